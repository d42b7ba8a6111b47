# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of a tree: which domains belong together, and whose names they register."""

from __future__ import annotations

import re

from w4r_i18n.model.case import Case, Name
from w4r_i18n.model.errors import InputError
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace

_STRING = re.compile(r"""^\s*([\w-]{1,40})\s*=\s*["']([^"'\n]{2,200})["']""", re.MULTILINE)


def case_of(workspace: Workspace, domain: Domain) -> Case | None:
    """The domain's case, if it has one. Raises InputError with file:line."""
    path = workspace.layout.folder(domain) / "case.toml"
    content = workspace.read(path)
    if content is None:
        return None
    from w4r_i18n.ingest.case import read_case

    return read_case(content, path=workspace.layout.relative(path))


def read_cases(workspace: Workspace) -> tuple[dict[Domain, Case], list[InputError]]:
    """The `case.toml` of every domain that has one, and what is wrong with the others'.

    A case that cannot be read stands for the names in it, as far as they can be made out: in other domains
    a text with one of them is critical all the same.
    """
    cases: dict[Domain, Case] = {}
    errors: list[InputError] = []
    for domain in workspace.layout.domains():
        try:
            case = case_of(workspace, domain)
            if case is not None:
                cases[domain] = case
        except InputError as error:
            errors.append(error)
            cases[domain] = Case(id=f"unreadable {domain.name}", names=_names_in(workspace, domain))
    return cases, errors


def _names_in(workspace: Workspace, domain: Domain) -> tuple[Name, ...]:
    """Every string in a `[[names]]` table, whatever its key: one name too many harms nobody."""
    try:
        content = workspace.read(workspace.layout.folder(domain) / "case.toml") or b""
    except InputError:
        return ()
    tables = content.decode("utf-8", "replace").split("[[names]]")[1:]
    found = (match for table in tables for match in _STRING.finditer(table.partition("\n[")[0]))
    return tuple(Name(match[2]) for match in found if match[1] != "gender")
