# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from tests.laws.reader_documents import TARGETS, damaged, html, markdown, plain, toml

from w4r_i18n import registry
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.inline import Code, Content, Placeholder, Text, merged, parse, to_msgid
from w4r_i18n.model.locale import locale
from w4r_i18n.model.unit import Key
from w4r_i18n.render.fill import Filled, fill
from w4r_i18n.segment.extract import extract

FRENCH, ENGLISH, JAPANESE = locale("fr"), locale("en"), locale("ja")
GRAMMARS = {"markdown": markdown(), "html": html(), "plain": plain(), "toml": toml()}
LOOKS_LIKE_ITEM = re.compile(r"\s*(?:[-*•+]|\d+[.)])")
"""Plain text has no escapes: there a line that looks like an item is one."""
FORMATS = sorted(GRAMMARS)
law = settings(
    deadline=None, derandomize=True, max_examples=80, suppress_health_check=list(HealthCheck), database=None
)


class AfterStops:
    """A breaker that is right often enough: sentences end at a stop and a blank."""

    @staticmethod
    def breaks(text: str) -> list[int]:
        return [found.end() for found in re.finditer(r"[.!?] +(?=\S)", text)]


def drawn(form: str, data: st.DataObject) -> tuple[ModuleType, Extracted]:
    reader = registry.find("reader", form)
    try:
        document: Document = reader.read(
            data.draw(damaged(GRAMMARS[form])).encode(), path=f"sources/x/{form}"
        )
    except InputError:
        reject()
    return reader, extract([document], names=(), breaker=AfterStops()).documents[0]


@pytest.mark.parametrize("form", FORMATS)
@law
@given(data=st.data())
def test_the_source_as_its_own_target_gives_the_bytes_back(form: str, data: st.DataObject) -> None:
    """Law 7: fill(doc, source as target) == doc for the source language, with no short cut for equality."""
    reader, extracted = drawn(form, data)
    filled = fill(extracted, lambda key: key[1], locale=FRENCH, source=FRENCH, reader=reader)
    assert filled == Filled(extracted.document.text)


@pytest.mark.parametrize("form", FORMATS)
@law
@given(data=st.data())
def test_one_changed_segment_alters_its_span_alone(form: str, data: st.DataObject) -> None:
    """Law 1: one changed segment alters bytes only inside its span, and reading gives the new text back."""
    reader, extracted = drawn(form, data)
    if not extracted.cuts:
        reject()
    cut = data.draw(st.sampled_from(extracted.cuts))
    number = data.draw(st.integers(0, len(cut.keys) - 1))
    key, segment = cut.keys[number], cut.segments[number]
    if sum(other.keys.count(key) for other in extracted.cuts) > 1:
        reject()
    new = _with_its_codes(key, data.draw(TARGETS), data)
    filled = fill(
        extracted, lambda asked: new if asked == key else None, locale=FRENCH, source=FRENCH, reader=reader
    )
    old = extracted.document.text
    start, end = segment.pieces[0].start, segment.pieces[-1].end
    assert filled.text[:start] == old[:start]
    assert filled.text[len(filled.text) - len(old) + end :] == old[end:]
    again = reader.read(filled.text.encode(), path=extracted.document.path)
    if form == "plain":  # whether its lines are wrapped may look different with other words
        assert filled.findings or _levelled(_seen(_content(key, new))) in _levelled(filled.text)
    elif not filled.findings:
        assert len(again.blocks) == len(extracted.document.blocks)
        assert _levelled(_seen(_content(key, new))) in _levelled(_seen(again.blocks[cut.block].content))


@pytest.mark.parametrize("form", ["markdown", "html"])
@law
@given(data=st.data())
def test_whatever_a_translation_says_it_is_read_as_text(form: str, data: st.DataObject) -> None:
    """Law: a target without tags, in every block, is read back as this very text; markup in it is inert."""
    reader, extracted = drawn(form, data)
    targets: dict[Key, str] = {}
    for cut in extracted.cuts:
        for key in cut.keys:
            targets[key] = _with_its_codes(key, data.draw(TARGETS), data)
    to = data.draw(st.sampled_from([ENGLISH, JAPANESE]))
    filled = fill(extracted, targets.get, locale=to, source=FRENCH, reader=reader)
    again = reader.read(filled.text.encode(), path=extracted.document.path)
    assert len(again.blocks) == len(extracted.document.blocks)
    kept = {found.place.line for found in filled.findings}
    for cut in extracted.cuts:
        if extracted.document.blocks[cut.block].line in kept:
            continue
        wanted = to.joint.join(_seen(_content(key, targets[key])) for key in cut.keys)
        assert _levelled(_seen(again.blocks[cut.block].content)) == _levelled(wanted)


@pytest.mark.parametrize("form", FORMATS)
@law
@given(text=TARGETS)
def test_what_is_spelled_is_read_as_it_was(form: str, text: str) -> None:
    """Law: a text as a whole block, spelled for its format, reads as this text."""
    if form == "plain" and (LOOKS_LIKE_ITEM.match(text) or "{" in text):
        reject()
    reader = registry.find("reader", form)
    page = {"html": "<p>{}</p>", "toml": 'title = "{}"'}.get(form, "{}").replace(
        "{}", reader.spell(text.strip())
    )
    (block,) = reader.read(page.encode(), path="x").blocks
    assert _levelled(_seen(block.content)) == _levelled(text.strip())


def _content(key: Key, target: str) -> Content:
    source = _source(key)
    codes = any(isinstance(part, Code) for part in source)
    return parse(target, codes=codes, placeholders=any(isinstance(part, Placeholder) for part in source))


def _source(key: Key) -> Content:
    msgid = key[1]
    has_codes = bool(re.search(r"</?g[0-9]+>|<x[0-9]+/>", msgid)) and "&lt;g" not in msgid
    for codes, placeholders in ((True, True), (True, False), (False, True), (False, False)):
        try:
            content = parse(msgid, codes=codes, placeholders=placeholders)
        except ValueError:
            continue
        if to_msgid(content) == msgid and (not codes or has_codes):
            return content
    return (Text(msgid),)


def _with_its_codes(key: Key, words: str, data: st.DataObject) -> str:
    """A target that has the source's codes in their order, with hostile words between them."""
    marks = [part for part in _source(key) if not isinstance(part, Text)]
    content: list[Text | Code | Placeholder] = [Text(words)]
    for mark in marks:
        content += (mark, Text(data.draw(st.sampled_from(["", " ", "x", " le *mot* ", "「語」", words]))))
    return to_msgid(merged(tuple(content))) if marks else words


def _seen(content: Content) -> str:
    return "".join(
        part.text if isinstance(part, Text) else str(part) if isinstance(part, Placeholder) else ""
        for part in content
    )


def _levelled(text: str) -> str:
    """Without white space: the joint between sentences and outer blanks are other tests' subject."""
    return re.sub(r"\s+", "", text)
