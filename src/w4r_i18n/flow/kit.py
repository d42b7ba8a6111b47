# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review kit`: all that somebody without git needs to translate a domain, in one zip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.flow.exchange import for_memory, handoff_of
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import STRICTNESS, Source
from w4r_i18n.flow.termbase import termbase_of
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.zips import zipped

_README = """\
{domain}: {source} > {locale}

{domain}.po    translate this one: Poedit, Virtaal, any PO editor. Sentences marked as needing work are
               drafts or follow a changed text.
memory.tmx     earlier translations of the campaign, for editors that search them
terms.tbx      the words that are agreed
GUIDE.md       how this language writes, where there is such a page
preview/       the texts as readers see them: {source}, and {locale} as far as it goes

Send {domain}.po back. Who receives it: w4r review take-in {domain}.po --by PSEUDONYM
"""


def write_kit(workspace: Workspace, domain: Domain, target: Locale, *, into: Path | None) -> Path:
    """One zip with the PO, memory, terms, guide and preview.

    The memory holds nothing of embargoed and restricted texts. Raises InputError where there is no
    catalogue yet, or no preview was built.
    """
    sources, errors = load_sources(workspace, workspace.domains())
    source = next((each for each in sources if each.domain == domain), None)
    if source is None:
        raise errors[0] if errors else InputError(f"'{domain.name}' has no source")
    po = workspace.read(workspace.layout.po(target, domain))
    if po is None:
        raise InputError(f"{domain.name} has no catalogue in {target.tag}", hint="w4r merge")
    name = domain.name
    readme = _README.format(domain=name, source=workspace.source.tag, locale=target.tag)
    parts = {
        "README.txt": readme.encode(),
        f"{name}.po": po,
        "memory.tmx": registry.find("format", "tmx").write(_memory(workspace, sources, target)),
        "terms.tbx": registry.find("format", "tbx").write(termbase_of(workspace, target)),
    }
    guide = workspace.read(workspace.layout.guide(target))
    if guide is not None:
        parts["GUIDE.md"] = guide
    parts |= dict(_preview(workspace, source, target))
    path = (into or workspace.layout.build / "kits" / target.tag) / f"{name}.{target.tag}.zip"
    packed = {f"{name}.{target.tag}/{part}": content for part, content in parts.items()}
    atomic.write_all({path: zipped(packed, packed=True)}, durable=False)
    return path


def _memory(workspace: Workspace, sources: list[Source], target: Locale) -> Handoff:
    """The accepted texts of every domain that is no secret, each text once."""
    blocks: dict[str, Block] = {}
    for source in sources:
        if STRICTNESS[source.tier] <= STRICTNESS["published"]:
            for block in for_memory(handoff_of(workspace, source, target)).blocks:
                for pair in block.pairs:
                    blocks.setdefault(pair.id, Block((pair,), context=block.context))
    return Handoff("memory", workspace.source.tag, target.tag, tuple(blocks.values()))


def _preview(workspace: Workspace, source: Source, target: Locale) -> Iterator[tuple[str, bytes]]:
    found = False
    for each in (workspace.source, target):
        for path in workspace.layout.built(each, source.domain):
            if path.suffix in {".html", ".txt"}:
                found = True
                yield f"preview/{each.tag}/{path.name}", workspace.read(path) or b""
    if not found and STRICTNESS[source.tier] <= STRICTNESS["published"]:
        raise InputError(f"no preview of {source.domain.name} is built", hint="w4r run")
