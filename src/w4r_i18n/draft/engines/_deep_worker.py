# SPDX-License-Identifier: GPL-3.0-or-later
"""The process in which deep-translator runs: one instance, JSON lines in and out, `python -m`; see `deep`."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
from collections.abc import Mapping
from typing import IO, Any

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._deep_services import Service, service
from w4r_i18n.model.errors import EngineError

MEMORY_BYTES = 256 << 20
"""Above what it takes when it is ready."""


def main() -> None:
    """The first line says what to translate, each other one is a text; ends with its input."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0) as out:
        # What the library prints is no answer.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        opening = json.loads(sys.stdin.buffer.readline() or "{}")
        if not opening:
            return
        asked = service(opening["service"])
        translator = _translator(asked, opening)
        _bound_memory()
        _say(out, {"ready": True})
        for line in sys.stdin.buffer:
            _say(out, _answer(asked.title, translator, json.loads(line)["text"]))


def _translator(asked: Service, opening: Mapping[str, str]) -> Any:
    """An instance that asks where it is told to, by codes of our own, over connections that are bounded."""
    from w4r_i18n.draft.engines._deep_guard import Guard

    module = importlib.import_module(asked.module)
    module.requests = Guard(opening["service"], opening["base"], opening["key"])  # type: ignore[attr-defined]
    maker = getattr(module, asked.maker)
    # It knows fewer languages than its services do: it is made with two that it has, and told the right ones
    # afterwards. Microsoft's would ask the network for its list while it is made.
    known = {"fr": opening["source"], "en": opening["target"]}
    maker = type(maker.__name__, (maker,), {"_get_supported_languages": lambda _self: known})
    pair = ("fr-FR", "en-GB") if opening["service"] == "mymemory" else ("fr", "en")
    # What Google's does not know, it would put into every address.
    given = {"api_key": opening["key"]} if asked.needs_key else {}
    given |= {"region": opening["region"]} if opening["region"] else {}
    made = maker(source=pair[0], target=pair[1], **given)
    made.source, made.target, made._base_url = opening["source"], opening["target"], opening["base"]  # noqa: SLF001
    return made


def _bound_memory() -> None:
    import resource

    with contextlib.suppress(
        OSError, ValueError
    ):  # macOS has no such limit; what is read is bounded there too
        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - a file of the kernel
            mapped = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + MEMORY_BYTES, mapped + MEMORY_BYTES))


def _answer(title: str, translator: Any, text: str) -> dict[str, object]:
    try:
        return {"text": translator.translate(text)}
    except EngineError as error:
        found = error
    except MemoryError:
        found = _faults.no_translation(title, "with more than there is room for")
    except Exception:  # noqa: BLE001 - by now the library's own, whose messages hold the text and the key
        found = _faults.no_translation(title, "with no translation in it")
    return {
        "error": found.message, "hint": found.hint, "retry_after": found.retry_after, "whole": found.whole
    }  # fmt: skip


def _say(out: IO[bytes], answer: Mapping[str, object]) -> None:
    rest = memoryview(json.dumps(answer).encode() + b"\n")
    while rest:
        rest = rest[out.write(rest) :]


if __name__ == "__main__":
    main()
