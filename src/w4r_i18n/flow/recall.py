# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r recall` and `w4r reopen`: one person takes a case back in one step; to open it again takes two."""

from __future__ import annotations

import json
from dataclasses import replace

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.keys import sign_targets
from w4r_i18n.flow.pack_notes import marks_of
from w4r_i18n.flow.publish import (
    RECALLS,
    REOPENINGS,
    Done,
    Press,
    all_withdrawals,
    published_manifest,
    reopened,
    write_signed,
)  # fmt: skip
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.release import Change, Withdrawal
from w4r_i18n.publish.manifest import read_manifest, write_reopened
from w4r_i18n.publish.names import RECALL
from w4r_i18n.publish.repository import Standing


def recall(press: Press, case: str, change: Change, why: str) -> Done:
    """Withdraw a case everywhere: its letters leave the published folder, and the record is signed.

    What it was for stays in the tree. A source that cannot be read does not keep a case from being withdrawn.
    Raises InputError for a case that is not published, or was withdrawn before.
    """
    with press.alone():
        return _recalled(press, case, change, why)


def _recalled(press: Press, case: str, change: Change, why: str) -> Done:
    charter = press.keys.charter()
    now = press.standing(charter)
    known = all_withdrawals(press, now)
    lasting = [each for each in known if each.id not in reopened(charter)]
    sources, _ = load_sources(press.workspace, press.workspace.domains())
    # Withdrawn before, and so published no more: it can still become a matter of safety.
    marks = marks_of(case, sources) & {*_published_marks(press, now), *(each.case for each in known)}
    if not marks:
        raise InputError(f"no case {case[:80]!a} is published", hint="its id in case.toml, or its domain")
    marks -= {each.case for each in lasting if each.change == change}
    if not marks:
        raise InputError(f"{case[:80]!a} is withdrawn already, as {change}")
    first = 1 + max([int(each.id[1:]) for each in known], default=0)
    fresh = [Withdrawal(f"w{first + n}", mark, change, press.day) for n, mark in enumerate(sorted(marks))]
    # The signature first: a decision that the tree records but nobody can see would be believed.
    written = write_signed(press, charter, now, {}, (*known, *fresh), {})
    lines = [json.dumps({**_as_object(each), "of": case, "why": why}, ensure_ascii=False) for each in fresh]
    press.workspace.journal(press.workspace.root / RECALLS).add(
        (line.encode() for line in lines), durable=True
    )
    return Done(press.day, (), (*known, *fresh), written)


def reopen(press: Press, case: str, why: str) -> Done:
    """End every withdrawal of a case; a threshold of keyholders signs that. What is compiled goes out again
    with the next `publish`.

    Raises InputError for a case that is not withdrawn, ConfigError where too few keyholders' keys are here.
    """
    with press.alone():
        charter = press.keys.charter()
        now = press.standing(charter)
        known = all_withdrawals(press, now)
        sources, _ = load_sources(press.workspace, press.workspace.domains())
        ended = reopened(charter)
        marks = marks_of(case, sources)
        fresh = {each.id for each in known if each.case in marks and each.id not in ended}
        if not fresh:
            raise InputError(f"{case[:80]!a} is not withdrawn", hint="its id in case.toml, or its domain")
        charter = replace(charter, reopened=write_reopened(ended | fresh))
        sign_targets(press.keys, charter, press.passphrase, day=press.day)
        written = write_signed(press, press.keys.charter(), now, {}, known, {})
        line = json.dumps({"ids": sorted(fresh), "of": case, "on": press.day, "why": why}, ensure_ascii=False)
        press.workspace.journal(press.workspace.root / REOPENINGS).add([line.encode()], durable=True)
        return Done(press.day, (), tuple(each for each in known if each.id not in ended | fresh), written)


def _as_object(each: Withdrawal) -> dict[str, str]:
    return {"id": each.id, "case": each.case, "change": each.change, "on": each.on}


def _published_marks(press: Press, now: Standing) -> frozenset[str]:
    sections = [role.removeprefix("section-") for role in now.roles if role != RECALL]
    manifests = ((name, published_manifest(press, now, name)) for name in sections)
    return frozenset(
        mark
        for name, content in manifests
        if content is not None
        for packed in read_manifest(content, name).files
        for mark in packed.note.cases
    )
