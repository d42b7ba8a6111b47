# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section says in its own way: a style by channel, words of its own, and what a case leaves open."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree
from tests.journeys.test_sections import AMINA, TODAY, _compiled, _copied, _items, _letter, _pack

RIVER = "2025-exemple-collectif-riviere"
DAMISOA = "2025-damisoa"
CHANNELS = 'channels = ["text", "html", "markdown"]\n'
POINT = "Trois militant·e·s du collectif ont été convoqué·e·s"
PAIRS = "Trois militantes et militants du collectif ont été convoqués"
NEUTRAL = "Trois membres du collectif ont reçu"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demonstration with three of its cases."""
    copied = _copied(tmp_path / "tree")
    for folder in (copied / "sources" / "2025").iterdir():
        if f"2025-{folder.name}" not in (AMINA, RIVER, DAMISOA):
            shutil.rmtree(folder)
    return copied


def _section(root: Path, name: str, tables: str = "", *, locales: str = '["fr", "de", "en"]') -> None:
    (root / "sections" / f"{name}.toml").write_text(
        f'name = "Section fictive"\ncountry = "BE"\nlocales = {locales}\n{CHANNELS}'
        f'status_url = "https://example.org/lettre"\n{tables}',
        encoding="utf-8",
    )


def _river(root: Path, section: str, tag: str, name: str) -> str:
    return (_pack(root, section) / RIVER / tag / name).read_text(encoding="utf-8")


def test_a_channel_has_the_style_that_the_section_chose_for_it(root: Path) -> None:
    _section(root, "be", '\n[inclusive]\nletter = "pairs"\nhtml = "point"\nmarkdown = "neutral"\n')
    assert _compiled(root, "be").code == 0
    assert PAIRS in _river(root, "be", "fr", "letter.txt")
    assert POINT in _river(root, "be", "fr", "letter.html")
    assert NEUTRAL in _river(root, "be", "fr", "letter.md")
    assert "Aktivistinnen und Aktivisten" in _river(root, "be", "de", "letter.txt")
    assert "Aktivist*innen" in _river(root, "be", "de", "letter.html")
    assert "Drei Mitglieder des Kollektivs" in _river(root, "be", "de", "letter.md")
    for name in ("letter.txt", "letter.html", "letter.md"):
        assert _river(root, "be", "en", name).count("Three activists of the Collectif") == 1


def test_a_channel_of_its_own_style_is_a_letter_of_its_own_with_its_code(root: Path) -> None:
    _section(root, "be", '\n[inclusive]\nhtml = "pairs"\n')
    assert _compiled(root, "be").code == 0
    found = _items(root, "be")
    letter, page = found[f"{RIVER}/letter/fr"], found[f"{RIVER}/letter-html/fr"]
    assert {file["channel"] for file in letter["files"]} == {"text", "markdown"}
    assert {file["channel"] for file in page["files"]} == {"html"}
    assert letter["code"] != page["code"]
    assert letter["locked"] == page["locked"]
    assert page["code"] in _river(root, "be", "fr", "letter.html")
    assert f"{RIVER}/solidarity-html/fr" not in found  # nothing in it is written in two ways


def test_without_a_style_a_letter_has_the_authors_first(root: Path) -> None:
    _section(root, "be")
    assert _compiled(root, "be").code == 0
    assert POINT in _river(root, "be", "fr", "letter.txt")
    assert "Aktivist*innen" in _river(root, "be", "de", "letter.txt")


def test_two_sections_in_one_build_have_each_their_style(root: Path) -> None:
    for name, style in (("be", "pairs"), ("lu", "neutral")):
        _section(root, name, f'\n[inclusive]\n"*" = "{style}"\n')
    assert _compiled(root, "be", "lu").code == 0
    assert PAIRS in _river(root, "be", "fr", "letter.txt")
    assert NEUTRAL in _river(root, "lu", "fr", "letter.txt")


def test_a_cases_text_has_one_variant_of_each_sentence_and_the_style_chosen_for_it(root: Path) -> None:
    path = root / "sources" / "2025" / "exemple-collectif-riviere" / "case.md"
    one, other = "Les habitant·e·s crient.", "La ville crie."
    ways = f"<!-- w4r: inclusive=point -->\n{one}\n\n<!-- w4r: inclusive=neutral -->\n{other}\n"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{ways}", encoding="utf-8")
    assert tree.w4r(root, "run", RIVER).code == 0
    _section(root, "be", '\n[inclusive]\ncase = "neutral"\n')
    _section(root, "lu")
    assert _compiled(root, "be", "lu").code == 0
    assert other in _river(root, "be", "fr", "case.txt")
    assert one not in _river(root, "be", "fr", "case.txt")
    assert one in _river(root, "lu", "fr", "case.txt")
    assert other not in _river(root, "lu", "fr", "case.txt")


def test_a_sections_words_stand_in_its_letters_and_a_channels_over_them(root: Path) -> None:
    _section(
        root, "be",
        '\n[overrides.en]\nintro = "I write from Examplia."\nreplies = "Kindly answer to our office."\n'
        'footer = "A fictional section"\n\n[overrides.en.html]\nreplies = "Kindly answer by e-mail."\n',
    )  # fmt: skip
    assert _compiled(root, "be").code == 0
    letter, page = _letter(root, "be", "en"), _river(root, "be", "en", "letter.html")
    assert letter.index("Dear Minister,") < letter.index("I write from Examplia.")
    assert letter.index("Kindly answer to our office.") < letter.index("Yours sincerely,")
    assert letter.index("[your name]") < letter.index("A fictional section")
    assert "Kindly answer by e-mail." in page
    assert "Kindly answer to our office." not in page
    assert "A fictional section" in page
    assert "Kindly" not in _letter(root, "be", "fr")


def test_the_campaigns_words_stand_where_the_section_has_none(root: Path) -> None:
    path = root / "sources" / "common" / "letters.md"
    said = "\n<!-- w4r: ctx=letter-footer -->\nUne lettre de la campagne fictive.\n"
    path.write_text(path.read_text(encoding="utf-8") + said, encoding="utf-8")
    assert tree.w4r(root, "run", "common").code == 0
    for verb, by in (("sign", "demo-author"), ("approve", "demo-editor")):
        (chosen,) = (id_ for source, id_ in tree.ids(root, "fr", "common").items() if "fictive" in source)
        done = tree.w4r(root, "review", verb, chosen, "--locale", "fr", "--by", by, "--domain", "common")
        assert done.code == 0, done.said
    _section(root, "be", '\n[overrides.fr.html]\nfooter = "Section fictive"\n')
    assert _compiled(root, "be").code == 0
    assert "Une lettre de la campagne fictive." in _letter(root, "be", "fr")
    page = _river(root, "be", "fr", "letter.html")
    assert "Section fictive" in page
    assert "campagne fictive" not in page


def test_own_words_change_the_code_and_nothing_that_is_locked(root: Path) -> None:
    _section(root, "be")
    _section(root, "lu", '\n[overrides.en]\nintro = "A word of our own."\nfooter = "Ours"\n')
    assert _compiled(root, "be", "lu").code == 0
    plain, own = (_items(root, name)[f"{AMINA}/letter/en"] for name in ("be", "lu"))
    assert plain["locked"] == own["locked"]
    assert plain["code"] != own["code"]
    ours = _letter(root, "lu", "en").replace("A word of our own.\n\n", "").replace("Ours\n", "")
    assert ours.replace(own["code"], plain["code"]) == _letter(root, "be", "en")


def test_own_words_that_name_somebody_of_the_case_hold_the_letter_back(root: Path) -> None:
    _section(root, "be", '\n[overrides.en]\nintro = "Amina Exemple wrote to us."\n')
    assert _compiled(root, "be").code == 0
    found = _items(root, "be")
    assert found[f"{AMINA}/letter/en"]["state"] == "withheld"
    assert "the section's own words name somebody of the case" in found[f"{AMINA}/letter/en"]["reasons"]
    assert found[f"{RIVER}/letter/en"]["state"] == "ready"


def test_where_to_answer_is_told_to_an_authority_and_to_nobody_else(root: Path) -> None:
    _section(root, "be", '\n[overrides.fr]\nreplies = "Répondez à notre bureau."\n')
    assert _compiled(root, "be").code == 0
    assert "Répondez à notre bureau." in _letter(root, "be", "fr")
    assert "Répondez" not in _letter(root, "be", "fr", "solidarity")


def test_words_that_a_letter_does_not_show_make_no_edition(root: Path) -> None:
    _section(root, "be", '\n[overrides.fr.html]\nevents = "Venez."\nreplies = "Répondez ici."\n')
    assert _compiled(root, "be").code == 0
    found = _items(root, "be")
    assert f"{AMINA}/letter-html/fr" in found
    assert f"{AMINA}/solidarity-html/fr" not in found
    assert "Venez." not in _letter(root, "be", "fr")


COMPLETION = """\
# Tout est inventé : qui, où, quand et quoi.
deadline = "2030-03-31"
zone = "Europe/Brussels"

