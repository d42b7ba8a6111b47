# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed side of a release: TUF metadata made from contents and keys, as values.

Roles (DESIGN 9): root and targets, signed by a threshold of the keyholders; one delegated role per section,
which can say nothing outside `sections/<id>/`; the recall role, which can only say what is withdrawn;
snapshot and timestamp, whose keys are where publishing runs. Snapshots are consistent: what a client began
to read does not change under it, and `timestamp.json`, written last, is the switch.

Nothing here opens a file or looks at the clock: reading is a function that is handed in, the day an argument.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from securesystemslib.signer import Key, Signer
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from w4r_i18n.model.errors import PolicyError, TrustError
from w4r_i18n.publish.names import AS_OF, RECALL, REOPENED, section_role, stored_name

ROOT_DAYS = 730
TARGETS_DAYS = 365
SNAPSHOT_DAYS = 30
Files = dict[str, bytes]
"""What a store must hold, by name, in the order in which it is written."""
Read = Callable[[str], bytes | None]
_COMPACT = JSONSerializer(compact=True)
_TIMESTAMP = "metadata/timestamp.json"


def new_root(
    holders: Sequence[Key], online: Mapping[str, Key], *, threshold: int, version: int, day: str
) -> Metadata[Root]:
    """Who may sign what. Raises PolicyError where losing one holder's key would lose the repository."""
    if threshold < 2 or len({key.keyid for key in holders}) <= threshold:
        raise PolicyError(
            f"{len(holders)} keyholders, threshold {threshold}; wanted at least 3, and one to spare"
        )
    keys = {key.keyid: key for key in (*holders, *online.values())}
    ids = [key.keyid for key in holders]
    roles = {"root": Role(ids, threshold), "targets": Role(ids, threshold)}
    roles |= {name: Role([online[name].keyid], 1) for name in ("snapshot", "timestamp")}
    return Metadata(Root(
        version, None, _after(day, ROOT_DAYS), keys=keys, roles=roles, consistent_snapshot=True,
    ))  # fmt: skip


def new_targets(
    sections: Mapping[str, Key], recall: Key, *, version: int, day: str, reopened: bytes = b""
) -> Metadata[Targets]:
    """Who may sign which section, and who may withdraw: each its own paths, and nobody else's.

    `reopened` is what the keyholders say themselves: which withdrawals have ended.
    """
    roles = {RECALL: DelegatedRole(RECALL, [recall.keyid], 1, True, paths=["recall/*"])}
    for section, key in sorted(sections.items()):
        name = section_role(section)
        roles[name] = DelegatedRole(name, [key.keyid], 1, True, paths=[f"sections/{section}/*"])
    keys = {key.keyid: key for key in (recall, *sections.values())}
    delegations = Delegations(keys, roles)
    own = {REOPENED: TargetFile.from_data(REOPENED, reopened, ["sha256"])} if reopened else {}
    return Metadata(Targets(version, None, _after(day, TARGETS_DAYS), own, delegations))


def sign(metadata: Metadata[Root] | Metadata[Targets], signers: Iterable[Signer]) -> bytes:
    metadata.signatures.clear()
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes(_COMPACT)


def read_root(content: bytes) -> Metadata[Root]:
    """A root that its own keys signed. Raises TrustError."""
    try:
        root = Metadata[Root].from_bytes(content)
        root.signed.verify_delegate("root", root.signed_bytes, root.signatures)
    except (RepositoryError, ValueError, KeyError, TypeError, AttributeError):
        raise TrustError("root.json is not signed by enough of its keyholders") from None
    return root


def read_targets(content: bytes, root: Metadata[Root]) -> Metadata[Targets]:
    """Raises TrustError for delegations that the keyholders of this root did not sign."""
    try:
        targets = Metadata[Targets].from_bytes(content)
        root.signed.verify_delegate("targets", targets.signed_bytes, targets.signatures)
    except (RepositoryError, ValueError, KeyError, TypeError, AttributeError):
        raise TrustError("targets.json is not signed by enough of the keyholders") from None
    return targets


@dataclass(frozen=True, slots=True)
class Charter:
    """What the keyholders signed: it changes by their hands alone."""

    roots: Mapping[int, bytes]
    """Every root ever, by version: a client that slept follows them one by one."""
    targets: bytes
    reopened: bytes = b""
    """What `targets` lists of withdrawals that have ended; empty: none has."""

    @property
    def root(self) -> Metadata[Root]:
        return read_root(self.roots[max(self.roots)])

    @property
    def delegations(self) -> Metadata[Targets]:
        return read_targets(self.targets, self.root)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a store says now; parts that no charter's key signed count as absent, but for their version."""

    roles: Mapping[str, Metadata[Targets]]
    versions: Mapping[str, int]
    """Of each metadata file of the snapshot."""
    snapshot: Metadata[Snapshot] | None
    timestamp: Metadata[Timestamp] | None
    last_versions: tuple[int, int] = (0, 0)
    """Of snapshot and timestamp, whoever signed them."""


