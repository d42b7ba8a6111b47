# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration campaign drafted by the real Apertium, on this machine alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.draft.counting import Count, counted
from tests.journeys import drafting, tree

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.locale import locale

FACTS = {
    "number": r"\d", "place": r"[A-Z]", "name": r"[A-Z]", "tag": r"</?[gx]\d", "placeholder": r"\{[a-z]",
    "url": r"https?:|www\.", "email": r"@", "address": r"\d",
}  # fmt: skip
"""What must be right in a draft, and what a text has that has any of it."""
real = pytest.mark.system("apertium", "/usr/share/apertium/modes")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As it is shipped, with the Catalan and Spanish translations set aside."""
    return drafting.demonstration(tmp_path_factory.mktemp("apertium") / "campaign", "ca", "es")


@pytest.fixture(scope="module")
def drafted(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("drafted") / "campaign"
    shutil.copytree(demonstration, root)
    done = tree.w4r(root, "draft", "--locale", "ca", "--locale", "es", "--format", "json")
    assert done.code == 0, done.said
    return root


def catalogues(root: Path, tag: str) -> Mapping[str, Catalogue]:
    folder = root / "locales" / tag / "LC_MESSAGES"
    return {path.stem: read_po(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.po"))}


def drafts(root: Path, tag: str) -> list[Entry]:
    return [
        entry
        for catalogue in catalogues(root, tag).values()
        for entry in catalogue.messages
        if any(comment.startswith("w4r: mt ") for comment in entry.comments)
    ]


REFUSED: dict[str, set[str]] = {"ca": {"Cher Sai Zaw Thaike,"}, "es": set()}
"""Apertium makes "Car …" of it, French for "because": an answer that is in French is none."""


@real
@pytest.mark.parametrize("tag", ["ca", "es"])
def test_every_empty_text_is_drafted_but_for_answers_in_another_language(
    demonstration: Path, drafted: Path, tag: str
) -> None:
    empty = [
        entry
        for each in catalogues(demonstration, tag).values()
        for entry in each.messages
        if not entry.msgstr
    ]
    assert len(empty) > 50
    left = {entry.msgid for entry in empty} - {entry.msgid for entry in drafts(drafted, tag)}
    assert left == REFUSED[tag]
    assert all(entry.fuzzy for entry in drafts(drafted, tag))


@real
@pytest.mark.parametrize("tag", ["ca", "es"])
def test_every_fact_of_every_draft_is_right_in_the_targets_form(drafted: Path, tag: str) -> None:
    found = tree.w4r(drafted, "check", "--locale", tag, "--format", "json").json["findings"]
    wrong = [each for each in found if each["check"] in FACTS]
    assert wrong == []
    with_facts = {
        check: sum(bool(re.search(pattern, entry.msgid)) for entry in drafts(drafted, tag))
        for check, pattern in FACTS.items()
    }
    assert min(with_facts["number"], with_facts["name"], with_facts["tag"]) >= 5, with_facts


@real
@pytest.mark.parametrize("tag", ["ca", "es"])
def test_each_name_figure_date_and_tag_of_a_source_stands_in_its_draft_by_value(
    drafted: Path, tag: str
) -> None:
    """Counted by the tables and by the tokens, one by one: n of n."""
    names = drafting.agreed(drafted, tag)
    whole = Count(0, 0)
    for entry in drafts(drafted, tag):
        whole += counted(entry.msgid, entry.msgstr, locale(tag), names.items())
    assert whole.wrong == ()
    assert whole.right == whole.all > 150
    said = "".join(entry.msgstr for entry in drafts(drafted, tag))
    assert names["Amnesty International"] in said


@real
def test_dates_and_numbers_are_written_as_catalan_does(drafted: Path) -> None:
    texts = {entry.msgid: entry.msgstr for entry in drafts(drafted, "ca")}
    assert "30 de juny del 2030" in texts["À envoyer avant le 30 juin 2030."]
    hopes = next(text for msgid, text in texts.items() if "12 500" in msgid.replace("\u202f", " "))
    assert "12.500" in hopes


@real
def test_the_same_run_again_hands_nothing_over_and_changes_nothing(drafted: Path) -> None:
    before = tree.bytes_below(drafted)
    done = tree.w4r(drafted, "draft", "--locale", "ca", "--locale", "es", "--format", "json")
    assert sum(each["calls"] + each["characters"] for each in done.json["engines"]) == 0
    assert done.json["written"] == 0
    assert tree.bytes_below(drafted) == before


@real
def test_drafts_made_without_a_network_are_the_same(
    demonstration: Path, drafted: Path, tmp_path: Path
) -> None:
    if subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace may be made here")
    root = tmp_path / "campaign"
    shutil.copytree(demonstration, root)
    done = subprocess.run(
        ["unshare", "-rn", tree.COMMAND, "draft", "--locale", "ca", "--format", "json"],
        cwd=root, capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["errors"] == []
    for path in (root / "locales/ca").rglob("*.po"):
        assert path.read_bytes() == (drafted / path.relative_to(root)).read_bytes()


@real
def test_drafts_compile_into_nothing_that_goes_out(drafted: Path) -> None:
    assert tree.w4r(drafted, "run", "--locale", "ca").code == 0
    texts = {entry.msgstr for entry in drafts(drafted, "ca") if len(entry.msgstr) > 40}
    assert texts
    built = b"".join(path.read_bytes() for path in (drafted / "build").rglob("*") if path.is_file())
    assert not [text for text in texts if text.encode() in built]
