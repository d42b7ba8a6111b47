# SPDX-License-Identifier: GPL-3.0-or-later
"""States and origins in other formats' words, both ways; docs/reference/exchange.md shows the table."""

from __future__ import annotations

import re
from collections.abc import Mapping

from w4r_i18n.model.review import State

_ORIGIN = re.compile(r"(mt|memory|filled)(?: ([^\s=:]{1,60}))?")

XLIFF_12: Mapping[State, str] = {
    State.STALE: "needs-translation",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.APPROVED: "final",
}
_FROM_XLIFF_12 = {word: state for state, word in XLIFF_12.items()}
_QUALIFIERS = {"mt": "mt-suggestion", "memory": "tm-suggestion", "filled": "exact-match"}
_FROM_QUALIFIER = {
    **{word: kind for kind, word in _QUALIFIERS.items()},
    "leveraged-mt": "mt", "leveraged-tm": "memory", "fuzzy-match": "memory", "id-match": "memory",
    "leveraged-repository": "memory", "leveraged-inherited": "memory",
}  # fmt: skip

XLIFF_2: Mapping[State, str] = {
    State.EMPTY: "initial",
    State.STALE: "initial",
    State.DRAFT: "initial",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.APPROVED: "final",
}
_FROM_XLIFF_2 = {"translated": State.TRANSLATED, "reviewed": State.REVIEWED, "final": State.APPROVED}


def origin(text: str) -> str:
    """An origin as it is written, or "" for what is none."""
    return text if _ORIGIN.fullmatch(text) else ""


def qualifier(made_by: str) -> str:
    """XLIFF 1.2 `state-qualifier`."""
    return _QUALIFIERS[made_by.partition(" ")[0]] if made_by else ""


def from_xliff_12(word: str, *, approved: bool) -> State:
    """The state of a target that has a text. Words of other tools count as unfinished."""
    if not word:
        return State.APPROVED if approved else State.TRANSLATED
    return _FROM_XLIFF_12.get(word, State.DRAFT)


def origin_from_xliff_12(word: str, phase: str) -> str:
    """From `state-qualifier`, more exactly from the phase where it is one of ours; a tool that clears the
    first says that a person wrote the text.
    """
    kind = _FROM_QUALIFIER.get(word, "")
    made_by = origin(phase)
    return made_by if made_by and qualifier(made_by) == word else kind


def sub_state(state: State, made_by: str) -> str:
    """XLIFF 2 `subState`, which a tool has to drop when it changes `state`: what `state` does not tell."""
    if not made_by and state not in {State.STALE, State.DRAFT}:
        return ""
    return "w4r:" + ".".join(
        [state.name.lower(), *made_by.split(" ", 1)] if made_by else [state.name.lower()]
    )


def from_xliff_2(word: str, sub: str) -> tuple[State, str]:
    """The state and origin of a target that has a text."""
    said, _, made_by = sub.removeprefix("w4r:").partition(".")
    ours = State.__members__.get(said.upper()) if sub.startswith("w4r:") else None
    if ours and ours != State.EMPTY and XLIFF_2[ours] == word:
        return ours, origin(made_by.replace(".", " ", 1))
    if word == "initial":
        return State.DRAFT, ""
    return _FROM_XLIFF_2.get(word, State.TRANSLATED), ""


def in_words(state: State, made_by: str) -> str:
    """For people, in one cell: `draft (mt apertium@3.8.3)`."""
    return f"{state.name.lower()} ({made_by})" if made_by else state.name.lower()


def from_words(words: str, *, has_text: bool) -> tuple[State, str] | None:
    """The state and origin of such a cell; None for what is neither. An empty cell: what the text tells."""
    name, _, rest = words.strip().partition(" (")
    made_by = origin(rest.removesuffix(")"))
    if not name:
        return (State.TRANSLATED if has_text else State.EMPTY), ""
    state = State.__members__.get(name.upper())
    if state is None or bool(rest) != bool(made_by):
        return None
    if not has_text:
        return State.EMPTY, ""
    # Who writes a translation often leaves this cell as it was.
    return (State.TRANSLATED if state == State.EMPTY else state), made_by
