# SPDX-License-Identifier: GPL-3.0-or-later
"""What `ingest --format json` says: blocks and cuts (FORMATS 9), then what else a person should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from w4r_i18n.ingest.communique import Ingested

Json = dict[str, object]


def report(ingested: Ingested) -> Json:
    """A JSON-ready value, keys in a fixed order. Texts are as they go out; cuts show controls as escapes."""
    return {
        "slug": ingested.slug,
        "year": ingested.year,
        "format": ingested.format,
        "language": ingested.language,
        "published": ingested.published,
        "blocks": [
            {"role": block.role, "text": block.text, "line": block.line, "speaker": block.speaker}
            for block in ingested.blocks
        ],
        "cuts": [
            {
                "n": cut.n,
                "line": cut.line,
                "reason": cut.reason,
                "text": shown(cut.text, limit=len(cut.text) + 1),
            }
            for cut in ingested.cuts
        ],
        "diagnostics": [
            {
                "check": found.check,
                "severity": found.severity.name.lower(),
                "line": found.place.line,
                "message": found.message,
            }
            for found in ingested.diagnostics
        ],
    }
