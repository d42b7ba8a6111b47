# SPDX-License-Identifier: GPL-3.0-or-later
"""A ledger whose texts must be forgotten: acts stay, what people can read in them goes (FORMATS 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from w4r_i18n.model.review import Act, Pin
from w4r_i18n.review.ledger import sealed, write_line


def without_words(acts: Iterable[Act], withdrawn: Iterable[Pin], *, by: str, on: str) -> str:
    """The lines of a ledger without units and notes, and each of these pairs withdrawn.

    Law: the same acts on the same digests end one another as before. An id is the digest of the rest, so
    each act gets a new one, and who named it names the new one. A `moved` act's note is a context, no text.
    """
    known = {act.id: act for act in acts}
    renamed: dict[str, str] = {}
    for act in known.values():
        _rename(act, known, renamed)
    kept = [_bare(act, renamed) for act in known.values()]
    gone = [sealed(Act("withdrawn", "", src, tgt, by, on)) for src, tgt in sorted(set(withdrawn))]
    return "".join(dict.fromkeys(map(write_line, (*kept, *gone))))


def _rename(act: Act, known: dict[str, Act], renamed: dict[str, str]) -> None:
    """New ids from the oldest on: an act can only name what was there before it."""
    waiting = [act]
    while waiting:
        last = waiting[-1]
        before = [known[name] for name in last.supersedes if name in known and name not in renamed]
        if before:
            waiting += before
            continue
        waiting.pop()
        renamed.setdefault(last.id, _bare(last, renamed).id)


def _bare(act: Act, renamed: dict[str, str]) -> Act:
    ends = tuple(sorted(renamed.get(name, name) for name in act.supersedes))
    note = act.note if act.act == "moved" else ""
    return sealed(replace(act, unit="", note=note, supersedes=ends))
