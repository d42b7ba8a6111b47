# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go out: w4r.toml's policy, tiers, overlays, and a demonstration's marks."""

from __future__ import annotations

import gettext
import shutil
from pathlib import Path

import pytest
from tests.journeys import tree

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
SONG = "Elle chantait."
EVERY_OUTPUT = ("case.html", "case.md", "case.txt")


def run(root: Path) -> tree.Ran:
    done = tree.w4r(root, "run")
    assert done.code == 0, done.said
    return done


def configure(root: Path, words: str) -> None:
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


def loaded_mo(root: Path, tag: str, domain: str) -> gettext.GNUTranslations:
    with tree.mo_path(root, tag, domain).open("rb") as file:
        return gettext.GNUTranslations(file)


def test_a_missing_text_that_is_not_critical_stands_in_french_with_a_note(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SONG: ""})
    run(campaign)
    note = "Markierte Stellen bleiben französisch."
    assert f"Die Menge wartete draußen. ⟦{SONG}⟧" in tree.output(campaign, "de", DOMAIN, "case.md")
    assert f"[{note}]\n" in tree.output(campaign, "de", DOMAIN, "case.txt")
    page = tree.output(campaign, "de", DOMAIN, "case.html")
    assert f'<p class="notice" role="note">{note}</p>' in page
    assert f'<span class="untranslated" lang="fr" dir="ltr">{SONG}</span>' in page


def test_gettext_gives_the_french_for_what_is_missing(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SONG: ""})
    run(campaign)
    assert loaded_mo(campaign, "de", DOMAIN).gettext(SONG) == SONG


def test_untranslated_block_withholds_the_document_with_one_missing_text(campaign: Path) -> None:
    configure(campaign, '[compile]\nuntranslated = "block"')
    tree.edit(campaign, "de", DOMAIN, {SONG: ""})
    run(campaign)
    assert {name for name in tree.outputs(campaign, "de", DOMAIN) if "case" in name} == set()
    assert {name for name in tree.outputs(campaign, "en", DOMAIN) if "case" in name} == set(EVERY_OUTPUT)
    assert f"case: 1 of 10 not ready: {SONG}" in tree.reports(campaign)[DOMAIN, "de"]["blocked_by"]


def test_a_higher_minimum_keeps_back_what_nobody_has_approved(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SONG: "Sie sang laut."})
    run(campaign)
    assert "Sie sang laut." in tree.output(campaign, "de", DOMAIN, "case.md")
    configure(campaign, '[compile]\nminimum = "APPROVED"')
    run(campaign)
    assert f"⟦{SONG}⟧" in tree.output(campaign, "de", DOMAIN, "case.md")
    assert loaded_mo(campaign, "de", DOMAIN).gettext(SONG) == SONG


def test_a_lower_minimum_lets_letters_out_that_people_typed(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Avec ma considération,": "Mit Hochachtung"})
    configure(campaign, '[compile]\nminimum = "TRANSLATED"')
    run(campaign)
    assert "Mit Hochachtung" in tree.output(campaign, "de", DOMAIN, "letter.md")


@pytest.mark.parametrize("minimum", ["DRAFT", "TRANSLATED"])
def test_no_minimum_lets_a_fuzzy_or_stale_text_out(campaign: Path, minimum: str) -> None:
    configure(campaign, f'[compile]\nminimum = "{minimum}"')
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    tree.rewrite(campaign / CASE, "La foule attendait dehors.", "La foule attendait dehors, patiente.")
    run(campaign)
    for content in tree.bytes_below(campaign / "build").values():
        for words in ("12 Tage", "12 days", "12日", "The crowd waited outside."):
            assert words.encode() not in content


def test_a_letter_needs_every_text_approved_also_those_that_are_not_critical(campaign: Path) -> None:
    tree.edit(
        campaign, "de", DOMAIN, {"Je vous écris au sujet d’une rivière.": "ich schreibe wegen eines Flusses."}
    )
    run(campaign)
    assert {name for name in tree.outputs(campaign, "de", DOMAIN) if "letter" in name} == set()
    assert {name for name in tree.outputs(campaign, "de", DOMAIN) if "case" in name} == set(EVERY_OUTPUT)


def test_a_text_that_stands_in_a_letter_too_needs_as_much_in_the_mo(campaign: Path) -> None:
    text = "Je vous écris au sujet d’une rivière."
    tree.edit(campaign, "de", DOMAIN, {text: "ich schreibe wegen eines Flusses."})
    run(campaign)
    assert loaded_mo(campaign, "de", DOMAIN).gettext(text) == text


def test_no_translation_of_a_critical_text_is_approved_before_its_source(fresh: Path) -> None:
    run(fresh)
    tree.translate(fresh, "de", DOMAIN)
    tree.approve(fresh, "de", DOMAIN)
    states = tree.states(fresh, "de", DOMAIN)
    assert states["Je vous demande de libérer Nadia Fictive."] != "approved"
    assert states[SONG] == "approved"
    tree.approve(fresh, "fr", DOMAIN)
    assert set(tree.states(fresh, "de", DOMAIN).values()) == {"approved"}


def test_what_a_critical_text_says_two_people_have_read_besides_its_writer(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"La rivière et la loi": "Fluss und Gesetz"})
    title = "La rivière et la loi"
    for who, verb, state in (
        ("ana", "sign", "translated"),
        ("ben", "approve", "reviewed"),
        ("cleo", "sign --reviewed", "approved"),
    ):
        chosen = tree.ids(campaign, "de", DOMAIN)[title]
        done = tree.w4r(campaign, "review", *verb.split(), chosen, "--locale", "de", "--by", who)
        assert done.code == 0, done.said
        assert tree.states(campaign, "de", DOMAIN)[title] == state


