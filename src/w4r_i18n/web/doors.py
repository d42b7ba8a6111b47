# SPDX-License-Identifier: GPL-3.0-or-later
"""A way into the review page: its path, what it needs, and what whoever comes by it brings along."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from w4r_i18n.model.document import Tier
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.web.authorize import authorize
from w4r_i18n.web.people import Person, Right
from w4r_i18n.web.sessions import Session

if TYPE_CHECKING:
    from starlette.datastructures import ImmutableMultiDict, QueryParams
    from starlette.responses import Response

    from w4r_i18n.web.room import Room

PAGES = "w4r_i18n.web.pages"


@dataclass(frozen=True, slots=True)
class Need:
    """The right that a door asks, and which parameters of its path say where.

    A door without a locale in its path is open to who has the right anywhere; its page asks `Visit.may`
    for each thing that it shows. The tier is that of the domain; without one, any tier will do.
    """

    right: Right | None
    """None: nobody needs to have signed in."""
    locale: str = ""
    """The parameter that names the language, `locale` in `/{locale}/{domain}`; "": none does."""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that was let in: everything that a page is made from."""

    room: Room
    person: Person | None
    """None at doors that need no right."""
    session: Session | None
    session_id: str
    """What the browser's cookie holds, true or not."""
    language: str
    """Of the interface."""
    path: str
    query: QueryParams
    form: ImmutableMultiDict[str, str]
    """What was posted; line ends are LF."""
    headers: Mapping[str, str]
    """By lower-case name."""
    address: str
    """Where the request came from."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Of the path, as they stand in it; `locale` and `domain` are these two, looked up."""
    locale: Locale | None = None
    domain: Domain | None = None
    tier: Tier | None = None

    @property
    def who(self) -> str:
        """The pseudonym of who is signed in."""
        return self.person.name if self.person else ""

    def may(self, right: Right, *, locale: str | None = None, tier: Tier | None = None) -> bool:
        """Whether this person has a right: here, or in another language or tier."""
        tag = locale or (self.locale.tag if self.locale else None)
        return authorize(self.person, right, tag, tier or self.tier)


Endpoint = Callable[[Visit], "Response"]
"""Called in a thread of its own, so it may read and write files."""


@dataclass(frozen=True, slots=True)
class Door:
    path: str
    """As Starlette writes it: `/{locale}/{domain}`."""
    methods: tuple[str, ...]
    """HEAD comes with GET."""
    endpoint: Endpoint
    needs: Need

    def __post_init__(self) -> None:
        """Raises ValueError where path and need do not speak of the same language and domain."""
        for parameter in ("locale", "domain"):
            named = getattr(self.needs, parameter)
            if (f"{{{named or parameter}}}" in self.path) != bool(named):
                raise ValueError(f"{self.path}: its need and its path do not say the same of the {parameter}")


def doors() -> tuple[Door, ...]:
    """Those of every module in `pages/`: one file more is one page more. `/sign-in` is before `/{locale}`."""
    folder = importlib.import_module(PAGES)
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{PAGES}.{name}") for name in names]
    found = [door for module in modules for door in module.DOORS]
    return tuple(sorted(found, key=lambda door: [part[:1] == "{" for part in door.path.split("/")]))
