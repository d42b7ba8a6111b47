# SPDX-License-Identifier: GPL-3.0-or-later
"""Making acts: what a person signs, and what that ends (FORMATS 8)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from w4r_i18n.model.errors import ConfigError, PolicyError
from w4r_i18n.model.review import Act, ActKind, Pin
from w4r_i18n.review.ledger import DAY, PSEUDONYM, sealed, showable
from w4r_i18n.review.pairs import Group
from w4r_i18n.review.standing import DEMONSTRATION, REVIEWS, Standing, homes

MAX_NOTE = 2_000
"""Characters."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who acts, and on which day. Raises PolicyError for what is no pseudonym, ConfigError for no day."""

    by: str
    on: str
    alone: str = ""
    """Why the locale has one person only, who then may also review what they wrote (`single_person`)."""

    def __post_init__(self) -> None:
        if not PSEUDONYM.fullmatch(self.by):
            raise PolicyError(
                "who signs is no pseudonym; wanted small letters, digits and hyphens, 40 at most",
                hint="never a real name or an address: the ledger is public and for ever",
            )
        if not _is_day(self.on):
            raise ConfigError("the day is none; wanted one like 2025-12-10")


def sign(group: Group, attested: Standing, signer: Signer, *, note: str = "") -> Act:
    """`translated`: this person wrote the text, or answers for it as its writer."""
    _must_stand(group, attested, signer)
    return _act("translated", group, signer, note=note)


def review(group: Group, attested: Standing, signer: Signer, *, note: str = "") -> Act:
    """`reviewed`: this person, who did not write it, has read it beside its source."""
    _must_stand(group, attested, signer)
    _must_not_have_written(signer, group, attested, "review")
    return _act("reviewed", group, signer, note=note or _why_alone(signer, group, attested))


def approve(group: Group, attested: Standing, signer: Signer, *, note: str = "") -> tuple[Act, ...]:
    """`approved`: this person, who did not write it, lets it out. Where the locale has one person only, the
    note says why.

    Ends every living review of another text of the same source, and lifts living rejections of this
    pair; of those that it carries from a former context each by an act of its own, on that pair.
    """
    _must_stand(group, attested, signer)
    _must_not_have_written(signer, group, attested, "approve")
    others = [act.id for act in attested.reviews.get(group.src, ()) if act.tgt != group.tgt]
    ends = {pair: _rejections(pair, attested) for pair in homes(group, attested)}
    ends[group.pair] += others
    note = note or _why_alone(signer, group, attested)
    return tuple(
        _act("approved", replace(group, src=src), signer, note=note, ends=ended)
        for (src, tgt), ended in ends.items()
        if ended or (src, tgt) == group.pair
    )


def reject(group: Group, attested: Standing, signer: Signer, *, note: str = "") -> Act:
    """`rejected`: this text must not go out for this source.

    Ends the living reviews of the pair for good: who lifts the rejection does not bring them back.
    """
    _must_count(attested, signer)
    _must_have_text(group)
    ends = [act.id for act in attested.acts.get(group.pair, ()) if act.act in REVIEWS]
    return _act("rejected", group, signer, note=note, ends=ends)


def comment(group: Group, attested: Standing, signer: Signer, *, note: str) -> Act:
    """`commented`: words about a text, which change no state. Raises PolicyError where there are none."""
    _must_count(attested, signer)
    if not note.strip():
        raise PolicyError("a comment needs words", hint='--note "what you want to say"')
    return _act("commented", group, signer, note=note)


def answer(group: Group, attested: Standing, signer: Signer, *, note: str) -> Act:
    """`commented`, and with it every open comment on this pair is answered."""
    comments = [act.id for act in attested.acts.get(group.pair, ()) if is_open(act)]
    if not comments:
        raise PolicyError("nothing is asked about this text")
    made = comment(group, attested, signer, note=note)
    return sealed(replace(made, supersedes=tuple(sorted(comments))))


def withdraw(group: Group, attested: Standing, signer: Signer, *, note: str) -> Act:
    """`withdrawn`: this text must not stand anywhere any more, under whatever source. It needs a reason."""
    _must_count(attested, signer)
    _must_have_text(group)
    if not note.strip():
        raise PolicyError("a withdrawal needs a reason", hint='--note "what is wrong with the text"')
    return _act("withdrawn", group, signer, note=note)


def withdrawal_ended(group: Group, attested: Standing, signer: Signer, *, note: str = "") -> Act:
    """`commented`, and with it every withdrawal of this pair ends. Who wrote the text can't."""
    _must_count(attested, signer)
    _must_not_have_written(signer, group, attested, "take back the withdrawal of")
    ends = [act.id for act in attested.acts.get(group.pair, ()) if act.act == "withdrawn"]
    if not ends:
        raise PolicyError("nobody has withdrawn this text here")
    return _act("commented", group, signer, note=note, ends=ends)


