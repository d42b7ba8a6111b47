# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publish.published import DAY, LETTERS, NOTES, Published, after, lying

from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.release import Withdrawal
from w4r_i18n.publish import names
from w4r_i18n.publish.bundle import bundle
from w4r_i18n.publish.manifest import case_mark, read_manifest
from w4r_i18n.publish.serving import serving

law = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
PARTS = st.text(st.sampled_from("abAB._-@0é/\\ :\n"), max_size=12)
PLAIN = st.lists(st.sampled_from(("a", "b", "nl", "x.txt", "2025-amina")), min_size=1, max_size=3).map(
    "/".join
)
ANY_PATHS = st.one_of(PLAIN, st.text(max_size=40), st.lists(PARTS, max_size=5).map("/".join))
PACKS = st.dictionaries(st.one_of(PLAIN, PLAIN, PLAIN, ANY_PATHS), st.binary(max_size=40), max_size=8)
PROGRAM = """
import json, sys
from w4r_i18n.publish.bundle import bundle
files = {name: text.encode() for name, text in json.load(sys.stdin)}
sys.stdout.buffer.write(bundle("nl", files).document)
"""


@given(PACKS, st.randoms(use_true_random=False))
@settings(law, max_examples=300)
def test_same_files_same_manifest(files: dict[str, bytes], order: random.Random) -> None:
    """The same files give the same release, in whatever order they come (law 8)."""
    shuffled = list(files.items())
    order.shuffle(shuffled)
    try:
        made = bundle("nl", files)
    except InputError:
        return
    assert bundle("nl", dict(shuffled)).document == made.document
    assert read_manifest(made.document, "nl") == made.manifest


def test_same_files_same_manifest_on_any_machine() -> None:
    """Time zone, locale, hash seed and order of the folder make no difference (law 8)."""
    pack = [(name, content.decode()) for name, content in LETTERS.items()]
    made = set()
    for n, zone in enumerate(("UTC", "Pacific/Kiritimati", "America/St_Johns")):
        language = ("C", "C.UTF-8", "POSIX")[n]
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": str(n)}
        given_ = json.dumps(pack[n:] + pack[:n]).encode()
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=given_, env=environment, capture_output=True, check=True
        )
        made.add(done.stdout)
    assert len(made) == 1


@given(ANY_PATHS)
@settings(law, max_examples=2_000)
def test_an_accepted_path_stays_below_its_folder(path: str) -> None:
    """A path that a pack may hold leads to one place below the folder, under the same name on every disk."""
    if names.fault(path):
        return
    assert path.isascii()
    root = Path("/x/y")
    assert (root / path).resolve().is_relative_to(root)
    assert (root / path).relative_to(root).as_posix() == path


CASES = ("amina", "bakary")
WITHDRAWN = st.lists(st.tuples(st.sampled_from(CASES), st.sampled_from(("C3", "C5", "C6"))), max_size=4)


@given(WITHDRAWN, st.integers(-400, 400))
@settings(law, max_examples=300)
def test_nothing_withdrawn_or_over_is_wanted(cases: list[tuple[str, str]], days: int) -> None:
    """No file of a withdrawn case, and none past its last day, is in what a section may serve (law 9)."""
    manifest = bundle("nl", LETTERS, notes=NOTES).manifest
    records = [
        Withdrawal(f"w{n}", case_mark(case), change, DAY)  # type: ignore[arg-type]  # drawn from the three
        for n, (case, change) in enumerate(cases, 1)
    ]
    day = after(days)
    wanted = serving(manifest, records, day=day).wanted
    marks = {case_mark(case) for case, _ in cases}
    bad = {
        packed.sha256
        for packed in manifest.files
        if packed.note.kind != "stop"
        and (marks & {*packed.note.cases} or (packed.note.not_after and packed.note.not_after < day))
    }
    assert not bad & {*wanted.values()}
    assert {packed.path for packed in manifest.files if packed.sha256 not in bad} <= wanted.keys()


DEEDS = ("release", "recall", "day", "replay", "damage", "pull", "pull")
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 59)), min_size=3, max_size=14)


@given(STEPS)
@settings(law, max_examples=25)
def test_no_history_makes_a_pull_accept_what_is_older_altered_or_withdrawn(
    steps: list[tuple[str, int]],
) -> None:
    """A pull accepts no older, expired or altered release; no withdrawn text is in its result (law 9)."""
    with tempfile.TemporaryDirectory() as folder:
        world = _World(Path(folder))
        for deed, value in [*steps, ("pull", 0)]:
            getattr(world, deed)(value)


class _World:
    """A campaign, a mirror that keeps whatever it saw, and a section, through releases, recalls and days."""

    def __init__(self, folder: Path) -> None:
        self.campaign = Published(folder / "published")
        self.into = folder / "letters"
        self.passed, self.number, self.newest = 0, 0, -1
        self.recalled: set[str] = set()
        self.kept: list[dict[str, bytes]] = []
        self._publish()

    def release(self, _value: int) -> None:
        _restore(self.campaign, self.kept[-1])
        self.number += 1
        self._publish()

    def recall(self, value: int) -> None:
        _restore(self.campaign, self.kept[-1])
        self.campaign.recall(CASES[value % 2], day=after(self.passed))
        self.kept.append(_snapshot(self.campaign))

    def day(self, value: int) -> None:
        self.passed += value % 6

    def replay(self, value: int) -> None:
        _restore(self.campaign, self.kept[value % len(self.kept)])

    def damage(self, value: int) -> None:
        files = sorted(path for path in self.campaign.root.rglob("*") if path.is_file())
        victim = files[value % len(files)]
        victim.write_bytes(victim.read_bytes()[:-1] + b"?")

    def pull(self, _value: int) -> None:
        try:
            self.campaign.pull(self.into, day=after(self.passed))
            self.recalled |= _withdrawn_in(self.into)
        except W4RError:
            pass
        found = lying(self.into) if (self.into / "current").exists() else {}
        if "n.txt" in found:
            assert self.newest <= int(found["n.txt"]) <= self.number
            self.newest = int(found["n.txt"])
        for path, content in found.items():
            assert path == "n.txt" or content in LETTERS.values()
            assert not [case for case in self.recalled if case.capitalize().encode() in content]

    def _publish(self) -> None:
        files = {**LETTERS, "n.txt": str(self.number).encode()}
        self.campaign.release(files=files, day=after(self.passed))
        self.kept.append(_snapshot(self.campaign))


def _withdrawn_in(into: Path) -> set[str]:
    document = (into / "current" / "withdrawn.json").read_text()
    return {case for case in CASES if case_mark(case) in document}


def _snapshot(campaign: Published) -> dict[str, bytes]:
    return {
        path.relative_to(campaign.root).as_posix(): path.read_bytes()
        for path in campaign.root.rglob("*")
        if path.is_file()
    }


def _restore(campaign: Published, files: dict[str, bytes]) -> None:
    for path in list(campaign.root.rglob("*")):
        if path.is_file():
            path.unlink()
    for name, content in files.items():
        path = campaign.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
