# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from w4r_i18n.model.errors import ConfigError
from w4r_i18n.segment.breakers import fr
from w4r_i18n.segment.nobreak import NoBreak
from w4r_i18n.segment.sentences import spans


def _texts(text: str, *strings: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, NoBreak(fr, strings))]


def test_no_sentence_ends_within_a_listed_string() -> None:
    assert len(_texts("À Rabat… Amnesty a manifesté.")) == 2
    assert len(_texts("À Rabat… Amnesty a manifesté.", "Rabat… Amnesty")) == 1


def test_no_sentence_ends_right_after_a_listed_string() -> None:
    assert _texts("Le quai St-Barth. Nord est vide. Il pleut.", "St-Barth.") == [
        "Le quai St-Barth. Nord est vide.",
        "Il pleut.",
    ]


def test_kinds_of_apostrophe_and_blank_match_each_other() -> None:
    assert len(_texts("L’hebdo « Dis !\u00a0L’Écho » ferme.", "Dis ! L'Écho")) == 1


def test_a_listed_string_begins_where_a_word_begins() -> None:
    assert len(_texts("Il aime Marseille. Nord et sud.", "seille.")) == 2


def test_a_list_beyond_the_bounds_is_refused() -> None:
    with pytest.raises(ConfigError, match="too long"):
        NoBreak(fr, ("a" * 201,))
    with pytest.raises(ConfigError, match="too long"):
        NoBreak(fr, [str(number) for number in range(501)])
