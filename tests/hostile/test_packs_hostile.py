# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole pack of which translations, names, the case and the section want to run, read, fetch or hide."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from tests.hostile.test_channels_hostile import SONG, harmful
from tests.journeys import tree
from tests.journeys.test_sections import AMINA, TODAY, _copied
from tests.render import shown

from w4r_i18n.render.pack_page import SCRIPT

BEGINS = "L’art."
"""The paragraph whose translations attack."""
MINISTRY = ("Ministère de la Justice", "1, rue de l’Exemple", "00000 Exempleville")
EMAIL = "justice@example.org"
DEMANDS = {
    "en": "to have her computer and her two telephones returned to her without delay;",
    "de": "ihr unverzüglich ihren Computer und ihre beiden Telefone zurückgeben",
}
BY_LOCALE = {
    "de": "typst read", "ar": "jinja", "uk": "script", "ja": "typst close",
}  # fmt: skip
"""Which attack stands in the translation of a language: typed there and approved by two people."""
UNTOLD = {"es": "=SUM(A) +x -x |A.", "pt-BR": "$ sum $ `raw` // *x*."}
"""What no check can tell from words, in translations as well: it goes out, and must be nothing but words."""
BIDI = "txt.\u202egro.elpmaxe@eciohc\u202c \u2066left\u2069 \u200f\u200e"
CODE_IN_AN_ADDRESS = ('#read("/etc/hostname")', "=1+1", "<script>alert(1)</script>", "{{ 7 * 7 }}")
MOST = 20_000
"""Characters of a section's words, from which on no letter is one any more."""
ACTIVE = "script, iframe, object, embed, form, base, link, img, svg, video, audio, meta[http-equiv=refresh]"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Attacked:
    root: Path
    words: Mapping[str, str]
    """By section: what its own words are."""
    code: int


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Every pack of one build: a section for each attack in its words, and one for those in translations."""
    folder = tmp_path_factory.mktemp("attacked")
    canary = folder / "canary.txt"
    canary.write_text(SONG)
    root = _copied(folder / "tree")
    for each in (*(root / "sections").iterdir(), *(root / "sources" / "2025").iterdir()):
        if each.name != "exemple-amina-exemple":
            shutil.rmtree(each) if each.is_dir() else each.unlink()
    attacks = {**harmful(canary), "bidi": BIDI, "long": "w " * 20_000, "stacked": "e" + "\u0301" * 500}
    words = {f"s{number}": " ".join(attack.split()) for number, attack in enumerate(attacks.values())}
    for name, attack in words.items():
        _section(root, name, ["en"], attack)
    _section(root, "all", ["en", *BY_LOCALE, *UNTOLD], "ours")
    _attack_the_case(root)
    _attack_names(root, attacks["typst read"])
    assert tree.w4r(root, "run", AMINA).code in (0, 1)
    for tag, attack in {**{tag: attacks[name] for tag, name in BY_LOCALE.items()}, **UNTOLD}.items():
        source = _source(root, tag)
        genuine = tree.entry(root, tag, AMINA, source).msgstr
        tree.edit(root, tag, AMINA, {source: f"{genuine} {attack}"})
    assert tree.w4r(root, "run", AMINA).code in (0, 1)
    for tag in (*BY_LOCALE, *UNTOLD):
        _approved(root, tag)
    chosen = [part for name in (*words, "all") for part in ("--section", name)]
    done = tree.w4r(root, "compile", *chosen, *TODAY)
    assert "our fault" not in done.err
    return Attacked(root, words, done.code)


def _section(root: Path, name: str, locales: list[str], words: str) -> None:
    quoted = json.dumps(words)
    tables = "".join(
        f"[overrides.{tag}]\nintro = {quoted}\nreplies = {quoted}\nfooter = {quoted}\n" for tag in locales
    )
    (root / "sections" / f"{name}.toml").write_text(
        f"name = {quoted}\ncampaign = {quoted}\ncountry = 'BE'\n"
        f"locales = {json.dumps(locales)}\nstatus_url = 'https://example.org/lettre'\n{tables}",
        encoding="utf-8",
    )


def _attack_the_case(root: Path) -> None:
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    lines = ", ".join(map(json.dumps, (*MINISTRY, *CODE_IN_AN_ADDRESS)))
    text = path.read_text(encoding="utf-8")
    start = text.index("address = [")
    end = text.index("\n", start)
    path.write_text(
        f'{text[:start]}address = [{lines}, "République d’Exemplie"]{text[end:]}', encoding="utf-8"
    )


def _attack_names(root: Path, attack: str) -> None:
    path = root / "locales" / "en" / "names.csv"
    rows = [*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]
    for row in rows:
        if row[0] == "Amina Exemple":
            row[3] = f"=cmd|{attack}".replace("|", " | ")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def _source(root: Path, tag: str) -> str:
    found = [
        each.msgid
        for each in tree.catalogue(root, tag, AMINA).messages
        if each.msgid.startswith(BEGINS) and "letter.md" in each.references[0]
    ]
    return found[0]


def _approved(root: Path, tag: str) -> None:
    chosen = tree.ids(root, tag, AMINA)[_source(root, tag)]
    for verb, by in (("sign", f"ana-{tag.lower()}"), ("approve", f"ben-{tag.lower()}")):
        tree.w4r(root, "review", verb, chosen, "--locale", tag, "--by", by, "--domain", AMINA)


def _items(found: Attacked) -> Iterator[tuple[Path, dict[str, Any]]]:
    for pack in sorted((found.root / "build" / "sections").iterdir()):
        for item in json.loads((pack / "index.json").read_text(encoding="utf-8"))["items"]:
            yield pack, item


def _said(path: Path, folder: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".docx":
        return shown.of_docx(content)
    if path.suffix == ".pdf":
        return shown.of_pdf(content, folder)
    return shown.of_html(content) if path.suffix == ".html" else content.decode()


def test_every_attack_in_a_sections_words_reaches_every_channel_that_shows_them(
    attacked: Attacked, tmp_path: Path
) -> None:
    """Else the tests below would hold for nothing."""
    for name, words in attacked.words.items():
        if len(words) > MOST:
            continue
        folder = attacked.root / "build" / "sections" / name / AMINA / "en"
        for file in ("letter.txt", "letter.html", "letter.docx", "letter.pdf"):
            start = shown.packed(words.translate(dict.fromkeys(map(ord, BIDI[4:5] + "\u202c"))))[:12]
            assert start in shown.packed(_said(folder / file, tmp_path)), (name, file)


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
def test_no_file_of_any_pack_holds_what_only_a_file_outside_holds(attacked: Attacked, tmp_path: Path) -> None:
    looked_at = 0
    for path in sorted((attacked.root / "build").rglob("*")):
        if path.is_file():
            assert SONG.encode() not in path.read_bytes(), path
            if path.suffix in {".pdf", ".docx"}:
                assert SONG not in _said(path, tmp_path), path
            looked_at += 1
    assert looked_at > 200


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
def test_address_name_number_and_link_are_those_of_the_data_in_every_letter(
    attacked: Attacked, tmp_path: Path
) -> None:
    seen = 0
    for pack, item in _items(attacked):
        if item["kind"] != "authority" or item["state"] != "ready":
            continue
        for file in item["files"]:
            if file["channel"] in {"mail", "social", "markdown", "petition"}:
                continue  # these show less of a letter, or spell it
            said = shown.packed(_said(pack / file["path"], tmp_path))
            for exact in (*MINISTRY, *CODE_IN_AN_ADDRESS, EMAIL, item["code"]):
                assert shown.packed(exact) in said, (file["path"], exact)
            assert f"https://example.org/lettre/{item['code']}" in said
            if item["language"] == "en":
                assert shown.packed(DEMANDS["en"]) in said
                assert "AminaExemple" in said
            seen += 1
    assert seen > 60


def test_no_page_of_any_pack_holds_anything_that_runs_or_loads(attacked: Attacked) -> None:
    for path in sorted((attacked.root / "build" / "sections").rglob("*.html")):
        page = LexborHTMLParser(path.read_bytes())
        if path.name == "index.html":
            # Its own look-up: the one script that its policy names by digest, a field that goes nowhere.
            (script,) = page.css("script")
            assert script.text() == SCRIPT
            (form,) = page.css("form")
            assert form.attributes == {"id": "ask", "hidden": None}
            script.decompose()
            form.unwrap()
        assert not page.css(ACTIVE), path
        for node in page.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], path
            link = node.attributes.get("href") or ""
            assert link.partition(":")[0] in {"https", "mailto", ""} or ":" not in link, (path, link)
            assert not link.startswith("https://") or link.startswith("https://example.org/"), (path, link)


def test_no_word_file_of_any_pack_reaches_beyond_itself(attacked: Attacked) -> None:
    for path in sorted((attacked.root / "build" / "sections").rglob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            assert not [name for name in archive.namelist() if "vba" in name or "embed" in name]
            relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
            document = archive.read("word/document.xml")
        outside = {each.get("Target") or "" for each in relations.iter(RELATIONS) if each.get("TargetMode")}
        assert all(
            link.startswith(("mailto:justice@example.org", "https://example.org/")) for link in outside
        )
        assert b"<w:fldSimple" not in document
        assert b"<w:instrText" not in document


def test_a_translation_that_a_check_refuses_is_withheld_whoever_approved_it(attacked: Attacked) -> None:
    states = {
        item["locale"]: item["state"]
        for pack, item in _items(attacked)
        if pack.name == "all" and item["document"].startswith("letter")
    }
    assert {tag for tag, state in states.items() if state == "withheld"} == set(BY_LOCALE)
    assert states["en"] == "ready"


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
@pytest.mark.parametrize(("tag", "attack"), UNTOLD.items())
def test_what_no_check_can_tell_from_words_is_words_in_every_channel(
    attacked: Attacked, tag: str, attack: str, tmp_path: Path
) -> None:
    name = "letter-writer-f" if tag == "es" else "letter"
    folder = attacked.root / "build" / "sections" / "all" / AMINA / tag
    for suffix in (".txt", ".html", ".docx", ".pdf", "-petition.html"):
        assert shown.packed(attack) in shown.packed(_said(folder / f"{name}{suffix}", tmp_path)), suffix


def test_a_text_longer_than_any_letter_is_withheld_with_its_length(attacked: Attacked) -> None:
    reasons = [
        reason
        for pack, item in _items(attacked)
        if len(attacked.words.get(pack.name, "")) > MOST and item["kind"] == "authority"
        for reason in item["reasons"]
    ]
    assert reasons
    assert "characters, at most 60,000 wanted" in reasons[0]


def test_messages_for_a_site_are_text_and_nothing_in_them_ends_a_script(attacked: Attacked) -> None:
    for path in sorted((attacked.root / "build" / "sections").rglob("messages.json")):
        messages = json.loads(path.read_text(encoding="utf-8"))["messages"]
        assert messages
        assert all(isinstance(message["text"], str) for message in messages.values())
