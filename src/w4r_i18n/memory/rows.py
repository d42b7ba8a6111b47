# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into a memory, what is asked of it, and what must be answered by whatever keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from w4r_i18n.model.errors import ServiceError
from w4r_i18n.model.review import State

Origin = Literal["catalogue", "tmx"]
Side = Literal["source", "target"]


@dataclass(frozen=True, slots=True, order=True)
class Holding:
    """What is taken in and replaced as one: a catalogue, or somebody's TMX file."""

    domain: str
    """A TMX file's path stands in its place."""
    locale: str
    """BCP 47."""
    origin: Origin = "catalogue"


@dataclass(frozen=True, slots=True)
class Row:
    """One translated source where it stands; a text that stands in two places is two rows."""

    source: str
    """As the catalogue writes it; of a sentence with `<join/>` after it, all that it stands for."""
    target: str
    context: str = ""
    """msgctxt, or empty."""
    state: State = State.REVIEWED
    """Of a TMX file's texts, which nobody here has read: TRANSLATED."""
    before: str = ""
    """Digest of the source before it in the document; empty where the document begins, or none is known."""
    after: str = ""
    """The same of the source after it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as the memory gives it back. Of its neighbours it only knows whether they are the same."""

    source: str
    target: str
    context: str
    state: State
    around: bytes
    """`neighbourhood` of the row."""
    holding: Holding


class Memory(Protocol):
    """What keeps rows. Answers follow from the rows held, never from the order in which they came."""

    def holdings(self) -> Mapping[Holding, str]:
        """What is held, each with the digest that it was taken in with."""

    def replace(self, holding: Holding, digest: str, rows: Iterable[Row]) -> int:
        """Let a holding consist of these rows; the number of rows that came or went."""

    def drop(self, holding: Holding) -> None:
        """Forget a holding and all its rows."""

    def exact(self, locale: str, normal: str) -> list[Kept]:
        """The rows of a locale whose source has this typographically normalised form."""

    def candidates(self, locale: str, normal: str, *, cutoff: float) -> Sequence[tuple[int, str]]:
        """Sources translated in a locale that may be near: (number, normalised form), likeliest first."""

    def kept(self, locale: str, number: int) -> list[Kept]:
        """The rows of a locale that translate one source."""

    def texts_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[list[Kept]]:
        """All rows of each source that holds these terms, in itself or in one target; the newest first.

        `open_end`: the last term is the beginning of one. Some may not hold the words themselves.
        """


class Store(Memory, Protocol):
    """A memory that is open, and can be written to."""

    def writing(self) -> AbstractContextManager[None]:
        """One change as a whole: all of it is there afterwards, or nothing."""

    def close(self) -> None: ...


class OvertakenError(ServiceError):
    """Somebody else has written since `holdings` was asked: ask again, and begin anew."""


def neighbourhood(before: str, after: str) -> bytes:
    """Both neighbours as one short digest; empty where neither is known, which is like no other."""
    from hashlib import blake2b

    if not before and not after:
        return b""
    return blake2b(f"{before}\n{after}".encode(), digest_size=8).digest()
