# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a translation is in, by its script, its small words and its letters; silence in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from w4r_i18n.check.judge import sample_of
from w4r_i18n.check.meanings import LANGUAGES, beginnings, meanings
from w4r_i18n.check.sample import Sample
from w4r_i18n.check.seen import Pair, Side
from w4r_i18n.check.strings import Doubt
from w4r_i18n.check.units import senses
from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.text.small_words import SMALL_WORDS

_OTHERS = {
    "ru": "и в не на что как это по для из от если или при он она они его их быть может можно который"
        " которые которая"
    " также только все вы ваш вас нет был была были есть этот эта эти того чтобы когда где уже но после"
        " через с к у же"
    " со во под над о об бы так еще ещё будет необходимо является",
    "uk": "і й в у на що як це по для із зі від якщо або при він вона вони його їх бути може можна який"
        " які яка також"
    " тільки лише всі ви ваш вас немає був була були є цей ця ці того щоб коли де вже але після через з до"
        " та не"
    " під над про б так ще буде необхідно має ні",
    "be": "і й у ў на што як гэта па для з ад калі або пры ён яна яны яго іх быць можа які якія таксама"
        " толькі усе вы"
    " няма быў была гэты каб дзе ўжо але пасля праз да не не",
    "bg": "и в във не на че как това по за от ако или при той тя те го ги да може който която които също"
        " само всички"
    " вие няма беше бяха е са този тази тези когато където вече но след през с към ще се си",
    "sr": "и у не на да како ово по за из од ако или при он она они је су може који која које такође само"
        " сви ви нема"
    " био била овај када где већ али после кроз с ка ће се",
    "ar": "في من على إلى عن مع هذا هذه ذلك التي الذي أن إن لا ما لم أو و كان كانت يمكن هو هي هم كل بعد قبل"
        " عند حتى إذا"
    " ثم قد غير بين أي تم يتم كما منذ خلال لكن ليس الى ان",
    "fa": "در از به با که این آن را و برای است می شود شده یا تا اگر هم نیز هر بر یک باید شما کند کرد شد"
        " بود خود اما پس"
    " نمی های ها دو چه نیست کنید باشد دارد داد آنها شوند کردن",
    "ur": "میں سے کا کی کے کو ہے ہیں اور اس یہ پر نے کہ جو نہیں تھا تھی ایک کر بھی آپ",
}  # fmt: skip
_WORDS = {**SMALL_WORDS, **{language: frozenset(words.split()) for language, words in _OTHERS.items()}}
_LETTERS = {
    "es": "áéíóúüñ", "pt": "áéíóúâêôãõàç", "it": "àèéìîòùí", "ca": "àèéíïòóúüç·", "gl": "áéíóúüñ",
    "ro": "ăâîșțşţ",
    "de": "äöüß", "en": "éèïçñ", "nl": "éëïèöü", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sv": "åäöé",
    "fi": "äöå", "da": "æøåé", "nb": "æøåéô", "hu": "áéíóöőúüű", "tr": "çğıöşüâîi̇", "id": "é",
    "ru": "ё", "uk": "іїєґ", "be": "іўё", "bg": "", "ar": "", "fa": "",
}  # fmt: skip
"""Letters beyond a to z, or beyond the script's common stock."""
_RARE = {
    "uk": "ыэёъў", "ru": "іїєґў", "be": "їєґищъ", "bg": "ыэёіїєґў", "ar": "پچژگکیےٹڈڑ",
    "fa": "ةىيكےٹڈڑ", "ur": "ةىيك",
}  # fmt: skip
"""Letters of the script that the language does not have."""
_NEVER = {
    "es": re.compile(r"[kwç]|[bcfghmpqtv]\b|th|sh|ck|ph|ss|\bs[bcdfgklmnpqtv]"), "pt": re.compile(
        r"[kwñ]|[bcdfghpqtvnj]\b|th|sh|ck|ph|ll|tt|ff"),
    "it": re.compile(r"[jkwxyñç]|[bcdfghkmpqstvz]\b|th|sh|ck|ph"), "de": re.compile(
        r"ou|ea|oo|ow|wh|ing\b|\bth|[áéíóúñçàèìòùâêôãõ]"),
    "en": re.compile(r"[äöüßñáíóúàèìòùçãõêâôîû]|sch|cht|ung(?:en)?\b|keit\b|mente\b|ciones?\b|zz[aoi]\b"
        r"|\bge\w+t\b|[ij]\b|ção|ções"),
    "pl": re.compile(r"[qvx]|th|sh|ck|ph|qu|[äöüßéèñ]"), "ca": re.compile(r"[kwñ]|th|sh|ck|ph|[hjqvwz]\b"
        r"|ción"),
}  # fmt: skip
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_SCRIPTS = {
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "Cyrl": re.compile("[\u0400-\u052f]"),
    "Grek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "Hebr": re.compile("[\u0590-\u05ff]"),
    "Deva": re.compile("[\u0900-\u097f]"),
    "Jpan": re.compile("[\u3041-\u30ff\u3400-\u9fff]"), "Hans": _HAN, "Hant": _HAN,
    "Kore": re.compile("[\uac00-\ud7af\u3400-\u9fff]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"), "Beng": re.compile("[\u0980-\u09ff]"),
    "Geor": re.compile("[\u10a0-\u10ff]"),
    "Armn": re.compile("[\u0530-\u058f]"), "Ethi": re.compile("[\u1200-\u139f]"),
    "Taml": re.compile("[\u0b80-\u0bff]"),
}  # fmt: skip
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LEAST_WORDS, _FEWEST_WORDS = 3, 2
"""The fewest where their meanings tell."""
_CLEAR_BEGINNINGS = frozenset({"Latn", "Cyrl"})
"""Scripts in which a beginning tells a word: in the others it may stand anywhere in one."""
_LEAST_EVIDENCE = 2
_SETTLED = 3
"""Small words of its own with which a text needs no look at what its words mean."""
_LEAST_TEXTS = 500
"""Of fewer, a word that no other has raises a doubt alone: most words of a language are rare."""
_LOOKED_AT = 200
"""Words of one text."""


