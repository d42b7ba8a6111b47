# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter in every form in which people use it: the same words, whole, in order, notices first."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from markdown_it import MarkdownIt
from tests.render import shown
from tests.render.letters import ADDRESS, CODE, EMAIL, STATUS, TAGS, letter

from w4r_i18n import registry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter, Part, Span
from w4r_i18n.model.section import Paper
from w4r_i18n.render.channels import docx, html, mail, markdown, pdf, petition, social, text
from w4r_i18n.render.facing import rows
from w4r_i18n.render.plain import block_text, line_text
from w4r_i18n.render.scripts import scripts_in
from w4r_i18n.render.sheet import sheet

PAPERS: tuple[Paper, ...] = get_args(Paper)
SIZES = {"a4": "(A4)", "letter": "(letter)"}
WHOLE: dict[str, Callable[[Letter], str]] = {
    "text": lambda letter: text.render(letter).decode(),
    "markdown": lambda letter: shown.of_markdown(markdown.render(letter)),
    "html": lambda letter: shown.of_html(html.render(letter)),
    "docx": lambda letter: shown.of_docx(docx.render(letter)),
}
NEEDS_PDF = [pytest.mark.module("typst"), pytest.mark.system("pdftotext")]
FONTS = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"


def without_marks(block: str) -> str:
    """A list's numbers and a notice's brackets are looks, which formats have in their own ways."""
    return re.sub(r"^(?:\d+\.|-) |^\[(?=Dém)", "", block)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("channel", WHOLE)
def test_every_word_of_a_letter_stands_in_it_in_order(channel: str, tag: str) -> None:
    sample = letter(tag)
    found = shown.packed(WHOLE[channel](sample))
    at = 0
    for block in sheet(sample):
        for line in block.lines:
            for span in line:
                at = found.index(shown.packed(span.text), at)


@pytest.mark.parametrize("channel", registry.names("channel"))
def test_what_must_be_said_first_stands_first(channel: str) -> None:
    sample = letter("fr")
    module = registry.find("channel", channel)
    if channel == "pdf":
        pytest.skip("its text is read below")
    content = module.render(sample)
    said = shown.of_docx(content) if channel == "docx" else content.decode()
    body = said.partition("<body>")[2] or said
    notice, name = body.index(sample.notices[0][:30]), body.index("Amina")
    assert notice < name


@pytest.mark.parametrize("channel", ["text", "markdown", "html", "docx", "petition", "mail"])
def test_each_says_how_long_it_holds_and_where_to_ask(channel: str) -> None:
    sample = letter("uk")
    content = registry.find("channel", channel).render(sample)
    said = shown.of_docx(content) if channel == "docx" else content.decode()
    for wanted in (sample.valid_until, CODE, STATUS):
        assert wanted in said


@pytest.mark.parametrize("channel", registry.names("channel"))
@pytest.mark.module("typst")
def test_two_builds_are_the_same_bytes(channel: str) -> None:
    module = registry.find("channel", channel)
    assert module.render(letter("es")) == module.render(letter("es"))


@pytest.mark.parametrize("channel", sorted(set(registry.names("channel")) - {"html", "docx"}))
def test_a_template_is_refused_where_there_are_no_looks_to_choose(channel: str) -> None:
    with pytest.raises(InputError, match="template"):
        registry.find("channel", channel).render(letter("fr"), b"x")


@pytest.mark.parametrize("channel", registry.names("channel"))
def test_a_channel_is_called_as_its_file(channel: str) -> None:
    assert channel == registry.find("channel", channel).NAME


def test_a_letter_of_no_length_is_refused() -> None:
    endless = replace(letter("fr"), body=(Part("paragraph", (Span("a" * 200_000),)),))
    crowded = replace(letter("fr"), body=(Part("paragraph", (Span("a"),)),) * 600)
    for each in (endless, crowded):
        with pytest.raises(InputError, match="at most"):
            text.render(each)


# Plain text


def test_plain_text_adds_nothing_to_names_and_breaks_no_line() -> None:
    said = text.render(letter("fr")).decode()
    assert "Amina Exemple, journaliste âgée de 34 ans" in said
    assert "\n".join((*ADDRESS, EMAIL)) in said
    assert "\n1. d’obtenir" in said
    assert "\n2. de lui" in said
    assert "[lieu], le [date]" in said


