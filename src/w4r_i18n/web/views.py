# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers: pages from templates, redirections within the site, files of the page itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from w4r_i18n.web.doors import Visit
from w4r_i18n.web.words import words

if TYPE_CHECKING:
    from jinja2 import Environment

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
)
_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page(visit: Visit, template: str, *, status: int = 200, **context: object) -> Response:
    """A page from `templates/`, which knows `visit`, `_` (words of the interface), `asset` and `context`."""
    rendered = _environment().get_template(template).render(visit=visit, _=words(visit.language), **context)
    return HTMLResponse(rendered, status_code=status)


def redirect(path: str) -> Response:
    """On to a page of this site, by GET. Never to another: `path` begins with one slash."""
    return RedirectResponse(within(path), status_code=303)


def within(path: str) -> str:
    """The path, if it leads nowhere but into this site; else its first page."""
    # A browser takes `\\` for `/`, and leaves out line ends and tabs: `/\\t/evil` is `//evil`.
    fine = path.startswith("/") and path.isascii() and path.isprintable() and "\\" not in path
    return path if fine and not path.startswith("//") else "/"


def told(value: Mapping[str, object], *, status: int = 200) -> Response:
    """An answer for the page's own script."""
    return JSONResponse(value, status_code=status)


def document(html: bytes) -> Response:
    """A document of the campaign as it will look, for a frame of this site: nothing in it runs or loads."""
    headers = {"Content-Security-Policy": DOCUMENT_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HTMLResponse(html, headers=headers)


def fault(visit: Visit, status: int, message: str = "", hint: str = "") -> Response:
    """A page that says what is wrong, in one sentence; nothing of what went on inside."""
    return page(visit, "fault.html", status=status, code=status, message=message, hint=hint)


def asset(name: str) -> str:
    """The address of a file of `static/`; it changes with the file, so that browsers may keep it for good."""
    return f"/static/{_assets()[name][0]}/{name}"


def static(visit: Visit) -> Response:
    """A file of the page itself, at the address that `asset` gives."""
    name = visit.parameters["name"]
    digest, content = _assets().get(name, ("", b""))
    if not digest or digest != visit.parameters["digest"]:
        return fault(visit, 404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=_MEDIA["." + name.rpartition(".")[2]], headers=kept)


@lru_cache(maxsize=1)
def _assets() -> Mapping[str, tuple[str, bytes]]:
    folder = files("w4r_i18n.web") / "static"
    contents = {file.name: file.read_bytes() for file in folder.iterdir() if file.name[0] != "."}
    return {
        name: (hashlib.blake2b(content, digest_size=8).hexdigest(), content)
        for name, content in contents.items()
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("w4r_i18n.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["asset"] = asset
    return found
