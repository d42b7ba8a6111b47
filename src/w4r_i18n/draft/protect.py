# SPDX-License-Identifier: GPL-3.0-or-later
"""What no engine may touch, masked before and verified after; a mask comes back in the target's form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from w4r_i18n.draft.marking import Marking, marking
from w4r_i18n.draft.masks import Mask, MaskError, Pieces, Protected, escaped, in_msgid, loss, taken_apart
from w4r_i18n.draft.nesting import fault, settled
from w4r_i18n.draft.prepare import for_engine
from w4r_i18n.draft.spans import WORDS, NoFormError, Span, spans
from w4r_i18n.draft.typography import finished
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.draft import MaskForm
from w4r_i18n.model.inline import Code, Content, InlineError, Text, parse
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Lexicon

__all__ = ["Mask", "MaskError", "Protected", "protect", "restore"]

_CODE = re.compile(r"</?g[0-9]+>|<x[0-9]+/>")
_BEFORE = 60
"""Characters before a piece of text in whose light its figures are read."""


def protect(entry: Entry, *, source: Locale, target: Locale, lexicon: Lexicon, form: MaskForm) -> Protected:
    """The entry's source text with marks for tags, values, names, figures and addresses.

    What is left between the marks is spelt out for an engine (`prepare.for_engine`), save where source and
    target are one language. Law: `restore(p, p.text) == entry.msgid` where every mask's target is its
    source.

    Raises MaskError when a person's name has no recorded form in the target's script: such an entry stays
    empty whatever the engine.
    """
    content, codes, placeholders = _content(entry)
    marks = marking(form, entry.msgid)
    if marks is None:
        raise MaskError("the text holds every word that could be a mark")
    is_prepared = source.language != target.language
    work = _Work(marks, codes=codes, placeholders=placeholders, is_prepared=is_prepared)
    before = ""
    for part in content:
        if isinstance(part, Text):
            text = part.text
            literal = [Span(start, end, "literal", text[start:end]) for start, end, _ in marks.found(text)]
            try:
                found = spans(text, literal, before=before, source=source, target=target, lexicon=lexicon)
            except NoFormError as error:
                raise MaskError(str(error)) from None
            work.add_text(text, found)
            before = (before + text)[-_BEFORE:]
        else:
            kind = part.kind if isinstance(part, Code) else "placeholder"
            work.add_mask(kind, str(part), str(part))
    return work.protected()


def restore(protected: Protected, answer: str, *, target: Locale) -> str:
    """The answer with every mark's target in place, escaped as the entry is, in the target's typography.

    Law: each mask stands in the result exactly once, tags well-formed and in the nesting of the source.

    Raises MaskError.
    """
    source, found = taken_apart(protected, protected.text), taken_apart(protected, answer)
    wrong = loss(protected.masks, found.numbers)
    if not wrong and found.remains > source.remains:
        wrong = "a mark came back broken"
    wrong = wrong or fault(source, found, protected.masks)
    if wrong:
        raise MaskError(wrong)
    found = settled(source, found, protected.masks)
    if protected.is_prepared:
        found = _set(source, found, protected.masks, target)
    texts = [
        in_msgid(text, codes=protected.codes, placeholders=protected.placeholders) for text in found.texts
    ]
    out = [texts[0]]
    for number, text in zip(found.numbers, texts[1:], strict=True):
        out += (protected.masks[number].target, text)
    return "".join(out)


def _content(entry: Entry) -> tuple[Content, bool, bool]:
    """The msgid's inlines, and whether `<` and braces are escaped in it.

    A text whose tags or braces are broken is one piece as it stands.
    """
    codes = bool(_CODE.search(entry.msgid))
    placeholders = "python-brace-format" in entry.flags
    try:
        return parse(entry.msgid, codes=codes, placeholders=placeholders), codes, placeholders
    except InlineError:
        return (Text(entry.msgid),), False, False


class _Work:
    """A text for an engine as it grows: plain pieces, and masks that have no number yet."""

    def __init__(self, marks: Marking, *, codes: bool, placeholders: bool, is_prepared: bool) -> None:
        self.codes, self.placeholders = codes, placeholders
        self.marks = marks
        self.is_prepared = is_prepared
        self.parts: list[str | Mask] = []

    def add_text(self, text: str, found: Sequence[Span]) -> None:
        at = 0
        for span in found:
            self._add_plain(text[at : span.start])
            self.add_mask(span.kind, self._spelt(text[span.start : span.end]), self._spelt(span.target))
            at = span.end
        self._add_plain(text[at:])

    def add_mask(self, kind: str, source: str, target: str) -> None:
        """Tags around nothing but one mask become a part of it: grammar sees one word, and none can move."""
        last, opening = (*self.parts[-1:], ""), (*self.parts[-2:-1], "")
        word, tag = last[0], opening[0]
        if (
            kind == "close"
            and isinstance(word, Mask)
            and isinstance(tag, Mask)
            and word.kind in WORDS
            and tag.kind == "open"
            and tag.source[1:] == source[2:]
        ):
            whole = Mask("", word.kind, tag.source + word.source + source, tag.target + word.target + target)
            self.parts[-2:] = [whole]
        else:
            self.parts.append(Mask("", kind, source, target))

    def protected(self) -> Protected:
        out: list[str] = []
        masks: list[Mask] = []
        for part in self.parts:
            if isinstance(part, Mask):
                mark = self.marks.mark(len(masks), is_word=part.kind in WORDS)
                masks.append(replace(part, mark=mark))
                out.append(mark)
            else:
                out.append(part)
        return Protected(
            "".join(out), tuple(masks), self.marks.form, self.marks.core,
            self.codes, self.placeholders, self.is_prepared,
        )  # fmt: skip

    def _add_plain(self, text: str) -> None:
        if text:
            text = for_engine(text) if self.is_prepared else text
            self.parts.append(escaped(text) if self.marks.form == "tag" else text)

    def _spelt(self, text: str) -> str:
        return in_msgid(text, codes=self.codes, placeholders=self.placeholders)


def _set(source: Pieces, found: Pieces, masks: Sequence[Mask], target: Locale) -> Pieces:
    """In the target's typography, each mark for the time being one character that the text has not."""
    everything = set("".join((*source.texts, *found.texts)))
    free = (char for char in map(chr, range(0xE000, 0xF900)) if char not in everything)
    word, tag = next(free, ""), next(free, "")
    if not tag:
        return found
    before, after = (_joined(pieces, masks, word, tag) for pieces in (source, found))
    texts = re.split(f"[{word}{tag}]", finished(after, before, target, word=word, tag=tag))
    return Pieces(tuple(texts), found.numbers) if len(texts) == len(found.texts) else found


def _joined(pieces: Pieces, masks: Sequence[Mask], word: str, tag: str) -> str:
    out = [pieces.texts[0]]
    for number, text in zip(pieces.numbers, pieces.texts[1:], strict=True):
        out += (word if masks[number].kind in WORDS else tag, text)
    return "".join(out)
