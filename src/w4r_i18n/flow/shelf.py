# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of every domain and language that a pack asks for, each loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from w4r_i18n.flow.common_words import Common, common_words
from w4r_i18n.flow.compile import Localised, Policy, Texts, localised, of_source
from w4r_i18n.flow.notices import Notices, notices
from w4r_i18n.flow.page_words import page_words
from w4r_i18n.flow.pairs import findings_of, texts_of
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, must_be_whole, verdicts
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.errors import ConfigError, W4RError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.term import Lexicon
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.letter import Words
from w4r_i18n.render.pack_page import PageWords
from w4r_i18n.review.state import states_of


@dataclass(frozen=True)
class Shelf:
    workspace: Workspace
    sources: Sequence[Source]
    common: Source | None
    _policies: dict[tuple[Domain, str], Policy | W4RError] = field(default_factory=dict)
    _words: dict[str, Common] = field(default_factory=dict)
    _lexicons: dict[tuple[Domain, str, str], Lexicon] = field(default_factory=dict)
    _documents: dict[tuple[str, str, str], Localised] = field(default_factory=dict)

    def policy(self, source: Source, tag: str) -> Policy:
        """Raises ConfigError for a language that the tree does not have, InputError for a faulty file."""
        key = (source.domain, tag)
        if key not in self._policies:
            try:
                texts = self._texts(source, locale(tag))
                self._policies[key] = Policy(self.workspace, source, texts)
            except W4RError as error:
                self._policies[key] = error
        found = self._policies[key]
        if isinstance(found, W4RError):
            raise found
        return found

    def _texts(self, source: Source, target: Locale) -> Texts:
        if target == self.workspace.source:
            return of_source(target, source)
        if target not in self.workspace.config.targets:
            raise ConfigError(f"'{target.tag}' is not among the locales of w4r.toml")
        loaded = load_target(self.workspace, source, target)
        must_be_whole(loaded)
        judged = verdicts(self.workspace, loaded, source.extraction.groups)
        findings = findings_of(self.workspace, loaded, judged)
        return texts_of(self.workspace, loaded, states_of(judged), findings)

    def words(self, tag: str) -> Common:
        """What every letter says, in a language; all of it missing where the language has no `common`."""
        if tag not in self._words:
            try:
                said = common_words(self.policy(self.common, tag)) if self.common else Common(Words())
            except W4RError:
                said = Common(Words(), missing=("common",))
            self._words[tag] = said
        return self._words[tag]

    def notices(self, tag: str) -> Notices:
        known = locale(tag) in (self.workspace.source, *self.workspace.config.targets)
        return notices(self.workspace, locale(tag) if known else self.workspace.source, self.common)

    def page_words(self, tag: str) -> PageWords:
        known = locale(tag) in (self.workspace.source, *self.workspace.config.targets)
        return page_words(self.workspace, locale(tag) if known else self.workspace.source, self.common)

    def lexicon(self, source: Source, tag: str, section: str) -> Lexicon:
        key = (source.domain, tag, section)
        if key not in self._lexicons:
            self._lexicons[key] = lexicon(self.workspace, source, locale(tag), section)
        return self._lexicons[key]

    def localised(self, source: Source, extracted: Extracted, tag: str, name: str = "") -> Localised:
        """Raises as `policy` does. `name` tells a letter's variants apart."""
        key = (extracted.document.path, tag, name)
        if key not in self._documents:
            self._documents[key] = localised(extracted, self.policy(source, tag))
        return self._documents[key]
