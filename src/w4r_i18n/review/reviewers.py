# SPDX-License-Identifier: GPL-3.0-or-later
"""`reviewers.toml`: which key signs the commits of which pseudonym."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.review.ledger import PSEUDONYM
from w4r_i18n.text.toml_places import line_of, places, too_deep

NAME = "reviewers.toml"
MAX_BYTES = 1_000_000
_KEY = re.compile(
    r"(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com"
    r"|sk-ecdsa-sha2-nistp256@openssh\.com) ([A-Za-z0-9+/]{40,4000}={0,2})(?: [^\n]*)?"
)
_EXAMPLE = 'kea = { keys = ["ssh-ed25519 AAAA…"] }'


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Who signs with what."""

    keys: Mapping[str, str]
    """Pseudonym by the key's fingerprint, as ssh shows it: `SHA256:…`."""
    allowed: str
    """What `ssh-keygen` reads: a line for each key."""
    speaks_for: Mapping[str, frozenset[str]]
    """For whom a signer's commits count besides: a review page commits what its people sign there."""

    def may_say(self, signer: str, by: str) -> bool:
        """Whether a commit of this signer (a pseudonym) proves a line of that one."""
        return bool(signer) and (signer == by or by in self.speaks_for[signer])


def read_reviewers(content: bytes, *, path: str = NAME) -> Reviewers:
    """Read the file. Raises InputError with file:line.

    A key stands under one pseudonym alone: who has two pseudonyms would be two of the people whom a quorum
    asks for.
    """
    return _Reading(content, path).reviewers()


class _Reading:
    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        try:
            text = content[:MAX_BYTES].decode("utf-8-sig").replace("\r\n", "\n")
            self.tree = {} if too_deep(text) else tomllib.loads(text)
        except (ValueError, RecursionError):
            self.tree = {}
        if len(content) > MAX_BYTES or not self.tree:
            message = "is no TOML that names anybody; wanted a table for each pseudonym"
            raise InputError(message, hint=_EXAMPLE, place=Place(path, 1))
        self.places = places(text)

    def reviewers(self) -> Reviewers:
        keys: dict[str, str] = {}
        lines: list[str] = []
        speaks_for: dict[str, frozenset[str]] = {}
        for name, table in self.tree.items():
            if not PSEUDONYM.fullmatch(name):
                self._refuse("a table is no pseudonym; wanted small letters, digits and hyphens", name)
            if not isinstance(table, dict) or not table.keys() <= {"keys", "speaks_for"}:
                self._refuse(f"wanted keys, and speaks_for at most: {_EXAMPLE}", name)
            speaks_for[name] = frozenset(self._texts(table.get("speaks_for", []), name))
            for key in self._texts(table.get("keys"), name):
                mark, line = self._key(key, name)
                if mark in keys:
                    self._refuse("this key stands here already; one key, one pseudonym", name)
                keys[mark] = name
                lines.append(line)
        return Reviewers(keys, "".join(lines), speaks_for)

    def _texts(self, value: object, name: str) -> list[str]:
        if not isinstance(value, list):
            self._refuse(f"wanted lists of texts: {_EXAMPLE}", name)
        return [each for each in value if isinstance(each, str) or self._refuse("wanted a text", name)]

    def _key(self, key: str, name: str) -> tuple[str, str]:
        """The key's fingerprint, and its line."""
        found = _KEY.fullmatch(key.strip())
        try:
            blob = base64.b64decode(found[2], validate=True) if found else b""
        except binascii.Error:
            blob = b""
        kind = found[1].encode() if found else b""
        # The blob names its kind again; where both differ, programs would read different keys.
        if not found or not blob.startswith(len(kind).to_bytes(4, "big") + kind):
            self._refuse("is no public ssh key; wanted the one line of a .pub file", name)
        mark = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
        return f"SHA256:{mark}", f'{name} namespaces="git" {found[1]} {found[2]}\n'

    def _refuse(self, message: str, name: str) -> NoReturn:
        place = Place(self.path, line_of(self.places, (name,)))
        raise InputError(message, hint="see the how-to of CI", place=place)
