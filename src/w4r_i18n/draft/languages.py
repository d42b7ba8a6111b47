# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a text is in, as far as its small words and its letters tell; silence where they do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from w4r_i18n.model.locale import Locale
from w4r_i18n.text.small_words import SMALL_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_WORD_OR_ELISION = re.compile(r"[^\W\d_]{1,6}’(?=[^\W\d_])|[^\W\d_]+")
_SCRIPTS = {
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Armn": "\u0530-\u058f", "Beng": "\u0980-\u09ff", "Cyrl": "\u0400-\u052f", "Deva": "\u0900-\u097f",
    "Ethi": "\u1200-\u139f", "Geor": "\u10a0-\u10ff\u1c90-\u1cbf", "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Gujr": "\u0a80-\u0aff", "Guru": "\u0a00-\u0a7f", "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Hans": "\u3400-\u9fff", "Hant": "\u3400-\u9fff",
    "Jpan": "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uff66-\uff9f",
    "Khmr": "\u1780-\u17ff", "Knda": "\u0c80-\u0cff", "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Laoo": "\u0e80-\u0eff", "Mlym": "\u0d00-\u0d7f", "Mymr": "\u1000-\u109f", "Sinh": "\u0d80-\u0dff",
    "Taml": "\u0b80-\u0bff", "Telu": "\u0c00-\u0c7f", "Thaa": "\u0780-\u07bf", "Thai": "\u0e00-\u0e7f",
    "Tibt": "\u0f00-\u0fff",
}  # fmt: skip
_FEW = 8
"""Words of a text that is told by one small word of a language in `_LIKELY`."""
_LIKELY = frozenset({"en", "fr", "es", "de"})
"""What an engine that cannot translate answers in."""
_DENSE = frozenset({"Jpan", "Hans", "Hant", "Kore"})
"""Scripts that say in one letter what others say in two or three."""
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
# Letters that a language has and a neighbour of the same script has not.
_OWN_LETTERS = {
    "uk": ("іїєґ", "ыэёъў"), "ru": ("ыэёъ", "іїєґў"), "be": ("ўі", "ищъїєґ"), "bg": ("ъ", "ыэёіїєґў"),
    "sr": ("ђјљњћџ", "ыэёъіїєґўйщюя"), "mk": ("ѓќѕјљњџ", "ыэёъіїєґўйщюя"),
    "ar": ("ةىإأك", "پچژگکیےٹڈڑ"), "fa": ("پچژگکی", "ةىيكےٹڈڑ"), "ur": ("ےٹڈڑںہھ", "ةىيك"),
}  # fmt: skip
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_SIMPLIFIED = frozenset(
    "们这国说时会对发为个来里过还后开关问间见现话认让给从动长书电东车马门业习经组织总级线义务权责应"
)
_TRADITIONAL = frozenset(
    "們這國說時會對發為個來裡過還後開關問間見現話認讓給從動長書電東車馬門業習經組織總級線義務權責應"
)


def words(prose: str) -> tuple[str, ...]:
    """In small letters; what elides (`l’`, `qu’`) is a word of its own."""
    return tuple(_WORD_OR_ELISION.findall(prose.lower().replace("'", "’")))


def wrong_script(answer: str, shared: Iterable[str], target: Locale) -> bool:
    """Whether most letters are of another script than the target's.

    `answer` is prose without addresses and tags; `shared`: words that source and answer have in common
    (names, code), which may keep their script.
    """
    known = frozenset(shared)
    letters = own = 0
    pattern = _script(target.script)
    for found in _WORD.findall(answer):
        its = len(pattern.findall(found))
        is_word = found.islower() or found.istitle()
        if its or (is_word and found.lower() not in known):
            letters += len(found)
            own += its
    # A few foreign words may be names, or stand in brackets beside the target's.
    weight = 4 if target.script in _DENSE else 2
    return letters >= 6 and own * weight < letters


@lru_cache(maxsize=64)
def _script(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_SCRIPTS[script]}]") if script in _SCRIPTS else _LATIN


def other_language(prose: str, found: Sequence[str], target: Locale, shared: Iterable[str] = ()) -> str:
    """The language that the text is clearly in instead of the target's; "" in doubt.

    `found`: its words. Small words that the target does not have count against it, and words that none of
    its own look like; where few languages share a script, their letters. `shared`: words of the source,
    which tell nothing.
    """
    if target.script == "Latn":
        return _by_words(prose, found, target.language, frozenset(shared))
    if target.script == "Jpan":
        han = len(_HAN.findall(prose))
        return "zh" if han >= 12 and not _KANA.search(prose) else "ko" if _HANGUL.search(prose) else ""
    if target.script in ("Hans", "Hant"):
        return _chinese(prose, target)
    return _by_letters(prose, target.language)


