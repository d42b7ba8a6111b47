# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry as rules see it: what several of them ask of a text is found once, when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, cast, overload

from w4r_i18n.check.strings import strings
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.locale import Locale, is_locale, locale
from w4r_i18n.model.term import Lexicon
from w4r_i18n.text.marks import is_plain
from w4r_i18n.text.tokens import Token, tokens, without

SOURCE_LANGUAGE = "fr"
Found = TypeVar("Found")
Owner = TypeVar("Owner")
_SENTENCE = 300
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


class Lazy(Generic[Owner, Found]):
    """A property found when it is first asked for; `cached_property` without its lock, which costs more."""

    def __init__(self, find: Callable[[Owner], Found]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> Lazy[Owner, Found]: ...
    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> Found: ...
    def __get__(self, owner: Owner | None, kind: type[Owner]) -> Lazy[Owner, Found] | Found:
        if owner is None:
            return self
        found = owner.__dict__[self._name] = self._find(owner)
        return found


class Side:
    """One text, source or target, in the language `tag` ("" where unknown)."""

    def __init__(self, text: str, tag: str) -> None:
        self.text = text
        self.tag = tag
        self.language = tag.partition("-")[0]
        self._found: dict[Callable[[Side], object], object] = {}

    def once(self, find: Callable[[Side], Found]) -> Found:
        """What `find` says of this text; several rules may ask, it is found for the first."""
        found = self._found.get(find, _NOT_YET)
        if found is _NOT_YET:
            found = self._found[find] = find(self)
        return cast(Found, found)

    @Lazy
    def chars(self) -> frozenset[str]:
        """The characters that occur."""
        return frozenset(self.text)

    @Lazy
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.text, self.tag)

    @Lazy
    def prose(self) -> str:
        """The text, as long as it is, with every token blotted out."""
        return without(self.text, self.tokens)

    @Lazy
    def words(self) -> tuple[str, ...]:
        """The words of the prose, as written; a run of Chinese or Japanese is one."""
        return tuple(_WORD.findall(self.prose))

    @Lazy
    def low_words(self) -> tuple[str, ...]:
        """The words without case, parts around an apostrophe apart, all apostrophes alike."""
        low = self.prose.casefold()
        return tuple(_PART.findall(low.replace("’", "'") if "’" in low else low))

    @Lazy
    def runs(self) -> tuple[str, ...]:
        """The words as written, parts around an apostrophe apart, and `|` wherever anything else stands."""
        found = _RUN.findall(self.prose.replace("’", "'"))
        return tuple(word if word[0].isalpha() else "|" for word in found)

    @property
    def is_spaced(self) -> bool:
        """Whether the language puts blanks between words."""
        return self.language not in _UNSPACED

    @Lazy
    def is_foreign_script(self) -> bool:
        """Whether the language is written in other letters than French."""
        return is_locale(self.tag) and locale(self.tag).script != "Latn"


_NOT_YET = object()
_PART = re.compile(r"[^\W\d_]+'?")
_RUN = re.compile(r"[^\W\d_]+'?|[^\s'-]")
_UNSPACED = frozenset({"ja", "zh", "yue", "th", "lo", "km", "my", "bo", "dz"})


@lru_cache(maxsize=2048)
def _source(text: str) -> Side:
    return Side(text, SOURCE_LANGUAGE)


def source_side(text: str) -> Side:
    """A French text; a sentence's is kept while the rules pass over languages."""
    return _source(text) if len(text) <= _SENTENCE else Side(text, SOURCE_LANGUAGE)


class Pair:
    """A target beside one source that it may answer to."""

    def __init__(self, source: Side, target: Side, seen: Seen) -> None:
        self.source = source
        self.target = target
        self.seen = seen
        self._found: dict[Callable[[Pair], object], object] = {}

    def once(self, find: Callable[[Pair], Found]) -> Found:
        """What `find` says of this pair; several rules may ask, it is found for the first."""
        found = self._found.get(find, _NOT_YET)
        if found is _NOT_YET:
            found = self._found[find] = find(self)
        return cast(Found, found)

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.source, self.target

    @property
    def tag(self) -> str:
        return self.target.tag

    @property
    def language(self) -> str:
        return self.target.language


