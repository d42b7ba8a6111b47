# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file behind the Check door keeps the door's promises, and its examples are true."""

from __future__ import annotations

from typing import cast

import pytest

from w4r_i18n import registry
from w4r_i18n.check.run import Rule, check_catalogue, check_text
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.document import Block, Directive, Document, FrontMatter, Piece
from w4r_i18n.model.inline import Text
from w4r_i18n.model.ports import Example
from w4r_i18n.model.review import State
from w4r_i18n.model.term import Lexicon

RULES = [cast(Rule, registry.find("check", name)) for name in registry.names("check")]
ASKED_IN = {
    "empty": State.EMPTY,
    "stale": State.STALE,
    "draft": State.DRAFT,
    "translated": State.TRANSLATED,
}


def found_in(
    rules: list[Rule], example: Entry | Catalogue | Example, state: State = State.APPROVED
) -> list[Diagnostic]:
    if isinstance(example, Entry):
        example = Catalogue(entries=(example,))
    if isinstance(example, Catalogue):
        example = Example(example, Lexicon())
    states = {entry.key: state for entry in example.catalogue.messages}
    of_sources = [rule for rule in rules if rule.SCOPE == "source"]
    if len(rules) == 1 and of_sources:
        return [
            one for entry in example.catalogue.messages for one in check_text(document(entry), rules=rules)
        ]
    return check_catalogue(
        example.catalogue, rules=rules, states=states, tracked=True, lexicon=example.lexicon
    )


def document(entry: Entry) -> Document:
    """A source that says what the entry does, in a letter where the entry's register is a letter's."""
    text, kind = entry.msgid, "letter" if "register authority" in entry.extracted else ""
    said = Directive(context=entry.msgctxt or "")
    block = Block("paragraph", 0, len(text), (Piece(Text(text), 0, len(text)),), 1, directive=said)
    return Document("a", "a.md", "markdown", text, (block,), FrontMatter(kind=kind))


def fired(rules: list[Rule], example: Entry | Catalogue | Example, state: State = State.APPROVED) -> set[str]:
    return {found.check for found in found_in(rules, example, state)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_a_rule_is_named_after_its_file_and_says_what_it_catches(rule: Rule) -> None:
    file = rule.__name__.rpartition(".")[2]  # type: ignore[attr-defined]  # a module
    assert file.replace("_", "-") == rule.NAME
    assert isinstance(rule.SEVERITY, Severity)
    assert len(rule.DOC) > 80, "says what it catches and how to mend it"
    assert rule.GOOD
    assert rule.BAD


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_each_bad_example_of_a_rule_makes_it_speak(rule: Rule) -> None:
    state = ASKED_IN.get(rule.SCOPE, State.APPROVED)
    assert [example for example in rule.BAD if rule.NAME not in fired([rule], example, state)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_no_rule_speaks_about_the_good_examples_of_any(rule: Rule) -> None:
    assert [(example, names) for example in rule.GOOD if (names := fired(RULES, example))] == []


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.SCOPE == "source"], ids=lambda rule: rule.NAME
)
def test_a_rule_about_sources_is_silent_about_its_good_examples(rule: Rule) -> None:
    assert [(example, names) for example in rule.GOOD if (names := fired([rule], example))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_what_a_rule_says_is_one_line_without_anything_hidden(rule: Rule) -> None:
    for example in rule.BAD:
        for found in found_in([rule], example):
            assert found.message.isprintable() or "\u00a0" in found.message or "\u202f" in found.message
