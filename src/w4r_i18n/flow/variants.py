# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants of a letter's sentences: which a language tells apart, and the letter as one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from w4r_i18n.flow.sources import Source, breaker, readers
from w4r_i18n.model.case import Authority
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.unit import Key
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.segment.extract import extract
from w4r_i18n.segment.variants import alternatives, axes_of, chosen, differing, values, variant_keys

PERSONAL = ("writer", "number")
"""Known only to who writes: a letter for each. Whom it goes to is the case's to say."""
RECIPIENT, STYLE = "recipient", "inclusive"
"""To whom it goes is the case's to say; how people of every gender are named, the section's, by channel."""


def untold(workspace: Workspace, source: Source, target: Locale) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """The variants that a language does not tell apart, by their first."""
    told = frozenset(_axes(workspace, target))
    for extracted in source.extraction.documents:
        for first, others in variant_keys(extracted):
            if not told & axes_of(first):
                yield first, others


def choices(workspace: Workspace, extracted: Extracted, target: Locale) -> tuple[Mapping[str, str], ...]:
    """Whom a language has a letter for: one choice where it tells nobody apart."""
    document = extracted.document
    told = differing(document) if _is_source(workspace, target) else _axes(workspace, target)
    known = [[(axis, value) for value in values(document, axis)] for axis in PERSONAL if axis in told]
    return tuple(dict(choice) for choice in product(*(each for each in known if each)))


def spoken(
    workspace: Workspace, source: Source, extracted: Extracted, choice: Mapping[str, str], target: Locale
) -> Extracted:
    """The document as a language says it: on the axes that it does not tell, its first variant."""
    told = choice if _is_source(workspace, target) else (*_axes(workspace, target), RECIPIENT)
    return one_variant(workspace, source, extracted, {axis: choice[axis] for axis in choice if axis in told})


def _is_source(workspace: Workspace, target: Locale) -> bool:
    """The source language, or a form of it that holds only what differs."""
    settings = workspace.config.locales.get(target.tag)
    return workspace.source.tag in (target.tag, settings.base if settings else "")


def _axes(workspace: Workspace, target: Locale) -> tuple[str, ...]:
    """Of the language itself, else of the one that an overlay rests on."""
    settings = workspace.config.locales.get(target.tag)
    if settings is None:
        return ()
    base = settings.base
    return settings.axes or (_axes(workspace, locale(base)) if base else ())


def one_variant(
    workspace: Workspace, source: Source, extracted: Extracted, choice: Mapping[str, str]
) -> Extracted:
    """The document with one of each group of alternatives: as if its author had written no other."""
    if not any(True for _ in alternatives(extracted.document)):
        return extracted
    document = extracted.document
    reader = readers()[Path(document.path).suffix]
    again = reader.read(chosen(document, choice).encode(), path=document.path)
    return extract([again], names=source.names, breaker=breaker(workspace)).documents[0]


def suffix(choice: Mapping[str, str]) -> str:
    """`-writer-f`, at the end of a letter's name."""
    return "".join(f"-{axis}-{value}" for axis, value in choice.items())


def with_recipient(choice: Mapping[str, str], authority: Authority | None) -> Mapping[str, str]:
    """Who receives it is no choice of the writer's."""
    return {**choice, RECIPIENT: authority.gender} if authority else choice
