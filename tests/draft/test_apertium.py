# SPDX-License-Identifier: GPL-3.0-or-later
"""What an engine of pipes promises, on a stand-in for Apertium that can be told to go wrong."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.simulators.apertium import RELEASE, WORDS, plant

from w4r_i18n.draft.engines import apertium
from w4r_i18n.draft.engines._apertium_pipe import Pipe
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import locale

FRENCH = locale("fr")


@pytest.fixture
def settings(tmp_path: Path) -> EngineSettings:
    return plant(tmp_path)


def set_to(settings: EngineSettings, **options: str) -> EngineSettings:
    return replace(settings, options={**settings.options, **options})


@contextmanager
def session(settings: EngineSettings, target: str = "ca") -> Iterator[apertium.Session]:
    with apertium.opened(FRENCH, locale(target), settings) as opened:
        yield opened


def texts(session: apertium.Session, *given: str) -> list[str]:
    return [answer.text for answer in session.translate(given)]


def stages(session: apertium.Session, pipe: int = 0) -> list[int]:
    return [process.pid for process in session._pipes[pipe]._processes]


def ended(pid: int, within_s: float = 20) -> bool:
    """Whether a process is gone, or goes within that time."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], within_s)[0])
    finally:
        os.close(process)


def test_a_text_comes_back_with_its_words_translated_and_the_unknown_ones_named(
    settings: EngineSettings,
) -> None:
    with session(settings) as opened:
        (answer,) = opened.translate(["le chat Damisoa dort."])
    assert answer.text == "el gat Damisoa dorm."
    assert answer.unknown == ("Damisoa",)


def test_answers_stand_in_the_order_of_their_texts(settings: EngineSettings) -> None:
    given = ["le", "chat", "", "noir", " "] * 3
    with session(settings) as opened:
        assert texts(opened, *given) == ["el", "gat", "", "negre", " "] * 3


def test_signs_that_mean_something_to_apertium_survive(settings: EngineSettings) -> None:
    text = (
        r"le *chat* #noir @chat ^x$ a/b {chat} <chat> [chat] \ ~ ~~ [w4r0] [w4r-1] [] [w4r:0]"
        "\0\x1f\uffff"
    )
    with session(settings) as opened:
        (answer,) = opened.translate([text])
    assert answer.text == (
        r"el *gat* #negre @gat ^x$ a/b {gat} <gat> [gat] \ ~ ~~ [w4r0] [w4r-1] [] [w4r:0]" + "\0\x1f\uffff"
    )


def test_a_pivot_leaves_alone_what_its_first_step_did_not_know(settings: EngineSettings) -> None:
    """`bomba` is Italian to the second step; in the French text it is a name."""
    with session(settings, "it") as opened:
        (answer,) = opened.translate(["le chat noir bomba Bomba XPH0X [w4r1]"])
    assert answer.text == "il gatto nero bomba Bomba XPH0X [w4r1]"
    assert answer.unknown == ("bomba", "Bomba", "XPH0X")


def test_a_missing_second_step_closes_the_whole_way(tmp_path: Path) -> None:
    settings = plant(tmp_path, {"fra-cat": WORDS["fra-cat"]})
    assert not apertium.serves(FRENCH, locale("it"), settings)
    with pytest.raises(EngineError, match="fr to it") as caught, session(settings, "it"):
        pass
    assert caught.value.whole
    assert caught.value.hint == "apt-get install apertium-cat-ita"


@pytest.mark.parametrize("fault", ["die", "swallow", "shift", "twice"])
def test_a_pipe_that_goes_wrong_gives_an_error_and_never_another_texts_answer(
    settings: EngineSettings, fault: str
) -> None:
    with session(settings) as opened:
        opened._seconds = 1.5
        with pytest.raises(EngineError) as caught:
            opened.translate(["le", f"chat {fault}", "noir"])
        assert caught.value.retry_after == 0
        assert not caught.value.whole
        assert fault not in str(caught.value), "an error repeats no text"
        opened._seconds = 60
        assert texts(opened, "le chat", "noir") == ["el gat", "negre"]


def test_an_answer_without_end_is_cut_off_long_before_the_deadline() -> None:
    pipe = Pipe("endless", [[shutil.which("yes") or "yes"]])
    with pytest.raises(EngineError, match="more came back"):
        pipe.ask(["le chat"], time.monotonic() + 60)


def test_a_stalled_stage_is_an_error_within_the_deadline_and_is_replaced(settings: EngineSettings) -> None:
    with session(settings) as opened:
        assert texts(opened, "le") == ["el"]
        before = stages(opened)
        os.kill(before[1], signal.SIGSTOP)
        opened._seconds = 0.3
        with pytest.raises(EngineError, match="no answer in time") as caught:
            opened.translate(["chat"])
        assert caught.value.retry_after == 0
        opened._seconds = 60
        assert texts(opened, "noir") == ["negre"]
        assert not set(before) & set(stages(opened))


def test_each_stage_may_be_killed_and_the_error_says_which(settings: EngineSettings) -> None:
    with session(settings) as opened:
        for number in range(3):
            assert texts(opened, "le chat") == ["el gat"]
            victim = stages(opened)[number]
            os.kill(victim, signal.SIGKILL)
            os.waitid(os.P_PID, victim, os.WEXITED | os.WNOWAIT)
            with pytest.raises(
                EngineError, match=rf"\(stage {number + 1} of 3\) ended by signal 9"
            ) as caught:
                opened.translate(["noir"])
            assert caught.value.retry_after == 0


