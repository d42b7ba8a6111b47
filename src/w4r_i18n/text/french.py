# SPDX-License-Identifier: GPL-3.0-or-later
"""French words that carry a fact: spelt figures, negations, what is demanded, what became of a person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MONTHS = {
    name: f"--{number:02}"
    for number, name in enumerate(
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
         "novembre", "décembre"), 1,
    )
}  # fmt: skip
DAYS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"})
RELATIVE_DAYS = frozenset({"hier", "aujourd", "demain", "après-demain", "avant-hier"})

NEGATIONS = frozenset(
    {"ne", "n'", "pas", "jamais", "aucun", "aucune", "aucuns", "aucunes", "ni", "sans", "non", "nul", "nulle",
     "nuls", "nulles", "nullement", "aucunement", "guère", "rien"},
)  # fmt: skip
AFTER_NE = frozenset({"plus", "personne", "point"})
"""Negations only in the company of `ne`: elsewhere `plus` is more and `personne` a person."""

_UNITS = dict(
    zip(
        ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
         "douze", "treize", "quatorze", "quinze", "seize"),
        range(17),
        strict=True,
    ),
)  # fmt: skip
_UNITS |= {"une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_UNITS |= {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_POWERS = {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6}
_POWERS |= {"milliard": 10**9, "milliards": 10**9}
_ANY = "|".join(sorted(_UNITS | _POWERS, key=len, reverse=True))
_FIRST = "|".join(sorted(set(_UNITS | _POWERS) - {"un", "une"}, key=len, reverse=True))
# `un` begins a figure only where it counts (`un million`): elsewhere it is an article.
SPELT = re.compile(
    rf"(?<![\w-])(?:une? (?=milli)|(?=(?:{_FIRST})\b))(?:{_ANY})"
    rf"(?:(?:-| et |-et-| )(?:{_ANY})){{0,12}}(?!\w)( pour cent\b)?",
    re.IGNORECASE,
)
ORDINALS = {
    **dict.fromkeys(("premier", "première", "premiers", "premières"), "1"),
    **{f"{stem}ième{s}": str(n) for n, stem in enumerate(
        ("deux", "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix"), 2) for s in ("", "s")},
    **{f"{word}{s}": word for word in
       ("dizaine", "quinzaine", "vingtaine", "centaine", "millier", "moitié", "tiers") for s in ("", "s")},
}  # fmt: skip


def spelt_number(words: str) -> str:
    """The value of a figure in words: `vingt-cinq` is 25, `quatre-vingt-dix mille` 90000."""
    total = current = 0
    last = ""
    for word in re.findall(r"[^\W\d_]+", words.casefold()):
        if word in {"vingt", "vingts"} and last == "quatre":
            current += 76
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in {"cent", "cents"}:
            current = max(current, 1) * 100
        elif word in _POWERS:
            total, current = total + max(current, 1) * _POWERS[word], 0
        last = word
    return str(total + current)


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Without case and accents: `Libérée` → `liberee`."""
    folded = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


