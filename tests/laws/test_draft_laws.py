# SPDX-License-Identifier: GPL-3.0-or-later
"""The laws of masks and forms: nothing is lost, nothing is doubled, no figure changes its value."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from w4r_i18n.draft.forms import form
from w4r_i18n.draft.masks import taken_apart
from w4r_i18n.draft.policy import why_not
from w4r_i18n.draft.protect import MaskError, Protected, protect, restore
from w4r_i18n.draft.sanity import refusal
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.document import Tier
from w4r_i18n.model.draft import MaskForm, Reach
from w4r_i18n.model.inline import Code, Content, Placeholder, Text, merged, parse, to_msgid
from w4r_i18n.model.locale import locale
from w4r_i18n.model.term import Lexicon, Wording
from w4r_i18n.text.french import MONTHS
from w4r_i18n.text.tokens import tokens

FRENCH = locale("fr")
LOCALES = (
    "ar", "ca", "de", "en", "es", "fr", "it", "ja", "pt-BR", "pt", "uk", "ru", "pl", "tr", "fi", "hu", "nl",
    "sv", "zh-Hans", "zh-Hant", "ko", "fa", "he", "oc", "eo", "gl", "hi",
)  # fmt: skip
FORMS: tuple[MaskForm, ...] = get_args(MaskForm)
NAMES = Lexicon("", (Wording("name", ("Amina Exemple", "Amina"), ("Amina Exemple", "Amina")),))
MONTH_NAMES = tuple(MONTHS)

law = settings(deadline=None, derandomize=True, max_examples=150)

PIECES = st.sampled_from(
    (
        "le 3 mai 2025", "à 9 h 30", "3 250", "15 %", "2 000 €", "Amina", "d’Amina Exemple", "W4R25", "60/16",
        "https://exemple.example/a?b=1", "min@gouv.example", "@appel", "#Lettre", "+33 1 23 45 67 89",
        "<g1>", "</g1>", "<g2>", "</g2>", "<x3/>", "<em>", "</em>", "<br>", "{place}", "{{", "}}", "{", "}",
        "&amp;", "&lt;", "&nbsp;", "&", "<", "[w4r0]", "[ W4R 1 ]", "XPH0X", "xph 3 x", '<x id="0"/>',
        "&lt;x id=1&gt;", "XPH", "[w4r", " ", " : ", "’", "mot", "emprisonné·e·s", "«\u202foui\u202f»", "\n",
        "١٢", "１２", "du 5 au 6 mai",
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
)


def identical(protected: Protected) -> Protected:
    """With every mask's own source as its target."""
    return replace(protected, masks=tuple(replace(mask, target=mask.source) for mask in protected.masks))


@law
@given(text=TEXTS, mask_form=st.sampled_from(FORMS), brace=st.booleans())
def test_masks_come_back_as_they_were(text: str, mask_form: MaskForm, brace: bool) -> None:
    """`restore(mask(t)) == t`, whatever stands in the text, when nothing has another form in the target."""
    entry = Entry(text, flags=("python-brace-format",) if brace else ())
    protected = protect(entry, source=FRENCH, target=FRENCH, lexicon=NAMES, form=mask_form)
    assert restore(identical(protected), protected.text, target=FRENCH) == text


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Well-formed inlines: pairs that nest, singles, placeholders, texts with everything that is masked."""
    counter = 0

    def piece(depth: int) -> list[Text | Code | Placeholder]:
        nonlocal counter
        kind = draw(
            st.sampled_from(("text", "text", "single", "placeholder", "pair") if depth else ("text",))
        )
        if kind == "text":
            return [Text(draw(TEXTS))]
        if kind == "placeholder":
            return [Placeholder(draw(st.sampled_from(("place", "date"))))]
        counter += 1
        number = counter
        if kind == "single":
            return [Code(number, "single")]
        inside = [one for _ in range(draw(st.integers(0, 3))) for one in piece(depth - 1)]
        return [Code(number, "open"), *inside, Code(number, "close")]

    return merged(tuple(one for _ in range(draw(st.integers(1, 4))) for one in piece(2)))


def entry_of(content: Content) -> Entry:
    brace = any(isinstance(part, Placeholder) for part in content)
    return Entry(to_msgid(content), flags=("python-brace-format",) if brace else ())


@law
@given(content=contents(), mask_form=st.sampled_from(FORMS), tag=st.sampled_from(LOCALES))
def test_a_draft_has_the_tags_of_its_source(content: Content, mask_form: MaskForm, tag: str) -> None:
    """An echo in any language is well-formed, with each tag and placeholder as often as its source."""
    entry = entry_of(content)
    codes = any(isinstance(part, Code) for part in content)
    brace = bool(entry.flags)
    protected = protect(entry, source=FRENCH, target=locale(tag), lexicon=NAMES, form=mask_form)
    draft = restore(protected, protected.text, target=locale(tag))
    read = parse(draft, codes=codes, placeholders=brace)
    assert [part for part in read if not isinstance(part, Text)] == [
        part for part in content if not isinstance(part, Text)
    ]


@law
@given(text=TEXTS, mask_form=st.sampled_from(FORMS), data=st.data())
def test_a_lost_or_doubled_mask_is_an_error(text: str, mask_form: MaskForm, data: st.DataObject) -> None:
    """An answer with a mark too few, too many, or one that was never there makes no draft."""
    protected = protect(Entry(text), source=FRENCH, target=locale("es"), lexicon=NAMES, form=mask_form)
    assume(protected.masks)
    mark = data.draw(st.sampled_from(protected.masks)).mark
    stranger = re.sub(r"\d+", "99999", mark.replace("w4r", "\0")).replace("\0", "w4r")
    wrong = data.draw(
        st.sampled_from(
            (
                protected.text.replace(mark, "", 1),
                protected.text.replace(mark, f"{mark} {mark}", 1),
                f"{protected.text} {stranger}",
            )
        )
    )
    with pytest.raises(MaskError):
        restore(protected, wrong, target=locale("es"))


@law
@given(content=contents(), mask_form=st.sampled_from(FORMS), data=st.data())
def test_marks_in_any_order_make_a_well_formed_draft_or_none(
    content: Content, mask_form: MaskForm, data: st.DataObject
) -> None:
    """Whatever an engine does with the order of marks, a draft's tags nest, or there is no draft."""
    entry = entry_of(content)
    protected = protect(entry, source=FRENCH, target=locale("de"), lexicon=NAMES, form=mask_form)
    pieces = taken_apart(protected, protected.text)
    order = data.draw(st.permutations(pieces.numbers))
    answer = " wort ".join(["", *(protected.masks[number].mark for number in order), ""])
    try:
        draft = restore(protected, answer, target=locale("de"))
    except MaskError:
        return
    codes = any(isinstance(part, Code) for part in content)
    parse(draft, codes=codes, placeholders=bool(entry.flags))


