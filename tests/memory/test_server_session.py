# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts travel encrypted, to a server that has proved who it is, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from w4r_i18n.memory.server_session import connected, parameters
from w4r_i18n.model.errors import ConfigError, ServiceError


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://db.example/w4r",
        "postgresql://kea@db.example:5433/w4r?sslmode=verify-full",
        "postgresql://192.0.2.7/w4r",
        "postgresql://localhost.example.org/w4r",
        "postgresql://localhost,db.example/w4r",
        "postgresql://localhost/w4r?hostaddr=192.0.2.7",
        "postgresql://127.0.0.1.example/w4r",
        "postgresql:///w4r?service=campaign",
    ],
)
def test_over_a_network_the_server_proves_who_it_is(url: str) -> None:
    assert parameters(url)["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:///w4r?host=/run/postgresql",
        "postgresql://%2Frun%2Fpostgresql/w4r",
        "postgresql://localhost:5433/w4r",
        "postgresql://127.0.0.1,[::1]/w4r",
    ],
)
def test_on_one_machine_nothing_is_asked_for(url: str) -> None:
    assert "sslmode" not in parameters(url)


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_a_mode_in_which_anybody_can_be_the_server_is_refused_over_a_network(mode: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parameters(f"postgresql://db.example/w4r?sslmode={mode}")
    assert f"sslmode={mode}" in caught.value.message
    assert "take it out" in caught.value.hint
    assert parameters("postgresql://db.example/w4r?sslmode=verify-ca")["sslmode"] == "verify-ca"


@pytest.mark.parametrize(
    "url", ["postgresql://me:279a2e9d@localhost/w4r", "postgresql:///w4r?password=279a2e9d"]
)
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ConfigError, match="holds a password") as caught:
        parameters(url)
    assert "279a2e9d" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://h/%zz279a2e9d", "postgresql://h/x?nosuch=279a2e9d", "p://\0"])
def test_a_url_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ConfigError, match="cannot be read as postgresql://HOST/DATABASE") as caught:
        parameters(url)
    assert "279a2e9d" not in str(caught.value)


def test_a_server_that_is_away_is_one_line_with_what_to_do() -> None:
    with pytest.raises(ServiceError) as caught:
        connected("postgresql://127.0.0.1:1/w4r", "test")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 6
    assert "is it running" in caught.value.hint


def said_by(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_host_that_only_the_environment_names_is_asked_for_its_certificate_too() -> None:
    program = "from w4r_i18n.memory.server_session import parameters; print(parameters('postgresql:///w4r'))"
    assert "verify-full" in said_by(program, PGHOST="db.example")
    assert "verify-full" not in said_by(program, PGHOST="/run/postgresql")


def test_a_missing_extra_is_one_line_that_names_it() -> None:
    program = """
import sys
sys.modules["psycopg"] = None
from w4r_i18n.memory.server import open_server
from w4r_i18n.model.errors import ConfigError
try: open_server("postgresql:///w4r", "C")
except ConfigError as error: print(error)
"""
    said = said_by(program)
    assert said == "[memory] url needs psycopg, which is not installed (pip install 'w4r_i18n[server]')\n"
