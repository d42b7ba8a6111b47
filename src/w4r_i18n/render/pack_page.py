# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack's page for people: by language, what is to be sent until when, and what a letter's code says."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.section import Section
from w4r_i18n.render.pack import Item
from w4r_i18n.render.places import long_date

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the page says around the texts, in the language that it is said in."""

    locale: Locale
    text: str
    state: str
    code: str
    """These three stand over columns; `code` is the label of the field too."""
    current: str
    """Of a letter without a last day."""
    as_of: str
    """With `{date}`."""
    question: str
    check: str
    unknown: str

    def listed(self, day: str) -> str:
        return self.as_of.replace("{date}", long_date(day, self.locale))


@dataclass(frozen=True, slots=True)
class _Part:
    """One language's part of the page: cases with their texts."""

    locale: Locale
    name: str
    """As the language calls itself."""
    words: PageWords
    cases: tuple[tuple[str, tuple[Item, ...]], ...]


def index_html(
    section: Section,
    title: str,
    notices: Sequence[str],
    items: Sequence[Item],
    words: Mapping[str, PageWords],
    day: str,
) -> bytes:
    """Only texts that went out, or are stopped, are named. `words`: by language, the section's own included.

    Nothing on it is called current after its last day, by the clock of whoever looks; without a script the
    day stands there. A code that is not on it is of no letter to be sent.
    """
    home = locale(section.locales[0])
    parts = tuple(_parts(section, items, words))
    said = {
        words[tag].locale.tag: words[tag] for tag in (*section.locales, *(part.locale.tag for part in parts))
    }
    rendered: str = _template().render(
        home=home, title=title, notices=notices, parts=parts, day=day, own=words[home.tag],
        said=tuple(said.values()), script=SCRIPT, policy=_POLICY,
    )  # fmt: skip
    return rendered.encode()


def languages_of(section: Section, items: Iterable[Item]) -> tuple[str, ...]:
    """The section's, and those of texts that stand in for them."""
    return tuple(dict.fromkeys((*section.locales, *(item.language for item in items if item.language))))


def _parts(section: Section, items: Sequence[Item], words: Mapping[str, PageWords]) -> Iterable[_Part]:
    shown = [item for item in items if item.state != "withheld"]
    own = {(item.domain, item.document, item.locale) for item in shown if _language(item) == item.locale}
    for tag in languages_of(section, items):
        cases: dict[str, list[Item]] = {}
        for item in shown:
            # A text that stands in for another language's stands here once, under its own.
            twice = item.locale != tag and (item.domain, item.document, tag) in own
            if _language(item) == tag and not twice:
                cases.setdefault(item.domain, []).append(item)
        if cases:
            found = tuple((_heading(each), tuple(each)) for each in cases.values())
            yield _Part(locale(tag), _own_name(locale(tag)) or tag, words[tag], found)


def _language(item: Item) -> str:
    return item.language or item.locale


def _heading(items: Sequence[Item]) -> str:
    """The case's title in that language where there is one."""
    return min(items, key=lambda item: item.kind != "case").title or items[0].case


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

    return Environment(autoescape=True, keep_trailing_newline=True, trim_blocks=True).from_string(_PAGE)


SCRIPT = """
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("tr[data-stop]")];
  const plain = (code) =>
    code.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const mark = () => {
    for (const row of rows) {
      const end = Date.parse(row.dataset.stopAfter || "");
      if (!Number.isNaN(end) && Date.now() >= end) row.querySelector(".state").textContent = row.dataset.stop;
    }
  };
  const form = document.getElementById("ask"), field = document.getElementById("code");
  const answer = document.getElementById("answer"), unknown = document.getElementById("unknown");
  const told = (row) => {
    const line = document.createElement("p"), part = row.closest("section");
    line.lang = part.lang;
    line.dir = part.dir;
    const name = document.createElement("b");
    name.textContent = row.querySelector(".title").textContent;
    line.append(name, document.createElement("br"), row.querySelector(".state").textContent);
    return line;
  };
  const ask = () => {
    mark();
    const code = plain(field.value);
    const found = code ? rows.filter((row) => row.dataset.code === code) : [];
    const nothing = code ? [...unknown.content.cloneNode(true).children] : [];
    answer.replaceChildren(...(found.length ? found.map(told) : nothing));
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  field.value = new URLSearchParams(location.search).get("code") || "";
  ask();
  setInterval(mark, 30000);
})();
"""
"""Signs that are easily taken for one another count as one, as on a letter's code there are none of them."""
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; script-src 'sha256-"
    + b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    + "'"
)
"""No other script runs, whatever a text may hold."""

