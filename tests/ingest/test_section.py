# SPDX-License-Identifier: GPL-3.0-or-later
"""A national section: what it may say for itself, and what nobody may say in its own way."""

from __future__ import annotations

import pytest

from w4r_i18n.ingest.section import read_section
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.section import Postage, Section, Suspension

WHOLE = """\
name = "Section exemple"
country = "CH"
locales = ["fr-CH", "de_CH", "en"]
organisation = "Organisation Exemple"
campaign = "Marathon Exemple"
paper = "letter"
cases = ["exemple-lac"]
channels = ["pdf", "docx"]
mention_organisation = false
status_url = "https://example.org/lettre/"

[fallbacks]
de-CH = "de"

[inclusive]
"*" = "pairs"
pdf = "point"

[[postage]]
zone = "world"
price = "2.50 CHF"
since = 2030-01-01

[[suspensions]]
country = "XE"
since = 2030-02-01
source = "https://example.org/poste"

[overrides.fr-CH]
intro = "Bienvenue."

[templates]
docx = "lettre.docx"
"""


def test_a_section_with_every_field_is_read_whole() -> None:
    assert read_section(WHOLE.encode(), path="sections/ch.toml") == Section(
        id="ch",
        country="CH",
        locales=("fr-CH", "de-CH", "en"),
        name="Section exemple",
        organisation="Organisation Exemple",
        campaign="Marathon Exemple",
        paper="letter",
        fallbacks={"de-CH": "de"},
        cases=("exemple-lac",),
        channels=("pdf", "docx"),
        mention_organisation=False,
        inclusive={"*": "pairs", "pdf": "point"},
        postage=(Postage("world", "2.50 CHF", "2030-01-01"),),
        suspensions=(Suspension("XE", "2030-02-01", source="https://example.org/poste"),),
        overrides={"fr-CH": {"intro": "Bienvenue."}},
        status_url="https://example.org/lettre/",
        templates={"docx": "lettre.docx"},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[overrides.fr]\ndemands = "x"', ":4: 'demands' is locked (it is the same in every section"),
        ('[overrides.fr]\naddress = "x"', ":4: 'address' is locked"),
        ('[overrides.fr]\nintroo = "x"', ":4: unknown key 'introo' (did you mean 'intro'?)"),
        ('[fallbacks]\nfr = "fr"', ":4: 'fr' falls back to itself"),
        ('status_url = "http://example.org"', ":3: status_url is 'http://example.org'; wanted an https"),
        ('status_url = "https://a:b@example.org"', ":3: status_url is "),
        ('[templates]\ndocx = "../x.docx"', ":4: docx is '../x.docx'; wanted a file's name"),
        ('[[postage]]\nzone = "a"\nprice = "2,50"\nsince = 2030-01-01', ":5: price is '2,50'; wanted"),
        ('[[postage]]\nzone = "a"\nprice = "2.50 CHF"', ":3: no 'since'"),
        ('paper = "A4"', ":3: paper is 'A4'; wanted a4, letter"),
        ("locale = 1", ":3: unknown key 'locale' (did you mean 'locales'?)"),
        ('[inclusive]\npdf = "x"', ":4: pdf is 'x'; wanted"),
    ],
)
def test_what_a_section_may_not_say_is_refused_with_its_line(text: str, message: str) -> None:
    whole = f'country = "CH"\nlocales = ["fr"]\n{text}\n'
    with pytest.raises(InputError) as caught:
        read_section(whole.encode(), path="sections/ch.toml")
    assert str(caught.value).startswith("sections/ch.toml" + message)


@pytest.mark.parametrize(
    ("text", "message"),
    [('locales = ["fr"]', ":1: country is ''"), ('country = "CH"', ":1: no 'locales'")],
)
def test_a_section_says_where_it_is_and_what_it_speaks(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_section(text.encode(), path="sections/ch.toml")
    assert str(caught.value).startswith("sections/ch.toml" + message)
