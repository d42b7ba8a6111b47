# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of keys: private ones encrypted, public ones beside them, and what the keyholders signed.

root-1.pem root-1.pub    a private key (PKCS8, encrypted) and its public one; likewise for every role
recall.uri               instead of a .pem: where a device or a service holds the key
metadata/                root and targets as signed, all versions of root
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.exceptions import UnsupportedLibraryError
from securesystemslib.signer import CryptoSigner, Key, Signer, SSlibKey

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError, InputError, PolicyError, ServiceError, TrustError
from w4r_i18n.publish.repository import Charter

MIN_PASSPHRASE = 12
"""Characters; a stolen file is tried at leisure."""
_NAME = re.compile(r"(?:root-[1-9][0-9]?|snapshot|timestamp|recall|section-[a-z0-9][a-z0-9-]{0,39})")
_ROOT = re.compile(r"([1-9][0-9]{0,8})\.root\.json")
Passphrase = Callable[[str], str]
"""Asked with a key's name."""


class KeyFolder:
    """Keys by name: root-1…, snapshot, timestamp, recall, section-<id>."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """Of all public keys, roots first."""
        found = [path.stem for path in self.folder.glob("*.pub") if _NAME.fullmatch(path.stem)]
        return tuple(sorted(found, key=lambda name: (not name.startswith("root-"), name)))

    def public(self, name: str) -> Key:
        """Raises InputError for a key that is not there or is none."""
        path = self.folder / f"{name}.pub"
        try:
            tree = json.loads(path.read_bytes())
            return Key.from_dict(tree.pop("keyid"), tree)
        except FileNotFoundError:
            raise InputError(
                f"there is no key '{name}'", place=Place(str(path)), hint="w4r keys show"
            ) from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise InputError("is no public key", place=Place(str(path))) from None

    def can_sign(self, name: str) -> bool:
        return any((self.folder / f"{name}{suffix}").is_file() for suffix in (".pem", ".uri"))

    def signer(self, name: str, passphrase: Passphrase) -> Signer:
        """What signs for a name. Raises TrustError for a wrong passphrase, or another name's key."""
        public = self.public(name)
        uri = self.folder / f"{name}.uri"
        if uri.is_file():
            return _elsewhere(uri, public)
        path = self.folder / f"{name}.pem"
        if not path.is_file():
            hint = "bring the file, or ask who holds it"
            raise ConfigError(f"the private key of '{name}' is not here", place=Place(str(path)), hint=hint)
        try:
            private = serialization.load_pem_private_key(path.read_bytes(), passphrase(name).encode())
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise TrustError(f"the passphrase of '{name}' is another one", place=Place(str(path))) from None
        if not isinstance(private, Ed25519PrivateKey) or _keyid(private) != public.keyid:
            raise TrustError(f"is not the private key of '{name}'", place=Place(str(path)))
        return CryptoSigner(private)

    def create(self, name: str, passphrase: Passphrase) -> Signer:
        """A new key, in place of one of that name. Raises PolicyError for a passphrase that is too short."""
        words = passphrase(name)
        if len(words) < MIN_PASSPHRASE:
            raise PolicyError(f"the passphrase is too short; wanted {MIN_PASSPHRASE} characters at least")
        private = Ed25519PrivateKey.generate()
        locked = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(words.encode()),
        )
        signer = CryptoSigner(private)
        public = {"keyid": signer.public_key.keyid, **signer.public_key.to_dict()}
        self._put(f"{name}.pem", locked, 0o600)
        self._put(f"{name}.pub", json.dumps(public, sort_keys=True).encode() + b"\n", 0o644)
        (self.folder / f"{name}.uri").unlink(missing_ok=True)
        return signer

    def charter(self) -> Charter:
        """What the keyholders signed. Raises ConfigError where nothing is yet."""
        folder = self.folder / "metadata"
        found = {
            int(match[1]): path.read_bytes()
            for path in (folder.iterdir() if folder.is_dir() else ())
            if (match := _ROOT.fullmatch(path.name))
        }
        targets = folder / "targets.json"
        if not found or not targets.is_file():
            hint = "'w4r keys new' makes keys; --keys or W4R_KEYS says where they are"
            raise ConfigError("no keys here", place=Place(str(self.folder)), hint=hint)
        reopened = folder / "reopened.json"
        return Charter(found, targets.read_bytes(), reopened.read_bytes() if reopened.is_file() else b"")

    def keep(self, charter: Charter) -> None:
        """Write what was signed; the newest root also as root.json, which is what sections are given."""
        roots = charter.roots
        for version, content in roots.items():
            self._put(f"metadata/{version}.root.json", content, 0o644)
        if charter.reopened:
            self._put("metadata/reopened.json", charter.reopened, 0o644)
        self._put("metadata/targets.json", charter.targets, 0o644)
        self._put("root.json", roots[max(roots)], 0o644)

    def _put(self, name: str, content: bytes, mode: int) -> None:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary = Path(file.name)
            temporary.chmod(mode)
            temporary.replace(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ServiceError(f"cannot write: {reason}", place=Place(str(path))) from None


def _elsewhere(uri: Path, public: Key) -> Signer:
    """A signer of the same library: a device, an agent or a service that never gives its key away."""
    try:
        return Signer.from_priv_key_uri(uri.read_text(encoding="utf-8").strip(), public)
    except (ValueError, OSError, UnsupportedLibraryError) as error:
        reason = ascii(str(error).splitlines()[0][:120])[1:-1] if str(error) else type(error).__name__
        raise ConfigError(f"cannot sign by it: {reason}", place=Place(str(uri))) from None


def _keyid(private: Ed25519PrivateKey) -> str:
    keyid: str = SSlibKey.from_crypto(private.public_key()).keyid
    return keyid
