# SPDX-License-Identifier: GPL-3.0-or-later
"""The national sections of a tree, and the tables that their letters go by."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from w4r_i18n.ingest.section import read_section
from w4r_i18n.memory.salutations import read_salutations, read_territories
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.salutation import Salutation, Territory
from w4r_i18n.model.section import Section
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.marks import shown


def load_section(workspace: Workspace, name: str) -> Section:
    """Raises InputError: with file:line for a file that is wrong, with the nearest id where there is none."""
    known = workspace.layout.sections()
    if name not in known:
        near = difflib.get_close_matches(name[:60], known, 1, 0.5)
        there = ", ".join(known) or "none; write sections/<id>.toml"
        hint = f"did you mean '{near[0]}'?" if near else f"sections: {there}"
        raise InputError(f"there is no section '{shown(name)}'", hint=hint)
    path = workspace.layout.section(name)
    return read_section(workspace.read(path) or b"", path=workspace.layout.relative(path))


def salutations(workspace: Workspace) -> tuple[Salutation, ...]:
    """How letters begin and end. Raises InputError for a table with any row that is wrong: by half a list
    nobody is addressed.
    """
    path = workspace.layout.salutations
    content = workspace.read(path)
    if content is None:
        return ()
    rows, found = read_salutations(content, path=workspace.layout.relative(path))
    _must_be_right(found)
    return rows


def territories(workspace: Workspace) -> tuple[Territory, ...]:
    """The campaign's own names of countries. Raises InputError as `salutations` does."""
    path = workspace.layout.territories
    content = workspace.read(path)
    if content is None:
        return ()
    rows, found = read_territories(content, path=workspace.layout.relative(path))
    _must_be_right(found)
    return rows


def _must_be_right(found: Sequence[Diagnostic]) -> None:
    for each in found:
        raise InputError(each.message, hint=each.hint, place=each.place)
