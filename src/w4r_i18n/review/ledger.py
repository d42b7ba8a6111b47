# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of acts: JSON lines, appended to, joined by git line by line (FORMATS 8)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NoReturn, TypeGuard

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.review import ACTS, Act, ActKind
from w4r_i18n.text.digest import LEDGER_DIGITS

MAX_LINE = 64_000
"""Characters; a line of ours has about 300."""
KEPT_LINE = 1_000
"""A line up to this is remembered with its act: ledgers only grow, and are read at every save."""
MAX_FAULTS = 50
"""Told one by one; what comes after is only counted."""
PSEUDONYM = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")

_DIGEST = re.compile(r"v[0-9]{1,3}:[0-9a-f]{24}")
_ID = re.compile(r"[0-9a-f]{24}")
# C0 and C1 but tab and line end: a note is shown on terminals. Half a surrogate pair has no UTF-8.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")
_KEYS = ("id", "act", "unit", "src", "tgt", "by", "on", "note", "supersedes")
_WAIVED_KEYS = (*_KEYS[:5], "check", *_KEYS[5:])
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Ledger:
    """The acts of one file, or of several joined. Equal for equal sets of acts: lines have no order."""

    acts: tuple[Act, ...] = ()
    """By day, then id; each once."""
    diagnostics: tuple[Diagnostic, ...] = ()
    damaged: bool = False
    """A line could not be read, and it may have been a rejection: nothing is above TRANSLATED."""


class _UnreadableError(ValueError):
    """Why a line is no act; never with the line's text, which may be a case's."""


def read_ledger(text: str, *, path: str) -> Ledger:
    """Read `reviews/<domain>.jsonl`. Never raises: what is no act is a Diagnostic, and the ledger damaged.

    Blank lines, CRLF, doubles and any order are fine: git's union merge makes them.
    """
    acts: list[Act] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        try:
            acts.append(_read_line(line))
        except _UnreadableError as why:
            faults.append((number, str(why)))
    return Ledger(_ordered(acts), _diagnostics(faults, path), damaged=bool(faults))


def absent_ledger(path: str) -> Ledger:
    """What stands for a ledger that should lie beside a PO file with texts, and doesn't."""
    message = "no ledger beside a PO file that has texts; wanted one, even if empty"
    return Ledger((), (Diagnostic("ledger", Severity.ERROR, message, Place(path)),))


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """One ledger of several, as acts match over all domains of a case (FORMATS 8).

    Damaged when one of them is: the line that can't be read may reject a pair of any of these domains.
    """
    every = tuple(ledgers)
    return Ledger(
        _ordered(act for ledger in every for act in ledger.acts),
        tuple(found for ledger in every for found in ledger.diagnostics),
        damaged=any(ledger.damaged for ledger in every),
    )


def write_line(act: Act) -> str:
    """One line with its end; keys in the order of FORMATS 8. Law: `read_ledger` gives the act back."""
    return f'{{"id":"{act.id}",{_rest(act)[1:]}\n'


def appended(text: str, acts: Iterable[Act]) -> str:
    """The ledger's text with these acts after it; what stands there already is not written twice.

    Nothing before is touched but a missing line end, after which a new act would be lost.
    """
    there = set(text.split("\n"))
    lines = [line for line in map(write_line, acts) if line[:-1] not in there]
    joint = "\n" if lines and text and not text.endswith("\n") else ""
    return text + joint + "".join(dict.fromkeys(lines))


def sealed(act: Act) -> Act:
    """The act with its id: the first 24 hex digits of SHA-256 over all else as it is written."""
    return replace(act, id=_id_of(act))


def _id_of(act: Act) -> str:
    return hashlib.sha256(_rest(act).encode()).hexdigest()[:LEDGER_DIGITS]


def _rest(act: Act) -> str:
    fields: dict[str, object] = {"act": act.act, "unit": act.unit, "src": act.src, "tgt": act.tgt}
    if act.act == "waived":
        fields["check"] = act.check
    fields |= {"by": act.by, "on": act.on, "note": act.note, "supersedes": act.supersedes}
    return _encode(fields)


