# SPDX-License-Identifier: GPL-3.0-or-later
"""Which containers of an HTML page hold the article, and which are furniture by their tag, role or class."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Literal

from w4r_i18n.ingest.page import Chunk, Kind
from w4r_i18n.ingest.pages.after import following_text
from w4r_i18n.ingest.pages.drafts import Box, Draft
from w4r_i18n.ingest.signs import level, word_count

Hint = Literal["", "title", "standfirst", "attribution", "metadata", "dateline", "cell"]


_DOUBTFUL = frozenset({"sidebar", "page header", "advertisement", "popup", "donation"})


_TAGS = {"nav": "navigation", "footer": "footer", "form": "form", "button": "button", "dialog": "dialog"}
_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "footer", "search": "search",
    "complementary": "", "dialog": "dialog", "alertdialog": "dialog", "menu": "navigation",
}  # fmt: skip
_WORDS = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A word of a class or id, and what a container so named is. Order matters: the first that fits.
_CLASSES: dict[str, frozenset[str]] = {
    label: frozenset(names.split())
    for label, names in {
        "cookie notice": "cookie cookies cookiebar consent gdpr rgpd tarteaucitron onetrust didomi axeptio",
        "skip link": "skip skiplink skiplinks evitement",
        "breadcrumb": "breadcrumb breadcrumbs ariane fil crumbs",
        "navigation": """nav navbar navigation menu submenu megamenu pagination pager offcanvas hamburger
            langswitcher language languages langues langue switcher""",
        "share buttons": """share shares sharing social socials partage partager reseaux addtoany sharedaddy
            addthis""",
        "related articles": """related similar recommended jp teaser teasers aussi lire
            associes connexes similaires suggestions readmore crosslinks lies moreposts actus card cards
            more""",
        "newsletter": "newsletter newsletters subscribe subscription abonnement mailing infolettre",
        "donation": "donation donations don dons donate donner donatebox",
        "comments": "comment comments commentaire commentaires respond disqus",
        "press contact": "presscontact contactpresse",
        "page header": "masthead topbar siteheader banner bandeau",
        "footer": "footer colophon sitefooter bottombar piedpage pied",
        "sidebar": "sidebar widget widgets secondary colonne",
        "tags": "tags tagcloud taxonomy keywords mots",
        "advertisement": "ad ads advert advertisement publicite sponsor promo",
        "popup": "popup modal overlay lightbox",
        "author box": "authorbox bio",
        "hidden text": "visuallyhidden",
    }.items()
}
_JOINED = {
    "site-header": "page header", "page-header-nav": "page header", "screen-reader-text": "hidden text",
    "sr-only": "hidden text", "visually-hidden": "hidden text", "contact-presse": "press contact",
    "press-contact": "press contact", "contacts-presse": "press contact", "author-box": "author box",
    "entry-footer": "footer", "post-tags": "tags", "read-more": "related articles",
    "a-lire-aussi": "related articles", "lire-aussi": "related articles", "site-branding": "page header",
}  # fmt: skip
_ARTICLE = frozenset(
    [
        "article",
        "articlebody",
        "entry",
        "content",
        "post",
        "body",
        "texte",
        "texte-article",
        "main",
        "node",
        "story",
        "communique",
        "text",
    ]
)
_PULL = frozenset(
    ["pullquote", "pull", "exergue", "citation", "quote", "blockquote", "verbatim", "highlight"]
)
_ANY_QUOTE = frozenset(["wp", "block", "quote", "blockquote", "citation", "is", "style", "default", "spip"])
"""Names that themes give every <blockquote>."""
_STANDFIRST = frozenset(
    [
        "standfirst",
        "chapo",
        "chapeau",
        "lead",
        "lede",
        "intro",
        "introduction",
        "excerpt",
        "subtitle",
        "kicker-text",
        "accroche",
    ]
)
_METADATA = frozenset(
    [
        "meta",
        "date",
        "published",
        "byline",
        "postmeta",
        "dateline-meta",
        "infos",
        "publication",
        "author",
        "auteur",
        "category",
        "tag",
    ]
)
_ATTRIBUTION = frozenset(["attribution", "source", "signature", "auteur-citation", "cite"])
_CAPTION = frozenset(["caption", "legende", "captiontext", "wp-caption-text", "figcaption"])
_DATELINE = frozenset(["country", "pays", "region", "dateline", "surtitre", "kicker", "overline"])


def box_of(tag: str, attributes: dict[str, str | None], number: int) -> tuple[Box | None, Kind | None, Hint]:
    """What an element's tag, role, class and id say: a container, another kind for its text, a hint."""
    if _is_hidden(attributes):
        return Box(number, "hidden text"), None, ""
    role = (attributes.get("role") or "").casefold()
    label = _TAGS.get(tag, "") or _ROLES.get(role, "")
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:300]
    names = _CAMEL.sub("-", names).casefold()
    if label or not names.strip():
        is_root = (
            tag in {"article", "main"}
            or role == "main"
            or "articleBody" in (attributes.get("itemprop") or "")
        )
        return (Box(number, label) if label or is_root else None), None, ""
    return _by_name(tag, names, number)


