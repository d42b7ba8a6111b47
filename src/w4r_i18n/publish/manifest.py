# SPDX-License-Identifier: GPL-3.0-or-later
"""The two documents that sections go by, manifest.json and withdrawn.json: written one way, read strictly.

Reading needs the standard library alone, and raises TrustError: what is wrong in them was signed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from typing import cast, get_args

from w4r_i18n.model.errors import TrustError
from w4r_i18n.model.release import Change, Manifest, Note, Packed, Withdrawal
from w4r_i18n.publish import names

FORMAT = 1
MAX_BYTES = 32_000_000
"""Of either document."""
MAX_FILES = 50_000
MAX_FILE_BYTES = 64_000_000
MAX_WITHDRAWN = 10_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MARK = re.compile(r"c1:[0-9a-f]{24}")
_ID = re.compile(r"w[0-9]{1,9}")
_NOTE: dict[str, re.Pattern[str]] = {
    "kind": re.compile(r"[a-z][a-z0-9-]{0,39}"),
    "locale": re.compile(r"[A-Za-z0-9-]{2,35}"),
    "state": re.compile(r"[A-Z]{3,12}"),
    "code": re.compile(r"[A-Za-z0-9-]{4,40}"),
    "source": _SHA256,
}


def case_mark(case: str) -> str:
    """What stands for a case's id in public: a tombstone must not tell whose it is."""
    return "c1:" + hashlib.sha256(b"w4r case\0" + case.encode()).hexdigest()[:24]


def is_note(note: Note) -> bool:
    """Whether every word of a note is of its kind; nothing else may go out."""
    words = all(not (value := getattr(note, name)) or form.fullmatch(value) for name, form in _NOTE.items())
    marks = all(_MARK.fullmatch(mark) for mark in note.cases) and list(note.cases) == sorted({*note.cases})
    return words and marks and 0 <= note.quorum <= 20 and (not note.not_after or is_day(note.not_after))


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def write_manifest(manifest: Manifest) -> bytes:
    """The one spelling of a manifest: keys sorted, empty ones left out, ASCII, a line end last."""
    files = {packed.path: _as_object(packed) for packed in manifest.files}
    withdrawn = sorted(manifest.withdrawn)
    return _spelt({"format": FORMAT, "section": manifest.section, "files": files, "withdrawn": withdrawn})


def write_withdrawals(withdrawals: Iterable[Withdrawal]) -> bytes:
    listed = [
        {"id": each.id, "case": each.case, "change": each.change, "on": each.on}
        for each in sorted(set(withdrawals), key=lambda each: int(each.id[1:]))
    ]
    return _spelt({"format": FORMAT, "withdrawn": listed})


def write_reopened(ids: Iterable[str]) -> bytes:
    return _spelt({"format": FORMAT, "reopened": sorted(set(ids), key=lambda each: int(each[1:]))})


def read_manifest(content: bytes, section: str) -> Manifest:
    """Raises TrustError for whatever is not the manifest of this section."""
    tree = _tree(content, "manifest.json")
    files = tree.get("files")
    marks = tree.get("withdrawn")
    if tree.get("section") != section or not isinstance(files, dict) or not isinstance(marks, list):
        raise TrustError("manifest.json is not that of this section", hint="tell who publishes")
    if len(files) > MAX_FILES or len(marks) > MAX_WITHDRAWN:
        raise TrustError(f"manifest.json lists over {MAX_FILES} files, or {MAX_WITHDRAWN} cases")
    packed = tuple(_packed(path, files[path]) for path in sorted(files))
    if both := names.collision(files):
        raise TrustError(f"manifest.json has names that collide: {both[0]} and {both[1]}")
    return Manifest(section, packed, tuple(sorted(_word(mark, _MARK) for mark in marks)))


