# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of a letter as plain text: nothing is added for looks, no line is broken for width."""

from __future__ import annotations

from collections.abc import Iterable

from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Span
from w4r_i18n.render.sheet import Block, Line, link_apart

TOGETHER = frozenset({"demand", "item"})
"""Those of one list stand under one another."""


def plain(blocks: Iterable[Block]) -> str:
    """Blocks with a blank line between. Bold text is text: capitals would change names (i, ß, Arabic)."""
    out: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before and not is_together(before, block):
            out.append("")
        out.append(block_text(block))
        before = block
    return "\n".join(out)


def is_together(before: Block, block: Block) -> bool:
    """Whether nothing stands between two blocks: items of one list, a label and what it labels."""
    same_list = before.role in TOGETHER and before.role == block.role
    return same_list or (before.role, block.role) in {("copies_label", "copy"), ("recipient", "email")}


def block_text(block: Block) -> str:
    """Of notices in brackets, of lists with their numbers."""
    text = "\n".join(line_text(line) for line in block.lines)
    if block.role == "notice":
        return f"[{text}]"
    if block.role in TOGETHER:
        return f"{marker(block)} {text}"
    return text


def marker(block: Block) -> str:
    return f"{block.number}." if block.number else "-"


def line_text(line: Line) -> str:
    return "".join(span_text(span) for span in line)


def span_text(span: Span) -> str:
    """A link's address after its words; what the writer fills in, in brackets."""
    if span.field:
        return bracketed(span.text)
    apart = link_apart(span)
    return f"{span.text} ({apart})" if apart else span.text


def bracketed(text: str) -> str:
    """`[your name]`; a field without words is `[…]`."""
    text = text.strip()
    return text if text.startswith("[") and text.endswith("]") else f"[{text or '…'}]"


def refuse_template(template: bytes | None, channel: str) -> None:
    """Raises InputError: a section cannot have its own form of what has no looks."""
    if template is not None:
        raise InputError(f"channel {channel} takes no template", hint="html does")
