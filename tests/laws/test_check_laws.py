# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of the checks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n import registry
from w4r_i18n.check.consistency import NAME_SPELLING, SAME_SOURCE, Choice, across
from w4r_i18n.check.markup import keeps_tags, tags
from w4r_i18n.check.run import Rule, check_catalogue
from w4r_i18n.check.seen import Pair, Seen, Side, Whole
from w4r_i18n.check.signs import Signs
from w4r_i18n.check.sounds import sound
from w4r_i18n.check.spellings import are_two
from w4r_i18n.check.units import senses, sounds, units
from w4r_i18n.check.veil import veiled
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.text.marks import bidi_faults, controls, invisibles, is_plain, shown, stacks
from w4r_i18n.text.normalise import letters, typographic

RULES = [cast(Rule, registry.find("check", name)) for name in registry.names("check")]
FIXED = settings(deadline=None, derandomize=True, max_examples=150)
PIECES = st.sampled_from(
    ["mot ", "12 ", "1 500 ", "3,5 % ", "le 3 mai 2025 ", "<g1>", "</g1>", "<x1/>", "{nom} ", "%(n)s ", "& ",
     "9h30 ", "https://a.example/x ", "a@b.example ", "@compte ", "SW1A ", "l’ONU ",
     "=SUM(A1) ", "−3 °C ", "\u202e", "\u200b", "e\u0301",
     "<b>", "<a title='x'>", "<i", "«\u00a0", "\n"],
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)
HIDING = st.text(
    st.sampled_from("ab \n\u0301\u0302\u200b\u200d\u202a\u202c\u202e\u2067\u2069\u0627\ufe0f\U000e0041\x07")
)


@FIXED
@given(TEXTS.filter(bool))
def test_a_text_compared_with_itself_differs_in_nothing(text: str) -> None:
    """Law: no rule that compares finds a difference between a text and itself, read as one language."""
    catalogue = Catalogue(Header((("Language", "fr"),)), (Entry(text, text),))
    comparing = [rule for rule in RULES if rule.SCOPE == "pair" and rule.NAME not in {"tag", "join"}]
    assert check_catalogue(catalogue, rules=comparing) == []


@FIXED
@given(TEXTS.filter(bool), TEXTS)
def test_whatever_is_compared_is_told_in_one_line_each(source: str, target: str) -> None:
    """Law: a finding is one line that hides nothing, whatever the texts are."""
    catalogue = Catalogue(Header((("Language", "de"),)), (Entry(source, target),))
    for found in check_catalogue(catalogue, rules=RULES, restricted=False):
        assert found.message == shown(found.message, limit=10_000)
        assert found.unit == shown(found.unit, limit=10_000)


@FIXED
@given(TEXTS.filter(bool), TEXTS)
def test_a_rule_that_is_not_asked_would_have_found_nothing(source: str, target: str) -> None:
    """Law: where none of a rule's signs stands in an entry's texts, the rule is silent about it."""
    seen = Seen(Entry(source, target), Whole(Catalogue(Header((("Language", "de"),)))))
    pairs = [rule for rule in RULES if rule.SCOPE == "pair"]
    asked = Signs(pairs).rules_for(seen)
    assert [rule.NAME for rule in pairs if rule not in asked and [*rule.check(seen)]] == []


@FIXED
@given(st.text(), st.sampled_from(["fr", "de", "ar", "ja", "th", "hu"]))
def test_parts_end_within_the_text_each_after_the_other(text: str, tag: str) -> None:
    """Law: ends of parts rise to the number of units, every sentence's end is one, every unit has a sound."""
    side = Side(text, tag)
    found = units(side)
    assert list(found.parts) == sorted({*found.parts})
    assert {*found.sentences} <= {*found.parts}
    assert found.parts[-1:] == ((len(found.stems),) if found.stems else ())
    assert len(sounds(side)) == len(senses(side)) == len(found.words) == len(found.stems)


