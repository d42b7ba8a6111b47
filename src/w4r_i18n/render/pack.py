# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section's pack holds, as a list for machines and as messages for its site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section

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
    valid_until: str = ""
    """The sentence in the letter that says until when."""
    files: tuple[File, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why it is withheld or stopped."""
    notes: tuple[str, ...] = ()
    """What the section should know besides: channels left out, the post that is suspended."""


def index_json(section: Section, day: str, items: Sequence[Item]) -> bytes:
    return json_bytes(index(section, day, items))


def index(section: Section, day: str, items: Sequence[Item]) -> dict[str, object]:
    """As `pack_schema.INDEX` says it."""
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
    return json_bytes({"version": VERSION, "messages": messages})


def json_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


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
