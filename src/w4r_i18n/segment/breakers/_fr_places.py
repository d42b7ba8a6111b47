# SPDX-License-Identifier: GPL-3.0-or-later
"""Places that open a title (`Tunisie. Une avocate…`): countries in French, and regions."""

from __future__ import annotations

import regex

_PLACES = """
    abkhazie, afghanistan, afrique, afrique australe, afrique centrale, afrique de l'est,
    afrique de l'ouest, afrique du nord, afrique du nord et moyen-orient, afrique du sud,
    afrique occidentale, afrique orientale, afrique septentrionale, afrique subsaharienne, alabama,
    alaska, albanie, algérie, allemagne, amazonie, amérique centrale, amérique du nord, amérique du sud,
    amérique latine, amérique latine et caraïbes, amérique septentrionale, amériques, andorre,
    angleterre, angola, anguilla, antarctique, antigua-et-barbuda, antilles, aotearoa, arabie saoudite,
    arctique, argentine, arménie, aruba, asie, asie centrale, asie de l'est, asie de l'ouest,
    asie du sud, asie du sud-est, asie-pacifique, australasie, australie, autriche, azerbaïdjan,
    bahamas, bahrein, bahreïn, balkans, baloutchistan, bande de gaza, bangladesh, barbade, belarus,
    belgique, belize, bermudes, bhoutan, birmanie, biélorussie, bolivie, bosnie, bosnie-herzégovine,
    botswana, brunei, brésil, bulgarie, burkina, burkina faso, burundi, bélarus, bénin, cabo verde,
    cachemire, californie, cambodge, cameroun, canada, cap-vert, caraïbes, catalogne, caucase,
    caucase du nord, caucase du sud, cedeao, centrafrique, ceuta et melilla, chili, chine, chypre,
    chypre du nord, cisjordanie, cisjordanie occupée, colombie, comores, congo, congo-brazzaville,
    congo-kinshasa, conseil de l'europe, conseil de sécurité, corne de l'afrique, corse, corée,
    corée du nord, corée du sud, costa rica, cour pénale internationale, cpi, crimée, croatie, cuba,
    curaçao, côte d'ivoire, danemark, darfour, diego garcia, djibouti, dominique, donbass, ecosse,
    egypte, el salvador, equateur, erythrée, espagne, estonie, eswatini, etats-unis, ethiopie, europe,
    europe de l'est, europe de l'ouest, europe du nord, europe du sud, europe et asie centrale, fidji,
    finlande, floride, france, fédération de russie, g20, g7, g8, gabon, gambie, gaza, ghana, gibraltar,
    golfe, grande-bretagne, grands lacs, grenade, groenland, grèce, guadeloupe, guam, guantanamo,
    guantánamo, guatemala, guernesey, guinée, guinée bissau, guinée conakry, guinée équatoriale,
    guinée-bissau, guyana, guyane, guyane française, géorgie,
    géorgie du sud-et-les îles sandwich du sud, haut-karabakh, haïti, hollande, honduras, hong kong,
    hong-kong, hongrie, inde, indonésie, international, irak, iran, iraq, irlande, irlande du nord,
    islande, israël, israël et territoires palestiniens occupés, israël/tpo, italie, jamaïque,
    jammu et cachemire, jammu-et-cachemire, japon, jersey, jordanie, jérusalem, jérusalem-est, kanaky,
    kazakhstan, kenya, kirghizistan, kirghizstan, kiribati, kosovo, koweït, kurdistan,
    kurdistan irakien, la réunion, laos, le salvador, lesotho, lettonie, liban, liberia, libye,
    liechtenstein, lituanie, louisiane, luxembourg, macao, machrek, macédoine, macédoine du nord,
    madagascar, maghreb, malaisie, malawi, maldives, mali, malte, manche, maroc,
    maroc et sahara occidental, martinique, maurice, mauritanie, mayotte, mer méditerranée, mexique,
    micronésie, moldavie, moldova, monaco, monde, mongolie, montserrat, monténégro, moyen-orient,
    moyen-orient et afrique du nord, mozambique, myanmar, méditerranée, mélanésie, namibie,
    nations unies, nauru, nicaragua, niger, nigeria, nigéria, niue, nord-est de la syrie, norvège,
    nouvelle-calédonie, nouvelle-zélande, népal, océanie, oklahoma, oman, onu, osce, ossétie du sud,
    otan, ouganda, ouzbékistan, pacifique, pakistan, palaos, palestine, panama, papouasie,
    papouasie occidentale, papouasie-nouvelle-guinée, paraguay, pays baltes, pays bas, pays de galles,
    pays du golfe, pays nordiques, pays-bas, pays-bas caribéens, philippines, pologne, polynésie,
    polynésie française, porto rico, portugal, proche-orient, pérou, qatar, québec, rca, rd congo, rdc,
    roumanie, royaume uni, royaume-uni, rpdc, russie, rwanda, région kurde d'irak, région micronésienne,
    république centrafricaine, république d'irlande, république de corée, république de moldavie,
    république dominicaine, république du congo, république démocratique du congo, république tchèque,
    sahara occidental, sahel, saint-barthélemy, saint-christophe-et-niévès, saint-marin, saint-martin,
    saint-pierre-et-miquelon, saint-siège, saint-vincent-et-les grenadines, sainte-hélène, sainte-lucie,
    salvador, samoa, samoa américaines, sao tomé-et-principe, scandinavie, serbie, seychelles,
    sierra leone, singapour, slovaquie, slovénie, somalie, somaliland, soudan, soudan du sud, sri lanka,
    suisse, suriname, suède, svalbard et jan mayen, swaziland, syrie, sénégal, tadjikistan, taiwan,
    tanzanie, taïwan, tchad, tchéquie, tchétchénie, terres australes françaises,
    territoire britannique de l'océan indien, territoire palestinien occupé, territoires occupés,
    territoires palestiniens, territoires palestiniens occupés, texas, thaïlande, tibet, tigré,
    timor oriental, timor-leste, timor-oriental, togo, tokelau, tonga, tpo, transnistrie,
    trinité-et-tobago, tristan da cunha, tunisie, turkménistan, turquie, tuvalu, türkiye, ua, ue,
    ukraine, union africaine, union européenne, uruguay, usa, vanuatu, vatican, venezuela, viet nam,
    vietnam, viêt nam, viêt-nam, wallis-et-futuna, xinjiang, yémen, zambie, zimbabwe, écosse, égypte,
    émirats, émirats arabes unis, équateur, érythrée, état de la cité du vatican, état de palestine,
    états du golfe, états unis, états-unis, états-unis d'amérique, éthiopie, île bouvet, île christmas,
    île clipperton, île de l'ascension, île de man, île norfolk, îles canaries, îles caïmans,
    îles cocos, îles cook, îles du pacifique, îles féroé, îles heard-et-macdonald, îles malouines,
    îles mariannes du nord, îles marshall, îles mineures éloignées des états-unis, îles pitcairn,
    îles salomon, îles turques-et-caïques, îles vierges britanniques, îles vierges des états-unis,
    îles åland
"""
PLACES = frozenset(" ".join(_PLACES.split()).split(", "))
"""CLDR's French territory names, the short and former forms that press offices use, and region labels:
lower case, straight apostrophes, without what stands in brackets."""

_LABEL_BOUND = 120
"""Characters; a longer head is a sentence, not a label."""
_BRACKETED = regex.compile(r" ?\([^()]{1,40}\)")
_BETWEEN = regex.compile(r" ?[/,;–—] ?| et (?:les |la |le |l')?| - ")
_FEED = "the post "


def is_place_label(head: str) -> bool:
    """Whether a line's head, up to its first full stop, names places only: `Honduras et Guatemala`.

    `head` has plain blanks and straight apostrophes. `Union européenne (UE)` and `Israël/TPO` are labels;
    so is what a feed's tail repeats after "The post".
    """
    if len(head) > _LABEL_BOUND:
        return False
    bare = _BRACKETED.sub("", head).strip().lower().removeprefix(_FEED)
    return bare in PLACES or (bool(bare) and all(part in PLACES for part in _BETWEEN.split(bare)))
