# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share: the programs of the system and the packages of extras that some need; a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from tests.programs import found

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.memory.postgres import Cluster

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.system("msgfmt")`: skipped without the program or folder; fails where W4R_CI is set.

    `@pytest.mark.module("ctranslate2")`: the same for a module that only an optional extra brings.
    """
    programs = [name for marker in item.iter_markers("system") for name in marker.args if not found(name)]
    modules = [name for marker in item.iter_markers("module") for name in marker.args if not find_spec(name)]
    missing = ", ".join([*programs, *modules])
    if missing and os.environ.get("W4R_CI"):
        pytest.fail(f"not installed: {missing}")
    elif missing:
        pytest.skip(f"not installed: {missing}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL that runs until the last test has ended; who asks for it is marked `needs_postgres`."""
    from tests.memory.postgres import cluster

    with cluster() as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for a module's tests. Its loop runs in this thread, where later tests want their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found("chromium"), args=[*QUIET])
        yield browser
        browser.close()
