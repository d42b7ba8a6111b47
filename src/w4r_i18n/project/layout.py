# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each thing of a tree lies (FORMATS 1). Names only: nothing here opens a file."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
YEAR = re.compile(r"[0-9]{4}")
DOCUMENT_SUFFIXES = frozenset({".md", ".txt", ".html"})
NO_DOCUMENTS = frozenset({"README.md", "ingest.json"})
_ORDER = {name: n for n, name in enumerate(("communique", "case", "letter", "solidarity"))}


@dataclass(frozen=True, slots=True, order=True)
class Domain:
    """A gettext domain: one source folder."""

    name: str
    """`2025-damisoa`, or `common`."""

    @property
    def folder(self) -> str:
        """Relative to the tree: `sources/2025/damisoa`."""
        if self.name == "common":
            return "sources/common"
        return f"sources/{self.name[:4]}/{self.name[5:]}"


def domain(name: str) -> Domain:
    """The domain of a name, or of its folder as people type it (`sources/2025/damisoa`, `2025/damisoa/`).

    Raises InputError for what is neither.
    """
    plain = name.strip().rstrip("/").removeprefix("./").removeprefix("sources/")
    if plain[4:5] == "/":
        plain = f"{plain[:4]}-{plain[5:]}"
    if plain == "common" or (YEAR.fullmatch(plain[:4]) and plain[4:5] == "-" and SLUG.fullmatch(plain[5:])):
        return Domain(plain)
    shown = name[:80].encode("unicode_escape").decode("ascii")
    raise InputError(f"'{shown}' is no domain", hint="write it like 2025-damisoa, or common")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one tree."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "w4r.toml"

    @property
    def cache(self) -> Path:
        return self.root / ".w4r"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def domains(self) -> tuple[Domain, ...]:
        """The folders of `sources/`, common first, then by year and slug."""
        sources = self.root / "sources"
        found = [Domain("common")] if (sources / "common").is_dir() else []
        for year in sorted(_folders(sources, YEAR)):
            found.extend(Domain(f"{year.name}-{slug.name}") for slug in sorted(_folders(year, SLUG)))
        return tuple(found)

    def misnamed(self) -> tuple[Path, ...]:
        """Folders of `sources/` whose name is no slug: they would be left out in silence."""
        sources = self.root / "sources"
        years = [
            path for path in sources.glob("*/") if not YEAR.fullmatch(path.name) and path.name != "common"
        ]
        slugs = [path for year in _folders(sources, YEAR) for path in year.glob("*/")]
        return tuple(sorted([*years, *(path for path in slugs if not SLUG.fullmatch(path.name))]))

    def folder(self, domain: Domain) -> Path:
        return self.root / domain.folder

    def documents(self, domain: Domain) -> tuple[Path, ...]:
        """In reading order: communique, case, letter, solidarity, the rest by name; then case.toml, and what
        sections add to it.
        """
        folder = self.folder(domain)
        if not folder.is_dir():
            return ()
        texts = [path for path in folder.iterdir() if _is_document(path)]
        texts.sort(key=lambda path: (_ORDER.get(path.stem, len(_ORDER)), path.name))
        case = folder / "case.toml"
        return (*texts, case, *self.completions(domain).values()) if case.is_file() else tuple(texts)

    def completions(self, domain: Domain) -> dict[str, Path]:
        """By section: its `sections/<id>/cases/<domain>.toml`, where it has one."""
        folder = self.root / "sections"
        found = {name: folder / name / "cases" / f"{domain.name}.toml" for name in sorted(_names(folder))}
        return {name: path for name, path in found.items() if SLUG.fullmatch(name) and path.is_file()}

    def pot(self, domain: Domain) -> Path:
        return self.root / "locales" / f"{domain.name}.pot"

    def locale_folder(self, locale: Locale) -> Path:
        return self.root / "locales" / locale.gettext

    @property
    def glossary(self) -> Path:
        return self.root / "sources" / "glossary.csv"

    @property
    def salutations(self) -> Path:
        return self.root / "sources" / "common" / "salutations.csv"

    @property
    def territories(self) -> Path:
        return self.root / "sources" / "common" / "territories.csv"

    def section(self, name: str) -> Path:
        return self.root / "sections" / f"{name}.toml"

    def sections(self) -> tuple[str, ...]:
        """The ids of the national sections that have a file."""
        found = (name.removesuffix(".toml") for name in _names(self.root / "sections"))
        return tuple(sorted(name for name in found if SLUG.fullmatch(name) and self.section(name).is_file()))

    def pack(self, section: str) -> Path:
        return self.build / "sections" / section

    def packed(self, section: str) -> tuple[Path, ...]:
        """What lies in a section's pack now, from whatever build."""
        return tuple(sorted(path for path in self.pack(section).rglob("*") if not path.is_dir()))

    def terms(self, locale: Locale) -> Path:
        return self.locale_folder(locale) / "terms.csv"

    def names(self, locale: Locale) -> Path:
        return self.locale_folder(locale) / "names.csv"

    def guide(self, locale: Locale) -> Path:
        """How a language writes, for its translators."""
        return self.locale_folder(locale) / "GUIDE.md"

    def po(self, locale: Locale, domain: Domain) -> Path:
        return self.root / tracked(locale, domain)[0]

    def ledger(self, locale: Locale, domain: Domain) -> Path:
        return self.root / tracked(locale, domain)[1]

    def ledgers(self, locale: Locale) -> tuple[Path, ...]:
        """Every ledger of a language that lies there, of domains that are gone too."""
        found = self.locale_folder(locale).glob("reviews/*.jsonl")
        return tuple(sorted(path for path in found if not path.name.endswith(".sent.jsonl")))

    def seen(self, locale: Locale, domain: Domain) -> Path:
        return self.root / tracked(locale, domain)[2]

    def memories(self, locale: Locale) -> tuple[Path, ...]:
        """Somebody's TMX files for a language, by name."""
        folder = self.locale_folder(locale) / "memory"
        found = folder.iterdir() if folder.is_dir() else ()
        return tuple(
            sorted(path for path in found if path.suffix.lower() == ".tmx" and not path.name.startswith("."))
        )

    def sent(self, locale: Locale, domain: Domain) -> Path:
        """The log of what was handed to engines elsewhere."""
        return self.ledger(locale, domain).with_name(f"{domain.name}.sent.jsonl")

    def mo(self, locale: Locale, domain: Domain) -> Path:
        return self.build / "locale" / locale.gettext / "LC_MESSAGES" / f"{domain.name}.mo"

    def output(self, locale: Locale, domain: Domain, document: str, suffix: str) -> Path:
        return self.outputs(locale, domain) / f"{document}{suffix}"

    def outputs(self, locale: Locale, domain: Domain) -> Path:
        return self.build / "documents" / locale.tag / domain.name

    def built(self, locale: Locale, domain: Domain) -> tuple[Path, ...]:
        """The outputs that lie there now, from whatever build."""
        folder = self.outputs(locale, domain)
        documents = sorted(folder.iterdir()) if folder.is_dir() else []
        mo = self.mo(locale, domain)
        return (*documents, mo) if mo.is_file() else tuple(documents)

    def strays(self, locales: Collection[Locale]) -> tuple[Path, ...]:
        """Built files of domains and languages that the tree has no more: nobody would ever remove them."""
        domains = {found.name for found in self.domains()}
        tags = {each.tag for each in locales}
        folders = {each.gettext for each in locales}
        built = self.build / "documents"
        documents = [
            path
            for tag in _names(built)
            for name in _names(built / tag)
            if tag not in tags or name not in domains
            for path in (built / tag / name).glob("*")
            if not path.is_dir()
        ]
        compiled = self.build / "locale"
        catalogues = [
            compiled / folder / "LC_MESSAGES" / name
            for folder in _names(compiled)
            for name in _names(compiled / folder / "LC_MESSAGES")
            if name.endswith(".mo") and (folder not in folders or name.removesuffix(".mo") not in domains)
        ]
        return (*sorted(documents), *sorted(catalogues))

    def relative(self, path: Path) -> str:
        """As it stands in `#:` and in messages: from the root, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def orphans(self, locale: Locale) -> tuple[Path, ...]:
        """PO files whose source folder is gone: reported, never deleted by themselves."""
        folder = self.locale_folder(locale) / "LC_MESSAGES"
        known = {f"{found.name}.po" for found in self.domains()}
        return tuple(sorted(path for path in folder.glob("*.po") if path.name not in known))


def tracked(locale: Locale, domain: Domain) -> tuple[str, str, str]:
    """PO, ledger and pins, relative to the tree: plain strings, since a run asks for thousands of them."""
    folder = f"locales/{locale.gettext}"
    reviews = f"{folder}/reviews/{domain.name}"
    return f"{folder}/LC_MESSAGES/{domain.name}.po", f"{reviews}.jsonl", f"{reviews}.seen"


def new_domain(year: str, slug: str) -> Domain:
    """The domain that a new source folder makes. Raises InputError for a name that is no slug."""
    if not (YEAR.fullmatch(year) and SLUG.fullmatch(slug)):
        shown = f"{year}/{slug}"[:80].encode("unicode_escape").decode("ascii")
        raise InputError(
            f"'{shown}' is no year and slug", hint="use a-z, 0-9 and -, at most 60: --slug sai-zaw-thaike",
            place=Place("--slug"),
        )  # fmt: skip
    return Domain(f"{year}-{slug}")


def _names(folder: Path) -> list[str]:
    """What lies in a folder; nothing where there is none."""
    try:
        return os.listdir(folder)  # noqa: PTH208  # iterdir makes a Path of each, thousands for nothing
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_document(path: Path) -> bool:
    # Hidden files are what editors and macOS leave beside a text.
    is_aside = path.name in NO_DOCUMENTS or path.stem == "original" or path.name.startswith(".")
    return path.suffix in DOCUMENT_SUFFIXES and not is_aside


def _folders(parent: Path, pattern: re.Pattern[str]) -> list[Path]:
    if not parent.is_dir():
        return []
    return [path for path in parent.iterdir() if pattern.fullmatch(path.name) and path.is_dir()]
