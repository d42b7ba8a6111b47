# SPDX-License-Identifier: GPL-3.0-or-later
"""What Word and Excel files have in common: a stranger's opened with care, ours always the same bytes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from w4r_i18n.text.zips import CONTENT_TYPES, BoundedZip, open_zip, zipped

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CORE = "docProps/core.xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)


def open_office(data: bytes, path: str) -> BoundedZip:
    """Raises InputError for macros, a DOCTYPE in any part, a zip that is broken, locked or too big."""
    archive = open_zip(data, path=path)
    archive.must_have_no_macros()
    for name in archive.names:
        if name.lower().endswith((".xml", ".rels")):
            archive.xml(name)
    return archive


def rewritten(data: bytes, title: str) -> bytes:
    """A file that a library wrote, without its times and names: small, and on one machine the same
    bytes for the same texts.
    """
    archive = open_zip(data, path=title)
    parts = {name: archive.read(name) for name in sorted(archive.names)}
    parts[_CORE] = _PROPERTIES.format(title=escape(title)).encode()
    # The list of kinds comes first: some programs tell the file by it.
    return zipped({CONTENT_TYPES: parts.pop(CONTENT_TYPES), **parts}, packed=True)


def spelt(text: str) -> str:
    """ECMA-376 part 1, 22.9.2.19: what XML would change, and what looks like such an escape.

    Law: `unspelt(spelt(t)) == t`.
    """
    return _ESCAPED.sub(lambda found: f"_x005F{found.group()}", text).replace("\r", "_x000D_")


def unspelt(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
