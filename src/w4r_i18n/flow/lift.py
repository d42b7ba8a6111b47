# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r lift`: a case's embargo is over; all of it moves from the tree that kept it into the public one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from w4r_i18n.flow.cases import case_of
from w4r_i18n.model.errors import InputError, PolicyError
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.move import copied, paths_of, removed, taken
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer

LIFTS = "lifts.jsonl"
"""In the tree that kept the case: who let it go, when, and why."""


def lift(
    kept: Workspace,
    public: Workspace,
    domain: Domain,
    *,
    by: str,
    why: str,
    now: datetime,
    dry_run: bool = False,
) -> list[str]:
    """Move sources, template, catalogues and ledgers; the paths, from either root.

    States stay what they are, for their acts come along. The act is a line in the kept tree's `lifts.jsonl`:
    who commits it signs it. Raises PolicyError before the embargo's instant, for a restricted case, and for
    who is no pseudonym; InputError where the public tree has such a domain already.
    """
    signer = Signer(by, now.date().isoformat())
    _must_be_over(kept, domain, now)
    names = [kept.layout.relative(path) for path in paths_of(kept, domain)]
    if not names:
        raise InputError(f"there is nothing of {domain.name} in {kept.root.name}")
    if name := taken(names, public.root):
        raise InputError(f"{name} is in the public tree already", hint="w4r mv renames one of them")
    if dry_run:
        return names
    with atomic.writing(public.root), atomic.writing(kept.root):
        copied(names, kept.root, public.root)
        public.save(dict(_people(kept, public, domain)), {})
        line = {"domain": domain.name, "by": signer.by, "on": signer.on, "why": why}
        kept.journal(kept.root / LIFTS).add([json.dumps(line, ensure_ascii=False).encode()], durable=True)
        # Only now: a copy too many is mended by a second try, a file too few by nothing.
        removed([*(kept.root / name for name in names), *_derived(kept, domain)])
    return names


def _must_be_over(kept: Workspace, domain: Domain, now: datetime) -> None:
    case = case_of(kept, domain)
    if case is None:
        raise InputError(f"{domain.name} has no case.toml in {kept.root.name}", hint="w4r mv moves texts")
    if case.tier == "restricted":
        raise PolicyError(f"{domain.name} is restricted", hint="who may change its tier does that first")
    if case.embargo and datetime.fromisoformat(case.embargo) > now:
        raise PolicyError(f"{domain.name} is under embargo until {case.embargo}")
    if case.tier == "embargoed" and not case.embargo:
        raise PolicyError(f"{domain.name} is embargoed without an instant", hint="embargo = … in case.toml")


def _people(kept: Workspace, public: Workspace, domain: Domain) -> Iterator[tuple[Path, bytes]]:
    """The public `names.csv` of each language, with the rows about this case's people."""
    case = case_of(kept, domain)
    forms = {form for name in case.names for form in name.forms} if case else set()
    for target in public.config.targets:
        text = (kept.read(kept.layout.names(target)) or b"").decode()
        head, *lines = text.splitlines(keepends=True) or [""]
        rows = [line for line in lines if next(csv.reader([line]), [""])[0] in forms]
        there = (public.read(public.layout.names(target)) or head.encode()).decode()
        if fresh := [row for row in rows if row not in there]:
            yield public.layout.names(target), "".join([there, *fresh]).encode()


def _derived(kept: Workspace, domain: Domain) -> Iterator[Path]:
    for target in (kept.source, *kept.config.targets):
        yield from kept.layout.built(target, domain)
