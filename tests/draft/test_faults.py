# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which a server can go wrong, against every engine that asks one."""

from __future__ import annotations

import contextlib
import os
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from tests.simulators.fault_server import FAULTS, FaultServer, Shape, url_that_nobody_listens_at

from w4r_i18n.draft.engines import deep, libretranslate
from w4r_i18n.model.draft import Engine, EngineSettings, Session
from w4r_i18n.model.errors import EngineError
from w4r_i18n.model.locale import locale

KEY = "k-7f3a-never-to-be-seen"
ENGINES: dict[str, tuple[object, Shape]] = {
    "libretranslate": (libretranslate, "libre"),
    "google": (deep, "google"),
    "mymemory": (deep, "mymemory"),
    "deepl": (deep, "deepl"),
    "microsoft": (deep, "microsoft"),
    "libre": (deep, "libre"),
}
HANGING = frozenset({
    "stalled", "stalled-in-the-middle", "slow-headers", "dripping", "endless-continue",
})  # fmt: skip
DEADLINE_S = 3.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`answer` for what only a look at the text can refuse, else what the error says of another try."""

    kind: str
    pause: float | None = None
    whole: bool = False


AGAIN = Outcome("error", 0.0)
NEVER = Outcome("error")
NOBODY = Outcome("error", whole=True)
ANSWER = Outcome("answer")
EXPECTED: dict[str, Outcome] = {
    **dict.fromkeys(HANGING, AGAIN),
    **dict.fromkeys(("closed", "reset", "huge-headers", "no-http", "truncated", "truncated-json"), AGAIN),
    **dict.fromkeys(("429", "500", "502", "504", "empty-body", "trailing-garbage"), AGAIN),
    "429-retry-seconds": Outcome("error", 7.0),
    "429-retry-date": Outcome("error", 30.0),
    "429-retry-in-a-year": Outcome("error", 3600.0),
    "503-retry-seconds": Outcome("error", 3.0),
    **dict.fromkeys(("unauthorised", "expired-key", "quota", "redirect-inwards"), NOBODY),
    **dict.fromkeys(("bad-request", "too-large", "html-page", "wrong-content-type"), NEVER),
    **dict.fromkeys(("gzip-bomb", "unknown-packing", "endless-body"), NEVER),
    **dict.fromkeys(("wrong-count", "null", "all-null", "number", "blank"), NEVER),
    **dict.fromkeys(("duplicate-keys", "nan", "big-number", "deep", "not-utf-8"), NEVER),
    **dict.fromkeys(("half-a-character", "very-long"), NEVER),
    **dict.fromkeys(("chatter", "mask-lost"), ANSWER),
}
# A page that is empty or holds something else is a page without a translation.
GOOGLE = {"empty-body": NEVER, "trailing-garbage": NEVER}


def settings(name: str, url: str, deadline_s: float = 30.0) -> EngineSettings:
    return EngineSettings(name, url, KEY, {"deadline": f"{deadline_s:g}"})


@contextlib.contextmanager
def opened(name: str, url: str, deadline_s: float = 30.0) -> Iterator[Session]:
    engine = cast(Engine, ENGINES[name][0])
    with engine.opened(locale("fr"), locale("es"), settings(name, url, deadline_s)) as session:
        yield session


def outcome(session: Session, fault: str) -> tuple[Outcome, str]:
    """What came of a text with this fault, and all that could have been logged of it."""
    try:
        answers = session.translate([f"Signez XPH0X avant mardi fault-{fault} s’il vous plaît."])
    except EngineError as error:
        pause = error.retry_after
        said = "".join(traceback.format_exception(error)) + repr(error) + error.hint
        return Outcome("error", pause and round(pause, -1 if pause > 20 else 0), error.whole), said
    return Outcome("answer"), repr(answers)


def test_each_fault_of_the_server_has_an_expected_outcome() -> None:
    assert sorted(EXPECTED) == sorted(FAULTS)
    assert len(FAULTS) >= 24


def hang(name: str, url: str, fault: str) -> tuple[Outcome, str, float]:
    with opened(name, url, DEADLINE_S) as session:
        session.translate(["Bonjour à tous."])
        started = time.monotonic()
        found, said = outcome(session, fault)
        took = time.monotonic() - started
        # And it mends itself.
        assert "Traducido" in session.translate(["Bonjour encore."])[0].text
        return found, said, took


@pytest.mark.parametrize("name", ENGINES)
def test_a_server_that_hangs_is_given_up_at_the_deadline(name: str) -> None:
    with FaultServer() as server, ThreadPoolExecutor(len(HANGING)) as pool:
        url = server.url(ENGINES[name][1])
        found = dict(
            zip(HANGING, pool.map(lambda fault: hang(name, url, fault), HANGING, timeout=60), strict=True)
        )
    assert {fault: each[0] for fault, each in found.items()} == dict.fromkeys(HANGING, AGAIN)
    assert max(each[2] for each in found.values()) < DEADLINE_S + 2, "two seconds for a machine that is busy"
    assert not [fault for fault, each in found.items() if KEY in each[1]]


@pytest.mark.parametrize("name", ENGINES)
def test_every_other_fault_is_told_apart_and_the_key_is_nowhere(name: str) -> None:
    expected = {fault: found for fault, found in EXPECTED.items() if fault not in HANGING}
    if name == "google":
        expected |= GOOGLE
    with FaultServer() as server, opened(name, server.url(ENGINES[name][1])) as session:
        session.translate(["Bonjour à tous."])
        before = peak_mb(session)
        found = {fault: outcome(session, fault) for fault in expected}
        assert "Traducido" in session.translate(["Bonjour encore."])[0].text
        assert peak_mb(session) - before < 256
        seen = server.seen
        shown = f"{session!r} {settings(name, server.url(ENGINES[name][1]))!r}"
    assert {fault: each[0] for fault, each in found.items()} == expected
    assert not [fault for fault, each in found.items() if KEY in each[1]]
    assert not [each for each in seen if "inner-secret" in each.line], "a redirect was followed"
    assert not [each for each in seen if KEY in each.line], "the key stood in an address"
    if name not in {"google", "mymemory"}:
        assert not [each for each in seen if "XPH0X" in each.line], "the text stood in an address"
    assert KEY not in shown


def peak_mb(session: Session) -> float:
    """The most that a session's own process has had; 0 where there is none, or the system does not tell."""
    pid = session.worker.pid if isinstance(session, deep._Conversation) else None
    status = Path(f"/proc/{pid}/status")
    if pid is None or not status.is_file():
        return 0.0
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024


@pytest.mark.parametrize("name", ENGINES)
def test_where_nobody_listens_nobody_is_served(name: str) -> None:
    url = url_that_nobody_listens_at(ENGINES[name][1])
    with opened(name, url) as session:
        found, said = outcome(session, "closed")
    assert found == Outcome("error", 0.0, whole=True)
    assert KEY not in said


@pytest.mark.parametrize("name", ENGINES)
def test_a_server_that_does_not_speak_tls_is_sent_nothing(name: str) -> None:
    with FaultServer() as server, opened(name, server.url(ENGINES[name][1], scheme="https")) as session:
        found, said = outcome(session, "closed")
        assert found == NOBODY
        assert "TLS" in said
        assert server.seen == []


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "libretranslate"])
def test_a_sessions_process_ends_with_it(name: str) -> None:
    with FaultServer() as server, opened(name, server.url(ENGINES[name][1])) as session:
        assert isinstance(session, deep._Conversation)
        assert session.worker.pid is None, "nothing is started before the first text"
        session.translate(["Bonjour à tous."])
        pid = session.worker.pid
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
