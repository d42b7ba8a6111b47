# SPDX-License-Identifier: GPL-3.0-or-later
"""A small world of translations, for the examples of checks that learn from the texts around."""

from __future__ import annotations

from itertools import product

from w4r_i18n.model.catalogue import Catalogue, Entry, Header

_THINGS = {
    "La maison": "The house", "Le livre": "The book", "La lettre": "The letter", "Le jour": "The day",
    "La porte": "The door", "Le jardin": "The garden",
}  # fmt: skip
_OWNERS = {
    "de la ville": "of the city", "de la famille": "of the family", "de la fête": "of the feast",
    "de ma sœur": "of my sister", "de demain": "of tomorrow",
}  # fmt: skip
_STATES = {
    "est ouverte": "is open",
    "est ici": "is here",
    "est demain": "is tomorrow",
    "est perdue": "is lost",
}


def among(msgid: str, msgstr: str) -> Catalogue:
    """An English entry after 240 others, of one sentence or two, that a check can learn from."""
    known = [
        (f"{thing} {owner} {state}.", f"{_THINGS[thing]} {_OWNERS[owner]} {_STATES[state]}.")
        for thing, owner, state in product(_THINGS, _OWNERS, _STATES)
    ]
    known += [
        (f"{ours} {known[-at][0]}", f"{theirs} {known[-at][1]}") for at, (ours, theirs) in enumerate(known, 1)
    ]
    entries = tuple(Entry(source, target) for source, target in known)
    return Catalogue(Header((("Language", "en"),)), (*entries, Entry(msgid, msgstr)))
