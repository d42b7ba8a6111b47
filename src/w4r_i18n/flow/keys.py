# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r keys`: make, exchange and show the keys that what is published is signed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from securesystemslib.signer import Key, Signer

from w4r_i18n.model.errors import ConfigError, PolicyError
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.publish.names import RECALL, SECTION, section_role
from w4r_i18n.publish.repository import Charter, new_root, new_targets, sign
from w4r_i18n.publish.stores.folder import names
from w4r_i18n.publish.stores.keys import KeyFolder, Passphrase

ONLINE = ("snapshot", "timestamp")
HOLDERS = 3
_OF_SECTION = "section-"


@dataclass(frozen=True, slots=True)
class Shown:
    """One key."""

    name: str
    keyid: str
    here: bool
    """Whether what signs by it is in this folder."""
    signs: str
    """`root and targets`, `snapshot`…"""
    expires: str = ""
    """ISO day on which what the keyholders signed ends; of keys that sign each release: empty."""


def must_lie_outside(folder: Path, tree: Path) -> None:
    """Raises PolicyError for keys within the tree: sooner or later they are committed."""
    if folder.resolve().is_relative_to(tree.resolve()):
        hint = "--keys takes a folder elsewhere, as does W4R_KEYS"
        raise PolicyError("keys do not lie in the tree: they would be committed one day", hint=hint)


def new(
    folder: KeyFolder, sections: Iterable[str], passphrase: Passphrase, *, threshold: int, day: str
) -> tuple[str, ...]:
    """Make all keys that are missing, and sign root and targets; the names of the new ones.

    In a folder that has keys, those of new sections are added; root's keyholders sign, a threshold of them.
    """
    known = set(folder.names())
    wanted = [_role_of(section) for section in sorted(set(sections))]
    if known:
        made = [name for name in wanted if name not in known]
        for name in made:
            folder.create(name, passphrase)
        if made:
            sign_targets(folder, folder.charter(), passphrase, day=day)
        return tuple(made)
    holders = [f"root-{number}" for number in range(1, max(HOLDERS, threshold + 1) + 1)]
    made = [*holders, *ONLINE, RECALL, *wanted]
    signers = {name: folder.create(name, passphrase) for name in made}
    keys = {name: signer.public_key for name, signer in signers.items()}
    root = new_root([keys[name] for name in holders], keys, threshold=threshold, version=1, day=day)
    signing = [signers[name] for name in holders]
    targets = new_targets(_sections(keys), keys[RECALL], version=1, day=day)
    folder.keep(Charter({1: sign(root, signing)}, sign(targets, signing)))
    return tuple(made)


def rotate(folder: KeyFolder, name: str, passphrase: Passphrase, *, day: str) -> str:
    """Exchange one key, lost or stolen, and renew what the keyholders signed; the new key's id.

    The old private key is not needed. Of a keyholder's: the others sign, as many as the threshold says.
    """
    charter = folder.charter()
    if name not in folder.names():
        raise ConfigError(f"there is no key '{name[:60]}'", hint=f"there are: {', '.join(folder.names())}")
    holders = [each for each in folder.names() if each.startswith("root-")]
    threshold = charter.root.signed.roles["root"].threshold
    others = [each for each in holders if each != name and folder.can_sign(each)][:threshold]
    if len(others) < threshold:
        raise ConfigError(
            f"{len(others)} other keyholders' keys are here; wanted {threshold}", hint="bring them"
        )
    signing = [folder.signer(each, passphrase) for each in others]
    fresh = folder.create(name, passphrase)
    if name in (*holders, *ONLINE):
        charter = _renewed(
            folder, charter, holders, [*signing, *([fresh] if name in holders else [])], day=day
        )
    _write_targets(folder, charter, signing, day=day)
    return str(fresh.public_key.keyid)


def show(folder: KeyFolder) -> tuple[Shown, ...]:
    """Every key, and until when what the keyholders signed holds. Raises ConfigError where there is none."""
    charter = folder.charter()
    ends = min(charter.root.signed.expires, charter.delegations.signed.expires)
    return tuple(
        Shown(
            name, folder.public(name).keyid, folder.can_sign(name),
            "root and targets" if name.startswith("root-") else name,
            f"{ends:%Y-%m-%d}" if name.startswith("root-") else "",
        )
        for name in folder.names()
    )  # fmt: skip


def _renewed(
    folder: KeyFolder, charter: Charter, holders: list[str], signing: list[Signer], *, day: str
) -> Charter:
    """The next root: signed by enough of the former keyholders, and of those that it names."""
    former = charter.root.signed
    keys = {name: folder.public(name) for name in folder.names()}
    root = new_root(
        [keys[name] for name in holders], keys,
        threshold=former.roles["root"].threshold, version=former.version + 1, day=day,
    )  # fmt: skip
    return replace(charter, roots={**charter.roots, former.version + 1: sign(root, signing)})


def sign_targets(folder: KeyFolder, charter: Charter, passphrase: Passphrase, *, day: str) -> None:
    """Have a threshold of keyholders sign what they say: delegations, and which withdrawals have ended.

    Raises ConfigError where too few of their keys are here.
    """
    threshold = charter.root.signed.roles["targets"].threshold
    here = [name for name in folder.names() if name.startswith("root-") and folder.can_sign(name)]
    if len(here) < threshold:
        raise ConfigError(f"{len(here)} keyholders' keys are here; wanted {threshold}", hint="bring them")
    signing = [folder.signer(name, passphrase) for name in here[:threshold]]
    _write_targets(folder, charter, signing, day=day)


def _write_targets(folder: KeyFolder, charter: Charter, signing: list[Signer], *, day: str) -> None:
    keys = {name: folder.public(name) for name in folder.names()}
    version = folder.charter().delegations.signed.version + 1
    targets = new_targets(_sections(keys), keys[RECALL], version=version, day=day, reopened=charter.reopened)
    folder.keep(replace(charter, targets=sign(targets, signing)))


def _sections(keys: Mapping[str, Key]) -> dict[str, Key]:
    return {name.removeprefix(_OF_SECTION): key for name, key in keys.items() if name.startswith(_OF_SECTION)}


def _role_of(section: str) -> str:
    if not SECTION.fullmatch(section):
        raise ConfigError(
            f"{section[:60]!a} is no section", hint="small letters, digits and hyphens: nl, ch-fr"
        )
    return section_role(section)


def sections_of(workspace: Workspace) -> tuple[str, ...]:
    """The sections that have a file in the tree."""
    found = (
        name.removesuffix(".toml") for name in names(workspace.root / "sections") if name.endswith(".toml")
    )
    return tuple(name for name in found if SECTION.fullmatch(name))
