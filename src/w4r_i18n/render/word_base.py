# SPDX-License-Identifier: GPL-3.0-or-later
"""The empty Word file that letters are written into: styles, fonts and languages of a locale, its paper."""

# ruff: noqa: SLF001  # python-docx shows the elements under its objects by these names
from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from w4r_i18n.model.locale import Locale
from w4r_i18n.render.scripts import word_fonts
from w4r_i18n.render.word_styles import SETTINGS, STYLES

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Twentieths of a point."""
ASIAN = frozenset({"Jpan", "Hans", "Hant", "Kore"})
_MARGINS = {"top": 1021, "bottom": 907, "left": 1247, "right": 1247}
_TWIP = 635
"""English Metric Units."""
_KEPT = frozenset({"styles", "settings"})
"""Of what python-docx's own template refers to; its thumbnail, theme and 160 styles are no letter's."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The three that Word keeps for one run of text."""

    latin: str
    asian: str
    complex: str


@lru_cache(maxsize=64)
def base(locale: Locale, size: float, paper: str, *, turned: bool = False) -> bytes:
    """Without a paragraph, an author or a date."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    _emptied(document)
    for part, text in ((document.styles, _styles(locale, size)), (document.settings, SETTINGS)):
        own = part.element
        own[:] = list(parse_xml(text.encode()))
    _laid(document.sections[0], locale, paper, turned=turned)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _emptied(document: Any) -> None:
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind not in _KEPT | {"officeDocument", "core-properties"}:
                del part.rels[key]
    document.core_properties._element[:] = []


def _laid(section: Any, locale: Locale, paper: str, *, turned: bool) -> None:
    from docx.oxml import OxmlElement

    section._sectPr.attrib.clear()
    width, height = PAPERS[paper]
    section.page_width, section.page_height = (
        side * _TWIP for side in ((height, width) if turned else (width, height))
    )
    if turned:
        section.orientation = 1
    for side, twips in _MARGINS.items():
        setattr(section, f"{side}_margin", twips * _TWIP)
    for name in ("cols", "docGrid"):
        for each in section._sectPr.xpath(f"./w:{name}"):
            section._sectPr.remove(each)
    if locale.direction == "rtl":
        section._sectPr.append(OxmlElement("w:bidi"))


def _styles(locale: Locale, size: float) -> str:
    fonts, spoken = word_fonts(locale), languages(locale)
    return STYLES.format(
        latin=fonts.latin, asian=fonts.asian, complex=fonts.complex,
        size=round(size * 2), small=round(size * 2 - 3),
        language=spoken.latin, asian_language=spoken.asian, complex_language=spoken.complex,
    )  # fmt: skip


def languages(locale: Locale) -> Languages:
    is_rtl, is_asian = locale.direction == "rtl", locale.script in ASIAN
    tag = _word_language(locale.cldr)
    return Languages(
        "en-GB" if is_rtl or is_asian else tag,
        tag if is_asian else "zh-CN",
        tag if is_rtl else "ar-SA" if locale.script in {"Latn", "Cyrl", "Grek"} else tag,
    )


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
