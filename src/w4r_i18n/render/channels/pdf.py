# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as PDF/A and PDF/UA by typst: tagged, fonts embedded, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from w4r_i18n.model.errors import InputError, ServiceError
from w4r_i18n.model.letter import Letter, Span
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.facing import SIZES, rows
from w4r_i18n.render.plain import bracketed, refuse_template
from w4r_i18n.render.scripts import BASE, SCRIPTS, families, scripts_in
from w4r_i18n.render.sheet import POINT_SIZES, Block, clean, direction, link_apart, sheet
from w4r_i18n.text.marks import name_of

if TYPE_CHECKING:
    import typst

NAME = "pdf"
SUFFIX = ".pdf"
MEDIA = "application/pdf"
KINDS = frozenset({"authority", "solidarity"})

LETTER = Path(__file__).parents[1] / "typst" / "letter.typ"
FACING = LETTER.with_name("facing.typ")
"""Alone in their folder, which is all that they could read."""
_EPOCH = 946_684_800
"""PDF/A wants a date. This one is nobody's: when a letter was made is no reader's business."""
_PAPERS = {"a4": "a4", "letter": "us-letter"}
_LEADING = {
    "Arab": 0.75,
    "Deva": 0.8,
    "Jpan": 0.75,
    "Hant": 0.75,
    "Hans": 0.75,
    "Kore": 0.75,
    "Mymr": 0.9,
    "Khmr": 0.9,
}
_PAGE = re.compile(rb"/Type\s*/Page\b")
_NO_GLYPH = re.compile(r'the text `"(.+)"` could not be displayed')
_TYPESETTING = Lock()
"""A compiler serves one thread at a time."""


def made_with() -> str:
    """The typesetter's version, and the fonts by name, size and time."""
    fonts = [
        (path.name, found.st_size, found.st_mtime_ns)
        for folder in sorted(set(_font_folders()))
        for path in sorted(Path(folder).iterdir())
        if (found := path.stat())
    ]
    return f"{_version()} {hashlib.sha256(repr(fonts).encode()).hexdigest()}"


def _version() -> str:
    """Empty where it is not installed."""
    try:
        return metadata.version("typst")
    except metadata.PackageNotFoundError:
        return ""


def missing(letter: Letter) -> tuple[str, ...]:
    """The extra, or the font of each script that the letter is written in."""
    return unready(letter.locale, "".join(block.text for block in sheet(letter)))


def unready(locale: Locale, text: str = "") -> tuple[str, ...]:
    """The same for any letter in a language, or for a text."""
    try:
        found = _families()
    except ImportError:
        return ("typst is not installed: pip install 'w4r_i18n[letters]'",)
    return tuple(unwritable((locale.script, *scripts_in(text)), found))


def unwritable(scripts: Iterable[str], installed: frozenset[str]) -> Iterator[str]:
    """A line for each script (ISO 15924) that no installed family (in lower case) writes.

    It must be known before: with no font at all typst leaves every letter out, and says nothing.
    """
    wanted = dict.fromkeys(SCRIPTS[code] for code in scripts if code in SCRIPTS)
    for script in wanted:
        if not installed.intersection(map(str.casefold, script.families)):
            name = script.name.replace("_", " ")
            yield f"no font for {name} is installed: apt-get install {script.package}"


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """One page where a size of 8.5 points or more allows it.

    Raises ServiceError where typst or a font is missing, InputError for a character that no font has.
    """
    refuse_template(template, NAME)
    if lacking := missing(letter):
        raise ServiceError(lacking[0])
    handed = _handed(letter)
    made = _typeset(letter, {**handed, "sizes": POINT_SIZES[:1]})
    # Most letters fit at once; only those that do not are measured.
    return made if len(_PAGE.findall(made)) == 1 else _typeset(letter, {**handed, "sizes": POINT_SIZES})


