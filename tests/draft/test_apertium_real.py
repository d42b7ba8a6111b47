# SPDX-License-Identifier: GPL-3.0-or-later
"""The real Apertium with Debian's data: every pair, hostile texts, killed and stalled stages, no network."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.draft.test_apertium import ended, stages, texts

from w4r_i18n.draft.engines import apertium
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import EngineError
from w4r_i18n.model.locale import locale

DEBIAN = Path("/usr/share/apertium/modes")
MODES = ("fr-es", "fra-cat", "fr-eo", "cat-spa", "cat-por", "cat-por_BR", "cat-ita", "es-gl")
"""What CI installs. Occitan is left out there: 80 MB."""
TARGETS = ("es", "ca", "eo", "pt", "pt-BR", "it", "gl")
pytestmark = pytest.mark.system("apertium", *(str(DEBIAN / f"{mode}.mode") for mode in MODES))

FRENCH = locale("fr")
DEFAULT = EngineSettings("apertium")
CAT = {
    "es": "gato", "ca": "gat", "eo": "kato", "pt": "gato", "pt-BR": "gato", "it": "gatto", "gl": "gato",
    "oc": "gat", "oc-gascon": "gat", "frp": "chat", "ca-valencia": "gat", "oc-aranese": "gat", "an": "gato",
    "sc": "gatu",
}  # fmt: skip
PRESS = (
    "Amina Exemple, 34 ans, risque dix ans de prison pour avoir révélé la pollution d’une rivière.",
    "Le 14 mars 2024, à 9 h 30, quatre policiers ont arrêté la journaliste à la rédaction du journal.",
    "Sa famille avait réuni 85 % de la caution de 12 000 € ; le juge l’a refusée.",
    "Nos équipes ont soigné 120 patients, dont 30 enfants, dans trois hôpitaux de la région.",
    "Les autorités doivent libérer immédiatement les cinq journalistes emprisonnées.",
    "« Je ne me tairai pas », a-t-elle déclaré à l’ouverture du procès.",
)
PHRASES = (
    "{0} a été arrêtée le {1} à {2}.",
    "Le {1}, {0} a publié un article sur {2}.",
    "Écrivez à {0} avant le {1} : {2}.",
    "La sœur de {0}, jugée le {1}, attend {2}.",
    "D’après {0}, {1} et {2} sont libres.",
    "{0} risque {1} ans de prison ; {2} aussi.",
)


@pytest.fixture(scope="module", params=TARGETS)
def target(request: pytest.FixtureRequest) -> Iterator[tuple[str, apertium.Session]]:
    with apertium.opened(FRENCH, locale(request.param), DEFAULT) as session:
        yield request.param, session


@pytest.fixture
def only_spanish(tmp_path: Path) -> EngineSettings:
    """The smallest pair alone, so that it is the direct mode and quick to start again."""
    shutil.copy(DEBIAN / "fr-es.mode", tmp_path)
    return EngineSettings("apertium", options={"modes": str(tmp_path)})


def test_each_pair_that_is_installed_translates() -> None:
    for source, tag in apertium.pairs(DEFAULT):
        if source == "fr":
            with apertium.opened(FRENCH, locale(tag), DEFAULT) as session:
                (answer,) = session.translate(["Le chat noir dort dans la maison."])
            assert CAT[tag] in answer.text, tag
            assert answer.text.endswith("."), tag
            assert not set(answer.text) & set("*#@^$[]{}\\"), tag
            assert re.fullmatch(r"[\w.+-]+", session.version), tag


def test_nothing_is_missing_for_the_pairs_that_are_installed() -> None:
    assert apertium.missing(DEFAULT) == ()
    assert apertium.to_install([(FRENCH, locale(tag)) for tag in TARGETS], DEFAULT) == ()


@pytest.mark.parametrize("form", ["token", "blank"])
def test_masks_come_back_each_as_often_as_it_went(target: tuple[str, apertium.Session], form: str) -> None:
    marks = ["XPH0X", "XPH1X", "XPH2X"] if form == "token" else ["[w4r0]", "[w4r1]", "[w4r2]"]
    asked = [phrase.format(*marks) for phrase in PHRASES] + [" ".join(marks), f"{marks[0]}, {marks[0]} !"]
    for text, answer in zip(asked, target[1].translate(asked), strict=True):
        pattern = re.compile(r"XPH\dX|\[w4r\d\]")
        assert Counter(pattern.findall(answer.text)) == Counter(pattern.findall(text)), answer.text


def test_the_last_full_stop_and_the_outer_blanks_stay(target: tuple[str, apertium.Session]) -> None:
    asked = [*PRESS, "Il a été jugé.", "  Il a été jugé. ", "Fin", "Non !", "Vraiment ?", "…", "M.", "", " "]
    for text, answer in zip(asked, target[1].translate(asked), strict=True):
        assert answer.text[-1:] == text[-1:] or text in {"Fin", "M."}, (text, answer.text)
        assert len(answer.text) - len(answer.text.lstrip()) == len(text) - len(text.lstrip())


def test_literal_signs_survive_thousands_of_hostile_texts(target: tuple[str, apertium.Session]) -> None:
    signs = "[]{}^$@\\/<>*#~\0\x01\x1b\x7f\uffff"
    words = (
        'le chat a été libéré , . ! « » ’ 12 3,5 % € RSF XPH0X l’avocate y M. [w4r0] 😀 中 ع & _ | " \u202f'
    )
    drawn = random.Random(2026)  # noqa: S311  # the same each time
    asked = [
        "".join(
            drawn.choice(signs) * drawn.choice((1, 1, 3))
            if drawn.random() < 0.4
            else f"{drawn.choice(words.split(' '))}{drawn.choice(('', ' '))}"
            for _ in range(drawn.randint(1, 25))
        )
        for _ in range(2_000 if target[0] in {"ca", "eo"} else 400)
    ]
    size = apertium.LIMITS.texts_per_call
    for at in range(0, len(asked), size):
        part = asked[at : at + size]
        for text, answer in zip(part, target[1].translate(part), strict=True):
            assert {sign: answer.text.count(sign) for sign in signs} == {
                sign: text.count(sign) for sign in signs
            }, text


def test_a_megabyte_is_answered_and_read_as_it_comes() -> None:
    """No pipe's buffer holds it: what cannot be written waits for what can be read."""
    text = f"Le chat dort.{' ' * 240}" * 4_000
    with apertium.opened(FRENCH, locale("eo"), DEFAULT) as session:
        (answer,) = session.translate([text])
    assert answer.text.count("kato") == answer.text.count(".") == 4_000


