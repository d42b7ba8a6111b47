# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants that a language does not tell apart: all take the first one's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.target import MachineLine, is_machine_comment, machine_line
from w4r_i18n.model.unit import Key
from w4r_i18n.text.digest import fits, short, source_digest, target_digest


def alike(catalogue: Catalogue, variants: Iterable[tuple[Key, Sequence[Key]]]) -> Catalogue:
    """The catalogue with the others of each group filled from the first, not fuzzy, by a line `filled`.

    Law: what a person typed stays. Only what is empty, or holds a machine's text that nobody touched, is
    filled, and follows the first's text from then on; a first that is empty or fuzzy fills nothing.
    """
    entries = {entry.key: entry for entry in catalogue.messages}
    filled: dict[Key, Entry] = {}
    for first, others in variants:
        model = entries.get(first)
        if model is None or model.fuzzy or not model.msgstr.strip():
            continue
        for key in others:
            entry = entries.get(key)
            if entry is not None and entry.msgstr != model.msgstr and _is_free(entry):
                filled[key] = _with_text(entry, model.msgstr)
    if not filled:
        return catalogue
    return replace(
        catalogue,
        entries=tuple(
            filled[entry.key]
            if isinstance(entry, Entry) and not entry.obsolete and entry.key in filled
            else entry
            for entry in catalogue.entries
        ),
    )


def _is_free(entry: Entry) -> bool:
    if not entry.msgstr.strip():
        return True
    lines = [line for line in map(machine_line, entry.comments) if line]
    own = [line for line in lines if fits(line.tgt, target_digest(entry.msgstr))]
    kinds = {"memory", "mt", "filled"} if entry.fuzzy else {"filled"}
    return bool(own) and {line.kind for line in own} <= kinds


def _with_text(entry: Entry, text: str) -> Entry:
    src = source_digest(entry.msgctxt or "", entry.msgid)
    line = MachineLine("filled", short(src), short(target_digest(text)))
    comments = (*(each for each in entry.comments if not is_machine_comment(each)), str(line))
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, msgstr=text, comments=comments, flags=flags, previous=None, raw="")
