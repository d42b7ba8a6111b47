# SPDX-License-Identifier: GPL-3.0-or-later
"""A digest over what no section may change, so that anyone can compare two sections' letters."""

from __future__ import annotations

import hashlib
import json

from w4r_i18n.model.case import Authority, Case
from w4r_i18n.model.letter import Letter
from w4r_i18n.render.letter_parts import plain


def locked_digest(letter: Letter, case: Case, authority: Authority | None, office: str) -> str:
    """`sha256:` and 64 digits over names, demands, address, deadline, status, salutation and addressee.

    Law: for one case, document and language it is the same in every section, whatever the section's paper,
    country, channels and own words; one changed letter in a locked field makes it another. It is over the
    canonical JSON of the fields below, in UTF-8.
    """
    whole = {
        "case": case.id,
        "language": letter.locale.tag,
        "names": letter.subject,
        "demands": [plain(part.spans) for part in letter.demands],
        "addressee": [authority.name, office] if authority else [],
        "address": _address(case, authority),
        "emails": list(letter.emails),
        "deadline": case.deadline if authority else case.solidarity.until,
        "status": case.status or "open",
        "salutation": letter.salutation,
    }
    content = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"


def _address(case: Case, authority: Authority | None) -> list[str]:
    """With the country's code, for its line is the sender's."""
    if authority is None:
        meant = case.solidarity
        return [*meant.address, meant.country]
    return [*authority.address, *authority.address_latin, authority.country]
