# SPDX-License-Identifier: GPL-3.0-or-later
"""Every request passes here, once: who is it, is it meant, may they; only then the page is asked."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from anyio import CapacityLimiter, fail_after
from anyio.to_thread import run_sync
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException

from w4r_i18n.model.errors import InputError, PolicyError, ServiceError, W4RError
from w4r_i18n.web import views
from w4r_i18n.web.authorize import authorize
from w4r_i18n.web.cookies import LANGUAGE
from w4r_i18n.web.doors import Door, Visit
from w4r_i18n.web.people import Right
from w4r_i18n.web.room import Room
from w4r_i18n.web.words import spoken

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LOG = logging.getLogger("w4r.review")
MOST_BYTES = 1_000_000
MOST_FIELDS = 2_000
_SAFE = frozenset({"GET", "HEAD"})
_NO_FORM: ImmutableMultiDict[str, str] = ImmutableMultiDict()


def guarded(room: Room, door: Door, readers: CapacityLimiter) -> Callable[[Request], Awaitable[Response]]:
    """The door as Starlette calls it: the one place in which anybody is let in.

    `readers`: how many pages are made at once. They only share the processor, and in turn all come soon; who
    saves waits for the disk, with as many others as there are.
    """

    async def answer(request: Request) -> Response:
        reads = request.method in _SAFE
        form = _NO_FORM if reads else await _form(request, room.patience)
        return await run_sync(_answer, room, door, request, form, limiter=readers if reads else None)

    return answer


def _answer(room: Room, door: Door, request: Request, form: ImmutableMultiDict[str, str]) -> Response:
    visit = arrival(room, request, form)
    try:
        with room.desks.glance.held() if request.method in _SAFE else nullcontext():
            visit = _known(visit)
            return _refused(door, visit, request) or _let_in(door, visit)
    except W4RError as error:
        return _failed(visit, error)


def arrival(room: Room, request: Request, form: ImmutableMultiDict[str, str] = _NO_FORM) -> Visit:
    """A visit of which nothing is known yet but what the request says."""
    chosen, accepted = request.cookies.get(LANGUAGE, ""), request.headers.get("accept-language", "")
    return Visit(
        room=room,
        person=None,
        session=None,
        session_id=request.cookies.get(room.cookie, ""),
        language=spoken(chosen, accepted),
        path=request.url.path,
        query=request.query_params,
        form=form,
        headers=request.headers,
        address=request.client.host if request.client else "",
        parameters=request.path_params,
    )


def _known(visit: Visit) -> Visit:
    """With the session that the browser names and whose it is, where both still hold."""
    session = visit.room.sessions.find(visit.session_id)
    person = visit.room.person_of(session) if session else None
    return replace(visit, session=session, person=person) if person else visit


def _refused(door: Door, visit: Visit, request: Request) -> Response | None:
    """The answer to what is not meant by who is signed in, or comes from nobody at a door for somebody."""
    changes = request.method not in _SAFE
    if changes and request.headers.get("origin", "") not in visit.room.origins:
        return views.fault(visit, 403, "this request came from another site")
    if door.needs.right is not None and visit.person is None:
        if changes:
            return views.fault(visit, 401, "you are not signed in any more")
        return views.redirect(f"/sign-in?next={quote(views.within(_asked(request)))}")
    if changes and visit.session and not _is_meant(visit):
        return views.fault(visit, 403, "this form is not from this session", "load the page again")
    return None


def _let_in(door: Door, visit: Visit) -> Response:
    """Ask the page, if the language and the domain exist for this person, and the right is there."""
    room, needs = visit.room, door.needs
    if needs.locale:
        visit = replace(visit, locale=room.locale(visit.parameters[needs.locale]))
    if needs.domain:
        domain = room.domain(visit.parameters[needs.domain])
        visit = replace(visit, domain=domain, tier=room.tier(domain) if domain else None)
    if (needs.locale and not visit.locale) or (needs.domain and not visit.domain):
        return views.fault(visit, 404)
    tag = visit.locale.tag if visit.locale else None
    if authorize(visit.person, needs.right, tag, visit.tier):
        return door.endpoint(visit)
    # What a person may not read is not there for them.
    return views.fault(visit, 403 if authorize(visit.person, Right.READ, tag, visit.tier) else 404)


def _is_meant(visit: Visit) -> bool:
    assert visit.session is not None
    given = visit.headers.get("x-csrf-token") or visit.form.get("csrf", "")
    return secrets.compare_digest(given.encode(), visit.session.csrf.encode())


def _asked(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _failed(visit: Visit, error: W4RError) -> Response:
    kinds = {PolicyError: 403, InputError: 422, ServiceError: 503}
    status = next((code for kind, code in kinds.items() if isinstance(error, kind)), 500)
    if status == 500:
        # Of how this server is set up, strangers are told nothing.
        LOG.warning("%s", error)
        return views.fault(visit, status, "the server is not set up right; its log says where")
    return views.fault(visit, status, error.message, error.hint)


async def _form(request: Request, patience: float) -> ImmutableMultiDict[str, str]:
    """What was posted, as forms of pages without files send it; within bounds of size and time."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise HTTPException(413)
    body = bytearray()
    try:
        with fail_after(patience):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise HTTPException(413)
    except TimeoutError:
        raise HTTPException(408) from None
    if not body:
        return _NO_FORM
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise HTTPException(400) from None
    # A browser sends every line end of a text as CR LF.
    return ImmutableMultiDict([(name, value.replace("\r\n", "\n")) for name, value in pairs])
