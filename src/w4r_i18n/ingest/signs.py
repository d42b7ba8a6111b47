# SPDX-License-Identifier: GPL-3.0-or-later
"""What a line looks like: an address, a date, a cut tail, a person's name. Bounded patterns only."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

_NOT_WORD = re.compile(r"[^\w@+&%]+")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\u00b7\u22c5\u2219’'\u2011-]*")

OBFUSCATED = re.compile(
    r"[\[(][ \u00a0]?e-?mail[ \u00a0]{0,3}(?:protected|protégé)[ \u00a0]?[\])]|(?<=\()adresse "
    r"e-?mail protégée(?=\))",
    re.IGNORECASE,
)
"""An address that a site's script took out of the text: it can't be had back."""
SPELT_ADDRESS = re.compile(
    r"\b([a-z0-9][a-z0-9._+-]{0,40})[ \u00a0]?(?:\((?:a|at|arobase|@)\)|\[(?:a|at|arobase|@)\]"
    r"|\{(?:a|at|@)\}|<at>)"
    r"[ \u00a0]?([a-z0-9][a-z0-9-]{0,40})"
    r"((?:(?:\.|[ \u00a0]?(?:\(dot\)|\[dot\]|\(point\)|\[point\])[ \u00a0]?)[a-z0-9-]{2,30}){1,4})(?![\w@])",
    re.IGNORECASE,
)
"""`info(a)section.example`: can be had back exactly."""
_BRACKETS = frozenset("([{<")
_HALF_SPELT = re.compile(
    r"\w[ \u00a0]?(?:\((?:a|at|arobase)\)|\[(?:a|at|arobase)\])[ \u00a0]?\w", re.IGNORECASE
)
EMAIL = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9][a-z0-9.-]{0,80}\.[a-z]{2,12}\b", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w./-])(?:\+|00|\()?\d{1,4}\)?(?:[ \u00a0\u202f./-]{1,2}\(?\d{1,4}\)?){3,7}(?![\w-])"
    r"|(?<!\w)0\d{1,3}[/ ]\d{2,3}(?:[ .]\d{2}){2,3}(?!\w)|(?<!\w)\+\d{9,14}(?!\w)",
)
_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10,
    "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12, "january": 1, "february": 2,
    "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
    "november": 11, "december": 12,
}  # fmt: skip
_NAMED_DATE = re.compile(
    r"(?:(?<!\w)(\d{1,2})(?:er)?[ \u00a0])?\b([a-z]{3,9})\.?[ \u00a0](?:(\d{1,2}),? )?((?:19|20)\d\d)(?!\d)"
)
_FIGURE_DATE = re.compile(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?![\d/-])")
_ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")

_PARTICLES = (
    r"(?:de|du|des|la|le|el|al|ben|bin|ibn|bint|von|van|der|den|da|di|do|dos|das|y|e|por|d|ould|mint|abu)"
)
_CAPITAL = r"(?:\p{Lu}\.(?=\s\p{Lu})|(?:[dDlL]['’])?\p{Lu}[\p{L}\p{M}\u2011'’-]{0,30})"
_NO_NAME = (
    r"(?!(?:À|A|Au|Aux|En|Le|La|Les|Un|Une|Des|Du|De|Il|Elle|Ils|Elles|On|Nous|Vous|Je|Tu|Ce|Cet"
    r"|Cette|Ces|Cela|Mais|Et|Ou"
    r"|Selon|Pour|Depuis|Dans|Avec|Sans|Sous|Sur|Par|Entre|Chez|Vers|Après|Avant|Lors|Quand|Si|Son"
    r"|Sa|Ses|Leur|Leurs|Mon|Ma"
    r"|Mes|Notre|Nos|Votre|Vos|Tous|Toutes|Monsieur|Madame|Président|Présidente|Plus|Rejoignez|Celle|Celui|Celles|Ceux|Chaque"
    r"|Signez|Écrivez|Libérez)\b)"
)
NAME = rf"{_NO_NAME}{_CAPITAL}(?:[ \u00a0](?:{_PARTICLES}[ \u00a0]){{0,2}}{_CAPITAL}){{1,4}}"
"""Two to five capitalised words with their particles, as one expression for `regex`."""
_HONORIFIC = r"(?:(?:Mme|M\.|Me|Maître|Dr|Docteur|Pr|Professeure?|Sœur|Père|Mgr|Cheikh)[ \u00a0])?"
_ATTRIBUTION = regex.compile(
    rf"(?:[—–-]{{1,2}} ?)?{_HONORIFIC}(?P<name>{NAME})(?:,[ "
    rf"\u00a0]?(?P<office>[^.!?:«»\n]{{3,140}}))?[ \u00a0]?"
)
_ORGANISATION = frozenset(
    [
        "amnesty",
        "international",
        "nations",
        "unies",
        "cour",
        "conseil",
        "haut-commissariat",
        "ministère",
        "gouvernement",
        "parlement",
        "comité",
        "commission",
        "union",
        "human",
        "rights",
        "watch",
        "écrire",
        "droits",
        "journée",
        "déclaration",
        "convention",
        "organisation",
        "association",
        "ligue",
        "fondation",
        "institut",
        "université",
        "groupe",
        "assemblée",
        "forum",
        "réseau",
        "presse",
        "contact",
        "communiqué",
        "service",
        "espace",
        "campagne",
        "action",
        "urgente",
        "urgent",
        "faire",
        "signer",
        "voir",
        "lire",
        "tous",
        "toutes",
        "nos",
        "notre",
        "plus",
    ]
)
TRUNCATED = re.compile(r"(?:,[ \u00a0]?(?:\.\.\.|…)|[ \u00a0]?[\[(](?:\.\.\.|…)[\])])[ \u00a0]?$")
"""A tail that only a machine writes: `droits,...`, `… […]`."""
ELLIPSIS = re.compile(r"(?:\.\.\.|…)[ \u00a0]?(?:»[ \u00a0]?)?$")
_FINAL = regex.compile(r"[.!?…][ \u00a0\u202f]?[»”\"')\]]{0,2}$|[»”][ \u00a0]?[.!?]?$")
_BARE_LIST_MARK = regex.compile(
    r"^(?:[-–—•*·◦▪●‣➢→][ \u00a0\t]+|\d{1,2}[.)][ \u00a0\t]+|[a-z]\)[ \u00a0\t]+)"
)


@lru_cache(maxsize=4096)
def level(text: str) -> str:
    """The bare words: no case, accents, punctuation or runs of blanks. Only for comparing."""
    text = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE").casefold())
    text = "".join(mark for mark in text if not unicodedata.combining(mark))
    return _NOT_WORD.sub(" ", text).strip()


def words(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text)
    return found


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    return len(words(text))


def is_final(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_FINAL.search(text.rstrip()[-12:]))


def is_prose(text: str) -> bool:
    """A sentence or more: at least twelve words, ended, and not cut by a machine."""
    return word_count(text) >= 12 and is_final(text) and not TRUNCATED.search(text[-12:])


def is_truncated(text: str) -> bool:
    return bool(TRUNCATED.search(text.rstrip()[-12:]))


def has_contact(text: str) -> bool:
    """A telephone number or an e-mail address, however it is spelt."""
    return has_address(text) or bool(PHONE.search(text))


def has_address(text: str) -> bool:
    # Each pattern tries 64 characters at every place: looked for only where its mark stands.
    if "@" in text and EMAIL.search(text):
        return True
    bracketed = not _BRACKETS.isdisjoint(text)
    return bracketed and bool(
        OBFUSCATED.search(text) or SPELT_ADDRESS.search(text) or _HALF_SPELT.search(text)
    )


def is_half_spelt(text: str) -> bool:
    """`nom [at] domaine` without an ending: it can't be had back."""
    return bool(_HALF_SPELT.search(SPELT_ADDRESS.sub("", text)))


