# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section does: fetch what is signed, verify all of it, then change what is in use with one rename.

Needs tuf, its crypto and the standard library; nothing else of this package but these words and rules.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater

from w4r_i18n.model.errors import ConfigError, TrustError, W4RError
from w4r_i18n.model.release import Manifest, PullResult, Withdrawal
from w4r_i18n.publish import names
from w4r_i18n.publish.manifest import (
    MAX_BYTES,
    is_day,
    read_manifest,
    read_reopened,
    read_withdrawals,
    write_withdrawals,
)
from w4r_i18n.publish.pull_session import client, source, told
from w4r_i18n.publish.pull_sets import Sets, read_plain
from w4r_i18n.publish.serving import Serving, serving

TIMEOUT_S = 600.0
MAX_ROOT_BYTES = 512_000
_STAYS = "the last good set stays in use"


def pull(
    section: str,
    url: str,
    into: str | os.PathLike[str],
    *,
    root: bytes | None = None,
    now: datetime | None = None,
    timeout_s: float = TIMEOUT_S,
) -> PullResult:
    """Bring a section's folder up to date from a web address or a folder, and say what changed.

    `root` is the repository's root.json, got by another way than `url`; needed once, kept afterwards.
    Law 9: an older, expired or altered release is never accepted, and a withdrawn text, or one whose last
    day is over, is never in the result. Whatever goes wrong, the set in use stays whole; only what is
    withdrawn or over leaves it.

    Raises TrustError for what is not signed, not current or for another clock; ServiceError where a server, a
    network or a disk fails (what came is kept for the next time); ConfigError for an address or a section
    that is none.
    """
    if not names.SECTION.fullmatch(section):
        raise ConfigError("no name of a section", hint="small letters, digits and hyphens: nl, ch-fr")
    moment = now or datetime.now(UTC)
    day = moment.astimezone(UTC).date()
    fetcher, base = source(url, timeout_s=timeout_s)
    sets = Sets(Path(into))
    with sets.alone():
        before = sets.held()
        withdrawals = _known(sets)
        try:
            anchor = _anchor(sets, root)
            with told(_STAYS):
                updater = client(sets.metadata, base, fetcher, root=anchor, now=moment)
                updater.refresh()
                news = news_of(sets)
                _must_be_in_step(news, day)
                _keep_anchor(sets, anchor)
                withdrawals = _withdrawals(updater, sets, withdrawals)
                content = _manifest(updater, sets, section)
                manifest = read_manifest(content, section)
                outcome = serving(manifest, withdrawals, day=day.isoformat())
                _fetch(updater, sets, section, manifest, outcome, before)
                _use(sets, outcome, content, withdrawals, before)
        except W4RError as error:
            raise _aged(error, sets, section, withdrawals, before, day) from None
    age = (day - date.fromisoformat(news)).days if news else 0
    return PullResult(
        section, str(sets.current), news, age, *outcome.moved(before), outcome.withdrawn, outcome.expired,
        len(outcome.wanted), fetcher.requests, fetcher.received,
    )  # fmt: skip


Withdrawals = tuple[Withdrawal, ...]


def _anchor(sets: Sets, root: bytes | None) -> bytes:
    """The root to begin with: what was handed in, else what was used before. Never the server's own."""
    anchor = root or read_plain(sets.state / "root.json")
    if anchor is None:
        hint = "--root root.json: ask who publishes, and not by way of the address you pull from"
        raise ConfigError("first pull into this folder, and no root to trust", hint=hint)
    if len(anchor) > MAX_ROOT_BYTES:
        raise TrustError(f"the root is over {MAX_ROOT_BYTES} bytes")
    return anchor


def _keep_anchor(sets: Sets, anchor: bytes) -> None:
    if read_plain(sets.state / "root.json") != anchor:
        staged = sets.state / "root.new"
        staged.write_bytes(anchor)
        staged.replace(sets.state / "root.json")


def news_of(sets: Sets) -> str:
    """The day of the trusted timestamp; "" where it says none."""
    content = read_plain(sets.metadata / "timestamp.json")
    try:
        day = json.loads(content or b"{}")["signed"][names.AS_OF]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return day if isinstance(day, str) and is_day(day) else ""


