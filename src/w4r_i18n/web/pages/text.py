# SPDX-License-Identifier: GPL-3.0-or-later
"""One text, beside its source and everything that helps to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from w4r_i18n.flow.desk_beside import Twin, past, remembered, twins
from w4r_i18n.flow.desk_open import Opened
from w4r_i18n.flow.desk_queue import Item, Queue, Wanted
from w4r_i18n.flow.desk_spelling import unknown_words
from w4r_i18n.flow.desk_text import Sheet, refusals, sheet
from w4r_i18n.memory.lookup import Match
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.inline import is_join
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.pages.guide import has_guide
from w4r_i18n.web.pages.home import domains_of
from w4r_i18n.web.pages.queue import wanted_by
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import (
    LEVELS,
    STATES,
    language_name,
    parts,
    query_of,
    queue_path,
    text_path,
)
from w4r_i18n.web.words import words

READS = Need(Right.READ, locale="locale", domain="domain")


@dataclass(frozen=True, slots=True)
class Offered:
    """What this person may do with a text now."""

    write: bool
    suggest: bool
    review: bool
    approve: bool
    reject: bool
    join: bool
    waive: bool
    why_not: str
    """Why neither reviewing nor approving is offered to who otherwise may; "" where it is, or never was."""

    @property
    def first(self) -> str:
        """What one key does: the most that this person can do for an unchanged text."""
        if self.approve:
            return "approve"
        if self.review:
            return "review"
        if self.write:
            return "save"
        return "suggest" if self.suggest else ""


def show(visit: Visit) -> Response:
    opened = open_text(visit)
    wanted = wanted_by(visit)
    return text_page(visit, opened, visit.parameters["id"], wanted)


def open_text(visit: Visit) -> Opened:
    """Raises InputError for what cannot be read."""
    assert visit.locale is not None
    assert visit.domain is not None
    return visit.room.desks.opened(visit.locale, visit.domain)


def queue_of(visit: Visit, wanted: Wanted) -> Queue:
    """The queue that somebody works through; what checks found may be of a moment ago."""
    assert visit.locale is not None
    return visit.room.queues.of(visit.locale, domains_of(visit, visit.locale), wanted, late=True)


def text_page(  # what went wrong, and what is to stand in the field, come from the acts
    visit: Visit,
    opened: Opened,
    name: str,
    wanted: Wanted,
    *,
    typed: str | None = None,
    refused: str = "",
    hint: str = "",
    status: int = 200,
) -> Response:
    """`typed`: what stands in the field instead of the text."""
    room = visit.room
    assert visit.locale is not None
    if name not in opened.ids:
        return views.fault(visit, 404)
    found = sheet(room.desks, room.alarms, opened, name)
    memory, memory_fault = _memory(opened, found)
    same = twins(room.desks, opened, found.key, domains_of(visit, visit.locale))
    text = _text(visit, found, memory, same) if typed is None else typed
    return views.page(
        visit,
        "text.html",
        status=status,
        sheet=found,
        opened=opened,
        offered=offered(visit, opened, found),
        text=text,
        changed=text != found.entry.msgstr,
        joined=is_join(found.entry.msgstr),
        memory=memory,
        memory_fault=memory_fault,
        twins=same,
        holder=_holder(visit, found),
        refused=refused,
        hint=hint,
        **_in_queue(visit, found, wanted),
        **_names(visit),
    )


def _in_queue(visit: Visit, found: Sheet, wanted: Wanted) -> dict[str, object]:
    """Where the text stands among those that somebody works through."""
    queue = queue_of(visit, wanted)
    before, after = queue.around(found.item.domain, found.item.id)
    return {
        "wanted": wanted,
        "before": before,
        "after": after,
        "position": _position(queue, found.item),
        "total": len(queue.items),
    }


def _names(visit: Visit) -> dict[str, object]:
    """What the template calls, and what this person may see beside the text."""
    assert visit.locale is not None
    source = visit.room.open().source
    return {
        "name": language_name(visit.locale, visit.language),
        "source": source,
        "said": visit.query.get("said", ""),
        "states": STATES,
        "parts": parts,
        "query_of": query_of,
        "queue_path": queue_path,
        "text_path": text_path,
        "guide": has_guide(visit),
        "may_approve": visit.may(Right.APPROVE),
        "may_read_source": visit.may(Right.READ, locale=source.tag),
    }


def offered(visit: Visit, opened: Opened, found: Sheet) -> Offered:
    refused = refusals(opened, found.key, visit.who)
    writable = not opened.is_source and not opened.faults
    may_review, may_approve = visit.may(Right.REVIEW), visit.may(Right.APPROVE)
    follower = is_join(found.entry.msgstr)
    review = may_review and not refused["review"] and not follower
    approve = may_approve and not refused["approve"] and not follower
    why = refused["approve"] if may_approve else refused["review"] if may_review else ""
    return Offered(
        write=writable and visit.may(Right.WRITE),
        suggest=visit.may(Right.SUGGEST) and not opened.is_source,
        review=review,
        approve=approve,
        reject=may_review and not refused["reject"] and not follower,
        join=found.may_join and not follower,
        waive=may_review and not refused["review"],
        why_not="" if approve or review or found.item.verdict.group.empty else why,
    )


def _memory(opened: Opened, found: Sheet) -> tuple[tuple[Match, ...], str]:
    if opened.is_source:
        return (), ""
    try:
        return remembered(opened, found.key), ""
    except W4RError as error:
        return (), error.message


def _text(visit: Visit, found: Sheet, memory: tuple[Match, ...], same: tuple[Twin, ...]) -> str:
    """What stands in the field: the text, or what somebody chose to put there (`?use=`)."""
    kind, _, number = visit.query.get("use", "").partition("-")
    chosen: Mapping[str, list[str]] = {
        "memory": [match.target for match in memory],
        "suggestion": [text for _, text in found.suggestions],
        "twin": [twin.text for twin in same],
        "undone": [found.undone] if found.undone else [],
    }
    texts = chosen.get(kind, [])
    at = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else len(texts)
    return texts[at] if at < len(texts) else found.entry.msgstr


def _position(queue: Queue, item: Item) -> int:
    """Counted from 1; 0 where the text is not in the queue."""
    places = ((each.domain, each.id) for each in queue.items)
    return next((n for n, place in enumerate(places, 1) if place == (item.domain, item.id)), 0)


def _holder(visit: Visit, found: Sheet) -> str:
    """Who else is at work on the text right now; this person is, if nobody is."""
    assert visit.locale is not None
    if not visit.may(Right.WRITE):
        return ""
    place = (visit.locale.tag, found.item.domain.name, found.item.id)
    holder = visit.room.claims.take(place, visit.who)
    return "" if holder == visit.who else holder


def history(visit: Visit) -> Response:
    """Who did what to a text, across its versions."""
    assert visit.locale is not None
    opened = open_text(visit)
    name = visit.parameters["id"]
    key = opened.ids.get(name)
    if key is None:
        return views.fault(visit, 404)
    verdict = opened.verdict(key)
    return views.page(
        visit,
        "history.html",
        verdict=verdict,
        past=past(opened, key),
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        back=text_path(visit.locale, opened.domain, name, wanted_by(visit)),
        states=STATES,
        queue_path=queue_path,
    )


def check(visit: Visit) -> Response:
    """What would be found in a text that is being typed, for the page's own script."""
    opened = open_text(visit)
    key = opened.ids.get(visit.parameters["id"])
    text = visit.form.get("text", "")[:20_000]
    if key is None:
        raise InputError("this text is not in the catalogue any more")
    text = " ".join(text.split("\n")).strip()
    found = visit.room.alarms.of_text(opened, key, text)
    said = words(visit.language)
    alarms = [
        {"level": level, "word": said(LEVELS[level]), "check": one.check, "message": one.message}
        for one in found
        for level in [one.severity.name.lower()]
    ]
    if unknown := unknown_words(visit.room.desks, opened, text):
        alarms.append(
            {"level": "info", "word": said("spelling?"), "check": "", "message": ", ".join(unknown)}
        )
    return views.told({"alarms": alarms})


DOORS = (
    Door("/{locale}/{domain}/{id}", ("GET",), show, READS),
    Door("/{locale}/{domain}/{id}/history", ("GET",), history, READS),
    Door(
        "/{locale}/{domain}/{id}/check",
        ("POST",),
        check,
        Need(Right.SUGGEST, locale="locale", domain="domain"),
    ),
)
