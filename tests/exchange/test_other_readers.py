# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that share no line with ours read what we write, and we what they write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from moz.l10n.formats.xliff.parse import xliff_parse
from moz.l10n.formats.xliff.serialize import xliff_serialize
from moz.l10n.model import Entry
from tests.exchange.handoffs import EVERYTHING, TERMS
from translate.storage import tbx as their_tbx
from translate.storage import tmx as their_tmx
from translate.storage import xliff as their_xliff
from translate.storage import xliff2 as their_xliff2

from w4r_i18n.exchange.content import displayed
from w4r_i18n.exchange.formats import tbx, tmx, xliff2, xliff12
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Text
from w4r_i18n.model.review import State


def parsed(kind: Any, data: bytes, **languages: str) -> Any:
    """Their file: they give no types for it."""
    return kind.parsestring(data, **languages)


def new(kind: Any, **languages: str) -> Any:
    return kind(**languages)


SENTENCES = [("Elle attend.", "Ela espera."), ("La salle était pleine.", None), ("Merci.", "Obrigado.")]


def test_translate_toolkit_reads_our_xliff_1_2() -> None:
    store = parsed(their_xliff.xlifffile, xliff12.write(EVERYTHING))
    units = {str(unit.source): unit for unit in store.units}
    assert [(name, units[name].target) for name, _ in SENTENCES] == SENTENCES
    assert [unit.isapproved() for unit in store.units] == [False, True, False, False, False, False]
    linked = units["Signez la pétition de {name}vite !"]
    assert linked.target == "{name}s Petition <&> zeichnen!"
    assert "title; critical" in linked.getnotes()
    assert store.gettargetlanguage() == "pt-BR"


def test_translate_toolkit_reads_our_xliff_2_a_unit_a_segment() -> None:
    store = parsed(their_xliff2.Xliff2File, xliff2.write(EVERYTHING))
    assert [unit.getid().partition("::")[0] for unit in store.units] == ["b1", *["b2"] * 5]
    found = {unit.source: unit.target for unit in store.units}
    assert [(source, found[source]) for source, _ in SENTENCES] == SENTENCES
    assert [unit.isfuzzy() for unit in store.units] == [True, False, False, False, False, True]


def test_translate_toolkit_reads_our_tmx() -> None:
    store = parsed(their_tmx.tmxfile, tmx.write(EVERYTHING))
    assert store.units[0].source == "Signez <g1>la pétition</g1> de {name}<x2/>vite !"
    assert store.units[0].target == "{name}s <g1>Petition <&></g1><x2/> zeichnen!"
    assert store.units[0].getcontext() == "title"
    assert store.units[1].target == "Ela espera."


def test_translate_toolkit_reads_our_tbx() -> None:
    store = parsed(their_tbx.tbxfile, tbx.write(TERMS), sourcelanguage="fr", targetlanguage="en")
    entry = store.units[0]
    assert [term.text for term in entry.get_source_terms()] == [
        "personne défenseuse des droits humains",
        "droits de l’homme",
    ]
    assert [term.deprecated for term in entry.get_source_terms()] == [False, True]
    assert [term.text for term in entry.get_target_terms("ar")] == ["مدافع عن حقوق الإنسان"]
    assert store.units[1].source == "(a+)+$"


def test_mozilla_reads_our_xliff_1_2_and_what_it_writes_is_what_we_wrote() -> None:
    resource = xliff_parse(xliff12.write(EVERYTHING))
    groups = [section for section in resource.sections if section.entries]
    assert [section.id for section in groups] == [("2025-lina-fictive", "b1"), ("2025-lina-fictive", "b2")]
    entries = [entry for section in groups for entry in section.entries if isinstance(entry, Entry)]
    assert [entry.id for entry in entries] == [(pair.id,) for pair in EVERYTHING.pairs]
    again = "".join(xliff_serialize(resource)).encode()
    assert xliff12.read(again, path="theirs.xlf") == (EVERYTHING,)


