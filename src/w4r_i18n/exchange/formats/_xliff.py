# SPDX-License-Identifier: GPL-3.0-or-later
"""Any XLIFF: which version it is, the root tells, for all have the same suffixes."""

from __future__ import annotations

import re

from w4r_i18n.exchange.formats import _xliff_read2, _xliff_read12
from w4r_i18n.exchange.xml import local, namespace, parse, place_of
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Handoff
from w4r_i18n.text.marks import shown

SUFFIXES = (".xlf", ".xliff")
_HOME = "urn:oasis:names:tc:xliff:document:"


def read(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """A hand-off for each `<file>`. Raises InputError with file:line."""
    root = parse(data, path)
    if local(root) != "xliff":
        raise InputError(f"the root is <{shown(local(root))}>; wanted <xliff>", place=place_of(root, path))
    version = root.get("version", "")
    home = namespace(root)
    if re.fullmatch(r"1\.[12]", version) and home in {f"{_HOME}{version}", ""}:
        return _xliff_read12.handoffs(root, path)
    if re.fullmatch(r"2\.[0-2]", version) and home in {f"{_HOME}2.0", f"{_HOME}2.2"}:
        return _xliff_read2.handoffs(root, path)
    message = f"XLIFF '{shown(version)}' in namespace '{shown(home)}'; wanted 1.2 or 2.0 to 2.2 in its own"
    raise InputError(message, place=place_of(root, path))
