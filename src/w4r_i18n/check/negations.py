# SPDX-License-Identifier: GPL-3.0-or-later
"""Negations: those of a French sentence, and what takes them up in other languages."""

from __future__ import annotations

import re
from functools import lru_cache

from w4r_i18n.check.seen import Pair

_NE = re.compile(
    r"n(?<![\w']n)(?:e\s|')(?=[^.;:!?]{0,80}?(?<![\w-])(?:pas|jamais|aucune?s?|rien|guère|nullement"
    r"|aucunement|personne|plus|ni|nul|nulle)(?![\w-]))",
)
_NOT_MEANT = re.compile(
    r"n'hésite[zr]? pas|tant qu['e ][^.;:!?]{0,60}?(?:ne\s|n')|ne pas hésiter|ne pas manquer|ne"
    r" manque[zr]? pas|n'oublie[zr]? pas|ne\s[^.;:!?,]{0,40}pas (?:que|seulement|uniquement)"
    r"|ne\s[^.;:!?,]{0,30}qu['e ]|n'[^.;:!?,]{0,30}qu['e ]|non seulement|pas (?:encore )?mal"
    r"|ne\s[^.;:!?,]{0,40}plus que|rien de tel|rien d'autre|n'importe|ne serait-ce|n'est-ce pas|pour ne"
    r" pas dire|qui plus est"
    r"|(?:que|moins|avant|plus|mieux|crainte) [^.;:!?,]{0,40}(?:\bne\s|\bn')\w+ plus\b",
)
_FIGURES = re.compile("\ue000+")
"""What the prose has in the place of figures, addresses and tags."""
_SENTENCE = re.compile(r"(?<=[.!?؟۔;؛])\s+|(?<=[。！？；])|\n\s*\n|\n\s*[-*] ")

