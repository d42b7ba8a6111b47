# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines of the ledgers were signed by whom they name, from what each commit did to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.model.review import Act, Pin
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.reviewers import Reviewers
from w4r_i18n.review.standing import DEMONSTRATION, REVIEWS

MACHINE = "w4r"
"""Signs `moved`, from a commit of whoever ran the merge."""

FaultKind = Literal["unsigned", "forged", "copied", "removed", "unreadable", "own", "rules"]
"""`unsigned`: by nobody in reviewers.toml; `forged`: by somebody else; `copied`: of either sort, and the line
stands elsewhere too; `own`: who wrote the text has read it; `rules`: w4r.toml or reviewers.toml changed."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit did to one ledger, against all of its parents."""

    commit: str
    signer: str
    """The pseudonym whose key signed it; "" for nobody's."""
    path: str
    added: tuple[str, ...]
    """Lines that no parent has."""
    removed: tuple[str, ...]
    """Lines that a parent has, and it has not."""
    gone: bool = False
    """The file itself is no more."""


@dataclass(frozen=True, slots=True)
class Fault:
    kind: FaultKind
    commit: str
    path: str
    signer: str
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    counted: int
    """Lines that are what they say."""
    faults: tuple[Fault, ...]


def prove(
    steps: Sequence[Step],
    reviewers: Reviewers,
    *,
    here: Mapping[str, str],
    alone: frozenset[str] = frozenset(),
    demonstration: bool = False,
) -> Proof:
    """Judge every line that these commits added or took out.

    A line counts from a commit that its own person signed, wherever else it also came from. Lines of a file
    that was moved as a whole came from there. `here`: the ledgers as they lie here, by path; `alone`: folders
    of languages with one person, who may read their own texts.
    """
    court = _Court(steps, reviewers, here, alone, demonstration=demonstration)
    faults = tuple(fault for step in steps for fault in court.faults(step))
    return Proof(len(court.proven), tuple(dict.fromkeys(faults)))


class _Court:
    def __init__(
        self,
        steps: Sequence[Step],
        reviewers: Reviewers,
        here: Mapping[str, str],
        alone: frozenset[str],
        *,
        demonstration: bool,
    ) -> None:
        self.reviewers = reviewers
        self.writers = _writers(here)
        self.alone = alone
        self.demonstration = demonstration
        self.proven = {
            (step.path, line)
            for step in steps
            for line in step.added
            if (act := _act(line)) and self._signed(act, step.signer)
        }
        self.moved = _moved(steps)
        self.homes: dict[str, set[str]] = defaultdict(set)
        """Where each line stands."""
        for path, line in (
            *((path, line) for path, content in here.items() for line in content.split("\n")),
            *((step.path, line) for step in steps for line in step.added),
        ):
            self.homes[line].add(path)

    def _signed(self, act: Act, signer: str) -> bool:
        if act.by == MACHINE and act.act == "moved":
            return bool(signer)
        return self.reviewers.may_say(signer, act.by)

    def faults(self, step: Step) -> Iterator[Fault]:
        for line in step.added:
            yield from self._of_added(step, line)
        for line in step.removed:
            act = _act(line)
            if (step.commit, line) in self.moved or (act and self._signed(act, step.signer)):
                continue  # who signed a line may take it back
            yield Fault("removed", step.commit, step.path, step.signer, act)

    def _of_added(self, step: Step, line: str) -> Iterator[Fault]:
        act = _act(line)
        if act is None:
            yield Fault("unreadable", step.commit, step.path, step.signer)
        elif act.by.startswith(DEMONSTRATION) and not self.demonstration:
            return  # it counts nowhere
        elif (step.path, line) not in self.proven and (step.commit, line) not in self.moved:
            yield Fault(self._kind(step, line), step.commit, step.path, step.signer, act)
        elif act.act in REVIEWS and self._is_own(step, act):
            yield Fault("own", step.commit, step.path, step.signer, act)

    def _kind(self, step: Step, line: str) -> FaultKind:
        if len(self.homes[line]) > 1:
            return "copied"
        return "forged" if step.signer else "unsigned"

    def _is_own(self, step: Step, act: Act) -> bool:
        language = language_of(step.path)
        wrote = self.writers.get((language, (act.src, act.tgt)), ())
        return language not in self.alone and act.by in wrote


def _moved(steps: Sequence[Step]) -> set[tuple[str, str]]:
    """(commit, line) of files that got another name, in their language."""
    taken = {
        (step.commit, language_of(step.path), line) for step in steps if step.gone for line in step.removed
    }
    given = {(step.commit, language_of(step.path), line) for step in steps for line in step.added}
    return {(commit, line) for commit, _, line in taken & given}


def _writers(here: Mapping[str, str]) -> dict[tuple[str, Pin], set[str]]:
    """Who signed each pair as its writer, by language and pair."""
    found: dict[tuple[str, Pin], set[str]] = defaultdict(set)
    for path, content in here.items():
        for act in read_ledger(content, path=path).acts:
            if act.act == "translated":
                found[language_of(path), (act.src, act.tgt)].add(act.by)
    return found


def language_of(path: str) -> str:
    """The folder of `locales/pt_BR/reviews/common.jsonl`: `pt_BR`."""
    return path.split("/")[1]


def _act(line: str) -> Act | None:
    found = read_ledger(line, path="")
    return None if found.damaged or not found.acts else found.acts[0]
