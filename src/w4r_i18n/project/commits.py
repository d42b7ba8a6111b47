# SPDX-License-Identifier: GPL-3.0-or-later
"""What commits did to files, and whose keys signed them; a few processes for thousands of commits."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.model.errors import ServiceError

TIMEOUT_S = 600
NOTHING = "0" * 40
"""How git names a file that is not there."""


@dataclass(frozen=True, slots=True)
class Commit:
    id: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs between a commit and at least one of its parents."""

    commit: Commit
    path: str
    after: str
    """The blob; NOTHING where the file is gone."""
    before: tuple[str, ...]
    """The blob in each parent, in their order; none for a commit without parents."""


def commits_since(root: Path, base: str) -> tuple[Commit, ...]:
    """What HEAD has and a commit has not, parents first; all of HEAD's where `base` is ""."""
    wanted = ["HEAD", f"^{base}"] if base else ["HEAD"]
    lines = _asked(root, "rev-list", "--topo-order", "--reverse", "--parents", *wanted).decode().splitlines()
    return tuple(Commit(own, tuple(parents)) for own, *parents in (line.split() for line in lines))


def changes(root: Path, commits: Sequence[Commit]) -> Iterator[Changed]:
    """Each file that a commit changed against any parent, by paths relative to `root`."""
    asked = [(commit, parent) for commit in commits for parent in commit.parents or ("",)]
    lines = "".join(f"{commit.id} {parent}".strip() + "\n" for commit, parent in asked)
    # --always: one answer for each question, also where nothing differs.
    options = (
        "--stdin",
        "--always",
        "-r",
        "--root",
        "--raw",
        "-z",
        "--no-renames",
        "--no-abbrev",
        "--relative",
    )
    told = _asked(root, "diff-tree", *options, given=lines.encode()).decode("utf-8", "surrogateescape")
    found: dict[tuple[Commit, str], tuple[str, dict[str, str]]] = {}
    questions = iter(asked)
    commit, parent = Commit("", ()), ""
    fields = iter(told.split("\0"))
    for head in fields:
        if head.startswith(":"):
            _, _, old, new, _ = head.split(" ")
            found.setdefault((commit, next(fields)), (new, {}))[1][parent] = old
        elif head:
            commit, parent = next(questions)
    for (commit, path), (new, before) in found.items():
        yield Changed(commit, path, new, tuple(before.get(each, new) for each in commit.parents))


def contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """What blobs hold; nothing for NOTHING."""
    wanted = sorted(set(blobs) - {NOTHING})
    told = _asked(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    found: dict[str, bytes] = {NOTHING: b""}
    at = 0
    for blob in wanted:
        end = told.index(b"\n", at)
        size = int(told[at:end].rsplit(b" ", 1)[1])
        found[blob] = told[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def fingerprints(root: Path, commits: Iterable[str], allowed: str) -> Mapping[str, str]:
    """The fingerprint of the ssh key that signed each commit, where it is one of those allowed.

    `allowed` is what ssh-keygen calls allowed signers. A signature by PGP is none: its keyring is not in the
    tree.
    """
    wanted = list(dict.fromkeys(commits))
    if not wanted:
        return {}
    with tempfile.NamedTemporaryFile("w", prefix="w4r-", suffix=".allowed") as file:
        file.write(allowed)
        file.flush()
        settings = ("-c", f"gpg.ssh.allowedSignersFile={file.name}", "-c", "gpg.ssh.revocationFile=")
        form = "--format=%H %G? %GF"
        lines = "".join(f"{each}\n" for each in wanted)
        told = _asked(
            root, *settings, "log", "--no-walk=unsorted", "--stdin", form, given=lines.encode()
        ).decode("utf-8", "replace")
    rows = (line.split(" ") for line in told.splitlines() if line.count(" ") == 2)
    return {own: mark for own, verdict, mark in rows if verdict == "G" and mark.startswith("SHA256:")}


def file_at(root: Path, commit: str, path: str) -> bytes | None:
    """A file of a commit; None where it has none."""
    try:
        return _asked(root, "show", f"{commit}:./{path}")
    except ServiceError:
        return None


def _asked(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Raises ServiceError where it fails."""
    command = ["git", "-C", str(root), *arguments]
    try:
        # Arguments are a list: no shell reads them.
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=TIMEOUT_S, check=False
        )
    except (FileNotFoundError, subprocess.TimeoutExpired):
        raise ServiceError("git does not answer") from None
    if done.returncode:
        what = next(each for each in arguments if not each.startswith("-") and "=" not in each)
        raise ServiceError(f"git {what} failed", hint="CI must fetch the history (fetch-depth: 0)")
    return done.stdout
