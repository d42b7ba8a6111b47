# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page as it is really served: by the command, over the loopback, to several people at once."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from tests.journeys import tree
from tests.web.asking import PASSPHRASE, Guest, people_in

from w4r_i18n.cli.review_server import PASSPHRASE as VARIABLE
from w4r_i18n.web.people import read_people

TRIAL = "Le procès a duré 12 jours."
PATIENCE_S = 20
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The command, and the address that it printed; stopped as by Ctrl-C, and then it must end well."""
    process = tree.started(root, "review", "serve", "--port", "0", *arguments, env=GIT)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, said
        assert "Traceback" not in said
    finally:
        process.kill()
        process.communicate()


def browser(address: str) -> httpx.Client:
    origin = re.sub(r"^(https?://[^/]+).*", r"\1", address)
    return httpx.Client(
        base_url=origin, headers={"Origin": origin}, timeout=PATIENCE_S, follow_redirects=True
    )


@contextmanager
def signed_in(address: str, name: str) -> Iterator[httpx.Client]:
    with browser(address) as client:
        done = client.post("/sign-in", data={"name": name, "passphrase": PASSPHRASE})
        assert done.status_code == 200, done.text
        yield client


def typed(client: httpx.Client, page: str, text: str) -> httpx.Response:
    """Save as the page's form does, for what the page shows."""
    shown = client.get(page).text
    fields = {
        name: match[1]
        for name in ("csrf", "src", "tgt")
        if (match := re.search(rf'name="{name}" value="([^"]*)"', shown))
    }
    return client.post(f"{page}/save", data={**fields, "text": text})


def page_of(root: Path, msgid: str, tag: str = "en") -> str:
    return f"/{tag}/2025-riviere/{tree.ids(root, tag, '2025-riviere')[msgid]}"


def test_alone_at_a_machine_a_text_is_saved_by_the_link_that_was_printed(campaign: Path) -> None:
    with serving(campaign, "--by", "kea") as (address, _), browser(address) as client:
        assert client.get(address).url.path == "/"
        assert client.get(address).status_code == 403
        assert typed(client, page_of(campaign, TRIAL), "The trial took 12 days.").status_code == 200
        assert tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr == "The trial took 12 days."
    acts = (campaign / "locales/en/reviews/2025-riviere.jsonl").read_text().splitlines()
    assert '"act":"translated"' in acts[-1].replace(" ", "")
    assert '"by":"kea"' in acts[-1].replace(" ", "")


def test_two_people_save_the_same_text_and_the_second_sees_both(campaign: Path, tmp_path: Path) -> None:
    people_in(tmp_path / "users.toml", campaign, [Guest("rok", "approver"), Guest("noor", "approver")])
    with (
        serving(campaign, "--users", str(tmp_path / "users.toml")) as (address, _),
        signed_in(address, "rok") as rok,
        signed_in(address, "noor") as noor,
    ):
        page = page_of(campaign, TRIAL)
        shown = noor.get(page).text
        assert typed(rok, page, "The trial took 12 days.").status_code == 200
        fields = dict(re.findall(r'name="(csrf|src|tgt)" value="([^"]*)"', shown))
        late = noor.post(f"{page}/save", data={**fields, "text": "It lasted 12 days."})
        assert late.status_code == 409
        assert "The trial took 12 days." in late.text
        assert "It lasted 12 days." in late.text
    assert tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr == "The trial took 12 days."


