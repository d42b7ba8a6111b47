# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a target came from: the one machine comment, believed only while its digests fit (FORMATS 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MachineKind = Literal["mt", "memory", "filled", "carried"]

_LINE = re.compile(
    r"w4r: (?P<kind>mt|memory|filled|carried)(?: (?P<detail>(?!src=)[^\s=]+))?"
    r" src=(?P<src>v\d+:[0-9a-f]{12}) tgt=(?P<tgt>v\d+:[0-9a-f]{12})",
)


@dataclass(frozen=True, slots=True)
class MachineLine:
    """`# w4r: mt apertium@3.8.3 src=v1:… tgt=v1:…`, without the `# `."""

    kind: MachineKind
    src: str
    """12 hex digits with their version: `v1:0123456789ab`."""
    tgt: str
    detail: str = ""
    """`mt`: engine@version; `carried`: `fact` or empty."""

    def __str__(self) -> str:
        detail = f" {self.detail}" if self.detail else ""
        return f"w4r: {self.kind}{detail} src={self.src} tgt={self.tgt}"

    @property
    def is_fact(self) -> bool:
        return self.kind == "carried" and self.detail == "fact"


def machine_line(comment: str) -> MachineLine | None:
    """Read one translator comment (without `# `); None for what people wrote, and for a broken line."""
    found = _LINE.fullmatch(comment.strip())
    if not found:
        return None
    kind: MachineKind = found["kind"]  # type: ignore[assignment]  # the pattern holds the same four words
    return MachineLine(kind, found["src"], found["tgt"], found["detail"] or "")


def is_machine_comment(comment: str) -> bool:
    """Whether a comment claims to be ours, readable or not."""
    return comment.strip().startswith("w4r:")


_UNKNOWN = re.compile(r"w4r: unknown tgt=(?P<tgt>v\d+:[0-9a-f]{12}) \S.*")
_NOT_SHOWN = re.compile(r"[^\w'’·.-]+")
_WORDS, _WORD_LENGTH = 12, 40


def unknown_words(words: Iterable[str], tgt: str) -> str:
    """`w4r: unknown tgt=v1:… polie, RSF`: words that an engine did not know, a hint to who reads its draft.

    It goes when the text does that it is about, as the machine line does. "" where there is no word.
    """
    shown = dict.fromkeys(_NOT_SHOWN.sub(" ", word).strip()[:_WORD_LENGTH] for word in words)
    chosen = [word for word in shown if word][:_WORDS]
    return f"w4r: unknown tgt={tgt} {', '.join(chosen)}" if chosen else ""


def hinted_target(comment: str) -> str:
    """The target digest of a line of unknown words; "" for any other comment."""
    found = _UNKNOWN.fullmatch(comment.strip())
    return found["tgt"] if found else ""
