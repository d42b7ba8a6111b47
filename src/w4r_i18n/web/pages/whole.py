# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole document: source and translation side by side, and as it will look."""

from __future__ import annotations

from starlette.responses import Response

from w4r_i18n.flow.desk_preview import documents, preview
from w4r_i18n.flow.desk_text import paragraph
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Visit
from w4r_i18n.web.pages.text import READS, open_text
from w4r_i18n.web.shown import STATES, language_name, parts, queue_path, text_path
from w4r_i18n.web.words import words


def whole(visit: Visit) -> Response:
    """All documents of a domain, paragraph beside paragraph, each sentence with its state."""
    assert visit.locale is not None
    opened = open_text(visit)
    shown = documents(opened)
    names = [each.document.name for each in shown]
    wanted = visit.query.get("document", "")
    chosen = shown[names.index(wanted) if wanted in names else 0] if shown else None
    return views.page(
        visit,
        "whole.html",
        opened=opened,
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        documents=shown,
        chosen=chosen,
        paragraphs=[paragraph(opened, chosen, cut) for cut in chosen.cuts] if chosen else [],
        states=STATES,
        parts=parts,
        queue_path=queue_path,
        text_path=text_path,
    )


def look(visit: Visit) -> Response:
    """The page around the frame."""
    assert visit.locale is not None
    opened = open_text(visit)
    name = visit.parameters["document"]
    if name not in {each.document.name for each in documents(opened) if each.document.format != "toml"}:
        return views.fault(visit, 404)
    return views.page(
        visit,
        "look.html",
        opened=opened,
        document=name,
        name=language_name(visit.locale, visit.language),
        source=visit.room.open().source,
        states=STATES,
        queue_path=queue_path,
    )


def frame(visit: Visit) -> Response:
    """The document itself in its own look, for the frame."""
    opened = open_text(visit)
    if visit.query.get("side") == "source":
        assert visit.domain is not None
        opened = visit.room.desks.opened(visit.room.open().source, visit.domain)
    notice = words(visit.language)("Preview: not for sending.")
    return views.document(preview(opened, visit.parameters["document"], notice=notice))


DOORS = (
    Door("/{locale}/{domain}", ("GET",), whole, READS),
    Door("/{locale}/{domain}/look/{document}", ("GET",), look, READS),
    Door("/{locale}/{domain}/look/{document}/page", ("GET",), frame, READS),
)
