# SPDX-License-Identifier: GPL-3.0-or-later
"""French catalogues of any size from texts that are there anyway, and the same edits each time."""

from __future__ import annotations

import gettext
import json
import random
import re
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path

_SPACE = re.compile(r"\s+")
DEBIAN = Path("/usr/share")
ROOT = Path(__file__).resolve().parents[1]


def from_pairs(folder: Path, names: str = "*.jsonl") -> Iterator[tuple[str, str]]:
    """French sources with a translation, from files of `msgid` and `msgstr`, a pair a line."""
    for path in sorted(folder.glob(names)):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["msgid"], record["msgstr"]


def from_packages(root: Path = DEBIAN) -> Iterator[tuple[str, str]]:
    """French texts of installed packages' catalogues, as sources, with the English as their translation."""
    for path in sorted(root.rglob("fr/LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            try:
                catalogue = gettext.GNUTranslations(file)
            except (OSError, UnicodeDecodeError):
                continue
        messages: dict[object, str] = vars(catalogue)["_catalog"]
        for english, french in messages.items():
            if isinstance(english, str) and english and french:
                yield french, english.rpartition("\x04")[2]


def sentences(pairs: Iterable[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """The first distinct sources, on one line each, as our own are; without what no PO file may hold."""
    seen: dict[str, str] = {}
    clean = ((_SPACE.sub(" ", source).strip(), _SPACE.sub(" ", text).strip()) for source, text in pairs)
    for source, text in clean:
        if source and text and source.isprintable() and text.isprintable():
            seen.setdefault(source, text)
        if len(seen) >= most:
            break
    return list(islice(seen.items(), most))


@dataclass(frozen=True, slots=True)
class Edited:
    """A catalogue's sources after a year: some edited, some new, some gone."""

    sources: tuple[str, ...]
    """In reading order."""
    former: dict[str, str]
    """Edited source -> what it was."""
    new: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shares:
    edited: float = 0.05
    new: float = 0.02
    gone: float = 0.02


def edited(sources: list[str], unused: list[str], shares: Shares = Shares(), *, seed: int = 2026) -> Edited:
    """Replace, insert or delete one to three words here and there; add and drop whole sources.

    `unused` are sources that the catalogue has not: the new ones are drawn from them.
    """
    drawn = random.Random(seed)
    vocabulary = [word for source in sources[:2000] for word in source.split() if word.isalpha()]
    fate = drawn.choices(
        ("edited", "gone", "same"),
        (shares.edited, shares.gone, 1 - shares.edited - shares.gone),
        k=len(sources),
    )
    taken = set(sources)
    fresh = iter(unused)
    out: list[str] = []
    former: dict[str, str] = {}
    new: set[str] = set()
    for source, kind in zip(sources, fate, strict=True):
        if kind == "edited" and (text := _reworded(source, vocabulary, drawn)) not in taken:
            taken.add(text)
            former[text] = source
            out.append(text)
        elif kind != "gone":
            out.append(source)
        if drawn.random() < shares.new and (text := next(fresh, "")) and text not in taken:
            taken.add(text)
            new.add(text)
            out.append(text)
    return Edited(tuple(out), former, frozenset(new))


def _reworded(source: str, vocabulary: list[str], drawn: random.Random) -> str:
    """One to three words changed, at most a third of them: a title of two words only gains one."""
    words = source.split()
    kinds = ("replace", "insert", "delete") if len(words) > 2 else ("insert",)
    for _ in range(min(drawn.randint(1, 3), max(1, len(words) // 3))):
        at = drawn.randrange(len(words))
        kind = drawn.choice(kinds)
        if kind == "replace":
            words[at] = drawn.choice(vocabulary)
        elif kind == "insert":
            words.insert(at, drawn.choice(vocabulary))
        else:
            del words[at]
    return " ".join(words)


def everything(most: int, root: Path = ROOT) -> list[tuple[str, str]]:
    """Distinct French texts from pairs beside the project, this system's and this environment's packages."""
    pairs = chain(
        from_pairs(root.parent / "shared" / "data" / "pairs"),
        from_packages(Path(sysconfig.get_path("purelib"))),
        from_packages(),
    )
    return sentences(pairs, most)


def varied(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Without end: the pairs, then the pairs with their words turned, another turn each round."""
    yield from pairs
    for turn in islice(count(1), 1_000):
        for source, text in pairs:
            words = source.split()
            at = turn % max(1, len(words))
            yield f"{' '.join(words[at:] + words[:at])} ({turn})", f"{text} ({turn})"
