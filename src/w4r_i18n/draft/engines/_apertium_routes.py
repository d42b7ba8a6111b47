# SPDX-License-Identifier: GPL-3.0-or-later
"""Which modes lead from one language to another: in one step, or by the pivot that was measured best."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise, product

Leg = tuple[str, str]
"""Tags of the two languages that one mode joins."""

CODES = {
    "fr": ("fra", "fr"), "es": ("spa", "es"), "ca": ("cat", "ca"), "oc": ("oci", "oc"), "eo": ("epo", "eo"),
    "pt": ("por", "pt"), "it": ("ita", "it"), "gl": ("glg", "gl"), "an": ("arg", "an"), "sc": ("srd", "sc"),
    "frp": ("frp",), "en": ("eng", "en"), "ast": ("ast",),
    "pt-BR": ("por_BR", "pt_BR"), "ca-valencia": ("cat_valencia_uni", "cat_valencia", "ca_valencia"),
    "oc-aranese": ("oci_aran", "oc_aran"), "oc-gascon": ("oci_gascon", "oc_gascon"),
}  # fmt: skip
"""How names of modes spell a language: `fra-cat` was `fr-ca` once, `oc-ca` may be `oci-cat` tomorrow."""

BETWEEN: dict[Leg, tuple[tuple[str, ...], ...]] = {
    ("fr", "es"): (("ca",), ()),
    ("fr", "pt"): (("ca",), ("es",)),
    ("fr", "pt-BR"): (("ca",), ("es",)),
    ("fr", "it"): (("ca",), ("es",)),
    ("fr", "gl"): (("ca", "es"), ("es",)),
    ("fr", "an"): (("ca",), ("es",)),
    ("fr", "sc"): (("ca",),),
    ("fr", "ca-valencia"): (("ca", "es"), ("es",)),
    ("fr", "oc-aranese"): (("ca",), ("es",)),
    ("fr", "en"): (("ca", "es"), ("es",), ("ca",)),
    ("fr", "ast"): (("ca", "es"), ("es",)),
}
"""What stands between two languages, best first; `()` and every pair that is not here: nothing does. Compared
on sentences of the press: docs/explanation/drafting-apertium.md."""

GIST = frozenset({"en", "ast"})
"""Targets whose drafts would mislead; served only where the option `gist` names them."""

PACKAGES = {
    ("fr", "es"): "fr-es", ("fr", "ca"): "fra-cat", ("fr", "oc"): "oci-fra", ("fr", "oc-gascon"): "oci-fra",
    ("fr", "eo"): "eo-fr", ("fr", "frp"): "fra-frp", ("ca", "es"): "spa-cat", ("ca", "pt"): "por-cat",
    ("ca", "pt-BR"): "por-cat", ("ca", "it"): "cat-ita", ("ca", "an"): "arg-cat", ("ca", "sc"): "cat-srd",
    ("ca", "en"): "eng-cat", ("ca", "oc-aranese"): "oc-ca", ("es", "ca-valencia"): "spa-cat",
    ("es", "gl"): "es-gl", ("es", "en"): "eng-spa", ("es", "ast"): "spa-ast",
}  # fmt: skip
"""Debian's package of a step, after `apertium-`; the steps of every first choice. Advice only: what is there
is read from the folder of modes."""


def chosen(source: str, target: str, modes: Collection[str]) -> tuple[tuple[Leg, str], ...]:
    """The steps of the first way whose modes are all there, with their names; empty where none is."""
    for way in _ways(source, target):
        found = tuple((leg, name) for leg in way if (name := _mode(leg, modes)))
        if len(found) == len(way):
            return found
    return ()


def served(modes: Collection[str]) -> Iterator[Leg]:
    """The pairs that lead somewhere with these modes."""
    return (pair for pair in product(CODES, CODES) if pair[0] != pair[1] and chosen(*pair, modes))


def looked_up(tag: str) -> str:
    """What a locale's tag is here: itself, else its language where it adds but a region; "" where neither is.

    A variant is not served by its language in general: Valencian is not Barcelona's Catalan.
    """
    if tag in CODES:
        return tag
    base = re.fullmatch(r"([a-z]{2,3})-(?:[A-Z]{2}|[0-9]{3})", tag)
    return base[1] if base and base[1] in CODES else ""


def packages(pairs: Iterable[Leg], modes: Collection[str]) -> tuple[str, ...]:
    """Debian's packages that the first choice of each pair lacks, sorted; none for a pair that has none."""
    wanted: set[str] = set()
    for source, target in pairs:
        way = next(_ways(source, target))
        if all(leg in PACKAGES for leg in way):
            wanted.update(f"apertium-{PACKAGES[leg]}" for leg in way if not _mode(leg, modes))
    return tuple(sorted(wanted))


def _ways(source: str, target: str) -> Iterator[tuple[Leg, ...]]:
    for between in BETWEEN.get((source, target), ((),)):
        yield tuple(pairwise((source, *between, target)))


def _mode(leg: Leg, modes: Collection[str]) -> str:
    source, target = (CODES[tag] for tag in leg)
    names = (f"{one}-{other}" for one, other in product(source, target))
    return next((name for name in names if name in modes), "")
