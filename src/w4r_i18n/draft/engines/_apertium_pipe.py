# SPDX-License-Identifier: GPL-3.0-or-later
"""One pipe of Apertium's programs, kept open: requests in, answers out, never out of step.

A request ends with a superblank of its own number. An answer without it is none: a stage that dies lets the
others print what they have, which looks like a translation, and an answer too late would be the next one's.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from collections.abc import Iterator, Sequence

from w4r_i18n.model.errors import EngineError

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": os.defpath}
"""All that a stage learns of this machine's surroundings."""
_CHUNK = 1 << 16
_SENTENCE_END = "[]."
"""What the tagger waits for. The superblank keeps the full stop from making one word with `12` or `M`."""
_MOST_TIMES = 64
"""An answer that is so many times its request is no answer."""


class Pipe:
    """The processes of one mode. Used by one thread at a time.

    They form a process group of their own, so that a terminal's interrupt is this program's to deal with.
    They end when the input of the first is closed, which the end of this process does, however it ends.
    """

    def __init__(self, name: str, stages: Sequence[Sequence[str]]) -> None:
        self._name = name
        self._stages = stages
        self._processes: list[subprocess.Popen[bytes]] = []
        self._asked = 0

    def ask(self, requests: Sequence[str], deadline: float) -> list[str]:
        """The answers, in order; `requests` are in stream format, `deadline` is on the monotonic clock.

        Raises EngineError when one is missing; the processes are then ended, and the next call starts others.
        """
        try:
            if not self._processes:
                self._start()
            numbers = [self._number() for _ in requests]
            framed = "".join(
                f"{request}{_SENTENCE_END}{number}\0"
                for request, number in zip(requests, numbers, strict=True)
            )
            answers = self._exchange(framed.encode(), len(requests), deadline)
            return [self._without(number, answer) for number, answer in zip(numbers, answers, strict=True)]
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End every process, whatever it is doing, and wait until it is gone."""
        # Each by itself: once its leader is gone, the group's number may be another's.
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
            for end in (process.stdin, process.stdout):
                if end is not None:
                    end.close()
        self._processes = []

    def _start(self) -> None:
        group = 0
        before: int | None = None
        for stage in self._stages:
            try:
                process = subprocess.Popen(  # noqa: S603  # held to a list by `_apertium_modes`
                    stage, stdin=subprocess.PIPE if before is None else before, stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL, bufsize=0, env=ENVIRONMENT, cwd="/", process_group=group,
                )  # fmt: skip
            except OSError as error:
                reason = error.strerror or "it cannot be run"
                raise EngineError(f"apertium {self._name}: {stage[0]}: {reason}", whole=True) from None
            if self._processes and (handed_on := self._processes[-1].stdout):
                handed_on.close()
            self._processes.append(process)
            group = self._processes[0].pid
            assert process.stdout is not None
            before = process.stdout.fileno()
        for descriptor in self._ends():
            os.set_blocking(descriptor, False)

    def _ends(self) -> tuple[int, int]:
        stdin, stdout = self._processes[0].stdin, self._processes[-1].stdout
        assert stdin is not None
        assert stdout is not None
        return stdin.fileno(), stdout.fileno()

    def _number(self) -> str:
        self._asked += 1
        return f"[w4r-{self._asked}][]"

    def _without(self, number: str, answer: bytes) -> str:
        """Transfer rules may carry the empty superblank over the full stop, and nothing over the number."""
        text = answer.decode("utf-8", "replace")
        before = text.removesuffix(number).removesuffix("[]")
        if not text.endswith(number) or not before.endswith("."):
            raise EngineError(f"apertium {self._name}: {self._fate('answered out of step')}", retry_after=0)
        return before.removesuffix(".").removesuffix("[]")

    def _exchange(self, framed: bytes, count: int, deadline: float) -> list[bytes]:
        """Write and read as either end is ready: a stage that is full waits for its reader."""
        received, most = bytearray(), _MOST_TIMES * len(framed) + _CHUNK
        answered = 0
        for chunk in self._conversation(framed, deadline):
            received += chunk
            answered += chunk.count(0)
            if len(received) > most or answered > count:
                raise self._too_much()
            if answered == count:
                break
        *answers, rest = bytes(received).split(b"\0")
        if rest:
            raise self._too_much()
        return answers

    def _too_much(self) -> EngineError:
        why = self._fate("more came back than was asked for")
        return EngineError(f"apertium {self._name}: {why}", retry_after=0)

    def _conversation(self, framed: bytes, deadline: float) -> Iterator[bytes]:
        into, out = self._ends()
        unwritten = memoryview(framed)
        with selectors.DefaultSelector() as selector:
            selector.register(into, selectors.EVENT_WRITE)
            selector.register(out, selectors.EVENT_READ)
            while True:
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                if not ready and time.monotonic() >= deadline:
                    raise EngineError(f"apertium {self._name}: no answer in time", retry_after=0)
                for key, _ in ready:
                    if key.fd == out:
                        yield self._read(out)
                        continue
                    unwritten = unwritten[self._write(into, unwritten) :]
                    if not unwritten:
                        selector.unregister(into)

    def _write(self, into: int, unwritten: memoryview) -> int:
        try:
            return os.write(into, unwritten[:_CHUNK])
        except BlockingIOError:
            return 0
        except BrokenPipeError:
            message = f"apertium {self._name}: {self._fate('the pipe broke')}"
            raise EngineError(message, retry_after=0) from None

    def _read(self, out: int) -> bytes:
        try:
            chunk = os.read(out, _CHUNK)
        except BlockingIOError:
            return b""
        if not chunk:
            raise EngineError(f"apertium {self._name}: {self._fate('the pipe ended')}", retry_after=0)
        return chunk

    def _fate(self, otherwise: str) -> str:
        """Which stage ended by itself, where one did."""
        ended = [
            (at, process.returncode)
            for at, process in enumerate(self._processes, 1)
            if process.poll() is not None
        ]
        guilty = [each for each in ended if each[1] not in _FOLLOWING]
        for at, code in guilty or ended:
            program = os.path.basename(self._stages[at - 1][0])  # noqa: PTH119  # a name, no path of ours
            how = f"by signal {-code}" if code < 0 else f"with {code}"
            return f"{program} (stage {at} of {len(self._stages)}) ended {how}"
        return otherwise


_FOLLOWING = (0, -13)
"""How a stage ends because its neighbour did: at the end of its input, or by SIGPIPE."""
