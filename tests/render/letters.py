# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters about invented people and places, in eight languages, of the length that letters have."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import get_args

from w4r_i18n.model.letter import Letter, Part, PartRole, Span
from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Paper

_TEXTS = Path(__file__).with_name("letters.toml")
ADDRESS = (
    "Ministère de la Justice", "1, rue de l’Exemple", "BP 12-34", "00000 Exempleville",
    "RÉPUBLIQUE D’EXEMPLIE",
)  # fmt: skip
EMAIL = "justice@example.org"
STATUS = "https://example.org/etat/W4R-7F3K"
CODE = "W4R-7F3K"


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


TAGS = tuple(_tables())


def _spans(text: str) -> tuple[Span, ...]:
    """`**bold**`, `{field: words}`."""
    out: list[Span] = []
    for at, run in enumerate(text.split("**")):
        before, brace, rest = run.partition("{")
        out += [Span(before, bold=at % 2 == 1)] * bool(before)
        if brace:
            field, _, tail = rest.partition("}")
            name, _, words = field.partition(": ")
            out += [Span(words, field=name), *_spans(tail)]
    return tuple(out)


def letter(tag: str, paper: Paper = "a4") -> Letter:
    """To a minister of justice, with three demands and a copy to an embassy."""
    table = _tables()[tag]

    def text(key: str) -> str:
        return str(table[key])

    paragraphs = [Part("paragraph", _spans(each)) for each in table["paragraphs"]]
    demands = [Part("demand", _spans(each), n) for n, each in enumerate(table["demands"], 1)]
    return Letter(
        "authority", locale(tag), text("title"), "exemple-amina", "2031/amina-exemple", "exemple", paper,
        notices=(text("notice"),),
        place_date=_spans(text("place_date")),
        recipient=(text("office"), *ADDRESS),
        emails=(EMAIL,),
        subject=text("subject"),
        salutation=text("salutation"),
        body=(*paragraphs[:-1], *demands, paragraphs[-1]),
        closing=text("closing"),
        signature=_spans(text("signature")),
        copies=(("Ambassade d’Exemplie", "Avenue Fictive 7", "3000 Berne"),),
        copies_label=text("copies_label"),
        valid_until=text("valid_until"),
        code=CODE, code_label=text("code_label"), status_url=STATUS,
        short=(Part("paragraph", _spans(text("short"))),),
        advice=(text("advice"),),
        demonstration=True,
    )  # fmt: skip


def saying(words: str, tag: str = "fr") -> Letter:
    """A letter of which every text that people write says the same."""
    span = (Span(words),)
    return replace(
        letter(tag), title=words, notices=(words,), place_date=span, subject=words, salutation=words,
        body=tuple(
            Part(role, (Span(words), Span(words, bold=True), Span(words, italic=True)), int(role == "demand"))
            for role in get_args(PartRole)
        ),
        closing=words, signature=(Span(words, field="writer_name"),), copies_label=words, valid_until=words,
        code_label=words, short=(Part("paragraph", span),), advice=(words,),
    )  # fmt: skip
