# SPDX-License-Identifier: GPL-3.0-or-later
"""What the acronyms of the field are in other languages: their letters there, or words of the full name."""

from __future__ import annotations

import re
from functools import lru_cache

# A line a French acronym: what may stand for it, by language. Letters stand as a word of their own, in
# capitals; anything else is the beginning of a word, in any case.
_FORMS = {
    "ONU": "en UN|United Nations, es NNUU|NN\\. ?UU|Naciones Unidas, de UN|UNO|VN|Vereinte, "
    "pt Nações Unidas, it Nazioni Unite, ca Nacions Unides, nl VN|UN|Verenigde Naties, "
    "sv FN|Förenta nationerna, da FN|Forenede Nationer, nb FN|Forente nasjoner, fi YK|Yhdistyn, "
    "pl ONZ|Narodów Zjednoczonych|Narody Zj, cs OSN|Spojen, hu ENSZ|Egyesült Nemzetek, "
    "tr BM|Birleşmiş Milletler, uk ООН|Об.єднаних|Об.єднані, ru ООН|Объедин[её]нны, "
    "ar الأمم المتحدة|للأمم المتحدة|أممي, fa سازمان ملل|ملل متحد, ja 国連|国際連合, zh 联合国|聯合國, "
    "ko 유엔|국제연합, el ΟΗΕ|Ηνωμέν, ro Națiunil|Naţiunil, id PBB|Perserikatan",
    "OMS": "en WHO|World Health, es Organización Mundial de la Salud, de WHO|Weltgesundheit, "
    "pt Organização Mund, it Organizzazione mondiale, ca Organització Mundial, "
    "nl WHO|Wereldgezondheid, sv WHO|Världshälso, da WHO|Verdenssundhed, nb WHO|Verdens helse, "
    "fi WHO|Maailman terveys, pl WHO|Światow, cs WHO|Světov, hu WHO|Egészségügyi, "
    "tr DSÖ|WHO|Dünya Sağlık, uk ВООЗ|Всесвітн, ru ВОЗ|Всемирн, ar الصحة العالمية, "
    "ja WHO|世界保健機関, zh 世卫|世界卫生|世衛|世界衛生, ko WHO|세계보건기구",
    "OIT": "en ILO|International Labo, es Organización Internacional del Trabajo, "
    "de ILO|IAO|Internationale Arb, pt Organização Internacional do Trabalho, "
    "it OIL|ILO|Organizzazione internazionale del, ca Organització Internacional del Treball, "
    "nl ILO|IAO|Internationale Arb, pl MOP|ILO|Międzynarodow, uk МОП|Міжнародн, ru МОТ|Международн, "
    "tr ILO|UÇÖ|Uluslararası Çalışma, ar العمل الدولية, ja ILO|国際労働機関, zh 劳工组织|勞工組織, "
    "ko ILO|국제노동기구",
    "OTAN": "en NATO, es OTAN, de NATO, it NATO, nl NAVO|NATO, sv NATO, da NATO, nb NATO, fi NATO, pl NATO, "
    "cs NATO, hu NATO, tr NATO, uk НАТО, ru НАТО, ar الناتو|ناتو|الأطلسي, fa ناتو, ja NATO|北大西洋, "
    "zh 北约|北約, ko 나토|NATO, el ΝΑΤΟ, ro NATO, id NATO",
    "UE": "en EU|European Union, de EU|Europäische, nl EU|Europese, sv EU|Europeiska, da EU|Europæiske, "
    "nb EU|europeiske, fi EU|Euroopan, cs EU|Evropsk, hu EU|Európai, tr AB|Avrupa, uk ЄС|Європейськ, "
    "ru ЕС|Европейск|Евросоюз, ar الاتحاد الأوروبي|الأوروبي, ja EU|欧州連合, zh 欧盟|歐盟|欧洲联盟, "
    "ko EU|유럽연합",
    "CPI": "en ICC|International Criminal Court, es Corte Penal|Tribunal Penal, de IStGH|ICC|Strafgericht, "
    "pt TPI|Tribunal Penal, it Corte penale, ca TPI|Tribunal Penal|Cort Penal, nl ICC|Strafhof, "
    "pl MTK|Trybuna, uk МКС|Міжнародн, ru МУС|Международн, tr UCM|Uluslararası Ceza, "
    "ar الجنائية الدولية, ja ICC|国際刑事裁判所, zh 国际刑事|國際刑事",
    "HCR": "en UNHCR|High Commissioner|Refugee Agency, es ACNUR|Alto Comisionado, de UNHCR|Flüchtlings, "
    "pt ACNUR|Alto Comissari, it UNHCR|ACNUR|Alto commissari, ca ACNUR|Alt Comissi, "
    "nl UNHCR|Vluchtelingen, pl UNHCR|Uchodźc|Wysok, uk УВКБ|біженц, ru УВКБ|бежен, "
    "tr BMMYK|UNHCR|Mülteci, ar مفوضية|المفوضية, ja UNHCR|難民高等弁務官, zh 难民署|難民署|UNHCR",
    "CICR": "en ICRC|Red Cross, es Cruz Roja, de IKRK|Rote|Roten, pt CICV|Cruz Vermelha, it Croce Rossa, "
    "ca Creu Roja, nl ICRC|Rode Kruis, pl MKCK|Czerwon, uk МКЧХ|Червон, ru МККК|Красн, "
    "tr ICRC|Kızılhaç, ar الصليب الأحمر, ja ICRC|赤十字, zh 红十字|紅十字",
    "CIDH": "en IACHR|Inter-American, es CIDH|Interamericana, de IACHR|Interamerikani, "
    "it Interamericana|IACHR, pl Międzyamerykańsk|IACHR, uk Міжамерикан, ru Межамерикан|МАКПЧ, "
    "ar البلدان الأمريكية, ja 米州人権|IACHR, zh 美洲",
    "CEDH": "en ECHR|ECtHR|European Co, es TEDH|CEDH|Europe, de EGMR|EMRK|Europäisch, pt TEDH|CEDH|Europe, "
    "it CEDU|Europea|europea, ca TEDH|CEDH|Europe, nl EHRM|EVRM|Europe, pl ETPC|EKPC|Europe, "
    "uk ЄСПЛ|ЄКПЛ|Європ, ru ЕСПЧ|ЕКПЧ|Европ, tr AİHM|AİHS|Avrupa, ar الأوروبية, ja 欧州人権, "
    "zh 欧洲人权|歐洲人權",
    "DUDH": "en UDHR|Universal Declaration, es DUDH|Declaración Universal, de AEMR|Allgemeine, "
    "pt Declaração Univ, it Dichiarazione universale, ca Declaració Universal, nl UVRM|Universele, "
    "pl PDPC|Powszechn, uk ЗДПЛ|Загальн, ru ВДПЧ|Всеобщ, tr İHEB|Evrensel, ar الإعلان العالمي, "
    "ja 世界人権宣言, zh 世界人权宣言|世界人權宣言",
    "ONG": "en NGO|NGOs|non-governmental, de NGO|NRO|NGOs|Nichtregierung, nl NGO|ngo|niet-gouvernement, "
    "sv NGO|frivillig|icke-stat, fi kansalaisjärjest|NGO, pl NGO|pozarząd, cs NGO|nevlád|nestát, "
    "hu NGO|civil, tr STK|sivil toplum, uk НУО|НПО|неуряд|громадськ, "
    "ru НПО|НКО|неправит|общественн|некоммер, ar غير الحكومية|غير حكومية|منظم, ja NGO|非政府, "
    "zh 非政府|NGO, ko NGO|비정부",
}  # fmt: skip


@lru_cache(maxsize=512)
def _pattern(acronym: str, language: str) -> re.Pattern[str] | None:
    by_language = dict(part.strip().split(" ", 1) for part in _FORMS.get(acronym, "").split(", ") if part)
    if language not in by_language:
        return None
    forms = by_language[language].split("|")
    capitals = [acronym, *(form for form in forms if form.isupper())]
    # Newspapers write `Uno` and `Nato` as words.
    letters = [*capitals, *(form.title() for form in capitals if len(form) > 2)]
    words = "|".join(form for form in forms if not form.isupper())
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(letters)})" + (f"|(?i:{words})" if words else ""))


def is_lost(acronym: str, text: str, language: str) -> bool:
    """Whether the acronym is of the table, and neither it nor what the language says for it stands there."""
    pattern = _pattern(acronym, language)
    return pattern is not None and pattern.search(text) is None
