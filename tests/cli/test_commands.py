# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command: what it answers, what it writes, how it ends."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from tests.journeys import tree

from w4r_i18n import __version__

DOMAIN = "2025-riviere"
PO = f"locales/de/LC_MESSAGES/{DOMAIN}.po"
SHARED = Path(__file__).parents[2].parent / "shared" / "samples"


def commands(root: Path) -> list[str]:
    listed = tree.w4r(root, "--help").out.partition("Commands:")[2]
    return [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    assert tree.w4r(tmp_path, "--version").out == f"w4r {__version__}\n"


def test_every_command_explains_itself_in_one_line_and_at_length(tmp_path: Path) -> None:
    found = commands(tmp_path)
    assert {"check", "compile", "doctor", "extract", "fmt", "ingest", "init", "locale", "merge"} <= set(found)
    for name in found:
        done = tree.w4r(tmp_path, name, "--help")
        assert done.code == 0
        assert len(done.out.splitlines()) > 4


def test_without_a_tree_each_command_says_how_to_make_one(tmp_path: Path) -> None:
    for arguments in (
        ("run",),
        ("status",),
        ("check",),
        ("merge",),
        ("mv", "2025-a", "2025-b"),
        ("pin",),
        ("fmt",),
    ):
        done = tree.w4r(tmp_path, *arguments)
        assert done.code == 2
        assert "w4r init" in done.err
    assert list(tmp_path.iterdir()) == []


def test_status_gives_a_machine_every_number(campaign: Path) -> None:
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "12 jours", "21 jours")
    tree.w4r(campaign, "run")
    done = tree.w4r(campaign, "status", DOMAIN, "--locale", "de", "--format", "json")
    (report,) = done.json["reports"]
    assert (report["domain"], report["locale"]) == (DOMAIN, "de")
    counts = {
        name: report[name] for name in ("empty", "stale", "draft", "translated", "reviewed", "approved")
    }
    assert counts == {"empty": 0, "stale": 1, "draft": 0, "translated": 0, "reviewed": 0, "approved": 14}
    assert report["units"] == sum(counts.values()) == 15
    assert report["words"] > 60
    assert report["blocked_by"] == []


def test_status_writes_nothing(fresh: Path) -> None:
    before = tree.bytes_below(fresh)
    assert tree.w4r(fresh, "status").code == 0
    assert tree.bytes_below(fresh) == before
    assert not (fresh / ".w4r").exists()


def test_extract_merge_and_compile_by_themselves_give_what_a_run_gives(fresh: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(fresh, other)
    assert tree.w4r(other, "run").code == 0
    for name in ("extract", "merge", "compile"):
        assert tree.w4r(fresh, name).code == 0
    assert tree.bytes_below(fresh) == tree.bytes_below(other)


@pytest.mark.parametrize("command", ["extract", "merge"])
def test_a_dry_run_says_how_much_would_change_and_writes_nothing(fresh: Path, command: str) -> None:
    before = tree.bytes_below(fresh)
    done = tree.w4r(fresh, command, "--dry-run")
    assert done.code == 0
    assert "would change" in done.out
    assert tree.bytes_below(fresh) == before


def test_merge_tells_a_machine_what_became_of_the_texts(campaign: Path) -> None:
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "12 jours", "21 jours")
    done = tree.w4r(campaign, "merge", DOMAIN, "--locale", "de", "--format", "json")
    (merged,) = done.json["merged"]
    assert merged["domain"] == DOMAIN
    assert sum(count for kind, count in merged.items() if kind not in {"domain", "locale"}) == 15


