# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of locales; nothing else converts codes (engines hold their own map)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from w4r_i18n.model.errors import ConfigError

_TAG = re.compile(r"[a-z]{2,3}(?:-(?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}|[a-z0-9]{5,8}))*")
_GETTEXT = re.compile(r"([a-z]{2,3})(?:_([A-Z]{2}|[0-9]{3}|[A-Z][a-z]{3}))?(?:@([a-z]{4,12}))?")


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as one section writes it. Made by `locale()` only, so a name is never a path by accident."""

    tag: str
    """BCP 47: `pt-BR`, `zh-Hant`, `ca-valencia`. What people type and every file but gettext's says."""
    gettext: str
    """Folder name and `Language:` header: `pt_BR`, `zh_TW`, `ca@valencia`."""
    cldr: str
    """What Babel is asked for."""
    script: str
    """ISO 15924."""
    quotes: tuple[str, str, str, str]
    """Outer opening and closing, inner opening and closing, with their inner blanks."""

    @property
    def direction(self) -> str:
        """HTML `dir`."""
        return "rtl" if self.script in _RTL_SCRIPTS else "ltr"

    @property
    def joint(self) -> str:
        """What stands between two target sentences of a block."""
        return "" if self.script in _NO_BLANK_SCRIPTS else " "

    @property
    def language(self) -> str:
        return self.tag.partition("-")[0]


_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"})
_NO_BLANK_SCRIPTS = frozenset({"Jpan", "Hans", "Hant"})

# language -> script, where it is not Latin.
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug", "dv"), "Arab"),
    "dv": "Thaa", "he": "Hebr", "yi": "Hebr", "ja": "Jpan", "ko": "Kore", "zh": "Hans", "th": "Thai",
    "km": "Khmr", "lo": "Laoo", "my": "Mymr", "ka": "Geor", "hy": "Armn", "el": "Grek", "am": "Ethi",
    "ti": "Ethi", "hi": "Deva", "mr": "Deva", "ne": "Deva", "bn": "Beng", "pa": "Guru", "gu": "Gujr",
    "ta": "Taml", "te": "Telu", "kn": "Knda", "ml": "Mlym", "si": "Sinh", "bo": "Tibt",
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "tt"), "Cyrl"),
}  # fmt: skip

_GUILLEMETS = ("«\u202f", "\u202f»", "“", "”")
_FRENCH = ("«\u202f", "\u202f»", "“", "”")
_LOW_HIGH = ("„", "“", "‚", "‘")
_ENGLISH = ("“", "”", "‘", "’")
# Outer and inner quotation marks: CLDR's delimiters, save where reference/domain.md 6 says otherwise.
_QUOTES = {
    "fr": _FRENCH, "fr-CH": ("«", "»", "‹", "›"), "fr-CA": ("«\u202f", "\u202f»", "“", "”"),
    "de": _LOW_HIGH, "de-CH": ("«", "»", "‹", "›"), "de-AT": _LOW_HIGH,
    **dict.fromkeys(("es", "it", "ca", "gl", "eu", "oc", "ast"), ("«", "»", "“", "”")),
    "pt": ("«", "»", "“", "”"), "pt-BR": _ENGLISH, "es-MX": _ENGLISH, "it-CH": ("«", "»", "‹", "›"),
    **dict.fromkeys(("ru", "uk", "be"), ("«", "»", "„", "“")),
    **dict.fromkeys(("cs", "sk", "sl", "bg", "is", "et", "lt", "mk", "ka"), _LOW_HIGH),
    **dict.fromkeys(("pl", "ro"), ("„", "”", "«", "»")), "hu": ("„", "”", "»", "«"),
    "hr": ("„", "”", "‚", "’"), "sr": ("„", "”", "’", "’"), "sq": ("«", "»", "“", "”"),
    **dict.fromkeys(("sv", "fi"), ("”", "”", "’", "’")),
    **dict.fromkeys(("nb", "nn", "no"), ("«", "»", "‘", "’")), "hy": ("«", "»", "“", "”"),
    "ar": ("”", "“", "’", "‘"), "fa": ("«", "»", "‹", "›"), "he": ("”", "”", "’", "’"),
    **dict.fromkeys(("ja", "zh-Hant"), ("「", "」", "『", "』")), "el": ("«", "»", "“", "”"),
    "am": ("«", "»", "‹", "›"), "mn": ("«", "»", "“", "”"),
}  # fmt: skip

