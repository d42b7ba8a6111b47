# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is quoted: by name where the text says so, else the nearest named speaker, marked with `?`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from w4r_i18n.ingest.signs import NAME, attribution, is_person, word_count

_SAID = (
    r"(?:déclar|affirm|expliqu|soulign|ajout|précis|conclu|dénonc|estim|indiqu|rappel|confi|racont|témoign|insist|poursui"
    r"|comment|répond|rétorqu|assur|plaid|écri|lanc|averti|regrett|salu|demand|promi|reconn|résum|constat|observ|murmur|appel"
    r"|martel|réag|di[ts]|s[’']est|not)"
)
_VERB = (
    rf"(?:(?:a|ont|avait|avaient|aura|a ainsi|a aussi|a également|a encore)[ \u00a0](?:\p{{L}}+ment[ \u00a0])?{_SAID}\p{{L}}*"
    rf"|s[’']est[ \u00a0](?:réjoui|indign|exclam|inquiét|interrog|alarm|félicit|insurg|souven)\p{{L}}*|{_SAID}\p{{L}}*)"
)
_HONORIFIC = r"(?:(?:Mme|M\.|Me|Maître|Dre?|Docteure?|Pr|Professeure?|Sœur|Père|Mgr|le Dr|la Dre|le professeur|la professeure)[ \u00a0])?"
_ANY_NAME = rf"(?:{NAME}|\p{{Lu}}[\p{{L}}’'-]{{1,30}})"
_AFTER = regex.compile(
    rf"[»”\"][ \u00a0\u202f]?,?[ \u00a0](?:{_VERB})[ \u00a0](?:(?:alors|ainsi|encore|aussi|également|de son côté|pour sa part|lors|hier)[ \u00a0,]+)?"
    rf"(?:(?P<role>(?:(?:le|la|un|une|son|sa|l[’'])[ \u00a0]?)[\p{{Ll}}\u00b7-]+(?:[ \u00a0](?:de|du|des|d[’']|général|générale|adjointe?|en chef|exécuti\p{{L}}+|national\p{{L}}*|régional\p{{L}}*|chef|presse|la|l[’'])?[ \u00a0]?[\p{{L}}’'-]+){{0,5}}?)[ \u00a0,]+)?"
    rf"{_HONORIFIC}(?P<name>{_ANY_NAME})",
)
_PRONOUN = regex.compile(r"\b(?:a|ont|avait|dit|déclare|explique|ajoute|poursuit|affirme|conclut|confie|raconte|témoigne|souligne|précise|insiste)-(?:t-)?(?P<who>elle|il|elles|ils)\b")
_UNNAMED = regex.compile(
    rf"[»”\"][ \u00a0\u202f]?,?[ \u00a0](?:{_VERB})[ \u00a0](?P<who>(?:un|une|le|la|l[’']|son|sa|ses|leur|des|les)[ \u00a0]?\p{{Ll}}[^.,;:«»]{{1,80}})",
)
_BEFORE = regex.compile(
    rf"{_HONORIFIC}(?P<name>{_ANY_NAME})(?:,[ \u00a0][^.!?«»]{{2,160}}?,)?[ \u00a0](?:l[’']|nous |leur |lui |en )?(?:{_VERB})"
)
_ACCORDING = regex.compile(rf"(?:[Ss]elon|[Pp]our|[Dd]’après|les mots de|les termes de|par la voix de)[ \u00a0]{_HONORIFIC}(?P<name>{NAME})")
_FULL_NAME = regex.compile(rf"(?:^|(?<=[.!?»][ \u00a0])){_HONORIFIC}(?P<name>{NAME})(?=[ \u00a0,])")
_OPENS = "«“\""
_FEMALE = regex.compile(r"\b(?:secrétaire générale|directrice|présidente|avocate|chercheuse|militante|mère|sœur|fille|porte-parole adjointe|éleveuse|étudiante|veuve|épouse|rapporteuse|coordinatrice|Mme)\b")
_MALE = regex.compile(r"\b(?:secrétaire général|directeur|président|avocat|chercheur|militant|père|frère|fils|éleveur|étudiant|rapporteur|coordinateur)\b(?![\u00b7.]e)|\bM\.[ \u00a0]\p{Lu}")
_NOT_NAMES = frozenset("Il Elle Ils Elles On Nous Vous Je Tu Ce Cela Le La Les Un Une Des Mais Et Selon Pour Depuis Dans En À".split())
_QUOTE_SPAN = regex.compile(r"«[^»]{0,4000}»?|“[^”]{0,4000}”?|(?<!\w)\"[^\"]{0,4000}\"")
_MIN_QUOTED_WORDS = 4

Gender = Literal["", "f", "m"]


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    gender: Gender


