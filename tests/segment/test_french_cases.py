# SPDX-License-Identifier: GPL-3.0-or-later
"""Hard French sentences, one a line under `cases/`, with ‖ where a sentence ends.

Between two sentences stands one blank; ¦ after ‖ means that the author forgot it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.segment.sentences import sentences

_CASES = [
    pytest.param(line, id=f"{file.stem}:{number}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
    if line
]
_BLANKS = " \u00a0\u202f\u200b\u2060\ufeff"


@pytest.mark.parametrize("case", _CASES)
def test_french_breaks_where_a_reader_would(case: str) -> None:
    text = ""
    for part in case.split("‖"):
        spaced = not text or text[-1].isspace() or part[0].isspace() or part.startswith("¦")
        text += ("" if spaced else " ") + part.removeprefix("¦")
    found = [text[start:end].strip(_BLANKS) for start, end in sentences(text)]
    assert found == [part.removeprefix("¦").strip(_BLANKS) for part in case.split("‖")]
