# SPDX-License-Identifier: GPL-3.0-or-later
"""What rules look at: every string of an entry, each target with its sources, and words for a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from w4r_i18n.model.catalogue import Entry
from w4r_i18n.text.marks import name_of, shown

MAX_STRING = 65_536
"""Characters of one string. Licence texts, the longest that catalogues carry, have about 35,000."""


class Doubt(str):
    """What a rule says of a fault that may be none: a warning, whatever the rule weighs."""

    __slots__ = ()


def sides(entry: Entry) -> tuple[str, ...]:
    """The entry's sources and targets, for a quick look whether there is anything to compare."""
    sources = (entry.msgid,) if entry.plural is None else (entry.msgid, entry.plural)
    return (*sources, *entry.texts)


def strings(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every string that somebody reads, with its name in a sentence."""
    yield "the source", entry.msgid
    if entry.plural:
        yield "the source's plural", entry.plural
    if entry.msgctxt:
        yield "the context", entry.msgctxt
    if entry.forms:
        for number, form in enumerate(entry.forms):
            yield f"form {number}", form
    elif entry.msgstr:
        yield "the translation", entry.msgstr
    for comment in (*entry.comments, *entry.extracted):
        yield "a comment", comment


def marked(faults: Callable[[str], Iterator[int]], strings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One sentence for each string that holds such characters: the first of them, and how many more."""
    for where, text in strings:
        at = next(found := faults(text), None)
        if at is None:
            continue
        more = sum(1 for _ in found)
        and_more = f", and {more} more such" if more else ""
        yield f"{where} has {name_of(text[at])} at character {at + 1}{and_more}"


def difference(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """What the source has more of, and what the target has more of, each as often as it is too many."""
    ours, theirs = [*source], [*target]
    if ours == theirs:
        return [], []
    wanted, found = Counter(ours), Counter(theirs)
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def missing_and_extra(name: str, missing: Sequence[str], extra: Sequence[str]) -> list[str]:
    """Sentences for a difference; a one-for-one change is one sentence."""
    if len(missing) == len(extra) == 1:
        return [f"{name} {shown(missing[0])} became {shown(extra[0])}"]
    sentences = []
    if missing:
        sentences.append(f"{name} {listed(missing)} of the source is missing")
    if extra:
        sentences.append(f"{name} {listed(extra)} is not in the source")
    return sentences


def listed(items: Sequence[str]) -> str:
    """The first three items, and how many more."""
    more = f" and {len(items) - 3} more" if len(items) > 3 else ""
    return ", ".join(shown(item) for item in items[:3]) + more
