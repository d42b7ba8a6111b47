# SPDX-License-Identifier: GPL-3.0-or-later
"""SRX 2.0: segmentation rules of other tools, used as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import regex

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.segment.srx_pattern import translate

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIMIT_BYTES = 2_000_000
_MOST_RULES = 20_000
_LONGEST = 10_000
"""Characters of one expression."""
_TIME_BOX_S = 5.0
"""For one expression on one text: beyond it the rule is at fault, not the text."""
_BACK_REFERENCE = regex.compile(r"\\[1-9]|\(\?P|\\k")


@dataclass(frozen=True, slots=True)
class _Rule:
    breaks: bool
    before: str
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class _Step:
    """Rules of one kind that follow each other, as one expression."""

    breaks: bool
    pattern: regex.Pattern[str]
    line: int


@dataclass(frozen=True, slots=True)
class SrxBreaker:
    """A Breaker made of SRX rules: at each place the first rule that matches decides.

    Break rules are sought through the text; exceptions are tried only where one of them stands.
    """

    steps: tuple[_Step, ...]
    path: str

    def breaks(self, text: str) -> list[int]:
        """Raises InputError (with the rule's place) when a rule takes more than 5 s on this text."""
        found: set[int] = set()
        before: list[_Step] = []
        for step in self.steps:
            if not step.breaks:
                before.append(step)
                continue
            for offset in self._places(step, text):
                if offset not in found and not any(self._holds(held, text, offset) for held in before):
                    found.add(offset)
        return sorted(found)

    def _places(self, step: _Step, text: str) -> Iterator[int]:
        try:
            for match in step.pattern.finditer(text, timeout=_TIME_BOX_S):
                if 0 < match.end() < len(text):
                    yield match.end()
        except TimeoutError:
            raise self._too_slow(step) from None

    def _holds(self, step: _Step, text: str, offset: int) -> bool:
        try:
            return step.pattern.match(text, offset, timeout=_TIME_BOX_S) is not None
        except TimeoutError:
            raise self._too_slow(step) from None

    def _too_slow(self, step: _Step) -> InputError:
        return InputError(
            f"an SRX rule takes more than {_TIME_BOX_S:.0f} s on one text",
            hint="a repeated group within a repeated group is the usual cause",
            place=Place(self.path, step.line),
        )


def srx_breaker(data: bytes, language: str, *, path: str) -> SrxBreaker:
    """The breaker that an SRX file describes for a language; languagemap and cascade are honoured.

    Raises InputError (with place) for what is no SRX, for more than 2 MB, a DOCTYPE, an expression that
    `regex` cannot read, and a language that no map names. No entity is expanded, nothing is fetched.
    """
    root = _parsed(data, path)
    rules = list(_rules_for(root, language, path))
    if not rules:
        raise InputError(
            f"no rules for '{language}' in this SRX file",
            hint="its languagemap elements say which languages it knows",
            place=Place(path),
        )
    return SrxBreaker(tuple(_steps(rules, path)), path)


def _parsed(data: bytes, path: str) -> _Element:
    from lxml import etree

    if len(data) > _LIMIT_BYTES:
        raise InputError("larger than 2 MB; an SRX file is smaller", place=Place(path))
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("neither UTF-8 nor UTF-16", place=Place(path)) from None
    if "<!doctype" in text.casefold():
        raise InputError("has a DOCTYPE, which is refused", hint="remove it", place=Place(path))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as fault:
        raise InputError(f"is no XML: {fault.msg}", place=Place(path, fault.lineno or 0)) from None
    if _name(root) != "srx":
        raise InputError("is no SRX file: its root is not <srx>", place=Place(path, 1))
    return root


def _name(element: _Element) -> str:
    """Local name: SRX 1 and 2 differ in namespace only where we read them."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(root: _Element, name: str) -> list[_Element]:
    return [element for element in root.iter() if _name(element) == name]


def _rules_for(root: _Element, language: str, path: str) -> Iterator[_Rule]:
    by_name = {element.get("languagerulename", ""): element for element in _all(root, "languagerule")}
    header = next(iter(_all(root, "header")), None)
    cascade = header is not None and header.get("cascade", "no") == "yes"
    count = 0
    for entry in _all(root, "languagemap"):
        pattern = _compiled(translate(entry.get("languagepattern", "")), path, _line(entry), regex.IGNORECASE)
        if not pattern.fullmatch(language, timeout=_TIME_BOX_S):
            continue
        chosen = by_name.get(entry.get("languagerulename", ""))
        if chosen is None:
            raise InputError("a languagemap names rules that are not there", place=Place(path, _line(entry)))
        for element in _all(chosen, "rule"):
            count += 1
            if count > _MOST_RULES:
                raise InputError(f"more than {_MOST_RULES} rules", place=Place(path, _line(element)))
            yield _rule(element, path)
        if not cascade:
            return


def _rule(element: _Element, path: str) -> _Rule:
    parts = {_name(child): child.text or "" for child in element}
    before, after = parts.get("beforebreak", ""), parts.get("afterbreak", "")
    if len(before) + len(after) > _LONGEST:
        raise InputError("an expression of more than 10,000 characters", place=Place(path, _line(element)))
    is_break = element.get("break", "yes") != "no"
    return _Rule(is_break, translate(before), translate(after), _line(element))


def _line(element: _Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _steps(rules: Sequence[_Rule], path: str) -> Iterator[_Step]:
    """Each rule is compiled alone, so that a fault has its line; then neighbours are put together."""
    for (breaks, alone), group in groupby(rules, key=lambda rule: (rule.breaks, _stands_alone(rule))):
        listed = list(group)
        for rule in listed:
            _compiled(_expression(rule), path, rule.line)
        if breaks or alone:
            for rule in listed:
                yield _Step(breaks, _compiled(_expression(rule), path, rule.line), rule.line)
        else:
            either = "|".join(map(_expression, listed))
            yield _Step(breaks, _compiled(either, path, listed[0].line), listed[0].line)


def _stands_alone(rule: _Rule) -> bool:
    """Numbers of groups would shift in an alternation."""
    return _BACK_REFERENCE.search(rule.before + rule.after) is not None


def _expression(rule: _Rule) -> str:
    if rule.breaks:
        return f"(?:{rule.before})(?={rule.after})"
    return f"(?:(?<={rule.before})(?={rule.after}))"


def _compiled(pattern: str, path: str, line: int, flags: int = 0) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, flags | regex.VERSION1)
    except (regex.error, RecursionError, OverflowError, ValueError) as fault:
        shown = str(fault).encode("unicode_escape").decode("ascii")
        raise InputError(f"an expression that cannot be read: {shown}", place=Place(path, line)) from None