def other_language(pair: Pair) -> str:
    """The language that the target is in instead of its own, "another script", or "" where nothing says so.

    A `Doubt` where only meanings tell, or words that no other text has while the others are few.
    """
    if not is_locale(pair.tag) or not pair.source.once(_is_prose):
        return ""
    script = locale(pair.tag).script
    known = pair.source.once(_known)
    words = [word for word in pair.target.low_words if word not in known]
    if len(words) * 5 < len(pair.target.low_words) * 3:
        return ""  # two fifths of it stand in the source too: names, or code
    if script in ("Jpan", "Hans", "Hant"):
        return _east_asian(pair, script)
    if len(words) < _FEWEST_WORDS:
        return ""
    text = " ".join(words)
    if script in _SCRIPTS or script == "Latn":
        own = sum(map(len, _runs_of(script).findall(text)))
        if own * 3 < len(text.replace(" ", "")) and len(words) >= _LEAST_WORDS:
            return "another script"
        if not own:
            return Doubt("another script")  # two words may be a name
    other = _by_words(pair, words, pair.target.low_words)
    named = _named(pair) if other else frozenset()
    if not named:
        return other
    # A name in its own language says nothing of the text around it.
    left = [word for word in words if word not in named]
    if len(left) < _LEAST_WORDS:
        return ""
    return _by_words(pair, left, [word for word in pair.target.low_words if word not in named])


def _named(pair: Pair) -> frozenset[str]:
    """The words of the agreed names that stand in the target."""
    low = " ".join(pair.target.low_words)
    names = (each.casefold().replace("’", "'") for wording in pair.seen.lexicon.wordings
             if wording.kind == "name" for each in wording.targets)  # fmt: skip
    return frozenset(word for name in names if name in low for word in name.split())


@lru_cache(maxsize=32)
def _runs_of(script: str) -> re.Pattern[str]:
    return re.compile(_SCRIPTS.get(script, _LATIN).pattern + "+")


def _is_prose(source: Side) -> bool:
    """Whether the source is running text, of which a tenth are small words; no code, no list of names."""
    words = source.low_words
    small = sum(word.replace("'", "’") in SMALL_WORDS["fr"] for word in words)
    return len(words) >= _LEAST_WORDS and small * 10 >= len(words) and source.text.count("#") < 2


def _known(source: Side) -> frozenset[str]:
    """Words that source and target may share: names and code, not the small words."""
    return frozenset(word for word in source.low_words if len(word) > 3)


