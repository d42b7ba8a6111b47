# SPDX-License-Identifier: GPL-3.0-or-later
"""What drafting costs beside the engine: masks, gate, keeping and saving, over the time of the bare pipe."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from benchmarks import peers, trees
from benchmarks.measure import Contender, race
from benchmarks.table import Row, Subject, at_most
from benchmarks.writing import Size, document
from w4r_i18n.catalogue.po_read import read_po

BAR = 15
TAG = "ca"
BARE, DRAFT = "Apertium's pipes alone", "w4r draft"
KEPT, NOTHING = "w4r draft, all answers on file", "w4r draft, nothing empty"
_ANSWERS = Path(".w4r") / "drafts.jsonl"
_GRANT = '\n[tiers.public]\nengines = ["local"]\n[tiers.published]\nengines = ["local"]\n'


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    """About 1,000 texts (300 without `full`) of one domain into Catalan."""
    if peers.program("apertium") is None:
        return Subject("Drafting beside the bare pipe", (), absent=("apertium",))
    root = folder / "campaign"
    texts = _planted(root, Size(paragraphs=270 if full else 80))
    listed = folder / "texts"
    listed.write_text("\n".join(texts), encoding="utf-8")
    empty, drafted = _states(root, folder)
    draft = partial(Contender, command=[trees.W4R, "draft", "--locale", TAG], folder=root)
    found = race(
        [
            Contender(BARE, peers.task("bare_apertium", TAG, listed, folder / "answers")),
            draft(DRAFT, prepare=lambda: _put(root, empty)),
            draft(KEPT, prepare=lambda: _put(root, empty, drafted / _ANSWERS)),
            draft(NOTHING, prepare=lambda: _put(root, drafted)),
        ],
        rounds=rounds,
    )
    own = found[KEPT].cpu_s - found[NOTHING].cpu_s
    share = 100 * own / found[BARE].cpu_s
    case = f"{len(texts):,} texts, fr to {TAG}"
    return Subject(
        "Drafting beside the bare pipe",
        tuple(Row(case, tool, spent) for tool, spent in found.items()),
        (at_most("masks, gate and saving, of the pipe's CPU time", share, BAR, unit="%", form=".1f"),),
        notes=(f"{1000 * own / len(texts):.2f} ms a text are ours: '{KEPT}' less '{NOTHING}'",),
    )


def _planted(root: Path, size: Size) -> list[str]:
    trees.plant(root, {"2031/affaire-01/communique.md": document(1, size)}, (TAG,))
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(_GRANT)
    trees.run(root)
    catalogue = read_po((root / _po()).read_text(encoding="utf-8"))
    return [entry.msgid for entry in catalogue.messages]


def _states(root: Path, folder: Path) -> tuple[Path, Path]:
    """The tree's changing files before and after drafting."""
    empty, drafted = folder / "empty", folder / "drafted"
    shutil.copytree(root / "locales", empty / "locales")
    trees.w4r(root, "draft", "--locale", TAG)
    shutil.copytree(root / "locales", drafted / "locales")
    shutil.copytree(root / ".w4r", drafted / ".w4r")
    return empty, drafted


def _put(root: Path, state: Path, answers: Path | None = None) -> None:
    shutil.rmtree(root / "locales")
    shutil.copytree(state / "locales", root / "locales")
    (root / _ANSWERS).unlink(missing_ok=True)
    if answers:
        shutil.copyfile(answers, root / _ANSWERS)


def _po() -> Path:
    return Path("locales") / TAG / "LC_MESSAGES" / "2031-affaire-01.po"