def standing(read: Read, charter: Charter) -> Standing:
    """Read back what is published. Raises TrustError for a store that holds something else.

    A role whose key was exchanged since counts as absent, so that it is signed again; its version goes on.
    """
    root = charter.root
    content = read(_TIMESTAMP)
    if content is None:
        return Standing({}, {}, None, None)
    try:
        timestamp = Metadata[Timestamp].from_bytes(content)
        number = timestamp.signed.snapshot_meta.version
        snapshot = Metadata[Snapshot].from_bytes(read(f"metadata/{number}.snapshot.json") or b"")
        versions = {name.removesuffix(".json"): meta.version for name, meta in snapshot.signed.meta.items()}
        delegations = charter.delegations
        roles = {}
        for name in (delegations.signed.delegations or Delegations({}, {})).roles or {}:
            if name in versions:
                found = Metadata[Targets].from_bytes(read(f"metadata/{versions[name]}.{name}.json") or b"")
                if _is_signed(delegations, name, found):
                    roles[name] = found
    except (RepositoryError, ValueError, KeyError, TypeError, AttributeError):
        hint = "put the published folder back as it was, or publish into a new one"
        raise TrustError("what is published cannot be read back", hint=hint) from None
    kept = snapshot if _is_signed(root, "snapshot", snapshot) else None
    seen = (number, timestamp.signed.version)
    return Standing(
        roles, versions, kept, timestamp if _is_signed(root, "timestamp", timestamp) else None, seen
    )


def release(
    now: Standing,
    charter: Charter,
    documents: Mapping[str, Mapping[str, bytes]],
    signer: Callable[[str], Signer],
    *,
    day: str,
    expires_days: int,
) -> Files:
    """The metadata that says what `documents` hold: role to target path to bytes. Only what changed is new.

    A role that stays, with half of its time left, is not signed again. `signer` is asked only for roles that
    are. Raises TrustError where the charter itself is over: its keyholders must sign first.
    """
    root, targets = charter.root, charter.delegations
    for metadata, name in ((root, "root.json"), (targets, "targets.json")):
        if _is_over(metadata, day):
            hint = "two keyholders renew it: w4r keys rotate root-1"
            raise TrustError(f"{name} ended on {metadata.signed.expires:%Y-%m-%d}", hint=hint)
    files: Files = {f"metadata/{n}.root.json": content for n, content in sorted(charter.roots.items())}
    files[f"metadata/{targets.signed.version}.targets.json"] = charter.targets
    if REOPENED in targets.signed.targets:
        files[stored_name(REOPENED, hashlib.sha256(charter.reopened).hexdigest())] = charter.reopened
    meta = {**now.versions, "targets": targets.signed.version}
    for name, held in sorted(documents.items()):
        wanted = {path: TargetFile.from_data(path, content, ["sha256"]) for path, content in held.items()}
        files |= {
            stored_name(path, hashlib.sha256(content).hexdigest()): content for path, content in held.items()
        }
        old = now.roles.get(name)
        if old is None or old.signed.targets != wanted or not _has_half_left(old, day, TARGETS_DAYS):
            meta[name] = now.versions.get(name, 0) + 1
            fresh = Metadata(Targets(meta[name], None, _after(day, TARGETS_DAYS), wanted))
            fresh.sign(signer(name))
            _must_count(targets, name, fresh)
            files[f"metadata/{meta[name]}.{name}.json"] = fresh.to_bytes(_COMPACT)
    return files | _switched(now, root, meta, signer, day=day, expires_days=expires_days)


def _switched(
    now: Standing,
    root: Metadata[Root],
    meta: Mapping[str, int],
    signer: Callable[[str], Signer],
    *,
    day: str,
    expires_days: int,
) -> Files:
    """Snapshot where something changed, and timestamp always: it is what says how fresh all of it is."""
    files: Files = {}
    lasts = max(SNAPSHOT_DAYS, expires_days)
    number = now.last_versions[0]
    if dict(meta) != now.versions or now.snapshot is None or not _has_half_left(now.snapshot, day, lasts):
        number += 1
        listed = {f"{name}.json": MetaFile(version) for name, version in meta.items()}
        snapshot = Metadata(Snapshot(number, None, _after(day, lasts), listed))
        snapshot.sign(signer("snapshot"))
        _must_count(root, "snapshot", snapshot)
        files[f"metadata/{number}.snapshot.json"] = snapshot.to_bytes(_COMPACT)
    timestamp = Metadata(Timestamp(
        now.last_versions[1] + 1, None, _after(day, expires_days), MetaFile(number),
        unrecognized_fields={AS_OF: day},
    ))  # fmt: skip
    timestamp.sign(signer("timestamp"))
    _must_count(root, "timestamp", timestamp)
    files[_TIMESTAMP] = timestamp.to_bytes(_COMPACT)
    return files


def _is_signed(
    by: Metadata[Root] | Metadata[Targets],
    role: str,
    found: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp],
) -> bool:
    try:
        by.signed.verify_delegate(role, found.signed_bytes, found.signatures)
    except (RepositoryError, ValueError):
        return False
    return True


def _must_count(
    by: Metadata[Root] | Metadata[Targets],
    role: str,
    fresh: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp],
) -> None:
    """Nothing goes out that clients would refuse: by a key exchanged halfway, for a section without one."""
    if not _is_signed(by, role, fresh):
        hint = (
            f"w4r keys rotate {role}" if role in {"snapshot", "timestamp"} else "w4r keys new adds sections"
        )
        raise TrustError(f"the keyholders have not signed that this key speaks for '{role}'", hint=hint)


def _after(day: str, days: int) -> datetime:
    """Midnight of a day, in UTC: no published time is finer than a day."""
    return datetime.combine(date.fromisoformat(day), time(), UTC) + timedelta(days=days)


def _is_over(metadata: Metadata[Root] | Metadata[Targets], day: str) -> bool:
    return metadata.signed.is_expired(_after(day, 0))


def _has_half_left(metadata: Metadata[Targets] | Metadata[Snapshot], day: str, days: int) -> bool:
    return metadata.signed.expires >= _after(day, days // 2)
