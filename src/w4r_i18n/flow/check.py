# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check`: single files of every kind that the product reads, or the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from w4r_i18n.catalogue.mo_read import check_mo
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.check.run import check_catalogue, check_text
from w4r_i18n.flow.exchange import check_exchanged, formats
from w4r_i18n.flow.pairs import rules
from w4r_i18n.flow.sources import readers
from w4r_i18n.flow.terms_lint import TABLES, check_table
from w4r_i18n.ingest.case import complete, read_case
from w4r_i18n.ingest.section import read_section
from w4r_i18n.model.case import Case
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import ConfigError, InputError, W4RError
from w4r_i18n.project import files
from w4r_i18n.project.breaks import read_breaks
from w4r_i18n.project.config import read_config


def check_file(path: Path) -> list[Diagnostic]:
    """What is wrong with one file, outside any project: tier restricted, no configuration (FORMATS 9).

    Raises InputError for what cannot be read as what its suffix says, ConfigError for a configuration.
    """
    shown = files.printable(str(path))
    suffix = path.suffix.lower()
    content = files.read(path, shown=shown)
    if path.name in TABLES:
        return check_table(content, shown)
    if suffix in _KINDS:
        return _KINDS[suffix](content, shown)
    # A Word file is a document first: whether it is a sheet, `take-in` finds out.
    if suffix in formats() and suffix not in readers():
        return check_exchanged(content, shown)
    reader = readers().get(suffix)
    if reader is None:
        known = ", ".join(sorted({*_KINDS, *formats(), *readers()}))
        raise InputError(f"'{suffix}' is no kind that is read", hint=f"known: {known}", place=Place(shown, 1))
    document = reader.read(content, path=shown)
    found = [*document.diagnostics, *check_text(document, rules=rules())]
    return sorted(dict.fromkeys(found), key=lambda one: one.place)


def _check_po(content: bytes, shown: str) -> list[Diagnostic]:
    catalogue = read_po_bytes(content, path=shown)
    if catalogue.refused:
        return list(catalogue.diagnostics)
    return [*catalogue.diagnostics, *check_catalogue(catalogue, rules=rules())]


def _check_mo(content: bytes, shown: str) -> list[Diagnostic]:
    return list(check_mo(content, path=shown))


def _check_toml(content: bytes, shown: str) -> list[Diagnostic]:
    if Path(shown).name == "case.toml":
        read_case(content, path=shown)
    elif Path(shown).parent.name == "cases":
        complete(content, path=shown, case=Case(Path(shown).stem))
    elif Path(shown).name == "breaks.toml":
        read_breaks(content, path=shown)
    elif Path(shown).parent.name == "sections":
        read_section(content, path=shown)
    else:
        read_config(content, path=shown)
    return []


_KINDS: Mapping[str, Callable[[bytes, str], list[Diagnostic]]] = {
    ".po": _check_po,
    ".pot": _check_po,
    ".mo": _check_mo,
    ".toml": _check_toml,
}


def check_files(paths: Sequence[Path]) -> Iterator[Diagnostic | W4RError]:
    """Each file's findings, or the error that refuses it; a folder stands for the files below it."""
    for path in paths:
        for each in _below(path):
            try:
                yield from check_file(each)
            except (InputError, ConfigError) as error:
                yield error


def _below(path: Path) -> list[Path]:
    return files.below(path, frozenset({*_KINDS, *formats(), *readers()}))


def as_diagnostic(error: W4RError) -> Diagnostic:
    """An error as a finding that refuses its file, for reports."""
    place = error.place or Place("w4r")
    return Diagnostic("read", Severity.ERROR, error.message, place, error.hint, fault="file")
