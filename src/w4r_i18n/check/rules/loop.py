# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation that repeats itself over and over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from w4r_i18n.check.seen import Pair, Seen, Side
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "loop"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
The same words stand three times or more in a row, as programs do that lost their way. Translate the text
anew. A song's refrain that the source repeats as well is left in peace."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    Entry("Non, non, non et non !", "No, no, no and no!"),
    Entry("ha ha ha ha", "ha ha ha ha"),
    Entry("Écrivez.", "Write."),
)
BAD = (
    Entry("Écrivez au ministre.", "Write to the minister to the minister to the minister to the minister."),
    _in("ja", "Écrivez.", "書いてください。いてください。いてください。いてください。"),
)

_LONGEST = 24
"""Words, or characters where no blanks stand between words, of what is repeated."""


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    theirs = _repeats(pair.target)
    return (
        [f"repeats itself {theirs} times in a row"] if theirs >= 3 and theirs > _repeats(pair.source) else []
    )


def _repeats(side: Side) -> int:
    """How often the end of the text, or its longest run, says the same again; 1 where nothing does."""
    if side.is_spaced:
        words = side.prose.split()
        if len(words) - len({*words}) < 4:
            return 1  # what says the same two words three times has four words too many
        words = [word for word in words if any(map(str.isalnum, word))]
        return _runs(words, least=2) if len({*words}) * 10 < len(words) * 9 else 1
    chars = list(filter(str.isalpha, side.prose))
    return _runs(chars, least=4) if len(chars) > 12 else 1


def _runs(words: Sequence[str], *, least: int) -> int:
    best = 1
    runs = list(zip(*(words[at:] for at in range(least)), strict=False))
    twice = len(runs) - len({*runs})
    # What says the same n words three times has 3 n - least + 1 runs, of which at most n differ.
    longest = min(_LONGEST, len(words) // 3, (twice + least - 1) // 2)
    for size in range(least, longest + 1):
        same = 0
        for one, other in zip(words[size:], words, strict=False):
            if one == other:
                same += 1
                best = max(best, same // size + 1)
            else:
                same = 0
    return best
