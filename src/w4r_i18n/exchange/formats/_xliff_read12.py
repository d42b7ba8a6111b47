# SPDX-License-Identifier: GPL-3.0-or-later
"""XLIFF 1.2 (and 1.1) as values: a hand-off for each `<file>`, a block for each `<group>`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.exchange import states
from w4r_i18n.exchange.bounds import locale_tag, must_be_name, must_differ
from w4r_i18n.exchange.inline import Mark, Marked, resolved, text_and_marks
from w4r_i18n.exchange.xml import XML_LANG, child, children, local, must_be_small, place_of, plain
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff, Pair, Reference
from w4r_i18n.model.review import State

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTEXT = "x-msgctxt"
OURS = "w4r_i18n"
"""Whom a note is from that the sources gave; translators add theirs beside it."""


def handoffs(root: Element, path: str) -> tuple[Handoff, ...]:
    """Raises InputError with file:line for ids that stand twice, what is no language, names that lead out."""
    return tuple(_File(file, path).handoff() for file in children(root, "file"))


class _File:
    """One `<file>` being read."""

    def __init__(self, file: Element, path: str) -> None:
        self.file = file
        self.path = path
        self.found: list[Diagnostic] = []
        self.phases = {
            phase.get("phase-name", ""): phase.get("process-name", "")
            for header in children(file, "header")
            for group in children(header, "phase-group")
            for phase in children(group, "phase")
        }

    def handoff(self) -> Handoff:
        place = place_of(self.file, self.path)
        original = must_be_name(self.file.get("original", ""), place)
        source = locale_tag(self.file.get("source-language", ""), place)
        target = self.file.get("target-language", "")
        body = child(self.file, "body")
        blocks = tuple(self._blocks(body)) if body is not None else ()
        must_differ(((pair.id, pair.line) for block in blocks for pair in block.pairs), "unit", self.path)
        tag = locale_tag(target, place) if target else ""
        return Handoff(original, source, tag, blocks, tuple(self.found))

    def _blocks(self, parent: Element) -> Iterator[Block]:
        """Units side by side in a group are a block; units that lie in no group, a block each."""
        grouped = local(parent) == "group"
        for is_unit, run in itertools.groupby(parent, lambda each: local(each) == "trans-unit"):
            if is_unit:
                pairs = [self._pair(unit) for unit in run]
                for block in [pairs] if grouped else [[pair] for pair in pairs]:
                    yield self._block(parent, tuple(block))
                continue
            for element in run:
                if local(element) == "group":
                    yield from self._blocks(element)
                elif local(element) == "bin-unit":
                    self._warn(element, "a binary unit; only texts are read")

    def _block(self, parent: Element, pairs: tuple[Pair, ...]) -> Block:
        if local(parent) != "group":
            return Block(pairs)
        contexts = (
            plain(context)
            for group in children(parent, "context-group")
            for context in children(group, "context")
            if context.get("context-type") == CONTEXT
        )
        return Block(
            pairs,
            context=next(contexts, ""),
            role=parent.get("restype", "").removeprefix("x-"),
            path=must_be_name(parent.get("resname", ""), place_of(parent, self.path)),
            note=next(map(_note, children(parent, "trans-unit")), ""),
        )

    def _pair(self, unit: Element) -> Pair:
        place = place_of(unit, self.path)
        source, target = child(unit, "source"), child(unit, "target")
        if source is None:
            raise InputError("a unit without <source>", place=place)
        before = self._content(source)
        after = self._content(target) if target is not None else ()
        contents = resolved(before, after)
        for fault in contents[2]:
            self._fault(unit if target is None else target, fault)
        state, origin = State.EMPTY, ""
        if target is not None and contents[1]:
            approved = unit.get("approved") == "yes"
            state = states.from_xliff_12(target.get("state", ""), approved=approved)
            qualifier, phase = (
                target.get("state-qualifier", ""),
                self.phases.get(target.get("phase-name", ""), ""),
            )
            origin = states.origin_from_xliff_12(qualifier, phase)
        return Pair(
            unit.get("id", ""), contents[0], contents[1], state, origin, tuple(self._references(unit)),
            line=place.line,
        )  # fmt: skip

    def _references(self, unit: Element) -> Iterator[Reference]:
        for other in children(unit, "alt-trans"):
            target = child(other, "target")
            if other.get("alttranstype") == "reference" and target is not None and target.get(XML_LANG):
                tag = locale_tag(str(target.get(XML_LANG)), place_of(target, self.path))
                yield Reference(tag, plain(target))

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
        native = element.get("equiv-text", "")
        ends = element.get("rid") or name
        if kind == "g":
            yield Mark("open", name, native)
            yield from self._marks(element)
            yield Mark("close", name)
        elif kind == "x":
            yield Mark("single", name, native)
        elif kind == "ph":
            yield Mark("single", name, _native(element) or native)
        elif kind in {"bx", "bpt"}:
            yield Mark("open", ends, _native(element))
        elif kind in {"ex", "ept"}:
            yield Mark("close", ends, _native(element))
        elif kind == "it":
            yield Mark("open" if element.get("pos") == "open" else "close", ends, _native(element))
        elif kind == "mrk":
            yield from self._marks(element)
        else:
            place = place_of(element, self.path)
            raise InputError(f"<{kind}> in a text; XLIFF 1.2 has no such inline element", place=place)

    def _fault(self, element: Element, message: str) -> None:
        self.found.append(Diagnostic("tag", Severity.ERROR, message, place_of(element, self.path)))

    def _warn(self, element: Element, message: str) -> None:
        self.found.append(Diagnostic("read", Severity.WARNING, message, place_of(element, self.path)))


def _note(unit: Element) -> str:
    return "\n".join(plain(note) for note in children(unit, "note") if note.get("from") == OURS)


def _native(element: Element) -> str:
    """The code itself, without a text in it that is translated on its own."""
    return (element.text or "") + "".join(inner.tail or "" for inner in element)
