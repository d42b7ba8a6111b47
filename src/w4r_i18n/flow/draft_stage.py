# SPDX-License-Identifier: GPL-3.0-or-later
"""One engine over the empty texts of one locale: what it is handed, what comes back, what becomes of each."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from w4r_i18n import __version__
from w4r_i18n.draft.asking import Answer, stopped
from w4r_i18n.draft.cascade import Attempt, NoDraftError, Wanted, attempt, composed, parts, passed
from w4r_i18n.flow.draft_crew import GRACE_S, Batch, Crew, Reply
from w4r_i18n.flow.draft_jobs import Job, Surroundings, Tally
from w4r_i18n.flow.drafts_kept import VAULTS, Answers, Sent, key_of
from w4r_i18n.flow.engines import Tool
from w4r_i18n.model.draft import Translation
from w4r_i18n.model.errors import EngineError

LATE_IN_A_ROW, WRONG_IN_A_ROW = 3, 20
"""Calls that came to nothing one after the other, for want of an answer though asked again and again, or for
whatever reason: the engine is left alone for the rest of the run."""
COMPOSED = "w4r"
"""The "engine" of a text that is nothing but figures, names and tags: nobody was asked."""


@dataclass(slots=True)
class _Piece:
    """A job's text, or a part of it, in the mask form that is being tried."""

    job: Job
    wanted: Wanted
    number: int
    form: int = 0
    attempt: Attempt | None = None


@dataclass(slots=True)
class _Open:
    """A job whose parts are not all there yet."""

    texts: list[str | None]
    unknown: list[str] = field(default_factory=list)
    asked: bool = False
    """An engine has seen some of it."""


