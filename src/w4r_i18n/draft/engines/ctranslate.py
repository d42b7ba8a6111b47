# SPDX-License-Identifier: GPL-3.0-or-later
"""A neural model in a folder of this machine, by CTranslate2 and SentencePiece: extra `nmt`.

`[engine.ctranslate] options.model = "…"` names a folder: an `.argosmodel` unpacked (`metadata.json`,
`sentencepiece.model`, `model/`), or a converted OPUS model (`source.spm`, `target.spm`, `model.bin`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from w4r_i18n.draft.engines._answers import accepted
from w4r_i18n.draft.engines._pieces import joined, sentences
from w4r_i18n.draft.engines._settings import check_options
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Session, Translation
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import Locale, is_locale, locale

NAME = "ctranslate"
REACH: Reach = "local"
MASKS: tuple[MaskForm, ...] = ("token",)
LIMITS = Limits(bytes_per_text=5_000, texts_per_call=32, concurrency=1, deadline=60.0)
OPTIONS = ("model", "source", "target")

_END = "</s>"
_LONGEST_PIECES = 512
"""Of one sentence: longer than any that such models were trained on, and they do not answer for it."""


@dataclass(frozen=True, slots=True)
class _Model:
    """Where its parts lie, and what it translates."""

    folder: Path
    """With `model.bin`."""
    source_pieces: Path
    target_pieces: Path
    pair: tuple[str, str]
    ends_sources: bool
    """Its sources end with a mark that has to be written."""
    prefix: str = ""
    """Before each target, for a model of several languages."""


def missing(settings: EngineSettings) -> tuple[str, ...]:
    """Raises ConfigError for a folder that is there and is no model."""
    check_options(settings, OPTIONS)
    lacking = [] if _installed() else ["the extra nmt: pip install 'w4r_i18n[nmt]'"]
    if not settings.options.get("model"):
        lacking.append(f'a folder with a model: [engine.{settings.name or NAME}] options.model = "…"')
    else:
        _model(settings)
    return tuple(lacking)


def pairs(settings: EngineSettings) -> Iterable[tuple[str, str]] | None:
    """The one of its model."""
    return (_model(settings).pair,) if settings.options.get("model") else ()


def serves(source: Locale, target: Locale, settings: EngineSettings) -> bool:
    """`es` serves `es-MX`; `pt-BR` does not serve `pt`."""
    return any(
        asked in {(source.tag, target.tag), (source.language, target.tag), (source.language, target.language)}
        and locale(asked[1]).script == target.script
        for asked in pairs(settings) or ()
    )


@contextmanager
def opened(source: Locale, target: Locale, settings: EngineSettings) -> Iterator[Session]:
    """The model is loaded with the first text."""
    lacking = missing(settings)
    if lacking:
        raise ConfigError(f"{NAME} lacks {lacking[0]}")
    if not serves(source, target, settings):
        raise ConfigError(f"this model does not translate {source.tag} to {target.tag}")
    yield _Loaded(_model(settings), target.joint)


class _Loaded:
    """One model. Such models know sentences: a text is cut at each end of one, whatever its length."""

    def __init__(self, model: _Model, joint: str) -> None:
        self._model = model
        self._joint = joint
        self._parts: tuple[Any, Any, Any] | None = None
        self.version = f"{import_module('ctranslate2').__version__}-{_digest(model.folder / 'model.bin')}"

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        cut = [sentences(text) if text.strip() else () for text in texts]
        answers = iter(self._sentences([piece.text for pieces in cut for piece in pieces]))
        return [
            Translation(joined(pieces, [next(answers) for _ in pieces], self._joint) if pieces else text)
            for text, pieces in zip(texts, cut, strict=True)
        ]

    def _sentences(self, asked: Sequence[str]) -> list[str]:
        if not asked:
            return []
        model, (translator, source, target) = self._model, self._load()
        tokens = [source.encode(text, out_type=str) + [_END] * model.ends_sources for text in asked]
        if any(len(each) > _LONGEST_PIECES for each in tokens):
            raise EngineError(f"a sentence is longer than {NAME} takes")
        try:
            found = translator.translate_batch(
                tokens, beam_size=2, max_batch_size=LIMITS.texts_per_call, replace_unknowns=True,
                target_prefix=[[model.prefix]] * len(tokens) if model.prefix else None, max_input_length=0,
                max_decoding_length=4 * max(map(len, tokens)) + 20,
            )  # fmt: skip
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"{NAME} failed ({type(error).__name__})") from None
        drop = 1 if model.prefix else 0
        said = [
            target.decode([token for token in one.hypotheses[0][drop:] if token != _END]) for one in found
        ]
        return [accepted(NAME, text, answer) for text, answer in zip(asked, said, strict=True)]

    def _load(self) -> tuple[Any, Any, Any]:
        if self._parts is None:
            model, pieces = self._model, import_module("sentencepiece").SentencePieceProcessor
            try:
                self._parts = (
                    import_module("ctranslate2").Translator(
                        str(model.folder), device="cpu", compute_type="int8", inter_threads=1
                    ),
                    pieces(model_file=str(model.source_pieces)),
                    pieces(model_file=str(model.target_pieces)),
                )
            except (RuntimeError, ValueError, OSError) as error:
                raise EngineError(
                    f"the model of {NAME} cannot be loaded ({type(error).__name__})",
                    hint=f"look at {model.folder}", whole=True,
                ) from None  # fmt: skip
        return self._parts


def _installed() -> bool:
    return find_spec("ctranslate2") is not None and find_spec("sentencepiece") is not None


def _model(settings: EngineSettings) -> _Model:
    """Raises ConfigError that says what the folder lacks."""
    root = Path(settings.options["model"]).expanduser()
    folder = next((each for each in (root / "model", root) if (each / "model.bin").is_file()), None)
    shared = _first(root / "sentencepiece.model", root / "spm.model")
    source = _first(root / "source.spm", root / "model" / "source.spm") or shared
    target = _first(root / "target.spm", root / "model" / "target.spm") or shared
    if root.is_file():
        raise ConfigError(f"{root} is a file", hint="unpack it (an .argosmodel is a zip) and name the folder")
    if folder is None or source is None or target is None:
        lacks = "model.bin" if folder is None else "sentencepiece.model, or source.spm and target.spm"
        raise ConfigError(f"{root} holds no model: there is no {lacks}")
    described = _json(root / "metadata.json")
    return _Model(
        folder, source, target, _pair(settings, described),
        ends_sources=source is not shared and _json(folder / "config.json").get("add_source_eos") is not True,
        prefix=str(described.get("target_prefix") or ""),
    )  # fmt: skip


def _first(*paths: Path) -> Path | None:
    return next((path for path in paths if path.is_file()), None)


def _json(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError):
        raise ConfigError(f"{path} is no JSON") from None
    return found if isinstance(found, dict) else {}


# Names that such models give to locales of ours.
_NAMES = {"pb": "pt-BR", "zt": "zh-Hant", "zh": "zh-Hans"}


def _pair(settings: EngineSettings, described: dict[str, object]) -> tuple[str, str]:
    named = [
        settings.options.get(option) or str(described.get(field) or "")
        for option, field in (("source", "from_code"), ("target", "to_code"))
    ]
    if not all(is_locale(_NAMES.get(name, name)) for name in named):
        raise ConfigError(
            "the model does not say what it translates",
            hint='options.source = "fr" and options.target = "…" do',
        )
    source, target = (locale(_NAMES.get(name, name)).tag for name in named)
    return source, target


def _digest(path: Path) -> str:
    """Of the weights: another model under the same name gives other answers."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