# tag -> (gettext folder, CLDR id), where replacing - by _ is not the answer.
_ODD = {
    "zh-Hant": ("zh_TW", "zh_Hant"), "zh-Hant-HK": ("zh_HK", "zh_Hant_HK"), "zh-Hans": ("zh_CN", "zh_Hans"),
    "ca-valencia": ("ca@valencia", "ca_ES_VALENCIA"), "sr-Latn": ("sr@latin", "sr_Latn"),
    "sr-Cyrl": ("sr", "sr_Cyrl"), "uz-Latn": ("uz", "uz_Latn"), "uz-Cyrl": ("uz@cyrillic", "uz_Cyrl"),
    "az-Latn": ("az", "az_Latn"), "pa-Arab": ("pa_PK", "pa_Arab"),
}  # fmt: skip
_FROM_GETTEXT = {
    **{folder: tag for tag, (folder, _) in _ODD.items() if folder not in {"sr", "uz", "az"}},
    "zh_Hant": "zh-Hant", "zh_Hans": "zh-Hans", "sr@latn": "sr-Latn", "zh_Hant_HK": "zh-Hant-HK",
}  # fmt: skip
_ALIASES = {"iw": "he", "in": "id", "ji": "yi", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK", "zh-CN": "zh-Hans"}


@lru_cache(maxsize=512)
def locale(name: str) -> Locale:
    """The locale of a BCP 47 tag or a gettext name; the list is open, a language without CLDR data too.

    Raises ConfigError for anything that is not a well-formed name: `../x`, `CON`, `-rf`, NUL.
    """
    tag = _tag(name)
    folder, cldr = _ODD.get(tag, (tag.replace("-", "_"), tag.replace("-", "_")))
    return Locale(tag=tag, gettext=folder, cldr=cldr, script=_script(tag), quotes=_quotes(tag))


def is_locale(name: str) -> bool:
    """Whether `locale(name)` would answer."""
    try:
        locale(name)
    except ConfigError:
        return False
    return True


def _tag(name: str) -> str:
    name = _FROM_GETTEXT.get(name, name)
    as_gettext = _GETTEXT.fullmatch(name)
    if as_gettext and ("_" in name or "@" in name):
        language, region, variant = as_gettext.groups()
        name = "-".join(part for part in (language, _modifier(variant), region) if part)
        if variant and not _is_script_modifier(variant):
            name = "-".join(part for part in (language, region, variant) if part)
    if len(name) > 35 or not _TAG.fullmatch(name):
        shown = name[:40].encode("unicode_escape").decode("ascii")
        raise ConfigError(
            f"'{shown}' is no locale", hint="write a BCP 47 tag (fr, pt-BR, zh-Hant) or gettext name"
        )
    language, _, rest = name.partition("-")
    name = _ALIASES.get(language, language) + (f"-{rest}" if rest else "")
    return _ALIASES.get(name, name)


def _is_script_modifier(variant: str) -> bool:
    return variant in _MODIFIERS


_MODIFIERS = {"latin": "Latn", "latn": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva"}


def _modifier(variant: str | None) -> str:
    return _MODIFIERS.get(variant or "", "")


def _script(tag: str) -> str:
    for part in tag.split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part
    language = tag.partition("-")[0]
    return _SCRIPTS.get(language, "Latn")


def _quotes(tag: str) -> tuple[str, str, str, str]:
    parts = tag.split("-")
    for size in range(len(parts), 0, -1):
        found = _QUOTES.get("-".join(parts[:size]))
        if found:
            return found
    return _ENGLISH
