# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review`, verb by verb, and the digest: what each writes, shows and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
LEDGER = Path(f"locales/de/reviews/{DOMAIN}.jsonl")
SONG = "Elle chantait."
DEMAND = "Je vous demande de libérer Nadia Fictive."


def review(root: Path, verb: str, *arguments: str, tag: str = "de", code: int = 0) -> tree.Ran:
    done = tree.w4r(root, "review", *verb.split(), "--locale", tag, *arguments)
    assert done.code == code, done.said
    return done


def id_of(root: Path, msgid: str) -> str:
    return tree.ids(root, "de", DOMAIN)[msgid]


def shown(root: Path, msgid: str, *, tag: str = "de") -> Any:
    (found,) = review(root, "show", id_of(root, msgid), "--format", "json", tag=tag).json
    return found


def ledger(root: Path) -> list[dict[str, Any]]:
    lines = (root / LEDGER).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_dry_run_says_what_an_act_would_do_and_writes_nothing(campaign: Path) -> None:
    before = tree.bytes_below(campaign)
    chosen = id_of(campaign, SONG)
    done = review(campaign, "reject", chosen, "--by", "kea", "--dry-run", "--format", "json")
    assert [row["state"] for row in done.json] == ["draft"]
    assert tree.bytes_below(campaign) == before
    done = review(campaign, "reject", chosen, "--by", "kea", "--dry-run")
    assert "would be draft" in done.out


def test_a_text_is_shown_with_its_paragraph_its_readers_and_what_changed_in_its_source(
    campaign: Path,
) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    assert tree.w4r(campaign, "run").code == 0
    found = shown(campaign, "Le procès a duré 21 jours.")
    assert found["state"] == "stale"
    assert {"old": "12", "new": "21"} in found["changes"]
    assert found["previous"] == "Le procès a duré 12 jours."
    assert [part["source"] for part in found["paragraph"]].count("Le procès a duré 21 jours.") == 1
    assert len(found["paragraph"]) > 1
    assert found["origin"][0].startswith("w4r: carried fact")
    done = review(campaign, "show", id_of(campaign, "Le procès a duré 21 jours."))
    assert "[-12-]{+21+}" in done.out
    read = shown(campaign, DEMAND)
    assert (read["writers"], read["read_by"], read["wanted"]) == (["ana-de"], ["ben-de", "cleo-de"], 2)


def test_a_text_that_the_sources_have_no_more_is_not_shown_but_told(campaign: Path) -> None:
    chosen = id_of(campaign, SONG)
    tree.rewrite(campaign / CASE, SONG, "Elle chantait fort.")
    assert "w4r merge" in review(campaign, "show", chosen, code=3).err


