# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign's tree for the journeys: the real command on it, and what its people do to its files."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.cli.main import main
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.locale import locale

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("w4r")
NOON = "1893585600"
"""2030-01-02, 12:00 UTC: the day on which all of this happens."""


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def w4r(root: Path, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """The real command in this process: its `main` with these arguments, standing in this folder."""
    out, err = _stream(), _stream()
    code: object = 0
    given = _stream(stdin)
    with (
        contextlib.chdir(root),
        _environment({"SOURCE_DATE_EPOCH": NOON, "W4R_DEBUG": "1", "NO_COLOR": "1", **(env or {})}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        _standard_input(given),
    ):
        try:
            main([*arguments])
        except SystemExit as stop:
            code = stop.code
    assert isinstance(code, int), code
    return Ran(code, _written(out), _written(err))


def started(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [COMMAND, *arguments],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ran(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
    process = started(root, *arguments, env=env)
    out, err = process.communicate()
    return Ran(process.returncode, out, err)


def ran_limited(root: Path, limit_bytes: int, *arguments: str) -> Ran:
    """The command as a process that can write no file over a limit."""

    def limited() -> None:
        # Without this the signal would kill it; a full disk gives an error, as the write then does.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    done = subprocess.run(
        [COMMAND, *arguments],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,  # no thread runs in a test
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


@contextlib.contextmanager
def _standard_input(stream: io.TextIOWrapper) -> Iterator[None]:
    before, sys.stdin = sys.stdin, stream
    try:
        yield
    finally:
        sys.stdin = before


@contextlib.contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def new_tree(root: Path) -> Path:
    """The campaign as its editors wrote it: nothing extracted, nothing translated."""
    shutil.copytree(HERE / "campaign", root)
    return root


@functools.cache
def translations() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((HERE / "translations.toml").read_text(encoding="utf-8"))


def translate(root: Path, tag: str, domain: str) -> None:
    """Fill every empty text that the translators have words for, as an editor does: by polib."""
    words = translations()[tag]
    file = _opened(root, tag, domain)
    for entry in file:
        if not entry.msgstr and entry.msgid in words:
            entry.msgstr = words[entry.msgid]
    _saved(file)


def edit(root: Path, tag: str, domain: str, texts: Mapping[str, str], *, clear: bool = True) -> None:
    """Type these texts by French sentence; typing clears fuzzy, as it does in Poedit."""
    file = _opened(root, tag, domain)
    for msgid, msgstr in texts.items():
        entry = file.find(msgid, include_obsolete_entries=False)
        assert entry is not None, msgid
        entry.msgstr = msgstr
        if clear and "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
    _saved(file)


def clear_fuzzy(root: Path, tag: str, domain: str, *msgids: str) -> None:
    file = _opened(root, tag, domain)
    for entry in file:
        if entry.msgid in msgids and "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
    _saved(file)


def _opened(root: Path, tag: str, domain: str) -> polib.POFile:
    return polib.pofile(str(po_path(root, tag, domain)), wrapwidth=0)


def _saved(file: polib.POFile) -> None:
    Path(file.fpath).write_text(str(file), encoding="utf-8")


def po_path(root: Path, tag: str, domain: str) -> Path:
    return root / "locales" / locale(tag).gettext / "LC_MESSAGES" / f"{domain}.po"


def catalogue(root: Path, tag: str, domain: str) -> Catalogue:
    return read_po(po_path(root, tag, domain).read_text(encoding="utf-8"))


def entry(root: Path, tag: str, domain: str, msgid: str) -> Entry:
    (found,) = [each for each in catalogue(root, tag, domain).messages if each.msgid == msgid]
    return found


def approve(root: Path, tag: str, *domains: str) -> None:
    """One person signs as the writer of all texts, a third reads what is critical, another approves all."""
    chosen = [part for domain in domains for part in ("--domain", domain)]
    for who, verb in (("ana", "sign"), ("cleo", "sign --reviewed --critical"), ("ben", "approve")):
        by = f"{who}-{tag.lower()}"
        done = w4r(root, "review", *verb.split(), "--locale", tag, "--by", by, "--all", *chosen)
        assert done.code == 0, done.said


def states(root: Path, tag: str, domain: str) -> dict[str, str]:
    """Each French sentence's state, as `review list` tells it."""
    listed = w4r(root, "review", "list", domain, "--locale", tag, "--format", "json")
    assert listed.code == 0, listed.said
    return {row["source"]: row["state"] for row in listed.json}


def ids(root: Path, tag: str, domain: str) -> Mapping[str, str]:
    listed = w4r(root, "review", "list", domain, "--locale", tag, "--format", "json")
    return {row["source"]: row["id"] for row in listed.json}


def reports(root: Path) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """`status` by (domain, locale)."""
    found = w4r(root, "status", "--format", "json")
    return {(each["domain"], each["locale"]): each for each in found.json["reports"]}


def rewrite(path: Path, old: str, new: str) -> None:
    """An editor's change to one file; the old words must stand there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def output(root: Path, tag: str, domain: str, name: str) -> str:
    return (root / "build" / "documents" / tag / domain / name).read_text(encoding="utf-8")


def outputs(root: Path, tag: str, domain: str) -> set[str]:
    folder = root / "build" / "documents" / tag / domain
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def mo_path(root: Path, tag: str, domain: str) -> Path:
    return root / "build" / "locale" / locale(tag).gettext / "LC_MESSAGES" / f"{domain}.mo"


def bytes_below(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its relative path; what `.w4r/` holds is nobody's business."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".w4r", ".git"} & set(path.relative_to(folder).parts)
    }


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


Copy = Callable[[], Path]
"""A fresh copy of the built campaign, for a test that changes it."""
