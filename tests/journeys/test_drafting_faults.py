# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole run against a server that goes wrong: it leaves nothing behind, and the next run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.draft.fakes import germanised
from tests.journeys import drafting, tree
from tests.simulators.fault_server import FaultServer, Shape

from w4r_i18n.draft.asking import Patience
from w4r_i18n.flow.draft import Means, Outcome, draft

KEY = "canary-3f9d-never-kept"
SERVICES: dict[str, tuple[Shape, str, tuple[str, ...]]] = {
    "libretranslate": (
        "libre", 'kind = "libretranslate"\noptions = { deadline = "0.3" }',
        ("500", "expired-key", "redirect-inwards", "truncated", "gzip-bomb", "wrong-count", "nan", "stalled"),
    ),
    "deepl": (
        "deepl", 'kind = "deep"\noptions = { service = "deepl", deadline = "0.3" }',
        ("stalled", "endless-body", "null"),
    ),
}  # fmt: skip


def run(root: Path, *, again: bool = False, tries: int = 1) -> Outcome:
    """`w4r draft --engine away` for German, which waits for nobody."""
    opened = drafting.workspace(root)
    means = Means(now=lambda: 0.0, rest=lambda _s: True, patience=Patience(tries=tries))
    with tree._environment({"AWAY_KEY": KEY}):
        return draft(
            opened, opened.domains(), opened.locales(("de",)), named=("away",), again=again, means=means
        )


def catalogues(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tree.po_path(root, "de", "common").parent.glob("*.po")}


@pytest.mark.parametrize("name", SERVICES)
def test_no_fault_leaves_a_word_or_the_key_behind_and_the_next_run_goes_on(name: str, tmp_path: Path) -> None:
    root = drafting.new_tree(tmp_path / "campaign")
    shape, lines, faults = SERVICES[name]
    with FaultServer(translate=germanised) as server:
        with (root / "w4r.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[engine.away]\nurl = "{server.url(shape)}"\nkey_env = "AWAY_KEY"\n{lines}\n')
        untouched = catalogues(root)
        said = []
        for fault in faults:
            server.meet_all_with(fault)
            done = run(root)
            assert catalogues(root) == untouched, fault
            said += [*map(str, done.errors), *(why for row in done.rows for why in row.left)]
        assert not [each for each in server.seen if "inner-secret" in each.line]
        server.meet_all_with("")
        before = len(server.seen)
        done = run(root)
        assert done.exit_code == 0, done.errors
        assert catalogues(root) != untouched
        after = len(server.seen)
        run(root)
        assert len(server.seen) == after > before, "what was answered is not asked again"
    assert KEY not in " ".join(said)
    for path in root.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


def test_what_is_no_translation_is_not_stored_and_asked_for_anew_once_the_server_is_well(
    tmp_path: Path,
) -> None:
    root = drafting.new_tree(tmp_path / "campaign")
    with FaultServer(translate=germanised) as server:
        with (root / "w4r.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[engine.away]\nkind = "libretranslate"\nurl = "{server.url("libre")}"\n')
            file.write('key_env = "AWAY_KEY"\n')
        untouched = catalogues(root)
        server.meet_all_with("chatter")
        done = run(root)
        assert catalogues(root) == untouched
        assert sum(row.left.total() for row in done.rows) > 0
        server.meet_all_with("")
        asked = len(server.seen)
        spared = run(root)
        assert len(server.seen) == asked
        assert spared.engines["away"].refused > 0
        run(root, again=True)
        assert catalogues(root) != untouched


def test_a_silent_server_costs_a_run_about_one_deadline_a_try(tmp_path: Path) -> None:
    root = drafting.new_tree(tmp_path / "campaign")
    with FaultServer() as server:
        with (root / "w4r.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[engine.away]\nkind = "libretranslate"\nurl = "{server.url("libre")}"\n')
            file.write('key_env = "AWAY_KEY"\noptions = { deadline = "0.2" }\n')
        server.meet_all_with("stalled")
        done = run(root, tries=3)
    texts = done.engines["away"].texts
    assert texts >= 20
    # A call a batch and a try, whatever stands in a batch; never one for each of its halves.
    assert len(server.seen) <= 3 * done.engines["away"].calls
    assert done.engines["away"].calls <= 2
