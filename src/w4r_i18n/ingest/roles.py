# SPDX-License-Identifier: GPL-3.0-or-later
"""What each block that is left is for: title, standfirst, heading, quotation, item… and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from w4r_i18n.ingest.addresses import postal
from w4r_i18n.ingest.attributions import quoted_words
from w4r_i18n.ingest.genre import set_phrase
from w4r_i18n.ingest.landmarks import find_title, label_before
from w4r_i18n.ingest.page import Chunk, Page, Runs, without_span
from w4r_i18n.ingest.signs import attribution, has_contact, is_final, is_prose, level, word_count
from w4r_i18n.ingest.speakers import speakers
from w4r_i18n.text.regions import is_region, split_label

_BY_KIND = {"address": "address", "caption": "caption", "li": "item"}
_TEXT_ROLES = frozenset({"paragraph", "quote", "item"})
_OPENING = '«“"'
_HEADING_WORDS = 12
_CAPITALS_WORDS = 22
_LEAD_IN = re.compile(r"a (?:déclaré|réagi|commenté|affirmé|expliqué)\b.{0,40}[:»]?[ \u00a0]?:$")
_NOTE = re.compile(
    r"(?:notes?|complement d information|note aux redact\w+|notes aux redact\w+|nb|n b|rappel"
    r"|methodologie|remarque)(?: .{0,80})?"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\] \S|\*{1,3} ?\S|[¹²³⁴⁵⁶⁷⁸⁹] ?\S")
_QUOTED_HEADING = re.compile(r"«[^«».!?…]{3,80}»|“[^“”.!?…]{3,80}”")
_PLACE = r"[A-ZÀ-Ý][\w’'.-]{1,30}(?:[ /][A-ZÀ-Ý][\w’'.-]{1,30}){0,4}(?:, ?[A-ZÀ-Ý][\w’' -]{1,30})?"
_DAY = r"(?:\w{5,8} )?(?:le )?(?:\w{5,8} )?\d{1,2}(?:er)?(?: \w{3,9}\.?|[./]\d{1,2}[./])(?: ?(?:19|20)\d\d)?"
_AGENCY = r"\([A-Za-zÀ-ÿ][\w /-]{1,20}\)"
_CITY_DATELINE = re.compile(
    rf"(?:\({_PLACE}(?:,? {_DAY})?[^()]{{0,40}}\)[ \u00a0]?(?:[–—-]{{1,2}}|:)"
    rf"|{_PLACE},? {_DAY}(?: {_AGENCY})?[ \u00a0]?[–—:.-]{{1,2}}"
    rf"|{_PLACE} \({_DAY}\)[ \u00a0]?[–—:-]{{1,2}}"
    rf"|{_PLACE} {_AGENCY}[ \u00a0]?[–—:-]{{1,2}}"
    rf"|{_PLACE}[ \u00a0][–—](?=[ \u00a0][A-ZÀ-Ý«“\"]))[ \u00a0]{{0,2}}(?=\S)",
)
"""`(Genève, le 10 décembre 2025) –`, `PARIS, 3 mai 2025 (AFP) -`, `Dakar (APS) -`, `Cotonou —`."""


@dataclass(frozen=True, slots=True)
class Role:
    """A block with its role; `runs` are what stays of the chunk."""

    role: str
    runs: Runs
    line: int
    level: int = 0
    ordered: bool = False
    speaker: str = ""

    @property
    def text(self) -> str:
        """As a reader sees it; a line break shows as a blank in prose, as itself in an address."""
        return "".join(run.text for run in self.runs).strip()


def assign(page: Page) -> tuple[Role, ...]:
    """Every chunk of a cleaned page, once, in order; a title with a region label gives two blocks."""
    title = find_title(page)
    label = label_before(page, title) if title is not None else None
    body = [c for c in page.chunks if c is not title and c is not label]
    head = _head(title, label)
    below = _body(body, title)
    lines = (*head, *below)
    names = speakers([(block.role, block.text) for block in lines])
    return tuple(replace(block, speaker=name) for block, name in zip(lines, names, strict=True))


def _head(title: Chunk | None, label: Chunk | None) -> list[Role]:
    if title is None:
        return []
    if label is not None:
        return [Role("dateline", label.runs, label.line), Role("title", title.runs, title.line)]
    start, rest = split_label(title.text)
    opening = title.runs[0].text
    if not start and len(title.runs) > 1 and is_region(opening.strip(" :.\u00a0")):
        start, rest = opening, title.text[len(opening) :].strip()
    if not start:
        return [Role("title", title.runs, title.line)]
    cut = len(title.text) - len(title.text.rstrip()) + len(rest)
    at = len(title.text) - cut
    return [
        Role("dateline", without_span(title.runs, len(start), len(title.text)), title.line),
        Role("title", without_span(title.runs, 0, at), title.line),
    ]


def _body(chunks: list[Chunk], title: Chunk | None) -> list[Role]:
    blocks: list[Role] = []
    addresses = postal(chunks)
    open_quote = 0
    for index, chunk in enumerate(chunks):
        below = chunks[index + 1] if index + 1 < len(chunks) else None
        if below is not None and below.at in addresses:
            below = replace(below, kind="address")
        first = not any(block.role in _TEXT_ROLES for block in blocks)
        place, chunk_left = _city(chunk) if first else ((), chunk)
        blocks += [Role("dateline", place, chunk.line)] if place else []
        role = "address" if chunk.at in addresses else _role(chunk_left, below, blocks, title)
        if role == "paragraph" and open_quote:
            role = "quote"
        open_quote = (
            _still_open(chunk_left.text, open_quote, chunks[index + 1 : index + 7]) if role == "quote" else 0
        )
        size = chunk.heading if chunk.heading > 1 else 2
        blocks.append(
            Role(role, chunk_left.runs, chunk.line, size if role == "heading" else chunk.depth, chunk.ordered)
        )
    return blocks


def _city(chunk: Chunk) -> tuple[Runs, Chunk]:
    """`(Bamako) – Les autorités…`: the dateline, and the chunk without it."""
    found = _CITY_DATELINE.match(chunk.text) if chunk.kind == "p" else None
    if not found:
        return (), chunk
    place = without_span(chunk.runs, found.end(), len(chunk.text))
    return place, replace(chunk, runs=without_span(chunk.runs, 0, found.end()))


def _role(chunk: Chunk, below: Chunk | None, blocks: list[Role], title: Chunk | None) -> str:
    """By markup first, then by what stands around it, by the genre's set phrases, by looks."""
    text = chunk.text.strip()
    if chunk.kind in _BY_KIND:
        return _BY_KIND[chunk.kind]
    if title is not None and not blocks and is_region(text) and not chunk.heading:
        return "dateline"
    if chunk.heading and not any(b.role != "dateline" for b in blocks) and _is_lead(text):
        return "standfirst"
    if chunk.hint == "standfirst" and not any(block.role == "standfirst" for block in blocks):
        return "standfirst"
    if blocks and blocks[-1].role in {"pull-quote", "quote"} and attribution(text)[0]:
        return "attribution"
    if _is_office_line(text, blocks):
        return "attribution"
    if chunk.kind == "pull" or (below is not None and _is_named_below(chunk, below)):
        return "quote" if text[:1] in _OPENING and chunk.kind != "pull" else "pull-quote"
    return set_phrase(text, below.text if below else "") or _by_looks(chunk, below, blocks, title)


