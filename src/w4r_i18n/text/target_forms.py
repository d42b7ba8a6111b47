# SPDX-License-Identifier: GPL-3.0-or-later
"""A recorded form of a target language as an expression for the forms in which it may stand.

The expressions have no repetition inside a repetition: searching takes time that grows with the text alone.
"""

from __future__ import annotations

import re

from w4r_i18n.model.term import WordingKind
from w4r_i18n.text.endings import ENDINGS, OTHER, UNINFLECTED, UNSPACED, Endings

_BEFORE, _AFTER = r"(?<!\w)", r"(?!\w)"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_HANGUL = "\uac00-\ud7a3"
_LATIN = "A-Za-z\u00c0-\u024f"
_IN_CYRILLIC_OR_SLAVIC = frozenset(
    ("ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "bs", "sr", "sl", "mk", "el", "lt", "lv", "is", "ro"),
)
"""Each word of a name has its case; elsewhere the last one alone."""
_FLEETING = re.compile(r"(.+[^\Waeiouyàáąéęíóúаеиоуыіїєёюя\d_])(?:ie|ь?о|е|e|o)([^\Waeiouyаеиоуыіїєюя\d_])")
_INCLUSIVE_GERMAN = re.compile(r"[*:_/]-?in(?:nen)?$")
_VOWELS = "aeiouyóіо"
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_]))*")
_ELIDED = re.compile(r"\b([dlDL]|dell|all|nell|sull)'(?=\w)")
_LINKS = {
    "en": "of the a an", "es": "de del la las el los", "ca": "de del dels la les el els d l",
    "pt": "de do da dos das", "gl": "de do da dos das", "it": "di del dello della dei degli delle dell d",
    "de": "der des die das dem den von", "nl": "van de het der",
    "ro": "de al ale a", "fr": "de des du de la le les d l",
}  # fmt: skip
_ARABIC_BEFORE = "(?:[وف])?(?:[بكلس]|لل)?"
_ARABIC_AFTER = "(?:ه|ها|هم|هما|هن|ك|كم|نا|ي|ا|ان|ين|ون|ات|ة|ية|يين|يون|تان|تين|ته|تها|تهم|تنا|يا|و)?"
_HEBREW_BEFORE = "[ושהבלמכ]{0,3}"
_HEBREW_AFTER = "(?:ים|ות|יות|י|ה|ת|ו|ם|ן|יה|יו)?"


def expression(form: str, language: str, kind: WordingKind, *, inflects: bool) -> str:
    """For a form that `stands.folded` has levelled."""
    is_latin = re.match(f"[{_LATIN}0-9]", form) is not None
    if (language in UNSPACED or language == "ko") and not is_latin:
        return _unspaced(form, language, kind)
    if language in UNSPACED:
        spelled = " ".join(map(_cased, form.split(" "))) if kind == "name" else f"(?i:{re.escape(form)})"
        return f"(?<![{_LATIN}0-9]){spelled}(?![{_LATIN}0-9])"
    if language in _SEMITIC and not is_latin:
        return _semitic(form, language, kind, inflects=inflects)
    if kind == "name":
        return _name(form, language, inflects=inflects)
    if not inflects or language in UNINFLECTED:
        return _BEFORE + _any_case(re.escape(form), form, kind) + _AFTER
    return _term(form, language, kind)


def _any_case(expression: str, form: str, kind: WordingKind) -> str:
    """A term in any case; a proper name begins as it is recorded, the rest in any case."""
    if kind == "term" or not form[:1].isupper():
        return f"(?i:{expression})"
    return f"(?={re.escape(form[0])})(?i:{expression})"


def _unspaced(form: str, language: str, kind: WordingKind) -> str:
    escaped = f"(?i:{re.escape(form)})"
    before = after = ""
    if kind != "term" and language == "ja" and re.fullmatch(f"[{_KATAKANA}・ -]+", form):
        before, after = f"(?<![{_KATAKANA}])", f"(?![{_KATAKANA}])"
    elif kind != "term" and language == "ko":
        before = f"(?<![{_HANGUL}])"
    return before + escaped.replace("・", "[・ ]?" if kind != "name" else "[・ ]") + after


def _semitic(form: str, language: str, kind: WordingKind, *, inflects: bool) -> str:
    words = form.split(" ")
    if language == "ar":
        found = [_arabic(word, kind, inflects=inflects, first=not at) for at, word in enumerate(words)]
    else:
        after = _HEBREW_AFTER if kind != "name" and inflects else ""
        found = [_HEBREW_BEFORE + re.escape(word) + after for word in words]
    return _BEFORE + " ".join(found) + _AFTER


