# SPDX-License-Identifier: GPL-3.0-or-later
"""`case.toml`, read strictly: every key known, every kind checked (FORMATS 3)."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from w4r_i18n.ingest import case_parts as parts
from w4r_i18n.ingest import toml_source
from w4r_i18n.ingest.bounds import decode
from w4r_i18n.ingest.toml_fields import Fields
from w4r_i18n.ingest.toml_source import Table
from w4r_i18n.model.case import TO_COMPLETE, Case, Identity
from w4r_i18n.model.document import Tier

TEXTS = {"title": "title", "summary": "standfirst"}
"""The translatable keys and their roles; they are read as blocks by `readers/toml`."""
PART_TEXTS = {
    "demands": ("text", "demand"),
    "authorities": ("office", "addressee"),
    "advice": ("text", "item"),
}
"""The same of the tables in a list."""
KEYS = frozenset({
    "id", "tier", "status", "status_since", "embargo", "deadline", "zone", "country", "number", "index",
    "identity", "example", "names", "demands", "authorities", "solidarity", "missions", "advice", "consent",
    *TEXTS,
})  # fmt: skip
OPEN: Mapping[str, tuple[str, ...]] = {
    **{key: (key,) for key in ("deadline", "zone", "country", "number", "index", "demands", "authorities",
                               "solidarity", "missions")},
    "advice": ("do", "dont"),
    "consent": ("consents",),
}  # fmt: skip
"""What a section may complete where the case leaves it open, and the fields of `Case` that it fills."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,79}")
_STATUS = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}")


def read_case(data: bytes, *, path: str) -> Case:
    """Raises InputError, with the line and the key that was probably meant, for whatever it does not know."""
    text = decode(data, path=path).removeprefix("\ufeff")
    table = toml_source.parse(text, path=path)
    fields = Fields(table, table.values)
    fields.must_know(KEYS)
    for key in TEXTS:
        fields.text(key)
    return _case(fields, fields.word("id", _ID, "a name like damisoa or 2025-monde", required=True))


def complete(data: bytes, *, path: str, case: Case) -> Case:
    """The case with what a section adds to it (`sections/<id>/cases/<domain>.toml`).

    Law: what the case says already stays as it is. Raises InputError with the line for a key that it says,
    for one that is never a section's to say, and for whatever `read_case` refuses.
    """
    table = toml_source.parse(decode(data, path=path).removeprefix("\ufeff"), path=path)
    fields = Fields(table, table.values)
    for key in table.values:
        if key in KEYS - OPEN.keys():
            raise fields.wrong(f"'{key}' is locked", key, hint="the campaign's case.toml alone says it")
    fields.must_know(OPEN.keys())
    found, empty = _case(fields, case.id), Case(case.id)
    given: dict[str, object] = {}
    for key in table.values:
        for name in OPEN[key]:
            said = getattr(case, name)
            # An authority of which only the office is known is still to be completed.
            if said != getattr(empty, name) and TO_COMPLETE not in str(said):
                raise fields.wrong(
                    f"'{key}' is in case.toml already", key, hint="what the case says is locked"
                )
            given[name] = getattr(found, name)
    return replace(case, **given)  # type: ignore[arg-type]  # each value is its own field's


def _case(fields: Fields, case_id: str) -> Case:
    advice = [parts.advice(each) for each in fields.each("advice")]
    table = fields.table
    return Case(
        id=case_id,
        tier=tier(table),
        status=fields.word("status", _STATUS, "one word like open"),
        embargo=_embargo(table),
        deadline=fields.day("deadline"),
        names=tuple(parts.name(each) for each in fields.each("names")),
        zone=_zone(fields),
        status_since=fields.day("status_since"),
        country=fields.country("country"),
        number=fields.word("number", _NUMBER, "a number like THIRD UA 60/16"),
        index=fields.word("index", _NUMBER, "an index like AMR 37/6674/2017"),
        demands=parts.unique(fields, "demands", parts.demand),
        authorities=parts.unique(fields, "authorities", parts.authority),
        solidarity=parts.solidarity(fields.inner("solidarity")),
        missions=tuple(parts.mission(each) for each in fields.each("missions")),
        do=tuple(text for kind, text in advice if kind == "do"),
        dont=tuple(text for kind, text in advice if kind == "dont"),
        identity=fields.choice("identity", get_args(Identity), "full"),
        consents=tuple(parts.consent(each) for each in fields.each("consent")),
        example=fields.flag("example", default=False),
    )


def tier(table: Table) -> Tier:
    """None given = restricted."""
    found: Tier = Fields(table, table.values).choice("tier", get_args(Tier), "restricted")
    return found


def texts(table: Table) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The key paths of what is translated, with their roles; what is empty or not given yet is none."""
    for key, role in TEXTS.items():
        if table.text(table.values, key) not in ("", TO_COMPLETE):
            yield (key,), role
    fields = Fields(table, table.values)
    for key, (inner, role) in PART_TEXTS.items():
        for each in fields.each(key):
            if each.text(inner) not in ("", TO_COMPLETE):
                yield (*each.within, inner), role


def _zone(fields: Fields) -> str:
    """Where the deadline's day ends."""
    name = fields.text("zone") or "UTC"
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise fields.wrong("zone is no time zone; wanted a name like Europe/Paris", "zone") from None
    return name


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
