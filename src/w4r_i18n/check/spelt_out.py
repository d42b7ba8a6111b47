# SPDX-License-Identifier: GPL-3.0-or-later
"""Small numbers in words, by the beginnings that all their forms share, in the languages of the campaign."""

from __future__ import annotations

import re
from functools import lru_cache

_VALUES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "20", "30", "100", "1000", "0.5")
# One column a value, forms between strokes; a form is the beginning of a word.
_WORDS = {
    "en": "one|a single|once|single|first, two|both|twice|double|second|pair|couple, three|third|tripl"
        "|thrice, four|quart|quadr, five|fift, six, seven,"
    " eight, nine|ninth, ten, eleven, twel|dozen|noon, twent, thirt, hundred, thousand, half",
    "es": "un|primer|sol, dos|segund|doble|ambos|ambas|par, tres|tercer|triple|trein, cuatro|cuart|cuádr,"
        " cinco|quint, seis|sext, siete|séptim, ocho|octav, nueve|noven,"
    " diez|décim|decen, once, doce|docen|mediod, veint, treint, cien, mil, medi|mitad",
    "pt": "um|primeir|únic, dois|duas|segund|dobr|dupl|ambos|ambas|par, três|terceir|tripl|terç, quatro"
        "|quart, cinco|quint, seis|sext, sete|sétim, oito|oitav, nove|non,"
    " dez|décim|dezen, onze, doze|dúzi|meio-dia, vint, trint, cem|cent, mil, mei|metade",
    "it": "un|prim|sol|singol, due|second|doppi|entramb|coppi, tre|terz|tripl, quattro|quart, cinque"
        "|quint, sei|sest, sette|settim, otto|ottav, nove|non,"
    " dieci|decim|decin, undici, dodici|dozzin|mezzogiorn, vent, trent, cent, mill, mezz|metà",
    "ca": "un|primer|sol, dos|dues|segon|doble|ambd|parell, tres|tercer, quatre|quart, cinc|cinquè, sis"
        "|sisè, set|setè, vuit|vuitè, nou|novè, deu|desè,"
    " onze, dotze|dotzen|migdia, vint, trent, cent, mil, mig|meitat",
    "de": "ein|erst|allein, zwei|beid|doppel|paar, drei|dritt, vier, fünf, sechs, sieb, acht, neun, zehn,"
        " elf, zwölf|dutzend|mittag, zwanzig, dreißig,"
    " hundert, tausend, halb|hälft",
    "nl": "een|één|eerst|enk, twee|beid|dubbel|paar, drie|derd, vier, vijf, zes, zeven, acht, negen, tien,"
        " elf, twaalf|dozijn|middag, twintig, dertig,"
    " honderd, duizend, half|helft",
    "pl": "jed|pierw|raz, dw|drug|oba|obie|obu|podwój|par, trz|trzec, czter|czwar, pię|piąt, sześ|szóst,"
        " siedem|siódm, osiem|ósm, dziewię|dziewiąt,"
    " dziesię|dziesiąt, jedena, dwana|tuzin|połud, dwadz, trzydz, st, tysi, pół|połow",
    "ru": "од|перв|раз, дв|втор|оба|обе|обо|пар, тр|трет, четыр|четв, пят, шест, сем|седьм, вос, девят,"
        " десят, одинна, двена|дюжин|полд, двадцат, тридцат,"
    " сто|сот, тысяч, пол",
    "uk": "од|перш|раз, дв|друг|обидв|обо|пар, тр|трет, чотир|четвер, п'ят|п’ят, шіст|шест|шост, сім|сьом"
        "|семи, вісім|восьм, дев'ят|дев’ят, десят,"
    " одинад, дванад|дюжин|полуд, двадцят, тридцят, сто|сот, тисяч, пів|полов",
    "tr": "bir|ilk|tek, iki|ikinci|çift, üç, dört, beş, altı, yedi, sekiz, dokuz, on, onbir|on bir, oniki"
        "|on iki|düzine|öğle, yirmi, otuz, yüz, bin, yarım|yarı|buçuk",
}  # fmt: skip
_ANYWHERE = {
    "ar": "واحد|أحد|إحد|أول|مرة|مفرد, اثن|إثن|ثان|كلا|كلت|زوج|مزدوج|ضعف|تين|تان|ين |ان , ثلاث|ثالث|ثلث,"
        " أربع|رابع|ربع, خمس|خامس, ست|سادس|سدس, سبع|سابع,"
    " ثمان|ثامن, تسع|تاسع, عشر|عاشر, أحد عشر|إحدى عشر, اثنا عشر|اثني عشر|اثنتا عشر|ظهر, عشرين|عشرون,"
        " ثلاثين|ثلاثون, مئة|مائة, ألف|آلاف, نصف",
    "fa": "یک|اول|نخست|تک, دو|دوم|هر دو|جفت, سه|سوم, چهار, پنج, شش, هفت, هشت, نه, ده, یازده, دوازده|ظهر,"
        " بیست, سی, صد, هزار, نیم|نصف",
    "ja": "一|１|ひと|初|最初|単|唯一, 二|２|ふた|両|双|次, 三|３|みっ, 四|４, 五|５, 六|６,"
    " 七|７, 八|８, 九|９, 十|１０, 十一, 十二|正午|ダース, 二十,"
        " 三十, 百, 千, 半",
    "zh": "一|单|單|首, 二|两|兩|双|雙|次, 三, 四, 五, 六, 七, 八, 九, 十,"
    " 十一, 十二|打|中午, 二十, 三十, 百, 千, 半",
    "ko": "일|하나|한|첫, 이|둘|두|두번째|쌍, 삼|셋|세, 사|넷|네, 오|다섯, 육|여섯,"
    " 칠|일곱, 팔|여덟, 구|아홉, 십|열, 십일|열하나, 십이|열두|정오, 이십"
        "|스무, 삼십|서른, 백, 천, 반",
}  # fmt: skip


@lru_cache(maxsize=32)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    written = _WORDS.get(language) or _ANYWHERE.get(language, "")
    edge = r"(?<!\w)" if language in _WORDS else ""
    columns = [column.strip() for column in written.split(",")] if written else []
    return {
        value: re.compile(f"{edge}(?:{column})")
        for value, column in zip(_VALUES, columns, strict=bool(columns))
    }


def is_spelt_out(value: str, text: str, language: str) -> bool:
    """Whether the text may say the number in a word; False for what is not known here."""
    pattern = _patterns(language).get(value.lstrip("-")) if _patterns(language) else None
    return pattern is not None and pattern.search(text.casefold()) is not None
