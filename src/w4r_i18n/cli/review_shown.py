# SPDX-License-Identifier: GPL-3.0-or-later
"""What `w4r review show` and `history` print, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from w4r_i18n.cli.review_acts import as_object, words
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from w4r_i18n.flow.about import About
    from w4r_i18n.flow.history import History
    from w4r_i18n.memory.worddiff import Change
    from w4r_i18n.model.review import Act

MAX_CHARS = 4000
"""Of a text on a terminal."""


def about_lines(found: About) -> Iterator[str]:
    row = found.row
    mark = " (critical)" if row.critical else ""
    yield f"{row.id}  {row.verdict.state.name.lower()}{mark}  {row.domain.name}  {found.unit.role}"
    if row.secret:
        yield "  its words are not shown: the tier is embargoed or restricted"
    else:
        yield from _texts(found)
    yield f"  origin     {_origin(found)}"
    read = ", ".join(found.read_by) or "nobody"
    yield f"  read by    {read}; {found.wanted} wanted"
    for act in (*found.acts, *found.questions):
        yield f"  {act.on} {act.act:<10} {act.by}{_note(act, secret=row.secret)}"
    for source, targets in found.terms:
        yield f"  term       {shown(source)} = {shown(', '.join(targets))}"
    for finding in found.findings:
        yield f"  finding    {finding}"


def _texts(found: About) -> Iterator[str]:
    group = found.row.verdict.group
    yield f"  source     {shown(group.source, limit=MAX_CHARS)}"
    yield f"  target     {shown(group.head.msgstr, limit=MAX_CHARS)}"
    if found.changes:
        yield f"  changed    {marked(found.changes)}"
    if len(found.paragraph) > 1:
        yield f"  paragraph  {shown(' '.join(source for source, _ in found.paragraph), limit=MAX_CHARS)}"
    if found.unit.note:
        yield f"  note       {shown(found.unit.note, limit=MAX_CHARS)}"


def marked(changes: Iterable[Change]) -> str:
    """A word diff on one line: `[-twelve-] {+thirteen+} days`."""
    return "".join(_marked(change) for change in changes)


def _marked(change: Change) -> str:
    if change.same:
        return shown(change.new, limit=MAX_CHARS)
    gone = f"[-{shown(change.old, limit=MAX_CHARS)}-]" if change.old else ""
    return gone + (f"{{+{shown(change.new, limit=MAX_CHARS)}+}}" if change.new else "")


def _origin(found: About) -> str:
    made = [f"{line.kind} {line.detail}".strip() for line in found.origin]
    wrote = [f"signed by {', '.join(found.writers)}"] if found.writers else []
    return "; ".join(made + wrote) or "typed by somebody who has not signed"


def _note(act: Act, *, secret: bool) -> str:
    # A note on a secret text may quote it.
    return f"  {shown(act.note, limit=MAX_CHARS)}" if act.note and not secret else ""


def about_object(found: About) -> dict[str, object]:
    """One text, as docs/reference/json.md tells."""
    secret = found.row.secret
    return {
        **as_object(found.row, found.row.verdict.state),
        "role": found.unit.role,
        "note": "" if secret else found.unit.note,
        "paragraph": [{"source": source, "target": target} for source, target in found.paragraph],
        "previous": found.previous,
        "changes": [{"old": change.old, "new": change.new} for change in found.changes],
        "origin": [str(line) for line in found.origin],
        "writers": list(found.writers),
        "read_by": list(found.read_by),
        "wanted": found.wanted,
        "acts": [act_object(act, secret=secret) for act in found.acts],
        "questions": [act_object(act, secret=secret) for act in found.questions],
        "terms": [{"source": source, "targets": list(targets)} for source, targets in found.terms],
        "findings": list(found.findings),
    }


def act_object(act: Act, *, secret: bool) -> dict[str, object]:
    return {
        "id": act.id,
        "act": act.act,
        "by": act.by,
        "on": act.on,
        "note": "" if secret else act.note,
        **({"check": act.check} if act.check else {}),
    }


def history_lines(found: History) -> Iterator[str]:
    yield f"{found.row.id}  {found.row.verdict.state.name.lower():<10} {words(found.row)}"
    for past in found.acts:
        when = "this text" if past.target else "a former text"
        of = when if past.source else f"{when}, a former source"
        ends = "" if past.lives else "; ended"
        note = _note(past.act, secret=found.row.secret)
        yield f"  {past.act.on} {past.act.act:<10} {past.act.by:<16} {of}{ends}{note}"


def history_object(found: History) -> dict[str, object]:
    secret = found.row.secret
    return {
        **as_object(found.row, found.row.verdict.state),
        "acts": [
            {
                **act_object(past.act, secret=secret),
                "lives": past.lives,
                "same_source": past.source,
                "same_target": past.target,
            }
            for past in found.acts
        ],
    }