# What words of a language do not look like, as far as its neighbours and English do: letters, clusters, ends.
_STRANGE = {
    language: re.compile(pattern)
    for language, pattern in {
        "es": r"[kwç]|[bcfghmpqtv]$|th|sh|ck|ph|([bdfgmptsz])\1|^s[bcdfgklmnpqtv]|ing$|[àèìòùâêôãõäö]",
        "pt": r"[kw]|[bcdfghpqtvnj]$|th|sh|ck|ph|([bdfgmptnlz])\1|ing$|[ñìòùäö]",
        "gl": r"[kwyçj]|[bcdfghmpqtv]$|th|sh|ck|ph|([bdfgmptsz])\1|ing$|[àèìòùâêôãõäö]",
        "it": r"[jkwxyç]|[bcdfghkmpqstvz]$|th|sh|ck|ph|[ñáíúâêôãõäöü]",
        "ca": r"[kwñ]|[hjqvwz]$|th|sh|ck|ph|([bdfgmptz])\1|ing$|[áìùâêôãõäö]",
        "de": r"ou|oo|ow|oa|y|^c(?!h)|wh|ing$|[^e]ed$|ly$|^th|sh|[^t]tion|[áéíóúñçàèìòùâêôãõ]",
        "en": r"[äöüßñáíóúàèìòùçãõêâôîû]|sch|cht|ung(?:en)?$|keit$|lich|isch|ieren$|mente$|ciones?$|[aei]mos$"
        r"|ados?$|adas?$|idos?$|idas?$|^ge\w+t$|zung|[ij]$|aja|^ein|[ao]ra?r$|eza$|[eo]s?ur$|eich|ier(?:en|t)$|[uo]$",
    }.items()
}


def _by_words(prose: str, found: Sequence[str], target: str, shared: frozenset[str]) -> str:
    """More than twice as many words against the target as for it, and an eighth of all."""
    own = SMALL_WORDS.get(target, frozenset())
    # A single letter is as often what a hyphen or an apostrophe cut off: `E-Mail`, `Django's`.
    counted = Counter(word for word in found if len(word) > 1 or len(found) > _FEW)
    against_by: Counter[str] = Counter()
    for word, times in counted.items():
        if word not in own:
            for language in _languages_of().get(word, ()):
                against_by[language] += times
    # Of equals the first of the table, which begins with what engines answer in.
    best = max(against_by, key=lambda one: (against_by[one], -_PLACES[one]), default="another language")
    most = against_by[best]
    ours = sum(
        times for word, times in counted.items() if word in own and word not in SMALL_WORDS.get(best, ())
    )
    strange, others = _strange(prose, target, shared | own)
    against = most + strange
    if against <= 2 * ours or against * 8 < len(found):
        return ""
    if len(found) <= _FEW and most == against == 1:
        its_words = SMALL_WORDS.get(best, frozenset()) - own - shared
        return best if best in _LIKELY and not its_words.isdisjoint(counted) else ""
    enough = 3 if len(found) > 2 * _FEW else 2
    return best if most >= enough or (against >= enough and strange * 2 >= others) else ""


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, small in SMALL_WORDS.items():
        for word in small:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_PLACES = {language: place for place, language in enumerate(SMALL_WORDS)}


def _strange(prose: str, target: str, known: frozenset[str]) -> tuple[int, int]:
    """How many words do not look like the target's, and of how many."""
    pattern = _STRANGE.get(target)
    if pattern is None:
        return 0, 0
    # A capital may be a name's; in German any noun's, a loan word's among them.
    if target == "de":
        found = [word for word in _WORD.findall(prose) if len(word) > 2 and word.islower()]
    else:
        found = [word.lower() for word in _WORD.findall(prose) if len(word) > 3 and word[1:].islower()]
    found = [word for word in found if word not in known]
    return sum(pattern.search(word) is not None for word in found), len(found)


def _by_letters(prose: str, target: str) -> str:
    own, foreign = _OWN_LETTERS.get(target, ("", ""))
    text = prose.lower()
    theirs = sum(text.count(letter) for letter in foreign)
    ours = sum(text.count(letter) for letter in own)
    if theirs < 3 or theirs <= 2 * ours:
        return ""
    return "another language of the same script"


def _chinese(prose: str, target: Locale) -> str:
    if len(_KANA.findall(prose)) >= 4:
        return "ja"
    simple = sum(char in _SIMPLIFIED and char not in _TRADITIONAL for char in prose)
    traditional = sum(char in _TRADITIONAL and char not in _SIMPLIFIED for char in prose)
    mine, other = (simple, traditional) if target.script == "Hans" else (traditional, simple)
    return ("zh-Hant" if target.script == "Hans" else "zh-Hans") if other >= 3 and other > 2 * mine else ""
