# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that speak about the task, or about a server, instead of being the translation."""

from __future__ import annotations

import re

_START = 300
"""Characters of an answer in which a refusal or a heading stands."""

_TRANSLATION = (
    r"translat(?:ion|ed text)|traduction|traducción|traducció|tradução|traduzione|übersetzung"
    r"|vertaling|översättning|oversettelse|oversættelse|käännös|tłumaczenie|překlad|fordítás"
    r"|traducere|переклад|перевод|çeviri|terjemahan|翻訳(?:文|結果)?|訳文|译文|譯文|翻译|翻譯|번역|الترجمة|ترجمة"
    r"|ترجمه|תרגום|अनुवाद"
)
_AGREED = (
    r"(?:sure|certainly|of course|absolutely|okay|bien sûr|claro|por supuesto|natürlich|gerne|certo"
    r"|certamente)\b[^.:!\n]{0,20}!"
)
_HEADED = rf"[^\n:：]{{0,40}}(?:{_TRANSLATION})[^\n:：]{{0,40}}[:：](?=\s|\*)"
_BEGIN = r"\s*[\"“«*_#>-]{0,3}\s*"
_ANNOUNCED = (
    # What the source must not have itself near its beginning, and how an answer announces.
    (re.compile(r"[^\n]{0,40}!"), re.compile(_BEGIN + _AGREED, re.IGNORECASE)),
    (re.compile(r"[^\n]{0,90}tradu", re.IGNORECASE), re.compile(_BEGIN + _HEADED, re.IGNORECASE)),
)
_BESIDE = re.compile(
    r"\n\s{0,20}\n|\n\s{0,20}[(\[*_]{0,3}(?:note|nota|remarque|anmerkung|hinweis)\b", re.IGNORECASE
)
_SORRY = re.compile(
    r"sorry|apologi[sz]e|désolée?s?\b|lo siento|me sabe mal|ho sento|desculpe|lamento"
    r"|tut mir (?:sehr )?leid|entschuldigung|mi dispiace|spijt me|przepraszam|przykro mi"
    r"|извините|простите|к сожалению|вибачте|на жаль|üzgünüm|عذر|آسف|متأسف"
    r"|抱歉|对不起|對不起|申し訳|すみません|죄송|ledsen|beklager|pahoillani|sajnálom",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"can(?:no|['’])t|unable|not able|not allowed|ne peux pas|ne puis pas|no puedo|no podem"
    r"|no puc|não posso|nicht helfen|kann (?:ich )?(?:\w+ )?(?:\w+ )?nicht|nicht in der lage"
    r"|non posso|kan (?:ik|jeg|jag) \w* ?(?:niet|ikke|inte)|nie mogę|не могу|не можу|не вдалося"
    r"|yapamam|yardımcı olamam|لا يمكن|لا أستطيع|نمی[\u200c ]?توانم"
    r"|无法|無法|不能|できま(?:せん|しません)|お応え|お手伝い|수 없|en voi|nem tud",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"assist|help|translat|traduir|traduz|traduc|aid(?:er|e)\b|ayudar|ajudar|helfen|übersetz"
    r"|aiutar|helpen|hjelpe|hjälpa|pomóc|tłumacz|помочь|помощ|допомог|перевест|перевод|переклас"
    r"|переклад|yardım|çevir|المساعدة|مساعد|ترجم|کمک|协助|協助|帮|幫|翻译|翻譯|翻訳|お応え|お手伝い|도와|번역|request"
    r"|demande|solicitud|anfrage|要望|要求|请求|請求",
    re.IGNORECASE,
)
_ASSISTANT = re.compile(
    r"\bas an? (?:AI|artificial|language model|large language)|\bI(?:['’]m| am) (?:an? (?:AI"
    r"|assistant)|unable)|\bI (?:cannot|can['’]t|won['’]t) (?:translate|assist|help|provide"
    r"|comply)|\bAI language model|(?:en tant qu['’]|je suis une? )(?:IA\b"
    r"|intelligence artificielle|modèle de lang|assistant)|je ne (?:peux|puis) pas (?:traduire"
    r"|vous aider|répondre|fournir)|como (?:modelo de (?:lenguaje|linguagem)|una? IA\b)"
    r"|als (?:KI|sprachmodell)\b|come modello linguistico|как (?:языковая модель|ИИ)"
    r"|як (?:мовна модель|ШІ)|作为(?:一个)?(?:AI|人工智能|语言模型)|言語モデル|AIとして|كنموذج لغ",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"<!doctype|<html|<head\b|<body\b|<title>|</(?:html|body|h1|title|center)>|<\?xml"
    r"|\b(?:http )?error[ :#]{1,3}[45]\d\d\b|\b[45]\d\d (?:bad request|unauthori[sz]ed|forbidden"
    r"|not found|too many requests|internal server error|bad gateway"
    r"|service (?:temporarily )?unavailable|gateway time-?out)"
    r"|\b(?:service (?:temporarily )?unavailable|internal server error|bad gateway"
    r"|gateway time-?out|too many requests|rate limit exceeded|quota exceeded|request timed out"
    r"|access denied|invalid api key|api key (?:is )?(?:invalid|expired)"
    r"|you have reached your (?:daily )?limit|unusual traffic|enable javascript|captcha)\b"
    r"|MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID (?:LANGUAGE|SOURCE|TARGET)|NO QUERY SPECIFIED"
    r"|Traceback \(most recent",
    re.IGNORECASE,
)
_JSON = re.compile(r"\s*[\[{]\s*(?:[\[{]|\"[\w$-]{1,40}\"\s*:|\])|\s*```")
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("「", "」"), ("'", "'"), ("‘", "’"), ("`", "`"))


def what_is_said(source: str, answer: str) -> str:
    """What the answer is instead of a translation; "" when nothing of it says so.

    What the source has as well (a text about errors, one that says sorry) is translated, not said.
    """
    if not source.lstrip().startswith(("{", "[")) and _JSON.match(answer):
        return "the answer is data for a program, not a text"
    if _ERROR.search(answer) and not _ERROR.search(source):
        return "the answer is an error page"
    if _refuses(source, answer):
        return "the engine refused instead of translating"
    if any(said.match(answer[:_START]) and not own.match(source) for own, said in _ANNOUNCED):
        return "the answer announces a translation"
    if "\n" in answer.strip() and "\n" not in source.strip() and _BESIDE.search(answer):
        return "the answer holds a note beside the translation"
    return "the whole answer stands in quotation marks" if _is_quoted(source, answer) else ""


def _refuses(source: str, answer: str) -> bool:
    start = answer[:_START]
    if _ASSISTANT.search(start) and not _ASSISTANT.search(source):
        return True
    says = _SORRY.search(start) and _UNABLE.search(start) and _ABOUT.search(start)
    return bool(says) and not (_SORRY.search(source) or _UNABLE.search(source))


def _is_quoted(source: str, answer: str) -> bool:
    answer, source = answer.strip(), source.strip()
    marks = {mark for pair in _QUOTES for mark in pair}
    if len(answer) < 3 or source[:1] in marks or source[-1:] in marks:
        return False
    for opening, closing in _QUOTES:
        if answer.startswith(opening) and answer.endswith(closing):
            return not set(answer[1:-1]) & {opening, closing}
    return False
