# SPDX-License-Identifier: GPL-3.0-or-later
"""What an HTML page says about itself: title, day of publication, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from w4r_i18n.ingest.signs import dates

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]', 'meta[name="dcterms.title"]')
_DAYS = (
    'meta[property="article:published_time"]', 'meta[name="date"]', 'meta[name="dcterms.date"]',
    'meta[name="DC.date"]', 'meta[itemprop="datePublished"]', 'meta[name="publish-date"]',
)  # fmt: skip
_LINKED_DATA_DAY = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"((?:19|20)\d\d-\d\d-\d\d)')
_SITE_SUFFIX = re.compile(r"[ \u00a0](?:[|–—•·»]|-)[ \u00a0]")


class About(NamedTuple):
    titles: tuple[str, ...] = ()
    published: str = ""
    language: str = ""


def about(root: LexborNode | None) -> About:
    """From <head>, linked data and <time>; every value checked for its form, none followed."""
    if root is None:
        return About()
    titles = [found for query in _TITLES if (found := _content(root, query))]
    shown = root.css_first("head title")
    if shown is not None:
        titles += _without_site(" ".join(shown.text(deep=True).split()))
    return About(tuple(dict.fromkeys(title for title in titles if title)), _published(root), _language(root))


def _content(root: LexborNode, query: str) -> str:
    found = root.css_first(query)
    return " ".join((found.attributes.get("content") or "").split())[:500] if found is not None else ""


def _published(root: LexborNode) -> str:
    for query in _DAYS:
        days = [day for day in dates(_content(root, query).replace("T", " ")) if len(day) == 10]
        if days:
            return days[0]
    for script in root.css('script[type="application/ld+json"]'):
        found = _LINKED_DATA_DAY.search(script.text(deep=True)[:200_000])
        if found:
            return found[1]
    stamps = root.css("main time[datetime], article time[datetime], header time[datetime]")
    found_days = [day for stamp in stamps[:1] for day in dates((stamp.attributes.get("datetime") or "")[:10])]
    return next((day for day in found_days if len(day) == 10), "")


def _language(root: LexborNode) -> str:
    html = root if root.tag == "html" else root.css_first("html")
    declared = (html.attributes.get("lang") or "") if html is not None else ""
    return declared if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", declared) else ""


def _without_site(title: str) -> list[str]:
    """The title, and the title less its last part: `Titre - Site` or `Titre | Site`."""
    parts = _SITE_SUFFIX.split(title[:500])
    if len(parts) < 2:
        return [title[:500]]
    cut = title[: max(m.start() for m in _SITE_SUFFIX.finditer(title[:500]))]
    return [cut.strip(), parts[0].strip(), title[:500]]
