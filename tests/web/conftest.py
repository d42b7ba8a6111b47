# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree with a source of each tier, the people of one room, and what asks its application."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from tests.web.asking import SERVED, Browser, Clock, Guest, new_tree, people_in, room_for

from w4r_i18n.web.app import create_app
from w4r_i18n.web.room import Room

GUESTS = (
    Guest("rok", "approver"),
    Guest("noor", "reader"),
)


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all that is asked without a network."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read-only: sources, and no translations yet."""
    return new_tree(tmp_path_factory.mktemp("review") / "tree")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(tree: Path, tmp_path: Path, clock: Clock) -> Room:
    return room_for(tree, people_in(tmp_path / "users.toml", tree, GUESTS), clock)


@pytest.fixture
def app(room: Room) -> Starlette:
    """Coming in and going, and doors of the tests' own behind it."""
    return create_app(room, served=SERVED)


@pytest.fixture
def browser(app: Starlette, runner: asyncio.Runner) -> Browser:
    return Browser(app, runner)


@pytest.fixture
def signed_in(browser: Browser, room: Room) -> Browser:
    """Rok's."""
    person = room.people.find("rok") if room.people else None
    assert person is not None
    browser.sign_in(room, person)
    return browser
