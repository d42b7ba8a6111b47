# SPDX-License-Identifier: GPL-3.0-or-later
"""What the drafting journeys share: a tree of every tier, and a run with engines of the test's own."""

from __future__ import annotations

import csv
import shutil
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib
from tests.draft.fakes import door
from tests.journeys import tree

from w4r_i18n.flow.draft import Means, Outcome, Progress, draft
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.draft import Engine
from w4r_i18n.project.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[2]
TIERS = {"public": "2025-riviere", "embargoed": "2025-secret", "restricted": "2025-cachee"}
"""A domain of each tier whose rules differ."""
POLICY = """
[tiers.public]
engines = ["local", "network"]
[tiers.published]
engines = ["local", "network"]
[tiers.embargoed]
engines = ["local"]
[tiers.restricted]
engines = ["local"]
"""
EMBARGOED = """+++
tier = "embargoed"
+++

Le témoin vit encore dans la ville.

Elle a vu 14 camions le 3 mai 2024.
"""
RESTRICTED = """+++
tier = "restricted"
+++

La famille a quitté la vallée hier soir.
"""


def new_tree(root: Path, policy: str = POLICY) -> Path:
    """The campaign with an embargoed and a restricted domain, merged and not translated."""
    tree.new_tree(root)
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(policy)
    for slug, text in (("secret", EMBARGOED), ("cachee", RESTRICTED)):
        folder = root / "sources" / "2025" / slug
        folder.mkdir()
        (folder / "case.md").write_text(text, encoding="utf-8")
    assert tree.w4r(root, "run").code == 0
    return root


def workspace(root: Path) -> Workspace:
    return open_workspace(root)


def drafted(
    root: Path,
    *engines: Engine,
    locales: Sequence[str] = ("de",),
    named: Sequence[str] | None = None,
    domains: Sequence[str] = (),
    limit_chars: int | None = None,
    again: bool = False,
    progress: Progress = lambda _done, _all, _characters: None,
    now: float = 0.0,
) -> Outcome:
    """`w4r draft` with these engines alone behind the door, asked by name; nobody waits."""
    opened = workspace(root)
    means = Means(find=door(*engines), now=lambda: now, rest=lambda _s: True)
    return draft(
        opened,
        opened.domains(tuple(domains)),
        opened.locales(tuple(locales)),
        named=[engine.NAME for engine in engines] if named is None else named,
        limit_chars=limit_chars,
        again=again,
        progress=progress,
        means=means,
    )


def entries(root: Path, tag: str, domain: str) -> tuple[Entry, ...]:
    return tree.catalogue(root, tag, domain).messages


def all_entries(root: Path, tag: str) -> list[Entry]:
    folder = tree.po_path(root, tag, "common").parent
    return [entry for path in sorted(folder.glob("*.po")) for entry in entries(root, tag, path.stem)]


def empty(root: Path, tag: str) -> list[Entry]:
    return [entry for entry in all_entries(root, tag) if not any(entry.texts)]


def sent_lines(root: Path, tag: str = "de") -> list[str]:
    folder = root / "locales" / tag / "reviews"
    return [line for path in sorted(folder.glob("*.sent.jsonl")) for line in path.read_text().splitlines()]


def demonstration(root: Path, *tags: str) -> Path:
    """The campaign that is shipped, with the translations of these locales set aside."""
    for name in ("sources", "locales", "sections"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "w4r.toml", root / "w4r.toml")
    for tag in tags:
        for path in sorted((root / "locales" / tag / "LC_MESSAGES").glob("*.po")):
            file = polib.pofile(str(path), wrapwidth=0)
            for entry in file:
                entry.msgstr = ""
            path.write_text(str(file), encoding="utf-8")
    return root


def agreed(root: Path, tag: str) -> dict[str, str]:
    """Each name and proper noun of the tree as French writes it, and as a locale has agreed to.

    Read from the tables alone, beside the product's own reading of them.
    """
    folder = root / "locales" / tag
    found: dict[str, str] = {}
    short = dict(_short_names(root))
    for row in _rows(folder / "names.csv"):
        found[row["person"]] = row["full"]
        if row["short"] and row["person"] in short:
            found[short[row["person"]]] = row["short"]
    words = {
        row["concept"]: row["term"]
        for row in _rows(folder / "terms.csv")
        if row["status"] == "preferred" and not row["section"]
    }
    for row in _rows(root / "sources" / "glossary.csv"):
        if row["kind"] == "proper" and row["concept"] in words:
            for term in (row["term"], *row["variants"].split(" | ")):
                found |= {term: words[row["concept"]]} if term else {}
    return found


def _short_names(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "sources").glob("*/*/case.toml")):
        for name in tomllib.loads(path.read_text(encoding="utf-8")).get("names", ()):
            if name.get("short"):
                yield name["full"], name["short"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
