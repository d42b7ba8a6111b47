# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands of template languages and typesetters that the source has not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import listed
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "template-syntax"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"{}[$#\\<>%_("
DOC = """\
{{ … }}, {% … %}, ${…}, <% … %>, #{…}, \\input or #read( in a translation is a command for some program that
fills or typesets texts, and would run there. A translation holds words; delete the command. What the source
has too is left alone."""
GOOD = (
    Entry("Bonjour {{ nom }}", "Hello {{ nom }}"),
    Entry("Signez à 100 % {avant} le 3", "Sign 100% {avant} the 3rd"),
    Entry("Une accolade {{ et {a}", "A brace {{ and {{ {a}", flags=("python-brace-format",)),
    Entry("Coût : 20 $", "Cost: $20 (#solidarity)"),
    Entry("Le chemin", r"The path C:\inputs"),
)
BAD = (
    Entry("Bonjour", "Hello {{ config }}"),
    Entry("Bonjour {{ nom }}", "Hello {{ nom }} {{ secret }}"),
    Entry("Bonjour", "Hello {% include '/etc/passwd' %}"),
    Entry("Bonjour", "Hello ${7*7}"),
    Entry("Bonjour", "Hello <%= 7*7 %>"),
    Entry("Bonjour", "Hello #{7*7}"),
    Entry("Bonjour", r"Hello \input{/etc/passwd}"),
    Entry("Bonjour", 'Hello #read("/etc/passwd")'),
    Entry("Bonjour", "Hello {!! $html !!}"),
    Entry("Bonjour", "Hello $(id)"),
    Entry("Bonjour", "Hello __class__"),
)

_COMMAND = re.compile(
    r"\{[{%#]-?|[%#}]-?\}|\{!!|\{@|[$#*@~]\{|\$\(|<%|%>|\[\[[$=]"
    r"|\\(?:input|include|write18|write|immediate|openin|openout|read|catcode|def|let|usepackage|csname|special"
    r"|verbatiminput|lstinputlisting|directlua|newcommand|loop|href|url)(?![A-Za-z])(?=\s*[\\{\[/\d^~`])"
    r"|\#(?:read|eval|plugin|json|csv|xml|yaml|toml|cbor|image|bibliography|include|import|sys\.)\s?(?=[(\"'])"
)
_INTERNAL = re.compile(r"__[a-z]{2,20}__")
"""Python's inner names, the first step out of a sandbox."""


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_braces_are_text if "python-brace-format" in seen.entry.flags else _as_written)


def _as_written(pair: Pair) -> list[str]:
    return _faults(pair.source.text, pair.target.text)


def _faults(source: str, target: str) -> list[str]:
    if not _COMMAND.search(target) and "__" not in target:
        return []
    extra = {*(Counter(_COMMAND.findall(target)) - Counter(_COMMAND.findall(source)))}
    extra |= {*_INTERNAL.findall(target)} - {*_INTERNAL.findall(source)}
    return [f"template syntax {listed(sorted(extra))} is not in the source"] if extra else []


def _braces_are_text(pair: Pair) -> list[str]:
    """Where the flag says that a doubled brace is how a brace is written."""
    source, target = (
        text.replace("{{", "").replace("}}", "") for text in (pair.source.text, pair.target.text)
    )
    return _faults(source, target)
