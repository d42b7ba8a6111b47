# SPDX-License-Identifier: GPL-3.0-or-later
"""One (domain, locale) from sources to outputs: merge, check, compile, count. What `run` repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from w4r_i18n import registry
from w4r_i18n.check.run import Rule, check_catalogue
from w4r_i18n.check.veil import veiled
from w4r_i18n.check.waivers import waived
from w4r_i18n.flow.compile import Texts, compile_domain, of_catalogue, of_source, over
from w4r_i18n.flow.merge import update
from w4r_i18n.flow.notices import Notices, notices
from w4r_i18n.flow.report import Pair, Report
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import Target, by_line, load_target, must_be_whole, verdicts, waivers_at
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import Verdict, states_of


def rules() -> list[Rule]:
    """Every check behind the door."""
    return [registry.find("check", name) for name in registry.names("check")]


def build(workspace: Workspace, source: Source, target: Locale, *, common: Source | None, day: str) -> Pair:
    """Bring one pair up to date in memory. A W4RError becomes the report's error: the others go on."""
    try:
        if target == workspace.source:
            return _build_source(workspace, source, notices(workspace, target, common))
        return _build_target(workspace, source, target, common, day=day)
    except W4RError as error:
        report = Report(source.domain.name, target.tag, error=str(error), exit_code=error.exit_code)
        return Pair(report, {}, {})


def _build_source(workspace: Workspace, source: Source, said: Notices) -> Pair:
    texts = of_source(workspace.source, source)
    compiled = compile_domain(workspace, source, texts, None, said)
    return Pair(report_of(source, texts, compiled.withheld), {}, compiled.files)


def _build_target(
    workspace: Workspace, source: Source, target: Locale, common: Source | None, *, day: str
) -> Pair:
    done = update(workspace, source, target, day=day)
    findings = findings_of(workspace, done.target, done.verdicts)
    texts = texts_of(workspace, done.target, states_of(done.verdicts), findings)
    said = notices(workspace, target, common)
    compiled = compile_domain(workspace, source, texts, done.target.catalogue, said)
    report = report_of(source, texts, compiled.withheld, findings=findings, counts=done.counts)
    return Pair(report, done.files, compiled.files)


def texts_of(
    workspace: Workspace, target: Target, states: Mapping[Key, State], findings: list[Diagnostic]
) -> Texts:
    """What a locale has, through its base where it is an overlay."""
    own = of_catalogue(target.locale, target.catalogue, states, blocked_by(target.catalogue, findings))
    base = workspace.config.locales[target.locale.tag].base
    if not base:
        return own
    if locale(base) == workspace.source:
        return over(of_source(workspace.source, target.source), own)
    below = load_target(workspace, target.source, locale(base))
    must_be_whole(below)
    judged = verdicts(workspace, below, below.source.extraction.groups)
    return over(texts_of(workspace, below, states_of(judged), findings_of(workspace, below, judged)), own)


def findings_of(
    workspace: Workspace,
    target: Target,
    judged: Sequence[Verdict],
    *,
    accepted: Sequence[tuple[str, str]] = (),
) -> list[Diagnostic]:
    """What the checks find in a catalogue, less what people have waived for exactly these texts.

    `accepted`: pairs of other domains to learn from; what is learnt gives warnings, and keeps nothing back.

    Raises InputError for a glossary, a table of terms or of names that is broken as a whole.
    """
    secret = target.source.tier in {"restricted", "embargoed"}
    found = check_catalogue(
        target.catalogue,
        rules=rules(),
        states=states_of(judged),
        groups=target.source.extraction.groups,
        tracked=True,
        restricted=secret,
        lexicon=lexicon(workspace, target.source, target.locale),
        accepted=accepted,
    )
    if secret:
        found = [*veiled(found, rules())]
    return waived(found, waivers_at(target, judged), path=target.catalogue.path, secret=secret)


def blocked_by(catalogue: Catalogue, findings: list[Diagnostic]) -> frozenset[Key]:
    """The entries that hold an error of the text."""
    entry_at = by_line(catalogue)
    errors = (found for found in findings if found.severity == Severity.ERROR)
    return frozenset(entry_at[found.place.line] for found in errors if found.place.line in entry_at)


def report_of(
    source: Source,
    texts: Texts,
    withheld: tuple[tuple[str, str], ...],
    *,
    findings: list[Diagnostic] | None = None,
    counts: Mapping[str, int] | None = None,
) -> Report:
    states = {unit.key: texts.states.get(unit.key, State.EMPTY) for unit in source.extraction.units}
    tally = {state.name.lower(): 0 for state in State}
    words = missing = 0
    for (_, msgid), state in states.items():
        tally[state.name.lower()] += 1
        count = len(msgid.split())
        words += count
        missing += count if state.missing else 0
    errors = tuple(str(found) for found in findings or () if found.severity == Severity.ERROR)
    return Report(
        source.domain.name, texts.locale.tag, tally, words, missing, withheld, errors, dict(counts or {})
    )
