# SPDX-License-Identifier: GPL-3.0-or-later
"""What strangers, other sites and people who are let in could try against the server of the review page."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from tests.web.asking import ORIGIN, PASSPHRASE, SERVED, Browser, Clock, Guest, people_in, room_for

from w4r_i18n.web.app import HEADERS, create_app
from w4r_i18n.web.gate import MOST_BYTES, MOST_FIELDS
from w4r_i18n.web.passphrases import Doorkeeper, fits
from w4r_i18n.web.people import alone
from w4r_i18n.web.room import Room, open_room
from w4r_i18n.web.server import server_of
from w4r_i18n.web.sessions import ABSOLUTE_S, IDLE_S, LINK_S

RIGHT = {"name": "rok", "passphrase": PASSPHRASE}
WRONG = {"name": "rok", "passphrase": "twelve letters"}


# Other sites


def test_a_change_that_is_meant_is_made(signed_in: Browser) -> None:
    answer = signed_in.post("/change", {"text": "Libérez-la\r\n!"})
    assert (answer.status, answer.text) == (200, "Libérez-la\n!")
    by_script = signed_in.post("/change", {"csrf": ""}, x_csrf_token=signed_in.csrf)
    assert by_script.status == 200


@pytest.mark.parametrize("token", ["", "0", "é", "another session's"])
def test_a_change_without_the_token_of_its_session_is_refused(
    token: str, signed_in: Browser, room: Room
) -> None:
    assert room.people is not None
    noor = room.people.find("noor")
    assert noor is not None
    _, other = room.sessions.begin(noor)
    answer = signed_in.post("/change", {"csrf": other.csrf if token.startswith("another") else token})
    assert answer.status == 403


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        "http://127.0.0.1:8452",
        "https://127.0.0.1:8451",
        "http://127.0.0.1:8451.evil.example",
        "http://127.0.0.1",
        f"{ORIGIN}/",
    ],
)
def test_a_change_from_another_origin_is_refused(origin: str, signed_in: Browser) -> None:
    assert signed_in.post("/change", origin=origin).status == 403
    assert signed_in.post("/sign-in", RIGHT, origin=origin).status == 403
    assert signed_in.post("/language", {"language": "fr"}, origin=origin).status == 403


def test_the_token_is_asked_at_every_door_where_there_is_a_session(signed_in: Browser, room: Room) -> None:
    for path in ("/sign-out", "/language", "/sign-in", "/change"):
        assert signed_in.post(path, {"csrf": ""}).status == 403
    assert room.sessions.find(signed_in.cookies[room.cookie])


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8451",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8451.evil.example",
        "127.0.0.1:8451@evil.example",
        "0.0.0.0:8451",
        "localhost.evil.example:8451",
        "127.0.0.1:8451,evil.example",
        "[::1]:8451",
        "2130706433:8451",
    ],
)
def test_the_server_does_not_answer_to_another_name(host: str, signed_in: Browser) -> None:
    answer = signed_in.get("/", host=host)
    assert answer.status == 421
    assert signed_in.post("/change", host=host).status == 421


ONWARD = [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "/\n/evil.example", "evil.example", " //evil.example",
    "/\u2028/evil.example", "///evil.example", "",
]  # fmt: skip


@pytest.mark.parametrize("onward", ONWARD)
def test_nobody_is_sent_on_to_another_site(onward: str, browser: Browser) -> None:
    for answer in (
        browser.post("/sign-in", {**RIGHT, "next": onward}),
        Browser(browser.app, browser.runner).post("/language", {"language": "fr", "next": onward}),
    ):
        assert (answer.status, answer.headers["location"]) == (303, "/")


def test_who_comes_too_early_is_sent_on_to_where_they_wanted(browser: Browser) -> None:
    asked = browser.get("/de?state=draft&text=a%26b")
    assert asked.headers["location"] == "/sign-in?next=/de%3Fstate%3Ddraft%26text%3Da%2526b"
    assert 'value="/de?state=draft&amp;text=a%26b"' in browser.get(asked.headers["location"]).text
    answer = browser.post("/sign-in", {**RIGHT, "next": "/de?state=draft&text=a%26b"})
    assert answer.headers["location"] == "/de?state=draft&text=a%26b"


def test_every_answer_has_the_headers_that_keep_others_out(signed_in: Browser) -> None:
    stranger = Browser(signed_in.app, signed_in.runner)
    answers = {
        200: signed_in.get("/"),
        303: stranger.get("/"),
        401: stranger.post("/change"),
        403: signed_in.post("/change", origin="null"),
        404: signed_in.get("/nothing"),
        405: signed_in.ask("PUT", "/"),
        421: signed_in.get("/", host="evil.example"),
        500: signed_in.get("/broken"),
    }
    for status, answer in answers.items():
        assert answer.status == status
        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


# Sessions


def test_a_session_that_was_planted_is_not_taken_over(browser: Browser, room: Room) -> None:
    browser.cookies[room.cookie] = "planted"
    answer = browser.post("/sign-in", RIGHT)
    assert answer.status == 303
    assert browser.cookies[room.cookie] != "planted"
    assert room.sessions.find("planted") is None


def test_signing_in_again_ends_the_session_before(browser: Browser, room: Room) -> None:
    browser.post("/sign-in", RIGHT)
    first = browser.cookies[room.cookie]
    session = room.sessions.find(first)
    assert session is not None
    browser.csrf = session.csrf
    browser.post("/sign-in", RIGHT)
    assert browser.cookies[room.cookie] != first
    assert room.sessions.find(first) is None


def test_signing_out_ends_the_session_and_not_the_cookie_alone(signed_in: Browser, room: Room) -> None:
    identity = signed_in.cookies[room.cookie]
    answer = signed_in.post("/sign-out")
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in")
    assert room.sessions.find(identity) is None
    signed_in.cookies[room.cookie] = identity
    assert signed_in.get("/").status == 303


def test_what_was_typed_is_shown_where_the_session_was_over(signed_in: Browser, clock: Clock) -> None:
    clock.now += IDLE_S + 1
    answer = signed_in.post("/change", {"text": "<b>Lina</b> wartet"})
    assert answer.status == 401
    assert "&lt;b&gt;Lina&lt;/b&gt; wartet" in answer.text
    assert "wartet" not in signed_in.post("/change", {"text": "Lina wartet"}, origin="null").text


def test_a_session_falls_idle(signed_in: Browser, clock: Clock) -> None:
    clock.now += IDLE_S - 1
    assert signed_in.get("/").status == 200
    clock.now += IDLE_S - 1
    assert signed_in.get("/").status == 200
    clock.now += IDLE_S + 1
    assert signed_in.get("/").status == 303


def test_a_session_is_over_some_day_however_busy(signed_in: Browser, clock: Clock) -> None:
    for _ in range(int(ABSOLUTE_S // 3600)):
        assert signed_in.get("/").status == 200
        clock.now += 3600
    clock.now += 1
    assert signed_in.get("/").status == 303


def test_another_passphrase_ends_the_sessions_of_the_old_one(
    tree: Path, tmp_path: Path, runner: asyncio.Runner
) -> None:
    path = tmp_path / "users.toml"
    people = people_in(path, tree, [Guest("rok", "reader")])
    room = room_for(tree, people)
    browser = Browser(create_app(room, served=SERVED), runner)
    person = people.find("rok")
    assert person is not None
    browser.sign_in(room, person)
    assert browser.get("/").status == 200
    path.write_text(path.read_text().replace("kjOmWsV6", "kjOmWsV7"))
    assert browser.get("/").status == 303


def test_the_cookie_is_read_by_no_script_and_sent_by_no_other_site(browser: Browser) -> None:
    given = browser.post("/sign-in", RIGHT).headers["set-cookie"]
    assert given.startswith("w4r-8451=")
    assert {part.strip() for part in given.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=strict"}


def test_behind_tls_the_cookie_is_for_this_host_and_tls_alone(room: Room, runner: asyncio.Runner) -> None:
    secure = replace(room, origins=frozenset({"https://review.example.org"}))
    browser = Browser(create_app(secure, served=SERVED), runner)
    answer = browser.post("/sign-in", RIGHT, host="review.example.org", origin="https://review.example.org")
    given = answer.headers["set-cookie"]
    assert given.startswith("__Host-w4r=")
    assert {part.strip() for part in given.split(";")[1:]} == {
        "HttpOnly", "Path=/", "SameSite=strict", "Secure",
    }  # fmt: skip
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert browser.get("/", host="127.0.0.1:8451").status == 421


def test_a_link_works_once(room: Room, browser: Browser) -> None:
    assert room.people is not None
    person = room.people.find("rok")
    assert person is not None
    key = room.sessions.link(person)
    assert browser.get(f"/enter?key={key}").status == 303
    assert browser.get("/").status == 200
    again = Browser(browser.app, browser.runner)
    assert again.get(f"/enter?key={key}").status == 403
    assert again.get("/").status == 303


def test_a_link_is_not_good_for_ever_nor_is_one_that_was_made_up(
    room: Room, browser: Browser, clock: Clock
) -> None:
    assert room.people is not None
    person = room.people.find("rok")
    assert person is not None
    key = room.sessions.link(person)
    clock.now += LINK_S + 1
    assert browser.get(f"/enter?key={key}").status == 403
    assert browser.get("/enter?key=").status == 403
    assert browser.get("/enter").status == 403


def test_who_is_alone_at_the_machine_comes_in_by_the_link_only(tree: Path, runner: asyncio.Runner) -> None:
    owner = alone("kea")
    room = open_room(tree, frozenset({ORIGIN}), owner=owner)
    browser = Browser(create_app(room, served=SERVED), runner)
    assert browser.post("/sign-in", {"name": "kea", "passphrase": ""}).status == 403
    assert browser.get(f"/enter?key={room.sessions.link(owner)}").status == 303
    assert browser.get("/").status == 200


# Passphrases


def test_tries_at_an_account_are_bounded_and_come_back_with_time(browser: Browser, clock: Clock) -> None:
    statuses = []
    for number in range(12):
        browser.address = f"198.51.100.{number}"
        statuses.append(browser.post("/sign-in", WRONG).status)
    assert statuses == [403] * 10 + [429] * 2
    browser.address = "198.51.100.99"
    assert browser.post("/sign-in", RIGHT).status == 429
    clock.now += 61
    assert browser.post("/sign-in", RIGHT).status == 303


def test_tries_from_an_address_are_bounded_whatever_name_they_use(browser: Browser) -> None:
    statuses = [browser.post("/sign-in", {**WRONG, "name": f"n{number}"}).status for number in range(12)]
    assert statuses == [403] * 10 + [429] * 2


def test_ones_own_account_does_not_serve_to_try_those_of_others(browser: Browser) -> None:
    statuses = []
    for number in range(11):
        statuses.append(browser.post("/sign-in", {**WRONG, "name": f"n{number}"}).status)
        own = Browser(browser.app, browser.runner)
        own.post("/sign-in", RIGHT)
    assert statuses[-1] == 429


def test_an_ipv6_network_is_one_address(browser: Browser) -> None:
    statuses = []
    for number in range(11):
        browser.address = f"2001:db8:1:2::{number:x}"
        statuses.append(browser.post("/sign-in", {**WRONG, "name": f"n{number}"}).status)
    assert statuses[-1] == 429


def test_behind_a_proxy_the_address_is_what_the_proxy_says_last(room: Room, runner: asyncio.Runner) -> None:
    config = server_of(room, proxy="127.0.0.1").config
    config.load()
    browser = Browser(config.loaded_app, runner, address="127.0.0.1")
    statuses = [
        # What a browser makes up stands before what the proxy adds.
        browser.post("/sign-in", WRONG, x_forwarded_for=f"203.0.113.{number}, 198.51.100.7").status
        for number in range(11)
    ]
    assert statuses == [403] * 10 + [429]
    others = {**WRONG, "name": "noor"}
    assert browser.post("/sign-in", others, x_forwarded_for="198.51.100.7").status == 429
    assert browser.post("/sign-in", others, x_forwarded_for="198.51.100.8").status == 403


def test_without_a_proxy_nobody_says_whom_they_ask_for(room: Room, runner: asyncio.Runner) -> None:
    config = server_of(room).config
    config.load()
    browser = Browser(config.loaded_app, runner, address="127.0.0.1")
    statuses = [
        browser.post(
            "/sign-in", {**WRONG, "name": f"n{number}"}, x_forwarded_for=f"203.0.113.{number}"
        ).status
        for number in range(11)
    ]
    assert statuses[-1] == 429


def test_ten_thousand_wrong_tries_keep_nobody_out_where_they_came_in_before(
    browser: Browser, room: Room
) -> None:
    assert browser.post("/sign-in", RIGHT).status == 303
    for number in range(10_000):
        room.attempts.allowed("rok", f"198.51.{number // 200}.{number % 200}")
    again = Browser(browser.app, browser.runner)
    assert again.post("/sign-in", RIGHT).status == 303


def test_a_name_that_there_is_not_costs_the_same_and_is_answered_the_same(
    browser: Browser, room: Room
) -> None:
    assert room.people is not None
    worked = []

    def counted(kept: str, passphrase: str) -> bool:
        worked.append(kept.rpartition("$")[0].rpartition("$")[0])
        return fits(kept, passphrase)

    counting = replace(room, doorkeeper=Doorkeeper(room.people, fits=counted))
    browser = Browser(create_app(counting, served=SERVED), browser.runner)
    known, unknown = (browser.post("/sign-in", {**WRONG, "name": name}) for name in ("rok", "nobody"))
    assert (known.status, known.text, known.headers) == (unknown.status, unknown.text, unknown.headers)
    assert len(worked) == 2
    assert worked[0] == worked[1]
    assert worked[0].startswith("$argon2id$")


def test_a_passphrase_of_any_length_is_bounded_work(browser: Browser, room: Room) -> None:
    assert room.people is not None
    real = replace(room, doorkeeper=Doorkeeper(room.people))
    browser = Browser(create_app(real, served=SERVED), browser.runner)
    assert browser.post("/sign-in", RIGHT).status == 303
    browser.cookies.clear()
    assert browser.post("/sign-in", {**RIGHT, "passphrase": PASSPHRASE + "x" * 500_000}).status == 403
    assert browser.post("/sign-in", {**RIGHT, "name": "rok" * 100_000}).status == 403
    assert browser.post("/sign-in", {}).status == 403


# What is sent


def test_a_body_over_the_bound_is_refused_before_it_has_come(signed_in: Browser) -> None:
    kind = {"content_type": "application/x-www-form-urlencoded", "origin": ORIGIN}
    said = {**kind, "content_length": str(MOST_BYTES + 1)}
    assert signed_in.ask("POST", "/change", headers=said, ends=False).status == 413
    flood = (b"x" * 65_536 for _ in range(MOST_BYTES // 65_536 + 1))
    assert signed_in.ask("POST", "/change", headers=kind, chunks=flood, ends=False).status == 413


def test_a_body_that_does_not_end_is_not_waited_for(signed_in: Browser) -> None:
    kind = {"content_type": "application/x-www-form-urlencoded", "origin": ORIGIN}
    assert signed_in.ask("POST", "/change", headers=kind, chunks=[b"text="], ends=False).status == 408


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("text/plain", b"text=1", 415),
        ("", b"text=1", 415),
        ("application/x-www-form-urlencoded", b"text=%FF", 400),
        ("application/x-www-form-urlencoded", "text=é".encode(), 400),
        ("application/x-www-form-urlencoded", b"a=1&" * (MOST_FIELDS + 1), 400),
    ],
)
def test_a_body_that_is_no_form_is_refused(kind: str, body: bytes, status: int, signed_in: Browser) -> None:
    headers = {"content_type": kind, "origin": ORIGIN}
    assert signed_in.ask("POST", "/change", headers=headers, chunks=[body]).status == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"])
def test_a_method_that_is_for_nothing_here_is_refused(method: str, signed_in: Browser) -> None:
    assert signed_in.ask(method, "/").status == 405
    assert signed_in.ask(method, "/change").status == 405


def test_head_is_get_without_words_and_changes_nothing(signed_in: Browser) -> None:
    assert signed_in.ask("HEAD", "/").status == 200
    assert signed_in.ask("HEAD", "/sign-out").status == 404
    assert signed_in.get("/").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/0/..%2f..%2fapp.py",
        "/static/0/page.css",
        "/static//page.css",
        "/static/0/\x00",
        "/static/0/" + "a" * 10_000,
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/../w4r.toml",
    ],
)
def test_no_path_leads_out_of_the_page(path: str, signed_in: Browser) -> None:
    answer = signed_in.get(path)
    assert answer.status == 404
    assert b"SPDX" not in answer.body


def test_a_fault_of_ours_says_nothing_of_what_went_on(
    signed_in: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "w4r.review"):
        answer = signed_in.get("/broken")
    assert answer.status == 500
    assert "Traceback" not in answer.text
    assert "secret" not in answer.text + caplog.text
    assert "RuntimeError at asking.py" in caplog.text


def test_words_of_a_request_are_text_on_every_page(app: Starlette, runner: asyncio.Runner) -> None:
    browser = Browser(app, runner)
    hostile = '"><script>alert(1)</script>'
    answers = [
        browser.get(f"/sign-in?next=/{hostile}"),
        browser.post("/sign-in", {"name": hostile, "passphrase": hostile, "next": f"/{hostile}"}),
        browser.get(f"/{hostile}/x/y/z"),
        browser.get("/sign-in", accept_language=hostile),
    ]
    assert [answer.text.count("<script>alert") for answer in answers] == [0] * 4
