# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is quoted: by name where the text says so, else the nearest named speaker, marked with `?`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from w4r_i18n.ingest import attributions
from w4r_i18n.ingest.attributions import MIN_QUOTED_WORDS, Gender, Mention
from w4r_i18n.ingest.signs import attribution

_MAX_PEOPLE = 500


@dataclass(slots=True)
class _Story:
    """Who has turned up so far, in reading order."""

    people: list[Mention] = field(default_factory=list)
    lead_in: str = ""

    def meet(self, mention: Mention) -> None:
        self.people.append(mention._replace(name=self.full(mention.name)))
        del self.people[:-_MAX_PEOPLE]

    def full(self, name: str) -> str:
        """The longest known name that this one is a part of: `Rocky` is `Rocky Myers`."""
        parts = set(name.split())
        return max((p.name for p in self.people if parts <= set(p.name.split())), key=len, default=name)

    def nearest(self, gender: Gender) -> str:
        """After a pronoun, the last person of that gender, as far as it is known; else the last who spoke."""
        for person in reversed(self.people):
            if (person.spoke and not gender) or (gender and person.gender in {"", gender}):
                return f"{person.name}?"
        return ""


def speakers(blocks: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """For each (role, text) its speaker, or "" where nobody is quoted.

    `?` at the end marks a speaker who was inferred: from a pronoun, or from no attribution at all. In a
    paragraph that merely holds a quotation, only a name or a pronoun makes a speaker.
    """
    story = _Story()
    return tuple(
        _told(role, text, blocks[index + 1] if index + 1 < len(blocks) else ("", ""), story)
        for index, (role, text) in enumerate(blocks)
    )


def _told(role: str, text: str, below: tuple[str, str], story: _Story) -> str:
    """The block's speaker; the story then knows whom it met."""
    if role in {"title", "dateline", "heading"}:
        return ""
    for mention in attributions.mentions(text):
        story.meet(mention)
    quoting = role in {"quote", "pull-quote"}
    speaker = ""
    if quoting or attributions.quoted_words(text) >= MIN_QUOTED_WORDS or attributions.attributed(text):
        speaker = _speaker(role, text, below, story)
    if speaker and not speaker.endswith("?"):
        at = max(text.find(speaker), 0)
        story.meet(Mention(speaker, attributions.gender_near(text, at, at + len(speaker)), spoke=True, at=at))
    story.lead_in = attributions.lead_in(text) or (story.lead_in if quoting else "")
    return speaker


def _speaker(role: str, text: str, below: tuple[str, str], story: _Story) -> str:
    gender = attributions.pronoun(text)
    if gender:
        return story.nearest(gender)
    named = attributions.named_speaker(text) if role != "pull-quote" else ""
    if named:
        return story.full(named)
    if below[0] == "attribution":
        return story.full(attribution(below[1])[0]) or below[1]
    if role not in {"quote", "pull-quote"}:
        return ""
    return story.lead_in or story.nearest("")
