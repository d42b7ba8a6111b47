# SPDX-License-Identifier: GPL-3.0-or-later
"""Empty texts get drafts; what a person typed, what is secret and what is wrong do not suffer by it."""

from __future__ import annotations

import _thread
import json
import shutil
import stat
from pathlib import Path

import pytest
from tests.draft.fakes import FakeEngine, germanised
from tests.journeys import drafting, tree

from w4r_i18n.draft.cascade import GATE
from w4r_i18n.model.draft import Limits
from w4r_i18n.model.errors import ConfigError, EngineError, PolicyError, ServiceError
from w4r_i18n.project import atomic
from w4r_i18n.text.digest import LEDGER_DIGITS, fits, short, source_digest, target_digest

RIVER = "2025-riviere"
SONG = "Elle chantait."
TRIAL = "Le procès a duré 12 jours."
NADIA = "Nadia Fictive risque dix ans de prison."


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafting.new_tree(tmp_path_factory.mktemp("drafting") / "campaign")


@pytest.fixture
def root(merged: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "campaign"
    shutil.copytree(merged, copy)
    return copy


# What is drafted, and how it looks


def test_every_empty_text_gets_a_draft_that_is_fuzzy_and_says_whence(root: Path) -> None:
    done = drafting.drafted(root, FakeEngine(NAME="fake", version="2.1"))
    assert done.exit_code == 0, done.errors
    assert not drafting.empty(root, "de")
    entry = tree.entry(root, "de", RIVER, SONG)
    assert entry.fuzzy
    (line,) = entry.comments
    assert line.startswith("w4r: mt fake@2.1 src=")
    assert line.endswith(f"tgt={short(target_digest(entry.msgstr))}")
    assert fits(line.partition("src=")[2].partition(" ")[0], source_digest("", SONG))


def test_figures_names_and_tags_come_back_as_the_target_writes_them(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    assert "12" in tree.entry(root, "de", RIVER, TRIAL).msgstr
    assert "Nadia Fictive" in tree.entry(root, "de", RIVER, NADIA).msgstr
    linked = next(entry for entry in drafting.entries(root, "de", RIVER) if "<g1>" in entry.msgid)
    assert linked.msgstr.count("<g1>") == linked.msgstr.count("</g2>") == 1
    checked = tree.w4r(root, "check", "--locale", "de", "--format", "json")
    bad = {"number", "name", "tag", "placeholder", "link", "date"}
    assert [each for each in checked.json["findings"] if each["check"] in bad] == []


def test_critical_texts_are_asked_for_first(root: Path) -> None:
    fake = FakeEngine()
    drafting.drafted(root, fake)
    assert fake.handed.index("Je vous demande de libérer XPH0X.") < fake.handed.index(SONG)
    assert fake.handed.index("XPH0X risque dix ans de prison.") < fake.handed.index(
        "Elles portaient des fleurs."
    )


def test_a_text_that_stands_twice_is_asked_for_once(root: Path) -> None:
    path = root / "sources" / "2025" / "marche" / "communique.md"
    path.write_text(path.read_text() + f"\n{SONG}\n")
    assert tree.w4r(root, "run").code == 0
    fake = FakeEngine()
    drafting.drafted(root, fake)
    assert fake.handed.count(SONG) == 1
    assert tree.entry(root, "de", "2025-marche", SONG).msgstr == tree.entry(root, "de", RIVER, SONG).msgstr


def test_a_text_of_figures_and_names_alone_needs_no_engine(root: Path) -> None:
    path = root / "sources" / "2025" / "marche" / "communique.md"
    path.write_text(path.read_text() + "\n10 décembre 2025\n")
    assert tree.w4r(root, "run").code == 0
    drafting.drafted(root, FakeEngine(answering=lambda _text: ""))
    entry = tree.entry(root, "de", "2025-marche", "10 décembre 2025")
    assert entry.msgstr == "10. Dezember 2025"
    assert entry.comments[0].startswith("w4r: mt w4r@")


def test_unknown_words_are_named_beside_the_draft_until_it_is_accepted(root: Path) -> None:
    drafting.drafted(root, FakeEngine(unknown=("lettre polie", "XPH0X", "RSF")))
    entry = tree.entry(root, "de", RIVER, SONG)
    tgt = short(target_digest(entry.msgstr))
    assert entry.comments[1] == f"w4r: unknown tgt={tgt} lettre polie, RSF"
    assert tree.w4r(root, "run").code == 0
    assert tree.entry(root, "de", RIVER, SONG).comments == entry.comments
    tree.clear_fuzzy(root, "de", RIVER, SONG)
    assert tree.w4r(root, "run").code == 0
    assert tree.entry(root, "de", RIVER, SONG).comments == ()


def test_a_long_text_is_handed_over_in_whole_sentences_and_comes_back_as_one(root: Path) -> None:
    path = root / "sources" / "2025" / "riviere" / "letter.md"
    text = "Je vous écris au sujet d’une rivière. " + "Elle est malade depuis longtemps. " * 3
    path.write_text(path.read_text().replace("Je vous écris au sujet d’une rivière.", text.strip()))
    assert tree.w4r(root, "run").code == 0
    fake = FakeEngine(LIMITS=Limits(bytes_per_text=120))
    drafting.drafted(root, fake, domains=(RIVER,))
    assert max(len(each.encode()) for each in fake.handed) <= 120
    entry = tree.entry(root, "de", RIVER, text.strip())
    assert entry.msgstr.count(".") == 4


def test_drafts_stay_apart_in_status_check_and_compile(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    assert tree.w4r(root, "run").code == 0
    report = tree.reports(root)[RIVER, "de"]
    assert (report["draft"], report["translated"], report["empty"]) == (report["units"], 0, 0)
    assert report["blocked_by"]
    assert tree.outputs(root, "de", RIVER) == set()
    mo = tree.mo_path(root, "de", RIVER).read_bytes()
    drafts = [entry.msgstr.encode() for entry in drafting.entries(root, "de", RIVER)]
    assert drafts
    assert not any(draft in mo for draft in drafts)


# What is never touched


def test_what_a_person_began_stays_as_it_is(root: Path) -> None:
    tree.edit(root, "de", RIVER, {SONG: "Sie sang."})
    tree.edit(root, "de", RIVER, {TRIAL: "Der Prozess"}, clear=False)
    drafting.drafted(root, FakeEngine())
    assert tree.entry(root, "de", RIVER, SONG).msgstr == "Sie sang."
    assert not tree.entry(root, "de", RIVER, SONG).fuzzy
    assert tree.entry(root, "de", RIVER, TRIAL).msgstr == "Der Prozess"


def test_a_text_that_somebody_types_while_engines_work_stays(root: Path) -> None:
    def typing(text: str) -> str:
        if text == SONG:
            tree.edit(root, "de", RIVER, {SONG: "Sie sang.", NADIA: "Nadia Fictive drohen zehn Jahre Haft."})
        return germanised(text)

    done = drafting.drafted(root, FakeEngine(answering=typing), domains=(RIVER,))
    assert tree.entry(root, "de", RIVER, SONG).msgstr == "Sie sang."
    assert tree.entry(root, "de", RIVER, NADIA).msgstr == "Nadia Fictive drohen zehn Jahre Haft."
    assert tree.entry(root, "de", RIVER, TRIAL).msgstr
    (row,) = done.rows
    assert sum(count for why, count in row.left.items() if "meanwhile" in why) == 2


def test_what_people_typed_is_pinned_by_the_write(root: Path) -> None:
    tree.edit(root, "de", RIVER, {SONG: "Sie sang."})
    drafting.drafted(root, FakeEngine())
    seen = (root / "locales/de/reviews" / f"{RIVER}.seen").read_text()
    assert short(target_digest("Sie sang."), LEDGER_DIGITS).removeprefix("v1:") in seen


def test_a_draft_that_somebody_has_rejected_does_not_come_back(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    chosen = tree.ids(root, "de", RIVER)[SONG]
    assert tree.w4r(root, "review", "reject", "--locale", "de", "--by", "kea", chosen).code == 0
    tree.edit(root, "de", RIVER, {SONG: ""})
    done = drafting.drafted(root, FakeEngine())
    assert tree.entry(root, "de", RIVER, SONG).msgstr == ""
    assert [why for row in done.rows for why in row.left] == ["fake: somebody has rejected this very draft"]


def test_an_overlay_gets_no_drafts(root: Path) -> None:
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write('\n[locales.de-CH]\nbase = "de"\n')
    assert tree.w4r(root, "run").code == 0
    fake = FakeEngine()
    done = drafting.drafted(root, fake, locales=("de-CH",))
    assert (fake.calls, done.rows) == (0, [])


def test_a_refused_catalogue_is_left_as_it_is_and_the_others_are_drafted(root: Path) -> None:
    broken = tree.po_path(root, "de", "2025-marche")
    broken.write_bytes(broken.read_bytes() + b'msgid "cut')
    before = broken.read_bytes()
    done = drafting.drafted(root, FakeEngine())
    assert done.exit_code == 3
    assert broken.read_bytes() == before
    assert tree.entry(root, "de", RIVER, SONG).msgstr


# Refused answers


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "\u202eevil",
        "<html><body>503 Service Unavailable</body></html>",
        "NUL \x00",
        "bell \x07",
        "\ud800",
    ],
)
def test_an_answer_that_is_no_translation_leaves_the_text_empty(root: Path, answer: str) -> None:
    done = drafting.drafted(root, FakeEngine(answering=lambda _text: answer), domains=(RIVER,))
    assert tree.entry(root, "de", RIVER, SONG).msgstr == ""
    assert sum(sum(row.left.values()) for row in done.rows) > 5
    assert answer == "" or answer not in (root / ".w4r/drafts.jsonl").read_text()


def test_a_lost_mask_is_tried_again_in_another_form_and_then_left_empty(root: Path) -> None:
    fake = FakeEngine(answering=lambda text: germanised(text).replace("XPH0X", ""))
    drafting.drafted(root, fake, domains=(RIVER,))
    assert "12" in tree.entry(root, "de", RIVER, TRIAL).msgstr
    assert sum("duré" in text for text in fake.handed) == 2
    losing = FakeEngine(
        version="2", MASKS=("token",), answering=lambda text: germanised(text).replace("XPH0X", "")
    )
    tree.edit(root, "de", RIVER, {TRIAL: ""})
    done = drafting.drafted(root, losing, domains=(RIVER,))
    assert tree.entry(root, "de", RIVER, TRIAL).msgstr == ""
    assert done.exit_code == 0


def test_the_next_engine_of_the_chain_takes_what_the_first_leaves(root: Path) -> None:
    first = FakeEngine(NAME="first", answering=lambda text: germanised(text) if "chant" in text else "")
    second = FakeEngine(NAME="second")
    drafting.drafted(root, first, second, domains=(RIVER,))
    assert "first@" in tree.entry(root, "de", RIVER, SONG).comments[0]
    assert "second@" in tree.entry(root, "de", RIVER, TRIAL).comments[0]
    assert SONG not in second.handed


# Nothing is asked twice


def test_a_second_run_hands_nothing_over_and_changes_no_file(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    before = tree.bytes_below(root)
    again = FakeEngine()
    done = drafting.drafted(root, again)
    assert (again.calls, again.opened_sessions, done.written) == (0, 0, 0)
    assert tree.bytes_below(root) == before


def test_what_was_refused_is_not_asked_for_again_nor_what_was_answered(root: Path) -> None:
    picky = FakeEngine(answering=lambda text: "" if "chant" in text else germanised(text))
    drafting.drafted(root, picky)
    tree.edit(root, "de", RIVER, {TRIAL: ""})
    again = FakeEngine()
    done = drafting.drafted(root, again)
    assert again.handed == []
    assert tree.entry(root, "de", RIVER, TRIAL).msgstr
    assert done.engines["fake"].kept == 1


def test_what_was_refused_is_asked_for_anew_when_somebody_says_so(root: Path) -> None:
    drafting.drafted(root, FakeEngine(answering=lambda text: "" if "chant" in text else germanised(text)))
    tree.edit(root, "de", RIVER, {TRIAL: ""})
    spared = drafting.drafted(root, FakeEngine())
    assert spared.engines["fake"].refused == 1
    well = FakeEngine()
    done = drafting.drafted(root, well, again=True)
    assert (well.handed, done.engines["fake"].refused) == ([SONG], 0)
    assert tree.entry(root, "de", RIVER, SONG).msgstr == germanised(SONG)


def test_another_version_url_or_option_is_asked_anew(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    tree.edit(root, "de", RIVER, {SONG: ""})
    newer = FakeEngine(version="1.1")
    drafting.drafted(root, newer)
    assert newer.handed == [SONG]


def test_answers_are_private_and_those_of_secret_texts_lie_apart_or_nowhere(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    for name in ("drafts.jsonl", "drafts-embargoed.jsonl"):
        assert stat.S_IMODE((root / ".w4r" / name).stat().st_mode) == 0o600
    shared = (root / ".w4r/drafts.jsonl").read_text()
    apart = (root / ".w4r/drafts-embargoed.jsonl").read_text()
    secret = germanised("Le témoin vit encore dans la ville.")
    assert secret in apart
    assert secret not in shared
    assert germanised("La famille a quitté la vallée hier soir.") not in shared + apart


def test_a_line_of_answers_that_cannot_be_read_costs_only_itself(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    path = root / ".w4r/drafts.jsonl"
    path.write_bytes(b"\x00garbage\n[]\n" + path.read_bytes() + b'{"key":"cut')
    tree.edit(root, "de", RIVER, {SONG: ""})
    again = FakeEngine()
    drafting.drafted(root, again)
    assert again.handed == []


def test_another_gate_looks_again_at_what_this_one_refused(root: Path) -> None:
    drafting.drafted(root, FakeEngine(answering=lambda _text: ""), domains=(RIVER,))
    path = root / ".w4r/drafts.jsonl"
    path.write_text(path.read_text().replace(GATE, "0.0.1-1"))
    again = FakeEngine()
    drafting.drafted(root, again, domains=(RIVER,))
    assert SONG in again.handed


def test_what_is_for_show_need_be_no_translation_but_loses_no_mask(root: Path) -> None:
    class Shown(FakeEngine):
        FOR_SHOW = True

    drafting.drafted(root, Shown(answering=lambda text: f"⟦{text}⟧".replace("XPH0X", "")), domains=(RIVER,))
    assert tree.entry(root, "de", RIVER, SONG).msgstr.startswith("⟦Elle")
    assert "12" in tree.entry(root, "de", RIVER, TRIAL).msgstr


# Who may see what


GRANTS = [
    (tier, reach, granted)
    for tier in drafting.TIERS
    for reach in ("local", "network")
    for granted in ((), ("local",), ("local", "network"))
    if tier != "restricted" or "network" not in granted  # w4r.toml with this is refused
]


@pytest.mark.parametrize(("tier", "reach", "granted"), GRANTS)
def test_a_text_goes_only_where_its_tier_may(
    tmp_path: Path, merged: Path, tier: str, reach: str, granted: tuple[str, ...]
) -> None:
    root = tmp_path / "campaign"
    shutil.copytree(merged, root)
    grant = f"[tiers.{tier}]\nengines = {json.dumps(granted)}\n"
    tree.rewrite(root / "w4r.toml", drafting.POLICY, grant)
    fake = FakeEngine(REACH="local" if reach == "local" else "network")
    done = drafting.drafted(root, fake, domains=(drafting.TIERS[tier],))
    if reach in granted:
        assert fake.calls
        assert done.exit_code == 0
    else:
        assert fake.calls == fake.opened_sessions == 0
        (error,) = done.errors
        assert isinstance(error, PolicyError)
        wanted = "never leaves" if (tier, reach) == ("restricted", "network") else f"[tiers.{tier}]"
        assert wanted in str(error)


def test_without_tiers_in_the_configuration_no_engine_sees_anything(tmp_path: Path) -> None:
    root = drafting.new_tree(tmp_path / "campaign", policy="")
    fake = FakeEngine()
    done = drafting.drafted(root, fake)
    assert fake.calls == 0
    assert done.exit_code == 4


def test_what_leaves_the_machine_is_logged_before_as_digests(root: Path) -> None:
    logged: list[int] = []

    def looking(text: str) -> str:
        logged.append(len(drafting.sent_lines(root)))
        return germanised(text)

    fake = FakeEngine(NAME="away", REACH="network", answering=looking)
    drafting.drafted(root, fake, domains=(RIVER,))
    lines = drafting.sent_lines(root)
    assert logged[0] >= 1
    assert logged == sorted(logged)
    assert len(lines) == len(fake.handed)
    (song,) = [
        json.loads(line)
        for line in lines
        if json.loads(line)["src"] == short(source_digest("", SONG), LEDGER_DIGITS)
    ]
    assert song == {
        "engine": "away", "host": "away", "tier": "public", "locale": "de", "domain": RIVER,
        "src": short(source_digest("", SONG), LEDGER_DIGITS), "characters": len(SONG), "on": song["on"],
    }  # fmt: skip
    assert "chantait" not in "".join(lines)


def test_the_log_survives_a_clean_up_and_names_nothing_twice_a_day(root: Path) -> None:
    drafting.drafted(root, FakeEngine(REACH="network"), domains=(RIVER,))
    before = drafting.sent_lines(root)
    shutil.rmtree(root / ".w4r")
    for entry in drafting.entries(root, "de", RIVER):
        tree.edit(root, "de", RIVER, {entry.msgid: ""})
    drafting.drafted(root, FakeEngine(REACH="network"), domains=(RIVER,))
    assert drafting.sent_lines(root) == before


def test_nothing_is_sent_where_the_log_cannot_be_written(root: Path) -> None:
    (root / "locales/de/reviews" / f"{RIVER}.sent.jsonl").mkdir()
    fake = FakeEngine(REACH="network")
    with pytest.raises(ServiceError, match="cannot"):
        drafting.drafted(root, fake, domains=(RIVER,))
    assert fake.calls == 0


def test_local_engines_are_not_logged(root: Path) -> None:
    drafting.drafted(root, FakeEngine())
    assert drafting.sent_lines(root) == []


# Limits, failures, interruptions


def test_no_more_characters_than_allowed_are_handed_over(root: Path) -> None:
    fake = FakeEngine()
    done = drafting.drafted(root, fake, limit_chars=100)
    assert 0 < sum(map(len, fake.handed)) <= 100
    assert any("limit of characters" in why for row in done.rows for why in row.left)
    assert sum(row.drafted.total() for row in done.rows) > 0
    drafting.drafted(root, FakeEngine())
    assert not drafting.empty(root, "de")


def test_an_engine_that_serves_nobody_is_left_alone_with_one_message(root: Path) -> None:
    def refuse(_text: str) -> str:
        raise EngineError("the key was refused", hint="look at key_env", whole=True)

    fake = FakeEngine(REACH="network", answering=refuse)
    done = drafting.drafted(root, fake)
    assert fake.calls == 1
    assert [str(error) for error in done.errors] == ["fake: the key was refused (look at key_env)"]
    assert done.exit_code == 6


@pytest.mark.parametrize(
    ("error", "calls", "most"),
    [
        (EngineError("it did not answer", retry_after=0), 3, 5 * 4),
        (EngineError("it cannot take this"), 20, 21),
    ],
)
def test_an_engine_that_fails_again_and_again_is_left_alone(
    root: Path, error: EngineError, calls: int, most: int
) -> None:
    def fail(_text: str) -> str:
        raise error

    fake = FakeEngine(answering=fail)
    done = drafting.drafted(root, fake)
    assert fake.calls <= most
    assert f"{calls} calls in a row came to nothing" in str(done.errors[0])


def test_a_silent_engine_is_handed_no_more_than_its_sessions_had_when_it_fell_silent(root: Path) -> None:
    def silent(_text: str) -> str:
        raise EngineError("it did not answer", retry_after=0)

    fake = FakeEngine(REACH="network", answering=silent, LIMITS=Limits(concurrency=4))
    done = drafting.drafted(root, fake)
    assert len(set(fake.handed)) == done.engines["fake"].calls == 4
    assert len(drafting.sent_lines(root)) <= 5  # a text of two domains has two lines


def test_a_few_texts_that_an_engine_cannot_take_cost_the_others_nothing(root: Path) -> None:
    def some(text: str) -> str:
        if " a " in text or "Nadia" in text:
            raise EngineError("it cannot take this")
        return germanised(text)

    done = drafting.drafted(root, FakeEngine(answering=some))
    assert done.exit_code == 0
    assert tree.entry(root, "de", RIVER, SONG).msgstr
    assert tree.entry(root, "de", RIVER, TRIAL).msgstr == ""


def test_a_fault_of_an_engine_is_told_without_its_words(root: Path) -> None:
    def crash(text: str) -> str:
        raise ValueError(f"could not parse {text}")

    done = drafting.drafted(root, FakeEngine(answering=crash))
    assert "ValueError" in str(done.errors[0])
    assert "chantait" not in str(done.errors[0])


def test_an_engine_asked_for_by_name_must_be_usable(root: Path) -> None:
    with pytest.raises(ServiceError, match="is not ready: apt install it") as caught:
        drafting.drafted(root, FakeEngine(lacks=("apt install it",)))
    assert caught.value.exit_code == 6
    with pytest.raises(ServiceError, match="does not translate fr to de"):
        drafting.drafted(root, FakeEngine(targets=("ca",)))


def test_an_engine_that_is_not_there_is_named_with_what_was_meant(root: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean 'apertium'"):
        drafting.drafted(root, FakeEngine(), named=("apertum",))


def test_only_one_run_drafts_at_a_time(root: Path) -> None:
    with atomic.alone(root, "draft"), pytest.raises(ServiceError, match="another 'w4r draft'"):
        drafting.drafted(root, FakeEngine())


def test_others_write_while_an_engine_works(root: Path) -> None:
    ran: list[int] = []

    def merging(text: str) -> str:
        if not ran:
            ran.append(tree.ran(root, "merge", "--locale", "en").code)
        return germanised(text)

    drafting.drafted(root, FakeEngine(answering=merging), domains=(RIVER,))
    assert ran == [0]


def test_an_interruption_saves_what_came_and_the_next_run_goes_on(root: Path) -> None:
    def interrupt(text: str) -> str:
        if len(fake.handed) == 6:
            _thread.interrupt_main()
        return germanised(text)

    fake = FakeEngine(answering=interrupt)
    done = drafting.drafted(root, fake)
    assert done.interrupted
    drafted = [entry for entry in drafting.all_entries(root, "de") if entry.msgstr]
    assert drafted
    again = FakeEngine()
    drafting.drafted(root, again)
    assert len(set(again.handed) & set(fake.handed)) <= 2  # what was in flight
    assert not drafting.empty(root, "de")


def test_an_interruption_while_answers_are_judged_loses_none_of_them(root: Path) -> None:
    def interrupting(done: int, _all: int, _characters: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    fake = FakeEngine(REACH="network", LIMITS=Limits(texts_per_call=10))
    done = drafting.drafted(root, fake, locales=("de", "ja"), progress=interrupting)
    assert done.interrupted
    assert done.drafted >= len(fake.handed) == 10
    told = sum(row.empty for row in done.rows if row.locale == "ja")
    assert told == len(drafting.empty(root, "ja")), "a language that was not reached is told too"
    again = FakeEngine(REACH="network")
    drafting.drafted(root, again)
    assert not set(again.handed) & set(fake.handed)


def test_no_more_sessions_are_open_than_an_engine_allows(root: Path) -> None:
    fake = FakeEngine(LIMITS=Limits(texts_per_call=2, concurrency=3))
    drafting.drafted(root, fake)
    assert fake.most_sessions <= 3
    assert fake.open_sessions == 0
    assert not drafting.empty(root, "de")


# Secrets


def test_a_key_stands_in_nothing_that_is_kept_or_said(root: Path) -> None:
    canary = "canary-7d41c0ffee"
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write('\n[engine.away]\nkind = "fake"\nkey_env = "AWAY_KEY"\n')

    def leak(text: str) -> str:
        if "chant" in text:
            raise EngineError(f"403 for https://example.org/?auth_key={canary}")
        return germanised(text)

    fake = FakeEngine(REACH="network", answering=leak)
    with tree._environment({"AWAY_KEY": canary}):
        done = drafting.drafted(root, fake, named=("away",))
    assert fake.settings is not None
    assert fake.settings.key == canary
    assert canary not in repr(fake.settings)
    said = [*map(str, done.errors), *(why for row in done.rows for why in row.left)]
    assert any("403" in words for words in said)
    assert canary not in " ".join(said)
    for path in root.rglob("*"):
        assert not path.is_file() or canary.encode() not in path.read_bytes(), path


def test_a_key_that_is_not_set_makes_an_engine_unusable(root: Path) -> None:
    with (root / "w4r.toml").open("a", encoding="utf-8") as file:
        file.write('\n[engine.away]\nkind = "fake"\nkey_env = "W4R_NO_SUCH_KEY"\n')
    with pytest.raises(ServiceError, match="W4R_NO_SUCH_KEY is not set"):
        drafting.drafted(root, FakeEngine(), named=("away",))


def test_a_broken_list_of_names_keeps_its_locale_back_and_is_told_once(root: Path) -> None:
    (root / "locales" / "de" / "names.csv").write_bytes(b"\xff\xfe no table\n")
    fake = FakeEngine()
    done = drafting.drafted(root, fake)
    assert fake.calls == 0
    assert len(done.errors) == 1
    assert done.exit_code == 3
