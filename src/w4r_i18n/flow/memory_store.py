# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the memory is kept: in the tree's own files, or on a server that several clones share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from w4r_i18n.memory.index import forget_index, open_index
from w4r_i18n.memory.rows import Memory, OvertakenError, Store
from w4r_i18n.model.document import Tier
from w4r_i18n.project.workspace import Workspace

OPEN, CLOSED = "memory.sqlite", "memory-embargoed.sqlite"
"""What may be shared with whoever shares the tree's server, and what never leaves the tree."""
HOME: Mapping[Tier, str] = {"public": OPEN, "published": OPEN, "embargoed": CLOSED}
"""What is embargoed lies in a file of its own; what is restricted in none."""
_TRIES = 5

Result = TypeVar("Result")


@contextmanager
def opened(workspace: Workspace) -> Iterator[Mapping[str, Store]]:
    """Both parts of the memory. With a `url` the open one is on the server, and no file of it stays here.

    Raises ServiceError where the server is away or refuses, ConfigError where it would not be safe to ask.
    """
    with ExitStack() as stack:
        closed = open_index(workspace.layout.cache / CLOSED)
        stack.callback(closed.close)
        first = _open(workspace)
        stack.callback(first.close)
        yield {OPEN: first, CLOSED: closed}


def _open(workspace: Workspace) -> Store:
    path = workspace.layout.cache / OPEN
    url = workspace.config.memory.url
    if not url:
        return open_index(path)
    from w4r_i18n.memory.server import open_server

    # A text that is recalled would stay in a file that is brought up to date no more.
    forget_index(path)
    return open_server(url, workspace.config.project.campaign)


def asked(files: Mapping[str, Store], tier: Tier) -> list[Memory]:
    """What a text of this tier may be answered from."""
    return [files[name] for name in ((OPEN, CLOSED) if tier == "embargoed" else (OPEN,))]


def settled(workspace: Workspace, work: Callable[[Mapping[str, Store]], Result]) -> Result:
    """Work on the memory; again where another clone has written since this one looked at what is held."""
    for _ in range(_TRIES - 1):
        try:
            with opened(workspace) as files:
                return work(files)
        except OvertakenError:
            continue
    with opened(workspace) as files:
        return work(files)
