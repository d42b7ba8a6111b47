# SPDX-License-Identifier: GPL-3.0-or-later
"""Each row of FORMATS 7, as behaviour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.catalogue.merging import HEADER, away, block, catalogue, judged, live, paragraphs, texts

from w4r_i18n.catalogue.merge import Merged, merge
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk, Previous
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.review import State
from w4r_i18n.model.target import MachineLine, machine_line
from w4r_i18n.model.unit import Unit
from w4r_i18n.text.digest import short, source_digest, target_digest

LIFE = "Nadia Orel vit à Valmere depuis dix ans avec sa famille."
LIFE_TEXT = "Nadia Orel has lived in Valmere with her family for ten years."
TRIAL = "Le procès s’est ouvert devant une salle comble."
TRIAL_TEXT = "The trial opened before a packed room."


def lines(entry: Entry) -> list[MachineLine]:
    return [line for comment in entry.comments if (line := machine_line(comment))]


def draft(source: str, text: str, *, kind: str = "mt apertium@3.8.3") -> Entry:
    src, tgt = short(source_digest("", source)), short(target_digest(text))
    comment = f"w4r: {kind} src={src} tgt={tgt}"
    return Entry(source, text, flags=("fuzzy",), comments=(comment,))


def again(merged: Merged, units: list[Unit]) -> Merged:
    return merge(merged.catalogue, units)


# --- typography, place, context ----------------------------------------------------------------------------


def test_an_apostrophe_keeps_text_and_state() -> None:
    old = catalogue(
        paragraphs("L'avocate n'a rien dit."), {"L'avocate n'a rien dit.": "The lawyer said nothing."}
    )
    merged = merge(old, paragraphs("L’avocate n’a rien dit."))
    entry = live(merged.catalogue, "L’avocate n’a rien dit.")
    assert (entry.msgstr, entry.flags, entry.previous) == ("The lawyer said nothing.", (), None)
    assert merged.counts == {"typographic": 1}
    assert not away(merged.catalogue)


def test_a_machine_line_still_fits_after_a_typographic_change() -> None:
    found = draft("Signez l'appel !", "Sign the appeal!")
    merged = merge(Catalogue(HEADER, (found,)), paragraphs("Signez l’appel\u202f!"))
    assert live(merged.catalogue, "Signez l’appel\u202f!").comments == found.comments
    assert judged(merged.catalogue) == {"Signez l’appel\u202f!": State.DRAFT}


def test_another_order_and_another_document_keep_everything() -> None:
    old = catalogue(paragraphs(LIFE, TRIAL), {LIFE: LIFE_TEXT, TRIAL: TRIAL_TEXT})
    merged = merge(old, paragraphs(TRIAL, LIFE))
    assert list(texts(merged.catalogue).items()) == [(TRIAL, TRIAL_TEXT), (LIFE, LIFE_TEXT)]
    assert merged.counts == {"kept": 2}


def test_a_text_from_another_domain_of_the_case_comes_with_its_state() -> None:
    there = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    merged = merge(Catalogue(HEADER), paragraphs(LIFE), same_case=[there])
    assert live(merged.catalogue, LIFE).msgstr == LIFE_TEXT
    assert judged(merged.catalogue) == {LIFE: State.TRANSLATED}


def test_a_text_from_another_case_comes_as_a_draft() -> None:
    there = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    merged = merge(Catalogue(HEADER), paragraphs(LIFE), other_cases=[there])
    assert live(merged.catalogue, LIFE).msgstr == LIFE_TEXT
    assert judged(merged.catalogue) == {LIFE: State.DRAFT}


def test_a_gained_context_keeps_the_text_and_asks_for_an_act() -> None:
    old = catalogue(paragraphs("Agir pour Nadia"), {"Agir pour Nadia": "Act for Nadia"})
    merged = merge(old, paragraphs("Agir pour Nadia", role="title", context="title"))
    entry = live(merged.catalogue, "Agir pour Nadia", "title")
    assert (entry.msgstr, entry.fuzzy) == ("Act for Nadia", False)
    assert merged.moves == ((("title", "Agir pour Nadia"), ""),)


def test_a_draft_stays_an_untouched_draft_under_another_context() -> None:
    found = draft("Agir pour Nadia", "Act for Nadia")
    merged = merge(Catalogue(HEADER, (found,)), paragraphs("Agir pour Nadia", context="title"))
    entry = live(merged.catalogue, "Agir pour Nadia", "title")
    assert lines(entry)[0].src == short(source_digest("title", "Agir pour Nadia"))
    assert merged.moves == ()


def test_where_both_contexts_remain_only_the_text_is_copied() -> None:
    old = catalogue(paragraphs("Agir"), {"Agir": "Act"})
    units = [*block("Agir"), *block("Agir", number=1, context="title")]
    merged = merge(old, units)
    entry = live(merged.catalogue, "Agir", "title")
    assert (entry.msgstr, entry.fuzzy, lines(entry)[0].kind) == ("Act", True, "memory")
    assert live(merged.catalogue, "Agir").msgstr == "Act"
    assert merged.moves == ()


def test_a_variant_is_another_text_however_alike() -> None:
    old = catalogue(paragraphs("Cher ami"), {"Cher ami": "Dear friend"})
    merged = merge(old, paragraphs("Cher ami", context="writer=f"))
    assert live(merged.catalogue, "Cher ami", "writer=f").fuzzy
    assert merged.moves == ()


# --- wording and facts --------------------------------------------------------------------------------------


def test_other_words_make_the_text_stale_and_show_what_they_replaced() -> None:
    old = catalogue(paragraphs(LIFE, TRIAL), {LIFE: LIFE_TEXT, TRIAL: TRIAL_TEXT})
    new = LIFE.replace("avec sa famille", "auprès de sa famille")
    merged = merge(old, paragraphs(new, TRIAL))
    entry = live(merged.catalogue, new)
    assert (entry.msgstr, entry.flags) == (LIFE_TEXT, ("fuzzy",))
    assert entry.previous == Previous(LIFE)
    assert [(line.kind, line.is_fact) for line in lines(entry)] == [("carried", False)]
    assert judged(merged.catalogue) == {new: State.STALE, TRIAL: State.TRANSLATED}
    assert merged.counts == {"wording": 1, "kept": 1}


def test_clearing_fuzzy_in_an_editor_is_the_way_out() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    new = LIFE.replace("avec", "auprès de")
    merged = merge(old, paragraphs(new))
    cleared = replace(live(merged.catalogue, new), flags=())
    assert judged(Catalogue(HEADER, (cleared,))) == {new: State.TRANSLATED}


def test_an_accepted_pair_also_stays_as_obsolete() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    merged = merge(old, paragraphs(LIFE.replace("avec", "auprès de")))
    assert away(merged.catalogue) == {LIFE: LIFE_TEXT}


def test_a_figure_is_a_fact_and_stands_in_the_comment() -> None:
    source = "Le tribunal de Valmere l’a condamnée à 12 ans de prison."
    old = catalogue(paragraphs(source), {source: "The court sentenced her to 12 years."})
    merged = merge(old, paragraphs(source.replace("12", "21")))
    entry = live(merged.catalogue, source.replace("12", "21"))
    assert lines(entry)[0].is_fact
    assert "changed: 12 → 21" in entry.extracted
    assert merged.counts == {"fact": 1}


def test_merge_keeps_the_old_text_when_the_demand_changes() -> None:
    old = catalogue(
        paragraphs("Libérez Nadia Orel sans condition.", context="demand", critical=True),
        {"Libérez Nadia Orel sans condition.": "Free Nadia Orel unconditionally."},
    )
    new = "Protégez Nadia Orel sans condition."
    merged = merge(old, paragraphs(new, context="demand", critical=True))
    entry = live(merged.catalogue, new, "demand")
    assert entry.msgstr == "Free Nadia Orel unconditionally."
    assert lines(entry)[0].is_fact
    assert merged.events[0].what == "Libérez → Protégez"


def test_a_release_after_a_risk_is_a_fact() -> None:
    old = catalogue(
        paragraphs("Nadia Orel risque dix ans de prison à Valmere."),
        {"Nadia Orel risque dix ans de prison à Valmere.": "Nadia Orel faces ten years in prison."},
    )
    merged = merge(old, paragraphs("Nadia Orel a été libérée à Valmere."))
    assert lines(live(merged.catalogue, "Nadia Orel a été libérée à Valmere."))[0].is_fact


@pytest.mark.parametrize(
    "told",
    [{"critical": True}, {"role": "standfirst"}, {"register": "authority"}, {"register": "solidarity"}],
    ids=["critical", "standfirst", "letter", "solidarity"],
)
def test_where_a_word_can_harm_every_change_of_words_is_a_fact(told: dict[str, object]) -> None:
    old = catalogue(paragraphs(LIFE, **told), {LIFE: LIFE_TEXT})
    new = LIFE.replace("avec", "auprès de")
    entry = live(merge(old, paragraphs(new, **told)).catalogue, new)
    assert lines(entry)[0].is_fact


def test_a_named_editor_can_call_a_change_minor() -> None:
    old = catalogue(paragraphs(LIFE, critical=True), {LIFE: LIFE_TEXT})
    new = LIFE.replace("avec", "auprès de")
    merged = merge(old, paragraphs(new, critical=True), minor={("", new)})
    assert not lines(live(merged.catalogue, new))[0].is_fact


def test_nobody_can_call_a_figure_minor() -> None:
    old = catalogue(paragraphs(LIFE, critical=True), {LIFE: LIFE_TEXT})
    new = LIFE.replace("dix", "onze")
    merged = merge(old, paragraphs(new, critical=True), minor={("", new)})
    assert lines(live(merged.catalogue, new))[0].is_fact


def test_the_worst_class_so_far_stands() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    second, third = LIFE.replace("dix", "onze"), LIFE.replace("dix", "onze").replace("avec", "auprès de")
    first = merge(old, paragraphs(second))
    merged = merge(first.catalogue, paragraphs(third))
    entry = live(merged.catalogue, third)
    assert lines(entry)[0].is_fact
    assert entry.previous == Previous(second)
    assert "changed: dix → onze" in entry.extracted
    assert away(merged.catalogue) == {LIFE: LIFE_TEXT}


def test_what_nothing_explains_counts_as_a_fact() -> None:
    """msgmerge drops `#|` by default and writes no line of ours."""
    stale = Entry(LIFE, LIFE_TEXT, flags=("fuzzy",), comments=("made for another year",))
    new = LIFE.replace("avec", "auprès de")
    merged = merge(Catalogue(HEADER, (stale,)), paragraphs(new), states={("", LIFE): State.STALE})
    entry = live(merged.catalogue, new)
    assert lines(entry)[0].is_fact
    assert "made for another year" in entry.comments


def test_the_changed_fact_goes_once_the_text_is_accepted() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    units = paragraphs(LIFE.replace("dix", "onze"))
    merged = merge(old, units)
    stale = live(merged.catalogue, units[0].msgid)
    cleared = Catalogue(HEADER, (replace(stale, flags=()),))
    assert not [
        line for line in live(merge(cleared, units).catalogue, units[0].msgid).extracted if "→" in line
    ]


# --- cut and joined -----------------------------------------------------------------------------------------

TWO = "Elle a été arrêtée à l’aube. Sa famille attend."
ONE, OTHER = "Elle a été arrêtée à l’aube.", "Sa famille attend."


def test_a_sentence_cut_in_two_keeps_its_text_on_the_first() -> None:
    old = catalogue(block(TWO), {TWO: "She was arrested at dawn. Her family waits."})
    units = block(ONE, OTHER)
    merged = merge(old, units)
    assert texts(merged.catalogue) == {ONE: "She was arrested at dawn. Her family waits.", OTHER: JOIN}
    assert not live(merged.catalogue, ONE).fuzzy
    assert merged.counts == {"split": 2}
    assert not away(merged.catalogue)


def test_the_cut_and_its_undoing_keep_the_digest_that_people_signed() -> None:
    old = catalogue(block(TWO), {TWO: "She was arrested at dawn. Her family waits."})
    pin = (
        short(source_digest("", TWO), 24),
        short(target_digest("She was arrested at dawn. Her family waits."), 24),
    )
    cut = merge(old, block(ONE, OTHER))
    assert set(judged(cut.catalogue, seen=frozenset({pin})).values()) == {State.TRANSLATED}
    whole = merge(cut.catalogue, block(TWO))
    assert texts(whole.catalogue) == {TWO: "She was arrested at dawn. Her family waits."}
    assert not live(whole.catalogue, TWO).fuzzy
    assert whole.counts == {"joined": 1}


def test_two_translated_sentences_made_one_are_joined_and_fuzzy() -> None:
    old = catalogue(block(ONE, OTHER), {ONE: "She was arrested at dawn.", OTHER: "Her family waits."})
    merged = merge(old, block(TWO))
    entry = live(merged.catalogue, TWO)
    assert entry.msgstr == "She was arrested at dawn. Her family waits."
    assert entry.fuzzy
    assert away(merged.catalogue) == {ONE: "She was arrested at dawn.", OTHER: "Her family waits."}


def test_japanese_texts_are_joined_without_a_blank() -> None:
    header = replace(HEADER, fields=(("Language", "ja"),))
    old = replace(
        catalogue(block(ONE, OTHER), {ONE: "夜明けに逮捕された。", OTHER: "家族は待っている。"}),
        header=header,
    )
    entry = live(merge(old, block(TWO)).catalogue, TWO)
    assert entry.msgstr == "夜明けに逮捕された。家族は待っている。"


def test_a_cut_with_another_change_is_fuzzy_on_the_first() -> None:
    old = catalogue(block(TWO), {TWO: "She was arrested at dawn. Her family waits."})
    units = block(ONE, "Sa famille attend encore.")
    merged = merge(old, units)
    entry = live(merged.catalogue, ONE)
    assert (entry.msgstr, entry.fuzzy) == ("She was arrested at dawn. Her family waits.", True)
    assert live(merged.catalogue, "Sa famille attend encore.").msgstr == ""
    assert away(merged.catalogue) == {TWO: "She was arrested at dawn. Her family waits."}


def test_a_text_is_stale_when_what_it_also_contains_changes() -> None:
    """`<join/>` says that the first holds both; its own source is untouched, its group's is not."""
    old = catalogue(block(ONE, OTHER), {ONE: "She was arrested at dawn and her family waits.", OTHER: JOIN})
    units = block(ONE, "Sa mère ne sait rien.")
    merged = merge(old, units)
    entry = live(merged.catalogue, ONE)
    assert entry.fuzzy
    assert lines(entry)[0].src == short(source_digest("", ONE))
    assert judged(merged.catalogue)[ONE] == State.STALE
    assert again(merged, units).catalogue == merged.catalogue


