# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's files to a release: a manifest, and contents by digest. Same files, same bytes, anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.release import Manifest, Note, Packed, Withdrawal
from w4r_i18n.publish import names
from w4r_i18n.publish.manifest import MAX_FILE_BYTES, MAX_FILES, is_note, write_manifest
from w4r_i18n.publish.serving import STOP


@dataclass(frozen=True, slots=True)
class Release:
    manifest: Manifest
    contents: Mapping[str, bytes]
    """By SHA-256."""

    @property
    def document(self) -> bytes:
        return write_manifest(self.manifest)


def bundle(
    section: str,
    files: Mapping[str, bytes],
    *,
    notes: Mapping[str, Note] | None = None,
    withdrawn: Iterable[Withdrawal] = (),
) -> Release:
    """Pack a section's files; law 8: the order, the clock and the machine make no difference.

    Files of a withdrawn case are left out (its stop pages stay), and the case is listed by its mark.
    Raises InputError for a name that is not the same on every disk, for one that collides with another,
    for a file or a pack that is too big, and for a note that says more than may go out.
    """
    _must_be_packable(files)
    marks = {each.case for each in withdrawn}
    packed, contents = [], {}
    for path in sorted(files):
        note = (notes or {}).get(path, Note())
        if not is_note(note):
            raise InputError("is described in words that no manifest may hold", place=Place(path))
        if not marks.isdisjoint(note.cases) and note.kind != STOP:
            continue
        digest = hashlib.sha256(files[path]).hexdigest()
        contents[digest] = files[path]
        packed.append(Packed(path, digest, len(files[path]), note))
    return Release(Manifest(section, tuple(packed), tuple(sorted(marks))), contents)


def _must_be_packable(files: Mapping[str, bytes]) -> None:
    if len(files) > MAX_FILES:
        raise InputError(f"the pack has {len(files)} files; {MAX_FILES} at most")
    for path, content in files.items():
        if reason := names.fault(path):
            raise InputError(f"the name {reason}", place=Place(ascii(path[:120])[1:-1]))
        if len(content) > MAX_FILE_BYTES:
            raise InputError(f"is over {MAX_FILE_BYTES} bytes", place=Place(path))
    if both := names.collision(files):
        raise InputError(f"collides with {both[0]}: some disks take both names for one", place=Place(both[1]))
