# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that a server was made to give: none of them becomes a draft, and none stays on this machine."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.journeys import drafting, tree

from w4r_i18n.flow.draft import Means, Outcome, draft
from w4r_i18n.project.workspace import open_workspace

BAD_ANSWERS = Path(__file__).parents[2].parent / "shared" / "bad_inputs" / "mt"
KEY = "canary-51c3d0"
RIVER = "2025-riviere"
OWN = {
    "an answer that is nothing": b'{"translatedText": ["", ""]}',
    "another address": b'{"translatedText": "Schreiben Sie an evil@attacker.example"}',
    "a script": b'{"translatedText": "<script>alert(1)</script> und der Fluss"}',
    "a page": b"<!doctype html><html><body>Service unavailable</body></html>",
    "no object": b"[]",
    "not a number": b'{"translatedText": NaN}',
    "a key twice": b'{"translatedText": "Der Fluss", "translatedText": "Die Bank"}',
    "an error with a good status": b'{"error": "quota exceeded"}',
}
FILES = {path.name: path.read_bytes() for path in sorted(BAD_ANSWERS.glob("*.json"))}


@contextmanager
def answering(body: bytes) -> Iterator[str]:
    """A server that says this to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafting.new_tree(tmp_path_factory.mktemp("hostile") / "campaign")


def drafted(root: Path, url: str) -> Outcome:
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[engine.libre]\nkind = "libretranslate"\nurl = "{url}"\nkey_env = "LIBRE_KEY"\n')
    workspace = open_workspace(root)
    with tree._environment({"LIBRE_KEY": KEY}):
        return draft(
            workspace,
            workspace.domains((RIVER,)),
            workspace.locales(("de",)),
            named=("libre",),
            means=Means(rest=lambda _s: True),
        )


@pytest.mark.parametrize("name", [*OWN, *FILES])
def test_a_hostile_answer_is_stored_nowhere(merged: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "campaign"
    shutil.copytree(merged, root)
    body = OWN.get(name) or FILES[name]
    before = tree.po_path(root, "de", RIVER).read_bytes()
    with answering(body) as url:
        done = drafted(root, url)
    assert tree.po_path(root, "de", RIVER).read_bytes() == before
    assert sum(row.drafted.total() for row in done.rows) == 0
    said = " ".join([*map(str, done.errors), *(why for row in done.rows for why in row.left)])
    assert said
    for path in root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert b"attacker" not in content, path
        assert b"script>alert" not in content, path
        assert KEY.encode() not in content, path
    assert KEY not in said
    assert "attacker" not in said
