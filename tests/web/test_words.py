# SPDX-License-Identifier: GPL-3.0-or-later
"""The page speaks each of its languages whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.check.run import check_catalogue
from w4r_i18n.flow.pairs import rules
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.web.words import LANGUAGES, spoken, words

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "src" / "w4r_i18n" / "web" / "locale"
WRITER = ROOT / "docs" / "reference" / "make_words.py"


def test_the_catalogues_hold_every_word_that_the_page_says() -> None:
    before = {path.name: path.read_bytes() for path in CATALOGUES.iterdir()}
    code = f"import runpy; made = runpy.run_path({str(WRITER)!r}); print(*sorted(made['words']()), sep='\\n')"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    template = read_po((CATALOGUES / "review.pot").read_text(encoding="utf-8"), path="review.pot")
    assert sorted(entry.msgid for entry in template.messages) == said.stdout.splitlines()
    assert {path.name: path.read_bytes() for path in CATALOGUES.iterdir()} == before


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_word_is_translated(language: str) -> None:
    template = read_po((CATALOGUES / "review.pot").read_text(encoding="utf-8"), path="review.pot")
    found = read_po((CATALOGUES / f"{language}.po").read_text(encoding="utf-8"), path=f"{language}.po")
    assert [entry.key for entry in found.messages] == [entry.key for entry in template.messages]
    assert [entry.msgid for entry in found.messages if not entry.msgstr or entry.fuzzy] == []
    safe = [rule for rule in rules() if rule.SCOPE == "text"]
    assert [one for one in check_catalogue(found, rules=safe) if one.severity == Severity.ERROR] == []


def test_a_word_is_said_in_the_language_of_whoever_looks() -> None:
    assert words("fr")("Approve, next") == "Approuver, suivant"
    assert words("en")("Approve, next") == "Approve, next"
    assert spoken("", "de, fr;q=0.8") == "fr"
    assert spoken("en", "fr") == "en"
