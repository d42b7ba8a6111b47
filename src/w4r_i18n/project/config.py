# SPDX-License-Identifier: GPL-3.0-or-later
"""w4r.toml: every key known, every kind checked, no secret in it (FORMATS 10)."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar
from urllib.parse import unquote

import msgspec

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.text.toml_places import Path as KeyPath
from w4r_i18n.text.toml_places import line_of, places, too_deep

MAX_BYTES = 1_000_000
TIERS = ("public", "published", "embargoed", "restricted")
Reach = Literal["local", "network"]
StateName = Literal["DRAFT", "TRANSLATED", "REVIEWED", "APPROVED"]
Count = Annotated[int, msgspec.Meta(ge=0, le=20)]


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    campaign: str = ""
    source: str = "fr"
    locales: tuple[str, ...] = ()
    demonstration: bool = False
    """Acts of `demo-*` count, and every output says that it is not for sending."""
    trees: tuple[str, ...] = ()


class LocaleSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    base: str = ""
    """An overlay holds only what differs from this locale."""
    required: tuple[str, ...] = ()
    due: str = ""
    min_translated: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    engines: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    axes: tuple[Literal["writer", "number", "inclusive"], ...] = ()
    """On which the language tells variants apart: it translates each of them, the others their first only."""
    single_person: str = ""
    """Why this language has one person only, who then reviews alone; a recorded override."""


class Compile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    untranslated: Literal["block", "note"] = "note"
    minimum: StateName | None = None
    """None: APPROVED for letters and critical units, TRANSLATED elsewhere. A draft never compiles."""


class TierSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    engines: tuple[Reach, ...] = ()
    quorum: Count = 1
    """People besides the writer who must have read a text; 0: one `approved` act is enough."""
    quorum_critical: Count = 2


class Engine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str = ""
    """Which file behind the door; "": the one of the table's own name."""
    url: str = ""
    key_env: str = ""
    options: Mapping[str, str | bool | int | float] | None = None
    """What only this kind understands."""


class Memory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: str = ""
    """postgresql://…; empty: a file in the tree."""
    context_exact: Literal["translated", "draft"] = "draft"
    minimum: Literal["TRANSLATED", "REVIEWED", "APPROVED"] = "REVIEWED"
    """From which state on a text serves again."""


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    in_po: bool = False


class Publish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    threshold: Annotated[int, msgspec.Meta(ge=2, le=20)] = 2
    expires_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 7


class Config(msgspec.Struct, frozen=True):
    project: Project = Project()
    locales: Mapping[str, LocaleSettings] = {}
    """By BCP 47 tag; every configured locale has one."""
    compile: Compile = Compile()
    tiers: Mapping[str, TierSettings] = {}
    engine: Mapping[str, Engine] = {}
    memory: Memory = Memory()
    terms: Terms = Terms()
    publish: Publish = Publish()

    @property
    def targets(self) -> tuple[Locale, ...]:
        """The configured locales but the source, in the order of the file."""
        return tuple(locale(tag) for tag in self.locales if tag != self.project.source)


