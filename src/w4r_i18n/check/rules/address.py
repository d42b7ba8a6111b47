# SPDX-License-Identifier: GPL-3.0-or-later
"""Where letters go: telephone numbers, accounts' handles, codes of cases and places, address lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import difference, missing_and_extra
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.tokens import Token, without

NAME = "address"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d@+"
DOC = """\
A telephone number, a handle, a postcode or a file number that changed sends letters to the wrong desk or to
a stranger. Copy them letter for letter. In an entry whose role is address, contact or addressee, every figure
stays, in its order."""
GOOD = (
    Entry("Tél. : +33 1 42 00 00 00", "Phone: +33 1 42 00 00 00"),
    Entry("Tél. : +33 1 42 00 00 00", "電話：+33-1-4200-0000"),
    Entry("Suivez @exemple_fr", "Follow @exemple_fr"),
    Entry("Dossier UA-2026-001", "ملف UA-2026-001"),
    Entry(
        "12, rue Haute, 28004 Madrid", "12, rue Haute, 28004 Madrid", extracted=("address; register public",)
    ),
    Entry(
        "Accueil : bureau 12, de 9 h 30 à 17 h",
        "Desk: room 12, 9:30 a.m. to 5 p.m.",
        extracted=("contact; register public",),
    ),
)
BAD = (
    Entry("Tél. : +33 1 42 00 00 00", "Phone: +33 1 42 00 00 01"),
    Entry("Suivez @exemple_fr", "Follow @exempel_fr"),
    Entry("Dossier UA-2026-001", "File UB-2026-001"),
    Entry("Londres SW1A 2AA", "London SW1B 2AA"),
    Entry(
        "12, rue Haute, 28004 Madrid", "28004 Madrid, 12, rue Haute", extracted=("address; register public",)
    ),
)

_FIGURE = re.compile(r"\d+")
_PHONE_LIKE = re.compile(r"\d(?:[ \u00a0\u202f()./-]{0,3}\d)*")
_FIGURE_KINDS = frozenset({"number", "percent", "money", "date", "time"})
_CODE = re.compile(
    r"(?<![\w.@/-])(?=[A-Z0-9/-]{0,40}\d)(?=[0-9/-]{0,40}[A-Z])[A-Z0-9]+(?:[/-][A-Z0-9]+)*(?![\w@-])"
)
"""Capitals and digits in one word: a postcode, a file number."""
_MAY_HOLD_CODES = re.compile(r"[A-Z][/-]?\d|\d[/-]?[A-Z]")
_CODE_MARKS = re.compile(r"[-/ \u00a0\u202f\u2010\u2011]")
_FIXED_ROLES = re.compile(r"(?:address|addressee|contact)(?:;|\Z)")
"""The role is the first word that `#.` says of one of our units."""


def check(seen: Seen) -> Iterator[str]:
    said = seen.entry.extracted
    fixed = bool(said) and _FIXED_ROLES.match(said[0]) is not None
    yield from seen.least(partial(_faults, fixed=fixed))


def _faults(pair: Pair, *, fixed: bool) -> list[str]:
    source, target = pair.source.text, pair.target.text
    ours, theirs = pair.source.tokens, pair.target.tokens
    phones = (_unwritten_phones(ours, target), _unwritten_phones(theirs, source))
    handles = difference(
        *([token.text for token in side if token.kind == "handle"] for side in (ours, theirs))
    )
    codes = _lost_codes(_codes(source, ours), target) if _MAY_HOLD_CODES.search(source) else []
    faults = missing_and_extra("phone number", *phones) + missing_and_extra("handle", *handles)
    faults += missing_and_extra("code", codes, ())
    if fixed and not faults and _fixed_figures(source, ours) != _fixed_figures(target, theirs):
        faults.append("the figures of an address are others, or stand in another order")
    return faults


def _lost_codes(codes: Iterable[str], target: str) -> list[str]:
    known = list(dict.fromkeys(codes))
    written = _CODE_MARKS.sub("", unicodedata.normalize("NFKC", target)) if known else ""
    return [code for code in known if _CODE_MARKS.sub("", code) not in written]


def _unwritten_phones(found: Iterable[Token], other: str) -> list[str]:
    """The numbers whose digits do not stand in the other text, however they are grouped."""
    numbers = [token for token in found if token.kind == "phone"]
    written = {"".join(_figures(run)) for run in _PHONE_LIKE.findall(_western(other))} if numbers else set()
    return [token.text for token in numbers if not any(token.value in run for run in written)]


def _codes(text: str, found: tuple[Token, ...]) -> list[str]:
    hidden = tuple(token for token in found if token.kind not in _FIGURE_KINDS)
    return _CODE.findall(without(text, hidden))


def _fixed_figures(text: str, found: tuple[Token, ...]) -> list[str]:
    """All but days and hours, which each language writes in its own way; `number` compares those."""
    return _figures(without(text, tuple(token for token in found if token.kind in {"date", "time"})))


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(_western(text))


def _western(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
