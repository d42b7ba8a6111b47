# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import gettext
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.publish.published import (
    DAY,
    LETTERS,
    NOTES,
    Published,
    after,
    at,
    lying,
    reply,
    serving_folder,
)

from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.model.errors import ConfigError, ServiceError, TrustError
from w4r_i18n.publish.pull import pull
from w4r_i18n.publish.pull_verify import verify


@pytest.fixture
def campaign(tmp_path: Path) -> Published:
    made = Published(tmp_path / "published")
    made.release()
    return made


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "letters"


def test_the_first_pull_brings_every_file_as_it_was_packed(campaign: Published, into: Path) -> None:
    done = campaign.pull(into)
    assert lying(into) == LETTERS
    assert done.added == tuple(sorted(LETTERS))
    assert (done.news, done.age_days, done.files) == (DAY, 0, len(LETTERS))


def test_a_pull_of_nothing_new_asks_twice_and_changes_nothing(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    before = (into / "current").readlink()
    done = campaign.pull(into)
    assert (done.swapped, done.requests) == (False, 2)
    assert (into / "current").readlink() == before


def test_only_what_changed_is_fetched(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    changed = {**LETTERS, "2025-bakary/nl/letter.txt": b"Een andere eis.\n"}
    campaign.release(files=changed)
    with serving_folder(campaign.root) as server:
        done = campaign.pull(into, url=server.url)
        objects = [name for name in server.asked if name.endswith(".file")]
    assert len(objects) == 1
    assert done.changed == ("2025-bakary/nl/letter.txt",)
    assert lying(into) == changed


def test_a_file_that_somebody_damaged_in_place_is_brought_again(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    path = into / "current" / "2025-amina" / "nl" / "letter.txt"
    path.write_bytes(b"something else")
    (into / "current" / "planted").symlink_to("/etc")
    campaign.pull(into)
    assert lying(into) == LETTERS
    assert not (into / "current" / "planted").is_symlink()


def test_an_interrupted_pull_goes_on_where_it_was(campaign: Published, into: Path) -> None:
    with serving_folder(campaign.root) as server:
        last = max(path.name for path in campaign.root.glob("targets/sections/nl/*.file"))
        server.odd[last] = lambda handler: reply(handler, b"", 500)
        with pytest.raises(ServiceError, match="nothing was pulled"):
            campaign.pull(into, url=server.url)
        server.odd.clear()
        server.asked.clear()
        campaign.pull(into, url=server.url)
        assert [name for name in server.asked if name.endswith(".file")] == [f"targets/sections/nl/{last}"]
    assert lying(into) == LETTERS


def test_a_folder_that_was_copied_is_as_good_as_a_server(
    campaign: Published, into: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "a stick # 1%"
    shutil.copytree(campaign.root, copied)
    campaign.pull(into, url=copied.as_uri())
    assert lying(into) == LETTERS


def test_the_former_set_is_kept_and_older_ones_are_not(campaign: Published, into: Path) -> None:
    for text in (b"1", b"2", b"3"):
        campaign.release(files={**LETTERS, "index.html": text})
        campaign.pull(into)
    assert sorted(path.name for path in (into / "sets").iterdir()) == ["2", "3"]
    assert (into / "sets" / "2" / "index.html").read_bytes() == b"2"


def test_a_recall_takes_the_letters_away_and_puts_the_stop_page_in_their_place(
    campaign: Published, into: Path
) -> None:
    campaign.pull(into)
    campaign.recall("amina", "C3")
    done = campaign.pull(into)
    left = lying(into)
    assert left["2025-amina/nl/letter.txt"] == LETTERS["stop/nl.txt"]
    assert left["2025-bakary/nl/letter.txt"] == LETTERS["2025-bakary/nl/letter.txt"]
    assert "2025-amina/nl/letter.html" not in left, "there is no stop page of that form"
    assert "index.html" not in left, "it holds words of that case too"
    assert b"Amina" not in b"".join(left.values())
    assert "2025-amina/nl/letter.txt" in done.withdrawn


def test_a_recall_for_safety_leaves_nothing_in_the_place(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    campaign.recall("amina", "C5")
    campaign.pull(into)
    assert not [path for path in lying(into) if "amina" in path]


def test_a_recall_reaches_a_section_whose_new_letters_do_not_come(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    campaign.recall("amina")
    campaign.release(files={**LETTERS, "new.txt": b"new"}, notes=NOTES)
    for path in campaign.root.glob("targets/sections/nl/*"):
        path.unlink()
    with pytest.raises(ServiceError):
        campaign.pull(into)
    assert b"Amina" not in b"".join(lying(into).values())


def test_what_was_withdrawn_once_stays_withdrawn(campaign: Published, into: Path) -> None:
    campaign.recall("amina")
    campaign.pull(into)
    campaign.withdrawn = ()
    campaign.release()
    campaign.pull(into)
    assert b"Amina" not in b"".join(lying(into).values())


def test_a_letter_leaves_after_its_last_day(campaign: Published, into: Path) -> None:
    campaign.release(day="2026-12-30")
    assert campaign.pull(into, day="2026-12-31").expired == ()
    done = campaign.pull(into, day="2027-01-01")
    assert done.expired == ("2025-amina/nl/letter.txt",)
    assert lying(into)["2025-amina/nl/letter.txt"] == LETTERS["stop/nl.txt"]


def test_nine_months_asleep_the_last_good_set_stays_less_what_is_over(
    campaign: Published, into: Path
) -> None:
    campaign.pull(into)
    later = after(270)
    with pytest.raises(TrustError, match=f"of {DAY}, 270 days old"):
        campaign.pull(into, day=later)
    left = lying(into)
    assert left["2025-bakary/nl/letter.txt"] == LETTERS["2025-bakary/nl/letter.txt"]
    assert left["2025-amina/nl/letter.txt"] == LETTERS["stop/nl.txt"], "its own last day was in December"
    campaign.refresh(later)
    assert campaign.pull(into, day=later).age_days == 0
    assert "index.html" in lying(into)


def test_the_first_pull_needs_a_root_from_elsewhere(campaign: Published, into: Path) -> None:
    with pytest.raises(ConfigError, match="no root to trust"):
        pull("nl", str(campaign.root), into, now=at(DAY))
    campaign.pull(into)
    assert pull("nl", str(campaign.root), into, now=at(DAY)).files == len(LETTERS)


@pytest.mark.parametrize(
    "url",
    [
        "http://letters.example.org/", "ftp://letters.example.org/", "https://kea:secret@letters.example.org/",
        "https://letters.example.org/?x=1", "https:///x", "file://elsewhere/x", "no-such-folder",
        "http://127.0.0.1.example.org/", "http://localhost.example.org/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(url: str, into: Path) -> None:
    with pytest.raises(ConfigError):
        pull("nl", url, into, root=b"{}", now=at(DAY))
    assert not into.exists()


@pytest.mark.parametrize("section", ["NL", "../nl", "", "nl/x", "n" * 41])
def test_a_name_that_is_no_section_is_refused(section: str, into: Path) -> None:
    with pytest.raises(ConfigError, match="section"):
        pull(section, ".", into, now=at(DAY))


def test_a_section_that_is_not_published_is_told(campaign: Published, into: Path) -> None:
    with pytest.raises(ConfigError, match="no section 'fr'"):
        campaign.pull(into, section="fr")


def test_an_ordinary_gettext_program_reads_a_pulled_catalogue(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    mo = write_mo(read_po(header + 'msgid "Écrivez !"\nmsgstr "Schrijf!"\n'))
    campaign = Published(tmp_path / "published")
    campaign.release(files={"locale/nl/LC_MESSAGES/2025-amina.mo": mo}, notes={})
    campaign.pull(tmp_path / "letters")
    folder = tmp_path / "letters" / "current" / "locale"
    assert gettext.translation("2025-amina", folder, ["nl"]).gettext("Écrivez !") == "Schrijf!"


@pytest.mark.system("msgunfmt")
def test_gettexts_own_program_reads_a_pulled_catalogue(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    mo = write_mo(read_po(header + 'msgid "Écrivez !"\nmsgstr "Schrijf!"\n'))
    campaign = Published(tmp_path / "published")
    campaign.release(files={"locale/nl/LC_MESSAGES/2025-amina.mo": mo}, notes={})
    campaign.pull(tmp_path / "letters")
    path = tmp_path / "letters" / "current" / "locale" / "nl" / "LC_MESSAGES" / "2025-amina.mo"
    done = subprocess.run(["msgunfmt", path], capture_output=True, check=True)
    assert 'msgstr "Schrijf!"' in done.stdout.decode()


def test_verify_answers_for_files_and_codes_without_a_network(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    letter = into / "current" / "2025-amina" / "nl" / "letter.txt"
    stranger = into.parent / "stranger.txt"
    stranger.write_bytes(b"Stuur geld.\n")
    asked = [str(letter), "AAAA1111", str(stranger), "ZZZZ9999"]
    found = verify(asked, into, now=at(DAY))
    assert [each.answer for each in found.verdicts] == ["current", "current", "unknown", "unknown"]
    assert found.verdicts[0].not_after == "2026-12-31"
    assert [each.answer for each in verify(asked[:2], into, now=at("2027-01-01")).verdicts] == ["expired"] * 2
    kept = letter.read_bytes()
    campaign.recall("amina")
    campaign.pull(into)
    stranger.write_bytes(kept)
    assert [each.answer for each in verify(asked[1:3], into, now=at(DAY)).verdicts] == ["withdrawn"] * 2


def test_verify_finds_what_was_altered_or_added_in_a_folder(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    (into / "current" / "index.html").write_bytes(b"x")
    (into / "current" / "2025-bakary" / "nl" / "letter.txt").unlink()
    (into / "current" / "more.txt").write_bytes(b"x")
    answers = {each.what: each.answer for each in verify((), into, now=at(DAY)).verdicts}
    assert (answers["index.html"], answers["more.txt"]) == ("altered", "unknown")
    assert answers["2025-bakary/nl/letter.txt"] == "missing"


def test_verify_believes_no_manifest_that_was_put_there(campaign: Published, into: Path) -> None:
    campaign.pull(into)
    (into / "current" / "manifest.json").write_bytes(b"{}")
    with pytest.raises(TrustError, match="not what was signed"):
        verify((), into, now=at(DAY))


def test_a_server_out_of_order_leaves_the_set_in_use(campaign: Published, into: Path) -> None:
    with serving_folder(campaign.root) as server:
        assert campaign.pull(into, url=server.url).files == len(LETTERS)
        server.odd["timestamp"] = lambda handler: reply(handler, b"", 503)
        with pytest.raises(ServiceError, match="503"):
            campaign.pull(into, url=server.url)
    assert lying(into) == LETTERS
