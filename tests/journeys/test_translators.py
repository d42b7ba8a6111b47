# SPDX-License-Identifier: GPL-3.0-or-later
"""What translators and their tools do to a catalogue, and what the next run makes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from tests.journeys import tree

from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.target import is_machine_comment

DOMAIN = "2025-riviere"
CASE = Path("sources/2025/riviere/case.md")
CLOSING = "Avec ma considération,"


def run(root: Path) -> None:
    done = tree.w4r(root, "run")
    assert done.code == 0, done.said


def as_poedit_saves(path: Path) -> None:
    """A real name and Poedit's own fields in the header, lines wrapped at 79, entries in another order."""
    file = polib.pofile(str(path), wrapwidth=79)
    file.metadata |= {
        "Last-Translator": "Erika Mustermann <erika@example.org>",
        "Language-Team": "Deutsch <equipe@example.org>",
        "PO-Revision-Date": "2030-01-02 10:00+0100",
        "X-Generator": "Poedit 3.4.2",
        "X-Poedit-SourceCharset": "UTF-8",
    }
    file.sort(key=lambda entry: str(entry.msgid), reverse=True)
    path.write_text(str(file), encoding="utf-8")


def test_what_was_typed_in_poedit_counts_and_the_name_is_gone(fresh: Path) -> None:
    run(fresh)
    tree.translate(fresh, "de", DOMAIN)
    path = tree.po_path(fresh, "de", DOMAIN)
    as_poedit_saves(path)
    run(fresh)
    assert set(tree.states(fresh, "de", DOMAIN).values()) == {"translated"}
    text = path.read_text(encoding="utf-8")
    for word in ("Mustermann", "erika@", "equipe@", "Poedit", "X-Generator"):
        assert word not in text
    assert "PO-Revision-Date: 2030-01-02 10:00+0100" in text


def test_a_file_that_poedit_reordered_and_wrapped_is_as_it_was_but_for_its_header(campaign: Path) -> None:
    path = tree.po_path(campaign, "de", DOMAIN)
    before = tree.catalogue(campaign, "de", DOMAIN)
    as_poedit_saves(path)
    run(campaign)
    assert tree.catalogue(campaign, "de", DOMAIN).entries == before.entries
    assert path.read_text(encoding="utf-8") == write_po(tree.catalogue(campaign, "de", DOMAIN))
    assert set(tree.states(campaign, "de", DOMAIN).values()) == {"approved"}


def test_a_letter_goes_out_when_another_person_approved_it_and_not_before(fresh: Path) -> None:
    run(fresh)
    tree.translate(fresh, "de", DOMAIN)
    tree.approve(fresh, "fr", DOMAIN)
    signed = tree.w4r(fresh, "review", "sign", "--locale", "de", "--by", "ana", "--all", "--domain", DOMAIN)
    assert signed.code == 0, signed.said
    run(fresh)
    assert tree.outputs(fresh, "de", DOMAIN) == set()
    for verb, by in (("approve", "ben"), ("sign --reviewed --critical", "cleo")):
        done = tree.w4r(
            fresh, "review", *verb.split(), "--locale", "de", "--by", by, "--all", "--domain", DOMAIN
        )
        assert done.code == 0, done.said
    run(fresh)
    assert {"letter.md", "letter.txt", "letter.html"} <= tree.outputs(fresh, "de", DOMAIN)


def test_nobody_approves_what_they_wrote(fresh: Path) -> None:
    run(fresh)
    tree.translate(fresh, "de", DOMAIN)
    run(fresh)
    sign = ("--locale", "de", "--by", "ana", "--all", "--domain", DOMAIN)
    assert tree.w4r(fresh, "review", "sign", *sign).code == 0
    refused = tree.w4r(fresh, "review", "approve", *sign)
    assert refused.code == 4
    assert "ana wrote this text" in refused.err
    assert "approved" not in tree.states(fresh, "de", DOMAIN).values()


def test_an_approval_lapses_with_one_letter_and_comes_back_by_a_new_one(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {CLOSING: "Hochachtungsvol"})
    run(campaign)
    assert tree.states(campaign, "de", DOMAIN)[CLOSING] == "translated"
    reason = tree.reports(campaign)[DOMAIN, "de"]["blocked_by"]
    assert reason == ["letter: 1 of 5 not ready in a letter: Avec ma considération,"]
    assert "letter.md" not in tree.outputs(campaign, "de", DOMAIN)
    tree.edit(campaign, "de", DOMAIN, {CLOSING: "Mit vorzüglicher Hochachtung"})
    tree.approve(campaign, "de", DOMAIN)
    run(campaign)
    assert "Mit vorzüglicher Hochachtung" in tree.output(campaign, "de", DOMAIN, "letter.txt")