def _is_lead(text: str) -> bool:
    """A heading style right below the title around a whole sentence."""
    return word_count(text) >= 8 and is_final(text) and text[-1:] in ".»"


def _is_office_line(text: str, blocks: list[Role]) -> bool:
    """`Responsable du bureau Asie` under a speaker's name in a line of its own."""
    if [block.role for block in blocks[-2:]][1:] != ["attribution"] or "," in blocks[-1].text:
        return False
    if blocks[-2].role == "attribution":
        return False
    return (
        2 <= word_count(text) <= 14 and not is_final(text) and text[-1:] not in ":,;" and not text.isupper()
    )


def _by_looks(chunk: Chunk, below: Chunk | None, blocks: list[Role], title: Chunk | None) -> str:
    if _is_heading(chunk, below):
        return "heading"
    return "quote" if _is_quotation(chunk) else _plain_role(chunk, blocks, title)


def _is_named_below(chunk: Chunk, below: Chunk) -> bool:
    """A sentence with a speaker's line below it."""
    if below.kind in {"li", "address"} or below.heading or chunk.heading:
        return False
    return bool(attribution(below.text)[0]) and is_final(chunk.text) and word_count(chunk.text) >= 5


def _plain_role(chunk: Chunk, blocks: list[Role], title: Chunk | None) -> str:
    text = chunk.text.strip()
    if title is not None and not [b for b in blocks if b.role != "dateline"] and _is_standfirst(chunk):
        return "standfirst"
    if (
        chunk.kind == "aside"
        or _FOOTNOTE.match(text)
        or (_NOTE.fullmatch(level(text)[:100].partition(" : ")[0]) and not is_prose(text))
    ):
        return "note"
    if has_contact(text) and word_count(text) <= 20 and not is_final(text):
        return "contact"
    return "paragraph"


def _is_standfirst(chunk: Chunk) -> bool:
    """The first paragraph, unless it leads into a quotation."""
    return word_count(chunk.text) >= 8 and not _LEAD_IN.search(chunk.text[-120:])


def _is_heading(chunk: Chunk, below: Chunk | None) -> bool:
    text = chunk.text.strip()
    if chunk.heading:
        return word_count(text) <= 40
    if (
        below is None
        or chunk.kind != "p"
        or not text
        or has_contact(text)
        or chunk.hint == "cell"
        or "\n" in text
    ):
        return False
    if _QUOTED_HEADING.fullmatch(text):
        return word_count(text) <= 10 and is_prose(below.text)
    count, last = word_count(text), text[-1]
    if text.isupper() and 1 < count <= _CAPITALS_WORDS and last not in ",;:":
        return True
    if count > _HEADING_WORDS or text[0].islower() or last in ".,;!…»”" or text[0] in "«“(":
        return False
    if last == ":":
        return (chunk.strong and count <= 6) or is_region(text.rstrip(": \u00a0"))
    longer = word_count(below.text) > count or below.kind == "li"
    return longer or chunk.strong or below.text[:1] in "«“"


def _is_quotation(chunk: Chunk) -> bool:
    """At least half of it stands in quotation marks, or it opens with one (to be closed later)."""
    text = chunk.text.strip()
    quoted = quoted_words(text)
    if chunk.kind == "quote":
        return True
    return quoted * 2 >= word_count(text) > 0 or (quoted >= 4 and text[:1] in '«“"')


def _still_open(text: str, open_paragraphs: int, below: list[Chunk]) -> int:
    """Whether a quotation goes on into the next paragraph: opened, not closed, and closed within six."""
    opened, closed = text.count("«"), text.count("»")
    if open_paragraphs and closed <= opened and not opened:
        return open_paragraphs - 1
    if opened <= closed:
        return 0
    for distance, chunk in enumerate(below, 1):
        if "«" in chunk.text:
            return 0
        if "»" in chunk.text:
            return distance
    return 0
