# SPDX-License-Identifier: GPL-3.0-or-later
"""TMX 1.4b: a translation memory; no names of people, no dates, no reading order."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n import __version__
from w4r_i18n.exchange.formats import _tmx_read
from w4r_i18n.exchange.formats._tmx_read import CONTEXT, DOMAIN, ORIGIN, STATE, TARGET
from w4r_i18n.exchange.inline import Named, named
from w4r_i18n.exchange.xml import HEAD, attributes, escaped, quoted
from w4r_i18n.model.exchange import Block, Handoff, Pair
from w4r_i18n.model.inline import Code, Content, Text
from w4r_i18n.model.review import State

SUFFIXES = (".tmx",)
read = _tmx_read.read


def write(handoff: Handoff) -> bytes:
    """Blocks come back as blocks of one text each, without role, path and references.

    Raises InputError for a text that XML cannot hold.
    """
    head = attributes(
        creationtool="w4r_i18n", creationtoolversion=__version__, segtype="sentence", o_tmf="PO",
        adminlang="en", srclang=handoff.source_locale, datatype="plaintext",
    )  # fmt: skip
    lines = [
        f'{HEAD}<tmx version="1.4">',
        f"<header{head}>",
        *_props({DOMAIN: handoff.domain, TARGET: handoff.target_locale}),
        "</header>",
        "<body>",
        *(line for block in handoff.blocks for pair in block.pairs for line in _unit(handoff, block, pair)),
        "</body>",
        "</tmx>",
    ]
    return "\n".join([*lines, ""]).encode()


def _props(values: dict[str, str]) -> Iterator[str]:
    for kind, value in values.items():
        if value:
            yield f'<prop type="{kind}">{escaped(value)}</prop>'


def _unit(handoff: Handoff, block: Block, pair: Pair) -> Iterator[str]:
    yield f"<tu{attributes(tuid=pair.id)}>"
    if block.note:
        yield f"<note>{escaped(block.note)}</note>"
    state = "" if pair.state == State.EMPTY else pair.state.name.lower()
    yield from _props({CONTEXT: block.context, STATE: state, ORIGIN: pair.origin})
    places: dict[str, int] = {}
    yield _variant(handoff.source_locale, pair.source, places)
    if pair.target:
        yield _variant(handoff.target_locale, pair.target, places)
    yield "</tu>"


def _variant(locale: str, content: Content, places: dict[str, int]) -> str:
    """`places` gives each code its `x`, the same in every language of the unit."""
    inner = "".join(
        escaped(part.text)
        if isinstance(part, Text)
        else _element(part, places.setdefault(part.name, len(places) + 1))
        for part in named(content)
    )
    return f"<tuv{attributes(xml__lang=locale)}><seg>{inner}</seg></tuv>"


def _element(part: Named, place: int) -> str:
    native = quoted(str(part.inline))
    if not isinstance(part.inline, Code) or part.inline.kind == "single":
        return f'<ph x="{place}">{native}</ph>'
    if not part.whole:
        end = "begin" if part.inline.kind == "open" else "end"
        return f'<it pos="{end}" x="{place}">{native}</it>'
    if part.inline.kind == "open":
        return f'<bpt i="{place}" x="{place}">{native}</bpt>'
    return f'<ept i="{place}">{native}</ept>'
