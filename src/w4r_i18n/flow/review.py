# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review`: people's acts on exact texts, and what is written with each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.flow.acts import Records, with_acts, with_pins
from w4r_i18n.flow.docket import Docket, Row, chosen, dockets, judged_again, with_records
from w4r_i18n.flow.targets import respelt
from w4r_i18n.model.errors import PolicyError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, State
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review import acts
from w4r_i18n.review.acts import Signer
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.pairs import Group
from w4r_i18n.review.settle import accepted, settle
from w4r_i18n.review.standing import Standing

Verb = Callable[[Group, Standing, Signer, str, str], tuple[Act, ...]]
"""A text, what is known, who acts, a note, a check: the lines that this writes."""
VERBS: dict[str, Verb] = {
    "sign": lambda group, known, signer, note, _: (acts.sign(group, known, signer, note=note),),
    "review": lambda group, known, signer, note, _: (acts.review(group, known, signer, note=note),),
    "approve": lambda group, known, signer, note, _: acts.approve(group, known, signer, note=note),
    "reject": lambda group, known, signer, note, _: (acts.reject(group, known, signer, note=note),),
    "comment": lambda group, known, signer, note, _: (acts.comment(group, known, signer, note=note),),
    "answer": lambda group, known, signer, note, _: (acts.answer(group, known, signer, note=note),),
    "withdraw": lambda group, known, signer, note, _: (acts.withdraw(group, known, signer, note=note),),
    "end withdrawal": lambda group, known, signer, note, _: (
        acts.withdrawal_ended(group, known, signer, note=note),
    ),
    "waive": lambda group, known, signer, note, check: (
        acts.waive(group, known, signer, check=check, note=note),
    ),
    "end waiver": lambda group, known, signer, note, check: (
        acts.waiver_ended(group, known, signer, check=check, note=note),
    ),
}
_ACTS = {
    "sign": "translated",
    "review": "reviewed",
    "approve": "approved",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "waive": "waived",
}
"""What says the same a second time, and is not written then."""
CLEARS_FUZZY = frozenset({"sign", "review", "approve"})


def act(  # who does what to which texts, and how it is said
    workspace: Workspace,
    locale: Locale,
    domains: Sequence[Domain],
    verb: str,
    *,
    by: str,
    ids: Collection[str],
    note: str = "",
    check: str = "",
    critical: bool = False,
    dry_run: bool = False,
) -> list[tuple[Row, State]]:
    """Record an act on each chosen text (`ids` empty: on every text of these domains that has one).

    `check`: what is waived, or is not any more. `critical`: of the texts chosen, only those that are.

    Returns each text with its new state. Raises InputError for an id that fits no text or several,
    PolicyError for what the rules forbid; then nothing is written.
    """
    signer = Signer(by, today(), alone=workspace.config.locales[locale.tag].single_person)
    with atomic.writing(workspace.root):
        every = dockets(workspace, locale, domains)
        done: list[tuple[Row, State]] = []
        files: dict[Path, bytes] = {}
        for each, groups in zip(every, chosen(every, ids, critical=critical), strict=True):
            lines = [
                line
                for group in groups
                if not has_done(verb, group, each.known, by, check)
                for line in VERBS[verb](group, each.known, signer, note, check)
            ]
            if groups:
                recorded = record(workspace, each, lines, cleared=groups if verb in CLEARS_FUZZY else ())
                files.update(recorded.files)
                signed = {group.src for group in groups}
                after = (row for row in recorded.docket.rows() if row.verdict.group.src in signed)
                done += [(row, row.verdict.state) for row in after]
        if not dry_run:
            workspace.save(files, {})
    return done


def has_done(verb: str, group: Group, known: Standing, by: str, check: str) -> bool:
    """Whether this person's living act already says so: a second line would say nothing more."""
    done = (_ACTS.get(verb), by, check)
    return any((act.act, act.by, act.check) == done for act in known.acts.get(group.pair, ()))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A docket after acts, and the files to write for them."""

    docket: Docket
    files: dict[Path, bytes]


def record(
    workspace: Workspace, old: Docket, lines: Sequence[Act], *, cleared: Iterable[Group] = ()
) -> Recorded:
    """What becomes of a domain with these acts in its ledger, fuzzy cleared on some texts.

    Raises PolicyError where the ledger has a line that cannot be read: nobody signs over that.
    """
    if old.records.ledger.damaged:
        hint = "mend it first: 'w4r check' names it"
        raise PolicyError("the ledger has a line that cannot be read", hint=hint)
    living = {act.id for those in old.known.acts.values() for act in those}
    dead = {act.id for act in old.records.ledger.acts} - living
    ledger = with_acts(old.records, (acts.afresh(line, dead) for line in lines))
    path = workspace.layout.ledger(old.locale, old.domain)
    new = with_records(workspace, old, _with_ledger(old.records, ledger, workspace.layout.relative(path)))
    if new.target is None:
        return Recorded(judged_again(workspace, new), {path: ledger})
    keys = [key for group in cleared for key in group.keys]
    catalogue = accepted(new.target.catalogue, keys)
    new = judged_again(workspace, replace(new, target=replace(new.target, catalogue=catalogue)))
    after, files = _settled(workspace, new)
    return Recorded(after, {path: ledger, **files})


def _with_ledger(records: Records, ledger: bytes, path: str) -> Records:
    text = ledger.decode("utf-8", "surrogateescape")
    return replace(records, ledger_text=text, ledger=read_ledger(text, path=path))


def _settled(workspace: Workspace, old: Docket) -> tuple[Docket, dict[Path, bytes]]:
    """What every write also does, after an act."""
    assert old.target is not None
    settled = settle(old.target.catalogue, old.verdicts, pin=True)
    target, content = respelt(old.target, settled.catalogue)
    files = {workspace.layout.po(old.locale, old.domain): content}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        files[workspace.layout.seen(old.locale, old.domain)] = seen
    return judged_again(workspace, replace(old, target=target)), files
