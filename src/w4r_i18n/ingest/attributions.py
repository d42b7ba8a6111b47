# SPDX-License-Identifier: GPL-3.0-or-later
"""How French press prose says who speaks: `», a déclaré X`, `explique-t-elle`, `X a affirmé que`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from w4r_i18n.ingest.signs import NAME, is_person, word_count

Gender = Literal["", "f", "m"]

_SAID = (
    r"(?:déclar|affirm|expliqu|soulign|ajout|précis|conclu|dénonc|estim|indiqu|rappel|confi|racont"
    r"|témoign|insist|poursui"
    r"|comment|répond|rétorqu|assur|plaid|écri|lanc|averti|regrett|salu|demand|promi|reconn|résum"
    r"|constat|observ|murmur|appel"
    r"|martel|relev|point|tranch|object|réclam|réag|di[ts]|s[’']est|not|déplor|répèt|répét|s[’']inqui|soupir|souri|lâch|gliss"
    r"|renchér|tonn|prévien|préven|juge|pens|annonc"
    r"|fulmin|ironis|s[’']indign|s[’']alarm|s[’']interrog|se réjoui|se félicit|se souvien|se désol"
    r"|décri|prévoi|veut croire)"
)
_VERB = (
    rf"(?:(?:a|ont|avait|avaient|aura|a ainsi|a aussi|a également|a encore)[ "
    rf"\u00a0](?:\p{{L}}+ment[ \u00a0])?{_SAID}\p{{L}}*"
    rf"|s[’']est[ \u00a0](?:réjoui|indign|exclam|inquiét|interrog|alarm|félicit|insurg"
    rf"|souven)\p{{L}}*|{_SAID}\p{{L}}*)"
)
_HONORIFIC = (
    r"(?:(?:Mme|M\.|Me|Maître|Dre?|Docteure?|Pr|Professeure?|Sœur|Père|Mgr|le Dr|la Dre"
    r"|le professeur|la professeure)[ \u00a0])?"
)
_ANY_NAME = rf"(?:{NAME}|\p{{Lu}}[\p{{L}}’'-]{{1,30}})"
_TO_WHOM = r"(?:(?:nous|vous|lui|leur|me|se|en|y)[ \u00a0]|[mtsnlyj][’'])?"
_AFTER = regex.compile(
    rf"[»”\"][ \u00a0\u202f]?,?[ \u00a0]{_TO_WHOM}(?:{_VERB})[ \u00a0](?:(?:alors|ainsi|encore|aussi"
    rf"|également|de son côté|pour sa part|lors|hier)[ \u00a0,]+)?"
    rf"(?:(?P<role>(?:(?:le|la|un|une|son|sa|l[’'])[ \u00a0]?)[\p{{Ll}}\u00b7-]+(?:[ \u00a0](?:de"
    rf"|du|des|d[’']|général|générale|adjointe?|en chef|exécuti\p{{L}}+|national\p{{L}}*"
    rf"|régional\p{{L}}*|chef|presse|la|l[’'])?[ \u00a0]?[\p{{L}}’'-]+){{0,5}}?)[ \u00a0,]+)?"
    rf"{_HONORIFIC}(?P<name>{_ANY_NAME})",
)
_PRONOUN = regex.compile(
    r"\b(?:a|ont|avait|dit|déclare|explique|ajoute|poursuit|affirme|conclut|confie|raconte"
    r"|témoigne|souligne|précise|insiste)-(?:t-)?(?P<who>elle|il|elles|ils)\b"
)
_UNNAMED = regex.compile(
    rf"[»”\"][ \u00a0\u202f]?,?[ \u00a0](?:{_VERB})[ \u00a0](?P<who>(?:un|une|le|la|l[’']|son|sa"
    rf"|ses|leur|des|les)[ \u00a0]?\p{{Ll}}[^.,;:«»]{{1,80}})",
)
_SAYS = regex.compile(
    rf"[»”\"][ \u00a0\u202f]?,?[ \u00a0]{_TO_WHOM}(?:{_VERB})(?P<rest>[ \u00a0,][^.!?…;:«»\"“”]{{3,200}})"
)
_NOT_THE_SPEAKER = frozenset({
    "à", "a", "au", "aux", "de", "du", "des", "d", "en", "dans", "chez", "contre", "avec", "par", "pour",
    "sur", "depuis", "vers", "sous", "selon", "et",
})  # fmt: skip
"""Words after which a name is somebody else's part in the sentence."""
_BEFORE = regex.compile(
    rf"{_HONORIFIC}(?P<name>{_ANY_NAME})(?:,[ \u00a0][^.!?«»]{{2,160}}?,)?[ \u00a0](?:l[’']|nous "
    rf"|leur |lui |en )?(?:{_VERB})"
)
_ACCORDING = regex.compile(
    rf"(?:[Ss]elon|[Pp]our|[Dd]’après|les mots de|les termes de|par la voix de)[ "
    rf"\u00a0]{_HONORIFIC}(?P<name>{NAME})"
)
_SUBJECT = regex.compile(
    r"(?:^|(?<=[.!?][ \u00a0]))(?P<name>\p{Lu}\p{Ll}[\p{L}’'-]{1,30}),[ \u00a0][^,.;:!?«»]{3,90},[ "
    r"\u00a0]\p{Ll}"
)
_LAST_SENTENCE = regex.compile(r"(?<=^|[.!?»][ \u00a0])[^.!?]{8,400}$")
_SAYING = regex.compile(rf"(?:^|[ \u00a0’'])(?:{_VERB})[^.!?]{{0,90}}:\s*$")
_LEADING_NAME = regex.compile(rf"{_HONORIFIC}(?P<name>{NAME})[ \u00a0,]")
_NAMELESS = regex.compile(
    rf"(?P<who>(?:Une?|Le|La|L[’']|Son|Sa|Leur)[ \u00a0]?\p{{Ll}}[^,.;:!?]{{1,60}}?)(?:,"
    rf"|[ \u00a0](?:nous |lui )?{_VERB})"
)
_APPOSITION = regex.compile(
    rf"(?:^|(?<=[.!?»][ \u00a0]))(?:Le|La|L[’']|Son|Sa|Leur|Une?)[ \u00a0]?\p{{Ll}}[^,.;:!?«»]{{2,60}},[ "
    rf"\u00a0]{_HONORIFIC}(?P<name>{NAME}),"
)
_PLACE_FIRST = regex.compile(
    r"(?:^|(?<=[.!?][ \u00a0]))(?:À|A|En|Au|Aux|Dans|Depuis)[ \u00a0][^,.;:!?«»]{2,40},[ "
    r"\u00a0](?P<name>\p{Lu}\p{Ll}[\p{L}’'-]{1,30}),[ \u00a0][^,.;:!?«»]{2,90},[ \u00a0]\p{Ll}"
)
_FULL_NAME = regex.compile(
    rf"(?:^|(?<=[.!?»][ \u00a0]))(?:(?:Le|La|L[’'])[ \u00a0]?\p{{Ll}}[\p{{L}}-]{{2,30}}[ "
    rf"\u00a0](?:\p{{Ll}}[\p{{L}}-]{{2,30}}[ \u00a0])?)?{_HONORIFIC}(?P<name>{NAME})(?=[ \u00a0,])"
)
_OPENS = '«“"'
_FEMALE = regex.compile(
    r"\b(?:secrétaire générale|directrice|présidente|avocate|chercheuse|militante|mère|sœur|fille"
    r"|porte-parole adjointe|éleveuse|étudiante|veuve|épouse|rapporteuse|coordinatrice|Mme)\b"
)
_MALE = regex.compile(
    r"\b(?:secrétaire général|directeur|président|avocat|chercheur|militant|père|frère|fils"
    r"|éleveur|étudiant|rapporteur|coordinateur)\b(?![\u00b7.]e)|\bM\.[ \u00a0]\p{Lu}"
)
_NOT_NAMES = frozenset(
    [
        "Il",
        "Elle",
        "Ils",
        "Elles",
        "On",
        "Nous",
        "Vous",
        "Je",
        "Tu",
        "Ce",
        "Cela",
        "Le",
        "La",
        "Les",
        "Un",
        "Une",
        "Des",
        "Mais",
        "Et",
        "Selon",
        "Pour",
        "Depuis",
        "Dans",
        "En",
        "À",
    ]
)
_QUOTE_SPAN = regex.compile(r"«[^»]{0,4000}»?|“[^”]{0,4000}”?|(?<!\w)\"[^\"]{0,4000}\"")
MIN_QUOTED_WORDS = 4
_MAX_LOOKED_AT = 20_000


