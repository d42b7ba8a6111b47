# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading, writing and compiling one large catalogue."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.measure import Contender, Spent, environment, race
from benchmarks.merging import HEADER
from benchmarks.table import OURS, Subject, Target, faster, rows
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry

FULL, QUICK = 50_000, 10_000
PO_BARS = {"msgcat": 3.0, "polib": 7.0}
MO_BARS = {"msgfmt": 1.5}


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    here = folder / "catalogues"
    here.mkdir()
    source = here / "large.po"
    source.write_text(write_po(Catalogue(HEADER, tuple(_entries(FULL if full else QUICK)))), encoding="utf-8")
    read = {form: race(_reading(path, here), rounds=rounds) for form, path in _forms(source).items()}
    compiled = race(_compiling(source, here), rounds=rounds)
    size = f"{FULL if full else QUICK:,} entries, {source.stat().st_size / 1e6:.1f} MB"
    return Subject(
        f"One catalogue of {size}",
        (*chain.from_iterable(rows(form, spent) for form, spent in read.items()),
         *rows("read PO, write MO", compiled)),
        (*chain.from_iterable(_targets(form, spent, PO_BARS) for form, spent in read.items()),
         *_targets("MO", compiled, MO_BARS)),
        _absent(),
    )  # fmt: skip


def _forms(source: Path) -> dict[str, Path]:
    """The file as we write it, and wrapped at 79 columns as most other tools do."""
    found = {"read and write PO": source}
    if msgcat := peers.program("msgcat"):
        wrapped = source.with_name("wrapped.po")
        subprocess.run([msgcat, "-o", wrapped, source], check=True, env=environment())
        found["the same, wrapped"] = wrapped
    return found


def _entries(most: int) -> Iterator[Entry]:
    """The longest texts first, as documentation has them; each with what an extractor tells of it."""
    pairs = sorted(corpus.everything(200_000), key=lambda pair: -len(pair[0]))
    for at, (source, text) in enumerate(islice(corpus.varied(pairs), most)):
        yield Entry(
            source,
            text,
            f"variant {at}" if at % 50 == 0 else None,
            flags=("fuzzy",) if at % 40 == 1 else (),
            comments=("Looked at twice.",) if at % 25 == 2 else (),
            extracted=("paragraph; register public",),
            references=(f"sources/2031/affaire-{at // 200:03}/communique.md",),
        )


def _reading(source: Path, here: Path) -> list[Contender]:
    found = [
        Contender(OURS, peers.task("w4r_po", source, here / "w4r.po")),
        Contender("polib", peers.task("polib_po", source, here / "polib.po")),
        Contender("Babel", peers.task("babel_po", source, here / "babel.po")),
    ]
    if peers.has("translate-toolkit"):
        found.append(Contender("translate-toolkit", peers.task("toolkit_po", source, here / "toolkit.po")))
    if msgcat := peers.program("msgcat"):
        found.append(Contender("msgcat", (msgcat, "--no-wrap", "-o", str(here / "msgcat.po"), str(source))))
    return found


def _compiling(source: Path, here: Path) -> list[Contender]:
    found = [
        Contender(OURS, peers.task("w4r_mo", source, here / "w4r.mo")),
        Contender("polib", peers.task("polib_mo", source, here / "polib.mo"), rounds=1),
        Contender("Babel", peers.task("babel_mo", source, here / "babel.mo"), rounds=1),
    ]
    if msgfmt := peers.program("msgfmt"):
        found.append(Contender("msgfmt", (msgfmt, "-o", str(here / "msgfmt.mo"), str(source))))
    return found


def _absent() -> tuple[str, ...]:
    gone = [] if peers.has("translate-toolkit") else ["translate-toolkit"]
    return (*gone, *(f"{name} (gettext)" for name in ("msgcat", "msgfmt") if not peers.program(name)))


def _targets(what: str, spent: dict[str, Spent], bars: dict[str, float]) -> Iterator[Target]:
    for peer, times in bars.items():
        if peer in spent:
            yield faster(what, spent, peer, times)
