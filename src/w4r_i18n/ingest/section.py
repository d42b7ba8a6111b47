# SPDX-License-Identifier: GPL-3.0-or-later
"""`sections/<id>.toml`, read strictly: what a national section sends, in which languages, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import get_args

from w4r_i18n.ingest import toml_source
from w4r_i18n.ingest.bounds import decode, nearest
from w4r_i18n.ingest.toml_fields import Fields
from w4r_i18n.model.section import LOCKED, Inclusive, Paper, Postage, Section, Suspension
from w4r_i18n.text.marks import shown

KEYS = frozenset({
    "name", "country", "locales", "organisation", "campaign", "paper", "fallbacks", "facing", "cases",
    "channels", "mention_organisation", "inclusive", "postage", "suspensions", "overrides", "status_url",
    "templates",
})  # fmt: skip
FREE = frozenset({"intro", "events", "footer", "replies"})
"""What a section may word in its own way: about itself and its dates, never about a case."""
MAX_CASES = 1_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_CASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,79}")
_PRICE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})? [A-Z]{3}")
_CHANNEL = re.compile(r"[a-z][a-z0-9_-]{0,39}|\*")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}\.(?:docx|html)")


def read_section(data: bytes, *, path: str) -> Section:
    """Raises InputError, with the line and the key that was probably meant, for whatever it does not know."""
    table = toml_source.parse(decode(data, path=path).removeprefix("\ufeff"), path=path)
    fields = Fields(table, table.values)
    fields.must_know(KEYS)
    name = PurePosixPath(path).stem
    if not _ID.fullmatch(name):
        raise table.wrong("the file's name is the section's id: small letters, digits and hyphens")
    locales = fields.locales("locales")
    if not locales:
        raise fields.wrong('no \'locales\'; wanted the languages that it sends, as ["de", "fr"]', "locales")
    return Section(
        id=name,
        country=fields.country("country", required=True),
        locales=locales,
        name=fields.text("name"),
        organisation=fields.text("organisation"),
        campaign=fields.text("campaign"),
        paper=fields.choice("paper", get_args(Paper), "a4"),
        fallbacks=_other_languages(fields, "fallbacks", "falls back to itself"),
        facing=_other_languages(fields, "facing", "faces itself"),
        cases=_cases(fields),
        channels=fields.lines("channels", limit=40),
        mention_organisation=fields.flag("mention_organisation", default=True),
        inclusive=_inclusive(fields.inner("inclusive")),
        postage=tuple(_postage(each) for each in fields.each("postage")),
        suspensions=tuple(_suspension(each) for each in fields.each("suspensions")),
        overrides=_overrides(fields.inner("overrides")),
        by_channel=_by_channel(fields.inner("overrides")),
        status_url=fields.url("status_url"),
        templates=_templates(fields.inner("templates")),
    )


def _other_languages(fields: Fields, key: str, fault: str) -> dict[str, str]:
    """Per language another: whose whole document stands in for it, or faces it."""
    inner = fields.inner(key)
    found = {tag: inner.tag(other, tag) for tag, other in fields.by_locale(key).items()}
    for tag, other in found.items():
        if tag == other:
            raise inner.wrong(f"'{tag}' {fault}", tag)
    return found


def _cases(fields: Fields) -> tuple[str, ...]:
    found = fields.lines("cases", limit=MAX_CASES)
    for each in found:
        if not _CASE.fullmatch(each):
            raise fields.wrong(f"'{shown(each)}' is no id of a case", "cases")
    return found


def _inclusive(fields: Fields) -> dict[str, Inclusive]:
    _must_be_channels(fields)
    return {channel: fields.choice(channel, get_args(Inclusive), "neutral") for channel in fields.given}


def _postage(fields: Fields) -> Postage:
    fields.must_know({"zone", "price", "since"})
    zone = fields.text("zone", required=True)
    price = fields.word("price", _PRICE, "a price like 2.50 CHF", required=True)
    return Postage(zone, price, _required_day(fields, "since"))


def _suspension(fields: Fields) -> Suspension:
    fields.must_know({"country", "since", "until", "source"})
    country = fields.country("country", required=True)
    return Suspension(country, _required_day(fields, "since"), fields.day("until"), fields.text("source"))


def _required_day(fields: Fields, key: str) -> str:
    found = fields.day(key)
    if not found:
        raise fields.wrong(f"no '{key}'; wanted a date like 2025-12-10", key)
    return found


def _overrides(fields: Fields) -> dict[str, dict[str, str]]:
    """By language, and only what is free: a section words nothing about a case in its own way (DESIGN 8)."""
    found = {}
    for name in fields.given:
        inner = fields.inner(name)
        own = [key for key in inner.given if not _is_table(inner, key)]
        if words := _free(inner, own):
            found[fields.tag(name, name)] = words
    return found


def _by_channel(fields: Fields) -> dict[str, dict[str, dict[str, str]]]:
    """What a channel says otherwise: `[overrides.es.social]`."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name in fields.given:
        inner = fields.inner(name)
        for channel in (key for key in inner.given if _is_table(inner, key)):
            if channel in FREE | LOCKED:
                _free(inner, [channel])
            if not _CHANNEL.fullmatch(channel):
                raise inner.wrong(f"'{shown(channel)}' is no channel; wanted a name like pdf", channel)
            words = inner.inner(channel)
            found.setdefault(fields.tag(name, name), {})[channel] = _free(words, [*words.given])
    return found


def _is_table(fields: Fields, key: str) -> bool:
    return isinstance(fields.given[key], dict)


def _free(fields: Fields, keys: Iterable[str]) -> dict[str, str]:
    found = {}
    for key in keys:
        if key in LOCKED:
            hint = "it is the same in every section; tell the campaign what is wrong with it"
            raise fields.wrong(f"'{key}' is locked", key, hint=hint)
        if key not in FREE:
            raise fields.wrong(f"unknown key '{shown(key)}'", key, hint=nearest(key, FREE))
        found[key] = fields.text(key)
    return found


def _templates(fields: Fields) -> dict[str, str]:
    """For a channel each: no file is a form of two kinds."""
    _must_be_channels(fields)
    if "*" in fields.given:
        raise fields.wrong("a template is one channel's; wanted html or docx", "*")
    wanted = "a file's name, like letter.docx"
    return {channel: fields.word(channel, _FILE, wanted, required=True) for channel in fields.given}


def _must_be_channels(fields: Fields) -> None:
    for name in fields.given:
        if not _CHANNEL.fullmatch(name):
            raise fields.wrong(f"'{shown(name)}' is no channel; wanted a name like pdf", name)