def test_a_links_address_follows_its_words_where_nothing_can_be_clicked() -> None:
    spans = (
        Span("le dossier", link="https://example.org/d"),
        Span(" "),
        Span("https://example.org/e", link="https://example.org/e"),
    )
    sample = replace(letter("fr"), body=(Part("paragraph", spans),))
    assert "le dossier (https://example.org/d) https://example.org/e\n" in text.render(sample).decode()


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//elsewhere.test"]
)
@pytest.mark.parametrize("channel", ["html", "docx", "markdown"])
def test_a_link_leads_to_the_web_or_to_a_mailbox_or_nowhere(channel: str, link: str) -> None:
    sample = replace(letter("fr"), body=(Part("paragraph", (Span("ici", link=link),)),))
    content = registry.find("channel", channel).render(sample)
    with zipfile.ZipFile(io.BytesIO(content)) if channel == "docx" else io.BytesIO() as archive:
        whole = (
            b"".join(map(archive.read, archive.namelist()))
            if isinstance(archive, zipfile.ZipFile)
            else content
        )
    assert link.encode() not in whole


# Markdown


@pytest.mark.parametrize("around", ["", "x", "「", "(", " ", "é", "*", "<"])
@pytest.mark.parametrize("words", ["nom", "「名前」", "« nom »", " nom ", "*nom*", "a_b", "<b>"])
def test_bold_stays_bold_whatever_stands_beside_it(words: str, around: str) -> None:
    spans = (Span(around), Span(words, bold=True), Span(around[::-1]), Span("z", italic=True))
    sample = replace(letter("fr"), body=(Part("paragraph", spans),))
    made = MarkdownIt("commonmark").render(markdown.render(sample).decode())
    strong = re.findall(r"<strong>(.*?)</strong>", made)
    escaped = words.strip().replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in strong


@pytest.mark.parametrize(
    "start",
    [
        "# x",
        "- x",
        "+ x",
        "1. x",
        "12) x",
        "> x",
        "    x",
        "=== x",
        "---",
        "| a |",
        "```",
        "{{ x }}",
        ": x",
        "* * *",
    ],
)
def test_what_begins_a_line_begins_no_markup(start: str) -> None:
    sample = replace(letter("fr"), body=(Part("paragraph", (Span(f"{start}\n{start}"),)),))
    rendered = markdown.render(sample).decode()
    tokens = MarkdownIt("commonmark").parse(rendered)
    wanted = replace(letter("fr"), body=(Part("paragraph", (Span("x\nx"),)),))
    plain = MarkdownIt("commonmark").parse(markdown.render(wanted).decode())
    assert [token.type for token in tokens] == [token.type for token in plain]
    assert "{{" not in rendered


# Mail and posts


def test_a_mail_link_opens_what_the_file_says() -> None:
    from urllib.parse import parse_qs, unquote, urlsplit

    made = mail.mail(letter("ar"))
    parts = urlsplit(made.link)
    query = parse_qs(parts.query, strict_parsing=True)
    assert unquote(parts.path) == EMAIL
    assert query["subject"] == [made.subject]
    assert query["body"] == [made.text.replace("\n", "\r\n")]
    assert made.is_linked
    assert made.link in mail.render(letter("ar")).decode()


def test_a_link_that_mail_programs_cut_is_left_out_and_said() -> None:
    long = replace(letter("ja"), short=())
    assert not mail.mail(long).is_linked
    assert "mailto:" not in mail.render(long).decode()
    assert "nobody has written a short text" in mail.remarks(long)[0]
    close = replace(letter("fr"), short=(Part("paragraph", (Span("a" * 1_200),)),))
    assert "little room" in mail.remarks(close)[0]
    assert mail.remarks(letter("fr")) == ()
    assert "no e-mail address" in mail.remarks(replace(letter("fr"), emails=()))[0]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("abc", 3), ("été", 3), ("e\u0301", 1), ("Київ", 4), ("سلام", 4), ("日本", 4), ("한", 2), ("“a”…", 5),
        ("👩‍👩‍👧‍👦", 2), ("🇨🇭", 2), ("☎️", 2), ("a https://example.org/a-very-long-path/with/parts b", 27),
        ("see example.org now", 31), ("3.14 and a.b", 12),
    ],
)  # fmt: skip
def test_x_counts_as_its_rule_says(words: str, count: int) -> None:
    assert social.on_x(words) == count


def test_bluesky_counts_what_people_see_and_mastodon_shortens_addresses() -> None:
    assert social.on_bluesky("👩‍👩‍👧‍👦e\u0301") == 2
    assert social.on_bluesky("https://example.org/abcdefghijklmno") == 35
    assert social.on_mastodon("https://example.org/abcdefghijklmno") == 23


def test_a_post_that_is_too_long_is_said_and_never_cut() -> None:
    long = replace(letter("fr"), title="a" * 290)
    posts = {post.network: post for post in social.posts(long)}
    assert not posts["X"].fits
    assert "a" * 290 in posts["X"].text
    assert any("at most 280" in remark for remark in social.remarks(long))
    assert b" !" in social.render(long)
    assert social.remarks(letter("fr")) == ()


# Word


