# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mirror, a network or a thief of one key can try on a section: each time the last good set stays."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner
from tests.publish.published import (
    DAY,
    HOLDERS,
    LETTERS,
    Published,
    after,
    lying,
    reply,
    serving_folder,
    spoiled,
)
from tuf.api.metadata import Metadata, TargetFile, Targets

from w4r_i18n.model.errors import ServiceError, TrustError, W4RError
from w4r_i18n.publish.names import manifest_target, object_target, stored_name
from w4r_i18n.publish.repository import Charter, sign

BUNDLES = Path(__file__).parents[2].parent / "shared" / "bad_inputs" / "bundle"
NEW = {**LETTERS, "new.txt": b"new\n"}


@pytest.fixture
def campaign(tmp_path: Path) -> Published:
    made = Published(tmp_path / "published")
    made.release()
    made.release("mg")
    return made


@pytest.fixture
def into(campaign: Published, tmp_path: Path) -> Path:
    """A section that pulled the first release."""
    campaign.pull(tmp_path / "letters")
    return tmp_path / "letters"


def refused(campaign: Published, into: Path, match: str | None = None, **more: str) -> None:
    """TrustError, and the section's programs see what they saw before."""
    before = lying(into) if (into / "current").exists() else {}
    with pytest.raises(TrustError, match=match):
        campaign.pull(into, **more)  # type: ignore[arg-type]
    assert (lying(into) if before else {}) == before


def test_changed_bytes_of_a_letter(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)
    (path,) = campaign.root.glob(f"targets/sections/nl/{digest_of(NEW['new.txt'])}.file")
    path.write_bytes(b"NEW\n")
    refused(campaign, into)


def digest_of(content: bytes) -> str:
    return TargetFile.from_data("x", content, ["sha256"]).hashes["sha256"]


def test_an_endless_letter(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 10_000)

    with serving_folder(campaign.root) as server:
        server.odd[digest_of(b"new\n")] = endless
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # the client hangs up
        refused(campaign, into, "more came than was signed", url=server.url)


def test_endless_metadata(campaign: Published, into: Path) -> None:
    campaign.refresh(DAY)
    with serving_folder(campaign.root) as server:
        server.odd["timestamp"] = lambda handler: reply(handler, b" " * 5_000_000)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        refused(campaign, into, "more came", url=server.url)


def test_the_whole_repository_rolled_back(campaign: Published, into: Path, tmp_path: Path) -> None:
    shutil.copytree(campaign.root, tmp_path / "old")
    campaign.release(files=NEW)
    campaign.pull(into)
    refused(campaign, into, "not what was signed", url=str(tmp_path / "old"))


def test_a_repository_frozen_until_it_is_over(campaign: Published, into: Path) -> None:
    refused(campaign, into, "nobody has confirmed", day=after(7))
    assert campaign.pull(into, day=after(6)).age_days == 6


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "section-nl", "recall"])
def test_metadata_altered_after_it_was_signed(campaign: Published, tmp_path: Path, role: str) -> None:
    campaign.release(files=NEW)
    spoiled(campaign.metadata(role), lambda tree: tree["signed"].update({"expires": "2039-01-01T00:00:00Z"}))
    refused(campaign, tmp_path / "fresh")


def test_old_metadata_of_a_section_under_the_new_name(campaign: Published, into: Path) -> None:
    old = campaign.metadata("section-nl").read_bytes()
    campaign.release(files=NEW)
    campaign.metadata("section-nl").write_bytes(old)
    refused(campaign, into)


def test_letters_signed_by_another_section(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)
    path = campaign.metadata("section-nl")
    found = Metadata[Targets].from_bytes(path.read_bytes())
    path.write_bytes(sign(found, [campaign.signers["section-mg"]]))
    refused(campaign, into)


def test_a_section_that_lists_the_letters_of_another_is_not_asked(campaign: Published, into: Path) -> None:
    path = campaign.metadata("section-mg")
    found = Metadata[Targets].from_bytes(path.read_bytes())
    false = TargetFile.from_data(manifest_target("nl"), b"{}", ["sha256"])
    found.signed.targets[manifest_target("nl")] = false
    found.signed.targets["recall/withdrawn.json"] = false
    path.write_bytes(sign(found, [campaign.signers["section-mg"]]))
    campaign.release(files=NEW)
    campaign.pull(into)
    assert lying(into) == NEW


def test_the_recall_key_can_bring_no_letter(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)
    number = campaign.metadata("section-nl")
    found = Metadata[Targets].from_bytes(number.read_bytes())
    number.write_bytes(sign(found, [campaign.signers["recall"]]))
    refused(campaign, into)


def test_a_withdrawal_that_is_signed_by_a_section_is_none(campaign: Published, into: Path) -> None:
    campaign.recall("amina")
    path = campaign.metadata("recall")
    path.write_bytes(sign(Metadata[Targets].from_bytes(path.read_bytes()), [campaign.signers["section-mg"]]))
    refused(campaign, into)


