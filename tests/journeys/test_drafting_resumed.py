# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is killed loses what was in flight, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from collections import Counter
from pathlib import Path

import pytest
from tests.draft.fakes import FakeEngine, germanised
from tests.journeys import drafting, tree
from tests.simulators.fault_server import FaultServer

from w4r_i18n.model.draft import Limits

TEXTS = 200
DOMAIN = "2025-longue"
_THINGS = ("la lampe", "le pont", "la porte", "le chemin", "la table", "le panier", "la cloche", "le mur")
_DEEDS = ("tombe", "brille", "attend", "tremble", "reste")
_PLACES = ("au nord", "dans la cour", "sous la pluie", "près du lac", "loin du village")


def sentences() -> list[str]:
    """Two hundred that differ in their words, so that no two are the same to an engine."""
    made = [f"Ce matin {thing} {deed} {place}." for thing in _THINGS for deed in _DEEDS for place in _PLACES]
    assert len(set(made)) == TEXTS
    return made


@pytest.fixture(scope="module")
def long_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tree.new_tree(tmp_path_factory.mktemp("resumed") / "campaign")
    shutil.rmtree(root / "sources" / "2025")
    (root / "w4r.toml").write_text(
        f'[project]\ncampaign = "Essai"\nlocales = ["de"]\n{drafting.POLICY}', encoding="utf-8"
    )
    folder = root / "sources" / "2025" / "longue"
    folder.mkdir(parents=True)
    text = "\n\n".join(sentences())
    (folder / "case.md").write_text(f'+++\ntier = "public"\n+++\n\n{text}\n', encoding="utf-8")
    assert tree.w4r(root, "merge").code == 0
    return root


@pytest.fixture
def root(long_tree: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "campaign"
    shutil.copytree(long_tree, copy)
    return copy


class Deadly(FakeEngine):
    """Notes what it is handed in a file of its own, and takes the process along at a call."""

    def __init__(self, notes: Path, deadly_call: int) -> None:
        super().__init__(REACH="network", LIMITS=Limits(), answering=self._answer)
        self._notes = notes
        self._left = deadly_call

    def _answer(self, text: str) -> str:
        self._left -= 1
        with self._notes.open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
        if not self._left:
            os._exit(9)
        return germanised(text)


def killed(root: Path, notes: Path, deadly_call: int) -> bool:
    """Draft in a process of its own; whether the engine killed it."""
    child = os.fork()
    if not child:
        try:
            drafting.drafted(root, Deadly(notes, deadly_call), domains=(DOMAIN,))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 9


def test_a_run_that_is_killed_at_every_call_asks_nothing_twice_that_was_answered(
    root: Path, tmp_path: Path
) -> None:
    """Each run is killed at its second call: one answer more is kept each time, and no other is lost."""
    notes, answers = tmp_path / "handed", root / ".w4r" / "drafts.jsonl"
    runs = 0
    while killed(root, notes, deadly_call=2):
        runs += 1
        assert len(answers.read_text().splitlines()) == runs
        assert all(not entry.msgstr for entry in drafting.entries(root, "de", DOMAIN))
    assert runs == TEXTS - 1
    drafted = drafting.entries(root, "de", DOMAIN)
    assert [entry.msgstr for entry in drafted] == [germanised(entry.msgid) for entry in drafted]
    assert all(entry.fuzzy for entry in drafted)
    handed = Counter(notes.read_text().splitlines())
    # Twice at most: when it was in flight as the run died, and once more.
    assert sorted(handed.values()) == [1] + [2] * (TEXTS - 1)
    assert len(answers.read_text().splitlines()) == TEXTS


@pytest.mark.parametrize("deadly_call", [1, 7, 100, TEXTS])
def test_a_run_that_is_killed_once_goes_on_where_it_stood(
    root: Path, tmp_path: Path, deadly_call: int
) -> None:
    notes = tmp_path / "handed"
    assert killed(root, notes, deadly_call)
    again = FakeEngine(REACH="network")
    drafting.drafted(root, again, domains=(DOMAIN,))
    assert len(again.handed) == TEXTS - deadly_call + 1
    assert set(again.handed) & set(notes.read_text().splitlines()) == {notes.read_text().splitlines()[-1]}
    assert not any(not entry.msgstr for entry in drafting.entries(root, "de", DOMAIN))


def test_what_was_sent_is_in_the_log_even_where_the_run_died_of_it(root: Path, tmp_path: Path) -> None:
    assert killed(root, tmp_path / "handed", 5)
    assert len(drafting.sent_lines(root)) == 5


def test_a_stored_answer_that_was_cut_off_is_asked_for_again(root: Path, tmp_path: Path) -> None:
    assert killed(root, tmp_path / "handed", 5)
    path = root / ".w4r" / "drafts.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    again = FakeEngine(REACH="network")
    drafting.drafted(root, again, domains=(DOMAIN,))
    assert len(again.handed) == TEXTS - 3
    assert not any(not entry.msgstr for entry in drafting.entries(root, "de", DOMAIN))


def test_several_sessions_share_the_work_and_ask_nothing_twice(root: Path) -> None:
    fake = FakeEngine(REACH="network", LIMITS=Limits(texts_per_call=7, concurrency=4))
    drafting.drafted(root, fake, domains=(DOMAIN,))
    assert sorted(fake.handed) == sorted(sentences())
    assert fake.calls < TEXTS / 5


def test_an_interrupted_command_saves_what_came_and_says_how_to_go_on(root: Path) -> None:
    """A request is in flight, and its answer held back, when somebody presses Ctrl-C."""
    asked, release = threading.Event(), threading.Event()
    held = sentences()[110]

    def holding(text: str) -> str:
        if text == held:
            asked.set()
            release.wait(20)
        return germanised(text)

    with FaultServer(translate=holding) as server:
        with (root / "w4r.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[engine.away]\nkind = "libretranslate"\nurl = "{server.url("libre")}"\n')
        process = tree.started(root, "draft", "--engine", "away")
        assert asked.wait(20)
        process.send_signal(signal.SIGINT)
        release.set()
        out, err = process.communicate(timeout=20)
        assert process.returncode == 130, err
        assert "Traceback" not in err
        assert "run the same to go on" in err
        saved = [entry for entry in drafting.all_entries(root, "de") if entry.msgstr]
        assert len(saved) >= 25
        assert all(entry.fuzzy for entry in saved)
        assert f"{len(saved)} drafts" in out
        kept = {json.loads(line)["key"] for line in (root / ".w4r/drafts.jsonl").read_text().splitlines()}
        assert len(saved) == len(kept)
        before = len(server.seen)
        again = tree.ran(root, "draft", "--engine", "away")
        assert again.code == 0, again.said
        assert not drafting.empty(root, "de")
        handed = [text for request in server.seen[before:] for text in request.texts]
    assert not {entry.msgid for entry in saved} & set(handed)
