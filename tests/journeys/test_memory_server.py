# SPDX-License-Identifier: GPL-3.0-or-later
"""A memory that several clones share: the same commands, and nothing in it that not everybody may read."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree
from tests.memory.postgres import Cluster, needs_postgres

from w4r_i18n.memory.server_schema import name_for

pytestmark = needs_postgres

TRIAL = "Le procès a duré 12 jours."
COMMANDS = (
    ("memory", "lookup", "Le procès a duré 21 jours.", "--locale", "en"),
    ("memory", "lookup", TRIAL, "--locale", "ja", "--embargoed"),
    ("memory", "leverage"),
    ("search", "procès"),
    ("search", "trial", "--in", "target"),
    ("search", "proc*", "--locale", "de"),
)


def configure(root: Path, url: str) -> None:
    """Let the campaign, under a name of its own, have its memory there."""
    tree.rewrite(root / "w4r.toml", "[project]", f'[memory]\nurl = "{url}"\n\n[project]')
    tree.rewrite(root / "w4r.toml", 'campaign = "', f'campaign = "{root.parent.name} ')


@pytest.fixture
def shared(campaign: Path, postgres: Cluster) -> Path:
    configure(campaign, postgres.url())
    return campaign


def answers(root: Path, *command: str) -> Any:
    done = tree.w4r(root, *command, "--format", "json")
    assert done.code == 0, done.said
    return done.json


def lookup(root: Path, *more: str) -> Any:
    return answers(root, "memory", "lookup", TRIAL, "--locale", "en", *more)


def on_the_server(postgres: Cluster, root: Path) -> str:
    """All rows of the campaign's memory, as an administrator may read them."""
    schema = name_for(tomllib.loads((root / "w4r.toml").read_text())["project"]["campaign"])
    tables = postgres.run(f"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'")  # noqa: S608
    rows = [postgres.run(f"SELECT each::text FROM {schema}.{table} AS each") for (table,) in tables]  # noqa: S608
    return "\n".join(text for part in rows for (text,) in part)


def test_all_commands_answer_from_the_server_as_from_the_tree(campaign: Path, postgres: Cluster) -> None:
    told = {command: answers(campaign, *command) for command in COMMANDS}
    configure(campaign, postgres.url())
    assert {command: answers(campaign, *command) for command in COMMANDS} == told
    assert all(told.values())
    assert tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr in on_the_server(postgres, campaign)
    assert not (campaign / ".w4r" / "memory.sqlite").exists()
    assert answers(campaign, "memory", "update")["read"] == 0


def test_an_embargoed_case_stays_in_the_tree(shared: Path, postgres: Cluster) -> None:
    assert lookup(shared)
    tree.rewrite(shared / "sources/2025/riviere/case.toml", 'tier = "public"', 'tier = "embargoed"')
    assert lookup(shared) == []
    assert [found["kind"] for found in lookup(shared, "--embargoed")] == ["exact"]
    held = on_the_server(postgres, shared)
    assert "2025-marche" in held
    assert "riviere" not in held
    assert tree.entry(shared, "en", "2025-riviere", TRIAL).msgstr not in held
    (shared / ".w4r" / "memory-embargoed.sqlite").unlink()
    assert lookup(shared, "--embargoed")


@pytest.mark.parametrize(
    ("old", "new"),
    [('tier = "public"', 'tier = "restricted"'), ('status = "open"', 'status = "recalled"')],
    ids=["restricted", "recalled"],
)
def test_neither_text_nor_name_of_a_restricted_or_recalled_case_is_on_the_server(
    shared: Path, postgres: Cluster, old: str, new: str
) -> None:
    assert lookup(shared)
    tree.rewrite(shared / "sources/2025/riviere/case.toml", old, new)
    assert lookup(shared, "--embargoed") == []
    held = on_the_server(postgres, shared)
    assert "2025-marche" in held
    assert "riviere" not in held
    assert tree.entry(shared, "en", "2025-riviere", TRIAL).msgstr not in held
    assert answers(shared, "memory", "update")["read"] == 0


def test_the_memory_follows_the_tree_of_whoever_updated_last(shared: Path, tmp_path: Path) -> None:
    ((before,),) = [lookup(shared)]
    other = tmp_path / "clone"
    shutil.copytree(shared, other, symlinks=True)
    assert answers(other, "memory", "update")["read"] == 0
    tree.edit(other, "en", "2025-riviere", {TRIAL: "The trial took twelve days."})
    assert lookup(other) == []
    assert lookup(shared) == [before]


def test_clones_that_update_at_once_leave_a_whole_memory(shared: Path, tmp_path: Path) -> None:
    other = tmp_path / "clone"
    shutil.copytree(shared, other, symlinks=True)
    running = [tree.started(root, "memory", "update") for root in (shared, other, shared, other)]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    assert answers(shared, "memory", "update")["read"] == 0
    assert len(lookup(other)) == 1


def test_a_wrong_password_is_one_line_that_says_where_it_belongs(campaign: Path, postgres: Cluster) -> None:
    postgres.run("CREATE ROLE kea LOGIN PASSWORD 'juste-9f27'")
    configure(campaign, postgres.network_url("kea"))
    done = tree.w4r(campaign, "memory", "update", env={"PGPASSWORD": "faux-51c0"})
    assert (done.code, done.out, len(done.err.splitlines())) == (6, "", 1)
    assert "password authentication failed" in done.err
    assert "PGPASSFILE" in done.err
    assert "faux-51c0" not in done.err
    postgres.run("GRANT CREATE ON DATABASE w4r TO kea")
    assert tree.w4r(campaign, "memory", "update", env={"PGPASSWORD": "juste-9f27"}).code == 0


def test_the_doctor_says_whether_the_server_answers(shared: Path) -> None:
    said = [finding["what"] for finding in tree.w4r(shared, "doctor", "--format", "json").json]
    assert any(what.startswith("the memory server answers") for what in said)
    tree.rewrite(shared / "w4r.toml", "port=", "port=1&connect_timeout=2&keepalives=")
    faults = [
        each for each in tree.w4r(shared, "doctor", "--format", "json").json if each["level"] == "fault"
    ]
    assert any("does not answer" in each["what"] for each in faults)


def test_a_text_that_is_no_unicode_is_asked_like_any_other(shared: Path) -> None:
    broken = tree.w4r(shared, "memory", "lookup", "Le proc\udce8s", "--locale", "en")
    assert (broken.code, broken.err) == (0, "")
