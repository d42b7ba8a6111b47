# SPDX-License-Identifier: GPL-3.0-or-later
"""What one process does when it is measured: `python tasks.py NAME ARGUMENTS`; each imports one tool.

Times of splitting are taken inside, because the text is short beside a start-up: `SECONDS CHARACTERS`.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType


def w4r_merge(old: str, template: str, out: str) -> None:
    from w4r_i18n.catalogue.merge import merge
    from w4r_i18n.catalogue.po_read import read_po
    from w4r_i18n.catalogue.po_write import write_po
    from w4r_i18n.model.unit import Spot, Unit

    units = [
        Unit(entry.msgid, entry.msgctxt or "", "paragraph", (Spot("text.md", at, 0),))
        for at, entry in enumerate(read_po(_text(template), path=template).messages)
    ]
    merged = merge(read_po(_text(old)), units)
    Path(out).write_text(write_po(merged.catalogue), encoding="utf-8")


def w4r_po(source: str, out: str) -> None:
    from w4r_i18n.catalogue.po_read import read_po_bytes
    from w4r_i18n.catalogue.po_write import write_po

    Path(out).write_bytes(write_po(read_po_bytes(Path(source).read_bytes())).encode())


def w4r_mo(source: str, out: str) -> None:
    from w4r_i18n.catalogue.mo_write import write_mo
    from w4r_i18n.catalogue.po_read import read_po_bytes

    Path(out).write_bytes(write_mo(read_po_bytes(Path(source).read_bytes())))


LEARNING = frozenset({"shifted", "omission", "addition", "verbatim"})
"""The checks that learn from the other texts."""


def w4r_check(source: str, which: str) -> None:
    from w4r_i18n.catalogue.po_read import read_po_bytes
    from w4r_i18n.check.run import check_catalogue
    from w4r_i18n.flow.pairs import rules

    catalogue = read_po_bytes(Path(source).read_bytes(), path=source)
    asked = [rule for rule in rules() if which == "all" or rule.NAME not in LEARNING]
    for found in check_catalogue(catalogue, rules=asked):
        print(found)


def polib_po(source: str, out: str) -> None:
    import polib

    polib.pofile(source).save(out)


def polib_mo(source: str, out: str) -> None:
    import polib

    polib.pofile(source).save_as_mofile(out)


def babel_po(source: str, out: str) -> None:
    from babel.messages.pofile import read_po, write_po

    with Path(source).open("rb") as file, Path(out).open("wb") as target:
        write_po(target, read_po(file), width=0)


def babel_mo(source: str, out: str) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with Path(source).open("rb") as file, Path(out).open("wb") as target:
        write_mo(target, read_po(file))


def babel_merge(old: str, template: str, out: str) -> None:
    from babel.messages.pofile import read_po, write_po

    with Path(old).open("rb") as file, Path(template).open("rb") as new, Path(out).open("wb") as target:
        catalogue = read_po(file)
        catalogue.update(read_po(new))
        write_po(target, catalogue, width=0)


def toolkit_po(source: str, out: str) -> None:
    pypo = importlib.import_module("translate.storage.pypo")
    pypo.pofile.parsefile(source).savefile(out)


def apertium_session(target: str, modes: str, texts: str, out: str) -> None:
    from w4r_i18n.draft.engines import apertium
    from w4r_i18n.model.draft import EngineSettings
    from w4r_i18n.model.locale import locale

    lines, size = _text(texts).split("\n"), apertium.LIMITS.texts_per_call
    settings = EngineSettings("apertium", options={"modes": modes})
    with apertium.opened(locale("fr"), locale(target), settings) as session:
        answers = [
            answer.text
            for start in range(0, len(lines), size)
            for answer in session.translate(lines[start : start + size])
        ]
    Path(out).write_text("\n".join(answers), encoding="utf-8")


def apertium_pipe(mode: str, texts: str, out: str) -> None:
    """What people write: the mode file's line with `-z`, one request after another, nothing watched."""
    line = Path(f"/usr/share/apertium/modes/{mode}.mode").read_text(encoding="utf-8")
    stages = (stage.split(maxsplit=1) for stage in line.replace("$1", "-g").replace("$2", "").split("|"))
    command = " | ".join(f"{program} -z {' '.join(rest)}" for program, *rest in stages)
    answers = []
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pipe:  # noqa: S602  # Debian's own line
        assert pipe.stdin is not None
        assert pipe.stdout is not None
        for text in _text(texts).split("\n"):
            pipe.stdin.write(re.sub(r"([\[\]{}^$@\\/<>])", r"\\\1", text).encode() + b".[][\n]\0")
            pipe.stdin.flush()
            answer = b""
            while not answer.endswith(b"\0"):
                answer += os.read(pipe.stdout.fileno(), 65536)
            answers.append(answer.decode())
        pipe.stdin.close()
    Path(out).write_text("\n".join(answers), encoding="utf-8")


