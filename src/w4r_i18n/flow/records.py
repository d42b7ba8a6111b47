# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking records: pairs of texts that stand in no project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from w4r_i18n.check.records import alarms
from w4r_i18n.flow.pairs import rules


def check_records(records: Sequence[object]) -> list[list[dict[str, str]]]:
    """The alarms of each record, in order: `[{"check": "number", "severity": "error"}]`.

    A record is a dict with `msgid` (French) and `msgstr`; it may say `lang`, `source_lang`, `fmt` (flags
    as in PO files) and `terms`, a list of `{"src", "tgt": [...], "kind": "name" | "place" | "term" |
    …}`. Other fields are ignored; what is no record has no alarms. Records of one language teach each
    other what is usual: hand over many at once. Raises nothing for content.
    """
    return alarms(records, rules=rules())


def check_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Answer lines of JSON: `(0, answer)` for each record in order, `(number, what is wrong)` for a bad line.

    The answer to a record is `{"id", "alarms"}` as a line of JSON.
    """
    records: list[dict[str, object]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "is no JSON"
            continue
        if isinstance(record, dict):
            records.append(record)
        else:
            yield number, "is no JSON object"
    for record, found in zip(records, check_records(records), strict=True):
        yield 0, json.dumps({"id": record.get("id"), "alarms": found}, ensure_ascii=True)