def test_another_reader_of_word_files_sees_the_same() -> None:
    from docx import Document

    document = Document(io.BytesIO(docx.render(letter("ar"))))
    assert document.core_properties.title == letter("ar").title
    assert document.core_properties.author == ""
    assert [each.text for each in document.paragraphs if each.style and each.style.name == "Address"][:6] == [
        line
        for block in sheet(letter("ar"))
        if block.role == "recipient"
        for line in block_text(block).split("\n")
    ]


def test_a_word_file_is_right_to_left_where_its_language_is() -> None:
    def part(tag: str) -> str:
        with zipfile.ZipFile(io.BytesIO(docx.render(letter(tag)))) as archive:
            return archive.read("word/document.xml").decode()

    assert "<w:rtl/>" not in part("fr")
    assert "<w:bidi/>" not in part("fr")
    arabic = part("ar")
    (street,) = re.findall(r"<w:p>(?:(?!</w:p>).)*1, rue de l’Exemple.*?</w:p>", arabic)
    assert '<w:bidi w:val="0"/>' in street
    assert "<w:rtl/>" not in street
    (last,) = re.findall(r"<w:sectPr>.*</w:sectPr>", arabic)
    assert "<w:bidi/>" in last


def test_what_the_writer_fills_in_is_a_field() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(letter("fr")))) as archive:
        body = archive.read("word/document.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r'<w:tag w:val="([a-z_]+)"/>', body) == [
        "place",
        "date",
        "writer_name",
        "writer_country",
    ]
    assert "[prénom et nom]" in body


@pytest.mark.system("soffice")
@pytest.mark.system("pdfinfo")
@pytest.mark.system(FONTS)
def test_libreoffice_opens_it_and_it_stands_on_one_page(tmp_path: Path) -> None:
    """One start of the office for all of them: it takes seconds."""
    samples = {f"{tag}-{paper}": letter(tag, paper) for tag in TAGS for paper in PAPERS}
    for name, sample in samples.items():
        (tmp_path / f"{name}.docx").write_bytes(docx.render(sample))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    files = sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf"), *files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for name, sample in samples.items():
        made = (tmp_path / "pdf" / f"{name}.pdf").read_bytes()
        said = shown.told("pdfinfo", made, tmp_path)
        assert re.search(r"Pages: +1$", said, re.MULTILINE), name
        assert SIZES[sample.paper] in said, name
        text = shown.packed(shown.of_pdf(made, tmp_path, "-layout"))
        for exact in (*ADDRESS, EMAIL, CODE, STATUS):
            assert shown.packed(exact) in text, name


