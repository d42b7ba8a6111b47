# SPDX-License-Identifier: GPL-3.0-or-later
"""A language's GUIDE.md, as its translators agreed on it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup
from starlette.responses import Response

from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import language_name, queue_path


def guide(visit: Visit) -> Response:
    assert visit.locale is not None
    content = visit.room.open().read(_path(visit))
    if content is None:
        return views.fault(visit, 404)
    return views.page(
        visit,
        "guide.html",
        name=language_name(visit.locale, visit.language),
        body=_shown(content.decode("utf-8", "replace")),
        queue_path=queue_path,
    )


def has_guide(visit: Visit) -> bool:
    return _path(visit).is_file()


def _path(visit: Visit) -> Path:
    assert visit.locale is not None
    return visit.room.open().layout.locale_folder(visit.locale) / "GUIDE.md"


@lru_cache(maxsize=64)
def _shown(text: str) -> Markup:
    """As part of a page: markup in it shows as text, and no image is fetched from anywhere."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).disable("image")
    return Markup(parser.render(text))  # noqa: S704  # the parser escapes what is no Markdown


DOORS = (Door("/{locale}/guide", ("GET",), guide, Need(Right.READ, locale="locale")),)