def test_each_save_is_a_commit_of_its_files_alone_by_whose_it_is(campaign: Path, tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        person = ("-c", "user.name=host", "-c", "user.email=host@example.org")
        return subprocess.run(
            ["git", *person, *arguments],
            cwd=campaign, env={**os.environ, **GIT}, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    git("config", "user.name", "A real name")
    git("config", "user.email", "real@example.org")
    (campaign / "locales/de/LC_MESSAGES/2025-marche.po").write_bytes(b"half done")
    (campaign / "staged.txt").write_text("not theirs")
    git("add", "staged.txt")
    people_in(tmp_path / "users.toml", campaign, [Guest("rok", "approver"), Guest("noor", "approver")])
    with serving(campaign, "--users", str(tmp_path / "users.toml"), "--commit") as (address, _):
        for name, text in (("rok", "The trial took 12 days."), ("noor", "It lasted 12 days.")):
            with signed_in(address, name) as client:
                assert typed(client, page_of(campaign, TRIAL), text).status_code == 200
    said = git("log", "--format=%an %ae %cn %ce", "-2").splitlines()
    assert said == [" ".join([name, f"{name}@users.invalid"] * 2) for name in ("noor", "rok")]
    files = set(git("log", "--format=", "--name-only", "-2").split())
    assert files == {
        "locales/en/LC_MESSAGES/2025-riviere.po",
        "locales/en/reviews/2025-riviere.jsonl",
    }
    status = git("status", "--porcelain", "--", "staged.txt", "locales")
    assert status.splitlines() == [" M locales/de/LC_MESSAGES/2025-marche.po", "A  staged.txt"]


def test_slow_and_silent_connections_hold_nobody_up(campaign: Path) -> None:
    with serving(campaign, "--by", "kea") as (address, _), ExitStack() as stack:
        port = httpx.URL(address).port
        assert port is not None
        for number in range(100):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(b"" if number % 2 else b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        with browser(address) as client:
            for _ in range(20):
                assert client.get("/sign-in", timeout=2).status_code == 200


def test_requests_that_two_servers_would_read_differently_are_refused(campaign: Path) -> None:
    with serving(campaign, "--by", "kea") as (address, _):
        port = httpx.URL(address).port
        assert port is not None
        host = f"Host: 127.0.0.1:{port}\r\n"
        for lines in (
            f"POST /sign-in HTTP/1.1\r\n{host}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
            f"POST /sign-in HTTP/1.1\r\n{host}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            f"GET /sign-in HTTP/1.1\r\n{host}{host}\r\n",
            f"GET /sign-in HTTP/1.1\r\n{host}X-Long: {'x' * 300_000}",
            "GET / HTTP/1.1\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as sent:
                sent.sendall(lines.encode())
                assert re.match(rb"HTTP/1\.1 (4|501)", sent.recv(100)), lines[:80]


def test_behind_a_proxy_it_is_known_by_the_name_that_others_use(campaign: Path, tmp_path: Path) -> None:
    people_in(tmp_path / "users.toml", campaign, [Guest("rok", "approver")])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    name = "review.example.org"
    arguments = ("--port", str(port), "--users", str(tmp_path / "users.toml"), "--tls-behind-proxy", name)
    with serving(campaign, *arguments) as (address, _):
        assert address == f"https://{name}/"
        headers = {"Host": name, "Origin": f"https://{name}"}
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as client:
            assert client.get("/sign-in").status_code == 421
            right = {"name": "rok", "passphrase": PASSPHRASE}
            done = client.post("/sign-in", data=right, headers=headers)
            assert done.status_code == 303
            assert done.headers["set-cookie"].startswith("__Host-w4r=")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "--by NAME"),
        (("--by", "kea", "--users", "x"), 2, "--by NAME"),
        (("--by", "Kea Real"), 2, "no pseudonym"),
        (("--by", "kea", "--host", "0.0.0.0"), 4, "--tls-behind-proxy"),  # noqa: S104  # refused
        (("--by", "kea", "--host", "::"), 4, "--tls-behind-proxy"),
        (("--by", "kea", "--host", "review.example.org"), 4, "--tls-behind-proxy"),
        (("--by", "kea", "--tls-behind-proxy", "review.example.org"), 2, "--users"),
        (("--users", "users.toml"), 4, "does not lie in the tree"),
        (("--users", "../users.toml"), 3, "is not there"),
        (("--by", "kea", "--commit"), 2, "no git checkout"),
    ],
)
def test_a_server_that_would_be_open_or_blind_is_not_started(
    arguments: tuple[str, ...], code: int, said: str, fresh: Path
) -> None:
    done = tree.w4r(fresh, "review", "serve", *arguments)
    assert done.code == code
    assert said in done.err


def test_a_person_is_added_and_their_passphrase_changed(fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    env = {VARIABLE: PASSPHRASE}
    add = ("review", "user", "add", "rok", "--users", str(path), "--role", "reviewer")
    assert tree.w4r(fresh, *add, "--locale", "pt_BR", env=env).code == 0
    path.write_text(path.read_text() + "# noor comes in May\n")
    assert tree.w4r(fresh, *add, "--locale", "de", env=env).code == 3
    before = read_people(path.read_bytes(), path="users.toml")
    assert before["rok"].roles[0].locales == {"pt-BR"}
    assert path.stat().st_mode & 0o777 == 0o600
    change = ("review", "user", "passphrase", "rok", "--users", str(path))
    assert tree.w4r(fresh, *change, env={VARIABLE: "other words for the same"}).code == 0
    after = read_people(path.read_bytes(), path="users.toml")
    assert (after["rok"].roles, after["rok"].proof != before["rok"].proof) == (before["rok"].roles, True)
    assert "# noor comes in May" in path.read_text()
    assert PASSPHRASE not in path.read_text()
    assert tree.w4r(fresh, *change, env={VARIABLE: "too short"}).code == 3
