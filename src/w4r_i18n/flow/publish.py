# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r publish`: from packs to signed files in a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.pack_notes import notes
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError, InputError, TrustError
from w4r_i18n.model.release import Withdrawal
from w4r_i18n.project import atomic
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.publish.bundle import Release, bundle
from w4r_i18n.publish.manifest import read_manifest, read_reopened, read_withdrawals, write_withdrawals
from w4r_i18n.publish.names import (
    RECALL,
    REOPENED,
    SECTION,
    WITHDRAWN,
    manifest_target,
    object_target,
    section_role,
    stored_name,
)
from w4r_i18n.publish.repository import Charter, Files, Standing, release, standing
from w4r_i18n.publish.serving import serving
from w4r_i18n.publish.stores import folder
from w4r_i18n.publish.stores.keys import KeyFolder, Passphrase

Releases = dict[str, tuple[Release, tuple[str, ...]]]
"""Per section its release, and the paths that stay out of it."""
RECALLS = "recalls.jsonl"
REOPENINGS = "reopenings.jsonl"
"""Decisions with their reasons: for those who have the tree, never published."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a release changes for one section."""

    section: str
    files: int
    size: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Paths of the pack that stay out because their case is withdrawn."""


@dataclass(frozen=True, slots=True)
class Done:
    day: str
    planned: tuple[Planned, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    """All that there are."""
    written: int = 0
    """Files; 0 in a dry run."""


@dataclass(frozen=True)
class Press:
    """A tree, the folder that is served, the keys, and the day."""

    workspace: Workspace
    store: Path
    keys: KeyFolder
    passphrase: Passphrase
    day: str

    def read(self, name: str) -> bytes | None:
        return folder.read(self.store, name)

    def alone(self) -> AbstractContextManager[None]:
        """From reading what stands to writing what follows from it."""
        return atomic.alone(self.workspace.root, "publish")

    def standing(self, charter: Charter) -> Standing:
        return standing(self.read, charter)


def publish(press: Press, sections: Sequence[str]) -> Done:
    """Sign and write the packs of these sections (all that were built, where none is named).

    Raises InputError for a pack that is not there or cannot be packed, PolicyError for one that holds what is
    not public, TrustError where what is published was altered or the keyholders' signatures are over.
    """
    with press.alone():
        charter, now, withdrawals, releases, planned = _prepared(press, sections)
        documents = {
            section_role(name): {manifest_target(name): made.document} for name, (made, _) in releases.items()
        }
        objects = {
            stored_name(object_target(name), digest): content
            for name, (made, _) in releases.items()
            for digest, content in made.contents.items()
        }
        written = write_signed(press, charter, now, documents, withdrawals, objects)
    return Done(press.day, planned, withdrawals, written)


def plan(press: Press, sections: Sequence[str]) -> Done:
    """What `publish` would change, and for whom; it writes nothing and asks for no passphrase."""
    _, _, withdrawals, _, planned = _prepared(press, sections)
    return Done(press.day, planned, withdrawals)


def _prepared(
    press: Press, sections: Sequence[str]
) -> tuple[Charter, Standing, tuple[Withdrawal, ...], Releases, tuple[Planned, ...]]:
    charter = press.keys.charter()
    now = press.standing(charter)
    withdrawals = all_withdrawals(press, now)
    ended = reopened(charter)
    lasting = [each for each in withdrawals if each.id not in ended]
    releases = _releases(press, sections or _built(press.workspace), lasting)
    planned = tuple(_planned(press, now, name, *made) for name, made in releases.items())
    return charter, now, withdrawals, releases, planned


def refresh(press: Press) -> Done:
    """Confirm what is published, without changing it: a new timestamp, and whatever is half over."""
    with press.alone():
        charter = press.keys.charter()
        now = press.standing(charter)
        withdrawals = all_withdrawals(press, now)
        return Done(press.day, (), withdrawals, write_signed(press, charter, now, {}, withdrawals, {}))


def write_signed(
    press: Press,
    charter: Charter,
    now: Standing,
    documents: Mapping[str, Mapping[str, bytes]],
    withdrawals: Iterable[Withdrawal],
    objects: Files,
) -> int:
    """Sign, and write what is new; everything that nothing points to any more goes."""
    records = tuple(withdrawals)
    all_documents = {RECALL: {WITHDRAWN: write_withdrawals(records)}, **documents}
    signer = partial(press.keys.signer, passphrase=press.passphrase)
    days = press.workspace.config.publish.expires_days
    signed = release(now, charter, all_documents, signer, day=press.day, expires_days=days)
    ended = reopened(charter)
    lasting = [each for each in records if each.id not in ended]
    kept = {*signed, *(name for name in _kept(press, now, all_documents, lasting))}
    return folder.write(press.store, {**objects, **signed}, kept=kept)


def _kept(
    press: Press,
    now: Standing,
    documents: Mapping[str, Mapping[str, bytes]],
    withdrawals: Sequence[Withdrawal],
) -> set[str]:
    """Names of everything that the sections' manifests want, the new ones' and those that stay."""
    kept: set[str] = set()
    for role, metadata in now.roles.items():
        for target, file in metadata.signed.targets.items():
            if role not in documents:
                kept.add(stored_name(target, file.hashes["sha256"]))
    manifests = {role: next(iter(held.values())) for role, held in documents.items() if role != RECALL}
    for role in now.roles.keys() - documents.keys():
        found = published_manifest(press, now, role.removeprefix("section-"))
        if found is not None:
            manifests[role] = found
    for role, content in manifests.items():
        section = role.removeprefix("section-")
        wanted = serving(read_manifest(content, section), withdrawals, day="").wanted
        kept |= {stored_name(object_target(section), digest) for digest in wanted.values()}
    return kept


def published_manifest(press: Press, now: Standing, section: str) -> bytes | None:
    metadata = now.roles.get(section_role(section))
    target = manifest_target(section)
    if metadata is None or target not in metadata.signed.targets:
        return None
    return press.read(stored_name(target, metadata.signed.targets[target].hashes["sha256"]))


def all_withdrawals(press: Press, now: Standing) -> tuple[Withdrawal, ...]:
    """Every withdrawal that the tree or the published folder knows: none is ever dropped."""
    published: tuple[Withdrawal, ...] = ()
    metadata = now.roles.get(RECALL)
    if metadata is not None and WITHDRAWN in metadata.signed.targets:
        name = stored_name(WITHDRAWN, metadata.signed.targets[WITHDRAWN].hashes["sha256"])
        published = read_withdrawals(press.read(name) or b"")
    every = {*published, *_recorded(press.workspace)}
    return tuple(sorted(every, key=lambda each: (int(each.id[1:]), each.case)))


def reopened(charter: Charter) -> frozenset[str]:
    """The withdrawals that have ended, as the keyholders signed it."""
    signed = charter.delegations.signed.targets.get(REOPENED)
    if signed is None:
        return frozenset()
    if hashlib.sha256(charter.reopened).hexdigest() != signed.hashes["sha256"]:
        raise TrustError("reopened.json beside the keys is not what was signed", hint="bring the signed one")
    return read_reopened(charter.reopened)


def _recorded(workspace: Workspace) -> Iterable[Withdrawal]:
    for number, line in enumerate(workspace.journal(workspace.root / RECALLS).lines(), 1):
        try:
            each = json.loads(line)
            record = [{"id": each["id"], "case": each["case"], "change": each["change"], "on": each["on"]}]
            yield from read_withdrawals(json.dumps({"format": 1, "withdrawn": record}).encode())
        except (ValueError, KeyError, TypeError, RecursionError):
            raise InputError("is no record of a recall", place=Place(RECALLS, number)) from None


def _built(workspace: Workspace) -> tuple[str, ...]:
    found = tuple(
        sorted({name.partition("/")[0] for name in folder.names(workspace.layout.build / "sections")})
    )
    if not found:
        raise InputError("no pack is built", hint="w4r compile --section …")
    return found


def _releases(press: Press, sections: Iterable[str], withdrawals: Sequence[Withdrawal]) -> Releases:
    loaded, errors = load_sources(press.workspace, press.workspace.domains())
    if errors:
        raise errors[0]
    sources = {source.domain.name: source for source in loaded}
    made = {}
    for section in sections:
        files = _pack(press.workspace, section)
        described = notes(press.workspace, sources, section, files, withdrawals, press.day)
        done = bundle(section, files, notes=described, withdrawn=withdrawals)
        packed = {each.path for each in done.manifest.files}
        made[section] = done, tuple(sorted(files.keys() - packed))
    return made


def _pack(workspace: Workspace, section: str) -> dict[str, bytes]:
    if not SECTION.fullmatch(section):
        raise ConfigError(
            f"{section[:60]!a} is no section", hint="small letters, digits and hyphens: nl, ch-fr"
        )
    root = workspace.layout.build / "sections" / section
    files = {name: folder.read(root, name) for name in folder.names(root)}
    if not files:
        place = Place(workspace.layout.relative(root))
        raise InputError("there is no pack", place=place, hint=f"w4r compile --section {section}")
    for name, content in files.items():
        if content is None:
            raise InputError("is no regular file", place=Place(workspace.layout.relative(root / name)))
    return cast(dict[str, bytes], files)


def _planned(press: Press, now: Standing, section: str, made: Release, left_out: tuple[str, ...]) -> Planned:
    old = published_manifest(press, now, section)
    before = {each.path: each.sha256 for each in read_manifest(old, section).files} if old else {}
    after = {each.path: each.sha256 for each in made.manifest.files}
    size = sum(each.size for each in made.manifest.files)
    return Planned(
        section, len(after), size,
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
        left_out,
    )  # fmt: skip
