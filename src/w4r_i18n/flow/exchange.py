# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r exchange out`: texts with their states for other people's tools; and what `check` asks of those."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.catalogue.template import TERM, entry_of
from w4r_i18n.check.run import check_catalogue
from w4r_i18n.exchange.as_catalogue import as_catalogue, terms_as_catalogue
from w4r_i18n.exchange.content import content_of, joined
from w4r_i18n.exchange.states import origin
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.pairs import rules
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.flow.terms import told
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import ConfigError, InputError, PolicyError, W4RError
from w4r_i18n.model.exchange import Block, Exchanged, Handoff, Pair, Reference, Termbase
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.ports import Format
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import Group, digest_of_source, target_of
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.digest import PO_DIGITS, short

MEMORY_FORMATS = frozenset({"tmx"})
"""Files that others keep and search: nothing secret goes into one, and only what counts as translated."""
_SECRET_TIERS = frozenset({"embargoed", "restricted"})
_AMBIGUOUS = re.compile(r"\d[.,/]\d")
_NUMBER_RULES = ("number", "percent", "money", "date", "time", "sign", "number-doubt")


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format[Handoff] | Format[Termbase]]:
    """What reads a suffix, whatever stands behind the door."""
    found: dict[str, Format[Handoff] | Format[Termbase]] = {}
    for name in registry.names("format"):
        module = registry.find("format", name)
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def read_exchanged(content: bytes, shown: str) -> Exchanged:
    """A file by its suffix. Raises InputError for what no format reads."""
    reader = formats().get(Path(shown).suffix.lower())
    if reader is None:
        raise InputError(
            f"'{shown}' has no suffix of a hand-off", hint=f"known: {', '.join(sorted(formats()))}"
        )
    return reader.read(content, path=shown)


def check_exchanged(content: bytes, shown: str) -> list[Diagnostic]:
    """What its reader says, and every rule on its texts; on terms those that look for what hides."""
    found: list[Diagnostic] = []
    exchanged = read_exchanged(content, shown)
    if isinstance(exchanged, Termbase):
        found += [
            *exchanged.diagnostics,
            *check_catalogue(terms_as_catalogue(exchanged, path=shown), rules=rules()),
        ]
    else:
        for handoff in exchanged:
            found += [*handoff.diagnostics, *_findings(handoff, shown)]
    return sorted(dict.fromkeys(found), key=lambda one: one.place)


def _findings(handoff: Handoff, shown: str) -> Iterator[Diagnostic]:
    catalogue = as_catalogue(handoff, path=shown)
    if handoff.source_locale.partition("-")[0] in {"", "fr"}:
        yield from check_catalogue(catalogue, rules=rules())
        return
    # `1,500` and `3/5` are other numbers in other languages; the rules know a French source only.
    sure: list[Entry] = []
    unsure: list[Entry] = []
    for entry in catalogue.messages:
        (unsure if _AMBIGUOUS.search(f"{entry.msgid} {entry.msgstr}") else sure).append(entry)
    yield from check_catalogue(replace(catalogue, entries=tuple(sure)), rules=rules())
    yield from check_catalogue(replace(catalogue, entries=tuple(unsure)), rules=rules(), skip=_NUMBER_RULES)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One domain that was asked for."""

    domain: str
    path: Path | None
    """None: it was kept back."""
    texts: int = 0
    reason: str = ""
    """Why it was kept back."""


def hand_out(
    workspace: Workspace,
    form: str,
    domains: Sequence[Domain],
    target: Locale,
    *,
    into: Path | None,
    named: bool,
) -> tuple[list[HandedOut], list[W4RError]]:
    """Write one file a domain. Without `named`, embargoed and restricted ones are kept back; from memories
    they are kept in any case.

    Raises PolicyError for a secret domain that was named for a memory.
    """
    writer: Format[Handoff] = registry.find("format", form)
    folder = into or workspace.layout.build / "exchange" / target.tag
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, domains)
        done: list[HandedOut] = []
        files: dict[Path, bytes] = {}
        for source in sources:
            name = source.domain.name
            secret = source.tier in _SECRET_TIERS
            if secret and named and form in MEMORY_FORMATS:
                raise PolicyError(f"{name} is {source.tier}; nothing of it goes into a translation memory")
            if secret and not named:
                done.append(HandedOut(name, None, reason=f"{source.tier}; name it to hand it out"))
                continue
            handoff = handoff_of(workspace, source, target)
            handoff = for_memory(handoff) if form in MEMORY_FORMATS else handoff
            path = folder / f"{name}.{target.tag}{writer.SUFFIXES[0]}"
            files[path] = writer.write(handoff)
            done.append(HandedOut(name, path, len(handoff.pairs)))
        atomic.write_all(files, durable=False)
    return done, errors


def for_memory(handoff: Handoff) -> Handoff:
    """Only what somebody translated: no drafts, nothing stale."""
    blocks = (
        replace(block, pairs=tuple(pair for pair in block.pairs if not pair.state.missing))
        for block in handoff.blocks
    )
    return replace(handoff, blocks=tuple(block for block in blocks if block.pairs))


def handoff_of(workspace: Workspace, source: Source, target: Locale) -> Handoff:
    """A domain as it stands in a locale, each text once, where it comes first.

    Raises InputError for a catalogue that has faults.
    """
    loaded = load_target(workspace, source, target)
    must_be_whole(loaded.catalogue)
    beside = [
        _approved(workspace, source, locale(tag))
        for tag in workspace.config.locales[target.tag].reference
        if locale(tag) not in {target, workspace.source}
    ]
    maker = _Maker(
        {unit.key: unit for unit in told(workspace, source, target)},
        _by_first_key(verdicts(workspace, loaded, source.extraction.groups)),
        beside,
    )
    blocks = tuple(block for keys in source.extraction.groups if (block := maker.block(keys)))
    return Handoff(source.domain.name, workspace.source.tag, target.tag, blocks)


def must_be_whole(catalogue: Catalogue) -> None:
    """Raises InputError for a catalogue with a fault of the file."""
    for found in catalogue.diagnostics:
        if found.fault == "file":
            raise InputError(found.message, hint=found.hint or "mend the file first", place=found.place)


def _by_first_key(found: Sequence[Verdict]) -> dict[Key, list[Verdict]]:
    """The longest first: in a block where it fits, a joined group is the one that stands there."""
    by_key: dict[Key, list[Verdict]] = {}
    for verdict in sorted(found, key=lambda each: -len(each.group.keys)):
        by_key.setdefault(verdict.group.keys[0], []).append(verdict)
    return by_key


@dataclass(frozen=True, slots=True)
class _Beside:
    """A language to be read beside the source: its approved texts by the entries that they translate."""

    locale: Locale
    texts: Mapping[Key, tuple[Key, str]]
    """For each entry the first one of its group and the group's text."""

    def of(self, keys: Collection[Key]) -> Reference | None:
        """The text of these entries; None where any of them is not approved, or is stale."""
        if not all(key in self.texts for key in keys):
            return None
        parts = dict(self.texts[key] for key in keys)
        return Reference(self.locale.tag, self.locale.joint.join(parts.values()))


