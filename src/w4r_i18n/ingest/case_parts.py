# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a `case.toml`: who it is about, what is asked, of whom, and how one may write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol, TypeVar, get_args

from w4r_i18n.ingest.toml_fields import Fields
from w4r_i18n.model.case import (
    RANKS,
    Authority,
    Consent,
    Demand,
    Gender,
    Mission,
    Name,
    Number,
    Shown,
    Solidarity,
)

KINDS = ("person", "child", "deceased", "group", "community", "organisation")
SCOPES = ("name", "story", "quote", "photo", "solidarity_mail")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{2,40}")
_FAX = re.compile(r"\+[0-9][0-9 ()-]{5,24}")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Part = TypeVar("Part", bound=_Identified)


def unique(fields: Fields, key: str, read: Callable[[Fields], Part]) -> tuple[Part, ...]:
    """The tables under a key; two with one id would be one for whoever asks by it."""
    found: dict[str, Part] = {}
    for each in fields.each(key):
        part = read(each)
        if part.id in found:
            raise each.wrong(f"id '{part.id}' stands twice under [[{key}]]", "id")
        found[part.id] = part
    return tuple(found.values())


def name(fields: Fields) -> Name:
    fields.must_know({"full", "short", "gender", "number", "kind", "subject", "shown", "initials", "native"})
    full = fields.text("full")
    if not full:
        message = "a name without 'full'; wanted it as the French text writes it"
        raise fields.table.wrong(message, *fields.within)
    found = Name(
        full,
        short=fields.text("short"),
        gender=fields.choice("gender", get_args(Gender), "unknown"),
        number=fields.choice("number", get_args(Number), "sg"),
        kind=fields.choice("kind", KINDS, "person"),
        subject=fields.flag("subject", default=True),
        shown=fields.choice("shown", get_args(Shown), "full"),
        initials=fields.text("initials"),
        native=fields.text("native"),
    )
    if found.shown in {"short", "initials"} and not getattr(found, found.shown):
        raise fields.wrong(f"shown is '{found.shown}', and there is no '{found.shown}'", "shown")
    return found


def demand(fields: Fields) -> Demand:
    fields.must_know({"id", "text", "from", "until"})
    return Demand(
        _id(fields),
        fields.text("text", required=True),
        fields.day("from"),
        fields.day("until"),
        line=fields.line,
    )


def authority(fields: Fields) -> Authority:
    fields.must_know({
        "id", "office", "role", "rank", "name", "gender", "number", "address", "address_latin", "country",
        "emails", "fax", "handle", "languages", "mention_organisation", "salutations",
    })  # fmt: skip
    return Authority(
        _id(fields),
        fields.text("office", required=True),
        role=fields.choice("role", ("target", "copy"), "target"),
        rank=fields.choice("rank", RANKS, "other"),
        name=fields.text("name"),
        gender=fields.choice("gender", get_args(Gender), "unknown"),
        number=fields.choice("number", get_args(Number), "sg"),
        address=fields.lines("address"),
        address_latin=fields.lines("address_latin"),
        country=fields.country("country"),
        emails=fields.emails("emails"),
        fax=fields.word("fax", _FAX, "an international number, like +41 31 000 00 00"),
        handle=fields.word("handle", _HANDLE, "a handle like @example"),
        languages=fields.locales("languages"),
        mention_organisation=fields.flag("mention_organisation", default=True),
        salutations=fields.by_locale("salutations"),
        line=fields.line,
    )


def solidarity(fields: Fields) -> Solidarity:
    fields.must_know({
        "allowed", "address", "country", "via_section", "languages", "until", "religious_card",
        "return_address", "mention_organisation", "mention_case",
    })  # fmt: skip
    found = Solidarity(
        allowed=fields.flag("allowed", default=False),
        address=fields.lines("address"),
        country=fields.country("country"),
        via_section=fields.flag("via_section", default=False),
        languages=fields.locales("languages"),
        until=fields.day("until"),
        religious_card=fields.flag("religious_card", default=False),
        return_address=fields.flag("return_address", default=False),
        mention_organisation=fields.flag("mention_organisation", default=False),
        mention_case=fields.flag("mention_case", default=False),
    )
    if found.via_section and found.address:
        message = "an address, though messages go through the section: it would be printed"
        raise fields.wrong(message, "address", hint="take out 'address', or 'via_section'")
    return found


def mission(fields: Fields) -> Mission:
    fields.must_know({"country", "kind", "address", "languages", "emails"})
    return Mission(
        fields.country("country", required=True),
        fields.lines("address"),
        fields.choice("kind", ("resident", "accredited_from"), "resident"),
        fields.locales("languages"),
        fields.emails("emails"),
    )


def advice(fields: Fields) -> tuple[str, str]:
    """`do` or `dont`, and the sentence."""
    fields.must_know({"kind", "text"})
    kind = fields.choice("kind", ("do", "dont"), "do")
    return kind, fields.text("text", required=True)


def consent(fields: Fields) -> Consent:
    fields.must_know({"scope", "locales", "expires", "revoked"})
    scope = fields.choice("scope", SCOPES, "")
    if not scope:
        raise fields.wrong(f"a consent without scope; wanted {', '.join(SCOPES)}", "scope")
    return Consent(scope, fields.locales("locales"), fields.day("expires"), fields.day("revoked"))


def _id(fields: Fields) -> str:
    return fields.word("id", _ID, "small letters, digits and hyphens", required=True)
