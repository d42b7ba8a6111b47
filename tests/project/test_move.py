# SPDX-License-Identifier: GPL-3.0-or-later
"""A domain gets another name, a tree another language: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.move import add_locale, move
from w4r_i18n.project.workspace import Workspace, open_workspace

OLD, NEW = Domain("2025-riviere"), Domain("2026-fleuve")
OF_THE_DOMAIN = (
    "locales/2025-riviere.pot",
    "locales/de/LC_MESSAGES/2025-riviere.po",
    "locales/de/reviews/2025-riviere.jsonl",
    "locales/de/reviews/2025-riviere.seen",
    "locales/fr/reviews/2025-riviere.jsonl",
)


def tree(root: Path, config: str = '[project]\nlocales = ["de"]\n') -> Workspace:
    (root / "w4r.toml").write_text(config, encoding="utf-8")
    for name in (*OF_THE_DOMAIN, "sources/2025/riviere/case.md", "locales/de/LC_MESSAGES/2025-autre.po"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return open_workspace(root)


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file() and ".w4r" not in path.parts
    }


def test_sources_template_catalogues_and_ledgers_move_together(tmp_path: Path) -> None:
    workspace = tree(tmp_path)
    before = contents(tmp_path)
    move(workspace, OLD, NEW)
    assert contents(tmp_path) == {
        name.replace("2025-riviere", "2026-fleuve").replace("2025/riviere", "2026/fleuve"): text
        for name, text in before.items()
    }


def test_a_dry_run_says_it_all_and_moves_nothing(tmp_path: Path) -> None:
    workspace = tree(tmp_path)
    before = contents(tmp_path)
    assert len(move(workspace, OLD, NEW, dry_run=True)) == 6
    assert contents(tmp_path) == before


@pytest.mark.parametrize("taken", ["sources/2026/fleuve/x.md", "locales/de/reviews/2026-fleuve.jsonl"])
def test_nothing_moves_where_something_stands(tmp_path: Path, taken: str) -> None:
    workspace = tree(tmp_path)
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("là", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(InputError, match="is there already"):
        move(workspace, OLD, NEW)
    assert contents(tmp_path) == before


def test_what_is_not_there_cannot_be_moved(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing of 2024-rien"):
        move(tree(tmp_path), Domain("2024-rien"), NEW)


def test_catalogues_that_lost_their_folder_can_be_brought_along(tmp_path: Path) -> None:
    """Somebody renamed the source folder by hand."""
    workspace = tree(tmp_path)
    (tmp_path / "sources/2026").mkdir()
    (tmp_path / "sources/2025/riviere").rename(tmp_path / "sources/2026/fleuve")
    move(workspace, OLD, NEW)
    assert (tmp_path / "locales/de/LC_MESSAGES/2026-fleuve.po").is_file()
    assert (tmp_path / "sources/2026/fleuve/case.md").is_file()


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ('[project]\nlocales = ["de"]\n', '[project]\nlocales = ["de", "pt-BR"]\n'),
        ("[project]\nlocales = []\n", '[project]\nlocales = ["pt-BR"]\n'),
        ('[project]\nlocales = [\n  "de",\n  "ja",\n]\n', None),
        ('# locales = ["xx"]\n[project]\nlocales = ["de"] # nos langues\n', None),
    ],
)
def test_a_language_is_written_into_the_list_that_stands(
    tmp_path: Path, config: str, expected: str | None
) -> None:
    workspace = tree(tmp_path, config)
    assert add_locale(workspace, "pt_BR").tag == "pt-BR"
    text = (tmp_path / "w4r.toml").read_text(encoding="utf-8")
    assert text == (expected or text)
    assert [each.tag for each in open_workspace(tmp_path).config.targets][-1] == "pt-BR"
    assert all(line in text for line in config.splitlines() if "#" in line and "]" not in line)


@pytest.mark.parametrize("name", ["de", "fr"])
def test_a_language_that_is_there_is_not_added_again(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="is configured already"):
        add_locale(tree(tmp_path), name)


@pytest.mark.parametrize("name", ["../x", "deutsch!", ""])
def test_what_is_no_language_is_not_added(tmp_path: Path, name: str) -> None:
    workspace = tree(tmp_path)
    with pytest.raises(ConfigError, match="is no locale"):
        add_locale(workspace, name)
    assert open_workspace(tmp_path).config.targets == workspace.config.targets


def test_a_configuration_without_a_list_is_left_to_people(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no list of locales"):
        add_locale(tree(tmp_path, "[project]\n\n[locales.de]\n"), "ja")
