# SPDX-License-Identifier: GPL-3.0-or-later
"""What is public is what is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

import w4r_i18n
from w4r_i18n import registry
from w4r_i18n.model.errors import ConfigError

PORTS = {
    "reader": ("SUFFIXES", "read", "spell"),
    "cleaner": ("clean",),
    "breaker": ("breaks",),
    "check": ("NAME", "SEVERITY", "SCOPE", "DOC", "GOOD", "BAD", "check"),
    "report": ("render",),
    "renderer": ("SUFFIX", "FORMATS", "render"),
    "channel": ("NAME", "SUFFIX", "MEDIA", "KINDS", "missing", "render"),
    "format": ("SUFFIXES", "write", "read"),
    "engine": ("NAME", "REACH", "MASKS", "LIMITS", "OPTIONS", "missing", "pairs", "serves", "opened"),
}


def test_every_public_name_can_be_imported_and_says_what_it_does() -> None:
    for name in w4r_i18n.__all__:
        assert getattr(w4r_i18n, name).__doc__, name


def test_the_list_and_the_homes_of_public_names_agree() -> None:
    assert sorted(w4r_i18n.__all__) == sorted(w4r_i18n._HOMES)
    assert set(w4r_i18n.__all__) <= set(dir(w4r_i18n))


def test_everything_behind_a_door_offers_what_its_port_asks() -> None:
    assert set(PORTS) == set(registry.DOORS)
    for door, wanted in PORTS.items():
        assert registry.names(door), door
        for name in registry.names(door):
            module = registry.find(door, name)
            missing = [each for each in wanted if not hasattr(module, each)]
            assert not missing, f"{door} {name}: {missing}"


def test_a_name_that_is_behind_no_door_is_an_error_that_lists_those_that_are() -> None:
    with pytest.raises(ConfigError, match="placeholder"):
        registry.find("check", "no-such-check")


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(w4r_i18n.__file__).parent / "py.typed").is_file()
