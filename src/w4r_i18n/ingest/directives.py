# SPDX-License-Identifier: GPL-3.0-or-later
"""What authors say before a block: `<!-- w4r: role=demand critical max=280 note="…" -->` (FORMATS 3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from w4r_i18n.ingest.bounds import nearest
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import ROLES, Block, Directive
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.marks import shown

COMMENT = re.compile(r"<!--\s*w4r:(.*?)-->", re.DOTALL)
OPENING = re.compile(r"<!--\s*w4r:")
VARIANTS = ("writer", "recipient", "subject", "number", "inclusive")
"""Axes of a text that languages keep apart even where French does not (FORMATS 5)."""

_LINE = re.compile(rf"^{COMMENT.pattern}[ \t]*\n?", re.DOTALL | re.MULTILINE)
_SETTING = re.compile(r'\s*([A-Za-z][\w-]*)(?:=(?:"([^"]*)"|([^\s"]*)))?(?=\s|\Z)')
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_MAX_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Said:
    """A directive and, beyond what the model's has, the speaker that an author or `ingest` named."""

    directive: Directive
    speaker: str
    line: int


def parse(inside: str, place: Place) -> Said:
    """The part of a directive between `w4r:` and `-->`.

    Raises InputError for an unknown key, a key given twice, or a value that is none of its kind.
    """
    given = _settings(inside, place)
    unknown = next((key for key in given if key not in _KEYS), "")
    if unknown:
        hint = nearest(unknown, _KEYS)
        raise InputError(f"unknown key '{shown(unknown)}' in a directive", hint=hint, place=place)
    directive = Directive()
    for key, value in given.items():
        if key in _PLAIN:
            directive = _PLAIN[key](directive, value, place)
    return Said(
        replace(directive, context=" ".join(_words(given, place))), given.get("speaker") or "", place.line
    )


def without_directives(text: str) -> str:
    """A document without its directives: what they tell translators is not for readers."""
    return _LINE.sub("", text)


def _settings(inside: str, place: Place) -> dict[str, str | None]:
    """Key to value; None for a key alone."""
    given: dict[str, str | None] = {}
    at = 0
    inside = inside.rstrip()
    while at < len(inside):
        found = _SETTING.match(inside, at)
        if not found:
            message = f"a directive stops making sense at '{shown(inside[at:].strip(), limit=20)}'"
            raise InputError(message, hint='wanted key=value or key="some words"', place=place)
        key, quoted, bare = found.groups()
        if key in given:
            raise InputError(f"'{shown(key)}' is given twice in a directive", place=place)
        given[key] = quoted if quoted is not None else bare
        at = found.end()
    return given


def _role(directive: Directive, value: str | None, place: Place) -> Directive:
    if value not in ROLES:
        message = f"role is '{shown(value or '')}'; no such role"
        raise InputError(message, hint=nearest(value or "", ROLES), place=place)
    return replace(directive, role=value)


def _critical(directive: Directive, value: str | None, place: Place) -> Directive:
    return replace(directive, critical=True if value is None else _yes(value, "critical", place))


def _max(directive: Directive, value: str | None, place: Place) -> Directive:
    if not value or not value.isascii() or not value.isdigit() or not 0 < int(value[:9]) <= _MAX_LIMIT:
        raise InputError(f"max is '{shown(value or '')}'; wanted a number of characters", place=place)
    return replace(directive, max_length=int(value))


def _segment(directive: Directive, value: str | None, place: Place) -> Directive:
    known: tuple[Literal["block", "sentence"], ...] = ("block", "sentence")
    for way in known:
        if value == way:
            return replace(directive, segment=way)
    raise InputError(f"segment is '{shown(value or '')}'; wanted block or sentence", place=place)


def _translate(directive: Directive, value: str | None, place: Place) -> Directive:
    return replace(directive, translate=_yes(value or "", "translate", place))


def _note(directive: Directive, value: str | None, place: Place) -> Directive:
    if not value:
        raise InputError("a note without words", hint='wanted note="…"', place=place)
    return replace(directive, note=" ".join(value.split()))


def _yes(value: str, key: str, place: Place) -> bool:
    if value not in {"yes", "no"}:
        raise InputError(f"{key} is '{shown(value)}'; wanted yes or no", place=place)
    return value == "yes"


_PLAIN: dict[str, Callable[[Directive, str | None, Place], Directive]] = {
    "role": _role,
    "critical": _critical,
    "max": _max,
    "segment": _segment,
    "translate": _translate,
    "note": _note,
}
_KEYS = frozenset({*_PLAIN, "ctx", "speaker", *VARIANTS})


def _words(given: dict[str, str | None], place: Place) -> list[str]:
    """What is added to the msgctxt: the value of `ctx`, then `writer=f` and the like, in a fixed order."""
    words: list[str] = []
    for key in ("ctx", *VARIANTS):
        value = given.get(key)
        if key in given:
            if not value or not _NAME.fullmatch(value):
                raise InputError(f"{key} is '{shown(value or '')}'; wanted one short word", place=place)
            words.append(value if key == "ctx" else f"{key}={value}")
    return words


def applied(block: Block, said: Said | None) -> Block:
    """The block with what was said about it; a role that was said wins over a derived one."""
    if said is None:
        return block
    role = said.directive.role or block.role
    speaker = said.speaker or block.speaker
    return replace(block, role=role, speaker=speaker, directive=said.directive)


def nothing_follows(said: Said, path: str) -> Diagnostic:
    return Diagnostic(
        "directive",
        Severity.WARNING,
        "a directive with no block after it",
        Place(path, said.line),
        "put it on its own line right before its block",
    )