_LATIN_NO = (
    r"\b(?:in|im|i|ir|des)(?:c[oó]r+e[ct]t?|v[aáà]lid|compati|compl|a[ct]t?iv|a[cg]cess|accesi|exist|esist"
    r"|d[ei]p|segur|sicur|[uú]til|sufici|insuff|capa|est[aá]b|stab|consist|ne[cg]es|visib|volunt|us[aou]|just"
    r"|adecu|adegu|apropi|exa[ct]|esatt|defin|finit|c[ei]rt|p[oe]ss?[ií]|perfe|previs|pid|regul|relev|respons"
    r"|habil|abil|con[eoh]|instal|aconsej|aconselh|prote[cg]|cifra|de[sc]|modific|alter|v[ií]ncul|lig|leg)\w*"
)
"""Words of Romance languages that say no with their first letters, and not `instalar` or `informe`."""
# What says no for sure; then what may carry the no of another language's sentence.
_SURE = {
    "en": r"\b(?:not|no|nor|never|none|nothing|nobody|nowhere|neither|cannot|without|unable)\b|n['’]t\b",
    "es": r"\b(?:no|ni|nunca|jamás|ningún|ninguna|ninguno|nada|nadie|tampoco|sin)\b",
    "pt": r"\b(?:não|nem|nunca|jamais|nenhuma?|nada|ninguém|tampouco|sem)\b",
    "it": r"\b(?:non|né|mai|nessuna?|nessuno|nessun|niente|nulla|neanche|nemmeno|neppure|senza)\b"
        r"|\bnessun['’]",
    "ca": r"\b(?:no|ni|mai|cap|res|ningú|tampoc|sense)\b",
    "gl": r"\b(?:non|nin|nunca|ningún|ningunha|nada|ninguén|tampouco|sen)\b",
    "ro": r"\b(?:nu|nici|niciodată|niciun|nicio|nimic|nimeni|fără)\b|\bn-",
    "de": r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein\w*|weder|noch nie|ohne|nirgends)\b",
    "nl": r"\b(?:niet|niets|nooit|niemand|geen|noch|zonder|nergens)\b",
    "sv": r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|utan|varken)\b",
    "da": r"\b(?:ikke|ej|aldrig|ingen|intet|ingenting|uden|hverken)\b",
    "nb": r"\b(?:ikke|ei|aldri|ingen|intet|ingenting|uten|verken)\b",
    "fi": r"\b(?:en|et|ei|emme|ette|eivät|älä|älkää|eikä|koskaan|ilman|mitään|kukaan|mikään)\b|\w+(?:matta"
        r"|mättä|maton|mätön)\b",
    "pl": r"\b(?:nie|ani|nigdy|nikt|nikogo|nic|niczego|żad\w+|bez)\b",
    "cs": r"\b(?:ne\w+|není|nejsou|ani|nikdy|nikdo|nic|žád\w+|bez)\b",
    "sk": r"\b(?:nie|ne\w+|ani|nikdy|nikto|nič|žiad\w+|bez)\b",
    "sl": r"\b(?:ne|ni|niso|nima|nikoli|nihče|nič|noben\w*|brez)\b",
    "hr": r"\b(?:ne|nije|nisu|nema|nemaju|nikad|nitko|ništa|nijed\w+|bez)\b",
    "hu": r"\b(?:nem|ne|sem|se|soha|nincs|nincsenek|senki|semmi|nélkül)\b|\w+(?:atlan|etlen|talan|telen)\w*",
    "ru": r"\b(?:не|ни|нет|нельзя|никогда|никто|ничего|ничто|никак\w*|никого|без)\b|\bне\w{3,}|\bневозможно",
    "uk": r"\b(?:не|ні|ані|немає|нема|ніколи|ніхто|нічого|ніщо|жод\w+|нікого|без|неможливо)\b|\bне\w{3,}",
    "be": r"\b(?:не|ня|ні|няма|ніколі|ніхто|нічога|без)\b",
    "bg": r"\b(?:не|ни|няма|нито|никога|никой|нищо|никак\w*|без)\b",
    "el": r"\b(?:δεν|δε|μην|μη|όχι|ούτε|ποτέ|κανένα\w*|κανείς|τίποτα|χωρίς)\b",
    "tr": r"\b(?:değil\w*|yok\w*|hiç\w*|asla|olmadan|ne\b.{1,40}\bne)\b|\w+(?:ma|me)(?:z|dı|di|du|dü|mış"
        r"|miş|muş|müş|yan|yen|dan|den|yor|dığı|diği|k|lı|li|ya|ye|yın|yin)\w*|\w+(?:mı|mi|mu|mü)yor\w*"
        r"|\w+(?:sız|siz|suz|süz)\w*",
    "ar": r"(?<!\w)[وفبل]?(?:لا|لم|لن|ليس\w*|لسن?ا?|غير|بدون|دون|عدم|ما|بلا|لستُ?|ليست|مطلقا|أبدا)(?!\w)"
        r"|(?<!\w)[وفأ]?لا(?:\s|\w)",
    "fa": r"(?<!\w)ن(?:می|شد|شو|کن|کر|باش|بود|دار|داش|داد|ده|خوا|توان|بای|گذا|گیر|یاف|یاو|یست|رس|رو|پذ|سا"
    r"|نوش)\w*"
        r"|هیچ|بدون|(?<!\w)بی\u200c|هرگز|(?<!\w)نه(?!\w)|(?<!\w)(?:غیر|عدم)(?!\w)",
    "he": r"(?<!\w)[וש]?(?:לא|אין|אינ\w+|בלי|ללא|אל|מעולם|שום|אף)(?!\w)",
    "hi": r"नहीं|न(?!\w)|मत(?!\w)|बिना|कभी|कोई भी",
    "zh": r"不(?![同断仅過过管僅断])|没|沒|[无無](?![论論])|未(?![来來])|非(?!常)|勿|[别別](?=[再让讓去用忘])"
        r"|并非",
    "ja": r"ない|なく|なかっ|ません|ず(?=[、にと。]|$)|ぬ|なし|無し|無効|不|未|非|無|まい|なけれ|なさ",
    "ko": r"않|없|못|안(?=\s)|아니|말(?=[고아라]|것)|불가|미(?=[지완])|무(?=[효시])|비(?=활성)",
    "id": r"\b(?:tidak|bukan|tanpa|belum|jangan|tak|tiada)\b",
    "vi": r"\b(?:không|chưa|chẳng|đừng|chớ|phi|vô)\b",
}  # fmt: skip
_MAYBE = {
    "en": r"\bun(?!der|til|it|iq|iv|ion)\w{4,}|\b(?:in|im|ir|dis|non)-?(?:valid|correct|complete|active"
        r"|compatible|possible|accessible|exist\w+|free|visible"
    r"|sufficient|able\w*|regular|relevant|appropriate|standard|trivial|consistent|secure|dependent\w*)\b"
        r"|\bfail\w*|\brefus\w*|\black\w*"
    r"|\babsen\w*|\bmissing\b|\bavoid\w*|\bprevent\w*|\binstead\b|\brather\b|\bhardly\b|\brare(?:ly)?\b"
        r"|\blonger\b|\bonly\b|\bexcept\b"
    r"|\bunless\b|\bignor\w+|\bdeni\w+|\bdeny\b|\bleav\w+|\bexclu\w+|\bfree\b|\bempty\b|\boutside\b"
        r"|\bstop\w*|\bskip\w*|\bbut\b|\bother than\b"
    r"|\btoo\b|\bless\b|\bfew\b|\blittle\b|\bdisabl\w+|\bprohibit\w*|\bforbid\w*|\bimpossible"
        r"|\bdifferent\w*|\bout of\b|\bbeyond\b|\bagainst\b|\bdespite\b|\bhalf\b",
    "es": rf"{_LATIN_NO}" r"|\bfalt\w+|\bexcepto\b|\bsalvo\b|\bevit\w+|\bimped\w+|\ben (?:lugar"
        r"|vez)\b|\bsólo\b|\bsolo\b|\bsolamente\b|\bmenos\b|\bcarec\w+|\bnega\w*|\bnieg\w*|\bdej\w+ de\b"
        r"|\bignor\w+|\bapenas\b|\bfuera\b|\bsino\b|\bpero\b|\bexclu\w+|\bfall\w+",
    "pt": rf"{_LATIN_NO}" r"|\bfalt\w+|\bexceto\b|\bsalvo\b|\bevit\w+|\bimped\w+|\bem vez\b"
        r"|\bapenas\b|\bsomente\b|\bsó\b|\bmenos\b|\bcarec\w+|\bneg\w+|\bdeix\w+ de\b|\bignor\w+|\bfora\b"
        r"|\bmas\b|\bfalh\w+|\bexclu\w+",
    "it": rf"{_LATIN_NO}|\bdis\w{{4,}}" r"|\bmanc\w+|\beccetto\b|\btranne\b|\bevit\w+|\bimped\w+|\binvece\b"
        r"|\bsolo\b|\bsoltanto\b|\bmeno\b|\bpriv\w+|\bneg\w+|\bignor\w+|\bfuori\b|\bma\b|\bfall\w+"
        r"|\besclu\w+",
    "de": r"\bun(?!d\b|s|ter)\w{4,}|\w+los\w{0,2}\b|\bfehl\w+|\bverhind\w+|\bvermeid\w+|\bstatt\b"
        r"|\banstatt\b|\baußer\b|\bnur\b|\bkaum\b|\bselten\b|\bverweiger\w+|\bignor\w+|\bsondern\b"
        r"|\bweniger\b|\baußerhalb\b|\bausschließlich\b|\blediglich\b|\bmangel\w*|\bscheiter\w+"
        r"|\bleer\w*\b|\bandere?s?\b|\babseits\b",
    "pl": r"\bnie\w{3,}|\bbrak\w*|\bzamiast\b|\btylko\b|\boprócz\b|\bpoza\b|\bunik\w+|\bodm\w+"
        r"|\bzapobie\w+|\brzadko\b|\bjedynie\b|\blecz\b|\bpusty?\b",
    "ru": r"\bлишь\b|\bтолько\b|\bвместо\b|\bкроме\b|\bотсутств\w+|\bизбег\w+|\bизбеж\w+|\bотказ\w*"
        r"|\bпрепятств\w+|\bредко\b|\bпуст\w+|\bнево\w+|\bигнор\w+|\bмало\b|\bвне\b",
    "uk": r"\bлише\b|\bтільки\b|\bзамість\b|\bкрім\b|\bвідсутн\w+|\bуник\w+|\bвідмов\w*|\bперешкод\w+"
        r"|\bрідко\b|\bпорожн\w+|\bігнор\w+|\bмало\b|\bпоза\b",
    "ar": r"فقط|سوى|إلا|بدل|تجنب|يمنع|رفض|نقص|فشل|يتجنب|عوض|قل[مي]|خارج|يتعذر|تعذر|يستحيل|مستحيل|تجاهل|خال"
        r"|ناقص|فارغ",
    "fa": r"فقط|تنها|مگر|به جای|به‌جای|بجای|جز|اجتناب|جلوگیری|(?<!\w)رد(?!\w)|خودداری|فاقد|خالی"
    r"|(?<!\w)نا(?!م)\w+",
    "zh": r"只|仅|停止|僅|避免|防止|拒绝|缺|(?<![删移清卸刪])除|(?<![至多])少|禁|而是|失败|忽略"
    r"|空(?![间間格])",
    "ja": r"だけ|のみ|しか|避け|防|中止|止め|やめ|拒|欠|代わり|以外|除|禁|失敗|空|外|難し|困難"
    r"|限ら|省|せず|わず|ずに",
    "ko": r"만|대신|피하|방지|거부|제외|금지|실패|외|빈|무시",
    "ca": rf"{_LATIN_NO}" r"|\bmanc\w+|\bfalt\w+|\bevit\w+|\bimped\w+|\bnomés\b|\bmenys\b|\ben"
        r" lloc\b|\bsinó\b|\bexcepte\b",
    "nl": r"\bon(?!der|s|t|ge)\w{4,}|\w+loos\b|\w+loze\b|\bontbre\w+|\bvermijd\w+|\bvoorkom\w+|\bin"
        r" plaats\b|\balleen\b|\bslechts\b|\bbehalve\b|\bmaar\b|\bweiger\w+|\bmislukt\w*",
    "tr": r"\byalnızca\b|\bsadece\b|\byerine\b|\bdışında\b|\beksik\b|\bengel\w*|\bönle\w*|\bkaçın\w*"
        r"|\bimk[aâ]nsız|\bboş\b|\breddet\w*|\baksi\b|\bart[ıi]k\b|\w+m[ae]\w*",
}  # fmt: skip


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    if language not in _SURE:
        return None
    return re.compile(_SURE[language]), re.compile(_MAYBE.get(language, r"(?!)"))


