# SPDX-License-Identifier: GPL-3.0-or-later
"""Find and replace in a language: what would change is shown first, each change can be left out."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.flow.desk_edit import Edit, Saved
from w4r_i18n.flow.desk_replace import MAX_FOUND, Replaced, Replacing, replaced
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.pages.home import domains_of
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import STATES, language_name, queue_path, text_path

WRITES = Need(Right.WRITE, locale="locale")


def find(visit: Visit) -> Response:
    query = visit.query
    # A box that is not ticked sends nothing: only a form that was sent says anything by that.
    sent = "find" in query
    wanted = Replacing(
        query.get("find", ""),
        query.get("put", ""),
        case=not sent or bool(query.get("case")),
        whole=not sent or bool(query.get("whole")),
    )
    if not wanted.find.strip():
        return _page(visit, wanted, (), sent=False)
    try:
        return _page(visit, wanted, _found(visit, wanted), sent=True)
    except InputError as error:
        return _page(visit, wanted, (), sent=False, refused=error.message)


def put(visit: Visit) -> Response:
    """Save those that are ticked, as they were shown."""
    assert visit.locale is not None
    form = visit.form
    wanted = Replacing(
        form.get("find", ""), form.get("put", ""), case=bool(form.get("case")), whole=bool(form.get("whole"))
    )
    ticked = set(form.getlist("text"))
    edits = [_edit(visit, visit.locale, each) for each in _found(visit, wanted) if mark(each) in ticked]
    outcomes = visit.room.clerk.save_all(edits)
    done = sum(isinstance(outcome, Saved) for outcome in outcomes)
    return _page(visit, wanted, _found(visit, wanted), sent=True, done=done, left=len(ticked) - done)


def mark(found: Replaced) -> str:
    """Names a text and the exact pair that was shown."""
    return f"{found.domain.name} {found.id} {' '.join(found.seen)}"


def _found(visit: Visit, wanted: Replacing) -> tuple[Replaced, ...]:
    assert visit.locale is not None
    room = visit.room
    domains = [
        domain for domain in domains_of(visit, visit.locale) if visit.may(Right.WRITE, tier=room.tier(domain))
    ]
    return replaced(room.desks, visit.locale, domains, wanted)


def _edit(visit: Visit, target: Locale, each: Replaced) -> Edit:
    src, tgt = each.seen
    return Edit(
        target, each.domain, each.id, visit.who, src, tgt, text=each.text, unfinished=each.state.missing
    )


def _page(
    visit: Visit,
    wanted: Replacing,
    found: tuple[Replaced, ...],
    *,
    sent: bool,
    done: int = 0,
    left: int = 0,
    refused: str = "",
) -> Response:
    assert visit.locale is not None
    return views.page(
        visit,
        "replace.html",
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        wanted=wanted,
        found=found,
        sent=sent,
        done=done,
        left=left,
        refused=refused,
        most=MAX_FOUND,
        mark=mark,
        states=STATES,
        queue_path=queue_path,
        text_path=text_path,
    )


DOORS = (
    Door("/{locale}/replace", ("GET",), find, WRITES),
    Door("/{locale}/replace", ("POST",), put, WRITES),
)