def quoted_words(text: str) -> int:
    """How many words stand in quotation marks, spans of fewer than four not counted (a mere term)."""
    spans = (word_count(found) for found in _QUOTE_SPAN.findall(text))
    return sum(count for count in spans if count >= _MIN_QUOTED_WORDS)


def said_after(text: str) -> str:
    """The speaker whom the text names after (or, with a colon, before) its quotation; "" when it names none."""
    outside = _QUOTE_SPAN.sub("»", text)
    for pattern in (_AFTER, _UNNAMED):
        found = pattern.search(outside)
        if found and "name" in found.groupdict() and found["name"] in _NOT_NAMES:
            continue
        if found:
            return str(found["name"] if "name" in found.groupdict() else found["who"]).strip()
    for pattern in (_BEFORE, _ACCORDING):
        names = [str(found["name"]) for found in pattern.finditer(outside) if _is_speaker(str(found["name"]))]
        if names:
            return names[-1]
    return ""


def speakers(blocks: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """For each (role, text) its speaker, or "" where nobody is quoted.

    A full name wins over the part of it that a later quotation gives. `?` at the end marks a speaker who
    was inferred: from a pronoun (of the same gender, as far as the text tells), or from no attribution at all.
    """
    spoken: list[_Named] = []
    met: list[_Named] = []
    found: list[str] = []
    lead_in = ""
    for index, (role, text) in enumerate(blocks):
        names_in_prose(text, spoken, met)
        quoting = role in {"quote", "pull-quote"} or quoted_words(text) >= _MIN_QUOTED_WORDS
        speaker = _speaker(role, text, blocks[index + 1 : index + 2], spoken, met, lead_in) if quoting else ""
        lead_in = _lead_in(text) or (lead_in if quoting and role != "pull-quote" else "")
        if speaker and not speaker.endswith("?"):
            at = text.find(speaker)
            spoken.append(_Named(speaker, _gender_near(text, at, at + len(speaker)) if at >= 0 else ""))
        found.append(speaker)
    return tuple(found)


def _speaker(
    role: str, text: str, below: Sequence[tuple[str, str]], spoken: list[_Named], met: list[_Named], lead_in: str
) -> str:
    if role == "pull-quote":
        return attribution(below[0][1])[0] if below and below[0][0] == "attribution" else _nearest("", spoken, met)
    outside = _QUOTE_SPAN.sub("»", text)
    pronoun = _PRONOUN.search(outside)
    if pronoun:
        return _nearest("f" if pronoun["who"].startswith("elle") else "m", spoken, met)
    named = said_after(text)
    if named:
        return _full(named, [*spoken, *met])
    if below and below[0][0] == "attribution":
        return attribution(below[0][1])[0] or below[0][1]
    return lead_in or _nearest("", spoken, met)


def _nearest(gender: Gender, spoken: list[_Named], met: list[_Named]) -> str:
    """The last who spoke; after a pronoun, the last who spoke or opened a sentence, if the gender may fit."""
    pool = [*spoken] if not gender or spoken else [*met]
    fitting = [person for person in reversed(pool) if not gender or person.gender in {"", gender}]
    return f"{fitting[0].name}?" if fitting else ""


def _lead_in(text: str) -> str:
    """`En réaction à …, X, fonction, a déclaré :` opens quotations that name nobody."""
    if not text.rstrip().endswith(":"):
        return ""
    names = [str(found["name"]) for found in _BEFORE.finditer(text) if _is_speaker(str(found["name"]))]
    return names[-1] if names else ""


def names_in_prose(text: str, spoken: list[_Named], met: list[_Named]) -> None:
    """Add who speaks in reported speech (`X a affirmé que`), and who opens a sentence by a full name."""
    outside = _QUOTE_SPAN.sub("»", text)
    for found in _FULL_NAME.finditer(outside):
        if is_person(found["name"]):
            met.append(_Named(str(found["name"]), _gender_near(outside, found.start(), found.end())))
    for found in _BEFORE.finditer(outside):
        name = str(found["name"])
        if _is_speaker(name):
            gender = _gender_near(outside, found.start("name"), found.end("name"))
            spoken.append(_Named(_full(name, [*spoken, *met]), gender))


def _is_speaker(name: str) -> bool:
    return name not in _NOT_NAMES and is_person(name) and (" " in name or not name.isupper())


def _full(name: str, known: list[_Named]) -> str:
    """The longest known name that this one is a part of: `Rocky` is `Rocky Myers`."""
    parts = set(name.split())
    return max((person.name for person in known if parts <= set(person.name.split())), key=len, default=name)


def _gender_near(text: str, start: int, end: int) -> Gender:
    """From the words of office right beside a name: `X, secrétaire générale`, `l’avocate X`."""
    beside = text[max(start - 30, 0) : start] + text[end : end + 80]
    female, male = bool(_FEMALE.search(beside)), bool(_MALE.search(beside))
    if female == male:
        return ""
    return "f" if female else "m"
