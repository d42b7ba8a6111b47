# SPDX-License-Identifier: GPL-3.0-or-later
"""French that was left standing in a translation: runs of words that source and target share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from w4r_i18n.check.judge import sample_of
from w4r_i18n.check.seen import Pair, Side

_SMALL = """
le la les l' un une des du d' au aux et ou où mais donc que qu' qui dont ce c' cet cette ces il elle
elles nous vous je j' n' ne pas plus est sont était a ont avait être avoir sera pour par avec sans dans
sur sous chez entre vers en y son sa ses leur leurs notre votre vos nos mon mes s' se si comme peut doit
fait cela tout tous toute toutes même aussi très lorsque puis de depuis dès été ainsi afin alors avant
après car chaque contre encore faut ici ils jamais jusqu' lui moins pendant permet peu plusieurs pourquoi
quand quel quelle rien selon soit toujours trop voir déjà autre autres nouveau nouvelle deux trois
"""
_FRENCH = frozenset(_SMALL.split())
_SHARED = {
    "en": "on a an son sur plus est non me as", "es": "la un a que se son de en me y si entre plus su no",
    "pt": "a e se de que o um no", "it": "la un a e se che di in si non su per con una plus son tu",
    "ca": "la un a que de en es se si les ses son amb per i una", "de": "plus des was war die es in an de la",
    "nl": "de en des me plus son sur", "gl": "a un de que se en non son", "ro": "la un de a ai plus sa se o",
}  # fmt: skip
"""Small words that the language has as well."""
_OF_ENGLISH = "the of and to for with from by is are in at not this that it be or as all you your an over out"
_ENGLISH = frozenset(_OF_ENGLISH.split())
_LONGEST = 60
_LEAST_LATIN, _LEAST_OTHER = 4, 3
_CLOSELY = frozenset({"es", "pt", "it", "ca", "gl", "oc", "ro"})
_BREAK = "|"


def is_french(words: Sequence[str], language: str) -> bool:
    """Whether words that could be of either language are French: one small word that is French alone."""
    own = any(len(word) > 1 and word in _FRENCH and word not in _of(language) for word in words)
    own = own or (not language and any(not word.isascii() and word.islower() for word in words))
    return own and not _is_english(words)


@lru_cache(maxsize=64)
def _of(language: str) -> frozenset[str]:
    return frozenset(_SHARED.get(language, "").split())


def _is_english(words: Sequence[str]) -> bool:
    return sum(word in _ENGLISH for word in words) > sum(word in _FRENCH for word in words)


def longest_left(pair: Pair) -> str:
    """The longest run of words that stands in both texts and is French; "" where it is short.

    Linear in the length of the texts but for runs that occur often, of which few are tried.
    """
    if not _share_words(pair):
        return ""
    ours, theirs = pair.source.runs, pair.target.runs
    if len(ours) < 3 or len(theirs) < 3:
        return ""
    least = _LEAST_OTHER if pair.target.is_foreign_script else _LEAST_LATIN
    best: tuple[str, ...] = ()
    for run in _common(ours, theirs):
        if len(run) > len(best) and _is_left(run, pair, least):
            best = run
    return " ".join(best)


def _share_words(pair: Pair) -> bool:
    """Whether three words in a row of the target stand in the source: where not, `_common` finds nothing."""
    known = pair.source.once(_low_words)
    together = 0
    for word in pair.target.low_words:
        together = together + 1 if word in known else 0
        if together == 3:
            return True
    return False


def _low_words(side: Side) -> frozenset[str]:
    return frozenset(side.low_words)


def _common(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, ...]]:
    """Maximal runs of three words or more that both have."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(ours) - 2):
        three = tuple(ours[at : at + 3])
        if _BREAK not in three:
            starts.setdefault(three, []).append(at)
    found: list[tuple[str, ...]] = []
    at = 0
    while at + 3 <= len(theirs) and starts:
        sizes = [_size(ours, theirs, start, at) for start in starts.get(tuple(theirs[at : at + 3]), ())[:8]]
        if sizes:
            found.append(tuple(theirs[at : at + max(sizes)]))
        at += max([1, *(size - 2 for size in sizes)])
    return found


def _size(ours: Sequence[str], theirs: Sequence[str], start: int, at: int) -> int:
    most = min(len(ours) - start, len(theirs) - at, _LONGEST)
    size = 3
    while size < most and theirs[at + size] != _BREAK and ours[start + size] == theirs[at + size]:
        size += 1
    return size


def _is_left(run: Sequence[str], pair: Pair, least: int) -> bool:
    """Small letters mostly, so no title or name; and French, so no code, no English, no words of both."""
    if _is_english(run):
        return False
    language = pair.language
    small = [word for word in run if not word[0].isupper() and len(word) > 1]
    french = sum(word in _FRENCH and word not in _of(language) for word in small)
    if len(small) < 3 or len(small) * 2 < len(run):
        return False
    accented = sum(any(char in "éèêàçùâîôûœë" for char in word) for word in small)
    if len(small) >= least:
        return french >= 1 or (accented >= 1 and len(small) > 4)
    sample = pair.seen.whole.once(sample_of)
    strange = (
        sum(len(word) > 3 and not sample.has(word.casefold()) for word in small) if sample.teaches else 0
    )
    if strange >= 2 and any(word.casefold() in _FRENCH for word in small):
        return True
    if language in _CLOSELY:
        return french >= 1 and accented >= 1
    return french >= 1 or accented >= 1
