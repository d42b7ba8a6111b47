# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile`: what may go out, in its language; what may not is withheld, with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.flow.notices import Notices
from w4r_i18n.flow.sources import Source, readers
from w4r_i18n.flow.variants import one_variant
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.document import Document
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.fill import fill
from w4r_i18n.render.page import Page, untranslated, without_marks
from w4r_i18n.text.digest import LEDGER_DIGITS, short
from w4r_i18n.text.marks import shown

NO_OUTPUT = frozenset({"notices"})
"""Kinds of documents that serve others."""
LETTERS = frozenset({"letter", "solidarity"})


@dataclass(frozen=True, slots=True)
class Texts:
    """What a locale has for a domain's units, its base locale's texts among it."""

    locale: Locale
    texts: Mapping[Key, str]
    states: Mapping[Key, State]
    blocked: Collection[Key]
    """Entries with an error of the text: they are not compiled whatever their state."""


@dataclass(frozen=True, slots=True)
class Compiled:
    files: Mapping[Path, bytes]
    """All outputs of this (domain, locale); what else lies in its folder is of yesterday."""
    withheld: tuple[tuple[str, str], ...]
    """(document, reason)."""


def compile_domain(
    workspace: Workspace, source: Source, texts: Texts, catalogue: Catalogue | None, notices: Notices
) -> Compiled:
    """Every output of a domain in one locale. `catalogue` None: the source language, which has no `.mo`."""
    policy = Policy(workspace, source, texts)
    files: dict[Path, bytes] = {}
    withheld: list[tuple[str, str]] = []
    for extracted in source.extraction.documents:
        document = extracted.document
        if document.front.kind in NO_OUTPUT or document.format == "toml":
            continue
        reason, outputs = _outputs(one_variant(workspace, source, extracted, {}), policy, notices)
        if reason:
            withheld.append((document.name, reason))
        for suffix, content in outputs:
            files[workspace.layout.output(texts.locale, source.domain, document.name, suffix)] = content
    if catalogue is not None and source.extraction.units:
        files[workspace.layout.mo(texts.locale, source.domain)] = write_mo(_permitted(catalogue, policy))
    return Compiled(files, tuple(withheld))


class Policy:
    """What may stand in a document, as w4r.toml says: a state, and no error of the text."""

    def __init__(self, workspace: Workspace, source: Source, texts: Texts) -> None:
        self.workspace = workspace
        self.source = source
        self.texts = texts
        self._critical = source.critical
        chosen = workspace.config.compile.minimum
        self._minimum = State[chosen] if chosen else State.TRANSLATED
        self._strict = State[chosen] if chosen else State.APPROVED

    def is_usable(self, key: Key, *, letter: bool) -> bool:
        """A draft never is: it would pass for a translation."""
        needed = self._strict if letter or key in self._critical else self._minimum
        return self.texts.states.get(key, State.EMPTY) >= needed and key not in self.texts.blocked

    def reason(self, missing: list[Key], keys: list[Key], *, letter: bool) -> str:
        """Why a document with these missing units must not go out; "" when it may."""
        if not missing:
            return ""
        count = f"{len(missing)} of {len(keys)} not ready"
        critical = [key for key in missing if key in self._critical]
        if critical:
            return f"{count}, {len(critical)} critical {self._want(critical)}{self._shown(critical[0])}"
        if letter:
            return f"{count} in a letter{self._shown(missing[0])}"
        if len(missing) == len(keys):
            return "nothing translated yet"
        blocks = self.workspace.config.compile.untranslated == "block"
        return f"{count}{self._shown(missing[0])}" if blocks else ""

    def _want(self, keys: list[Key]) -> str:
        """What is wanted of them: a person's approval alone, or a text too."""
        has_text = all(self.texts.states.get(key, State.EMPTY) >= State.TRANSLATED for key in keys)
        return "not approved" if has_text else "missing or not approved"

    def _shown(self, key: Key) -> str:
        return "" if self.source.tier in {"restricted", "embargoed"} else f": {shown(key[1], limit=60)}"


