# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json

import pytest
from tests.publish.published import LETTERS, NOTES

from w4r_i18n.model.errors import InputError, TrustError
from w4r_i18n.model.release import Note, Withdrawal
from w4r_i18n.publish.bundle import bundle
from w4r_i18n.publish.manifest import case_mark, read_manifest, read_withdrawals, write_withdrawals
from w4r_i18n.publish.names import collision, fault

REFUSED = (
    "", "/etc/passwd", "../up.txt", "a/../b", "a//b", "./a", "a/.", ".hidden", "a/.git/config", "-rf",
    "a\\b",
    "a b", "a\nb", "a\x00b", "lettre-é.txt", "CON", "aux.txt", "nl/com1.html", "end.", "a/end./b",
    "a:b", "a?b",
    "a#b", "a%2fb", "manifest.json", "Withdrawn.JSON", "x" * 200, "/".join("abcdefghijklmn"),
    "a/" * 200 + "b",
)  # fmt: skip
FINE = (
    "2025-amina/nl/letter.html", "locale/ca@valencia/LC_MESSAGES/2025-amina.mo", "stop/zh-Hant.txt",
    "a+b=c,d.e",
    "nl/manifest.json", "consent.txt", "_x",
)  # fmt: skip


@pytest.mark.parametrize("path", REFUSED, ids=ascii)
def test_a_name_that_some_disk_or_program_takes_otherwise_is_refused(path: str) -> None:
    assert fault(path)
    with pytest.raises(InputError, match="name"):
        bundle("nl", {path: b""})


@pytest.mark.parametrize("path", FINE)
def test_a_plain_name_is_accepted(path: str) -> None:
    assert fault(path) == ""


@pytest.mark.parametrize(
    "paths",
    [("a.txt", "A.TXT"), ("DE/a", "de/b"), ("a", "a/b"), ("A", "a/b"), ("x/y/z", "x/Y")],
    ids="-".join,
)
def test_names_that_one_disk_takes_for_the_same_collide(paths: tuple[str, str]) -> None:
    assert collision(paths)
    with pytest.raises(InputError, match="collides"):
        bundle("nl", dict.fromkeys(paths, b""))


def test_a_manifest_reads_back_as_it_was_written() -> None:
    made = bundle("nl", LETTERS, notes=NOTES)
    assert read_manifest(made.document, "nl") == made.manifest
    assert {packed.path for packed in made.manifest.files} == set(LETTERS)


def test_a_manifest_names_no_case_and_no_hour() -> None:
    tree = json.loads(
        bundle("nl", {"a.txt": b"x"}, notes={"a.txt": NOTES["2025-amina/nl/letter.txt"]}).document
    )
    (entry,) = tree["files"].values()
    assert set(tree) == {"format", "section", "files", "withdrawn"}
    assert entry["cases"] == [case_mark("amina")]
    assert "amina" not in json.dumps(tree)
    assert entry["not_after"] == "2026-12-31"


@pytest.mark.parametrize(
    "note",
    [
        Note(kind="Letter by kea"), Note(cases=("amina",)), Note(not_after="2026-12-31T10:00"),
        Note(state="ok"), Note(code="<b>"), Note(source="sources/2025"), Note(quorum=-1),
        Note(locale="nl/../x"),
        Note(cases=(case_mark("a"), case_mark("b"))),
    ],
    ids=str,
)  # fmt: skip
def test_a_note_that_says_more_than_it_may_is_refused(note: Note) -> None:
    with pytest.raises(InputError, match="words that no manifest may hold"):
        bundle("nl", {"a.txt": b""}, notes={"a.txt": note})


def test_files_of_a_withdrawn_case_stay_out_and_the_stop_page_stays() -> None:
    made = bundle(
        "nl", LETTERS, notes=NOTES, withdrawn=[Withdrawal("w1", case_mark("amina"), "C6", "2026-11-24")]
    )
    assert {packed.path for packed in made.manifest.files} == {"2025-bakary/nl/letter.txt", "stop/nl.txt"}
    assert made.manifest.withdrawn == (case_mark("amina"),)
    assert LETTERS["2025-amina/nl/letter.txt"] not in made.contents.values()


def manifest_of(path: str = "a", sha256: str = "0" * 64, size: str = "1", withdrawn: str = "") -> bytes:
    entry = f'{{"sha256":"{sha256}","bytes":{size}}}'
    return f'{{"format":1,"section":"nl","files":{{"{path}":{entry}}},"withdrawn":[{withdrawn}]}}'.encode()


def test_the_manifest_that_the_bad_ones_are_made_from_is_good() -> None:
    assert read_manifest(manifest_of(), "nl").files[0].path == "a"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"\xff", b'{"format":1}', b"[" * 100_000,
        manifest_of().replace(b'"format":1', b'"format":2'), manifest_of().replace(b'"nl"', b'"mg"'),
        manifest_of().replace(b'"format":1', b'"format":1,"format":1'), manifest_of(path="../a"),
        manifest_of(sha256="0"), manifest_of(size="1e3"), manifest_of(size="true"), manifest_of(size="-1"),
        manifest_of(size="99999999999"), manifest_of(size="9" * 5000), manifest_of(withdrawn='"amina"'),
        manifest_of(withdrawn="NaN"), manifest_of()[:-1],
    ],
    ids=lambda content: ascii(content[:90]),
)  # fmt: skip
def test_a_signed_manifest_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(TrustError):
        read_manifest(content, "nl")


def test_withdrawals_read_back_and_come_in_the_order_of_their_ids() -> None:
    every = [Withdrawal(f"w{n}", case_mark(str(n)), "C5", "2026-11-24") for n in (10, 2, 1)]
    assert [each.id for each in read_withdrawals(write_withdrawals(every))] == ["w1", "w2", "w10"]