def test_a_finding_of_the_checks_stands_beside_its_text(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Le procès a duré 12 jours.": "Der Prozess dauerte 21 Tage."})
    assert "[number]" in "".join(shown(campaign, "Le procès a duré 12 jours.")["findings"])


def test_a_question_reaches_the_authors_and_its_answer_every_language(campaign: Path) -> None:
    chosen = id_of(campaign, SONG)
    review(campaign, "comment --question", chosen, "--by", "kea", "--note", "one evening or always?")
    (asked,) = review(campaign, "list --questions", "--format", "json", tag="fr").json
    assert (asked["id"], asked["asked"]["by"], asked["asked"]["note"]) == (
        chosen, "kea", "[de] one evening or always?",
    )  # fmt: skip
    review(campaign, "comment --answer", chosen, "--by", "editor", "--note", "always", tag="fr")
    assert review(campaign, "list --questions", "--format", "json", tag="fr").json == []
    told = shown(campaign, SONG, tag="ja")["questions"]
    assert [act["note"] for act in told] == ["always"]
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "approved"


@pytest.mark.parametrize("note", ["", "  ", "write to kea@example.org"])
def test_a_comment_without_words_or_with_an_address_is_refused(campaign: Path, note: str) -> None:
    before = tree.bytes_below(campaign / "locales")
    review(campaign, "comment", id_of(campaign, SONG), "--by", "kea", "--note", note, code=4)
    assert tree.bytes_below(campaign / "locales") == before


def test_a_withdrawn_text_stands_nowhere_and_can_be_approved_by_nobody(campaign: Path) -> None:
    chosen = id_of(campaign, SONG)
    review(campaign, "withdraw", chosen, "--by", "kea", "--note", "asked for by the family")
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "draft"
    refused = review(campaign, "approve", chosen, "--by", "tui", code=4)
    assert "withdrawn" in refused.err
    assert tree.w4r(campaign, "run").code == 0
    assert "Sie sang." not in tree.output(campaign, "de", DOMAIN, "case.md")
    review(campaign, "withdraw --end", chosen, "--by", "ana-de", code=4)
    review(campaign, "withdraw --end", chosen, "--by", "tui", "--note", "they agreed")
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "approved"


def test_the_history_of_a_text_goes_back_over_its_texts_and_its_sources(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, SONG, "Elle chantait fort.")
    assert tree.w4r(campaign, "run").code == 0
    new = "Elle chantait fort."
    tree.edit(campaign, "de", DOMAIN, {new: "Sie sang laut."})
    review(campaign, "sign", id_of(campaign, new), "--by", "kea")
    (found,) = review(campaign, "history", id_of(campaign, new), "--format", "json").json
    told = [(each["act"], each["by"], each["same_source"]) for each in found["acts"]]
    assert told == [("translated", "kea", True)]
    tree.edit(campaign, "de", DOMAIN, {new: "Sie sang."})
    review(campaign, "sign", id_of(campaign, new), "--by", "kea")
    (found,) = review(campaign, "history", id_of(campaign, new), "--format", "json").json
    former = [(each["act"], each["by"]) for each in found["acts"] if not each["same_source"]]
    assert sorted(former) == [("approved", "ben-de"), ("translated", "ana-de")]
    assert "a former source" in review(campaign, "history", id_of(campaign, new)).out


def test_all_acts_of_a_taken_account_end_and_states_follow(campaign: Path) -> None:
    review(campaign, "reject", id_of(campaign, SONG), "--by", "tui")
    review(campaign, "reject", id_of(campaign, "Agir"), "--by", "ben-de")
    acts = ("revert", "--by", "ben-de", "--since", "2030-01-01", "--as", "chief")
    before = tree.bytes_below(campaign / "locales")
    would = tree.w4r(campaign, "review", *acts, "--dry-run", "--format", "json")
    assert tree.bytes_below(campaign / "locales") == before
    assert would.json["acts"]
    done = tree.w4r(campaign, "review", *acts, "--format", "json")
    assert (done.code, done.json) == (0, would.json)
    states = tree.states(campaign, "de", DOMAIN)
    assert states["La rivière et la loi"] == "reviewed"
    assert states["Agir"] == "translated"
    assert states[SONG] == "draft"
    assert {each["locale"] for each in done.json["states"]} == {"de"}
    assert tree.w4r(campaign, "review", *acts, "--format", "json").json["acts"] == []


def test_who_reads_a_text_again_on_the_day_of_its_rejection_counts(campaign: Path) -> None:
    """Their act says what the dead one said; it must not be taken for it."""
    chosen = id_of(campaign, SONG)
    review(campaign, "reject", chosen, "--by", "tui")
    review(campaign, "approve", chosen, "--by", "ben-de")
    assert tree.states(campaign, "de", DOMAIN)[SONG] == "approved"
    assert len({line["id"] for line in ledger(campaign)}) == len(ledger(campaign))


def test_of_a_restricted_text_no_word_is_printed(campaign: Path) -> None:
    for path in (campaign / "sources/2025/riviere").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('tier = "public"', 'tier = "restricted"'), encoding="utf-8")
    listed = review(campaign, "list", DOMAIN, "--format", "json").json
    assert {row["source"] for row in listed} == {""}
    chosen = [row["id"] for row in listed]
    review(campaign, "comment", *chosen, "--by", "kea", "--note", "Nadia chantait", "--domain", DOMAIN)
    tree.edit(campaign, "de", DOMAIN, {SONG: ""})
    for arguments in (
        ("review", "show", *chosen), ("review", "history", *chosen), ("review", "list", "--questions"),
        ("digest",), ("review", "show", *chosen, "--format", "json"), ("digest", "--format", "json"),
        ("review", "history", *chosen, "--format", "json"), ("digest", "--format", "mail"),
    ):  # fmt: skip
        done = tree.w4r(campaign, *arguments, "--locale", "de")
        assert done.code == 0, done.said
        for word in ("Nadia", "chantait", "libérer", "Sie sang", "Fluss"):
            assert word not in done.said.replace("2025-riviere", ""), (arguments, word)


def test_the_digest_names_days_then_texts_by_risk_and_what_each_needs(campaign: Path) -> None:
    with (campaign / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[locales.de]\nrequired = ["{DOMAIN}"]\ndue = "2030-01-12"\n')
    tree.edit(campaign, "de", DOMAIN, {SONG: "", DEMAND: "Lassen Sie Nadia Fictive frei."})
    review(campaign, "sign", id_of(campaign, DEMAND), "--by", "ana")
    found = tree.w4r(campaign, "digest", "--locale", "de", "--format", "json").json
    assert [(due["day"], due["days"], due["domain"]) for due in found["due"]] == [("2030-01-12", 10, DOMAIN)]
    wants = [(text["risk"], text["source"], text["want"]) for text in found["texts"]]
    assert wants == [
        ("critical", DEMAND, "2 to read it, one to approve"),
        ("empty", SONG, "to translate"),
    ]
    assert any(each["document"] == "letter" for each in found["withheld"])
    text = tree.w4r(campaign, "digest", "--locale", "de").out
    assert text.index("in 10 days") < text.index(DEMAND[:20]) < text.index(SONG)
    assert text.count("\n") < 40
    mail = tree.w4r(campaign, "digest", "--locale", "de", "--format", "mail").out
    assert mail.startswith("Subject: de: ")
    assert "\n\n" in mail


def test_the_digest_of_a_language_that_is_done_is_one_line(campaign: Path) -> None:
    done = tree.w4r(campaign, "digest", "--locale", "de")
    assert done.out.count("\n") == 1
    assert "nothing is withheld" in done.out