class Whole:
    """What stands around an entry: its catalogue, its language, the words that are agreed for it."""

    def __init__(
        self,
        catalogue: Catalogue,
        lexicon: Lexicon | None = None,
        *,
        source_tag: str = SOURCE_LANGUAGE,
        accepted: Sequence[tuple[str, str]] = (),
        in_order: bool = True,
    ) -> None:
        self.catalogue = catalogue
        self.lexicon = lexicon or Lexicon()
        self.source_tag = source_tag
        self.accepted = accepted
        """Pairs of the same languages that people accepted elsewhere, to learn from."""
        self.in_order = in_order
        self._targets: dict[str, Side] = {}
        self._found: dict[Callable[[Whole], object], object] = {}
        """Whether neighbours in the catalogue are neighbours in the text."""

    def source(self, text: str) -> Side:
        return source_side(text) if self.source_tag == SOURCE_LANGUAGE else Side(text, self.source_tag)

    def target(self, text: str) -> Side:
        """A text of the catalogue's language; the same one while anybody still looks at it."""
        side = self._targets.get(text)
        if side is None:
            side = self._targets[text] = Side(text, self.tag)
        return side

    def once(self, find: Callable[[Whole], Found]) -> Found:
        """What `find` says of the catalogue; several rules may ask, it is found for the first."""
        found = self._found.get(find, _NOT_YET)
        if found is _NOT_YET:
            found = self._found[find] = find(self)
        return cast(Found, found)

    @Lazy
    def tag(self) -> str:
        """The catalogue's BCP 47 tag, or "" where it names none."""
        header = self.catalogue.header.get("Language")
        return locale(header).tag if is_locale(header) else ""

    @Lazy
    def locale(self) -> Locale | None:
        return locale(self.tag) if self.tag else None

    @Lazy
    def language(self) -> str:
        return self.tag.partition("-")[0]

    @Lazy
    def is_right_to_left(self) -> bool:
        return self.locale is not None and self.locale.direction == "rtl"


class Seen:
    """One entry; a `<join/>` follower's source is in it already."""

    def __init__(self, entry: Entry, whole: Whole, lexicon: Lexicon | None = None) -> None:
        self.entry = entry
        self.whole = whole
        self.lexicon = lexicon or whole.lexicon

    @Lazy
    def source(self) -> Side:
        """The entry's msgid, for those who look at nothing else."""
        return self.whole.source(self.entry.msgid)

    @property
    def catalogue(self) -> Catalogue:
        return self.whole.catalogue

    @Lazy
    def texts(self) -> tuple[tuple[Pair, ...], ...]:
        """Each target with the sources it may answer to: a plural form speaks for either number.

        `<join/>` and what is not translated are no texts.
        """
        entry = self.entry
        if entry.plural is None:
            if not entry.msgstr or entry.msgstr == JOIN:
                return ()
            whole = self.whole
            return ((Pair(whole.source(entry.msgid), whole.target(entry.msgstr), self),),)
        return tuple(self._pairs((entry.msgid, entry.plural), form) for form in entry.forms if form)

    def _pairs(self, sources: Sequence[str], target: str) -> tuple[Pair, ...]:
        theirs = self.whole.target(target)
        return tuple(Pair(self.whole.source(source), theirs, self) for source in sources)

    @Lazy
    def strings(self) -> tuple[tuple[str, str], ...]:
        """Every string that somebody reads, with its name in a sentence."""
        return tuple(strings(self.entry))

    @Lazy
    def hiding(self) -> tuple[tuple[str, str], ...]:
        """Those of the strings that may hold what a reader cannot see, or marks that pile up."""
        return tuple(each for each in self.strings if not is_plain(each[1]))

    def least(self, faults: Callable[[Pair], Sequence[str]]) -> Iterator[str]:
        """The faults of each target against the source that it fits best."""
        for pairs in self.texts:
            yield from faults(pairs[0]) if len(pairs) == 1 else min(map(faults, pairs), key=len)
