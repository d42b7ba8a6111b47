# SPDX-License-Identifier: GPL-3.0-or-later
"""What every letter says alike, in its language: from `sources/common`, by the contexts of its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from w4r_i18n.flow.compile import Policy
from w4r_i18n.model.inline import InlineError, is_join, parse
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.render.letter import Words
from w4r_i18n.render.page import without_marks

VALID_UNTIL, COPIES, CODE, FAX = "letter-valid-until", "letter-copies", "letter-code", "letter-fax"
FIELDS = {
    "writer_name": "letter-name",
    "writer_initials": "letter-initials",
    "place": "letter-place",
    "date": "letter-date",
}
SOLIDARITY = {
    "religious_card": "solidarity-no-religious-card",
    "return_address": "solidarity-no-return-address",
    "mention_case": "solidarity-no-case",
    "mention_organisation": "solidarity-no-organisation",
}
"""What writers of messages are told, unless the case allows it."""
OWN = {name: f"letter-{name}" for name in ("intro", "replies", "footer")}
"""What a section may word otherwise."""
STOP_TITLE, STOP, EXAMPLE = "stop-title", "stop", "notice-example"
WANTED = (VALID_UNTIL, STOP)
"""Without these no letter goes out: nobody could be told when to stop."""


@dataclass(frozen=True, slots=True)
class Common:
    """`words` and the rest in one language; empty what it has not."""

    words: Words
    stop_title: str = ""
    stop: str = ""
    example: str = ""
    missing: tuple[str, ...] = ()
    """Of `WANTED`."""


def common_words(policy: Policy) -> Common:
    """`policy` is that of the domain `common` in the language."""
    said = {name: _said(policy, name) for name in (*WANTED, COPIES, CODE, FAX, STOP_TITLE, EXAMPLE)}

    def named(names: Mapping[str, str]) -> Mapping[str, str]:
        return {key: text for key, name in names.items() if (text := _said(policy, name))}

    fields, own, advice = named(FIELDS), named(OWN), named(SOLIDARITY)
    return Common(
        Words(said[VALID_UNTIL], said[COPIES], said[CODE], fields, said[FAX], own, advice),
        said[STOP_TITLE],
        said[STOP],
        said[EXAMPLE],
        tuple(name for name in WANTED if not said[name]),
    )


def _said(policy: Policy, name: str) -> str:
    """All units with the context, in reading order; "" unless every one of them may go out."""
    units = [unit for unit in policy.source.extraction.units if name in unit.context.split()]
    if not all(policy.is_usable(unit.key, letter=True) for unit in units):
        return ""
    texts = (target_text(unit, policy.texts.texts) for unit in units)
    return policy.texts.locale.joint.join(text for text in texts if text)


def target_text(unit: Unit, texts: Mapping[Key, str]) -> str:
    """A unit's translation as a reader sees it, `{date}` as it is; "" for `<join/>` and what is broken."""
    text = texts.get(unit.key, "")
    if is_join(text):
        return ""
    try:
        content = parse(without_marks(text), codes=unit.codes, placeholders=unit.placeholders)
    except InlineError:
        return ""
    return "".join(getattr(part, "text", str(part)) for part in content).strip()
