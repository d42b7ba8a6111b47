# SPDX-License-Identifier: GPL-3.0-or-later
"""What drafting keeps, whatever stands in a catalogue and whatever an engine says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draft.fakes import FakeEngine, germanised
from tests.journeys import drafting, tree

from w4r_i18n.model.catalogue import Entry

DOMAIN = "2025-riviere"
TYPED = ("Von Hand.", "  ", "<join/>", "Nadia", "12", "Ein Satz, ein zweiter.", "")
ANSWERS = (
    "", " ", "XPH0X", "XPH0X XPH0X", "[w4r0]", "<g1>", "{place}", "evil@attacker.example",
    "Sure! Here is the translation: …", "<html><body>502 Bad Gateway</body></html>", "\x00", "\u202e",
    "ja ja ja ja ja",
)  # fmt: skip


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tree.new_tree(tmp_path_factory.mktemp("laws") / "campaign")
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write(drafting.POLICY)
    assert tree.w4r(root, "merge").code == 0
    return root


@st.composite
def typed(draw: st.DrawFn) -> list[tuple[str, bool]]:
    """What stands in each entry, and whether it is fuzzy."""
    return draw(st.lists(st.tuples(st.sampled_from(TYPED), st.booleans()), min_size=15, max_size=15))


answers = st.lists(st.sampled_from((*ANSWERS, "fine", "fine", "fine")), min_size=3, max_size=20)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(states=typed(), said=answers)
def test_a_text_that_stands_there_is_never_touched(
    merged: Path, states: list[tuple[str, bool]], said: list[str]
) -> None:
    """No msgstr but a blank one is another one afterwards, and no entry loses a person's comment."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "campaign"
        shutil.copytree(merged, root)
        file = polib.pofile(str(tree.po_path(root, "de", DOMAIN)), wrapwidth=0)
        for entry, (text, fuzzy) in zip(file, states, strict=False):
            entry.msgstr, entry.tcomment = text, "eine Notiz"
            entry.flags = [*entry.flags, "fuzzy"] if fuzzy else entry.flags
        Path(file.fpath).write_text(str(file), encoding="utf-8")
        before = {entry.key: entry for entry in drafting.entries(root, "de", DOMAIN)}
        drafting.drafted(root, FakeEngine(answering=_saying(said)), domains=(DOMAIN,))
        after = {entry.key: entry for entry in drafting.entries(root, "de", DOMAIN)}
        assert after.keys() == before.keys()
        for key, former in before.items():
            assert "eine Notiz" in after[key].comments or "eine Notiz" not in former.comments
            if former.msgstr.strip():
                assert after[key].msgstr == former.msgstr
            elif after[key].msgstr.strip():
                _must_be_a_draft(after[key])


def _must_be_a_draft(entry: Entry) -> None:
    assert entry.fuzzy
    assert any(comment.startswith("w4r: mt ") for comment in entry.comments)
    assert entry.msgstr.strip() not in ANSWERS or entry.msgstr == germanised(entry.msgid)


def _saying(said: list[str]) -> FakeAnswer:
    return FakeAnswer(iter(said * 100))


class FakeAnswer:
    """One thing after the other, now and then what makes sense."""

    def __init__(self, said: Iterator[str]) -> None:
        self._said = said

    def __call__(self, text: str) -> str:
        words = next(self._said)
        return germanised(text) if words == "fine" else words
