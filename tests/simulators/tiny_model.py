# SPDX-License-Identifier: GPL-3.0-or-later
"""A CTranslate2 model with random weights, and a SentencePiece vocabulary of six lines: real files, small.

What it says means nothing, and is the same each time.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

_LINES = (
    "Lina Fictive est en prison depuis 2019 pour une chanson.",
    "Écrivez au ministre avant le 10 décembre et demandez sa libération.",
    "Des milliers de personnes ont signé la pétition.",
    "Personne ne sait où elle est, et sa famille attend.",
    "Lina Fictive está en prisión desde 2019 por una canción.",
    "Escriba al ministro antes del 10 de diciembre y pida su libertad.",
)
_WIDTH = 16


def make(folder: Path, layout: Literal["argos", "opus"], *, target: str = "es", seed: int = 5) -> Path:
    """A folder as an unpacked `.argosmodel` has it, or as a converted OPUS model."""
    inner = folder / "model" if layout == "argos" else folder
    inner.mkdir(parents=True, exist_ok=True)
    pieces = _pieces(folder / "pieces")
    if layout == "argos":
        (folder / "sentencepiece.model").write_bytes(pieces)
        described = {"from_code": "fr", "to_code": target, "package_version": "1.9"}
        (folder / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    else:
        (folder / "source.spm").write_bytes(pieces)
        (folder / "target.spm").write_bytes(pieces)
    _weights(inner, _vocabulary(pieces), seed)
    return folder


def _pieces(prefix: Path) -> bytes:
    trainer = import_module("sentencepiece").SentencePieceTrainer
    trainer.train(
        sentence_iterator=iter(_LINES), model_prefix=str(prefix), vocab_size=120, model_type="unigram",
        hard_vocab_limit=False, minloglevel=2, unk_id=0, bos_id=1, eos_id=2,
    )  # fmt: skip
    return prefix.with_suffix(".model").read_bytes()


def _vocabulary(pieces: bytes) -> list[str]:
    loaded = import_module("sentencepiece").SentencePieceProcessor(model_proto=pieces)
    return [loaded.id_to_piece(at) for at in range(loaded.get_piece_size())]


def _weights(folder: Path, vocabulary: list[str], seed: int) -> None:
    """One layer each way; the largest part of a real model is its size."""
    numpy = import_module("numpy")
    random = numpy.random.default_rng(seed)

    spec = import_module("ctranslate2.specs").TransformerSpec.from_config((1, 1), 2)
    shapes = {name: _shape(name, len(vocabulary)) for name in spec.variables() if _is_weight(name)}
    for name, shape in shapes.items():
        drawn = numpy.zeros(shape) if name.endswith("/beta") else random.normal(0, 0.5, shape)
        drawn = numpy.ones(shape) if name.endswith("/gamma") else drawn
        *path, last = name.split("/")
        setattr(_part(spec, path), last, drawn.astype("float32"))
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.save(str(folder))


def _is_weight(name: str) -> bool:
    return name.rpartition("/")[2] in {"weight", "gamma", "beta"}


def _shape(name: str, size: int) -> tuple[int, ...]:
    if name.endswith(("gamma", "beta")):
        return (_WIDTH,)
    if "embeddings" in name or "projection" in name:
        return (size, _WIDTH)
    wide = {"self_attention/linear_0": 3, "/attention/linear_1": 2, "ffn/linear_0": 4}
    times = next((found for end, found in wide.items() if f"{end}/" in name), 1)
    return (_WIDTH, 4 * _WIDTH) if "ffn/linear_1" in name else (times * _WIDTH, _WIDTH)


def _part(spec: Any, path: list[str]) -> Any:
    """`layer_0` of a name is the first of `layer`."""
    for step in path:
        name, _, number = step.rpartition("_")
        found = getattr(spec, step, None)
        spec = getattr(spec, name)[int(number)] if found is None else found
    return spec
