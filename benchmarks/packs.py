# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's pack of a whole campaign, from nothing, unchanged, with one text edited; and po4a-translate."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

from benchmarks import peers, trees
from benchmarks.measure import ROOT, Contender, Spent, environment, race
from benchmarks.table import OURS, Row, Subject, Target, at_least, at_most, faster, rows
from w4r_i18n.model.locale import locale

CASES = ("Amina", "Joris", "Leïla", "Tomás", "Océane", "Bakary", "Solveig", "Anouk", "Ilyas", "Maïwenn")
CHANNELS = ("docx", "html", "mail", "pdf", "social", "text")
SECTION, DAY = "toutes", "2026-11-24"
_MODEL = ROOT / "sources/2025/exemple-amina-exemple"
_FILES = ("case.toml", "letter.md", "solidarity.md")
_EDITED = "2031-affaire-01"


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    cases, locales = (10, 60) if full else (4, 12)
    root = folder / "tree"
    plant(root, cases, locales)
    spent = race([Contender("from nothing", _COMMAND, lambda: _forget(root), root)], rounds=1)
    made = sum(path.is_file() for path in _pack(root).glob("2031-*/*/*"))
    spent |= race([Contender("nothing changed", _COMMAND, folder=root)], rounds=rounds)
    spent |= race([Contender("one text edited", _COMMAND, _editing(root), root)], rounds=rounds)
    found = [Row(case, "w4r compile --section", each) for case, each in spent.items()]
    targets = list(_targets(spent, made)) if full else []
    name = f"A pack of {cases} cases in {locales} languages and {len(CHANNELS)} channels: {made} artefacts"
    if not peers.program("po4a-translate"):
        return Subject(name, tuple(found), tuple(targets), ("po4a-translate",))
    beside = race([_text(), _po4a(folder / "po4a")], rounds=1)
    case = f"{TEXTS} letters as text"
    targets.append(faster(case, beside, "po4a-translate", 10))
    return Subject(name, (*found, *rows(case, beside)), tuple(targets))


_COMMAND = (trees.W4R, "compile", "--section", SECTION, "--as-of", DAY)
TEXTS = 40


def _targets(spent: dict[str, Spent], made: int) -> Iterator[Target]:
    """By the clock, as the bars are; a busy machine shows in the difference to the CPU time."""
    for case, bar in (("from nothing", 180), ("one text edited", 5)):
        found = spent[case]
        yield at_most(f"{case} ({found.cpu_s:.1f} s of CPU time)", found.wall_s, bar, unit="s")
    yield at_least("artefacts a second, from nothing", made / spent["from nothing"].wall_s, 33, form=".0f")


def _pack(root: Path) -> Path:
    return root / "build" / "sections" / SECTION


def _forget(root: Path) -> None:
    for path in (root / "build", root / ".w4r"):
        shutil.rmtree(path, ignore_errors=True)


def _editing(root: Path) -> Callable[[], None]:
    """A sentence of a translation, another at each turn."""
    path = root / "locales" / trees.TAGS[2] / "LC_MESSAGES" / f"{_EDITED}.po"
    original, turns = path.read_text(encoding="utf-8"), count(1)

    def edit() -> None:
        head, msgid, rest = original.partition('msgid "Je vous souhaite')
        path.write_text(head + msgid + rest.replace('msgstr "', f'msgstr "{"lamano " * next(turns)}', 1))

    return edit


def _text() -> Contender:
    return Contender(OURS, (sys.executable, "-m", "benchmarks.letter_tasks", "text", str(TEXTS), "1"))


def _po4a(folder: Path) -> Contender:
    """The same letter in each of so many languages: it knows one document and one language at a time."""
    folder.mkdir()
    (folder / "letter.md").write_text((_MODEL / "letter.md").read_text(encoding="utf-8").split("+++\n", 2)[2])
    form = "-f text -o markdown -M UTF-8 -m letter.md"
    subprocess.run(
        ["po4a-updatepo", *form.split(), "-p", "letter.po"],
        cwd=folder, env=environment(), check=True, capture_output=True,
    )  # fmt: skip
    each = f"po4a-translate {form} -k 0 -p letter.po -l letter-$number.md"
    loop = f"for number in $(seq {TEXTS}); do {each} || exit 1; done"
    return Contender("po4a-translate", ("sh", "-c", loop), folder=folder)


