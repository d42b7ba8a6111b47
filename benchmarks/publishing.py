# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing at scale: 70 sections in 60 languages, signed, served by nginx, pulled, taken back."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.publish.nginx import serving

from benchmarks import peers, trees
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import Row, Subject, Target, at_most

DAY = "2026-11-24"
_KEYS = {"W4R_KEY_PASSPHRASE": "a passphrase for benchmarks"}
_CASE = 'id = "amina"\ntier = "public"\n[[names]]\nfull = "Amina Exemple"\n'
_FILES = {"2025-amina/{}/letter.txt": 2_000, "2025-amina/{}/letter.html": 6_000, "2025-amina/{}/a.mo": 9_000}
_SOURCE = '+++\ntier = "public"\n+++\n# Amina Exemple\n\nLibérez-la.\n'


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    sections, locales = (70, 60) if full else (7, 12)
    name = f"Publishing {sections} sections in {locales} languages"
    if not (peers.program("nginx") and peers.program("wrk")):
        return Subject(name, (), absent=("nginx and wrk",))
    root = folder / "tree"
    plant(root, sections, locales)
    os.environ |= {**_KEYS, "W4R_KEYS": str(folder / "keys")}
    subprocess.run([trees.W4R, "keys", "new", "--as-of", DAY], cwd=root, check=True, capture_output=True)
    spent = race([Contender("from nothing", _PUBLISH, folder=root)], rounds=1)
    spent |= race([Contender("nothing changed", _PUBLISH, folder=root)], rounds=rounds)
    published = root / "build" / "published"
    with serving(published, folder / "nginx") as address:
        notes = [f"published folder: {_megabytes(published):.1f} MB in {_files(published)} files"]
        notes += _pulled(root, folder, address)
        notes += _served(published, folder, address)
    found = [Row(case, "w4r publish", each) for case, each in spent.items()]
    return Subject(name, tuple(found), tuple(_targets(spent)) if full else (), notes=tuple(notes))


_PUBLISH = (trees.W4R, "publish", "--as-of", DAY)


def _targets(spent: dict[str, Spent]) -> Iterator[Target]:
    yield at_most("nothing changed, by the clock", spent["nothing changed"].wall_s, 60, unit="s")


def plant(root: Path, sections: int, locales: int) -> None:
    """Packs as compiling leaves them: a letter in two forms and a catalogue a language, and an index."""
    chance = random.Random(9)
    source = root / "sources" / "2025" / "amina"
    source.mkdir(parents=True)
    (source / "case.toml").write_text(_CASE, encoding="utf-8")
    (source / "case.md").write_text(_SOURCE, encoding="utf-8")
    tags = [f"l{number:02}" for number in range(locales)]
    (root / "w4r.toml").write_text('[project]\ncampaign = "Essai"\nlocales = ["en"]\n', encoding="utf-8")
    (root / "sections").mkdir()
    for number in range(sections):
        section = f"s{number:02}"
        (root / "sections" / f"{section}.toml").write_text("", encoding="utf-8")
        pack = root / "build" / "sections" / section
        for tag in tags:
            for name, size in _FILES.items():
                path = pack / name.format(tag)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(chance.randbytes(size // 2).hex().encode())
        items = [_item(section, tag) for tag in tags]
        (pack / "index.json").write_text(json.dumps({"version": 1, "items": items}), encoding="utf-8")


def _item(section: str, tag: str) -> dict[str, object]:
    return {
        "case": "amina", "domain": "2025-amina", "kind": "authority", "language": "en", "locale": "en",
        "state": "ready", "code": f"{section}{tag}".upper(), "stop_after": "2030-02-01T00:00:00Z",
        "files": [{"path": path.format(tag)} for path in _FILES],
    }  # fmt: skip


def _pulled(root: Path, folder: Path, address: str) -> Iterator[str]:
    """First, nothing new, and from a recall to the section's disk."""
    into = folder / "pulled"
    command = ["pull", "s00", "--from", address, "--into", str(into), "--format", "json"]
    first = _run(root, *command, "--root", str(folder / "keys" / "root.json"))
    yield f"first pull: {first['files']} files, {_told(first)}"
    yield f"pull of nothing new: {_told(_run(root, *command))}"
    start = time.perf_counter()
    _run(root, "recall", "amina", "--class", "C6", "--why", "x", "--as-of", DAY, "--format", "json")
    decided = time.perf_counter()
    gone = _run(root, *command)
    took = time.perf_counter() - start
    left = sorted(path for path in (into / "current").rglob("letter.*"))
    yield (
        f"recall: signed in {decided - start:.1f} s, off the section's disk in {took:.1f} s"
        f" ({_told(gone)}), {len(left)} letters left"
    )


def _told(pull: dict[str, Any]) -> str:
    return f"{pull['requests']} requests, {pull['fetched_bytes']} bytes, {pull['ms']:.0f} ms with the process"


def _run(root: Path, *command: str) -> dict[str, Any]:
    start = time.perf_counter()
    done = subprocess.run([trees.W4R, *command], cwd=root, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "ms": (time.perf_counter() - start) * 1000}


def _served(published: Path, folder: Path, address: str) -> Iterator[str]:
    """All published files in turn, as many as nginx can give."""
    paths = [
        f"/{path.relative_to(published).as_posix()}"
        for path in sorted(published.rglob("*"))
        if path.is_file()
    ]
    script = folder / "every.lua"
    listed = ",\n".join(json.dumps(path) for path in paths[:5_000])
    script.write_text(
        f"local paths = {{{listed}}}\nlocal at = 0\n"
        "request = function() at = at % #paths + 1; return wrk.format('GET', paths[at]) end\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["wrk", "--latency", "-t1", "-c20", "-d5s", "-s", script, address],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    rate = re.search(r"Requests/sec: +([\d.]+)", done.stdout)
    slowest = re.search(r"99% +(\S+)", done.stdout)
    failed = re.search(r"Non-2xx[^\n]*", done.stdout)
    if rate and slowest:
        errors = failed[0] if failed else "no error"
        yield f"nginx: {float(rate[1]):.0f} requests/s, 99 % within {slowest[1]}, {errors}"


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
