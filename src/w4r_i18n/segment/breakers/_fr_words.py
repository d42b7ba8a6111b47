# SPDX-License-Identifier: GPL-3.0-or-later
"""French words that decide about a full stop: abbreviations by class, and what can open a sentence."""

from __future__ import annotations

from typing import Literal

from w4r_i18n.segment.breakers._look import words

Kind = Literal["title", "reference", "number", "maybe"]
"""What an abbreviation allows after its stop.

title      a name follows: never final (`M. Le Goff`), but for a pronoun after initials (`K. M. Elle`)
reference  something that belongs to it follows: final only before a sentence starter or « (`éd. Gallimard`)
number     a figure follows (`art. 19`, `max. 12`): final before any capitalised word, being a word itself too
maybe      complete in itself: final before any capital, never before a figure (`14 sept. 2024`)
"""

_TITLES = """
    M MM Mr Mrs Ms Mme Mmes Mlle Mlles Mle Mles Me Mes Dr Drs Dre Pr Pre Prof Mgr Mgrs St Ste Sts Stes
    Vve Cte Vte Gal Lt Cdt Cpt Cne Sgt Adjt Sté S.E S.Exc S.Em S.M S.A.R S.A.S S.S R.P Mt Ft Capt Lieut
    Rév Sen Sén Rep Gov Pdt Insp Hon Amb Monsgr Msgr LL.AA S.Ém Mx nb N.B N.D.L.R NDLR P.S P.-S
"""
_REFERENCES = """
    n° nº nos cf cfr p pp c v vs ex p.ex c.-à-d c-à-d i.e e.g réf req tél téléc fax éd édit rééd trad
    coll vol chap fig ibid id op.cit loc.cit art.cit op loc cit env apr av ap al bd bld blvd boul fbg
    imm bât appt apt fg rte ch arr dép dépt dpt arrt cant prov gouv gén lt sgt cdt cap subst adj adv lat
    gr angl fr suppl fasc cah trib corr cass plén crim décr circ lég règl introd sect § §§ litt chron
    obs jur préc spéc not in-fol ms mss f° r° v° Cie Inc Ltd Ltda Corp Co Bros Jr Sr GmbH Esq Ph.D Assoc
    Univ Dept Inst Éts Ets Sté Mio Mrd mld mlds mlle resp adm dir coord secr prés pdt conf comp compl
    approx moy s.d s.l rapp vic suiv sq sqq ss col ord ordonn bull mém encycl dict ann app appr tabl tab
    annot ill illustr photogr phot réal scén mus hist géogr arch archit ling milit polit subd alin
    sous-al J.O B.O R.G C.P B.P Bp plur masc fém sing pron syn ant étym suff préf interj loc.adv vx péj
    fam litt rem ét auj m.à.j mod
"""
_NUMBERS = """
    art al max min no par pl t ann mod soc civ com fin alin pt pts point chp sec num
    rom cor thess hébr apoc deut
"""
_MAYBES = "etc janv févr fév avr juil juill sept oct nov déc p.m a.m hab H.-C T.T.C H.T trim"
_INITIALS = (
    "Ch Ph Th Cl Chr Fr Ed Éd Al Alb Alex Fréd Guill Jos Nic Aug Gab Gust Edm Eug Wm Geo Jh Jn Jq Jac Pr"
)


def _kinds() -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for kind, listed in (
        ("reference", _REFERENCES), ("number", _NUMBERS), ("maybe", _MAYBES), ("title", _TITLES),
    ):  # fmt: skip
        table.update(dict.fromkeys(listed.casefold().split(), kind))  # type: ignore[arg-type]
    return table


ABBREVIATIONS: dict[str, Kind] = _kinds()
"""Casefolded and without the last stop."""

WHOLE_WORDS = words("me mes pre hon amb mt mx sen gov m Cap")
"""Lower-case spellings that are no titles: `écoutez-me. Marie`."""

SHORT_NAMES = words(_INITIALS)
"""First names cut to their head: treated as initials (case counts)."""

