# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r run`: what is up to date is left alone, what is not is mended, whatever happened in between."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from tests.journeys import tree

CASE = Path("sources/2025/riviere/case.md")


def run(root: Path, *arguments: str) -> tree.Ran:
    done = tree.w4r(root, "run", *arguments, "--format", "json")
    assert done.code == 0, done.said
    return done


def times(root: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns
        for path in root.rglob("*")
        if path.is_file() and ".w4r" not in path.parts
    }


def test_a_second_run_builds_nothing_and_writes_nothing(campaign: Path) -> None:
    run(campaign)
    before = times(campaign)
    done = run(campaign)
    assert (done.json["built"], done.json["written"]) == (0, 0)
    assert times(campaign) == before


def test_a_first_run_leaves_nothing_to_a_second_also_where_domains_share_a_case(fresh: Path) -> None:
    shutil.copytree(fresh / "sources/2025/riviere", fresh / "sources/2025/riviere-suite")
    run(fresh)
    for tag in ("en", "de"):
        tree.translate(fresh, tag, "2025-riviere")
        tree.translate(fresh, tag, "2025-riviere-suite")
    run(fresh)
    done = run(fresh)
    assert (done.json["built"], done.json["written"]) == (0, 0)


def test_one_changed_document_builds_its_domain_alone(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    done = run(campaign)
    assert done.json["built"] == 5  # fr and four languages of one domain


def test_one_translated_text_builds_one_pair(campaign: Path) -> None:
    tree.translate(campaign, "ar", "2025-riviere")
    tree.edit(campaign, "ar", "2025-riviere", {"Elle chantait.": "كانت تغنّي."})
    assert run(campaign).json["built"] == 1


def test_a_changed_notice_builds_every_pair_that_shows_it(campaign: Path) -> None:
    tree.edit(
        campaign,
        "de",
        "common",
        {"Les passages marqués restent en français.": "Markiertes bleibt französisch."},
    )
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    run(campaign)
    assert "Markiertes bleibt französisch." in tree.output(campaign, "de", "2025-riviere", "case.txt")


@pytest.mark.parametrize("folder", ["build", ".w4r"])
def test_what_is_derived_can_be_deleted_and_comes_back_the_same(
    campaign: Path, folder: str, built: Path
) -> None:
    shutil.rmtree(campaign / folder)
    run(campaign)
    assert tree.bytes_below(campaign) == tree.bytes_below(built)


def test_an_output_that_was_deleted_comes_back(campaign: Path, built: Path) -> None:
    (campaign / "build/documents/de/2025-riviere/case.html").unlink()
    done = run(campaign)
    assert (done.json["built"], done.json["written"]) == (1, 1)
    assert tree.bytes_below(campaign) == tree.bytes_below(built)


def test_an_output_that_somebody_edited_is_put_right(campaign: Path, built: Path) -> None:
    path = campaign / "build/documents/de/2025-riviere/case.html"
    path.write_text(path.read_text(encoding="utf-8").replace("Nadia", "Nadja"), encoding="utf-8")
    run(campaign)
    assert tree.bytes_below(campaign) == tree.bytes_below(built)


def test_the_outputs_of_a_document_that_is_withheld_now_are_removed(campaign: Path) -> None:
    assert "letter.md" in tree.outputs(campaign, "de", "2025-riviere")
    tree.edit(campaign, "de", "2025-riviere", {"Avec ma considération,": "Mit Hochachtung"})
    run(campaign)
    assert {name for name in tree.outputs(campaign, "de", "2025-riviere") if "letter" in name} == set()
    assert {name for name in tree.outputs(campaign, "en", "2025-riviere") if "letter" in name}


def test_the_outputs_of_a_document_that_was_deleted_are_removed(campaign: Path) -> None:
    (campaign / "sources/2025/marche/tract.txt").unlink()
    run(campaign)
    assert {name for name in tree.bytes_below(campaign / "build") if "tract" in name} == set()


def test_the_outputs_of_a_language_that_is_dropped_are_removed_and_its_catalogues_stay(
    campaign: Path,
) -> None:
    tree.rewrite(campaign / "w4r.toml", '"de", ', "")
    run(campaign)
    assert {name for name in tree.bytes_below(campaign / "build") if "/de/" in name} == set()
    assert tree.po_path(campaign, "de", "2025-riviere").is_file()


def test_a_domain_whose_folder_is_gone_keeps_its_catalogues_and_is_reported(campaign: Path) -> None:
    shutil.rmtree(campaign / "sources/2025/marche")
    run(campaign)
    assert tree.po_path(campaign, "de", "2025-marche").is_file()
    said = tree.w4r(campaign, "status")
    assert "orphaned: locales/de/LC_MESSAGES/2025-marche.po" in said.out


def test_the_same_inputs_give_the_same_bytes_in_any_folder_order_zone_and_locale(
    built: Path, tmp_path: Path
) -> None:
    names = [name for name in tree.bytes_below(built) if not name.startswith("build/")]
    other = tmp_path / "Ein anderer Ort"
    for name in reversed(names):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((built / name).read_bytes())
        os.utime(other / name, (0, 0))
    away = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    done = tree.ran(other, "run", env=away)
    assert done.code == 0, done.said
    assert tree.bytes_below(other) == tree.bytes_below(built)


def test_naming_a_domain_and_a_language_leaves_all_others_alone(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    before = tree.bytes_below(campaign / "locales")
    run(campaign, "2025-riviere", "--locale", "de")
    found = tree.changed(before, tree.bytes_below(campaign / "locales"))
    assert {name for name in found if not name.endswith(".pot")} == {"de/LC_MESSAGES/2025-riviere.po"}


def test_a_full_run_after_a_partial_one_does_the_rest(campaign: Path) -> None:
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    run(campaign, "2025-riviere", "--locale", "de")
    assert run(campaign).json["built"] == 4


def test_two_runs_at_once_leave_the_tree_as_one_would(fresh: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(fresh, alone)
    both = [tree.started(fresh, "run"), tree.started(fresh, "run")]
    assert [process.communicate() and process.returncode for process in both] == [0, 0]
    assert tree.ran(alone, "run").code == 0
    assert tree.bytes_below(fresh) == tree.bytes_below(alone)


def test_a_run_that_was_killed_is_finished_by_the_next(built: Path, campaign: Path, tmp_path: Path) -> None:
    """Killed at whatever point it has reached when its first output appears, twice over."""
    for name, first in _FIRST.items():
        root = tmp_path / name
        shutil.copytree(campaign, root)
        shutil.rmtree(root / "build")
        shutil.rmtree(root / ".w4r")
        process = tree.started(root, "run")
        while process.poll() is None and not any((root / "build").rglob(f"{first}*")):
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate()
        done = run(root)
        assert done.json["errors"] == []
        assert tree.bytes_below(root) == tree.bytes_below(built)


def test_a_killed_run_leaves_no_workers_that_hold_the_tree(fresh: Path) -> None:
    """Enough languages that a run shares the work among processes; killed while they are at it."""
    tree.rewrite(
        fresh / "w4r.toml", '"ar"]', '"ar", "es", "it", "pt", "nl", "pl", "uk", "cs", "fi", "sv", "da"]'
    )
    process = tree.started(fresh, "run")
    while process.poll() is None and not any((fresh / "locales").rglob("2025-marche.po")):
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    again = tree.started(fresh, "run")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, out + err
    assert {name for name in tree.bytes_below(fresh) if name.endswith(".new")} == set()


_FIRST = {"un": ".", "deux": "case"}


def test_a_disk_that_is_full_leaves_every_catalogue_whole(campaign: Path) -> None:
    """A limit on the size of files stands for the disk: nothing over 1 kB can be written."""
    tree.rewrite(campaign / CASE, "12 jours", "21 jours")
    before = tree.bytes_below(campaign / "locales")
    done = tree.ran_limited(campaign, 1000, "run")
    assert done.code == 6, done.said
    assert "cannot write" in done.err
    assert tree.bytes_below(campaign / "locales") == before
    run(campaign)
    assert tree.states(campaign, "de", "2025-riviere")["Le procès a duré 21 jours."] == "stale"


def test_what_lies_beside_the_outputs_of_others_is_no_business_of_a_run(campaign: Path) -> None:
    note = campaign / "build/notes.txt"
    note.write_text("à moi", encoding="utf-8")
    run(campaign)
    assert note.is_file()


def test_a_link_in_the_place_of_a_catalogue_is_refused_and_not_followed(
    campaign: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.po"
    path = tree.po_path(campaign, "de", "2025-riviere")
    path.rename(secret)
    path.symlink_to(secret)
    done = tree.w4r(campaign, "run")
    assert done.code == 3
    assert "symbolic link" in done.said
    assert path.is_symlink()


def test_a_folder_of_the_tree_that_leads_out_of_it_is_refused(campaign: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(campaign / "locales/de")
    (campaign / "locales/de").symlink_to(outside)
    done = tree.w4r(campaign, "run")
    assert done.code == 3
    assert "outside the tree" in done.said
    assert list(outside.iterdir()) == []