def next_root(campaign: Published, signers: list[CryptoSigner]) -> None:
    content = sign(campaign.next_root(2), signers)
    (campaign.root / "metadata" / "2.root.json").write_bytes(content)


def test_a_new_root_with_one_signature_of_two(campaign: Published, into: Path) -> None:
    next_root(campaign, [campaign.signers["root-1"]])
    refused(campaign, into)


def test_a_new_root_signed_twice_by_one_keyholder(campaign: Published, into: Path) -> None:
    next_root(campaign, [campaign.signers["root-1"]] * 2)
    refused(campaign, into)


def test_a_root_that_a_thief_signed_with_keys_of_their_own(campaign: Published, into: Path) -> None:
    thief = Published(campaign.root.parent / "thief")
    thief.signers |= {name: CryptoSigner.generate_ed25519() for name in (*HOLDERS, "timestamp")}
    content = sign(thief.next_root(2), [thief.signers[name] for name in HOLDERS])
    (campaign.root / "metadata" / "2.root.json").write_bytes(content)
    refused(campaign, into)


def test_legal_rotation_of_every_key_is_followed_by_who_slept(campaign: Published, into: Path) -> None:
    roots = dict(campaign.charter.roots)
    for version, name in enumerate((*HOLDERS, "snapshot", "timestamp"), 2):
        others = [campaign.signers[each] for each in HOLDERS if each != name][:2]
        campaign.signers[name] = CryptoSigner.generate_ed25519()
        mine = [campaign.signers[name]] if name in HOLDERS else []
        roots[version] = sign(campaign.next_root(version), [*others, *mine])
    campaign.signers["section-nl"] = CryptoSigner.generate_ed25519()
    campaign.signers["recall"] = CryptoSigner.generate_ed25519()
    campaign.charter = Charter(roots, campaign.signed_targets(2))
    campaign.release("mg")
    campaign.release(files=NEW)
    campaign.pull(into)
    assert lying(into) == NEW


def test_versions_burnt_by_a_thief_are_recovered_from_by_new_keys(campaign: Published, into: Path) -> None:
    tree = campaign.metadata("timestamp")
    burnt = Metadata.from_bytes(tree.read_bytes())
    burnt.signed.version = 2_000_000_000
    burnt.signatures.clear()
    burnt.sign(campaign.signers["timestamp"])
    kept = tree.read_bytes()
    tree.write_bytes(burnt.to_bytes())
    campaign.pull(into)
    tree.write_bytes(kept)
    refused(campaign, into)
    for name in ("snapshot", "timestamp"):
        campaign.signers[name] = CryptoSigner.generate_ed25519()
    content = sign(campaign.next_root(2), [campaign.signers[name] for name in HOLDERS[:2]])
    campaign.charter = replace(campaign.charter, roots={**campaign.charter.roots, 2: content})
    campaign.release(files=NEW)
    campaign.pull(into)
    assert lying(into) == NEW


@pytest.mark.parametrize(
    "day",
    [after(days) for days in (-20_000, -400, -30, -2, 7, 8, 30, 400, 3650)],
)
def test_a_clock_that_is_wrong_accepts_nothing(campaign: Published, into: Path, day: str) -> None:
    campaign.release(files=NEW)
    with pytest.raises(TrustError, match=r"clock|confirmed"):
        campaign.pull(into, day=day)
    assert b"new\n" not in lying(into).values()


@pytest.mark.parametrize("day", [after(days) for days in (-1, 0, 6)])
def test_a_clock_that_is_nearly_right_does(campaign: Published, into: Path, day: str) -> None:
    campaign.release(files=NEW)
    campaign.pull(into, day=day)
    assert lying(into) == NEW


def portal(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, b"<!doctype html><title>Log in to the hotel's network</title>")


