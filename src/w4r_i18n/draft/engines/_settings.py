# SPDX-License-Identifier: GPL-3.0-or-later
"""What `[engine.<name>]` may say, checked alike for every engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from ipaddress import ip_address
from urllib.parse import urlsplit

from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import ConfigError

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?", re.IGNORECASE)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")


def check_options(settings: EngineSettings, known: Sequence[str]) -> None:
    """Raises ConfigError for an option that the engine does not understand, with the nearest that it does."""
    for option in settings.options:
        if option not in known:
            near = get_close_matches(option, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(known) or 'none'}"
            raise ConfigError(f"{_where(settings)} has no option '{_shown(option)}'", hint=hint)


def deadline(settings: EngineSettings, most: float) -> float:
    """Seconds of the option `deadline`, which may shorten the engine's own and never lengthen it."""
    given = settings.options.get("deadline")
    if given is None:
        return most
    seconds = float(given) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})?", given) else 0.0
    if not 0 < seconds <= most:
        raise ConfigError(f"{_where(settings)}: deadline is more than 0 and at most {most:g} seconds")
    return seconds


def base_url(settings: EngineSettings, *, loopback_only: bool = False) -> str:
    """The url with its closing slash: https, or http where it is this machine; no name or query in it.

    An https url may lead into a private network, where a campaign's own server stands; TLS says that it is
    that server, whatever address its name has at this moment. Raises ConfigError.
    """
    try:
        parts = urlsplit(settings.url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ConfigError(f"{_where(settings)}: this url cannot be read") from None
    here = is_loopback(host)
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise ConfigError(
            f"{_where(settings)}: no user name or key in a url", hint="key_env names a variable"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise ConfigError(f"{_where(settings)}: an engine's url is https (http on loopback only)")
    if loopback_only and not here:
        raise ConfigError(
            f"{_where(settings)}: this engine knows its own address",
            hint="a url is only for a stand-in on this machine",
        )
    named = here or _HOST.fullmatch(host) or _is_address(host)
    if not named or not _PATH.fullmatch(parts.path) or parts.query or parts.fragment:
        raise ConfigError(f"{_where(settings)}: a url is https://host[:port]/path, without query or fragment")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def is_loopback(host: str) -> bool:
    """Whether an address, or the one name that is kept for it, is this machine."""
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _where(settings: EngineSettings) -> str:
    return f"[engine.{settings.name}]" if settings.name else "the engine"


def _shown(text: str) -> str:
    return text[:40].encode("unicode_escape").decode("ascii")
