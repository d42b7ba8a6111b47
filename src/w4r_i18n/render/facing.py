# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter face to face with what it says: left what is sent, right the language that its sender reads."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from w4r_i18n.render.sheet import Block

Row = tuple[Block | None, Block | None]
SIZES = (10.0, 9.5, 9.0, 8.5)
"""Points. Two columns on a sheet that lies on its side; what does not fit takes a second one."""


def rows(letter: tuple[Block, ...], translation: tuple[Block, ...]) -> Iterator[Row]:
    """Paragraph by paragraph. Law: each side's blocks stand in their order, each once; what one side alone
    has faces nothing.
    """
    left, right = ([(block.role, block.number) for block in side] for side in (letter, translation))
    for _, i, i_end, j, j_end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield from zip_longest(letter[i:i_end], translation[j:j_end])
