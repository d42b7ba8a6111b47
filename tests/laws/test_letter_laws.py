# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds of every letter, whatever its words, section and language."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tests.render.given import AUTHORITY, CASE, GIVEN_TEXTS, LETTER, document, given

from w4r_i18n.ingest.case import complete
from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.render.clearance import clearance
from w4r_i18n.render.letter import letter_of
from w4r_i18n.render.locked import locked_digest

LINES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
SECTIONS = st.builds(
    Section,
    st.sampled_from(["fr", "gb", "jp", "mena"]),
    st.sampled_from(["FR", "GB", "JP", "TN"]),
    st.sampled_from([("en",), ("fr", "en"), ("ar", "en"), ("ja", "en")]),
    paper=st.sampled_from(["a4", "letter"]),
    status_url=st.sampled_from(["", "https://example.org/a", "https://example.org/?code="]),
)
BLOCK = LETTER.replace("<!-- w4r: role=demand -->\n1. release Lina Fictive;\n\n", "").replace(
    "<!-- w4r: role=demand -->\n2. pay her.", "{demands}"
)


@settings(deadline=None, derandomize=True, max_examples=60)
@drawn(st.lists(LINES, min_size=1, max_size=5), SECTIONS)
def test_an_address_stands_as_the_case_has_it(address: list[str], section: Section) -> None:
    """Addresses are the case's, line by line, in every section; a country line alone is added."""
    authority = replace(AUTHORITY, address=tuple(address), country="TR")
    letter = letter_of(given(authority=authority, section=section, home=locale(section.locales[0])))
    assert isinstance(letter, Letter)
    assert letter.recipient[1:-1] == tuple(address)
    assert letter.emails == AUTHORITY.emails


GIVEN_KEYS = {
    "deadline": '"2031-01-01"', "zone": '"Asia/Tokyo"', "country": '"TR"', "number": '"UA 9/99"',
    "index": '"XEX 99/0009/2031"',
}  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=80)
@drawn(st.sets(st.sampled_from(sorted(GIVEN_KEYS))), st.sets(st.sampled_from(sorted(GIVEN_KEYS))))
def test_a_completion_gives_what_a_case_leaves_open_and_nothing_else(said: set[str], added: set[str]) -> None:
    """A case completed says all that it said before, and what was added; a key that it says is refused."""
    own = {
        "deadline": "2030-06-30",
        "zone": "Europe/Paris",
        "country": "CH",
        "number": "UA 1/00",
        "index": "X 1",
    }
    case = replace(CASE, **{"deadline": "", **{key: own[key] for key in said}})  # type: ignore[arg-type]
    text = "".join(f"{key} = {GIVEN_KEYS[key]}\n" for key in sorted(added))
    try:
        found = complete(text.encode(), path="sections/be/cases/2030-lina.toml", case=case)
    except InputError:
        assert said & added
        return
    assert not said & added
    changed = {key: GIVEN_KEYS[key].strip('"') for key in added}
    assert found == replace(case, **changed)  # type: ignore[arg-type]


@settings(deadline=None, derandomize=True, max_examples=60)
@drawn(st.lists(LINES, min_size=2, max_size=2, unique=True))
def test_demands_stand_as_they_were_translated(texts: list[str]) -> None:
    """The demands of a letter are the case's, in its order, whatever their translations hold."""
    translated = GIVEN_TEXTS | dict(zip((each.text for each in CASE.demands), texts, strict=True))
    letter = letter_of(given(document=document(BLOCK), texts=translated))
    assert isinstance(letter, Letter)
    assert [part.text for part in letter.demands] == texts


@settings(deadline=None, derandomize=True, max_examples=60)
@drawn(SECTIONS, SECTIONS, st.sampled_from(["address", "demand", "deadline", "status", "email"]))
def test_what_is_locked_has_one_digest_in_all_sections(one: Section, other: Section, changed: str) -> None:
    """The locked digest is the same in two sections, and another once any locked field is another."""
    first, second = (_digest(CASE, each) for each in (one, other))
    assert first == second
    address = (*AUTHORITY.address, "x") if changed == "address" else AUTHORITY.address
    emails = ("other@example.org",) if changed == "email" else AUTHORITY.emails
    authority = replace(AUTHORITY, address=address, emails=emails)
    case = replace(
        CASE,
        deadline="2030-07-01" if changed == "deadline" else CASE.deadline,
        status="suspended" if changed == "status" else CASE.status,
    )
    text = LETTER.replace("pay her", "pay her all") if changed == "demand" else LETTER
    assert _digest(case, one, text, authority) != first


def _digest(
    case: object = CASE, section: Section | None = None, text: str = LETTER, authority: object = AUTHORITY
) -> str:
    assert isinstance(case, type(CASE))
    assert isinstance(authority, type(AUTHORITY))
    chosen = given(case=case, document=document(text), authority=authority)
    chosen = replace(chosen, section=section or chosen.section)
    letter = letter_of(chosen)
    assert isinstance(letter, Letter)
    return locked_digest(letter, case, authority, "Minister of Justice")


@settings(deadline=None, derandomize=True, max_examples=80)
@drawn(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_words_reach_the_letter_as_words(words: str) -> None:
    """Whatever a translation holds reaches the letter as words, never as a field or a link."""
    text = LETTER.replace("I write about", f"{markdown.spell('x' + words + 'x')} about")
    letter = letter_of(given(document=markdown.read(text.encode(), path="letter.md")))
    if isinstance(letter, Letter):
        spans = [span for part in letter.body for span in part.spans]
        assert not [span for span in spans if span.field or span.link]


@settings(deadline=None, derandomize=True, max_examples=60)
@drawn(
    st.dates(),
    st.dates(),
    st.sampled_from(["", "open", "closed", "recalled", "withdrawn", "suspended"]),
    st.sampled_from(["restricted", "embargoed"]),
)
def test_no_page_of_a_secret_case_is_made(end: object, day: object, status: str, tier: str) -> None:
    """What is restricted, or embargoed without end, is never over, and never without a reason."""
    case = replace(CASE, deadline=str(end), status=status)
    found = clearance(case, "authority", tier=tier, locale="fr", day=str(day))  # type: ignore[arg-type]
    assert not found.over
    assert found.reasons
