# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as JUnit XML, which Jenkins, GitLab and others show as tests: a suite a file, a test a finding.

An error is a failure; a warning or a note is a test that passed and printed something, so that what does
not fail the command fails no job either.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET  # only written here, nothing is parsed

from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.text.marks import shown

_LONGEST = 2_000


def render(findings: Iterable[Diagnostic]) -> str:
    """Nothing found is one test that passed: some readers take an empty report for a broken one."""
    found = sorted(findings, key=lambda one: one.place)
    root = ET.Element("testsuites", {"name": "w4r check", **_counts(found)})
    for path, those in groupby(found, key=lambda one: one.place.path):
        _suite(root, path, list(those))
    if not found:
        suite = ET.SubElement(root, "testsuite", {"name": "w4r check", **_counts(found)})
        ET.SubElement(suite, "testcase", classname="w4r", name="nothing found")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, path: str, found: list[Diagnostic]) -> None:
    suite = ET.SubElement(root, "testsuite", {"name": _legal(path), **_counts(found)})
    for one in found:
        name = f"{one.check} at line {one.place.line}" if one.place.line else one.check
        case = ET.SubElement(suite, "testcase", classname=_legal(path), name=_legal(name), file=_legal(path))
        if one.place.line:
            case.set("line", str(one.place.line))
        text = _legal(str(one)) + (f"\n{_legal(one.unit)}" if one.unit else "")
        if one.severity is Severity.ERROR:
            failure = ET.SubElement(case, "failure", message=_legal(one.message), type=_legal(one.check))
            failure.text = text
        else:
            ET.SubElement(case, "system-out").text = text


def _counts(found: list[Diagnostic]) -> dict[str, str]:
    failures = sum(one.severity is Severity.ERROR for one in found)
    return {"tests": str(len(found) or 1), "failures": str(failures), "errors": "0"}


def _legal(text: str) -> str:
    """Controls as escapes, so that every character is one that XML allows."""
    return shown(text, limit=_LONGEST)
