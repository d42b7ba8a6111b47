# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of one block, trimmed, and cut where line breaks separate paragraphs or list lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from w4r_i18n.ingest.page import Run
from w4r_i18n.ingest.signs import list_mark

BR = "\n"
"""The text of a run that is a line break."""


def parts(runs: list[Run]) -> list[tuple[Run, ...]]:
    """Cut at doubled breaks, and at every break where the parts are list lines; trim blanks outside."""
    text = "".join(run.text for run in runs)
    if not text.strip():
        return []
    marks = sum(bool(list_mark(line.strip())) for line in text.split(BR))
    cut: list[list[Run]] = [[]]
    blank = False
    for run in runs:
        if run.text == BR:
            if blank or marks > 1:
                cut.append([])
            else:
                cut[-1].append(run)
            blank = True
            continue
        blank = blank and not run.text.strip()
        cut[-1].append(run)
    return [trimmed for part in cut if (trimmed := trim(part))]


def trim(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Outer blanks off, inner runs of blanks to one; no-break blanks stay."""
    out: list[Run] = []
    last = " "
    for run in runs:
        text = run.text.lstrip(" ") if last in " \n" else run.text
        if text == BR:
            if not out:
                continue
            out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
        if text:
            out.append(replace(run, text=text))
            last = text[-1]
    while out and not out[-1].text.strip(" \n"):
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" \n"))
    return tuple(out)
