# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown documents to catalogues and back: from nothing, with nothing changed, with one changed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from benchmarks import peers, trees
from benchmarks.measure import Contender, Spent, environment, race
from benchmarks.table import OURS, Subject, Target, faster, rows
from benchmarks.writing import document, edited, translated
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry

FULL, QUICK = 500, 60
IN_A_FOLDER = 4
"""Documents of one case, in one gettext domain."""
CASES = ("cold", "no-op", "one changed")
BARS = {"cold": 10.0, "no-op": 5.0, "one changed": 50.0}


@dataclass(frozen=True, slots=True)
class Camp:
    """One tool's copy of the documents, with its catalogues filled."""

    name: str
    root: Path
    command: tuple[str, ...]
    forget: Callable[[], None]
    """Take away what is derived; the translators' files stay."""
    edited: Path
    """The document that changes."""


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    number = FULL if full else QUICK
    camps = [_w4r(folder / "w4r", number)]
    absent: list[str] = []
    for name, program, is_here, build in (
        ("po4a", "po4a", bool(peers.program("po4a")), _po4a),
        ("md2po + po2md (translate-toolkit[markdown])", "md2po", peers.has("mistletoe"), _toolkit),
    ):
        if is_here:
            camps.append(build(folder / program, number))
        else:
            absent.append(name)
    spent = {case: _race(case, camps, rounds) for case in CASES}
    found = tuple(row for case in CASES for row in rows(case, spent[case]))
    title = f"{number} Markdown documents to catalogues and back, one language"
    return Subject(title, found, tuple(_targets(spent)), tuple(absent))


def _race(case: str, camps: list[Camp], rounds: int) -> dict[str, Spent]:
    prepare = {"cold": _forgetting, "no-op": _leaving, "one changed": _editing}[case]
    if case == "no-op":
        race([Contender(camp.name, camp.command, folder=camp.root) for camp in camps], rounds=1)
    contenders = [Contender(camp.name, camp.command, prepare(camp), camp.root) for camp in camps]
    return race(contenders, rounds=rounds)


def _forgetting(camp: Camp) -> Callable[[], None]:
    return camp.forget


def _leaving(_camp: Camp) -> Callable[[], None]:
    return lambda: None


def _editing(camp: Camp) -> Callable[[], None]:
    original, turns = camp.edited.read_text(encoding="utf-8"), count(1)
    return lambda: _write(camp.edited, edited(original, next(turns)))


def _targets(spent: dict[str, dict[str, Spent]]) -> Iterator[Target]:
    for case, times in BARS.items():
        if "po4a" in spent[case]:
            yield faster(case, spent[case], "po4a", times)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _w4r(root: Path, number: int) -> Camp:
    names = {n: f"2031/cas-{n // IN_A_FOLDER:03}/texte-{n % IN_A_FOLDER}.md" for n in range(number)}
    trees.plant(root, {name: document(n) for n, name in names.items()}, ["en"])
    trees.translate(root)
    return Camp(OURS, root, (trees.W4R, "run"), lambda: trees.forget(root), root / "sources" / names[0])


def _po4a(root: Path, number: int) -> Camp:
    """As its manual has it: one catalogue for all, every document made however much is translated."""
    names = [f"texte-{n:03}" for n in range(number)]
    for n, name in enumerate(names):
        _write(root / "sources" / f"{name}.md", document(n, front=False))
    head = ["[po4a_langs] en", "[po4a_paths] po/all.pot $lang:po/$lang.po",
            '[options] opt:"-k 0 -o markdown --master-charset UTF-8 --localized-charset UTF-8"']  # fmt: skip
    made = [f"[type: text] sources/{name}.md $lang:out/$lang/{name}.md" for name in names]
    _write(root / "po4a.cfg", "\n".join([*head, *made, ""]))
    command = (peers.program("po4a") or "po4a", "--quiet", "po4a.cfg")
    _once(command, root)
    _fill(root / "po" / "en.po")

    def forget() -> None:
        shutil.rmtree(root / "out", ignore_errors=True)
        (root / "po" / "all.pot").unlink(missing_ok=True)

    return Camp("po4a", root, command, forget, root / "sources" / f"{names[0]}.md")


def _toolkit(root: Path, number: int) -> Camp:
    """Its two commands; neither knows what is up to date, so each run is a whole one."""
    for n in range(number):
        _write(root / "sources" / f"texte-{n:03}.md", document(n, front=False))
    md2po, po2md = (peers.program(name) or name for name in ("md2po", "po2md"))
    quiet = "--progress=none"
    _once((md2po, quiet, "sources", "po"), root)
    for path in root.glob("po/*.po"):
        _fill(path)
    both = f"'{md2po}' {quiet} -P sources pot && '{po2md}' {quiet} -t sources -i po -o out"
    return Camp(
        "md2po + po2md", root, ("sh", "-c", both),
        lambda: shutil.rmtree(root / "out", ignore_errors=True), root / "sources" / "texte-000.md",
    )  # fmt: skip


def _once(command: tuple[str, ...], root: Path) -> None:
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)


def _fill(path: Path) -> None:
    """Give each entry a text, as `trees.translate` does."""
    catalogue = read_po(path.read_text(encoding="utf-8"))
    entries = tuple(
        replace(entry, msgstr=translated(entry.msgid, "en"), flags=(), previous=None)
        if isinstance(entry, Entry) else entry
        for entry in catalogue.entries
    )  # fmt: skip
    path.write_text(write_po(replace(catalogue, entries=entries)), encoding="utf-8")