def list_mark(text: str) -> str:
    """The mark of a plain-text list item with its blank, or ""."""
    found = _BARE_LIST_MARK.match(text[:8])
    return found.group() if found else ""


def attribution(text: str) -> tuple[str, str]:
    """(name, office) of a line that is just that: `Ana Reis, directrice`; ("", "") otherwise."""
    if len(text) > 220 or word_count(text) > 22 or (text.isupper() and "," not in text):
        return "", ""
    found = _ATTRIBUTION.fullmatch(text.strip())
    if not found or has_contact(text) or not is_person(found["name"]):
        return "", ""
    return found["name"], (found["office"] or "").strip()


def is_person(name: str) -> bool:
    """A name that no organisation, heading or region is made of."""
    from w4r_i18n.text.regions import is_region

    return not any(word.casefold() in _ORGANISATION for word in words(name)) and not is_region(name)


def dates(text: str) -> list[str]:
    """ISO dates in the text, in order; `2025-02` where only month and year are given."""
    plain = unicodedata.normalize("NFD", text[:20_000].casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    found = [(m.start(), _iso(m[3], m[2], m[1])) for m in _FIGURE_DATE.finditer(plain)]
    found += [(m.start(), _iso(m[1], m[2], m[3])) for m in _ISO_DATE.finditer(plain)]
    for m in _NAMED_DATE.finditer(plain):
        if m[2] in _MONTHS:
            found.append((m.start(), _iso(m[4], str(_MONTHS[m[2]]), m[1] or m[3] or "")))
    return [date for _, date in sorted(found) if date]


def without_dates(text: str) -> str:
    """The levelled text less its dates: what is left of a line that gives a date."""
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = _NAMED_DATE.sub(lambda m: " " if m[2] in _MONTHS else m[0], plain)
    return level(_ISO_DATE.sub(" ", _FIGURE_DATE.sub(" ", plain)))


def _iso(year: str, month: str, day: str) -> str:
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}" if day else f"{year}-{int(month):02d}"
