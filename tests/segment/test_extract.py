# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest

from w4r_i18n.model.document import Block, Directive, Document, FrontMatter, Piece
from w4r_i18n.model.extraction import Extraction
from w4r_i18n.model.inline import Code, Placeholder, Text
from w4r_i18n.model.unit import Spot, Unit
from w4r_i18n.segment.breakers import fr
from w4r_i18n.segment.extract import extract
from w4r_i18n.text.digest import source_digest

_PLAIN = Directive()


def _document(
    *blocks: tuple[str, str] | Block, name: str = "communique", front: FrontMatter | None = None
) -> Document:
    text, made = "", []
    for block in blocks:
        if isinstance(block, Block):
            made.append(block)
            continue
        role, words = block
        piece = Piece(Text(words), len(text), len(text) + len(words))
        made.append(Block(role, piece.start, piece.end, (piece,), len(made) + 1))
        text += words
    return Document(name, f"sources/2025/a/{name}.md", "markdown", text, tuple(made), front or FrontMatter())


def _extract(*documents: Document, names: tuple[str, ...] = ()) -> Extraction:
    return extract(documents, names=names, breaker=fr)


def _only(document: Document, *names: str) -> Unit:
    (unit,) = _extract(document, names=names).units
    return unit


def _directed(words: str, directive: Directive, role: str = "paragraph") -> Document:
    document = _document((role, words))
    return replace(document, blocks=(replace(document.blocks[0], directive=directive),))


def test_documents_come_in_reading_order() -> None:
    names = ("zebra", "solidarity", "letter", "annexe", "case", "communique")
    found = _extract(*(_document(("paragraph", f"Texte {name}"), name=name) for name in names))
    assert [one.document.name for one in found.documents] == [
        "communique", "case", "letter", "solidarity", "annexe", "zebra",
    ]  # fmt: skip


def test_communiques_are_cut_by_sentence_and_letters_by_block() -> None:
    words = ("paragraph", "Elle est libre. Il ne l’est pas.")
    assert len(_extract(_document(words)).units) == 2
    assert len(_extract(_document(words, name="letter")).units) == 1
    assert len(_extract(_document(words, front=FrontMatter(kind="solidarity"))).units) == 1
    assert len(_extract(_document(words, front=FrontMatter(segment="block"))).units) == 1
    assert len(_extract(_document(words, name="letter", front=FrontMatter(segment="sentence"))).units) == 2


def test_a_directive_about_segments_wins_over_the_front_matter() -> None:
    document = _directed("Elle est libre. Il ne l’est pas.", Directive(segment="block"))
    assert len(_extract(replace(document, front=FrontMatter(segment="sentence"))).units) == 1


def test_identical_text_in_one_context_is_one_unit_with_several_spots() -> None:
    document = _document(("paragraph", "Signez. Écrivez."), ("paragraph", "Signez."), ("heading", "Signez."))
    units = _extract(document).units
    assert [(unit.context, unit.msgid) for unit in units] == [
        ("", "Signez."), ("", "Écrivez."), ("heading", "Signez."),
    ]  # fmt: skip
    assert units[0].spots == (Spot(document.path, 0, 0), Spot(document.path, 1, 0))


def test_each_cut_names_the_unit_of_each_segment() -> None:
    found = _extract(_document(("title", "Un titre"), ("paragraph", "Signez. Écrivez.")))
    assert found.groups == ((("title", "Un titre"),), (("", "Signez."), ("", "Écrivez.")))


def test_codes_are_numbered_from_one_in_each_unit() -> None:
    pieces = (
        Piece(Text("Lisez "), 0, 6), Piece(Code(1, "open"), 6, 7), Piece(Text("tout"), 7, 11),
        Piece(Code(1, "close"), 11, 12), Piece(Text(". Puis"), 12, 18), Piece(Code(2, "single"), 18, 19),
        Piece(Code(3, "open"), 19, 20), Piece(Text("signez"), 20, 26), Piece(Code(3, "close"), 26, 27),
        Piece(Text("."), 27, 28),
    )  # fmt: skip
    found = _extract(_document(Block("paragraph", 0, 28, pieces, 1)))
    assert [unit.msgid for unit in found.units] == ["Lisez <g1>tout</g1>.", "Puis<x1/><g2>signez</g2>."]
    assert all(unit.codes for unit in found.units)


