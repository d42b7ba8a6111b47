# SPDX-License-Identifier: GPL-3.0-or-later
"""A translator's day, from an empty catalogue to an approved text, through two tools' habits."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from tests.journeys import tree
from tests.journeys.test_translators import as_poedit_saves

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
DEMAND = "Je vous demande de libérer Nadia Fictive."
HALL = "La salle était pleine."


def as_weblate_saves(path: Path) -> None:
    """`msgmerge` with the template, lines wrapped at 77, sorted, a header of its own, obsolete entries."""
    root = path.parents[3]
    pot = root / "locales" / f"{DOMAIN}.pot"
    subprocess.run(["msgmerge", "--quiet", "--previous", "-o", path, path, pot], check=True)
    subprocess.run(["msgcat", "--width=77", "--sort-output", "-o", path, path], check=True)
    file = polib.pofile(str(path), wrapwidth=77)
    file.metadata |= {
        "Last-Translator": "Erika Mustermann <erika@example.org>",
        "Language-Team": "German <https://weblate.example.org/projects/riviere/de/>",
        "X-Generator": "Weblate 5.9",
    }
    path.write_text(str(file), encoding="utf-8")


def run(root: Path) -> None:
    done = tree.w4r(root, "run")
    assert done.code == 0, done.said


def signed(root: Path, verb: str, by: str, *msgids: str, code: int = 0) -> None:
    known = tree.ids(root, "de", DOMAIN)
    ids = [known[msgid] for msgid in msgids] or ["--all"]
    person = ("--locale", "de", "--by", by, "--domain", DOMAIN)
    done = tree.w4r(root, "review", *verb.split(), *ids, *person)
    assert done.code == code, done.said


def state(root: Path, msgid: str) -> str:
    return tree.states(root, "de", DOMAIN)[msgid]


@pytest.mark.system("msgmerge", "msgcat")
@pytest.mark.parametrize("saved", [as_poedit_saves, as_weblate_saves])
def test_a_day_ends_with_every_text_approved_and_one_letter_undoes_one_approval(
    fresh: Path, saved: Callable[[Path], None]
) -> None:
    """Whatever the tool does to header, wrapping, order and obsolete entries: only words and marks count."""
    path = tree.po_path(fresh, "de", DOMAIN)
    run(fresh)
    tree.approve(fresh, "fr", DOMAIN)
    tree.translate(fresh, "de", DOMAIN)
    saved(path)
    run(fresh)
    assert set(tree.states(fresh, "de", DOMAIN).values()) == {"translated"}

    signed(fresh, "sign", "ana")
    signed(fresh, "approve", "ana", DEMAND, code=4)
    signed(fresh, "approve", "ben")
    assert state(fresh, DEMAND) == "reviewed"
    signed(fresh, "sign --reviewed --critical", "cleo")
    assert set(tree.states(fresh, "de", DOMAIN).values()) == {"approved"}

    saved(path)
    run(fresh)
    assert set(tree.states(fresh, "de", DOMAIN).values()) == {"approved"}

    was = tree.entry(fresh, "de", DOMAIN, DEMAND).msgstr
    tree.edit(fresh, "de", DOMAIN, {DEMAND: was.replace("Nadia", "Nadja")})
    saved(path)
    run(fresh)
    lapsed = {msgid: each for msgid, each in tree.states(fresh, "de", DOMAIN).items() if each != "approved"}
    assert lapsed == {DEMAND: "translated"}
    assert "letter.md" not in tree.outputs(fresh, "de", DOMAIN)

    tree.edit(fresh, "de", DOMAIN, {DEMAND: f"{was[:-1]}!"})
    saved(path)
    run(fresh)
    signed(fresh, "sign", "ana", DEMAND)
    signed(fresh, "approve", "ben", DEMAND)
    signed(fresh, "sign --reviewed", "cleo", DEMAND)
    assert state(fresh, DEMAND) == "approved"
    run(fresh)
    assert f"{was[:-1]}!" in tree.output(fresh, "de", DOMAIN, "letter.txt")
    for name in ("Mustermann", "erika@", "Weblate", "Poedit"):
        assert name not in path.read_text(encoding="utf-8")


@pytest.mark.system("msgmerge", "msgcat")
@pytest.mark.parametrize("saved", [as_poedit_saves, as_weblate_saves])
def test_a_fuzzy_mark_that_a_tool_shows_and_a_person_clears_is_an_acceptance_that_waits_for_a_reader(
    campaign: Path, saved: Callable[[Path], None]
) -> None:
    tree.rewrite(campaign / CASE, HALL, "La salle était bien pleine.")
    run(campaign)
    new = "La salle était bien pleine."
    saved(tree.po_path(campaign, "de", DOMAIN))
    run(campaign)
    assert state(campaign, new) == "stale"
    tree.clear_fuzzy(campaign, "de", DOMAIN, new)
    saved(tree.po_path(campaign, "de", DOMAIN))
    run(campaign)
    assert state(campaign, new) == "translated"
    signed(campaign, "sign", "ana", new)
    signed(campaign, "approve", "ben", new)
    assert state(campaign, new) == "approved"