class Stage:
    """Runs on one thread; only the crew's threads talk to the engine."""

    def __init__(self, tool: Tool, crew: Crew, around: Surroundings, tally: Tally) -> None:
        self._tool = tool
        self._crew = crew
        self._around = around
        self._tally = tally
        self._pieces: deque[_Piece] = deque()
        self._ready: deque[tuple[str, str]] = deque()
        """Keys and texts to be handed over."""
        self._waiting: dict[str, list[_Piece]] = {}
        self._open: dict[int, _Open] = {}
        self._spared: dict[int, Job] = {}
        """Jobs whose answer an earlier run refused."""
        self._version = ""
        self._taken: Reply | None = None
        """A reply that is not judged to its end yet."""
        self._late = self._wrong = 0
        self._stopped = tally.stopped

    def run(self, jobs: Sequence[Job]) -> None:
        """Draft what the engine can; each job has a text afterwards, or says why not.

        On an interruption what is in flight is waited for a moment and kept, before it goes on upwards.
        """
        for job in jobs:
            self._begin(job)
        try:
            self._loop()
        except KeyboardInterrupt:
            self._around.halt()
            self._drain()
            raise
        finally:
            self._tally.refused += sum(not job.text for job in self._spared.values())

    def _begin(self, job: Job) -> None:
        try:
            found = parts(job.wanted, self._tool.engine.LIMITS.bytes_per_text, self._around.cut)
        except NoDraftError as error:
            self._give_up(job, str(error))
            return
        self._open[id(job)] = _Open([None] * len(found))
        self._pieces.extend(_Piece(job, wanted, number) for number, wanted in enumerate(found))

    def _loop(self) -> None:
        while True:
            while self._has_room and (batch := self._next_batch()):
                self._hand_over(batch)
            if not self._crew.in_flight:
                return
            self._take(self._crew.take())

    @property
    def _has_room(self) -> bool:
        """A silent engine is handed one batch at a time, until it answers or patience ends."""
        return self._crew.has_room and not (self._late and self._crew.in_flight)

    def _next_batch(self) -> Batch | None:
        most = self._tool.engine.LIMITS.texts_per_call
        chosen: list[tuple[str, str]] = []
        while len(chosen) < most and (self._pieces or self._ready):
            if not self._ready:
                self._try(self._pieces.popleft())
                continue
            key, text = self._ready.popleft()
            if self._stopped or not self._around.allowance.take(len(text)):
                self._fail(key, self._stopped or "the limit of characters is reached")
            else:
                chosen.append((key, text))
        if not chosen:
            return None
        return Batch(tuple(key for key, _ in chosen), tuple(text for _, text in chosen))

    def _hand_over(self, batch: Batch) -> None:
        if self._tool.reach != "local":
            self._around.log.write(self._lines(batch))
        self._tally.calls += 1
        self._tally.texts += len(batch.texts)
        self._tally.characters += sum(map(len, batch.texts))
        self._crew.give(batch)

    def _lines(self, batch: Batch) -> Iterator[Sent]:
        for key, text in zip(batch.keys, batch.texts, strict=True):
            for job in {id(piece.job): piece.job for piece in self._waiting[key]}.values():
                yield Sent(
                    engine=self._tool.name, host=self._tool.host, tier=job.tier,
                    locale=job.wanted.target.tag, domain=job.domain, src=job.src,
                    characters=len(text), on=self._around.day,
                )  # fmt: skip

    def _try(self, piece: _Piece) -> None:
        """Bring a piece as far as it comes without the engine; into a batch when it needs it."""
        forms = self._tool.engine.MASKS
        while id(piece.job) in self._open:
            if piece.form == len(forms):
                self._give_up(piece.job, piece.job.why)
                return
            try:
                if self._settled(piece):
                    return
            except NoDraftError as error:
                piece.job.why = str(error)
            except EngineError as error:
                self._stop(error)
                self._give_up(piece.job, self._stopped)
                return
            piece.form += 1

    def _settled(self, piece: _Piece) -> bool:
        """Whether the piece has its text or waits for it now. Raises NoDraftError: not in this form."""
        form = self._tool.engine.MASKS[piece.form]
        tried = piece.attempt = attempt(piece.wanted, form)
        if not tried.sent:
            self._draft(piece, composed(tried), (), asked=False)
            return True
        if self._stopped and not self._version:
            self._give_up(piece.job, self._stopped)
            return True
        self._version = self._version or self._crew.version()
        wanted = piece.wanted
        key = key_of(self._tool, self._version, wanted.source, wanted.target, form, tried.sent)
        # Texts of one vault share an answer, and no others.
        key = f"{VAULTS[piece.job.tier]} {key}"
        kept = self._answers(piece).get(key)
        if kept and kept.refused:
            if self._answers(piece).refused_before(key):
                self._spared[id(piece.job)] = piece.job
            raise NoDraftError(kept.refused)
        if kept:
            self._tally.kept += 1
            text = passed(tried, kept.translation, for_show=self._tool.for_show)
            self._draft(piece, text, _words(piece, kept.translation))
            return True
        if key not in self._waiting:
            self._ready.append((key, tried.sent))
        self._waiting.setdefault(key, []).append(piece)
        return True

    def _take(self, reply: Reply) -> None:
        """Judge what came. When an interruption cuts it short, it is taken once more for the rest."""
        self._taken = reply
        if reply.error:
            self._stop(reply.error)
        answers: Sequence[Answer] = reply.answers or [reply.error or stopped()] * len(reply.batch.keys)
        for key, answer in zip(reply.batch.keys, answers, strict=True):
            if key not in self._waiting:
                continue
            if isinstance(answer, EngineError):
                self._fail(key, self._told(answer))
            else:
                self._judge(key, answer)
        self._lose_patience([each for each in answers if isinstance(each, EngineError)], len(answers))
        self._taken = None

    def _lose_patience(self, errors: Sequence[EngineError], answers: int) -> None:
        if len(errors) < answers:
            self._late = self._wrong = 0
            return
        self._wrong += 1
        self._late += errors[-1].retry_after is not None
        if self._late == LATE_IN_A_ROW or self._wrong == WRONG_IN_A_ROW:
            message = f"{self._wrong} calls in a row came to nothing; the last: {errors[-1].message}"
            self._stop(EngineError(message, whole=True))

    def _judge(self, key: str, answer: Translation) -> None:
        """Keep an answer that makes somebody's draft, or that it was refused; then look who is served."""
        pieces = self._waiting[key]
        durable = self._tool.reach != "local"  # else it costs nothing to ask again
        show = self._tool.for_show
        judged = [(piece, _judged(piece, answer, for_show=show)) for piece in pieces]
        reasons = [found for _, found in judged if isinstance(found, NoDraftError)]
        if len(reasons) == len(judged):
            self._answers(pieces[0]).refuse(key, str(reasons[0]), durable=durable)
        else:
            self._answers(pieces[0]).keep(key, answer, durable=durable)
        for piece, found in judged:
            if isinstance(found, NoDraftError):
                piece.job.why = str(found)
                piece.form += 1
                self._pieces.appendleft(piece)
            else:
                self._draft(piece, found, _words(piece, answer))
        del self._waiting[key]

    def _draft(self, piece: _Piece, text: str, unknown: Sequence[str], *, asked: bool = True) -> None:
        job = piece.job
        whole = self._open.get(id(job))
        if whole is None:
            return  # another part of it came to nothing meanwhile
        whole.texts[piece.number] = text
        whole.unknown.extend(unknown)
        whole.asked |= asked
        if None in whole.texts:
            return
        del self._open[id(job)]
        job.text = job.wanted.target.joint.join(part for part in whole.texts if part)
        job.unknown = tuple(dict.fromkeys(whole.unknown))
        job.engine = self._tool.name if whole.asked else COMPOSED
        job.version = self._version if whole.asked else __version__
        job.why = ""
        self._around.drafted(job)

    def _fail(self, key: str, why: str) -> None:
        for piece in self._waiting.pop(key):
            self._give_up(piece.job, why)

    def _give_up(self, job: Job, why: str) -> None:
        self._open.pop(id(job), None)
        job.why = f"{self._tool.name}: {why}"

    def _stop(self, error: EngineError) -> None:
        """Nothing more is handed over in this direction; in no other either where nobody is served."""
        self._stopped = self._stopped or self._told(error)
        if error.whole:
            self._tally.stopped = self._tally.stopped or self._stopped

    def _told(self, error: EngineError) -> str:
        hint = f" ({error.hint})" if error.hint else ""
        return self._tool.masked(f"{error.message}{hint}")

    def _answers(self, piece: _Piece) -> Answers:
        return self._around.answers[VAULTS[piece.job.tier]]

    def _drain(self) -> None:
        if self._taken:
            self._take(self._taken)
        try:
            while self._crew.in_flight:
                self._take(self._crew.take(within_s=GRACE_S))
        except queue.Empty:
            pass


def _words(piece: _Piece, answer: Translation) -> list[str]:
    """What the engine did not know, without our own marks: it was not to know those."""
    assert piece.attempt is not None
    core = piece.attempt.protected.core.casefold()
    return [word for word in answer.unknown if core not in word.casefold()]


def _judged(piece: _Piece, answer: Translation, *, for_show: bool) -> str | NoDraftError:
    assert piece.attempt is not None
    try:
        return passed(piece.attempt, answer, for_show=for_show)
    except NoDraftError as error:
        return error
