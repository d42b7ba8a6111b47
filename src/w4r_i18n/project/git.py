# SPDX-License-Identifier: GPL-3.0-or-later
"""What we ask of git, by its command line; a tree without git works all the same."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from w4r_i18n.model.errors import ConfigError, ServiceError

TIMEOUT_S = 30


def git(root: Path, *arguments: str) -> str | None:
    """What a git command prints, or None where it fails or git is not there.

    Raises ServiceError when git does not answer.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        # Arguments are a list: no shell reads them, and names stand after `--`.
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False, errors="replace"
        )
    except FileNotFoundError:
        return None
    except subprocess.TimeoutExpired:
        raise ServiceError(f"git {arguments[0]} did not answer in {TIMEOUT_S} s") from None
    return done.stdout if done.returncode == 0 else None


def is_checkout(root: Path) -> bool:
    return git(root, "rev-parse", "--is-inside-work-tree") == "true\n"


def hooks_folder(root: Path) -> Path | None:
    """Where this checkout's hooks lie (`core.hooksPath` and worktrees included)."""
    shown = git(root, "rev-parse", "--git-path", "hooks")
    return (root / shown.strip()).resolve() if shown else None


def setting(root: Path, name: str) -> str:
    return (git(root, "config", "--local", "--get", name) or "").strip()


def attribute(root: Path, name: str, which: str) -> str:
    """What .gitattributes says of a file by this name; "" where git does not answer."""
    found = git(root, "check-attr", "-z", which, "--", name) or ""
    return found.rstrip("\0").rpartition("\0")[2]


def set_setting(root: Path, name: str, value: str) -> None:
    if git(root, "config", "--local", name, value) is None:
        raise ServiceError(f"git config {name} failed", hint="is this a git checkout?")


def merge_lines(ours: Path, base: Path, theirs: Path) -> None:
    """Join three files by their lines, as git does without a driver; `ours` is written, conflicts in it."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    git(ours.parent, "merge-file", *labels, "--", *(str(side.resolve()) for side in (ours, base, theirs)))


def base_of(root: Path, revision: str) -> str:
    """The commit at which what is checked out left a branch (or that commit itself), as a hash.

    Raises ConfigError where there is no such commit here.
    """
    commit = commit_of(root, revision)
    return (git(root, "merge-base", commit, "HEAD") or commit).strip()


def commit_of(root: Path, revision: str) -> str:
    """A revision as a hash. Raises ConfigError where there is no such commit here."""
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if found is None:
        hint = "a tag, a branch or a hash of this checkout; CI must fetch the history (fetch-depth: 0)"
        raise ConfigError(f"no commit {revision[:60]!a} here", hint=hint)
    return found.strip()


def changed_since(root: Path, commit: str) -> tuple[str, ...]:
    """Files below `root` that differ from a commit, new and removed ones too; relative to `root`."""
    differing = git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", ".")
    unknown = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    if differing is None or unknown is None:
        raise ServiceError("git cannot tell what changed", hint="is this a git checkout?")
    return tuple(sorted({*differing.split("\0"), *unknown.split("\0")} - {""}))


def versions(root: Path, path: Path, limit: int) -> Iterator[bytes]:
    """What a file held at each commit that changed it, the newest first; nothing where git knows none."""
    name = path.relative_to(root).as_posix()
    log = git(root, "log", "--format=%H", f"--max-count={limit}", "--", name) or ""
    for commit in log.split():
        content = git(root, "show", f"{commit}:./{name}")
        if content is not None:
            yield content.encode("utf-8", "replace")


def commit(root: Path, paths: Iterable[Path], *, by: str, message: str) -> None:
    """Commit these files as they stand, and nothing else, staged or not; nothing where they are as committed.

    `by` is a pseudonym; nobody's real name or address comes in by the machine's own settings. Hooks are not
    run: ours would wait for the lock that whoever commits holds. Raises ServiceError.
    """
    names = [str(path.relative_to(root)) for path in paths]
    person = ("-c", f"user.name={by}", "-c", f"user.email={by}@users.invalid")
    if git(root, "add", "--", *names) is None:
        raise ServiceError("git does not take the files", hint="'git status' in the tree says why")
    if git(root, "diff", "--quiet", "HEAD", "--", *names) is not None:
        return
    author = f"--author={by} <{by}@users.invalid>"
    if git(root, *person, "commit", "-q", "--no-verify", author, "-m", message, "--", *names) is None:
        raise ServiceError("git does not commit", hint="'git status' in the tree says why")


def commits_of(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Every commit of any branch that touched one of these paths: `1a2b3c4 2025-12-10`, the newest first."""
    log = git(root, "log", "--all", "--format=%h %cs", "--", *names) if names else None
    return tuple((log or "").splitlines())


@contextmanager
def tree_at(root: Path, commit: str) -> Iterator[Path]:
    """What lay below `root` at a commit, in a folder that is gone afterwards; nothing else is touched."""
    with tempfile.TemporaryDirectory(prefix="w4r-") as folder, tempfile.TemporaryFile() as archive:
        command = ["git", "-C", str(root), "archive", "--format=tar", commit]
        done = subprocess.run(command, stdout=archive, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
        if done.returncode:
            raise ServiceError("git cannot read that commit's files", hint="CI must fetch the history")
        archive.seek(0)
        with tarfile.open(fileobj=archive) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder)