def _arabic(word: str, kind: WordingKind, *, inflects: bool, first: bool) -> str:
    """`وللاحتجاز` holds `احتجاز`; before `ال` the particle `ل` takes its alef away."""
    if kind == "name":
        before = "[وف]?[بكل]?" if first else ""
        if word.startswith("ال") and first:
            return f"(?:{before}{re.escape(word)}|[وف]?لل{re.escape(word[2:])})"
        return before + re.escape(word)
    if len(word) < 3 or not inflects:
        return f"(?:[وف])?{re.escape(word)}"
    core = word.removeprefix("ال") if len(word) > 4 else word
    core = core[:-1] if core.endswith("ة") and len(core) > 3 else core
    return f"{_ARABIC_BEFORE}(?:ال)?{re.escape(core)}{_ARABIC_AFTER}"


def _name(form: str, language: str, *, inflects: bool) -> str:
    endings = ENDINGS.get(language, Endings() if language in _NO_NAME_ENDINGS else OTHER)
    parts = re.split(r"([ -])", form)
    last = len(parts) - 1
    found = []
    for at, part in enumerate(parts):
        if part in (" ", "-") or not part:
            found.append(re.escape(part))
        elif inflects and (at == last or language in _IN_CYRILLIC_OR_SLAVIC):
            found.append(_inflected_name(part, endings))
        else:
            found.append(_cased(part))
    return _BEFORE + "".join(found) + _AFTER


_SEMITIC = frozenset({"ar", "he", "yi"})
_NO_NAME_ENDINGS = UNINFLECTED | _SEMITIC | UNSPACED | {"ko", "fr"}


def _inflected_name(word: str, endings: Endings) -> str:
    found = [_cased(word) + (f"(?i:{endings.name})?" if endings.name else "")]
    for vowel, others in (endings.name_vowels or {}).items():
        if word.endswith(vowel) and len(word) > len(vowel) + 1:
            found.append(_cased(word[: -len(vowel)]) + f"(?i:{others})")
    return f"(?:{'|'.join(found)})"


def _cased(word: str) -> str:
    """As it is, with a capital, or all in capitals."""
    spelled = dict.fromkeys((word, word[:1].upper() + word[1:], word.upper()))
    found = [re.escape(each) for each in spelled]
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"


def _term(form: str, language: str, kind: WordingKind) -> str:
    endings = ENDINGS.get(language, OTHER)
    if language == "de":
        form = " ".join(_INCLUSIVE_GERMAN.sub("", word) for word in form.split(" "))
    links = frozenset(_LINKS.get(language, "").split()) if kind == "term" else frozenset[str]()
    found: list[str] = []
    gap = ""
    last = 0
    for word in _WORD.finditer(_ELIDED.sub(r"\1' ", form) if links else form):
        between = re.escape(word.string[last : word.start()])
        if word[0].lower() in links and found:
            gap, last = _links(links), word.end()
            if word.string[last : last + 2] == "' ":
                last += 2
            continue
        found.append((gap or between) + _inflected(word[0], language, endings))
        gap, last = "", word.end()
    tail = re.escape(word.string[last:]) if found else re.escape(form)
    inside = "".join(found) + tail
    if endings.compounds and kind == "term" and len(found) == 1 and len(form) > 4:
        return rf"(?i:{inside})"
    return _BEFORE + _any_case(inside, form, kind) + _AFTER


def _links(links: frozenset[str]) -> str:
    either = "|".join(sorted(links, key=len, reverse=True))
    return f" (?:(?:{either})[ ']){{0,3}}"


def _inflected(word: str, language: str, endings: Endings) -> str:
    low = (word.replace("I", "ı") if language in {"tr", "az"} else word).replace("İ", "i").lower()
    if len(low) < 3 or (word.isupper() and len(word) > 1):
        return re.escape(word)
    stems = {low}
    for ending in endings.cut:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2 and len(stem) * 2 >= len(low):
            stems.add(stem)
    if language in _FLEETING_LANGUAGES:
        for stem in tuple(stems):
            if fleeting := _FLEETING.fullmatch(stem):
                stems.add(fleeting[1] + fleeting[2])
    expressions = sorted({_soft(stem, endings) for stem in stems}, key=len, reverse=True)
    return f"(?:{'|'.join(expressions)})(?:{endings.hung})?"


_FLEETING_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "bs", "sr", "sl", "mk"})


def _soft(stem: str, endings: Endings) -> str:
    for end, becomes in sorted((endings.soft or {}).items(), key=lambda one: -len(one[0])):
        if end in _VOWELS:
            at = stem.rfind(end, max(0, len(stem) - 4))
            if at > 0:
                return re.escape(stem[:at]) + becomes + re.escape(stem[at + 1 :])
        elif stem.endswith(end):
            return re.escape(stem[: -len(end)]) + becomes
    return re.escape(stem)
