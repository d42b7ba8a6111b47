# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-offs for tests: one that has something of everything, and any that can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from w4r_i18n.exchange.content import spelled
from w4r_i18n.model.exchange import Block, Handoff, Pair, Reference, Term, Termbase, TermEntry
from w4r_i18n.model.inline import (
    Code,
    Content,
    Inline,
    Placeholder,
    Text,
    has_codes,
    has_placeholders,
    merged,
)
from w4r_i18n.model.review import State
from w4r_i18n.text.digest import LEDGER_DIGITS, PO_DIGITS, short, source_digest, target_digest

MACHINE = "mt apertium@3.8.3"
LINK = (Code(1, "open"), Text("la pétition"), Code(1, "close"))
SIGN: Content = (Text("Signez "), *LINK, Text(" de "), Placeholder("name"), Code(2, "single"), Text("vite !"))
SIGNED: Content = (
    Placeholder("name"),
    Text("s "),
    Code(1, "open"),
    Text("Petition <&>"),
    Code(1, "close"),
    Code(2, "single"),
    Text(" zeichnen!"),
)


def with_id(pair: Pair, context: str = "") -> Pair:
    """The pair with the id that it is handed out with."""
    codes, placeholders = has_codes(pair.source), has_placeholders(pair.source)
    source = spelled(pair.source, codes=codes, placeholders=placeholders)
    codes, placeholders = codes or has_codes(pair.target), placeholders or has_placeholders(pair.target)
    target = spelled(pair.target, codes=codes, placeholders=placeholders)
    src = short(source_digest(context, source), LEDGER_DIGITS)
    return replace(pair, id=f"{src}.{short(target_digest(target), PO_DIGITS).partition(':')[2]}")


def plain(source: str, target: str = "", state: State = State.EMPTY) -> Pair:
    return with_id(Pair("", (Text(source),), (Text(target),) if target else (), state))


EVERYTHING = Handoff(
    "2025-lina-fictive",
    "fr",
    "pt-BR",
    (
        Block(
            (with_id(Pair("", SIGN, SIGNED, State.DRAFT, MACHINE, (Reference("en", "Sign & go"),))),),
            context="title",
            role="title",
            path="sources/2025/lina-fictive/case.md",
            note="title; critical\nspeaker: Lina",
        ),
        Block(
            (
                plain("Elle attend.", "Ela espera.", State.APPROVED),
                plain("Le procès a duré 12 jours.", "O processo durou 12 dias.", State.REVIEWED),
                plain("La salle était pleine."),
                replace(plain("Merci.", "Obrigado.", State.TRANSLATED), origin="filled"),
                plain("Écrivez.", "Escrevam.", State.STALE),
            ),
            role="paragraph",
            path="sources/2025/lina-fictive/case.md",
        ),
    ),
)  # fmt: skip

TERMS = Termbase(
    "fr",
    (
        TermEntry(
            "c1",
            (
                Term("fr", "personne défenseuse des droits humains", "preferred", "noun"),
                Term("fr", "droits de l’homme", "deprecated"),
                Term("en", "human rights defender", "", "noun", "no hyphen"),
                Term("ar", "مدافع عن حقوق الإنسان"),
            ),
            definition="Qui défend <les droits> & les personnes.",
            note="since 1998",
        ),
        TermEntry("c2", (Term("fr", "(a+)+$"),)),
    ),
)


def flat(handoff: Handoff, *, references: bool) -> Handoff:
    """As a format gives it back that knows texts only: no blocks, roles and documents."""
    return replace(
        handoff,
        blocks=tuple(
            Block(
                (pair if references else replace(pair, references=()),),
                context=block.context,
                note=block.note,
            )
            for block in handoff.blocks
            for pair in block.pairs
        ),
    )


_CHARACTERS = st.one_of(
    st.sampled_from("aé« »\\\"'<>&;#%=+-@|\t\n\r,;\u202f\u2069日\U0001f54a]"),
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
)
TEXTS = st.text(_CHARACTERS, max_size=12)
_INLINES: st.SearchStrategy[Inline] = st.one_of(
    TEXTS.map(Text),
    st.builds(Code, st.integers(1, 4), st.sampled_from(["open", "close", "single"])),
    st.sampled_from(["name", "a_1", "writer"]).map(Placeholder),
)
CONTENTS = st.lists(_INLINES, max_size=5).map(lambda parts: merged(tuple(parts)))
_ORIGINS = st.sampled_from(["", "mt", "mt apertium@3.8.3", "memory", "filled", "mt a.b-c"])
_LOCALES = st.sampled_from(["en", "pt-BR", "zh-Hant", "ca-valencia"])
_LINES = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=9
)


@st.composite
def pairs(draw: st.DrawFn, contents: st.SearchStrategy[Content] = CONTENTS) -> Pair:
    target = draw(contents)
    state = draw(st.sampled_from([each for each in State if each])) if target else State.EMPTY
    beside = draw(
        st.lists(st.builds(Reference, _LOCALES, TEXTS.filter(bool)), max_size=2, unique_by=_language)
    )
    pair = Pair(
        "", draw(contents.filter(bool)), target, state, draw(_ORIGINS) if target else "", tuple(beside)
    )
    return with_id(pair)


def _language(reference: Reference) -> str:
    return reference.locale


@st.composite
def handoffs(draw: st.DrawFn, contents: st.SearchStrategy[Content] = CONTENTS) -> Handoff:
    found = draw(st.lists(pairs(contents), max_size=4, unique_by=_id))
    blocks: list[Block] = []
    while found:
        size = draw(st.integers(1, len(found)))
        blocks.append(draw(_blocks(found[:size])))
        found = found[size:]
    return Handoff("2025-lina-fictive", "fr", draw(_LOCALES), tuple(blocks))


def _id(pair: Pair) -> str:
    return pair.id


@st.composite
def _blocks(draw: st.DrawFn, found: Sequence[Pair]) -> Block:
    return Block(
        tuple(found),
        context=draw(_LINES),
        role=draw(st.sampled_from(["", "paragraph", "demand"])),
        path=draw(st.sampled_from(["", "sources/2025/lina-fictive/case.md"])),
        note=draw(TEXTS),
    )


_TERMS = st.builds(
    Term,
    st.sampled_from(["fr", "en", "uk"]),
    TEXTS.filter(lambda text: bool(text.strip())),
    st.sampled_from(["", "preferred", "admitted", "deprecated"]),
    st.sampled_from(["", "noun"]),
    TEXTS,
)


@st.composite
def termbases(draw: st.DrawFn) -> Termbase:
    names = draw(st.lists(st.sampled_from(["c1", "c2", "c3"]), unique=True))
    entries = tuple(
        TermEntry(
            name,
            tuple(sorted(draw(st.lists(_TERMS, max_size=3)), key=lambda term: term.locale)),
            draw(TEXTS),
            draw(TEXTS),
        )
        for name in names
    )
    return Termbase("fr", entries)
