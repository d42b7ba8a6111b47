# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants that a language does not tell apart take the first one's text, and nobody's words are lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.catalogue.alike import alike
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry, Header

FIRST, SECOND = ("writer=f", "Inquiète."), ("writer=m", "Inquiet.")
HEADER = Header((("Language", "en"), ("Content-Type", "text/plain; charset=UTF-8")))
TEXTS = st.sampled_from(["", "Worried.", "Concerned.", "  "])


def _catalogue(first: Entry, second: Entry) -> Catalogue:
    return Catalogue(HEADER, (first, second))


def _entry(key: tuple[str, str], text: str = "", *, fuzzy: bool = False) -> Entry:
    return Entry(key[1], text, key[0], flags=("fuzzy",) if fuzzy else ())


def _filled(catalogue: Catalogue) -> Entry:
    return alike(catalogue, [(FIRST, (SECOND,))]).messages[1]


def test_an_empty_variant_is_filled_and_its_line_says_so() -> None:
    found = _filled(_catalogue(_entry(FIRST, "Worried."), _entry(SECOND)))
    assert found.msgstr == "Worried."
    assert not found.fuzzy
    assert [comment.split()[1] for comment in found.comments] == ["filled"]


def test_it_follows_the_first() -> None:
    before = _catalogue(_entry(FIRST, "Worried."), _entry(SECOND))
    catalogue = alike(before, [(FIRST, (SECOND,))])
    first = replace(catalogue.messages[0], msgstr="Concerned.")
    assert _filled(_catalogue(first, catalogue.messages[1])).msgstr == "Concerned."


def test_a_draft_fills_nothing() -> None:
    assert _filled(_catalogue(_entry(FIRST, "Worried.", fuzzy=True), _entry(SECOND))).msgstr == ""


@settings(deadline=None, derandomize=True)
@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_what_a_person_typed_stays(first: str, second: str, fuzzy: bool, other_fuzzy: bool) -> None:
    """What a person typed stays; filling is idempotent, and what is written can be read again."""
    catalogue = _catalogue(_entry(FIRST, first, fuzzy=fuzzy), _entry(SECOND, second, fuzzy=other_fuzzy))
    once = alike(catalogue, [(FIRST, (SECOND,))])
    assert once.messages[0] == catalogue.messages[0]
    if second.strip():
        assert once.messages[1] == catalogue.messages[1]
    assert alike(once, [(FIRST, (SECOND,))]) == once
    assert [each.msgstr for each in read_po(write_po(once)).messages] == [
        each.msgstr for each in once.messages
    ]
