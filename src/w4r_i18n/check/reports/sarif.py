# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as SARIF 2.1.0 (OASIS), which code hosts read: GitHub's code scanning, GitLab, editors."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from w4r_i18n.check.reading import READING
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.text.marks import shown

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST = 2_000


def render(findings: Iterable[Diagnostic]) -> str:
    """One run. A finding keeps its fingerprint while its text stays, wherever its line moves to."""
    found = list(findings)
    names = sorted({one.check for one in found})
    at = {name: index for index, name in enumerate(names)}
    driver = {"name": "w4r", "rules": [_rule(name) for name in names]}
    results = [
        _result(one, at[one.check], fingerprint)
        for one, fingerprint in zip(found, _fingerprints(found), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    """What the rule says of itself, or what is known of a fault that a reader of files reports."""
    try:
        doc: str = importlib.import_module(f"w4r_i18n.check.rules.{name.replace('-', '_')}").DOC
    except ImportError:
        doc = READING.get(name, name)
    doc = " ".join(doc.split())
    first = re.split(r"[.:;] ", doc, maxsplit=1)[0].rstrip(".")
    return {
        "id": name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": doc},
    }


def _result(finding: Diagnostic, rule: int, fingerprint: str) -> dict[str, Any]:
    hint = f" ({finding.hint})" if finding.hint else ""
    unit = f" — {finding.unit}" if finding.unit else ""
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.place.path, safe="/")}}
    if finding.place.line:
        location["region"] = {"startLine": finding.place.line}
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": shown(f"{finding.message}{hint}{unit}", limit=_LONGEST)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"w4r/v1": fingerprint},
    }


def _fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Of file, rule and message, and the how manieth of these it is; never of a line number."""
    met: Counter[tuple[str, ...]] = Counter()
    for one in found:
        what = (one.place.path, one.check, one.message, one.unit)
        met[what] += 1
        yield hashlib.sha256("\0".join((*what, str(met[what]))).encode(errors="replace")).hexdigest()[:32]