def apertium_each(mode: str, texts: str, out: str) -> None:
    answers = [
        subprocess.run(["apertium", mode], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        for text in _text(texts).split("\n")
    ]
    Path(out).write_bytes(b"\n".join(answers))


def bare_apertium(target: str, texts: str, out: str) -> None:
    """The engine's own pipes and nothing around them: no masks, no gate, nothing kept."""
    from concurrent.futures import ThreadPoolExecutor

    from w4r_i18n.draft.engines import apertium
    from w4r_i18n.model.draft import EngineSettings
    from w4r_i18n.model.locale import locale

    lines, size = _text(texts).split("\n"), apertium.LIMITS.texts_per_call
    batches = [lines[start : start + size] for start in range(0, len(lines), size)]
    sessions = apertium.LIMITS.concurrency

    def ask(mine: list[list[str]]) -> list[str]:
        with apertium.opened(locale("fr"), locale(target), EngineSettings("apertium")) as session:
            return [answer.text for batch in mine for answer in session.translate(batch)]

    with ThreadPoolExecutor(sessions) as pool:
        found = list(pool.map(ask, [batches[at::sessions] for at in range(sessions)]))
    Path(out).write_text("\n".join(text for part in found for text in part), encoding="utf-8")


def ask_libretranslate(url: str, count: str, out: str) -> None:
    from w4r_i18n.draft.engines import libretranslate

    _drafted(libretranslate, url, int(count), out)


def ask_deep(url: str, count: str, out: str) -> None:
    from w4r_i18n.draft.engines import deep

    _drafted(deep, url, int(count), out)


def ask_translate_batch(url: str, count: str, out: str) -> None:
    asked = importlib.import_module("deep_translator").LibreTranslator(
        source="fr", target="es", api_key="none", custom_url=url
    )
    _written(asked.translate_batch(_to_draft(int(count))), out)


def _drafted(engine: ModuleType, url: str, count: int, out: str) -> None:
    """By as many sessions at once as the engine allows, each in a thread of its own."""
    from concurrent.futures import ThreadPoolExecutor

    from w4r_i18n.model.draft import EngineSettings
    from w4r_i18n.model.locale import locale

    texts, size, sessions = _to_draft(count), engine.LIMITS.texts_per_call, engine.LIMITS.concurrency
    batches = [texts[at : at + size] for at in range(0, count, size)]

    def share(first: int) -> dict[int, list[str]]:
        settings = EngineSettings("libre", url, "none")
        with engine.opened(locale("fr"), locale("es"), settings) as session:
            return {
                at: [each.text for each in session.translate(batches[at])]
                for at in range(first, len(batches), sessions)
            }

    with ThreadPoolExecutor(sessions) as pool:
        shares = list(pool.map(share, range(sessions)))
    _written([text for at in range(len(batches)) for text in shares[at % sessions][at]], out)


def _to_draft(count: int) -> list[str]:
    return [f"Lina Fictive est en prison depuis {at} jours, et personne ne sait où." for at in range(count)]


def _written(answers: list[str], out: str) -> None:
    """All of them, in order, or the time would say nothing."""
    wanted = [f"Traducido: {text}" for text in _to_draft(len(answers))]
    if answers != wanted:
        sys.exit("the answers are not those that were given")
    Path(out).write_text("\n".join(answers), encoding="utf-8")


def split_w4r(path: str) -> None:
    from w4r_i18n.segment.sentences import sentences

    _timed(sentences, path)


def split_pysbd(path: str) -> None:
    _timed(importlib.import_module("pysbd").Segmenter(language="fr", clean=False).segment, path)


def split_nupunkt(path: str) -> None:
    _timed(importlib.import_module("nupunkt").sent_tokenize, path)


def split_sentencex(path: str) -> None:
    segment = importlib.import_module("sentencex").segment
    _timed(lambda text: list(segment("fr", text)), path)


def split_icu(path: str) -> None:
    icu = importlib.import_module("icu")

    def split(text: str) -> list[int]:
        rules = icu.BreakIterator.createSentenceInstance(icu.Locale("fr"))
        rules.setText(text)
        return list(rules)

    _timed(split, path)


def _timed(split: Callable[[str], Iterable[object]], path: str) -> None:
    """The best of some rounds over about a second, after one short round that fills caches."""
    text = _text(path)
    split(text[:5000])
    best, until = float("inf"), time.process_time() + 1.0
    while best == float("inf") or time.process_time() < until:
        start = time.process_time()
        split(text)
        best = min(best, time.process_time() - start)
    print(best, len(text))


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


if __name__ == "__main__":
    task: Callable[..., None] = globals()[sys.argv[1]]
    task(*sys.argv[2:])
