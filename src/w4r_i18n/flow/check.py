# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check`: single files of every kind that the product reads, or the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from w4r_i18n.catalogue.mo_read import check_mo
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.check.run import check_catalogue, check_text
from w4r_i18n.flow.exchange import check_exchanged, formats
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.pairs import findings_of, rules
from w4r_i18n.flow.sources import Source, readers
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.ingest import bounds, toml_source
from w4r_i18n.ingest.case import read_case
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import ConfigError, InputError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.project import files
from w4r_i18n.project.breaks import read_breaks
from w4r_i18n.project.config import read_config
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import states_of


def check_file(path: Path) -> list[Diagnostic]:
    """What is wrong with one file, outside any project: tier restricted, no configuration (FORMATS 9).

    Raises InputError for what cannot be read as what its suffix says, ConfigError for a configuration.
    """
    shown = files.printable(str(path))
    suffix = path.suffix.lower()
    content = files.read(path, shown=shown)
    if suffix in _KINDS:
        return _KINDS[suffix](content, shown)
    if suffix in formats():
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
    elif Path(shown).name == "breaks.toml":
        read_breaks(content, path=shown)
    elif Path(shown).parent.name == "sections":
        # What a section's keys mean is not known yet; that it is TOML, bounded and readable, is.
        toml_source.parse(bounds.decode(content, path=shown), path=shown)
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


_TABLES = frozenset({"glossary.csv", "terms.csv", "names.csv"})
"""The project's own tables: no hand-offs."""


def _below(path: Path) -> list[Path]:
    found = files.below(path, frozenset({*_KINDS, *formats(), *readers()}))
    return [each for each in found if each.name not in _TABLES or each == path]


Wanted = Callable[[Domain, Locale | None], bool]
"""Whether a domain is looked at in a locale; None: its sources."""


def check_project(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    wanted: Wanted = lambda _domain, _target: True,
) -> Iterator[Diagnostic | W4RError]:
    """Sources, catalogues and ledgers, with the state of each text known."""
    asked = [domain for domain in domains if any(wanted(domain, target) for target in (None, *locales))]
    sources, errors = load_sources(workspace, asked)
    yield from errors
    for source in sources:
        if wanted(source.domain, None):
            yield from check_source(source)
        for target in locales:
            if not wanted(source.domain, target):
                continue
            try:
                yield from check_pair(workspace, source, target)
            except W4RError as error:
                yield error


def check_source(source: Source) -> Iterator[Diagnostic]:
    every = rules()
    for extracted in source.extraction.documents:
        yield from extracted.document.diagnostics
        yield from check_text(extracted.document, rules=every)


def check_pair(workspace: Workspace, source: Source, target: Locale) -> Iterator[Diagnostic]:
    loaded = load_target(workspace, source, target)
    yield from loaded.diagnostics
    if not loaded.catalogue.refused:
        judged = verdicts(workspace, loaded, source.extraction.groups)
        yield from findings_of(loaded, judged)
        yield from _not_merged(loaded.catalogue.path, source, states_of(judged))


def _not_merged(path: str, source: Source, states: Mapping[tuple[str, str], State]) -> Iterator[Diagnostic]:
    """Units that the catalogue does not know yet: the sources went on without it."""
    unknown = [unit for unit in source.extraction.units if unit.key not in states]
    if unknown:
        message = f"{len(unknown)} of {len(source.extraction.units)} source texts are not in the catalogue"
        yield Diagnostic("missing", Severity.WARNING, message, Place(path, 1), "run 'w4r merge'")


def as_diagnostic(error: W4RError) -> Diagnostic:
    """An error as a finding that refuses its file, for reports."""
    place = error.place or Place("w4r")
    return Diagnostic("read", Severity.ERROR, error.message, place, error.hint, fault="file")
