# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of a tree: which domains belong together, and whose names they register."""

from __future__ import annotations

from w4r_i18n.model.case import Case
from w4r_i18n.model.errors import InputError
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


def case_of(workspace: Workspace, domain: Domain) -> Case | None:
    """The domain's case, if it has one. Raises InputError with file:line."""
    path = workspace.layout.folder(domain) / "case.toml"
    content = workspace.read(path)
    if content is None:
        return None
    from w4r_i18n.ingest.case import read_case

    return read_case(content, path=workspace.layout.relative(path))


def read_cases(workspace: Workspace) -> tuple[dict[Domain, Case], list[InputError]]:
    """The `case.toml` of every domain that has one, and what is wrong with the others'."""
    cases: dict[Domain, Case] = {}
    errors: list[InputError] = []
    for domain in workspace.layout.domains():
        try:
            case = case_of(workspace, domain)
            if case is not None:
                cases[domain] = case
        except InputError as error:
            errors.append(error)
    return cases, errors
