# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.flow import keys
from w4r_i18n.model.errors import ConfigError, PolicyError, TrustError
from w4r_i18n.publish.stores.keys import KeyFolder

DAY = "2026-11-24"


def words(_name: str) -> str:
    return "a passphrase for tests"


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    made = KeyFolder(tmp_path / "keys")
    keys.new(made, ["nl"], words, threshold=2, day=DAY)
    return made


def test_private_keys_are_encrypted_and_for_their_owner_alone(folder: KeyFolder) -> None:
    for path in folder.folder.glob("*.pem"):
        assert path.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
        assert path.stat().st_mode & 0o777 == 0o600
    assert len(list(folder.folder.glob("*.pem"))) == 7


def test_another_passphrase_opens_nothing(folder: KeyFolder) -> None:
    with pytest.raises(TrustError, match="another one"):
        folder.signer("recall", lambda _name: "some other passphrase")


def test_a_key_under_another_name_signs_nothing(folder: KeyFolder) -> None:
    (folder.folder / "recall.pem").write_bytes((folder.folder / "root-1.pem").read_bytes())
    with pytest.raises(TrustError, match="not the private key"):
        folder.signer("recall", words)


def test_a_short_passphrase_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="12 characters"):
        keys.new(KeyFolder(tmp_path), [], lambda _name: "short", threshold=2, day=DAY)
    assert not list(tmp_path.iterdir())


def test_keys_do_not_lie_in_the_tree(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="committed"):
        keys.must_lie_outside(tmp_path / "x" / ".." / "keys", tmp_path)


def test_a_new_section_gets_a_key_and_the_others_keep_theirs(folder: KeyFolder) -> None:
    before = {name: folder.public(name).keyid for name in folder.names()}
    assert keys.new(folder, ["nl", "mg"], words, threshold=2, day=DAY) == ("section-mg",)
    assert {name: folder.public(name).keyid for name in before} == before
    assert folder.charter().delegations.signed.version == 2
    assert keys.new(folder, ["nl", "mg"], words, threshold=2, day=DAY) == ()


@pytest.mark.parametrize("name", ["root-1", "root-3", "snapshot", "timestamp", "recall", "section-nl"])
def test_any_one_key_that_is_lost_is_exchanged_without_it(folder: KeyFolder, name: str) -> None:
    old = folder.public(name).keyid
    (folder.folder / f"{name}.pem").unlink()
    keys.rotate(folder, name, words, day=DAY)
    assert folder.public(name).keyid != old
    charter = folder.charter()
    assert charter.delegations.signed.version == 2
    online = name in {"root-1", "root-3", "snapshot", "timestamp"}
    assert max(charter.roots) == (2 if online else 1)
    assert folder.folder.joinpath("root.json").read_bytes() == charter.roots[max(charter.roots)]


def test_two_lost_keyholders_are_one_too_many(folder: KeyFolder) -> None:
    before = folder.charter()
    for name in ("root-1", "root-2"):
        (folder.folder / f"{name}.pem").unlink()
    with pytest.raises(ConfigError, match="1 other keyholders"):
        keys.rotate(folder, "root-1", words, day=DAY)
    assert folder.charter() == before


def test_a_key_that_lies_elsewhere_signs_by_its_address(folder: KeyFolder, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from securesystemslib.signer import CryptoSigner

    sealed = (folder.folder / "recall.pem").read_bytes()
    private = load_pem_private_key(sealed, words("").encode())
    token = tmp_path / "token"
    token.write_bytes(CryptoSigner(private).private_bytes)
    (folder.folder / "recall.pem").unlink()
    (folder.folder / "recall.uri").write_text(f"file2:{token}\n")
    signer = folder.signer("recall", words)
    folder.public("recall").verify_signature(signer.sign(b"x"), b"x")
    (folder.folder / "recall.uri").write_text("nothing:known\n")
    with pytest.raises(ConfigError, match="cannot sign"):
        folder.signer("recall", words)


def test_keys_of_nobody_are_shown_as_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no keys here"):
        keys.show(KeyFolder(tmp_path))
