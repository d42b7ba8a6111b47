# SPDX-License-Identifier: GPL-3.0-or-later
"""Tier against reach: what is not granted is denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

import pytest

from w4r_i18n.draft.policy import why_not
from w4r_i18n.model.document import Tier
from w4r_i18n.model.draft import Reach

TIERS: tuple[Tier, ...] = get_args(Tier)
EVERYTHING: Mapping[str, Sequence[Reach]] = dict.fromkeys((*TIERS, "secret", ""), ("local", "network"))


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("reach", get_args(Reach))
def test_nothing_is_handed_over_where_nothing_is_granted(tier: Tier, reach: Reach) -> None:
    assert why_not(tier, reach, {})
    assert why_not(tier, reach, {tier: ()})


@pytest.mark.parametrize("tier", ["public", "published", "embargoed"])
def test_what_is_granted_is_handed_over_and_no_more(tier: Tier) -> None:
    assert why_not(tier, "local", {tier: ["local"]}) == ""
    assert why_not(tier, "network", {tier: ["local"]})
    assert why_not(tier, "network", {tier: ["local", "network"]}) == ""
    assert why_not(tier, "local", {tier: ["network"]})


def test_a_grant_for_one_tier_is_none_for_another() -> None:
    assert why_not("embargoed", "network", {"public": ["network"], "published": ["network"]})


def test_a_restricted_text_reaches_no_network_whatever_is_granted() -> None:
    assert why_not("restricted", "network", EVERYTHING) == "a restricted text never leaves this machine"
    assert why_not("restricted", "local", EVERYTHING) == ""


@pytest.mark.parametrize("tier", ["", "secret", "Public", "public "])
def test_an_unknown_tier_is_restricted(tier: str) -> None:
    assert why_not(cast("Tier", tier), "network", EVERYTHING)
    assert why_not(cast("Tier", tier), "local", {tier: ("local",)})


def test_an_engine_of_unknown_reach_gets_nothing() -> None:
    assert why_not("public", cast("Reach", "satellite"), EVERYTHING)


def test_the_reason_says_what_to_write_in_the_configuration() -> None:
    assert '[tiers.public] engines = ["network"]' in why_not("public", "network", {"public": ["local"]})
