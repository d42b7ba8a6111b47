# SPDX-License-Identifier: GPL-3.0-or-later
"""To and from polib's objects: what other Python programs already work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_i18n.catalogue.header import canonical_fields
from w4r_i18n.catalogue.po_comments import ordered
from w4r_i18n.model.catalogue import Catalogue, Entry, Header, Previous
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

if TYPE_CHECKING:
    import polib


def to_polib(catalogue: Catalogue) -> polib.POFile:
    """The catalogue as a new polib.POFile.

    Law: `from_polib(to_polib(c)) == c` for every canonical catalogue, save that a comment of one empty line,
    which polib cannot tell from none, is gone. Raises InputError for a refused one:
    polib has no place for what could not be read.
    """
    import polib

    if catalogue.refused:
        raise InputError("the file has faults; polib would lose them", place=Place(catalogue.path))
    made = polib.POFile(wrapwidth=0, encoding="utf-8")
    made.header = "\n".join(catalogue.header.comments)
    made.metadata = dict(canonical_fields(catalogue.header))
    made.metadata_is_fuzzy = catalogue.header.fuzzy
    made.extend(_to_polib(entry) for entry in catalogue.entries if isinstance(entry, Entry))
    return made


def _to_polib(entry: Entry) -> polib.POEntry:
    import polib

    previous = entry.previous or Previous("")
    return polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.plural or "",
        msgstr="" if entry.plural is not None else entry.msgstr,
        msgstr_plural=dict(enumerate(entry.texts)) if entry.plural is not None else {},
        obsolete=entry.obsolete,
        comment="\n".join(entry.extracted),
        tcomment="\n".join(entry.comments),
        occurrences=[_occurrence(reference) for reference in entry.references],
        flags=list(entry.flags),
        previous_msgid=previous.msgid if entry.previous else None,
        previous_msgctxt=previous.msgctxt,
        previous_msgid_plural=previous.plural,
        linenum=entry.line or None,
    )


def _occurrence(reference: str) -> tuple[str, str]:
    path, colon, line = reference.rpartition(":")
    return (path, line) if colon and line.isdecimal() else (reference, "")


def from_polib(pofile: polib.POFile) -> Catalogue:
    """A Catalogue of a polib.POFile's entries; nothing is checked here that `read_po` would refuse."""
    fields = tuple(pofile.metadata.items())
    header = Header(fields, _lines(pofile.header), bool(pofile.metadata_is_fuzzy))
    return Catalogue(header, tuple(_from_polib(entry) for entry in pofile), path=pofile.fpath or "")


def _from_polib(entry: polib.POEntry) -> Entry:
    forms = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
    plural = entry.msgid_plural or (entry.msgid_plural if forms else None)
    return Entry(
        entry.msgid,
        forms[0] if forms else entry.msgstr,
        entry.msgctxt,
        plural,
        forms,
        ordered(entry.flags),
        _lines(entry.tcomment),
        _lines(entry.comment),
        tuple(f"{path}:{line}" if line else path for path, line in entry.occurrences),
        _previous(entry),
        bool(entry.obsolete),
        entry.linenum or 0,
    )


def _lines(comment: str) -> tuple[str, ...]:
    return tuple(line.rstrip(" \t") for line in comment.split("\n")) if comment else ()


def _previous(entry: polib.POEntry) -> Previous | None:
    if entry.previous_msgid is None:
        return None
    return Previous(entry.previous_msgid, entry.previous_msgctxt, entry.previous_msgid_plural)
