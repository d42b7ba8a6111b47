# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check FILE` on hostile files of every kind that it reads: a clean answer, and a bounded one."""

from __future__ import annotations

import io
import json
import os
import random
import re
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from tests.journeys import tree

from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.catalogue.po_read import read_po

CORPUS = Path(__file__).parents[2].parent / "shared" / "bad_inputs"
KINDS = frozenset({"po", "mo", "fuzz", "md", "html", "txt", "docx", "config"})
BINARY = frozenset({"mo", "docx"})
CODES = {"reject": {3}, "flag": {1, 3}, "neutral": {0}, "either": {0, 1, 3}, "quarantine": {0, 1, 3}}
SEED = 20_300_102


def corpus() -> list[dict[str, str]]:
    if not CORPUS.is_dir():
        return []
    index: list[dict[str, str]] = json.loads((CORPUS / "index.json").read_text(encoding="utf-8"))
    return [
        each
        for each in index
        if each.get("via", "check") == "check" and each["file"].partition("/")[0] in KINDS
    ]


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case["file"])
def test_each_file_of_the_corpus_gets_the_answer_that_its_index_wants(
    case: dict[str, str], tmp_path: Path
) -> None:
    path = CORPUS / case["file"]
    kind = case["file"].partition("/")[0]
    done = tree.w4r(tmp_path, "check", str(path))
    wanted = {2} if kind == "config" and case["expect"] == "reject" else CODES[case["expect"]]
    assert done.code in wanted, done.said
    if case["expect"] in {"reject", "flag"}:
        place = re.escape(path.name) + (":" if kind in BINARY else r":\d+")
        assert re.search(place, done.said)
    assert list(tmp_path.iterdir()) == []


PO = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# Une note
#. paragraph; register public
#: sources/2025/riviere/case.md
#, fuzzy
#| msgctxt "title"
#| msgid "Le fleuve"
msgctxt "title"
msgid "La rivière"
msgstr "Der Fluss"

msgid "Un jour"
msgid_plural "{n} jours"
msgstr[0] "Ein Tag"
msgstr[1] "{n} Tage"

#~ msgid "Ancien"
#~ msgstr "Alt"
"""
HTML = """<!doctype html>
<html lang="fr"><head><title>Rivière</title></head>
<body><h1>La rivière &amp; la loi</h1><p>Lisez <a href="https://example.org/">ceci</a>.</p>
<ul><li>Un</li><li>Deux</li></ul><!-- note --></body></html>
"""
MARKDOWN = """+++
title = "Rivière"
tier = "public"
+++

# La rivière

