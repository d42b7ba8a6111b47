# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues made to hang, to fill the memory or to be read as something else."""

from __future__ import annotations

import time

import pytest
from tests.catalogue.po_samples import HEADER, with_entries

from w4r_i18n.catalogue import po_read
from w4r_i18n.catalogue.mo_read import check_mo
from w4r_i18n.catalogue.po_read import read_po, read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Junk
from w4r_i18n.text.plural import PluralError, plural_rule

MANY = 200_000
LONG = {
    "a line of a megabyte": 'msgid "a"\nmsgstr "' + "A" * 1_000_000 + '"\n',
    "backslashes": 'msgid "a"\nmsgstr "' + "\\" * MANY + '"\n',
    "an odd number of backslashes": 'msgid "a"\nmsgstr "' + "\\" * (MANY + 1) + '"\n',
    "escaped quotes": 'msgid "a"\nmsgstr "' + '\\"' * MANY + "\n",
    "quotes": 'msgid "a"\nmsgstr ' + '"' * MANY + "\n",
    "an unclosed quote": 'msgid "a"\nmsgstr "' + "a " * MANY,
    "unclosed quotes on every line": 'msgid "a\n' * (MANY // 10),
    "empty strings": 'msgid ""\n' + '""\n' * MANY + "msgstr x\n",
    "blank lines": "\n" * MANY + "x",
    "blank lines after each entry": ('msgid "a"\nmsgstr "b"\n' + "\n" * 100) * 2000,
    "comments and no entry": "#\n\n" * MANY + "x",
    "previous lines": '#| msgid "a"\n' * (MANY // 10) + "x",
    "previous lines of many entries": '#| msgid "a"\nmsgid "b"\nx\n\n' * (MANY // 100),
    "obsolete lines": '#~ msgid "a"\n' * (MANY // 10),
    "forms": 'msgid "a"\nmsgid_plural "b"\n' + "".join(f'msgstr[{n}] "x"\n' for n in range(20_000)),
    "flags": "#, " + "a," * MANY + '\nmsgid "a"\nmsgstr "b"\n',
    "references": "#:" + " a" * MANY + '\nmsgid "a"\nmsgstr "b"\n',
    "isolates": "#:" + " \u2068" * (MANY // 2) + '\nmsgid "a"\nmsgstr "b"\n',
    "controls": "\x01\n" * (MANY // 10),
    "carriage returns": "\r" * MANY,
    "header fields": 'msgid ""\nmsgstr ""\n' + '"X: plural=charset=\\n"\n' * 20_000,
    "angle brackets in the team": 'msgid ""\nmsgstr "Language-Team: ' + "<@" * 20_000 + '\\n"\n',
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_reading_and_writing_are_linear(text: str) -> None:
    started = time.process_time()
    catalogue = read_po(with_entries(text) if not text.startswith('msgid ""\nmsgstr') else text)
    if not catalogue.refused:
        write_po(catalogue)
    assert time.process_time() - started < 2


def test_faults_without_end_are_cut_off_and_the_rest_is_kept() -> None:
    text = with_entries("x\n\n" * 50_000)
    catalogue = read_po(text)
    assert len(catalogue.diagnostics) == po_read.MAX_FAULTS + 1
    assert catalogue.diagnostics[-1].check == "bound"
    assert "".join(entry.raw for entry in catalogue.entries if isinstance(entry, Junk)).count("x") == 50_000


def test_a_file_above_the_bound_is_not_even_decoded() -> None:
    catalogue = read_po_bytes(b"\xff" * (po_read.MAX_BYTES + 1), path="x.po")
    assert [str(found) for found in catalogue.diagnostics] == [
        f"x.po:1: error: the file has more than {po_read.MAX_BYTES} bytes [bound]"
    ]


def test_messages_show_no_control_and_stay_short() -> None:
    text = HEADER.replace("Language: de", "Language: \u202e" + "x" * 5000)
    (found,) = read_po(text).diagnostics
    assert found.message.isascii()
    assert len(str(found)) < 200


@pytest.mark.parametrize(
    "rule", ["n" + "%9" * 400, "n*" * 480 + "n", "(" * 900, "1?" * 400, "!" * 990, "2147483647*" * 80 + "n"]
)
def test_a_rule_of_any_shape_is_judged_at_once(rule: str) -> None:
    started = time.process_time()
    with pytest.raises(PluralError):
        plural_rule(f"nplurals=2; plural={rule};")
    assert time.process_time() - started < 1


def test_a_mo_that_promises_half_a_million_strings_is_refused_without_reading_them() -> None:
    data = (
        b"\xde\x12\x04\x95" + (0).to_bytes(4, "little") + (499_999).to_bytes(4, "little") + b"\x1c\0\0\0" * 4
    )
    started = time.process_time()
    assert check_mo(data, path="x.mo")
    assert time.process_time() - started < 1
