# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts as rows, a text a row: what CSV and the sheets for offices have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from w4r_i18n.exchange import states
from w4r_i18n.exchange.bounds import TEXT_LIMIT, locale_tag, must_be_few, must_differ
from w4r_i18n.exchange.content import content_of, spelled
from w4r_i18n.model.diagnostic import Diagnostic, Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff, Pair, Reference
from w4r_i18n.model.inline import Content, has_codes, has_placeholders
from w4r_i18n.model.locale import locale
from w4r_i18n.model.review import State
from w4r_i18n.text.digest import fits, source_digest, target_digest
from w4r_i18n.text.marks import shown

COLUMNS = ("id", "locale", "context", "source", "target", "state", "note")
"""Then `reference en` for each language beside the source."""
REFERENCE = "reference "
_WANTED = ("id", "source", "target")

Row = dict[str, str]
"""Cells by column, spelled as a catalogue spells them."""


def references_in(handoff: Handoff) -> tuple[str, ...]:
    """The columns for the languages beside the source."""
    languages = {each.locale for pair in handoff.pairs for each in pair.references}
    return tuple(f"{REFERENCE}{language}" for language in sorted(languages))


def is_rtl(handoff: Handoff) -> bool:
    return bool(handoff.target_locale) and locale(handoff.target_locale).direction == "rtl"


def rows(handoff: Handoff) -> Iterator[Row]:
    for block in handoff.blocks:
        for pair in block.pairs:
            yield _row(handoff, block, pair)


def _row(handoff: Handoff, block: Block, pair: Pair) -> Row:
    codes, placeholders = has_codes(pair.source), has_placeholders(pair.source)
    source = spelled(pair.source, codes=codes, placeholders=placeholders)
    codes, placeholders = codes or has_codes(pair.target), placeholders or has_placeholders(pair.target)
    return {
        "id": pair.id,
        "locale": handoff.target_locale,
        "context": block.context,
        "source": source,
        "target": spelled(pair.target, codes=codes, placeholders=placeholders),
        "state": states.in_words(pair.state, pair.origin),
        "note": block.note,
        **{f"{REFERENCE}{each.locale}": each.text for each in pair.references},
    }


def columns_of(header: Sequence[str], path: str, line: int = 1) -> list[str]:
    """The columns that a header names. Raises InputError for one that is missing, double or unknown."""
    place = Place(path, line)
    names = [name.strip().lower() for name in header]
    for name in _WANTED:
        if name not in names:
            raise InputError(
                f"there is no column '{name}'", hint=f"wanted: {', '.join(_WANTED)}", place=place
            )
    columns: list[str] = []
    for name in names:
        language = name.removeprefix(REFERENCE)
        column = f"{REFERENCE}{locale_tag(language, place)}" if language != name else name
        if column == name == language and name not in COLUMNS:
            hint = f"known: {', '.join(COLUMNS)}, {REFERENCE}en"
            raise InputError(f"unknown column '{shown(name)}'", hint=hint, place=place)
        if column in columns:
            raise InputError(f"the column '{shown(name)}' stands twice", place=place)
        columns.append(column)
    return columns


def handoff_of(
    found: Iterable[tuple[int, Row]],
    path: str,
    *,
    domain: str = "",
    language: str = "",
    diagnostics: Iterable[Diagnostic] = (),
) -> Handoff:
    """Rows with their lines as a hand-off of blocks of one text each; `language` where no row tells it.

    Raises InputError for a cell over the limit, an id or a language that stands beside another, and for a
    sheet whose sources stand among the targets.
    """
    blocks: list[Block] = []
    locales: dict[str, int] = {}
    exchanged = 0
    for line, row in found:
        must_be_few(len(blocks) + 1, path, line)
        _must_fit(row, Place(path, line))
        locales.setdefault(row.get("locale", ""), line)
        blocks.append(_block(row, Place(path, line)))
        exchanged += _is_exchanged(row, blocks[-1].pairs[0].src)
    if exchanged * 2 > len(blocks):
        message = "the texts of the columns 'source' and 'target' are exchanged"
        raise InputError(message, place=Place(path, 1), hint="put them back and send the file again")
    must_differ(((pair.id, pair.line) for block in blocks for pair in block.pairs), "id", path)
    return Handoff(domain, "", _one_language(locales, path) or language, tuple(blocks), tuple(diagnostics))


def _must_fit(row: Row, place: Place) -> None:
    for cell in row.values():
        if len(cell) > TEXT_LIMIT:
            message = f"a cell has {len(cell)} characters; at most {TEXT_LIMIT} are read"
            raise InputError(message, place=place)


def _is_exchanged(row: Row, src: str) -> bool:
    """Whether the target is what the id is the digest of, and the source is not."""
    context = row.get("context", "")
    if not src or not fits(src, source_digest(context, row["target"])):
        return False
    return not fits(src, source_digest(context, row["source"]))


def _block(row: Row, place: Place) -> Block:
    source, target = _content(row["source"]), _content(row["target"], row["source"])
    said = states.from_words(row.get("state", ""), has_text=bool(target))
    if said is None:
        raise InputError(f"'{shown(row['state'])}' is no state", hint="leave the cell as it was", place=place)
    references = tuple(
        Reference(name.removeprefix(REFERENCE), text)
        for name, text in row.items()
        if name.startswith(REFERENCE) and text
    )
    pair = Pair(row["id"], source, target, *said, references, line=place.line)
    if target and pair.handed_out and not fits(pair.handed_out, target_digest(row["target"])):
        # Who writes a text leaves the cell beside it as it was: what is new is a person's.
        pair = replace(pair, state=State.TRANSLATED, origin="")
    return Block((pair,), context=row.get("context", ""), note=row.get("note", ""))


def _content(text: str, source: str = "") -> Content:
    """A cell is spelled as a catalogue spells it; whether it has codes, its tags tell, or its source's."""
    both = f"{source}\n{text}"
    codes = has_codes(content_of(both, codes=True, placeholders=False))
    placeholders = has_placeholders(content_of(both, codes=False, placeholders=True))
    return content_of(text, codes=codes, placeholders=placeholders)


def _one_language(locales: dict[str, int], path: str) -> str:
    if len(locales) > 1:
        (first, _), (second, line) = list(locales.items())[:2]
        message = f"the locale '{shown(second)}' stands beside '{shown(first)}'"
        raise InputError(message, place=Place(path, line))
    name, line = next(iter(locales.items()), ("", 1))
    return locale_tag(name, Place(path, line)) if name else ""
