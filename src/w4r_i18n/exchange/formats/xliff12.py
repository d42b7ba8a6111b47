# SPDX-License-Identifier: GPL-3.0-or-later
"""XLIFF 1.2: one `<group>` a block, one `<trans-unit>` a text, with its state and whether it is approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from w4r_i18n.exchange import states
from w4r_i18n.exchange.formats import _xliff
from w4r_i18n.exchange.formats._xliff_read12 import CONTEXT, OURS
from w4r_i18n.exchange.inline import Named, named
from w4r_i18n.exchange.xml import HEAD, attributes, escaped, quoted
from w4r_i18n.model.exchange import Block, Handoff, Pair
from w4r_i18n.model.inline import Content, Placeholder, Text
from w4r_i18n.model.review import State

SUFFIXES = _xliff.SUFFIXES
read = _xliff.read


def write(handoff: Handoff) -> bytes:
    """Raises InputError for a text that XML cannot hold."""
    languages = attributes(source_language=handoff.source_locale, target_language=handoff.target_locale)
    phases = _phases(handoff)
    lines = [
        f'{HEAD}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        f'<file original="{quoted(handoff.domain)}"{languages} datatype="plaintext" xml:space="preserve">',
        *_header(phases),
        "<body>",
        *(line for number, block in enumerate(handoff.blocks, 1) for line in _group(number, block, phases)),
        "</body>",
        "</file>",
        "</xliff>",
    ]
    return "\n".join([*lines, ""]).encode()


def _phases(handoff: Handoff) -> dict[str, str]:
    """A name for each thing that made drafts: XLIFF wants one word there."""
    origins = dict.fromkeys(pair.origin for pair in handoff.pairs if pair.origin)
    return {made_by: f"p{number}" for number, made_by in enumerate(origins, 1)}


def _header(phases: Mapping[str, str]) -> list[str]:
    if not phases:
        return []
    lines = [
        f'<phase phase-name="{name}" process-name="{quoted(made_by)}"/>' for made_by, name in phases.items()
    ]
    return ["<header><phase-group>", *lines, "</phase-group></header>"]


def _group(number: int, block: Block, phases: Mapping[str, str]) -> Iterator[str]:
    role = f"x-{block.role}" if block.role else ""
    yield f'<group id="b{number}"{attributes(resname=block.path, restype=role)}>'
    if block.context:
        context = f'<context context-type="{CONTEXT}">{escaped(block.context)}</context>'
        yield f'<context-group purpose="information">{context}</context-group>'
    for pair in block.pairs:
        yield from _unit(pair, block.note, phases)
    yield "</group>"


def _unit(pair: Pair, note: str, phases: Mapping[str, str]) -> Iterator[str]:
    approved = ("no", "yes")[pair.state == State.APPROVED]
    yield f'<trans-unit id="{quoted(pair.id)}" approved="{approved}">'
    yield f"<source>{_inline(pair.source)}</source>"
    if pair.target:
        said = attributes(
            state=states.XLIFF_12.get(pair.state, ""),
            state_qualifier=states.qualifier(pair.origin),
            phase_name=phases.get(pair.origin, ""),
        )
        yield f"<target{said}>{_inline(pair.target)}</target>"
    if note:  # at every text: many tools show no note of a group
        yield f'<note from="{OURS}">{escaped(note)}</note>'
    for reference in pair.references:
        text = f"<target{attributes(xml__lang=reference.locale)}>{escaped(reference.text)}</target>"
        yield f'<alt-trans alttranstype="reference">{text}</alt-trans>'
    yield "</trans-unit>"


def _inline(content: Content) -> str:
    return "".join(
        escaped(part.text) if isinstance(part, Text) else _element(part) for part in named(content)
    )


def _element(part: Named) -> str:
    if isinstance(part.inline, Placeholder):
        return f'<ph id="{part.name}">{part.inline}</ph>'
    forms = {
        ("single", True): f'<x id="{part.name}"/>',
        ("open", True): f'<g id="{part.name}">',
        ("close", True): "</g>",
        ("open", False): f'<bx id="{part.name}"/>',
        ("close", False): f'<ex id="{part.name}"/>',
    }
    return forms[part.inline.kind, part.whole]
