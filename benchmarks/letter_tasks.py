# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes many letters in one channel: `python -m benchmarks.letter_tasks CHANNEL LETTERS PROCESSES`.

No two letters are the same, so that nothing is made once and shown often.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from tests.render.letters import TAGS, letter

from w4r_i18n import registry
from w4r_i18n.model.letter import Letter, Part, Span


def letters(first: int, count: int) -> Iterator[Letter]:
    """In eight languages by turns, each with a code and a sentence of its own."""
    for number in range(first, first + count):
        made = letter(TAGS[number % len(TAGS)])
        own = Part(
            "paragraph", (Span(f"N° {number * 7919}, {number}/{number % 31}.", bold=bool(number % 2)),)
        )
        yield replace(made, body=(own, *made.body), code=f"W4R-{number:05}")


def ours(channel: str, first: int, count: int) -> int:
    module = registry.find("channel", channel)
    return sum(len(module.render(each)) for each in letters(first, count))


def weasyprint(first: int, count: int) -> int:
    """From our own page, which it reads well."""
    import weasyprint as peer

    html = registry.find("channel", "html")
    made = (
        peer.HTML(string=html.render(each).decode()).write_pdf(pdf_variant="pdf/ua-1")
        for each in letters(first, count)
    )
    return sum(len(each or b"") for each in made)


def main() -> None:
    channel, count, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    share = count // processes
    with ProcessPoolExecutor(processes) as pool:
        shares = [
            pool.submit(weasyprint, at * share, share)
            if channel == "weasyprint"
            else pool.submit(ours, channel, at * share, share)
            for at in range(processes)
        ]
        print(sum(each.result() for each in shares))


if __name__ == "__main__":
    main()
