# SPDX-License-Identifier: GPL-3.0-or-later
"""What languages hang on a word, and what they take off it before: for telling a word in another form.

Wide enough that no right form is missed in everyday texts; a word that begins and ends otherwise is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endings:
    """One language's. Expressions are parts of regular expressions, for words in small letters."""

    cut: tuple[str, ...] = ()
    """Endings that another may take the place of."""
    hung: str = ""
    """Expression for what may end a word, once something was cut off or not."""
    soft: Mapping[str, str] | None = None
    """Ends of stems, each with an expression for what becomes of it before some endings."""
    name: str = ""
    """Expression for what may follow a whole name."""
    name_vowels: Mapping[str, str] | None = None
    """Last letters of a name, each with an expression for what takes its place."""
    compounds: bool = False
    """Nouns are written together, so that a term may be a part of a longer word."""


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_SCANDINAVIAN = _any(
    "a ar or er et en n t e s ns ens ets ene erne erna arna orna na ne ers es as arnas ernas ernes ane"
    " are arne ande ere ern des de te dde ade ad at"
)
_SCANDINAVIAN_CUT = ("e", "a", "en", "et", "er", "ar", "or", "ene", "erne", "na", "t", "d", "s")
_NORDIC = Endings(_SCANDINAVIAN_CUT, _SCANDINAVIAN, name="s|:s|'s|'", compounds=True)
_EAST_SLAVIC_CYRILLIC_CUT = (
    "ями", "ами", "ого", "ому", "ими", "ыми", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ых",
    "их", "ия", "а", "я", "ы", "и", "о", "е", "у", "ю", "ь", "й",
)  # fmt: skip
_RUSSIAN = _any(
    "а я ы и у ю е о ё ой ей ою ею ом ем ём ам ям ами ями ах ях ов ев ёв ый ий ая яя ое ее ого его ому"
    " ему ым им ых их ыми ими ую юю ь ью й ия ию ие ием ии иям иями иях ые но на ны н"
)
_UKRAINIAN = _any(
    "а я и і ї у ю е є о ой ої ей ою ею єю ом ем єм ам ям ами ями ах ях ів їв ев ий ій ого його ому йому"
    " им ім их іх ими іми ую юю ь ью й ові еві єві ії ію ією ння нню нням ннях но"
)
_POLISH = _any(
    "a ą e ę i o u y ie iego iemu im ej iej ego emu ym ich ych imi ymi ami iami ach iach om iom owi"
    " iowi em iem ów ia ią ię iu io owie ni na ne nej nego nych ną no"
)
_CZECH = _any(
    "a á e é ě i í o u ú ů y ý ou em ém ím ým ich ích ých imi ími ými ami emi ách ech ům ovi ové ův ová"
    " ého ému ymi no na ny n"
)
_SOUTH_SLAVIC = _any(
    "a e i o u om em im ama ima ov ev og eg oj ih ju ja je jo jem jama ah eh ega emu oga ome omu ovi"
    " evi ovima"
)
_HUNGARIAN_NAME = (
    r"(?:[aeoöáé]?(?:k|é|i))?(?:[aeoöáé]?[tnmd]|n[ae]k|b[ae]n|b[ae]|b[óő]l|r[ae]|r[óő]l|h[oeö]z|n[áé]l|t[óő]l"
    r"|[bcdfgjklmnprstvz][ae]l|v[áé]|ért|ig|ként|nként|stul|stül)?"
)
_FINNISH_NAME = (
    r"[iea]?(?:n|a|ä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|tta|ttä|han|hin|hen|hon|hun|een|iin|ta|tä)?"
    r"(?:nsa|nsä|kin|kaan|kään|ko|kö)?"
)
_TURKISH = r"\w{0,10}"