@FIXED
@given(st.text())
def test_a_sound_has_no_doubles_and_no_case(word: str) -> None:
    """Law: a sound is made of the kinds of consonants, never two of a kind in a row."""
    heard = sound(word.casefold())
    assert {*heard} <= {*"pktslm"}
    assert all(one != other for one, other in pairwise(heard))


@FIXED
@given(TEXTS, TEXTS)
def test_texts_whose_tags_are_kept_have_the_same_tags(source: str, target: str) -> None:
    """Law: where `keeps_tags` says so, both texts have the same tags, but for their places."""
    whole = Whole(Catalogue())
    pair = Pair(whole.source(source), whole.target(target), Seen(Entry(source, target), whole))
    if keeps_tags(pair):
        ours, theirs = ([replace(tag, start=0, end=0) for tag in tags(text)] for text in (source, target))
        assert ours == theirs


@FIXED
@given(st.text(st.sampled_from("aé e\u0301\u00a0’'«»\"… !:7\u00ad\u0416\ud800")))
def test_levelling_typography_keeps_the_letters(text: str) -> None:
    """Law: a text has the letters of its levelled form, so texts that are equal there have the same."""
    assert letters(text) == letters(typographic(text))


@FIXED
@given(HIDING)
def test_a_plain_text_has_nothing_that_hides(text: str) -> None:
    """Law: where `is_plain` says so, every recogniser is silent; so skipping such a text loses nothing."""
    if is_plain(text):
        assert not [*controls(text), *bidi_faults(text), *invisibles(text), *stacks(text)]


@FIXED
@given(HIDING)
def test_what_is_shown_hides_nothing(text: str) -> None:
    """Law: `shown` leaves one line without controls, bidirectional marks or invisible characters."""
    line = shown(text, limit=10_000)
    assert not [*controls(line), *bidi_faults(line), *invisibles(line)]
    assert "\n" not in line


WORDS = st.text(st.sampled_from("abвмフィكا"), min_size=1, max_size=8)
CHOICES = st.lists(
    st.builds(
        Choice,
        st.sampled_from([SAME_SOURCE, NAME_SPELLING]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["Фіктів", "Фиктів", "Фактів"]),
        st.integers(1, 9),
    ),
    max_size=8,
)


@FIXED
@given(WORDS, WORDS)
def test_two_spellings_are_two_from_either_side(one: str, other: str) -> None:
    """Law: a name is no second spelling of itself, and of two neither is the first."""
    assert not are_two(one, one)
    assert are_two(one, other) == are_two(other, one)


@FIXED
@given(CHOICES, CHOICES)
def test_what_most_say_is_never_told(here: list[Choice], there: list[Choice]) -> None:
    """Law: not every way to say a thing is told, and none where all agree."""
    found = list(across([("a.po", here), ("b.po", there)]))
    ways = {(each.check, each.about): set[str]() for each in (*here, *there)}
    for each in (*here, *there):
        ways[each.check, each.about].add(each.way)
    assert len(found) <= len(here) + len(there) - len(ways)
    if all(len(those) == 1 for those in ways.values()):
        assert found == []


@FIXED
@given(TEXTS.filter(bool), TEXTS)
def test_what_is_veiled_depends_on_no_word_of_the_texts(source: str, target: str) -> None:
    """Law: of a text that may not be shown, what compares says the same sentence whatever the text is."""
    catalogue = Catalogue(Header((("Language", "de"),)), (Entry(source, target),))
    comparing = [rule for rule in RULES if rule.SCOPE == "pair"]
    captions = {
        f"{(rule.__doc__ or '').splitlines()[0].rstrip('.')} (the text is not shown)" for rule in RULES
    }
    low = {caption[0].lower() + caption[1:] for caption in captions}
    for found in veiled(check_catalogue(catalogue, rules=comparing, restricted=False), comparing):
        assert found.message in low
        assert found.unit == ""
