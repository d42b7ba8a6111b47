# SPDX-License-Identifier: GPL-3.0-or-later
"""Clean blocks as `communique.md`: front matter, and directives for roles that Markdown can't show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from w4r_i18n.ingest.page import Run, Runs
from w4r_i18n.ingest.roles import Role

_SPECIAL = re.compile(r"[\\`*_\[\]<>{}|~]|&(?=#?\w{1,31};)|!(?=\[)")
_LINE_START = re.compile(r"(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|=+\s*$|-{2,}\s*$|\+{3}|:)")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SAID = frozenset(
    {
        "standfirst",
        "quote",
        "pull-quote",
        "attribution",
        "caption",
        "note",
        "address",
        "contact",
        "dateline",
        "salutation",
        "deadline",
        "closing",
    },
)
_UNSAFE_IN_DIRECTIVE = re.compile(r"[\"<>\n\r]|--")


def to_markdown(blocks: Sequence[Role], *, language: str, published: str) -> str:
    """The document. The title and the first region label are front matter, all else is body in order."""
    title = next((block for block in blocks if block.role == "title"), None)
    label = _front_label(blocks, title)
    body = [block for block in blocks if block is not title and block is not label]
    front = _front(_plain(title), _plain(label).rstrip(".: \u00a0\u202f"), language, published)
    return front + "".join(_separated(body))


def _front_label(blocks: Sequence[Role], title: Role | None) -> Role | None:
    """The label that stands above the title."""
    first = blocks[0] if blocks else None
    return first if first is not None and title is not None and first.role == "dateline" else None


def _plain(block: Role | None) -> str:
    return " ".join(block.text.split("\n")).strip() if block is not None else ""


def _front(title: str, dateline: str, language: str, published: str) -> str:
    fields = {
        "title": title,
        "dateline": dateline,
        "language": language,
        "published": published,
        "kind": "communique",
    }
    lines = [f"{key} = {_toml(value)}" for key, value in fields.items() if value]
    return "\n".join(["+++", *lines, "+++", ""])


def _toml(text: str) -> str:
    """A basic string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'


def _separated(blocks: Sequence[Role]) -> list[str]:
    """Blocks with one blank line before each, save between the items of one list."""
    parts: list[str] = []
    number = 0
    for above, block in zip([None, *blocks], blocks, strict=False):
        joined = above is not None and above.role == block.role == "item" and above.ordered == block.ordered
        number = number + 1 if joined and above is not None and above.level == block.level else 1
        parts.append(("" if joined else "\n") + _block(block, number) + "\n")
    return parts


def _block(block: Role, number: int) -> str:
    text = inline(block.runs)
    if block.role == "heading":
        return f"{'#' * min(max(block.level, 2), 6)} {_one_line(text)}"
    if block.role == "item":
        mark = f"{number}." if block.ordered else "-"
        indent = "   " * (max(block.level, 1) - 1)
        return f"{indent}{mark} {_one_line(text)}"
    said = _directive(block)
    return said + _at_line_start(text)


def _directive(block: Role) -> str:
    """A role that Markdown does not show, and who speaks, on the line before the block."""
    words = [f"role={block.role}"] if block.role in _SAID else []
    if block.speaker and not _UNSAFE_IN_DIRECTIVE.search(block.speaker):
        words.append(f'speaker="{block.speaker}"')
    return f"<!-- w4r: {' '.join(words)} -->\n" if words else ""


def _one_line(text: str) -> str:
    return " ".join(text.replace("\\\n", " ").split("\n"))


def inline(runs: Runs) -> str:
    r"""Runs as Markdown: `**bold**`, `*italic*`, `[text](url)`, `\` before a line break; all else escaped."""
    merged = _merged(runs)
    text = "".join(_run(run) for run in merged).strip(" \n")
    return text.replace("\n", "\\\n")


def _merged(runs: Runs) -> list[Run]:
    """Neighbours of one look joined, so that no `****` appears."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last is not None and (last.strong, last.emphasis, last.href) == (
            run.strong,
            run.emphasis,
            run.href,
        ):
            out[-1] = Run(last.text + run.text, run.strong, run.emphasis, run.href)
        else:
            out.append(run)
    return out


def _run(run: Run) -> str:
    text = escape(run.text)
    bare = text.strip(" \u00a0\u202f\n")
    if not bare:
        return text
    start, end = text.index(bare), text.index(bare) + len(bare)
    mark = ("**" if run.strong else "") + ("*" if run.emphasis else "")
    shown = f"{mark}{bare}{mark[::-1]}"
    if run.href and run.href != "#":
        shown = f"[{shown}]({run.href.replace('(', '%28').replace(')', '%29')})"
    return text[:start] + shown + text[end:]


def escape(text: str) -> str:
    """Plain text that Markdown reads back as itself, within a line."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _at_line_start(text: str) -> str:
    """Each line safe from being read as a heading, a list or a rule."""
    return "\n".join(_safe_start(line) for line in text.split("\n"))


def _safe_start(line: str) -> str:
    numbered = _NUMBER_START.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[len(numbered[1]) :]}"
    return f"\\{line}" if _LINE_START.match(line) else line
