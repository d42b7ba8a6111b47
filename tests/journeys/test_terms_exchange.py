# SPDX-License-Identifier: GPL-3.0-or-later
"""A locale's words to a terminologist's tool and back, and nobody's row is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree
from translate.storage.tbx import tbxfile

GLOSSARY = """\
concept,term,variants,kind,part_of_speech,definition,keep,forbidden,note,source
prisoner,prisonnier d’opinion,prisonnière d’opinion,term,noun,Une personne,,détenu politique,,
appeal,appel,,term,noun,,,,,
"""
TERMS = """\
concept,term,forms,status,section,note,source
prisoner,preso de conciencia,presos de conciencia,preferred,,un cuidado,S-EX
prisoner,presa de conciencia,,admitted,,,S-EX
prisoner,reo,,deprecated,,,
prisoner,prisionero de conciencia,,preferred,section-mx,,
appeal,llamamiento,,unattested,,,
"""


@pytest.fixture
def worded(tmp_path: Path) -> Path:
    root = tmp_path / "campaign"
    (root / "sources").mkdir(parents=True)
    (root / "locales" / "es").mkdir(parents=True)
    (root / "w4r.toml").write_text('[project]\nlocales = ["es"]\n', "utf-8")
    (root / "sources" / "glossary.csv").write_text(GLOSSARY, "utf-8")
    (root / "locales" / "es" / "terms.csv").write_text(TERMS, "utf-8")
    return root


def table(root: Path) -> str:
    return (root / "locales" / "es" / "terms.csv").read_text("utf-8")


def handed_out(root: Path) -> Path:
    done = tree.w4r(root, "exchange", "out", "tbx", "--locale", "es")
    assert done.code == 0, done.said
    return root / "build" / "exchange" / "es" / "glossary.es.tbx"


def taken_in(root: Path, path: Path, *options: str) -> tree.Ran:
    return tree.w4r(root, "exchange", "in", str(path), "--locale", "es", "--by", "kea", *options)


def test_another_reader_finds_every_concept_with_its_words(worded: Path) -> None:
    file = tbxfile.parsefile(str(handed_out(worded)))  # type: ignore[no-untyped-call]  # ships no types
    assert [(unit.source, unit.target) for unit in file.units] == [
        ("prisonnier d’opinion", "preso de conciencia"),
        ("appel", "llamamiento"),
    ]


def test_what_went_out_and_comes_back_changes_nothing(worded: Path) -> None:
    done = taken_in(worded, handed_out(worded))
    assert (done.code, table(worded)) == (0, TERMS)
    assert "4 same" in done.out


def test_a_new_word_is_added_and_says_which_file_it_came_from(worded: Path) -> None:
    path = handed_out(worded)
    old = "<tig><term>llamamiento</term>"
    tree.rewrite(path, old, f"<tig><term>apelación</term></tig>{old}")
    done = taken_in(worded, path)
    assert done.code == 0, done.said
    assert table(worded) == TERMS + "appeal,apelación,,unattested,,,glossary.es.tbx\n"


def test_nothing_is_written_on_a_dry_run(worded: Path) -> None:
    path = handed_out(worded)
    tree.rewrite(path, "llamamiento", "apelación")
    assert "1 files would change" in taken_in(worded, path, "--dry-run").out
    assert table(worded) == TERMS


def test_a_word_that_has_another_standing_here_keeps_it(worded: Path) -> None:
    path = handed_out(worded)
    text = path.read_text("utf-8").replace("<term>reo</term>", "<term>recluso</term>")
    path.write_text(text.replace("deprecatedTerm", "preferredTerm"), "utf-8")
    done = taken_in(worded, path)
    assert done.code == 1
    assert "another word is preferred here" in done.out
    assert table(worded) == TERMS


def test_a_concept_that_the_glossary_lacks_is_refused_and_the_rest_goes_on(worded: Path) -> None:
    path = handed_out(worded)
    text = path.read_text("utf-8").replace('id="appeal"', 'id="plea"').replace("presa de", "presa por")
    path.write_text(text, "utf-8")
    done = taken_in(worded, path)
    assert done.code == 3
    assert "plea: llamamiento" in done.out
    assert "no concept of sources/glossary.csv" in done.out
    assert table(worded) == TERMS + "prisoner,presa por conciencia,,admitted,,,glossary.es.tbx\n"


def test_a_table_with_a_broken_row_is_not_written_again(worded: Path) -> None:
    path = handed_out(worded)
    broken = TERMS + "appeal,x,,perhaps,,,\n"
    (worded / "locales" / "es" / "terms.csv").write_text(broken, "utf-8")
    done = taken_in(worded, path)
    assert done.code == 3
    assert "locales/es/terms.csv:7:" in done.err
    assert table(worded) == broken


def test_terms_belong_to_no_domain(worded: Path) -> None:
    assert tree.w4r(worded, "exchange", "out", "tbx", "2025-x", "--locale", "es").code == 2