def leads_away(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")
    handler.close_connection = True


def packed(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", "3")
    handler.end_headers()
    handler.wfile.write(b"\x1f\x8b\x08")


@pytest.mark.parametrize(
    "part", ["root.json", "timestamp", "snapshot", "section-nl", ".manifest.json", ".file"]
)
@pytest.mark.parametrize("answer", [portal, leads_away, breaks_off, packed], ids=lambda each: each.__name__)
def test_a_network_that_answers_in_the_servers_place(
    campaign: Published, into: Path, part: str, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    campaign.release(files=NEW)
    with serving_folder(campaign.root) as server:
        server.odd[part] = answer
        with pytest.raises((TrustError, ServiceError)):
            campaign.pull(into, url=server.url)
        assert lying(into) == LETTERS
        server.odd.clear()
        campaign.pull(into, url=server.url)
    assert lying(into) == NEW


def test_a_server_that_drips_is_left_in_time(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)
    stopped = []

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.connection.settimeout(0.2)
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            # Waits a little, or until the client has gone.
            try:
                if handler.connection.recv(1) == b"":
                    break
            except TimeoutError:
                continue
        stopped.append(True)

    with serving_folder(campaign.root) as server:
        server.odd["snapshot"] = drip
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        with pytest.raises(ServiceError, match="too slow"):
            campaign.pull(into, url=server.url, timeout_s=1.5)
    assert lying(into) == LETTERS


def test_a_server_that_says_nothing_is_left_in_time(campaign: Published, into: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(ServiceError, match="too slow"):
            campaign.pull(into, url=url, timeout_s=0.5)
    assert lying(into) == LETTERS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"2025-amina/nl/letter.txt"', b'"../../../planted.txt"'),
        (b'"2025-amina/nl/letter.txt"', b'"2025-amina/NL/letter.html"'),
        (b'"index.html"', b'"2025-AMINA"'),
        (b'"index.html"', b'"manifest.json"'),
        (b'"index.html"', b'"\\u0000"'),
        (b'"format":1', b'"format":1,"format":1'),
        (b'"bytes":', b'"bytes":1e2,"x":'),
        (b'"section":"nl"', b'"section":"mg"'),
    ],
    ids=ascii,
)
def test_a_manifest_that_a_thief_of_the_sections_key_signed(
    campaign: Published, into: Path, tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = campaign.metadata("section-nl")
    found = Metadata[Targets].from_bytes(path.read_bytes())
    target = manifest_target("nl")
    content = campaign.read(stored_name(target, found.signed.targets[target].hashes["sha256"]))
    assert content is not None
    assert old in content
    hostile = content.replace(old, new)
    campaign.release(files=NEW)
    path = campaign.metadata("section-nl")
    found = Metadata[Targets].from_bytes(path.read_bytes())
    found.signed.targets[target] = TargetFile.from_data(target, hostile, ["sha256"])
    path.write_bytes(sign(found, [campaign.signers["section-nl"]]))
    store = campaign.root / stored_name(target, digest_of(hostile))
    store.write_bytes(hostile)
    before = sorted(each.name for each in tmp_path.rglob("*") if each.is_file() and into not in each.parents)
    refused(campaign, into)
    assert before == sorted(
        each.name for each in tmp_path.rglob("*") if each.is_file() and into not in each.parents
    )


@pytest.mark.parametrize("name", sorted(path.name for path in BUNDLES.glob("*")) if BUNDLES.is_dir() else [])
@pytest.mark.parametrize("place", ["timestamp", "snapshot", "section-nl", "manifest", "letter"])
def test_published_files_of_the_hostile_kinds(campaign: Published, into: Path, name: str, place: str) -> None:
    campaign.release(files=NEW)
    target = {
        "manifest": max(campaign.root.glob("targets/sections/nl/*.manifest.json"), key=os.path.getmtime),
        "letter": campaign.root / stored_name(object_target("nl"), digest_of(b"new\n")),
    }.get(place) or campaign.metadata(place)
    shutil.copyfile(BUNDLES / name, target)
    refused(campaign, into)


def test_links_and_pipes_in_a_copied_folder_are_not_followed(campaign: Published, into: Path) -> None:
    campaign.release(files=NEW)
    path = campaign.root / stored_name(object_target("nl"), digest_of(b"new\n"))
    made: list[Callable[[], object]] = [
        lambda: path.symlink_to("/dev/zero"),
        lambda: os.mkfifo(path),
        path.mkdir,
    ]
    for make in made:
        path.unlink(missing_ok=True)
        make()
        with pytest.raises(W4RError):
            campaign.pull(into)
        assert lying(into) == LETTERS


def test_metadata_with_any_one_value_exchanged_never_ends_in_a_traceback(
    campaign: Published, tmp_path: Path
) -> None:
    """Each value of each document is exchanged for things of other kinds; all is refused in one line."""
    oddities: tuple[object, ...] = (None, -1, 1e308, "x", [], {}, "9" * 5000, True)
    tried = 0
    for role in ("timestamp", "snapshot", "targets", "section-nl"):
        path = campaign.metadata(role)
        kept = path.read_bytes()
        signed = json.loads(kept)["signed"]
        for key, odd in itertools.product(signed, oddities):
            spoiled(path, lambda tree, key=key, odd=odd: tree["signed"].update({key: odd}))  # type: ignore[misc]
            with pytest.raises((TrustError, ServiceError)):
                campaign.pull(tmp_path / "fresh")
            tried += 1
        for content in (b"", b"{}", b"[" * 100_000, b'{"signed":[],"signatures":{}}', kept[:-5], b"\xff\xfe"):
            path.write_bytes(content)
            with pytest.raises((TrustError, ServiceError)):
                campaign.pull(tmp_path / "fresh")
        path.write_bytes(kept)
    assert tried > 150
    assert not (tmp_path / "fresh" / "current").exists()
