# SPDX-License-Identifier: GPL-3.0-or-later
"""What a language says in one way here and in another there: in one catalogue, or in all of a locale."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.check.run import joined
from w4r_i18n.check.seen import Pair, Seen, Whole
from w4r_i18n.check.spellings import are_two, spellings
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.term import Lexicon, Wording
from w4r_i18n.text.marks import shown
from w4r_i18n.text.normalise import letters, typographic
from w4r_i18n.text.stands import folded, is_written

SAME_SOURCE, NAME_SPELLING, TERM_CHOICE = "same-source", "name-spelling", "term-choice"
_SEVERITIES = {
    SAME_SOURCE: Severity.WARNING,
    NAME_SPELLING: Severity.WARNING,
    TERM_CHOICE: Severity.INFO,
}
ACROSS = frozenset(_SEVERITIES)
"""What looks at all catalogues of a locale: one alone can't tell that a waiver of theirs is idle."""
_MOST_WAYS = 50
"""Of one thing, that are compared with each other."""
_LEAST_WORDS = 3
"""Of a source that has one translation everywhere; shorter ones (a button, a title) depend on their place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry's way to say something that other entries say as well."""

    check: str
    about: str
    """The name, the concept; of a source its digest, so that nothing kept holds the text."""
    way: str
    """The spelling, the word; of a translation its digest."""
    line: int


def choices(catalogue: Catalogue, lexicon: Lexicon) -> tuple[Choice, ...]:
    """What a catalogue says, of all that must be said alike. Drafts choose nothing yet."""
    whole = Whole(catalogue, lexicon)
    return tuple(
        choice for entry in joined(catalogue.messages) for choice in _choices(Seen(entry, whole), shared=True)
    )


def _by_entry(whole: Whole) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """What the entries choose beside each other: a source that stands but once chooses nothing."""
    entries = [*joined(whole.catalogue.messages)]
    often = Counter(letters(entry.msgid) for entry in entries)
    for entry in entries:
        shared = often[letters(entry.msgid)] > 1
        yield "\0".join(entry.key), tuple(_choices(Seen(entry, whole), shared=shared))


def _choices(seen: Seen, *, shared: bool) -> Iterator[Choice]:
    entry = seen.entry
    if entry.fuzzy or entry.plural is not None or not entry.msgstr or is_join(entry.msgstr):
        return
    (pair,) = seen.texts[0]
    if shared and len(entry.msgid.split()) >= _LEAST_WORDS:
        source, target = typographic(entry.msgid), typographic(entry.msgstr)
        yield Choice(SAME_SOURCE, _digest(f"{entry.msgctxt or ''}\0{source}"), _digest(target), entry.line)
    for name, way in spellings(pair):
        yield Choice(NAME_SPELLING, name, way, entry.line)
    terms = seen.whole.once(_terms)
    low = pair.source.text.casefold() if terms else ""
    for start, wording, words in terms:
        if start in low and (word := _word(wording, words, pair)):
            yield Choice(TERM_CHOICE, wording.sources[0], word, entry.line)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _terms(whole: Whole) -> tuple[tuple[str, Wording, tuple[tuple[str, ...], ...]], ...]:
    """The terms for which several words are agreed: how they begin, and each word with its forms."""
    found = []
    for wording in whole.lexicon.wordings:
        words: dict[str, list[str]] = {}
        for target in wording.targets if wording.kind == "term" else ():
            # Forms of one word begin alike.
            start = folded(target, whole.language).casefold()
            of = 4 if start.isascii() or whole.target("").is_spaced else 1
            words.setdefault(start[:of], []).append(target)
        if len(words) > 1:
            found.append((wording.sources[0].casefold()[:5], wording, tuple(map(tuple, words.values()))))
    return tuple(found)


def _word(wording: Wording, words: Iterable[tuple[str, ...]], pair: Pair) -> str:
    """Which of several agreed words the translation has; "" where it has none or both."""
    found = [
        each[0] for each in words if is_written(each, pair.target.text, pair.tag, inflects=wording.inflects)
    ]
    return found[0] if len(found) == 1 else ""


def across(made: Iterable[tuple[str, Sequence[Choice]]]) -> Iterator[Diagnostic]:
    """What is said otherwise than mostly, by file, in all files of a locale; of no text more than a word."""
    for path, choice, other_path, other in _rare(made):
        where = "elsewhere" if path == other_path else f"in {other_path}"
        hint = f"compare {Place(other_path, other.line)}"
        yield Diagnostic(
            choice.check,
            _SEVERITIES[choice.check],
            _told(choice, other, where),
            Place(path, choice.line),
            hint,
        )


def said_otherwise(check: str, seen: Seen) -> Iterator[str]:
    """What one of the rules says of an entry beside the others of its catalogue."""
    if seen.whole.in_order:
        yield from seen.whole.once(_within).get((check, "\0".join(seen.entry.key)), ())


def _within(whole: Whole) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    texts = {"\0".join(entry.key): entry.msgstr for entry in joined(whole.catalogue.messages)}
    for key, choice, other_key, other in _rare(_by_entry(whole)):
        told = _told(choice, other, "elsewhere")
        if choice.check == SAME_SOURCE:
            told += f": “{shown(texts[other_key])}”"
        found.setdefault((choice.check, key), []).append(told)
    return found


def _told(choice: Choice, other: Choice, where: str) -> str:
    if choice.check == SAME_SOURCE:
        return f"the same source is translated otherwise {where}"
    about, way, usual = (shown(each) for each in (choice.about, choice.way, other.way))
    return f"“{about}” is “{way}” here and “{usual}” {where}"


def _rare(made: Iterable[tuple[str, Sequence[Choice]]]) -> Iterator[tuple[str, Choice, str, Choice]]:
    """For each choice, by its place, that fewer make than another: where that other is made first."""
    by_subject: dict[tuple[str, str], list[tuple[str, Choice]]] = {}
    for place, those in made:
        for choice in those:
            by_subject.setdefault((choice.check, choice.about), []).append((place, choice))
    for (check, about), places in by_subject.items():
        counts = Counter(choice.way for _, choice in places)
        # The most frequent first; of two that are equally so what the source writes, then what comes first.
        ways = sorted(counts, key=lambda way: (-counts[way], way != about))
        for at, way in enumerate(ways[:_MOST_WAYS]):
            others = (other for other in ways[:at] if check != NAME_SPELLING or are_two(way, other))
            if usual := next(others, ""):
                other_place, other = next(each for each in places if each[1].way == usual)
                for place, choice in places:
                    if choice.way == way:
                        yield place, choice, other_place, other
