# SPDX-License-Identifier: GPL-3.0-or-later
"""A language's digest as text, Markdown, a mail or JSON: one page in each, never a secret word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.cli.review_acts import as_object, words
from w4r_i18n.cli.terminal import counted
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from w4r_i18n.flow.digest import Digest, Due, Item

MOST = 8
"""Lines of a part; the rest is counted, and `--format json` has it."""
_PARTS = {
    "critical": "Critical: names, titles, demands, addressees, deadlines",
    "letter": "In letters",
    "stale": "Their source has changed",
    "draft": "Drafts that nobody has read",
    "empty": "To translate",
}
Part = tuple[str, list[str]]
"""A heading, and its lines."""


def headline(found: Digest) -> str:
    """`de: 41 of 62 texts approved; 3 documents withheld; next day 2025-12-10`."""
    kept = counted(len(found.withheld), "document") + " withheld" if found.withheld else "nothing is withheld"
    day = f"; next day {found.due[0].day}" if found.due else ""
    done = found.states["approved"]
    return f"{found.locale.tag}: {done} of {counted(found.texts, 'text')} approved; {kept}{day}"


def text(found: Digest) -> str:
    parts = [f"{heading}\n" + "".join(f"  {line}\n" for line in lines) for heading, lines in _parts(found)]
    return "\n".join([f"{headline(found)}\n", *parts])


def markdown(found: Digest) -> str:
    parts = [
        f"## {heading}\n\n" + "".join(f"- {_escaped(line)}\n" for line in lines)
        for heading, lines in _parts(found)
    ]
    return "\n".join([f"# {_escaped(headline(found))}\n", *parts])


def mail(found: Digest) -> str:
    """A message to be sent on: headers, an empty line, the text."""
    head = ("MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit")
    return "\n".join([f"Subject: {headline(found)}", *head, "", text(found)])


def _escaped(line: str) -> str:
    return "".join(f"\\{mark}" if mark in r"\`*_[]<>#|" else mark for mark in line)


def _parts(found: Digest) -> Iterator[Part]:
    if found.due:
        yield "Days", _most([_day(due) for due in found.due])
    if found.withheld:
        lines = [f"{domain}, {document}: {reason}" for domain, document, reason in found.withheld]
        yield "Withheld", _most(lines)
    for risk, heading in _PARTS.items():
        items = [item for item in found.items if item.risk == risk]
        if items:
            yield f"{heading} ({len(items)})", _most([_item(item) for item in items])
    if found.findings:
        yield f"Errors ({len(found.findings)})", _most([shown(each, limit=200) for each in found.findings])
    if found.questions:
        asked = [f"{one.row.id} {one.act.by} on {one.act.on}: {words(one.row)}" for one in found.questions]
        yield f"Questions without an answer ({len(asked)})", _most(asked)
    if found.alone:
        yield "One person reviews alone", [shown(found.alone, limit=200)]


def _day(due: Due) -> str:
    when = f"in {due.days} days" if due.days > 0 else "today" if not due.days else f"{-due.days} days ago"
    return f"{due.day} ({when}) {due.domain}, {due.what}: {counted(due.blocked, 'text')} to do"


def _item(item: Item) -> str:
    return f"{item.row.id} {item.row.domain.name}: {item.want}: {shown(words(item.row), limit=60)}"


def _most(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST
    return lines if rest <= 0 else [*lines[:MOST], f"and {rest} more"]


def digest_object(found: Digest) -> dict[str, object]:
    """One language, as docs/reference/json.md tells."""
    return {
        "locale": found.locale.tag,
        "states": dict(found.states),
        "withheld": [
            {"domain": domain, "document": document, "reason": reason}
            for domain, document, reason in found.withheld
        ],
        "due": [
            {"day": due.day, "days": due.days, "what": due.what, "domain": due.domain, "texts": due.blocked}
            for due in found.due
        ],
        "texts": [
            {**as_object(item.row, item.row.verdict.state), "risk": item.risk, "want": item.want}
            for item in found.items
        ],
        "findings": list(found.findings),
        "questions": len(found.questions),
        "single_person": found.alone,
    }