class Mention(NamedTuple):
    """A person in the prose outside quotation marks."""

    name: str
    gender: Gender
    spoke: bool
    """Reported speech (`X a affirmé que`), not a mere subject."""
    at: int


def quoted_words(text: str) -> int:
    """How many words stand in quotation marks, spans of fewer than four not counted (a mere term)."""
    spans = (word_count(found) for found in _QUOTE_SPAN.findall(text[:_MAX_LOOKED_AT]))
    return sum(count for count in spans if count >= MIN_QUOTED_WORDS)


def outside_quotes(text: str) -> str:
    """The text with each quotation levelled to a closing mark; no more than 20,000 characters of it."""
    return _QUOTE_SPAN.sub("»", text[:_MAX_LOOKED_AT])


def attributed(text: str) -> bool:
    """Whether a verb of speech follows a quotation, however short that is."""
    outside = outside_quotes(text)
    return "»" in outside and bool(
        _AFTER.search(outside) or _UNNAMED.search(outside) or _PRONOUN.search(outside)
    )


def named_speaker(text: str) -> str:
    """Whom the text itself names as speaker of its quotation, a nameless one (`son avocat`) too; or ""."""
    outside = outside_quotes(text)
    after = _AFTER.search(outside)
    if after and after["name"] not in _NOT_NAMES:
        return str(after["name"])
    far = _after_complement(outside)
    if far:
        return far
    unnamed = _UNNAMED.search(outside)
    if unnamed:
        return str(unnamed["who"]).strip()
    for pattern in (_BEFORE, _ACCORDING):
        names = [str(found["name"]) for found in pattern.finditer(outside) if _is_speaker(str(found["name"]))]
        if names:
            return names[-1]
    return ""


