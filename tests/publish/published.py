# SPDX-License-Identifier: GPL-3.0-or-later
"""A repository for tests, with all of its keys in hand, and a web server that may misbehave."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import Metadata, Root

from w4r_i18n.model.release import Change, Note, PullResult, Withdrawal
from w4r_i18n.publish.bundle import bundle
from w4r_i18n.publish.manifest import case_mark, write_withdrawals
from w4r_i18n.publish.names import (
    RECALL,
    WITHDRAWN,
    manifest_target,
    object_target,
    section_role,
    stored_name,
)
from w4r_i18n.publish.pull import pull
from w4r_i18n.publish.repository import Charter, new_root, new_targets, release, sign, standing
from w4r_i18n.publish.stores import folder

DAY = "2026-11-24"
HOLDERS = ("root-1", "root-2", "root-3")
LETTERS = {
    "2025-amina/nl/letter.txt": b"Laat Amina Exemple vrij.\n",
    "2025-amina/nl/letter.html": b"<!doctype html><p>Laat Amina Exemple vrij.\n",
    "2025-bakary/nl/letter.txt": b"Laat Bakary Exemple vrij.\n",
    "index.html": b"<!doctype html><p>Amina, Bakary\n",
    "stop/nl.txt": b"Schrijf niet meer.\n",
}
NOTES = {
    "2025-amina/nl/letter.txt": Note(
        "authority", (case_mark("amina"),), "nl", "READY", 2, "2026-12-31", "AAAA1111"
    ),
    "2025-amina/nl/letter.html": Note("authority", (case_mark("amina"),), "nl"),
    "2025-bakary/nl/letter.txt": Note("authority", (case_mark("bakary"),), "nl"),
    "index.html": Note("index", tuple(sorted((case_mark("amina"), case_mark("bakary"))))),
    "stop/nl.txt": Note("stop", locale="nl"),
}


def at(day: str, hour: int = 12) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(hour), UTC)


def after(days: int, day: str = DAY) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@functools.cache
def spare_key(name: str) -> CryptoSigner:
    """A key by name: the same one in all tests."""
    assert name
    return CryptoSigner.generate_ed25519()


class Published:
    """What a campaign publishes, in a folder."""

    def __init__(self, root: Path, sections: Iterable[str] = ("mg", "nl")) -> None:
        self.root = root
        self.sections = tuple(sections)
        names = (*HOLDERS, "snapshot", "timestamp", RECALL, *map(section_role, self.sections))
        self.signers = {name: spare_key(name) for name in names}
        self.withdrawn: tuple[Withdrawal, ...] = ()
        root_content = sign(self.next_root(1), [self.signers[name] for name in HOLDERS])
        self.charter = Charter({1: root_content}, self.signed_targets(1))
        self.first_root = root_content

    @property
    def keys(self) -> dict[str, Key]:
        return {name: signer.public_key for name, signer in self.signers.items()}

    def next_root(self, version: int, day: str = DAY) -> Metadata[Root]:
        return new_root(
            [self.keys[name] for name in HOLDERS], self.keys, threshold=2, version=version, day=day
        )

    def signed_targets(self, version: int, day: str = DAY) -> bytes:
        sections = {name: self.keys[section_role(name)] for name in self.sections}
        targets = new_targets(sections, self.keys[RECALL], version=version, day=day)
        return sign(targets, [self.signers[name] for name in HOLDERS[:2]])

    def release(
        self,
        section: str = "nl",
        files: Mapping[str, bytes] = LETTERS,
        notes: Mapping[str, Note] = NOTES,
        *,
        day: str = DAY,
    ) -> None:
        made = bundle(section, files, notes=notes, withdrawn=self.withdrawn)
        objects = {
            stored_name(object_target(section), digest): content for digest, content in made.contents.items()
        }
        self._write({section_role(section): {manifest_target(section): made.document}}, objects, day)

    def refresh(self, day: str) -> None:
        self._write({}, {}, day)

    def recall(self, case: str, change: Change = "C6", *, day: str = DAY) -> None:
        number = len(self.withdrawn) + 1
        self.withdrawn = (*self.withdrawn, Withdrawal(f"w{number}", case_mark(case), change, day))
        self.refresh(day)

    def _write(
        self, documents: Mapping[str, Mapping[str, bytes]], objects: Mapping[str, bytes], day: str
    ) -> None:
        now = standing(self.read, self.charter)
        every = {RECALL: {WITHDRAWN: write_withdrawals(self.withdrawn)}, **documents}
        files = release(now, self.charter, every, self.signers.__getitem__, day=day, expires_days=7)
        folder.write(self.root, {**objects, **files}, kept={*folder.names(self.root), *objects, *files})

    def read(self, name: str) -> bytes | None:
        return folder.read(self.root, name)

    def metadata(self, name: str) -> Path:
        """The newest metadata file of a role."""
        if name == "timestamp":
            return self.root / "metadata" / "timestamp.json"
        found = self.root.glob(f"metadata/*.{name}.json")
        return max(found, key=lambda path: int(path.name.partition(".")[0]))

    def pull(
        self, into: Path, *, section: str = "nl", day: str = DAY, url: str = "", timeout_s: float = 60
    ) -> PullResult:
        return pull(
            section, url or str(self.root), into, root=self.first_root, now=at(day), timeout_s=timeout_s
        )


def lying(into: Path) -> dict[str, bytes]:
    """What a section's programs find."""
    current = into / "current"
    own = {"manifest.json", "withdrawn.json"}
    return {
        path.relative_to(current).as_posix(): path.read_bytes()
        for path in sorted(current.rglob("*"))
        if path.is_file() and path.name not in own
    }


Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder on loopback; `odd` answers some paths in its own way, `asked` is what was asked."""

    daemon_threads = True

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.root = root
        self.odd: dict[str, Answer] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        self.server.asked.append(name)
        for part, answer in self.server.odd.items():
            if part in name:
                answer(self)
                return
        content = folder.read(self.server.root, name)
        if content is None:
            self.send_error(404)
            return
        reply(self, content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        pass


def reply(handler: http.server.BaseHTTPRequestHandler, content: bytes, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextlib.contextmanager
def serving_folder(root: Path) -> Iterator[Server]:
    with Server(root) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def spoiled(path: Path, change: Callable[[dict[str, dict[str, object]]], None]) -> None:
    """Alter signed metadata without signing it again."""
    tree = json.loads(path.read_bytes())
    change(tree)
    path.write_bytes(json.dumps(tree).encode())
