# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
from pathlib import Path

import pytest

from w4r_i18n import registry
from w4r_i18n.model.errors import InputError

CORPUS = Path(__file__).parents[2].parent / "shared" / "bad_inputs"
READERS = {"md": "markdown", "html": "html", "txt": "plain"}
INDEX = CORPUS / "index.json"
ATTACKS = (
    [each for each in json.loads(INDEX.read_text()) if each["file"].split("/")[0] in READERS]
    if INDEX.exists()
    else []
)


@pytest.mark.skipif(not ATTACKS, reason="the corpus of hostile files is not beside this tree")
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack["file"])
def test_each_hostile_document_is_refused_or_harmless(attack: dict[str, str]) -> None:
    name = attack["file"]
    reader = registry.find("reader", READERS[name.split("/")[0]])
    data = (CORPUS / name).read_bytes()
    if attack["expect"] == "reject":
        with pytest.raises(InputError) as caught:
            reader.read(data, path=name)
        assert str(caught.value).startswith(f"{name}:")
        assert caught.value.place
        assert caught.value.place.line
        return
    document = reader.read(data, path=name)
    assert document.text.encode() == data
    if attack["expect"] == "flag":
        assert any(found.place.line for found in document.diagnostics)


@pytest.mark.parametrize("form", ["markdown", "html", "plain", "toml"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x\ny \xe9t\xe9", ":2: byte 0xe9 is not UTF-8 (the file looks like Windows-1252 or Latin-1)"),
        ("été".encode("utf-16"), "UTF-16"),
        (b"a\r\nb\x00c", ":2: control character U+0000"),
        (b"a\n\x1b[31mb", ":2: control character U+001B"),
        (b"a" * 2_000_001, ":1: the file has 2000001 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(form: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        registry.find("reader", form).read(data, path="x")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "]",
        "[a](",
        "[a](b ",
        "![",
        "*a ",
        "a*",
        "_a_ ",
        "`",
        "`a``",
        "<",
        "<a ",
        '<a b="',
        "<!--",
        "&",
        "&#",
        "{a",
        "\\",
        "> ",
        "- ",
        "(",
        "[[a]",
        "**",
        "<a@",
        "[a]: b\n",
        "> a\n",
        "- a\n",
        "a\n",
        "<p>",
        "<b></b>",
        "<br>",
        "\t",
    ],
)
@pytest.mark.parametrize("form", ["markdown", "html", "plain"])
def test_forty_kilobytes_of_anything_are_read_or_refused(form: str, unit: str) -> None:
    """Quadratic time would take minutes here, and a recursion that input decides a traceback."""
    reader = registry.find("reader", form)
    data = ("x " + (unit * 40_000)[:40_000] + ">x").encode()
    try:
        document = reader.read(data, path="x")
    except InputError:
        return
    assert document.text.encode() == data