def lost_negations(pair: Pair) -> str:
    """The words around the first French negation that the translation does not take up, or "".

    Sentence by sentence where both sides have as many; else the text as a whole.
    """
    patterns = _patterns(pair.language)
    prose = pair.source.prose
    if patterns is None or not _NE.search(_plain(prose)):
        return ""
    ours = [part for part in _SENTENCE.split(prose) if part.strip()]
    theirs = [part for part in _SENTENCE.split(pair.target.prose.casefold()) if part.strip()]
    if len(ours) != len(theirs):
        ours, theirs = [prose], [pair.target.prose.casefold()]
    for our, their in zip(ours, theirs, strict=True):
        count = negative_clauses(_plain(our))
        if count and not _is_taken_up(count, their, *patterns):
            return _around(our)
    return ""


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()


def _around(sentence: str) -> str:
    """The negation with a few words before and after it, as the sentence writes them."""
    found = _NE.search(_plain(sentence))
    at = len(_plain(sentence)[: found.start()].split()) if found else 0
    words = _FIGURES.sub("…", sentence).split()
    return " ".join(words[max(0, at - 4) : at + 6]).strip(" «»“”,;:.")


def negative_clauses(sentence: str) -> int:
    """How many clauses of a casefolded French sentence say no, and mean it."""
    meant = _NOT_MEANT.sub(" ", sentence)
    return sum(1 for _ in _NE.finditer(meant))


def _is_taken_up(count: int, text: str, sure: re.Pattern[str], maybe: re.Pattern[str]) -> bool:
    # Of three and more, languages often say two with one word: `ni diffusé ni envoyé`.
    wanted = count if count <= 2 else count - 1
    found = sum(1 for _ in sure.finditer(text))
    return found >= wanted or found + sum(1 for _ in maybe.finditer(text)) >= wanted
