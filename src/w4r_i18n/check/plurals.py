# SPDX-License-Identifier: GPL-3.0-or-later
"""What a catalogue's plural rule says about its forms, and whether CLDR says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.text.plural import PluralError, PluralRule, plural_rule

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The order in which a catalogue's forms stand for them."""
_SAMPLES = (*range(201), 1000, 1001, 1002, 1005, 1011, 10**6, 10**6 + 1, 2 * 10**6)


def rule_of(header: str) -> PluralRule | None:
    """The rule of a Plural-Forms field, or None where there is none that is valid."""
    try:
        return plural_rule(header)
    except PluralError:
        return None


@lru_cache(maxsize=64)
def forms_of_one_number(header: str) -> frozenset[int]:
    """The forms that speak of a single number, and so may leave the figure out: `one letter`.

    Without a valid rule, the first.
    """
    rule = rule_of(header)
    if rule is None:
        return frozenset({0})
    users = Counter(map(rule.index, _SAMPLES))
    return frozenset(form for form, count in users.items() if count == 1)


@lru_cache(maxsize=64)
def unlike_cldr(header: str, tag: str) -> str:
    """Where the rule picks another form than CLDR's integer categories do, as a sentence; "" where nowhere.

    gettext's customary rule for the language is accepted too; some tongues' millions have a form of their
    own (French, Spanish), which a rule may leave out.
    """
    rule = rule_of(header)
    references = list(_references(tag))
    if rule is None or not references:
        return ""
    faults = [_first_difference(rule, reference) for reference in references]
    return "" if None in faults else f"for n={faults[0]} the rule picks another form than the language has"


def _first_difference(rule: PluralRule, reference: Callable[[int], int]) -> int | None:
    return next((n for n in _SAMPLES if rule.index(n) != reference(n)), None)


def _references(tag: str) -> Iterator[Callable[[int], int]]:
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import PLURALS

    if not is_locale(tag):
        return
    wanted = locale(tag)
    try:
        category = Locale.parse(wanted.cldr).plural_form
    except (UnknownLocaleError, ValueError):
        return
    yield _by_rank(category, _SAMPLES)
    yield _by_rank(category, [n for n in _SAMPLES if n < 10**6])
    if customary := PLURALS.get(wanted.cldr) or PLURALS.get(wanted.language):
        rule = rule_of(f"nplurals={customary[0]}; plural={customary[1]};")
        if rule:
            yield rule.index


def _by_rank(category: Callable[[int], str], samples: Iterable[int]) -> Callable[[int], int]:
    used = {category(n) for n in samples}
    ranks = {name: rank for rank, name in enumerate(name for name in _CATEGORIES if name in used)}
    return lambda n: ranks.get(category(n), len(ranks) - 1)
