# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001  # a script beside the page that it writes
"""Writes checks.md from what each check says of itself: `python docs/reference/make_checks.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import cast

from w4r_i18n import registry
from w4r_i18n.check.reading import READING
from w4r_i18n.check.run import Rule
from w4r_i18n.model.ports import Scope

HEAD = """\
# Checks

`w4r check` and `w4r run` ask each of these about each text. An **error** keeps the entry out of what is
compiled and makes `w4r check` exit 1; a **warning** does so with `--fail-on warning`; a **note** is shown
with `--all` and in JSON. In an entry that is still fuzzy, what compares source and translation is a warning
at most: nothing compiles such an entry.

Beside these, readers report what they could not read: [at the end](#what-readers-report).

This page is written by `docs/reference/make_checks.py` from the checks themselves.
"""
READERS = """\
## What readers report

A fault of the file refuses the whole file (exit 3, [PO files](po-files.md#faults)); the others are told
beside what the checks find. `w4r explain` knows these names too.
"""
LEVELS = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
ASKED: dict[Scope, str] = {
    "pair": "each translation beside its source",
    "text": "each string by itself",
    "source": "each paragraph of a French source",
    "header": "the header",
    "tracked": "the header of a file that the project keeps",
    "empty": "texts without a translation, where states are known",
    "draft": "drafts, where states are known",
    "stale": "stale texts, where states are known",
    "translated": "texts that are translated and not approved, where states are known",
}


def page(rules: Sequence[object]) -> str:
    """The whole page, by name."""
    known = sorted((cast(Rule, rule) for rule in rules), key=lambda rule: rule.NAME)
    return "\n".join([HEAD, *map(_section, known), READERS, *map(_fault, sorted(READING))])


def _fault(name: str) -> str:
    return fill(f"**{name}**: {_shown(READING[name])}", 110, break_long_words=False) + "\n"


def _section(rule: Rule) -> str:
    level = LEVELS[rule.SEVERITY.name]
    return f"## {rule.NAME}\n\n*{level}; asked about {ASKED[rule.SCOPE]}*\n\n{_shown(rule.DOC)}\n"


def _shown(doc: str) -> str:
    """As Markdown that shows each character as it stands; what is between backticks stays code."""
    parts = doc.strip().split("`")
    even = ["".join(f"\\{char}" if char in "\\<>*_{}[]#" else char for char in part) for part in parts[::2]]
    return "".join(f"{text}`{code}`" for text, code in zip(even, parts[1::2], strict=False)) + even[-1]


if __name__ == "__main__":
    rules = [registry.find("check", name) for name in registry.names("check")]
    Path(__file__).with_name("checks.md").write_text(page(rules), encoding="utf-8")
