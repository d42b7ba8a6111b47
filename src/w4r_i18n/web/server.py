# SPDX-License-Identifier: GPL-3.0-or-later
"""The server process: what it listens at, by which names it is called, and its end."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_i18n.model.errors import ConfigError, PolicyError, ServiceError
from w4r_i18n.web.room import Room

if TYPE_CHECKING:
    import uvicorn

BACKLOG = 512
CONNECTIONS = 500
"""At once; who comes after is told to come again."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that is bound, and the origins that browsers know it by."""

    socket: socket.socket
    origins: frozenset[str]

    @property
    def address(self) -> str:
        """What a person opens."""
        return min(self.origins, key=lambda origin: "localhost" in origin)


def listen(host: str, port: int, *, public: str) -> Listening:
    """Bind. `public`: the name behind which a proxy with TLS stands; "": this machine's browsers only.

    Raises PolicyError for an address that others reach without TLS, ServiceError for one that is not free.
    """
    if not public and not _is_loopback(host):
        hint = "--tls-behind-proxy NAME, and a proxy that ends TLS: docs/how-to/review-server.md"
        raise PolicyError(f"{host[:60]!a} is reached from other machines, in clear text", hint=hint)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ServiceError(f"cannot listen at {host[:60]!a}, port {port}: {reason}") from None
    if public:
        return Listening(bound, frozenset({f"https://{public.lower()}"}))
    number = bound.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    return Listening(bound, frozenset({f"http://{shown}:{number}", f"http://localhost:{number}"}))


def server_of(room: Room, *, proxy: str = "") -> uvicorn.Server:
    """What serves a room: `server_of(room).run(sockets=[bound])`, until the process is interrupted.

    Requests under way are ended first. `proxy`: the address of one that is believed when it says whom it asks
    for; "": there is none.
    """
    import uvicorn

    from w4r_i18n.web.app import create_app

    config = uvicorn.Config(
        create_app(room),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        lifespan="off",
        ws="none",
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=10,
    )
    return uvicorn.Server(config)


def must_be_a_host(name: str) -> str:
    """The name that browsers use, perhaps with a port. Raises ConfigError for a whole address."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789.-:")
    if not name or set(name.lower()) - allowed:
        hint = "--tls-behind-proxy review.example.org"
        raise ConfigError(f"{name[:60]!a} is no host name", hint=hint)
    return name


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
