# SPDX-License-Identifier: GPL-3.0-or-later
"""`sources/common/salutations.csv` and `territories.csv`: how letters begin and end, names of countries."""

from __future__ import annotations

import re
from typing import Final

from w4r_i18n.memory.tables import Findings, Row, nearest, rows
from w4r_i18n.model.case import RANKS
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import locale
from w4r_i18n.model.salutation import Attestation, Salutation, Territory
from w4r_i18n.text.marks import shown

SALUTATIONS: Final = (
    "locale", "rank", "gender", "number", "salutation", "closing", "status", "source",
)  # fmt: skip
TERRITORIES: Final = ("locale", "country", "name", "source")
_GENDERS: Final = ("", "m", "f")
_NUMBERS: Final = ("", "sg", "pl")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_salutations(content: bytes, *, path: str) -> tuple[tuple[Salutation, ...], tuple[Diagnostic, ...]]:
    """The rows that can be used, and what is wrong with the others. Never raises.

    Two rows for one language, rank, gender and number: the first holds, the second is told.
    """
    findings = Findings(path)
    found: dict[tuple[str, str, str, str], Salutation] = {}
    wanted = ("locale", "rank", "salutation", "closing", "status")
    for row in rows(content, SALUTATIONS, wanted, findings):
        one = _salutation(row, findings)
        if one is None:
            continue
        key = (one.locale, one.rank, one.gender, one.number)
        if key in found:
            findings.wrong(row.line, f"stands twice: line {found[key].line} is for the same people")
            continue
        found[key] = one
    return tuple(found.values()), tuple(findings.found)


def read_territories(content: bytes, *, path: str) -> tuple[tuple[Territory, ...], tuple[Diagnostic, ...]]:
    """As `read_salutations`, for the campaign's names of countries."""
    findings = Findings(path)
    found: dict[tuple[str, str], Territory] = {}
    for row in rows(content, TERRITORIES, ("locale", "country", "name"), findings):
        tag = _tag(row, findings)
        if not _COUNTRY.fullmatch(row["country"]):
            findings.wrong(row.line, f"country: '{shown(row['country'])}'; wanted two capitals, like MM")
        elif tag and (tag, row["country"]) in found:
            findings.wrong(row.line, f"stands twice: line {found[tag, row['country']].line} is for the same")
        elif tag:
            found[tag, row["country"]] = Territory(
                tag, row["country"], row["name"], row["source"], line=row.line
            )
    return tuple(found.values()), tuple(findings.found)


def _salutation(row: Row, findings: Findings) -> Salutation | None:
    tag = _tag(row, findings)
    choices = (("rank", RANKS), ("gender", _GENDERS), ("number", _NUMBERS))
    fits = [_is_one(row, column, known, findings) for column, known in choices]
    status = _status(row, findings)
    if not tag or status is None or not all(fits):
        return None
    if status == "attested" and not row["source"]:
        findings.wrong(row.line, "attested without a source", "say where it stands, or write 'own'")
        return None
    return Salutation(
        tag, row["rank"], row["salutation"], row["closing"], row["gender"], row["number"], status,
        row["source"], line=row.line,
    )  # fmt: skip


def _status(row: Row, findings: Findings) -> Attestation | None:
    known: tuple[Attestation, ...] = ("attested", "own")
    for status in known:
        if row["status"] == status:
            return status
    findings.wrong(row.line, f"status: '{shown(row['status'])}'", nearest(row["status"], known))
    return None


def _is_one(row: Row, column: str, known: tuple[str, ...], findings: Findings) -> bool:
    if row[column] in known:
        return True
    hint = nearest(row[column], [each for each in known if each])
    findings.wrong(row.line, f"{column}: '{shown(row[column])}'", hint)
    return False


def _tag(row: Row, findings: Findings) -> str:
    try:
        return locale(row["locale"]).tag
    except ConfigError as error:
        findings.wrong(row.line, error.message, error.hint)
        return ""