def ended(those: Iterable[Act], attested: Standing, signer: Signer, *, note: str) -> Act:
    """`commented` on one pair, and with it these living acts on it end, whoever made them.

    A rejection or withdrawal does not end where the signer wrote the pair: see `standing`.
    """
    _must_count(attested, signer)
    named = tuple(those)
    first = named[0]
    ends = tuple(sorted({act.id for act in named}))
    made = Act("commented", first.unit, first.src, first.tgt, signer.by, signer.on, supersedes=ends)
    return sealed(replace(made, note=_checked(note)))


def waive(group: Group, attested: Standing, signer: Signer, *, check: str, note: str) -> Act:
    """`waived`: what this check finds in exactly this pair is right as it is, and why.

    Raises PolicyError without a reason, and to who wrote the text: nobody excuses their own.
    """
    _must_stand(group, attested, signer)
    _must_not_have_written(signer, group, attested, "waive")
    if not note.strip():
        raise PolicyError("a waiver needs a reason", hint='--note "why the finding is right as it is"')
    return _act("waived", group, signer, note=note, check=check)


def waiver_ended(group: Group, attested: Standing, signer: Signer, *, check: str, note: str = "") -> Act:
    """`commented`, and with it every living waiver of this check on this pair ends."""
    _must_count(attested, signer)
    acts = attested.acts.get(group.pair, ())
    ends = [act.id for act in acts if act.act == "waived" and act.check == check]
    if not ends:
        raise PolicyError(f"nobody has waived '{check}' for this text")
    return _act("commented", group, signer, note=note, ends=ends)


def moved(group: Group, attested: Standing, signer: Signer, *, former_context: str) -> Act:
    """`moved`: the unit gained or lost a context and is otherwise the same (FORMATS 7).

    It stands on the pair as it is now; its note is the former msgctxt, "" for none.
    """
    _must_count(attested, signer)
    _must_have_text(group)
    return _act("moved", group, signer, note=former_context)


def minor(group: Group, signer: Signer) -> Act:
    """`minor`: a named editor says that this source's last change was wording only (FORMATS 7).

    It stands in the source's own ledger, on the source as it is now.
    """
    return _act("minor", group, signer, note="")


def afresh(act: Act, dead: Collection[str]) -> Act:
    """The same act said again after it was ended: it names its former self, or it would be that one."""
    while act.id in dead:
        act = sealed(replace(act, supersedes=tuple(sorted({*act.supersedes, act.id}))))
    return act


def _act(
    kind: ActKind, group: Group, signer: Signer, *, note: str, ends: Iterable[str] = (), check: str = ""
) -> Act:
    unit = showable(group.unit)
    named = tuple(sorted(set(ends)))
    return sealed(Act(kind, unit, *group.pair, signer.by, signer.on, check, _checked(note), supersedes=named))


def _checked(note: str) -> str:
    if len(note) > MAX_NOTE or showable(note) != note:
        raise PolicyError(f"the note is over {MAX_NOTE} characters or holds control characters")
    if _ADDRESS.search(note):
        raise PolicyError("the note holds an e-mail address", hint="the ledger is public and for ever")
    return note


def _must_stand(group: Group, attested: Standing, signer: Signer) -> None:
    _must_count(attested, signer)
    _must_have_text(group)
    if group.tgt in attested.withdrawn:
        raise PolicyError("this text was withdrawn; wanted another text")


def _must_count(attested: Standing, signer: Signer) -> None:
    if signer.by.startswith(DEMONSTRATION) and not attested.demonstration:
        raise PolicyError(
            "acts of demo-* count in a demonstration only",
            hint="sign with another pseudonym, or set demonstration = true in [project]",
        )


def _must_have_text(group: Group) -> None:
    if group.empty:
        raise PolicyError("there is no text to sign; wanted a translation")


def _must_not_have_written(signer: Signer, group: Group, attested: Standing, verb: str) -> None:
    if not signer.alone and _has_written(signer, group, attested):
        raise PolicyError(
            f"{signer.by} wrote this text and can't {verb} it; wanted somebody else",
            hint="ask a second person; where there is none, w4r.toml says why (single_person)",
        )


def _has_written(signer: Signer, group: Group, attested: Standing) -> bool:
    return any(signer.by in attested.writers.get(pair, ()) for pair in homes(group, attested))


def _why_alone(signer: Signer, group: Group, attested: Standing) -> str:
    """What the act itself records where somebody reviews their own text."""
    return signer.alone if signer.alone and _has_written(signer, group, attested) else ""


def is_open(act: Act) -> bool:
    """Whether this living act is a comment that waits for an answer; one that ends something is none."""
    return act.act == "commented" and not act.supersedes


def _rejections(pair: Pin, attested: Standing) -> list[str]:
    return [act.id for act in attested.acts.get(pair, ()) if act.act == "rejected"]


def _is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