def test_where_nobody_signed_as_the_writer_it_takes_one_person_more(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SONG: "Sie sang laut."})
    for who, state in (("ben", "translated"), ("cleo", "approved")):
        chosen = tree.ids(campaign, "de", DOMAIN)[SONG]
        assert tree.w4r(campaign, "review", "approve", chosen, "--locale", "de", "--by", who).code == 0
        assert tree.states(campaign, "de", DOMAIN)[SONG] == state


def test_a_language_with_one_person_needs_a_recorded_reason_which_their_approval_repeats(
    campaign: Path,
) -> None:
    tree.edit(campaign, "de", DOMAIN, {SONG: "Sie sang laut."})
    chosen = tree.ids(campaign, "de", DOMAIN)[SONG]
    person = ("--locale", "de", "--by", "ana")
    assert tree.w4r(campaign, "review", "sign", chosen, *person).code == 0
    refused = tree.w4r(campaign, "review", "approve", chosen, *person)
    assert refused.code == 4
    assert "single_person" in refused.err
    configure(campaign, '[locales.de]\nsingle_person = "nobody else reads German here"')
    assert tree.w4r(campaign, "review", "approve", chosen, *person).code == 0
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "approved"
    ledger = (campaign / f"locales/de/reviews/{DOMAIN}.jsonl").read_text(encoding="utf-8")
    assert '"note":"nobody else reads German here"' in ledger.splitlines()[-1]
    assert tree.states(campaign, "en", DOMAIN)[SONG] == "approved"


def test_a_tier_may_ask_for_more_people_than_have_read(campaign: Path) -> None:
    configure(campaign, "[tiers.public]\nquorum = 1\nquorum_critical = 3")
    title = "La rivière et la loi"
    assert tree.states(campaign, "de", DOMAIN)[title] == "reviewed"
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "approved"
    for tag in ("fr", "de"):
        done = tree.w4r(
            campaign,
            "review",
            "sign",
            "--reviewed",
            "--locale",
            tag,
            "--by",
            "tui",
            "--all",
            "--domain",
            DOMAIN,
        )
        assert done.code == 0, done.said
    assert tree.states(campaign, "de", DOMAIN)[title] == "approved"


SECRETS = ("Fluss", "Nadia", "Fictive", "chantait", "libérer")


@pytest.fixture
def restricted(campaign: Path) -> Path:
    """The case without a tier: what nobody calls public is restricted."""
    for path in (campaign / "sources/2025/riviere").iterdir():
        tree.rewrite(path, 'tier = "public"\n', "")
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    tree.edit(
        campaign, "de", DOMAIN, {"Écrivez avant le 30 juin 2030.": "Schreiben Sie vor dem 31. Juni 2030."}
    )
    run(campaign)
    return campaign