def _by_name(tag: str, names: str, number: int) -> tuple[Box | None, Kind | None, Hint]:
    marks = set(_WORDS.findall(names))
    inline = tag in {"a", "span", "strong", "b", "em", "i", "time", "cite", "small"}
    hint: Hint = ""
    kind: Kind | None = None
    if tag not in {"html", "body"}:
        hint, kind = _hinted(tag, marks, names)
    label = "" if kind == "pull" or hint in {"standfirst", "dateline"} else _label(marks, names)
    if tag in {"html", "body", "main", "article", "h1"}:
        label = ""
    if inline and label not in {"skip link", "hidden text", "share buttons"}:
        label = ""
    is_root = tag in {"article", "main"} or bool(
        marks & _ARTICLE and not inline and tag in {"div", "section", "td"}
    )
    return (Box(number, label) if label or is_root else None), kind, hint


def _hinted(tag: str, marks: set[str], names: str) -> tuple[Hint, Kind | None]:
    if marks & _ATTRIBUTION and tag in {"p", "span", "cite", "footer", "div", "figcaption"}:
        return "attribution", None
    if marks & _PULL and not (tag == "blockquote" and marks <= _ANY_QUOTE):
        return "", "pull"
    if marks & _CAPTION:
        return "", "caption"
    if marks & _STANDFIRST and not re.search(r"related|teaser|card", names):
        return "standfirst", None
    if marks & _DATELINE and tag in {"p", "span", "div", "a", "h2", "h3", "strong"}:
        return "dateline", None
    return ("metadata" if marks & _METADATA and tag in {"p", "span", "div", "ul", "li", "time"} else ""), None


def _label(marks: set[str], names: str) -> str:
    for joined, label in _JOINED.items():
        if joined in names:
            return label
    return next((label for label, known in _CLASSES.items() if marks & known), "")


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").casefold().replace(" ", "")
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def settle(drafts: list[Draft], titles: tuple[str, ...]) -> tuple[Chunk, ...]:
    """Chunks marked with what their containers are, once the whole page is known.

    A container that holds half of the page's prose, or the page's title, is no furniture, whatever it is
    called: pages are wrapped in forms, and classes such as `menu-open` stand on <div>s around everything.
    """
    prose: Counter[Box] = Counter()
    total = 0
    for draft in drafts:
        weight = word_count(draft.chunk.text)
        if weight >= 15:
            total += weight
            prose.update(dict.fromkeys(draft.boxes, weight))
    title = _title(drafts, titles)
    holding = set(title.boxes) if title else set()
    root = _root(prose, total)
    rooms = _innermost(drafts, total) if root is None else 0
    innocent = (
        holding | {box for box, weight in prose.items() if weight * 2 > total} | _builders(prose, total)
    )
    labels = [_label_of(draft, innocent) for draft in drafts]
    inside = {d.chunk.at for d in drafts if (root in d.boxes if root else rooms in d.path)}
    if not inside:
        return _marked(drafts, labels)
    first = min([min(inside), *([title.chunk.at] if title else [])])
    inside |= set(range(first, max(inside) + 1))
    inside |= following_text(drafts[max(inside) :], labels[max(inside) :])
    outside = [label or ("" if at in inside else "outside the article") for at, label in enumerate(labels)]
    return _marked(drafts, outside)


def _marked(drafts: list[Draft], labels: list[str]) -> tuple[Chunk, ...]:
    return tuple(replace(d.chunk, furniture=label) for d, label in zip(drafts, labels, strict=True))


def _innermost(drafts: list[Draft], total: int) -> int:
    """Where no name says which container is the article: the innermost one with 60 % of the prose, or 0."""
    weights: Counter[int] = Counter()
    for draft in drafts:
        weight = word_count(draft.chunk.text)
        if weight >= 15:
            weights.update(dict.fromkeys(draft.path, weight))
    return max((number for number, weight in weights.items() if weight >= total * 0.6), default=0)


def _label_of(draft: Draft, innocent: set[Box]) -> str:
    return next((box.label for box in draft.boxes if box.label and box not in innocent), "")


def _builders(prose: Counter[Box], total: int) -> set[Box]:
    """Boxes of a doubtful name that together hold much of the text: page builders call all their parts so."""
    weights: Counter[str] = Counter()
    for box, weight in prose.items():
        weights[box.label] += weight
    return {box for box in prose if box.label in _DOUBTFUL and weights[box.label] * 5 >= total * 2}


def _root(prose: Counter[Box], total: int) -> Box | None:
    """The innermost unlabelled container that holds at least 60 % of the prose."""
    rooms = [box for box, weight in prose.items() if not box.label and weight >= total * 0.6]
    return max(rooms, key=lambda box: box.number, default=None)


def _title(drafts: list[Draft], titles: tuple[str, ...]) -> Draft | None:
    heads = [draft for draft in drafts if draft.chunk.kind == "h1"]
    known = {level(title) for title in titles}
    named = [head for head in heads if level(head.chunk.text) in known]
    return next(iter(named), None) or max(heads, key=lambda head: word_count(head.chunk.text), default=None)
