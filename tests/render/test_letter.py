# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter put together: what comes from the case, the section and the language, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.render.given import AUTHORITY, CASE, GIVEN_TEXTS, LETTER, WORDS, document, given

from w4r_i18n.model.case import Authority, Demand, Mission, Name
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import locale
from w4r_i18n.model.salutation import Salutation, Territory
from w4r_i18n.model.section import Section
from w4r_i18n.model.term import Lexicon, Wording
from w4r_i18n.render.agreement import disagreements
from w4r_i18n.render.channels.social import posts
from w4r_i18n.render.letter import Given, Withheld, letter_of
from w4r_i18n.render.places import country_line, long_date, territory
from w4r_i18n.render.plain import plain
from w4r_i18n.render.sheet import sheet


def made(chosen: Given) -> Letter:
    letter = letter_of(chosen)
    assert isinstance(letter, Letter), letter
    return letter


def refused(chosen: Given) -> str:
    found = letter_of(chosen)
    assert isinstance(found, Withheld)
    return "; ".join(found.reasons)


def test_the_salutation_is_the_tables_and_not_the_translations() -> None:
    assert made(given()).salutation == "Dear Minister,"
    assert "Honourable" not in made(given()).body[0].text


def test_an_authoritys_own_salutation_wins() -> None:
    own = replace(AUTHORITY, salutations={"en": "Your Grace,"})
    letter = made(given(authority=own))
    assert (letter.salutation, letter.closing) == ("Your Grace,", "Yours sincerely,")


def test_a_rank_without_a_row_is_told() -> None:
    assert "no salutation in en for judge (minister), sg" in refused(
        given(authority=replace(AUTHORITY, rank="judge"))
    )


def test_demands_are_numbered_in_their_order() -> None:
    demands = made(given()).demands
    assert [(part.number, part.text) for part in demands] == [(1, "release Lina Fictive;"), (2, "pay her.")]


def test_a_block_of_demands_takes_them_from_the_case() -> None:
    text = LETTER.replace("<!-- w4r: role=demand -->\n1. release Lina Fictive;\n\n", "").replace(
        "<!-- w4r: role=demand -->\n2. pay her.", "{demands}"
    )
    chosen = given(document=document(text))
    assert [part.text for part in made(chosen).demands] == ["release Lina Fictive;", "pay her."]


def test_a_demand_of_the_case_without_translation_holds_the_letter_back() -> None:
    text = LETTER.replace("<!-- w4r: role=demand -->\n2. pay her.", "{demands}")
    chosen = given(document=document(text))
    lacking = {key: words for key, words in chosen.texts.items() if key != "de la payer."}
    assert "not translated or not approved: de la payer." in refused(replace(chosen, texts=lacking))


def test_the_subjects_name_is_bold_wherever_it_stands() -> None:
    spans = [span for part in made(given()).body for span in part.spans if span.bold]
    assert {span.text for span in spans} == {"Lina Fictive"}
    assert len(spans) == 2


def test_what_the_writer_fills_in_are_fields_with_their_words() -> None:
    letter = made(given())
    assert [(span.text, span.field) for span in letter.place_date] == [
        ("town", "place"), (", ", ""), ("day", "date")
    ]  # fmt: skip
    assert [span.field for span in letter.signature] == ["writer_name"]


@pytest.mark.parametrize(
    ("identity", "fields"),
    [("full", ["writer_name"]), ("name_town", ["writer_name", "place"]),
     ("initials_town", ["writer_initials", "place"]), ("none", [])],
)  # fmt: skip
def test_a_writer_says_no_more_of_themselves_than_the_case_lets(identity: str, fields: list[str]) -> None:
    case = replace(CASE, identity=identity)  # type: ignore[arg-type]
    letter = made(given(case=case))
    assert [span.field for span in letter.signature if span.field] == fields


def test_the_country_line_is_in_the_senders_language_and_capitals() -> None:
    authority = replace(AUTHORITY, country="TR")
    section = Section("fr", "FR", ("fr", "en"))
    letter = made(given(authority=authority, section=section, home=locale("fr")))
    assert letter.recipient == ("Minister of Justice", "1, rue de l’Exemple", "00000 Exempleville", "TURQUIE")


