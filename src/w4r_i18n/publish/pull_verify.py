# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a letter in hand is current: asked of a pulled folder, without a network."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Targets

from w4r_i18n.model.errors import ConfigError, TrustError
from w4r_i18n.model.release import Manifest, Packed
from w4r_i18n.publish.manifest import read_manifest, read_withdrawals
from w4r_i18n.publish.names import OWN, manifest_target, section_role
from w4r_i18n.publish.pull import news_of
from w4r_i18n.publish.pull_sets import Sets, read_plain
from w4r_i18n.publish.serving import Serving, serving

Answer = Literal["current", "withdrawn", "expired", "altered", "missing", "unknown"]
_ROLE = re.compile(r"section-([a-z0-9][a-z0-9-]{0,39})\.json")


@dataclass(frozen=True, slots=True)
class Verdict:
    what: str
    """The file, or the code, that was asked about."""
    answer: Answer
    path: str = ""
    """In the pack."""
    not_after: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    section: str
    news: str
    age_days: int
    verdicts: tuple[Verdict, ...]


def verify(asked: Sequence[str], folder: Path, *, now: datetime | None = None) -> Verified:
    """Answer for files and codes, or, where none is given, for every file of the pulled folder.

    `unknown` is a file that no release in this folder has, a former version as well: not to be sent.
    Raises ConfigError for a folder that nothing was pulled into; TrustError where what lies there is not what
    was signed.
    """
    moment = now or datetime.now(UTC)
    sets = Sets(folder)
    day = moment.astimezone(UTC).date()
    manifest = signed_manifest(sets)
    withdrawals = read_withdrawals(sets.document("withdrawn.json") or b"")
    serves = serving(manifest, withdrawals, day=day.isoformat())
    verdicts = (
        tuple(_of_hand(manifest, serves, each) for each in asked)
        if asked
        else tuple(_of_folder(sets, manifest, serves))
    )
    news = news_of(sets)
    age = (day - date.fromisoformat(news)).days if news else 0
    return Verified(manifest.section, news, age, verdicts)


def _of_hand(manifest: Manifest, serves: Serving, asked: str) -> Verdict:
    content = read_plain(Path(asked))
    if content is None:
        found = [packed for packed in manifest.files if packed.note.code and packed.note.code == asked]
        return _best(asked, found, serves)
    digest = hashlib.sha256(content).hexdigest()
    return _best(asked, [packed for packed in manifest.files if packed.sha256 == digest], serves)


def _best(asked: str, found: Sequence[Packed], serves: Serving) -> Verdict:
    """Current if it is so anywhere in the pack; else why not."""
    for packed in sorted(found, key=lambda each: _answer(each, serves) != "current"):
        return Verdict(asked, _answer(packed, serves), packed.path, packed.note.not_after)
    return Verdict(asked, "unknown")


def _answer(packed: Packed, serves: Serving) -> Answer:
    if packed.path in serves.withdrawn:
        return "withdrawn"
    return "expired" if packed.path in serves.expired else "current"


def _of_folder(sets: Sets, manifest: Manifest, serves: Serving) -> Iterator[Verdict]:
    held = {path: digest for path, digest in sets.held().items() if path not in OWN}
    ends = {packed.path: packed.note.not_after for packed in manifest.files}
    for path, digest in sorted(serves.wanted.items()):
        answer: Answer = "current" if held.get(path) == digest else "altered" if path in held else "missing"
        yield Verdict(path, answer, path, ends[path])
    for path in sorted(held.keys() - serves.wanted.keys()):
        answer = (
            "withdrawn" if path in serves.withdrawn else "expired" if path in serves.expired else "unknown"
        )
        yield Verdict(path, answer, path if path in ends else "", ends.get(path, ""))


def signed_manifest(sets: Sets) -> Manifest:
    """The manifest in use, if the signatures that came with it say that it is the section's."""
    content = sets.document("manifest.json")
    if content is None:
        hint = "w4r pull SECTION --from URL --into DIR"
        raise ConfigError("nothing was pulled into this folder", hint=hint)
    digest = hashlib.sha256(content).hexdigest()
    for path in sorted(sets.metadata.glob("section-*.json")):
        match = _ROLE.fullmatch(path.name)
        if match and _manifest_digest(sets.metadata, match[1]) == digest:
            return read_manifest(content, match[1])
    raise TrustError("manifest.json is not what was signed", hint="pull again")


def _manifest_digest(metadata: Path, section: str) -> str:
    role = section_role(section)
    try:
        root = Metadata[Root].from_bytes((metadata / "root.json").read_bytes()).signed
        targets = Metadata[Targets].from_bytes((metadata / "targets.json").read_bytes())
        root.verify_delegate("targets", targets.signed_bytes, targets.signatures)
        found = Metadata[Targets].from_bytes((metadata / f"{role}.json").read_bytes())
        targets.signed.verify_delegate(role, found.signed_bytes, found.signatures)
        return found.signed.targets[manifest_target(section)].hashes["sha256"]
    except (RepositoryError, OSError, ValueError, KeyError):
        return ""