def test_join_is_never_carried_to_another_sentence() -> None:
    old = catalogue(block(ONE, OTHER), {ONE: "Both at once.", OTHER: JOIN})
    merged = merge(old, block(ONE, "Sa famille attend encore."))
    assert live(merged.catalogue, "Sa famille attend encore.").msgstr == ""


# --- gone and back ------------------------------------------------------------------------------------------


def test_what_is_gone_waits_as_obsolete_and_comes_back() -> None:
    old = catalogue(paragraphs(LIFE, TRIAL), {LIFE: LIFE_TEXT, TRIAL: TRIAL_TEXT})
    without = merge(old, paragraphs(TRIAL))
    assert away(without.catalogue) == {LIFE: LIFE_TEXT}
    assert without.counts == {"kept": 1, "obsolete": 1}
    back = merge(without.catalogue, paragraphs(LIFE, TRIAL))
    assert texts(back.catalogue) == {LIFE: LIFE_TEXT, TRIAL: TRIAL_TEXT}
    assert back.counts == {"kept": 1, "revived": 1}
    assert not away(back.catalogue)


def test_an_accepted_pair_comes_back_with_its_source_though_another_took_its_place() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    there = merge(old, paragraphs(LIFE.replace("dix", "onze")))
    back = merge(there.catalogue, paragraphs(LIFE))
    assert live(back.catalogue, LIFE) == live(old, LIFE)


