# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules are asked about what, and what a finding says."""

from __future__ import annotations

from typing import cast

import pytest

from w4r_i18n import registry
from w4r_i18n.check.run import Rule, check_catalogue, check_text, exit_code
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, Document, Piece
from w4r_i18n.model.inline import Text
from w4r_i18n.model.review import State

RULES = [cast(Rule, registry.find("check", name)) for name in registry.names("check")]


def findings(*entries: Entry, tag: str = "en") -> list[Diagnostic]:
    catalogue = Catalogue(Header((("Language", tag),)), entries, path="en.po")
    return check_catalogue(catalogue, rules=RULES)


def test_a_finding_names_file_line_and_rule() -> None:
    (found,) = findings(Entry("12 ans", "21 years", line=7))
    assert str(found) == "en.po:7: error: figure 12 became 21 [number]"


def test_what_a_draft_has_wrong_is_a_warning_at_most() -> None:
    (found,) = findings(Entry("12 ans", "21 years", flags=("fuzzy",)))
    assert found.severity is Severity.WARNING


def test_what_harms_wherever_it_stands_is_an_error_even_in_a_draft() -> None:
    (found,) = findings(Entry("Merci", "Thanks\u202e", flags=("fuzzy",)))
    assert (found.check, found.severity) == ("bidi", Severity.ERROR)


def test_an_obsolete_entry_is_left_alone() -> None:
    assert findings(Entry("12 ans", "21 years", obsolete=True)) == []


def test_what_is_not_translated_has_nothing_to_compare() -> None:
    assert findings(Entry("12 ans, <g1>ici</g1>, {nom}")) == []


def test_a_sentence_and_its_joined_follower_are_checked_as_one() -> None:
    assert findings(Entry("Elle a 12 ans.", "She is 12, since 2025."), Entry("En 2025.", "<join/>")) == []


def test_a_join_does_not_reach_across_documents() -> None:
    found = findings(
        Entry("Elle a 12 ans.", "She is 12.", references=("a.md",)),
        Entry("En 2025.", "<join/>", references=("b.md",)),
    )
    assert [one.check for one in found] == ["join"]


def test_the_blocks_tell_what_a_join_continues_when_they_are_known() -> None:
    entries = (Entry("Un.", "One. Two."), Entry("Titre", "Title"), Entry("Deux.", "<join/>"))
    in_order = check_catalogue(
        Catalogue(entries=entries), rules=RULES, groups=[[("", "Un."), ("", "Deux.")], [("", "Titre")]]
    )
    first_in_its_block = check_catalogue(
        Catalogue(entries=entries), rules=RULES, groups=[[("", "Un.")], [("", "Titre")], [("", "Deux.")]]
    )
    assert in_order == []
    assert [one.check for one in first_in_its_block] == ["join"]


def test_states_are_told_where_they_are_known_and_only_there() -> None:
    catalogue = Catalogue(entries=(Entry("Un"), Entry("Deux", "Two"), Entry("Trois", "Three")))
    states = {("", "Un"): State.EMPTY, ("", "Deux"): State.STALE, ("", "Trois"): State.APPROVED}
    assert [one.check for one in check_catalogue(catalogue, rules=RULES, states=states)] == [
        "missing",
        "stale",
    ]
    assert check_catalogue(catalogue, rules=RULES) == []


def test_a_stale_entry_says_whether_a_fact_changed() -> None:
    line = "w4r: carried fact src=v1:000000000000 tgt=v1:000000000000"
    catalogue = Catalogue(entries=(Entry("Un", "One", comments=(line,)),))
    (found,) = check_catalogue(catalogue, rules=RULES, states={("", "Un"): State.STALE})
    assert found.message == "a fact in the source has changed since it was translated"


def test_an_address_in_the_header_matters_only_in_a_tracked_file() -> None:
    catalogue = Catalogue(Header((("Last-Translator", "Kim Example <kim@example.org>"),), line=1))
    assert check_catalogue(catalogue, rules=RULES) == []
    (found,) = check_catalogue(catalogue, rules=RULES, tracked=True)
    assert (found.check, found.severity) == ("last-translator", Severity.ERROR)
    assert "kim@" not in found.message


def test_a_rule_can_be_left_out() -> None:
    catalogue = Catalogue(entries=(Entry("12 ans", "21 years"),))
    assert check_catalogue(catalogue, rules=RULES, skip={"number"}) == []


def test_only_a_text_that_is_not_restricted_shows_its_first_words() -> None:
    catalogue = Catalogue(entries=(Entry("Sofia, 12 ans", "Sofia, 21 years"),))
    (closed,) = check_catalogue(catalogue, rules=RULES)
    (open_,) = check_catalogue(catalogue, rules=RULES, restricted=False)
    assert (closed.unit, open_.unit) == ("", "Sofia, 12 ans")


def test_every_plural_form_is_looked_at() -> None:
    entry = Entry("%d lettre", plural="%d lettres", forms=("%d letter", "%s letters"), flags=("c-format",))
    assert [one.message for one in findings(entry)] == ["placeholder %d became %s"]


def test_a_form_for_one_number_may_leave_the_figure_out_and_others_may_not() -> None:
    rule = (
        "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"
    )
    forms = ("лист", "%d листи", "%d листів")
    entry = Entry("une lettre", plural="%d lettres", forms=forms, flags=("c-format",))
    ukrainian = Catalogue(Header((("Language", "uk"), ("Plural-Forms", rule))), (entry,))
    english = Catalogue(
        Header((("Language", "en"), ("Plural-Forms", "nplurals=2; plural=(n != 1);"))), (entry,)
    )
    assert "placeholder" in [one.check for one in check_catalogue(ukrainian, rules=RULES)]
    assert "placeholder" not in [
        one.check for one in check_catalogue(english, rules=RULES, skip={"plural-rule"})
    ]


def document(text: str, read: str | None = None) -> Document:
    piece = Piece(Text(text if read is None else read), 0, len(text))
    return Document("a", "a.md", "markdown", text, (Block("paragraph", 0, len(text), (piece,), 1),))


@pytest.mark.parametrize(
    ("text", "check"), [("a\nb \u202ec", "bidi"), ("a\nb\u200bc", "invisible"), ("a\nb\x07c", "control")]
)
def test_a_document_is_told_the_line_of_what_hides_in_it(text: str, check: str) -> None:
    (found,) = check_text(document(text), rules=RULES)
    assert (found.check, found.place) == (check, Place("a.md", 2))


def test_what_hides_behind_an_entity_is_found_too() -> None:
    (found,) = check_text(document("a &#x202e; b", read="a \u202e b"), rules=RULES)
    assert (found.check, found.place) == ("bidi", Place("a.md", 1))


def test_a_byte_order_mark_and_an_impossible_entity_are_no_findings() -> None:
    assert check_text(document("\ufeffBonjour"), rules=RULES) == []
    assert check_text(document("&#0;", read="\ufffd"), rules=RULES) == []


def finding(severity: Severity, *, of_file: bool = False) -> Diagnostic:
    return Diagnostic("x", severity, "m", Place("a.po"), fault="file" if of_file else "text")


def test_a_refused_file_counts_most_and_then_what_is_asked_for() -> None:
    error, warning = finding(Severity.ERROR), finding(Severity.WARNING)
    assert exit_code([]) == 0
    assert exit_code([warning]) == 0
    assert exit_code([warning, error]) == 1
    assert exit_code([warning], fail_on=Severity.WARNING) == 1
    assert exit_code([error], fail_on=None) == 0
    assert exit_code([error, finding(Severity.ERROR, of_file=True)], fail_on=None) == 3
