# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand at the top of a text, in the text's own language where `common` has it."""

from __future__ import annotations

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
    translated = _translated(workspace, target, common)
    chosen = {name: translated.get(name) or _source(common, name) or _FALLBACK[name] for name in _FALLBACK}
    is_demonstration = workspace.config.project.demonstration
    return Notices(chosen[DEMONSTRATION] if is_demonstration else "", chosen[UNTRANSLATED])


def _translated(workspace: Workspace, target: Locale, common: Source | None) -> dict[str, str]:
    if common is None or target == workspace.source:
        return {}
    base = workspace.config.locales[target.tag].base
    below = _translated(workspace, locale(base), common) if base else {}
    path = workspace.layout.po(target, common.domain)
    content = workspace.read(path)
    if content is None:
        return below
    catalogue = read_po_bytes(content, path=workspace.layout.relative(path))
    return below | {
        name: without_marks(entry.msgstr)
        for entry in catalogue.messages
        for name in _FALLBACK
        if name in (entry.msgctxt or "").split() and entry.msgstr and not entry.fuzzy
    }


def _source(common: Source | None, name: str) -> str:
    if common is None:
        return ""
    return next((unit.msgid for unit in common.extraction.units if name in unit.context.split()), "")