def is_letter(document: Document) -> bool:
    return (document.front.kind or document.name).partition("-")[0] in LETTERS


def _outputs(extracted: Extracted, policy: Policy, notices: Notices) -> tuple[str, list[tuple[str, bytes]]]:
    """Why the document is withheld, or its outputs as (suffix, content)."""
    done = localised(extracted, policy)
    if done.document is None:
        return done.reason, []
    said = notices.for_document(untranslated=bool(done.missing))
    page = Page(done.document, policy.texts.locale, policy.workspace.source, said)
    return "", list(rendered(page))


@dataclass(frozen=True, slots=True)
class Localised:
    document: Document | None
    """Filled and read again; None where it is withheld."""
    reason: str = ""
    missing: tuple[Key, ...] = ()
    """What stands in it in the source language, marked."""


def localised(extracted: Extracted, policy: Policy) -> Localised:
    """A document in the policy's language, or why it must not go out."""
    letter = is_letter(extracted.document)
    keys = [key for cut in extracted.cuts for key in cut.keys]
    missing = [key for key in keys if not policy.is_usable(key, letter=letter)]
    if reason := policy.reason(missing, keys, letter=letter):
        return Localised(None, reason)
    texts, absent = policy.texts, frozenset(missing)

    def target(key: Key) -> str:
        return untranslated(key[1]) if key in absent else without_marks(texts.texts[key])

    reader = readers()[Path(extracted.document.path).suffix]
    filled = fill(extracted, target, locale=texts.locale, source=policy.workspace.source, reader=reader)
    if filled.findings:
        return Localised(None, f"{filled.findings[0].message} ({len(filled.findings)} in all)")
    document = reader.read(filled.text.encode(), path=extracted.document.path)
    return Localised(replace(document, name=extracted.document.name), missing=tuple(missing))


def rendered(page: Page) -> Iterator[tuple[str, bytes]]:
    """A page by suffix, in every form that there is for its format."""
    for name in registry.names("renderer"):
        renderer = registry.find("renderer", name)
        if page.document.format in renderer.FORMATS:
            yield renderer.SUFFIX, renderer.render(page).encode()


def _permitted(catalogue: Catalogue, policy: Policy) -> Catalogue:
    """The catalogue with what policy keeps back taken out, and the base's texts where it holds none.

    A unit that stands in a letter needs what letters need, wherever else it stands.
    """
    in_letters = frozenset(
        key
        for extracted in policy.source.extraction.documents
        if is_letter(extracted.document)
        for cut in extracted.cuts
        for key in cut.keys
    )
    entries = tuple(
        Entry(entry.msgid, policy.texts.texts.get(entry.key, ""), entry.msgctxt)
        for entry in catalogue.messages
        if policy.is_usable(entry.key, letter=entry.key in in_letters)
    )
    return replace(catalogue, entries=entries, diagnostics=())


def of_catalogue(
    locale: Locale, catalogue: Catalogue, states: Mapping[Key, State], blocked: Collection[Key]
) -> Texts:
    texts = {entry.key: entry.msgstr for entry in catalogue.messages}
    return Texts(locale, texts, states, blocked)


def of_source(locale: Locale, source: Source) -> Texts:
    """The source language: its texts are its sources; unreviewed ones count as typed by a person."""
    units = source.extraction.units
    states = {
        unit.key: max(source.states.get(short(unit.src, LEDGER_DIGITS), State.TRANSLATED), State.TRANSLATED)
        for unit in units
    }
    return Texts(locale, {unit.key: unit.msgid for unit in units}, states, frozenset())


def over(base: Texts, own: Texts) -> Texts:
    """An overlay's texts: an entry below TRANSLATED counts as empty and takes the base's (FORMATS 2).

    `<join/>` belongs to its own locale's grouping, so it takes the base's only where all is the base's.
    """
    stands = {key for key, state in own.states.items() if not state.missing and key not in own.blocked}
    return Texts(
        own.locale,
        {**base.texts, **{key: text for key, text in own.texts.items() if key in stands}},
        {**base.states, **{key: own.states[key] for key in stands}},
        frozenset(base.blocked) - stands,
    )
