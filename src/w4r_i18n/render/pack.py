# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section's pack holds, as a page for people, a list for machines and messages for its site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.section import Section

if TYPE_CHECKING:
    from jinja2 import Template

VERSION = 1
"""Of `index.json` and `messages.json`; fields may be added to it."""


@dataclass(frozen=True, slots=True)
class File:
    channel: str
    path: str
    """Within the pack, with `/`."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Item:
    """One text in one of the section's languages."""

    key: str
    """Stable from build to build: `2030-lina-fictive/letter/es`."""
    case: str
    domain: str
    document: str
    kind: Literal["authority", "solidarity", "case"]
    locale: str
    """That the section asked for."""
    state: Literal["ready", "stopped", "withheld"]
    language: str = ""
    """Of the text: another than `locale` where its whole document stands in."""
    title: str = ""
    text: str = ""
    """The whole of it in plain words, for a site's own form."""
    code: str = ""
    locked: str = ""
    stop_after: str = ""
    """An instant in UTC."""
    stop_text: str = ""
    files: tuple[File, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why it is withheld or stopped."""
    notes: tuple[str, ...] = ()
    """What the section should know besides: channels left out, the post that is suspended."""


def index_json(section: Section, day: str, items: Sequence[Item]) -> bytes:
    return _json(index(section, day, items))


def index(section: Section, day: str, items: Sequence[Item]) -> dict[str, object]:
    """Schema: docs/reference/sections.md."""
    return {
        "version": VERSION,
        "section": section.id,
        "country": section.country,
        "locales": list(section.locales),
        "name": section.name,
        "organisation": section.organisation,
        "campaign": section.campaign,
        "postage": [
            {"zone": each.zone, "price": each.price, "since": each.since}
            for each in section.postage
            if each.since <= day
        ],
        "words": {tag: dict(words) for tag, words in section.overrides.items()},
        "as_of": day,
        "items": [_indexed(item) for item in items],
    }


def _indexed(item: Item) -> dict[str, object]:
    return {
        "key": item.key, "case": item.case, "domain": item.domain, "document": item.document,
        "kind": item.kind, "locale": item.locale, "language": item.language, "state": item.state,
        "title": item.title, "code": item.code, "locked": item.locked, "stop_after": item.stop_after,
        "files": [{"channel": one.channel, "path": one.path, "sha256": one.sha256} for one in item.files],
        "reasons": list(item.reasons), "notes": list(item.notes),
    }  # fmt: skip


def messages_json(items: Iterable[Item]) -> bytes:
    """For a section's site: per key the whole block, and what stands in its place when the time is over."""
    messages = {
        item.key: {
            "language": item.language or item.locale,
            "direction": locale(item.language or item.locale).direction,
            "state": item.state,
            "text": item.text,
            "stop_after": item.stop_after,
            "stop_text": item.stop_text,
        }
        for item in items
        if item.kind != "case"
    }
    return _json({"version": VERSION, "messages": messages})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


def index_html(section: Section, title: str, notices: Sequence[str], items: Sequence[Item]) -> bytes:
    """In the section's first language: what can be used, by case; only texts that went out are named."""
    home = locale(section.locales[0])
    groups: dict[str, list[Item]] = {}
    own = {(item.domain, item.document, item.locale) for item in items if item.language == item.locale}
    for item in items:
        # A text that stands in for another language's stands here once, under its own.
        stands_in = item.language not in ("", item.locale)
        if item.state != "withheld" and not (
            stands_in and (item.domain, item.document, item.language) in own
        ):
            groups.setdefault(item.domain, []).append(item)
    shown = [(_heading(found, home), found) for found in groups.values()]
    rendered: str = _template().render(
        home=home,
        title=title,
        notices=notices,
        groups=shown,
        languages=_languages(items, home),
        locale=locale,
    )
    return rendered.encode()


def _heading(items: Sequence[Item], home: Locale) -> str:
    """The case's title in the section's language where there is one."""
    order = sorted(items, key=lambda item: (item.kind != "case", item.locale != home.tag))
    return order[0].title or items[0].case


def _languages(items: Iterable[Item], home: Locale) -> Mapping[str, str]:
    """What each language is called in itself."""
    tags = dict.fromkeys(item.language or item.locale for item in items)
    return {tag: _own_name(locale(tag)) or tag for tag in (*tags, home.tag)}


def _own_name(language: Locale) -> str:
    from babel import Locale as Cldr
    from babel import UnknownLocaleError

    try:
        return str(Cldr.parse(language.cldr).display_name or "")
    except (UnknownLocaleError, ValueError):
        return ""


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True, keep_trailing_newline=True, trim_blocks=True).from_string(_INDEX)


_INDEX = """\
<!doctype html>
<html lang="{{ home.tag }}" dir="{{ home.direction }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0;
  font: 1.0625rem/1.6 "Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK JP", system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: break-word; }
.notice { border: 2px solid currentColor; padding: .5rem .75rem; font-weight: 600; }
li { margin-block: .35rem; } .files a { margin-inline-end: .75rem; }
</style>
</head>
<body>
<main>
<h1>{{ title }}</h1>
{% for notice in notices %}
<p class="notice" role="note">{{ notice }}</p>
{% endfor %}
{% for heading, items in groups %}
<section>
<h2>{{ heading }}</h2>
<ul>
{% for item in items %}
{% set language = locale(item.language or item.locale) %}
<li><span lang="{{ language.tag }}" dir="{{ language.direction }}">{{ item.title }}</span>
 · <span lang="{{ language.tag }}">{{ languages[language.tag] }}</span>
<span class="files">
{% for file in item.files %}
<a href="{{ file.path }}" hreflang="{{ language.tag }}">{{ file.path.rpartition("/")[2] }}</a>
{% endfor %}
</span></li>
{% endfor %}
</ul>
</section>
{% endfor %}
</main>
</body>
</html>
"""

SNIPPET = """\
// Puts each message of messages.json in the elements that ask for it; its stop text, once its time is over:
//   <div data-w4r="2030-lina-fictive/letter/es"></div>
//   <script src="messages.js" data-messages="messages.json" defer></script>
// Text is set as text, never as markup. What is withheld or unknown shows nothing, or its stop text.
(() => {
  "use strict";
  const address = (document.currentScript && document.currentScript.dataset.messages) || "messages.json";
  const LONGEST_WAIT_MS = 3600000;
  const isOver = (message) => {
    const end = message.stop_after ? Date.parse(message.stop_after) : NaN;
    return message.state !== "ready" || (!Number.isNaN(end) && Date.now() >= end);
  };
  const show = (messages) => {
    let wait = LONGEST_WAIT_MS;
    for (const element of document.querySelectorAll("[data-w4r]")) {
      const message = Object.hasOwn(messages, element.dataset.w4r) ? messages[element.dataset.w4r] : null;
      const text = message ? (isOver(message) ? message.stop_text : message.text) : "";
      if (element.textContent !== text) element.textContent = text;
      if (!message) continue;
      element.lang = message.language;
      element.dir = message.direction;
      element.style.whiteSpace = "pre-line";
      const left = Date.parse(message.stop_after) - Date.now();
      if (left > 0) wait = Math.min(wait, left);
    }
    setTimeout(() => show(messages), wait + 50);
  };
  fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((found) => show(found.messages))
    .catch(() => show({}));
})();
"""
"""Asked again at least every hour, so that a page left open stops as well."""
