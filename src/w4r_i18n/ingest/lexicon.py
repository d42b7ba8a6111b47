# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that sites put around their articles, in French and English; whole lines, so a sentence is safe."""

from __future__ import annotations

import re
from functools import lru_cache

from w4r_i18n.ingest.signs import dates, level, without_dates, word_count
from w4r_i18n.text.regions import is_region

_FURNITURE = """
aller au contenu|aller au contenu principal|aller a la navigation|passer au contenu
passer au contenu principal|acces direct au contenu|skip to content|skip to main content|menu
menu principal|fermer|fermer le menu|ouvrir le menu|recherche|rechercher|rechercher sur le site|ok
accueil|a propos|qui sommes nous|nos actions|nos campagnes|nos combats|agir|agissez|passez a l action
s informer|sinformer|participer|participez|s engager|engagez vous|rejoignez nous|devenir membre
devenez membre|adherer|adherez|faire un don|je fais un don|je donne|donner|donnez|don|dons|soutenez nous
nous soutenir|soutenir|boutique|espace donateur|mon espace|mon compte|se connecter|connexion|inscription
deconnexion|je m abonne|s abonner|abonnez vous|s inscrire|je m inscris|newsletter|lettre d information
infolettre|inscrivez vous a la newsletter|inscrivez vous a notre newsletter|recevez notre newsletter
abonnez vous a notre newsletter|contact|contacts|contactez nous|nous contacter|contact presse
contacts presse|contact medias|contacts medias|espace presse|espace journalistes|espace medias
salle de presse|service de presse|presse|medias|communiques|communiques de presse|communique de presse
communique|communiques et actualites|press release|press releases|media|actualite|actualites|actus|news
toute l actualite|toutes les actualites|toutes les actus|toutes les infos|nos actualites
dernieres actualites|publications|rapports|ressources|documents|petitions|toutes les petitions|blog
agenda|evenements|partager|partagez|partager cette page|partager cet article|partager sur
partager par e mail|partager sur facebook|partager sur twitter|partager sur x|partager sur whatsapp
partager sur linkedin|envoyer par e mail|envoyer a un ami|facebook|twitter|x|instagram|linkedin|whatsapp
telegram|youtube|tiktok|mastodon|bluesky|threads|e mail|email|mail|courriel|rss|facebook twitter|share
share this|share this post|tweet|tweeter|pin it|like|like this|print|imprimer|imprimer cette page
telecharger|telecharger le pdf|telecharger en pdf|version imprimable|version pdf|pdf|copier le lien
lien copie|ecouter|ecouter l article|ecouter cet article|lecture|temps de lecture|commentaires
aucun commentaire|laisser un commentaire|laisser une reponse|repondre|leave a reply|leave a comment
no comments|mots cles|tags|etiquettes|categories|rubriques|thematiques|themes|pays|regions|langues
francais|english|espanol|deutsch|italiano|nederlands|fr|en|de|es|nl|it|ar|accepter|tout accepter
accepter tout|refuser|tout refuser|continuer sans accepter|personnaliser|parametrer
parametrer les cookies|gerer les cookies|gestion des cookies|gestion des traceurs|cookies
politique de cookies|mentions legales|politique de confidentialite|confidentialite|donnees personnelles
protection des donnees|plan du site|conditions generales|conditions d utilisation|accessibilite
accessibilite non conforme|accessibilite partiellement conforme|credits|faq|aide|recrutement
offres d emploi|nous rejoindre|haut de page|retour en haut|retour en haut de page|back to top|retour
retour a la liste|retour aux actualites|retour aux communiques|precedent|suivant|article precedent
article suivant|previous|next|previous post|next post|page precedente|page suivante
navigation de l article|post navigation|suivez nous|nous suivre|suivez nous sur|nos reseaux sociaux
reseaux sociaux|follow us|subscribe|sign up|read more|more|lire la suite|lire plus|lire l article
en savoir plus|en savoir|voir plus|afficher plus|voir tout|voir tous|tout voir|je signe
je signe la petition|signer|signer la petition|signez|signez la petition|j agis|agir maintenant
agir ensemble|agissez maintenant|agissez en ligne|take action|donate|donate now|act now|sign the petition
get involved|home|search|advertisement|publicite|sponsorise|annonce|action terminee|action urgente
actions urgentes|petition|en cours|termine|jpeg|png|image|photo|video|audio|galerie|diaporama|infographie
agrandissement|legende|credit photo|play|pause|reserve aux abonnes|reserve aux abonne es
article reserve aux abonnes|connectez vous|deja abonne|deja abonne e|par mois|mois|montant libre
ou montant libre|don ponctuel|don mensuel|une fois|tous les mois|valider|envoyer|soumettre|urgence
urgence gaza|a la une|en direct|l essentiel|alerte|flash|infos|notifications|signaler|signaler un contenu
a propos de l auteur|auteur|redaction|la redaction|ajouter aux favoris|recommander|j aime|loading
chargement|fil info|votre panier|panier|votre adresse e mail|adresse e mail|votre e mail|prenom|nom
code postal|liens utiles|plus|source|sources|lien|liens|sujets|sujet|topics|topic|mot cle|voir le site
visiter le site|ce site utilise des cookies|tous droits reserves|all rights reserved|j aime ca
j aime chargement|similaire|wordpress|fin|30|autrice|l autrice|j envoie|je partage|votre courriel
votre adresse|espace adherents|haut|vos reactions|se desinscrire|me desinscrire|desabonnement
"""
_PATTERNS = re.compile(
    r"(?:nous utilisons|ce site utilise|notre site utilise|en poursuivant votre navigation|this "
    r"(?:web)?site uses) .{0,80}"
    r"(?:cookie|traceur).{0,400}"
    r"|(?:copyright|©|\(c\)) ?.{0,120}|.{0,60}tous droits réservés.{0,60}|.{0,60}all rights reserved.{0,60}"
    r"|\d{1,3}(?:[ \u00a0\u202f.,]?\d{1,3}){0,3}\s?(?:k|[kKM]?\s?(?:followers?|abonnée?s?)|vues?"
    r"|partages?|commentaires?|j'aime"
    r"|likes?|shares?|views?|réponses?)"
    r"|(?:partager|partagez|suivez[ -]nous|retrouvez[ -]nous|rejoignez[ -]nous|share)\s(?:cet "
    r"article |cette page |ceci )?"
    r"(?:sur|on|par|via)\s.{1,90}"
    r"|(?:accueil|home)\s?(?:[>›»/|·→-]|\s)\s?.{1,200}"
    r"|.{0,40}(?:grâce à la|déduction|réduction) (?:réduction )?d['’]impôts? (?:de|sur).{0,220}"
    r"|en faisant un don .{0,260}|(?:faites|faire) un don (?:à|pour|en ligne|maintenant|régulier"
    r"|mensuel).{0,160}"
    r"|votre don .{0,160}(?:permet|finance|compte).{0,120}|(?:soutenez|aidez)[ -](?:nous|notre "
    r"(?:action|travail|combat)).{0,120}"
    r"|(?:je donne|donner)\s?\d.{0,40}|\d{1,4}\s?(?:€|eur|chf|fr\.|cad|\$)(?:\s?/?\s?mois)?|/\s?mois"
    r"|(?:temps de )?lecture\s?:?\s?\d+\s?min.{0,20}|\d+\s?min(?:utes?)? de lecture|(?:reading "
    r"time|\d+ min read).{0,20}"
    r"|(?:inscrivez|abonnez)-vous (?:à|pour recevoir|gratuitement).{0,160}|recevez (?:chaque|toute"
    r"|nos|notre|l['’]actualité).{0,120}"
    r"|(?:tags?|mots[ -]cl(?:é|ef)s|étiquettes?|publié dans|catégories?|thèmes?|thématiques?|rubriques?"
    r"|classé sous|posted in|filed under)\s?:.{0,200}"
    r"|pour (?:consulter|lire|voir) .{0,160}(?:lien|cliquez|rendez-vous|suivre).{0,80}|https?://\S{1,300}"
    r"|(?:voir|lire|afficher|découvrir|télécharger|consulter) (?:tous|toutes|tout|la suite|le pdf"
    r"|(?:notre|nos) \w{3,12}|la version|aussi|l['’]article|plus)\b[^.!?…]{0,60}"
    r"|vous recevez cet? (?:message|courriel|mail|e-mail) .{0,200}|(?:pour vous|se) "
    r"désinscrire.{0,120}|www\.\S{1,200}"
    r"|(?:page|diapo)\s\d+\s?(?:sur|/|of)\s?\d+|\[?(?:image|photo|vidéo|video|logo)\s?:?\s?[\w.-]{0,60}\]?"
    r"|(?:skip|jump) to .{1,40}|(?:aller|passer|accéder) (?:directement )?(?:au|à la|aux) "
    r"(?:contenu|menu|navigation|recherche|pied).{0,30}"
    r"|(?:this entry was posted|cette entrée a été publiée|article publié dans) .{0,200}"
    r"|(?:laisser|poster|ajouter|écrire) un commentaire.{0,80}|votre adresse (?:e-mail|de "
    r"messagerie|électronique) ne sera pas publiée.{0,80}"
    r"|(?:il (?:vous )?reste|cet article est) .{0,40}(?:abonné|à lire).{0,120}|propulsé "
    r"(?:fièrement )?par .{1,40}|powered by .{1,40}"
    r"|.{2,60} a (?:lancé|démarré|créé) cette pétition\b.{0,120}"
    r"|[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}(?:-[a-z]{2,4})?){1,5}"
    r"|.{0,120}\b(?:siret|siren|iban|n°\s(?:d['’]entreprise|de tva))\s?:?\s?[A-Z]{0,2}\d[\d .]{3,40}"
    r"|source\s?:\s?https?://\S{1,300}|[^.!?«»]{0,40}[★☆]{2,10}[^.!?«»]{0,40}|signez\s[^.!?«»]{1,60}|partagez\sce(?:t|tte)?\s[^.!?«»:]{2,30}:?"
    r"|(?:j['’]\w{3,8}|je \w{4,10}|(?:vos|les) (?:réactions|commentaires|avis))\s\(?\d{1,6}\)?"
    r"|(?:imprimer|télécharger|enregistrer|envoyer|copier)(?: (?:cet article|cette page|le lien|en "
    r"pdf|au format pdf))?",
    re.IGNORECASE,
)
_META = """
communique de presse|communique|press release|communique commun|communique conjoint
pour diffusion immediate|pour publication immediate|embargo|document public|public|declaration publique
declaration|actualite|actualites|news|article|reaction|nouvelle|action urgente|lettre ouverte|index|date
publie|mis a jour|publie le|mis a jour le|le|par|temps de lecture|amnesty international
communiques de presse|presse|breve|tribune|a la une|posted|posted on|on|published|lundi|mardi|mercredi
jeudi|vendredi|samedi|dimanche|berne|lausanne|geneve|paris|bruxelles|montreal|dakar|londres
""".replace("\n", "|")
_INDEX = re.compile(
    r"(?:(?:index|réf(?:érence)?|ref|doc(?:ument)?|ua|au|n°|communiqué n°)\s?(?:ai|n°|no\.?)?\s?:?\s?)?"
    r"(?:[A-Z]{3}\s?\d{2}/\d{1,4}/(?:19|20)\d\d|\d{1,4}/\d{2,4})(?:\s?[,–-].{0,60})?"
    r"|(?:third |second |\d+(?:e|ème) )?(?:ua|au)\s?:?\s?\d{1,3}/\d{2}.{0,80}",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(r"[A-ZÀ-Ý][\w’' -]{1,40},? (?:le )?(?=\d)[^.!?]{6,40}")
_MAIL_HEADER = re.compile(r"(?:de|from|à|to|cc|date|objet|subject|envoyé|sent)\s?:\s.{1,150}", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:[Pp]ar|[Bb]y)|(?:[Aa]uteure?|[Rr]édigé par|[Pp]ublié par|[Pp]osté par|Written by|Posted by)\s?:?)"
    r"\s[A-ZÀ-Ý].{1,50}?(?:\s?[|,•·-].{0,60})?|[Pp]ar la rédaction\b[^.!?]{0,40}"
)
_MEDIA = re.compile(
    r"(?:jpe?g|png|gif|pdf|mp[34]|webp|docx?|word)\s?[-–—(]\s?[\d.,]+\s?(?:ko|mo|kb|mb|o)\)?.{0,30}"
    r"|.{1,60}\((?:pdf|docx?|jpe?g)[ ,;–-]{0,3}[\d.,]+\s?(?:ko|mo|kb|mb)\)"
    r"|agrandissement\s?:\s?.{0,60}|illustration\s\d+|[\s(){}\[\];,]{3,60}|(?:crédit|credit|photo"
    r"|©|ph\.)\s?(?:photo)?\s?[:©]?\s?©?.{0,100}"
    r"|cliquer? pour agrandir.{0,120}|.{0,90}©\s?.{1,60}"
    r"|.{1,60}\((?:avatar|photo|logo|image|vidéo|illustration)\)"
    r"|\(function\s?\(.{0,400}|(?:var|let|const) \w{1,30}\s?=.{0,400}|window\.\w.{0,400}"
    r"|.{0,200}\badd_?eventlistener\(.{0,200}"
    r"|!\[.{0,200}\]\(.{0,400}\)|\[(?:gallery|caption|embed|vc_|et_pb_)\b.{0,200}\]?|(?:lire"
    r"|regarder) la vidéo|[\d:]{4,8} ?/ ?[\d:]{4,8}",
    re.IGNORECASE,
)
_RELATED = """
a lire aussi|lire aussi|a lire egalement|lire egalement|a voir aussi|voir aussi|voir egalement
a decouvrir|a decouvrir aussi|sur le meme sujet|sur le meme theme|dans la meme rubrique
dans la meme categorie|sur ce sujet|sur ce theme|plus sur ce sujet|plus sur ce theme|articles lies
articles similaires|articles connexes|articles associes|articles recommandes|article lie|contenus lies
contenus associes|contenu associe|contenu lie|documents lies|documents associes|actualites liees
actualites associees|communiques lies|communiques recents|communiques similaires|autres communiques
derniers communiques|nos derniers communiques|autres actualites|dernieres actualites|dernieres nouvelles
dernieres infos|derniers articles|les derniers articles|articles recents|vous aimerez aussi
vous aimerez peut etre|vous pourriez aussi aimer|vous pourriez aimer|cela pourrait vous interesser
ceci pourrait vous interesser|ca pourrait vous interesser|ces articles pourraient vous interesser
egalement|a ne pas manquer|ne manquez pas|les plus lus|articles les plus lus|recommande pour vous
nos recommandations|pour aller plus loin|aller plus loin|pour en savoir plus|related|related articles
related article|related posts|related content|related news|related stories|you might also like
you may also like|more news|latest news|more on this|more from|read also|see also|a propos de ce pays
plus d actualites|plus d articles|autres articles|d autres articles|nos autres articles
continuer la lecture|poursuivre la lecture|a suivre|dans l actualite|toute l actualite
toutes nos actualites|liens connexes|sujets lies|actions liees|agir sur ce sujet|toutes les actualites
toutes les infos|toutes les actus|actualites|en savoir plus|lire plus|a la une|similaire
nos dernieres actualites|nos actualites|les dernieres actualites|nos dernieres publications
publications liees|pour approfondir
"""


