# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules can find anything in a text at all, told by the signs in it: most texts have next to none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.ports import Check

_MOST_KNOWN = 10_000
"""Sets of signs whose rules are kept."""


class Signs:
    r"""Rules by the signs without which they find nothing.

    A rule says so in `SIGNS`, as characters between the brackets of an expression (`"@"`, `r"\d"`); one
    without is asked about every text. Law: a rule that is not asked would have found nothing.
    """

    def __init__(self, rules: Sequence[Check[Seen]]) -> None:
        needs = [str(getattr(rule, "SIGNS", "")) for rule in rules]
        self._rules = [
            (rule, re.compile(f"[{need}]") if need else None) for rule, need in zip(rules, needs, strict=True)
        ]
        self._any = re.compile(f"[{''.join(needs)}]") if any(needs) else re.compile("(?!)")
        self._known: dict[frozenset[str], tuple[Check[Seen], ...]] = {}

    def rules_for(self, seen: Seen) -> tuple[Check[Seen], ...]:
        """Those to ask about an entry, in their order."""
        found: list[str] = []
        for pairs in seen.texts:
            for pair in pairs:
                found += self._any.findall(pair.source.text)
                found += self._any.findall(pair.target.text)
        signs = frozenset(found)
        rules = self._known.get(signs)
        if rules is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            present = "".join(signs)
            rules = tuple(rule for rule, need in self._rules if need is None or need.search(present))
            self._known[signs] = rules
        return rules
