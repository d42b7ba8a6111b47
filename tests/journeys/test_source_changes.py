# SPDX-License-Identifier: GPL-3.0-or-later
"""An editor changes the French: what that blocks in every language, and what it leaves alone."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.journeys import tree

from w4r_i18n.model.target import MachineLine, machine_line

CASE = Path("sources/2025/riviere/case.md")
MARCH = Path("sources/2025/marche/communique.md")
TRIAL = "Le procès a duré 12 jours."
NADIA = "Nadia Fictive risque dix ans de prison."
LANGUAGES = ("en", "de", "ja")


def run(root: Path) -> None:
    done = tree.w4r(root, "run")
    assert done.code == 0, done.said


def texts(root: Path, tag: str, domain: str) -> Mapping[str, str]:
    return {entry.msgid: entry.msgstr for entry in tree.catalogue(root, tag, domain).messages}


@pytest.fixture
def longer_trial(campaign: Path) -> Path:
    """One figure is another: 12 days became 21."""
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    run(campaign)
    return campaign


def test_a_changed_figure_makes_that_sentence_stale_in_every_language(longer_trial: Path) -> None:
    for tag in LANGUAGES:
        found = tree.states(longer_trial, tag, "2025-riviere")
        assert found.pop("Le procès a duré 21 jours.") == "stale"
        assert set(found.values()) == {"approved"}


def test_a_changed_figure_shows_french_marked_as_such_and_changes_no_other_byte(
    campaign: Path, built: Path
) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    run(campaign)
    for tag in LANGUAGES:
        old = tree.translations()[tag][TRIAL]
        before = tree.output(built, tag, "2025-riviere", "case.md")
        after = tree.output(campaign, tag, "2025-riviere", "case.md")
        notice = tree.translations()[tag]["Les passages marqués restent en français."]
        assert f"> **{notice}**\n" in after
        whole = after.replace(f"> **{notice}**\n\n", "").replace("⟦Le procès a duré 21 jours.⟧", old)
        assert _joints_aside(whole, tag) == _joints_aside(before, tag)


def _joints_aside(text: str, tag: str) -> str:
    """In Japanese no blank stands between sentences; beside a French one it may."""
    return text.replace("。 ", "。") if tag == "ja" else text


def test_a_changed_figure_touches_no_other_domain_and_no_other_document(
    longer_trial: Path, built: Path
) -> None:
    found = tree.changed(tree.bytes_below(built / "build"), tree.bytes_below(longer_trial / "build"))
    assert {name for name in found if "riviere" not in name} == set()
    assert {name for name in found if "letter" in name} == set()


def test_the_translator_sees_the_old_text_the_old_french_and_what_changed(longer_trial: Path) -> None:
    entry = tree.entry(longer_trial, "de", "2025-riviere", "Le procès a duré 21 jours.")
    assert entry.fuzzy
    assert entry.msgstr == "Der Prozess dauerte 12 Tage."
    assert entry.previous is not None
    assert entry.previous.msgid == TRIAL
    assert any("12 → 21" in line for line in entry.extracted)
    (line,) = [line for line in map(machine_line, entry.comments) if line]
    assert line.is_fact


def test_gettext_answers_with_french_for_a_stale_sentence(longer_trial: Path) -> None:
    with tree.mo_path(longer_trial, "de", "2025-riviere").open("rb") as file:
        loaded = gettext.GNUTranslations(file)
    assert loaded.gettext("Le procès a duré 21 jours.") == "Le procès a duré 21 jours."
    assert loaded.gettext("La salle était pleine.") == "Der Saal war voll."


def test_clearing_fuzzy_in_an_editor_is_the_way_out(longer_trial: Path) -> None:
    new = "Le procès a duré 21 jours."
    tree.edit(longer_trial, "de", "2025-riviere", {new: "Der Prozess dauerte 21 Tage."})
    run(longer_trial)
    assert tree.states(longer_trial, "de", "2025-riviere")[new] == "translated"
    assert "Der Prozess dauerte 21 Tage." in tree.output(longer_trial, "de", "2025-riviere", "case.txt")
    assert tree.entry(longer_trial, "de", "2025-riviere", new).comments == ()


def test_clearing_fuzzy_without_correcting_the_figure_is_an_error_of_the_text(longer_trial: Path) -> None:
    new = "Le procès a duré 21 jours."
    tree.clear_fuzzy(longer_trial, "de", "2025-riviere", new)
    run(longer_trial)
    checked = tree.w4r(longer_trial, "check", "2025-riviere", "--locale", "de")
    assert checked.code == 1
    assert "[number]" in checked.out
    assert "12 Tage" not in tree.output(longer_trial, "de", "2025-riviere", "case.txt")


def test_a_sentence_with_its_former_wording_has_its_approved_text_again(
    longer_trial: Path, built: Path
) -> None:
    tree.rewrite(longer_trial / CASE, "21 jours", "12 jours")
    run(longer_trial)
    for tag in LANGUAGES:
        assert tree.states(longer_trial, tag, "2025-riviere")[TRIAL] == "approved"
    assert tree.bytes_below(longer_trial / "build") == tree.bytes_below(built / "build")


def test_an_apostrophe_makes_nothing_stale_and_no_approval_lapses(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "Une usine d’Exemplie", "Une usine d'Exemplie")
    run(campaign)
    for tag in LANGUAGES:
        found = tree.states(campaign, tag, "2025-riviere")
        assert "Une usine d'Exemplie a pollué la rivière." in found
        assert set(found.values()) == {"approved"}


def test_an_apostrophe_changes_the_msgid_and_no_output_but_the_french_and_the_keys(
    campaign: Path, built: Path
) -> None:
    tree.rewrite(campaign / CASE, "Une usine d’Exemplie", "Une usine d'Exemplie")
    run(campaign)
    entry = tree.entry(campaign, "en", "2025-riviere", "Une usine d'Exemplie a pollué la rivière.")
    assert (entry.msgstr, entry.fuzzy) == ("A factory in Exemplia has polluted the river.", False)
    found = tree.changed(tree.bytes_below(built / "build"), tree.bytes_below(campaign / "build"))
    assert {name for name in found if not name.endswith(".mo") and "/fr/" not in name} == set()


def test_a_critical_fact_withholds_the_document_in_every_language(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "risque dix ans de prison", "a été libérée")
    run(campaign)
    for tag in (*LANGUAGES, "fr"):
        assert tree.outputs(campaign, tag, "2025-riviere") == {"letter.html", "letter.md", "letter.txt"}
    for tag in LANGUAGES:
        assert tree.states(campaign, tag, "2025-riviere")["Nadia Fictive a été libérée."] == "stale"
        with tree.mo_path(campaign, tag, "2025-riviere").open("rb") as file:
            assert tree.translations()[tag][NADIA] not in str(file.read(), "utf-8", "replace")


def test_what_blocks_is_told_once_with_its_languages(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "risque dix ans de prison", "a été libérée")
    done = tree.w4r(campaign, "run")
    lines = [line for line in done.out.splitlines() if "case:" in line]
    assert any("Nadia Fictive a été libérée." in line and "en, de, ja]" in line for line in lines), lines


def test_an_editor_can_call_a_change_minor(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "Nadia Fictive risque dix ans", "Nadia Fictive risque encore dix ans")
    new = "Nadia Fictive risque encore dix ans de prison."
    done = tree.w4r(campaign, "merge", "--minor", new, "--by", "redac")
    assert done.code == 0, done.said
    (line,) = _lines(campaign, "de", new)
    assert (line.kind, line.is_fact) == ("carried", False)
    ledger = (campaign / "locales/fr/reviews/2025-riviere.jsonl").read_text(encoding="utf-8")
    assert '"act":"minor"' in ledger.replace(": ", ":")
    assert tree.states(campaign, "de", "2025-riviere")[new] == "stale"


def test_without_that_act_every_change_of_a_critical_text_is_one_of_fact(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "Nadia Fictive risque dix ans", "Nadia Fictive risque encore dix ans")
    run(campaign)
    (line,) = _lines(campaign, "de", "Nadia Fictive risque encore dix ans de prison.")
    assert line.is_fact


def test_a_changed_number_is_never_minor(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    new = "Le procès a duré 21 jours."
    assert tree.w4r(campaign, "merge", "--minor", new, "--by", "redac").code == 0
    (line,) = _lines(campaign, "de", new)
    assert line.is_fact


def test_minor_needs_a_named_editor_and_a_sentence_that_stands_there(campaign: Path) -> None:
    assert tree.w4r(campaign, "merge", "--minor", "Elle chantait.").code == 2
    assert tree.w4r(campaign, "merge", "--minor", "Elle dansait.", "--by", "redac").code == 3
    assert tree.w4r(campaign, "merge", "--minor", "Elle chantait.", "--by", "Jean Réel").code == 4


def _lines(root: Path, tag: str, msgid: str) -> list[MachineLine]:
    entry = tree.entry(root, tag, "2025-riviere", msgid)
    return [line for line in map(machine_line, entry.comments) if line]


CROWD, SONG = "La foule attendait dehors.", "Elle chantait."


@pytest.fixture
def joined(campaign: Path) -> Path:
    """The Japanese translator says two French sentences in one."""
    both = {CROWD: "外で待つ人々は歌っていました。", SONG: "<join/>"}
    tree.edit(campaign, "ja", "2025-riviere", both)
    run(campaign)
    return campaign


def test_two_sentences_joined_in_japanese_read_as_one(joined: Path) -> None:
    page = tree.output(joined, "ja", "2025-riviere", "case.md")
    assert "\n\n外で待つ人々は歌っていました。\n\n## 行動する" in page
    assert SONG not in page
    assert "⟦" not in page
    assert "join" not in page


def test_a_joined_sentence_is_empty_in_the_mo_not_french(joined: Path) -> None:
    with tree.mo_path(joined, "ja", "2025-riviere").open("rb") as file:
        loaded = gettext.GNUTranslations(file)
    assert loaded.gettext(SONG) == ""
    assert loaded.gettext(CROWD) == "外で待つ人々は歌っていました。"


def test_a_joined_pair_has_one_state_and_is_approved_as_one(joined: Path) -> None:
    group = f"{CROWD} {SONG}"
    found = tree.states(joined, "ja", "2025-riviere")
    assert found[group] == "translated"
    assert {CROWD, SONG} & found.keys() == set()
    tree.approve(joined, "ja", "2025-riviere")
    assert tree.states(joined, "ja", "2025-riviere")[group] == "approved"
    assert not any(
        "<join/>" in path.read_text(encoding="utf-8") for path in (joined / "locales/ja/reviews").iterdir()
    )


def test_a_change_in_the_joined_sentence_makes_the_pair_stale(joined: Path) -> None:
    tree.rewrite(joined / CASE, "Elle chantait.", "Elle chantait à voix basse.")
    run(joined)
    assert "stale" in tree.states(joined, "ja", "2025-riviere").values()
    page = tree.output(joined, "ja", "2025-riviere", "case.md")
    assert "外で待つ" not in page
    assert "⟦La foule attendait dehors.⟧" in page
    assert "⟦Elle chantait à voix basse.⟧" in page


def test_one_sentence_cut_in_two_keeps_its_approved_text_on_the_first(campaign: Path) -> None:
    tree.rewrite(
        campaign / MARCH,
        "Plus de 200 personnes ont marché vers l’usine. Elles portaient des fleurs.",
        "Plus de 200 personnes ont marché ; elles portaient des fleurs. Fin.",
    )
    run(campaign)
    tree.edit(
        campaign,
        "en",
        "2025-marche",
        {
            "Plus de 200 personnes ont marché ; elles portaient des fleurs.": "More than 200 marched.",
            "Fin.": "End.",
        },
    )
    run(campaign)
    tree.rewrite(
        campaign / MARCH, "ont marché ; elles portaient des fleurs", "ont marché. Elles portaient des fleurs"
    )
    run(campaign)
    assert "" not in {text for msgid, text in texts(campaign, "en", "2025-marche").items() if msgid != "Fin."}


def test_nothing_that_was_typed_is_lost_when_a_sentence_goes(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, " La salle était pleine.", "")
    run(campaign)
    gone = tree.catalogue(campaign, "de", "2025-riviere").obsolete
    assert ("La salle était pleine.", "Der Saal war voll.") in {(each.msgid, each.msgstr) for each in gone}
    tree.rewrite(campaign / CASE, "12 jours.", "12 jours. La salle était pleine.")
    run(campaign)
    assert tree.states(campaign, "de", "2025-riviere")["La salle était pleine."] == "approved"


def test_a_moved_case_keeps_each_translation_and_approval(campaign: Path, built: Path) -> None:
    done = tree.w4r(campaign, "mv", "2025-riviere", "2026-fleuve")
    assert done.code == 0, done.said
    assert not (campaign / "sources/2025/riviere").exists()
    run(campaign)
    for tag in (*LANGUAGES, "fr"):
        assert set(tree.states(campaign, tag, "2026-fleuve").values()) == {"approved"}
        for name in tree.outputs(built, tag, "2025-riviere"):
            before = tree.output(built, tag, "2025-riviere", name)
            assert tree.output(campaign, tag, "2026-fleuve", name) == before
    references = {
        ref for entry in tree.catalogue(campaign, "en", "2026-fleuve").messages for ref in entry.references
    }
    assert references == {"sources/2026/fleuve/case.md", "sources/2026/fleuve/letter.md"}


def test_a_moved_case_leaves_no_outputs_under_its_old_name(campaign: Path) -> None:
    tree.w4r(campaign, "mv", "2025-riviere", "2026-fleuve")
    run(campaign)
    assert {name for name in tree.bytes_below(campaign) if "riviere" in name} == set()


def test_a_sentence_that_moves_to_another_document_of_the_case_keeps_its_approval(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, " La salle était pleine.", "")
    letter = campaign / "sources/2025/riviere/letter.md"
    tree.rewrite(letter, "Je vous écris au sujet d’une rivière.", "La salle était pleine.")
    run(campaign)
    assert tree.states(campaign, "de", "2025-riviere")["La salle était pleine."] == "approved"


def test_a_paragraph_that_becomes_a_heading_keeps_its_text_and_approval(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "\n## Agir\n", "\nAgir\n")
    run(campaign)
    found = tree.states(campaign, "de", "2025-riviere")
    assert found["Agir"] == "approved"
    assert '"moved"' in (campaign / "locales/de/reviews/2025-riviere.jsonl").read_text(encoding="utf-8")
