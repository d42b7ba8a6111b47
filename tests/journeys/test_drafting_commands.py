# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r draft`, `w4r list`, and drafting as a part of `w4r run` and `w4r doctor`, as people call them."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import pytest
from tests.journeys import drafting, tree

RIVER = "2025-riviere"


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafting.new_tree(tmp_path_factory.mktemp("commands") / "campaign")


@pytest.fixture
def root(merged: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "campaign"
    shutil.copytree(merged, copy)
    return copy


def configure(root: Path, words: str) -> int:
    """Add lines to w4r.toml; the number of the first."""
    path = root / "w4r.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{words}\n", encoding="utf-8")
    return text.count("\n") + 1


def test_a_dry_run_says_what_would_go_where_and_does_nothing(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        configure(root, f'[engine.libre]\nkind = "libretranslate"\nurl = "{url}"')
        before = tree.bytes_below(root)
        done = tree.w4r(root, "draft", "--engine", "libre", "--locale", "de", "--dry-run", "--format", "json")
        assert done.code == 0, done.said
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    legs = {leg["domain"]: leg for leg in done.json["plan"]}
    assert legs[RIVER]["engine"] == "libre"
    assert (legs[RIVER]["reach"], legs[RIVER]["host"]) == ("network", "127.0.0.1")
    assert legs[RIVER]["texts"] == len(drafting.entries(root, "de", RIVER))
    assert legs[RIVER]["characters"] == sum(len(entry.msgid) for entry in drafting.entries(root, "de", RIVER))
    assert legs["2025-cachee"]["engine"] == ""
    assert "never leaves" in legs["2025-cachee"]["why"]
    assert "[tiers.embargoed]" in legs["2025-secret"]["why"]
    assert tree.bytes_below(root) == before
    assert not list(root.rglob("*.sent.jsonl"))
    assert not list((root / ".w4r").glob("drafts*"))


def test_the_plan_for_people_ends_with_what_would_leave_the_machine(root: Path) -> None:
    configure(root, '[engine.libre]\nkind = "libretranslate"\nurl = "https://translate.example.org/"')
    done = tree.w4r(root, "draft", "--engine", "libre", "--locale", "de", "--dry-run")
    assert "translate.example.org" in done.out
    assert done.out.strip().endswith("would leave this machine")


@pytest.mark.parametrize(
    ("lines", "offset", "words"),
    [
        ('[locales.de]\nengines = ["memory", "apertum"]', 1, "did you mean 'apertium'"),
        ('[engine.libre]\nkind = "libretranslat"', 1, "did you mean 'libretranslate'"),
        ('[engine.translator]\nurl = "https://example.org/"', 0, "says which kind"),
        ('[engine.mine]\nkind = "apertium"\noptions = { deadlin = 3 }', 2, "did you mean 'deadline'"),
        ('[engine.mine]\nkind = "echo"\noptions = { x = 1 }', 2, "has no option 'x'"),
    ],
)
def test_a_wrong_engine_is_named_with_its_line(root: Path, lines: str, offset: int, words: str) -> None:
    line = configure(root, lines)
    for command in ("draft", "list"):
        done = tree.w4r(root, command, *(["engines"] if command == "list" else ["--dry-run"]))
        assert done.code == 2
        assert f"w4r.toml:{line + offset}: " in done.err or "[engine." not in lines
        assert words in done.err


def test_policy_that_keeps_everything_back_is_told_with_the_line_that_would_allow_it(root: Path) -> None:
    configure(root, '[engine.libre]\nkind = "libretranslate"\nurl = "https://translate.example.org/"')
    done = tree.w4r(root, "draft", "2025-secret", "--engine", "libre", "--locale", "de")
    assert done.code == 4
    assert "[tiers.embargoed]" in done.err
    hidden = tree.w4r(root, "draft", "2025-cachee", "--engine", "libre", "--locale", "de")
    assert hidden.code == 4
    assert "never leaves this machine" in hidden.err


def test_an_engine_that_was_named_and_is_not_ready_ends_with_its_code(root: Path) -> None:
    done = tree.w4r(root, "draft", "--engine", "libretranslate", "--locale", "de")
    assert done.code == 6
    assert "not ready" in done.err


def test_what_came_of_it_is_told_as_a_table_and_as_json(root: Path) -> None:
    done = tree.w4r(root, "draft", "--engine", "echo", "--locale", "de")
    assert done.code == 0
    assert "the answer is the source" in done.out
    assert "drafts, " in done.out.splitlines()[-1]
    again = tree.w4r(root, "draft", "--engine", "echo", "--locale", "de", "--format", "json")
    river = next(row for row in again.json["drafts"] if row["domain"] == RIVER)
    assert river["empty"] == sum(river["left"].values()) + sum(river["drafted"].values())
    assert again.json["engines"][0]["texts"] == 0
    assert set(again.json) == {"drafts", "engines", "unserved", "errors", "written", "interrupted"}


def test_languages_that_no_engine_drafts_are_named_once_with_what_to_do(root: Path) -> None:
    configure(root, '[engine.apertium]\noptions = { modes = "/nowhere" }')
    done = tree.w4r(root, "draft", "--locale", "de", "--locale", "ja")
    assert done.code == 0
    assert "no engine at hand drafts de, ja: 'w4r list engines'" in done.out
    told = tree.w4r(root, "draft", "--locale", "de", "--locale", "ja", "--format", "json").json
    assert told["unserved"] == ["de", "ja"]
    plan = tree.w4r(root, "draft", "--dry-run", "--locale", "de").out
    assert "domains" in plan
    assert plan.strip().endswith("nothing would leave this machine")


def test_list_says_what_stands_behind_each_door() -> None:
    here = Path(__file__).parent
    engines = tree.w4r(here, "list", "engines", "--format", "json")
    assert {"apertium", "echo"} <= {each["name"] for each in engines.json}
    for kind in ("checks", "readers", "cleaners", "breakers", "reports", "renderers", "formats"):
        found = tree.w4r(here, "list", kind, "--format", "json")
        assert found.code == 0
        assert all(each["name"] and each["what"] for each in found.json)
    assert "markdown" in tree.w4r(here, "list", "readers").out


def test_list_names_a_projects_own_engines(root: Path) -> None:
    configure(root, '[engine.libre]\nkind = "libretranslate"\nurl = "https://translate.example.org/"')
    found = {each["name"]: each for each in tree.w4r(root, "list", "engines", "--format", "json").json}
    assert found["libre"]["kind"] == "libretranslate"
    assert found["libre"]["host"] == "translate.example.org"
    assert found["libre"]["ready"]
    assert not found["libretranslate"]["ready"]


def test_the_plan_names_the_host_of_a_service(root: Path) -> None:
    configure(root, '[engine.deepl]\nkind = "deep"\nkey_env = "DEEPL_KEY"\noptions = { service = "deepl" }')
    arguments = ("draft", "--engine", "deepl", "--locale", "de", "--dry-run", "--format", "json")
    for key, host in (("canary-1", "api.deepl.com"), ("canary-1:fx", "api-free.deepl.com")):
        done = tree.w4r(root, *arguments, env={"DEEPL_KEY": key})
        assert {leg["host"] for leg in done.json["plan"] if leg["engine"]} == {host}
        assert "canary" not in done.said


def test_doctor_says_what_named_engines_lack(root: Path) -> None:
    configure(
        root, '[locales.de]\nengines = ["memory", "libretranslate"]\n[locales.ja]\nengines = ["apertium"]'
    )
    found = tree.w4r(root, "doctor", "--format", "json").json
    said = {each["what"]: each for each in found}
    assert said["engine libretranslate is not ready"]["level"] == "hint"
    assert any("apertium" in what and what != "engine libretranslate" for what in said)
    configure(root, '[locales.en]\nengines = ["nobody"]')
    broken = tree.w4r(root, "doctor", "--format", "json")
    assert broken.code == 1
    assert any("there is no engine 'nobody'" in each["what"] for each in broken.json)


# In every run


def test_a_run_drafts_only_what_the_configuration_names_engines_for(root: Path) -> None:
    before = tree.bytes_below(root / "locales")
    done = tree.w4r(root, "run", "--format", "json")
    assert (done.json["drafted"], done.json["undrafted"]) == (0, {})
    assert tree.bytes_below(root / "locales") == before
    assert not (root / ".w4r" / "drafts.jsonl").exists()


def test_a_run_tries_in_vain_once_and_then_only_when_something_has_changed(root: Path) -> None:
    configure(root, '[locales.de]\nengines = ["memory", "echo"]')
    first = tree.w4r(root, "run", "--format", "json")
    assert first.code == 0
    assert sum(first.json["undrafted"].values()) == len(drafting.empty(root, "de"))
    (root / ".w4r" / "drafts.jsonl").unlink()
    (root / ".w4r" / "drafts-embargoed.jsonl").unlink()
    second = tree.w4r(root, "run", "--format", "json")
    assert second.json["undrafted"] == {}
    assert not (root / ".w4r" / "drafts.jsonl").exists()
    song = root / "sources" / "2025" / "riviere" / "case.md"
    tree.rewrite(song, "Elle chantait.", "Elle chantait fort.")
    third = tree.w4r(root, "run", "--format", "json")
    assert third.json["undrafted"]
    assert (root / ".w4r" / "drafts.jsonl").exists()


def test_a_run_fills_from_the_memory_where_it_is_named(root: Path) -> None:
    tree.translate(root, "de", RIVER)
    tree.approve(root, "fr")
    tree.approve(root, "de", RIVER)
    folder = root / "sources" / "2025" / "suite"
    folder.mkdir()
    text = '+++\ntier = "public"\n+++\n\nLa salle était pleine.\n\nLe vent se lève.\n'
    (folder / "communique.md").write_text(text, encoding="utf-8")
    configure(root, '[locales.de]\nengines = ["memory"]')
    assert tree.w4r(root, "run").code == 0
    entry = tree.entry(root, "de", "2025-suite", "La salle était pleine.")
    assert entry.msgstr == tree.translations()["de"]["La salle était pleine."]
    assert tree.entry(root, "de", "2025-suite", "Le vent se lève.").msgstr == ""


def test_a_wrong_chain_ends_a_run_with_its_line(root: Path) -> None:
    line = configure(root, '[locales.de]\nengines = ["nobody"]')
    done = tree.w4r(root, "run")
    assert done.code == 2
    assert f"w4r.toml:{line + 1}: there is no engine 'nobody'" in done.err


def test_the_log_moves_with_its_domain(root: Path) -> None:
    path = root / "locales" / "de" / "reviews" / f"{RIVER}.sent.jsonl"
    path.write_text(json.dumps({"engine": "x"}) + "\n")
    assert tree.w4r(root, "mv", RIVER, "2025-fleuve").code == 0
    assert path.with_name("2025-fleuve.sent.jsonl").exists()
    assert not path.exists()
