# SPDX-License-Identifier: GPL-3.0-or-later
"""What another edition of the product derived is derived anew, though its version be the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from w4r_i18n import __version__
from w4r_i18n.project.edition import edition
from w4r_i18n.project.stamps import Stamps


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in ("check/rules/number.py", "render/letter.html", "cli/main.py"):
        (tmp_path / "package" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "package" / name).write_text("one\n")
    return tmp_path / "package"


def looked_at_again(package: Path) -> str:
    edition.cache_clear()
    return edition(package)


@pytest.mark.parametrize("name", ["check/rules/number.py", "render/letter.html", "check/rules/new.py"])
def test_an_edited_rule_template_or_table_is_another_edition(package: Path, name: str) -> None:
    before = edition(package)
    (package / name).write_text("another\n")
    assert looked_at_again(package) != before


def test_an_edit_of_the_same_size_is_told_by_its_time(package: Path) -> None:
    rule = package / "check/rules/number.py"
    os.utime(rule, ns=(0, 0))
    before = looked_at_again(package)
    rule.write_text("two\n")
    assert looked_at_again(package) != before


def test_a_file_that_is_gone_is_another_edition(package: Path) -> None:
    before = edition(package)
    (package / "check/rules/number.py").unlink()
    assert looked_at_again(package) != before


def test_what_is_compiled_and_what_only_shows_makes_no_other_edition(package: Path) -> None:
    before = edition(package)
    (package / "check/__pycache__").mkdir()
    (package / "check/__pycache__/number.pyc").write_bytes(b"code")
    (package / "cli/main.py").write_text("another\n")
    assert looked_at_again(package) == before


def test_a_package_that_is_no_folder_has_its_version(tmp_path: Path) -> None:
    assert edition(tmp_path / "w4r.pyz").startswith(__version__)


def test_what_another_edition_built_is_built_again(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path, by="1")
    stamps.record("en", inputs="", outputs=(), report=None)
    stamps.save()
    assert Stamps(tmp_path, by="1").keys == ("en",)
    assert Stamps(tmp_path, by="2").keys == ()
