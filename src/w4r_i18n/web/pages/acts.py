# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with a text: each a form of its own right, all for the exact pair that they saw."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from w4r_i18n.flow.desk_beside import twins
from w4r_i18n.flow.desk_edit import Conflict, Edit, Outcome, Refused, Saved, seen_pair
from w4r_i18n.flow.desk_open import Opened
from w4r_i18n.flow.desk_text import SUGGESTION
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Endpoint, Need, Visit
from w4r_i18n.web.pages.home import domains_of
from w4r_i18n.web.pages.queue import wanted_by
from w4r_i18n.web.pages.text import open_text, queue_of, text_page
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import STATES, language_name, parts, query_of, queue_path, text_path


def save(visit: Visit) -> Response:
    """Keep what was typed, signed by who typed it. Unchanged, a draft is thereby accepted."""
    if visit.form.get("unfinished"):
        return _done(visit, text=_typed(visit), unfinished=True)
    return _done(visit, text=_typed(visit), verb="sign" if _is_missing(visit) else "")


def _is_missing(visit: Visit) -> bool:
    """Whether the text waits to be accepted; nobody becomes the writer of another's text unasked."""
    opened = open_text(visit)
    key = opened.ids.get(visit.parameters["id"])
    return key is not None and opened.verdict(key).state.missing and bool((_typed(visit) or "").strip())


def join(visit: Visit) -> Response:
    """The sentence is contained in the one before."""
    return _done(visit, text=JOIN, stay=True)


def split(visit: Visit) -> Response:
    """It is not: it waits for a text of its own."""
    return _done(visit, text="", stay=True)


def review(visit: Visit) -> Response:
    return _done(visit, text=_typed(visit), verb="review", note=_note(visit))


def approve(visit: Visit) -> Response:
    return _done(visit, text=_typed(visit), verb="approve", note=_note(visit))


def reject(visit: Visit) -> Response:
    return _done(visit, verb="reject", note=_note(visit))


def comment(visit: Visit) -> Response:
    return _done(visit, verb="comment", note=_note(visit), stay=True)


def answer(visit: Visit) -> Response:
    """Answer, and with it close, what is asked and suggested about a text."""
    return _done(visit, verb="answer", note=_note(visit), stay=True)


def suggest(visit: Visit) -> Response:
    """Another text, by who may not write it: kept in the ledger, for whoever may."""
    typed = " ".join((_typed(visit) or "").split("\n")).strip()
    return _done(visit, verb="comment", note=SUGGESTION + typed if typed else "")


def waive(visit: Visit) -> Response:
    """What a check finds is right as it is, with a reason."""
    return _done(visit, verb="waive", note=_note(visit), check=visit.form.get("check", "")[:80], stay=True)


def ask(visit: Visit) -> Response:
    """A question to the source's authors: a comment in the source language's own ledger."""
    assert visit.domain is not None
    assert visit.locale is not None
    opened = open_text(visit)
    key = opened.ids.get(visit.parameters["id"])
    at_home = visit.room.desks.opened(visit.room.open().source, visit.domain)
    if key is None or key not in at_home.names:
        return views.fault(visit, 404)
    note = f"[{visit.locale.tag}] {_note(visit)}" if _note(visit) else ""
    edit = Edit(at_home.locale, visit.domain, at_home.names[key], visit.who, *seen_pair(at_home, key),
                verb="comment", note=note)  # fmt: skip
    return _answered(visit, opened, visit.room.clerk.save(edit), stay=True, typed=None)


def same(visit: Visit) -> Response:
    """Approve the same sentence wherever it is translated by the very same text."""
    assert visit.locale is not None
    opened = open_text(visit)
    name = visit.parameters["id"]
    key = opened.ids.get(name)
    if key is None:
        return views.fault(visit, 404)
    seen = set(visit.form.getlist("pair"))
    edits = [
        Edit(visit.locale, twin.domain, twin.id, visit.who, *twin.pair, verb="approve")
        for twin in twins(visit.room.desks, opened, key, domains_of(visit, visit.locale))
        if twin.same
        and twin.state < State.APPROVED
        and f"{twin.domain.name} {' '.join(twin.pair)}" in seen
        and visit.may(Right.APPROVE, tier=visit.room.tier(twin.domain))
    ]
    outcomes = visit.room.clerk.save_all(edits)
    wrong = next((one for one in outcomes if isinstance(one, Refused)), None)
    if wrong:
        return text_page(
            visit, opened, name, wanted_by(visit), refused=wrong.reason, hint=wrong.hint, status=409
        )
    return views.redirect(_onward(visit, visit.locale, opened, "approved"))


