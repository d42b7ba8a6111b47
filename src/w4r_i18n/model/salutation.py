# SPDX-License-Identifier: GPL-3.0-or-later
"""How letters begin and end, and what countries are called: the campaign's own tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Attestation = Literal["attested", "own"]
"""`attested`: `source` says where it stands; `own`: the campaign alone says so, a section should check it."""


@dataclass(frozen=True, slots=True)
class Salutation:
    """One row of `sources/common/salutations.csv`: never a translation."""

    locale: str
    """BCP 47."""
    rank: str
    """As `Authority.rank`."""
    salutation: str
    """With the mark that the language puts after it."""
    closing: str
    gender: str = ""
    """m, f, or "" for everybody."""
    number: str = ""
    """sg, pl, or "" for both."""
    status: Attestation = "own"
    source: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Territory:
    """One row of `sources/common/territories.csv`: a country by the campaign's name, not by CLDR's."""

    locale: str
    country: str
    """ISO 3166-1 alpha-2."""
    name: str
    source: str = ""
    line: int = field(default=0, compare=False)
