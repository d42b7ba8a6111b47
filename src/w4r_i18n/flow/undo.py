# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review revert`: all that one pseudonym signed ends, as when an account was taken over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.flow.docket import Docket, Row, dockets
from w4r_i18n.flow.review import record
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, Pin, State
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer, ended
from w4r_i18n.review.ledger import DAY, PSEUDONYM


@dataclass(frozen=True, slots=True)
class Fallen:
    """A text whose state is another one without those acts."""

    locale: Locale
    row: Row
    """As it was."""
    after: State


@dataclass(frozen=True, slots=True)
class Reverted:
    acts: tuple[tuple[Locale, Domain, Act], ...]
    """What ended, or would; also on texts that stand nowhere now."""
    fallen: tuple[Fallen, ...]


def revert(  # whose acts, since when, where, and who answers for it
    workspace: Workspace,
    locales: Sequence[Locale],
    domains: Sequence[Domain],
    *,
    by: str,
    since: str,
    signer: str,
    note: str = "",
    dry_run: bool = False,
) -> Reverted:
    """End every living act of one pseudonym from a day on; states follow.

    What those acts had ended stays as FORMATS 8 says: rejections and withdrawals that they had lifted hold
    again; an approval that they had ended does not come back. Texts stay as they are: those are git's to take
    back. Raises ConfigError for what is no pseudonym or no day.
    """
    if not PSEUDONYM.fullmatch(by) or not DAY.fullmatch(since):
        raise ConfigError("wanted a pseudonym, and a day like 2025-12-10")
    who = Signer(signer, today())
    with atomic.writing(workspace.root):
        files: dict[Path, bytes] = {}
        gone: list[tuple[Locale, Domain, Act]] = []
        fallen: list[Fallen] = []
        for each in (each for locale in locales for each in dockets(workspace, locale, domains)):
            acts = _acts_of(each, by, since)
            if not acts:
                continue
            reason = note or f"acts of {by} since {since} reverted"
            lines = [ended(those, each.known, who, note=reason) for those in acts.values()]
            recorded = record(workspace, each, lines)
            files.update(recorded.files)
            left = _living(recorded.docket)
            named = (act for those in acts.values() for act in those)
            gone += [(each.locale, each.domain, act) for act in named if act.id not in left]
            fallen += _fallen(each, recorded.docket)
        if not dry_run:
            workspace.save(files, {})
        return Reverted(tuple(gone), tuple(fallen))


def _acts_of(at: Docket, by: str, since: str) -> dict[Pin, list[Act]]:
    """Of this domain's own ledger, by pair: each ledger of a case answers for its own lines."""
    living = _living(at)
    found: dict[Pin, list[Act]] = defaultdict(list)
    for act in at.records.ledger.acts:
        if act.by == by and act.on >= since and act.id in living:
            found[act.src, act.tgt].append(act)
    return found


def _living(at: Docket) -> set[str]:
    return {act.id for those in at.known.acts.values() for act in those}


def _fallen(before: Docket, after: Docket) -> Iterator[Fallen]:
    states = {verdict.group.src: verdict.state for verdict in after.verdicts}
    for row in before.rows():
        now = states[row.verdict.group.src]
        if now != row.verdict.state:
            yield Fallen(before.locale, row, now)
