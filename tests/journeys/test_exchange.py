# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that go out to other people's tools and come back: what is taken, what is kept, what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.journeys import tree

DOMAIN = "2025-riviere"
WAITING = "La foule attendait dehors."
SINGING = "Elle chantait."
TRIAL = "Le procès a duré 12 jours."
FORMATS = ("xliff12", "xliff2", "csv", "tmx")


def hand_out(root: Path, form: str, tag: str, *domains: str) -> Path:
    done = tree.w4r(
        root, "exchange", "out", form, *(domains or (DOMAIN,)), "--locale", tag, "--format", "json"
    )
    assert done.code == 0, done.said
    return root / str(done.json["files"][0]["path"])


def take_in(root: Path, path: Path, tag: str, *, code: int = 0, by: str = "kai") -> list[Mapping[str, Any]]:
    done = tree.w4r(root, "exchange", "in", str(path), "--locale", tag, "--by", by, "--format", "json")
    assert done.code == code, done.said
    taken: list[Mapping[str, Any]] = done.json["taken"]
    return taken


def what(taken: list[Mapping[str, Any]]) -> dict[str, str]:
    return {str(each["source"]): str(each["what"]) for each in taken}


def edited(path: Path, edit: Callable[[etree._Element], None]) -> Path:
    """An XLIFF file as a tool saves it."""
    root = etree.fromstring(path.read_bytes())
    edit(root)
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return path


def segment(root: etree._Element, source: str) -> etree._Element:
    (found,) = [each for each in root.iter("{*}segment") if "".join(map(str, each[0].itertext())) == source]
    return found


def translated(root: etree._Element, source: str, text: str, state: str = "translated") -> None:
    """What a translator's tool does: the text, the state, and no word of what was there before."""
    each = segment(root, source)
    each.attrib.pop("subState", "")
    each.set("state", state)
    for old in each.findall("{*}target"):
        each.remove(old)
    target = etree.SubElement(each, str(each[0].tag).replace("source", "target"))
    target.text = text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("tag", ["de", "ja", "ar"])
def test_what_comes_back_untouched_changes_no_file(campaign: Path, form: str, tag: str) -> None:
    path = hand_out(campaign, form, tag)
    before = tree.bytes_below(campaign / "locales")
    assert set(what(take_in(campaign, path, tag)).values()) <= {"same"}
    assert tree.bytes_below(campaign / "locales") == before
    content = path.read_bytes()
    assert hand_out(campaign, form, tag).read_bytes() == content


def test_a_text_that_a_person_typed_outside_is_signed_as_translated(campaign: Path) -> None:
    path = edited(
        hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Sie sang laut.")
    )
    assert what(take_in(campaign, path, "de"))[SINGING] == "set"
    assert tree.entry(campaign, "de", DOMAIN, SINGING).msgstr == "Sie sang laut."
    assert tree.states(campaign, "de", DOMAIN)[SINGING] == "translated"
    ledger = (campaign / "locales/de/reviews" / f"{DOMAIN}.jsonl").read_text(encoding="utf-8")
    assert '"translated"' in ledger.splitlines()[-1]
    assert '"kai"' in ledger.splitlines()[-1]


def test_no_word_of_a_file_approves_a_text(campaign: Path) -> None:
    path = edited(
        hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Sie sang laut.", "final")
    )
    take_in(campaign, path, "de")
    assert tree.states(campaign, "de", DOMAIN)[SINGING] == "translated"


def test_what_its_translator_left_unfinished_comes_in_as_a_draft(campaign: Path) -> None:
    tree.edit(campaign, "ar", DOMAIN, {SINGING: ""})
    path = edited(hand_out(campaign, "xliff2", "ar"), lambda root: translated(root, SINGING, "نص", "initial"))
    assert what(take_in(campaign, path, "ar"))[SINGING] == "draft"
    assert tree.entry(campaign, "ar", DOMAIN, SINGING).fuzzy


def test_a_draft_replaces_no_translation(campaign: Path) -> None:
    path = edited(
        hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Sang.", "initial")
    )
    assert what(take_in(campaign, path, "de", code=1))[SINGING] == "conflict"
    assert tree.states(campaign, "de", DOMAIN)[SINGING] == "approved"


