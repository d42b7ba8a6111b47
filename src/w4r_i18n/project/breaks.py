# SPDX-License-Identifier: GPL-3.0-or-later
"""`sources/breaks.toml`: what a project never breaks after, `nobreak = ["St-Barth.", …]`."""

from __future__ import annotations

import tomllib

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.toml_places import line_of, places, too_deep


def read_breaks(data: bytes, *, path: str) -> tuple[str, ...]:
    """The strings of the list. Raises InputError with file:line for anything else."""
    try:
        text = data.decode("utf-8-sig")
        if line := too_deep(text):
            raise InputError("brackets nest too deep", place=Place(path, line))
        tree = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"not TOML: {error}", place=Place(path, 1)) from None
    for key in tree:
        if key != "nobreak":
            line = line_of(places(text), (key,))
            raise InputError(f"unknown key {key[:40]!a}", hint="known: nobreak", place=Place(path, line))
    found = tree.get("nobreak", [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        line = line_of(places(text), ("nobreak",))
        raise InputError("nobreak is a list of strings", place=Place(path, line))
    return tuple(found)
