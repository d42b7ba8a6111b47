# SPDX-License-Identifier: GPL-3.0-or-later
"""Which web addresses a translation changed, and which of those are the same site in another language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from w4r_i18n.check.seen import SOURCE_LANGUAGE, Pair, Side
from w4r_i18n.check.strings import difference
from w4r_i18n.text.tokens import Token

_LINK_LIKELY = re.compile(r"\.[A-Za-z]|://")
_IN_TAG = re.compile(r"(?:https?|ftps?)://[^\s<>\"']{1,2000}", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z]{2,5}://", re.IGNORECASE)
_PARTS = re.compile(r"[/._?=&-]")
_DIRECTIONS = "\u200e\u200f\u061c\u2069\u202c"
"""Marks that set an address off from right-to-left text around it."""
_WORLD = frozenset({"org", "int"})


@dataclass(frozen=True, slots=True)
class Changes:
    missing: tuple[str, ...] = ()
    """Of the source, and not in the translation."""
    extra: tuple[str, ...] = ()
    localised: tuple[tuple[str, str], ...] = ()
    """From and to: the same site, whose address names the language."""


def changed_links(pair: Pair) -> Changes:
    """What `compared` finds; asked by several rules, found once."""
    return pair.once(compared)


def compared(pair: Pair) -> Changes:
    """Compare the addresses of two texts."""
    if not any(_LINK_LIKELY.search(side.text) for side in (pair.source, pair.target)):
        return Changes()
    source, target, tag = pair.source.text, pair.target.text, pair.tag
    missing, extra = difference(_links(pair.source), _links(pair.target))
    missing = [one for one in missing if not _is_name(one) or one not in target]
    extra = [one for one in extra if not _is_name(one) or one not in source]
    localised = []
    for old in list(missing):
        new = next((one for one in extra if is_localised(old, one, tag)), None)
        if new is not None:
            missing.remove(old)
            extra.remove(new)
            if not _is_same_page(old, new, tag):
                localised.append((old, new))
    return Changes(tuple(missing), tuple(extra), tuple(localised))


def _links(side: Side) -> list[str]:
    """The addresses in the prose, and those inside tags: `<https://…>`, `<a href="https://…">`."""
    found = side.tokens
    in_prose = [_link(side.text, token) for token in found if token.kind == "url"]
    in_tags = [
        link.rstrip(".,;/") for token in found if token.kind == "tag" for link in _IN_TAG.findall(token.text)
    ]
    return in_prose + in_tags


def _link(text: str, token: Token) -> str:
    """Without what Markdown puts right behind it, `[text](link)…`, and without a slash at its end."""
    link = token.text.rstrip(_DIRECTIONS)
    if text[max(0, token.start - 1) : token.start] == "(":
        depth = 0
        for place, char in enumerate(link):
            depth += (char == "(") - (char == ")")
            if depth < 0:
                link = link[:place]
                break
    return link.removesuffix("/")


def _is_name(link: str) -> bool:
    """Whether it may be a site's name in running text, which can have an ending or a word stuck to it."""
    return "/" not in link and not link.startswith("www.")


def is_localised(old: str, new: str, tag: str) -> bool:
    """Whether the second address is the first one's page in another language, as far as addresses tell.

    `fr.wiki.example/a` and `en.wiki.example/b`, `site.example/fr/a` and `site.example/en/b`, `site.fr` and
    `site.org` (or the language's own top level), http and https. Any other host is another host.
    """
    (old_host, old_path), (new_host, new_path) = _split(old), _split(new)
    if (old_host, old_path) == (new_host, new_path):
        return True
    codes = {*tag.lower().split("-")} - {""}
    if _without_language(old_host, {SOURCE_LANGUAGE}) == _without_language(new_host, codes):
        return old_host != new_host or bool(
            _names_language(old_path, {SOURCE_LANGUAGE}) or _names_language(new_path, codes)
        )
    old_site, _, old_top = old_host.rpartition(".")
    new_site, _, new_top = new_host.rpartition(".")
    return old_site == new_site and old_top == SOURCE_LANGUAGE and new_top in (codes | _WORLD)


def _is_same_page(old: str, new: str, tag: str) -> bool:
    """Whether the language's code is all that differs: `fr.a.example/b` and `de.a.example/b`."""
    codes = {*tag.lower().split("-"), tag.lower(), tag.lower().replace("-", "_")}
    before = ["" if part == SOURCE_LANGUAGE else part for part in _PARTS.split(_SCHEME.sub("", old.lower()))]
    after = ["" if part in codes else part for part in _PARTS.split(_SCHEME.sub("", new.lower()))]
    return [part for part in before if part] == [part for part in after if part]


def _split(url: str) -> tuple[str, str]:
    host, _, path = _SCHEME.sub("", url, count=1).partition("/")
    return host.lower().removeprefix("www."), path.lower()


def _without_language(host: str, codes: set[str]) -> str:
    first, _, rest = host.partition(".")
    return rest if first in codes and "." in rest else host


def _names_language(path: str, codes: set[str]) -> bool:
    return not codes.isdisjoint(_PARTS.split(path))