def facing(letter: Letter, translation: Letter) -> bytes:
    """Both, paragraph by paragraph, on a sheet that lies on its side. Raises as `render`."""
    for each in (letter, translation):
        if lacking := missing(each):
            raise ServiceError(lacking[0])
    left, right = _handed(letter), _handed(translation)
    pairs = [
        [
            [_block(block, each.locale)] if block else []
            for block, each in zip(row, (letter, translation), strict=True)
        ]
        for row in rows(sheet(letter), sheet(translation))
    ]
    # What the page as a whole says is in the language of who reads it.
    return _typeset(letter, {**right, "left": left, "rows": pairs, "sizes": SIZES}, FACING)


def _typeset(letter: Letter, handed: Mapping[str, object], template: Path = LETTER) -> bytes:
    import typst

    try:
        with _TYPESETTING:
            made = _compiler(template).compile(
                sys_inputs={"letter": json.dumps(handed, ensure_ascii=False)}, format="pdf",
                pdf_standards=["a-2a", "ua-1"], timestamp=_EPOCH,
            )  # fmt: skip
    except typst.TypstError as error:
        raise _refusal(letter, error.message) from None
    if not isinstance(made, bytes):
        raise ServiceError("typst gave no PDF")
    return made


def _refusal(letter: Letter, message: str) -> InputError:
    """In one line; never with the text itself."""
    where = f"the letter of {letter.domain} in {letter.locale.tag}"
    found = _NO_GLYPH.search(message)
    if not found:
        return InputError(f"{where} cannot be typeset")
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1])
    named = next((name_of(mark) for mark in text if not mark.isspace()), "a character")
    return InputError(
        f"{where}: no installed font has {named}", hint="apt-get install fonts-noto-extra, or take it out"
    )


def _handed(letter: Letter) -> dict[str, object]:
    """All that the template is told: values, never code."""
    locale = letter.locale
    return {
        "title": clean(letter.title) or letter.domain,
        "lang": locale.language,
        "region": _region(locale),
        "dir": locale.direction,
        "rtl": locale.direction == "rtl",
        "fonts": _installed(families(locale)),
        "latin": _installed((*(BASE if locale.direction == "rtl" else ()), *families(locale))),
        "paper": _PAPERS[letter.paper],
        "leading": _LEADING.get(locale.script, 0.62),
        "blocks": [_block(block, locale) for block in sheet(letter)],
    }


def _installed(names: Iterable[str]) -> list[str]:
    return [name for name in names if name.casefold() in _families()]


def _region(locale: Locale) -> str | None:
    return next(
        (part for part in re.split(r"[_@-]", locale.gettext)[1:] if re.fullmatch("[A-Z]{2}", part)), None
    )


def _block(block: Block, locale: Locale) -> dict[str, object]:
    return {
        "role": block.role,
        "number": block.number,
        "kind": "numbered" if block.number or block.role == "demand" else "marked",
        "lines": [[_span(span, locale) for span in line] for line in block.lines],
    }


def _span(span: Span, locale: Locale) -> dict[str, object]:
    apart = link_apart(span)
    return {
        "text": bracketed(span.text) if span.field else span.text,
        "bold": span.bold,
        "italic": span.italic,
        "field": bool(span.field),
        "link": span.link,
        "apart": f" ({apart})" if apart else "",
        "dir": direction(span.text, locale.direction) if span.isolated else None,
    }


@lru_cache(maxsize=2)
def _compiler(template: Path) -> typst.Compiler:
    """Kept: it remembers fonts and layouts. It may read the templates' folder, and no package of others."""
    import typst

    return typst.Compiler(
        template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True,
        package_path=template.parent / "none", package_cache_path=template.parent / "none",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(map(str.casefold, _fonts().families()))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(set(_font_folders()))
    )


def _font_folders() -> Iterator[str]:
    """Folders that hold a Noto font: the same families everywhere make the same pages everywhere."""
    for root in _roots():
        for folder, _, files in os.walk(root):
            if any(name.startswith("Noto") and name.endswith((".ttf", ".otf", ".ttc")) for name in files):
                yield folder


def _roots() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), home / "Library/Fonts", Path("/opt/homebrew/share/fonts"))
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )
