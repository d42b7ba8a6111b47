# SPDX-License-Identifier: GPL-3.0-or-later
"""A petition sheet to print: the demands, and a table in which people sign."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.plain import refuse_template
from w4r_i18n.render.sheet import room, sheet
from w4r_i18n.render.web import block_elements, page

NAME = "petition"
SUFFIX = ".html"
MEDIA = "text/html; charset=utf-8"
KINDS = frozenset({"authority"})

_BEFORE = frozenset({"notice", "recipient", "subject", "salutation"})
_TEXT = frozenset({"heading", "paragraph", "item", "demand", "quote"})
_FEWEST, _MOST = 5, 20
_ROW = 24.0
"""Points that a row takes: as high as a signature."""
_SIZE = 9.5
STYLE = """\
.sheet { border-collapse: collapse; inline-size: 100%; margin-block: 1em; table-layout: fixed; }
.sheet th, .sheet td { border: 1px solid var(--line); padding: .2em .4em; text-align: start; }
.sheet td { block-size: 2.1em; } .sheet th:first-child, .sheet td:first-child { inline-size: 2.5em; }
"""
_HEADINGS = """\
ar | الاسم | المدينة | التوقيع
bg | Име | Град | Подпис
ca | Nom | Població | Signatura
cs | Jméno | Obec | Podpis
da | Navn | By | Underskrift
de | Name | Ort | Unterschrift
el | Όνομα | Πόλη | Υπογραφή
en | Name | Town | Signature
eo | Nomo | Urbo | Subskribo
es | Nombre | Localidad | Firma
et | Nimi | Linn | Allkiri
eu | Izena | Herria | Sinadura
fa | نام | شهر | امضا
fi | Nimi | Paikkakunta | Allekirjoitus
fr | Nom | Ville | Signature
gl | Nome | Localidade | Sinatura
he | שם | עיר | חתימה
hi | नाम | शहर | हस्ताक्षर
hr | Ime | Mjesto | Potpis
hu | Név | Település | Aláírás
id | Nama | Kota | Tanda tangan
is | Nafn | Bær | Undirskrift
it | Nome | Città | Firma
ja | 氏名 | 市区町村 | 署名
ka | სახელი | ქალაქი | ხელმოწერა
ko | 이름 | 도시 | 서명
lt | Vardas | Miestas | Parašas
lv | Vārds | Pilsēta | Paraksts
nb | Navn | Sted | Underskrift
nl | Naam | Plaats | Handtekening
nn | Namn | Stad | Underskrift
oc | Nom | Vila | Signatura
pl | Imię i nazwisko | Miejscowość | Podpis
pt | Nome | Localidade | Assinatura
ro | Nume | Localitate | Semnătură
ru | Имя | Город | Подпись
sk | Meno | Obec | Podpis
sl | Ime | Kraj | Podpis
sr | Име | Место | Потпис
sv | Namn | Ort | Underskrift
th | ชื่อ | เมือง | ลายมือชื่อ
tr | Ad soyad | Şehir | İmza
uk | Ім’я | Місто | Підпис
vi | Họ tên | Thành phố | Chữ ký
zh | 姓名 | 城市 | 签名
zh-Hant | 姓名 | 城市 | 簽名
"""
"""Language, name, town, signature. A section that says it otherwise prints a sheet of its own."""


def headings(locale: Locale) -> tuple[str, str, str] | None:
    """Of the table, in a language; None where nobody has written them."""
    parts = locale.tag.split("-")
    tags = ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]
    return next((_headings()[tag] for tag in tags if tag in _headings()), None)


@lru_cache(maxsize=1)
def _headings() -> dict[str, tuple[str, str, str]]:
    rows = (line.split(" | ") for line in _HEADINGS.splitlines())
    return {tag: (name, town, signature) for tag, name, town, signature in rows}


def missing(letter: Letter) -> tuple[str, ...]:
    return unready(letter.locale)


def unready(locale: Locale) -> tuple[str, ...]:
    return (
        () if headings(locale) else ("no headings of a petition sheet are known: its section prints its own",)
    )


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """As many rows as stand on the page below the text."""
    refuse_template(template, NAME)
    blocks = sheet(letter)
    body = tuple(block for block in blocks if block.role in _TEXT)
    before = tuple(block for block in blocks if block.role in _BEFORE)
    foot = tuple(block for block in blocks if block.role == "foot")
    free = room((*before, *body, *foot), letter.paper, _SIZE)
    rows = min(_MOST, max(_FEWEST, int(free / _ROW) - 1))
    whole = (block_elements((*before, *body)), _table(letter, rows), block_elements(foot))
    main = Markup("<main>\n{}{}{}</main>\n").format(*whole)
    return page(letter, main, size=_SIZE, more_style=STYLE)


def _table(letter: Letter, rows: int) -> Markup:
    named = headings(letter.locale) or ("", "", "")
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(each) for each in ("№", *named))
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td></td><td></td><td></td></tr>\n').format(number)
        for number in range(1, rows + 1)
    )
    return Markup(
        '<table class="sheet">\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n'
    ).format(head, body)
