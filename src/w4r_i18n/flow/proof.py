# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review verify`: which acts their own people signed, and which pairs a merge made that nobody read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.locale import locale
from w4r_i18n.model.review import PINNING, Pin
from w4r_i18n.project import commits, git
from w4r_i18n.project.commits import NOTHING, Changed, Commit
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.pairs import Group, grouped
from w4r_i18n.review.proof import Fault, Step, prove
from w4r_i18n.review.reviewers import NAME, Reviewers, read_reviewers
from w4r_i18n.review.seen import read_seen
from w4r_i18n.text.digest import PO_DIGITS, short

_LEDGER = re.compile(r"locales/[^/]+/reviews/[^/]+(?<!\.sent)\.jsonl")
_CATALOGUE = re.compile(r"(locales/[^/]+)/LC_MESSAGES/([^/]+)\.po")
RULES = frozenset({"w4r.toml", NAME})
"""What decides whose acts count, and how many it takes."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that a merge of branches put beside a source, as no branch had it, and nobody has signed."""

    commit: str
    path: str
    line: int
    id: str
    """As `review show` takes it."""


@dataclass(frozen=True, slots=True)
class Verified:
    commits: int
    acts: int
    """Lines that their own people signed."""
    faults: tuple[Fault, ...]
    unread: tuple[Unread, ...]


def verify(workspace: Workspace, since: str = "") -> Verified:
    """Judge what the commits since a revision (all: "") did to the ledgers.

    The keys that count are those of that revision: a branch cannot bring its own. Raises ConfigError where no
    reviewers.toml says who signs with what, or for a revision that is none.
    """
    root = workspace.root
    base = git.commit_of(root, since) if since else ""
    known = _reviewers(workspace, base)
    every = commits.commits_since(root, base)
    changed = list(commits.changes(root, every))
    ledgers = [each for each in changed if _LEDGER.fullmatch(each.path)]
    rules = [each for each in changed if each.path in RULES and each.after not in each.before]
    signed = commits.fingerprints(root, (each.commit.id for each in (*ledgers, *rules)), known.allowed)
    signers = {own: known.keys[mark] for own, mark in signed.items() if mark in known.keys}
    here = _ledgers_here(workspace)
    demonstration = workspace.config.project.demonstration
    steps = _steps(workspace, ledgers, signers)
    found = prove(steps, known, here=here, alone=_alone(workspace), demonstration=demonstration)
    bent = (each for each in rules if each.commit.id not in signers)
    faults = (*(Fault("rules", each.commit.id, each.path, "") for each in bent), *found.faults)
    return Verified(len(every), found.counted, faults, tuple(_unread(workspace, changed, here)))


def _reviewers(workspace: Workspace, base: str) -> Reviewers:
    """Who signs with what: as the branch says that one compares with, else as what is checked out does."""
    for commit in dict.fromkeys((base or "HEAD", "HEAD")):
        content = commits.file_at(workspace.root, commit, NAME)
        if content is not None:
            return read_reviewers(content)
    hint = 'a table for each pseudonym: [kea] keys = ["ssh-ed25519 AAAA…"]; then commit it'
    raise ConfigError(f"no {NAME} in git says which key is whose", hint=hint)


def _steps(workspace: Workspace, ledgers: Sequence[Changed], signers: Mapping[str, str]) -> list[Step]:
    held = commits.contents(workspace.root, (blob for each in ledgers for blob in (each.after, *each.before)))
    lines = {blob: _lines(content) for blob, content in held.items()}
    steps = []
    for each in ledgers:
        now, before = lines[each.after], dict.fromkeys(line for blob in each.before for line in lines[blob])
        added = tuple(line for line in now if line not in before)
        removed = tuple(line for line in before if line not in now)
        signer = signers.get(each.commit.id, "")
        steps.append(Step(each.commit.id, signer, each.path, added, removed, gone=each.after == NOTHING))
    return steps


def _lines(content: bytes) -> dict[str, None]:
    text = content.decode("utf-8", "surrogateescape")
    return dict.fromkeys(line for line in text.split("\n") if line.strip())


def _ledgers_here(workspace: Workspace) -> dict[str, str]:
    """Every ledger of a configured language, by path."""
    languages = (workspace.source, *workspace.config.targets)
    paths = [path for language in languages for path in workspace.layout.ledgers(language)]
    return {
        workspace.layout.relative(path): (workspace.read(path) or b"").decode("utf-8", "surrogateescape")
        for path in paths
    }


def _alone(workspace: Workspace) -> frozenset[str]:
    settings = workspace.config.locales.items()
    return frozenset(locale(tag).gettext for tag, each in settings if each.single_person)


def _unread(workspace: Workspace, changed: Sequence[Changed], here: Mapping[str, str]) -> Iterator[Unread]:
    """The pairs that merges of branches made: not fuzzy, in no parent, pinned nowhere, signed by nobody."""
    merges = [
        (each, found)
        for each in changed
        if len(each.commit.parents) > 1 and each.after not in (*each.before, NOTHING)
        if (found := _CATALOGUE.fullmatch(each.path))
    ]
    signed = {pair for path, content in here.items() for pair in _pinned(content, path)}
    blobs = (blob for each, _ in merges for blob in (each.after, *each.before))
    held = commits.contents(workspace.root, blobs)
    for each, found in merges:
        known = signed | _seen_at(workspace, each.commit, f"{found[1]}/reviews/{found[2]}.seen")
        known |= {group.pair for blob in each.before for group in _clear(held[blob], each.path)}
        for group in _clear(held[each.after], each.path):
            if group.pair not in known:
                name = short(group.src, PO_DIGITS).partition(":")[2]
                yield Unread(each.commit.id, each.path, group.head.line, name)


def _pinned(content: str, path: str) -> Iterator[tuple[str, str]]:
    ledger = read_ledger(content, path=path)
    return ((act.src, act.tgt) for act in ledger.acts if act.act in PINNING)


def _seen_at(workspace: Workspace, commit: Commit, path: str) -> frozenset[Pin]:
    content = commits.file_at(workspace.root, commit.id, path) or b""
    return read_seen(content.decode("utf-8", "replace"), path=path).pins


def _clear(content: bytes, path: str) -> list[Group]:
    """The texts of a catalogue that somebody let stand; none of one that cannot be read."""
    try:
        catalogue = read_po_bytes(content, path=path)
    except InputError:
        return []
    return [group for group in grouped(catalogue) if not group.fuzzy and not group.empty]
