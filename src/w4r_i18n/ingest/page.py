# SPDX-License-Identifier: GPL-3.0-or-later
"""A dirty page as a value: the chunks that a page reader saw, and what a cleaner says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from w4r_i18n.model.diagnostic import Diagnostic

MAX_CHUNKS = 20_000
"""Of a page; more is no communiqué."""

PageFormat = Literal["plain", "markdown", "html", "docx"]
Kind = Literal["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "quote", "pull", "caption", "address", "aside"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    """http, https or mailto; readers drop every other link."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one block of the page shows: a line of plain text, a paragraph of HTML."""

    at: int
    """Its number on the page, from 0; stays when others are cut."""
    line: int
    """In the file, from 1; for a DOCX, the paragraph's number."""
    kind: Kind
    """As the markup says; plain text knows `p` and `li` only."""
    runs: Runs
    depth: int = 0
    """Of a list item, from 1."""
    ordered: bool = False
    furniture: str = ""
    """What the markup calls it when that is no text: navigation, footer, form…"""
    hint: Literal["", "title", "standfirst", "attribution", "metadata", "dateline", "cell"] = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def linked(self) -> float:
        """The share of the visible text that is link, 0 to 1."""
        whole = len(self.text.strip())
        return sum(len(run.text.strip()) for run in self.runs if run.href) / whole if whole else 0.0

    @property
    def strong(self) -> bool:
        return all(run.strong for run in self.runs if run.text.strip())

    @property
    def heading(self) -> int:
        """1 to 6 where the markup says heading, else 0."""
        return int(self.kind[1]) if self.kind[0] == "h" else 0


@dataclass(frozen=True, slots=True)
class Page:
    """Chunks in reading order, and what the page says about itself."""

    chunks: tuple[Chunk, ...]
    format: PageFormat
    path: str
    titles: tuple[str, ...] = ()
    """What the page elsewhere calls its title (og:title, <title>), best first."""
    published: str = ""
    """ISO date from metadata, or empty."""
    language: str = ""
    repaired: tuple[tuple[int, str, str], ...] = ()
    """(chunk, reason, what stood there): what a reader itself could mend, e.g. an encoded address."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def after(self, findings: Iterable[Finding]) -> Page:
        """The page as it is once these findings are carried out; `at` of what stays is unchanged."""
        by_chunk: dict[int, list[Finding]] = {}
        for finding in findings:
            by_chunk.setdefault(finding.at, []).append(finding)
        kept = (changed(chunk, by_chunk.get(chunk.at, ())) for chunk in self.chunks)
        return replace(self, chunks=tuple(chunk for chunk in kept if chunk is not None))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a cleaner takes away."""

    at: int
    """The chunk."""
    reason: str
    """For a person: what it is, in a few words."""
    change: Callable[[Runs], Runs] | None = None
    """None cuts the whole chunk; else the chunk's new runs from its old ones."""
    text: str = ""
    """What goes, where that is not the whole chunk."""


class Cleaner(Protocol):
    """`ingest/cleaners/<dirt>.py`: one kind of dirt. It sees the page as the cleaners before it left it."""

    def clean(self, page: Page) -> Iterator[Finding]:
        """Yield what is no part of the text, or can't go out as it is."""


def changed(chunk: Chunk, findings: Iterable[Finding]) -> Chunk | None:
    """The chunk after its findings, in order; None when one of them cuts it or nothing readable is left."""
    runs = chunk.runs
    for finding in findings:
        if finding.change is None:
            return None
        runs = finding.change(runs)
    if not any(run.text.strip() for run in runs):
        return None
    return chunk if runs == chunk.runs else replace(chunk, runs=runs)


def each_text(repair: Callable[[str], str]) -> Callable[[Runs], Runs]:
    """A change that treats every run's text by itself."""

    def change(runs: Runs) -> Runs:
        return tuple(replace(run, text=repair(run.text)) for run in runs)

    return change


def without_span(runs: Runs, start: int, end: int) -> Runs:
    """The runs without the characters start to end of their joined text."""
    kept: list[Run] = []
    offset = 0
    for run in runs:
        lower, upper = max(start - offset, 0), max(end - offset, 0)
        text = run.text[:lower] + run.text[upper:] if upper > lower else run.text
        if text:
            kept.append(replace(run, text=text))
        offset += len(run.text)
    return tuple(kept)
