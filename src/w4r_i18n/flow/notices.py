# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand at the top of a text, in the text's own language where `common` has it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.page import without_marks

DEMONSTRATION, UNTRANSLATED = "notice-demonstration", "notice-untranslated"
_FALLBACK = {
    DEMONSTRATION: "Démonstration / demonstration: not for sending, à ne pas envoyer.",
    UNTRANSLATED: "Partly untranslated: marked passages remain in the source language. / "
    "Traduction incomplète : les passages marqués restent dans la langue d’origine.",
}


@dataclass(frozen=True, slots=True)
class Notices:
    demonstration: str
    """Empty where the campaign is none."""
    untranslated: str

    def for_document(self, *, untranslated: bool) -> tuple[str, ...]:
        parts = (self.demonstration, self.untranslated if untranslated else "")
        return tuple(part for part in parts if part)


def notices(workspace: Workspace, target: Locale, common: Source | None) -> Notices:
    """The notices of a locale: its translation, else the source's words, else ours in two languages.

    An overlay takes what it lacks from its base. A notice is shown whatever its review state: saying
    "do not send" in a draft's words harms nobody.
    """
    own = said(workspace, target, common, _FALLBACK)
    source = said(workspace, workspace.source, common, _FALLBACK)
    chosen = {name: own.get(name) or source.get(name) or ours for name, ours in _FALLBACK.items()}
    is_demonstration = workspace.config.project.demonstration
    return Notices(chosen[DEMONSTRATION] if is_demonstration else "", chosen[UNTRANSLATED])


def said(
    workspace: Workspace, target: Locale, common: Source | None, names: Collection[str]
) -> dict[str, str]:
    """By context, what `common` says in that language, in whatever state; a draft is not said."""
    if common is None:
        return {}
    if target == workspace.source:
        found = ((name, unit.msgid) for unit in common.extraction.units for name in unit.context.split())
        return {name: text for name, text in found if name in names}
    base = workspace.config.locales[target.tag].base
    below = said(workspace, locale(base), common, names) if base else {}
    path = workspace.layout.po(target, common.domain)
    content = workspace.read(path)
    if content is None:
        return below
    catalogue = read_po_bytes(content, path=workspace.layout.relative(path))
    return below | {
        name: without_marks(entry.msgstr)
        for entry in catalogue.messages
        for name in (entry.msgctxt or "").split()
        if name in names and entry.msgstr and not entry.fuzzy
    }
