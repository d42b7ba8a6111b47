# SPDX-License-Identifier: GPL-3.0-or-later
"""Cleaners in their order, each on what the one before it left; every cut numbered and reversible."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from w4r_i18n.ingest import cleaners
from w4r_i18n.ingest.landmarks import with_feed_titles
from w4r_i18n.ingest.page import Chunk, Cleaner, Finding, Page
from w4r_i18n.model.errors import ConfigError

ORDER = (
    "invisible",
    "mojibake",
    "entities",
    "markup",
    "fields",
    "comments",
    "boilerplate",
    "contacts",
    "media",
    "metadata",
    "furniture",
    "before_title",
    "teasers",
    "feed_tail",
    "repeats",
    "pull_quotes",
    "emails",
    "truncated",
    "signature",
    "about",
    "leftovers",
)
"""Repairs, then what is no part of the article, then what repeats it, then what is damaged.

Any other file in the folder runs after these, by name: adding one needs no change here.
"""


@dataclass(frozen=True, slots=True)
class Cut:
    """One line of the report (FORMATS 9)."""

    n: int
    """From 1, in the order of the page; `--keep n` takes this cut back and renumbers nothing."""
    line: int
    reason: str
    text: str
    """What was taken; for a repair, what stood there."""
    at: int
    """The chunk."""
    cleaner: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    page: Page
    """What is left, with the cuts taken back that were to be kept."""
    cuts: tuple[Cut, ...]
    """Without those taken back."""
    gone: tuple[Chunk, ...]
    """The chunks that were cut whole, as they last stood."""


def clean(page: Page, *, keep: Collection[int] = ()) -> Cleaned:
    """Run every cleaner. Numbers follow from the page alone, so `keep` never shifts them.

    Raises ConfigError for a number in `keep` that no cut has.
    """
    page = with_feed_titles(page)
    made = [
        _Made(Finding(at, reason, lambda runs: runs, text), "reader") for at, reason, text in page.repaired
    ]
    current = page
    for name in order():
        findings = _first_cut_each(cleaner(name).clean(current))
        before = {chunk.at: chunk for chunk in current.chunks}
        made += [_Made(finding, name, before[finding.at]) for finding in findings]
        current = current.after(findings)
    numbered = _numbered(page, made)
    _must_exist(keep, len(numbered))
    carried_out = [found for number, found, _ in numbered if number not in keep]
    left = page.after(
        [found.finding for found in sorted(carried_out, key=lambda found: order_of(found.cleaner))]
    )
    kept_at = {chunk.at for chunk in left.chunks}
    gone = tuple(
        found.chunk for found in carried_out if found.chunk is not None and found.chunk.at not in kept_at
    )
    return Cleaned(left, tuple(cut for number, _, cut in numbered if number not in keep), gone)


@lru_cache(maxsize=1)
def order() -> tuple[str, ...]:
    """ORDER, then whatever else lies in the folder."""
    there = sorted(found.name for found in pkgutil.iter_modules(cleaners.__path__) if found.name[0] != "_")
    return (*(name for name in ORDER if name in there), *(name for name in there if name not in ORDER))


def order_of(name: str) -> int:
    """A cleaner's turn; what a reader mended comes before them all."""
    return order().index(name) if name in order() else -1


def cleaner(name: str) -> Cleaner:
    """The cleaner of that name, from the folder."""
    module: Cleaner = importlib.import_module(f"{cleaners.__name__}.{name}")
    return module


@dataclass(frozen=True, slots=True)
class _Made:
    finding: Finding
    cleaner: str
    chunk: Chunk | None = None


def _first_cut_each(findings: Iterable[Finding]) -> list[Finding]:
    """One whole cut a chunk is enough; changes may be several."""
    cut: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        if finding.at not in cut:
            kept.append(finding)
        if finding.change is None:
            cut.add(finding.at)
    return kept


def _numbered(page: Page, made: list[_Made]) -> list[tuple[int, _Made, Cut]]:
    texts = {chunk.at: chunk for chunk in page.chunks}
    in_order = sorted(made, key=lambda found: (found.finding.at, order_of(found.cleaner)))
    numbered = []
    for number, found in enumerate(in_order, 1):
        finding = found.finding
        stood = found.chunk or texts[finding.at]
        cut = Cut(number, stood.line, finding.reason, finding.text or stood.text, finding.at, found.cleaner)
        numbered.append((number, found, cut))
    return numbered


def _must_exist(keep: Collection[int], highest: int) -> None:
    unknown = sorted(number for number in keep if not 1 <= number <= highest)
    if unknown:
        raise ConfigError(f"there is no cut {unknown[0]} to keep", hint=f"cuts are numbered 1 to {highest}")
