# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may come in and do what: `users.toml`, which lies outside the tree, or the one person of a laptop."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import ConfigError, InputError, PolicyError
from w4r_i18n.model.locale import locale
from w4r_i18n.project import files
from w4r_i18n.project.config import TIERS
from w4r_i18n.project.watch import Look, look
from w4r_i18n.review.ledger import PSEUDONYM
from w4r_i18n.text.toml_places import line_of, places, too_deep


class Right(IntEnum):
    """What a person may do with texts; who may do one thing may do all before it."""

    READ = 1
    SUGGEST = 2
    WRITE = 3
    REVIEW = 4
    APPROVE = 5
    ADMIN = 6


ROLES: Mapping[str, Right] = {
    "reader": Right.READ,
    "suggester": Right.SUGGEST,
    "translator": Right.WRITE,
    "reviewer": Right.REVIEW,
    "approver": Right.APPROVE,
    "coordinator": Right.ADMIN,
}
OPEN_TIERS: tuple[Tier, ...] = ("public", "published")
"""What a role holds for where none are named: who shall see more is said in so many words."""
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Role:
    right: Right
    locales: frozenset[str]
    """BCP 47 tags, or `*`."""
    tiers: frozenset[str]

    def serves(self, tag: str) -> bool:
        return EVERY in self.locales or tag in self.locales


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    """A pseudonym."""
    roles: tuple[Role, ...]
    passphrase: str = ""
    """Its argon2 hash; empty for who came by a link."""

    @property
    def proof(self) -> str:
        """Changes with the passphrase, so that a session can tell that it is over."""
        return hashlib.blake2b(self.passphrase.encode(), digest_size=16).hexdigest()


def alone(name: str) -> Person:
    """The one person at this machine, whose files they are. Raises ConfigError for what is no pseudonym."""
    if not PSEUDONYM.fullmatch(name):
        hint = "--by takes a-z, 0-9 and -, at most 40; never a real name or address"
        raise ConfigError(f"{name[:40]!a} is no pseudonym", hint=hint)
    return Person(name, (Role(Right.ADMIN, frozenset({EVERY}), frozenset(TIERS)),))


class People:
    """Those of `users.toml` as it stands now: who is taken out of it is out at once."""

    def __init__(self, path: Path, tree: Path) -> None:
        """Raises PolicyError for a file within the tree, InputError or ConfigError for one that is wrong."""
        must_lie_outside(path, tree)
        self._path = path
        self._look: Look | None = None
        self._people: Mapping[str, Person] = {}
        self.find("")

    def find(self, name: str) -> Person | None:
        """Raises InputError or ConfigError for a file that is wrong: then nobody comes in."""
        now = look(self._path.parent, (self._path.name,))
        if self._look is None or not self._look.holds(now):
            self._people = read_people(files.read(self._path), path=str(self._path))
            self._look = now
        return self._people.get(name)


def must_lie_outside(path: Path, tree: Path) -> None:
    """Raises PolicyError for a file within the tree: its hashes would be committed one day."""
    if path.resolve().is_relative_to(tree.resolve()):
        hint = "lay it elsewhere, where only the server's account can read it"
        raise PolicyError("users.toml does not lie in the tree", hint=hint, place=Place(str(path)))


def read_people(data: bytes, *, path: str) -> Mapping[str, Person]:
    """Read users.toml. Raises ConfigError with file:line, and what was meant."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        if line := too_deep(text):
            raise ConfigError("brackets nest too deep", place=Place(path, line))
        tree = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"not TOML: {error}", place=Place(path, 1)) from None
    lines = places(text)
    people: dict[str, Person] = {}
    for name, table in tree.items():
        try:
            people[name] = _person(name, table)
        except InputError as error:
            place = Place(path, line_of(lines, (name,)))
            raise ConfigError(f"{name[:40]!a}: {error.message}", hint=error.hint, place=place) from None
    return people


def _person(name: str, table: object) -> Person:
    if not PSEUDONYM.fullmatch(name):
        raise InputError("is no pseudonym", hint="a-z, 0-9 and -, at most 40")
    if not isinstance(table, dict) or set(table) != {"passphrase", "roles"}:
        raise InputError("wanted: passphrase and roles, and nothing else")
    passphrase, roles = table["passphrase"], table["roles"]
    if not (isinstance(passphrase, str) and passphrase.startswith("$argon2id$")):
        raise InputError("passphrase is no argon2id hash", hint="'w4r review user passphrase' makes it")
    if not isinstance(roles, list):
        raise InputError("roles are tables, [[NAME.roles]]")
    return Person(name, tuple(_role(role) for role in roles), passphrase)


def _role(table: object) -> Role:
    if not isinstance(table, dict) or not set(table) <= {"role", "locales", "tiers"}:
        raise InputError("a role has role, locales and tiers, and nothing else")
    role, tags, tiers = table.get("role"), table.get("locales"), table.get("tiers", list(OPEN_TIERS))
    if not isinstance(role, str) or role not in ROLES:
        raise InputError(f"there is no role {str(role)[:40]!a}", hint=f"there are: {', '.join(ROLES)}")
    if not (isinstance(tiers, list) and all(tier in TIERS for tier in tiers)):
        raise InputError("tiers is a list", hint=f"of {', '.join(TIERS)}")
    if not (isinstance(tags, list) and tags and all(isinstance(tag, str) for tag in tags)):
        raise InputError("locales is a list of languages", hint='like ["de", "pt-BR"], or ["*"]')
    known = frozenset(tag if tag == EVERY else locale(tag).tag for tag in tags)
    return Role(ROLES[role], known, frozenset(tiers))
