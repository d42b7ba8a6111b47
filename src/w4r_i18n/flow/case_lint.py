# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps a case from being sent, and where it says so; and a new case to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.letters import orders
from w4r_i18n.flow.name_forms import without_form
from w4r_i18n.flow.sections import salutations
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.case import TO_COMPLETE, Authority, Case
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.salutation import Salutation
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.agreement import disagreements
from w4r_i18n.render.clearance import Kind, every_reason
from w4r_i18n.render.salutation import salutation_for
from w4r_i18n.text.marks import shown

NEW = f"""\
# A case after the form of an urgent action. Every key: docs/reference/source-documents.md
# What nobody knows yet stays "{TO_COMPLETE}": it holds the letter back, and 'w4r case lint' lists it.
id = "{{slug}}"
tier = "restricted"       # public, published, embargoed; restricted goes to nobody
status = "open"
# deadline = "2030-06-30" # the last day to write
# zone = "Europe/Paris"   # where that day ends
# country = "TN"          # of the state that is addressed: two capitals
# identity = "full"       # what writers may say of themselves: full, name_town, initials_town, none

[[names]]
full = "{TO_COMPLETE}"
gender = "unknown"        # f, m, nonbinary, group: translations need it

# [[demands]]             # in the letter's order; the letter says just these
# id = "release"
# text = "…"

[[authorities]]
id = "addressee"
office = "{TO_COMPLETE}"
rank = "other"            # head_of_state, head_of_government, minister, governor, judge, prosecutor, …
gender = "unknown"        # f or m: the salutation needs it
address = ["{TO_COMPLETE}"]
# country = "TN"
# emails = ["office@example.org"]
# languages = ["ar", "fr"]

[solidarity]
allowed = false
# via_section = true      # sections forward messages; no address is shown
# until = "2030-06-30"

# [[consent]]             # each use needs its own: name, story, quote, photo, solidarity_mail
# scope = "name"
# expires = "2031-01-01"
"""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that must change before something can be sent."""

    domain: str
    what: str
    """letter, solidarity, or the document's name."""
    reason: str
    locales: tuple[str, ...] = ()
    """In which it keeps a letter back; empty: in all."""


def new_case(workspace: Workspace, domain: Domain) -> str:
    """Write a `case.toml` with everything to be filled in; its path. Raises InputError where one is."""
    path = workspace.layout.folder(domain) / "case.toml"
    where = workspace.layout.relative(path)
    if workspace.read(path) is not None:
        raise InputError(f"there is a {where} already", hint="'w4r case lint' says what it lacks")
    with atomic.writing(workspace.root):
        workspace.save({path: NEW.replace("{slug}", domain.name[5:] or domain.name).encode()}, {})
    return where


def obstacles(
    workspace: Workspace, source: Source, locales: Sequence[Locale], day: str
) -> Iterator[Obstacle]:
    """Everything in its data that keeps a case's letters back; what is not translated, `status` says.

    Raises InputError for a table of salutations or names that cannot be used.
    """
    case = source.case
    if case is None:
        return
    name = source.domain.name
    table = salutations(workspace)
    for unknown in (each.full for each in case.names if TO_COMPLETE in each.full):
        yield Obstacle(name, "case.toml", f"name: {unknown}")
    for each in case.subjects:
        if each.gender == "unknown":
            secret = source.tier in ("restricted", "embargoed")
            who = "a subject" if secret else f"'{shown(each.full)}'"
            yield Obstacle(name, "case.toml", f"the gender of {who} is unknown: many languages need it")
    kinds: tuple[Kind, ...] = ("authority", "solidarity")
    for kind in kinds:
        yield from _of_kind(workspace, source, case, kind, day)
    targets = [each for each in case.authorities if each.role == "target"]
    for authority in targets:
        yield from _unaddressed(name, authority, locales, table)
    for target in locales:
        for person in without_form(workspace, source, target):
            yield Obstacle(name, "letter", f"no form of '{shown(person.full)}' in names.csv", (target.tag,))


def _of_kind(workspace: Workspace, source: Source, case: Case, kind: Kind, day: str) -> Iterator[Obstacle]:
    """The reasons that hold in every language."""
    name = source.domain.name
    what = "letter" if kind == "authority" else "solidarity"
    own = [each for each in orders(source) if each.kind == kind]
    if kind == "solidarity" and not own and not case.solidarity.allowed:
        return
    if not own:
        yield Obstacle(name, what, f"there is no {what}.md")
    anywhere = _consented(case)
    for reason in every_reason(case, kind, tier=source.tier, locale=anywhere, day=day):
        yield Obstacle(name, what, reason)
    if kind == "authority":
        documents = {each.extracted.document.path: each.extracted.document for each in own}
        for document in documents.values():
            for reason in disagreements(document, case, language=workspace.source.language):
                yield Obstacle(name, document.name, reason)


def _consented(case: Case) -> str:
    """A language for which consent is on record, so that only what holds everywhere is told once."""
    return next((tag for consent in case.consents for tag in consent.locales), "")


def _unaddressed(
    name: str, authority: Authority, locales: Sequence[Locale], table: Sequence[Salutation]
) -> Iterator[Obstacle]:
    lacking: dict[str, list[str]] = {}
    for target in locales:
        found = salutation_for(authority, target, table)
        if isinstance(found, str):
            lacking.setdefault(found.replace(f" in {target.tag}", ""), []).append(target.tag)
    for reason, tags in lacking.items():
        yield Obstacle(name, "letter", reason, tuple(tags))
