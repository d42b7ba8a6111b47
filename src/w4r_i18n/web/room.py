# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands behind all doors: the tree, the people, the sessions, and what was loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale, is_locale, locale
from w4r_i18n.project.clock import seconds
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace, open_workspace
from w4r_i18n.web.attempts import Attempts
from w4r_i18n.web.claims import Claims
from w4r_i18n.web.passphrases import Doorkeeper
from w4r_i18n.web.people import People, Person
from w4r_i18n.web.sessions import Session, Sessions


@dataclass(frozen=True)
class Room:
    """One tree being reviewed. Everything that changes while it is served hangs here."""

    root: Path
    origins: frozenset[str]
    """What browsers may call this server: `http://127.0.0.1:8451`, or `https://…` where TLS ends at a proxy
    before it. By any other name it is not there."""
    owner: Person | None = None
    """Who is alone at this machine; else `people` know who may come in."""
    people: People | None = None
    commit: bool = False
    """Each save becomes a commit."""
    clock: Callable[[], float] = seconds
    patience: float = 20.0
    """Seconds that a request may take to arrive."""
    sessions: Sessions = field(init=False)
    attempts: Attempts = field(init=False)
    claims: Claims = field(init=False)
    doorkeeper: Doorkeeper | None = field(init=False)
    """None: nobody comes in by passphrase."""
    hosts: frozenset[str] = field(init=False)
    secure: bool = field(init=False)
    cookie: str = field(init=False)
    """The name of the session's; of several servers on one machine, each has its own."""

    def __post_init__(self) -> None:
        secure = all(origin.startswith("https://") for origin in self.origins)
        port = min(self.origins).rpartition(":")[2]
        made = {
            "sessions": Sessions(self.clock),
            "attempts": Attempts(self.clock),
            "claims": Claims(self.clock),
            "doorkeeper": Doorkeeper(self.people) if self.people else None,
            "hosts": frozenset(origin.partition("//")[2] for origin in self.origins),
            "secure": secure,
            "cookie": "__Host-w4r" if secure else f"w4r-{port}",
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def open(self) -> Workspace:
        """The tree as w4r.toml stands now."""
        return open_workspace(self.root)

    def person_of(self, session: Session) -> Person | None:
        """Who a session belongs to; None where that person is gone or has another passphrase."""
        person = self.people.find(session.name) if self.people else self.owner
        return person if person and (person.name, person.proof) == (session.name, session.proof) else None

    def locale(self, name: str) -> Locale | None:
        """A language of this tree, the source's included."""
        found = locale(name) if is_locale(name) else None
        tree = self.open()
        return found if found in (tree.source, *tree.config.targets) else None

    def domain(self, name: str) -> Domain | None:
        return next((found for found in self.open().layout.domains() if found.name == name), None)

    def source(self, domain: Domain) -> Source:
        """A domain's texts. Raises InputError where its documents cannot be read."""
        tree = self.open()
        return load_source(tree, domain, read_cases(tree)[0])

    def tier(self, domain: Domain) -> Tier:
        """Of what cannot be read: the strictest."""
        try:
            return self.source(domain).tier
        except W4RError:
            return "restricted"
