# SPDX-License-Identifier: GPL-3.0-or-later
"""reviewers.toml as it is read, and what is refused in it."""

from __future__ import annotations

import base64

import pytest

from w4r_i18n.model.errors import InputError
from w4r_i18n.review.proof import Step, prove
from w4r_i18n.review.reviewers import MAX_BYTES, read_reviewers


def key(seed: int, kind: str = "ssh-ed25519", said: str = "") -> str:
    """The line of a .pub file whose key is made of one number."""
    blob = len(kind).to_bytes(4, "big") + kind.encode() + (32).to_bytes(4, "big") + bytes([seed]) * 32
    return f"{said or kind} {base64.b64encode(blob).decode()} somebody"


def table(name: str, *keys: str, more: str = "") -> str:
    return f"[{name}]\nkeys = [{', '.join(f'{each!r}' for each in keys)}]\n{more}"


def test_each_key_speaks_for_its_pseudonym_and_for_whom_the_file_says() -> None:
    text = table("kea", key(1), key(2)) + table("page", key(3), more='speaks_for = ["kea"]\n')
    found = read_reviewers(text.encode())
    assert sorted(found.keys.values()) == ["kea", "kea", "page"]
    assert all(mark.startswith("SHA256:") for mark in found.keys)
    assert found.allowed.count('namespaces="git" ssh-ed25519 ') == 3
    assert "somebody" not in found.allowed
    assert found.may_say("kea", "kea")
    assert found.may_say("page", "kea")
    assert not found.may_say("kea", "page")
    assert not found.may_say("", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (table("kea", key(1)) + table("rok", key(1)), "stands here already"),
        (table("Kea", key(1)), "no pseudonym"),
        (table("kea", "ssh-ed25519 AAAA"), "no public ssh key"),
        (table("kea", key(1, said="ssh-rsa")), "no public ssh key"),
        (table("kea", "kea cert-authority " + key(1)), "no public ssh key"),
        ("[kea]\nkeys = 'x'\n", "lists of texts"),
        ("[kea]\nkeys = [1]\n", "wanted a text"),
        ("[kea]\nkey = ['x']\n", "speaks_for at most"),
        ("kea = 1\n", "speaks_for at most"),
        ("[kea\n", "no TOML"),
        ("", "no TOML"),
        ("[" * 5000, "no TOML"),
        ("#" * (MAX_BYTES + 1), "no TOML"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_keys_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as found:
        read_reviewers(text.encode())
    assert found.value.place is not None
    assert found.value.place.line >= 1


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="no TOML"):
        read_reviewers(b"\xff\xfe[kea]")


def test_a_line_that_is_no_act_is_a_fault_whoever_signed_it() -> None:
    known = read_reviewers(table("kea", key(1)).encode())
    step = Step("c", "kea", "locales/de/reviews/x.jsonl", ('{"act":"approved"}', "<<<<<<< ours"), ())
    found = prove([step], known, here={})
    assert [fault.kind for fault in found.faults] == ["unreadable"]
    assert found.counted == 0
