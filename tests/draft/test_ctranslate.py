# SPDX-License-Identifier: GPL-3.0-or-later
"""A model folder is found, loaded and asked; the model is made here, with random weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.simulators import tiny_model

from w4r_i18n.draft.engines import ctranslate
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import locale

FR, ES = locale("fr"), locale("es")
TEXTS = ["Des milliers de personnes ont signé. Personne ne sait où elle est.", " ", "Écrivez au ministre."]
needs_nmt = pytest.mark.module("ctranslate2", "sentencepiece")


@pytest.fixture(scope="module")
def argos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model.make(tmp_path_factory.mktemp("argos") / "translate-fr_es-1_9", "argos")


def settings(folder: Path, **options: str) -> EngineSettings:
    return EngineSettings("ctranslate", options={"model": str(folder), **options})


@needs_nmt
def test_an_unpacked_argos_model_translates_a_batch_in_order(argos: Path) -> None:
    with ctranslate.opened(FR, ES, settings(argos)) as session:
        answers = [each.text for each in session.translate(TEXTS)]
        again = [each.text for each in session.translate(TEXTS[::-1])]
    assert len(answers) == 3
    assert answers[1] == " "
    assert all(answers)
    assert again == answers[::-1]


@needs_nmt
def test_a_converted_opus_model_translates(tmp_path: Path) -> None:
    folder = tiny_model.make(tmp_path / "opus-fr-es", "opus")
    with ctranslate.opened(FR, ES, settings(folder, source="fr", target="es")) as session:
        assert session.translate(["Écrivez au ministre."])[0].text


@needs_nmt
def test_the_version_names_the_weights(argos: Path, tmp_path: Path) -> None:
    other = tiny_model.make(tmp_path / "other", "argos", seed=6)
    with ctranslate.opened(FR, ES, settings(argos)) as one, ctranslate.opened(FR, ES, settings(other)) as two:
        assert one.version != two.version
        assert not set(" =") & set(one.version)


@needs_nmt
def test_a_model_says_what_it_translates(argos: Path) -> None:
    assert list(ctranslate.pairs(settings(argos)) or ()) == [("fr", "es")]
    assert ctranslate.serves(FR, ES, settings(argos))
    assert ctranslate.serves(FR, locale("es-MX"), settings(argos))
    assert not ctranslate.serves(FR, locale("ca"), settings(argos))
    with (
        pytest.raises(ConfigError, match="does not translate fr to ca"),
        ctranslate.opened(FR, locale("ca"), settings(argos)),
    ):
        pass


@needs_nmt
def test_models_names_for_locales_are_read(tmp_path: Path) -> None:
    folder = tiny_model.make(tmp_path / "model", "argos", target="pb")
    assert ctranslate.serves(FR, locale("pt-BR"), settings(folder))
    assert not ctranslate.serves(FR, locale("pt"), settings(folder))


@needs_nmt
def test_a_sentence_longer_than_models_know_is_refused(argos: Path) -> None:
    with (
        ctranslate.opened(FR, ES, settings(argos)) as session,
        pytest.raises(EngineError, match="longer than ctranslate takes"),
    ):
        session.translate(["ministre " * 3000])


@needs_nmt
@pytest.mark.parametrize("broken", ["model/model.bin", "sentencepiece.model"])
def test_a_damaged_model_serves_nobody_and_says_where_it_lies(
    argos: Path, tmp_path: Path, broken: str
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(argos, folder)
    (folder / broken).write_bytes(b"\x00\x01 damaged")
    with ctranslate.opened(FR, ES, settings(folder)) as session:
        with pytest.raises(EngineError, match="cannot be loaded") as caught:
            session.translate(["Écrivez."])
        assert caught.value.whole
        assert "damaged" in caught.value.hint


@needs_nmt
def test_a_folder_without_a_model_is_an_error_that_says_what_it_lacks(argos: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no model.bin"):
        ctranslate.missing(settings(tmp_path))
    with pytest.raises(ConfigError, match="unpack it"):
        ctranslate.missing(settings(argos / "metadata.json"))
    folder = tmp_path / "half"
    shutil.copytree(argos, folder)
    (folder / "sentencepiece.model").unlink()
    with pytest.raises(ConfigError, match=r"sentencepiece.model, or source.spm"):
        ctranslate.missing(settings(folder))


@needs_nmt
@pytest.mark.parametrize(
    "described", ["{", "[]", json.dumps({"from_code": "fr"}), json.dumps({"from_code": "../x"})]
)
def test_a_model_that_does_not_say_its_languages_asks_for_them(
    argos: Path, tmp_path: Path, described: str
) -> None:
    folder = tmp_path / "silent"
    shutil.copytree(argos, folder)
    (folder / "metadata.json").write_text(described, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"does not say what it translates|no JSON"):
        ctranslate.missing(settings(folder))
    if described != "{":
        assert ctranslate.missing(settings(folder, source="fr", target="es")) == ()


def test_without_a_folder_the_line_to_write_is_said() -> None:
    lacking = ctranslate.missing(EngineSettings("local"))
    assert lacking[-1] == 'a folder with a model: [engine.local] options.model = "…"'
    assert list(ctranslate.pairs(EngineSettings()) or ()) == []
    assert not ctranslate.serves(FR, ES, EngineSettings())
