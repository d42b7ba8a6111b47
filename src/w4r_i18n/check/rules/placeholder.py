# SPDX-License-Identifier: GPL-3.0-or-later
"""Values filled in later: `{name}`, `%(name)s`, `%s`; the same ones in the source and in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from w4r_i18n.check.plurals import forms_of_one_number
from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import difference, missing_and_extra
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "placeholder"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = "%{}"
DOC = """\
A placeholder stands for a value that is filled in later. One that is missing, renamed, added or spelt with
another width leaves a hole in the letter, stops the program that fills it, or reads a value that is none of
its business. Copy the placeholders of the source letter for letter; they may change places."""
GOOD = (
    Entry("Signez avant le {deadline}.", "Sign by {deadline}.", flags=("python-brace-format",)),
    Entry("{a} et {b}", "{b}、{a}", flags=("python-brace-format",)),
    Entry("Une accolade {{ pour {a}", "A brace {{ for {a}", flags=("python-brace-format",)),
    Entry("%(n)s sur 100 %", "100% of %(n)s", flags=("python-format",)),
    Entry("%s a écrit à %s", "%2$s was written to by %1$s", flags=("c-format",)),
    Entry("À 100 % des voix", "100 % der Stimmen"),
    Entry("À 50 % de plus", "50% more"),
    Catalogue(
        Header((("Plural-Forms", "nplurals=2; plural=(n != 1);"),)),
        (Entry("une lettre", plural="%d lettres", forms=("en brev", "%d brev"), flags=("c-format",)),),
    ),
    Entry("Bonjour {{ nom }}, ${jour}", "Hello {{ nom }}, ${jour}"),
    Entry("{ guillemet", "{ brace"),
)
BAD = (
    Entry("Signez avant le {deadline}.", "Sign now.", flags=("python-brace-format",)),
    Entry("Signez avant le {deadline}.", "Sign by {dead_line}.", flags=("python-brace-format",)),
    Entry("Signez avant le {deadline}.", "Sign by {deadline}, {deadline}.", flags=("python-brace-format",)),
    Entry("Signez avant le {deadline}.", "Sign by {deadline", flags=("python-brace-format",)),
    Entry("Libérez {name}", "Free {nom}"),
    Entry("Libérez-la", "Free {0.__class__}"),
    Entry("Libérez {{ nom }}", "Free {{ non }}"),
    Entry("Libérez %(name)s", "Free %(name)s %(password)s %n", flags=("python-format",)),
    Entry("Libérez %(name)s", "Free %(name)999999999s"),
    Entry("%d lettres à %s", "%s: %d letters", flags=("python-format",)),
    Entry("%s", "%s %s", flags=("c-format",)),
    Catalogue(
        Header((("Plural-Forms", "nplurals=2; plural=(n != 1);"),)),
        (Entry("une lettre", plural="%d lettres", forms=("ein Brief", "Briefe"), flags=("c-format",)),),
    ),
)

_NAMED = r"%\([^()\s]{1,80}\)"
_WIDTH = r"(?:\d{1,12}|\*)?(?:\.(?:\d{1,12}|\*))?"
_LETTER = r"(?:hh?|ll?|[qLjzt])?[diouxXeEfFgGcCrsSapn]"
_FORMAT = re.compile(
    rf"%%|(?<=\d)%[ ](?=\w)|(?P<named>{_NAMED}[-+0\x23 ]{{0,4}}{_WIDTH}{_LETTER})"
    rf"|%(?:(?P<at>\d{{1,3}})\$)?(?P<plain>[-+0\x23 ]{{0,4}}{_WIDTH}{_LETTER})"
)
"""For strings that a flag calls formats; a per cent sign between a figure and a word is none even there."""
_IN_PROSE = re.compile(
    rf"{_NAMED}[-+0\x23]{{0,4}}{_WIDTH}{_LETTER}"
    rf"|(?<![\d%])(?<!\d[ \u00a0\u202f])%(?:\d{{1,2}}\$)?[-+0\x23]{{0,4}}{_WIDTH}{_LETTER}"
    r"(?![A-Za-zÀ-ÿ]{3})"
)
"""Where no flag says so, a per cent sign after a figure or before a word is one."""
_BRACE = re.compile(r"\{\{|\}\}|\{([^{}]{0,200})\}|([{}])")
_BRACE_IN_PROSE = re.compile(
    r"\{\{ ?[\w.]{1,80} ?(?:\|[^{}]{0,80})?\}\}|[$#%]\{[\w.]{1,80}\}"
    r"|(?<![{$#%])\{[A-Za-z0-9_][\w.\[\]]{0,79}(?:![rsa])?(?::[^{}\s]{0,40})?\}(?!\})"
)
_BRACE_FLAGS = frozenset({"python-brace-format", "c++-format", "csharp-format", "java-format"})
_NO_PERCENT_FLAGS = _BRACE_FLAGS | {"perl-brace-format", "java-printf-format", "kde-format", "qt-format"}


def check(seen: Seen) -> Iterator[str]:
    formats = frozenset(flag for flag in seen.entry.flags if flag.endswith("-format"))
    singles = forms_of_one_number(seen.catalogue.header.get("Plural-Forms"))
    for form, pairs in enumerate(seen.texts):
        fitting = pairs if form in singles else pairs[-1:]
        yield from min((_faults(pair.source.text, pair.target.text, formats) for pair in fitting), key=len)


def _faults(source: str, target: str, formats: frozenset[str]) -> list[str]:
    return [*_brace_faults(source, target, formats), *_percent_faults(source, target, formats)]


def _brace_faults(source: str, target: str, formats: frozenset[str]) -> list[str]:
    if "no-python-brace-format" in formats:
        return []
    if formats.isdisjoint(_BRACE_FLAGS):
        return _changed(_BRACE_IN_PROSE.findall(source), _BRACE_IN_PROSE.findall(target))
    faults = _changed(_braces(source), _braces(target))
    if any(found[2] for found in _BRACE.finditer(target)) and not any(
        found[2] for found in _BRACE.finditer(source)
    ):
        faults.append("a single brace stands in the translation; double it, or name a placeholder")
    return faults


def _braces(text: str) -> list[str]:
    return [found[0] for found in _BRACE.finditer(text) if found[1] is not None]


def _percent_faults(source: str, target: str, formats: frozenset[str]) -> list[str]:
    if any(flag.startswith("no-") for flag in formats) or formats & _NO_PERCENT_FLAGS:
        return []
    if not formats:
        return _changed(_IN_PROSE.findall(source), _IN_PROSE.findall(target))
    wanted, found = _conversions(source), _conversions(target)
    faults = _changed((written for _, written in wanted), (written for _, written in found))
    if not faults and sorted(wanted) != sorted(found):
        faults.append("placeholders without names stand in another order; number them as in %2$s")
    return faults


def _conversions(text: str) -> list[tuple[str, str]]:
    """The name or number of each argument, and how it is written without that number."""
    arguments = []
    count = 0
    for found in _FORMAT.finditer(text):
        if found["named"]:
            arguments.append((found["named"], found["named"]))
        elif found["plain"]:
            count += 1
            arguments.append((f"{found['at'] or count}{found['plain']}", f"%{found['plain']}"))
    return arguments


def _changed(source: Iterable[str], target: Iterable[str]) -> list[str]:
    return missing_and_extra("placeholder", *difference(source, target))
