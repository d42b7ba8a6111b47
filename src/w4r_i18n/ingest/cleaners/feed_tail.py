# SPDX-License-Identifier: GPL-3.0-or-later
"""What feed software adds: `The post … appeared first on …`, and whatever of other articles follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page
from w4r_i18n.ingest.signs import level

TAIL = re.compile(
    r"(?:th(?:e|is) (?:post|article|entry|story)|cet article|cette entrée|l[’']article|ce billet"
    r"|le billet|l[’']entrée|le post)\s"
    r"(?P<title>.{0,400}?)\s?(?:(?:first )?appeared first on|appeared on|was first published on"
    r"|est apparue? en premier sur"
    r"|est (?:ap)?parue? d[’']abord sur|est apparue? sur|a été publiée? (?:initialement|d[’']abord) sur"
    r"|a d[’']abord été publiée? sur|a été publiée? "
    r"en premier sur"
    r"|est paru en premier sur|first appeared on)\s.{1,160}",
    re.IGNORECASE,
)


def title_in(text: str) -> str:
    """The article's title as the tail repeats it; "" where the line is no tail."""
    found = TAIL.fullmatch(text.strip()) if len(text) < 700 else None
    return found["title"].strip(' «»"“”\u00a0\u202f') if found else ""


def is_tail(text: str) -> bool:
    return len(text) < 700 and bool(TAIL.fullmatch(text.strip()))


def clean(page: Page) -> Iterator[Finding]:
    """The tail; after the page's own tail nothing belongs to the article any more.

    A dump of several feeds has several: the one that names a line of this page as its title is this page's.
    """
    tails = [chunk for chunk in page.chunks if is_tail(chunk.text)]
    for tail in tails:
        yield Finding(tail.at, "feed tail")
    shown = {level(chunk.text) for chunk in page.chunks if not is_tail(chunk.text)}
    own = next((tail for tail in tails if level(title_in(tail.text)) in shown), None)
    if own is not None:
        for chunk in page.chunks:
            if chunk.at > own.at and not is_tail(chunk.text):
                yield Finding(chunk.at, "stands after the end of the article")
