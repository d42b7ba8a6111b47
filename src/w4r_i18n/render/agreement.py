# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a letter says what its case says: the demands, the deadline, the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from w4r_i18n.model.case import Case
from w4r_i18n.model.document import Block, Document
from w4r_i18n.render.letter_parts import fields_of
from w4r_i18n.render.page import text_of
from w4r_i18n.text.dates import dates
from w4r_i18n.text.marks import shown
from w4r_i18n.text.normalise import typographic


def disagreements(document: Document, case: Case, *, language: str = "fr") -> Iterator[str]:
    """What a letter to an authority, in the source language, says otherwise than its case.

    Each says where: a demand that only one of both has would go out in some channels and not in others.
    """
    yield from _of_demands(document, case)
    yield from _of_deadline(document, case, language)
    yield from _of_address(document, case)


def _of_demands(document: Document, case: Case) -> Iterator[str]:
    if any("demands" in fields_of(block) for block in document.blocks):
        return
    blocks = [block for block in document.blocks if _role(block) == "demand"]
    said = [typographic(text_of(block.pieces).strip()) for block in blocks]
    wanted = [typographic(demand.text) for demand in case.demands]
    if said == wanted:
        return
    for block, text in zip(blocks, said, strict=True):
        if text not in wanted:
            yield f"{document.path}:{block.line}: a demand that case.toml has not: {shown(text, limit=60)}"
    for demand, text in zip(case.demands, wanted, strict=True):
        if text not in said:
            yield f"case.toml:{demand.line}: a demand that the letter has not: {shown(demand.text, limit=60)}"
    if sorted(said) == sorted(wanted):
        yield f"{document.path}: the demands stand in another order than in case.toml"


def _of_deadline(document: Document, case: Case, language: str) -> Iterator[str]:
    for block in document.blocks:
        if _role(block) != "deadline":
            continue
        for found in dates(text_of(block.pieces), language):
            if found.day and found.year and found.value != case.deadline:
                until = case.deadline or "none"
                yield f"{document.path}:{block.line}: the deadline is {found.value}, in case.toml {until}"


def _of_address(document: Document, case: Case) -> Iterator[str]:
    """Each line of an address in the letter must be some authority's."""
    known = {line for each in case.authorities for line in _lines_of(each.address, each.address_latin)}
    known |= {_level(each) for authority in case.authorities for each in authority.emails}
    for block in document.blocks:
        if _role(block) == "address":
            for line in _lines(document, block):
                if _level(line) not in known:
                    where = f"{document.path}:{block.line}"
                    yield f"{where}: a line of the address that case.toml has not: {shown(line, limit=60)}"


def _lines_of(*addresses: Sequence[str]) -> set[str]:
    return {_level(line) for lines in addresses for line in lines}


def _lines(document: Document, block: Block) -> list[str]:
    text = document.text[block.start : block.end]
    lines = (line.strip().rstrip("\\").strip() for line in text.splitlines())
    return [line for line in lines if line]


def _level(line: str) -> str:
    return typographic(line).strip()


def _role(block: Block) -> str:
    return block.directive.role or block.role
