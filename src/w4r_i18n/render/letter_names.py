# SPDX-License-Identifier: GPL-3.0-or-later
"""The names in a letter: in the forms that its language has on record, and only as they may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from w4r_i18n.model.case import Case, Name
from w4r_i18n.model.document import Document
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Lexicon, Wording
from w4r_i18n.render.page import text_of
from w4r_i18n.text.lexicon import Finder, stands
from w4r_i18n.text.marks import shown


def name_forms(lexicon: Lexicon, name: Name, locale: Locale) -> tuple[str, ...]:
    """How a language writes a name, the full form first; the source language as the case does."""
    wording = _wording(lexicon, name)
    if wording is not None and locale.tag == lexicon.locale and wording.targets:
        return wording.targets
    return name.forms if wording is None else ()


def name_reasons(
    case: Case, lexicon: Lexicon, source: Document, document: Document, locale: Locale
) -> Iterator[str]:
    """Why the names of a case keep a letter back: a form that nobody recorded, one that may not be shown.

    Only names that stand in the source are wanted in the text. A name that is to be withheld is looked for
    in both languages.
    """
    there, here = _words(source), _words(document)
    for name in case.names:
        wording = _wording(lexicon, name)
        forms = name_forms(lexicon, name, locale)
        if _is_hidden(name, forms, there, here):
            yield f"a name that is to be shown as '{name.shown}' stands in the text"
        elif wording is None or not _stands_in(name, there):
            continue
        elif not forms:
            yield f"no form of '{shown(name.full)}' for {locale.tag} in names.csv"
        elif not stands(wording, here, locale.language):
            yield f"'{shown(name.full)}' stands in no form that names.csv has for {locale.tag}"


def missing_forms(
    case: Case, lexicon: Lexicon, documents: Iterable[Document], locale: Locale
) -> Iterator[Name]:
    """The names in source documents that the language has no form for."""
    there = "\n".join(_words(document) for document in documents)
    for name in case.names:
        if _wording(lexicon, name) and not name_forms(lexicon, name, locale) and _stands_in(name, there):
            yield name


def _wording(lexicon: Lexicon, name: Name) -> Wording | None:
    found = (each for each in lexicon.wordings if each.kind == "name" and each.concept == name.full)
    return next(found, None)


def _is_hidden(name: Name, forms: Iterable[str], there: str, here: str) -> bool:
    """Whether a text says more of a name than may be said."""
    if name.shown == "full":
        return False
    hidden = (name.full,) if name.shown == "short" else (*name.forms, *forms)
    if name.shown == "short":
        hidden = (*hidden, *(form for form in forms if " " in form and form != name.short))
    return any(form in there or form in here for form in hidden)


def _stands_in(name: Name, text: str) -> bool:
    return bool(Finder([Wording("name", name.forms, ())]).find(text))


def _words(document: Document) -> str:
    return "\n".join(text_of(block.pieces) for block in document.blocks)
