# SPDX-License-Identifier: GPL-3.0-or-later
"""What one document of a language says otherwise than another; what checks learn from texts beside."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.journeys import tree
from tests.journeys.branches import commit, git

CASE, MARCH = "2025-riviere", "2025-marche"
COMMON = "Merci à toutes celles et ceux qui écrivent."
PO = "locales/de/LC_MESSAGES/{}.po"


@pytest.fixture
def twice(campaign: Path) -> Path:
    """One sentence in two documents, translated in two ways."""
    for name, text in ((CASE, "Danke allen, die schreiben."), (MARCH, "Allen Schreibenden sei Dank.")):
        [source] = sorted((campaign / "sources/2025" / name.removeprefix("2025-")).glob("c*.md"))
        source.write_text(source.read_text("utf-8") + f"\n{COMMON}\n", "utf-8")
        assert tree.w4r(campaign, "merge", name).code == 0
        tree.edit(campaign, "de", name, {COMMON: text})
    return campaign


def found(root: Path, check: str, *arguments: str) -> list[tuple[str, str]]:
    done = tree.w4r(root, "check", "--locale", "de", "--format", "json", *arguments)
    return [(each["path"], each["severity"]) for each in done.json["findings"] if each["check"] == check]


def test_a_source_translated_in_two_ways_in_two_documents_is_told_with_the_other_place(twice: Path) -> None:
    done = tree.w4r(twice, "check", "--locale", "de")
    line = next(each for each in done.out.splitlines() if "[same-source]" in each)
    (path, _), *more = found(twice, "same-source")
    assert more == []
    other = {PO.format(CASE): PO.format(MARCH), PO.format(MARCH): PO.format(CASE)}[path]
    assert f"the same source is translated otherwise in {other} (compare {other}:" in line


def test_one_document_alone_contradicts_nothing(twice: Path) -> None:
    assert found(twice, "same-source", CASE) == []
    assert found(twice, "same-source", MARCH) == []


def test_it_is_found_again_from_what_is_kept_and_gone_when_it_is_mended(twice: Path) -> None:
    first = found(twice, "same-source")
    assert found(twice, "same-source") == first
    for name in (CASE, MARCH):
        tree.edit(twice, "de", name, {COMMON: "Danke allen, die schreiben."})
    assert found(twice, "same-source") == []


def test_it_can_be_waived_and_a_waiver_that_waives_nothing_any_more_is_told(twice: Path) -> None:
    [(path, _)] = found(twice, "same-source")
    name = Path(path).stem
    assert (
        tree.w4r(twice, "review", "sign", "--all", "--domain", name, "--locale", "de", "--by", "mara").code
        == 0
    )
    one = tree.ids(twice, "de", name)[COMMON]
    options = (
        "--domain",
        name,
        "--locale",
        "de",
        "--check",
        "same-source",
        "--by",
        "kea",
        "--note",
        "another reader",
    )
    done = tree.w4r(twice, "review", "waive", one, *options)
    assert done.code == 0, done.said
    assert [severity for _, severity in found(twice, "same-source")] == ["info"]
    assert found(twice, "unused-waiver") == []
    text = tree.entry(twice, "de", name, COMMON).msgstr
    for each in (CASE, MARCH):
        tree.edit(twice, "de", each, {COMMON: text})
    assert found(twice, "unused-waiver") == [(path, "warning")]


def test_a_restricted_document_takes_no_part_and_its_text_is_kept_nowhere(twice: Path) -> None:
    for path in (twice / "sources/2025/riviere").iterdir():
        path.write_text(path.read_text("utf-8").replace('tier = "public"\n', ""), "utf-8")
    assert found(twice, "same-source") == []
    kept = (twice / ".w4r" / "checks").read_bytes()
    assert b"Elle chantait" not in kept
    assert b"Sie sang" not in kept


def test_a_branch_answers_for_the_contradiction_that_it_brings(twice: Path) -> None:
    text = tree.entry(twice, "de", CASE, COMMON).msgstr
    tree.edit(twice, "de", MARCH, {COMMON: text})
    git(twice, "init", "-q", "-b", "main")
    commit(twice)
    git(twice, "switch", "-qc", "branche")
    assert found(twice, "same-source", "--new-since", "main") == []
    tree.edit(twice, "de", MARCH, {COMMON: "Allen Schreibenden sei Dank."})
    assert [severity for _, severity in found(twice, "same-source", "--new-since", "main")] == ["warning"]


def learnt(root: Path) -> list[tuple[str, str, str]]:
    from w4r_i18n.flow.check_tree import learnt_of
    from w4r_i18n.model.locale import locale
    from w4r_i18n.project.stamps import Stamps
    from w4r_i18n.project.workspace import open_workspace

    learnt_of(open_workspace(root), [locale("de")])
    result = Stamps(root, name="checks").last("learnt\0de")
    assert result is not None
    return msgspec.msgpack.decode(result.report, type=list[tuple[str, str, str]])


def test_what_people_accepted_in_any_domain_is_learnt_from_and_nothing_else(campaign: Path) -> None:
    pairs = {(source, text) for _, source, text in learnt(campaign)}
    assert ("Elle chantait.", "Sie sang.") in pairs
    assert {domain for domain, _, _ in learnt(campaign)} >= {CASE, MARCH}
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "Elle chantait.", "Elle dansait.")
    assert tree.w4r(campaign, "run").code == 0
    assert "Elle dansait." not in {source for _, source, _ in learnt(campaign)}


def test_one_text_more_is_not_learnt_at_once_so_that_nothing_else_is_checked_again(campaign: Path) -> None:
    before = learnt(campaign)
    tree.edit(campaign, "de", CASE, {"Elle chantait.": "Sie sang laut."})
    tree.approve(campaign, "de", CASE)
    assert learnt(campaign) == before
    (campaign / ".w4r" / "checks").unlink()
    assert learnt(campaign) != before


def test_nothing_of_a_case_that_is_restricted_now_stays_among_what_is_learnt(campaign: Path) -> None:
    assert any(domain == CASE for domain, _, _ in learnt(campaign))
    for path in (campaign / "sources/2025/riviere").iterdir():
        tree.rewrite(path, 'tier = "public"\n', "")
    assert not any(domain == CASE for domain, _, _ in learnt(campaign))