def test_a_letter_that_stays_in_its_country_has_no_country_line() -> None:
    section = Section("tr", "TR", ("tr", "en"))
    letter = made(given(authority=replace(AUTHORITY, country="TR"), section=section, home=locale("tr")))
    assert letter.recipient[-1] == "00000 Exempleville"


def test_the_campaigns_own_name_of_a_country_wins() -> None:
    own = (Territory("fr", "MM", "Birmanie (Myanmar)"),)
    assert territory("MM", locale("fr-CH"), own) == "Birmanie (Myanmar)"
    assert country_line("TR", "DE", locale("tr"), ()) == "TÜRKİYE"


@pytest.mark.parametrize(
    ("tag", "written"),
    [("fr", "10 décembre 2025"), ("de", "10. Dezember 2025"), ("es", "10 de diciembre de 2025"),
     ("pl", "10 grudnia 2025"), ("hu", "2025. december 10."), ("ja", "2025年12月10日"),
     ("ar", "10 ديسمبر/كانون الأول 2025"), ("xx", "2025-12-10")],
)  # fmt: skip
def test_a_date_is_written_as_the_language_does(tag: str, written: str) -> None:
    assert long_date("2025-12-10", locale(tag)) == written


def test_copies_go_to_the_embassy_in_the_sections_country_alone() -> None:
    case = replace(CASE, missions=(Mission("FR", ("Embassy, Paris",)), Mission("DE", ("Embassy, Berlin",))))
    letter = made(given(case=case, section=Section("fr", "FR", ("en",))))
    assert letter.copies == (("Embassy, Paris",),)


def test_the_organisation_is_not_named_where_that_could_harm() -> None:
    text = LETTER.replace("I write", "As a member of Amnistie Exemple I write")
    section = Section("gb", "GB", ("en",), organisation="Amnistie Exemple")
    assert made(given(document=document(text), section=section)).salutation
    quiet = replace(AUTHORITY, mention_organisation=False)
    assert "names the organisation" in refused(
        given(document=document(text), section=section, authority=quiet)
    )
    assert "names the organisation" in refused(
        given(document=document(text), section=replace(section, mention_organisation=False))
    )


def test_a_name_without_a_form_is_told() -> None:
    lexicon = Lexicon("uk", (Wording("name", ("Lina Fictive",), (), concept="Lina Fictive"),))
    reasons = refused(given(locale=locale("uk"), lexicon=lexicon))
    assert "no form of 'Lina Fictive' for uk in names.csv" in reasons


def test_a_name_in_a_form_that_nobody_recorded_is_told() -> None:
    lexicon = Lexicon("en", (Wording("name", ("Lina Fictive",), ("Lena Ficta",), concept="Lina Fictive"),))
    assert "stands in no form" in refused(given(lexicon=lexicon))


@pytest.mark.parametrize(
    ("tag", "forms", "said"),
    [
        ("pl", ("Lina Fikcyjna", "Liny Fikcyjnej", "Linę Fikcyjną"), "Piszę w sprawie Liny Fikcyjnej."),
        ("fi", ("Lina Keksitty", "Lina Keksityn", "Lina Keksittyä"), "Kirjoitan Lina Keksityn puolesta."),
        ("uk", ("Ліна Вигадана", "Ліни Вигаданої", "Ліну Вигадану"), "Пишу Вам щодо Ліни Вигаданої."),
        ("ja", ("リナ・フィクティヴ",), "リナ・フィクティヴ氏について、お手紙を差し上げます。"),
        ("ar", ("لينا فيكتيف",), "أكتب إليكم بشأن لينا فيكتيف."),
    ],
)
def test_a_name_stands_in_the_case_and_the_script_that_its_language_has_on_record(
    tag: str, forms: tuple[str, ...], said: str
) -> None:
    text = LETTER.replace("I write about Lina Fictive.", said).replace("Lina Fictive", forms[0])
    chosen = given(
        locale=locale(tag),
        document=document(text),
        lexicon=Lexicon(tag, (Wording("name", ("Lina Fictive",), forms, concept="Lina Fictive"),)),
        salutations=(Salutation(tag, "minister", "…", "…"),),
    )
    letter = made(chosen)
    assert letter.subject == forms[0]
    assert letter.body[0].text == said
    assert [span.text for span in letter.body[0].spans if span.bold] == [
        next(form for form in forms if form in said)
    ]
    unknown = Lexicon(tag, (Wording("name", ("Lina Fictive",), (), concept="Lina Fictive"),))
    assert f"no form of 'Lina Fictive' for {tag} in names.csv" in refused(replace(chosen, lexicon=unknown))


