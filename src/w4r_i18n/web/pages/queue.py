# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of a language that wait for somebody, the most dangerous first."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from starlette.responses import Response

from w4r_i18n.flow.desk_queue import Risk, Wanted
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.pages.guide import has_guide
from w4r_i18n.web.pages.home import domains_of
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import (
    RISKS,
    STATES,
    language_name,
    parts,
    query_of,
    queue_path,
    text_path,
    wanted_of,
)

ON_A_PAGE = 50


def wanted_by(visit: Visit) -> Wanted:
    """Which texts this visit is about: what stands behind the `?`, of a form's target as well."""
    return wanted_of(visit.query, visit.query.getlist("risk"), visit.who)


def queue(visit: Visit) -> Response:
    assert visit.locale is not None
    domains = domains_of(visit, visit.locale)
    wanted = wanted_by(visit)
    found = visit.room.queues.of(visit.locale, domains, wanted)
    pages = max(1, ceil(len(found.items) / ON_A_PAGE))
    number = min(pages, _number(visit.query.get("page", "1")))
    first = (number - 1) * ON_A_PAGE
    tabs = [(risk, name, replace(wanted, risks=frozenset({risk}))) for risk, name in RISKS.items()]
    return views.page(
        visit,
        "queue.html",
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        domains=domains,
        wanted=wanted,
        queue=found,
        items=found.items[first : first + ON_A_PAGE],
        first=first,
        number=number,
        pages=pages,
        tabs=tabs,
        waiting=sum(count for risk, count in found.counts.items() if risk != Risk.APPROVED),
        states=STATES,
        parts=parts,
        everything=replace(wanted, risks=frozenset()),
        query_of=query_of,
        queue_path=queue_path,
        text_path=text_path,
        guide=has_guide(visit),
        may_write=visit.may(Right.WRITE),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text) else 1


DOORS = (Door("/{locale}", ("GET",), queue, Need(Right.READ, locale="locale")),)
