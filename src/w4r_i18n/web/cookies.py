# SPDX-License-Identifier: GPL-3.0-or-later
"""The cookies that a browser is given: the session's, which no script reads and no other site sends."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.web.doors import Visit
from w4r_i18n.web.people import Person

LANGUAGE = "w4r-language"


def give_session(visit: Visit, answer: Response, person: Person) -> None:
    """Begin a session under a new id; the one that this browser had is over."""
    if visit.session_id:
        visit.room.sessions.end(visit.session_id)
    identity, _ = visit.room.sessions.begin(person)
    answer.set_cookie(
        visit.room.cookie, identity, secure=visit.room.secure, httponly=True, samesite="strict", path="/"
    )


def drop_session(visit: Visit, answer: Response) -> None:
    if visit.session_id:
        visit.room.sessions.end(visit.session_id)
    answer.delete_cookie(
        visit.room.cookie, secure=visit.room.secure, httponly=True, samesite="strict", path="/"
    )
