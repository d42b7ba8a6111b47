# SPDX-License-Identifier: GPL-3.0-or-later
"""XML as hostile input and as careful output: no DOCTYPE, no entity, no depth, no address ever opened."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.exchange.bounds import decoded, line_at, must_be_few, must_be_short, must_fit
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEPTH_LIMIT = 100
"""Elements within each other."""
TAG_LIMIT = 600_000
"""Of a file: six a text of the longest that is read."""
CODE_LIMIT = 1_000
"""Inline elements of one text."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_DECLARATION = re.compile(r"<\?xml\s[^>?]{0,200}\?>")
_ENCODING = re.compile(r"""\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "ascii": "ascii"}
_UTF_16 = frozenset({"utf-16", "utf-16le", "utf-16be"})
_MARKUP_DECLARATION = re.compile(r"<!(?!--|\[CDATA\[)")
_LONG_TAG = re.compile(r"<[^<>]{65536}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(data: bytes, path: str) -> Element:
    """The root of a document, each element knowing its line; comments and instructions are left out.

    Raises InputError with file:line for a file over the limit, for encodings other than UTF-8 and UTF-16,
    for any DOCTYPE, before the parser sees it, for what is not well-formed, and for depth.
    """
    from lxml import etree

    must_fit(data, path)
    text = _text(data, path)
    if found := _MARKUP_DECLARATION.search(text):
        place = Place(path, line_at(text, found.start()))
        what = shown(text[found.start() : found.start() + 9])
        raise InputError(f"{what} is refused", hint="take the DOCTYPE out of the file", place=place)
    if (tags := text.count("<")) > TAG_LIMIT:
        raise InputError(f"{tags} tags; at most {TAG_LIMIT} are read", place=Place(path, 1))
    if long := _LONG_TAG.search(text):
        place = Place(path, line_at(text, long.start()))
        raise InputError("a tag of more than 65536 characters", place=place)
    # The declaration is blanked out, not cut: lines stay, and the parser reads what was decoded here.
    text = _DECLARATION.sub(lambda head: "\n" * head.group().count("\n"), text, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, strip_cdata=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        message = (error.msg or "nothing in it").partition(", line ")[0]
        raise InputError(f"not XML: {shown(message)}", place=Place(path, error.lineno or 1)) from None
    _must_be_shallow(root, path)
    must_be_few(sum(1 for _ in root.iter("{*}trans-unit", "{*}segment", "{*}tu", "{*}term")), path)
    return root


def _text(data: bytes, path: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = decoded(data, "utf-16", path)
        _must_say(text, path)
        return text
    head = data[:300].decode("latin-1").removeprefix("ï»¿")
    named = _named_encoding(head) or "utf-8"
    if named not in _ENCODINGS:
        raise InputError(f"the encoding is {shown(named)}; wanted UTF-8 or UTF-16", place=Place(path, 1))
    return decoded(data, _ENCODINGS[named], path)


def _must_say(text: str, path: str) -> None:
    named = _named_encoding(text[:300])
    if named and named not in _UTF_16:
        raise InputError(f"the file is UTF-16 and calls itself {shown(named)}", place=Place(path, 1))


def _named_encoding(head: str) -> str:
    declaration = _DECLARATION.match(head)
    found = _ENCODING.search(declaration.group()) if declaration else None
    return found[1].lower() if found else ""


def _must_be_shallow(root: Element, path: str) -> None:
    level = [root]
    for _ in range(DEPTH_LIMIT):
        level = [child for element in level for child in element]
        if not level:
            return
    raise InputError(f"elements more than {DEPTH_LIMIT} deep", place=place_of(level[0], path))


def local(element: Element) -> str:
    """The name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    return element.tag[1:].partition("}")[0] if isinstance(element.tag, str) and element.tag[0] == "{" else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The child elements with one of these names, in their parent's namespace."""
    home = namespace(element)
    for child in element:
        if local(child) in names and namespace(child) == home:
            yield child


def child(element: Element, name: str) -> Element | None:
    return next(children(element, name), None)


def plain(element: Element | None) -> str:
    """All text in an element."""
    return "" if element is None else "".join(map(str, element.itertext()))


def must_be_small(element: Element, path: str) -> None:
    """Raises InputError for a text over the limit of characters or inline elements."""
    place = place_of(element, path)
    must_be_short(plain(element), "a text", place)
    if (codes := sum(1 for _ in element.iter())) > CODE_LIMIT:
        raise InputError(f"{codes} inline elements in a text; at most {CODE_LIMIT} are read", place=place)


def line_of(element: Element) -> int:
    """Of its start tag, counted from 1."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have no better name for it
    return line or 1


def place_of(element: Element, path: str) -> Place:
    return Place(path, line_of(element))


def escaped(text: str) -> str:
    """Text for an element's content. Raises InputError for what XML cannot hold.

    A carriage return is a reference, for a parser would make a line feed of it.
    """
    if _NOT_XML.search(text):
        raise InputError("a text has a character that XML cannot hold", hint="'w4r check' names it")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def quoted(text: str) -> str:
    """Text for an attribute between double quotes; tabs and line ends are references."""
    return escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def attributes(**given: str) -> str:
    """` name="value"` of each that is not empty, in this order; `_` at the end is cut, `__` is a colon."""
    return "".join(
        f' {name.rstrip("_").replace("__", ":").replace("_", "-")}="{quoted(value)}"'
        for name, value in given.items()
        if value
    )
