# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run of drafting is made of: an empty text each, what may be spent, what each engine did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from w4r_i18n.draft.cascade import Cut, Wanted
from w4r_i18n.flow.drafts_kept import Answers, SentLog, Vault
from w4r_i18n.model.document import Tier
from w4r_i18n.model.unit import Key


@dataclass(slots=True)
class Job:
    """One empty text on its way through the chain."""

    domain: str
    key: Key
    src: str
    """24 digits, as the ledger has it."""
    tier: Tier
    wanted: Wanted
    text: str = ""
    """The draft, once there is one."""
    engine: str = ""
    """Which one made it, by its name in w4r.toml."""
    version: str = ""
    unknown: tuple[str, ...] = ()
    denied: str = ""
    """Why the policy keeps it from an engine, if it does from any."""
    why: str = ""
    """Why it is still empty, as the last engine that was asked has it."""


@dataclass(slots=True)
class Allowance:
    """Characters that may still be handed over; None: as many as there are."""

    characters: int | None = None

    def take(self, count: int) -> bool:
        if self.characters is None:
            return True
        if count > self.characters:
            self.characters = 0  # it stops here, rather than pick the short ones out of what is left
            return False
        self.characters -= count
        return True


@dataclass(slots=True)
class Tally:
    """What an engine did in a run."""

    calls: int = 0
    texts: int = 0
    """Handed over, those among them that were refused."""
    characters: int = 0
    kept: int = 0
    """Answered from what was on file."""
    refused: int = 0
    """Texts left empty because an answer on file was refused: nobody was asked."""
    stopped: str = ""
    """Why it was left alone for the rest of the run."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a stage needs of the run."""

    answers: Mapping[Vault, Answers]
    log: SentLog
    allowance: Allowance
    cut: Cut
    day: str
    drafted: Callable[[Job], None]
    """Told of each job that has its text now."""
    halt: Callable[[], None]
    """Let nobody wait any longer, nor ask again."""
