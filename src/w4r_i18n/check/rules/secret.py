# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and passwords in a comment or a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "secret"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
A comment or a text holds what looks like the key of a service. Everyone who has the repository has the key:
withdraw it at the service first, then delete it here. Keys belong into the environment."""
GOOD = (
    Entry("Le mot de passe : secret", "The password: secret"),
    Entry("Clé", "Key", comments=("the key: see the glossary",)),
)
BAD = (
    Entry("Clé", "Key", comments=("SERVICE_KEY=1d2c3b4a-5e6f-7a8b-9c0d-1e2f3a4b5c6d:fx",)),
    Entry("Clé", "Key", comments=("api_token: 8f14e45fceea167a5a36dedd4bea2543",)),
    Entry("Clé", "-----BEGIN PRIVATE KEY-----"),
)

_SECRET = re.compile(
    r"(?:key|token|secret|passw(?:or)?d)[\"']?\s{0,3}[=:]\s{0,3}[\"']?(?=[^\s\"']{0,80}\d)[^\s\"'/.]{16,}"
    r"|-----BEGIN [A-Z ]{0,20}PRIVATE KEY",
    re.IGNORECASE,
)
_WORDS = ("key", "token", "secret", "passw")


def check(seen: Seen) -> Iterator[str]:
    for where, text in seen.strings:
        lower = text.lower() if ":" in text or "=" in text or "-----" in text else ""
        if lower and any(word in lower for word in _WORDS) and _SECRET.search(text):
            yield f"{where} holds what looks like a key or password"
