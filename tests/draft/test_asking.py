# SPDX-License-Identifier: GPL-3.0-or-later
"""An engine is asked again when that may help, and left alone when it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from w4r_i18n.draft.asking import Pace, Patience, ask
from w4r_i18n.model.draft import Translation
from w4r_i18n.model.errors import EngineError


@dataclass
class Rests:
    """Waits for nothing, and remembers for how long it would have."""

    waited: list[float] = field(default_factory=list)
    patience_ends_after: int = 1_000

    def __call__(self, wait_s: float) -> bool:
        self.waited.append(wait_s)
        return len(self.waited) <= self.patience_ends_after


@dataclass
class Scripted:
    """A session that does one thing after the other: an error to raise, or None to answer."""

    script: list[EngineError | None]
    version: str = "1"
    asked: list[tuple[str, ...]] = field(default_factory=list)
    refuses: Callable[[Sequence[str]], bool] = lambda _texts: False

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        self.asked.append(tuple(texts))
        error = self.script.pop(0) if self.script else None
        if error:
            raise error
        if self.refuses(texts):
            raise EngineError("cannot take this")
        return [Translation(text.upper()) for text in texts]


def asked(session: Scripted, *texts: str, rests: Rests | None = None) -> list[str]:
    rest = rests or Rests()
    answers = ask(session, texts, pace=Pace(None, float, rest), rest=rest, patience=Patience())
    return [answer.text if isinstance(answer, Translation) else str(answer) for answer in answers]


def test_what_may_help_is_tried_again_with_longer_and_longer_waits() -> None:
    rests = Rests()
    busy = [EngineError("busy", retry_after=0) for _ in range(3)]
    assert asked(Scripted([*busy]), "a", rests=rests) == ["A"]
    assert rests.waited == [1, 2, 4]


def test_a_server_is_given_the_time_that_it_asks_for() -> None:
    rests = Rests()
    assert asked(Scripted([EngineError("busy", retry_after=30)]), "a", rests=rests) == ["A"]
    assert rests.waited == [30]


def test_a_server_that_asks_for_too_much_time_is_left_alone() -> None:
    with pytest.raises(EngineError, match="to be left alone for 3600 s") as caught:
        asked(Scripted([EngineError("busy", retry_after=3600)]), "a")
    assert caught.value.whole


def test_patience_ends() -> None:
    session = Scripted([EngineError("busy", retry_after=0) for _ in range(9)])
    assert asked(session, "a") == ["busy"]
    assert len(session.asked) == 5


def test_what_does_not_help_is_not_tried_again() -> None:
    session = Scripted([EngineError("too long")])
    assert asked(session, "a") == ["too long"]
    assert len(session.asked) == 1


def test_one_text_that_cannot_be_taken_costs_no_other_its_answer() -> None:
    session = Scripted([], refuses=lambda texts: "c" in texts)
    assert asked(session, "a", "b", "c", "d", "e") == ["A", "B", "cannot take this", "D", "E"]


def test_a_batch_that_time_did_not_help_is_not_waited_for_in_halves_too() -> None:
    session = Scripted([EngineError("silent", retry_after=0) for _ in range(99)])
    assert asked(session, "a", "b", "c", "d") == ["silent"] * 4
    assert len(session.asked) == 5


def test_an_engine_that_serves_nobody_is_not_asked_in_halves() -> None:
    session = Scripted([EngineError("key refused", whole=True)])
    with pytest.raises(EngineError, match="key refused"):
        asked(session, "a", "b")
    assert session.asked == [("a", "b")]


def test_answers_that_are_too_few_belong_to_nobody() -> None:
    class Short(Scripted):
        def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
            return super().translate(texts)[:1]

    session = Short([])
    assert asked(session, "a", "b") == ["A", "B"]
    assert session.asked == [("a", "b"), ("a",), ("b",)]


def test_a_run_that_ends_asks_no_more() -> None:
    session = Scripted([EngineError("busy", retry_after=0)] * 3)
    with pytest.raises(EngineError, match="stopped"):
        asked(session, "a", rests=Rests(patience_ends_after=0))
    assert len(session.asked) == 1


def test_calls_keep_the_pace_that_an_engine_allows() -> None:
    rests = Rests()
    clock = iter([0.0, 0.1, 0.2, 5.0])
    pace = Pace(2.0, lambda: next(clock), rests)
    assert [pace.wait() for _ in range(4)] == [True] * 4
    assert rests.waited == pytest.approx([0.4, 0.8])
