# SPDX-License-Identifier: GPL-3.0-or-later
"""What the review page keeps after a save is what reading the files again would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.test_desk_save import DOMAIN, FACTORY, TRIAL, edit

from w4r_i18n.flow.desk_edit import Edit, Saved
from w4r_i18n.flow.desk_open import Desks
from w4r_i18n.flow.desk_save import save_all
from w4r_i18n.model.locale import locale


def edits(desks: Desks, tag: str) -> list[list[Edit]]:
    """Saves in turn: of one kind each, then several together."""
    typed = edit(desks, TRIAL, tag, text="Typed.")
    return [
        [typed],
        [edit(desks, FACTORY, tag, verb="reject", note="no")],
        [edit(desks, FACTORY, tag, verb="comment", note="why?")],
        [replace(typed, text="Typed twice."), edit(desks, FACTORY, tag, by="rok", text="By rok.")],
        [edit(desks, FACTORY, tag, text="Not done", unfinished=True)],
        [edit(desks, FACTORY, tag, text="")],
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("number", range(6))
def test_after_a_save_the_desk_knows_what_the_files_say(campaign: Path, tag: str, number: int) -> None:
    if tag == "ar":  # nobody has pinned what was typed here: the save does
        tree.edit(campaign, tag, DOMAIN.name, {FACTORY: "Typed in an editor."})
    desks = Desks(campaign)
    outcomes = save_all(desks, edits(desks, tag)[number])
    assert Saved in map(type, outcomes)
    kept, read = (each.opened(locale(tag), DOMAIN).docket for each in (desks, Desks(campaign)))
    assert kept == read


def test_what_another_program_writes_after_a_save_is_read(campaign: Path) -> None:
    desks = Desks(campaign)
    save_all(desks, edits(desks, "en")[0])
    tree.edit(campaign, "en", DOMAIN.name, {FACTORY: "Typed in an editor."})
    opened = desks.opened(locale("en"), DOMAIN)
    assert "Typed in an editor." in {entry.msgstr for entry in opened.entries.values()}
