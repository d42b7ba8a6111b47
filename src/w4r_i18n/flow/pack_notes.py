# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be said in public of each file of a section's pack, from the index that the pack brings along."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from w4r_i18n.flow.sources import Source, quorum
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError, PolicyError, W4RError
from w4r_i18n.model.locale import locale
from w4r_i18n.model.release import Note, Withdrawal
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.publish.manifest import case_mark
from w4r_i18n.publish.serving import GONE, STOP
from w4r_i18n.text.digest import source_digest

SECRET = frozenset({"restricted"})
INDEXES = frozenset({"index.json", "index.html", "messages.json"})


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the index: a text in a language, and its files."""

    case: str
    domain: str
    kind: str
    language: str
    state: str
    code: str
    stop_after: str
    paths: tuple[str, ...]


def notes(
    workspace: Workspace,
    sources: Mapping[str, Source],
    section: str,
    files: Mapping[str, bytes],
    withdrawn: Iterable[Withdrawal],
    day: str,
) -> dict[str, Note]:
    """A note per file.

    Indexes go with every case that they name, but for one that is withdrawn and of which they say only that
    it has stopped; of a case withdrawn for somebody's safety not even that is said.

    Raises PolicyError for a pack with anything of a case that may not be public on that day; InputError for
    an index that is none.
    """
    items = tuple(_items(section, files.get("index.json")))
    cases = {item.domain: item.case for item in items}
    found = {path: _note(workspace, sources, item) for item in items for path in item.paths}
    marks = _named(items, withdrawn)
    for path in files:
        domain = _domain_of(path)
        if domain in sources or path in found or path.startswith("locale/"):
            _must_be_public(sources.get(domain), domain, day)
        if path not in found:
            found[path] = _of_path(path, cases, marks)
    return {path: found[path] for path in files}


def _named(items: Iterable[_Item], withdrawn: Iterable[Withdrawal]) -> tuple[str, ...]:
    records = tuple(withdrawn)
    may_be_named = {each.case for each in records} - {each.case for each in records if each.change == GONE}
    ready = {case_mark(item.case) for item in items if item.state == "ready"}
    listed = {case_mark(item.case) for item in items}
    return tuple(sorted(ready | (listed - may_be_named)))


def _items(section: str, content: bytes | None) -> Iterator[_Item]:
    if content is None:
        return
    place = Place(f"build/sections/{section}/index.json")
    hint = f"build it again: w4r compile --section {section}"
    try:
        for each in json.loads(content)["items"]:
            yield _Item(
                str(each["case"]), str(each["domain"]), str(each["kind"]),
                str(each["language"] or each["locale"]), str(each["state"]), str(each["code"]),
                str(each["stop_after"]), tuple(str(file["path"]) for file in each["files"]),
            )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("is no index of a pack", place=place, hint=hint) from None


def _must_be_public(source: Source | None, domain: str, day: str) -> None:
    """The last gate: a pack may be older than what became of its case."""
    hint = "build the pack again: w4r compile --section"
    if source is None:
        raise PolicyError(f"the pack holds {domain[:80]!a}, which has no source here", hint=hint)
    embargo = source.case.embargo[:10] if source.case else ""
    if source.tier in SECRET or (source.tier == "embargoed" and not embargo) or embargo > day:
        raise PolicyError(f"the pack holds {domain}, which is {source.tier} on {day}", hint=hint)


def _note(workspace: Workspace, sources: Mapping[str, Source], item: _Item) -> Note:
    source = sources[item.domain]
    return Note(
        kind=item.kind if item.state != "stopped" else STOP,
        cases=(case_mark(item.case),),
        locale=item.language,
        state=item.state.upper(),
        quorum=quorum(workspace, source.tier, locale(item.language)).of(critical=True),
        not_after=_last_day(item.stop_after) if item.state == "ready" else "",
        code=item.code,
        source=_source_digest(source),
    )


def _of_path(path: str, cases: Mapping[str, str], marks: tuple[str, ...]) -> Note:
    """Files that no item lists: indexes hold words of every case; catalogues and stop pages go by path."""
    if path in INDEXES:
        return Note(kind="index", cases=marks)
    first, _, rest = path.partition("/")
    if first == STOP:
        return Note(kind=STOP, locale=rest.rpartition(".")[0])
    domain = _domain_of(path)
    # A domain without a case is withdrawn by its own name.
    note = Note(cases=(case_mark(cases.get(domain, domain)),)) if rest else Note()
    if first == "locale":
        return replace(note, kind="catalogue", locale=_tag(rest.partition("/")[0]))
    return note


def _domain_of(path: str) -> str:
    first, _, rest = path.partition("/")
    return rest.rpartition("/")[2].removesuffix(".mo") if first == "locale" else first


def _tag(folder: str) -> str:
    try:
        return locale(folder).tag
    except W4RError:
        return ""


def _last_day(stop_after: str) -> str:
    """The day, in UTC, on which that instant is; the one before where it is that day's first."""
    if not stop_after:
        return ""
    try:
        return (datetime.fromisoformat(stop_after) - timedelta(microseconds=1)).date().isoformat()
    except (ValueError, OverflowError):
        raise InputError(f"the index has an instant that is none: {stop_after[:40]!a}") from None


def _source_digest(source: Source) -> str:
    """Of all units' digests in reading order: what a rebuild from the same sources gives again."""
    digests = (source_digest(unit.context, unit.msgid) for unit in source.extraction.units)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def marks_of(name: str, sources: Iterable[Source]) -> frozenset[str]:
    """The marks that a case may have in public, by its id or its domain."""
    ids = {
        source.case.id for source in sources if source.case and name in (source.case.id, source.domain.name)
    }
    return frozenset(case_mark(each) for each in (name, *ids))