def _done(
    visit: Visit,
    *,
    text: str | None = None,
    verb: str = "",
    note: str = "",
    check: str = "",
    unfinished: bool = False,
    stay: bool = False,
) -> Response:
    assert visit.locale is not None
    assert visit.domain is not None
    edit = Edit(
        locale=visit.locale,
        domain=visit.domain,
        id=visit.parameters["id"],
        by=visit.who,
        src=visit.form.get("src", "")[:40],
        tgt=visit.form.get("tgt", "")[:40],
        text=text,
        verb=verb,
        note=note,
        check=check,
        unfinished=unfinished,
    )
    # What comes next is looked up before: afterwards the text has left its place in the queue.
    opened = open_text(visit)
    if edit.id not in opened.ids:
        return views.fault(visit, 404)
    onward = "" if stay else _next(visit, opened)
    outcome = visit.room.clerk.save(edit)
    return _answered(visit, opened, outcome, stay=stay, typed=text, onward=onward)


def _answered(
    visit: Visit, opened: Opened, outcome: Outcome, *, stay: bool, typed: str | None, onward: str = ""
) -> Response:
    assert visit.locale is not None
    name = visit.parameters["id"]
    if isinstance(outcome, Conflict):
        return _conflict(visit, outcome)
    if isinstance(outcome, Refused):
        return text_page(
            visit, open_text(visit), name, wanted_by(visit),
            typed=typed, refused=outcome.reason, hint=outcome.hint, status=409,
        )  # fmt: skip
    assert isinstance(outcome, Saved)
    visit.room.claims.drop((visit.locale.tag, opened.domain.name, name), visit.who)
    said = "lapsed" if outcome.lapsed else STATES[outcome.state]
    if stay or not onward:
        return views.redirect(_onward(visit, visit.locale, opened, said, at_end=not stay))
    return views.redirect(_with(onward, said))


def _next(visit: Visit, opened: Opened) -> str:
    """The address of the text that comes next; "" after the last."""
    assert visit.locale is not None
    wanted = wanted_by(visit)
    _, after = queue_of(visit, wanted).around(opened.domain, visit.parameters["id"])
    if after is None or (after.domain, after.id) == (opened.domain, visit.parameters["id"]):
        return ""
    return text_path(visit.locale, after.domain, after.id, wanted)


def _onward(visit: Visit, target: Locale, opened: Opened, said: str, *, at_end: bool = False) -> str:
    wanted = wanted_by(visit)
    here = text_path(target, opened.domain, visit.parameters["id"], wanted)
    return _with(queue_path(target, wanted) if at_end else here, said)


def _with(path: str, said: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'said': said})}"


def _conflict(visit: Visit, found: Conflict) -> Response:
    assert visit.locale is not None
    assert visit.domain is not None
    wanted = wanted_by(visit)
    return views.page(
        visit,
        "conflict.html",
        status=409,
        conflict=found,
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        here=text_path(visit.locale, visit.domain, found.id, wanted),
        save=f"{text_path(visit.locale, visit.domain, found.id)}/save{query_of(wanted)}",
        parts=parts,
        queue_path=queue_path,
        wanted=wanted,
    )


def _typed(visit: Visit) -> str | None:
    """None where the page showed no field."""
    return visit.form.get("text")


def _note(visit: Visit) -> str:
    return visit.form.get("note", "").strip()


def _door(name: str, endpoint: Endpoint, right: Right) -> Door:
    return Door(f"/{{locale}}/{{domain}}/{{id}}/{name}", ("POST",), endpoint,
                Need(right, locale="locale", domain="domain"))  # fmt: skip


DOORS = (
    _door("save", save, Right.WRITE),
    _door("join", join, Right.WRITE),
    _door("split", split, Right.WRITE),
    _door("review", review, Right.REVIEW),
    _door("approve", approve, Right.APPROVE),
    _door("reject", reject, Right.REVIEW),
    _door("comment", comment, Right.SUGGEST),
    _door("answer", answer, Right.WRITE),
    _door("suggest", suggest, Right.SUGGEST),
    _door("waive", waive, Right.REVIEW),
    _door("ask", ask, Right.SUGGEST),
    _door("same", same, Right.APPROVE),
)
