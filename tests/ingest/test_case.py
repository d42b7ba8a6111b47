# SPDX-License-Identifier: GPL-3.0-or-later
"""A case after the form of an urgent action: every field, and every way to get one wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.ingest.case import read_case
from w4r_i18n.ingest.readers import toml
from w4r_i18n.model.case import Authority, Case, Consent, Demand, Mission, Name, Solidarity
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import to_msgid

WHOLE = (Path(__file__).parent / "cases" / "a case with every field.toml").read_bytes()


def test_a_case_with_every_field_is_read_whole() -> None:
    assert read_case(WHOLE, path="case.toml") == Case(
        id="exemple-lac",
        tier="published",
        status="open",
        embargo="2030-01-10T00:01:00+00:00",
        deadline="2030-06-30",
        names=(
            Name("Nour Exemple", "Nour", "f", native="نور"),
            Name("Comité du Lac", gender="group", number="pl", kind="group", subject=False),
        ),
        zone="Africa/Tunis",
        status_since="2030-01-05",
        country="XE",
        number="THIRD UA 60/30",
        index="XXX 37/6674/2030",
        demands=(
            Demand("free", "de libérer Nour Exemple", since="2030-01-05"),
            Demand("lawyer", "de lui laisser voir son avocate", until="2030-05-01"),
        ),
        authorities=(
            Authority(
                "minister",
                "Ministre de la Justice",
                rank="minister",
                name="Irène Fictive",
                gender="f",
                address=("Ministère de la Justice", "1, rue de l’Exemple", "00000 Exempleville"),
                address_latin=("Ministry of Justice",),
                country="XE",
                emails=("justice@example.org",),
                fax="+41 31 000 00 00",
                handle="@example",
                languages=("ar", "fr"),
                mention_organisation=False,
                salutations={"es": "Señora Ministra:"},
            ),
            Authority("embassy", "Ambassade d’Exemplie", role="copy"),
        ),
        solidarity=Solidarity(
            allowed=True, via_section=True, languages=("ar",), until="2030-08-01", mention_case=True
        ),
        missions=(Mission("CH", ("Thunstrasse 0", "3005 Berne"), "accredited_from", ("fr",)),),
        do=("Restez courtois·e.",),
        dont=("Ne parlez pas de ses proches.",),
        identity="initials_town",
        consents=(Consent("name", ("fr", "pt-BR"), "2031-01-01"),),
        example=True,
    )


def test_demands_offices_and_advice_are_translated_and_addresses_are_not() -> None:
    document = toml.read(WHOLE, path="case.toml")
    assert [(block.role, to_msgid(block.content)) for block in document.blocks] == [
        ("title", "Exemplie. Une institutrice en prison"),
        ("standfirst", "Nour Exemple attend son procès."),
        ("demand", "de libérer Nour Exemple"),
        ("demand", "de lui laisser voir son avocate"),
        ("addressee", "Ministre de la Justice"),
        ("addressee", "Ambassade d’Exemplie"),
        ("item", "Restez courtois·e."),
        ("item", "Ne parlez pas de ses proches."),
    ]
    assert document.diagnostics == ()


def test_a_demand_written_so_that_it_cannot_be_replaced_is_told() -> None:
    text = 'id = "x"\ndemands = [{ id = "a", text = "de le libérer" }]\n'
    document = toml.read(text.encode(), path="case.toml")
    assert document.blocks == ()
    [told] = document.diagnostics
    assert (told.place.line, told.message) == (2, "'text' stays untranslated")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[demand]]\ntext = "x"', ":2: unknown key 'demand' (did you mean 'demands'?)"),
        ('[[demands]]\ntext = "x"', ":2: id is ''; wanted small letters"),
        ('[[demands]]\nid = "a"', ":2: no 'text'"),
        ('[[demands]]\nid = "a"\ntext = "x"\n[[demands]]\nid = "a"\ntext = "y"', ":6: id 'a' stands twice"),
        ('[[demands]]\nid = "a"\ntext = "x"\nuntil = "soon"', ":5: until is 'soon'; wanted a date"),
        ('[[authorities]]\nid = "a"\noffice = "x"\nrank = "ministre"', ":5: rank is 'ministre'; wanted"),
        ('[[authorities]]\nid = "a"\noffice = "x"\nemails = ["a@b"]', ":5: 'a@b' is no e-mail address"),
        ('[[authorities]]\nid = "a"\noffice = "x"\nemails = "a@b.org"', ":5: 'emails' is no list of strings"),
        ('[[authorities]]\nid = "a"\noffice = "x"\naddress = ["", "b"]', ":5: 'address' has an empty line"),
        ('[[authorities]]\nid = "a"\noffice = "x"\naddress = ["a\\nb"]', ":5: 'address' holds a line break"),
        ('[[authorities]]\nid = "a"\noffice = "x"\ncountry = "Tunisie"', ":5: country is 'Tunisie'"),
        ('[[authorities]]\nid = "a"\noffice = "x"\nlanguages = ["xx-yy-zz"]', ":5: "),
        ('[[authorities]]\nid = "a"\noffice = "x"\n[authorities.salutations]\nfr = 1', ":6: 'fr' is a"),
        ('[solidarity]\nallowed = "yes"', ":3: 'allowed' is neither true nor false"),
        ('[solidarity]\nvia_section = true\naddress = ["x"]', ":4: an address, though"),
        ('zone = "Paris"', ":2: zone is no time zone"),
        ('[[consent]]\nlocales = ["fr"]', ":2: a consent without scope"),
        ('[[names]]\nfull = "A"\nshown = "initials"', ":4: shown is 'initials', and there is no"),
        ('[[advice]]\nkind = "dont"', ":2: no 'text'"),
        ("example = 1", ":2: 'example' is neither true nor false"),
        ('[[missions]]\naddress = ["x"]', ":2: country is ''; wanted two capitals"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_refused_with_its_line_and_what_was_wanted(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case(f'id = "x"\n{text}\n'.encode(), path="case.toml")
    assert str(caught.value).startswith("case.toml" + message)