<!-- w4r: role=demand critical max=280 -->
Lisez **[ceci](https://example.org/)** et `cela`.

- un
- deux

> cité
"""
TOML = '[project]\ncampaign = "Essai"\nlocales = ["de", "ja"]\n\n[locales.de]\nrequired = ["common"]\n'
CASE = 'id = "riviere"\ntier = "public"\n\n[[names]]\nfull = "Nadia Fictive"\n'
DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def docx(document: str = DOCUMENT.format("La rivière."), **others: str) -> bytes:
    """A Word document of these parts; `others` by their names, `/` written `__`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


GOOD: dict[str, bytes] = {
    "de.po": PO.encode(),
    "gabarit.pot": re.sub(r'^msgstr(\[\d\])? "[^"\\]+"$', r'msgstr\1 ""', PO, flags=re.MULTILINE)
    .replace('#, fuzzy\n#| msgctxt "title"\n#| msgid "Le fleuve"\n', "")
    .partition("#~")[0]
    .encode(),
    "de.mo": write_mo(read_po(PO)),
    "page.html": HTML.encode(),
    "texte.md": MARKDOWN.encode(),
    "texte.txt": "Monde. La rivière.\n\nElle coule.\n".encode(),
    "w4r.toml": TOML.encode(),
    "case.toml": CASE.encode(),
    "texte.docx": docx(),
}


def checked(folder: Path, name: str, content: bytes) -> tree.Ran:
    """The answer on one file; an error that is ours would come through as itself (W4R_DEBUG)."""
    path = folder / name
    path.write_bytes(content)
    done = tree.w4r(folder, "check", name)
    assert done.code in ({0, 1, 2} if name == "w4r.toml" else {0, 1, 3}), done.said
    if done.code > 1:
        assert f"{name}:" in done.said
    return done


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_of_each_kind_is_accepted(tmp_path: Path, name: str) -> None:
    done = checked(tmp_path, name, GOOD[name])
    assert done.code == 0, done.said


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_off_anywhere_gets_a_clean_answer(tmp_path: Path, name: str) -> None:
    content = GOOD[name]
    for size in range(0, len(content), max(1, len(content) // 60)):
        checked(tmp_path, name, content[:size])


@pytest.mark.parametrize("name", GOOD)
def test_nul_and_other_bytes_at_random_places_get_a_clean_answer(tmp_path: Path, name: str) -> None:
    random_places = random.Random(SEED)  # noqa: S311  # fixed on purpose
    for byte in (0x00, 0x00, 0x00, 0x1B, 0xFF, 0x80, 0x22, 0x5C, 0x3C, 0x0D, 0xC3):
        for _ in range(4):
            at = random_places.randrange(len(GOOD[name]))
            checked(tmp_path, name, GOOD[name][:at] + bytes([byte]) + GOOD[name][at + 1 :])


@pytest.mark.parametrize("name", ["de.po", "gabarit.pot", "page.html", "texte.md", "texte.txt", "case.toml"])
def test_a_nul_in_a_text_file_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    lines = GOOD[name].splitlines(keepends=True)
    at = len(lines) - 1
    content = b"".join([*lines[:at], b"\0" + lines[at], *lines[at + 1 :]])
    done = checked(tmp_path, name, content)
    assert done.code == 3
    assert f"{name}:{at + 1}:" in done.said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["de.po", "page.html", "texte.md", "texte.txt", "case.toml"])
def test_another_encoding_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    assert checked(tmp_path, name, GOOD[name].decode().encode(encoding)).code == 3


@pytest.mark.parametrize("name", ["de.po", "texte.md", "texte.txt", "case.toml"])
def test_latin_1_is_refused_and_never_guessed(tmp_path: Path, name: str) -> None:
    content = GOOD[name].decode().encode("latin-1", "replace").replace(b"Nadia", b"N\xe9dia")
    assert checked(tmp_path, name, content).code == 3


@pytest.mark.parametrize("name", GOOD)
def test_a_symbolic_link_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "ailleurs").write_bytes(GOOD[name])
    (tmp_path / name).symlink_to("ailleurs")
    done = tree.w4r(tmp_path, "check", name)
    assert done.code == 3
    assert f"{name}:1: " in done.said
    assert "symbolic link" in done.said


def test_a_link_that_leads_nowhere_a_pipe_and_a_folder_in_a_files_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nulle-part.po").symlink_to("absent.po")
    os.mkfifo(tmp_path / "tuyau.po")
    for name in ("nulle-part.po", "tuyau.po", "absent.po"):
        done = tree.w4r(tmp_path, "check", name)
        assert done.code == 3
        assert f"{name}:1: " in done.said


def test_a_folder_stands_for_the_files_below_it_and_one_that_is_broken_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.po").write_bytes(PO.encode()[:-20])
    (tmp_path / "b" / "c.po").write_bytes(PO.replace("Der Fluss", "Der Fluss 7 <script>").encode())
    (tmp_path / "b" / "lu.bin").write_bytes(b"\0")
    done = tree.w4r(tmp_path, "check", ".")
    assert done.code == 3
    assert "a.po:" in done.said
    assert "c.po:" in done.said
    assert "lu.bin" not in done.said


def test_a_kind_that_is_not_read_is_refused_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    done = tree.w4r(tmp_path, "check", "image.png")
    assert done.code == 3
    assert ".docx" in done.said


def test_a_name_with_controls_is_shown_with_escapes(tmp_path: Path) -> None:
    name = "a\x1b[31m\nb.po"
    (tmp_path / name).write_bytes(PO.encode()[:-20])
    done = tree.w4r(tmp_path, "check", name)
    assert done.code == 3
    assert "\x1b" not in done.said
    assert r"\x1b[31m\nb.po:" in done.said


def test_a_single_file_is_read_without_the_project_around_it(tmp_path: Path) -> None:
    """Neither its configuration, be it broken, nor its policy has a say."""
    (tmp_path / "w4r.toml").write_text("[projet\n", encoding="utf-8")
    (tmp_path / "de.po").write_bytes(PO.encode())
    assert tree.w4r(tmp_path, "check", "de.po").code == 0


REPEATED = {
    ".md": ["[", "![", "](", "*", "**a", "_", "`", "> ", "#", "- ", "1. ", "|", "<", "<a ", "<!--", "&", "&#",
            "\\", "(", "~", "+++\n", "a\n\n", "\t", "<!-- w4r: ", "[a](", "é"],
    ".html": ["<", "<p>", "<div>", "</p>", "&", "&#x", "<a href=", '"', "<!--", "<![CDATA[", "<?", "<!",
             "<b ",
              "<table>", "<svg>", "<title>", "<textarea>", "\r", "<a b='"],
    ".txt": [" ", "\n", ".", "« ", "-", "a ", "A. ", "\t\n", "…", "1. ", "@", "http://"],
    ".po": ['"', "#", "\\", 'msgid ""\n', 'msgstr ""\n', "#~ ", "#| ", '"a"\n', "#, fuzzy\n", "[", " "],
    ".pot": ['msgid "a"\nmsgstr ""\n\n', "#: a\n"],
    ".toml": ["[", "{", "a.", '"', "'", "=", "[[a]]\n", "#", '"""', "a=[", "[a."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("suffix", "unit"), [(suffix, unit) for suffix in REPEATED for unit in REPEATED[suffix]]
)
def test_a_hundred_kilobytes_of_one_mark_get_a_clean_answer(tmp_path: Path, suffix: str, unit: str) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_bytes((unit * (100_000 // len(unit))).encode())
    assert tree.w4r(tmp_path, "check", path.name).code in {0, 1, 2, 3}


class TooManyError(Exception):
    """A budget of calls was spent."""


def calls(work: Callable[[], object], *, budget: int) -> int:
    """How many Python functions are entered: work as it is counted on any machine."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        if event == "call":
            count += 1
            if count > budget:
                sys.setprofile(None)
                raise TooManyError(budget)

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("suffix", "unit"),
    [(".md", "[a]("), (".md", "> a\n"), (".md", "- a\n"), (".html", "<p>a "), (".html", "<b>"),
     (".txt", "A. b "),
     (".po", 'msgid "a"\nmsgstr "b"\n\n'), (".toml", "[[names]]\n")],
)  # fmt: skip
def test_twice_the_file_is_at_most_twice_the_work(tmp_path: Path, suffix: str, unit: str) -> None:
    def work(size: int) -> int:
        path = tmp_path / f"long{suffix}"
        path.write_bytes((unit * (size // len(unit))).encode())
        return calls(lambda: tree.w4r(tmp_path, "check", path.name), budget=4_000_000)

    work(2_000)  # imports and caches
    small, large = work(8_000), work(16_000)
    assert large < 2.2 * small + 2_000


def deep(opening: str, closing: str, depth: int) -> str:
    return opening * depth + "texte" + closing * depth


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", deep("<div>", "</div>", 20_000)),
        ("a.html", deep("<span><b>", "</b></span>", 10_000)),
        ("a.md", deep("> ", "", 5_000)),
        ("a.md", "".join(f"{'  ' * n}- a\n" for n in range(400))),
        ("a.md", "+++\na = " + "[" * 5_000 + "]" * 5_000 + "\n+++\n"),
        ("case.toml", 'id = "a"\nx = ' + deep("{a = ", "}", 4_000)),
        ("case.toml", "a." * 20_000 + "a = 1\n"),
        ("w4r.toml", "[" + "a." * 20_000 + "a]\n"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else str(value),
)  # fmt: skip
def test_deep_nesting_is_answered_and_not_followed(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert tree.w4r(tmp_path, "check", name).code in {0, 1, 2, 3}


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p><base href='https://boese.example/'>",
        "<META http-equiv=Refresh content='0;url=https://boese.example/'>",
        "<p><a href='java&#115;cript:alert(1)'>x</a></p>",
        "<p><a href=' data:text/html,x'>x</a></p>",
        "<iframe src='https://boese.example/'></iframe>",
        "<form action='https://boese.example/'><input></form>",
        "<frameset><frame src=x></frameset>",
    ],
)
def test_html_that_leads_elsewhere_is_refused(tmp_path: Path, html: str) -> None:
    done = checked(tmp_path, "page.html", HTML.replace("<ul>", f"{html}<ul>").encode())
    assert done.code == 3


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>@import 'https://boese.example/';</style>",
        "<p onclick=alert(1)>Un</p>",
        "<svg onload=alert(1)></svg>",
        "<p style='background:url(https://boese.example/)'>Un</p>",
    ],
)
def test_html_that_would_act_is_dropped_and_said_and_the_file_is_read(tmp_path: Path, html: str) -> None:
    done = checked(tmp_path, "page.html", HTML.replace("<ul>", f"{html}<ul>").encode())
    assert done.code == 0


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](data:text/html,x)",
        "<img src=x onerror=y>",
    ],
)
def test_markdown_that_would_act_is_inert_text(tmp_path: Path, markdown: str) -> None:
    assert checked(tmp_path, "texte.md", f"{MARKDOWN}\n{markdown}\n".encode()).code == 0


BAD_ARCHIVES: dict[str, bytes] = {
    "a name that climbs": docx(**{"..__x": "a"}),
    "an absolute name": docx(__etc__x="a"),
    "a name with backslashes": docx(**{"..\\..\\x": "a"}),
    "a drive": docx(**{"C:__x": "a"}),
    "macros": docx(word__vbaProject_bin="a").replace(b"vbaProject_bin", b"vbaProject.bin"),
    "a document type": docx('<!DOCTYPE w [<!ENTITY a "b">]>' + DOCUMENT.format("&a;").partition("?>")[2]),
    "an outer entity": docx(
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + DOCUMENT.format("&a;").partition("?>")[2]
    ),
    "a document type in another part": docx(word__styles_xml="<!DOCTYPE a><a/>").replace(
        b"styles_xml", b"styles.xml"
    ),
    "no document": docx().replace(b"word/document.xml", b"word/dokument.xml"),
    "XML that ends early": docx(DOCUMENT.format("a")[:-20]),
    "XML of two roots": docx(DOCUMENT.format("a") + "<a/>"),
    "no zip at all": b"PK\x03\x04" + b"\0" * 200,
    "nothing": b"",
    "a ratio that is a bomb's": docx(DOCUMENT.format("a" * 40_000_000)),
}


@pytest.mark.parametrize("name", BAD_ARCHIVES)
def test_a_word_document_with_this_is_refused(tmp_path: Path, name: str) -> None:
    done = checked(tmp_path, "texte.docx", BAD_ARCHIVES[name])
    assert done.code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["texte.docx"]


def test_a_word_document_whose_directory_lies_is_refused(tmp_path: Path) -> None:
    """Every four bytes of the central directory in turn say something else."""
    content = bytearray(docx())
    start = content.index(b"PK\x01\x02")
    for at in range(start, len(content) - 4, 7):
        broken = bytes(content[:at]) + b"\xff\xff\xff\x7f" + bytes(content[at + 4 :])
        checked(tmp_path, "texte.docx", broken)


def test_a_word_document_of_deep_tables_gets_a_clean_answer(tmp_path: Path) -> None:
    table = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 2_000)
    content = docx(DOCUMENT.format("a").replace("<w:body>", f"<w:body>{table}"))
    assert checked(tmp_path, "texte.docx", content).code == 3


def broken_mo() -> Iterator[tuple[str, bytes]]:
    good = GOOD["de.mo"]
    yield "another magic", b"\0\0\0\0" + good[4:]
    yield "a revision of the future", good[:4] + struct.pack("<I", 9 << 16) + good[8:]
    for n, what in enumerate(("count", "originals", "translations", "hash size", "hash"), start=2):
        for value in (0xFFFFFFFF, 0x7FFFFFFF, len(good), len(good) - 1):
            if n < 5:  # gettext looks at no hash table of ours: there is none
                yield f"{what} {value:#x}", good[: 4 * n] + struct.pack("<I", value) + good[4 * n + 4 :]


@pytest.mark.parametrize(("name", "content"), list(broken_mo()), ids=lambda value: str(value)[:24])
def test_a_broken_mo_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    done = checked(tmp_path, "de.mo", content)
    assert done.code == 3, name


def test_a_section_is_read_as_such_and_not_as_the_configuration(tmp_path: Path) -> None:
    sections = tmp_path / "sections"
    sections.mkdir()
    (sections / "ch.toml").write_text('country = "CH"\nlocales = ["fr-CH", "de-CH"]\n')
    (sections / "xx.toml").write_text('name = "Exemple"\nlocales = [\n')
    assert tree.w4r(tmp_path, "check", str(sections / "ch.toml")).code == 0
    broken = tree.w4r(tmp_path, "check", str(sections / "xx.toml"))
    assert broken.code == 3
    assert "xx.toml:" in broken.out + broken.err


def test_a_list_of_exceptions_to_breaks_is_read_as_such(tmp_path: Path) -> None:
    (tmp_path / "breaks.toml").write_text('nobreak = ["St-Barth."]\n')
    assert tree.w4r(tmp_path, "check", str(tmp_path / "breaks.toml")).code == 0
