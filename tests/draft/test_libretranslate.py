# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent to a LibreTranslate server, and whom it is sent to."""

from __future__ import annotations

import json
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.simulators.fault_server import FaultServer

from w4r_i18n.draft.engines import libretranslate
from w4r_i18n.draft.engines._http import Line
from w4r_i18n.model.draft import EngineSettings, Session
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import locale

KEY = "k-7f3a-never-to-be-seen"


@contextmanager
def opened(url: str, target: str = "es", key: str = "") -> Iterator[Session]:
    with libretranslate.opened(
        locale("fr"), locale(target), EngineSettings("libretranslate", url, key)
    ) as session:
        yield session


def texts(session: Session, *asked: str) -> list[str]:
    return [each.text for each in session.translate(asked)]


def test_a_batch_is_one_request_and_its_answers_come_in_order() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        assert texts(session, "Un.", "Deux.", "Trois.") == [
            "Traducido: Un.", "Traducido: Deux.", "Traducido: Trois.",
        ]  # fmt: skip
        assert len(server.seen) == 1


def test_the_key_travels_in_the_body_and_nowhere_else() -> None:
    with FaultServer() as server, opened(server.url("libre"), key=KEY) as session:
        texts(session, "Un.")
        sent = server.seen[0]
    assert json.loads(sent.body)["api_key"] == KEY
    assert KEY not in sent.line + sent.headers


def test_without_a_key_none_is_sent() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        texts(session, "Un.")
        assert json.loads(server.seen[0].body) == {
            "q": ["Un."], "source": "fr", "target": "es", "format": "text",
        }  # fmt: skip


def test_texts_with_tags_go_as_html_and_others_as_text() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        answers = texts(session, "Un.", 'Le <x id="0"/> avril.', "Trois.")
        sent = [json.loads(each.body) for each in server.seen]
    assert {each["format"]: each["q"] for each in sent} == {
        "html": ['Le <x id="0"/> avril.'], "text": ["Un.", "Trois."],
    }  # fmt: skip
    assert answers == ["Traducido: Un.", 'Traducido: Le <x id="0"/> avril.', "Traducido: Trois."]


def test_a_tag_that_the_server_wrote_as_a_pair_comes_back_as_it_was() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        assert texts(session, 'Le <x id="0"></x> avril <x id="1"/>.') == [
            'Traducido: Le <x id="0"/> avril <x id="1"/>.'
        ]


def test_a_blank_text_asks_nobody() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        assert texts(session, "", "  ") == ["", "  "]
        assert server.seen == []


def test_a_long_text_is_cut_at_sentence_ends_and_put_together_again() -> None:
    long = " ".join(f"Voici la phrase numéro {at}, qui est longue." for at in range(200))
    with FaultServer() as server, opened(server.url("libre")) as session:
        answer = texts(session, long)[0]
        pieces = json.loads(server.seen[0].body)["q"]
    assert len(pieces) == 2
    assert all(len(each.encode()) <= 5000 and each.endswith("longue.") for each in pieces)
    assert answer.replace("Traducido: ", "") == long


def test_a_sentence_that_is_too_long_is_not_sent() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        with pytest.raises(EngineError, match="longer than the 5000 bytes"):
            texts(session, "mot " * 2000)
        assert server.seen == []


def test_sentences_of_a_cut_text_are_joined_as_the_target_language_joins_them() -> None:
    long = " ".join(f"Voici la phrase numéro {at}, qui est longue." for at in range(200))
    with FaultServer() as server, opened(server.url("libre"), "ja") as session:
        assert "longue.Traducido:" in texts(session, long)[0]


def test_one_connection_serves_a_whole_session() -> None:
    with FaultServer() as server, opened(server.url("libre")) as session:
        for _ in range(5):
            texts(session, "Un.")
        assert server.connections == 1


def test_no_thread_or_connection_outlives_a_session() -> None:
    before = set(threading.enumerate())
    with FaultServer() as server:
        with opened(server.url("libre")) as session:
            texts(session, "Un.")
        ours = [each for each in threading.enumerate() if each not in before and "_outcome" in each.name]
        assert ours == []


def test_localhost_is_this_machine() -> None:
    with FaultServer() as server, opened(server.url("libre", host="localhost")) as session:
        assert texts(session, "Un.") == ["Traducido: Un."]


def test_a_name_that_leads_elsewhere_than_this_machine_is_told_by_the_connection() -> None:
    """`_watch` is what httpcore calls when a connection stands, before anything is sent."""

    class Elsewhere:
        def getpeername(self) -> tuple[str, int]:
            return "192.0.2.7", 80

        def get_extra_info(self, _name: str) -> Elsewhere:
            return self

    from w4r_i18n.draft.engines._http import _Attempt

    attempt = _Attempt("http://localhost:5000/", "libretranslate", None, 1.0)
    with pytest.raises(EngineError, match="cannot be spoken to"):
        attempt._watch("connection.connect_tcp.complete", {"return_value": Elsewhere()})


