# SPDX-License-Identifier: GPL-3.0-or-later
"""How machines talk when they should translate: announcements, refusals, notes, error pages."""

from __future__ import annotations

import re

_LOOKED_AT = 400
"""Characters at either end of a text where such talk stands."""
_TRANSLATION = (
    "translat(?:ion|ed)|traduction|traducción|traducció|tradução|traduzione|übersetzung|vertaling"
    "|översättning"
    "|oversettelse|oversættelse|käännös|tłumaczenie|překlad|fordítás|traducere|переклад|перевод|çeviri"
    "|terjemahan"
    "|翻訳|訳文|译文|譯文|翻译|翻譯|번역|الترجمة|ترجمة|ترجمه|תרגום|अनुवाद"
)
_ANNOUNCED = re.compile(
    rf"\A\s{{0,5}}[\"“«*_#]{{0,3}}(?:(?:sure|certainly|of course|bien sûr|claro|natürlich|gerne"
    rf"|certo)[!,.]\s?"
    rf"(?:here|voici|aquí|hier|ecco|aqui)?[^\n:：]{{0,60}}"
    rf"|(?:here(?:['’]s| is)|voici|aquí (?:está|tiene)|aqui está|hier ist"
    rf"|ecco)[^\n:：]{{0,20}}(?:{_TRANSLATION})[^\n:：]{{0,40}}"
    rf"|(?:{_TRANSLATION}))\s?[:：]",
    re.IGNORECASE,
)
_ASSISTANT = re.compile(
    r"\bas an? (?:AI|artificial intelligence|(?:large )?language model)\b|\bAI language model\b"
    r"|\bI(?:['’]m| am) (?:an AI|a language model)\b|en tant qu(?:['’]IA\b|e modèle de lang)"
    r"|como (?:modelo de (?:lenguaje|linguagem)|una? IA\b)|\bals (?:KI|sprachmodell)\b|come modello"
    r" linguistico"
    r"|как (?:языковая модель|ИИ)\b|як (?:мовна модель|ШІ)\b"
    r"|作为(?:一个)?(?:AI|人工智能|语言模型)|言語モデルとして",
    re.IGNORECASE,
)
_MACHINE = ("AI", "IA", "KI", "ИИ", "ШІ", "odel", "odèl", "prachmod", "модел", "模型", "モデル", "人工",
            "intellig", "I'm", "I’m", "I am")  # fmt: skip
"""One of these stands wherever `_ASSISTANT` finds something; so with the other signs, and `_ERROR_PAGE`."""
_ERROR_SIGNS = ("rror", "RROR", "40", "50", "<!", "exceeded", "seconds")
_SORRY = re.compile(
    r"\A\W{0,3}(?:I['’]?m sorry|sorry|I apologi[sz]e|désolée?|lo siento|ho sento|desculpe|lamento|(?:es"
    r" )?tut mir leid"
    r"|entschuldigung|mi dispiace|het spijt me|przepraszam|przykro mi|извините|простите|вибачте|перепрошую"
    r"|üzgünüm"
    r"|عذر|آسف|متأسف|抱歉|对不起|對不起|申し訳|すみません|죄송"
    r"|beklager|ledsen|pahoillani|sajnálom|omlouvám|îmi pare rău)",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"can(?:no|['’])t|unable|not able|ne (?:peux|puis) pas|no puedo|no puc|não posso|nicht|non posso|kan"
    r" (?:ik|jeg|jag)"
    r"|nie mogę|не могу|не можу|yapamam|edemem|olamam|لا يمكن|لا أستطيع|نمی|无法|無法|不能"
    r"|でき|お応え|수 없|en voi"
    r"|nem tud|nemohu|nu pot",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"assist|\bhelp with|translat|request|traduire|vous aider|ayudar|traducir|ajudar|traduzir|helfen"
    r"|übersetz|aiutar"
    r"|tradurre|helpen|vertal|pomóc|przetłumacz|помочь|перевест|допомог|переклас|yardım|çevir|المساعدة"
    r"|ترجم|کمک"
    r"|协助|協助|帮|幫|翻译|翻譯|翻訳|お応え|お手伝い|도와|번역|ajudar-|hjelpe|hjälpa|auttaa|segít|pomoci|ajuta",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\n\s{0,5}[(\[*_]{0,3}(?:note|remarque|nota|anmerkung|hinweis)\s?[:：](?=[^\n]{0,200}"
    r"(?:placeholder|translat|kept|unchanged|traduct|traduc|übersetz|conserv|espace|inchang|formatting))",
    re.IGNORECASE,
)
_ERROR_PAGE = re.compile(
    r"\A\W{0,5}(?:error|erreur|fehler)? ?(?:4\d\d|5\d\d)[ .:(]{1,3}(?:\(?server error|that['’]s an error"
    r"|bad gateway"
    r"|not found|forbidden|too many requests|service unavailable|internal server|gateway time)"
    r"|<!doctype html|that['’]s an error\. |please try again in 30 seconds|quota exceeded|rate limit"
    r" exceeded",
    re.IGNORECASE,
)


def talk(text: str) -> str:
    """What of the text is a machine's talk about its work; "" for a translation. Only the ends are read."""
    head, tail = text[:_LOOKED_AT], text[-_LOOKED_AT:]
    for search, part, is_likely in (
        (_ANNOUNCED.match, head, ":" in head or "：" in head),
        (_ASSISTANT.search, head, any(map(head.__contains__, _MACHINE))),
        (_NOTE.search, tail, "\n" in tail),
        (_ERROR_PAGE.search, head, any(map(head.__contains__, _ERROR_SIGNS))),
    ):
        found = search(part) if is_likely else None
        if found:
            return found[0].strip()
    sorry = _SORRY.match(head)
    if sorry and _UNABLE.search(head) and _TASK.search(head):
        return sorry[0].strip()
    return ""
