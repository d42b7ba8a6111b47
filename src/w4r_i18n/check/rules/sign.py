# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that lost or got a minus sign."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "sign"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
Three degrees of frost are no three degrees: a minus sign was lost or came in. Write the number with the
source's sign; − and - are one."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "par −3 °C", "at -3 °C"),
    _in("en", "de 2020-2025", "from 2020 to 2025"),
)
BAD = (
    _in("en", "par −3 °C", "at 3 °C"),
    _in("en", "par 3 °C", "at -3 °C"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("sign", seen)
