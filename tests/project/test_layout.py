# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each thing of a tree lies, and which names are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import locale
from w4r_i18n.project.layout import Domain, Layout, domain, new_domain


def tree(root: Path, *names: str) -> Layout:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return Layout(root)


def test_a_source_folder_is_a_domain_common_first_then_by_year_and_slug(tmp_path: Path) -> None:
    layout = tree(
        tmp_path, "sources/2026/b/x.md", "sources/2025/z/x.md", "sources/2025/a/x.md", "sources/common/x.md"
    )
    assert [each.name for each in layout.domains()] == ["common", "2025-a", "2025-z", "2026-b"]


def test_a_folder_that_is_no_slug_is_left_out_and_named(tmp_path: Path) -> None:
    layout = tree(tmp_path, "sources/2025/Rivière/x.md", "sources/2025/bon/x.md", "sources/divers/x.md")
    assert [each.name for each in layout.domains()] == ["2025-bon"]
    assert any(path.name == "Rivière" for path in layout.misnamed())


def test_a_tree_without_sources_has_no_domain(tmp_path: Path) -> None:
    assert Layout(tmp_path).domains() == ()


def test_documents_come_in_reading_order_and_the_case_last(tmp_path: Path) -> None:
    names = ("annexe.txt", "solidarity.md", "case.toml", "letter.md", "case.md", "communique.md", "zone.html")
    layout = tree(tmp_path, *(f"sources/2025/a/{name}" for name in names))
    found = [path.name for path in layout.documents(Domain("2025-a"))]
    assert found == [
        "communique.md", "case.md", "letter.md", "solidarity.md", "annexe.txt", "zone.html", "case.toml",
    ]  # fmt: skip


def test_the_page_as_it_came_a_readme_and_hidden_files_are_no_documents(tmp_path: Path) -> None:
    names = ("original.html", "original.txt", "original.md", "README.md", ".brouillon.md", "communique.md")
    layout = tree(tmp_path, *(f"sources/2025/a/{name}" for name in names))
    assert [path.name for path in layout.documents(Domain("2025-a"))] == ["communique.md"]


@pytest.mark.parametrize(
    "name", ["2025-damisoa", "sources/2025/damisoa", "2025/damisoa/", "./sources/2025/damisoa/"]
)
def test_a_domain_is_found_by_its_name_and_by_its_folder(name: str) -> None:
    assert domain(name) == Domain("2025-damisoa")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../x",
        "2025",
        "2025-",
        "2025-../x",
        "2025-A",
        "25-a",
        "2025-a/b",
        "2025-" + "a" * 61,
        "-rf",
        "\0",
    ],
)
def test_what_is_no_domain_is_said(name: str) -> None:
    with pytest.raises(InputError, match="is no domain"):
        domain(name)


def test_a_new_domain_wants_a_year_and_a_slug() -> None:
    assert new_domain("2025", "sai-zaw-thaike") == Domain("2025-sai-zaw-thaike")
    for year, slug in (("25", "a"), ("2025", ""), ("2025", "a/b"), ("2025", "É"), ("2025", "-a")):
        with pytest.raises(InputError, match="year and slug"):
            new_domain(year, slug)


def test_folders_are_in_gettexts_spelling_and_outputs_in_bcp_47s(tmp_path: Path) -> None:
    layout, brazil = Layout(tmp_path), locale("pt-BR")
    assert layout.relative(layout.po(brazil, Domain("common"))) == "locales/pt_BR/LC_MESSAGES/common.po"
    assert layout.relative(layout.mo(brazil, Domain("common"))) == "build/locale/pt_BR/LC_MESSAGES/common.mo"
    output = layout.output(brazil, Domain("2025-a"), "case", ".md")
    assert layout.relative(output) == "build/documents/pt-BR/2025-a/case.md"


def test_a_catalogue_without_a_source_folder_is_an_orphan(tmp_path: Path) -> None:
    layout = tree(
        tmp_path,
        "sources/2025/a/x.md",
        "locales/de/LC_MESSAGES/2025-a.po",
        "locales/de/LC_MESSAGES/2024-z.po",
    )
    assert [path.name for path in layout.orphans(locale("de"))] == ["2024-z.po"]


def test_outputs_of_gone_domains_and_languages_are_strays_and_nothing_else_is(tmp_path: Path) -> None:
    layout = tree(
        tmp_path,
        "sources/2025/a/x.md",
        "build/documents/de/2025-a/case.md",
        "build/documents/de/2024-z/case.md",
        "build/documents/nl/2025-a/case.md",
        "build/locale/de/LC_MESSAGES/2025-a.mo",
        "build/locale/de/LC_MESSAGES/2024-z.mo",
        "build/locale/nl/LC_MESSAGES/2025-a.mo",
        "build/sections/ca/x.md",
        "build/notes.txt",
    )
    found = {layout.relative(path) for path in layout.strays([locale("de")])}
    assert found == {
        "build/documents/de/2024-z/case.md",
        "build/documents/nl/2025-a/case.md",
        "build/locale/de/LC_MESSAGES/2024-z.mo",
        "build/locale/nl/LC_MESSAGES/2025-a.mo",
    }
