# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack that is built again: only what changed, the same bytes as from nothing, and nothing that ended."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.journeys import tree

ROOT = Path(__file__).parents[2]
AMINA = "2025-exemple-amina-exemple"
SLUG = "exemple-amina-exemple"
LETTER = "letter-writer-f"
"""In Spanish and Catalan, which tell writers apart."""
DAYS = ("2026-11-24", "2030-06-30", "2030-07-01")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read-only: the demonstration's invented cases, its Spanish section content with plain text."""
    root = tmp_path_factory.mktemp("again") / "tree"
    for name in ("sources", "locales", "sections"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "w4r.toml", root)
    for folder in (root / "sources" / "2025").iterdir():
        if "exemple" not in folder.name:
            shutil.rmtree(folder)
    path = root / "sections" / "es.toml"
    head, bracket, tables = path.read_text(encoding="utf-8").partition("\n[")
    path.write_text(f'{head}\nchannels = ["text", "html"]\n{bracket}{tables}', encoding="utf-8")
    _compiled(root)
    return root


@pytest.fixture
def built(demonstration: Path, tmp_path: Path) -> Path:
    return shutil.copytree(demonstration, tmp_path / "tree")


def _compiled(root: Path, day: str = DAYS[0]) -> list[dict[str, Any]]:
    done = tree.w4r(root, "compile", "--section", "es", "--as-of", day, "--format", "json")
    assert done.code == 0, done.said
    found: list[dict[str, Any]] = done.json[0]["items"]
    return found


def _files(root: Path) -> dict[str, bytes]:
    return dict(tree.bytes_below(root / "build" / "sections" / "es"))


def _from_nothing(root: Path, day: str) -> dict[str, bytes]:
    for name in ("build", ".w4r"):
        shutil.rmtree(root / name)
    _compiled(root, day)
    return _files(root)


def _case(root: Path) -> Path:
    return root / "sources" / "2025" / SLUG / "case.toml"


def _written(name: str, becomes: Callable[[str], str]) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        path = root / name
        if path.exists():
            path.write_text(becomes(path.read_text(encoding="utf-8")), encoding="utf-8")

    return edit


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    return _written(name, lambda text: text.replace(old, new))


def _without(name: str, word: str) -> Callable[[Path], None]:
    return _written(name, lambda text: "".join(line for line in text.splitlines(True) if word not in line))


EDITS: dict[str, Callable[[Path], None]] = {
    "a name is taken off the list": _without("locales/es/names.csv", "Amina"),
    "a case is closed": _replaced(f"sources/2025/{SLUG}/case.toml", 'status = "open"', 'status = "closed"'),
    "a case is withdrawn": _replaced(
        f"sources/2025/{SLUG}/case.toml", 'status = "', 'status = "withdrawn" #'
    ),
    "a deadline comes earlier": _replaced(
        f"sources/2025/{SLUG}/case.toml", 'deadline = "2030-06-30"', 'deadline = "2026-11-01"'
    ),
    "a consent ends": _replaced(
        f"sources/2025/{SLUG}/case.toml", 'scope = "name"\n', 'scope = "name"\nexpires = "2026-01-01"\n'
    ),
    "an address changes": _replaced(
        f"sources/2025/{SLUG}/case.toml", "00000 Exempleville", "00001 Exempleville"
    ),
    "a salutation changes": _replaced(
        "sources/common/salutations.csv", "Señora Ministra:", "Señora ministra:"
    ),
    "the words to stop change": _replaced("locales/es/LC_MESSAGES/common.po", "No env", "Que nadie env"),
    "approvals are lost": _written(f"locales/es/reviews/{AMINA}.jsonl", lambda _: ""),
    "common words lose theirs": _written("locales/es/reviews/common.jsonl", lambda _: ""),
    "a language stands in for none": _replaced("sections/es.toml", 'ca = "es"', 'ca = "en"'),
    "a section changes its paper": _replaced("sections/es.toml", 'paper = "a4"', 'paper = "letter"'),
    "a channel goes": _replaced("sections/es.toml", '["text", "html"]', '["text"]'),
    "a file of the pack is touched": _replaced(f"build/sections/es/{AMINA}/es/{LETTER}.txt", "Amina", "Otra"),
    "a file of the pack is gone": lambda root: (
        root / "build" / "sections" / "es" / AMINA / "es" / f"{LETTER}.txt"
    ).unlink(missing_ok=True),
    "a domain goes": lambda root: shutil.rmtree(root / "sources" / "2025" / SLUG, ignore_errors=True),
}


