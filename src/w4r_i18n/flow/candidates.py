# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r terms extract`: what in new texts may be a term, beside what the glossary has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.sources import read_document, readers, register
from w4r_i18n.flow.terms import concepts
from w4r_i18n.memory.candidates import Candidate, Text, candidates
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Text as InlineText
from w4r_i18n.project import files
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


def extracted(
    workspace: Workspace, domains: Sequence[Domain], paths: Sequence[Path] = (), *, least: int = 2
) -> list[Candidate]:
    """Candidates of domains and of files, wherever those lie. Raises InputError for what cannot be read."""
    cases, _ = read_cases(workspace)
    names = register(cases.values(), ())
    texts = [_text(_read(path), path.name) for path in paths]
    texts += [
        _text(read_document(workspace, path), f"{domain.name}/{path.name}")
        for domain in domains
        for path in workspace.layout.documents(domain)
        if path.name != "case.toml"
    ]
    return candidates(texts, concepts(workspace), names, least=least)


def _read(path: Path) -> Document:
    shown = files.printable(str(path))
    reader = readers().get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers()))
        raise InputError(f"'{path.suffix}' is no kind of text", hint=f"known: {known}", place=Place(shown, 1))
    content = files.read(path, shown=shown)
    sanitised = getattr(reader, "sanitised", None)
    return reader.read(sanitised(content, path=shown) if sanitised else content, path=shown)


def _text(document: Document, name: str) -> Text:
    blocks = (
        "".join(part.text if isinstance(part, InlineText) else " " for part in block.content)
        for block in document.blocks
        if block.role != "address"
    )
    return Text(name, tuple(blocks))
