# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of a pack's lists: it lies beside them, so that who reads them needs nothing else."""

from __future__ import annotations

_TEXT = {"type": "string"}
_LINES = {"type": "array", "items": _TEXT}
_TAG = {"type": "string", "pattern": "^[A-Za-z0-9-]*$"}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_INSTANT = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"}
_STATE = {"enum": ["ready", "stopped", "withheld"]}


def _object(**fields: object) -> dict[str, object]:
    """All of them are there; more may come."""
    return {"type": "object", "required": list(fields), "properties": fields}


_FILE = _object(channel=_TEXT, path=_TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"})
_ITEM = _object(
    key=_TEXT, case=_TEXT, domain=_TEXT, document=_TEXT,
    kind={"enum": ["authority", "solidarity", "case"]},
    locale=_TAG, language=_TAG, state=_STATE, title=_TEXT, code=_TEXT,
    locked={"type": "string", "pattern": "^(sha256:[0-9a-f]{64})?$"},
    stop_after=_INSTANT,
    files={"type": "array", "items": _FILE},
    reasons=_LINES, notes=_LINES,
)  # fmt: skip
_POSTAGE = _object(zone=_TEXT, price=_TEXT, since=_DAY)
_MESSAGE = _object(
    language=_TAG, direction={"enum": ["ltr", "rtl"]}, state=_STATE, text=_TEXT, stop_after=_INSTANT,
    stop_text=_TEXT,
)  # fmt: skip

DIALECT = "https://json-schema.org/draft/2020-12/schema"
INDEX = {
    "$schema": DIALECT,
    "title": "index.json of a section's pack",
    **_object(
        version={"const": 1}, section=_TEXT, country=_TEXT, locales={"type": "array", "items": _TAG},
        name=_TEXT, organisation=_TEXT, campaign=_TEXT, postage={"type": "array", "items": _POSTAGE},
        words={"type": "object", "additionalProperties": {"type": "object"}},
        as_of=_DAY, items={"type": "array", "items": _ITEM},
    ),
}  # fmt: skip
MESSAGES = {
    "$schema": DIALECT,
    "title": "messages.json of a section's pack",
    **_object(version={"const": 1}, messages={"type": "object", "additionalProperties": _MESSAGE}),
}
