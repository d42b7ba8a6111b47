# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of a language that wait for somebody."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.people import Right


def queue(visit: Visit) -> Response:
    assert visit.locale is not None
    domains = [
        domain.name
        for domain in visit.room.open().layout.domains()
        if visit.may(Right.READ, tier=visit.room.tier(domain))
    ]
    return views.page(visit, "queue.html", domains=domains)


DOORS = (Door("/{locale}", ("GET",), queue, Need(Right.READ, locale="locale")),)