def _approved(workspace: Workspace, source: Source, other: Locale) -> _Beside:
    if other not in workspace.config.targets:
        raise ConfigError(f"reference = '{other.tag}' is not among the locales of w4r.toml")
    found = verdicts(workspace, load_target(workspace, source, other), source.extraction.groups)
    texts = {
        key: (verdict.group.head.key, verdict.group.head.msgstr)
        for verdict in found
        if verdict.state == State.APPROVED
        for key in verdict.group.keys
    }
    return _Beside(other, texts)


class _Maker:
    """Makes blocks of a domain, each of its texts once."""

    def __init__(
        self, units: Mapping[Key, Unit], found: Mapping[Key, Sequence[Verdict]], beside: Sequence[_Beside]
    ) -> None:
        self.units = units
        self.found = found
        self.beside = beside
        self.made: set[tuple[Key, ...]] = set()

    def block(self, keys: Sequence[Key]) -> Block | None:
        """None where all of it was handed out before."""
        verdicts = [each for each in self._in_block(tuple(keys)) if each.group.keys not in self.made]
        self.made.update(verdict.group.keys for verdict in verdicts)
        if not verdicts:
            return None
        unit = self.units[keys[0]]
        lines = dict.fromkeys(line for each in verdicts for line in each.group.head.extracted)
        words = (word for each in verdicts for key in each.group.keys for word in self.units[key].terms)
        lines |= dict.fromkeys(f"{TERM}{word}" for word in words)
        # `paragraph; critical` says all that `paragraph` says.
        note = [line for line in lines if not any(other.startswith(f"{line}; ") for other in lines)]
        return Block(
            tuple(map(self._pair, verdicts)), unit.context, unit.role, unit.spots[0].path, "\n".join(note)
        )

    def _in_block(self, keys: tuple[Key, ...]) -> Iterator[Verdict]:
        at = 0
        while at < len(keys):
            fitting = (
                each
                for each in self.found.get(keys[at], ())
                if keys[at : at + len(each.group.keys)] == each.group.keys
            )
            verdict = next(fitting, None) or _not_merged(self.units[keys[at]])
            yield verdict
            at += len(verdict.group.keys)

    def _pair(self, verdict: Verdict) -> Pair:
        group = verdict.group
        units = [self.units[key] for key in group.keys]
        parts = (content_of(unit.msgid, codes=unit.codes, placeholders=unit.placeholders) for unit in units)
        target = content_of(
            group.head.msgstr,
            codes=any(unit.codes for unit in units),
            placeholders=any(unit.placeholders for unit in units),
        )
        made_by = next((line for line in verdict.own if line.kind != "carried"), None)
        references = (each.of(group.keys) for each in self.beside)
        return Pair(
            pair_id(group),
            joined(parts),
            target if verdict.state != State.EMPTY else (),
            verdict.state,
            (origin(f"{made_by.kind} {made_by.detail}".strip()) or made_by.kind) if made_by else "",
            tuple(reference for reference in references if reference),
        )


def pair_id(group: Group) -> str:
    """What a text is known by outside: its source, and the text that was handed out."""
    return f"{group.src}.{short(group.tgt, PO_DIGITS).partition(':')[2]}"


def _not_merged(unit: Unit) -> Verdict:
    entry: Entry = entry_of(unit)
    group = Group((entry,), digest_of_source(unit.context, unit.msgid), target_of(entry))
    return Verdict(group, State.EMPTY, pinned=False, own=())
