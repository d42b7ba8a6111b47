# SPDX-License-Identifier: GPL-3.0-or-later
"""The one answer to the question who may do what, asked for every route."""

from __future__ import annotations

from w4r_i18n.model.document import Tier
from w4r_i18n.web.people import Person, Right


def authorize(person: Person | None, right: Right | None, locale: str | None, tier: Tier | None) -> bool:
    """Whether one of a person's roles gives a right in a language for a tier.

    `right` None is open to everyone; `locale` or `tier` None: somewhere is enough, for what shows none.
    """
    if right is None:
        return True
    return person is not None and any(
        role.right >= right
        and (locale is None or role.serves(locale))
        and (tier is None or tier in role.tiers)
        for role in person.roles
    )
