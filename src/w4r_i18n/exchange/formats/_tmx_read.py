# SPDX-License-Identifier: GPL-3.0-or-later
"""TMX 1.4 as values: a hand-off for each language beside the source; who wrote what when is not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.exchange.bounds import locale_tag, must_be_name, must_differ
from w4r_i18n.exchange.inline import Mark, Marked, resolved, text_and_marks
from w4r_i18n.exchange.states import origin
from w4r_i18n.exchange.xml import (
    XML_LANG,
    child,
    children,
    line_of,
    local,
    must_be_small,
    parse,
    place_of,
    plain,
)
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff, Pair
from w4r_i18n.model.review import State
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ANY_LANGUAGE = "*all*"
DOMAIN, TARGET, CONTEXT, STATE, ORIGIN = "x-domain", "x-target", "x-context", "x-state", "x-origin"


def read(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """A hand-off for each target language, in the order in which they come.

    A unit without a variant in its source language is left out and told. Raises InputError with file:line.
    """
    root = parse(data, path)
    if local(root) != "tmx":
        raise InputError(f"the root is <{shown(local(root))}>; wanted <tmx>", place=place_of(root, path))
    header, body = child(root, "header"), child(root, "body")
    if header is None or body is None:
        raise InputError("a TMX file without <header> or <body>", place=place_of(root, path))
    return _Memory(header, path).handoffs(body)


class _Memory:
    """One TMX file being read."""

    def __init__(self, header: Element, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        place = place_of(header, path)
        props = _props(header)
        self.source = self._language(header.get("srclang", ""), place)
        self.domain = must_be_name(props.get(DOMAIN, ""), place)
        self.target = locale_tag(props[TARGET], place) if TARGET in props else ""

    def handoffs(self, body: Element) -> tuple[Handoff, ...]:
        """Blocks of one text each: a memory has no order."""
        blocks: dict[tuple[str, str], list[Block]] = {}
        if self.target:
            blocks[self.source, self.target] = []
        units = list(children(body, "tu"))
        must_differ(((unit.get("tuid", ""), line_of(unit)) for unit in units), "unit", self.path)
        for unit in units:
            for languages, block in self._blocks(unit):
                blocks.setdefault(languages, []).append(block)
        return tuple(
            Handoff(self.domain, source, target, tuple(found), tuple(self.found))
            for (source, target), found in blocks.items()
        )

    def _blocks(self, unit: Element) -> Iterator[tuple[tuple[str, str], Block]]:
        place = place_of(unit, self.path)
        texts = self._variants(unit)
        own = unit.get("srclang", "")
        source = _spoken(self._language(own, place) if own else self.source, texts)
        if not source:
            self._warn(place, "a unit without a text in the source language; it is left out")
            return
        props = _props(unit)
        targets = [each for each in texts if each != source] or ([self.target] if self.target else [])
        for target in targets:
            pair = self._pair(unit, texts[source], texts.get(target, ()), props)
            note = "\n".join(plain(note) for note in children(unit, "note"))
            yield (source, target), Block((pair,), context=props.get(CONTEXT, ""), note=note)

    def _pair(self, unit: Element, source: Marked, target: Marked, props: dict[str, str]) -> Pair:
        place = place_of(unit, self.path)
        before, after, faults = resolved(source, target)
        for fault in faults:
            self.found.append(Diagnostic("tag", Severity.ERROR, fault, place))
        state = State.__members__.get(props.get(STATE, "").upper(), State.TRANSLATED)
        made_by = origin(props.get(ORIGIN, "")) if after else ""
        return Pair(
            unit.get("tuid", ""), before, after, state if after else State.EMPTY, made_by, line=place.line
        )

    def _variants(self, unit: Element) -> dict[str, Marked]:
        texts: dict[str, Marked] = {}
        for variant in children(unit, "tuv"):
            place = place_of(variant, self.path)
            language = locale_tag(str(variant.get(XML_LANG) or variant.get("lang") or ""), place)
            segment = child(variant, "seg")
            if segment is None:
                raise InputError("a variant without <seg>", place=place)
            if language in texts:
                self._warn(place, f"a second text in {language}; the first is taken")
                continue
            must_be_small(segment, self.path)
            texts[language] = text_and_marks(self._marks(segment))
        return texts

    def _marks(self, element: Element) -> Iterator[str | Mark]:
        yield element.text or ""
        for inner in element:
            yield from self._mark(inner)
            yield inner.tail or ""

    def _mark(self, element: Element) -> Iterator[str | Mark]:
        kind = local(element)
        native = (element.text or "") + "".join(inner.tail or "" for inner in element)
        name = element.get("x") or element.get("i") or ""
        if kind == "bpt":
            yield Mark("open", name, native)
        elif kind == "ept":
            yield Mark("close", self._opened(element) or name, native)
        elif kind == "it":
            yield Mark("open" if element.get("pos") == "begin" else "close", name, native)
        elif kind in {"ph", "ut"}:
            yield Mark("single", name, native)
        elif kind == "hi":
            yield from self._marks(element)
        else:
            place = place_of(element, self.path)
            raise InputError(f"<{kind}> in a text; TMX has no such inline element", place=place)

    def _opened(self, element: Element) -> str:
        """The name of the `<bpt>` that an `<ept>` belongs to: they share `i` within a segment."""
        for before in element.itersiblings("bpt", preceding=True):
            if before.get("i") == element.get("i"):
                return before.get("x") or before.get("i") or ""
        return ""

    def _language(self, name: str, place: Place) -> str:
        return ANY_LANGUAGE if name.lower() == ANY_LANGUAGE else locale_tag(name, place)

    def _warn(self, place: Place, message: str) -> None:
        self.found.append(Diagnostic("read", Severity.WARNING, message, place))


def _props(element: Element) -> dict[str, str]:
    return {prop.get("type", ""): plain(prop) for prop in children(element, "prop")}


def _spoken(wanted: str, texts: dict[str, Marked]) -> str:
    """The variant that is the source: of this language, else of its region's or its plain form."""
    if wanted == ANY_LANGUAGE:
        return next(iter(texts), "")
    if wanted in texts:
        return wanted
    language = wanted.partition("-")[0]
    return next((each for each in texts if each.partition("-")[0] == language), "")
