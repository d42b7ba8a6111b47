# SPDX-License-Identifier: GPL-3.0-or-later
"""What each service calls the locales that it translates; None for what it does not."""

from __future__ import annotations

from w4r_i18n.model.locale import Locale, locale

# Languages in their usual script. Differences in spelling stand in _ODD, other scripts and variants too.
_LANGUAGES = {
    "google": (
        "af ak am ar as ay az be bg bho bm bn bs ca ceb ckb co cs cy da de doi dv ee el en eo es"
        " et eu fa fi fr fy ga gd gl gn gom gu ha haw hi hmn hr ht hu hy id ig ilo is it ja ka kk"
        " km kn ko kri ku ky la lb lg ln lo lt lus lv mai mg mi mk ml mn mr ms mt my ne nl nso ny"
        " om or pa pl ps pt qu ro ru rw sa sd si sk sl sm sn so sq sr st su sv sw ta te tg th ti"
        " tk tl tr ts tt ug uk ur uz vi xh yi yo zu"
    ),
    "deepl": (
        "ar bg cs da de el es et fi fr he hu id it ja ko lt lv nb nl pl ro ru sk sl sv th tr uk"
        " vi"
    ),
    "microsoft": (
        "af am ar as az ba bg bn bo bs ca cs cy da de dv el en es et eu fa fi fil fj fo fr ga gl"
        " gu ha he hi hr hsb ht hu hy id ig is it ja ka kk km kn ko ky ln lo lt lv mg mi mk ml mr"
        " ms mt my nb ne nl or pa pl ps ro ru rw sd si sk sl sm sn so sq sv sw ta te th ti tk tn"
        " to tr tt ty ug uk ur uz vi xh yo zu"
    ),
    "libre": (
        "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv"
        " ms nb nl pl pt ro ru sk sl sq sr sv th tl tr uk ur vi"
    ),
}  # fmt: skip
# MyMemory wants a region always: the one where the language is at home.
_MYMEMORY_CODES = (
    "af-ZA am-ET ar-SA ast-ES az-AZ be-BY bg-BG bn-IN br-FR bs-BA ca-ES ckb-IQ cs-CZ cy-GB da-DK"
    " de-DE dv-MV el-GR en-GB eo-EU es-ES et-EE eu-ES fa-IR fi-FI fil-PH fo-FO fr-FR fur-IT ga-IE"
    " gd-GB gl-ES gu-IN ha-NE he-IL hi-IN hr-HR ht-HT hu-HU hy-AM id-ID ig-NG is-IS it-IT ja-JP"
    " jv-ID ka-GE kk-KZ km-KH kn-IN ko-KR ky-KG la-XN lb-LU lo-LA lt-LT lv-LV mg-MG mi-NZ mk-MK"
    " ml-IN mn-MN mr-IN ms-MY mt-MT my-MM nb-NO ne-NP nl-NL nn-NO oc-FR pa-IN pl-PL ps-PK pt-PT"
    " ro-RO ru-RU rw-RW sc-IT scn-IT sd-PK si-LK sk-SK sl-SI sm-WS sn-ZW so-SO sq-AL sv-SE sw-KE"
    " szl-PL ta-IN te-IN tg-TJ th-TH ti-ET tk-TM tl-PH tr-TR tt-RU ug-CN uk-UA ur-PK uz-UZ vec-IT"
    " vi-VN wo-SN xh-ZA yi-YD yo-NG zu-ZA"
)

_ODD = {
    "google": {
        "he": "iw", "jv": "jw", "nb": "no", "nn": "no", "no": "no", "fil": "tl", "zh": "zh-CN",
        "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-HK": "zh-TW",
    },
    "deepl": {
        "en": "en-GB", "en-US": "en-US", "pt": "pt-PT", "pt-BR": "pt-BR", "no": "nb", "zh": "zh-Hans",
        "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-Hant-HK": "zh-Hant",
    },
    "microsoft": {
        "pt": "pt-PT", "pt-BR": "pt", "fr-CA": "fr-CA", "no": "nb", "sr": "sr-Cyrl",
        "sr-Cyrl": "sr-Cyrl", "sr-Latn": "sr-Latn", "mn": "mn-Cyrl", "zh": "zh-Hans",
        "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-Hant-HK": "zh-Hant", "ckb": "ku", "ku": "kmr",
    },
    # Names of the models: older servers know no others, and newer ones still know these.
    "libre": {
        "pt-BR": "pb", "no": "nb", "fil": "tl", "zh": "zh", "zh-Hans": "zh", "zh-Hant": "zt",
        "zh-Hant-HK": "zt",
    },
    "mymemory": {
        "de-AT": "de-AT", "de-CH": "de-CH", "en-US": "en-US", "es-MX": "es-MX", "es-AR": "es-AR",
        "fr-CA": "fr-CA", "fr-CH": "fr-CH", "fr-BE": "fr-BE", "it-CH": "it-CH", "nl-BE": "nl-BE",
        "pt-BR": "pt-BR", "no": "nb-NO", "sr": "sr-Cyrl-RS", "sr-Cyrl": "sr-Cyrl-RS",
        "sr-Latn": "sr-Latn-RS", "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW",
        "zh-Hant-HK": "zh-HK",
    },
}  # fmt: skip
SERVICES = tuple(_ODD)
_KNOWN = {
    **{service: {code: code for code in codes.split()} for service, codes in _LANGUAGES.items()},
    "mymemory": {each.partition("-")[0]: each for each in _MYMEMORY_CODES.split()},
}


def code(service: str, wanted: Locale, *, source: bool = False) -> str | None:
    """The service's code, or None: also where it has the language in another script only.

    A region that the service does not tell apart is left out: `es-BO` is asked for as `es`. `source`: of the
    text that is sent, where DeepL knows no regions.
    """
    if service == "deepl" and source:
        return {"en": "en", "pt": "pt", "zh": "zh"}.get(wanted.language) or code(service, wanted)
    odd, known = _ODD[service], _KNOWN[service]
    if wanted.tag in odd:
        return odd[wanted.tag]
    plain = locale(wanted.language)
    if plain.script != wanted.script:
        return None
    return odd.get(plain.tag) or known.get(plain.tag)
