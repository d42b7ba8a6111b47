# SPDX-License-Identifier: GPL-3.0-or-later
"""Any document as plain text: for an e-mail, a form on a web site, a screen reader."""

from __future__ import annotations

import re

from w4r_i18n.model.document import Block, Piece
from w4r_i18n.model.inline import Code, Placeholder, Text
from w4r_i18n.render.page import UNTRANSLATED_END, UNTRANSLATED_START, Page

SUFFIX = ".txt"
FORMATS = frozenset({"markdown", "html", "plain"})
_LINK = re.compile(r"\]\(\s*<?([^\s<>()\"]+)|href\s*=\s*[\"']?([^\s\"'>]+)")


def render(page: Page) -> str:
    """Blocks with a blank line between, list items under one another, a link's address after its words."""
    lines: list[str] = []
    for notice in page.notices:
        lines += [f"[{notice}]", ""]
    number = 0
    blocks = page.document.blocks
    for at, block in enumerate(blocks):
        number = number + 1 if block.ordered else 0
        lines.append(_marker(block, number) + _words(page.document.text, block))
        if not (block.level and block.role != "heading" and _is_item(blocks, at + 1)):
            lines.append("")
    text = "\n".join(lines).rstrip() + "\n"
    return text.replace(UNTRANSLATED_START, "⟦").replace(UNTRANSLATED_END, "⟧")


def _is_item(blocks: tuple[Block, ...], at: int) -> bool:
    return at < len(blocks) and bool(blocks[at].level) and blocks[at].role not in {"heading", "title"}


def _marker(block: Block, number: int) -> str:
    if block.role in {"heading", "title"} or not block.level:
        return ""
    return "  " * (block.level - 1) + (f"{number}. " if block.ordered else "- ")


def _words(text: str, block: Block) -> str:
    out: list[str] = []
    for piece in block.pieces:
        if isinstance(piece.inline, Text):
            out.append(piece.inline.text)
        elif isinstance(piece.inline, Placeholder):
            out.append(str(piece.inline))
        else:
            out.append(_code(text, piece, piece.inline, block))
    return "".join(out).strip()


def _code(text: str, piece: Piece, code: Code, block: Block) -> str:
    spelling = text[piece.start : piece.end]
    if code.kind == "single":
        return "\n" if "\n" in spelling or spelling.lower().startswith("<br") else ""
    address = _address(text, block, code)
    return f" ({address})" if code.kind == "close" and address else ""


def _address(text: str, block: Block, code: Code) -> str:
    """Where a link leads: Markdown says it at its end, HTML at its beginning."""
    for piece in block.pieces:
        if isinstance(piece.inline, Code) and piece.inline.number == code.number:
            found = _LINK.search(text[piece.start : piece.end])
            if found and (found[1] or found[2]).lower().startswith(("http://", "https://", "mailto:")):
                return found[1] or found[2]
    return ""
