# SPDX-License-Identifier: GPL-3.0-or-later
"""Two parsers, one text: whatever the reader accepts, msgfmt compiles to the same strings."""

from __future__ import annotations

import random
import subprocess

import pytest
from tests.catalogue.po_samples import RICH, mo_texts, with_entries

from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.model.catalogue import Catalogue

SEED = 20261110
FILES = 1500
_BITS = [
    '"', "\\", "\n", "\\n", '\\"', "\\\\", "\\t", "\\r", "\r", "\r\n", "\t", " ",
    "\n\n", '""', '"\n"', '"z"\n',
    "#", "#~ ", "#| ", "#~| ", "#, fuzzy\n", "# ", "#:", "#. ", "#= fuzzy\n", "#! fuzzy\n", "\\\n", "domain ",
    "msgid ", "msgstr ", "msgctxt ", "msgid_plural ", "msgstr[0] ", "msgstr[1] ", 'msgid "x"\n',
    'msgstr "y"\n',
    "\\x41", "\\101", "\\a", "\x00", "\x0b", "\x0c", "\x7f", "\u2028", "\u0085", "\ufeff", "é", "\U0001f54a",
    "[", "]", "0", "n", "%", "charset=", "plural=", ";", ":", "msgid", "-",
]  # fmt: skip
_LEFT_TO_OTHERS = (
    "entries do not both", "duplicate message", "this is the location", "fatal error", "warning:",
    "Message conversion",
)  # fmt: skip
"""Of msgfmt's refusals: line ends at one side of a pair only (a check's business), and an obsolete entry with
the key of another, which harms nobody here. The others come with them, or are warnings.
"""


def mutated(draw: random.Random, text: str) -> str:
    for _ in range(draw.choice([1, 1, 1, 2, 3, 6])):
        at = draw.randrange(len(text) + 1)
        match draw.randrange(5):
            case 0:
                text = text[:at] + draw.choice(_BITS) + text[at:]
            case 1:
                text = text[:at] + text[at + draw.randrange(1, 9) :]
            case 2:
                text = text[:at] + draw.choice(_BITS) + text[at + draw.randrange(1, 6) :]
            case 3:
                lines = text.split("\n")
                line = lines.pop(draw.randrange(len(lines)))
                lines.insert(draw.randrange(len(lines) + 1), line)
                text = "\n".join(lines)
            case _:
                start = draw.randrange(len(text) + 1)
                text = text[:at] + text[start : start + draw.randrange(40)] + text[at:]
    return text


def disagreement(text: str) -> str:
    """Why msgfmt would show other texts than the reader; empty when both see the same, or it refuses."""
    catalogue = read_po(text, path="x.po")
    # This gettext takes newer flags for comments, and no byte order mark.
    if catalogue.refused or "#=" in text or text.startswith("\ufeff"):
        return ""
    done = subprocess.run(
        ["msgfmt", "--no-hash", "-o", "-", "-"], input=text.encode(), capture_output=True, check=False
    )
    if done.returncode:
        lines = done.stderr.decode().splitlines()
        return "".join(line for line in lines if not any(known in line for known in _LEFT_TO_OTHERS))
    theirs = {key: value for key, value in mo_texts(done.stdout).items() if key}
    ours = {key: value for key, value in _texts(catalogue).items() if key}
    return "" if ours == theirs else f"{ours}\n{theirs}"


def _texts(catalogue: Catalogue) -> dict[str, str]:
    return mo_texts(write_mo(catalogue))


@pytest.mark.system("msgfmt")
def test_no_mutated_file_is_read_differently_from_msgfmt() -> None:
    draw = random.Random(SEED)  # noqa: S311  # a fixed seed, no secret
    sources = [
        RICH,
        with_entries('msgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid "c\\\\n"\nmsgstr "d\\"\\n"\n"e"\n'),
    ]
    accepted = 0
    for _ in range(FILES):
        text = mutated(draw, draw.choice(sources))
        assert disagreement(text) == "", text
        accepted += not read_po(text).refused
    assert accepted > FILES / 6