UNITS = words("km m cm mm kg g mg l cl ml h s j ha t hl kw mw gw kwh mn min sec dl ko mo go hz pt px")
"""After a figure these may end a sentence: `à 14 h. Venez`."""

LETTER_NOUNS = words(
    """
    vitamine vitamines plan groupe hépatite hépatites catégorie annexe type classe point série ligue
    lettre division poule bloc bâtiment section option article alinéa appendice facteur zone grade note
    terminal porte variante variant version partie volet scénario hypothèse question société rhésus
    """
)
"""A capital after these is a label, not an initial: `la vitamine C. Marie`."""

KINGS = words(
    """
    charles louis henri philippe françois napoléon pie jean paul benoît léon grégoire george georges
    édouard edouard jacques guillaume frédéric alexandre alphonse pierre ferdinand léopold albert
    malcolm élisabeth elizabeth
    """
)
"""`Philippe V. Rome…`: the letter is a numeral (or a name of its own)."""

LABELS = words(
    """
    art article chapitre chap titre livre section sous-section partie annexe figure fig tableau tabl
    étape question point règle principe leçon jour scène acte épisode saison tome volume paragraphe
    considérant photo carte graphique encadré illustration document affaire cas témoignage conclusion
    recommandation résolution
    """
)
"""With a figure at the head of a sentence they are its mark: `Art. 1er. Tous…`."""

MARKED_NAMES = words("yahoo wham jeopardy joomla ouigo bonux pschitt ya mamma hop")
"""Names written with an exclamation mark."""

NOT_WORDS = words(
    """
    com org net fr be ch ca lu int info eu gov edu tv io co uk de es it doc docx pdf html htm php txt
    odt xls xlsx csv jpg jpeg png gif mp3 mp4 zip asp aspx js
    """
)
"""After a stop without a blank these are a domain or a file's ending."""

STRONG_STARTERS = words("il elle ils elles cela cette mais je nous vous c' j'")
"""What even a title's stop yields to: no name is spelt so."""

NAME_PARTICLES = words("le la les l' du des de d' van von el al ben san saint")
"""Starters that are also parts of names: `J. Le Pen`, `X. D'Alembert`."""

STARTERS = words(
    """
    le la les l' un une des du de d' au aux ce cet cette ces c' ça cela ceci celui celle ceux celles mon
    ma mes ton ta tes son sa ses notre nos votre vos leur leurs je j' tu il elle on nous vous ils elles
    qui que qu' quoi dont où quand comment pourquoi combien lequel laquelle quel quelle quels quelles
    quiconque quelque quelques quelqu' chacun chacune chaque aucun aucune nul nulle plusieurs certains
    certaines certain certaine tout toute tous toutes tel telle tels telles autre autres et ou mais or
    donc car ni si s' comme puisque lorsque lorsqu' parce afin ainsi alors aussi toutefois cependant
    pourtant néanmoins enfin ensuite puis depuis pendant durant après avant dès lors bien malgré selon
    suivant dans en sur sous par pour sans avec chez contre entre vers parmi hors outre envers via face
    grâce à jusqu' jusque hier aujourd' demain ici là ailleurs partout maintenant désormais bientôt déjà
    encore toujours jamais souvent parfois ne n' pas plus moins très trop peu beaucoup tant tellement
    seul seule seuls seules même mêmes oui non peut-être puisqu' quoiqu' sinon soit voici voilà deux
    trois quatre cinq six sept huit neuf dix premier première premièrement deuxièmement troisièmement
    dernier dernière actuellement récemment finalement notamment également surtout malheureusement
    heureusement effectivement évidemment autrement auparavant autrefois quant concernant parallèlement
    cependant m' t' y étant ayant faute lui eux moi toi a-t-il est-ce était-ce a-t-elle faut-il ont-ils
    sont-ils fut faute tandis certes néanmoins or
    """
)
"""Casefolded words that open a sentence and hardly ever a name; elided ones with their apostrophe."""
