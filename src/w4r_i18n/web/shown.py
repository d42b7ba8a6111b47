# SPDX-License-Identifier: GPL-3.0-or-later
"""How things are shown on every page: languages by their names, sources with their tags and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urlencode

from w4r_i18n.flow.desk_queue import Risk, Wanted
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.term import Occurrence
from w4r_i18n.project.layout import Domain

_SIGN = re.compile(r"</?g[0-9]+>|<x[0-9]+/>|\{[a-z][a-z0-9_]*\}")

STATES: Mapping[State, str] = {
    State.EMPTY: "empty",
    State.STALE: "stale",
    State.DRAFT: "draft",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.APPROVED: "approved",
}
"""Words of the interface, and classes of its style."""
RISKS: Mapping[Risk, str] = {
    Risk.CRITICAL: "Critical",
    Risk.DRAFT: "Drafts",
    Risk.STALE: "Stale",
    Risk.WARNING: "Warnings",
    Risk.EMPTY: "Empty",
    Risk.TRANSLATED: "To review",
    Risk.REVIEWED: "To approve",
    Risk.APPROVED: "Approved",
}


REGISTERS = ("public", "authority", "solidarity")
"""How a text's reader is addressed."""
LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "remark"}
"""Of findings, by the names of severities."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source."""

    kind: Literal["text", "sign", "term"]
    """`sign`: a tag or placeholder; `term`: an agreed word or name."""
    text: str
    said: str = ""
    """Of a term: what the language calls it."""


def parts(text: str, terms: Sequence[Occurrence] = ()) -> tuple[Part, ...]:
    """The text in stretches; joined, they are the text."""
    found: list[Part] = []
    at = 0
    for term in terms:
        found += _signs(text[at : term.start])
        found.append(Part("term", text[term.start : term.end], " · ".join(term.wording.targets[:3])))
        at = term.end
    return (*found, *_signs(text[at:]))


def _signs(text: str) -> Iterator[Part]:
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() > at:
            yield Part("text", text[at : sign.start()])
        yield Part("sign", sign[0])
        at = sign.end()
    if at < len(text):
        yield Part("text", text[at:])


@lru_cache(maxsize=1024)
def language_name(target: Locale, interface: str) -> str:
    """`espagnol`, as the interface's language says; the tag where nobody knows a name."""
    from babel import Locale as Cldr
    from babel import UnknownLocaleError

    try:
        return str(Cldr.parse(target.cldr).get_display_name(interface) or target.tag)
    except (UnknownLocaleError, ValueError):
        return target.tag


@lru_cache(maxsize=1024)
def own_name(target: Locale) -> str:
    """`español`: what its readers call it."""
    return language_name(target, target.cldr.partition("_")[0])


def text_path(target: Locale, domain: Domain, name: str, wanted: Wanted | None = None) -> str:
    """The address of a text, in the queue that somebody works through."""
    return f"/{quote(target.tag)}/{quote(domain.name)}/{quote(name)}{query_of(wanted)}"


def queue_path(target: Locale, wanted: Wanted | None = None, *, page: int = 1) -> str:
    return f"/{quote(target.tag)}{query_of(wanted, page=page)}"


def query_of(wanted: Wanted | None, *, page: int = 1) -> str:
    """What `wanted_of` reads; "" for everything."""
    if wanted is None:
        return ""
    pairs = [("domain", wanted.domain), ("q", wanted.words), ("asked", "1" if wanted.asked else "")]
    pairs += [("others", "1" if wanted.not_by else ""), ("page", str(page) if page > 1 else "")]
    pairs += [("risk", risk.name.lower()) for risk in sorted(wanted.risks)]
    found = urlencode([(name, value) for name, value in pairs if value])
    return f"?{found}" if found else ""


def wanted_of(query: Mapping[str, str], risks: Sequence[str], who: str) -> Wanted:
    """Which texts an address asks for; what it says and nobody knows is passed over."""
    known = {risk.name.lower(): risk for risk in Risk}
    return Wanted(
        domain=query.get("domain", "")[:80],
        risks=frozenset(known[name] for name in risks if name in known),
        words=query.get("q", "")[:200],
        not_by=who if query.get("others") else "",
        asked=bool(query.get("asked")),
    )