def _ordered(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(dict.fromkeys(acts), key=lambda act: (act.on, act.id)))


def _read_line(line: str) -> Act:
    return _kept_line(line) if len(line) <= KEPT_LINE else _new_line(line)


@lru_cache(maxsize=20_000)
def _kept_line(line: str) -> Act:
    return _new_line(line)


def _new_line(line: str) -> Act:
    if len(line) > MAX_LINE:
        raise _UnreadableError(f"a line of {len(line)} characters; {MAX_LINE} is the most")
    if _CONFLICT.match(line.rstrip()):
        raise _UnreadableError("a git conflict marker; keep the lines of both sides, without the markers")
    act = _act(_object(line))
    if act.id != _id_of(act):
        raise _UnreadableError("the id is not the digest of the rest: the line was changed by hand")
    return act


def _object(line: str) -> dict[str, object]:
    try:
        found: object = json.loads(line, object_pairs_hook=_unique, parse_constant=_no_constant)
    except _UnreadableError:
        raise
    except (ValueError, RecursionError):
        raise _UnreadableError("no JSON object on one line") from None
    if not isinstance(found, dict):
        raise _UnreadableError("JSON, but no object")
    return found


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        # Parsers differ on which of two equal keys counts, so two people would read two acts.
        raise _UnreadableError("a key stands twice")
    return found


def _no_constant(_name: str) -> NoReturn:
    raise _UnreadableError("NaN and Infinity are no JSON")


def _act(found: dict[str, object]) -> Act:
    kind = found.get("act")
    if not _is_kind(kind):
        raise _UnreadableError(f"an unknown act; known are {', '.join(ACTS)}")
    keys = _WAIVED_KEYS if kind == "waived" else _KEYS
    if found.keys() != set(keys):
        raise _UnreadableError(f"wanted exactly the keys {', '.join(keys)}")
    return Act(
        kind,
        unit=_words(found, "unit"),
        src=_matching(found, "src", _DIGEST, "a digest (v1: and 24 hex digits)"),
        tgt=_matching(found, "tgt", _DIGEST, "a digest (v1: and 24 hex digits)"),
        by=_matching(found, "by", PSEUDONYM, "a pseudonym ([a-z0-9-], 40 at most)"),
        on=_matching(found, "on", DAY, "a day (2025-12-10)"),
        check=_words(found, "check") if kind == "waived" else "",
        note=_words(found, "note"),
        supersedes=_ids(found["supersedes"]),
        id=_matching(found, "id", _ID, "24 hex digits"),
    )


def _is_kind(kind: object) -> TypeGuard[ActKind]:
    return kind in ACTS


def _words(found: dict[str, object], key: str) -> str:
    value = found[key]
    if not isinstance(value, str) or showable(value) != value:
        raise _UnreadableError(f"'{key}' is no text without control characters")
    return value


def showable(text: str) -> str:
    """The text without what could harm who reads it: controls, and what has no UTF-8."""
    return _UNSHOWABLE.sub("", text)


def _matching(found: dict[str, object], key: str, pattern: re.Pattern[str], wanted: str) -> str:
    value = found[key]
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _UnreadableError(f"'{key}' is not {wanted}")
    return value


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _UnreadableError("'supersedes' is no list")
    ids = tuple(each for each in value if isinstance(each, str) and _ID.fullmatch(each))
    if len(ids) != len(value):
        raise _UnreadableError("'supersedes' holds what is no id")
    return ids


def _diagnostics(faults: list[tuple[int, str]], path: str) -> tuple[Diagnostic, ...]:
    told = [
        Diagnostic(
            "ledger",
            Severity.ERROR,
            f"{why}; until it is mended, nothing here is above TRANSLATED",
            Place(path, line),
            hint="restore the line from git",
        )
        for line, why in faults[:MAX_FAULTS]
    ]
    if more := len(faults) - len(told):
        told.append(Diagnostic("ledger", Severity.ERROR, f"and {more} more such lines", Place(path)))
    return tuple(told)
