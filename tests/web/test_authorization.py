# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do what: every route that the router has, for every kind of person, language and tier."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from tests.web.asking import TIERS, Browser, Guest, domain_of, people_in, room_for

from w4r_i18n.web.app import create_app
from w4r_i18n.web.doors import Door, Need, Visit, doors
from w4r_i18n.web.people import Right
from w4r_i18n.web.room import Room

WANTED = {
    ("GET", "/sign-in"): "anybody",
    ("POST", "/sign-in"): "anybody",
    ("GET", "/enter"): "anybody",
    ("POST", "/sign-out"): "anybody",
    ("POST", "/language"): "anybody",
    ("GET", "/static/{digest}/{name}"): "anybody",
    ("GET", "/"): "read",
    ("GET", "/{locale}"): "read",
    ("GET", "/{locale}/guide"): "read",
    ("GET", "/{locale}/replace"): "write",
    ("POST", "/{locale}/replace"): "write",
    ("GET", "/{locale}/{domain}"): "read",
    ("GET", "/{locale}/{domain}/look/{document}"): "read",
    ("GET", "/{locale}/{domain}/look/{document}/page"): "read",
    ("GET", "/{locale}/{domain}/{id}"): "read",
    ("GET", "/{locale}/{domain}/{id}/history"): "read",
    ("POST", "/{locale}/{domain}/{id}/check"): "suggest",
    ("POST", "/{locale}/{domain}/{id}/comment"): "suggest",
    ("POST", "/{locale}/{domain}/{id}/suggest"): "suggest",
    ("POST", "/{locale}/{domain}/{id}/ask"): "suggest",
    ("POST", "/{locale}/{domain}/{id}/answer"): "write",
    ("POST", "/{locale}/{domain}/{id}/save"): "write",
    ("POST", "/{locale}/{domain}/{id}/join"): "write",
    ("POST", "/{locale}/{domain}/{id}/split"): "write",
    ("POST", "/{locale}/{domain}/{id}/review"): "review",
    ("POST", "/{locale}/{domain}/{id}/reject"): "review",
    ("POST", "/{locale}/{domain}/{id}/waive"): "review",
    ("POST", "/{locale}/{domain}/{id}/approve"): "approve",
    ("POST", "/{locale}/{domain}/{id}/same"): "approve",
}
"""What each route is for. A route that is not here fails the first test below."""
MAY = {
    "reader": {"read"},
    "suggester": {"read", "suggest"},
    "translator": {"read", "suggest", "write"},
    "reviewer": {"read", "suggest", "write", "review"},
    "approver": {"read", "suggest", "write", "review", "approve"},
    "coordinator": {"read", "suggest", "write", "review", "approve", "admin"},
}
GUESTS = (
    *(Guest(role, role) for role in MAY),
    *(Guest(f"{role}-de", role, ("de",), ("public", "published")) for role in MAY),
    Guest("secret-ar", "approver", ("ar",), ("restricted",)),
    Guest("source", "approver", ("fr",), ("public", "embargoed")),
)
"""In all languages and tiers; in German for what is public; and two with a place of their own."""
LOCALES = ("de", "ar", "fr")
NOWHERE = "es"
"""A language that the tree does not have."""


def inside(visit: Visit) -> Response:
    """Stands for every page: the answer is that of the gate alone."""
    return PlainTextResponse("inside", status_code=299 if visit.person else 298)


@pytest.fixture(scope="module")
def room(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Room:
    folder = tmp_path_factory.mktemp("matrix")
    return room_for(tree, people_in(folder / "users.toml", tree, GUESTS))


@pytest.fixture(scope="module")
def browser(room: Room, runner: asyncio.Runner) -> Browser:
    served = tuple(replace(door, endpoint=inside) for door in doors())
    return Browser(create_app(room, served=served), runner)


def routes(room: Room) -> Iterator[tuple[str, str]]:
    """As the router has them."""
    for route in create_app(room).routes:
        assert isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}:
            yield method, route.path


def test_every_route_stands_in_the_table_of_what_it_is_for(room: Room) -> None:
    assert set(routes(room)) == WANTED.keys()


def places(path: str) -> Iterator[tuple[str, str, str]]:
    """The path in each language and tier that it can be asked for, with both ("" where it has none)."""
    tags = LOCALES if "{locale}" in path else ("",)
    tiers = TIERS if "{domain}" in path else ("",)
    for tag, tier in product(tags, tiers):
        named = path.replace("{locale}", tag).replace("{domain}", domain_of(tier))
        yield re.sub(r"\{\w+(:\w+)?\}", "0", named), tag, tier


def may(guest: Guest, what: str, tag: str, tier: str) -> bool:
    """By this file's own table; "" for language or tier: any will do."""
    return (
        what in MAY[guest.role]
        and (not tag or "*" in guest.locales or tag in guest.locales)
        and (not tier or tier in guest.tiers)
    )


