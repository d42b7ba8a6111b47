# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's own Word form around a letter: its looks are the section's, every word of it the letter's.

What the form names (`{{subject}}` in a text, or a content control with the tag `subject`) is filled in as
text. Nothing in it is run: there is no language of templates, only names.
"""

# ruff: noqa: SLF001  # python-docx shows the elements under its objects by these names
from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter
from w4r_i18n.render.form_gate import PATH, must_be_harmless
from w4r_i18n.render.own_template import left_out
from w4r_i18n.render.plain import block_text
from w4r_i18n.render.sheet import Block, clean
from w4r_i18n.render.word import Writer, saved

_FIELD = re.compile(r"\{\{\s{0,9}([a-z_]{1,40})\s{0,9}\}\}")
_NAMES = {
    "notices": ("notice",), "place_date": ("place_date",), "recipient": ("recipient",), "emails": ("email",),
    "subject": ("subject",), "salutation": ("salutation",), "closing": ("closing",),
    "body": ("paragraph", "heading", "item", "demand", "quote"), "signature": ("signature",),
    "copies_label": ("copies_label",), "copies": ("copy",), "foot": ("foot",),
}  # fmt: skip
NAMES = ("content", *_NAMES)
MOST = 40
"""Names in a form: each may stand for all of a letter."""
_PERSONAL = frozenset({"extended-properties", "custom-properties", "thumbnail", "customXml"})
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "noProof", "color", "spacing", "kern",
    "sz", "szCs", "u", "shd", "rtl", "cs", "lang",
)  # fmt: skip
"""As the schema wants them; other looks of a field's run are not taken over."""


def own_form(letter: Letter, blocks: tuple[Block, ...], template: bytes) -> bytes:
    """The form filled; the same bytes for the same letter and form.

    Raises InputError for a form that holds more than words and pictures of its own, that names what no letter
    has, or that leaves a part of the letter out.
    """
    must_be_harmless(template)
    try:
        document = Document(io.BytesIO(template))
    except (KeyError, ValueError, AttributeError, TypeError, SyntaxError):
        raise InputError("is no Word document", place=Place(PATH)) from None
    _made_nobodys(document)
    document.core_properties.title = clean(letter.title)[:255]
    document.core_properties.language = letter.locale.tag
    if "Placeholder Text" not in document.styles:
        document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER, builtin=True)
    _Form(document, letter, blocks).fill()
    if missing := next(left_out(blocks, _shown(document)), ""):
        hint = "'{{content}}' shows all of it"
        raise InputError(f"the form leaves out: {missing}", hint=hint, place=Place(PATH))
    return saved(document)


def _made_nobodys(document: Any) -> None:
    """Without what an office tells of who wrote the form, where and when."""
    document.core_properties._element[:] = []
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _PERSONAL:
                del part.rels[key]


def _shown(document: Any) -> str:
    return "".join(each.text or "" for each in document.element.body.iter(qn("w:t")))


class _Form:
    def __init__(self, document: Any, letter: Letter, blocks: tuple[Block, ...]) -> None:
        self._document = document
        self._letter = letter
        self._blocks = blocks

    def fill(self) -> None:
        """Controls first: what is in them goes. A control that no letter knows is the section's own."""
        for control in list(self._document.element.body.iter(qn("w:sdt"))):
            self._control(control)
        count = len(_FIELD.findall(_shown(self._document)))
        if count > MOST:
            raise InputError(f"the form has {count} names, at most {MOST} wanted", place=Place(PATH))
        for element in list(self._document.element.body.iter(qn("w:p"))):
            self._paragraph(Paragraph(element, self._document._body))

    def _control(self, control: Any) -> None:
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name = "" if tag is None else tag.get(qn("w:val"))
        if name not in NAMES:
            return
        content = control.find(qn("w:sdtContent"))
        texts = list(content.iter(qn("w:t"))) if content is not None else []
        if not texts:
            raise InputError(f"the control '{name}' is empty: give it a text", place=Place(PATH))
        texts[0].text = f"{{{{{name}}}}}"
        for more in texts[1:]:
            more.text = ""
        for each in list(content):
            control.addprevious(each)
        control.getparent().remove(control)

    def _paragraph(self, paragraph: Any) -> None:
        whole = "".join(each.text or "" for each in _texts(paragraph))
        names = [found[1] for found in _FIELD.finditer(whole)]
        for name in names:
            if name not in NAMES:
                known = ", ".join(NAMES)
                raise InputError(f"a letter has no '{name}'", hint=f"it has {known}", place=Place(PATH))
        if len(names) == 1 and _FIELD.fullmatch(whole.strip()):
            self._replace(paragraph, names[0])
        elif names:
            _fill_in(paragraph, lambda name: " ".join(" ".join(map(block_text, self._of(name))).split("\n")))

    def _of(self, name: str) -> tuple[Block, ...]:
        roles = _NAMES.get(name)
        return tuple(block for block in self._blocks if roles is None or block.role in roles)

    def _replace(self, paragraph: Any, name: str) -> None:
        """A field that stands alone becomes the letter's blocks, in the looks of its paragraph and run."""
        at = _At(paragraph, {style.name for style in self._document.styles})
        Writer(at, self._document.part, self._letter.locale).add(self._of(name))
        paragraph._p.getparent().remove(paragraph._p)
        looks = next((run._r.rPr for run in paragraph.runs if run._r.rPr is not None), None)
        for made in at.made:
            for run in made._p.iter(qn("w:r")):
                _take_looks(run, looks)


class _At:
    """Where a field stood: paragraphs are added before it, each with its looks."""

    def __init__(self, paragraph: Any, styles: set[str]) -> None:
        self._paragraph = paragraph
        self._styles = styles
        self.made: list[Any] = []

    def add_paragraph(self, *, style: str) -> Any:
        made = self._paragraph.insert_paragraph_before()
        if self._paragraph._p.pPr is not None:
            looks = deepcopy(self._paragraph._p.pPr)
            made._p.insert(0, looks)
            for break_of_section in looks.findall(qn("w:sectPr")):
                looks.remove(break_of_section)
        if style in self._styles and style != "Normal":
            made.style = style
        self.made.append(made)
        return made


def _take_looks(run: Any, looks: Any) -> None:
    if looks is None:
        return
    own = run.get_or_add_rPr()
    tags = {child.tag for child in own}
    wanted = [qn(f"w:{name}") for name in _RUN_ORDER]
    more = [deepcopy(child) for child in looks if child.tag not in tags and child.tag in wanted]
    own[:] = sorted([*own, *more], key=lambda child: wanted.index(child.tag))


def _texts(paragraph: Any) -> Iterator[Any]:
    return paragraph._p.iter(qn("w:t"))  # type: ignore[no-any-return]


def _fill_in(paragraph: Any, value: Any) -> None:
    """Fields among other words. An office may have cut one into several runs: the first takes the words."""
    texts = list(_texts(paragraph))
    whole = "".join(each.text or "" for each in texts)
    for found in reversed(list(_FIELD.finditer(whole))):
        _spliced(texts, found.start(), found.end(), value(found[1]))


def _spliced(texts: list[Any], start: int, end: int, words: str) -> None:
    at = 0
    for each in texts:
        held = each.text or ""
        here, to = max(start - at, 0), min(end - at, len(held))
        if here < to:
            each.text = held[:here] + words + held[to:]
            each.set(qn("xml:space"), "preserve")
            words = ""
        at += len(held)
