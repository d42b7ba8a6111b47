# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of the review page's server."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.journeys import tree as campaign
from tests.web.asking import ORIGIN, TIERS, Browser, Guest, new_tree, people_in, room_for

from w4r_i18n.web.app import create_app
from w4r_i18n.web.authorize import authorize
from w4r_i18n.web.doors import doors
from w4r_i18n.web.people import EVERY, Person, Right, Role
from w4r_i18n.web.views import within

PATHS = sorted({door.path for door in doors()})
RIGHTS = st.sampled_from(Right)
LOCALES = st.sampled_from(("de", "ar", "fr"))
ROLES = st.builds(
    Role, RIGHTS, st.frozensets(st.sampled_from(("de", "ar", EVERY))), st.frozensets(st.sampled_from(TIERS))
)
ANYTHING = st.text(max_size=30) | st.sampled_from(
    ("2025-public", "de", "ar", "fr", "..", "%", "\x00", "\ud800", "<script>", "communique.md", "0" * 12)
)

NAMES = st.sampled_from(
    (
        "text",
        "src",
        "tgt",
        "note",
        "check",
        "find",
        "put",
        "page",
        "risk",
        "q",
        "use",
        "next",
        "language",
        "id",
    )
) | st.text(max_size=5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Signed in at a tree of four tiers, where nothing is out of reach."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        tree = new_tree(Path(folder) / "tree")
        assert campaign.w4r(tree, "run").code == 0
        room = room_for(tree, people_in(Path(folder) / "users.toml", tree, [Guest("rok", "coordinator")]))
        found = Browser(create_app(room), runner)
        assert room.people is not None
        person = room.people.find("rok")
        assert person is not None
        found.sign_in(room, person)
        yield found


@given(st.data())
@settings(deadline=None, derandomize=True, max_examples=300)
def test_every_request_has_an_answer_that_is_no_fault_of_ours(browser: Browser, data: st.DataObject) -> None:
    """Whatever stands in path, query, headers and form, the answer is one below 500."""
    page = browser.get("/de?risk=empty").text
    known = st.sampled_from(sorted(set(re.findall(r"/de/2025-public/([0-9a-f]{12})", page))))
    values = {
        "locale": st.just("de") | ANYTHING,
        "domain": st.just("2025-public") | ANYTHING,
        "id": known | ANYTHING,
    }

    def value(found: re.Match[str]) -> str:
        return quote(data.draw(values.get(found[1], ANYTHING)), safe="", errors="replace")

    path = re.sub(r"\{(\w+)\}", value, data.draw(st.sampled_from(PATHS)))
    query = urlencode(data.draw(st.lists(st.tuples(NAMES, ANYTHING), max_size=3)), errors="replace")
    form = urlencode(data.draw(st.lists(st.tuples(NAMES, ANYTHING), max_size=5)), errors="replace")
    method = data.draw(st.sampled_from(("GET", "HEAD", "POST", "PUT", "OPTIONS")))
    headers = {
        "origin": ORIGIN,
        "content_type": "application/x-www-form-urlencoded",
        "x_csrf_token": browser.csrf,
        "accept_language": data.draw(ANYTHING).encode("unicode_escape").decode(),
    }
    if "sign-out" in path or "sign-in" in path or "enter" in path:
        headers["origin"] = "null"  # the session is wanted for what comes after
    answer = browser.ask(method, f"{path}?{query}", headers=headers, chunks=[form.encode()])
    assert answer.status < 500, (method, path, query, form)


@given(st.lists(ROLES, max_size=3), RIGHTS, LOCALES, st.sampled_from(TIERS))
@settings(deadline=None, derandomize=True)
def test_a_right_is_of_one_role_that_has_it_there(
    roles: list[Role], right: Right, tag: str, tier: str
) -> None:
    """No two roles together give what neither gives; who may do one thing may do all before it."""
    person = Person("rok", tuple(roles))
    alone = [Person("rok", (role,)) for role in roles]
    assert authorize(person, right, tag, tier) == any(authorize(each, right, tag, tier) for each in alone)  # type: ignore[arg-type]  # one of the tiers
    if authorize(person, right, tag, tier):  # type: ignore[arg-type]
        assert all(authorize(person, lower, tag, tier) for lower in Right if lower < right)  # type: ignore[arg-type]
        assert authorize(person, right, None, None)
    assert not authorize(None, right, tag, tier)  # type: ignore[arg-type]


@given(st.text(alphabet="/\\.:@\t\n\r \x00\u2028aé%?#&;", max_size=12) | st.text())
@example("//evil.example")
@settings(deadline=None, derandomize=True)
def test_a_path_within_the_site_begins_with_one_slash_for_every_browser(path: str) -> None:
    """As browsers read it (a backslash is a slash, tabs and line ends nothing), it names no other host."""
    kept = within(path)
    read = re.sub(r"[\t\r\n]", "", kept.strip("\x00 ")).replace("\\", "/")
    assert read.startswith("/")
    assert not read.startswith("//")
    assert within(kept) == kept
