# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports that other programs read, read by programs of other people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from w4r_i18n import registry
from w4r_i18n.check.reports import github, junit, markdown, sarif
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / ".venv" / "schemas" / "sarif"
"""Where .ci/run puts the schema of SARIF 2.1.0 that an npm package carries."""
FOUND = [
    Diagnostic("number-doubt", Severity.WARNING, "figure 3 is missing", Place("locales/fr/é 1.po", 3)),
    Diagnostic(
        "number", Severity.ERROR, "figure 12 became 21", Place("de.po", 12), "correct it", unit="Les 12"
    ),
    Diagnostic(
        "number", Severity.ERROR, "figure 12 became 21", Place("de.po", 15), "correct it", unit="Les 12"
    ),
    Diagnostic("junk", Severity.ERROR, "cut off", Place("x.docx"), fault="file"),
    Diagnostic("missing", Severity.INFO, "no text", Place("de.po", 40)),
]
HOSTILE = [
    Diagnostic(
        "number",
        Severity.ERROR,
        "]]></failure>\x1b[2J\n::stop-commands::x\r\n<img src=x>|[a](javascript:alert(1)) @everyone %0A",
        Place("a,b:c\n::error::x.po", 1),
        unit="\u202e<b>%25</b>`|",
    )
]
texts = st.text(max_size=40)
findings = st.lists(
    st.builds(
        Diagnostic,
        check=st.sampled_from(["number", "missing", "junk", "no-such-rule"]),
        severity=st.sampled_from(list(Severity)),
        message=texts,
        place=st.builds(Place, path=texts, line=st.integers(0, 9)),
        hint=texts,
        unit=texts,
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    [path] = SCHEMAS.glob("sarif-2.1.0*.json")
    return jsonschema.Draft4Validator(json.loads(path.read_text("utf-8")))


@pytest.mark.system(str(SCHEMAS))
@pytest.mark.parametrize("found", [[], FOUND, HOSTILE], ids=["nothing", "findings", "hostile"])
def test_sarif_is_what_its_published_schema_asks(
    schema: jsonschema.Draft4Validator, found: list[Diagnostic]
) -> None:
    log = json.loads(sarif.render(found))
    schema.validate(log)
    assert len(log["runs"][0]["results"]) == len(found)


@pytest.mark.system(str(SCHEMAS))
@given(findings)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_sarif_of_any_findings_is_valid(found: list[Diagnostic]) -> None:
    [path] = SCHEMAS.glob("sarif-2.1.0*.json")
    jsonschema.Draft4Validator(json.loads(path.read_text("utf-8"))).validate(json.loads(sarif.render(found)))


def _results(found: list[Diagnostic]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(sarif.render(found))["runs"][0]["results"]
    return results


def test_sarif_names_file_line_and_rule_and_keeps_a_fingerprint_when_lines_move() -> None:
    first, second, third, *_ = _results(FOUND)
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "locales/fr/%C3%A9%201.po"
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 12}
    assert second["partialFingerprints"] != third["partialFingerprints"]
    moved = Diagnostic("number", Severity.ERROR, "figure 12 became 21", Place("de.po", 99), unit="Les 12")
    assert _results([moved])[0]["partialFingerprints"] == second["partialFingerprints"]


def test_sarif_tells_what_a_rule_is_about() -> None:
    rules = json.loads(sarif.render(FOUND))["runs"][0]["tool"]["driver"]["rules"]
    about = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert about["number"] == "A figure changed, vanished or appeared"
    assert about["junk"] == "junk"


def test_sarif_tells_what_a_fault_of_reading_is_about() -> None:
    found = [Diagnostic("duplicate", Severity.ERROR, "the msgid of line 3", Place("de.po", 9), fault="file")]
    [rule] = json.loads(sarif.render(found))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "The same msgid stands twice, or two headers"


def _suites(found: list[Diagnostic]) -> junitparser.JUnitXml:
    return junitparser.JUnitXml.fromstring(junit.render(found).encode())


def test_junit_is_a_suite_a_file_and_only_errors_fail() -> None:
    suites = {suite.name: suite for suite in _suites(FOUND)}
    assert set(suites) == {"de.po", "locales/fr/é 1.po", "x.docx"}
    assert [len(case.result) for case in suites["de.po"]] == [1, 1, 0]
    case = next(iter(suites["de.po"]))
    assert case.name == "number at line 12"
    assert case.result[0].message == "figure 12 became 21"
    assert _suites(FOUND).tests == 5
    assert _suites(FOUND).failures == 3


def test_junit_of_nothing_is_one_test_that_passed() -> None:
    assert _suites([]).tests == 1
    assert _suites([]).failures == 0


@given(findings)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_junit_of_any_findings_is_xml_with_a_test_for_each(found: list[Diagnostic]) -> None:
    cases = [case for suite in _suites(found) for case in suite]
    assert len(cases) == max(len(found), 1)


def test_github_shows_the_worst_first_at_its_line() -> None:
    lines = github.render(FOUND).splitlines()
    assert lines[0] == "::error file=de.po,line=12,title=number::figure 12 became 21 (correct it) — Les 12"
    assert lines[2] == "::error file=x.docx,title=junk::cut off"
    assert lines[3].startswith("::warning file=locales/fr/é 1.po,line=3,title=number-doubt::")
    assert lines[-1] == "3 errors, 1 warning, 1 note in 3 files"


@given(findings)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_no_text_can_begin_a_command_of_github(found: list[Diagnostic]) -> None:
    lines = github.render([*found, *HOSTILE]).split("\n")
    assert len(lines) == len(found) + 3
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines[:-2])
    assert not lines[-2].startswith("::")


def test_the_summary_counts_by_check_and_lists_the_worst_first() -> None:
    lines = markdown.render(FOUND).splitlines()
    assert lines[0] == "### w4r check: 3 errors, 1 warning, 1 note in 3 files"
    assert "| number | 2 | 0 | 0 |" in lines
    rows = lines[lines.index("| where | what | check |") + 2 :]
    assert rows[0].startswith("| de.po:12 | error: figure 12 became 21 \\(correct it\\)")


@given(findings)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_no_text_comes_alive_in_the_summary(found: list[Diagnostic]) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown.render([*found, *HOSTILE]))
    assert "<a " not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_a_long_summary_says_how_much_it_leaves_out() -> None:
    text = markdown.render(FOUND * 20)
    assert text.endswith("50 more: run `w4r check`.\n")
    assert len(text) < 12_000


def test_every_report_reads_every_finding() -> None:
    for name in registry.names("report"):
        registry.find("report", name).render(iter(FOUND))
