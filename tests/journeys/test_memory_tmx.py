# SPDX-License-Identifier: GPL-3.0-or-later
"""TMX files that somebody laid into the tree: suggestions, capped, never more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree

OATH = "La juge a levé la séance."
OATH_DE = "Die Richterin hat die Sitzung aufgehoben."
TRIAL = "Le procès a duré 12 jours."


def unit(source: str, target: str, *, language: str = "de", props: str = "") -> str:
    seg = f'<tuv xml:lang="{language}"><seg>{target}</seg></tuv>'
    return f'<tu>{props}<tuv xml:lang="fr"><seg>{source}</seg></tuv>{seg}</tu>'


def tmx(*units: str, srclang: str = "fr", header: str = "") -> str:
    head = f'<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" \
srclang="{srclang}" datatype="plaintext">{header}</header>'
    body = f"<body>{''.join(units)}</body>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{head}\n{body}</tmx>'


def lay(root: Path, content: str, tag: str = "de", name: str = "bureau.tmx") -> Path:
    path = root / "locales" / tag / "memory" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def lookup(root: Path, text: str, tag: str = "de", *more: str) -> list[dict[str, Any]]:
    found = tree.w4r(root, "memory", "lookup", text, "--locale", tag, "--format", "json", *more)
    assert found.code in {0, 3}, found.said
    matches: list[dict[str, Any]] = found.json
    return matches


def test_the_same_words_from_a_file_are_near_at_90_with_the_files_name(campaign: Path) -> None:
    lay(campaign, tmx(unit(OATH, OATH_DE)))
    (found,) = lookup(campaign, OATH)
    assert (found["kind"], found["score"], found["origin"]) == ("near", 90, "tmx")
    assert (found["target"], found["domains"]) == (OATH_DE, ["locales/de/memory/bureau.tmx"])
    shown = tree.w4r(campaign, "memory", "lookup", OATH, "--locale", "de").out
    assert "near, in a file, locales/de/memory/bureau.tmx" in shown


def test_an_approved_text_of_ours_comes_before_the_same_words_from_a_file(campaign: Path) -> None:
    lay(campaign, tmx(unit(TRIAL, "Das Verfahren lief 12 Tage.")))
    first, *others = lookup(campaign, TRIAL)
    assert (first["kind"], first["state"]) == ("exact", "approved")
    assert [other["origin"] for other in others] == ["tmx"]


def test_only_files_that_changed_are_read_again_and_a_removed_one_goes(campaign: Path) -> None:
    path = lay(campaign, tmx(unit(OATH, OATH_DE)))
    first = tree.w4r(campaign, "memory", "update", "--format", "json").json
    assert first["tmx"] == 1
    assert tree.w4r(campaign, "memory", "update", "--format", "json").json["read"] == 0
    tree.edit(campaign, "de", "2025-riviere", {TRIAL: "Zwölf Tage."})
    assert tree.w4r(campaign, "memory", "update", "--format", "json").json["read"] == 1
    lay(campaign, tmx(unit(OATH, "Die Sitzung ist aus.")))
    assert [found["target"] for found in lookup(campaign, OATH)] == ["Die Sitzung ist aus."]
    path.unlink()
    assert lookup(campaign, OATH) == []
    assert tree.w4r(campaign, "memory", "update", "--format", "json").json["tmx"] == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx/>', "bad.tmx:2: "),
        (tmx(unit(OATH, OATH_DE))[:-12], "bad.tmx:3: "),
        (tmx(unit(OATH, "&secret;")), "bad.tmx:3: "),
        (tmx(unit("Bonjour.", "Hola.", language="es")), "bad.tmx:1: is from fr to es; wanted fr to de"),
    ],
)
def test_a_file_that_is_refused_is_told_and_stops_no_other(campaign: Path, content: str, told: str) -> None:
    lay(campaign, content, name="bad.tmx")
    lay(campaign, tmx(unit(OATH, OATH_DE)))
    done = tree.w4r(campaign, "memory", "update", "--format", "json")
    assert done.code == 3
    assert any(told in error for error in done.json["errors"]), done.json["errors"]
    assert len(lookup(campaign, OATH)) == 1
    assert lookup(campaign, TRIAL)


def test_no_link_is_followed_to_a_file_outside_the_tree(campaign: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.tmx"
    outside.write_text(tmx(unit(OATH, OATH_DE)), encoding="utf-8")
    path = lay(campaign, "")
    path.unlink()
    path.symlink_to(outside)
    assert tree.w4r(campaign, "memory", "update").code == 3
    assert lookup(campaign, OATH) == []


@pytest.mark.parametrize("language", ["de-DE", "DE_de", "de"])
def test_a_language_may_be_spelt_with_a_region(campaign: Path, language: str) -> None:
    lay(campaign, tmx(unit(OATH, OATH_DE, language=language), srclang="FR-fr"))
    assert [found["target"] for found in lookup(campaign, OATH)] == [OATH_DE]


def test_a_script_of_another_kind_is_another_language(campaign: Path) -> None:
    lay(campaign, tmx(unit(OATH, "Sudija je prekinula.", language="de-Cyrl")))
    assert tree.w4r(campaign, "memory", "update").code == 3
    assert lookup(campaign, OATH) == []


def test_drafts_and_halves_of_a_file_are_left_out(campaign: Path) -> None:
    draft = unit(OATH, OATH_DE, props='<prop type="x-state">draft</prop>')
    lay(campaign, tmx(draft, unit("Bonsoir.", " "), "<tu><tuv xml:lang='fr'><seg>Seul.</seg></tuv></tu>"))
    assert tree.w4r(campaign, "memory", "update").code == 0
    assert lookup(campaign, OATH) == []


def test_markup_of_other_tools_becomes_our_tags(campaign: Path) -> None:
    source, target = (
        f'{word} <bpt i="1">&lt;b&gt;</bpt>la pétition<ept i="1">&lt;/b&gt;</ept>\n vite.'
        for word in ("Signez", "Zeichnen")
    )
    lay(campaign, tmx(unit(source, target)))
    (found,) = lookup(campaign, "Signez <g1>la pétition</g1> vite.")
    assert found["target"] == "Zeichnen <g1>la pétition</g1> vite."


@pytest.mark.parametrize(
    ("old", "new"),
    [('tier = "public"', 'tier = "restricted"'), ('status = "open"', 'status = "recalled"')],
)
def test_a_file_brings_nothing_back_that_was_recalled_or_shut(campaign: Path, old: str, new: str) -> None:
    lay(campaign, tmx(unit(TRIAL, "Das Verfahren lief 12 Tage."), unit(OATH, OATH_DE)))
    assert len(lookup(campaign, TRIAL)) == 2
    tree.rewrite(campaign / "sources/2025/riviere/case.toml", old, new)
    assert lookup(campaign, TRIAL, "de", "--embargoed") == []
    assert lookup(campaign, OATH)
    assert b"Verfahren lief" not in (campaign / ".w4r" / "memory.sqlite").read_bytes()


def test_our_own_tmx_of_another_tree_serves_here(campaign: Path) -> None:
    done = tree.w4r(campaign, "exchange", "out", "tmx", "2025-riviere", "--locale", "de", "--format", "json")
    content = (campaign / done.json["files"][0]["path"]).read_text(encoding="utf-8")
    lay(campaign, content.replace("2025-riviere", "2024-ailleurs").replace("dauerte", "währte"))
    assert {found["origin"] for found in lookup(campaign, TRIAL)} == {"catalogue", "tmx"}


def test_the_words_of_a_file_are_found_by_search(campaign: Path) -> None:
    lay(campaign, tmx(unit(OATH, OATH_DE)))
    (hit,) = tree.w4r(campaign, "search", "séance", "--format", "json").json
    assert hit["targets"][0]["domains"] == ["locales/de/memory/bureau.tmx"]


def test_no_command_writes_into_the_folder(campaign: Path) -> None:
    path = lay(campaign, tmx(unit(OATH, OATH_DE)))
    before = path.read_bytes()
    for command in (["run"], ["memory", "update"], ["fmt"]):
        assert tree.w4r(campaign, *command).code == 0
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["bureau.tmx"]