def test_review_list_shows_critical_and_lowest_first_with_the_id_that_the_others_take(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Avec ma considération,": "Mit Hochachtung"})
    listed = tree.w4r(campaign, "review", "list", DOMAIN, "--locale", "de", "--format", "json").json
    keys = [(not row["critical"], row["state"] == "approved") for row in listed]
    assert keys == sorted(keys)
    (row,) = [row for row in listed if row["state"] != "approved"]
    done = tree.w4r(campaign, "review", "sign", row["id"][:8], "--locale", "de", "--by", "tui")
    assert done.code == 0, done.said
    assert "1 text signed" in done.out


def test_review_list_can_show_one_state_alone(campaign: Path) -> None:
    done = tree.w4r(campaign, "review", "list", "--locale", "ar", "--state", "empty", "--format", "json")
    assert {row["state"] for row in done.json} == {"empty"}


def test_an_id_that_fits_no_text_or_several_is_refused_and_nothing_is_written(campaign: Path) -> None:
    before = tree.bytes_below(campaign)
    for wrong, words in (("ffffffffffff", "fits no text"), ("", "fits several")):
        done = tree.w4r(campaign, "review", "sign", wrong, "--locale", "de", "--by", "ana")
        assert done.code == 3
        assert words in done.err
    assert tree.bytes_below(campaign) == before


@pytest.mark.parametrize("by", ["Jean Réel", "jean@example.org", "", "x" * 41])
def test_who_signs_is_a_pseudonym(campaign: Path, by: str) -> None:
    before = tree.bytes_below(campaign)
    done = tree.w4r(campaign, "review", "sign", "--all", "--locale", "de", "--by", by)
    assert done.code == 4
    assert by not in done.said or not by
    assert tree.bytes_below(campaign) == before


def test_signing_wants_ids_or_all_and_not_both(campaign: Path) -> None:
    for arguments in ((), ("0123456789ab", "--all")):
        done = tree.w4r(campaign, "review", "sign", *arguments, "--locale", "de", "--by", "ana")
        assert done.code == 2


def test_signing_a_fuzzy_text_accepts_it(campaign: Path) -> None:
    tree.rewrite(
        campaign / "sources/2025/riviere/case.md", "La salle était pleine.", "La salle était bien pleine."
    )
    tree.w4r(campaign, "run")
    new = "La salle était bien pleine."
    chosen = tree.ids(campaign, "de", DOMAIN)[new]
    assert tree.w4r(campaign, "review", "sign", chosen, "--locale", "de", "--by", "ana").code == 0
    assert not tree.entry(campaign, "de", DOMAIN, new).fuzzy
    assert tree.states(campaign, "de", DOMAIN)[new] == "translated"


def test_a_ledger_only_grows(campaign: Path) -> None:
    path = campaign / f"locales/de/reviews/{DOMAIN}.jsonl"
    before = path.read_bytes()
    tree.w4r(
        campaign, "review", "sign", "--reviewed", "--all", "--locale", "de", "--by", "tui", "--domain", DOMAIN
    )
    assert path.read_bytes().startswith(before)
    for line in path.read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line))[:7] == ["id", "act", "unit", "src", "tgt", "by", "on"]
        assert json.loads(line)["on"] == "2030-01-02"


