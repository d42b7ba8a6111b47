# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of ingest, over pages put together from lines that real ones have."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from w4r_i18n.ingest.again import reingest
from w4r_i18n.ingest.cleaners.mojibake import repaired
from w4r_i18n.ingest.communique import Ingested, ingest, read_page
from w4r_i18n.ingest.readers import markdown
from w4r_i18n.ingest.signs import words
from w4r_i18n.model.inline import Text

LAW = settings(deadline=None, derandomize=True, max_examples=120)
LINES = (
    "Aller au contenu",
    "Faire un don",
    "Monde. Les lettres arrivent à bon port",
    "Espace presse",
    "Contact presse : Ana Reis, +33 1 23 45 67 89",
    "Publié le 3 mai 2024",
    "À lire aussi",
    "77%",
    "Pérou. Une bibliothécaire menacée",
    "Elle a prêté des livres, et la police a fermé sa bibliothèque en mai.",
    "« Un livre n’a jamais blessé personne », a déclaré Rosa Condori, bibliothécaire.",
    "Un livre n’a jamais blessé personne",
    "Rosa Condori, bibliothécaire",
    "- Rosa, à Puno, qui prête des livres.",
    "- Luis, à Tacna, qui les relie.",
    "Ce que nous demandons",
    "Les autorités doivent,...",
    "Écrivez à [email protected] avant lundi. La réponse viendra par la poste, sans retard.",
    "The post Monde. Les lettres arrivent à bon port appeared first on Les Veilleurs.",
    "}) })",
    "es livres sont des ponts entre les gens d’ici.",
    "1. Une enquête",
    "# Pas un titre",
    "*étoile* _souligné_ [crochet]",
    "(Lima) – Une enquête a été ouverte ce mardi contre trois policiers de la ville.",
    "Imprimer | Envoyer",
    "Monsieur le Ministre,",
    "+++",
    "<!-- w4r: critical -->",
    "a < b & c > d {accolade}",
)
PAGES = st.lists(st.sampled_from(LINES) | st.text("abcÉé «».-#*_[]()0 ", max_size=30), max_size=25).map(
    "\n".join
)


def read(text: str, *, keep: tuple[int, ...] = ()) -> Ingested:
    return ingest(text.encode(), path="page.txt", keep=keep, today="2026-01-15")


def counted(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words(text))


@LAW
@given(PAGES)
def test_every_word_of_a_page_is_in_a_block_or_in_a_cut(text: str) -> None:
    """Every word of a page is in a block or in a cut, as often as it stands there."""
    page = read(text)
    shown = counted([block.text for block in page.blocks]) + counted([cut.text for cut in page.cuts])
    there = counted([chunk.text for chunk in read_page(text.encode(), path="page.txt").chunks])
    assert not there - shown


@LAW
@given(PAGES)
def test_the_document_reads_back_as_its_blocks(text: str) -> None:
    """What `ingest` writes, the Markdown reader reads as the same texts in the same order."""
    page = read(text)
    document = markdown.read(page.document.encode(), path="communique.md")
    got = ["".join(part.text for part in b.content if isinstance(part, Text)) for b in document.blocks]
    want = [block.text for block in page.blocks]
    assert [g.split() for g in got if g.rstrip(".: ")][len(got) - len(want) + 2 :] == [
        w.split() for w in want
    ][len(got) - len(want) + 2 :]
    assert len(got) == len(want)


@LAW
@example("\n".join((*LINES[3:4], *LINES[9:10], *LINES[13:15], *LINES[18:20])))
@given(PAGES)
def test_ingesting_the_same_page_again_changes_nothing(text: str) -> None:
    """`reingest(x.document, x)` gives `x.document` back, with an empty diff and nothing lost."""
    page = read(text)
    again = reingest(page.document, page)
    assert again == (page.document, "", ())


@LAW
@given(PAGES, st.data())
def test_keeping_cuts_never_renumbers_the_others(text: str, data: st.DataObject) -> None:
    """The cuts that stay keep number, line, reason and text, whichever others are taken back."""
    cuts = read(text).cuts
    kept = data.draw(st.sets(st.sampled_from([cut.n for cut in cuts]) if cuts else st.nothing()))
    assert read(text, keep=tuple(kept)).cuts == tuple(cut for cut in cuts if cut.n not in kept)


@LAW
@given(st.text("aéàçÉ’«» œ…—ô", max_size=40), st.integers(0, 2))
def test_text_read_in_the_wrong_encoding_comes_back(text: str, times: int) -> None:
    """UTF-8 read as Latin-1 once or twice is mended exactly, and right French is left alone."""
    wrong = text
    for _ in range(times):
        wrong = wrong.encode("utf-8").decode("latin-1")
    assert repaired(wrong) == text
