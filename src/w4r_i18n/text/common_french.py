# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of everyday French, which are no terms of a field: what a list of candidates leaves out."""

from __future__ import annotations

import re

LINKS = frozenset(
    ("de", "du", "des", "d", "à", "au", "aux", "en", "l", "la", "le", "les", "sur", "sous", "pour", "par",
     "sans", "contre", "et"),
)  # fmt: skip
"""Words that may stand within a term, never at its ends."""
_FUNCTION = """
a afin ai aie ainsi ait alors après as au aucun aucune aussi autre autres aux avaient avait avant
avec avez avoir avons ayant beaucoup bien c car ce ceci cela celle celles celui cent cents cependant
ces cet cette ceux chacun chacune chaque chez ci cinq combien comme comment d dans de dehors demi
depuis dernier derniers dernière dernières derrière des deux devant devra devrait dix doit doivent
donc dont du durant dès déjà désormais elle elles en encore enfin ensuite entre es est et eu eux
faire faisait fait fois font furent fut grâce guère hier hors huit ici il ils j jamais je jusqu
jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui là m ma
mais malgré me mes mien mieux mille milliers million millions moi moins mon même mêmes n ne neuf ni
nombreuses nombreux non nos notamment notre nous nôtre on ont or ou oui outre où par parce parfois
parmi pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourra pourrait pouvait
pouvez pouvoir premier premiers première premières presque près puis puisqu puisque qu quand quant
quatre que quel quelle quelles quelque quelques quels qui quiconque quoi quoique rien s sa sans sauf
se selon sept sera serait seront ses seul seule seulement seules seuls si sien six soi soient soit
son sont sous souvent soyez suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
toujours tous tout toute toutefois toutes trois trop très tu un une va vais vers veut via vingt
voici voilà voire vont vos votre vous y ça étaient était étant été être
"""
_COMMON = """
accès acte action actions afficher affirme affirmé agir agissent agit aide aider ajoutait ajoute
ajoutent ajouter ajouté aller an année années ans août appeler appelez appelle appellent apporte
apporter apprendre aujourd avril bas beau beaucoup belle besoin bon bonne bonnes bons bout but cadre
campagne cas cause certain certaine certaines certains cherche chercher chose choses clair coin
commence commencer comprendre compte concernant confirmé connaître continue continuer coup cours
croire création date demain demande demandent demander demandez demandé dernier devenir devenu
devenue deviennent devient dimanche dire disent dit donne donner droite début décembre déclare
déclaré défend défendent défendez défendre dénonce dénoncé emploi endroit ensemble entendre envoie
envoyer envoyez espoir essentiel estime estimé exemple exigez explique expliqué face faim faut façon
fin fois force forme forte forts février gauche gens grand grande grandes grands général générale
haut haute heure heures histoire homme hommes http https hui idée important importante importants
indique indiqué intérêt jamais janvier jeudi jeune jeunes jour journée jours juillet juin jusqu
laisse laisser lance lancer lancé lancée lettre lettres libèrent libérer lieu lieux ligne lire liste
long longue lundi main mains maison mal manière mardi mars membre membres mener mené menée mercredi
met mettent mettre mieux minute minutes mis mise modification moins mois moment monde monsieur
montre montrer montré mot mots moyen moyens mène mènent niveau nom nombre nouveau nouveaux nouvel
nouvelle nouvelles novembre objet obtenir obtient octobre ouvrir page paix papier parle parler parlé
part partage partager partagez participe participer participez partie partir pas passer passé pays
peine penser pensée permet permettre permis personne personnes petit petite petites petits place
plan plein plupart point porte porter poser possible pourtant pouvoir premier prendre pris prix
problème propose proposer propre protège protègent protéger protégez présent publie publier publié
puissance puissant quart question questions raconte raison raisons rapide rappelle rappelé recevoir
rejoignez rejoindre rejoint rendre repris respect reste rester reçoit reçu reçue risque risquent rue
résultat réunion rôle samedi savoir semaine semaines sens septembre sera seule signe signer signez
site situation soir sorte sortir souligne souligné soutenez soutenir soutiennent soutient subir
subissent subit suite suivant suivante sujet supporter série sûr table tard temps tenir terme texte
tient titre tour traduire travail travailler travers trouve trouver type tête unique utile utiliser
valeur vendredi venir vie ville visant vise visent vit vite vivait vivent vivre voir vois voix
vouloir vrai vraie vue vérité www yeux écrire écrit écrivez égard époque équipe œil
"""
_GENERAL = frozenset((_FUNCTION + _COMMON).split())
_VERB = re.compile(
    r".{2,}(?:aient|ait|èrent|erions|eront|erons|erez|issent|ions|ez|ement|amment|emment|iez|ât|îmes|uons|geons|endons|andons|ettons|ivons|enons|[^i]er"
    r"|indre|endre|ondre|aître)"
)
_NOUNS = frozenset(
    ("fait", "trait", "portrait", "retrait", "extrait", "attrait", "souhait", "lait", "nez", "gouvernement",
     "emprisonnement", "traitement", "jugement", "logement", "enlèvement", "développement", "harcèlement",
     "changement", "engagement", "financement", "recensement", "réchauffement", "enseignement", "événement",
     "rassemblement", "mouvement", "bombardement", "déplacement", "règlement", "placement", "comportement",
     "rendement", "armement", "acharnement", "dénuement", "recrutement", "avortement", "licenciement",
     "paiement",
     "acquittement", "internement", "bannissement", "châtiment", "parlement", "département", "détournement",
     "fonctionnement", "isolement", "élément", "moment", "argument", "document", "monument", "instrument",
     "environnement", "peuplement", "danger", "étranger", "hiver", "enfer", "cancer", "berger", "leader",
     "mer", "reporter", "manager", "gendre", "cendre"),
)  # fmt: skip
_PLURAL_NOUN = re.compile(r".+(?:ssions?|tions?|xions?|nions?|gions?|llions?|mions?)")


def is_everyday(word: str) -> bool:
    """Whether a word in small letters is of everyday speech: small words, common ones, verbs by their end."""
    bare = word.removesuffix("s")
    if len(word) < 3 or word in _GENERAL or bare in _GENERAL:
        return True
    if bare in _NOUNS or _PLURAL_NOUN.fullmatch(word):
        return False
    return _VERB.fullmatch(word) is not None