_ONE: dict[str, type[msgspec.Struct]] = {
    "project": Project,
    "compile": Compile,
    "memory": Memory,
    "terms": Terms,
    "publish": Publish,
}
_MANY: dict[str, type[msgspec.Struct]] = {"locales": LocaleSettings, "tiers": TierSettings, "engine": Engine}
_ENGINE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""It stands in machine lines, logs and tables."""
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/|$)")
_SECRET_PARAMETER = re.compile(r"(?i)passw|secret|token|(client|server)_key")
_SECRET_KEY = re.compile(r"(?i)(key|token|secret|password|passwd|auth)$")
Table = TypeVar("Table", bound=msgspec.Struct)


def read_config(data: bytes, *, path: str = "w4r.toml") -> Config:
    """Read w4r.toml. Raises ConfigError with file:line, and what was meant."""
    return _Reader(_decoded(data, path), path).config()


def _decoded(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise ConfigError(f"over {MAX_BYTES} bytes", place=Place(path, 1))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", place=Place(path, data[: error.start].count(b"\n") + 1)) from None


class _Reader:
    """One file being read: its text, its path, and where its keys stand."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.tree = self._parsed(text)
        self.places = places(text)

    def _parsed(self, text: str) -> dict[str, object]:
        if line := too_deep(text):
            raise ConfigError("brackets nest too deep, or a key does", place=Place(self.path, line))
        try:
            return tomllib.loads(text)
        except RecursionError:
            raise ConfigError("brackets nest too deep, or a key does", place=Place(self.path, 1)) from None
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            message = re.sub(r" \(at .*\)$", "", str(error)).lower()
            raise ConfigError(f"not TOML: {message}", place=Place(self.path, line)) from None

    def config(self) -> Config:
        self._known(self.tree, (*_ONE, *_MANY), ())
        one = {name: self._table(name, kind) for name, kind in _ONE.items() if name in self.tree}
        many = {name: self._tables(name, kind) for name, kind in _MANY.items()}
        config = msgspec.structs.replace(Config(), **one, **many)
        self._check_engines(config)
        self._check_tiers(config)
        self._check_memory(config)
        return msgspec.structs.replace(config, locales=self._locales(config))

    def _table(self, name: str, kind: type[Table]) -> Table:
        return self._converted(self.tree[name], kind, (name,))

    def _tables(self, name: str, kind: type[Table]) -> dict[str, Table]:
        tables = self.tree.get(name, {})
        if not isinstance(tables, dict):
            raise self._error(f"[{name}] holds tables, [{name}.x]", (name,))
        return {key: self._converted(table, kind, (name, key)) for key, table in tables.items()}

    def _converted(self, table: object, kind: type[Table], path: KeyPath) -> Table:
        if not isinstance(table, dict):
            raise self._error(f"{'.'.join(map(str, path))} is no table", path)
        self._known(table, kind.__struct_fields__, path)
        try:
            return msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            message, _, where = str(error).partition(" - at `$.")
            key = re.split(r"[.\[`]", where)[0]
            raise self._error(f"{key}: {_lower_first(message)}", (*path, key)) from None

    def _known(self, table: Mapping[str, object], known: tuple[str, ...], path: KeyPath) -> None:
        for key in table:
            if key in known:
                continue
            if path[:1] == ("engine",):
                self._must_be_no_secret(key, (*path, key))
            near = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"
            raise self._error(f"unknown key '{_shown(key)}'", (*path, key), hint)

    def _must_be_no_secret(self, key: str, path: KeyPath) -> None:
        # Named before anything else: a secret must leave the file, and must not be printed.
        if _SECRET_KEY.search(key):
            hint = 'take it out, renew it, and name an environment variable: key_env = "…"'
            raise self._error(f"a secret in '{_shown(key)}': keys never stand in a file", path, hint)

    def _locales(self, config: Config) -> dict[str, LocaleSettings]:
        path: KeyPath = ("project", "locales")
        source = self._tag(config.project.source, ("project", "source"))
        tags = [source, *(self._tag(name, path) for name in config.project.locales)]
        settings = {self._tag(name, ("locales", name)): value for name, value in config.locales.items()}
        for tag, value in settings.items():
            if value.base:
                self._tag(value.base, ("locales", tag, "base"))
            if value.due and not _is_day(value.due):
                raise self._error('due is a day, like "2025-12-10"', ("locales", tag, "due"))
        every = {tag: settings.get(tag, LocaleSettings()) for tag in dict.fromkeys((*tags, *settings))}
        for tag in settings:
            self._must_rest_on_others(tag, every)
        return every

    def _must_rest_on_others(self, tag: str, every: Mapping[str, LocaleSettings]) -> None:
        """An overlay's base, and that one's, are configured, and none of them rests on it."""
        below = tag
        for _ in every:
            base = every[below].base
            if not base:
                return
            below = locale(base).tag
            if below not in every:
                hint = f"configured: {', '.join(every)}"
                raise self._error(f"base '{below}' is not configured", ("locales", tag, "base"), hint)
        raise self._error(f"'{tag}' rests on itself", ("locales", tag, "base"))

    def _tag(self, name: str, path: KeyPath) -> str:
        try:
            return locale(name).tag
        except ConfigError as error:
            raise self._error(error.message, path, error.hint) from None

    def _check_engines(self, config: Config) -> None:
        for name, engine in config.engine.items():
            path: KeyPath = ("engine", name, "url")
            if not _ENGINE_NAME.fullmatch(name) or name == "memory":
                message = f"'{_shown(name)}' is no name for an engine"
                raise self._error(message, path[:2], "use a-z, 0-9, - and _, at most 40; not 'memory'")
            for option in engine.options or ():
                self._must_be_no_secret(option, (*path[:2], "options", option))
            if engine.url and not (engine.url.startswith("https://") or _LOOPBACK.match(engine.url)):
                raise self._error("an engine's url is https (http on loopback only)", path)
            if "@" in engine.url.partition("//")[2].partition("/")[0]:
                raise self._error("no user name or password in a url", path)
            if engine.key_env and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", engine.key_env):
                raise self._error("key_env is the name of an environment variable", (*path[:2], "key_env"))

    def _check_tiers(self, config: Config) -> None:
        for name, tier in config.tiers.items():
            if name not in TIERS:
                raise self._error(f"there is no tier '{_shown(name)}'", ("tiers", name), f"known: {TIERS}")
            if name == "restricted" and "network" in tier.engines:
                raise self._error("a restricted text never leaves the machine", ("tiers", name, "engines"))

    def _check_memory(self, config: Config) -> None:
        url, path = config.memory.url, ("memory", "url")
        if not url:
            return
        if _holds_a_secret(url):
            hint = "take it out, change it, and give it by PGPASSWORD, PGPASSFILE or a service"
            raise self._error("a password in 'url': secrets never stand in a file", path, hint)
        if not url.startswith(("postgresql://", "postgres://")):
            raise self._error("a memory's url is postgresql://HOST/DATABASE", path)
        if not config.project.campaign:
            raise self._error("a shared memory is kept by campaign, and [project] campaign is empty", path)

    def _error(self, message: str, path: KeyPath, hint: str = "") -> ConfigError:
        return ConfigError(message, hint=hint, place=Place(self.path, line_of(self.places, path)))


def _holds_a_secret(url: str) -> bool:
    """Whether a database's url holds a password or the like, before its host or among its parameters."""
    address, _, query = url.partition("//")[2].partition("?")
    if ":" in address.rpartition("@")[0]:
        return True
    names = (unquote(pair.partition("=")[0]) for pair in query.split("&"))
    return any(_SECRET_PARAMETER.search(name) for name in names)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _shown(key: str) -> str:
    return key[:40].encode("unicode_escape").decode("ascii")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
