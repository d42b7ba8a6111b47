# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a case may go out on a day, and why the rest may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from w4r_i18n.model.case import TO_COMPLETE, Authority, Case, Consent, Solidarity
from w4r_i18n.model.document import Tier

Kind = Literal["authority", "solidarity"]
OPEN = frozenset({"", "open"})
CLOSED = frozenset({"closed", "recalled", "withdrawn"})
"""Nobody writes any more, and those who already printed a letter are told so."""


@dataclass(frozen=True, slots=True)
class Clearance:
    reasons: tuple[str, ...] = ()
    over: bool = False
    """The time to write is past: the page that says so stands in the letter's place."""


def clearance(case: Case, kind: Kind, *, tier: Tier, locale: str, day: str) -> Clearance:
    """Whether a letter of this kind may go out in a language on a day (ISO), and what speaks against it.

    Law: what is restricted, embargoed still, or without consent in that language never has `over`, for even
    the page that ends an action would name it.
    """
    secret = [*_secrecy(tier, case, day), *_consent(case, kind, locale, day)]
    if secret:
        return Clearance(tuple(secret))
    if is_over(case, kind, day):
        ended = _status(case) if case.status in CLOSED else f"past its end, {until(case, kind)}"
        return Clearance((ended,), over=True)
    return Clearance(tuple(_gaps(case, kind)))


def every_reason(case: Case, kind: Kind, *, tier: Tier, locale: str, day: str) -> tuple[str, ...]:
    """All that speaks against it at once, for those who will mend it."""
    found = clearance(case, kind, tier=tier, locale=locale, day=day).reasons
    return tuple(dict.fromkeys((*found, *_gaps(case, kind))))


def text_reasons(case: Case, *, tier: Tier, locale: str, day: str) -> tuple[str, ...]:
    """Why a text about a case, that asks nobody to write, may not go out in a language on a day.

    A public text of which no consent is on record was published by others: that is theirs to answer for.
    """
    found = [*_secrecy(tier, case, day), *_consent(case, "authority", locale, day, wanted=False)]
    return (*found, *([_status(case)] if case.status in ("recalled", "withdrawn") else []))


def is_secret(case: Case, *, tier: Tier, day: str) -> bool:
    """Whether on that day not even a list may say that there is such a case."""
    return any(True for _ in _secrecy(tier, case, day))


def is_over(case: Case, kind: Kind, day: str) -> bool:
    """A day is compared as the case's own zone counts it: the last day is one to write on still."""
    if case.status in CLOSED and (kind == "authority" or case.status != "closed"):
        return True
    end = until(case, kind)
    return bool(end) and day > end


def until(case: Case, kind: Kind) -> str:
    """The last day to write, or "" where none is known."""
    return case.deadline if kind == "authority" else case.solidarity.until


def stop_after(case: Case, kind: Kind) -> str:
    """The instant (ISO, UTC) at which that day has ended in the case's zone; "" where none is known."""
    last = until(case, kind)
    if not last:
        return ""
    midnight = datetime.combine(date.fromisoformat(last) + timedelta(days=1), time(), ZoneInfo(case.zone))
    return midnight.astimezone(ZoneInfo("UTC")).isoformat().replace("+00:00", "Z")


def _secrecy(tier: Tier, case: Case, day: str) -> Iterator[str]:
    if tier == "restricted":
        yield "the tier is restricted: nothing of it is published"
    if tier == "embargoed" and not case.embargo:
        yield "the tier is embargoed, and no embargo says until when"
    if case.embargo and _day_of(case.embargo) > day:
        yield "under embargo"


def _day_of(embargo: str) -> str:
    """The first day on which the whole world is past it: a day alone does not tell the hour."""
    instant = datetime.fromisoformat(embargo).astimezone(ZoneInfo("UTC"))
    day = instant.date() if instant.time() <= time(0, 1) else instant.date() + timedelta(days=1)
    return day.isoformat()


def _consent(case: Case, kind: Kind, locale: str, day: str, *, wanted: bool = True) -> Iterator[str]:
    """Each use needs its own, living and for that language; what is on record must hold in any case."""
    if not case.subjects:
        return
    for scope in ("name", "story" if kind == "authority" else "solidarity_mail"):
        given = [each for each in case.consents if each.scope == scope]
        living = [each for each in given if not _has_ended(each, day)]
        if not given:
            if wanted:
                yield f"no consent for '{scope}' on record"
        elif not living:
            yield f"the consent for '{scope}' has ended"
        elif not any(not each.locales or locale in each.locales for each in living):
            yield f"no consent for '{scope}' in {locale}"


def _has_ended(consent: Consent, day: str) -> bool:
    return bool(consent.revoked and consent.revoked <= day) or bool(consent.expires and consent.expires < day)


def _status(case: Case) -> str:
    since = f" since {case.status_since}" if case.status_since else ""
    return f"status is '{case.status}'{since}"


def _gaps(case: Case, kind: Kind) -> Iterator[str]:
    # After good news people may still write to the person, as long as the case lets them.
    if case.status not in OPEN and (kind, case.status) != ("solidarity", "closed"):
        yield _status(case)
    if kind == "solidarity":
        yield from _of_solidarity(case)
        return
    if not case.deadline:
        yield f"no deadline: {TO_COMPLETE}"
    if not case.demands:
        yield f"no demands: {TO_COMPLETE}"
    targets = [each for each in case.authorities if each.role == "target"]
    if not targets:
        yield f"no authority to write to: {TO_COMPLETE}"
    for each in targets:
        yield from _of_authority(each)


def _of_authority(authority: Authority) -> Iterator[str]:
    lines = (*authority.address, *authority.address_latin)
    if not lines and not authority.emails:
        yield f"no address of {authority.id}"
    if any(TO_COMPLETE in line for line in (*lines, authority.office, authority.name)):
        yield f"{authority.id}: {TO_COMPLETE}"


def _of_solidarity(case: Case) -> Iterator[str]:
    meant = case.solidarity
    if meant == Solidarity():
        yield f"whether people may write to them: {TO_COMPLETE}"
    elif not meant.allowed:
        yield "messages of solidarity are not allowed in this case"
    elif not meant.address and not meant.via_section:
        yield "no address for messages of solidarity, and no section forwards them"
    elif any(TO_COMPLETE in line for line in meant.address):
        yield f"solidarity: {TO_COMPLETE}"