def _east_asian(pair: Pair, script: str) -> str:
    prose = pair.target.prose
    kana, han = len(_KANA.findall(prose)), len(_HAN.findall(prose))
    known = pair.source.once(_known)
    latin = [word for word in pair.target.low_words if word.isascii() and word not in known]
    least = _LEAST_WORDS if kana + han else _FEWEST_WORDS
    if sum(map(len, latin)) > 5 * (kana + han) and len(latin) >= least:
        return "another script"
    if script == "Jpan" and han >= 9 and kana * 12 < han:
        return "zh"
    if script != "Jpan" and (kana >= 3 and kana * 4 > han):
        return "ja"
    return ""


@lru_cache(maxsize=32)
def _rivals(language: str) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Languages of the same script; and which of them, by number, have a small word."""
    script = locale(language).script
    names = tuple(name for name in _WORDS if name != language and locale(name).script == script)
    having: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(names):
        for word in _WORDS[name]:
            having[word] = (*having.get(word, ()), number)
    return names, having


def _nearest(words: Sequence[str], language: str) -> tuple[int, int, str]:
    """Small words that are the other language's alone, own ones that it lacks, and which language it is."""
    names, having = _rivals(language)
    own = _WORDS.get(language, frozenset())
    theirs, both, ours = [0] * len(names), [0] * len(names), 0
    for word in words:
        counts = both if word in own else theirs
        ours += counts is both
        for number in having.get(word, ()):
            counts[number] += 1
    found = ((theirs[number], ours - both[number], name) for number, name in enumerate(names))
    return max(found, key=lambda one: one[0] - one[1], default=(0, 0, ""))


def _by_words(pair: Pair, words: list[str], low_words: Sequence[str]) -> str:
    language = pair.language
    bare = [word.replace("'", "’") for word in low_words]
    theirs, ours, best = _nearest(bare, language)
    meant = 0
    if ours < _SETTLED:
        meant, meant_here, likely = _meant(pair, words)
        theirs, ours, best = theirs + meant, ours + meant_here, best if theirs > meant else likely or best
    if len(words) < _LEAST_WORDS and not meant:
        return ""
    strange = _strange(words, language)
    evidence = theirs + 0.5 * strange
    if evidence < _LEAST_EVIDENCE and (ours or not (theirs or strange)):
        return ""
    sample = pair.seen.whole.once(sample_of)
    unknown = _unknown(pair.target, sample)
    enough = _LEAST_EVIDENCE + (unknown < 0.3)
    if evidence >= enough and evidence > 2 * ours + 0.3 and evidence * 9 >= len(bare):
        return best if evidence - meant >= _LEAST_EVIDENCE else Doubt(best)
    if not sample.teaches or ours:
        return ""
    if ((theirs or strange > 1) and unknown >= 0.6) or (strange and len(bare) >= 4 and unknown >= 0.85):
        other = best or "another language"
        return other if sample.size >= _LEAST_TEXTS and not meant else Doubt(other)
    return ""


def _meant(pair: Pair, words: Sequence[str]) -> tuple[int, int, str]:
    """Words that say what the source says in one other language, those in their own, and which it is."""
    script = locale(pair.language).script
    if not beginnings(pair.language) or script not in _CLEAR_BEGINNINGS:
        return 0, 0, ""
    wanted = frozenset[int]().union(*senses(pair.source))

    def saying(language: str) -> frozenset[str]:
        return frozenset(
            word
            for word in words[:_LOOKED_AT]
            if not wanted.isdisjoint(meanings(word, language, french=False))
        )

    own = saying(pair.language)
    rivals = ((name, saying(name)) for name in LANGUAGES if locale(name).script == script)
    name, theirs = max(rivals, key=lambda one: len(one[1] - own))
    return len(theirs - own), len(own - theirs), name if theirs - own else ""


def _strange(words: list[str], language: str) -> int:
    """Words that cannot be the language's: letters it has not, or clusters and ends."""
    letters = _LETTERS.get(language)
    rare, never = _RARE.get(language, ""), _NEVER.get(language)
    if never and not never.search(" ".join(words)):
        never = None
    count = 0
    for word in words:
        if (rare and any(char in rare for char in word)) or (
            letters is not None
            and not rare
            and not word.isascii()
            and any(not char.isascii() and char not in letters and char not in "’'" for char in word)
        ):
            count += 2
        elif never and len(word) > 3 and never.search(word):
            count += 1
    return count


def _unknown(target: Side, sample: Sample) -> float:
    """The share of the words that no other text of the language has; 1 where there are no others."""
    if not sample.teaches:
        return 1.0
    found = [word for word in target.low_words[:_LOOKED_AT] if len(word) > 2]
    return sum(not sample.has(word) for word in found) / len(found) if found else 0.5
