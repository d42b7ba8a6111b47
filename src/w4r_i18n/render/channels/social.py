# SPDX-License-Identifier: GPL-3.0-or-later
"""A case in a post for each network, counted as that network counts; what is too long is said, not cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import plain, refuse_template
from w4r_i18n.render.sheet import clean, parts, sheet

NAME = "social"
SUFFIX = ".txt"
MEDIA = "text/plain; charset=utf-8"
KINDS = frozenset({"authority"})

_URL = re.compile(r"https?://\S+")
_BARE = re.compile(
    r"(?<![\w.@/-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,24}(?![\w@])(?:/\S*)?"
)
"""X also shortens what merely looks like an address of the web."""
_URL_COUNTS = 23
_CLUSTER = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}")
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points of which X counts each as one; all others count two (twitter-text, configuration 3)."""


@dataclass(frozen=True, slots=True)
class Post:
    network: str
    text: str
    count: int
    limit: int
    whole: bool
    """False: the title alone, because the short text does not fit beside it."""

    @property
    def fits(self) -> bool:
        return self.count <= self.limit


def on_x(text: str) -> int:
    """Weighted characters of the NFC form; an address counts 23, an emoji 2, whatever it is made of."""
    text = unicodedata.normalize("NFC", text)
    without, addresses = _URL.subn(" ", text)
    without, bare = _BARE.subn(" ", without)
    blanks = addresses + bare
    return (addresses + bare) * _URL_COUNTS + sum(map(_weight, _CLUSTER.findall(without))) - blanks


def _weight(cluster: str) -> int:
    if _EMOJI.search(cluster):
        return 2
    return sum(1 if any(low <= ord(mark) <= high for low, high in _LIGHT) else 2 for mark in cluster)


def on_bluesky(text: str) -> int:
    """What a reader takes for one character; addresses count whole."""
    return len(_CLUSTER.findall(text))


def on_mastodon(text: str) -> int:
    """The same, but an address counts 23."""
    return len(_CLUSTER.findall(_URL.sub("x" * _URL_COUNTS, text)))


NETWORKS: dict[str, tuple[int, Callable[[str], int]]] = {
    "X": (280, on_x),
    "Bluesky": (300, on_bluesky),
    "Mastodon": (500, on_mastodon),
}


def posts(letter: Letter) -> Iterator[Post]:
    """The title with the short text where both fit, else the title; notices before; whom it is meant for and
    the address after.
    """
    notices = [plain((block,)) for block in sheet(letter) if block.role == "notice"]
    after = [clean(each) for each in (letter.handle, letter.status_url) if each]
    title = [" ".join(clean(letter.title).split())]
    short = [plain(parts(letter.short))] * bool(letter.short)
    for network, (limit, counted) in NETWORKS.items():
        long = "\n\n".join((*notices, *title, *short, *after))
        text = long if counted(long) <= limit else "\n\n".join((*notices, *title, *after))
        yield Post(network, text, counted(text), limit, whole=text == long)


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def remarks(letter: Letter) -> tuple[str, ...]:
    """Which posts are too long, or hold the title alone."""
    return tuple(
        f"the post for {post.network} counts {post.count}, at most {post.limit} fit"
        if not post.fits
        else f"the post for {post.network} is the title alone: the short text does not fit"
        for post in posts(letter)
        if not (post.fits and post.whole)
    )


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """Each post under its network's name and count: `X 243/280`, with `!` where that is too much."""
    refuse_template(template, NAME)
    told = [
        f"{post.network} {post.count}/{post.limit}{'' if post.fits else ' !'}\n\n{post.text}"
        for post in posts(letter)
    ]
    return ("\n\n---\n\n".join(told) + "\n").encode()