def wrong_names(root: Path) -> dict[str, str]:
    """Every text with the name misspelt, as checks would quote it."""
    named = [each for each in tree.catalogue(root, "de", DOMAIN).messages if "Fictive" in each.msgstr]
    assert named
    return {each.msgid: each.msgstr.replace("Fictive", "Fictvie") + " Nadia  Nadia" for each in named}


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("status",),
        ("status", "--format", "json"),
        ("compile",),
        ("check",),
        ("check", "--all"),
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("check", "--format", "junit", "--all"),
        ("check", "--format", "github", "--all"),
        ("check", "--format", "markdown", "--all"),
        ("merge",),
        ("extract",),
        ("review", "list", DOMAIN, "--locale", "de"),
        ("review", "list", DOMAIN, "--locale", "de", "--format", "json"),
        ("review", "list", DOMAIN, "--locale", "fr"),
        ("review", "sign", "--all", "--by", "ana-de", "--locale", "de", "--domain", DOMAIN),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_no_command_prints_a_word_of_a_restricted_text(restricted: Path, arguments: tuple[str, ...]) -> None:
    tree.edit(restricted, "de", DOMAIN, {"Agir": "<b>Fluss</b> Nadia", **wrong_names(restricted)})
    said = tree.w4r(restricted, *arguments).said.replace(DOMAIN, "").replace("sources/2025/riviere", "")
    assert [word for word in SECRETS if word in said] == []


def test_a_case_without_a_tier_is_extracted_merged_and_checked_all_the_same(restricted: Path) -> None:
    assert tree.entry(restricted, "de", DOMAIN, "Le procès a duré 21 jours.").fuzzy
    done = tree.w4r(restricted, "check", DOMAIN, "--locale", "de")
    assert done.code == 1
    assert "[date]" in done.out


def test_the_doctor_warns_of_a_restricted_case_in_a_public_tree(restricted: Path) -> None:
    assert "sources/2025/riviere is restricted" in tree.w4r(restricted, "doctor").out


