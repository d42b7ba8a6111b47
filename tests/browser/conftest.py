# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign for each browser test, and people who come to its page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.serving import Person, campaign, served, somebody

Come = Callable[..., Person]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read-only."""
    return campaign(tmp_path_factory.mktemp("browser") / "campaign")


@pytest.fixture
def root(ready: Path, tmp_path: Path) -> Path:
    return shutil.copytree(ready, tmp_path / "campaign", symlinks=True)


@pytest.fixture
def come(chromium: Browser, root: Path, tmp_path: Path) -> Iterator[Come]:
    """Who comes in by the form. Nobody's console may have complained by the end."""
    people: list[Person] = []
    with served(root, tmp_path / "users.toml") as address:

        def coming(name: str, **how: object) -> Person:
            people.append(somebody(chromium, address, name, **how))
            return people[-1]

        yield coming
        for person in people:
            person.context.close()
    assert [person.complaints for person in people if person.complaints] == []