@st.composite
def figures(draw: st.DrawFn) -> str:
    """A figure as French writes it."""
    number = draw(st.integers(0, 99_999_999))
    decimals = draw(st.sampled_from(("", ",5", ",25", ",05")))
    grouped = f"{number:,}".replace(",", draw(st.sampled_from((" ", "\u00a0", "\u202f"))))
    plain = draw(st.sampled_from((grouped, str(number)))) + decimals
    month = draw(st.integers(1, 12))
    year = draw(st.integers(1900, 2199))
    day = draw(st.integers(1, calendar.monthrange(2001, month)[1]))
    name = MONTH_NAMES[month - 1]
    first = "1er" if day == 1 else str(day)
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    return draw(
        st.sampled_from(
            (
                plain, f"-{plain}", f"{plain} %", f"{plain} €", f"{plain} $", f"{plain} millions",
                f"{plain} milliards d’euros", f"{first} {name} {year}", f"{first} {name}", f"{name} {year}",
                f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}", f"{hour} h {minute:02}",
                f"{hour}:{minute:02}", f"{hour}h", str(year),
            )
        )
    )  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=400)
@given(text=figures(), tag=st.sampled_from(LOCALES))
def test_a_form_is_worth_what_the_source_is_worth(text: str, tag: str) -> None:
    """What is written in a target reads there as the same kind and value, whole or by its number alone."""
    target = locale(tag)
    found = tokens(f"à {text}")
    assume(len(found) == 1)
    token = found[0]
    made = form(token, f"à {text}", before="", source=FRENCH, target=target)
    if made is None or target.language == "fr":
        return
    read = [one for one in tokens(made.text, tag) if one.kind != "phone"]
    assert len(read) == 1
    if made.end == token.end and read[0].kind == token.kind:
        assert read[0].value == token.value
    else:
        rest = f"{made.text}{f'à {text}'[made.end :]}"
        assert read[0].kind == "number"
        source_number = tokens(f"à {text}"[made.start : made.end])
        assert [one.value for one in source_number] == [read[0].value], rest


@law
@given(text=TEXTS, answer=st.text(max_size=80), tag=st.sampled_from(LOCALES))
def test_the_gate_says_a_line_without_the_text_or_nothing(text: str, answer: str, tag: str) -> None:
    """`refusal` answers every pair of texts with one line that holds none of their words, or with nothing."""
    why = refusal(text, answer, source=FRENCH, target=locale(tag))
    assert "\n" not in why
    assert not why or why.startswith(
        ("the answer", "the whole answer", "the engine", "sentences of the source")
    )


@law
@given(
    tier=st.one_of(st.sampled_from(get_args(Tier)), st.text(max_size=10)),
    reach=st.one_of(st.sampled_from(get_args(Reach)), st.text(max_size=10)),
    allowed=st.dictionaries(
        st.one_of(st.sampled_from(get_args(Tier)), st.text(max_size=10)),
        st.lists(st.sampled_from(("local", "network"))),
    ),
)
def test_what_is_restricted_or_unknown_never_reaches_a_network(
    tier: Tier, reach: Reach, allowed: dict[str, list[Reach]]
) -> None:
    """A text is handed over only under a grant for its tier and reach, a restricted one to local engines."""
    if why_not(tier, reach, allowed):
        return
    known = tier if tier in get_args(Tier) else "restricted"
    assert reach in allowed[known]
    assert (known, reach) != ("restricted", "network")