def test_acts_of_demo_people_count_for_nothing_outside_a_demonstration(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Avec ma considération,": "Mit Hochachtung"})
    refused = tree.w4r(
        campaign, "review", "sign", "--all", "--locale", "de", "--by", "demo-ana", "--domain", DOMAIN
    )
    assert refused.code == 4
    assert "demonstration" in refused.err


@pytest.fixture
def demonstration(campaign: Path) -> Path:
    tree.rewrite(campaign / "w4r.toml", "[project]\n", "[project]\ndemonstration = true\n")
    return campaign


def test_acts_of_demo_people_count_in_a_demonstration_and_lapse_with_it(demonstration: Path) -> None:
    tree.edit(demonstration, "de", DOMAIN, {"Avec ma considération,": "Mit Hochachtung"})
    for verb, by in (("sign", "demo-ana"), ("approve", "demo-ben"), ("sign --reviewed", "demo-cleo")):
        person = ("--locale", "de", "--by", by, "--domain", DOMAIN)
        done = tree.w4r(demonstration, "review", *verb.split(), "--all", *person)
        assert done.code == 0, done.said
    assert set(tree.states(demonstration, "de", DOMAIN).values()) == {"approved"}
    tree.rewrite(demonstration / "w4r.toml", "demonstration = true\n", "")
    assert tree.states(demonstration, "de", DOMAIN)["Avec ma considération,"] == "translated"


def test_every_output_of_a_demonstration_says_so_in_its_language(demonstration: Path) -> None:
    run(demonstration)
    said = {"fr": "Démonstration : ne pas envoyer."} | {
        tag: words["Démonstration : ne pas envoyer."] for tag, words in tree.translations().items()
    }
    seen = set()
    for path in (demonstration / "build/documents").rglob("*.*"):
        tag = path.relative_to(demonstration / "build/documents").parts[0]
        assert said[tag] in path.read_text(encoding="utf-8"), path
        seen.add(tag)
    assert seen == {"fr", "en", "de", "ja"}


def test_a_demonstration_says_so_also_where_no_common_folder_words_it(demonstration: Path) -> None:
    shutil.rmtree(demonstration / "sources/common")
    run(demonstration)
    assert "not for sending" in tree.output(demonstration, "de", DOMAIN, "case.txt")


def test_what_goes_out_is_not_marked_when_it_is_no_demonstration(campaign: Path) -> None:
    assert "Vorführung" not in tree.output(campaign, "de", DOMAIN, "case.txt")


@pytest.fixture
def overlays(campaign: Path) -> Path:
    tree.rewrite(campaign / "w4r.toml", '"ar"]', '"de-CH", "fr-CA"]')
    configure(campaign, '[locales.de-CH]\nbase = "de"\n\n[locales.fr-CA]\nbase = "fr"')
    run(campaign)
    return campaign


def test_an_overlay_takes_every_text_and_state_of_its_base(overlays: Path) -> None:
    for suffix in ("md", "txt"):
        for name in ("case", "letter"):
            base = tree.output(overlays, "de", DOMAIN, f"{name}.{suffix}")
            assert tree.output(overlays, "de-CH", DOMAIN, f"{name}.{suffix}") == base
    assert tree.reports(overlays)[DOMAIN, "de-CH"]["approved"] == 15


def test_an_overlay_of_the_source_takes_the_french(overlays: Path) -> None:
    assert tree.output(overlays, "fr-CA", DOMAIN, "case.md") == tree.output(overlays, "fr", DOMAIN, "case.md")
    assert "⟦" not in tree.output(overlays, "fr-CA", DOMAIN, "case.md")


def test_an_overlay_holds_what_differs_and_only_that(overlays: Path) -> None:
    tree.edit(overlays, "de-CH", DOMAIN, {"La foule attendait dehors.": "Die Menge wartete draussen."})
    run(overlays)
    assert "wartete draussen. Sie sang." in tree.output(overlays, "de-CH", DOMAIN, "case.md")
    assert "wartete draußen. Sie sang." in tree.output(overlays, "de", DOMAIN, "case.md")


def test_a_text_of_an_overlay_that_lapsed_gives_way_to_its_base(overlays: Path) -> None:
    tree.edit(overlays, "de-CH", DOMAIN, {"Le procès a duré 12 jours.": "Der Prozess währte 12 Tage."})
    run(overlays)
    assert "währte 12 Tage" in tree.output(overlays, "de-CH", DOMAIN, "case.md")
    tree.rewrite(overlays / CASE, "12 jours", "21 jours")
    run(overlays)
    tree.edit(overlays, "de", DOMAIN, {"Le procès a duré 21 jours.": "Der Prozess dauerte 21 Tage."})
    run(overlays)
    assert "dauerte 21 Tage" in tree.output(overlays, "de-CH", DOMAIN, "case.md")


def test_an_overlay_follows_its_base_in_the_same_run(overlays: Path) -> None:
    """Its base is merged in this run too: it must see the base as that leaves it, in whatever order."""
    tree.rewrite(overlays / CASE, "Une usine d’Exemplie", "Une usine d'Exemplie")
    run(overlays)
    assert "Eine Fabrik in Exemplien" in tree.output(overlays, "de-CH", DOMAIN, "case.md")
    done = tree.w4r(overlays, "run", "--format", "json")
    assert (done.json["built"], done.json["written"]) == (0, 0)


def test_an_overlay_that_is_configured_before_its_base_follows_it_as_well(overlays: Path) -> None:
    tree.rewrite(overlays / "w4r.toml", '"en", "de", "ja", "de-CH"', '"de-CH", "en", "ja", "de"')
    tree.rewrite(overlays / CASE, "Une usine d’Exemplie", "Une usine d'Exemplie")
    run(overlays)
    assert "Eine Fabrik in Exemplien" in tree.output(overlays, "de-CH", DOMAIN, "case.md")
    assert tree.w4r(overlays, "run", "--format", "json").json["built"] == 0


def test_an_overlay_words_its_notices_as_its_base_does(overlays: Path) -> None:
    tree.rewrite(overlays / CASE, "12 jours", "21 jours")
    run(overlays)
    assert "Markierte Stellen bleiben französisch." in tree.output(overlays, "de-CH", DOMAIN, "case.txt")


def test_a_refused_base_gives_its_overlay_no_outputs(overlays: Path) -> None:
    path = tree.po_path(overlays, "de", DOMAIN)
    path.write_bytes(path.read_bytes()[:-40])
    assert tree.w4r(overlays, "run").code == 3
    assert tree.outputs(overlays, "de-CH", DOMAIN) == set()


def test_an_overlay_that_rests_on_itself_is_a_wrong_configuration(campaign: Path) -> None:
    configure(campaign, '[locales.de]\nbase = "en"\n\n[locales.en]\nbase = "de"')
    done = tree.w4r(campaign, "run")
    assert done.code == 2
    assert "w4r.toml:" in done.err


def test_an_overlay_of_a_language_that_is_not_configured_is_a_wrong_configuration(campaign: Path) -> None:
    configure(campaign, '[locales.de]\nbase = "nl"')
    done = tree.w4r(campaign, "run")
    assert done.code == 2
    assert "w4r.toml:" in done.err
