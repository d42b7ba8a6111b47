# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines in which a site speaks of itself to its visitor: by grammar and web words together."""

from __future__ import annotations

import re
from functools import lru_cache

from w4r_i18n.ingest.signs import level, word_count

_MAX_WORDS = 60
_MAX_CHARS = 900
_WEB = re.compile(
    r"\b(?:newsletters?|infolettres?|lettres? d information|boites? (?:mail|de reception)"
    r"|(?:votre|une|ton) (?:adresse )?(?:e ?mail|adresse (?:mail|electronique|de messagerie)|courriel)"
    r"|adresses? e ?mail|cookies?|traceurs?|navigateurs?|javascript|abonne(?:e|s|es|r|z|ment|ments)?"
    r"|desabonn\w+|desinscri\w+|s inscrire|inscrivez vous|connectez vous|identifi(?:ez|ant|ants)"
    r"|mot de passe"
    r"|commentaires?|blogs?|billets?|contenus?|cliqu(?:ez|er|ant)|telecharg(?:ez|er)|page web|page d accueil"
    r"|politique de confidentialite|vos donnees|mentions legales|droits? d auteur|organes? de presse"
    r"|(?:informations|nouvelles|actualites) par e ?mail"
    r"|droits reserves|reproduction|copyright|creative commons|licence|flux rss|notifications?|favoris"
    r"|centres? d interet|derniers titres|articles? (?:original|originaux|par jour|complet)"
    r"|application mobile"
    r"|lectrices?|lecteurs?|redaction|journal independant|hebergeur|(?:cet|l) e ?mail|champs obligatoires"
    r"|reduction d impots?|deductible|defiscalis\w+|recu fiscal|dons? mensuels?|donat\w+|mecen\w+"
    r"|souten(?:ir|ez) notre (?:action|association|combat|travail|mission|organisation|equipe)"
    r"|votre (?:don|soutien|generosite|adhesion)|groupe local"
    r"|liens? de (?:confirmation|desin\w+))\b"
)
"""What a site has and a story about people seldom names; on the levelled text."""
_SELF = re.compile(
    r"\b(?:c(?:e|et|ette) (?:e ?mail|site|blog|billet|page|article|contenu|espace|lettre|courriel"
    r"|message|communique"
    r"|publication|texte|contribution|depeche|formulaire|plateforme)|ses contenus"
    r"|nos (?:contenus|articles|lettres|publications|services|partenaires|donat\w+|actualites|appels|alertes)"
    r"|notre (?:site|politique|lettre|newsletter|equipe|charte|redaction|journal|application|communaute))\b"
)
_ONLINE = re.compile(r"\b(?:notre|ce) site\b")
_TO_READER = re.compile(r"\b(?:vous|votre|vos|\w{3,20}ez)\b")
_BUTTON = re.compile(
    r"(?:j(?:e (?:m |me )?| )\w+|lire|voir|suivre|les commentaires sont|s? ?\w{3,20}(?:er|ir)|se \w+er"
    r"|signaler|\w{4,20}ez)\b(?! (?:une?|son|sa|ses|leur|leurs) \w+ de)"
)
_STORY = re.compile(
    r"[«»“”]|\b(?:il|elle|ils|elles|on)\b|\b(?:a|ont|avait|avaient|été|était|étaient)\b"
    r"|\b\w{3,20}(?:aient|èrent)\b"
)
"""Somebody did or said something."""


@lru_cache(maxsize=4096)
def is_notice(text: str) -> bool:
    """`Consultez notre politique de confidentialité.`, `Ce blog est personnel, la rédaction…`.

    Needs two of: web words, the site's word for itself, the reader addressed. One sign is not enough, and
    neither are two in a sentence that tells what somebody did, unless the site names itself in it.
    """
    count = word_count(text) if len(text) <= _MAX_CHARS else 0
    if not 3 <= count <= _MAX_WORDS:
        return False
    words = level(text)
    web, own = len(set(_WEB.findall(words))), bool(_SELF.search(words))
    web += bool(own and _ONLINE.search(words))
    spoken = bool(_TO_READER.search(words) or _BUTTON.match(words))
    story = bool(_STORY.search(text))
    signs = min(web, 2) + own + spoken
    if story:
        return web >= 1 and (own + spoken + web >= 3) and not re.search(r"[«»“”]", text)
    return web >= 1 and signs >= 2 and (count <= 30 or signs >= 3)