def plant(root: Path, cases: int, locales: int) -> None:
    """The demonstration's invented case again and again, each with another name, in so many languages."""
    tags = trees.TAGS[:locales]
    texts = {
        f"2031/affaire-{at:02}/{name}": _renamed((_MODEL / name).read_text(encoding="utf-8"), at)
        for at in range(1, cases + 1)
        for name in _FILES
    }
    common = ROOT / "sources/common"
    texts |= {f"common/{path.name}": path.read_text(encoding="utf-8") for path in common.glob("*.md")}
    texts["common/salutations.csv"] = _salutations(tags)
    trees.plant(root, texts, tags)
    for tag in tags:
        folder = root / "locales" / tag
        folder.mkdir(parents=True)
        (folder / "names.csv").write_text(_names(cases), encoding="utf-8")
    (root / "sections").mkdir()
    (root / "sections" / f"{SECTION}.toml").write_text(
        f'country = "FR"\nlocales = {json.dumps(tags)}\nchannels = {json.dumps(CHANNELS)}\n'
        'status_url = "https://example.org/lettre"\n'
    )
    trees.translate(root, in_script)


def _renamed(text: str, at: int) -> str:
    return text.replace("amina-exemple", f"affaire-{at:02}").replace("Amina", CASES[(at - 1) % len(CASES)])


def _salutations(tags: tuple[str, ...]) -> str:
    head = "locale,rank,gender,number,salutation,closing,status,source\n"
    rows = (f'{tag},minister,f,sg,"{tag.upper()}: Madame,","{tag.upper()}: salut.",own,\n' for tag in tags)
    return head + "".join(rows)


def _names(cases: int) -> str:
    people = [f"{name} Exemple,{name} Exemple,{name},,," for name in CASES[:cases]]
    people += ["Irène Fictive,Irène Fictive,,,,", "Paul Fictif,Paul Fictif,,,,"]
    return "\n".join(["person,full,short,forms,invariable,source", *people, ""])


def in_script(msgid: str, tag: str) -> str:
    """The same figures, tags and names among invented words in the language's letters: what checks let
    through, and a typesetter has to shape.
    """
    letters = _letters(locale(tag).script)

    def word(found: re.Match[str]) -> str:
        if found["kept"] or found[0] in _KEPT:
            return found[0]
        # Never short: by its short words a language is told from another.
        return "".join(
            letters[(ord(each) + at) % len(letters)] for at, each in enumerate(found[0].ljust(5, "e"))
        )

    return _WORDS.sub(word, msgid)


_WORDS = re.compile(r"(?P<kept>\{[^}]*\}|<[^>]*>|\S*\d\S*)|[^\W\d_]+")
_KEPT = frozenset({*CASES, "Exemple", "Irène", "Fictive", "Paul", "Fictif"})
_ALPHABETS = {"Latn": "lamenoris", "Cyrl": "ламенорса", "Arab": "فقلمن"}
"""Letters that no language of the script lacks."""
_BLOCKS = {
    "Grek": 0x3B1, "Armn": 0x561, "Hebr": 0x5D0, "Deva": 0x915, "Beng": 0x995, "Guru": 0xA15, "Gujr": 0xA95,
    "Taml": 0xB95, "Telu": 0xC15, "Knda": 0xC95, "Mlym": 0xD15, "Sinh": 0xD9A, "Thai": 0xE01, "Laoo": 0xE81,
    "Mymr": 0x1000, "Geor": 0x10D0, "Ethi": 0x1200, "Khmr": 0x1780,
}  # fmt: skip


@cache
def _letters(script: str) -> str:
    if script in _ALPHABETS:
        return _ALPHABETS[script]
    start = _BLOCKS[script]
    return "".join(
        chr(at) for at in range(start, start + 20) if unicodedata.category(chr(at)) in {"Ll", "Lo"}
    )
