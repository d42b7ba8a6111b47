# SPDX-License-Identifier: GPL-3.0-or-later
"""A run in CI that must fail, says where, and goes on where it can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.journeys import tree

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
PO = f"locales/de/LC_MESSAGES/{DOMAIN}.po"


def line_of(root: Path, words: str, name: str = PO) -> int:
    return (root / name).read_text(encoding="utf-8").partition(words)[0].count("\n") + 1


def test_a_good_tree_passes(campaign: Path) -> None:
    done = tree.w4r(campaign, "check", "--locale", "de", "--locale", "en", "--locale", "ja")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("domain", "msgid", "wrong", "rule"),
    [
        (DOMAIN, "Le procès a duré 12 jours.", "Der Prozess dauerte 21 Tage.", "number"),
        (DOMAIN, "Écrivez avant le 30 juin 2030.", "Schreiben Sie vor dem 30. Juni 2031.", "date"),
        ("2025-marche", "Écrivez à ecrire@example.org ou lisez <x1/>.",
         "Schreiben Sie an schreib@example.org oder lesen Sie <x1/>.", "email"),
        ("2025-marche", "Écrivez à ecrire@example.org ou lisez <x1/>.",
         "Schreiben Sie an ecrire@example.org.", "tag"),
        (DOMAIN, "Lisez le <g1>dossier complet</g1> et <g2>parlez-en</g2>.",
         "Lesen Sie das <g1>ganze Dossier</g1> und <g2>sprechen</g1> Sie darüber.", "tag"),
        (DOMAIN, "Elle chantait.", "Sie sang {lied}.", "placeholder"),
        (DOMAIN, "Elle chantait.", "Sie sang\u202e.", "bidi"),
        (DOMAIN, "Elle chantait.", "Sie sang, siehe https://boese.example/.", "url"),
    ],
)  # fmt: skip
def test_a_text_with_something_wrong_fails_the_check_and_is_named(
    campaign: Path, domain: str, msgid: str, wrong: str, rule: str
) -> None:
    tree.edit(campaign, "de", domain, {msgid: wrong})
    done = tree.w4r(campaign, "check", domain, "--locale", "de", "--format", "json")
    assert done.code == 1
    found = [each for each in done.json["findings"] if each["severity"] == "error"]
    assert rule in {each["check"] for each in found}
    name = f"locales/de/LC_MESSAGES/{domain}.po"
    line = next(e.line for e in tree.catalogue(campaign, "de", domain).messages if e.msgid == msgid)
    assert {(each["path"], each["line"]) for each in found} == {(name, line)}


def test_a_text_with_an_error_is_not_compiled_though_people_approved_it(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Le procès a duré 12 jours.": "Der Prozess dauerte 21 Tage."})
    tree.approve(campaign, "de", DOMAIN)
    done = tree.w4r(campaign, "run", "--fail-on", "error")
    assert done.code == 1
    assert "[number]" in done.err
    for content in tree.bytes_below(campaign / "build").values():
        assert b"21 Tage" not in content


def test_a_run_that_is_not_asked_to_fail_ends_well_with_blocked_texts(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Le procès a duré 12 jours.": "Der Prozess dauerte 21 Tage."})
    for command in ("run", "compile"):
        assert tree.w4r(campaign, command).code == 0
        assert tree.w4r(campaign, command, "--fail-on", "error").code == 1


def test_a_run_can_be_asked_to_fail_on_what_is_missing(campaign: Path) -> None:
    for command in ("run", "compile"):
        assert tree.w4r(campaign, command, "--locale", "de", "--fail-on", "missing").code == 0
        assert tree.w4r(campaign, command, "--locale", "ar", "--fail-on", "missing").code == 1


def truncated(root: Path) -> bytes:
    path = root / PO
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"Sie sang") + 4])
    return path.read_bytes()


def test_a_truncated_catalogue_is_refused_with_its_line_and_left_as_it_is(campaign: Path) -> None:
    broken = truncated(campaign)
    for command in ("check", "run", "merge", "status", "compile"):
        done = tree.w4r(campaign, command)
        assert done.code == 3, command
        assert f"{PO}:{line_of(campaign, 'Sie ')}" in done.said, command
        assert (campaign / PO).read_bytes() == broken


def test_a_broken_catalogue_keeps_no_other_language_and_no_other_domain_back(campaign: Path) -> None:
    truncated(campaign)
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    assert tree.w4r(campaign, "run").code == 3
    new = "Le procès a duré 21 jours."
    assert tree.entry(campaign, "en", DOMAIN, new).fuzzy
    assert f"⟦{new}⟧" in tree.output(campaign, "en", DOMAIN, "case.md")
    assert tree.outputs(campaign, "de", "2025-marche")


def test_a_broken_catalogue_leaves_no_outputs_that_no_longer_follow_from_it(campaign: Path) -> None:
    """What was built before the sources changed would go out with the old figure."""
    truncated(campaign)
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    tree.w4r(campaign, "run")
    for name in tree.outputs(campaign, "de", DOMAIN):
        assert "12 Tage" not in tree.output(campaign, "de", DOMAIN, name)


def test_a_mended_catalogue_goes_on_where_it_stood(campaign: Path, built: Path) -> None:
    truncated(campaign)
    tree.w4r(campaign, "run")
    (campaign / PO).write_bytes((built / PO).read_bytes())
    assert tree.w4r(campaign, "run").code == 0
    assert tree.bytes_below(campaign) == tree.bytes_below(built)


def test_a_broken_source_leaves_its_domain_untouched_and_others_are_built(campaign: Path) -> None:
    """Its texts would be taken for gone in every language."""
    tree.rewrite(campaign / CASE, 'tier = "public"\n', 'tier = "publik"\n')
    tree.rewrite(campaign / "sources/2025/marche/communique.md", "Plus de 200", "Plus de 300")
    before = tree.bytes_below(campaign / "locales")
    done = tree.w4r(campaign, "run")
    assert done.code == 3
    assert "sources/2025/riviere/case.md:2" in done.err
    assert "did you mean" in done.err or "public" in done.err
    found = tree.changed(before, tree.bytes_below(campaign / "locales"))
    assert {name for name in found if "riviere" in name} == set()
    assert "⟦Plus de 300 personnes" in tree.output(campaign, "en", "2025-marche", "communique.md")


def test_a_case_file_that_is_wrong_leaves_its_domain_untouched(campaign: Path) -> None:
    tree.rewrite(campaign / "sources/2025/riviere/case.toml", "full = ", "ful = ")
    before = tree.bytes_below(campaign / "locales")
    done = tree.w4r(campaign, "run")
    assert done.code == 3
    assert "case.toml:6" in done.err
    assert tree.bytes_below(campaign / "locales") == before


def test_names_in_a_case_file_that_is_wrong_stay_critical_in_other_domains(campaign: Path) -> None:
    marche = campaign / "sources/2025/marche/communique.md"
    marche.write_text(marche.read_text() + "\nNadia Fictive marchait devant.\n")
    tree.rewrite(campaign / "sources/2025/riviere/case.toml", "full = ", "ful = ")
    assert tree.w4r(campaign, "extract", "2025-marche").code == 3
    pot = (campaign / "locales/2025-marche.pot").read_text()
    told = pot.partition('msgid "Nadia Fictive marchait devant."')[0].rpartition("\n\n")[2]
    assert "critical" in told


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("campaign =", "campain =", 2, "did you mean 'campaign'"),
        ('"ja"', '"../../etc"', 4, "is no locale"),
        ("[project]", "[project", 1, "not TOML"),
        ('source = "fr"', 'source = "fr"\ndemonstration = "oui"', 4, "demonstration"),
    ],
)
def test_a_wrong_configuration_is_named_with_its_line(
    campaign: Path, old: str, new: str, line: int, words: str
) -> None:
    tree.rewrite(campaign / "w4r.toml", old, new)
    for command in ("run", "check", "status", "merge", "compile", "extract"):
        done = tree.w4r(campaign, command)
        assert done.code == 2
        assert f"w4r.toml:{line}: " in done.err
        assert words in done.err


@pytest.mark.parametrize(
    "arguments", [("check", "2025-nulle-part"), ("run", "2025-nulle-part"), ("status", "2025-nulle-part")]
)
def test_a_domain_that_is_not_there_is_said(campaign: Path, arguments: tuple[str, ...]) -> None:
    done = tree.w4r(campaign, *arguments)
    assert done.code == 3
    assert "sources/2025/nulle-part" in done.err


def test_a_language_that_is_not_configured_is_said(campaign: Path) -> None:
    done = tree.w4r(campaign, "run", "--locale", "xx")
    assert done.code == 2
    assert "configured: en, de, ja, ar" in done.err


def test_a_command_that_is_none_is_answered_with_the_nearest(campaign: Path) -> None:
    done = tree.w4r(campaign, "chek")
    assert done.code == 2
    assert "did you mean 'w4r check'?" in done.err


def test_warnings_fail_only_when_asked(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    tree.w4r(campaign, "run")
    assert tree.w4r(campaign, "check", "--locale", "de").code == 0
    done = tree.w4r(campaign, "check", "--locale", "de", "--fail-on", "warning")
    assert done.code == 1
    assert "[stale]" in done.out


def require_arabic(root: Path, due: str) -> None:
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[locales.ar]\nrequired = ["{DOMAIN}"]\ndue = "{due}"\n')


@pytest.mark.parametrize(("due", "code"), [("2030-01-02", 1), ("2030-01-01", 1), ("2030-01-03", 0)])
def test_what_is_required_and_missing_fails_from_its_day_on(campaign: Path, due: str, code: int) -> None:
    require_arabic(campaign, due)
    tree.edit(campaign, "ar", DOMAIN, {"Elle chantait.": ""})
    assert tree.w4r(campaign, "check").code == 0
    assert tree.w4r(campaign, "check", "--fail-on", "missing").code == code


def test_what_is_required_and_complete_does_not_fail(campaign: Path) -> None:
    require_arabic(campaign, "2029-01-01")
    assert tree.w4r(campaign, "check", "--fail-on", "missing").code == 0


def test_what_is_missing_and_not_required_does_not_fail(campaign: Path) -> None:
    assert tree.w4r(campaign, "check", "--fail-on", "missing", "--locale", "ar").code == 0


def test_a_source_that_changed_since_the_last_merge_is_said(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de")
    assert "1 of 15 source texts are not in the catalogue" in done.out


def test_a_ledger_with_a_line_that_cannot_be_read_lets_nothing_be_approved(campaign: Path) -> None:
    ledger = campaign / f"locales/de/reviews/{DOMAIN}.jsonl"
    with ledger.open("a", encoding="utf-8") as file:
        file.write('{"act":"appr\n')
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de")
    assert (
        f"locales/de/reviews/{DOMAIN}.jsonl:{len(ledger.read_text(encoding='utf-8').splitlines())}"
        in done.out
    )
    assert set(tree.states(campaign, "de", DOMAIN).values()) == {"translated"}
    tree.w4r(campaign, "run")
    assert "letter.md" not in tree.outputs(campaign, "de", DOMAIN)
    refused = tree.w4r(
        campaign, "review", "sign", "--locale", "de", "--by", "ana", "--all", "--domain", DOMAIN
    )
    assert refused.code == 4


def test_a_deleted_ledger_is_said_and_approves_nothing(campaign: Path) -> None:
    (campaign / f"locales/de/reviews/{DOMAIN}.jsonl").unlink()
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de")
    assert f"locales/de/reviews/{DOMAIN}.jsonl" in done.out
    assert "approved" not in tree.states(campaign, "de", DOMAIN).values()


def test_a_forged_line_of_the_ledger_counts_for_nothing(campaign: Path) -> None:
    """Somebody copies an approval and changes whom it is about: its id is no longer its digest."""
    ledger = campaign / f"locales/de/reviews/{DOMAIN}.jsonl"
    lines = ledger.read_text(encoding="utf-8").splitlines()
    forged = json.loads(lines[-1]) | {"by": "tui"}
    ledger.write_text("\n".join([*lines, json.dumps(forged)]) + "\n", encoding="utf-8")
    assert tree.w4r(campaign, "check", DOMAIN, "--locale", "de").out != ""
    assert "approved" not in tree.states(campaign, "de", DOMAIN).values()


def test_the_exit_codes_are_those_of_the_process(campaign: Path) -> None:
    assert tree.ran(campaign, "check", "--locale", "de").code == 0
    truncated(campaign)
    done = tree.ran(campaign, "check", "--locale", "de")
    assert done.code == 3
    assert "Traceback" not in done.said
    (campaign / "w4r.toml").write_text("[projet]\n", encoding="utf-8")
    assert tree.ran(campaign, "check").code == 2


def test_a_misspelt_name_fails_the_check_and_a_recorded_one_does_not(campaign: Path) -> None:
    source = "Nadia Fictive risque dix ans de prison."
    text = tree.entry(campaign, "de", DOMAIN, source).msgstr
    tree.edit(campaign, "de", DOMAIN, {source: text.replace("Fictive", "Fictvie")})
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de", "--format", "json")
    assert ("name", "error") in {(each["check"], each["severity"]) for each in done.json["findings"]}
    names = "person,full,short,forms,invariable,source\nNadia Fictive,Nadia Fictvie,,,,la famille\n"
    (campaign / "locales" / "de" / "names.csv").write_text(names, "utf-8")
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de", "--format", "json")
    assert not [
        each for each in done.json["findings"] if each["check"] == "name" and source[:20] in each["unit"]
    ]


def test_a_table_of_names_that_is_broken_is_told_and_nothing_passes_for_checked(campaign: Path) -> None:
    (campaign / "locales" / "de" / "names.csv").write_bytes(b"person,full\nNadia Fictive,\xff\n")
    done = tree.w4r(campaign, "check", DOMAIN, "--locale", "de")
    assert done.code == 3
    assert "locales/de/names.csv:2:" in done.out
