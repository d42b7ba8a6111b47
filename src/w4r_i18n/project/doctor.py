# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r doctor`: what is missing on this machine or in this tree, and what to do about it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.project import git
from w4r_i18n.project.init import HOOK_MARK
from w4r_i18n.project.workspace import Workspace

Level = Literal["ok", "hint", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    """hint: something more would work; fault: something does not."""
    what: str
    advice: str = ""


def machine() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("ok", f"Python {version}")
    for name, use in (
        ("git", "history, the clean filter and the hook"),
        ("msgfmt", "a second opinion on PO files"),
    ):
        if shutil.which(name):
            yield Finding("ok", name)
        else:
            package = "gettext" if name == "msgfmt" else name
            yield Finding("hint", f"{name} is not installed", f"{use}; Debian: apt install {package}")


def tree(workspace: Workspace) -> Iterator[Finding]:
    """What is wrong with the tree's shape; its contents are `w4r check`'s business."""
    layout = workspace.layout
    yield Finding("ok", f"w4r.toml: {len(workspace.config.targets)} locales, {len(layout.domains())} domains")
    for path in layout.misnamed():
        advice = "rename it: a-z, 0-9 and -, below a year"
        yield Finding("fault", f"{layout.relative(path)}/ is no slug and is left out", advice)
    for target in workspace.config.targets:
        for path in layout.orphans(target):
            yield Finding(
                "fault", f"{layout.relative(path)} has no source folder", "'w4r mv OLD NEW', or delete it"
            )
    yield from _git(workspace)


def _git(workspace: Workspace) -> Iterator[Finding]:
    root = workspace.root
    if not git.is_checkout(root):
        yield Finding("hint", "this tree is in no git checkout", "run 'git init', then 'w4r init'")
        return
    if not git.setting(root, "filter.w4r.clean").endswith("fmt -"):
        advice = "run 'w4r init': real names in PO files stay out of commits"
        yield Finding("fault", "the git clean filter is not installed", advice)
    attribute = git.attribute(root, "locales/en/LC_MESSAGES/x.po", "merge")
    if attribute != "w4r" or not git.setting(root, "merge.w4r.driver"):
        advice = "run 'w4r init': without it git joins catalogues by lines, and can pair texts wrongly"
        yield Finding("fault", "the git merge driver is not installed", advice)
    hooks = git.hooks_folder(root)
    hook = hooks / "pre-commit" if hooks else None
    if hook is None or not hook.exists() or HOOK_MARK not in hook.read_text(errors="replace"):
        yield Finding(
            "hint", "the pre-commit hook is not installed", "run 'w4r init', or call 'w4r pin' in yours"
        )