def read_withdrawals(content: bytes) -> tuple[Withdrawal, ...]:
    """Raises TrustError for what is no list of withdrawals."""
    listed = _tree(content, "withdrawn.json").get("withdrawn")
    if not isinstance(listed, list) or len(listed) > MAX_WITHDRAWN:
        raise TrustError("withdrawn.json is no list of withdrawals")
    return tuple(_withdrawal(each) for each in listed)


def read_reopened(content: bytes) -> frozenset[str]:
    """The ids of withdrawals that have ended. Raises TrustError for what is no list of ids."""
    listed = _tree(content, "reopened.json").get("reopened")
    if not isinstance(listed, list) or len(listed) > MAX_WITHDRAWN:
        raise TrustError("reopened.json is no list of ids")
    return frozenset(_word(each, _ID) for each in listed)


def _withdrawal(each: object) -> Withdrawal:
    if not isinstance(each, dict):
        raise TrustError("withdrawn.json has an entry that is none")
    change, on = each.get("change"), each.get("on")
    if change not in get_args(Change) or not (isinstance(on, str) and is_day(on)):
        raise TrustError("withdrawn.json has an entry without a class or a day")
    return Withdrawal(_word(each.get("id"), _ID), _word(each.get("case"), _MARK), cast(Change, change), on)


def _packed(path: str, entry: object) -> Packed:
    if reason := names.fault(path):
        raise TrustError(f"manifest.json: the path {path[:80]!a} {reason}")
    if not isinstance(entry, dict):
        raise TrustError(f"manifest.json: {path} has no entry")
    size = entry.get("bytes")
    if type(size) is not int or not 0 <= size <= MAX_FILE_BYTES:
        raise TrustError(f"manifest.json: {path} has no size up to {MAX_FILE_BYTES} bytes")
    return Packed(path, _word(entry.get("sha256"), _SHA256), size, _note(path, entry))


def _note(path: str, entry: dict[str, object]) -> Note:
    """Keys that this version does not know are left alone: fields may be added, never renamed."""
    known = {field.name: entry[field.name] for field in fields(Note) if field.name in entry}
    marks = known.pop("cases", [])
    kinds = all(isinstance(value, int if name == "quorum" else str) for name, value in known.items())
    if kinds and isinstance(marks, list) and all(isinstance(mark, str) for mark in marks):
        note = Note(cases=tuple(marks), **known)  # type: ignore[arg-type]  # each value's kind was looked at
        if is_note(note):
            return note
    raise TrustError(f"manifest.json: {path} is described in words that no manifest has")


def _as_object(packed: Packed) -> dict[str, object]:
    note = {field.name: value for field in fields(Note) if (value := getattr(packed.note, field.name))}
    return {"sha256": packed.sha256, "bytes": packed.size, **note}


def _word(value: object, form: re.Pattern[str]) -> str:
    if not (isinstance(value, str) and form.fullmatch(value)):
        raise TrustError("a signed document has a digest, mark or id that is none")
    return value


def _spelt(tree: object) -> bytes:
    return (json.dumps(tree, sort_keys=True, ensure_ascii=True, separators=(",", ":")) + "\n").encode()


def _tree(content: bytes, name: str) -> dict[str, object]:
    """JSON read without its traps: no key twice, no NaN, no number with a point, no depth, UTF-8 alone."""
    if len(content) > MAX_BYTES:
        raise TrustError(f"{name} is over {MAX_BYTES} bytes")
    try:
        tree = json.loads(
            content.decode("utf-8"), object_pairs_hook=_once, parse_float=_refused("fraction"),
            parse_constant=_refused("constant"),
        )  # fmt: skip
    except (ValueError, RecursionError):
        raise TrustError(f"{name} is no JSON of the kind that is published") from None
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise TrustError(f"{name} has a format that this version does not know", hint="update w4r_i18n")
    return tree


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError("a key stands twice")
    return tree


def _refused(what: str) -> Callable[[str], object]:
    def refuse(_text: str) -> object:
        raise ValueError(f"a {what} stands in it")

    return refuse
