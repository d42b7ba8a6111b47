# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts made to stall a checker, and what real catalogues and hostile files get."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import cast

import pytest

from w4r_i18n import registry
from w4r_i18n.check.run import Rule, check_catalogue
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity

RULES = [cast(Rule, registry.find("check", name)) for name in registry.names("check")]
PAIRS = Path(__file__).parents[2].parent / "shared" / "data" / "pairs"
REPEATED = [
    "a", "<", "<a ", '<a "', "{", "{{", "%", "%(", "1", "1 ", "1,", "1.", "-", "\u0301", "\u202a", "\u200d",
    "(", "](", "@", "a@", "a.", "http://", "&", "&#", "I", "九", "mai ", "3 mai ", "+1 ", "<g1>", "__", "\\",
    "A1-", "key=", "12/", "1h",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_the_longest_string_that_is_compared_takes_no_time_to_speak_of(unit: str) -> None:
    text = unit * (65_000 // len(unit))
    header = Header((("Language", "de"),))
    start = time.process_time()
    for source in (unit, text):
        check_catalogue(Catalogue(header, (Entry(source, text),)), rules=RULES)
    assert time.process_time() - start < 4


@pytest.mark.parametrize("unit", ["1 ", "<a ", "x"])
def test_a_string_of_a_megabyte_is_called_too_long_and_nothing_else(unit: str) -> None:
    catalogue = Catalogue(entries=(Entry("Oui", unit * (1_000_000 // len(unit))),))
    assert [found.check for found in check_catalogue(catalogue, rules=RULES)] == ["length"]


@pytest.mark.skipif(not PAIRS.is_dir(), reason="the accepted translations are not here")
@pytest.mark.parametrize("tag", ["en", "es", "de", "ar", "ja"])
def test_few_of_the_translations_that_people_accepted_are_blocked(tag: str) -> None:
    """Many of these pairs do differ: they were joined through English. At most 15 in 1,000 are called so."""
    lines = (PAIRS / f"fr-{tag}.jsonl").read_text(encoding="utf-8").splitlines()[:1000]
    pairs = [json.loads(line) for line in lines]
    entries = tuple(
        Entry(
            pair["msgid"],
            pair["msgstr"],
            flags=tuple(f for f in pair["fmt"] if f.endswith("-format")),
            line=n,
        )
        for n, pair in enumerate(pairs)
    )
    found = check_catalogue(Catalogue(Header((("Language", tag),)), entries), rules=RULES)
    blocked = {one.place.line for one in found if one.severity >= Severity.ERROR}
    assert len(blocked) <= 15 * len(pairs) / 1000
