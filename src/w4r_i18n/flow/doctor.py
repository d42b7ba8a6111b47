# SPDX-License-Identifier: GPL-3.0-or-later
"""What `w4r doctor` says about sources in the wrong tree, a shared memory, letters and engines."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n import registry
from w4r_i18n.flow import engines
from w4r_i18n.flow.draft import unready
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.memory_store import OPEN, opened
from w4r_i18n.model.errors import ConfigError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.doctor import Finding
from w4r_i18n.project.workspace import Workspace


def tiers(workspace: Workspace) -> Iterator[Finding]:
    """A restricted or embargoed text wants a tree of its own; one without a tier counts as restricted."""
    sources, errors = load_sources(workspace, workspace.layout.domains())
    for error in errors:
        yield Finding("fault", str(error))
    for source in sources:
        if source.tier in {"restricted", "embargoed"}:
            advice = "give it a tier in its front matter, or keep it in a tree with its own access"
            yield Finding("hint", f"{source.domain.folder} is {source.tier}", advice)


def memory(workspace: Workspace) -> Iterator[Finding]:
    """Whether the server of `[memory] url` answers."""
    if not workspace.config.memory.url:
        return
    try:
        with opened(workspace) as files:
            held = len(files[OPEN].holdings())
    except W4RError as error:
        yield Finding("fault", error.message, error.hint)
    else:
        yield Finding("ok", f"the memory server answers and holds {held} catalogues and TMX files")


def letters(workspace: Workspace) -> Iterator[Finding]:
    """What letters in the tree's languages lack on this machine, by channel: a typesetter, fonts."""
    languages = (workspace.source, *workspace.config.targets)
    for name in registry.names("channel"):
        unready = getattr(registry.find("channel", name), "unready", None)
        if unready is None:
            continue
        lacking: dict[str, list[str]] = {}
        for language in languages:
            for line in unready(language):
                lacking.setdefault(line, []).append(language.tag)
        for line, tags in lacking.items():
            what, _, advice = line.partition(": ")
            yield Finding("hint", f"channel {name}: {what} ({', '.join(tags)})", advice)
        if not lacking:
            yield Finding("ok", f"channel {name}: ready in every language of the tree")


def drafting(workspace: Workspace) -> Iterator[Finding]:
    """What the engines lack that w4r.toml names; where it names none, the one that needs no network."""
    try:
        engines.check_chains(workspace)
        named = _named(workspace)
        found = engines.tools(workspace, list(named) or [engines.DEFAULT_CHAIN[-1]])
    except ConfigError as error:
        yield Finding("fault", str(error))
        return
    for name, tool in found.items():
        yield from _lacks(tool)
        if not tool.missing and (packages := tool.to_install(workspace.source, named.get(name, ()))):
            advice = f"apt-get install {' '.join(packages)}"
            yield Finding("hint", f"engine {name} lacks its best way into some languages", advice)
        for target in named.get(name, ()):
            why = unready(tool, workspace.source, target)
            if why and not tool.missing:
                yield Finding("hint", f"engine {name} {why}", "'w4r list engines' says what it drafts")
    if named and not any(engines.allowed(workspace).values()):
        advice = 'grant it: [tiers.public] engines = ["local"]'
        yield Finding("hint", "engines are named, and w4r.toml lets none see any text", advice)


def _named(workspace: Workspace) -> dict[str, list[Locale]]:
    """Each engine that stands in a chain, with the locales that it stands there for."""
    named: dict[str, list[Locale]] = {}
    for target in workspace.config.targets:
        for name in engines.chain(workspace, target):
            if name != engines.MEMORY:
                named.setdefault(name, []).append(target)
    return named


def _lacks(tool: engines.Tool) -> Iterator[Finding]:
    for line in tool.missing:
        yield Finding("hint", f"engine {tool.name} is not ready", line)
    if not tool.missing:
        yield Finding("ok", f"engine {tool.name}")
