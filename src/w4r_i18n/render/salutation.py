# SPDX-License-Identifier: GPL-3.0-or-later
"""Which salutation and closing a letter has: the authority's own, else the table's; never a translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from w4r_i18n.model.case import Authority
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.salutation import Salutation


def salutation_for(authority: Authority, locale: Locale, table: Sequence[Salutation]) -> Salutation | str:
    """The row for an authority in a language, or the reason why there is none.

    A rank is never addressed as another is, and who may be a woman or a man never by a guess. A regional
    language that the table knows is asked alone: `de-CH` puts no comma where `de` does.
    """
    tag = _known_tag(locale, table)
    rows = [row for row in table if row.locale == tag and row.rank == authority.rank]
    fitting = [row for row in rows if row.number in ("", authority.number)]
    chosen = _of_gender(fitting, authority.gender)
    own = _own(authority, locale)
    if own:
        # Its closing is the rank's still: whoever words the one words the letter's beginning only.
        closing = chosen.closing if chosen else _any_closing(table, tag)
        if closing:
            return Salutation(locale.tag, authority.rank, own, closing, authority.gender, authority.number)
    if chosen:
        return chosen
    who = f"{authority.rank} ({authority.id})"
    if fitting:
        return f"the gender of {who} is {authority.gender}; the salutation in {locale.tag} needs it"
    return f"no salutation in {locale.tag} for {who}, {authority.number}"


def _own(authority: Authority, locale: Locale) -> str:
    return authority.salutations.get(locale.tag) or authority.salutations.get(locale.language, "")


def _of_gender(rows: Iterable[Salutation], gender: str) -> Salutation | None:
    by_gender = {row.gender: row for row in rows}
    exact = by_gender.get(gender) if gender in ("m", "f") else None
    return exact or by_gender.get("")


def _any_closing(table: Sequence[Salutation], tag: str) -> str:
    """The closing of a language for people whose rank has none, where it addresses nobody."""
    return next((row.closing for row in table if row.locale == tag and row.rank == "other"), "")


def _known_tag(locale: Locale, table: Sequence[Salutation]) -> str:
    known = {row.locale for row in table}
    parts = locale.tag.split("-")
    for size in range(len(parts), 0, -1):
        if (tag := "-".join(parts[:size])) in known:
            return tag
    return locale.tag
