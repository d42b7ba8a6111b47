# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r draft --dry-run`: what would go where. Nothing is sent, written or started."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from w4r_i18n.draft.policy import why_not
from w4r_i18n.flow import engines
from w4r_i18n.flow.draft import chosen_chains, unready, usable
from w4r_i18n.flow.draft_jobs import Job
from w4r_i18n.flow.draft_texts import empties
from w4r_i18n.flow.engines import MEMORY, Find, Tool, behind_the_door
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.fill import fill_from
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Leg:
    """Texts that go the same way."""

    engine: str
    """"memory", an engine's name, or "" for what goes nowhere."""
    reach: str
    host: str
    """Whose machine; "local" is this one."""
    tier: Tier
    domain: str
    locale: str
    why: str = ""
    """Why they go nowhere."""


@dataclass(slots=True)
class Load:
    texts: int = 0
    characters: int = 0
    """Of the French as it stands. What is answered from what is on file costs nothing of it."""


@dataclass(slots=True)
class Plan:
    legs: dict[Leg, Load] = field(default_factory=dict)
    errors: list[W4RError] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        return max([0, *(error.exit_code for error in self.errors)])


def plan(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    named: Sequence[str] = (),
    find: Find = behind_the_door,
) -> Plan:
    """Each empty text by the first of its chain that may be asked and is ready. Raises as `draft` does."""
    engines.check_chains(workspace, find)
    chains = chosen_chains(workspace, locales, named, by_default=True)
    names = [name for chain in chains.values() for name in chain]
    tools = engines.tools(workspace, names, find)
    for name in named:
        if name != MEMORY:
            usable(tools[name], workspace.source, tuple(chains))
    sources, errors = load_sources(workspace, domains)
    made = Plan(errors=errors)
    remembering = [target for target, chain in chains.items() if MEMORY in chain]
    filled = _filled(workspace, made, sources, remembering)
    for target, chain in chains.items():
        found = empties(workspace, sources, target)
        made.errors += found.errors
        for job in found.jobs:
            is_filled = job.key in filled.get((job.domain, target.tag), ())
            leg = _leg(job, MEMORY) if is_filled else _way(workspace, job, chain, tools)
            load = made.legs.setdefault(leg, Load())
            load.texts += 1
            load.characters += len(job.wanted.entry.msgid)
    return made


def _filled(
    workspace: Workspace, made: Plan, sources: Sequence[Source], targets: Sequence[Locale]
) -> Mapping[tuple[str, str], frozenset[Key]]:
    if not targets:
        return {}
    done = fill_from(workspace, sources, targets, dry_run=True)
    made.errors += done.errors
    return {(each.domain, each.locale): frozenset(one.key for one in each.fillings) for each in done.done}


def _way(workspace: Workspace, job: Job, chain: Sequence[str], tools: Mapping[str, Tool]) -> Leg:
    reasons = list[str]()
    for name in chain:
        if name == MEMORY:
            continue
        why = "; ".join(_against(workspace, job, tools[name]))
        if not why:
            return _leg(job, name, tools[name])
        reasons.append(why)
    return _leg(job, "", why="; ".join(dict.fromkeys(reasons)) or "no other domain has it")


def _against(workspace: Workspace, job: Job, tool: Tool) -> Iterator[str]:
    if denied := why_not(job.tier, tool.reach, engines.allowed(workspace)):
        yield denied
    elif why := unready(tool, workspace.source, job.wanted.target):
        yield f"{tool.name}: {why}"


def _leg(job: Job, name: str, tool: Tool | None = None, why: str = "") -> Leg:
    reach, host = (tool.reach, tool.host) if tool else ("", "")
    return Leg(name, reach, host, job.tier, job.domain, job.wanted.target.tag, why)