def expected(guest: Guest, what: str, tag: str, tier: str) -> int:
    if what == "anybody" or may(guest, what, tag, tier):
        return 299
    return 403 if may(guest, "read", tag, tier) else 404


@pytest.mark.parametrize("guest", GUESTS, ids=lambda guest: guest.name)
def test_each_person_may_do_what_the_table_says_and_no_more(
    guest: Guest, room: Room, browser: Browser
) -> None:
    assert room.people is not None
    person = room.people.find(guest.name)
    assert person is not None
    browser.sign_in(room, person)
    wrong = []
    for (method, path), what in WANTED.items():
        for asked, tag, tier in places(path):
            answer = browser.get(asked) if method == "GET" else browser.post(asked)
            if answer.status != expected(guest, what, tag, tier):
                wrong.append((method, asked, answer.status))
    assert wrong == []


def test_nobody_gets_in_without_a_session(browser: Browser) -> None:
    stranger = Browser(browser.app, browser.runner)
    for (method, path), what in WANTED.items():
        for asked, _, _ in places(path):
            answer = stranger.get(asked) if method == "GET" else stranger.post(asked)
            wanted = 298 if what == "anybody" else 303 if method == "GET" else 401
            assert (asked, answer.status) == (asked, wanted)


def test_what_there_is_not_is_not_there_for_anybody(room: Room, browser: Browser) -> None:
    assert room.people is not None
    person = room.people.find("coordinator")
    assert person is not None
    browser.sign_in(room, person)
    for (method, path), what in WANTED.items():
        if what == "anybody" or "{locale}" not in path:
            continue
        names = [(NOWHERE, domain_of("public")), ("..", domain_of("public")), ("DE", domain_of("public"))]
        names += [("de", "2025-none"), ("de", "..")] if "{domain}" in path else []
        for tag, name in names:
            asked = re.sub(r"\{\w+(:\w+)?\}", "0", path.replace("{locale}", tag).replace("{domain}", name))
            answer = browser.get(asked) if method == "GET" else browser.post(asked)
            assert (asked, answer.status) == (asked, 404)


def test_who_is_taken_out_of_the_file_is_out_at_once(
    tree: Path, tmp_path: Path, runner: asyncio.Runner
) -> None:
    path = tmp_path / "users.toml"
    people = people_in(path, tree, GUESTS)
    room = room_for(tree, people)
    browser = Browser(create_app(room), runner)
    person = people.find("reader")
    assert person is not None
    browser.sign_in(room, person)
    assert browser.get("/").status == 200
    people_in(path, tree, [guest for guest in GUESTS if guest.name != "reader"])
    assert browser.get("/").status == 303


def test_a_changed_role_counts_at_the_next_click(tree: Path, tmp_path: Path, runner: asyncio.Runner) -> None:
    path = tmp_path / "users.toml"
    people = people_in(path, tree, [Guest("mio", "reader")])
    room = room_for(tree, people)
    browser = Browser(create_app(room), runner)
    person = people.find("mio")
    assert person is not None
    browser.sign_in(room, person)
    assert browser.get("/ar").status == 200
    people_in(path, tree, [Guest("mio", "reader", ("de",))])
    assert (browser.get("/de").status, browser.get("/ar").status) == (200, 404)


def test_a_file_that_became_wrong_lets_nobody_in(tree: Path, tmp_path: Path, runner: asyncio.Runner) -> None:
    path = tmp_path / "users.toml"
    people = people_in(path, tree, [Guest("mio", "reader")])
    room = room_for(tree, people)
    browser = Browser(create_app(room), runner)
    person = people.find("mio")
    assert person is not None
    browser.sign_in(room, person)
    path.write_text("[mio]\npassphrase = ")
    answer = browser.get("/")
    assert answer.status == 500
    assert "mio" not in answer.text


def test_a_door_that_does_not_say_where_its_language_stands_cannot_be_built() -> None:
    for path, need in (
        ("/{locale}", Need(Right.READ)),
        ("/{locale}/{domain}", Need(Right.READ, locale="locale")),
        ("/{language}", Need(Right.READ, locale="locale")),
    ):
        with pytest.raises(ValueError, match="do not say the same"):
            Door(path, ("GET",), inside, need)


@pytest.mark.parametrize("tier", TIERS)
def test_a_text_is_named_to_those_only_who_may_read_its_tier(
    tier: str, tree: Path, tmp_path: Path, runner: asyncio.Runner
) -> None:
    people = people_in(tmp_path / "users.toml", tree, [Guest("mio", "reader", ("de",), (tier,))])
    room = room_for(tree, people)
    browser = Browser(create_app(room), runner)
    person = people.find("mio")
    assert person is not None
    browser.sign_in(room, person)
    shown = browser.get("/de").text
    assert [each for each in TIERS if domain_of(each) in shown] == [tier]
