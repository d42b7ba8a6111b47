# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sentences stand for one another, and the document with one of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.document import Document
from w4r_i18n.segment.variants import alternatives, chosen, values

TEXT = """\
# Lettre

<!-- w4r: writer=f -->
Je suis inquiète.

<!-- w4r: writer=m -->
Je suis inquiet.

Pour tout le monde.

<!-- w4r: role=demand writer=f -->
1. Une demande, écrite par une femme.

<!-- w4r: role=demand writer=m -->
1. Une demande, écrite par un homme.
"""


def _read(text: str = TEXT) -> Document:
    return markdown.read(text.encode(), path="letter.md")


def test_neighbours_on_one_axis_stand_for_one_another() -> None:
    assert [*alternatives(_read())] == [(1, 2), (4, 5)]
    assert values(_read(), "writer") == ("f", "m")


@pytest.mark.parametrize(("writer", "words"), [("f", ("inquiète", "femme")), ("m", ("inquiet.", "homme"))])
def test_one_of_each_is_left_and_nothing_else_changes(writer: str, words: tuple[str, str]) -> None:
    text = chosen(_read(), {"writer": writer})
    assert all(word in text for word in words)
    assert len(_read(text).blocks) == 4
    assert "Pour tout le monde." in text
    assert text.startswith("# Lettre\n\n<!-- w4r: writer=")


def test_without_a_choice_the_first_is_taken() -> None:
    assert chosen(_read(), {}) == chosen(_read(), {"writer": "f"})


def test_a_document_without_alternatives_is_itself() -> None:
    plain = _read("# Lettre\n\nPour tout le monde.\n")
    assert chosen(plain, {"writer": "f"}) == plain.text


def test_a_variant_that_stands_alone_stays() -> None:
    alone = _read("<!-- w4r: writer=f -->\nSeule.\n\nFin.\n")
    assert chosen(alone, {"writer": "m"}) == alone.text
    assert Path(alone.path).name == "letter.md"


def test_another_role_or_word_of_context_is_another_sentence() -> None:
    text = "<!-- w4r: writer=f ctx=a -->\nUne.\n\n<!-- w4r: writer=m ctx=b -->\nDeux.\n"
    assert [*alternatives(_read(text))] == [(0,), (1,)]
