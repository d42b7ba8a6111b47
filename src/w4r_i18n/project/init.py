# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r init`: what a tree needs, and what keeps its files canonical and pseudonymous before a commit."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.model.locale import locale
from w4r_i18n.project import git
from w4r_i18n.project.atomic import write

ATTRIBUTES = (
    "locales/**/*.po filter=w4r",
    "locales/**/*.po merge=w4r",
    "locales/*.pot merge=w4r",
    "locales/*/reviews/*.jsonl merge=union",
    "locales/*/reviews/*.seen merge=union",
)
IGNORED = ("/build/", "/.w4r/")
HOOK_MARK = "# w4r: pin what people translated"
HOOK = """#!/bin/sh
{mark}
command -v {command} >/dev/null 2>&1 || {{ echo "w4r is gone: nothing was pinned" >&2; exit 0; }}
{command} pin --quiet || exit $?
git add -- 'locales/*/reviews/*.seen' 2>/dev/null || true
"""
CONFIG = """\
[project]
campaign = {campaign}
source = "fr"
locales = [{locales}]

# w4r --help tells what can be done; a wrong key is named with its line and what was meant.
"""


def command() -> str:
    """How git's shell finds us: by name, or by path where its environment is not activated."""
    if shutil.which("w4r"):
        return "w4r"
    beside = Path(sys.executable).with_name("w4r")
    return shlex.quote(str(beside)) if beside.exists() else "w4r"


def git_settings() -> dict[str, str]:
    """What git is told, in the checkout's own configuration, which is never committed."""
    return {
        "merge.w4r.name": "catalogues, text by text",
        "merge.w4r.driver": f"{command()} git-merge %O %A %B %P",
        "filter.w4r.clean": f"{command()} fmt -",
        "filter.w4r.smudge": "cat",
        # A file that is broken is committed as it is, and CI says so: a volunteer must be able to save.
        "filter.w4r.required": "false",
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that init did, or found done."""

    what: str
    changed: bool
    advice: str = ""


def init(root: Path, *, campaign: str = "", locales: Sequence[str] = (), dry_run: bool = False) -> list[Step]:
    """Make what is missing; nothing that stands is overwritten. Raises ConfigError for a wrong locale."""
    tags = [locale(name).tag for name in locales]
    quoted = ", ".join(f'"{tag}"' for tag in tags)
    config = CONFIG.format(campaign=_toml_string(campaign or root.resolve().name), locales=quoted)
    steps = [_new_file(root / "w4r.toml", config, dry_run=dry_run)]
    steps += [_new_file(root / folder / ".gitkeep", "", dry_run=dry_run) for folder in ("sources", "locales")]
    steps.append(_lines(root / ".gitignore", IGNORED, dry_run=dry_run))
    steps.append(_lines(root / ".gitattributes", ATTRIBUTES, dry_run=dry_run))
    return [*steps, *_git_steps(root, dry_run=dry_run)]


def _git_steps(root: Path, *, dry_run: bool) -> list[Step]:
    if not git.is_checkout(root):
        advice = "run 'git init', then 'w4r init' again: it installs a filter, a merge driver and a hook"
        return [Step("no git checkout", changed=False, advice=advice)]
    return [_settings(root, dry_run=dry_run), _hook(root, dry_run=dry_run)]


def _settings(root: Path, *, dry_run: bool) -> Step:
    wanted = git_settings()
    wanting = {name: value for name, value in wanted.items() if git.setting(root, name) != value}
    for name, value in wanting.items():
        if not dry_run:
            git.set_setting(root, name, value)
    return Step("git clean filter and merge driver for PO files", changed=bool(wanting))


def _hook(root: Path, *, dry_run: bool) -> Step:
    folder = git.hooks_folder(root)
    if folder is None:
        return Step("pre-commit hook", changed=False, advice="git did not say where its hooks lie")
    path = folder / "pre-commit"
    if not path.exists():
        if not dry_run:
            write(path, HOOK.format(mark=HOOK_MARK, command=command()).encode(), durable=True)
            path.chmod(0o755)
        return Step("pre-commit hook", changed=True)
    installed = HOOK_MARK in path.read_text(errors="replace")
    advice = "" if installed else "a hook stands there already: add 'w4r pin --quiet' to it"
    return Step("pre-commit hook", changed=False, advice=advice)


def _new_file(path: Path, content: str, *, dry_run: bool) -> Step:
    missing = not path.exists() and not (path.name == ".gitkeep" and path.parent.is_dir())
    if missing and not dry_run:
        write(path, content.encode(), durable=True)
    shown = f"{path.parent.name}/" if path.name == ".gitkeep" else path.name
    return Step(shown, changed=missing)


def _lines(path: Path, lines: Sequence[str], *, dry_run: bool) -> Step:
    text = path.read_text() if path.exists() else ""
    wanting = [line for line in lines if line not in text.splitlines()]
    if wanting and not dry_run:
        joined = text if not text or text.endswith("\n") else f"{text}\n"
        write(path, (joined + "\n".join(wanting) + "\n").encode(), durable=True)
    return Step(path.name, changed=bool(wanting))


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else " " for char in escaped) + '"'