@pytest.mark.parametrize("url", [
    "http://mt.example.org/", "http://192.0.2.7:5000/", "http://127.0.0.1.example.org/",
    "http://0.0.0.0:5000/",
    "https://kea:secret@mt.example.org/", "http://kea@127.0.0.1:5000/", "https://@mt.example.org/",
    "https://mt.example.org/?key=abc", "https://mt.example.org/#a", "https:///translate", "ftp://127.0.0.1/",
    "https://mt.example.org:99999/", "https://mt.example.org/a b", "https://[::1/", "file:///etc/passwd",
    "https://mt_example.org/", "https://mt.example.org/ HTTP/1.1", "//127.0.0.1/", "127.0.0.1:5000",
])  # fmt: skip
def test_a_url_that_is_not_https_or_this_machine_or_not_plain_is_refused(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        libretranslate.missing(EngineSettings("libre", url))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", [
    "https://mt.example.org", "https://mt.example.org/libre/", "https://10.0.0.5:8443/",
    "http://127.0.0.1:5000/", "http://localhost:5000", "http://[::1]:5000/libre", "https://[2001:db8::7]/",
])  # fmt: skip
def test_a_plain_https_url_and_one_of_this_machine_are_accepted(url: str) -> None:
    assert libretranslate.missing(EngineSettings("libre", url)) == ()


def test_what_is_missing_is_said_with_the_line_to_write() -> None:
    assert libretranslate.missing(EngineSettings("libre")) == (
        'the address of the server: [engine.libre] url = "https://…"',
    )
    with pytest.raises(ConfigError, match="address of the server"), opened(""):
        pass


def test_an_option_that_there_is_not_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"no option 'deadlin'.*did you mean 'deadline'"):
        libretranslate.missing(EngineSettings("libre", "https://mt.example.org", options={"deadlin": "5"}))


@pytest.mark.parametrize("given", ["0", "61", "-1", "soon", "nan", "1e1", "٣", ""])
def test_a_deadline_can_only_be_shortened(given: str) -> None:
    with pytest.raises(ConfigError, match="at most 60 seconds"):
        libretranslate.missing(EngineSettings("libre", "https://mt.example.org", options={"deadline": given}))


def test_the_deadline_holds_for_all_requests_of_one_call_together() -> None:
    options = {"deadline": "0.5"}
    with (
        FaultServer(latency_s=0.3) as server,
        libretranslate.opened(
            locale("fr"), locale("es"), EngineSettings("l", server.url("libre"), options=options)
        ) as session,
    ):
        started = time.monotonic()
        with pytest.raises(EngineError, match=r"within 0\.5 s"):
            session.translate(["Un.", 'Le <x id="0"/> avril.'])
        assert time.monotonic() - started < 1.5


def test_more_texts_than_a_call_takes_are_a_fault_of_the_caller() -> None:
    with (
        FaultServer() as server,
        opened(server.url("libre")) as session,
        pytest.raises(ValueError, match="26"),
    ):
        session.translate(["Un."] * 26)


@pytest.mark.parametrize(("tag", "code"), [
    ("pt-BR", "pb"), ("pt", "pt"), ("zh-Hant", "zt"), ("zh-Hans", "zh"), ("es-MX", "es"), ("uk", "uk"),
])  # fmt: skip
def test_languages_are_asked_for_by_the_servers_names(tag: str, code: str) -> None:
    with FaultServer() as server, opened(server.url("libre"), tag) as session:
        texts(session, "Un.")
        assert json.loads(server.seen[0].body)["target"] == code


def test_a_language_in_a_script_that_no_model_writes_is_not_served() -> None:
    nothing = EngineSettings()
    assert not libretranslate.serves(locale("fr"), locale("sr-Latn"), nothing)
    assert not libretranslate.serves(locale("fr"), locale("quc"), nothing)
    assert libretranslate.serves(locale("fr"), locale("sr"), nothing)


@pytest.mark.system("openssl")
def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_that_is_trusted_serves(
    tmp_path: Path,
) -> None:
    certificate, private = tmp_path / "server.pem", tmp_path / "private.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", private, "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, private)
    with FaultServer(tls=serving) as server:
        with opened(server.url("libre"), key=KEY) as session:
            with pytest.raises(EngineError, match="its TLS certificate or handshake is not valid") as caught:
                texts(session, "Un.")
            assert caught.value.whole
            assert server.seen == []
        line = Line(
            server.url("libre"), service="it", deadline_s=5,
            trust=ssl.create_default_context(cafile=str(certificate)),
        )  # fmt: skip
        question = json.dumps({"q": ["Un."], "source": "fr", "target": "es"}).encode()
        for _ in range(2):
            assert line.post("translate", question, until=time.monotonic() + 5).status == 200
        line.close()
        assert server.connections == 1, "the first never got that far"