def _must_be_in_step(news: str, day: date) -> None:
    if news and (date.fromisoformat(news) - day).days > 1:
        message = f"this machine's clock says {day}, and what is published is of {news}"
        raise TrustError(message, hint=f"set the clock; {_STAYS}")


def _known(sets: Sets) -> Withdrawals:
    """What was withdrawn so far, as the set in use records it; a damaged record counts as none."""
    try:
        return read_withdrawals(sets.document("withdrawn.json") or b"")
    except TrustError:
        return ()


def _withdrawals(updater: Updater, sets: Sets, known: Withdrawals) -> Withdrawals:
    """What was withdrawn once stays withdrawn here, even if whoever holds the recall key drops it, until
    the keyholders say that it has ended.
    """
    listed = _document(updater, sets, names.WITHDRAWN, "withdrawn.json")
    every = {*known, *(read_withdrawals(listed) if listed else ())}
    said = _document(updater, sets, names.REOPENED, "reopened.json")
    ended = read_reopened(said) if said else frozenset()
    lasting = (each for each in every if each.id not in ended)
    return tuple(sorted(lasting, key=lambda each: (int(each.id[1:]), each.case)))


def _manifest(updater: Updater, sets: Sets, section: str) -> bytes:
    content = _document(updater, sets, names.manifest_target(section), "manifest.json")
    if content is None:
        raise ConfigError(f"no section '{section}' is published there", hint="ask who publishes for its name")
    return content


def _document(updater: Updater, sets: Sets, target: str, name: str) -> bytes | None:
    """A signed document, from the set in use where that is still the one that is signed."""
    found = updater.get_targetinfo(target)
    if found is None:
        return None
    if found.length > MAX_BYTES:
        raise TrustError(f"{name} is over {MAX_BYTES} bytes")
    if updater.find_cached_target(found, str(sets.current / name)):
        return (sets.current / name).read_bytes()
    staged = sets.state / "document.new"
    updater.download_target(found, str(staged))
    return staged.read_bytes()


def _fetch(
    updater: Updater,
    sets: Sets,
    section: str,
    manifest: Manifest,
    outcome: Serving,
    before: Mapping[str, str],
) -> None:
    """Bring what neither lies in the set in use nor arrived before an interruption; each file is verified.

    The digests stand in the manifest, which is signed: the library checks length and digest as it does for
    a target that its metadata lists.
    """
    sizes = {packed.sha256: packed.size for packed in manifest.files}
    staged = sets.state / "file.new"
    for digest in sorted({*outcome.wanted.values()} - {*before.values()}):
        if not sets.has(digest):
            wanted = TargetFile(sizes[digest], {"sha256": digest}, names.object_target(section))
            updater.download_target(wanted, str(staged))
            sets.arrive(digest, staged)


def _use(
    sets: Sets, outcome: Serving, manifest: bytes, withdrawals: Withdrawals, before: Mapping[str, str]
) -> None:
    documents = {"manifest.json": manifest, "withdrawn.json": write_withdrawals(withdrawals)}
    same = all(sets.document(name) == content for name, content in documents.items())
    if not same or any(outcome.moved(before)):
        sets.put_in_use(outcome.wanted, documents, before)


def _aged(
    error: W4RError, sets: Sets, section: str, withdrawals: Withdrawals, before: Mapping[str, str], day: date
) -> W4RError:
    """Take out of the set in use what is over or withdrawn by now, and tell how old the news is."""
    content = sets.document("manifest.json")
    if content is None:
        error.hint = error.hint.replace(_STAYS, "nothing was pulled into this folder yet")
        return error
    with told(_STAYS):
        outcome = serving(read_manifest(content, section), withdrawals, day=day.isoformat())
        lying = set(before.values())
        wanted = {path: digest for path, digest in outcome.wanted.items() if digest in lying}
        _use(sets, Serving(wanted), content, withdrawals, before)
    if news := news_of(sets):
        age = (day - date.fromisoformat(news)).days
        error.hint = error.hint.replace(_STAYS, f"{_STAYS}; its news is of {news}, {age} days old")
    return error
