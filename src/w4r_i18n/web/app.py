# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page as an ASGI application: its doors, and what stands around all of them."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, doors
from w4r_i18n.web.gate import arrival, guarded
from w4r_i18n.web.room import Room

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

READERS = 4
LOG = logging.getLogger("w4r.review")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: forms would then say that they come from nowhere.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def create_app(room: Room, *, served: tuple[Door, ...] | None = None) -> Starlette:
    """The application for one tree. `served` None: every door that there is."""
    readers = CapacityLimiter(READERS)
    routes = [
        Route(door.path, guarded(room, door, readers), methods=list(door.methods))
        for door in (doors() if served is None else served)
    ]

    async def astray(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        answer = views.fault(arrival(room, request), error.status_code)
        answer.headers.update(error.headers or {})
        return answer

    app = Starlette(
        routes=routes,
        middleware=[Middleware(Shield, room=room)],
        exception_handlers={HTTPException: astray},
    )
    app.router.redirect_slashes = False
    return app


class Shield:
    """Around everything: no foreign host name, no answer without its headers, no traceback."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self._app = app
        self._room = room
        self._headers = dict(HEADERS)
        if room.secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        if Headers(scope=scope).get("host", "").lower() not in self._room.hosts:
            # By another name a page of somebody else could be talking to us (DNS rebinding).
            answer = PlainTextResponse("This server does not answer to that name.\n", status_code=421)
            await answer(scope, receive, send_with_headers)
            return
        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001  # the last net: a line instead of a traceback
            _log(error)
            if not begun:
                answer = PlainTextResponse("Our fault: the server's log says where.\n", status_code=500)
                await answer(scope, receive, send_with_headers)


def _log(error: Exception) -> None:
    """What and where, but nothing of what the error says: that may hold a text."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(last.filename).name}:{last.lineno}"
    LOG.error("our fault: %s at %s in %s", type(error).__name__, where, last.name)
