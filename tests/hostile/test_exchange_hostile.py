# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-offs made to read files, to hang, to fill the memory, or to be read as something else."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from w4r_i18n.exchange.bounds import SIZE_LIMIT_BYTES
from w4r_i18n.exchange.formats import csv, tbx, tmx, xliff2, xliff12
from w4r_i18n.exchange.xml import DEPTH_LIMIT, parse
from w4r_i18n.flow.exchange import check_exchanged
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.cells import neutralised, restored

HEAD = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
MANY = 200_000


def xliff(unit: str, *, original: str = "a.html", source: str = "fr", target: str = "de") -> bytes:
    file = (
        f'<file source-language="{source}" target-language="{target}" original="{original}" datatype="html">'
    )
    return f"{HEAD}{file}<body>{unit}</body></file></xliff>".encode()


def unit(source: str = "a", target: str = "b", name: str = "1") -> str:
    return f'<trans-unit id="{name}"><source>{source}</source><target>{target}</target></trans-unit>'


REFUSED = {
    "a doctype": b"<?xml version='1.0'?>\n<!DOCTYPE xliff>" + xliff(unit()),
    "a doctype in small letters": b"<!doctype xliff>" + xliff(unit()),
    "an entity declaration on its own": b"<!ENTITY a 'b'>" + xliff(unit()),
    "an entity that nobody declared": xliff(unit(target="&e;")),
    "a control as a reference": xliff(unit(target="&#1;")),
    "a control": xliff(unit(target="\x02")),
    "half a character": xliff(unit(target="&#xD800;")),
    "no end": xliff(unit())[:-20],
    "two roots": xliff(unit()) * 2,
    "nothing": b"",
    "another language of XML": b"<html/>",
    "UTF-7": b"<?xml version='1.0' encoding='UTF-7'?>+ADw-xliff/+AD4-",
    "Latin-1": b"<?xml version='1.0' encoding='ISO-8859-1'?>" + xliff(unit()),
    "Latin-1 that says nothing": xliff(unit()).replace(b">b<", b">\xe9<"),
    "UTF-16 that calls itself UTF-8": "<?xml version='1.0' encoding='UTF-8'?><a/>".encode("utf-16"),
    "UTF-32": xliff(unit()).decode().encode("utf-32"),
    "the same id twice": xliff(unit() + unit()),
    "a way out of the project": xliff(unit(), original="../../x"),
    "a way out of a folder": xliff(unit(), original="a/../../x"),
    "a place on the machine": xliff(unit(), original="/etc/cron.d/x"),
    "a place on another machine": xliff(unit(), original="\\\\host\\x"),
    "a place on a drive": xliff(unit(), original="C:\\x"),
    "an address": xliff(unit(), original="file:///etc/passwd"),
    "a language that is a path": xliff(unit(), target="../../x"),
    "no source language": xliff(unit(), source=""),
    "an element that is none": xliff(unit(target="<script>x</script>")),
    "elements too deep": xliff(unit(target="<g id='1'>" * 120 + "</g>" * 120)),
    "elements far too deep": xliff(unit(target="<g id='1'>" * MANY)),
    "a text too long": xliff(unit(target="x" * 70_000)),
    "too many codes": xliff(unit(target="<x id='1'/>" * 2_000)),
    "too many tags": xliff("<a/>" * 700_000),
    "too many texts": xliff("<trans-unit id=''/>" * 60_001),
    "a tag too long": xliff("<trans-unit " + " ".join(f'a{n}=""' for n in range(10_000)) + "/>"),
    "a unit without source": xliff("<trans-unit id='1'/>"),
    "another version": HEAD.replace("1.2", "3.0").encode() + b"</xliff>",
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_xliff_is_refused_with_its_line(what: str) -> None:
    started = time.process_time()
    with pytest.raises(InputError) as refused:
        xliff12.read(REFUSED[what], path="a.xlf")
    assert refused.value.place is not None
    assert refused.value.place.line >= 1
    assert time.process_time() - started < 1


def test_a_file_over_the_limit_is_not_parsed() -> None:
    with pytest.raises(InputError, match="at most"):
        parse(b"<a>" + b" " * SIZE_LIMIT_BYTES + b"</a>", "a.tmx")


def test_elements_as_deep_as_the_limit_are_read() -> None:
    deep = DEPTH_LIMIT - 8
    xliff12.read(xliff(unit(source="<mrk>" * deep + "a" + "</mrk>" * deep)), path="a.xlf")


def test_no_file_is_read_that_a_document_names() -> None:
    including = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
    with pytest.raises(InputError, match="include"):
        xliff12.read(xliff(unit(target=including)), path="a.xlf")


def test_a_control_in_xliff_2_is_refused() -> None:
    file = '<file id="f"><unit id="u"><segment><source>a<cp hex="001A"/></source></segment></unit></file>'
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr">'
    with pytest.raises(InputError, match="control"):
        xliff2.read(f"{head}{file}</xliff>".encode(), path="a.xlf")


@pytest.mark.parametrize(
    "target",
    [
        '<ph id="1">&lt;script&gt;</ph>',
        '<ph id="2">{name}</ph>',
        "{name}",
        '<ph id="1">{name}</ph> \u202eabc',
        '<ph id="1">{name}</ph> a\u200bb',
        '<ph id="1">{name}</ph> &lt;img src=x onerror=alert(1)&gt;',
        '<ph id="1">{name}</ph> https://example.net/x',
    ],
)
def test_what_is_wrong_in_a_text_is_a_finding_on_its_line(target: str) -> None:
    source = 'Chère <ph id="1">{name}</ph>'
    found = check_exchanged(xliff("\n" + unit(source, target)), "a.xlf")
    assert found
    assert {each.place.line for each in found} == {2}


def test_a_target_keeps_the_codes_of_its_source_whatever_it_says() -> None:
    text = unit('Chère <ph id="1">{name}</ph>', '<ph id="1">{other}</ph> !')
    (read,) = xliff12.read(xliff(text), path="a.xlf")
    assert [str(part) for part in read.pairs[0].target][:1] == ["{name}"]
    assert [found.check for found in read.diagnostics] == ["tag"]


def tmx_file(body: str, *, source: str = "fr", header: str = "") -> bytes:
    head = f'<header creationtool="x" srclang="{source}" datatype="plaintext">{header}</header>'
    return f'<?xml version="1.0"?>\n<tmx version="1.4">{head}\n<body>{body}</body></tmx>'.encode()


def said(text: str = "b", *, language: str = "de", name: str = "") -> str:
    variant = f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'
    return f'<tu tuid="{name}"><tuv xml:lang="fr"><seg>a</seg></tuv>{variant}</tu>'


BAD_MEMORIES = {
    "a doctype": tmx_file(said()).replace(b"<tmx ", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx '),
    "entities that grow": b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + tmx_file(said("&b;")),
    "an entity that nobody declared": tmx_file(said("&e;")),
    "a control as a reference": tmx_file(said("&#27;")),
    "no end": tmx_file(said())[:-9],
    "nothing": b"",
    "another language of XML": b"<martif/>",
    "no body": b'<tmx version="1.4"><header srclang="fr"/></tmx>',
    "no source language": tmx_file(said(), source=""),
    "a language that is a path": tmx_file(said(language="../../x")),
    "a domain that leads outside": tmx_file(said(), header='<prop type="x-domain">../x</prop>'),
    "a variant without text": tmx_file('<tu><tuv xml:lang="fr"/></tu>'),
    "an inline element that is none": tmx_file(said("<script>x</script>")),
    "the same id twice": tmx_file(said(name="1") + said(name="1")),
    "elements far too deep": tmx_file(said("<hi>" * MANY)),
    "a text too long": tmx_file(said("x" * 70_000)),
    "too many codes": tmx_file(said("<ph/>" * 2_000)),
    "too many texts": tmx_file("<tu/>" * 60_001),
    "Latin-1": tmx_file(said("é")).decode().encode("latin-1"),
    "UTF-7": b"<?xml version='1.0' encoding='UTF-7'?>+ADw-tmx/+AD4-",
}  # fmt: skip


def tbx_file(body: str) -> bytes:
    return f'<martif type="TBX" xml:lang="fr">\n<text><body>{body}</body></text></martif>'.encode()


def concept(term: str = "loi", *, name: str = "c1", language: str = "fr") -> str:
    inner = f'<langSet xml:lang="{language}"><tig><term>{term}</term></tig></langSet>'
    return f'<termEntry id="{name}">{inner}</termEntry>'


BAD_TERMS = {
    "a doctype": b'<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">' + tbx_file(concept()),
    "an entity from a file": b'<!DOCTYPE m [<!ENTITY a SYSTEM "file:///x">]>' + tbx_file(concept("&a;")),
    "an entity that nobody declared": tbx_file(concept("&e;")),
    "a control as a reference": tbx_file(concept("&#2;")),
    "no end": tbx_file(concept())[:-9],
    "nothing": b"",
    "another language of XML": b"<tmx/>",
    "a term without text": tbx_file(concept(" ")),
    "a term that is not there": tbx_file('<termEntry><langSet xml:lang="fr"><tig/></langSet></termEntry>'),
    "a language that is a path": tbx_file(concept(language="../x")),
    "no language": tbx_file(concept(language="")),
    "the same id twice": tbx_file(concept() + concept()),
    "elements far too deep": tbx_file(concept("<hi>" * MANY)),
    "a term too long": tbx_file(concept("x" * 70_000)),
    "Latin-1": tbx_file(concept("é")).decode().encode("latin-1"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD_MEMORIES)
def test_tmx_is_refused_with_its_line(what: str) -> None:
    started = time.process_time()
    with pytest.raises(InputError) as refused:
        tmx.read(BAD_MEMORIES[what], path="a.tmx")
    assert refused.value.place is not None
    assert refused.value.place.line >= 1
    assert time.process_time() - started < 1


@pytest.mark.parametrize("what", BAD_TERMS)
def test_tbx_is_refused_with_its_line(what: str) -> None:
    started = time.process_time()
    with pytest.raises(InputError) as refused:
        tbx.read(BAD_TERMS[what], path="a.tbx")
    assert refused.value.place is not None
    assert refused.value.place.line >= 1
    assert time.process_time() - started < 1


def test_a_fault_stands_on_its_own_line_of_a_file() -> None:
    with pytest.raises(InputError, match=r"a.tmx:5: "):
        tmx.read(tmx_file(f"\n{said()}\n{said(language='../x')}"), path="a.tmx")
    with pytest.raises(InputError, match=r"a.tbx:4: "):
        tbx.read(tbx_file(f"\n{concept()}\n{concept(' ', name='c2')}"), path="a.tbx")


def test_what_is_said_in_a_term_is_text_and_no_pattern() -> None:
    read = tbx.read(tbx_file(concept("(a+)+$ &lt;b&gt; {name}")), path="a.tbx")
    assert read.entries[0].terms[0].text == "(a+)+$ <b> {name}"


BAD_TABLES = {
    "a quotation that never ends": b'id,source,target\n1,"a,b\n2,c,d\n',
    "words after a quotation": b'id,source,target\n1,"a"b,c\n',
    "a row too short": b"id,source,target\n1,a\n",
    "a row too long": b"id,source,target\n1,a,b,c\n",
    "a column twice": b"id,source,target,target\n1,a,b,c\n",
    "a column that is none": b"id,source,target,macro\n1,a,b,c\n",
    "an id twice": b"id,source,target\n1,a,b\n1,c,d\n",
    "two languages": b"id,locale,source,target\n1,de,a,b\n2,es,c,d\n",
    "a language that is a path": b"id,locale,source,target\n1,../x,a,b\n",
    "a state that is none": b"id,source,target,state\n1,a,b,certainly\n",
    "NUL": b"id,source,target\n1,a,\x00\n",
    "a control": b"id,source,target\n1,a,\x1b[2J\n",
    "Latin-1": "id,source,target\n1,a,é\n".encode("latin-1"),
    "a field over the limit": b"id,source,target\n1,a," + b"x" * MANY,
    "too many rows": b"id,source,target\n" + b",,\n" * 60_001,
    "nothing": b"",
    "quotes alone": b'"' * MANY,
}


@pytest.mark.parametrize("what", BAD_TABLES)
def test_csv_is_refused_with_its_line(what: str) -> None:
    with pytest.raises(InputError) as refused:
        csv.read(BAD_TABLES[what], path="a.csv")
    assert refused.value.place is not None
    assert refused.value.place.line >= 1


@pytest.mark.parametrize(
    "long",
    ["'" * MANY, ";=" * (MANY // 2), "=" * MANY, "\t" * 60_000],
    ids=["apostrophes", "formulas", "equals", "tabs"],
)
def test_neutralising_is_linear(long: str) -> None:
    started = time.process_time()
    assert restored(neutralised(long)) == long
    assert time.process_time() - started < 1


BAD_INPUTS = Path(__file__).parents[2].parent / "shared" / "bad_inputs"


def _samples(expected: str) -> list[str]:
    if not BAD_INPUTS.is_dir():
        return []
    return [
        each["file"]
        for each in json.loads((BAD_INPUTS / "index.json").read_text(encoding="utf-8"))
        if each["file"].split("/")[0] in {"xliff", "tmx", "tbx", "csv"}
        and each["expect"] == expected
        and each["via"] == "check"
    ]


@pytest.mark.parametrize("name", _samples("reject"))
def test_a_hostile_sample_is_refused(name: str) -> None:
    path = BAD_INPUTS / name
    with pytest.raises(InputError, match=rf"{path.name}:\d+: "):
        check_exchanged(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", _samples("flag"))
def test_a_wrong_text_in_a_sample_is_found(name: str) -> None:
    path = BAD_INPUTS / name
    assert check_exchanged(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", _samples("neutral"))
def test_a_harmless_sample_is_accepted(name: str) -> None:
    path = BAD_INPUTS / name
    assert not check_exchanged(path.read_bytes(), path.name)
