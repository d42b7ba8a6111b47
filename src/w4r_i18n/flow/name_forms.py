# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of a case's letters that a language has no form for: what is missing before any letter can go out."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.flow.compile import is_letter
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.case import Name
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.letter_names import missing_forms
from w4r_i18n.text.marks import shown

HINT = "ask how the person writes it, and add a row with its source"


def without_form(workspace: Workspace, source: Source, target: Locale) -> Iterator[Name]:
    """The names, in the order of `case.toml`. Raises InputError for a table of names that is broken."""
    letters = [each.document for each in source.extraction.documents if is_letter(each.document)]
    if source.case is not None and letters:
        known = lexicon(workspace, source, target)
        yield from missing_forms(source.case, known, letters, target)


def nameless(workspace: Workspace, source: Source, target: Locale) -> Iterator[Diagnostic]:
    """One finding a name, at the table in which a row is wanted."""
    place = Place(workspace.layout.relative(workspace.layout.names(target)), 1)
    for name in without_form(workspace, source, target):
        who = "a name" if source.tier in ("restricted", "embargoed") else f"'{shown(name.full)}'"
        message = f"no form of {who} ({source.domain.name}): its letters are withheld in {target.tag}"
        yield Diagnostic("missing", Severity.WARNING, message, place, HINT)