def test_white_space_in_a_msgid_is_one_space_and_no_break_blanks_stay() -> None:
    pieces = (
        Piece(Text("Le  délai "), 0, 10), Piece(Text(" "), 10, 11), Piece(Text(" expire\u00a0: "), 11, 21),
        Piece(Placeholder("deadline"), 21, 31),
    )  # fmt: skip
    unit = _only(_document(Block("paragraph", 0, 31, pieces, 1)))
    assert unit.msgid == "Le délai expire\u00a0: {deadline}"
    assert unit.placeholders


@pytest.mark.parametrize(
    "role", ["title", "dateline", "heading", "salutation", "closing", "caption", "demand"]
)
def test_these_roles_are_their_context(role: str) -> None:
    assert _only(_document((role, "Mot"))).context == role


@pytest.mark.parametrize(
    "role", ["paragraph", "item", "quote", "standfirst", "addressee", "deadline", "note"]
)
def test_these_roles_have_no_context(role: str) -> None:
    assert not _only(_document((role, "Mot"))).context


def test_a_context_that_was_said_is_added_to_the_role() -> None:
    assert (
        _only(_directed("Mot", Directive(context="short writer=f"), "demand")).context
        == "demand short writer=f"
    )
    assert _only(_directed("Mot", Directive(context="number=pl"))).context == "number=pl"


@pytest.mark.parametrize("role", ["demand", "title", "addressee", "deadline", "salutation"])
def test_these_roles_are_critical(role: str) -> None:
    assert _only(_document((role, "Mot"))).critical
    assert _only(_directed("Mot", Directive(critical=False), role)).critical


def test_what_says_critical_is_critical_and_other_text_is_not() -> None:
    assert _only(_directed("Mot", Directive(critical=True))).critical
    assert not _only(_document(("paragraph", "Mot"))).critical


@pytest.mark.parametrize(
    ("words", "critical"),
    [
        ("Le procès de Naïma N’Dour s’ouvre", True),
        ("Le procès de Nai\u0308ma\u00a0N'Dour s’ouvre", True),
        ("Pour N’Dour, c’est la fin", True),
        ("LIBÉREZ NAÏMA N’DOUR", True),
        ("Les N’Douriens sont là", False),
        ("Naïma seule ne suffit pas", False),
    ],
)
def test_a_unit_that_holds_a_name_is_critical(words: str, critical: bool) -> None:
    assert _only(_document(("paragraph", words)), "Naïma N’Dour", "N'Dour").critical is critical


def test_the_front_matter_adds_names_for_the_whole_domain() -> None:
    letter = _document(("paragraph", "Ali Ba attend"), name="letter", front=FrontMatter(names=("Ali Ba",)))
    case = _document(("paragraph", "Ici, Ali Ba écrit"), name="case")
    assert all(unit.critical for unit in _extract(letter, case).units)


@pytest.mark.parametrize(
    ("name", "register"),
    [("communique", "public"), ("case", "public"), ("letter", "authority"), ("solidarity", "solidarity")],
)
def test_the_register_follows_the_kind(name: str, register: str) -> None:
    assert _only(_document(("paragraph", "Mot"), name=name)).register == register


@pytest.mark.parametrize(
    "words", ["12 %", "—", "https://exemple.org/agir", "presse@exemple.org", "+33 1 23", "…"]
)
def test_what_has_no_words_is_no_unit(words: str) -> None:
    assert not _extract(_document(("paragraph", words))).units


def test_untranslated_blocks_and_addresses_have_no_cut() -> None:
    assert not _extract(_directed("Mot", Directive(translate=False))).documents[0].cuts
    assert not _extract(_document(("address", "12, rue des Lilas, Tunis"))).documents[0].cuts


def test_merged_units_keep_the_strictest_of_what_was_said() -> None:
    one, two = (
        Directive(note="bref", max_length=90),
        Directive(note="au vocatif", max_length=60, critical=True),
    )
    documents = (_directed("Mot", one), replace(_directed("Mot", two), name="case", path="case.md"))
    (unit,) = _extract(*documents).units
    assert (unit.note, unit.max_length, unit.critical) == ("bref / au vocatif", 60, True)


def test_the_digest_is_over_context_and_msgid() -> None:
    assert _only(_document(("heading", "Agir"))).src == source_digest("heading", "Agir")
