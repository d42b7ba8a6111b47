# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of a French word: number, gender, and the inclusive spellings that hold both.

More forms are made than the language has (`défenseure`, `impunités`): a form that nobody writes is found
nowhere, one that is missing hides a term. Inclusive forms come with `·` between their parts, whatever mark a
text uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

INVARIABLE = frozenset(
    ("de", "du", "d", "l", "la", "le", "les", "des", "un", "une", "à", "au", "aux", "en", "et", "ou", "ni",
     "par", "pour", "sur", "sous", "sans", "contre", "dans", "avec", "hors", "ne", "pas", "se", "s", "qu",
     "que", "qui", "où", "non"),
)  # fmt: skip
"""Words within a term that stay as they are."""
RELATED = {"des": frozenset({"des", "de", "d"}), "à": frozenset({"à", "au", "aux"})}
"""What may stand for one of them: `défenseurs de droits humains`, `condamné aux travaux forcés`."""

# Masculine ending -> feminine endings, tried in this order, the first that fits wins.
_FEMININE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teur", ("trice", "teuse", "teure", "teresse")),
    ("eur", ("euse", "eure", "eresse")),
    ("eux", ("euse",)),
    ("oux", ("ouse",)),
    ("eau", ("elle",)),
    ("ier", ("ière", "iere")),
    ("er", ("ère",)),
    ("ien", ("ienne",)),
    ("en", ("enne",)),
    ("ion", ("ionne",)),
    ("on", ("onne",)),
    ("ef", ("ève",)),
    ("f", ("ve",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("ul", ("ulle",)),
    ("et", ("ette", "ète")),
    ("ot", ("otte", "ote")),
    ("anc", ("anche",)),
    ("ec", ("ecque", "èche")),
    ("c", ("que",)),
    ("long", ("longue",)),
    ("gu", ("guë", "güe")),
    ("as", ("asse", "ase")),
    ("os", ("osse", "ose")),
    ("is", ("ise", "isse")),
    ("an", ("ane", "anne")),
)
_OF_PEOPLE = (
    "eur", "eux", "ier", "ger", "cher", "ien", "éen", "ant", "ain", "if", "ois", "ais", "cat", "dat", "nu",
    "du", "né", "usé", "gié", "gné", "rcé", "lé", "ssé", "yé", "cié", "éré", "puté", "cuté", "aité", "onnel",
)  # fmt: skip
"""Endings of words that name people. Of other single words a form with another ending is another word
(`port`, `porte`; `viol`, `viole`)."""
_THINGS = frozenset(
    ("motif", "objectif", "tarif", "courrier", "dossier", "cahier", "quartier", "métier", "papier", "collier",
     "atelier", "revenu", "contenu", "argent", "accent", "journal", "tribunal", "hôpital", "canal", "capital",
     "terrain", "danger", "relais", "palais", "rabais", "attentat"),
)  # fmt: skip


def _is_of_people(word: str) -> bool:
    return len(word) > 4 and word.endswith(_OF_PEOPLE) and word not in _THINGS


def plurals(word: str) -> frozenset[str]:
    """`droit`, `droits`; `tribunal`, `tribunaux`; `procès`."""
    if word.endswith(("s", "x", "z")):
        return frozenset({word})
    if word.endswith("al"):
        return frozenset({f"{word[:-2]}aux", f"{word}s"})
    if word.endswith("ail"):
        return frozenset({f"{word[:-3]}aux", f"{word}s"})
    if word.endswith(("au", "eu")):
        return frozenset({f"{word}x", f"{word}s"})
    return frozenset({f"{word}s"})


def singulars(word: str) -> frozenset[str]:
    """`travaux` comes from `travail` or a `traval` that nobody writes; `humains` from `humain`."""
    if len(word) < 5 or word.endswith(("ss", "ès", "us", "eux", "oux")):
        return frozenset()
    if word.endswith("eaux"):
        return frozenset({word[:-1]})
    if word.endswith("aux"):
        return frozenset({f"{word[:-3]}al", f"{word[:-3]}ail", word[:-1]})
    return frozenset({word[:-1]}) if word.endswith("s") else frozenset()


def feminines(word: str) -> frozenset[str]:
    """`défenseuse`, `défenseure`; `internationale`. None for what ends in a mute e."""
    if word.endswith("e"):
        return frozenset()
    for ending, others in _FEMININE:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return frozenset({*(stem + other for other in others), f"{word}e"})
    return frozenset({f"{word}e"})


def _inclusive(masculine: str, feminine: str) -> Iterator[str]:
    """`militant·e`, `militant·e·s`, `militant·es`, `défenseur·euse·s`, `défens·eur·euse·s`."""
    common = next(
        (at for at, (one, other) in enumerate(zip(masculine, feminine, strict=False)) if one != other),
        min(len(masculine), len(feminine)),
    )
    for at in range(max(2, common - 4), len(feminine)):
        tail = feminine[at:]
        if len(tail) > 6:
            continue
        for plural in ("", "s", "·s"):
            yield f"{masculine}·{tail}{plural}"
            if plural == "s":
                yield from (f"{each}·{tail}{plural}" for each in plurals(masculine))
            if at <= common and at < len(masculine):
                yield f"{masculine[:at]}·{masculine[at:]}·{tail}{plural}"
                yield f"{masculine[:at]}·{tail}·{masculine[at:]}{plural}"


@lru_cache(maxsize=4096)
def forms(word: str, *, agrees: bool = False, other: str = "") -> frozenset[str]:
    """Every form of a word in small letters, itself among them.

    `agrees`: it stands beside others in a term, so that it is taken for an adjective, with a feminine.
    `other`: its feminine, where that is known.
    A word that is inclusive itself (`militant·e`) gives the forms of both.
    """
    if word in INVARIABLE:
        return RELATED.get(word, frozenset({word}))
    if "·" in word:
        return _of_inclusive(word)
    masculine = {word, *singulars(word)}
    found = set(masculine)
    for each in masculine:
        found |= plurals(each)
        if agrees or _is_of_people(each):
            for feminine in feminines(each):
                found |= {feminine, *plurals(feminine), *_inclusive(each, feminine)}
    if other:
        found |= {other, *plurals(other), *_inclusive(word, other)}
    if word.endswith("e") and not agrees:
        found.add(f"{word}·s")
    return frozenset(_with_ligatures(found))


def _of_inclusive(word: str) -> frozenset[str]:
    masculine = word.partition("·")[0].removesuffix("s")
    written = feminine_of(word)
    found = {word, masculine, *plurals(masculine)}
    for feminine in {*feminines(masculine), *written}:
        found |= {feminine, *plurals(feminine), *_inclusive(masculine, feminine)}
    return frozenset(_with_ligatures(found))


def feminine_of(word: str) -> frozenset[str]:
    """The feminine that an inclusive spelling says: `défenseur·se` has a `défenseuse`."""
    masculine, _, rest = word.partition("·")
    tail = rest.partition("·")[0].removesuffix("s")
    if not tail:
        return frozenset()
    if tail == "e":
        return frozenset({f"{masculine}e"})
    return frozenset(each for each in feminines(masculine) if each.endswith(tail))


def _with_ligatures(words: set[str]) -> Iterator[str]:
    for word in words:
        yield word
        if "œ" in word or "æ" in word:
            yield word.replace("œ", "oe").replace("æ", "ae")