_MORE_FROM = re.compile(r"(?:more from|(?:d )?autres articles (?:de|du|sur)|du meme auteur) ?.{0,50}")


def _phrases(listing: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listing.replace("\n", "|").split("|") if phrase.strip())


_FURNITURE_PHRASES = _phrases(_FURNITURE)
_META_WORDS = frozenset(word for phrase in _phrases(_META) for word in phrase.split())
_RELATED_PHRASES = _phrases(_RELATED)
_SIZE_OR_COUNT = re.compile(r"[a-z]?[+]|a|\d+|min")
_SEPARATED = re.compile(r"\s?[|•·/>›»→–—\t]\s?|\s-\s|\s{2,}")


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """A whole line that is a menu word, a button, a notice or several of them in a row."""
    plain = text.strip()
    if not plain or len(plain) > 600:
        return False
    if level(plain) in _FURNITURE_PHRASES or _PATTERNS.fullmatch(plain):
        return True
    parts = [level(part) for part in _SEPARATED.split(plain)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(part in _FURNITURE_PHRASES for part in parts):
        return True
    single = [word for word in level(plain).split() if not _SIZE_OR_COUNT.fullmatch(word)]
    least = 3 if len(single) == len(level(plain).split()) else 2
    return least <= len(single) <= 15 and all(word in _FURNITURE_PHRASES for word in single)


@lru_cache(maxsize=4096)
def is_metadata(text: str) -> bool:
    """A date, an index number, a kind of document, a byline: nothing but that on the line."""
    plain = text.strip(" •·|-–—")
    if not plain or word_count(plain) > 16 or len(plain) > 160:
        return False
    if _INDEX.fullmatch(plain) or _MAIL_HEADER.fullmatch(plain):
        return True
    if _PLACE_AND_DAY.fullmatch(plain) and dates(plain) and len(without_dates(plain).split()) <= 4:
        return True
    rest = [
        word for word in without_dates(plain).split() if not word.isdigit() and not _CLOCK.fullmatch(word)
    ]
    if len(parts := [part for part in _SEPARATED.split(plain) if part.strip()]) > 1 and dates(plain):
        return all(is_metadata(part) or is_region(part.strip()) or is_furniture(part) for part in parts)
    if all(word in _META_WORDS or word in _DATE_WORDS for word in rest):
        return (
            bool(dates(plain))
            or bool(_SHORT_DAY.search(level(plain)))
            or (0 < len(rest) <= 6 and _is_kind(plain))
        )
    return (
        bool(_BYLINE.fullmatch(plain))
        and (bool(dates(plain)) or len(plain) < 40)
        and plain[-1:] not in ".!?:"
    )


_DATE_WORDS = frozenset(
    [
        "publie",
        "publiee",
        "le",
        "la",
        "du",
        "de",
        "des",
        "en",
        "mis",
        "mise",
        "a",
        "jour",
        "mise",
        "modifie",
        "par",
        "and",
        "at",
        "in",
        "by",
        "h",
        "gmt",
        "utc",
    ]
)
_CLOCK = re.compile(r"\d{1,2}h\d{0,2}")
_SHORT_DAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d{1,2} [a-z]{3,9}$|^il y a \d+ [a-z]+$"
)
_KINDS = frozenset(
    phrase for phrase in _phrases(_META) if " " in phrase or phrase in {"communique", "declaration"}
)


def _is_kind(text: str) -> bool:
    return level(text) in _KINDS


def is_media(text: str) -> bool:
    """What is left of a picture, a film or a script."""
    return len(text) < 500 and bool(_MEDIA.fullmatch(text.strip()))


def is_related_marker(text: str) -> bool:
    """`À lire aussi`, `Related articles`: what follows is about other articles."""
    words = level(text) if len(text) < 80 else ""
    return words in _RELATED_PHRASES or bool(_MORE_FROM.fullmatch(words))