# PDF


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
@pytest.mark.system(FONTS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_pdf_is_tagged_embeds_its_fonts_and_stands_on_one_page(
    tag: str, paper: Paper, tmp_path: Path
) -> None:
    made = pdf.render(letter(tag, paper))
    said = shown.told("pdfinfo", made, tmp_path)
    assert re.search(r"Tagged: +yes", said)
    assert re.search(r"Pages: +1$", said, re.MULTILINE)
    assert SIZES[paper] in said
    assert "Author" not in said
    fonts = shown.told("pdffonts", made, tmp_path).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes yes yes ", line) for line in fonts)


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
@pytest.mark.system(FONTS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_text_of_a_pdf_is_read_in_order_and_addresses_are_exact(tag: str, tmp_path: Path) -> None:
    sample = letter(tag)
    found = shown.packed(shown.of_pdf(pdf.render(sample), tmp_path))
    at = 0
    for exact in (*ADDRESS, EMAIL, "Ambassade d’Exemplie", CODE, STATUS):
        at = found.index(shown.packed(exact), at)
    if tag in {"fr", "es", "de", "uk", "ja", "zh-Hant"}:
        at = 0
        for block in sheet(sample):
            at = found.index(shown.packed(line_text(block.lines[0])), at)


@pytest.mark.module("typst")
@pytest.mark.system(FONTS)
def test_a_letter_that_no_font_can_write_is_withheld_with_one_line() -> None:
    unknown = replace(letter("fr"), subject="\U00012000 \u0378")
    with pytest.raises(InputError) as caught:
        pdf.render(unknown)
    assert "U+" in str(caught.value)
    assert "fonts-noto-extra" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert pdf.missing(letter("fr")) == ()


@pytest.mark.parametrize(
    ("tag", "lacking"),
    [("fr", []), ("uk", []), ("ar", ["fonts-noto-core"]), ("hi", ["fonts-noto-core"]),
     ("zh-Hant", ["fonts-noto-cjk"]), ("ja", ["fonts-noto-cjk"] * 3)],
)  # fmt: skip
def test_what_a_script_lacks_is_said_with_its_package(tag: str, lacking: list[str]) -> None:
    def said(sample: Letter) -> list[str]:
        text = "".join(block.text for block in sheet(sample))
        scripts = (sample.locale.script, *scripts_in(text))
        return list(pdf.unwritable(scripts, frozenset({"noto serif"})))

    assert [line.rpartition(" ")[2] for line in said(letter(tag))] == lacking
    assert "Arabic" in said(replace(letter("fr"), subject="سنية (Sonia)"))[0]


@pytest.mark.module("typst")
@pytest.mark.system("pdfinfo")
@pytest.mark.system(FONTS)
def test_a_long_letter_grows_smaller_before_it_takes_a_second_page(tmp_path: Path) -> None:
    sample = letter("fr")
    long = replace(sample, body=(*sample.body, *sample.body[:2]))
    endless = replace(sample, body=sample.body * 4)
    pages = [
        re.findall(r"Pages: +(\d+)", shown.told("pdfinfo", pdf.render(each), tmp_path))
        for each in (long, endless)
    ]
    assert pages[0] == ["1"]
    assert pages[1] != ["1"]


# Pages


def test_a_page_asks_for_nothing_and_says_its_language() -> None:
    page = html.render(letter("ar")).decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|link|img|iframe)|@import|url\(", page)
    assert '<bdi translate="no">1, rue de l’Exemple</bdi>' in page
    assert '<li value="3">' in page


def test_advice_stands_beside_the_letter_and_never_in_it() -> None:
    page = html.render(letter("fr"))
    assert letter("fr").advice[0] not in shown.of_html(page)
    assert letter("fr").advice[0] in page.decode()
    assert letter("fr").advice[0] not in text.render(letter("fr")).decode()


def test_a_petition_has_rows_to_sign_and_says_which_languages_it_lacks() -> None:
    said = petition.render(letter("uk")).decode()
    assert said.count("<tr>") > 6
    assert "Підпис" in said
    unknown = replace(letter("fr"), locale=replace(letter("fr").locale, tag="tlh"))
    assert "headings" in petition.missing(unknown)[0]


FACING: dict[str, Callable[[bytes, Path], str]] = {
    "html": lambda content, _: shown.of_html(content),
    "pdf": shown.of_pdf,
    "docx": lambda content, _: shown.of_docx(content),
}


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
@pytest.mark.system(FONTS)
@pytest.mark.parametrize("channel", FACING)
@pytest.mark.parametrize(("sent", "read"), [("es", "fr"), ("ja", "fr"), ("uk", "ja")])
def test_facing_letters_stand_paragraph_by_paragraph_what_is_sent_first(
    channel: str, sent: str, read: str, tmp_path: Path
) -> None:
    content = registry.find("channel", channel).facing(letter(sent), letter(read))
    said = shown.packed(FACING[channel](content, tmp_path))
    at = 0
    for pair in rows(sheet(letter(sent)), sheet(letter(read))):
        for block in pair:
            for line in block.lines if block else ():
                for span in line:
                    at = said.index(shown.packed(span.text), at)


@pytest.mark.module("typst")
@pytest.mark.system("pdfinfo")
@pytest.mark.system(FONTS)
def test_a_facing_pdf_lies_on_its_side_is_tagged_and_the_same_each_time(tmp_path: Path) -> None:
    made = pdf.facing(letter("ar"), letter("fr"))
    said = shown.told("pdfinfo", made, tmp_path)
    assert re.search(r"Tagged: +yes", said)
    assert re.search(r"Page size: +841\.89 x 595\.27", said)
    assert pdf.facing(letter("ar"), letter("fr")) == made
    assert "أمينة" in shown.of_pdf(made, tmp_path)


def test_what_one_side_alone_has_faces_nothing() -> None:
    sample = sheet(letter("fr"))
    without = tuple(block for block in sheet(letter("es")) if block.role != "copy")
    found = list(rows(sample, without))
    assert [one for one, _ in found if one] == list(sample)
    assert [other for _, other in found if other] == list(without)
    assert [other for one, other in found if one and one.role == "copy"] == [None]


def printed(page: bytes, folder: Path) -> bytes:
    """By a browser that has no past and calls nobody."""
    (folder / "page.html").write_bytes(page)
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/page.pdf",
        (folder / "page.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return (folder / "page.pdf").read_bytes()


@pytest.mark.system("chromium")
@pytest.mark.system("pdfinfo")
@pytest.mark.system(FONTS)
@pytest.mark.parametrize(
    ("tag", "paper"), [("fr", "a4"), ("de", "letter"), ("ar", "letter"), ("ja", "a4"), ("hi", "letter")]
)
def test_a_page_prints_on_one_sheet(tag: str, paper: Paper, tmp_path: Path) -> None:
    for page in (html.render(letter(tag, paper)), petition.render(letter(tag, paper))):
        said = shown.told("pdfinfo", printed(page, tmp_path), tmp_path)
        assert re.search(r"Pages: +1$", said, re.MULTILINE)
        assert SIZES[paper] in said
