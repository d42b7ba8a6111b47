# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree under git: branches that meet, the clean filter, the hook, ledgers joined line by line."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.checkouts import SETTINGS, git

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
pytestmark = pytest.mark.system("git")


def run(root: Path) -> None:
    done = tree.w4r(root, "run")
    assert done.code == 0, done.said


@pytest.fixture
def checkout(repository: Path, tmp_path: Path) -> Path:
    root = tmp_path / "campaign"
    shutil.copytree(repository, root)
    return root


def commit(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", message)


def test_init_keeps_outputs_and_stamps_out_of_git(checkout: Path) -> None:
    assert not [
        name for name in git(checkout, "ls-files").splitlines() if name.startswith(("build/", ".w4r/"))
    ]


def test_a_checkout_that_was_just_run_is_clean(checkout: Path) -> None:
    run(checkout)
    assert git(checkout, "status", "--porcelain") == ""


def test_what_poedit_saved_is_canonical_and_nameless_once_it_is_added(checkout: Path) -> None:
    path = tree.po_path(checkout, "de", DOMAIN)
    saved = path.read_text(encoding="utf-8").replace(
        '"Last-Translator: \\n"',
        '"Last-Translator: Erika Mustermann <erika@example.org>\\n"\n"X-Generator: Poedit 3.4\\n"',
    )
    path.write_text(saved.replace("Sie sang.", "Sie sang laut."), encoding="utf-8")
    git(checkout, "add", ".")
    staged = git(checkout, "show", f":locales/de/LC_MESSAGES/{DOMAIN}.po")
    assert "Sie sang laut." in staged
    assert "Mustermann" not in staged
    assert "X-Generator" not in staged


def test_the_filter_lets_a_broken_file_through_as_it_is(checkout: Path) -> None:
    """A volunteer must be able to save; CI says what is wrong."""
    path = tree.po_path(checkout, "de", DOMAIN)
    broken = path.read_text(encoding="utf-8")[:-30]
    path.write_text(broken, encoding="utf-8")
    git(checkout, "add", ".")
    assert git(checkout, "show", f":locales/de/LC_MESSAGES/{DOMAIN}.po") == broken


def test_the_hook_pins_what_was_typed_before_it_is_committed(checkout: Path) -> None:
    tree.edit(checkout, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."})
    commit(checkout, "Translate")
    shown = git(checkout, "show", "--stat", "--format=", "HEAD")
    assert f"locales/de/reviews/{DOMAIN}.seen" in shown


def test_a_translation_and_a_changed_source_that_git_joins_without_conflict_are_not_a_pair(
    checkout: Path,
) -> None:
    """One branch mends the German, the other a French figure; neither touches the other's lines."""
    git(checkout, "checkout", "-q", "-b", "allemand")
    old = "Le procès a duré 12 jours."
    tree.edit(checkout, "de", DOMAIN, {old: "Zwölf (12) Tage dauerte der Prozess."})
    commit(checkout, "Mend the German")
    git(checkout, "checkout", "-q", "main")
    tree.rewrite(checkout / CASE, "12 jours", "21 jours")
    commit(checkout, "Correct the figure")
    git(checkout, "merge", "-q", "--no-edit", "allemand")
    run(checkout)
    new = "Le procès a duré 21 jours."
    assert tree.states(checkout, "de", DOMAIN)[new] == "stale"
    page = tree.output(checkout, "de", DOMAIN, "case.md")
    assert "Zwölf" not in page
    assert f"⟦{new}⟧" in page


def test_a_msgid_that_git_exchanges_above_a_translation_does_not_take_it_over(checkout: Path) -> None:
    """One branch runs with the new source; the other one's texts meet the new msgid in the PO file itself."""
    path = tree.po_path(checkout, "de", DOMAIN)
    text = path.read_text(encoding="utf-8")
    joined = text.replace('msgid "Le procès a duré 12 jours."', 'msgid "Le procès a duré 21 jours."')
    assert joined != text
    path.write_text(joined, encoding="utf-8")
    tree.rewrite(checkout / CASE, "12 jours", "21 jours")
    run(checkout)
    assert tree.states(checkout, "de", DOMAIN)["Le procès a duré 21 jours."] == "stale"
    assert "12 Tage" not in tree.output(checkout, "de", DOMAIN, "case.md")


def test_acts_of_two_branches_join_by_line_and_both_count(checkout: Path) -> None:
    for branch, by, msgid, text in (
        ("une", "kea", "Elle chantait.", "Sie sang laut."),
        ("autre", "tui", "Agir", "Jetzt handeln"),
    ):
        git(checkout, "checkout", "-q", "-b", branch, "main")
        tree.edit(checkout, "de", DOMAIN, {msgid: text})
        run(checkout)
        chosen = tree.ids(checkout, "de", DOMAIN)[msgid]
        for verb, who in (("sign", by), ("approve", "ben-de")):
            done = tree.w4r(
                checkout, "review", verb, chosen, "--locale", "de", "--by", who, "--domain", DOMAIN
            )
            assert done.code == 0, done.said
        commit(checkout, f"Translate and approve, {branch}")
    git(checkout, "checkout", "-q", "main")
    git(checkout, "merge", "-q", "--no-edit", "une")
    git(checkout, "merge", "-q", "--no-edit", "autre")
    run(checkout)
    assert set(tree.states(checkout, "de", DOMAIN).values()) == {"approved"}
    assert tree.w4r(checkout, "check", DOMAIN, "--locale", "de").code == 0


def test_pins_of_two_branches_join_by_line(checkout: Path) -> None:
    for branch, msgid in (("une", "Elle chantait."), ("autre", "Agir")):
        git(checkout, "checkout", "-q", "-b", branch, "main")
        tree.edit(checkout, "de", DOMAIN, {msgid: f"{tree.translations()['de'][msgid]}!"})
        commit(checkout, f"Translate, {branch}")
    git(checkout, "merge", "-q", "--no-edit", "une")
    seen = (checkout / f"locales/de/reviews/{DOMAIN}.seen").read_text(encoding="utf-8")
    assert seen.count("\n") == 2
    assert "<<<<" not in seen
    run(checkout)
    assert tree.states(checkout, "de", DOMAIN)["Agir"] == "translated"


def parted(root: Path, one: Callable[[], object], two: Callable[[], object]) -> None:
    """Two branches, on which one thing and another is done; the second is checked out."""
    for name, happens in (("une", one), ("autre", two)):
        git(root, "checkout", "-q", "-b", name, "main")
        happens()
        commit(root, name)


def merged(root: Path) -> int:
    """Merge the first branch into the second; git's exit code."""
    command = ["git", "-C", str(root), "merge", "-q", "--no-edit", "une"]
    done = subprocess.run(command, env={**os.environ, **SETTINGS}, capture_output=True, check=False)
    return done.returncode


def test_two_people_who_translate_neighbours_in_one_file_meet_without_a_conflict(checkout: Path) -> None:
    """By lines these two would be one conflict."""
    for msgid in ("Elle chantait.", "La salle était pleine."):
        tree.edit(checkout, "de", DOMAIN, {msgid: ""})
    git(checkout, "checkout", "-q", "main")
    commit(checkout, "Empty both")
    parted(
        checkout,
        lambda: tree.edit(checkout, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."}),
        lambda: tree.edit(checkout, "de", DOMAIN, {"La salle était pleine.": "Voll war der Saal."}),
    )
    assert merged(checkout) == 0
    texts = {entry.msgid: entry.msgstr for entry in tree.catalogue(checkout, "de", DOMAIN).messages}
    assert texts["Elle chantait."] == "Sie sang laut."
    assert texts["La salle était pleine."] == "Voll war der Saal."
    run(checkout)
    assert tree.states(checkout, "de", DOMAIN)["Elle chantait."] == "translated"


def test_what_one_branch_translates_and_the_other_rewords_waits_as_fuzzy_under_the_new_source(
    checkout: Path,
) -> None:
    def reword() -> None:
        tree.rewrite(checkout / CASE, "12 jours", "21 jours")
        run(checkout)

    old, new = "Le procès a duré 12 jours.", "Le procès a duré 21 jours."
    parted(checkout, lambda: tree.edit(checkout, "de", DOMAIN, {old: "Zwölf (12) Tage waren es."}), reword)
    assert merged(checkout) == 0
    entry = tree.entry(checkout, "de", DOMAIN, new)
    assert entry.msgstr == "Zwölf (12) Tage waren es."
    assert entry.fuzzy
    assert entry.previous is not None
    assert entry.previous.msgid == old
    assert "carried fact" in entry.comments[-1]
    run(checkout)
    assert tree.states(checkout, "de", DOMAIN)[new] == "stale"
    assert "Zwölf" not in tree.output(checkout, "de", DOMAIN, "case.md")


def test_two_translations_of_one_text_stand_side_by_side_until_one_is_chosen(checkout: Path) -> None:
    parted(
        checkout,
        lambda: tree.edit(checkout, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."}),
        lambda: tree.edit(checkout, "de", DOMAIN, {"Elle chantait.": "Sie sang leise."}),
    )
    assert merged(checkout) == 1
    path = tree.po_path(checkout, "de", DOMAIN)
    text = path.read_text(encoding="utf-8")
    assert text.count('msgid "Elle chantait."') == 2
    ours, theirs = text.partition("<<<<<<<")[2].partition(">>>>>>>")[0].split("=======")
    assert "Sie sang leise." in ours
    assert "Sie sang laut." in theirs
    assert tree.w4r(checkout, "run").code == 3
    before, _, rest = text.partition("<<<<<<< ours\n")
    path.write_text(
        before + rest.partition("=======\n")[0] + rest.partition(">>>>>>> theirs\n")[2], encoding="utf-8"
    )
    commit(checkout, "Choose")
    run(checkout)
    assert tree.states(checkout, "de", DOMAIN)["Elle chantait."] == "translated"


def test_a_catalogue_that_cannot_be_read_is_joined_by_lines_and_left_to_a_person(checkout: Path) -> None:
    path = tree.po_path(checkout, "de", DOMAIN)
    broken = path.read_text(encoding="utf-8").replace('msgid "Agir"', "msgid Agir")
    parted(
        checkout,
        lambda: path.write_text(broken, encoding="utf-8"),
        lambda: tree.edit(checkout, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."}),
    )
    assert merged(checkout) == 1
    text = path.read_text(encoding="utf-8")
    assert "msgid Agir" in text
    assert "Sie sang laut." in text


def test_the_doctor_misses_the_merge_driver(checkout: Path) -> None:
    git(checkout, "config", "--unset", "merge.w4r.driver")
    done = tree.w4r(checkout, "doctor")
    assert done.code == 1
    assert "the git merge driver is not installed" in done.out
    assert tree.w4r(checkout, "init", ".").code == 0
    assert tree.w4r(checkout, "doctor").code == 0


def test_pins_that_the_driver_joins_are_sorted_and_stand_once(checkout: Path) -> None:
    names = ("base", "ours", "theirs")
    for name, lines in zip(names, (["b"], ["c", "b"], ["b", "a"]), strict=True):
        (checkout / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    done = tree.w4r(checkout, "git-merge", *names, "locales/de/reviews/x.seen")
    assert done.code == 0
    assert (checkout / "ours").read_text(encoding="utf-8") == "a\nb\nc\n"


def test_conflict_marks_in_a_catalogue_are_refused_with_their_line(checkout: Path) -> None:
    path = tree.po_path(checkout, "de", DOMAIN)
    text = path.read_text(encoding="utf-8")
    both = '<<<<<<< HEAD\nmsgstr "Sie sang."\n=======\nmsgstr "Sie sangen."\n>>>>>>> autre\n'
    path.write_text(text.replace('msgstr "Sie sang."\n', both), encoding="utf-8")
    done = tree.w4r(checkout, "run")
    assert done.code == 3
    line = text.partition('msgstr "Sie sang."')[0].count("\n") + 1
    assert f"locales/de/LC_MESSAGES/{DOMAIN}.po:{line}" in done.said
    assert "<<<<<<<" in path.read_text(encoding="utf-8")


def test_the_doctor_finds_nothing_wrong_with_such_a_checkout(checkout: Path) -> None:
    done = tree.w4r(checkout, "doctor")
    assert done.code == 0, done.out
    assert "fault" not in done.out


def test_the_doctor_says_what_a_clone_without_init_lacks(checkout: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--shared", str(checkout), str(clone))
    done = tree.w4r(clone, "doctor")
    assert done.code == 1
    assert "the git clean filter is not installed" in done.out
    assert "w4r init" in done.out
