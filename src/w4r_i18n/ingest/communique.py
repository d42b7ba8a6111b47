# SPDX-License-Identifier: GPL-3.0-or-later
"""A dirty page to a clean document with a report of every cut; pure: bytes and a day in, values out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from w4r_i18n.ingest.clean import Cleaned, Cut, clean
from w4r_i18n.ingest.detect import decode, detect
from w4r_i18n.ingest.page import Page, PageFormat
from w4r_i18n.ingest.pages import docx, html, markdown, plain
from w4r_i18n.ingest.roles import Role, assign
from w4r_i18n.ingest.signs import dates, is_final, word_count
from w4r_i18n.ingest.to_markdown import to_markdown
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.locale import is_locale

SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one page became."""

    document: str
    """The text of `communique.md`."""
    blocks: tuple[Role, ...]
    cuts: tuple[Cut, ...]
    slug: str
    """A proposal, from the title."""
    year: int
    """Of `published`, else of a date on the page, else today's."""
    published: str
    """ISO date as the page gives it, or empty."""
    language: str
    format: PageFormat
    suffix: str
    """For `original.<suffix>`."""
    diagnostics: tuple[Diagnostic, ...]


def ingest(data: bytes, *, path: str, keep: Collection[int] = (), today: str) -> Ingested:
    """Read, clean and classify a page. Every visible word of it is in a block or in a cut.

    `keep` holds numbers of cuts to take back; `today` is an ISO date. Raises InputError for what is no such
    page or passes a bound, ConfigError for a number in `keep` that no cut has.
    """
    page = read_page(data, path=path)
    cleaned = clean(page, keep=keep)
    blocks = assign(cleaned.page)
    published = page.published or _published(cleaned)
    language = page.language if is_locale(page.language or "?") else "fr"
    title = next((block.text for block in blocks if block.role == "title"), "")
    doubts = (*page.diagnostics, *_doubts(blocks, path, language))
    return Ingested(
        document=to_markdown(blocks, language=language, published=published),
        blocks=blocks,
        cuts=cleaned.cuts,
        slug=slug_of(title or PurePosixPath(path).stem),
        year=_year(published, page, today),
        published=published,
        language=language,
        format=page.format,
        suffix={"plain": "txt", "markdown": "md", "html": "html", "docx": "docx"}[page.format],
        diagnostics=doubts,
    )


def read_page(data: bytes, *, path: str) -> Page:
    """The page as its reader sees it, uncleaned."""
    form = detect(data, path=path)
    if form == "docx":
        return docx.read(data, path=path)
    text, found = decode(data, path=path)
    page = {"plain": plain.read, "markdown": markdown.read, "html": html.read}[form](text, path=path)
    return replace(page, diagnostics=(*found, *page.diagnostics))


def slug_of(title: str) -> str:
    """`[a-z0-9][a-z0-9-]{0,59}` from a title, cut between words."""
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "communique"


def _published(cleaned: Cleaned) -> str:
    """The first full date among the lines that give the page's metadata."""
    texts = [cut.text for cut in cleaned.cuts if cut.cleaner in {"metadata", "before_title", "markup"}]
    days = (day for text in texts if word_count(text) <= 20 for day in dates(text))
    return next((day for day in days if len(day) == 10), "")


def _year(published: str, page: Page, today: str) -> int:
    """Of a date that is not in the future; full dates and `février 2025` alike, the latest of them."""
    if published:
        return int(published[:4])
    given = [date for chunk in page.chunks for date in dates(chunk.text) if date <= today]
    return int(max(given, default=today)[:4])


def _doubts(blocks: tuple[Role, ...], path: str, language: str) -> list[Diagnostic]:
    """What a person should look at: no title, another language, a paragraph without an end."""
    found = [
        _warning("unfinished", "a paragraph ends without a full stop", path, block.line)
        for block in blocks
        if block.role == "paragraph" and _is_unfinished(block.text.rstrip())
    ]
    if not any(block.role == "title" for block in blocks):
        found.append(
            _warning("title", "no title was recognised", path, 1, 'write title = "…" in the front matter')
        )
    if language.partition("-")[0] != "fr":
        found.append(_warning("language", f"the page says it is in '{language}'; French was wanted", path, 1))
    if not any(block.role in {"paragraph", "standfirst", "quote", "item"} for block in blocks):
        found.append(
            _warning("empty", "no text is left after cleaning", path, 1, "take cuts back with --keep")
        )
    return found


def _is_unfinished(text: str) -> bool:
    return word_count(text) > 12 and text[-1:] not in ":;," and not is_final(text)


def _warning(check: str, message: str, path: str, line: int, hint: str = "") -> Diagnostic:
    return Diagnostic(check, Severity.WARNING, message, Place(path, line), hint)
