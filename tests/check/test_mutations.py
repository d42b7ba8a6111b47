# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's translations with one value changed, or written in another way: found, or let be."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from w4r_i18n import registry
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.check.run import Rule, check_catalogue
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.inline import is_join
from w4r_i18n.text.numbers import find
from w4r_i18n.text.tokens import Token, TokenKind, tokens

LOCALES = Path(__file__).parents[2] / "locales"
TAGS = ("ar", "ca", "de", "en", "es", "ja", "pt_BR", "uk")
COMPARING = (
    "address",
    "date",
    "email",
    "markup",
    "money",
    "number",
    "number_doubt",
    "percent",
    "placeholder",
    "sign",
    "tag",
    "time",
    "unpaired_tag",
    "url",
)
RULES = [cast(Rule, registry.find("check", name)) for name in COMPARING]
WANTED = 1000
NATIVE = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a translation."""

    catalogue: Catalogue
    entry: Entry
    tag: str
    token: Token


def places() -> list[Place]:
    found = []
    for folder in TAGS:
        for path in sorted((LOCALES / folder / "LC_MESSAGES").glob("*.po")):
            catalogue = read_po_bytes(path.read_bytes(), path=path.name)
            tag = folder.replace("_", "-")
            found += [
                Place(catalogue, entry, tag, token)
                for entry in catalogue.messages
                if entry.msgstr and not is_join(entry.msgstr) and not entry.fuzzy and entry.plural is None
                for token in tokens(entry.msgstr, tag)
            ]
    return found


PLACES = places()


def faults(place: Place, text: str) -> list[str]:
    """What the comparing rules say of the entry with another text, and not of it as it is."""
    said = []
    for each in (place.entry.msgstr, text):
        entry = replace(place.entry, msgstr=each, raw="")
        found = check_catalogue(Catalogue(place.catalogue.header, (entry,)), rules=RULES)
        said.append(Counter(one.message for one in found))
    return list((said[1] - said[0]).elements())


def changed(place: Place, text: str) -> str:
    token = place.token
    return place.entry.msgstr[: token.start] + text + place.entry.msgstr[token.end :]


# Changes of the value


def another_digit(text: str, choice: random.Random) -> str:
    at = choice.choice([at for at, char in enumerate(text) if char.isdecimal()])
    zero = ord(text[at]) - int(text[at])
    return text[:at] + chr(zero + (int(text[at]) + choice.randint(1, 8)) % 10) + text[at + 1 :]


def one_digit_more(text: str, _choice: random.Random) -> str:
    at = max(at for at, char in enumerate(text) if char.isdecimal())
    return text[: at + 1] + chr(ord(text[at]) - int(text[at]) + 7) + text[at + 1 :]


def two_letters_exchanged(text: str, choice: random.Random) -> str:
    pairs = [at for at in range(3, len(text) - 1) if text[at] != text[at + 1] and text[at : at + 2].isalnum()]
    at = choice.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def nothing(_text: str, _choice: random.Random) -> str:
    return ""


OTHER_UNITS = {
    **dict.fromkeys("%٪％", "‰"), "€": "$", "euros": "dollars", "Euro": "Dollar", "євро": "доларів",
    "يورو": "دولار", "ユーロ": "ドル",
}  # fmt: skip


def another_unit(text: str, _choice: random.Random) -> str:
    """Per mille for per cent, dollars for euros; the same text where it is in another unit."""
    unit = next((unit for unit in OTHER_UNITS if unit in text), "")
    return text.replace(unit, OTHER_UNITS[unit]) if unit else text


def below_zero(text: str, _choice: random.Random) -> str:
    return f"−{text}"


Edit = Callable[[str, random.Random], str]
CHANGES: dict[TokenKind, tuple[Edit, ...]] = {
    **dict.fromkeys(
        cast("tuple[TokenKind, ...]", ("date", "time")),
        (another_digit, one_digit_more),
    ),
    "number": (another_digit, one_digit_more, below_zero),
    **dict.fromkeys(
        cast("tuple[TokenKind, ...]", ("percent", "money")),
        (another_digit, one_digit_more, another_unit),
    ),
    "phone": (another_digit,),
    "url": (two_letters_exchanged,),
    "email": (two_letters_exchanged,),
    "placeholder": (nothing, two_letters_exchanged),
    "tag": (nothing,),
}


def values_changed() -> Iterator[tuple[Place, str]]:
    """Edits, drawn with a fixed seed, each of another value than what it replaces."""
    choice = random.Random(20251124)  # noqa: S311  # drawn alike each time
    able = [place for place in PLACES if place.token.kind in CHANGES and can_change(place.token)]
    while True:
        place = choice.choice(able)
        edit = choice.choice(CHANGES[place.token.kind])
        text = edit(place.token.text, choice)
        if text != place.token.text and is_another_value(place, text):
            yield place, changed(place, text)


def can_change(token: Token) -> bool:
    if token.kind in {"url", "email", "placeholder"}:
        return len(token.text) > 6
    return token.kind == "tag" or any(map(str.isdecimal, token.text))


def is_another_value(place: Place, text: str) -> bool:
    """Whether the edit is none that a reader would take for the same: `01` for `1`, an hour past 24."""
    before = Counter(token.value for token in tokens(place.entry.msgstr, place.tag))
    return before != Counter(token.value for token in tokens(changed(place, text), place.tag))


def test_a_thousand_changed_values_are_all_found() -> None:
    edits = values_changed()
    missed = []
    for _ in range(WANTED):
        place, text = next(edits)
        if not faults(place, text):
            missed.append((place.tag, place.entry.msgid, place.entry.msgstr, text))
    assert missed == []


# Other ways to write the same value

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,\u00a0\u202f٬]\d{3})+(?![\d.,])")
MARKS = {"en": ",", "de": ".", "es": ".", "ca": ".", "pt-BR": ".", "uk": "\u00a0", "ja": ",", "ar": "٬"}


def other_writings(place: Place) -> list[str]:
    """Grouped otherwise, with the digits of the script, with other blanks, the date in another order."""
    text, token = place.token.text, place.token
    ways: list[str] = []
    if grouped := _GROUPED.search(text):
        bare = re.sub(r"\D", "", grouped[0])
        by_three = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "{}", bare)
        ways += [
            text.replace(grouped[0], by_three.replace("{}", mark))
            for mark in ("", "\u00a0", "\u202f", MARKS[place.tag])
        ]
    if place.tag == "ar" and token.kind != "phone":
        ways.append(text.translate(NATIVE))
    ways += [text.replace(" ", blank) for blank in ("\u00a0", "\u202f") if " " in text]
    ways += [text.replace(blank, " ") for blank in ("\u00a0", "\u202f") if blank in text]
    if token.kind == "percent":
        ways += [re.sub(r"[ \u00a0\u202f]?([%٪])", rf"{blank}\1", text) for blank in ("", "\u00a0", "\u202f")]
    if token.kind == "date" and (full := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", token.value)):
        year, month, day = full.groups()
        # Figures that follow at once would run into the date.
        end = "" if not place.entry.msgstr[token.end : token.end + 1].isdecimal() else " "
        ways.append(f"{year}-{month}-{day}{end}")
        if int(day) > 12:
            ways.append(f"{int(day)}/{int(month)}/{year}{end}")
    return [way for way in ways if way != text]


def test_a_thousand_other_writings_of_the_same_value_are_let_be() -> None:
    choice = random.Random(20251125)  # noqa: S311  # drawn alike each time
    kinds = {"number", "percent", "money", "date", "time"}
    able = [
        (place, ways) for place in PLACES if place.token.kind in kinds and (ways := other_writings(place))
    ]
    called = []
    for _ in range(WANTED):
        place, ways = choice.choice(able)
        text = changed(place, choice.choice(ways))
        if found := faults(place, text):
            called.append((place.tag, place.entry.msgstr, text, found))
    assert called == []


def test_the_demonstration_has_values_of_every_language() -> None:
    assert {place.tag for place in PLACES} == {tag.replace("_", "-") for tag in TAGS}
    assert all(find(place.token.text, place.tag) for place in PLACES if place.token.kind == "number")


@pytest.mark.parametrize("kind", ["number", "date"])
def test_the_demonstration_has_values_of_the_common_kinds(kind: str) -> None:
    assert sum(place.token.kind == kind for place in PLACES) > 50