[[demands]]
id = "consulter"
text = "de consulter les personnes déplacées, demande fictive ;"

[[demands]]
id = "loger"
text = "de leur trouver un toit, demande fictive."

[[authorities]]
id = "bureau"
office = "Bureau fictif de la section d’exemple"
address = ["1, rue de l’Exemple", "00000 Exempleville"]
emails = ["bureau@example.org"]
fax = "+32 2 000 00 00"

[solidarity]
allowed = true
via_section = true

[[consent]]
scope = "name"

[[consent]]
scope = "story"

[[consent]]
scope = "solidarity_mail"
"""
ENGLISH = {
    "de consulter les personnes déplacées, demande fictive ;": "to consult those displaced, as invented;",
    "de leur trouver un toit, demande fictive.": "to find them a roof, a fictional demand.",
    "Bureau fictif de la section d’exemple": "Fictional office of the example section",
}


def _completed(root: Path, text: str = COMPLETION) -> None:
    _section(root, "be")
    _section(root, "lu")
    path = root / "sections" / "be" / "cases" / f"{DAMISOA}.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def _signed(root: Path, tag: str, by: tuple[str, str, str]) -> None:
    chosen = [id_ for source, id_ in tree.ids(root, tag, DAMISOA).items() if source in ENGLISH]
    assert len(chosen) == len(ENGLISH)
    acts = (("sign", by[0], ()), ("sign", by[1], ("--reviewed",)), ("approve", by[2], ()))
    for verb, who, extra in acts:
        done = tree.w4r(
            root, "review", verb, *chosen, "--locale", tag, "--by", who, "--domain", DAMISOA, *extra
        )
        assert done.code == 0, done.said


def test_a_section_completes_a_case_and_its_letter_is_put_together(root: Path) -> None:
    _completed(root)
    assert tree.w4r(root, "run", DAMISOA).code == 0
    assert _compiled(root, "be").code == 0
    waiting = _items(root, "be")[f"{DAMISOA}/letter/en"]
    assert waiting["state"] == "withheld"
    assert any("not approved: de consulter" in why for why in waiting["reasons"])
    tree.edit(root, "en", DAMISOA, ENGLISH)
    assert tree.w4r(root, "run", DAMISOA).code == 0
    _signed(root, "fr", ("demo-author", "demo-second-reader", "demo-editor"))
    _signed(root, "en", ("demo-translator-en", "demo-second-reader", "demo-reviewer"))
    assert _compiled(root, "be", "lu").code == 0
    found = _items(root, "be")
    assert {found[f"{DAMISOA}/{name}/{tag}"]["state"] for name in ("letter", "solidarity") for tag in
            ("fr", "en")} == {"ready"}  # fmt: skip
    letter = (_pack(root, "be") / DAMISOA / "en" / "letter.txt").read_text(encoding="utf-8")
    assert "1. to consult those displaced, as invented;" in letter
    assert "Fictional office of the example section\n1, rue de l’Exemple" in letter
    assert "bureau@example.org\nFax: +32 2 000 00 00" in letter
    assert "valid until March 31, 2030 inclusive" in letter
    assert found[f"{DAMISOA}/letter/de"]["state"] == "withheld"
    assert _items(root, "lu")[f"{DAMISOA}/letter/en"]["state"] == "withheld"


@pytest.mark.parametrize(
    ("domain", "text", "said"),
    [
        (AMINA, 'deadline = "2031-01-01"\n', ":1: 'deadline' is in case.toml already (what the case says is"),
        (AMINA, '[[demands]]\nid = "x"\ntext = "autre"\n', ":1: 'demands' is in case.toml already"),
        (DAMISOA, 'status = "closed"\n', ":1: 'status' is locked"),
        (DAMISOA, '[[names]]\nfull = "Autre"\n', ":1: 'names' is locked"),
        (DAMISOA, 'dedline = "2031-01-01"\n', ":1: unknown key 'dedline' (did you mean 'deadline'?)"),
    ],
)
def test_what_a_case_says_is_locked_for_those_who_complete_it(
    root: Path, domain: str, text: str, said: str
) -> None:
    _section(root, "be")
    path = root / "sections" / "be" / "cases" / f"{domain}.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    done = tree.w4r(root, "compile", "--section", "be", *TODAY)
    assert done.code == 3
    assert f"sections/be/cases/{domain}.toml{said}" in done.err
    assert not [*(_pack(root, "be") / domain).glob("*/*")]


def test_a_completion_can_be_checked_by_itself_and_moves_with_its_domain(root: Path) -> None:
    _completed(root)
    assert tree.w4r(root, "check", f"sections/be/cases/{DAMISOA}.toml").code == 0
    assert tree.w4r(root, "mv", DAMISOA, "2026-damisoa").code == 0
    assert (root / "sections" / "be" / "cases" / "2026-damisoa.toml").is_file()


def test_a_message_of_solidarity_comes_with_what_its_writers_must_not_do(root: Path) -> None:
    _section(root, "be")
    assert _compiled(root, "be").code == 0
    page = (_pack(root, "be") / AMINA / "en" / "solidarity.html").read_text(encoding="utf-8")
    for said in ("Do not send a religious card.", "Do not give your address.", "Do not mention the organ"):
        assert said in page
    assert "Do not mention the case" not in page
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, "mention_case = true", "religious_card = true\nreturn_address = true")
    assert _compiled(root, "be").code == 0
    page = (_pack(root, "be") / AMINA / "en" / "solidarity.html").read_text(encoding="utf-8")
    assert "Do not mention the case" in page
    assert "religious" not in page
    assert "Do not give your address." not in page


def test_a_closed_case_says_since_when(root: Path) -> None:
    _section(root, "be")
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'status = "open"', 'status = "suspended"')
    assert _compiled(root, "be").code == 0
    assert "status is 'suspended' since 2025-12-10" in _items(root, "be")[f"{AMINA}/letter/fr"]["reasons"]


def test_a_letter_that_only_some_can_sign_is_told_with_words_for_everybody(root: Path) -> None:
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "letter.md"
    tree.rewrite(path, "Informer n’est pas un crime.", "J’ai appris son arrestation.")
    found: list[dict[str, Any]] = json.loads(tree.w4r(root, "check", AMINA, "--all", "--format", "json").out)[
        "findings"
    ]
    (told,) = [each for each in found if each["check"] == "french-writer"]
    assert "j’apprends" in told["message"]