def test_join_comes_back_behind_its_text() -> None:
    old = catalogue(block(ONE, OTHER), {ONE: "Both at once.", OTHER: JOIN})
    nothing = merge(old, [])
    assert texts(merge(nothing.catalogue, block(ONE, OTHER)).catalogue) == {ONE: "Both at once.", OTHER: JOIN}


def test_an_untouched_draft_is_emptied_when_its_source_changes() -> None:
    merged = merge(Catalogue(HEADER, (draft(LIFE, LIFE_TEXT),)), paragraphs(LIFE.replace("dix", "onze")))
    entry = live(merged.catalogue, LIFE.replace("dix", "onze"))
    assert (entry.msgstr, entry.flags, entry.comments) == ("", (), ())
    assert not away(merged.catalogue)
    assert merged.counts == {"emptied": 1}


def test_a_draft_that_a_person_edited_is_carried() -> None:
    touched = replace(draft(LIFE, LIFE_TEXT), msgstr="Nadia Orel has been living in Valmere for ten years.")
    new = LIFE.replace("dix", "onze")
    merged = merge(Catalogue(HEADER, (touched,)), paragraphs(new))
    assert live(merged.catalogue, new).msgstr == touched.msgstr


def test_a_pinned_draft_is_carried() -> None:
    new = LIFE.replace("dix", "onze")
    old = Catalogue(HEADER, (draft(LIFE, LIFE_TEXT),))
    assert live(merge(old, paragraphs(new), pinned={("", LIFE)}).catalogue, new).msgstr == LIFE_TEXT