def test_a_text_that_changed_here_meanwhile_stays(campaign: Path) -> None:
    path = edited(hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Von draußen."))
    tree.edit(campaign, "de", DOMAIN, {SINGING: "Von hier."})
    assert what(take_in(campaign, path, "de", code=1))[SINGING] == "conflict"
    assert tree.entry(campaign, "de", DOMAIN, SINGING).msgstr == "Von hier."


def test_a_text_whose_source_changed_meanwhile_is_told_and_the_others_are_taken(campaign: Path) -> None:
    def both(root: etree._Element) -> None:
        translated(root, TRIAL, "Der Prozess dauerte 12 Tage!")
        translated(root, SINGING, "Sie sang laut.")

    path = edited(hand_out(campaign, "xliff2", "de"), both)
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "12 jours", "21 jours")
    assert tree.w4r(campaign, "run").code == 0
    taken = what(take_in(campaign, path, "de", code=1))
    assert (taken[TRIAL], taken[SINGING]) == ("conflict", "set")
    assert "12 Tage!" not in tree.po_path(campaign, "de", DOMAIN).read_text(encoding="utf-8")


def test_sentences_that_a_tool_joined_come_back_as_join(campaign: Path) -> None:
    def join(root: etree._Element) -> None:
        first, second = segment(root, WAITING), segment(root, SINGING)
        first[0].text = f"{WAITING} {SINGING}"
        first[1].text = "群衆は外で歌いながら待っていた。"
        unit = second.getparent()
        assert unit is not None
        unit.remove(second)

    path = edited(hand_out(campaign, "xliff2", "ja"), join)
    assert what(take_in(campaign, path, "ja"))[f"{WAITING} {SINGING}"] == "set"
    assert tree.entry(campaign, "ja", DOMAIN, WAITING).msgstr == "群衆は外で歌いながら待っていた。"
    assert tree.entry(campaign, "ja", DOMAIN, SINGING).msgstr == "<join/>"
    again = hand_out(campaign, "xliff2", "ja")
    content = again.read_bytes()
    assert f"<source>{WAITING} {SINGING}</source>".encode() in content
    assert set(what(take_in(campaign, again, "ja")).values()) == {"same"}
    assert hand_out(campaign, "xliff2", "ja").read_bytes() == content


