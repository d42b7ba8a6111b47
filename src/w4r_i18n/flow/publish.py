# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r publish` and `w4r recall`: from packs and decisions to signed files in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.pack_notes import marks_of, notes
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.release import Change, Withdrawal
from w4r_i18n.project import atomic
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.publish.bundle import Release, bundle
from w4r_i18n.publish.manifest import read_manifest, read_withdrawals, write_withdrawals
from w4r_i18n.publish.names import (
    RECALL,
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

RECALLS = "recalls.jsonl"
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

    def standing(self, charter: Charter) -> Standing:
        return standing(self.read, charter)


def publish(press: Press, sections: Sequence[str], *, dry_run: bool) -> Done:
    """Sign and write the packs of these sections (all that were built, where none is named).

    Raises InputError for a pack that is not there or cannot be packed, PolicyError for one that holds what is
    not public, TrustError where what is published was altered or the keyholders' signatures are over.
    """
    charter = press.keys.charter()
    now = press.standing(charter)
    withdrawals = _withdrawals(press, now)
    releases = _releases(press, sections or _built(press.workspace), withdrawals)
    planned = tuple(_planned(press, now, name, *made) for name, made in releases.items())
    if dry_run:
        return Done(press.day, planned, withdrawals)
    documents = {
        section_role(name): {manifest_target(name): made.document} for name, (made, _) in releases.items()
    }
    objects = {
        stored_name(object_target(name), digest): content
        for name, (made, _) in releases.items()
        for digest, content in made.contents.items()
    }
    written = _write(press, charter, now, documents, withdrawals, objects)
    return Done(press.day, planned, withdrawals, written)


def refresh(press: Press) -> Done:
    """Confirm what is published, without changing it: a new timestamp, and whatever is half over."""
    charter = press.keys.charter()
    now = press.standing(charter)
    withdrawals = _withdrawals(press, now)
    return Done(press.day, (), withdrawals, _write(press, charter, now, {}, withdrawals, {}))


def recall(press: Press, case: str, change: Change, why: str) -> Done:
    """Withdraw a case everywhere: its letters leave the published folder, and the record is signed.

    What it was for stays in the tree. A source that cannot be read does not keep a case from being withdrawn.
    Raises InputError for a case that is not published, or was withdrawn before.
    """
    charter = press.keys.charter()
    now = press.standing(charter)
    known = _withdrawals(press, now)
    sources, _ = load_sources(press.workspace, press.workspace.domains())
    marks = marks_of(case, sources) & _published_marks(press, now)
    if not marks:
        raise InputError(f"no case {case[:80]!a} is published", hint="its id in case.toml, or its domain")
    marks -= {each.case for each in known if each.change == change}
    if not marks:
        raise InputError(f"{case[:80]!a} is withdrawn already, as {change}")
    first = 1 + max([int(each.id[1:]) for each in known], default=0)
    fresh = [Withdrawal(f"w{first + n}", mark, change, press.day) for n, mark in enumerate(sorted(marks))]
    # The signature first: a decision that the tree records but nobody can see would be believed.
    written = _write(press, charter, now, {}, (*known, *fresh), {})
    lines = [json.dumps({**_as_object(each), "of": case, "why": why}, ensure_ascii=False) for each in fresh]
    press.workspace.journal(press.workspace.root / RECALLS).add(
        (line.encode() for line in lines), durable=True
    )
    return Done(press.day, (), (*known, *fresh), written)


def _as_object(each: Withdrawal) -> dict[str, str]:
    return {"id": each.id, "case": each.case, "change": each.change, "on": each.on}


def _write(
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
    kept = {*signed, *(name for name in _kept(press, now, all_documents, records))}
    with atomic.alone(press.workspace.root, "publish"):
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
        found = _published_manifest(press, now, role.removeprefix("section-"))
        if found is not None:
            manifests[role] = found
    for role, content in manifests.items():
        section = role.removeprefix("section-")
        wanted = serving(read_manifest(content, section), withdrawals, day="").wanted
        kept |= {stored_name(object_target(section), digest) for digest in wanted.values()}
    return kept


def _published_manifest(press: Press, now: Standing, section: str) -> bytes | None:
    metadata = now.roles.get(section_role(section))
    target = manifest_target(section)
    if metadata is None or target not in metadata.signed.targets:
        return None
    return press.read(stored_name(target, metadata.signed.targets[target].hashes["sha256"]))


def _published_marks(press: Press, now: Standing) -> frozenset[str]:
    sections = [role.removeprefix("section-") for role in now.roles if role != RECALL]
    manifests = ((name, _published_manifest(press, now, name)) for name in sections)
    return frozenset(
        mark
        for name, content in manifests
        if content is not None
        for packed in read_manifest(content, name).files
        for mark in packed.note.cases
    )


def _withdrawals(press: Press, now: Standing) -> tuple[Withdrawal, ...]:
    """Every withdrawal that the tree or the published folder knows: none is ever dropped."""
    published: tuple[Withdrawal, ...] = ()
    metadata = now.roles.get(RECALL)
    if metadata is not None and WITHDRAWN in metadata.signed.targets:
        name = stored_name(WITHDRAWN, metadata.signed.targets[WITHDRAWN].hashes["sha256"])
        published = read_withdrawals(press.read(name) or b"")
    every = {*published, *_recorded(press.workspace)}
    return tuple(sorted(every, key=lambda each: (int(each.id[1:]), each.case)))


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


def _releases(
    press: Press, sections: Iterable[str], withdrawals: Sequence[Withdrawal]
) -> dict[str, tuple[Release, tuple[str, ...]]]:
    """Per section its release, and the paths that stay out of it."""
    loaded, errors = load_sources(press.workspace, press.workspace.domains())
    if errors:
        raise errors[0]
    sources = {source.domain.name: source for source in loaded}
    made = {}
    for section in sections:
        files = _pack(press.workspace, section)
        described = notes(press.workspace, sources, section, files, press.day)
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
    old = _published_manifest(press, now, section)
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
