# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r fmt`: PO files in their canonical form; the git clean filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.flow.canonical import canonical
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic, files
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.settle import settle


@dataclass(frozen=True, slots=True)
class Formatted:
    path: Path
    changed: bool
    error: InputError | None = None


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


def format_project(workspace: Workspace, *, write: bool) -> Iterator[Formatted]:
    """Every catalogue of the tree; beside its form, what is stale is marked fuzzy and idle lines go.

    Never pins: formatting is no reading (FORMATS 8).
    """
    sources, _ = load_sources(workspace, workspace.layout.domains())
    for source in sources:
        for target in workspace.config.targets:
            path = workspace.layout.po(target, source.domain)
            try:
                original = workspace.read(path)
                if original is None:
                    continue
                new = _settled(workspace, source, target)
            except InputError as error:
                yield Formatted(path, changed=False, error=error)
                continue
            if write:
                workspace.save({path: new}, {})
            yield Formatted(path, changed=new != original)


def _settled(workspace: Workspace, source: Source, target: Locale) -> bytes:
    loaded = load_target(workspace, source, target)
    found = settle(loaded.catalogue, verdicts(workspace, loaded, source.extraction.groups), pin=False)
    return write_po(found.catalogue).encode()