def test_a_sentence_that_a_tool_cut_comes_back_whole(campaign: Path) -> None:
    def cut(root: etree._Element) -> None:
        whole = segment(root, TRIAL)
        rest = etree.fromstring(etree.tostring(whole))
        rest.set("id", "rest")
        whole[0].text, whole[1].text = "Le procès a duré", "Der Prozess dauerte"
        rest[0].text, rest[1].text = "12 jours.", "ganze 12 Tage."
        whole.addnext(rest)

    path = edited(hand_out(campaign, "xliff2", "de"), cut)
    take_in(campaign, path, "de")
    assert tree.entry(campaign, "de", DOMAIN, TRIAL).msgstr == "Der Prozess dauerte ganze 12 Tage."


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def as_excel_saves(path: Path, table: list[dict[str, str]]) -> None:
    """Semicolons, as in most of Europe, and no quotation marks but where they must be."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(table)


def test_a_spreadsheet_comes_back_with_semicolons_and_its_state_left_as_it_was(campaign: Path) -> None:
    tree.edit(campaign, "ar", DOMAIN, {SINGING: ""})
    path = hand_out(campaign, "csv", "ar")
    table = rows(path)
    missing = next(row for row in table if row["state"] == "empty")
    missing["target"] = "= نص"
    as_excel_saves(path, table)
    assert what(take_in(campaign, path, "ar"))[missing["source"]] == "set"
    assert tree.entry(campaign, "ar", DOMAIN, missing["source"]).msgstr == "= نص"


def test_a_source_that_was_edited_in_a_sheet_is_refused_and_the_others_are_taken(campaign: Path) -> None:
    path = hand_out(campaign, "csv", "de")
    table = rows(path)
    for row in table:
        if row["source"] == TRIAL:
            row["source"] = row["source"].replace("12", "21")
            row["target"] = "Der Prozess dauerte 21 Tage."
        elif row["source"] == SINGING:
            row["target"] = "Sie sang laut."
    table.append({**table[0], "id": "1b", "source": "Ne la libérez pas.", "target": "Nicht freilassen."})
    as_excel_saves(path, table)
    taken = what(take_in(campaign, path, "de", code=3))
    assert taken[TRIAL.replace("12", "21")] == "refused"
    assert taken["Ne la libérez pas."] == "refused"
    assert taken[SINGING] == "set"
    text = tree.po_path(campaign, "de", DOMAIN).read_text(encoding="utf-8")
    assert "21 Tage" not in text
    assert "Nicht freilassen" not in text


def test_a_file_of_another_language_is_refused_whole(campaign: Path) -> None:
    path = hand_out(campaign, "xliff12", "de")
    before = tree.bytes_below(campaign / "locales")
    take_in(campaign, path, "ja", code=3)
    assert tree.bytes_below(campaign / "locales") == before


def test_a_dry_run_tells_and_writes_nothing(campaign: Path) -> None:
    path = edited(
        hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Sie sang laut.")
    )
    before = tree.bytes_below(campaign / "locales")
    done = tree.w4r(campaign, "exchange", "in", str(path), "--locale", "de", "--by", "kai", "--dry-run")
    assert "would change" in done.out
    assert f"{path}:" in done.out
    assert tree.bytes_below(campaign / "locales") == before


def test_a_real_name_signs_nothing(campaign: Path) -> None:
    path = edited(
        hand_out(campaign, "xliff2", "de"), lambda root: translated(root, SINGING, "Sie sang laut.")
    )
    before = tree.bytes_below(campaign / "locales")
    done = tree.w4r(campaign, "exchange", "in", str(path), "--locale", "de", "--by", "Kai Exemple")
    assert done.code == 4
    assert tree.bytes_below(campaign / "locales") == before


def test_a_machine_text_of_a_tool_is_a_draft_with_its_origin_and_replaces_none(campaign: Path) -> None:
    tree.edit(campaign, "ar", DOMAIN, {SINGING: ""})

    def machine(root: etree._Element) -> None:
        translated(root, SINGING, "نص")
        segment(root, SINGING).set("state", "initial")
        segment(root, SINGING).set("subState", "w4r:draft.mt.apertium@3.8.3")

    path = edited(hand_out(campaign, "xliff2", "ar"), machine)
    assert what(take_in(campaign, path, "ar"))[SINGING] == "draft"
    (comment,) = tree.entry(campaign, "ar", DOMAIN, SINGING).comments
    assert comment.startswith("w4r: mt apertium@3.8.3 src=v1:")
    assert tree.states(campaign, "ar", DOMAIN)[SINGING] == "draft"


def test_approved_english_stands_beside_the_french_until_it_is_stale(campaign: Path) -> None:
    tree.rewrite(campaign / "w4r.toml", "[project]", '[locales.ja]\nreference = ["en"]\n\n[project]')
    english = tree.entry(campaign, "en", DOMAIN, TRIAL).msgstr
    for form in ("xliff12", "xliff2", "csv"):
        assert english in hand_out(campaign, form, "ja").read_text(encoding="utf-8")
    tree.edit(campaign, "en", DOMAIN, {TRIAL: "The trial took 12 days or so."})
    for form in ("xliff12", "xliff2", "csv"):
        text = hand_out(campaign, form, "ja").read_text(encoding="utf-8")
        assert english not in text
        assert "or so" not in text


def test_english_stands_beside_no_french_that_was_edited_since(campaign: Path) -> None:
    tree.rewrite(campaign / "w4r.toml", "[project]", '[locales.ja]\nreference = ["en"]\n\n[project]')
    english = tree.entry(campaign, "en", DOMAIN, TRIAL).msgstr
    other = tree.entry(campaign, "en", DOMAIN, SINGING).msgstr
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "duré 12 jours", "duré 21 jours")
    assert tree.w4r(campaign, "run").code == 0
    for form in ("xliff12", "xliff2", "csv"):
        text = hand_out(campaign, form, "ja").read_text(encoding="utf-8")
        assert english not in text
        assert other in text


def test_a_memory_has_no_place_for_a_language_beside_the_french(campaign: Path) -> None:
    tree.rewrite(campaign / "w4r.toml", "[project]", '[locales.ja]\nreference = ["en"]\n\n[project]')
    english = tree.entry(campaign, "en", DOMAIN, TRIAL).msgstr
    assert english not in hand_out(campaign, "tmx", "ja").read_text(encoding="utf-8")


def test_a_secret_case_goes_out_only_by_name_and_into_no_memory(campaign: Path) -> None:
    case = campaign / "sources/2025/riviere/case.md"
    tree.rewrite(case, 'tier = "public"', 'tier = "embargoed"')
    done = tree.w4r(campaign, "exchange", "out", "xliff2", "--locale", "de")
    assert f"{DOMAIN}: kept back" in done.out
    assert not list((campaign / "build/exchange").rglob(f"{DOMAIN}*"))
    assert tree.w4r(campaign, "exchange", "out", "xliff2", DOMAIN, "--locale", "de").code == 0
    assert tree.w4r(campaign, "exchange", "out", "tmx", DOMAIN, "--locale", "de").code == 4
    taken = take_in(campaign, campaign / f"build/exchange/de/{DOMAIN}.de.xlf", "de")
    assert {each["source"] for each in taken} == {""}


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_handed_out_passes_the_checks(campaign: Path, form: str) -> None:
    path = hand_out(campaign, form, "de")
    done = tree.w4r(campaign, "check", str(path))
    assert done.code == 0, done.said
