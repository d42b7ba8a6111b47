# SPDX-License-Identifier: GPL-3.0-or-later
"""Front matter: TOML between `+++` lines, or flat `key: value` text between `---` lines (FORMATS 3)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import get_args

from w4r_i18n.ingest import toml_source
from w4r_i18n.ingest.bounds import nearest
from w4r_i18n.ingest.toml_source import Table
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, FrontMatter, Tier
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import is_locale
from w4r_i18n.text.marks import shown
from w4r_i18n.text.toml_places import Path

KEYS = frozenset({"title", "dateline", "language", "tier", "segment", "published", "names", "kind"})
TRANSLATABLE = ("title", "dateline")
"""Their values are blocks whose role is the key."""

_FENCE = re.compile(r"\ufeff?(\+\+\+|---)[ \t]*(?:\r\n?|\n)")
_YAML_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
_YAML_BEGINS_BADLY = "!&*|>{[%@`"
_KIND = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def read(text: str, *, path: str, name: str) -> tuple[FrontMatter, int, tuple[Block, ...], list[Diagnostic]]:
    """The front matter, where the body begins, the blocks that its title and dateline are, and doubts.

    Raises InputError for an unknown key, a value of the wrong kind, or anything that is not flat text.
    """
    opening = _FENCE.match(text)
    if not opening:
        return FrontMatter(kind=name), 1 if text.startswith("\ufeff") else 0, (), []
    fence = opening[1]
    closing = re.compile(rf"^{re.escape(fence)}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE).search(
        text, opening.end()
    )
    if not closing:
        if fence == "---":  # a thematic break
            return FrontMatter(kind=name), 1 if text.startswith("\ufeff") else 0, (), []
        raise InputError("front matter that is never closed; wanted a second +++ line", place=Place(path, 1))
    inside = text[opening.end() : closing.start()]
    if fence == "---":
        table = _flat_yaml(inside, path=path)
        return _front(table, name), closing.end(), (), _untranslated(table, TRANSLATABLE)
    table = toml_source.parse(inside, path=path, first_line=2)
    front = _front(table, name)
    blocks, doubts = value_blocks(
        table, text, opening.end(), [((key,), key) for key in TRANSLATABLE if table.text(table.values, key)]
    )
    return front, closing.end(), blocks, doubts


def value_blocks(
    table: Table, text: str, start: int, wanted: Iterable[tuple[Path, str]]
) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """The strings at these key paths as blocks of a role, in the order of the text that begins at `start`."""
    blocks: list[Block] = []
    doubts: list[Diagnostic] = []
    line_starts = [start, *(found.end() for found in re.compile(r"\n").finditer(text, start))]
    for key, role in wanted:
        place = table.place(*key)
        span = toml_source.basic_string(text, line_starts[place.line - table.first_line])
        if span is None:
            doubts.append(_not_translated(table, key))
            continue
        pieces = toml_source.string_pieces(text, *span)
        blocks.append(Block(role, *span, pieces, place.line))
    return tuple(sorted(blocks, key=lambda block: block.start)), doubts


def _untranslated(table: Table, keys: tuple[str, ...]) -> list[Diagnostic]:
    return [_not_translated(table, (key,)) for key in keys if table.values.get(key)]


def _not_translated(table: Table, key: Path) -> Diagnostic:
    name = key[-1]
    hint = f'write {name} = "…" in double quotes on one line of its own'
    return Diagnostic(
        "front-matter", Severity.WARNING, f"'{name}' stays untranslated", table.place(*key), hint
    )


def _front(table: Table, name: str) -> FrontMatter:
    given = table.values
    table.must_know(KEYS, given)
    language = table.text(given, "language") or "fr"
    if not is_locale(language):
        raise table.wrong(f"'{shown(language)}' is no language; wanted a tag like fr or fr-CH", "language")
    tier: Tier = _one_of(table, "tier", get_args(Tier)) or "restricted"  # type: ignore[assignment]
    kind = table.text(given, "kind") or name
    if "kind" in given and not _KIND.fullmatch(kind):
        raise table.wrong(f"'{shown(kind)}' is no kind; wanted a word like communique or letter", "kind")
    return FrontMatter(
        title=table.text(given, "title"),
        dateline=table.text(given, "dateline"),
        language=language,
        tier=tier,
        segment=_one_of(table, "segment", ("block", "sentence")),  # type: ignore[arg-type]
        published=day(table, given, "published"),
        names=_names(table),
        kind=kind,
    )


def _one_of(table: Table, key: str, choices: tuple[str, ...]) -> str:
    value = table.text(table.values, key)
    if key in table.values and value not in choices:
        message = f"{key} is '{shown(value)}'; wanted {', '.join(choices)}"
        raise table.wrong(message, key, hint=nearest(value, choices))
    return value


def day(table: Table, given: Mapping[str, object], key: str, *within: str | int) -> str:
    """An ISO date, written as a string or as TOML's own date; "" when absent."""
    value = given.get(key, "")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    text = table.text(given, key, *within)
    try:
        return dt.date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        message = f"{key} is '{shown(text)}'; wanted a date like 2025-12-10"
        raise table.wrong(message, *within, key) from None


def _names(table: Table) -> tuple[str, ...]:
    names = table.values.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise table.wrong('\'names\' is no list of strings; wanted ["…", "…"]', "names")
    return tuple(names)


def _flat_yaml(inside: str, *, path: str) -> Table:
    """`key: value` lines as a table of strings; nothing in them is ever constructed or expanded."""
    values: dict[str, object] = {}
    places: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(re.split(r"\r\n?|\n", inside), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(path, number + 1)
        found = _YAML_LINE.fullmatch(line)
        if not found:
            raise InputError("front matter that is not flat; wanted 'key: value'", place=place)
        key, value = found[1], found[2] or ""
        if key in values:
            raise InputError(f"'{shown(key)}' is given twice", place=place)
        if value[:1] and value[0] in _YAML_BEGINS_BADLY:
            message = f"the value of '{shown(key)}' begins with '{value[0]}'; wanted plain text"
            raise InputError(message, hint='put it in quotes: "…"', place=place)
        values[key] = _unquoted(value)
        places[(key,)] = number
    if "names" in values:
        values["names"] = [name.strip() for name in str(values["names"]).split(",") if name.strip()]
    return Table(values, places, path, first_line=2)


def _unquoted(value: str) -> str:
    quote = value[:1]
    if len(value) >= 2 and quote in {'"', "'"} and value.endswith(quote):
        return value[1:-1]
    return value
