# SPDX-License-Identifier: GPL-3.0-or-later
"""`case.toml`, read strictly: every key known, every kind checked (FORMATS 3)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import get_args

from w4r_i18n.ingest import front, toml_source
from w4r_i18n.ingest.bounds import decode, nearest
from w4r_i18n.ingest.toml_source import Table
from w4r_i18n.model.case import Case, Name
from w4r_i18n.model.document import Tier
from w4r_i18n.text.marks import shown

TEXTS = {"title": "title", "summary": "standfirst"}
"""The translatable keys and their roles; they are read as blocks by `readers/toml`."""
KEYS = frozenset({"id", "tier", "status", "embargo", "deadline", "names", *TEXTS})
NAME_KEYS = frozenset({"full", "short", "gender"})
GENDERS = ("m", "f", "nonbinary", "group", "unknown")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,79}")
_STATUS = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def read_case(data: bytes, *, path: str) -> Case:
    """Raises InputError, with the line and the key that was probably meant, for whatever it does not know."""
    text = decode(data, path=path).removeprefix("\ufeff")
    table = toml_source.parse(text, path=path)
    given = table.values
    table.must_know(KEYS, given)
    for key in TEXTS:
        table.text(given, key)
    return Case(
        id=_word(table, "id", _ID, "a name like damisoa or 2025-monde", is_required=True),
        tier=tier(table),
        status=_word(table, "status", _STATUS, "one word like open", is_required=False),
        embargo=_embargo(table),
        deadline=front.day(table, given, "deadline"),
        names=_names(table),
    )


def tier(table: Table) -> Tier:
    """None given = restricted."""
    value = table.text(table.values, "tier")
    for known in get_args(Tier):
        if value == known:
            return known  # type: ignore[no-any-return]  # get_args forgets what it was given
    if "tier" in table.values:
        message = f"tier is '{shown(value)}'; wanted {', '.join(get_args(Tier))}"
        raise table.wrong(message, "tier", hint=nearest(value, get_args(Tier)))
    return "restricted"


def _word(table: Table, key: str, shape: re.Pattern[str], wanted: str, *, is_required: bool) -> str:
    value = table.text(table.values, key)
    if (value or is_required) and not shape.fullmatch(value):
        raise table.wrong(f"{key} is '{shown(value)}'; wanted {wanted}", key)
    return value


def _embargo(table: Table) -> str:
    """An instant with its zone: an embargo without one ends at a different time in each place."""
    value = table.values.get("embargo", "")
    try:
        instant = value if isinstance(value, dt.datetime) else None
        text = "" if instant else table.text(table.values, "embargo")
        instant = instant or (dt.datetime.fromisoformat(text) if text else None)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        if "embargo" not in table.values or value == "":
            return ""
        raise table.wrong("embargo is no instant with a zone; wanted 2025-12-10T00:01:00+01:00", "embargo")
    return instant.isoformat()


def _names(table: Table) -> tuple[Name, ...]:
    entries = table.values.get("names", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise table.wrong("'names' is no list of tables; wanted [[names]]", "names")
    return tuple(_name(table, entry, index) for index, entry in enumerate(entries))


def _name(table: Table, given: Mapping[str, object], index: int) -> Name:
    within = ("names", index)
    table.must_know(NAME_KEYS, given, *within)
    full, short = (table.text(given, key, *within).strip() for key in ("full", "short"))
    gender = table.text(given, "gender", *within) or "unknown"
    if not full:
        raise table.wrong("a name without 'full'; wanted it as the French text writes it", *within)
    if gender not in GENDERS:
        message = f"gender is '{shown(gender)}'; wanted {', '.join(GENDERS)}"
        raise table.wrong(message, *within, "gender", hint=nearest(gender, GENDERS))
    return Name(full, short, gender)
