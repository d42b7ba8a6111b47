# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree, opened: what is found, what may be read and written in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.project.workspace import Workspace, open_workspace


def opened(root: Path, config: str = '[project]\nlocales = ["de", "pt-BR"]\n') -> Workspace:
    root.mkdir(exist_ok=True)
    (root / "w4r.toml").write_text(config, encoding="utf-8")
    return open_workspace(root)


def test_the_tree_is_found_from_any_folder_below_it(tmp_path: Path) -> None:
    opened(tmp_path)
    below = tmp_path / "sources/2025/a"
    below.mkdir(parents=True)
    assert open_workspace(below).root == tmp_path


def test_without_a_configuration_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="w4r init"):
        open_workspace(tmp_path)


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    opened(tmp_path)
    inner = opened(tmp_path / "dedans", '[project]\nlocales = ["ja"]\n')
    assert [each.tag for each in inner.config.targets] == ["ja"]


def test_a_locale_is_found_in_both_spellings_and_only_if_it_is_configured(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    assert [each.tag for each in workspace.locales(("pt_BR", "de"))] == ["pt-BR", "de"]
    assert [each.tag for each in workspace.locales()] == ["de", "pt-BR"]
    with pytest.raises(ConfigError, match="configured: de, pt-BR"):
        workspace.locales(("ja",))


def test_a_domain_without_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sources/2025/a"):
        opened(tmp_path).domains(("2025-a",))


def test_a_file_that_is_not_there_is_none_and_a_link_is_refused(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    assert workspace.read(tmp_path / "absent.md") is None
    (tmp_path / "lien.md").symlink_to("w4r.toml")
    with pytest.raises(InputError, match="symbolic link"):
        workspace.read(tmp_path / "lien.md")


def test_a_folder_that_leads_outside_is_neither_read_nor_written(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "arbre")
    outside = tmp_path / "dehors"
    outside.mkdir()
    (outside / "a.md").write_text("secret", encoding="utf-8")
    (workspace.root / "locales").symlink_to(outside)
    with pytest.raises(InputError, match="outside the tree"):
        workspace.read(workspace.root / "locales/a.md")
    with pytest.raises(InputError, match="outside the tree"):
        workspace.save({workspace.root / "locales/b.po": b""}, {})
    assert [path.name for path in outside.iterdir()] == ["a.md"]


def test_a_folder_that_does_not_exist_yet_below_one_that_leads_outside_is_not_made(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "arbre")
    outside = tmp_path / "dehors"
    outside.mkdir()
    (workspace.root / "build").symlink_to(outside)
    with pytest.raises(InputError, match="outside the tree"):
        workspace.save({}, {workspace.root / "build/documents/de/case.md": b"x"})
    assert list(outside.iterdir()) == []


def test_saving_counts_what_really_changed(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    files = {tmp_path / "locales/a.po": b"a", tmp_path / "locales/b.po": b"b"}
    assert workspace.save(files, {tmp_path / "build/a.mo": b"c"}) == 3
    assert workspace.save(files, {tmp_path / "build/a.mo": b"d"}) == 1
