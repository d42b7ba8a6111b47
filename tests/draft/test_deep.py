# SPDX-License-Identifier: GPL-3.0-or-later
"""deep-translator's services behind their guard: what is sent, by which names, and who does it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.simulators.fault_server import SHAPES, FaultServer, Request, Shape

from w4r_i18n.draft.engines import deep
from w4r_i18n.draft.engines._codes import SERVICES as CODED
from w4r_i18n.draft.engines._codes import code
from w4r_i18n.draft.engines._deep_services import SERVICES, address
from w4r_i18n.draft.engines._killable import EndedError, Killable, OverdueError
from w4r_i18n.model.draft import EngineSettings, Session
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import locale

KEY = "k-7f3a-never-to-be-seen"


@contextmanager
def opened(server: FaultServer, name: Shape, target: str = "es", **options: str) -> Iterator[Session]:
    settings = EngineSettings(name, server.url(name), KEY, options)
    with deep.opened(locale("fr"), locale(target), settings) as session:
        yield session


def sent(name: Shape, text: str, target: str = "es", **options: str) -> tuple[Request, str]:
    """The one request for a text, and the answer."""
    with FaultServer() as server, opened(server, name, target, **options) as session:
        answer = session.translate([text])[0].text
        (request,) = server.seen
    return request, answer


def fields(request: Request) -> dict[str, str]:
    """Of the address and of the body, where that is a form."""
    in_line = parse_qs(urlsplit(request.line.split()[1]).query)
    in_body = parse_qs(request.body) if not request.body.startswith("[") else {}
    return {name: values[0] for name, values in (in_line | in_body).items()}


@pytest.mark.parametrize("name", SHAPES)
def test_a_text_comes_back_from_each_service_with_its_outer_blanks(name: Shape) -> None:
    _, answer = sent(name, "  Écrivez à M. XPH0X & à d’autres < 30 jours. ")
    assert answer == "  Traducido: Écrivez à M. XPH0X & à d’autres < 30 jours. "


def test_deepl_is_asked_by_post_with_the_key_in_a_header() -> None:
    request, _ = sent("deepl", "Bonjour XPH0X.", "pt-BR")
    assert request.line == "POST /deepl/v2/translate HTTP/1.1"
    assert f"Authorization: DeepL-Auth-Key {KEY}" in request.headers
    assert fields(request) == {"text": "Bonjour XPH0X.", "source_lang": "fr", "target_lang": "pt-BR"}


def test_microsoft_is_asked_without_asking_it_for_its_languages_first() -> None:
    request, _ = sent("microsoft", "Bonjour.", "zh-Hant", region="westeurope")
    assert request.line.startswith("POST /microsoft/translate?api-version=3.0")
    assert fields(request) == {"api-version": "3.0", "from": "fr", "to": "zh-Hant"}
    assert f"Ocp-Apim-Subscription-Key: {KEY}" in request.headers
    assert "Ocp-Apim-Subscription-Region: westeurope" in request.headers


def test_libretranslates_text_and_key_stand_in_the_body() -> None:
    request, _ = sent("libre", "Bonjour.")
    assert request.line == "POST /libre/translate HTTP/1.1"
    assert fields(request) == {
        "q": "Bonjour.", "source": "fr", "target": "es", "format": "text", "api_key": KEY,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "wanted"), [
    ("google", {"tl": "iw", "sl": "fr", "q": "Bonjour."}),
    ("mymemory", {"langpair": "fr-FR|he-IL", "q": "Bonjour."}),
])  # fmt: skip
def test_services_without_a_key_are_sent_none(name: Shape, wanted: dict[str, str]) -> None:
    request, _ = sent(name, "Bonjour.", "he")
    assert fields(request) == wanted
    assert KEY not in request.line + request.headers + request.body


@pytest.mark.parametrize(
    ("name", "field"), [("deepl", "tag_handling"), ("microsoft", "textType"), ("libre", "format")]
)
def test_a_text_with_tags_is_announced_as_such(name: Shape, field: str) -> None:
    request, answer = sent(name, 'Le <x id="0"/> avril.')
    assert fields(request)[field] in {"xml", "html"}
    assert answer == 'Traducido: Le <x id="0"/> avril.'


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_is_asked_to_be_packed_and_no_cookie_is_kept(name: Shape) -> None:
    request, _ = sent(name, "Bonjour.")
    assert "Accept-Encoding: identity" in request.headers
    assert "Cookie" not in request.headers


def test_a_text_that_is_too_long_for_the_service_goes_in_pieces() -> None:
    long = " ".join(f"Voici la phrase numéro {at}, qui est longue." for at in range(30))
    with FaultServer() as server, opened(server, "mymemory") as session:
        answer = session.translate([long])[0].text
        pieces = [each.texts[0] for each in server.seen]
    assert len(pieces) == 3
    assert all(len(each.encode()) < 500 for each in pieces)
    assert answer.replace("Traducido: ", "") == long


def test_a_sentence_that_is_too_long_for_the_service_is_not_sent() -> None:
    with FaultServer() as server, opened(server, "mymemory") as session:
        with pytest.raises(EngineError, match="longer than the 499 bytes that MyMemory takes"):
            session.translate(["mot " * 200])
        assert server.seen == []


def test_one_process_serves_a_session() -> None:
    with FaultServer() as server, opened(server, "deepl") as session:
        assert isinstance(session, deep._Conversation)
        session.translate(["Un."])
        first = session.worker.pid
        session.translate(["Deux."])
        assert session.worker.pid == first
        assert server.connections == 1


def test_the_process_sees_no_secret_of_ours() -> None:
    with FaultServer() as server, opened(server, "deepl") as session:
        assert isinstance(session, deep._Conversation)
        session.translate(["Un."])
        own = f"/proc/{session.worker.pid}"
        if not os.path.isdir(own):  # noqa: PTH112
            pytest.skip("this system does not show processes as files")
        with open(f"{own}/environ", "rb") as environment, open(f"{own}/cmdline", "rb") as command:  # noqa: PTH123
            names = {line.partition(b"=")[0] for line in environment.read().split(b"\0")}
            assert KEY.encode() not in command.read()
    assert names - {b""} <= {b"PATH", b"PYTHONPATH", b"PYTHONUTF8", b"LC_CTYPE"}


def test_a_quota_that_mymemory_calls_a_translation_is_none() -> None:
    from w4r_i18n.draft.engines._deep_guard import _look_at_mymemory

    spent = {"responseData": {"translatedText": "MYMEMORY WARNING: YOU USED ALL"}, "responseStatus": 200}
    for value in (spent, {"quotaFinished": True, "responseStatus": 200}):
        with pytest.raises(EngineError, match="quota") as caught:
            _look_at_mymemory(value)
        assert caught.value.whole
    with pytest.raises(EngineError, match="slow down"):
        _look_at_mymemory({"responseStatus": "429"})
    with pytest.raises(EngineError, match="refuses the request"):
        _look_at_mymemory({"responseStatus": "403"})


def test_a_service_has_to_be_named() -> None:
    with pytest.raises(ConfigError, match="google, mymemory, deepl, microsoft, libre"):
        deep.missing(EngineSettings("mine"))
    assert deep.missing(EngineSettings("mine", options={"service": "google"})) == ()
    assert deep.missing(EngineSettings("google")) == ()


@pytest.mark.parametrize("name", ["chatgpt", "linguee", "pons", "yandex", "papago", "qcri", "baidu"])
def test_services_that_are_not_offered_are_not_there(name: str) -> None:
    with pytest.raises(ConfigError):
        deep.missing(EngineSettings(name, key=KEY))


def test_a_service_that_wants_a_key_says_so() -> None:
    assert deep.missing(EngineSettings("deepl")) == (
        "a key for DeepL: [engine.deepl] key_env = the variable that holds it",
    )
    with (
        pytest.raises(ConfigError, match="a key for DeepL"),
        deep.opened(locale("fr"), locale("es"), EngineSettings("deepl")),
    ):
        pass


@pytest.mark.parametrize(
    "url", ["https://api.example.org/", "http://192.0.2.7/", "https://127.0.0.1.example.org/"]
)
def test_a_url_of_another_machine_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match=r"own address|https"):
        deep.missing(EngineSettings("google", url))


def test_unknown_options_are_errors() -> None:
    with pytest.raises(ConfigError, match=r"'proxies'"):
        deep.missing(EngineSettings("google", options={"proxies": "http://127.0.0.1:3128"}))


def test_every_service_is_asked_by_https_at_its_own_address() -> None:
    assert all(address(name, stand_in="", key="").startswith("https://") for name in SERVICES)
    assert address("deepl", stand_in="", key="abc:fx") == "https://api-free.deepl.com/v2/"


@pytest.mark.parametrize(("name", "tag", "wanted"), [
    ("google", "pt-BR", "pt"), ("google", "zh-Hant", "zh-TW"), ("google", "nb", "no"),
    ("google", "sr-Latn", None), ("deepl", "pt", "pt-PT"), ("deepl", "en", "en-GB"), ("deepl", "ca", None),
    ("deepl", "zh-Hans", "zh-Hans"), ("mymemory", "ca", "ca-ES"), ("mymemory", "pt-BR", "pt-BR"),
    ("mymemory", "sr-Latn", "sr-Latn-RS"), ("microsoft", "pt", "pt-PT"), ("microsoft", "ckb", "ku"),
    ("libre", "zh-Hant", "zt"), ("libre", "am", None),
    ("deepl", "es-BO", "es"), ("google", "pa-Arab", None), ("mymemory", "de-AT", "de-AT"),
])  # fmt: skip
def test_each_service_has_its_own_names_for_languages(name: str, tag: str, wanted: str | None) -> None:
    assert code(name, locale(tag)) == wanted


@pytest.mark.parametrize("name", CODED)
def test_every_service_translates_from_french_to_the_languages_of_the_demonstration(name: str) -> None:
    found = {tag: code(name, locale(tag)) for tag in ("en", "es", "de", "pt-BR", "ar", "uk", "ja")}
    assert None not in found.values()
    assert code(name, locale("fr"), source=True)


def test_a_text_is_not_translated_into_the_language_it_is_in() -> None:
    assert not deep.serves(locale("fr"), locale("fr-CH"), EngineSettings("deepl", key=KEY))


# The process


def test_a_process_that_does_not_answer_is_ended_and_starts_anew() -> None:
    worker = Killable("tests.simulators.stubborn_process", {"say": "ready"})
    assert worker.ask({"say": "hello"}, within_s=20) == {"said": "hello"}
    first = worker.pid
    with pytest.raises(OverdueError):
        worker.ask({"hang": True}, within_s=0.2)
    assert worker.pid is None
    assert worker.ask({"say": "again"}, within_s=20) == {"said": "again"}
    assert worker.pid != first
    worker.end()
    assert first is not None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


@pytest.mark.parametrize("how", ["exit", "garble", "list", "flood"])
def test_a_process_that_breaks_down_is_told_from_a_late_one(how: str) -> None:
    worker = Killable("tests.simulators.stubborn_process", {"say": "ready"})
    with pytest.raises(EndedError):
        worker.ask({how: True}, within_s=20)
    assert worker.pid is None


def test_a_question_larger_than_a_pipe_does_not_block() -> None:
    worker = Killable("tests.simulators.stubborn_process", {"say": "ready"})
    text = "é" * 300_000
    assert worker.ask({"say": text}, within_s=20) == {"said": text}
    worker.end()


def test_a_process_that_is_not_reading_is_given_up_too() -> None:
    worker = Killable("tests.simulators.stubborn_process", {"say": "ready"})
    worker.ask({"deaf": True}, within_s=20)
    with pytest.raises(OverdueError):
        worker.ask({"say": "é" * 300_000}, within_s=0.2)