ENDINGS: Mapping[str, Endings] = {
    "en": Endings(("y", "s", "es", "ies"), _any("s es ies y ed ing 's s'"), name="'s|'"),
    "es": Endings(
        ("ción", "sión", "ones", "os", "as", "es", "or", "ora", "ón", "o", "a", "e", "z", "s"),
        _any("ción ciones sión siones ón ones o a os as e es s or ora ores oras z ces x xs @ @s"),
        {"z": "[zc]"},
    ),
    "ca": Endings(
        ("ció", "ions", "ó", "ons", "à", "a", "es", "os", "at", "ada", "ats", "ades", "s", "e", "t", "da"),
        _any("ció cions ó ons a es os s e at ada ats ades t da ts des ns na nes ques"),
        {"c": "(?:c|qu)", "ç": "[çc]", "g": "(?:g|gu)", "à": "[àa]"},
    ),
    "gl": Endings(("ón", "o", "a", "e", "s", "os", "as"), _any("ón óns o a e s os as es")),
    "pt": Endings(
        ("ção", "ções", "ão", "ões", "al", "el", "il", "or", "ora", "os", "as", "es", "o", "a",
         "e", "m", "s"),
        _any("ção ções ão ões ãos ães al ais el eis il is óis or ora ores oras o a os as e es s m ns"),
    ),
    "it": Endings(
        ("tore", "trice", "ore", "o", "a", "e", "i", "io", "ie", "à", "co", "ca", "go", "ga"),
        _any("tore trice tori trici ore ori o a e i io ie à co ca chi che ci go ga ghi ghe ità"),
    ),
    "ro": Endings(
        ("ul", "a", "ă", "e", "i", "u", "ele", "ile", "or"),
        _any("ul ului a ă e i u ele elor ile ilor or lor le lui ei ii iei ei ea ele uri urile urilor")),
    "de": Endings(
        ("erin", "innen", "in", "er", "en", "em", "es", "e", "n", "s"),
        _any("e en er es em n s ern ens erin erinnen in innen r rn rs ne nen *in *innen :in :innen _in _innen"
             " /in /innen innen").replace("*", r"\*"),
        {"a": "[aä]", "o": "[oö]", "u": "[uü]"},
        name="s|'|'s", compounds=True,
    ),
    "nl": Endings(
        ("en", "e", "s", "n", "er", "ers"), _any("e en n s er ers 's t te de ster sters innen in"),
        {"f": "[fv]", "s": "[sz]"}, name="s|'s|'", compounds=True,
    ),
    **dict.fromkeys(("sv", "da", "nb", "nn", "no", "fo"), _NORDIC),
    "is": Endings(
        ("ur", "ir", "ar", "i", "a", "u", "inn", "in", "ið", "n", "r"),
        _any("ur ir ar i a u um s inn in ið num na nar nir unum anna ins nnar ni nu r"),
        name="s|ar|i|a|u|ur|um|ir", name_vowels={"a": "u", "i": "a"}, compounds=True,
    ),
    "ru": Endings(
        _EAST_SLAVIC_CYRILLIC_CUT, _RUSSIAN, {"ц": "ц", "г": "[гж]", "к": "[кч]"},
        name="а|у|ом|ым|е|ы|ой|ою|я|ю|ем|ем|и|ей",
        name_vowels={"а": "ы|и|у|е|ой|ою|ей", "я": "и|ю|е|ей|ею|ии|ию", "ь": "я|ю|ем|и|ью", "й": "я|ю|ем|е"},
    ),
    "uk": Endings(
        (*_EAST_SLAVIC_CYRILLIC_CUT, "і", "ї", "є", "ій", "ої", "ої", "ння"), _UKRAINIAN,
        {"к": "[кцч]", "г": "[гзж]", "х": "[хсш]", "і": "[іоеє]"},
        name="а|у|ові|ом|ем|і|е|и|ою|я|ю|еві|єм|ї|ою|єві",
        name_vowels={"а": "и|і|у|ою|о|ею", "я": "і|ї|ю|ею|єю|е|є", "ь": "я|ю|ем|еві|і|ю", "й": "я|ю|єм|єві|ї",
                     "о": "а|у|ові|ом|і"},
    ),
    "be": Endings(
        (*_EAST_SLAVIC_CYRILLIC_CUT, "і", "ы"),
        _any("а я ы і у ю е о ой ай ем ам ом ям амі ямі ах ях аў яў ая яя ае ага яга аму яму ым ім ых іх"
             " ымі імі"),
        name="а|у|ам|ом|е|ы|і|ю|я|ем", name_vowels={"а": "ы|у|е|ай", "я": "і|ю|яй"},
    ),
    "bg": Endings(
        ("ът", "та", "то", "те", "а", "я", "и", "о", "е", "ен", "на", "ни"),
        _any("а я и о е у ът ят та то те ите ен на но ни ния ията ето ове овете та ия ие"), name="",
    ),
    "pl": Endings(
        ("ami", "ach", "ego", "emu", "ych", "ich", "ymi", "imi", "ów", "ie", "ia", "ą", "ę", "a", "e",
         "i", "o", "u", "y", "em", "ej", "ć", "iec"),
        _POLISH + "|ć",
        {"r": "rz?", "t": "(?:t|ci?)", "d": "(?:d|dzi?)", "ł": "[łl]", "k": "[kc]", "g": "(?:g|dz)",
         "ch": "(?:ch|sz)", "ń": "(?:ń|ni?)", "ś": "(?:ś|si?)", "ó": "[óo]"},
        name="'?(?:a|owi|em|iem|ie|u|ego|emu|m|im|iego|iemu|ę|ą|y|i)",
        name_vowels={"a": "y|i|ie|ę|ą|o|ii|ji", "o": "a|owi|em|u|ie", "y": "ego|emu|ym", "i": "iego|iemu|im",
                     "e": "ego|emu|em"},
    ),
    **dict.fromkeys(("cs", "sk"), Endings(
        ("ami", "ách", "ého", "ému", "ých", "ích", "ými", "ími", "á", "é", "í", "ý", "a", "e", "ě",
         "i", "o", "u", "ů", "y", "em", "ou", "ost"),
        _CZECH + "|ost|osti|ostí",
        {"k": "[kc]", "h": "[hz]", "r": "[rř]", "ň": "[ňn]", "ť": "[ťt]", "ď": "[ďd]", "ch": "(?:ch|š)"},
        name="'?(?:a|ovi|em|e|i|u|ho|mu|m|ové|ův|y)",
        name_vowels={"a": "y|i|e|ě|u|ou|o|ii|ie|ií|í", "o": "a|ovi|em|u", "e": "i|í|eho|ho", "á": "é|ou"},
    )),
    **dict.fromkeys(("hr", "bs", "sr", "sl", "mk"), Endings(
        ("ama", "ima", "ih", "og", "im", "om", "a", "e", "i", "o", "u", "je"), _SOUTH_SLAVIC,
        {"k": "[kc]", "g": "[gz]", "h": "[hs]"},
        name="a|u|om|em|e|i|ja|ju|jem|jo|ji", name_vowels={"a": "e|i|u|o|om|ou|in", "o": "a|u|om"},
    )),
    "hu": Endings(
        ("a", "e", "ok", "ek", "ök", "ak", "k", "i", "ó", "ő", "ság", "ség"), r"\w{0,10}",
        {"a": "[aá]", "e": "[eé]"},
        name=_HUNGARIAN_NAME,
        name_vowels={"a": f"á{_HUNGARIAN_NAME}", "e": f"é{_HUNGARIAN_NAME}"}, compounds=True,
    ),
    "fi": Endings(
        ("det", "kset", "et", "t", "nen", "us", "ys", "uus", "yys", "os", "ös", "is", "as", "i", "a",
         "ä", "o", "ö", "e", "in"),
        r"\w{0,10}",
        {"kk": "kk?", "pp": "pp?", "tt": "tt?", "nk": "n[kg]", "nt": "n[tn]", "mp": "m[pm]", "lt": "l[tl]",
         "rt": "r[tr]", "t": "[td]", "k": "k?", "p": "[pv]"},
        name=_FINNISH_NAME, compounds=True,
    ),
    "et": Endings(
        ("d", "us", "ne", "a", "e", "i", "u", "s"), r"\w{0,8}",
        name="i|[aeiu]?(?:s|st|sse|l|lt|le|ks|ni|na|ta|ga|t|d)?", compounds=True,
    ),
    "tr": Endings(("ı", "i", "u", "ü", "k", "ğı", "ği"), _TURKISH,
                  {"p": "[pb]", "ç": "[çc]", "t": "[td]", "k": "[kğ]"}, name=r"'\w{1,10}"),
    "az": Endings(("ı", "i", "u", "ü"), _TURKISH, {"k": "[ky]", "q": "[qğ]"}, name=r"\w{0,6}"),
    "el": Endings(
        ("ος", "ης", "ας", "ες", "οι", "α", "η", "ο", "ς", "ι", "ου", "ων"),
        _any("ος ου ο ον ε οι ων ους η ης ας α ες εις εων ι ιου ια ιων ς τα τος των"),
        name="ς|υ|ν", name_vowels={"ς": ""},
    ),
    "fa": Endings((), f"\u200c?(?:{_any('ها هاي هايي ي ان ات اي م ت ش يي')})", name="\u200c?(?:ي|ها)"),
    "ur": Endings(("ا", "ے", "ي"), _any("ا ے ي وں يں ياں ات ان")),
}  # fmt: skip

UNINFLECTED = frozenset({"vi", "id", "ms", "fil", "tl", "haw", "mi"})
"""Languages whose words have one form."""
UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my", "bo", "yue"})
"""Written without blanks."""
OTHER = Endings((), r"\w{0,4}", name=r"\w{0,3}")
"""For languages that the table does not know."""