@pytest.mark.parametrize(
    ("shown", "subject"),
    [("full", "Lina Fictive"), ("short", "Lina"), ("initials", "L. F."), ("withheld", "")],
)
def test_the_line_of_subject_says_as_much_of_a_name_as_may_be_said(shown: str, subject: str) -> None:
    name = Name("Lina Fictive", short="Lina", gender="f", shown=shown, initials="L. F.")  # type: ignore[arg-type]
    words = {"full": "Lina Fictive", "short": "Lina"}.get(shown, "her")
    texts = {french: english.replace("Lina Fictive", words) for french, english in GIVEN_TEXTS.items()}
    lexicon = Lexicon(
        "en", (Wording("name", ("Lina Fictive",), ("Lina Fictive", "Lina"), concept="Lina Fictive"),)
    )
    chosen = given(
        document=document(LETTER.replace("Lina Fictive", words)),
        source=document(LETTER.replace("Lina Fictive", words)),
        case=replace(CASE, names=(name,)), texts=texts, lexicon=lexicon,
    )  # fmt: skip
    assert made(chosen).subject == subject


def test_a_fax_stands_below_the_address_with_its_label() -> None:
    chosen = given(authority=replace(AUTHORITY, fax="+41 31 000 00 00"), words=replace(WORDS, fax="Fax:"))
    assert made(chosen).fax == "Fax: +41 31 000 00 00"
    assert "Fax: +41 31 000 00 00" in plain(sheet(made(chosen)))


def test_posts_reach_whom_the_letter_goes_to() -> None:
    letter = made(given(authority=replace(AUTHORITY, handle="@example_office")))
    assert all("\n@example_office\n" in post.text for post in posts(letter))


def test_a_name_that_is_to_be_withheld_never_stands_in_a_letter() -> None:
    name = Name("Lina Fictive", gender="f", shown="withheld")
    reasons = refused(given(case=replace(CASE, names=(name,))))
    assert "to be shown as 'withheld'" in reasons
    assert "Lina" not in reasons


def test_a_placeholder_that_nobody_knows_is_told() -> None:
    text = LETTER.replace("I write", "I, {age} years old, write")
    assert "nobody knows what {age} stands for" in refused(given(document=document(text)))


def test_a_message_of_solidarity_shows_no_address_where_sections_forward_it() -> None:
    via = replace(CASE, solidarity=replace(CASE.solidarity, via_section=True, address=()))
    assert made(given(case=via, authority=None)).recipient == ()


def test_another_word_or_section_is_another_code_and_the_same_is_the_same() -> None:
    first = made(given()).code
    assert first == made(given()).code
    assert len(first) == 8
    others = {
        made(given(section=Section("be", "BE", ("en",)))).code,
        made(given(document=document(LETTER.replace("I write", "I am writing")))).code,
    }
    assert len({first, *others}) == 3


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (replace(CASE, demands=CASE.demands[:1]), "a demand that case.toml has not"),
        (
            replace(CASE, demands=(*CASE.demands, Demand("x", "Une autre."))),
            "a demand that the letter has not",
        ),
        (replace(CASE, demands=CASE.demands[::-1]), "in another order"),
        (replace(CASE, deadline="2030-07-01"), "the deadline is 2030-06-30, in case.toml 2030-07-01"),
        (
            replace(CASE, authorities=(Authority("minister", "x", address=("2, rue Autre",)),)),
            "a line of the address that case.toml has not: 1, rue de l’Exemple",
        ),
    ],
)
def test_a_letter_that_says_otherwise_than_its_case_is_told(case: object, said: str) -> None:
    assert isinstance(case, type(CASE))
    assert said in "; ".join(disagreements(given().source, case))


def test_a_letter_that_says_the_same_in_other_blanks_and_quotation_marks_agrees() -> None:
    spaced = tuple(replace(each, text=each.text.replace(" ;", "\u202f;")) for each in CASE.demands)
    assert not [*disagreements(given().source, replace(CASE, demands=spaced))]
