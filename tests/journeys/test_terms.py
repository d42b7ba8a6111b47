# SPDX-License-Identifier: GPL-3.0-or-later
"""The campaign's words, from its tables to the people who need them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.journeys import tree

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.sources import load_source
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import locale
from w4r_i18n.model.term import Wording
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace, open_workspace
from w4r_i18n.text.lexicon import Finder, stands

GLOSSARY = """\
concept,term,variants,kind,keep,forbidden
activist,militant·e,,,,activiste
trial,procès,,,,
river,Rivière Exemple,,place,,
campaign,Écrire pour les droits,,proper,,
hashtag,W4R,,proper,yes,
"""
TERMS = """\
concept,term,forms,status,section
activist,activist,,preferred,
trial,trial,,preferred,
trial,lawsuit,,deprecated,
campaign,Write for Rights,,preferred,
campaign,Letter Marathon,,preferred,section-b
"""
TEXT = """\
+++
title = "Un procès à Port-Exemple"
tier = "public"
+++

# Un procès à Port-Exemple

Les militantes et militants attendent le procès de Léa Fictive. La torture n’en est pas. Le PROCÈS dure.

Rien ici.
"""
CASE = """\
id = "lea-fictive"
tier = "public"
status = "open"

[[names]]
full = "Léa Fictive"
short = "Léa"
gender = "f"
"""
CONFIG = '[project]\ncampaign = "x"\nsource = "fr"\nlocales = ["en", "uk"]\n'


@pytest.fixture
def worded(tmp_path: Path) -> Path:
    root = tmp_path / "campaign"
    files = {
        "w4r.toml": CONFIG,
        "sources/glossary.csv": GLOSSARY,
        "sources/2030/lea-fictive/communique.md": TEXT,
        "sources/2030/lea-fictive/case.toml": CASE,
        "locales/en/terms.csv": TERMS,
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def words(root: Path, tag: str, section: str = "") -> Mapping[str, Wording]:
    workspace = open_workspace(root)
    cases, _ = read_cases(workspace)
    source = load_source(workspace, Domain("2030-lea-fictive"), cases)
    return {one.concept: one for one in lexicon(workspace, source, locale(tag), section).wordings}


def merged(root: Path, tag: str = "en") -> str:
    done = tree.w4r(root, "merge")
    assert done.code == 0, done.said
    return (root / "locales" / tag / "LC_MESSAGES" / "2030-lea-fictive.po").read_text("utf-8")


def show_in_po(root: Path) -> None:
    (root / "w4r.toml").write_text(f"{CONFIG}\n[terms]\nin_po = true\n", "utf-8")


def test_a_lexicon_holds_the_register_and_the_glossary(worded: Path) -> None:
    found = words(worded, "en")
    assert found["Léa Fictive"].targets == ("Léa Fictive", "Léa")
    assert found["trial"].targets == ("trial",)
    assert found["trial"].forbidden == ("lawsuit",)
    assert found["hashtag"].targets == ("W4R",)
    assert "river" not in found
    assert words(worded, "en", "section-b")["campaign"].targets == ("Letter Marathon",)
    assert words(worded, "uk")["Léa Fictive"].targets == ()


def test_a_name_of_names_csv_is_what_another_script_writes(worded: Path) -> None:
    (worded / "locales" / "uk").mkdir()
    (worded / "locales" / "uk" / "names.csv").write_text(
        "person,full,short,forms\nLéa Fictive,Леа Фіктів,Леа,Леї\n", "utf-8"
    )
    assert words(worded, "uk")["Léa Fictive"].targets == ("Леа Фіктів", "Леа", "Леї")


def test_a_table_is_read_again_when_it_changed(worded: Path) -> None:
    assert words(worded, "en")["trial"].targets == ("trial",)
    tree.rewrite(worded / "locales" / "en" / "terms.csv", "trial,trial", "trial,proceedings")
    assert words(worded, "en")["trial"].targets == ("proceedings",)


def test_a_refused_table_lets_nothing_follow_from_it(worded: Path) -> None:
    (worded / "locales" / "en" / "terms.csv").write_text('concept,term\ntrial,"open\n', "utf-8")
    with pytest.raises(InputError) as refused:
        words(worded, "en")
    assert str(refused.value.place) == "locales/en/terms.csv:2"


def test_terms_stand_in_the_file_only_where_they_are_asked_for(worded: Path) -> None:
    assert "#. term:" not in merged(worded)
    plain = merged(worded)
    show_in_po(worded)
    shown = merged(worded)
    added = [line for line in shown.splitlines() if line not in plain.splitlines()]
    assert set(added) == {"#. term: procès = trial", "#. term: militant·e = activist"}
    assert [line for line in shown.splitlines() if not line.startswith("#. term: ")] == plain.splitlines()
    assert "#. term:" not in merged(worded, "uk")
    assert merged(worded) == shown
    (worded / "w4r.toml").write_text(CONFIG, "utf-8")
    assert merged(worded) == plain


def test_the_terms_of_an_entry_stand_in_the_order_of_its_text_and_once(worded: Path) -> None:
    show_in_po(worded)
    entries = {entry.msgid: entry for entry in read_po(merged(worded)).messages}
    sentence = "Les militantes et militants attendent le procès de Léa Fictive."
    assert entries[sentence].extracted[1:] == ("term: militant·e = activist", "term: procès = trial")
    assert entries["Le PROCÈS dure."].extracted[1:] == ("term: procès = trial",)
    assert len(entries["Rien ici."].extracted) == 1


@pytest.mark.system("msgfmt")
def test_msgfmt_takes_a_file_with_terms(worded: Path) -> None:
    show_in_po(worded)
    merged(worded)
    path = worded / "locales" / "en" / "LC_MESSAGES" / "2030-lea-fictive.po"
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_changed_word_is_built_again(worded: Path) -> None:
    show_in_po(worded)
    assert tree.w4r(worded, "run").code == 0
    assert tree.w4r(worded, "run").out.splitlines()[-1].startswith("0 built")
    tree.rewrite(worded / "locales" / "en" / "terms.csv", "trial,trial", "trial,proceedings")
    assert tree.w4r(worded, "run").out.splitlines()[-1].startswith("1 built")
    text = (worded / "locales" / "en" / "LC_MESSAGES" / "2030-lea-fictive.po").read_text("utf-8")
    assert "#. term: procès = proceedings" in text


def test_extract_tells_new_known_and_forbidden_words(worded: Path) -> None:
    draft = worded / "draft.md"
    draft.write_text(
        "# Un titre\n\nDes activistes. Le barrage noir, le barrage noir. La CEX. Le procès.\n", "utf-8"
    )
    found = tree.w4r(worded, "terms", "extract", "draft.md", "--format", "json")
    assert found.code == 0, found.said
    by_term = {one["term"]: one for one in found.json}
    assert (by_term["activistes"]["status"], by_term["activistes"]["preferred"]) == (
        "forbidden",
        "militant·e",
    )
    assert by_term["barrage noir"]["status"] == "new"
    assert by_term["CEX"]["kind"] == "acronym"
    assert by_term["procès"]["status"] == "known"
    assert found.json[0]["status"] == "forbidden"
    said = tree.w4r(worded, "terms", "extract", "draft.md", "2030-lea-fictive", "--limit", "1").out
    assert "not shown (--limit)" in said


def test_extract_names_what_it_cannot_read(worded: Path) -> None:
    (worded / "table.xyz").write_text("x", "utf-8")
    wrong = tree.w4r(worded, "terms", "extract", "table.xyz")
    assert (wrong.code, "table.xyz:1" in wrong.err) == (3, True)
    assert tree.w4r(worded, "terms", "extract", "2030-nobody").code == 3


def test_show_finds_by_id_by_text_and_by_part_of_a_word(worded: Path) -> None:
    (one,) = tree.w4r(worded, "terms", "show", "trial", "--format", "json").json
    assert [(word["locale"], word["term"], word["status"]) for word in one["locales"]] == [
        ("en", "trial", "preferred"), ("en", "lawsuit", "deprecated"), ("uk", "", "missing"),
    ]  # fmt: skip
    found = tree.w4r(worded, "terms", "show", "Léa attend son procès", "--format", "json").json
    assert [one["concept"] for one in found] == ["Léa Fictive", "trial"]
    assert [
        one["concept"] for one in tree.w4r(worded, "terms", "show", "lawsu", "--format", "json").json
    ] == ["trial"]
    assert "nothing" in tree.w4r(worded, "terms", "show", "xyz").out
    assert "Letter Marathon" in tree.w4r(worded, "terms", "show", "campaign", "--locale", "en").out


def test_lint_tells_what_is_wrong_and_what_is_missing(worded: Path) -> None:
    (worded / "locales" / "uk").mkdir()
    (worded / "locales" / "uk" / "names.csv").write_text("person,full\nLea Fictive,Леа\n", "utf-8")
    (worded / "locales" / "uk" / "terms.csv").write_text("concept,term\ntrail,суд\n", "utf-8")
    found = tree.w4r(worded, "terms", "lint", "--locale", "uk", "--format", "json")
    assert found.code == 1
    said = [(one["path"], one["line"], one["severity"], one["message"]) for one in found.json["findings"]]
    assert ("locales/uk/terms.csv", 2, "error", "the glossary has no concept 'trail'") in said
    assert ("locales/uk/names.csv", 2, "warning", "no case names 'Lea Fictive'") in said
    assert any(severity == "warning" and "no row for 'Léa Fictive'" in text for _, _, severity, text in said)
    assert any(severity == "info" and "no term for 'procès'" in text for _, _, severity, text in said)
    (worded / "sources" / "glossary.csv").write_bytes(b"concept;term\n")
    assert tree.w4r(worded, "terms", "lint").code == 3


def test_check_reads_the_tables_by_path_in_a_folder_and_in_the_project(worded: Path) -> None:
    merged(worded)
    assert "table" not in tree.w4r(worded, "check").said
    path = worded / "locales" / "en" / "terms.csv"
    path.write_text(TERMS + "trial,=1+1,,admitted,\n", "utf-8")
    for asked in ((str(path),), ("locales",), ("./locales/en",), ()):
        found = tree.w4r(worded, "check", *asked)
        assert found.code == 1, asked
        assert "terms.csv:7: error: term: '=1+1' is a formula to a spreadsheet" in found.out, asked
    path.write_text('concept,term\ntrial,"x\n', "utf-8")
    assert tree.w4r(worded, "check", "locales").code == 3
    assert tree.w4r(worded, "check").code == 3


DEMONSTRATION = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demonstration() -> Workspace:
    return open_workspace(DEMONSTRATION)


@pytest.mark.parametrize("tag", ["en", "es", "de", "pt-BR", "ar", "uk", "ja", "ca"])
def test_every_name_and_term_of_the_demonstration_stands_in_its_translation(
    demonstration: Workspace, tag: str
) -> None:
    cases, _ = read_cases(demonstration)
    asked = 0
    for domain in demonstration.layout.domains():
        source = load_source(demonstration, domain, cases)
        finder = Finder(lexicon(demonstration, source, locale(tag)).wordings)
        content = demonstration.read(demonstration.layout.po(locale(tag), domain)) or b""
        for entry in read_po(content.decode()).messages:
            for found in finder.find(entry.msgid) if entry.msgstr and not entry.fuzzy else ():
                if found.wording.targets:
                    asked += 1
                    assert stands(found.wording, entry.msgstr, tag), (entry.msgid, found.wording.targets)
    assert asked > 20


def test_the_demonstrations_tables_have_no_fault_and_lack_no_name(demonstration: Workspace) -> None:
    found = tree.w4r(demonstration.root, "terms", "lint", "--format", "json").json
    assert found["counts"] == {"error": 0, "warning": 0, "info": 0}
