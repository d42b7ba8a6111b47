# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers and pinned pairs, loaded and saved: what people's acts say about one locale of a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, Pin
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.ledger import Ledger, absent_ledger, appended, joined, read_ledger
from w4r_i18n.review.seen import Seen, read_seen, write_seen
from w4r_i18n.review.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Records:
    """One domain's ledger and pins as they stand in their files."""

    ledger_text: str
    ledger: Ledger
    seen: Seen

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return (*self.ledger.diagnostics, *self.seen.diagnostics)


def load_records(workspace: Workspace, locale: Locale, domain: Domain) -> Records:
    """Read a domain's `.jsonl` and `.seen`; a line that cannot be read is a diagnostic, never an error."""
    ledger_path = workspace.layout.ledger(locale, domain)
    seen_path = workspace.layout.seen(locale, domain)
    shown = workspace.layout.relative(ledger_path)
    content = workspace.read(ledger_path)
    text = (content or b"").decode("utf-8", "surrogateescape")
    ledger = read_ledger(text, path=shown) if content is not None else absent_ledger(shown)
    seen_text = (workspace.read(seen_path) or b"").decode("utf-8", "surrogateescape")
    return Records(text, ledger, read_seen(seen_text, path=workspace.layout.relative(seen_path)))


def attested(workspace: Workspace, records: Iterable[Records]) -> Standing:
    """What the acts of a case's domains say together."""
    known = tuple(records)
    pins = frozenset[Pin]().union(*(each.seen.pins for each in known))
    ledger = joined(each.ledger for each in known)
    return standing(ledger, pins, demonstration=workspace.config.project.demonstration)


def attested_in(workspace: Workspace, locale: Locale, family: Iterable[Domain]) -> Standing:
    return attested(workspace, [load_records(workspace, locale, domain) for domain in family])


def with_pins(records: Records, pins: frozenset[Pin]) -> bytes | None:
    """The `.seen` file with these pins joined, or None where nothing is added and doubles are none."""
    if pins <= records.seen.pins:
        return None
    return write_seen(records.seen.pins | pins).encode()


def with_acts(records: Records, acts: Iterable[Act]) -> bytes:
    """The ledger with these acts at its end; not one old line is touched."""
    return appended(records.ledger_text, acts).encode("utf-8", "surrogateescape")
