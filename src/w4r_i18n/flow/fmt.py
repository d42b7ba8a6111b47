# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r fmt`: PO files in their canonical form; the git clean filter."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.flow.canonical import canonical
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project import atomic, files
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.settle import settle
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.mend import mended


@dataclass(frozen=True, slots=True)
class Formatted:
    path: Path
    changed: bool
    error: InputError | None = None
    diff: str = ""
    """What changes, line by line; "" where nothing does, or where it is not asked for."""
    mended: int = 0
    """Texts whose typing was mended."""
    left: int = 0
    """Texts that could be mended, and that people have read as they are: theirs to change."""


def format_files(paths: Sequence[Path], *, write: bool) -> Iterator[Formatted]:
    """Single files by their form alone; a folder stands for the PO and POT files below it."""
    for path in (each for given in paths for each in files.below(given, {".po", ".pot"})):
        shown = files.printable(str(path))
        try:
            content = files.read(path, shown=shown)
            new = canonical(content, path=shown)
        except InputError as error:
            yield Formatted(path, changed=False, error=error)
            continue
        if write:
            atomic.write(path, new, durable=True)
        yield Formatted(path, changed=new != content)


def format_project(workspace: Workspace, *, write: bool, fix: bool = False) -> Iterator[Formatted]:
    """Every catalogue of the tree; beside its form, what is stale is marked fuzzy and idle lines go.

    Never pins: formatting is no reading (FORMATS 8). `fix` mends as well what is certainly wrong in how a
    text is typed; not in one that people have reviewed or approved, for that would end what they signed.
    """
    sources, _ = load_sources(workspace, workspace.layout.domains())
    for source in sources:
        for target in workspace.config.targets:
            path = workspace.layout.po(target, source.domain)
            try:
                original = workspace.read(path)
                if original is None:
                    continue
                new, count, left = _settled(workspace, source, target, fix=fix)
            except InputError as error:
                yield Formatted(path, changed=False, error=error)
                continue
            if write:
                workspace.save({path: new}, {})
            diff = _diff(workspace.layout.relative(path), original, new) if fix else ""
            yield Formatted(path, changed=new != original, diff=diff, mended=count, left=left)


def _settled(workspace: Workspace, source: Source, target: Locale, *, fix: bool) -> tuple[bytes, int, int]:
    """The catalogue as it is to be written; how many texts were mended, and how many are left to people."""
    loaded = load_target(workspace, source, target)
    groups = source.extraction.groups
    judged = verdicts(workspace, loaded, groups)
    count = left = 0
    if fix:
        catalogue, count, left = _mended(loaded.catalogue, judged, target)
        loaded = replace(loaded, catalogue=catalogue)
        judged = verdicts(workspace, loaded, groups)
    return write_po(settle(loaded.catalogue, judged, pin=False).catalogue).encode(), count, left


def _mended(catalogue: Catalogue, judged: Sequence[Verdict], target: Locale) -> tuple[Catalogue, int, int]:
    read = {key for each in judged if each.state >= State.REVIEWED for key in each.group.keys}
    changed: dict[Key, Entry] = {}
    left = 0
    for entry in catalogue.messages:
        if entry.plural is not None or is_join(entry.msgstr) or not entry.msgstr.strip():
            continue
        text = mended(entry.msgstr, entry.msgid, target)
        if text != entry.msgstr:
            left += entry.key in read
            changed[entry.key] = entry if entry.key in read else replace(entry, msgstr=text, raw="")
    entries = tuple(
        changed.get(each.key, each) if isinstance(each, Entry) and not each.obsolete else each
        for each in catalogue.entries
    )
    return replace(catalogue, entries=entries), len(changed) - left, left


def _diff(name: str, old: bytes, new: bytes) -> str:
    before, after = (each.decode("utf-8", "replace").splitlines(keepends=True) for each in (old, new))
    return "".join(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1))
