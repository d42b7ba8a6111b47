# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of a pack: what is in them, and that no text becomes anything but text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, ValidationError

from w4r_i18n.model.section import Postage, Section
from w4r_i18n.render import pack_schema
from w4r_i18n.render.pack import SNIPPET, File, Item, index, messages_json

SECTION = Section(
    "es", "ES", ("es", "en"), campaign="Campaña",
    postage=(Postage("mundo", "1.90 EUR", "2026-01-01"), Postage("mundo", "2.10 EUR", "2027-01-01")),
)  # fmt: skip
EVIL = '<script>alert(1)</script>{{ 7*7 }}"onload=x'
READY = Item(
    "2030-x/letter/es", "x", "2030-x", "letter", "authority", "es", "ready", language="es", title=EVIL,
    text=EVIL, files=(File("text", "2030-x/es/letter.txt", "0" * 64),), stop_text="No escriba más.",
)  # fmt: skip
SECRET = Item(
    "2030-y/letter/es", "y", "2030-y", "letter", "authority", "es", "withheld", title="Nombre",
    reasons=("no deadline",),
)  # fmt: skip


def test_the_index_has_what_is_withheld_with_its_reasons_and_no_words_of_it() -> None:
    found = json.dumps(index(SECTION, "2026-11-24", [SECRET]))
    assert "no deadline" in found
    assert '"text"' not in found


def test_only_the_postage_that_holds_on_the_day_is_told() -> None:
    found = index(SECTION, "2026-11-24", [])
    assert found["postage"] == [{"zone": "mundo", "price": "1.90 EUR", "since": "2026-01-01"}]


def test_messages_are_whole_blocks_by_key_with_what_stands_in_their_place_later() -> None:
    found = json.loads(messages_json([READY, SECRET]))["messages"]
    assert found["2030-x/letter/es"]["text"] == EVIL
    assert found["2030-x/letter/es"]["stop_text"] == "No escriba más."
    assert found["2030-y/letter/es"]["text"] == ""


def test_the_script_sets_text_and_never_markup() -> None:
    assert "textContent" in SNIPPET
    assert not any(word in SNIPPET for word in ("innerHTML", "outerHTML", "eval(", "document.write"))


def test_the_lists_are_what_their_schemas_say() -> None:
    items = [replace(READY, stop_after="2030-06-30T22:00:00Z", locked="sha256:" + "0" * 64), SECRET]
    _valid(pack_schema.INDEX, index(SECTION, "2026-11-24", items))
    _valid(pack_schema.MESSAGES, json.loads(messages_json(items)))


@pytest.mark.parametrize("fault", [{"stop_after": "tomorrow"}, {"locked": "x"}, {"state": "sent"}])
def test_the_schema_refuses_what_no_pack_says(fault: dict[str, str]) -> None:
    whole = json.loads(json.dumps(index(SECTION, "2026-11-24", [READY])))
    whole["items"][0] |= fault
    with pytest.raises(ValidationError):
        _valid(pack_schema.INDEX, whole)


def _valid(schema: dict[str, object], value: object) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(value)