def test_a_really_new_sentence_starts_empty() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    merged = merge(old, paragraphs(LIFE, TRIAL))
    assert live(merged.catalogue, TRIAL).msgstr == ""
    assert merged.counts == {"kept": 1, "new": 1}


def test_a_near_text_of_what_stays_is_suggested_as_a_draft() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    near = LIFE.replace("avec sa famille", "avec toute sa famille")
    merged = merge(old, paragraphs(LIFE, TRIAL, near))
    assert judged(merged.catalogue)[near] == State.DRAFT
    assert live(merged.catalogue, LIFE).msgstr == LIFE_TEXT


def test_what_is_gone_comes_before_what_stays() -> None:
    gone, stays = LIFE.replace("dix", "onze"), LIFE.replace("dix", "douze")
    old = catalogue(paragraphs(gone, stays), {gone: "eleven", stays: "twelve"})
    new = LIFE.replace("dix", "treize")
    assert live(merge(old, paragraphs(new, stays)).catalogue, new).msgstr == "eleven"


def test_a_persons_comment_stays_with_its_text() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    noted = replace(old, entries=(replace(live(old, LIFE), comments=("Valmere is a town",)),))
    new = LIFE.replace("dix", "onze")
    assert "Valmere is a town" in live(merge(noted, paragraphs(new)).catalogue, new).comments


def test_an_entry_that_did_not_change_keeps_its_very_lines() -> None:
    old = catalogue(paragraphs(LIFE), {LIFE: LIFE_TEXT})
    entry = replace(live(old, LIFE), raw="as found")
    merged = merge(replace(old, entries=(entry,)), paragraphs(LIFE))
    assert live(merged.catalogue, LIFE).raw == "as found"


def test_a_file_that_cannot_be_read_whole_is_not_merged() -> None:
    with pytest.raises(InputError):
        merge(Catalogue(HEADER, (Junk('msgid "half'),)), paragraphs(LIFE))
