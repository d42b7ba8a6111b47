# SPDX-License-Identifier: GPL-3.0-or-later
"""Digests that pin a translation to the exact source and target it was made for (FORMATS 5)."""

from __future__ import annotations

import hashlib
import unicodedata

from w4r_i18n.model.unit import Digest
from w4r_i18n.text.normalise import VERSION, typographic

PO_DIGITS = 12
LEDGER_DIGITS = 24


def source_digest(context: str, msgid: str) -> Digest:
    """Over context and typographically normalised msgid, so a typographic edit keeps approvals.

    For a group (an entry and the `<join/>` entries after it) pass their msgids joined by one space.
    """
    return _digest(f"{context}\x04{typographic(msgid)}")


def target_digest(text: str) -> Digest:
    """Over the target in NFC without outer blanks: one changed letter is another digest."""
    return _digest(unicodedata.normalize("NFC", text).strip())


def _digest(text: str) -> Digest:
    return Digest(f"{VERSION}:{hashlib.sha256(text.encode()).hexdigest()}")


def short(digest: str, digits: int = PO_DIGITS) -> str:
    """`v1:` and the first digits, as a PO comment (12) or the ledger (24) shows it."""
    version, _, body = digest.partition(":")
    return f"{version}:{body[:digits]}"


def fits(shown: str, digest: str) -> bool:
    """Whether a shortened digest is this digest's beginning (at least 12 digits, same version)."""
    return len(shown.partition(":")[2]) >= PO_DIGITS and digest.startswith(shown)
