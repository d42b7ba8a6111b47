# SPDX-License-Identifier: GPL-3.0-or-later
"""XLIFF 2.0: one `<unit>` a block, one `<segment>` a sentence, which a tool may join or cut anew."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.exchange import states
from w4r_i18n.exchange.content import displayed
from w4r_i18n.exchange.formats import _xliff
from w4r_i18n.exchange.formats._xliff_read2 import MATCHES, METADATA
from w4r_i18n.exchange.inline import Named, named
from w4r_i18n.exchange.xml import HEAD, attributes, escaped, quoted
from w4r_i18n.model.exchange import Block, Handoff, Pair
from w4r_i18n.model.inline import Content, Placeholder, Text

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_HOMES = f'xmlns="{_CORE}" xmlns:mda="{METADATA}" xmlns:mtc="{MATCHES}" version="2.0"'
SUFFIXES = _xliff.SUFFIXES
read = _xliff.read


def write(handoff: Handoff) -> bytes:
    """Raises InputError for a text that XML cannot hold."""
    languages = attributes(srcLang=handoff.source_locale, trgLang=handoff.target_locale)
    lines = [
        f"{HEAD}<xliff {_HOMES}{languages}>",
        f'<file id="f1"{attributes(original=handoff.domain)} canResegment="yes" xml:space="preserve">',
        *(line for number, block in enumerate(handoff.blocks, 1) for line in _unit(number, block)),
        "</file>",
        "</xliff>",
    ]
    return "\n".join([*lines, ""]).encode()


def _unit(number: int, block: Block) -> Iterator[str]:
    role = f"w4r:{block.role}" if block.role else ""
    yield f'<unit id="b{number}"{attributes(name=block.path, type=role)} canResegment="yes">'
    yield '<mda:metadata><mda:metaGroup category="w4r">'
    if block.context:
        yield f'<mda:meta type="context">{escaped(block.context)}</mda:meta>'
    # Which texts were in here, should a tool join some: their ids would be lost.
    ids = " ".join(block.ids or [pair.id for pair in block.pairs])
    yield f'<mda:meta type="handed-out">{escaped(ids)}</mda:meta>'
    yield "</mda:metaGroup></mda:metadata>"
    matches = [line for pair in block.pairs for line in _matches(pair)]
    if matches:
        yield from ("<mtc:matches>", *matches, "</mtc:matches>")
    if block.note:
        yield f"<notes><note>{escaped(block.note)}</note></notes>"
    for place, pair in enumerate(block.pairs, 1):
        yield from _segment(place, pair)
    yield "</unit>"


def _matches(pair: Pair) -> Iterator[str]:
    source = escaped(displayed(pair.source))
    for reference in pair.references:
        yield f'<mtc:match ref="#{quoted(pair.id)}" reference="yes"><source>{source}</source>'
        text = escaped(reference.text)
        yield f"<target{attributes(xml__lang=reference.locale)}>{text}</target></mtc:match>"


def _segment(place: int, pair: Pair) -> Iterator[str]:
    said = attributes(
        id=pair.id,
        state=states.XLIFF_2[pair.state],
        subState=states.sub_state(pair.state, pair.origin),
    )
    yield f"<segment{said}>"
    yield f"<source>{_inline(pair.source, place)}</source>"
    if pair.target:
        yield f"<target>{_inline(pair.target, place)}</target>"
    yield "</segment>"


def _inline(content: Content, place: int) -> str:
    # Names of codes are unique in a unit, so each begins with its segment's number.
    parts = named(content, prefix=f"{place}-")
    return "".join(escaped(part.text) if isinstance(part, Text) else _element(part) for part in parts)


def _element(part: Named) -> str:
    if isinstance(part.inline, Placeholder):
        return f'<ph id="{part.name}" equiv="{part.inline}" disp="{part.inline}" canDelete="no"/>'
    shown = quoted(str(part.inline))
    forms = {
        ("single", True): f'<ph id="{part.name}" disp="{shown}" canDelete="no"/>',
        ("open", True): f'<pc id="{part.name}" dispStart="{shown}" canDelete="no">',
        ("close", True): "</pc>",
        ("open", False): f'<sc id="{part.name}" isolated="yes" disp="{shown}"/>',
        ("close", False): f'<ec id="{part.name}" isolated="yes" disp="{shown}"/>',
    }
    return forms[part.inline.kind, part.whole]
