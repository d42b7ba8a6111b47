# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r ingest`: dirty pages into source folders, every cut told."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.ingest.again import Reingested, reingest
from w4r_i18n.ingest.communique import Ingested, ingest
from w4r_i18n.ingest.report import report
from w4r_i18n.project import files
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain, new_domain
from w4r_i18n.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """One page, as it stands in the tree now, or would."""

    ingested: Ingested
    domain: Domain
    text: str
    """Of `communique.md`."""
    diff: str
    """Against what stood there before; empty for a new folder, or when nothing changed."""
    lost: tuple[str, ...]
    """Directives whose block is gone."""
    written: int


def read_page(path: Path, *, keep: Collection[int] = ()) -> Ingested:
    """A page as clean Markdown with its report. Raises InputError for what is no page."""
    shown = files.printable(str(path))
    return ingest(files.read(path, shown=shown), path=shown, keep=keep, today=today())


def take_in(
    workspace: Workspace, path: Path, *, slug: str = "", keep: Collection[int] = (), dry_run: bool = False
) -> Taken:
    """Write `communique.md`, the page's own bytes and the report into `sources/<year>/<slug>/`.

    Ingesting again keeps the directives that people added and shows what changed. Raises InputError for a
    page that cannot be read, or a slug that is none.
    """
    found = read_page(path, keep=keep)
    domain = new_domain(f"{found.year:04}", slug or found.slug)
    folder = workspace.layout.folder(domain)
    before = workspace.read(folder / "communique.md")
    text, diff, lost = Reingested(found.document, "", ())
    if before is not None:
        text, diff, lost = reingest(before.decode("utf-8", "replace"), found)
    tracked = {
        folder / "communique.md": text.encode(),
        folder / f"original.{found.suffix}": files.read(path),
        folder / "ingest.json": (json.dumps(report(found), ensure_ascii=False, indent=2) + "\n").encode(),
    }
    written = 0 if dry_run else workspace.save(tracked, {})
    return Taken(found, domain, text, diff, lost, written)
