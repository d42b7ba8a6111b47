# SPDX-License-Identifier: GPL-3.0-or-later
"""WordprocessingML for letters: paragraphs and runs in their scripts and directions, and the package around.

Elements stand in the order that ECMA-376 part 1 wants: Word takes another one for a damaged file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from xml.sax.saxutils import escape, quoteattr

from w4r_i18n.model.letter import Letter, Span
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.plain import bracketed, is_together, marker
from w4r_i18n.render.scripts import word_fonts
from w4r_i18n.render.sheet import Block, Line, clean, direction, link_apart
from w4r_i18n.render.word_parts import (
    CONTENT_TYPES,
    CORE,
    DOCUMENT,
    LINK,
    RELATIONS,
    RELATIONSHIPS,
    SETTINGS,
    STYLES,
)
from w4r_i18n.text.zips import zipped

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Twentieths of a point."""
_ASIAN = frozenset({"Jpan", "Hans", "Hant", "Kore"})
_STYLE_OF = {
    "notice": "Notice", "place_date": "PlaceDate", "recipient": "Address", "email": "Address",
    "subject": "Subject", "heading": "Subject", "demand": "Demand", "item": "Demand", "quote": "Quotation",
    "closing": "Closing", "signature": "Signature", "copies_label": "Copy", "copy": "Copy", "foot": "Foot",
}  # fmt: skip
_ADDRESSES = frozenset({"recipient", "email", "copy"})


def package(letter: Letter, blocks: tuple[Block, ...], size: float) -> bytes:
    """A DOCX: nobody's name and no date in it, the same bytes for the same letter.

    Nothing is compressed: how a byte is packed depends on the library's version, and a letter has 20 kB.
    """
    links = {link: f"rId{number}" for number, link in enumerate(_links(blocks), 3)}
    paragraphs = "".join(
        _paragraphs(block, letter.locale, links, closed=not (after and is_together(block, after)))
        for block, after in zip_longest(blocks, blocks[1:])
    )
    width, height = PAPERS[letter.paper]
    is_rtl = letter.locale.direction == "rtl"
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": CORE.format(title=escape(clean(letter.title)), language=letter.locale.tag),
        "word/document.xml": DOCUMENT.format(
            paragraphs=paragraphs, width=width, height=height, bidi="<w:bidi/>" * is_rtl
        ),
        "word/_rels/document.xml.rels": RELATIONSHIPS.format(
            links="".join(LINK.format(id=number, target=quoteattr(link)) for link, number in links.items())
        ),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": _styles(letter.locale, size),
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def _links(blocks: tuple[Block, ...]) -> Iterator[str]:
    yield from dict.fromkeys(
        span.link for block in blocks for line in block.lines for span in line if span.link
    )


def _paragraphs(block: Block, locale: Locale, links: Mapping[str, str], *, closed: bool) -> str:
    """An address is a paragraph a line, each of its own direction; all else is one paragraph.

    `closed`: room follows.
    """
    if block.role not in _ADDRESSES:
        runs = "<w:r><w:br/></w:r>".join(_runs(line, locale, links) for line in block.lines)
        number = _run(f"{marker(block)}\t", locale) if block.role in {"demand", "item"} else ""
        return _paragraph(_STYLE_OF.get(block.role, "Normal"), locale.direction, number + runs)
    made = []
    for at, line in enumerate(block.lines):
        way = direction("".join(span.text for span in line), locale.direction)
        # `right` is the side where a line ends: an address from elsewhere stands where the letter begins.
        turned = way != locale.direction
        is_last = closed and at == len(block.lines) - 1
        made.append(
            _paragraph(_STYLE_OF[block.role], way, _runs(line, locale, links), turned=turned, last=is_last)
        )
    return "".join(made)


def _paragraph(style: str, way: str, runs: str, *, turned: bool = False, last: bool = False) -> str:
    bidi = "<w:bidi/>" if way == "rtl" else '<w:bidi w:val="0"/>' * turned
    space = '<w:spacing w:after="160"/>' * last
    side = '<w:jc w:val="right"/>' * turned
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{space}{side}</w:pPr>{runs}</w:p>'


def _runs(line: Line, locale: Locale, links: Mapping[str, str]) -> str:
    return "".join(_linked(span, locale, links) for span in line)


def _linked(span: Span, locale: Locale, links: Mapping[str, str]) -> str:
    if span.field:
        return _control(span, locale)
    run = _run(span.text, locale, _looks(span, locale))
    if not span.link:
        return run
    apart = link_apart(span)
    after = _run(f" ({apart})", locale) if apart else ""
    return f'<w:hyperlink r:id="{links[span.link]}">{run}</w:hyperlink>{after}'


def _looks(span: Span, locale: Locale) -> str:
    """Runs keep their own direction; an address is checked by no speller and corrected by nobody."""
    way = direction(span.text, locale.direction) if span.isolated else locale.direction
    bold, italic = "<w:b/><w:bCs/>" * span.bold, "<w:i/><w:iCs/>" * span.italic
    hint = '<w:rFonts w:hint="eastAsia"/>' * (locale.script in _ASIAN and not span.isolated)
    return f"{hint}{bold}{italic}{'<w:noProof/>' * span.isolated}{'<w:rtl/>' * (way == 'rtl')}"


def _run(text: str, locale: Locale, looks: str | None = None) -> str:
    looks = _looks(Span(text), locale) if looks is None else looks
    lead = "<w:tab/>" if text.endswith("\t") else ""
    words = escape(text.rstrip("\t") if lead else text)
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t>{lead}</w:r>'


def _control(span: Span, locale: Locale) -> str:
    """What the writer fills in: a click takes all of it, and the first letter typed takes its place."""
    words = bracketed(span.text)
    name = quoteattr(words[1:-1][:64])
    style = '<w:rStyle w:val="PlaceholderText"/>'
    run = _run(words, locale, style + _looks(span, locale))
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={name}/><w:tag w:val={quoteattr(span.field[:64])}/>"
        f"<w:temporary/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    )


def _styles(locale: Locale, size: float) -> str:
    fonts = word_fonts(locale)
    is_rtl = locale.direction == "rtl"
    tag = _word_language(locale.cldr)
    return STYLES.format(
        latin=fonts.latin, asian=fonts.asian, complex=fonts.complex,
        size=round(size * 2), small=round(size * 2 - 3),
        language="en-GB" if is_rtl or locale.script in _ASIAN else tag,
        asian_language=tag if locale.script in _ASIAN else "zh-CN",
        complex_language=tag if is_rtl else "ar-SA" if locale.script in {"Latn", "Cyrl", "Grek"} else tag,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _word_language(cldr: str) -> str:
    """With a country, without which Word knows few languages: `fr-FR`, `zh-TW`."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = cldr.split("_")
    named = next((part for part in parts[1:] if len(part) == 2 and part.isupper()), "")
    found = likely.get(cldr) or likely.get("_".join(parts[:2])) or likely.get(parts[0], "")
    country = named or str(found).rpartition("_")[2]
    return f"{parts[0]}-{country}" if country else parts[0]
