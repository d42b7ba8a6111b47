# SPDX-License-Identifier: GPL-3.0-or-later
"""A PO file in its canonical form: git runs it once a file, so it imports next to nothing."""

from __future__ import annotations

from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.errors import InputError


def canonical(content: bytes, *, path: str) -> bytes:
    """A PO file as it should be written. Raises InputError for one that is refused."""
    catalogue = read_po_bytes(content, path=path)
    for found in catalogue.diagnostics:
        if found.fault == "file":
            raise InputError(found.message, hint=found.hint or "mend the file first", place=found.place)
    return write_po(catalogue).encode()
