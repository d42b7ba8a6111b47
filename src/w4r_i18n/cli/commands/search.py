# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import (
    embargoed_option,
    format_option,
    fresh_memory,
    locale_option,
    print_json,
    workspace,
)

if TYPE_CHECKING:
    from w4r_i18n.memory.concordance import Hit, Passage, Said

AROUND = 60
"""Characters shown on each side of a find."""


@click.command(name="search")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@locale_option
@click.option(
    "--in", "side", type=click.Choice(["source", "target", "both"]), default="both",
    help="Look in the French, in the translations, or in both.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=20, help="As many sentences at most.")
@embargoed_option
@format_option
def command(
    words: tuple[str, ...], locales: tuple[str, ...], side: str, limit: int, form: str, *, embargoed: bool
) -> None:
    """Show where words were used, in French or in any language, with the other languages beside them.

    Several words are looked for as they stand, one after the other. Case and accents do not count; `libér*`
    finds every word that begins so.
    """
    from w4r_i18n.flow.memory import passages

    tree = workspace()
    wanted = tree.locales(locales) if locales else ()
    fresh_memory(tree)
    hits = passages(
        tree,
        " ".join(words),
        wanted,
        sides=("source", "target") if side == "both" else ("source",) if side == "source" else ("target",),
        limit=limit,
        tier="embargoed" if embargoed else "public",
    )
    if form == "json":
        print_json([_as_object(hit) for hit in hits])
        return
    for hit in hits:
        click.echo(f"{tree.source.tag:<8} {_line(hit.source)}")
        for said in hit.targets:
            click.echo(f"  {said.locale:<6} {_line(said.passage)}  ({_standing(said)})")
    click.echo(f"{len(hits)} sentences" + (" or more (--limit)" if len(hits) == limit else ""))


def _standing(said: Said) -> str:
    reference = "reference, " if said.is_reference else ""
    return f"{reference}{said.state.name.lower()}, {', '.join(said.domains)}"


def _line(passage: Passage) -> str:
    """An excerpt on one line, the words found in bold on a terminal."""
    from w4r_i18n.text.marks import shown

    excerpt = passage.excerpt(AROUND)
    parts: list[str] = []
    at = 0
    for start, end in excerpt.found:
        parts += (
            shown(excerpt.text[at:start], limit=4000),
            click.style(shown(excerpt.text[start:end], limit=4000), bold=True),
        )
        at = end
    return "".join(parts) + shown(excerpt.text[at:], limit=4000)


def _as_object(hit: Hit) -> dict[str, object]:
    """One sentence, as docs/reference/json.md tells."""
    return {
        "source": hit.source.text,
        "found": [list(span) for span in hit.source.found],
        "targets": [
            {
                "locale": said.locale,
                "target": said.passage.text,
                "found": [list(span) for span in said.passage.found],
                "state": said.state.name.lower(),
                "domains": list(said.domains),
                "reference": said.is_reference,
            }
            for said in hit.targets
        ],
    }
