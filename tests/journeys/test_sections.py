# SPDX-License-Identifier: GPL-3.0-or-later
"""National sections take the demonstration: packs, a demand that changes, a deadline that passes, names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
from tests.journeys import tree

ROOT = Path(__file__).parents[2]
SECTIONS = ("fr", "ch", "es", "mena", "jp", "ua")
LETTERS = {"authority", "solidarity"}
AMINA = "2025-exemple-amina-exemple"
DEMAND = "de lui faire restituer sans délai son ordinateur et ses deux téléphones"
TODAY = ("--as-of", "2026-11-24")
BACK_MATTER = 2
"""Files of the page that asks people to stop, a language."""


def _copied(folder: Path) -> Path:
    for name in ("sources", "locales", "sections"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "w4r.toml", folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read-only: the packs of all sections, in every channel."""
    root = _copied(tmp_path_factory.mktemp("sections") / "tree")
    done = _compiled(root, *SECTIONS)
    assert done.code == 0, done.said
    return root


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The demonstration with its invented cases only, its sections content with plain text."""
    root = _copied(tmp_path / "tree")
    for folder in (root / "sources" / "2025").iterdir():
        if "exemple" not in folder.name:
            shutil.rmtree(folder)
    for name in SECTIONS:
        path = root / "sections" / f"{name}.toml"
        head, bracket, tables = path.read_text(encoding="utf-8").partition("\n[")
        path.write_text(f'{head}\nchannels = ["text"]\n{bracket}{tables}', encoding="utf-8")
    return root


def _compiled(root: Path, *sections: str, day: tuple[str, str] = TODAY) -> tree.Ran:
    chosen = [part for name in sections for part in ("--section", name)]
    return tree.w4r(root, "compile", *chosen, *day)


def _pack(root: Path, section: str) -> Path:
    return root / "build" / "sections" / section


def _index(root: Path, section: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_pack(root, section) / "index.json").read_text(encoding="utf-8"))
    return found


def _items(root: Path, section: str) -> dict[str, dict[str, Any]]:
    return {item["key"]: item for item in _index(root, section)["items"]}


def _letter(root: Path, section: str, tag: str, name: str = "letter") -> str:
    return (_pack(root, section) / AMINA / tag / f"{name}.txt").read_text(encoding="utf-8")


def _name(tag: str) -> str:
    """Of Amina's letter: where the language tells writers apart, a woman's."""
    return "letter-writer-f" if tag in ("es", "ca", "ar") else "letter"


def _messages(root: Path, section: str) -> dict[str, dict[str, Any]]:
    content = (_pack(root, section) / "messages.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(content)["messages"]
    return found


@pytest.mark.parametrize("section", SECTIONS)
def test_the_letters_of_both_invented_cases_are_ready_in_every_language(built: Path, section: str) -> None:
    index = _index(built, section)
    letters = [item for item in index["items"] if item["kind"] in LETTERS and "exemple" in item["domain"]]
    assert len({(item["domain"], item["kind"], item["locale"]) for item in letters}) == 4 * len(
        index["locales"]
    )
    assert {item["state"] for item in letters} == {"ready"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_file_of_the_index_lies_in_the_pack_and_is_what_it_says(built: Path, section: str) -> None:
    import hashlib

    for item in _index(built, section)["items"]:
        for file in item["files"]:
            content = (_pack(built, section) / file["path"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_lists_of_a_pack_are_what_the_schemas_beside_them_say(built: Path, section: str) -> None:
    from jsonschema import Draft202012Validator

    for name in ("index", "messages"):
        schema, value = (
            json.loads((_pack(built, section) / f"{name}{suffix}").read_text(encoding="utf-8"))
            for suffix in (".schema.json", ".json")
        )
        Draft202012Validator(schema).validate(value)


def test_what_is_locked_is_the_same_in_every_section_and_the_code_is_not(built: Path) -> None:
    found = {name: _items(built, name)[f"{AMINA}/letter/en"] for name in ("fr", "jp", "ua")}
    assert len({item["locked"] for item in found.values()}) == 1
    assert len({item["code"] for item in found.values()}) == len(found)


def test_a_whole_document_stands_in_where_a_language_is_not_ready(built: Path) -> None:
    item = _items(built, "es")[f"{AMINA}/letter-writer-m/ca"]
    assert (item["locale"], item["language"]) == ("ca", "es")
    assert "Señora Ministra:" in _letter(built, "es", "ca", "letter-writer-f")


REAL = ("damisoa", "ellinor-guttorm-utsi", "guerreras-por-la-amazonia", "juan-lopez",
        "mother-nature-cambodia", "sai-zaw-thaike", "sonia-dahmani", "unecebo-mboteni")  # fmt: skip
NO_RELATIVES = {"juan-lopez", "unecebo-mboteni"}
"""They are dead, and the communiqué names nobody to whom one could write."""


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("case", REAL)
def test_a_real_case_has_its_text_and_a_letter_that_waits_for_what_the_facts_do_not_give(
    built: Path, section: str, case: str
) -> None:
    found = _items(built, section)
    for tag in _index(built, section)["locales"]:
        assert found[f"2025-{case}/case/{tag}"]["state"] == "ready"
        letter = found[f"2025-{case}/letter/{tag}"]
        assert letter["state"] == "withheld"
        assert letter["files"] == []
        for lacking in ("no deadline", "no demands", "no authority to write to"):
            assert any(f"{lacking}: to be completed by the section" in why for why in letter["reasons"])
        solidarity = found.get(f"2025-{case}/solidarity/{tag}")
        assert (solidarity is None) == (case in NO_RELATIVES)
        assert solidarity is None or solidarity["state"] == "withheld"


def test_lint_lists_what_a_real_case_lacks(built: Path) -> None:
    obstacles = tree.w4r(built, "case", "lint", "2025-damisoa", *TODAY)
    assert obstacles.code == 1
    assert "no deadline" in obstacles.out
    assert "the gender of 'Damisoa' is unknown" in obstacles.out


@pytest.mark.parametrize(
    ("section", "tag", "salutation", "name", "closing"),
    [
        ("fr", "fr", "Madame la Ministre,", "Amina Exemple", "Veuillez agréer, Madame la Ministre,"),
        ("es", "es", "Señora Ministra:", "Amina Exemple", "Reciba la expresión"),
        ("es", "ca", "Señora Ministra:", "Amina Exemple", "Reciba la expresión"),
        ("mena", "ar", "معالي الوزيرة، تحية طيبة وبعد،", "أمينة إكزامبل", "فائق الاحترام"),
        ("jp", "ja", "拝啓　大臣閣下", "アミナ・エグザンプル", "敬具"),
        ("ua", "uk", "Вельмишановна пані Міністерко!", "Аміни Екзампль", "З повагою"),
    ],
)
def test_a_letter_is_addressed_as_its_language_does_and_writes_the_name_in_its_form(
    built: Path, section: str, tag: str, salutation: str, name: str, closing: str
) -> None:
    letter = _letter(built, section, tag, _name(tag))
    assert f"\n{salutation}\n" in letter
    assert name in letter
    assert f"\n{closing}" in letter or closing in letter


def test_a_letter_says_how_long_it_holds_and_where_to_ask(built: Path) -> None:
    item = _items(built, "ua")[f"{AMINA}/letter/uk"]
    letter = _letter(built, "ua", "uk")
    assert "до 30 червня 2030\u202fр. включно" in letter
    assert f"https://example.org/uk/lyst/{item['code']}" in letter
    assert item["stop_after"] == "2030-06-30T22:00:00Z"


def test_addresses_are_as_the_case_has_them_in_every_language(built: Path) -> None:
    address = "Ministère de la Justice\n1, rue de l’Exemple\n00000 Exempleville\nRépublique d’Exemplie\n"
    for section, tag in (("fr", "fr"), ("mena", "ar"), ("jp", "ja"), ("ua", "uk")):
        assert address in _letter(built, section, tag, _name(tag))


def test_the_catalogues_of_a_pack_hold_complete_documents_only(built: Path) -> None:
    whole = _pack(built, "es") / "locale" / "es" / "LC_MESSAGES" / f"{AMINA}.mo"
    found = {entry.msgid: entry.msgstr for entry in polib.mofile(str(whole))}
    assert found["Madame la Ministre,"] == "Señora Ministra:"
    half = _pack(built, "es") / "locale" / "ca" / "LC_MESSAGES" / f"{AMINA}.mo"
    assert "Madame la Ministre," not in {entry.msgid for entry in polib.mofile(str(half))}
    assert not (_pack(built, "es") / "locale" / "es" / "LC_MESSAGES" / "common.mo").exists()


def test_two_builds_are_the_same_bytes(plain: Path) -> None:
    assert _compiled(plain, "ch").code == 0
    before = tree.bytes_below(plain / "build")
    shutil.rmtree(plain / "build")
    assert _compiled(plain, "ch").code == 0
    assert tree.bytes_below(plain / "build") == before


def test_a_changed_demand_blocks_every_letter_at_once_and_leaves_solidarity_and_the_stop_notice(
    plain: Path,
) -> None:
    assert _compiled(plain, *SECTIONS).code == 0
    before = {section: _messages(plain, section) for section in SECTIONS}
    for name in ("case.toml", "letter.md"):
        path = plain / "sources" / "2025" / "exemple-amina-exemple" / name
        tree.rewrite(path, DEMAND, "de lui faire restituer sous huit jours son ordinateur")
    assert tree.w4r(plain, "run").code == 0
    assert _compiled(plain, *SECTIONS).code == 0
    for section in SECTIONS:
        found = _items(plain, section)
        for tag in _index(plain, section)["locales"]:
            letter = found[f"{AMINA}/{_name(tag)}/{tag}"]
            assert letter["state"] == "withheld"
            assert letter["files"] == []
            assert any("not approved" in reason or "not ready" in reason for reason in letter["reasons"])
            assert not [*(_pack(plain, section) / AMINA / tag).glob("letter*")]
            assert found[f"{AMINA}/solidarity/{tag}"]["state"] == "ready"
            message = _messages(plain, section)[letter["key"]]
            assert message["text"] == ""
            assert message["stop_text"] == before[section][letter["key"]]["stop_text"] != ""
            assert len([*(_pack(plain, section) / "stop").glob(f"{tag}.*")]) == BACK_MATTER


def test_a_demand_that_the_case_has_otherwise_blocks_even_the_source_language(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, DEMAND, "de lui rendre son ordinateur et ses deux téléphones")
    assert tree.w4r(plain, "run").code == 0
    assert _compiled(plain, "fr").code == 0
    reasons = _items(plain, "fr")[f"{AMINA}/letter/fr"]["reasons"]
    assert any("letter.md:" in reason and "case.toml has not" in reason for reason in reasons)
    assert any("case.toml:" in reason and "the letter has not" in reason for reason in reasons)


def test_after_its_last_day_a_letter_is_the_page_that_asks_to_stop(plain: Path) -> None:
    assert _compiled(plain, "jp", day=("--as-of", "2030-06-30")).code == 0
    assert _items(plain, "jp")[f"{AMINA}/letter/ja"]["state"] == "ready"
    assert _compiled(plain, "jp", day=("--as-of", "2030-07-01")).code == 0
    item = _items(plain, "jp")[f"{AMINA}/letter/ja"]
    assert item["state"] == "stopped"
    stopped = _letter(plain, "jp", "ja")
    assert _messages(plain, "jp")[item["key"]]["stop_text"] in stopped
    assert "アミナ" not in stopped


def test_a_closed_case_stops_its_letter_and_a_withdrawn_one_has_no_text_left(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'status = "open"', 'status = "closed"')
    assert _compiled(plain, "es").code == 0
    found = _items(plain, "es")
    assert found[f"{AMINA}/letter-writer-m/es"]["state"] == "stopped"
    assert found[f"{AMINA}/solidarity/es"]["state"] == "ready"
    tree.rewrite(path, 'status = "closed"', 'status = "withdrawn"')
    assert _compiled(plain, "es").code == 0
    found = _items(plain, "es")
    stopped = {found[f"{AMINA}/{name}/es"]["state"] for name in ("letter-writer-m", "solidarity")}
    assert stopped == {"stopped"}
    assert found[f"{AMINA}/case/es"]["state"] == "withheld"


def test_a_name_without_a_form_holds_the_letter_back_and_check_lists_it(plain: Path) -> None:
    path = plain / "locales" / "uk" / "names.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if "Amina" not in line]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert _compiled(plain, "ua").code == 0
    item = _items(plain, "ua")[f"{AMINA}/letter/uk"]
    assert item["state"] == "withheld"
    assert "no form of 'Amina Exemple' for uk in names.csv" in item["reasons"]
    assert _items(plain, "ua")[f"{AMINA}/letter/en"]["state"] == "ready"
    listed = tree.w4r(plain, "check", AMINA, "--locale", "uk", "--fail-on", "missing")
    assert "no form of 'Amina Exemple'" in listed.said


def test_a_minister_of_unknown_gender_holds_back_only_the_languages_that_need_it(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'gender = "f"\naddress', 'gender = "unknown"\naddress')
    assert _compiled(plain, "es", "jp").code == 0
    assert "gender of minister" in " ".join(_items(plain, "es")[f"{AMINA}/letter-writer-f/es"]["reasons"])
    assert _items(plain, "jp")[f"{AMINA}/letter/ja"]["state"] == "ready"


def test_a_man_as_minister_is_addressed_as_one(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'gender = "f"\naddress', 'gender = "m"\naddress')
    assert _compiled(plain, "es").code == 0
    assert "\nSeñor Ministro:\n" in _letter(plain, "es", "es", "letter-writer-f")


@pytest.mark.parametrize("channel", ["", ".mail"])
def test_an_override_of_what_is_locked_is_refused_with_its_line(plain: Path, channel: str) -> None:
    path = plain / "sections" / "ua.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + f'\n[overrides.uk{channel}]\ndemands = "інша"\n', encoding="utf-8"
    )
    done = _compiled(plain, "ua")
    assert done.code == 3
    assert "sections/ua.toml:" in done.err
    assert "'demands' is locked" in done.err


def test_a_consent_that_was_revoked_takes_every_text_of_the_person_out(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'scope = "name"\n', 'scope = "name"\nrevoked = "2026-11-01"\n')
    assert _compiled(plain, "fr").code == 0
    found = _items(plain, "fr")
    assert {found[f"{AMINA}/{name}/fr"]["state"] for name in ("case", "letter", "solidarity")} == {"withheld"}
    assert "Amina" not in (_pack(plain, "fr") / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [('tier = "public"', 'tier = "restricted"'),
     ('status = "open"', 'status = "open"\nembargo = "2026-12-10T00:01:00+00:00"')],
)  # fmt: skip
def test_a_pack_says_nothing_of_what_is_secret_and_the_coordinator_hears_why(
    plain: Path, old: str, new: str
) -> None:
    tree.rewrite(plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml", old, new)
    done = _compiled(plain, "fr")
    assert f"{AMINA}/letter/fr  withheld" in done.out
    for name, content in tree.bytes_below(_pack(plain, "fr")).items():
        assert "amina" not in name
        assert b"amina" not in content.lower().replace(b"contaminaci", b""), name


def test_an_unknown_section_is_told_with_the_nearest(plain: Path) -> None:
    done = _compiled(plain, "mea")
    assert done.code == 3
    assert "did you mean 'mena'?" in done.err


def test_missing_letters_can_fail_a_build(plain: Path) -> None:
    path = plain / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'deadline = "2030-06-30"\n', "")
    assert _compiled(plain, "fr").code == 0
    assert tree.w4r(plain, "compile", "--section", "fr", "--fail-on", "missing", *TODAY).code == 1
