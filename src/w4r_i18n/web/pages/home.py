# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: the languages that this person reviews."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.people import Right


def home(visit: Visit) -> Response:
    tree = visit.room.open()
    tags = [
        found.tag for found in (tree.source, *tree.config.targets) if visit.may(Right.READ, locale=found.tag)
    ]
    return views.page(visit, "home.html", tags=tags)


DOORS = (Door("/", ("GET",), home, Need(Right.READ)),)