def test_pin_pins_what_was_typed_once(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."})
    assert tree.w4r(campaign, "pin").out == "1 text pinned\n"
    assert tree.w4r(campaign, "pin").out == "0 texts pinned\n"
    assert tree.w4r(campaign, "pin", "--quiet").out == ""


def test_fmt_check_warns_about_looks_and_ends_well(campaign: Path) -> None:
    path = campaign / PO
    messy = path.read_text(encoding="utf-8") + "\n\n"
    path.write_text(messy, encoding="utf-8")
    done = tree.w4r(campaign, "fmt", "--check")
    assert done.code == 0
    assert f"not canonical: {path}" in done.out or f"not canonical: {PO}" in done.out
    assert path.read_text(encoding="utf-8") == messy
    assert tree.w4r(campaign, "fmt").code == 0
    assert path.read_text(encoding="utf-8") != messy


def test_fmt_leaves_a_broken_file_as_it_is_and_mends_the_others(campaign: Path) -> None:
    broken, messy = campaign / PO, tree.po_path(campaign, "en", DOMAIN)
    broken.write_bytes(broken.read_bytes()[:-30])
    cut = broken.read_bytes()
    good = messy.read_bytes()
    messy.write_bytes(good + b"\n\n")
    done = tree.w4r(campaign, "fmt")
    assert done.code == 3
    assert PO in done.err
    assert (broken.read_bytes(), messy.read_bytes()) == (cut, good)


def test_fmt_is_a_filter_from_input_to_output(campaign: Path) -> None:
    good = (campaign / PO).read_bytes()
    with_name = good.replace(
        b'"Last-Translator: \\n"', b'"Last-Translator: Erika Mustermann <e@example.org>\\n"'
    )
    assert with_name != good
    assert tree.w4r(campaign, "fmt", "-", stdin=with_name).out.encode() == good
    assert tree.w4r(campaign, "fmt", "-", stdin=good).out.encode() == good
    refused = tree.w4r(campaign, "fmt", "-", stdin=good[:-30])
    assert (refused.code, refused.out) == (3, "")
    assert "standard input:" in refused.err


def test_fmt_of_single_files_needs_no_tree(campaign: Path, tmp_path: Path) -> None:
    (tmp_path / "x.po").write_bytes((campaign / PO).read_bytes() + b"\n\n")
    assert tree.w4r(tmp_path, "fmt", "x.po").code == 0
    assert (tmp_path / "x.po").read_bytes() == (campaign / PO).read_bytes()


def test_doctor_tells_a_machine_what_it_tells_people(campaign: Path) -> None:
    done = tree.w4r(campaign, "doctor", "--format", "json")
    assert {"level", "what", "advice"} == set(done.json[0])
    assert {each["level"] for each in done.json} <= {"ok", "hint", "fault"}


def test_a_language_that_is_added_can_be_translated_at_once(campaign: Path) -> None:
    done = tree.w4r(campaign, "locale", "add", "pt_BR")
    assert done.code == 0, done.said
    assert '"ar", "pt-BR"]' in (campaign / "w4r.toml").read_text(encoding="utf-8")
    assert len(tree.catalogue(campaign, "pt-BR", DOMAIN).messages) == 15
    assert (campaign / "locales/pt_BR/reviews" / f"{DOMAIN}.jsonl").is_file()
    assert tree.w4r(campaign, "locale", "add", "pt-BR").code == 2
    listed = tree.w4r(campaign, "locale", "list", "--format", "json").json
    assert [each["locale"] for each in listed] == ["fr", "en", "de", "ja", "ar", "pt-BR"]


def test_a_language_that_would_be_added_is_not_when_dry(campaign: Path) -> None:
    before = tree.bytes_below(campaign)
    assert tree.w4r(campaign, "locale", "add", "nl", "--dry-run").code == 0
    assert tree.bytes_below(campaign) == before


def test_mv_says_each_step_and_dry_moves_nothing(campaign: Path) -> None:
    before = tree.bytes_below(campaign)
    done = tree.w4r(campaign, "mv", DOMAIN, "2026-fleuve", "--dry-run")
    assert f"{PO} → locales/de/LC_MESSAGES/2026-fleuve.po" in done.out
    assert tree.bytes_below(campaign) == before
    assert tree.w4r(campaign, "mv", DOMAIN, "2025-marche").code == 3
    assert tree.w4r(campaign, "mv", "2025-rien", "2026-fleuve").code == 3
    assert tree.w4r(campaign, "mv", DOMAIN, "../fleuve").code == 3
    assert tree.bytes_below(campaign) == before


def test_init_makes_a_tree_in_which_the_first_text_can_be_run(tmp_path: Path) -> None:
    done = tree.w4r(
        tmp_path, "init", "campagne", "--campaign", "Essai", "--locale", "de", "--locale", "pt_BR"
    )
    assert done.code == 0, done.said
    root = tmp_path / "campagne"
    folder = root / "sources/2030/texte"
    folder.mkdir(parents=True)
    (folder / "communique.md").write_text(
        '+++\ntier = "public"\n+++\n\nLa rivière coule.\n', encoding="utf-8"
    )
    assert tree.w4r(root, "run").code == 0
    assert tree.entry(root, "pt-BR", "2030-texte", "La rivière coule.").msgstr == ""


def test_init_in_a_checkout_can_be_done_twice(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert tree.w4r(tmp_path, "init", "--locale", "de").code == 0
    again = tree.w4r(tmp_path, "init", "--locale", "de")
    assert "written" not in again.out
    assert stat.S_IMODE((tmp_path / ".git/hooks/pre-commit").stat().st_mode) & 0o111


def test_init_refuses_a_language_that_is_none_and_writes_nothing(tmp_path: Path) -> None:
    assert tree.w4r(tmp_path, "init", "neuf", "--locale", "../x").code == 2
    assert list(tmp_path.iterdir()) == []


PAGE = """\
<!doctype html><html lang="fr"><head><title>La rivière d’Exemplie – Site</title></head><body>
<nav><a href="/">Accueil</a> <a href="/dons">Faire un don</a></nav>
<article><h1>La rivière d’Exemplie est en danger</h1>
<p>Publié le 3 mai 2029</p>
<p>Une usine a pollué la rivière. Douze familles sont parties.</p>
<h2>Ce que disent les gens</h2>
<p>« Nous ne partirons pas », a déclaré Nadia Fictive, habitante.</p>
</article>
<footer><p>Faites un don</p><script>track()</script></footer></body></html>
"""


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def ingested(campaign: Path) -> Path:
    (found,) = [path for path in (campaign / "sources").glob("*/rio") if path.is_dir()]
    return found


def test_ingest_writes_the_clean_text_the_page_as_it_came_and_the_report(campaign: Path, dirty: Path) -> None:
    done = tree.w4r(campaign, "ingest", str(dirty), "--slug", "rio")
    assert done.code == 0, done.said
    folder = ingested(campaign)
    assert {path.name for path in folder.iterdir()} == {"communique.md", "original.html", "ingest.json"}
    assert (folder / "original.html").read_bytes() == dirty.read_bytes()
    text = (folder / "communique.md").read_text(encoding="utf-8")
    assert "Douze familles sont parties." in text
    for furniture in ("Accueil", "Faire un don", "track()"):
        assert furniture not in text
    report = json.loads((folder / "ingest.json").read_text(encoding="utf-8"))
    assert {"role", "text", "line", "speaker"} <= set(report["blocks"][0])
    assert all({"n", "line", "reason", "text"} <= set(cut) for cut in report["cuts"])


def test_an_ingested_page_can_be_run_at_once(campaign: Path, dirty: Path) -> None:
    tree.w4r(campaign, "ingest", str(dirty), "--slug", "rio")
    assert tree.w4r(campaign, "run").code == 0
    domain = f"{ingested(campaign).parent.name}-rio"
    assert tree.catalogue(campaign, "de", domain).messages
    before = tree.bytes_below(campaign)
    tree.w4r(campaign, "run")
    assert tree.bytes_below(campaign) == before


def test_ingest_dry_writes_nothing_inside_and_outside_a_tree(
    campaign: Path, dirty: Path, tmp_path: Path
) -> None:
    before = tree.bytes_below(campaign)
    assert tree.w4r(campaign, "ingest", str(dirty), "--dry-run").code == 0
    assert tree.bytes_below(campaign) == before
    alone = tmp_path / "seul"
    alone.mkdir()
    done = tree.w4r(alone, "ingest", str(dirty), "--dry-run", "--format", "json")
    assert done.code == 0, done.said
    assert {"blocks", "cuts"} <= set(done.json)
    assert list(alone.iterdir()) == []


def test_a_cut_can_be_taken_back_by_its_number(campaign: Path, dirty: Path) -> None:
    cuts = tree.w4r(campaign, "ingest", str(dirty), "--dry-run", "--format", "json").json["cuts"]
    chosen = next(cut for cut in cuts if "don" in cut["text"])
    kept = tree.w4r(
        campaign, "ingest", str(dirty), "--keep", str(chosen["n"]), "--dry-run", "--format", "json"
    ).json
    assert len(kept["cuts"]) == len(cuts) - 1
    assert any("don" in block["text"] for block in kept["blocks"])


def test_ingesting_again_keeps_the_directives_that_people_added_and_shows_what_changed(
    campaign: Path, dirty: Path
) -> None:
    tree.w4r(campaign, "ingest", str(dirty), "--slug", "rio")
    path = ingested(campaign) / "communique.md"
    directive = '<!-- w4r: critical note="Vérifier le nombre." -->\n'
    tree.rewrite(path, "Une usine a pollué", f"{directive}Une usine a pollué")
    tree.rewrite(dirty, "Douze familles", "Treize familles")
    done = tree.w4r(campaign, "ingest", str(dirty), "--slug", "rio")
    assert done.code == 0, done.said
    text = path.read_text(encoding="utf-8")
    assert f"{directive}Une usine a pollué la rivière. Treize familles sont parties." in text
    assert "Treize familles" in done.out
    assert any(line.startswith("-") and "Douze familles" in line for line in done.out.splitlines())


def test_one_page_that_cannot_be_read_keeps_no_other_back(
    campaign: Path, dirty: Path, tmp_path: Path
) -> None:
    (tmp_path / "faux.docx").write_bytes(b"PK\x03\x04")
    done = tree.w4r(campaign, "ingest", str(tmp_path / "faux.docx"), str(dirty))
    assert done.code == 3
    assert "faux.docx" in done.err
    assert list((campaign / "sources").glob("*/*/ingest.json"))


def test_slug_and_keep_go_with_one_file(campaign: Path, dirty: Path) -> None:
    assert tree.w4r(campaign, "ingest", str(dirty), str(dirty), "--slug", "rio").code == 2
    assert tree.w4r(campaign, "ingest", str(dirty), "--slug", "../rio").code == 3


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not here")
def test_a_real_page_is_ingested_and_run(campaign: Path) -> None:
    pages = sorted(path for path in SHARED.iterdir() if path.suffix in {".txt", ".md", ".html", ".docx"})
    assert pages
    done = tree.w4r(campaign, "ingest", *map(str, pages))
    assert done.code == 0, done.said
    assert tree.w4r(campaign, "run").code == 0


def test_a_pipe_that_closes_early_is_no_error(campaign: Path) -> None:
    script = f'"{tree.COMMAND}" review list --locale de | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], cwd=campaign, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in done.stderr
