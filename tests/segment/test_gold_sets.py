# SPDX-License-Identifier: GPL-3.0-or-later
"""French running text with known boundaries, where the shared data are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from w4r_i18n.segment.sentences import sentences

_SHARED = Path(__file__).parents[2].parent / "shared"
_TRANSPARENT = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad"))

pytestmark = pytest.mark.skipif(not (_SHARED / "data/seg").is_dir(), reason="needs the shared data")


def _size(text: str) -> int:
    return len("".join(text.translate(_TRANSPARENT).split()))


def _borders(parts: list[str]) -> set[int]:
    borders, at = set(), 0
    for part in parts:
        at += _size(part)
        borders.add(at)
    return borders - {at}


def _found(text: str) -> set[int]:
    return _borders([text[start:end] for start, end in sentences(text)])


def test_running_text_scores_at_least_0_997() -> None:
    right = false = missed = 0
    for file in sorted((_SHARED / "data/seg").glob("*.json")):
        for document in json.loads(file.read_text(encoding="utf-8"))["docs"]:
            gold, found = _borders(document["sentences"]), _found(document["text"])
            right, false, missed = (
                right + len(gold & found),
                false + len(found - gold),
                missed + len(gold - found),
            )
    assert 2 * right / (2 * right + false + missed) >= 0.997


def test_hard_cases_score_at_least_97_percent() -> None:
    cases = json.loads((_SHARED / "data/seg-hard-cases.json").read_text(encoding="utf-8"))
    right = sum(_borders(case["sentences"]) == _found(case["text"]) for case in cases)
    assert right / len(cases) >= 0.97


def test_the_sample_page_breaks_inside_quotations_and_keeps_attributions() -> None:
    page = next((_SHARED / "samples").glob("*.txt")).read_text(encoding="utf-8")
    found = [page[start:end] for start, end in sentences(page)]
    assert not [part for part in found if part.startswith(("a déclaré", "a-t-elle"))]
    assert "« C’est notre vie." in found
    assert any(part.startswith("Monde. La campagne annuelle") for part in found)
