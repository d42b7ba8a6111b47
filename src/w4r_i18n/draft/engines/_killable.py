# SPDX-License-Identifier: GPL-3.0-or-later
"""A process for code that may hang or swell: JSON lines over two pipes, and a deadline for each."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import IO

STARTING_S = 15.0
_CHUNK_BYTES = 64 << 10
_LONGEST_ANSWER_BYTES = 16 << 20
"""A text of the size that a guard lets through, each character escaped."""


class OverdueError(Exception):
    """It did not answer in time, and has been ended."""


class EndedError(Exception):
    """It is gone, or says what cannot be read; it has been ended."""


class Killable:
    """One process at a time, started when it is first asked, and again after it had to be ended.

    It sees none of our environment (keys, proxies), no terminal, and no file but its own code; a terminal's
    interrupt is ours to deal with. When this process ends, however it does, it reads the end of its input.
    Used by one thread at a time.
    """

    def __init__(self, module: str, opening: Mapping[str, object]) -> None:
        self._module = module
        self._opening = opening
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, question: Mapping[str, object], *, within_s: float) -> dict[str, object]:
        """Raises OverdueError or EndedError. Starting has 15 seconds of its own."""
        if self._process is None:
            self._process = self._started()
            self._exchange(self._opening, STARTING_S)
        return self._exchange(question, within_s)

    def end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        # The path is ours as it is now, so that it finds what we find; -P: and nothing in the current folder.
        path = os.pathsep.join(each for each in sys.path if each)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-m", self._module],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, cwd="/",
            env={"PATH": os.defpath, "PYTHONPATH": path, "PYTHONUTF8": "1"}, start_new_session=True,
        )  # fmt: skip
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)
        return process

    def _exchange(self, question: Mapping[str, object], within_s: float) -> dict[str, object]:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps(question).encode() + b"\n"
        try:
            said = _one_line(self._process.stdin, self._process.stdout, line, time.monotonic() + within_s)
            answer = json.loads(said)
        except (OverdueError, EndedError):
            self.end()
            raise
        except (OSError, ValueError):
            self.end()
            raise EndedError from None
        except BaseException:
            # An interrupt in the middle: what comes out of the pipe next would answer the wrong question.
            self.end()
            raise
        if not isinstance(answer, dict):
            self.end()
            raise EndedError
        return answer


def _one_line(into: IO[bytes], out_of: IO[bytes], line: bytes, until: float) -> bytes:
    """Write a line and read one, whichever pipe is ready; neither end can block the other."""
    said, rest = bytearray(), memoryview(line)
    with selectors.DefaultSelector() as ready:
        ready.register(into, selectors.EVENT_WRITE)
        ready.register(out_of, selectors.EVENT_READ)
        while not said.endswith(b"\n"):
            left = until - time.monotonic()
            events = ready.select(left) if left > 0 else []
            if not events:
                raise OverdueError
            for key, _ in events:
                if key.fileobj is into:
                    rest = rest[os.write(into.fileno(), rest[:_CHUNK_BYTES]) :]
                    if not rest:
                        ready.unregister(into)
                    continue
                chunk = os.read(out_of.fileno(), _CHUNK_BYTES)
                said += chunk
                if not chunk or len(said) > _LONGEST_ANSWER_BYTES:
                    raise EndedError
    return bytes(said)
