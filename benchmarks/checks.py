# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking accepted translations: the rules, the rules with those that learn, pofilter, msgfmt."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import OURS, Subject, Target, at_least, at_most, rows
from benchmarks.tasks import LEARNING
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.check.run import Rule
from w4r_i18n.check.seen import Seen, Whole
from w4r_i18n.check.signs import Signs
from w4r_i18n.flow.pairs import rules
from w4r_i18n.model.catalogue import Catalogue, Entry, Header

FULL, QUICK = 6_000, 1_500
"""Texts of one language."""
ALL = "w4r, with the checks that learn"
BARS = {OURS: 5.0, ALL: 1.0}
"""Times as fast as pofilter."""
SHARED = ("tokens", "prose", "low_words")
"""What nearly every text is asked for by several rules: no rule's own."""


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    found = dict(_catalogues(FULL if full else QUICK))
    spent: dict[str, Spent] = {}
    for tag, catalogue in found.items():
        path = folder / f"{tag}.po"
        path.write_text(write_po(catalogue), encoding="utf-8")
        for name, each in race([*_contenders(path, tag)], rounds=rounds).items():
            spent[name] = _sum(spent[name], each) if name in spent else each
    texts = sum(len(catalogue.entries) for catalogue in found.values())
    notes = {name: f"{texts / each.cpu_s:,.0f} texts/s" for name, each in spent.items()}
    return Subject(
        f"Checks: {texts:,} accepted translations into {', '.join(found)}",
        rows("all catalogues", spent, notes),
        (*_faster(spent), _dearest(tuple(found.values()))),
        () if "pofilter" in spent else ("pofilter (translate-toolkit)",),
    )


def _catalogues(most: int) -> Iterator[tuple[str, Catalogue]]:
    """Of the pairs beside the project; where there are none, the texts of installed packages."""
    files = sorted((corpus.ROOT.parent / "shared" / "data" / "pairs").glob("fr-*.jsonl"))
    texts = {path.stem.removeprefix("fr-"): corpus.from_pairs(path.parent, f"*{path.name}") for path in files}
    for tag, pairs in (texts or {"en": corpus.from_packages()}).items():
        entries = (Entry(source, text) for source, text in corpus.sentences(pairs, most))
        fields = (("Language", tag), ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=UTF-8"),
                  ("Content-Transfer-Encoding", "8bit"))  # fmt: skip
        yield tag, Catalogue(Header(fields), tuple(entries))


def _contenders(path: Path, tag: str) -> Iterator[Contender]:
    yield Contender(OURS, peers.task("w4r_check", path, "rules"))
    yield Contender(ALL, peers.task("w4r_check", path, "all"))
    if pofilter := peers.program("pofilter"):
        out = path.with_suffix(".out.po")
        yield Contender("pofilter", (pofilter, "--language", tag, str(path), str(out)))
    if msgfmt := peers.program("msgfmt"):
        yield Contender("msgfmt -c", (msgfmt, "-c", "-o", str(path.with_suffix(".mo")), str(path)))


def _sum(one: Spent, other: Spent) -> Spent:
    return Spent(one.wall_s + other.wall_s, one.cpu_s + other.cpu_s, max(one.peak_mb, other.peak_mb))


def _faster(spent: dict[str, Spent]) -> Iterator[Target]:
    for name, bar in BARS.items():
        if "pofilter" in spent:
            times = spent["pofilter"].cpu_s / spent[name].cpu_s
            yield at_least(f"{name}, as fast as pofilter", times, bar, unit="times")


def _dearest(catalogues: Sequence[Catalogue]) -> Target:
    """The rule whose own work takes most, what several share being found before."""
    asked = [rule for rule in rules() if rule.SCOPE in ("pair", "text") and rule.NAME not in LEARNING]
    spent: Counter[str] = Counter()
    for catalogue in catalogues:
        spent.update(_by_rule(catalogue, asked))
    name = max((rule.NAME for rule in asked), key=spent.__getitem__)
    most = spent[name]
    return at_most(f"the dearest rule, {name}", 100 * most / spent.total(), 25, unit="%", form=".0f")


def _by_rule(catalogue: Catalogue, asked: Sequence[Rule]) -> Counter[str]:
    spent: Counter[str] = Counter()
    whole, signs = Whole(catalogue), Signs(asked)
    for entry in catalogue.messages:
        seen = Seen(entry, whole)
        start = time.thread_time_ns()
        for side in (side for pairs in seen.texts for pair in pairs for side in pair.sides):
            for name in SHARED:
                getattr(side, name)
        spent["what they share"] += time.thread_time_ns() - start
        for rule in signs.rules_for(seen):
            start = time.thread_time_ns()
            for _ in rule.check(seen):
                pass
            spent[rule.NAME] += time.thread_time_ns() - start
    return spent
