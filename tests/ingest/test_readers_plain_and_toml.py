# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from w4r_i18n.ingest.case import read_case
from w4r_i18n.ingest.readers import plain, toml
from w4r_i18n.model.case import Case, Name
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import to_msgid


def lines(text: str) -> list[tuple[str, str]]:
    return [(b.role, to_msgid(b.content)) for b in plain.read(text.encode(), path="letter.txt").blocks]


def test_one_line_is_one_block() -> None:
    assert lines("Titre\r\nUne phrase. Une autre.\r\n\r\n  - un\r\n1. deux\r\n") == [
        ("paragraph", "Titre"),
        ("paragraph", "Une phrase. Une autre."),
        ("item", "un"),
        ("item", "deux"),
    ]


def test_wrapped_lines_are_unwrapped_where_most_end_amid_a_sentence() -> None:
    text = (
        "Amina Exemple, journaliste, a été arrêtée à la rédaction du\n"
        "Courrier d’Exemple, à Exempleville. Elle risque dix années\n"
        "de prison pour avoir révélé la pollution de la rivière par\n"
        "une usine d’engrais.\n\n- un\n- deux\n"
    )
    paragraph, *items = lines(text)
    assert paragraph[1].startswith("Amina Exemple, journaliste, a été arrêtée à la rédaction du Courrier")
    assert paragraph[1].endswith("par une usine d’engrais.")
    assert [role for role, _ in items] == ["item", "item"]


def test_lines_of_uneven_length_stay_apart() -> None:
    assert (
        len(lines("Mme Léa Exemple\nMinistère de la Justice\n1, rue de l’Exemple\n00000 Exempleville\n")) == 4
    )


def test_a_case_gives_its_texts_as_blocks_and_nothing_else() -> None:
    text = 'id = "x"\n# note\ntitle = "L\\u2019été de {place}"\nsummary = "Une phrase."\ntier = "public"\n'
    document = toml.read(text.replace("\n", "\r\n").encode(), path="case.toml")
    assert [(b.role, b.line, to_msgid(b.content)) for b in document.blocks] == [
        ("title", 3, "L’été de {place}"),
        ("standfirst", 4, "Une phrase."),
    ]
    assert document.front.tier == "public"


def test_a_case_is_read_whole() -> None:
    dates = "deadline = 2030-06-30\nembargo = 2025-12-10T00:01:00+01:00\n"
    text = f'id = "x"\ntier = "public"\n{dates}[[names]]\nfull = "A"\n'
    assert read_case(text.encode(), path="case.toml") == Case(
        "x", "public", "", "2025-12-10T00:01:00+01:00", "2030-06-30", (Name("A"),)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: id is ''"),
        ('id = "x"\nstatsu = "open"', ":2: unknown key 'statsu' (did you mean 'status'?)"),
        (
            'id = "x"\n[[names]]\nfull = "A"\ngendre = "f"',
            ":4: unknown key 'gendre' (did you mean 'gender'?)",
        ),
        ('id = "x"\n[[names]]\nshort = "A"', ":2: a name without 'full'"),
        ('id = "x"\n[[names]]\nfull = "A"\ngender = "w"', ":4: gender is 'w'"),
        ('id = "x"\ntier = "secret"', ":2: tier is 'secret'"),
        ('id = "x"\nembargo = "2025-12-10"', ":2: embargo is no instant with a zone"),
        ('id = "x"\ndeadline = "demain"', ":2: deadline is 'demain'"),
        ('id = "x"\ntitle = "a\\nb"', ":2: 'title' holds a line break"),
        ('id = "x"\nid = "y"', ":2: no TOML"),
        ('names = "Léa"\nid = "x"', ":1: 'names' is no list of tables"),
    ],
)
def test_a_wrong_case_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case(text.encode(), path="case.toml")
    assert str(caught.value).startswith("case.toml" + message)
