# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section's Word form may hold: words, looks and pictures of its own; nothing runs or calls out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.zips import BoundedZip, open_zip

PATH = "letter.docx"
"""What a fault of the form is told of; who reads the file knows where it lies."""
MAX_BYTES, MAX_XML = 5_000_000, 2_000_000
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")
_PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app|custom)\.xml|docProps/thumbnail\.(?:jpe?g|png)"
    r"|word/(?:document|styles|settings|webSettings|fontTable|numbering|stylesWithEffects)\.xml"
    r"|word/(?:footnotes|endnotes)\.xml"
    r"|word/(?:header|footer|theme/theme)\d{1,3}\.xml|word/_rels/[\w.]{1,60}\.rels"
    r"|word/theme/_rels/[\w.]{1,60}\.rels|customXml/[\w./]{1,80}|word/media/[\w.-]{1,80}"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFUSED = {
    f"{_WORD}altChunk": "another document", f"{_WORD}object": "an object", f"{_WORD}control": "a control",
    f"{_WORD}subDoc": "another document", f"{_WORD}vanish": "hidden text", f"{_WORD}webHidden": "hidden text",
    f"{_WORD}del": "a tracked change", f"{_WORD}ins": "a tracked change",
    f"{_WORD}moveFrom": "a tracked change", f"{_WORD}moveTo": "a tracked change",
    f"{_WORD}dataBinding": "a bound control",
    f"{_WORD}documentProtection": "a protection", f"{_WORD}mailMerge": "a mail merge",
}  # fmt: skip
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES)\b[^\"]*", re.IGNORECASE)
"""Of Word's own fields, those that count pages; others read files, call servers or ask the writer."""


def must_be_harmless(data: bytes) -> None:
    """Raises InputError, with the part, for whatever else the form holds."""
    if len(data) > MAX_BYTES:
        raise InputError(f"a form of more than {MAX_BYTES:,} bytes", place=Place(PATH))
    archive = open_zip(data, path=PATH)
    if fault := next(_faults(archive), ""):
        hint = "take it out in Word and save as .docx"
        raise InputError(f"the form holds {fault}", hint=hint, place=Place(PATH))


def _faults(archive: BoundedZip) -> Iterator[str]:
    for name in sorted(archive.names):
        is_picture = name.startswith("word/media/")
        if not _PART.fullmatch(name) or (is_picture and not name.lower().endswith(_PICTURES)):
            yield f"'{ascii(name)[1:-1][:60]}', which no letter needs"
        if name.endswith((".xml", ".rels")):
            yield from _of_part(name, archive.read(name))


def _of_part(name: str, content: bytes) -> Iterator[str]:
    if len(content) > MAX_XML or b"<!" in content.replace(b"<!--", b""):
        yield f"a declaration or too much in {name}"
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        yield f"broken XML in {name}"
        return
    for element in tree.iter(etree.Element):
        tag = str(element.tag)
        if tag in _REFUSED:
            yield f"{_REFUSED[tag]} in {name}"
        if element.get("TargetMode", "").lower() == "external":
            yield f"a link to elsewhere in {name}"
        code = element.text if tag == f"{_WORD}instrText" else element.get(f"{_WORD}instr")
        if code is not None and not _FIELDS.fullmatch(code):
            yield f"a field of Word's own in {name}"
        if element.get("PartName") == "/word/document.xml" and element.get("ContentType") != _MAIN:
            yield "macros, or is no .docx"