def test_a_pack_that_is_up_to_date_is_left_alone(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "build").rglob("*")}
    _compiled(built)
    assert {path: path.stat().st_mtime_ns for path in (built / "build").rglob("*")} == before


def test_one_edited_translation_touches_its_language_alone(built: Path) -> None:
    before = _files(built)
    _replaced(f"locales/es/LC_MESSAGES/{AMINA}.po", "Usted no está sol", "Sepa que no está sol")(built)
    _compiled(built)
    for name in tree.changed(before, _files(built)):
        assert "/es/" in name or "/ca/" in name or "/" not in name, name


@settings(
    deadline=None, derandomize=True, max_examples=7,
    phases=[Phase.generate],  # a step takes a second: what fails is told as it is
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(DAYS)), min_size=1, max_size=4))
def test_built_again_is_built_from_nothing(
    demonstration: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Whatever changes, on whatever day: the pack is, byte for byte, what it is when made from nothing."""
    root = shutil.copytree(demonstration, tmp_path_factory.mktemp("law") / "tree")
    for name, day in steps:
        EDITS[name](root)
        _compiled(root, day)
    assert _files(root) == _from_nothing(root, steps[-1][1])


@pytest.mark.parametrize("day", ["2030-07-01", "2031-01-01"])
def test_no_letter_outlives_its_last_day_because_it_was_built_before(built: Path, day: str) -> None:
    states = {item["key"]: item["state"] for item in _compiled(built, day)}
    assert states[f"{AMINA}/{LETTER}/es"] == "stopped"
    letter = (built / "build/sections/es" / AMINA / "es" / f"{LETTER}.txt").read_text(encoding="utf-8")
    assert "Amina" not in letter


@pytest.mark.parametrize("status", ["closed", "recalled", "withdrawn"])
def test_no_letter_outlives_its_case_because_it_was_built_before(built: Path, status: str) -> None:
    tree.rewrite(_case(built), 'status = "open"', f'status = "{status}"')
    states = {item["key"]: item["state"] for item in _compiled(built)}
    assert states[f"{AMINA}/{LETTER}/es"] == states[f"{AMINA}/{LETTER}/ca"] == "stopped"
    if status != "closed":
        assert not [name for name, content in _files(built).items() if b"Amina" in content]


def test_a_case_that_becomes_secret_leaves_nothing_of_what_was_built_before(built: Path) -> None:
    tree.rewrite(_case(built), 'tier = "public"', 'tier = "restricted"')
    _compiled(built)
    assert not [name for name, content in _files(built).items() if "amina" in name or b"Amina" in content]


def test_an_embargo_of_tomorrow_takes_out_what_was_built_today(built: Path) -> None:
    tree.rewrite(_case(built), 'status = "open"', 'status = "open"\nembargo = "2026-12-10T00:01:00+00:00"')
    _compiled(built)
    assert not [name for name in _files(built) if "amina" in name]
    _compiled(built, "2026-12-10")
    assert (built / "build/sections/es" / AMINA / "es" / f"{LETTER}.txt").exists()


def test_what_is_kept_of_a_build_can_be_damaged_and_is_made_again(built: Path) -> None:
    before = _files(built)
    kept = built / ".w4r" / "pack-es"
    content = bytearray(kept.read_bytes())
    for at in range(0, len(content), 97):
        content[at] ^= 0x55
    kept.write_bytes(content)
    (built / "build/sections/es" / AMINA / "es" / f"{LETTER}.txt").unlink()
    _compiled(built)
    assert json.loads(_files(built)["index.json"])["items"]
    assert _files(built) == before
