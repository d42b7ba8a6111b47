# SPDX-License-Identifier: GPL-3.0-or-later
"""MO files: written as msgfmt writes them, read only to say what is wrong."""

from __future__ import annotations

import random
import struct

import pytest
from tests.catalogue.po_samples import (
    HEADER,
    RICH,
    SHARED,
    mo_texts,
    needs_gettext,
    stdlib_reads,
    with_entries,
)

from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.mo_read import check_mo
from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import locale


@needs_gettext
def test_a_canonical_file_compiles_to_the_bytes_of_msgfmt() -> None:
    made = run_msgfmt(RICH)
    assert write_mo(read_po(RICH)) == made
    assert check_mo(made, path="x.mo") == ()


def run_msgfmt(text: str) -> bytes:
    import subprocess

    command = ["msgfmt", "-c", "--no-hash", "-o", "-", "-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


@needs_gettext
def test_a_thousand_generated_entries_compile_to_the_bytes_of_msgfmt() -> None:
    draw = random.Random(7)  # noqa: S311  # a fixed seed, no secret
    alphabet = 'aé„ß日x \\"\t~ž' + "\U0001f54a"
    entries = {}
    for _ in range(1000):
        msgid = "".join(draw.choices(alphabet, k=draw.randrange(1, 12)))
        context = draw.choice([None, None, "title", "é"])
        forms = ("x", "y") if draw.random() < 0.1 else ()
        entries[context or "", msgid] = Entry(
            msgid, "x" if forms else draw.choice(["", "t", "ü\nü"]).replace("\n", " "), context,
            f"{msgid}s" if forms else None, forms, ("fuzzy",) if draw.random() < 0.2 else (),
        )  # fmt: skip
    catalogue = Catalogue(new_header(locale("de"), project="x"), tuple(entries.values()))
    assert write_mo(catalogue) == run_msgfmt(write_po(catalogue))


def test_a_joined_target_is_an_empty_string_and_an_untranslated_one_is_absent() -> None:
    text = with_entries('msgid "a"\nmsgstr "A B"\n\nmsgid "b"\nmsgstr "<join/>"\n\nmsgid "c"\nmsgstr ""\n')
    made = write_mo(read_po(text))
    texts = mo_texts(made)
    assert (texts["b"], "c" in texts) == ("", False)
    assert stdlib_reads(made).gettext("b") == ""
    assert check_mo(made, path="x.mo") == ()


def test_fuzzy_and_obsolete_entries_are_not_compiled() -> None:
    text = with_entries('#, fuzzy\nmsgid "a"\nmsgstr "A"\n\n#~ msgid "b"\n#~ msgstr "B"\n')
    assert list(mo_texts(write_mo(read_po(text)))) == [""]


def test_a_refused_catalogue_is_not_compiled() -> None:
    with pytest.raises(InputError, match="not compiled"):
        write_mo(read_po(with_entries('msgid "a\n')))


GOOD = write_mo(read_po(with_entries('msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n')))


def test_both_byte_orders_are_read() -> None:
    size = 28 + 16 * 3
    words = struct.unpack(f"<{size // 4}I", GOOD[:size])
    assert check_mo(struct.pack(f">{size // 4}I", *words) + GOOD[size:], path="x.mo") == ()


@pytest.mark.parametrize(
    ("word", "value"),
    [
        (0, 7),
        (1, 2),
        (1, 0x20000),
        (2, 4),
        (2, 2**31),
        (3, 2**32 - 1),
        (7, 2**32 - 1),
        (8, 2**32 - 1),
        (9, 0),
        (10, 0),
        (11, 0),
    ],
)
def test_a_damaged_table_is_named(word: int, value: int) -> None:
    data = bytearray(GOOD)
    struct.pack_into("<I", data, 4 * word, value)
    (found,) = check_mo(bytes(data), path="x.mo")
    assert str(found).startswith("x.mo: error: ")
    assert found.fault == "file"


def test_a_mo_cut_anywhere_is_refused() -> None:
    assert all(check_mo(GOOD[:size], path="x.mo") for size in range(len(GOOD)))


def test_keys_out_of_order_or_twice_are_refused() -> None:
    for swapped in (GOOD.replace(b"\0a\0b\0", b"\0b\0a\0"), GOOD.replace(b"\0a\0b\0", b"\0a\0a\0")):
        assert swapped != GOOD
        assert check_mo(swapped, path="x.mo")


@pytest.mark.parametrize(
    ("before", "after", "check"),
    [
        (b"UTF-8", b"UTF-7", "encoding"),
        (b"charset=", b"charsot=", "encoding"),
        (b"Language: de", b"Language: ..", "header"),
        (b"n != 1", b"n  / 0", "plural"),
        (b"\0A\0", b"\0\xff\0", "encoding"),
        (b"\0A\0", b"\0\x1b\0", "control"),
    ],
)
def test_a_fault_of_the_content_is_named(before: bytes, after: bytes, check: str) -> None:
    assert [found.check for found in check_mo(GOOD.replace(before, after), path="x.mo")] == [check]


def test_hostile_compiled_catalogues_are_refused() -> None:
    folder = SHARED / "bad_inputs" / "mo"
    for file in folder.glob("*.mo") if folder.exists() else ():
        assert check_mo(file.read_bytes(), path=file.name), file.name


def test_the_header_alone_makes_a_valid_file() -> None:
    assert check_mo(write_mo(read_po(HEADER)), path="x.mo") == ()


def test_blanks_around_a_join_do_not_make_a_text_of_it() -> None:
    catalogue = Catalogue(new_header(locale("ja"), project="x"), (Entry("Une suite.", " <join/> "),))
    assert b"<join/>" not in write_mo(catalogue)
