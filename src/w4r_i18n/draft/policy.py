# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may be handed which text: the tier of a source against the reach of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from w4r_i18n.model.document import Tier
from w4r_i18n.model.draft import Reach

_TIERS = frozenset(get_args(Tier))
_REACHES = frozenset(get_args(Reach))


def why_not(tier: Tier, reach: Reach, allowed: Mapping[str, Sequence[Reach]]) -> str:
    """Why an engine of this reach may not see a text of this tier; "" when it may.

    `allowed`: for each tier the reaches that w4r.toml grants (`[tiers.<tier>] engines`). What is not
    granted is denied; a tier that nobody knows is restricted; a restricted text leaves the machine by no
    grant at all.
    """
    known = tier if tier in _TIERS else "restricted"
    if reach not in _REACHES:
        return "an engine that does not say whether it is local or network gets no text"
    if known == "restricted" and reach != "local":
        return "a restricted text never leaves this machine"
    if reach in tuple(allowed.get(known, ())):
        return ""
    return (
        f'w4r.toml does not allow {reach} engines for {known} texts ([tiers.{known}] engines = ["{reach}"])'
    )
