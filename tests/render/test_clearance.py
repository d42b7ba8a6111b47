# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a case may go out on a day: deadline, embargo, tier, consent, status."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.render.given import CASE

from w4r_i18n.model.case import TO_COMPLETE, Case, Consent
from w4r_i18n.render.clearance import clearance, stop_after, text_reasons

CONSENTS = (Consent("name"), Consent("story"), Consent("solidarity_mail"))
READY = replace(CASE, consents=CONSENTS)
DAY = "2030-01-15"


def _reasons(case: Case, *, day: str = DAY, tag: str = "fr", tier: str = "public") -> str:
    return "; ".join(clearance(case, "authority", tier=tier, locale=tag, day=day).reasons)  # type: ignore[arg-type]


def test_a_case_that_lacks_nothing_goes_out() -> None:
    assert _reasons(READY) == ""


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (replace(READY, deadline=""), "no deadline"),
        (replace(READY, demands=()), "no demands"),
        (replace(READY, authorities=()), "no authority to write to"),
        (replace(READY, authorities=(replace(CASE.authorities[0], address=(), emails=()),)), "no address of"),
        (replace(READY, authorities=(replace(CASE.authorities[0], address=(TO_COMPLETE,)),)), TO_COMPLETE),
        (replace(READY, status="suspended"), "status is 'suspended'"),
        (replace(READY, consents=CONSENTS[1:]), "no consent for 'name' on record"),
        (replace(READY, consents=(Consent("name", revoked=DAY), *CONSENTS[1:])), "'name' has ended"),
        (replace(READY, consents=(Consent("name", expires="2030-01-14"), *CONSENTS[1:])), "'name' has ended"),
        (replace(READY, consents=(Consent("name", ("en",)), *CONSENTS[1:])), "no consent for 'name' in fr"),
        (replace(READY, embargo="2030-01-15T00:02:00+00:00"), "under embargo"),
    ],
)
def test_what_is_lacking_is_told(case: Case, said: str) -> None:
    assert said in _reasons(case)


def test_a_restricted_case_never_goes_out_and_no_page_names_it() -> None:
    found = clearance(replace(READY, status="closed"), "authority", tier="restricted", locale="fr", day=DAY)
    assert not found.over
    assert "restricted" in found.reasons[0]


def test_an_embargo_at_the_first_minute_of_a_day_ends_that_day() -> None:
    case = replace(READY, embargo="2030-01-15T00:01:00+00:00")
    assert "under embargo" in _reasons(case, day="2030-01-14")
    assert _reasons(case, day="2030-01-15") == ""


def test_the_last_day_is_one_to_write_on_still() -> None:
    assert not clearance(READY, "authority", tier="public", locale="fr", day="2030-06-30").over
    assert clearance(READY, "authority", tier="public", locale="fr", day="2030-07-01").over


def test_good_news_ends_the_letter_and_leaves_solidarity_open() -> None:
    closed = replace(READY, status="closed")
    assert clearance(closed, "authority", tier="public", locale="fr", day=DAY).over
    assert not clearance(closed, "solidarity", tier="public", locale="fr", day=DAY).over


@pytest.mark.parametrize(
    ("zone", "instant"),
    [("UTC", "2030-07-01T00:00:00Z"), ("Europe/Paris", "2030-06-30T22:00:00Z"),
     ("Pacific/Auckland", "2030-06-30T12:00:00Z")],
)  # fmt: skip
def test_a_day_ends_where_the_case_says(zone: str, instant: str) -> None:
    assert stop_after(replace(READY, zone=zone), "authority") == instant


def test_a_public_text_needs_no_consent_on_record_but_none_that_was_revoked() -> None:
    assert text_reasons(CASE, tier="public", locale="fr", day=DAY) == ()
    revoked = replace(CASE, consents=(Consent("story", revoked=DAY),))
    assert text_reasons(revoked, tier="public", locale="fr", day=DAY) == (
        "the consent for 'story' has ended",
    )
