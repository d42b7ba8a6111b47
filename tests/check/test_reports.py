# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reports print."""

from __future__ import annotations

import json

from w4r_i18n.check.reports import json as json_report
from w4r_i18n.check.reports import text as text_report
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity

FOUND = [
    Diagnostic("number", Severity.ERROR, "figure 12 became 21", Place("de.po", 12), hint="correct it"),
    Diagnostic("number-doubt", Severity.WARNING, "figure 3 is missing", Place("fr.po", 3)),
]


def test_the_text_report_has_a_line_a_finding_and_one_that_counts() -> None:
    assert text_report.render(FOUND).splitlines() == [
        "de.po:12: error: figure 12 became 21 (correct it) [number]",
        "fr.po:3: warning: figure 3 is missing [number-doubt]",
        "1 error, 1 warning in 2 files",
    ]


def test_the_text_report_names_the_entry_where_it_may() -> None:
    found = Diagnostic(
        "number", Severity.ERROR, "figure 12 became 21", Place("de.po", 12), unit="Le procès a"
    )
    assert text_report.render([found]).startswith(
        "de.po:12: error: figure 12 became 21 — Le procès a [number]"
    )


def test_the_text_report_says_when_there_is_nothing() -> None:
    assert text_report.render([]) == "nothing found\n"


def test_a_hostile_file_name_moves_no_cursor() -> None:
    found = Diagnostic("x", Severity.ERROR, "m", Place("a\x1b[2J\u202e.po", 1))
    assert text_report.render([found]).startswith("a\\u001b[2J\\u202e.po:1: error: m [x]")
    assert json_report.render([found]).isascii()


def test_the_json_report_has_the_fields_that_it_promises() -> None:
    report = json.loads(json_report.render(FOUND))
    assert report["version"] == 1
    assert report["counts"] == {"error": 1, "warning": 1, "info": 0}
    assert report["findings"][0] == {
        "check": "number",
        "severity": "error",
        "fault": "text",
        "path": "de.po",
        "line": 12,
        "message": "figure 12 became 21",
        "hint": "correct it",
        "unit": "",
        "critical": False,
    }
