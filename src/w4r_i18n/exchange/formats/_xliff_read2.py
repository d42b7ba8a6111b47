# SPDX-License-Identifier: GPL-3.0-or-later
"""XLIFF 2.0 to 2.2 as values: a hand-off for each `<file>`, a block for each `<unit>`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.exchange import states
from w4r_i18n.exchange.bounds import locale_tag, must_be_name, must_differ
from w4r_i18n.exchange.inline import Mark, Marked, resolved, text_and_marks
from w4r_i18n.exchange.xml import (
    XML_LANG,
    child,
    children,
    line_of,
    local,
    must_be_small,
    namespace,
    place_of,
    plain,
)
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff, Pair, Reference
from w4r_i18n.model.review import State

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"


def handoffs(root: Element, path: str) -> tuple[Handoff, ...]:
    """Raises InputError with file:line for ids that stand twice, what is no language, names that lead out."""
    place = place_of(root, path)
    source = locale_tag(root.get("srcLang", ""), place)
    target = locale_tag(root.get("trgLang", ""), place) if root.get("trgLang") else ""
    files = list(children(root, "file"))
    must_differ(((file.get("id", ""), line_of(file)) for file in files), "file", path)
    return tuple(_handoff(file, source, target, path) for file in files)


def _handoff(file: Element, source: str, target: str, path: str) -> Handoff:
    original = must_be_name(file.get("original", ""), place_of(file, path))
    elements = list(_units(file))
    must_differ(((unit.get("id", ""), line_of(unit)) for unit in elements), "unit", path)
    units = [_Unit(element, path) for element in elements]
    blocks = tuple(unit.block() for unit in units)
    found = tuple(each for unit in units for each in unit.found)
    return Handoff(original, source, target, tuple(block for block in blocks if block.pairs), found)


def _units(parent: Element) -> Iterator[Element]:
    for element in children(parent, "unit", "group"):
        if local(element) == "unit":
            yield element
        else:
            yield from _units(element)


class _Unit:
    """One `<unit>` being read."""

    def __init__(self, unit: Element, path: str) -> None:
        self.unit = unit
        self.path = path
        self.found: list[Diagnostic] = []
        self.natives = {
            data.get("id", ""): plain(data)
            for original in children(unit, "originalData")
            for data in children(original, "data")
        }

    def block(self) -> Block:
        ours = dict(self._metadata())
        pairs = tuple(self._pairs())
        must_differ(((pair.id, pair.line) for pair in pairs), "segment", self.path)
        handed_out = tuple(ours.get("handed-out", "").split())
        return Block(
            pairs,
            context=ours.get("context", ""),
            role=self.unit.get("type", "").removeprefix("w4r:"),
            path=must_be_name(self.unit.get("name", ""), place_of(self.unit, self.path)),
            note="\n".join(
                plain(note) for notes in children(self.unit, "notes") for note in children(notes, "note")
            ),
            ids=() if handed_out == tuple(pair.id for pair in pairs) else handed_out,
        )

    def _metadata(self) -> Iterator[tuple[str, str]]:
        for element in self.unit:
            if namespace(element) == METADATA and local(element) == "metadata":
                for group in children(element, "metaGroup"):
                    if group.get("category") == "w4r":
                        yield from ((meta.get("type", ""), plain(meta)) for meta in children(group, "meta"))

    def _pairs(self) -> Iterator[Pair]:
        references = self._references()
        segments = list(children(self.unit, "segment"))
        for segment in segments:
            # A single segment often has no id of its own; the unit's is as good.
            name = segment.get("id", "") or (self.unit.get("id", "") if len(segments) == 1 else "")
            yield self._pair(segment, name, tuple(references.get(name, ())))

    def _pair(self, segment: Element, name: str, references: tuple[Reference, ...]) -> Pair:
        place = place_of(segment, self.path)
        source, target = child(segment, "source"), child(segment, "target")
        if source is None:
            raise InputError("a segment without <source>", place=place)
        after = self._content(target) if target is not None else ()
        before, text, faults = resolved(self._content(source), after)
        for fault in faults:
            self.found.append(Diagnostic("tag", Severity.ERROR, fault, place))
        word = segment.get("state", "")
        state, origin = states.from_xliff_2(word, segment.get("subState", "")) if text else (State.EMPTY, "")
        return Pair(name, before, text, state, origin, references, line=place.line)

    def _references(self) -> dict[str, list[Reference]]:
        """By segment: what stands beside it in another language, to be read."""
        found: dict[str, list[Reference]] = {}
        for element in self.unit:
            if namespace(element) != MATCHES or local(element) != "matches":
                continue
            for match in children(element, "match"):
                target = next((each for each in match if local(each) == "target"), None)
                language = target.get(XML_LANG) if target is not None else None
                if match.get("reference") == "yes" and language:
                    tag = locale_tag(language, place_of(match, self.path))
                    name = match.get("ref", "").removeprefix("#")
                    found.setdefault(name, []).append(Reference(tag, plain(target)))
        return found

    def _content(self, element: Element) -> Marked:
        must_be_small(element, self.path)
        return text_and_marks(self._marks(element))

    def _marks(self, element: Element) -> Iterator[str | Mark]:
        yield element.text or ""
        for inner in element:
            yield from self._mark(inner)
            yield inner.tail or ""

    def _mark(self, element: Element) -> Iterator[str | Mark]:
        kind, name = local(element), element.get("id", "")
        if kind == "pc":
            yield Mark("open", name, self._native(element, "Start"))
            yield from self._marks(element)
            yield Mark("close", name, self._native(element, "End"))
        elif kind == "ph":
            yield Mark("single", name, self._native(element, ""))
        elif kind == "sc":
            yield Mark("open", name, self._native(element, ""))
        elif kind == "ec":
            yield Mark("close", element.get("startRef") or name, self._native(element, ""))
        elif kind == "mrk":
            yield from self._marks(element)
        elif kind not in {"sm", "em"}:
            what = "a control character" if kind == "cp" else "XLIFF 2 has no such inline element"
            place = place_of(element, self.path)
            raise InputError(f"<{kind}> in a text: {what}", place=place)

    def _native(self, element: Element, end: str) -> str:
        reference = element.get(f"dataRef{end}", "")
        return self.natives.get(reference, "") or element.get(f"equiv{end}", "")
