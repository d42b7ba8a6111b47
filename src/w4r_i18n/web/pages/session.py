# SPDX-License-Identifier: GPL-3.0-or-later
"""Coming in and going: by passphrase, by a link that works once; the language of the page; its own files."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.web import views
from w4r_i18n.web.cookies import LANGUAGE, drop_session, give_session
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.words import LANGUAGES

OPEN = Need(None)


def sign_in_form(visit: Visit) -> Response:
    return _form(visit, status=200)


def sign_in(visit: Visit) -> Response:
    """One answer for a name that there is not and for a passphrase that is wrong, after the same work."""
    room = visit.room
    name, passphrase = visit.form.get("name", "")[:80], visit.form.get("passphrase", "")
    if room.doorkeeper is None:
        return _form(visit, status=403)
    if not room.attempts.allowed(name, visit.address):
        return _form(visit, status=429, wrong="attempts")
    person = room.doorkeeper.admitted(name, passphrase)
    if person is None:
        return _form(visit, status=403, wrong="passphrase")
    room.attempts.succeeded(name, visit.address)
    answer = views.redirect(visit.form.get("next", "/"))
    give_session(visit, answer, person)
    return answer


def enter(visit: Visit) -> Response:
    """Come in by the link that the command printed."""
    person = visit.room.sessions.redeemed(visit.query.get("key", ""))
    if person is None:
        return _form(visit, status=403, wrong="link")
    answer = views.redirect("/")
    give_session(visit, answer, person)
    return answer


def sign_out(visit: Visit) -> Response:
    answer = views.redirect("/sign-in")
    drop_session(visit, answer)
    return answer


def language(visit: Visit) -> Response:
    """Choose the language of the interface."""
    chosen = visit.form.get("language", "")
    answer = views.redirect(visit.form.get("next", "/"))
    if chosen in LANGUAGES:
        answer.set_cookie(
            LANGUAGE, chosen, max_age=31_536_000, secure=visit.room.secure, httponly=True, samesite="lax"
        )
    return answer


def _form(visit: Visit, *, status: int, wrong: str = "") -> Response:
    onward = views.within(visit.form.get("next", visit.query.get("next", "/")))
    return views.page(
        visit,
        "sign-in.html",
        status=status,
        wrong=wrong,
        onward=onward,
        by_link=visit.room.doorkeeper is None,
    )


DOORS = (
    Door("/sign-in", ("GET",), sign_in_form, OPEN),
    Door("/sign-in", ("POST",), sign_in, OPEN),
    Door("/enter", ("GET",), enter, OPEN),
    Door("/sign-out", ("POST",), sign_out, OPEN),
    Door("/language", ("POST",), language, OPEN),
    Door("/static/{digest}/{name}", ("GET",), views.static, OPEN),
)