_DONE = (
    "libér relâch emprisonn incarcér emmur condamn acquitt innocent disculp exécut assassin décéd arrêt"
    " interpell inculp accus jug graci amnisti expuls extrad refoul tortur maltrait bless enlev kidnapp"
    " séquestr tu pend exil déport assign menac harcel transfér évad hospitalis annul rejet confirm commu"
    " prolong report abandonn class enterr retrouv naturalis régularis"
)
_BECAME = re.compile(rf"({'|'.join(_DONE.split())})(?:é|ée|és|ées)")
# What is no participle in -é: word forms -> the fact they state.
_STATED = {
    "détenu": "détenu détenue détenus détenues détention détentions",
    "prison": "prison prisons prisonnier prisonniers prisonnière prisonnières emprisonnement"
    " incarcération réclusion",
    "mort": "mort morte morts mortes meurt meurent mourir mourut mourra décès",
    "disparu": "disparu disparue disparus disparues disparition disparitions",
    "abattu": "abattu abattue abattus abattues",
    "libre": "libre libres libération libérations",
    "condamnation": "condamnation condamnations",
    "acquittement": "acquittement acquittements",
    "exécution": "exécution exécutions",
    "arrestation": "arrestation arrestations interpellation interpellations",
    "inculpation": "inculpation inculpations accusation accusations",
    "poursuivi": "poursuivi poursuivie poursuivis poursuivies poursuites",
    "risque": "risque risques risquent risquait risquaient risquer encourt encourent encourait"
    " passible passibles",
    "coupable": "coupable coupables",
    "innocent": "innocent innocente innocents innocentes",
    "vivant": "vivant vivante vivants vivantes survécu",
    "sursis": "sursis",
    "perpétuité": "perpétuité",
    "suspendu": "suspendu suspendue suspendus suspendues",
    "otage": "otage otages",
    "purge": "purge purgent purgeait purgé",
    "comparaître": "comparaît comparaîtra comparaissent comparu comparaître",
    "interdit": "interdit interdite interdits interdites",
    "réduit": "réduit réduite réduits réduites",
}
_STATES = {form: fact for fact, forms in _STATED.items() for form in forms.split()}


@lru_cache(maxsize=4096)
def status(word: str) -> str:
    """The fact about a person or a case that a word states, without gender and number; "" for other words."""
    word = word.casefold()
    became = _BECAME.fullmatch(word)
    return f"{became[1]}é" if became else _STATES.get(word, "")


# Stems without accents, by the verb they belong to where that is another.
_ASKED_ER = (
    "liber relach abandonn annul proteg cess arret commu respect demand exig exhort veill enquet indemnis"
    " repar retir lev autoris sign pri ratifi laiss accord assur reconnaiss restitu empech renonc revoqu"
    " reclam envoy execut inculp condamn rejet prolong ecart accept refus dress aid juge men rapatri"
    " dementel engag adopt modifi"
)
_ASKED_OTHER = {
    "garantir": "garanti(?:r|ssez|sse|ssent|t|ra|ront|ssant)",
    "abolir": "aboli(?:r|ssez|sse|ssent|t|ssant)",
    "rétablir": "retabli(?:r|ssez|sse|ssent|t|ssant)",
    "fournir": "fourni(?:r|ssez|sse|ssent|t|ssant)",
    "ouvrir": "ouvr(?:ir|ez|e|ent|ant)",
    "écrire": "ecri(?:re|vez|vons|vent|t|vant)",
    "interdire": "interdi(?:re|sez|se|sent|sant)",
    "traduire": "tradui(?:re|sez|se|sent|t|sant)",
    "poursuivre": "poursui(?:vre|vez|ve|vent|t|vant)",
    "permettre": "permett(?:re|ez|e|ent|ant)|permet",
    "mettre": "mett(?:re|ez|e|ent|ant)",
    "remettre": "remett(?:re|ez|e|ent|ant)",
    "suspendre": "suspend(?:re|ez|e|ent|ant)",
    "rendre": "rend(?:re|ez|e|ent|ant)",
    "soutenir": "souten(?:ir|ez|ons)|soutien(?:ne|nent|t)",
    "appeler": "appel(?:er|ez|ons|ant|ait|aient)|appell(?:e|es|ent|era|eront)",
    "rejeter": "rejett(?:e|es|ent)",
    "exécuter": "executer",
}
_ENDINGS = "er|ez|ons|e|es|ent|ant|ait|aient|era|eront|erait|eraient|erez|eons|eant|eait"
_ASKED = re.compile(rf"({'|'.join(sorted(_ASKED_ER.split(), key=len, reverse=True))})(?:{_ENDINGS})")
_ASKED_BY_FORM = [(verb, re.compile(forms)) for verb, forms in _ASKED_OTHER.items()]


@lru_cache(maxsize=4096)
def demanded(word: str) -> str:
    """The verb of a demand, in any of its forms but the participle; "" for other words."""
    bare = plain(word)
    found = _ASKED.fullmatch(bare)
    if found:
        return f"{found[1]}er"
    return next((verb for verb, forms in _ASKED_BY_FORM if forms.fullmatch(bare)), "")
