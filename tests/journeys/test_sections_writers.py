# SPDX-License-Identifier: GPL-3.0-or-later
"""A woman and a man write: a language that tells them apart has a letter for each, the others have one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.test_sections import AMINA, ROOT, _compiled, _copied, _items, _letter

WOMAN, MAN = "Je suis préoccupée.", "Je suis préoccupé."
SHIPPED = "Je ne serai pas tranquille tant qu’elle risquera la prison."
VARIANTS = f"""\
<!-- w4r: writer=f -->
{WOMAN}

<!-- w4r: writer=m -->
{MAN}

Je vous demande respectueusement"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The demonstration with one more sentence, which French writes in two ways; Spanish tells both apart."""
    root = _copied(tmp_path / "tree")
    for section in ("es", "fr"):
        path = root / "sections" / f"{section}.toml"
        tree.rewrite(path, 'paper = "a4"\n', 'paper = "a4"\nchannels = ["text"]\n')
    letter = root / "sources" / "2025" / "exemple-amina-exemple" / "letter.md"
    tree.rewrite(letter, "Je vous demande respectueusement", VARIANTS)
    assert tree.w4r(root, "run", AMINA).code == 0
    _typed(root, "es", {WOMAN: "Estoy preocupada.", MAN: "Estoy preocupado."})
    _typed(root, "en", {WOMAN: "I am concerned."})
    assert tree.w4r(root, "run", AMINA).code == 0
    for tag in ("fr", "es", "en"):
        _approved(root, tag)
    return root


def _typed(root: Path, tag: str, texts: dict[str, str]) -> None:
    tree.edit(root, tag, AMINA, texts)


def _approved(root: Path, tag: str) -> None:
    chosen = [id_ for source, id_ in tree.ids(root, tag, AMINA).items() if source in (WOMAN, MAN)]
    for verb, by in (("sign", f"ana-{tag}"), ("approve", f"ben-{tag}")):
        done = tree.w4r(root, "review", verb, *chosen, "--locale", tag, "--by", by, "--domain", AMINA)
        assert done.code == 0, done.said


def _shipped(root: Path, section: str, tag: str, said: dict[str, str]) -> None:
    path = root / "sections" / f"{section}.toml"
    tree.rewrite(path, 'paper = "a4"\n', 'paper = "a4"\nchannels = ["text"]\n')
    assert _compiled(root, section).code == 0
    for value, words in said.items():
        letter = _letter(root, section, tag, f"letter-writer-{value}")
        assert words in letter
        assert not any(other in letter for other in said.values() if other != words)


def test_the_demonstration_writes_as_a_woman_and_as_a_man_where_the_language_tells(tmp_path: Path) -> None:
    root = _copied(tmp_path / "tree")
    _shipped(root, "es", "es", {"f": "No estaré tranquila", "m": "No estaré tranquilo"})
    _shipped(root, "mena", "ar", {"f": "لن أكون مطمئنةً", "m": "لن أكون مطمئنًا"})


@pytest.mark.parametrize("tag", ["en", "de", "pt-BR", "uk", "ja"])
def test_the_template_holds_every_variant_and_a_language_that_tells_nobody_apart_has_one_text_for_all(
    tag: str,
) -> None:
    template = (ROOT / "locales" / f"{AMINA}.pot").read_text(encoding="utf-8")
    assert template.count(f'msgid "{SHIPPED}"') == 2
    said = [each for each in tree.catalogue(ROOT, tag, AMINA).messages if each.msgid == SHIPPED]
    assert {each.msgctxt for each in said} == {"writer=f", "writer=m"}
    assert len({each.msgstr for each in said}) == 1
    assert not any(each.fuzzy for each in said)


def test_a_language_that_tells_writers_apart_has_a_letter_for_each(written: Path) -> None:
    assert _compiled(written, "es").code == 0
    found = _items(written, "es")
    assert found[f"{AMINA}/letter-writer-f/es"]["state"] == "ready"
    assert found[f"{AMINA}/letter-writer-m/es"]["state"] == "ready"
    assert f"{AMINA}/letter/es" not in found
    woman, man = (_letter(written, "es", "es", f"letter-writer-{value}") for value in "fm")
    assert "Estoy preocupada." in woman
    assert "Estoy preocupado." not in woman
    assert "Estoy preocupado." in man
    assert woman.count("Estoy") == man.count("Estoy") == 1


def test_a_language_that_does_not_has_one_letter_and_its_catalogue_all_variants(written: Path) -> None:
    entry = tree.entry(written, "en", AMINA, MAN)
    assert entry.msgstr == "I am concerned."
    assert not entry.fuzzy
    assert _compiled(written, "fr").code == 0
    letter = _letter(written, "fr", "en")
    assert letter.count("I am concerned.") == 1
    assert _items(written, "fr")[f"{AMINA}/letter/en"]["state"] == "ready"


def test_the_others_follow_the_first_and_leave_what_a_person_typed(written: Path) -> None:
    _typed(written, "en", {WOMAN: "I am worried."})
    assert tree.w4r(written, "run", AMINA).code == 0
    assert tree.entry(written, "en", AMINA, MAN).msgstr == "I am concerned."  # somebody signed for it
    assert tree.entry(written, "es", AMINA, MAN).msgstr == "Estoy preocupado."


def test_the_localised_document_has_the_first_variant_alone(written: Path) -> None:
    assert tree.w4r(written, "compile", AMINA).code == 0
    assert tree.output(written, "en", AMINA, "letter.txt").count("I am concerned.") == 1
