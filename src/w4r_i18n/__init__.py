# SPDX-License-Identifier: GPL-3.0-or-later
"""French campaign texts in, reviewed localised letters out.

The names below are the public API (docs/reference/python-api.md); all else may change. Each is imported when
it is first asked for, so that `import w4r_i18n` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from w4r_i18n.catalogue.interchange import from_polib as from_polib
    from w4r_i18n.catalogue.interchange import to_polib as to_polib
    from w4r_i18n.catalogue.merge import merge as merge
    from w4r_i18n.catalogue.mo_write import write_mo as write_mo
    from w4r_i18n.catalogue.po_read import read_po as read_po
    from w4r_i18n.catalogue.po_write import write_po as write_po
    from w4r_i18n.flow.records import check_records as check_records
    from w4r_i18n.publish.pull import pull as pull
    from w4r_i18n.segment.sentences import sentences as sentences

__version__ = "0.1.0"

_HOMES = {
    "check_records": "flow.records",
    "from_polib": "catalogue.interchange",
    "merge": "catalogue.merge",
    "pull": "publish.pull",
    "read_po": "catalogue.po_read",
    "sentences": "segment.sentences",
    "to_polib": "catalogue.interchange",
    "write_mo": "catalogue.mo_write",
    "write_po": "catalogue.po_write",
}
__all__ = [
    "check_records", "from_polib", "merge", "pull", "read_po", "sentences", "to_polib", "write_mo",
    "write_po",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'w4r_i18n' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(f"w4r_i18n.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
