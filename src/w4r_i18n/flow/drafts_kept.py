# SPDX-License-Identifier: GPL-3.0-or-later
"""What engines have answered, kept so that nothing is asked twice; and the log of what left the machine.

An answer is on file before the next one is looked at, so a killed run loses at most what was in flight. Texts
of embargoed sources lie in a file of their own, texts of restricted ones in none: of those only is kept that
an answer was refused. Both files are derived, private to their owner (mode 0600), and can be deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from w4r_i18n.flow.engines import Tool
from w4r_i18n.model.document import Tier
from w4r_i18n.model.draft import MaskForm, Translation
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.journal import Journal
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace

Vault = Literal["open", "embargoed", "restricted"]
"""Whose texts may share an answer."""
VAULTS: Mapping[Tier, Vault] = {
    "public": "open", "published": "open", "embargoed": "embargoed", "restricted": "restricted",
}  # fmt: skip
_FILES: Mapping[Vault, str] = {
    "open": "drafts.jsonl", "embargoed": "drafts-embargoed.jsonl", "restricted": "drafts-embargoed.jsonl",
}  # fmt: skip


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer, by what was asked: never what was asked itself."""

    key: str
    text: str = ""
    unknown: tuple[str, ...] = ()
    refused: str = ""
    """Why the gate let nothing of it through; then its text is not kept."""
    gate: str = ""
    """The version of the gate that refused: another one asks again."""

    @property
    def translation(self) -> Translation:
        return Translation(self.text, self.unknown)


class Answers:
    """The answers of one vault; one thread at a time."""

    def __init__(self, workspace: Workspace, vault: Vault, *, gate: str, again: bool = False) -> None:
        """`again`: what earlier runs refused is not known, and asked for anew."""
        self._journal = workspace.journal(workspace.layout.cache / _FILES[vault], private=True)
        self._keeps_texts = vault != "restricted"
        self._gate = gate
        self._by_key: dict[str, Kept] = {}
        for line in self._journal.lines():
            try:
                kept = msgspec.json.decode(line, type=Kept)
            except msgspec.DecodeError:
                continue  # asked again; nothing else is lost
            self._by_key[kept.key] = kept
        if again:
            self._by_key = {key: kept for key, kept in self._by_key.items() if not kept.refused}
        self._refused_before = frozenset(key for key, kept in self._by_key.items() if kept.refused)

    def refused_before(self, key: str) -> bool:
        """Whether an earlier run refused it."""
        return key in self._refused_before

    def get(self, key: str) -> Kept | None:
        kept = self._by_key.get(key)
        return None if kept and kept.refused and kept.gate != self._gate else kept

    def keep(self, key: str, translation: Translation, *, durable: bool) -> None:
        self._add(Kept(key, translation.text, translation.unknown), durable=durable, write=self._keeps_texts)

    def refuse(self, key: str, reason: str, *, durable: bool) -> None:
        self._add(Kept(key, refused=reason, gate=self._gate), durable=durable, write=True)

    def _add(self, kept: Kept, *, durable: bool, write: bool) -> None:
        self._by_key[kept.key] = kept
        if write:
            self._journal.add([msgspec.json.encode(kept)], durable=durable)


def key_of(tool: Tool, version: str, source: Locale, target: Locale, form: MaskForm, text: str) -> str:
    """What decides an answer: the engine, where and how it runs, the direction, and exactly what is sent."""
    settings = tool.settings
    options = (f"{name}={value}" for name, value in sorted(settings.options.items()))
    parts = (tool.engine.NAME, version, settings.url, *options, source.tag, target.tag, form, text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


class Sent(msgspec.Struct, frozen=True):
    """A text that was handed to somebody else's machine: which one, by digest; to whom; when."""

    engine: str
    host: str
    tier: str
    locale: str
    domain: str
    src: str
    """As the ledger writes it: 24 digits."""
    characters: int
    """Of what was sent."""
    on: str
    """The day."""


class SentLog:
    """`reviews/<domain>.sent.jsonl` of a locale's domains: tracked by git, written before anything is sent.

    A line says that a text was handed to a host on a day; a second time on that day it says no more.
    """

    def __init__(self, workspace: Workspace, target: Locale) -> None:
        self._workspace = workspace
        self._target = target
        self._journals: dict[str, tuple[Journal, set[bytes]]] = {}

    def write(self, lines: Iterable[Sent]) -> None:
        """Raises ServiceError where it cannot be written: then nothing may be sent."""
        by_domain: dict[str, list[bytes]] = {}
        for line in lines:
            by_domain.setdefault(line.domain, []).append(msgspec.json.encode(line))
        for domain, encoded in by_domain.items():
            journal, known = self._journal(domain)
            fresh = [line for line in dict.fromkeys(encoded) if line not in known]
            journal.add(fresh, durable=True)
            known.update(fresh)

    def _journal(self, domain: str) -> tuple[Journal, set[bytes]]:
        if domain not in self._journals:
            path = self._workspace.layout.sent(self._target, Domain(domain))
            journal = self._workspace.journal(path)
            self._journals[domain] = (journal, set(journal.lines()))
        return self._journals[domain]


def vaults(
    workspace: Workspace, tiers: Sequence[Tier], *, gate: str, again: bool = False
) -> Mapping[Vault, Answers]:
    """The answers that texts of these tiers may share."""
    wanted = dict.fromkeys(VAULTS[tier] for tier in tiers)
    return {vault: Answers(workspace, vault, gate=gate, again=again) for vault in wanted}