_PAGE = """\
<!doctype html>
<html lang="{{ home.tag }}" dir="{{ home.direction }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0;
  font: 1.0625rem/1.6 "Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK JP", system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: break-word; }
[hidden] { display: none !important; }
.notice { border: 2px solid currentColor; padding: .5rem .75rem; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; list-style: none; padding: 0; }
form { border-block: 1px solid; padding-block: .75rem; margin-block: 1.5rem; }
form h2 { margin-block: 0 .5rem; font-size: 1.2rem; }
form > div { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; }
input, button { font: inherit; padding: .35rem .6rem; min-height: 2.75rem; box-sizing: border-box; }
input, .code { font-family: ui-monospace, monospace; letter-spacing: .05em; } input { max-width: 14rem; }
#answer:not(:empty) { border-inline-start: 4px solid; padding-inline-start: .75rem; margin-block-start: 1rem;
}
#answer p { margin-block: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding-block: .4rem; padding-inline-end: .75rem;
  border-block-end: 1px solid #8888; }
tbody th { font-weight: 600; width: 45%; } .files a { margin-inline-end: .75rem; font-weight: 400; }
@media (max-width: 40rem) { body { font-size: 1rem; } .code { font-size: .8rem; } tbody th { width: 40%; } }
@media print {
  form, nav { display: none; } body { font-size: 10pt; }
  tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .files a { color: inherit; text-decoration: none; }
}
</style>
</head>
<body>
<main>
<h1>{{ title }}</h1>
{% for notice in notices %}
<p class="notice" role="note">{{ notice }}</p>
{% endfor %}
<p lang="{{ own.locale.tag }}" dir="{{ own.locale.direction }}">{{ own.listed(day) }}</p>
<form id="ask" hidden>
{% for each in said %}
<h2 lang="{{ each.locale.tag }}" dir="{{ each.locale.direction }}">{{ each.question }}</h2>
{% endfor %}
<div lang="{{ own.locale.tag }}">
<label for="code">{{ own.code }}</label>
<input id="code" dir="ltr" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button>{{ own.check }}</button>
</div>
<div id="answer" role="status"></div>
<template id="unknown">
{% for each in said %}
<p lang="{{ each.locale.tag }}" dir="{{ each.locale.direction }}">{{ each.unknown }}</p>
{% endfor %}
</template>
</form>
{% if parts|length > 1 %}
<nav>
<ul>
{% for part in parts %}
<li><a href="#{{ part.locale.tag }}" lang="{{ part.locale.tag }}">{{ part.name }}</a></li>
{% endfor %}
</ul>
</nav>
{% endif %}
{% for part in parts %}
{% set words = part.words %}
<section id="{{ part.locale.tag }}" lang="{{ part.locale.tag }}" dir="{{ part.locale.direction }}">
<h2>{{ part.name }}</h2>
{% for heading, items in part.cases %}
<h3>{{ heading }}</h3>
<table>
<thead><tr lang="{{ words.locale.tag }}">
<th scope="col">{{ words.text }}</th>
<th scope="col">{{ words.state }}</th>
<th scope="col">{{ words.code }}</th>
</tr></thead>
<tbody>
{% for item in items %}
{% if item.kind == "case" %}
<tr>
{% else %}
<tr data-code="{{ item.code }}" data-stop-after="{{ item.stop_after }}" data-stop="{{ item.stop_text }}">
{% endif %}
<th scope="row"><span class="title">{{ item.title }}</span><br>
<span class="files">
{% for file in item.files %}
<a href="{{ file.path }}">{{ file.path.rpartition("/")[2] }}</a>
{% endfor %}
</span></th>
{% if item.kind == "case" %}
<td></td>
{% elif item.state == "stopped" %}
<td class="state">{{ item.stop_text }}</td>
{% elif item.valid_until %}
<td class="state">{{ item.valid_until }}</td>
{% else %}
<td class="state" lang="{{ words.locale.tag }}">{{ words.current }}</td>
{% endif %}
<td><bdi class="code">{{ item.code }}</bdi></td>
</tr>
{% endfor %}
</tbody>
</table>
{% endfor %}
</section>
{% endfor %}
</main>
<script>{{ script|safe }}</script>
</body>
</html>
"""
