# SPDX-License-Identifier: GPL-3.0-or-later
"""Set phrases of letters and appeals: salutation, closing, deadline, postal address."""

from __future__ import annotations

import re

from w4r_i18n.ingest.signs import dates, has_contact, is_final, level, word_count
from w4r_i18n.text.regions import is_region

_SALUTATION = re.compile(
    r"(?:formule d appel )?(?:monsieur|madame|mesdames|messieurs|excellence|votre excellence|cher"
    r"|chere|chers|cheres)\b"
)
_CLOSING = re.compile(
    r"(?:veuillez (?:agreer|recevoir|croire)|je vous prie (?:d agreer|de croire|de recevoir)|dans "
    r"l attente|recevez\b.{0,90}\b(?:salutations?|assurance|expression|sentiments|consideration|respects?))\b"
)
_DEADLINE = re.compile(
    r"(?:delai|date limite|echeance|deadline|jusqu au|a envoyer avant|(?:envoyez|ecrivez) .{0,40}avant le)\b"
)


def set_phrase(text: str, below: str) -> str:
    """The role that a line's own words give it; "" for most. `below` is the next line."""
    if _is_address(text) or (_is_address_line(text) and has_contact(below)):
        return "address"
    if _is_salutation(text):
        return "salutation"
    if _DEADLINE.match(level(text)) and dates(text) and word_count(text) <= 14 and ". " not in text:
        return "deadline"
    if _CLOSING.match(level(text)) and word_count(text) <= 40:
        return "closing"
    return ""


def _is_address(text: str) -> bool:
    """Two to eight short lines of one block with a figure in them: `BP 12`, `1000 Bruxelles`."""
    lines = text.split("\n")
    return (
        2 <= len(lines) <= 8
        and all(word_count(line) <= 8 for line in lines)
        and (any(c.isdigit() for c in text) or is_region(lines[-1].rpartition(",")[2].strip(" .")))
    )


def _is_address_line(text: str) -> bool:
    """`Prime Minister's Office, 16 Some Street, Some Town`: commas and a figure, no sentence."""
    return (
        text.count(",") >= 2
        and any(c.isdigit() for c in text)
        and not is_final(text)
        and word_count(text) <= 14
    )


def _is_salutation(text: str) -> bool:
    return text.endswith(",") and word_count(text) <= 12 and bool(_SALUTATION.match(level(text)))
