# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging with fuzzy matching: how long it takes, and whether an edited sentence gets its own translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.corpus import Edited
from benchmarks.measure import Contender, race
from benchmarks.table import OURS, Subject, Target, at_least, at_most, faster, rows
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry, Header

HEADER = Header((("Language", "en"), ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=UTF-8"),
                 ("Content-Transfer-Encoding", "8bit")))  # fmt: skip
MSGMERGE_LIMIT = 20_000
"""Above it msgmerge takes a quarter of an hour; it is measured there only when asked for."""
BABEL_LIMIT = 1_000
"""Babel compares each with each."""
_NOTE = (
    "The bar of 200 x msgmerge's speed is that of 50,000 entries (--full --msgmerge-50k, a quarter of an "
    "hour): its time grows with the square of the size."
)
MIN_WORDS = 4
"""Sentences, as a campaign's units are: a button of two words has a hundred neighbours."""


@dataclass(frozen=True, slots=True)
class Case:
    """The files of one merge, and what is right."""

    old: Path
    template: Path
    texts: Mapping[str, str]
    """Source -> its translation before."""
    edit: Edited
    folder: Path

    def out(self, tool: str) -> Path:
        return self.folder / f"{tool}.po"


def measure(folder: Path, *, full: bool, rounds: int, msgmerge_50k: bool = False) -> Subject:
    sizes = (BABEL_LIMIT, 20_000, 50_000) if full else (BABEL_LIMIT, 5_000)
    pairs = [pair for pair in corpus.everything(100_000) if len(pair[0].split()) >= MIN_WORDS]
    found = [_measured(_case(folder, pairs, size), size, rounds, msgmerge_50k) for size in sizes]
    return Subject(
        "Fuzzy merge: 5 % edited, 2 % new, 2 % gone",
        tuple(row for each in found for row in each.rows),
        tuple(target for each in found[1:] for target in each.targets),
        tuple(dict.fromkeys(name for each in found for name in each.absent)),
        (_NOTE,),
    )


def _case(folder: Path, pairs: list[tuple[str, str]], size: int) -> Case:
    here = folder / f"merge-{size}"
    here.mkdir(parents=True)
    if len(pairs) < size * 1.03:
        pairs = list(islice(corpus.varied(pairs), int(size * 1.03)))
    texts, unused = dict(pairs[:size]), [source for source, _ in pairs[size:]]
    edit = corpus.edited(list(texts), unused)
    case = Case(here / "old.po", here / "new.pot", texts, edit, here)
    _write(case.old, [Entry(source, text) for source, text in texts.items()])
    _write(case.template, [Entry(source) for source in edit.sources])
    return case


def _write(path: Path, entries: list[Entry]) -> None:
    path.write_text(write_po(Catalogue(HEADER, tuple(entries))), encoding="utf-8")


def _measured(case: Case, size: int, rounds: int, msgmerge_50k: bool) -> Subject:
    contenders, absent = _contenders(case, size, msgmerge_50k)
    spent = race(contenders, rounds=rounds if size <= MSGMERGE_LIMIT else 3)
    quality = {each.name: _quality(case, case.out(each.name)) for each in contenders}
    told = {name: str(found) for name, found in quality.items()}
    label = f"{size:,} entries"
    targets = tuple(_targets(label, quality)) + (
        (faster(label, spent, "msgmerge", 200),) if "msgmerge" in spent and size > MSGMERGE_LIMIT else ()
    )
    return Subject(label, rows(label, spent, told), targets, tuple(absent))


def _contenders(case: Case, size: int, msgmerge_50k: bool) -> tuple[list[Contender], list[str]]:
    old, new = case.old, case.template
    found = [Contender(OURS, peers.task("w4r_merge", old, new, case.out(OURS)))]
    absent: list[str] = []
    if pot2po := peers.program("pot2po"):
        by_toolkit = (pot2po, "--progress=none", "-t", str(old), str(new), str(case.out("pot2po")))
        found.append(Contender("pot2po", by_toolkit, rounds=3 if size <= MSGMERGE_LIMIT else 1))
    else:
        absent.append("pot2po (translate-toolkit)")
    if size <= BABEL_LIMIT:
        found.append(Contender("Babel", peers.task("babel_merge", old, new, case.out("Babel")), rounds=1))
    msgmerge = peers.program("msgmerge")
    if msgmerge is None:
        absent.append("msgmerge (gettext)")
    elif size <= MSGMERGE_LIMIT or msgmerge_50k:
        command = (msgmerge, "--quiet", "--no-wrap", "-o", str(case.out("msgmerge")), str(old), str(new))
        found.append(Contender("msgmerge", command, rounds=3 if size <= 5_000 else 1))
    return found, absent


@dataclass(frozen=True, slots=True)
class Quality:
    edited: int
    right: int
    """Edited sources that were given the translation of what they were."""
    wrong: int
    """Edited sources that were given another's."""
    new: int
    suggested: int
    """Really new sources that were given anything."""

    def __str__(self) -> str:
        return (
            f"right {self.right}/{self.edited} ({self.share:.1f} %), wrong {self.wrong}, "
            f"suggested on new {self.suggested}/{self.new}"
        )

    @property
    def share(self) -> float:
        """Percent right."""
        return 100 * self.right / self.edited


def _quality(case: Case, out: Path) -> Quality:
    got = {entry.msgid: entry.msgstr for entry in read_po(out.read_text(encoding="utf-8")).messages}
    given = {source: (got.get(source, ""), case.texts[former]) for source, former in case.edit.former.items()}
    return Quality(
        len(given),
        sum(text == wanted for text, wanted in given.values()),
        sum(text not in {"", wanted} for text, wanted in given.values()),
        len(case.edit.new),
        sum(bool(got.get(source)) for source in case.edit.new),
    )


def _targets(label: str, quality: Mapping[str, Quality]) -> Iterator[Target]:
    ours = quality[OURS]
    yield at_least(f"{label}, edited ones matched right", ours.share, 99.8, unit="%")
    if "msgmerge" in quality:
        theirs = quality["msgmerge"].suggested
        yield at_most(f"{label}, suggestions on new ones beside msgmerge's", ours.suggested, theirs, form="d")
