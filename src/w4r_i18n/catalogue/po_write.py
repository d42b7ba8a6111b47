# SPDX-License-Identifier: GPL-3.0-or-later
"""A Catalogue as canonical PO: one spelling for one value, that of `msgcat --no-wrap`.

Every entry is spelt from its fields: what an entry says is what is written, also when somebody changed a
field and left `raw` as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from w4r_i18n.catalogue.header import canonical_fields
from w4r_i18n.catalogue.po_comments import comment_lines, ordered, reference_lines
from w4r_i18n.catalogue.po_grammar import CONTROL, escape
from w4r_i18n.model.catalogue import Catalogue, Entry, Header, Junk, Previous
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError


def write_po(catalogue: Catalogue) -> str:
    r"""Spell a catalogue: header, live entries in order, then obsolete ones; LF, wrapped at `\n` alone.

    Laws: a fixed point, `write_po(read_po(write_po(c))) == write_po(c)`; and `read_po(write_po(c)) == c` for
    what is canonical already. Of the header only HEADER_FIELDS stay, and no person's name or address.

    Raises InputError for a refused catalogue, since rewriting it could lose what was not understood, and for
    a text with a control or noncharacter, since no reader would take the file back.
    """
    if catalogue.refused:
        first = next(found for found in catalogue.diagnostics if found.fault == "file")
        raise InputError(f"not rewritten: {first.message}", hint="mend the file first", place=first.place)
    told = lru_cache(maxsize=1024)(_told)  # most entries of a document are told alike
    live = [_must_be_clean(_header(catalogue.header), catalogue.path)]
    obsolete: list[str] = []
    loose: list[str] = []
    for entry in catalogue.entries:
        if isinstance(entry, Junk):
            loose.append(f"{entry.raw.rstrip()}\n")
            continue
        spelt = _entry(entry, "#~ " if entry.obsolete else "", told)
        if not entry.raw:  # new or changed; what was read is clean already
            _must_be_clean(spelt, catalogue.path)
        (obsolete if entry.obsolete else live).append(spelt)
    return "\n".join([*live, *obsolete, *loose])


def _must_be_clean(spelt: str, path: str) -> str:
    control = CONTROL.search(spelt)
    if control:
        message = f"not written: a text has the character U+{ord(control[0]):04X}; none was wanted"
        raise InputError(message, place=Place(path))
    return spelt


def _header(header: Header) -> str:
    fields = "".join(f'"{escape(name)}: {escape(value)}\\n"\n' for name, value in canonical_fields(header))
    flag = "#, fuzzy\n" if header.fuzzy else ""
    return f'{comment_lines("#", header.comments)}{flag}msgid ""\nmsgstr ""\n{fields}'


def _told(extracted: tuple[str, ...], references: tuple[str, ...], flags: tuple[str, ...]) -> str:
    """What stands between the translators' comments and the texts."""
    lines = comment_lines("#.", extracted) if extracted else ""
    if references:
        lines += reference_lines(references)
    return f"{lines}#, {', '.join(ordered(flags))}\n" if flags else lines


def _entry(entry: Entry, mark: str, told: Callable[..., str]) -> str:
    if entry.plural is None:
        texts = _string("msgid", entry.msgid, mark) + _string("msgstr", entry.msgstr, mark)
    else:
        forms = (_string(f"msgstr[{n}]", form, mark) for n, form in enumerate(entry.texts))
        ids = (_string("msgid", entry.msgid, mark), _string("msgid_plural", entry.plural, mark))
        texts = "".join((*ids, *forms))
    if entry.msgctxt is not None:
        texts = _string("msgctxt", entry.msgctxt, mark) + texts
    if entry.previous:
        texts = "".join(_previous(entry.previous, "#~| " if mark else "#| ")) + texts
    texts = told(entry.extracted, entry.references, entry.flags) + texts
    return comment_lines("#", entry.comments) + texts if entry.comments else texts


def _previous(previous: Previous, mark: str) -> list[str]:
    lines = [] if previous.msgctxt is None else [_string("msgctxt", previous.msgctxt, mark)]
    lines.append(_string("msgid", previous.msgid, mark))
    if previous.plural is not None:
        lines.append(_string("msgid_plural", previous.plural, mark))
    return lines


def _string(keyword: str, text: str, mark: str) -> str:
    """A text without an inner line break stands beside its keyword, any other below it, line by line."""
    if "\n" not in text or text.find("\n") == len(text) - 1:
        return f'{mark}{keyword} "{escape(text)}"\n'
    *lines, last = text.split("\n")
    spelt = [f'{mark}{keyword} ""\n', *(f'{mark}"{escape(line)}\\n"\n' for line in lines)]
    if last:
        spelt.append(f'{mark}"{escape(last)}"\n')
    return "".join(spelt)