def test_oe_is_written_out_for_the_dictionary_that_has_no_ligature(only_spanish: EngineSettings) -> None:
    with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
        assert "-fr-es." in session.version
        (answer,) = session.translate(["La sœur de l’avocate est jugée."])
    assert "hermana" in answer.text
    assert answer.unknown == ()


def test_a_killed_stage_is_an_error_whichever_it_is_and_the_next_call_is_right(
    only_spanish: EngineSettings,
) -> None:
    with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
        wanted = texts(session, *PRESS)
        for number in range(len(stages(session))):
            victim = stages(session)[number]
            os.kill(victim, signal.SIGKILL)
            os.waitid(os.P_PID, victim, os.WEXITED | os.WNOWAIT)
            with pytest.raises(EngineError, match=r"apertium fr-es: ") as caught:
                session.translate(["Le chat dort."])
            assert caught.value.retry_after == 0
            assert texts(session, *PRESS) == wanted


def test_a_stopped_stage_is_an_error_within_the_deadline_and_answers_do_not_shift(
    only_spanish: EngineSettings,
) -> None:
    with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
        wanted = texts(session, *PRESS)
        os.kill(stages(session)[4], signal.SIGSTOP)
        session._seconds = 0.3
        with pytest.raises(EngineError, match="no answer in time"):
            session.translate(["Le chat dort."])
        session._seconds = 60
        assert texts(session, *PRESS) == wanted


def test_a_corrupt_dictionary_is_an_error_and_no_empty_translation(tmp_path: Path) -> None:
    mode = (DEBIAN / "fr-es.mode").read_text(encoding="utf-8")
    dictionary = re.findall(r"'([^']*automorf\.bin)'", mode)[0]
    broken = tmp_path / "broken.bin"
    broken.write_bytes(b"LTTB" + b"\xff" * 8)  # of a release to come, which ends the program
    (tmp_path / "fr-es.mode").write_text(mode.replace(dictionary, str(broken)), encoding="utf-8")
    settings = EngineSettings("apertium", options={"modes": str(tmp_path)})
    with (
        apertium.opened(FRENCH, locale("es"), settings) as session,
        pytest.raises(EngineError, match="apertium fr-es: "),
    ):
        session.translate(["Le chat dort."])


def test_sessions_in_two_threads_answer_as_one_does(only_spanish: EngineSettings) -> None:
    with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
        wanted = texts(session, *PRESS) * 5
    found: list[list[str]] = []

    def work() -> None:
        with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
            found.append([text for _ in range(5) for text in texts(session, *PRESS)])

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted, wanted]


_ALONE = """
import json, sys
from w4r_i18n.draft.engines import apertium
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.locale import locale
settings = EngineSettings("apertium", options=json.loads(sys.argv[1]))
with apertium.opened(locale("fr"), locale("es"), settings) as session:
    answers = [answer.text for answer in session.translate(json.loads(sys.argv[2]))]
    print(json.dumps([answers, [process.pid for process in session._pipes[0]._processes]]), flush=True)
    sys.stdin.read()
"""


def _alone(settings: EngineSettings) -> list[str]:
    return [sys.executable, "-c", _ALONE, json.dumps(dict(settings.options)), json.dumps(PRESS)]


def test_a_parent_that_is_killed_leaves_no_stage_behind(only_spanish: EngineSettings) -> None:
    with subprocess.Popen(
        _alone(only_spanish), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        _, running = json.loads(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    assert len(running) == 10
    assert all(ended(pid) for pid in running)


def test_without_a_network_the_answers_are_the_same(only_spanish: EngineSettings) -> None:
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("taking the network away is not permitted here")
    done = subprocess.run(
        ["unshare", "-rn", *_alone(only_spanish)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    with apertium.opened(FRENCH, locale("es"), only_spanish) as session:
        assert json.loads(done.stdout)[0] == texts(session, *PRESS)
