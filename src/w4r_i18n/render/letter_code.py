# SPDX-License-Identifier: GPL-3.0-or-later
"""The code of a letter, by which anyone can ask whether it is current."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from w4r_i18n.model.letter import Letter

CODE_LENGTH = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nobody takes one of them for another when copying it from paper."""


def coded(letter: Letter, address: str) -> Letter:
    """`address` is the section's page for questions; the code is its last part."""
    code = code_of(letter)
    joint = "" if not address or address[-1] in "/=" else "/"
    return replace(letter, code=code, status_url=f"{address}{joint}{code}" if address else "")


def code_of(letter: Letter) -> str:
    """Eight signs over case, domain, language, section and every word: another letter has another code.

    The first 40 bits of SHA-256 over the letter's fields as canonical JSON, in Crockford's base 32.
    """
    fields = asdict(replace(letter, code="", status_url=""))
    fields["locale"] = letter.locale.tag
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(content.encode()).digest()[:5], "big")
    signs = (_ALPHABET[number >> 5 * at & 31] for at in reversed(range(CODE_LENGTH)))
    return "".join(signs)