def test_what_a_translator_does_in_translate_toolkit_comes_back() -> None:
    store = parsed(their_xliff.xlifffile, xliff12.write(EVERYTHING))
    empty = next(unit for unit in store.units if unit.source == "La salle était pleine.")
    empty.target = "A sala & o corredor <estavam> cheios."
    (read,) = xliff12.read(bytes(store), path="theirs.xlf")
    pair = read.pairs[3]
    assert (displayed(pair.target), pair.state) == ("A sala & o corredor <estavam> cheios.", State.TRANSLATED)
    assert [each.id for each in read.pairs] == [each.id for each in EVERYTHING.pairs]


def test_a_new_xliff_1_2_file_of_theirs_is_read() -> None:
    store = new(their_xliff.xlifffile)
    store.setsourcelanguage("fr")
    store.settargetlanguage("de")
    unit = store.addsourceunit("Bonjour & <b>")
    unit.target = "Hallo"
    (read,) = xliff12.read(bytes(store), path="theirs.xlf")
    assert read.pairs[0].source == (Text("Bonjour & <b>"),)
    assert read.pairs[0].state == State.TRANSLATED
    assert (read.source_locale, read.target_locale) == ("fr", "de")


def test_a_new_xliff_2_file_of_theirs_is_read() -> None:
    store = new(their_xliff2.Xliff2File)
    store.setsourcelanguage("fr")
    store.settargetlanguage("de")
    store.addsourceunit("Bonjour").target = "Hallo"
    (read,) = xliff2.read(bytes(store), path="theirs.xlf")
    assert [(displayed(each.source), displayed(each.target)) for each in read.pairs] == [("Bonjour", "Hallo")]


_DOCTYPE = re.compile(rb"<!DOCTYPE[^>]*>")


def test_a_tmx_file_of_theirs_is_read_once_its_doctype_is_out() -> None:
    store = new(their_tmx.tmxfile)
    store.addtranslation("Bonjour", "fr", "Hallo", "de")
    with pytest.raises(InputError, match=r"theirs.tmx:2: .*DOCTYPE"):
        tmx.read(bytes(store), path="theirs.tmx")
    (read,) = tmx.read(_DOCTYPE.sub(b"", bytes(store)), path="theirs.tmx")
    assert (read.source_locale, read.target_locale) == ("fr", "de")
    assert [(displayed(each.source), displayed(each.target)) for each in read.pairs] == [("Bonjour", "Hallo")]


def test_a_tbx_file_of_theirs_is_read_once_its_doctype_is_out() -> None:
    store = new(their_tbx.tbxfile, sourcelanguage="fr", targetlanguage="de")
    store.addsourceunit("loi").target = "Gesetz"
    read = tbx.read(_DOCTYPE.sub(b"", bytes(store)), path="theirs.tbx")
    assert [(term.locale, term.text) for term in read.entries[0].terms] == [("fr", "loi"), ("de", "Gesetz")]


SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
"""Where Debian's php-symfony-translation puts the schemas that OASIS published."""


class _Local(etree.Resolver):
    """The one schema that they import, from beside them: nothing is fetched."""

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:  # noqa: ARG002  # lxml's
        name = str(SCHEMAS / system_url.rpartition("/")[2])
        return self.resolve_filename(name, context)  # type: ignore[attr-defined]  # not in the stubs


@pytest.mark.system(str(SCHEMAS))
@pytest.mark.parametrize(
    ("form", "schema"), [(xliff12, "xliff-core-1.2-strict.xsd"), (xliff2, "xliff-core-2.0.xsd")]
)
def test_the_published_schema_accepts_our_xliff(form: object, schema: str) -> None:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    rules = etree.XMLSchema(etree.parse(str(SCHEMAS / schema), parser))
    written = xliff12.write(EVERYTHING) if form is xliff12 else xliff2.write(EVERYTHING)
    rules.assertValid(etree.fromstring(written))