def test_the_former_text_typed_again_is_approved_as_it_was(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {CLOSING: "Hochachtungsvol"})
    run(campaign)
    tree.edit(campaign, "de", DOMAIN, {CLOSING: "Hochachtungsvoll"})
    run(campaign)
    assert tree.states(campaign, "de", DOMAIN)[CLOSING] == "approved"


def test_a_rejected_text_does_not_go_out_until_it_is_another(campaign: Path) -> None:
    chosen = tree.ids(campaign, "de", DOMAIN)["Elle chantait."]
    done = tree.w4r(campaign, "review", "reject", chosen, "--locale", "de", "--by", "kea")
    assert done.code == 0, done.said
    run(campaign)
    assert "⟦Elle chantait.⟧" in tree.output(campaign, "de", DOMAIN, "case.md")
    tree.edit(campaign, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."})
    run(campaign)
    assert "Sie sang laut." in tree.output(campaign, "de", DOMAIN, "case.md")


def test_a_translators_comment_is_kept(campaign: Path) -> None:
    path = tree.po_path(campaign, "de", DOMAIN)
    file = polib.pofile(str(path), wrapwidth=0)
    found = file.find("Elle chantait.")
    assert found is not None
    found.tcomment = "Wer sang? Die Menge."
    path.write_text(str(file), encoding="utf-8")
    tree.rewrite(campaign / CASE, "Elle chantait.", "Elle chantait fort.")
    run(campaign)
    comments = tree.entry(campaign, "de", DOMAIN, "Elle chantait fort.").comments
    assert "Wer sang? Die Menge." in comments


def _half_done(root: Path) -> None:
    """A catalogue with everything in it: stale with its line, fuzzy of a person, empty, obsolete."""
    tree.rewrite(root / CASE, "12 jours", "21 jours")
    tree.rewrite(root / CASE, " La salle était pleine.", "")
    tree.rewrite(root / CASE, "Elle chantait.", "Elle chantait. Puis rien.")
    run(root)
    path = tree.po_path(root, "de", DOMAIN)
    file = polib.pofile(str(path), wrapwidth=0)
    found = file.find("Agir")
    assert found is not None
    found.flags.append("fuzzy")
    path.write_text(str(file), encoding="utf-8")
    run(root)


TOOLS = {
    "msgcat wraps": ("msgcat", "--width=50", "{po}", "-o", "{po}"),
    "msgcat sorts": ("msgcat", "--sort-output", "{po}", "-o", "{po}"),
    "msgcat joins a file with itself": ("msgcat", "--use-first", "{po}", "{po}", "-o", "{po}"),
    "msgattrib drops obsolete": ("msgattrib", "--no-obsolete", "{po}", "-o", "{po}"),
    "msgmerge with previous": ("msgmerge", "--quiet", "--previous", "{po}", "{pot}", "-o", "{po}"),
    "msgmerge": ("msgmerge", "--quiet", "{po}", "{pot}", "-o", "{po}"),
    "msgmerge updates": ("msgmerge", "--quiet", "--update", "--backup=none", "{po}", "{pot}"),
}


@pytest.mark.system("msgcat", "msgattrib", "msgmerge")
@pytest.mark.parametrize("name", TOOLS)
def test_a_gettext_tool_between_two_runs_loses_nothing_of_ours(campaign: Path, name: str) -> None:
    _half_done(campaign)
    path = tree.po_path(campaign, "de", DOMAIN)
    before, states = tree.catalogue(campaign, "de", DOMAIN), tree.states(campaign, "de", DOMAIN)
    pot = campaign / "locales" / f"{DOMAIN}.pot"
    subprocess.run([part.format(po=path, pot=pot) for part in TOOLS[name]], check=True, capture_output=True)
    run(campaign)
    after = tree.catalogue(campaign, "de", DOMAIN)
    assert tree.states(campaign, "de", DOMAIN) == states
    assert [_kept(entry) for entry in after.messages] == [_kept(entry) for entry in before.messages]
    if "drops" not in name:
        assert {_kept(entry) for entry in after.obsolete} == {_kept(entry) for entry in before.obsolete}


def _kept(entry: Entry) -> tuple[object, ...]:
    """All but `#|` and the changed fact in `#.`, which msgmerge takes out unless told otherwise."""
    return entry.key, entry.texts, entry.fuzzy, entry.comments, entry.references


@pytest.mark.system("msgmerge")
def test_msgmerge_by_hand_before_a_run_gives_a_near_text_no_better_state(campaign: Path) -> None:
    """It pairs old texts with new sentences and keeps our lines on them: none of that is believed."""
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    assert tree.w4r(campaign, "extract").code == 0
    path = tree.po_path(campaign, "de", DOMAIN)
    pot = campaign / "locales" / f"{DOMAIN}.pot"
    subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", path, pot], check=True)
    run(campaign)
    assert tree.states(campaign, "de", DOMAIN)["Le procès a duré 21 jours."] == "stale"
    assert "12 Tage" not in tree.output(campaign, "de", DOMAIN, "case.txt")


@pytest.mark.system("msgattrib")
def test_msgattrib_that_clears_every_fuzzy_accepts_what_stands_there_and_no_wrong_figure(
    campaign: Path,
) -> None:
    _half_done(campaign)
    path = tree.po_path(campaign, "de", DOMAIN)
    subprocess.run(["msgattrib", "--clear-fuzzy", "--clear-previous", path, "-o", path], check=True)
    run(campaign)
    states = tree.states(campaign, "de", DOMAIN)
    assert states["Le procès a duré 21 jours."] == "translated"
    assert "12 Tage" not in tree.output(campaign, "de", DOMAIN, "case.txt")
    assert tree.w4r(campaign, "check", DOMAIN, "--locale", "de").code == 1


def test_babel_saves_a_catalogue_and_no_text_or_state_changes(campaign: Path) -> None:
    from babel.messages.pofile import read_po as babel_reads
    from babel.messages.pofile import write_po as babel_writes

    _half_done(campaign)
    path = tree.po_path(campaign, "de", DOMAIN)
    before, states = tree.catalogue(campaign, "de", DOMAIN), tree.states(campaign, "de", DOMAIN)
    with path.open("rb") as file:
        read = babel_reads(file, locale="de")
    with path.open("wb") as file:
        babel_writes(file, read, width=60)
    run(campaign)
    after = tree.catalogue(campaign, "de", DOMAIN)
    assert tree.states(campaign, "de", DOMAIN) == states
    assert [entry.texts for entry in after.messages] == [entry.texts for entry in before.messages]
    assert [_lines(entry) for entry in after.messages] == [_lines(entry) for entry in before.messages]


def _lines(entry: Entry) -> list[str]:
    return [comment for comment in entry.comments if is_machine_comment(comment)]


def test_clearing_fuzzy_on_a_stale_text_accepts_it_unchanged(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "La salle était pleine.", "La salle était bien pleine.")
    run(campaign)
    new = "La salle était bien pleine."
    assert tree.states(campaign, "de", DOMAIN)[new] == "stale"
    tree.clear_fuzzy(campaign, "de", DOMAIN, new)
    run(campaign)
    assert tree.states(campaign, "de", DOMAIN)[new] == "translated"
    entry = tree.entry(campaign, "de", DOMAIN, new)
    assert not any(map(is_machine_comment, entry.comments))
    assert entry.previous is None


def test_a_draft_that_a_person_marked_fuzzy_never_reaches_an_output(campaign: Path) -> None:
    path = tree.po_path(campaign, "de", DOMAIN)
    file = polib.pofile(str(path), wrapwidth=0)
    found = file.find("La salle était pleine.")
    assert found is not None
    found.flags.append("fuzzy")
    path.write_text(str(file), encoding="utf-8")
    run(campaign)
    assert tree.states(campaign, "de", DOMAIN)["La salle était pleine."] == "draft"
    for content in tree.bytes_below(campaign / "build").values():
        assert b"Der Saal war voll." not in content


def test_fmt_gives_a_saved_file_its_form_and_pins_nothing(campaign: Path) -> None:
    path = tree.po_path(campaign, "de", DOMAIN)
    tree.edit(campaign, "de", DOMAIN, {"Elle chantait.": "Sie sang laut."})
    as_poedit_saves(path)
    reviews = tree.bytes_below(campaign / "locales/de/reviews")
    assert tree.w4r(campaign, "fmt").code == 0
    text = path.read_text(encoding="utf-8")
    assert "Mustermann" not in text
    assert text == write_po(tree.catalogue(campaign, "de", DOMAIN))
    assert tree.bytes_below(campaign / "locales/de/reviews") == reviews


def test_a_windows_editors_line_ends_and_byte_order_mark_are_read(campaign: Path) -> None:
    path = tree.po_path(campaign, "de", DOMAIN)
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    run(campaign)
    assert path.read_bytes() == before
    assert set(tree.states(campaign, "de", DOMAIN).values()) == {"approved"}
