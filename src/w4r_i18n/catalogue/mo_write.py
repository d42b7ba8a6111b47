# SPDX-License-Identifier: GPL-3.0-or-later
"""A Catalogue compiled to MO, byte for byte what `msgfmt --no-hash` makes of the same canonical file."""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate, chain

from w4r_i18n.catalogue.header import canonical_fields
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import is_join

_MAGIC = 0x950412DE
_HEAD_WORDS = 7  # magic, revision, count, where the two tables and the (empty) hash table lie


def write_mo(catalogue: Catalogue) -> bytes:
    """Compile what is live, translated and not fuzzy, with the header, sorted by msgid as bytes.

    A target that is `<join/>` becomes an empty string, so that gettext returns nothing there instead of the
    source (FORMATS 4); no other empty string is written. What policy keeps back is taken out before.

    Raises InputError for a refused catalogue.
    """
    if catalogue.refused:
        first = next(found for found in catalogue.diagnostics if found.fault == "file")
        raise InputError(f"not compiled: {first.message}", hint="mend the file first", place=first.place)
    fields = canonical_fields(catalogue.header)
    texts = {b"": "".join(f"{name}: {value}\n" for name, value in fields).encode()}
    for entry in catalogue.entries:
        if not isinstance(entry, Entry) or entry.obsolete or not entry.msgstr or "fuzzy" in entry.flags:
            continue
        if entry.msgctxt is None and entry.plural is None:
            texts[entry.msgid.encode()] = b"" if is_join(entry.msgstr) else entry.msgstr.encode()
        else:
            texts[_key(entry)] = _value(entry).encode()
    keys = sorted(texts)
    return _packed(keys, [texts[key] for key in keys])


def _key(entry: Entry) -> bytes:
    key = entry.msgid if entry.msgctxt is None else f"{entry.msgctxt}\x04{entry.msgid}"
    return (key if entry.plural is None else f"{key}\0{entry.plural}").encode()


def _value(entry: Entry) -> str:
    if entry.plural is not None:
        return "\0".join(entry.texts)
    return "" if is_join(entry.msgstr) else entry.msgstr


def _packed(keys: list[bytes], values: list[bytes]) -> bytes:
    """Head, tables of keys and of values, then their bytes; each ends with a NUL that its length omits."""
    tables = 4 * _HEAD_WORDS
    start = tables + 16 * len(keys)
    strings = [*keys, *values]
    sizes = [len(text) for text in strings]
    offsets = accumulate((size + 1 for size in sizes), initial=start)
    words = array("I", [_MAGIC, 0, len(keys), tables, tables + 8 * len(keys), 0, start])
    words.extend(chain.from_iterable(zip(sizes, offsets, strict=False)))
    if sys.byteorder == "big":
        words.byteswap()
    return b"".join((words.tobytes(), b"\0".join(strings), b"\0"))