def test_nothing_runs_before_the_first_text_nor_after_the_last(settings: EngineSettings) -> None:
    with session(settings, "it") as opened:
        assert stages(opened, 0) == []
        texts(opened, "le chat")
        running = stages(opened, 0) + stages(opened, 1)
        assert len(running) == 6
        assert os.getpgid(running[0]) == os.getpgid(running[2]) == running[0]
        assert os.getpgid(running[3]) == running[3]
    assert all(ended(pid, 0) for pid in running)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_processes_end_with_the_session_whatever_ends_it(
    settings: EngineSettings, error: type[BaseException]
) -> None:
    running: list[int] = []
    with pytest.raises(error), session(settings) as opened:  # noqa: PT012  # the session must end by it
        texts(opened, "le")
        running = stages(opened)
        raise error
    assert len(running) == 3
    assert all(ended(pid, 0) for pid in running)


_PARENT = """
import sys
from w4r_i18n.draft.engines import apertium
from w4r_i18n.draft.engines._apertium_pipe import Pipe
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.locale import locale
settings = EngineSettings("apertium", options={"modes": sys.argv[1], "programs": sys.argv[2]})
with apertium.opened(locale("fr"), locale("ca"), settings) as session:
    session.translate(["le chat"])
    print(*(process.pid for process in session._pipes[0]._processes), flush=True)
    session.translate(["noir " * int(sys.argv[3])])
    sys.stdin.read()
"""


@pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="how to wait for a stranger's process is Linux's own"
)
@pytest.mark.parametrize("times", [1, 20_000], ids=["idle", "at work"])
def test_no_process_outlives_a_parent_that_is_killed(settings: EngineSettings, times: int) -> None:
    options = settings.options
    command = [sys.executable, "-c", _PARENT, options["modes"], options["programs"], str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        running = [int(pid) for pid in parent.stdout.readline().split()]
        os.kill(parent.pid, signal.SIGKILL)
    assert len(running) == 3
    assert all(ended(pid) for pid in running)


def test_two_sessions_in_two_threads_do_not_meet(settings: EngineSettings) -> None:
    found: dict[str, list[str]] = {}

    def work(target: str) -> None:
        with session(settings, target) as opened:
            found[target] = [text for _ in range(10) for text in texts(opened, "le chat", "noir")]

    threads = [threading.Thread(target=work, args=(target,)) for target in ("ca", "it", "eo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {
        "ca": ["el gat", "negre"] * 10, "it": ["il gatto", "nero"] * 10, "eo": ["la kato", "noir"] * 10,
    }  # fmt: skip


def test_the_version_names_the_release_the_modes_and_what_they_say(tmp_path: Path) -> None:
    with session(plant(tmp_path / "one"), "it") as opened:
        version = opened.version
    assert version.startswith(f"{RELEASE}-fra-cat+cat-ita.")
    assert not set(version) & set(" =")
    with session(plant(tmp_path / "two"), "it") as opened:
        assert opened.version == version, "where it lies does not count"
    changed = {**WORDS, "cat-ita": {**WORDS["cat-ita"], "gat": "micio"}}
    with session(plant(tmp_path / "three", changed), "it") as opened:
        assert opened.version != version


def test_a_region_is_served_by_its_language_and_a_variant_is_not(settings: EngineSettings) -> None:
    assert apertium.serves(FRENCH, locale("it-CH"), settings)
    assert apertium.serves(locale("fr-CA"), locale("ca"), settings)
    assert not apertium.serves(FRENCH, locale("ca-valencia"), settings)
    assert not apertium.serves(FRENCH, locale("ja"), settings)
    assert sorted(apertium.pairs(settings)) == [("ca", "it"), ("fr", "ca"), ("fr", "eo"), ("fr", "it")]


def test_english_is_served_only_to_who_asks_for_the_gist(tmp_path: Path) -> None:
    settings = plant(tmp_path, {"fra-cat": {}, "cat-eng": {}})
    assert not apertium.serves(FRENCH, locale("en"), settings)
    assert ("fr", "en") not in list(apertium.pairs(settings))
    asked = set_to(settings, gist="en")
    assert apertium.serves(FRENCH, locale("en"), asked)
    assert ("fr", "en") in list(apertium.pairs(asked))


def test_the_direct_mode_serves_where_the_better_pivot_is_not_installed(tmp_path: Path) -> None:
    settings = plant(tmp_path, {"fr-es": {"soeur": "hermana"}})
    with session(settings, "es") as opened:
        assert "-fr-es." in opened.version
        assert texts(opened, "sœur") == ["hermana"]
    assert apertium.to_install([(FRENCH, locale("es"))], settings) == ("apertium-fra-cat", "apertium-spa-cat")


def test_what_is_missing_is_said_with_its_packages(tmp_path: Path) -> None:
    bare = EngineSettings("apertium", options={"modes": str(tmp_path), "programs": str(tmp_path)})
    (line,) = apertium.missing(bare)
    assert "apt-get install apertium apertium-cat-ita" in line
    assert apertium.missing(plant(tmp_path / "there")) == ()
    wanted = [(FRENCH, locale("ca")), (FRENCH, locale("it")), (FRENCH, locale("ja"))]
    assert apertium.to_install(wanted, bare) == ("apertium", "apertium-cat-ita", "apertium-fra-cat")
    without = plant(tmp_path / "half")
    (tmp_path / "half/programs/lt-proc").unlink()
    assert apertium.missing(without) == ("Apertium's programs are not installed: apt-get install apertium",)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"mode": "/x"}, "no option 'mode'"),
        ({"modes": "modes"}, "modes is the path of a folder in full"),
        ({"programs": "./bin"}, "programs is the path of a folder in full"),
        ({"deadline": "600"}, "deadline"),
        ({"deadline": "soon"}, "deadline"),
    ],
)
def test_an_option_that_cannot_be_is_a_fault_of_the_configuration(options: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        apertium.missing(EngineSettings("apertium", options=options))
