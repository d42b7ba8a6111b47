# SPDX-License-Identifier: GPL-3.0-or-later
"""The header entry: its fields, its faults, its canonical form, and new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from w4r_i18n.model.catalogue import HEADER_FIELDS, Header
from w4r_i18n.model.locale import Locale, is_locale, locale
from w4r_i18n.text.plural import PluralError, plural_rule

_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
_NEVER_EMPTY = ("PO-Revision-Date", "Plural-Forms")  # Babel reads no file with an empty date
_PSEUDONYM = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ADDRESS = re.compile(r"[ \t]*<[^<>]*@[^<>]*>|\S*@\S*")
_CHARSET = re.compile(r"charset=[ \t]*([^ \t;]*)")
_FALLBACK_RULE = "nplurals=2; plural=(n != 1);"
_LOOKED_FOR = {
    re.compile("charset="): "Content-Type",
    re.compile("nplurals="): "Plural-Forms",
    re.compile("plural="): "Plural-Forms",
}

Fault = tuple[str, str, str]
"""Check, message, and the name of the field that it stands in ("" for the header as a whole)."""


def fields_of(text: str) -> tuple[tuple[str, str], ...]:
    """Take a header's msgstr apart; a line without a colon is no field."""
    lines = (line.partition(":") for line in text.split("\n") if ":" in line)
    return tuple((name.strip(" \t"), value.strip(" \t")) for name, _, value in lines)


def header_faults(text: str, *, template: bool) -> Iterator[Fault]:
    """What is wrong with a header's msgstr (FORMATS 6, faults of the file).

    A template may have xgettext's placeholders (`charset=CHARSET`, `nplurals=INTEGER`) and no language.
    """
    if not text.strip():
        yield "header", "the header is empty; its fields were wanted", ""
        return
    fields = fields_of(text)
    values = dict(fields)
    yield from _field_faults(fields)
    yield from _hidden_faults(text, values)
    charset = _CHARSET.search(values.get("Content-Type", ""))
    if charset and charset[1].upper() not in {"UTF-8", "UTF8"} and not (template and charset[1] == "CHARSET"):
        yield "encoding", f"the charset is {shown(charset[1])}; UTF-8 was wanted", "Content-Type"
    language = values.get("Language", "")
    if language and not is_locale(language):
        yield "header", f"Language '{shown(language)}' is no locale", "Language"
    rule = values.get("Plural-Forms", "")
    if rule and not (template and "INTEGER" in rule and "EXPRESSION" in rule):
        try:
            plural_rule(rule)
        except PluralError as error:
            yield "plural", str(error), "Plural-Forms"


def _field_faults(fields: tuple[tuple[str, str], ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, _ in fields:
        if name.lower().startswith("x-w4r"):
            message = f"the header has a field {shown(name)}; no state is read from a header"
            yield "header", message, name
        elif name in seen and name in HEADER_FIELDS:
            yield "header", f"the header has {name} twice; once was wanted", name
        seen.add(name)


def _hidden_faults(text: str, values: dict[str, str]) -> Iterator[Fault]:
    """The first `charset=` and `plural=` that stand anywhere are what gettext reads, whatever the field: a
    second one would be what programs see and people don't.
    """
    for looked_for, name in _LOOKED_FOR.items():
        if len(looked_for.findall(text)) > len(looked_for.findall(values.get(name, ""))):
            yield "header", f"the header has '{looked_for.pattern}' outside {name}", ""


def shown(value: str) -> str:
    """A value of a file for a message: short, controls as escapes."""
    return value[:40].encode("unicode_escape").decode("ascii")


def canonical_fields(header: Header) -> tuple[tuple[str, str], ...]:
    """The fields as the writer spells them: HEADER_FIELDS alone, in their order, every one of them.

    Dates stay as found, a name that is no pseudonym goes, addresses go, Language takes its gettext form;
    a missing Plural-Forms is CLDR's where the language is known. Neither it nor the date is ever empty.
    """
    return tuple(
        (name, value)
        for name in HEADER_FIELDS
        if (value := _canonical(name, header)) or name not in _NEVER_EMPTY
    )


def _canonical(name: str, header: Header) -> str:
    value = _FIXED.get(name) or header.get(name).partition("\n")[0]
    if name == "Last-Translator":
        return value if _PSEUDONYM.fullmatch(value) else ""
    if name == "Language-Team":
        return _ADDRESS.sub("", value).strip(" \t")
    if name == "Language" and is_locale(value):
        return locale(value).gettext
    if name == "Plural-Forms" and not value and is_locale(header.get("Language")):
        return cldr_plural(locale(header.get("Language"))) or ""
    return value


def cldr_plural(wanted: Locale) -> str | None:
    """The Plural-Forms of a locale after CLDR, from `babel.messages.plurals`; None where that has no rule.

    Region and variant are tried first, then the language alone: `ca@valencia` has Catalan's.
    """
    return _cldr_plural(wanted.cldr, wanted.language)


@lru_cache(maxsize=256)
def _cldr_plural(cldr: str, language: str) -> str | None:
    from babel.messages.plurals import PLURALS

    known = PLURALS.get(cldr) or PLURALS.get(language)
    if known is None:
        return None
    forms, expression = known
    return f"nplurals={forms}; plural={expression};"


def new_header(wanted: Locale, *, project: str, team: str = "") -> Header:
    """The header of a new catalogue, canonical.

    A language without a rule in CLDR takes gettext's own default, `n != 1`: none of our units has plurals,
    so the rule only has to be valid.
    """
    values = {
        "Project-Id-Version": project,
        "Language-Team": team,
        "Language": wanted.gettext,
        "Plural-Forms": cldr_plural(wanted) or _FALLBACK_RULE,
    }
    return Header(canonical_fields(Header(tuple(values.items()))))


def template_header(project: str) -> Header:
    """The header of a POT: no language, so no plural rule either."""
    return Header(canonical_fields(Header((("Project-Id-Version", project),))))
