# SPDX-License-Identifier: GPL-3.0-or-later
"""Small catalogues as text, and the real tools to hold them against."""

from __future__ import annotations

import gettext
import io
import subprocess
from pathlib import Path

import pytest

from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.locale import locale

SHARED = Path(__file__).parents[2].parent / "shared"
HEADER = write_po(Catalogue(new_header(locale("de"), project="2026-brief")))
needs_gettext = pytest.mark.system("msgfmt")

RICH = (
    HEADER
    + r"""
# a note by a person
#   with an indentation
#
# w4r: mt apertium@3.8.3 src=v1:0123456789ab tgt=v1:ba9876543210
#. paragraph
#. speaker: Ana (f)
#: letter.md FSIa path with blanks.mdPDI
#, fuzzy, python-brace-format
#| msgctxt "demand"
#| msgid "Write to {name}."
msgctxt "demand"
msgid "Write to {name} \"now\"."
msgstr "Schreiben Sie {name}\t\\ „jetzt“."

#, fuzzy
#| msgid ""
#| "old line\n"
#| "and another"
msgid ""
"a line\n"
"\n"
"and another\n"
msgstr ""
"eine Zeile\n"
"\n"
"und noch eine\n"

#, c-format
msgid "one letter"
msgid_plural "%d letters"
msgstr[0] "ein Brief"
msgstr[1] "%d Briefe"

msgid "not yet"
msgstr ""

# kept by a person
#~| msgctxt "caption"
#~| msgid "before"
#~ msgctxt "caption"
#~ msgid "gone"
#~ msgstr "fort"

#~ msgid "one case"
#~ msgid_plural "%d cases"
#~ msgstr[0] "ein Fall"
#~ msgstr[1] ""
#~ "%d\n"
#~ "Fälle"
""".replace("FSI", "\u2068").replace("PDI", "\u2069")
)


def with_entries(entries: str) -> str:
    return f"{HEADER}\n{entries}"


def checks(text: str, path: str = "x.po") -> list[tuple[str, int]]:
    return [(found.check, found.place.line) for found in read_po(text, path=path).diagnostics]


def run(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def compiled(text: str) -> dict[str, str]:
    """What msgfmt makes of a PO text: key as gettext has it (context, EOT, msgid) to msgstr."""
    done = subprocess.run(
        ["msgfmt", "--no-hash", "-o", "-", "-"], input=text.encode(), capture_output=True, check=True
    )
    return mo_texts(done.stdout)


def mo_texts(data: bytes) -> dict[str, str]:
    """The strings of a MO file, as its tables say, read by nobody's parser but this one."""
    words = memoryview(data)[: len(data) // 4 * 4].cast("I")
    count, keys, values = words[2], words[3] // 4, words[4] // 4

    def text(table: int, index: int) -> str:
        size, at = words[table + 2 * index], words[table + 2 * index + 1]
        return data[at : at + size].decode()

    return {text(keys, index): text(values, index) for index in range(count)}


def stdlib_reads(data: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(data))
