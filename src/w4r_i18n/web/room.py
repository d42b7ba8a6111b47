# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands behind all doors: the tree, the people, the sessions, and what was loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from w4r_i18n.flow.desk_alarms import Alarms
from w4r_i18n.flow.desk_clerk import Clerk
from w4r_i18n.flow.desk_open import Desks
from w4r_i18n.flow.desk_queue import Queues
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import ServiceError, W4RError
from w4r_i18n.model.locale import Locale, is_locale, locale
from w4r_i18n.project import git
from w4r_i18n.project.clock import seconds
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.web.attempts import Attempts
from w4r_i18n.web.claims import Claims
from w4r_i18n.web.passphrases import Doorkeeper
from w4r_i18n.web.people import People, Person
from w4r_i18n.web.sessions import Session, Sessions

LOG = logging.getLogger("w4r.review")


@dataclass(frozen=True)
class Room:
    """One tree being reviewed. Everything that changes while it is served hangs here."""

    desks: Desks
    """The texts, read again only where a file changed."""
    clerk: Clerk
    """Who writes."""
    origins: frozenset[str]
    """What browsers may call this server: `http://127.0.0.1:8451`, or `https://…` where TLS ends at a proxy
    before it. By any other name it is not there."""
    owner: Person | None
    """Who is alone at this machine; else `people` know who may come in."""
    people: People | None
    doorkeeper: Doorkeeper | None
    """None: nobody comes in by passphrase."""
    sessions: Sessions
    attempts: Attempts
    claims: Claims
    patience: float
    """Seconds that a request may take to arrive."""

    @cached_property
    def alarms(self) -> Alarms:
        """What the checks find in them."""
        return Alarms(self.desks)

    @cached_property
    def queues(self) -> Queues:
        """The texts by risk."""
        return Queues(self.desks, self.alarms)

    @cached_property
    def hosts(self) -> frozenset[str]:
        return frozenset(origin.partition("//")[2] for origin in self.origins)

    @cached_property
    def secure(self) -> bool:
        """Whether nothing but TLS reaches the browsers."""
        return all(origin.startswith("https://") for origin in self.origins)

    @cached_property
    def cookie(self) -> str:
        """The name of the session's; of several servers on one machine, each has its own."""
        return "__Host-w4r" if self.secure else f"w4r-{min(self.origins).rpartition(':')[2]}"

    def open(self) -> Workspace:
        """The tree as w4r.toml stands now. Raises ConfigError for one that is wrong."""
        return self.desks.workspace

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

    def tier(self, domain: Domain) -> Tier:
        """Of what cannot be read: the strictest."""
        try:
            return self.desks.source(domain).tier
        except W4RError:
            return "restricted"


def open_room(
    root: Path,
    origins: frozenset[str],
    *,
    owner: Person | None = None,
    people: People | None = None,
    commit: bool = False,
    clock: Callable[[], float] = seconds,
    patience: float = 20.0,
) -> Room:
    """A room for one person alone, or for people. Raises ConfigError for a w4r.toml that is wrong.

    `commit`: each save becomes a commit, under the pseudonym of who made it.
    """
    desks = Desks(root)
    return Room(
        desks=desks,
        clerk=Clerk(desks, commit=partial(_commit, root) if commit else None),
        origins=origins,
        owner=owner,
        people=people,
        doorkeeper=Doorkeeper(people) if people else None,
        sessions=Sessions(clock),
        attempts=Attempts(clock),
        claims=Claims(clock),
        patience=patience,
    )


def _commit(root: Path, by: str, paths: Collection[Path]) -> None:
    """What is saved is saved, committed or not: a git that fails is told to who runs the server."""
    names = sorted(str(path.relative_to(root)) for path in paths)
    try:
        git.commit(root, paths, by=by, message=f"Review {names[0]}")
    except ServiceError as error:
        LOG.warning("saved, but not committed: %s (%s)", error, ", ".join(names))