def _after_complement(outside: str) -> str:
    """`», a déclaré à sa sortie le directeur, Sèna Agossou`: the first name that no preposition governs."""
    said = _SAYS.search(outside)
    for found in regex.finditer(NAME, said["rest"]) if said else ():
        above = said["rest"][: found.start()].rstrip(" \u00a0").casefold() if said else ""
        governed = above.endswith(("d’", "d'")) or above.rpartition(" ")[2] in _NOT_THE_SPEAKER
        if not governed and _is_speaker(found.group()):
            return str(found.group())
    return ""


def pronoun(text: str) -> Gender:
    """The gender of `a-t-elle déclaré`, `explique-t-il`; "" where no pronoun speaks."""
    found = _PRONOUN.search(outside_quotes(text))
    if not found:
        return ""
    return "f" if found["who"].startswith("elle") else "m"


def lead_in(text: str) -> str:
    """`En réaction à …, X, fonction, a déclaré :` opens quotations that name nobody; `Un homme … :` too."""
    if not text.rstrip().endswith(":"):
        return ""
    last = _LAST_SENTENCE.search(text[-2000:])
    sentence = last.group() if last else text[-2000:]
    names = [str(found["name"]) for found in _BEFORE.finditer(sentence) if _is_speaker(str(found["name"]))]
    if names:
        return names[-1]
    if not _SAYING.search(sentence):
        return ""
    subject = _SUBJECT.match(sentence) or _LEADING_NAME.match(sentence)
    if subject and _is_speaker(str(subject["name"])):
        return str(subject["name"])
    nameless = _NAMELESS.match(sentence)
    return str(nameless["who"]).strip() if nameless else ""


def mentions(text: str) -> Iterator[Mention]:
    """Who opens a sentence or reports speech, in the order of the text."""
    outside = outside_quotes(text)
    met = [
        Mention(
            str(found["name"]),
            gender_near(outside, *found.span("name")),
            pattern is _BEFORE,
            found.start("name"),
        )
        for pattern in (_FULL_NAME, _SUBJECT, _APPOSITION, _PLACE_FIRST, _BEFORE)
        for found in pattern.finditer(outside)
        if _is_speaker(str(found["name"]))
    ]
    yield from sorted(met, key=lambda mention: (mention.at, mention.spoke))


def gender_near(text: str, start: int, end: int) -> Gender:
    """From the words of office right beside a name: `X, secrétaire générale`, `l’avocate X`."""
    beside = text[max(start - 30, 0) : start] + text[end : end + 80]
    female, male = bool(_FEMALE.search(beside)), bool(_MALE.search(beside))
    if female == male:
        return ""
    return "f" if female else "m"


def _is_speaker(name: str) -> bool:
    return name not in _NOT_NAMES and is_person(name) and (" " in name or not name.isupper())
