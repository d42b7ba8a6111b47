# SPDX-License-Identifier: GPL-3.0-or-later
"""The documentation is true: its commands run, its lists are whole, its links lead somewhere."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click
import msgspec
import pytest

from w4r_i18n import registry
from w4r_i18n.cli.main import w4r
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.project import config

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TUTORIAL = DOCS / "tutorial" / "first-campaign.md"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
TIMEOUT_S = 120


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """What git keeps."""
    command = ["git", "ls-files", "-z", "--cached"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in found if path.is_file()]


# Commands

Tree = Literal["empty", "tutorial", "demonstration"]


@dataclass(frozen=True, slots=True)
class Step:
    """A command as a page shows it: what it must answer and how it must end."""

    line: int
    command: str
    code: int = 0
    shown: tuple[str, ...] = ()


_BY_HAND = re.compile(r"<!-- by hand: (.+) -->")
"""What the reader does in an editor, as a command that does the same."""
_TREE = re.compile(r"<!-- tree: (empty|tutorial|demonstration) -->")
_EXIT = re.compile(r"\s+# exit (\d+)$")


def steps(text: str) -> Iterator[Step]:
    """A page's commands in order: `$ …` in console blocks, its Python, what is done by hand between them."""
    lines = text.split("\n")
    fence = ""
    program: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            fence = "" if fence else line.strip("`") or "text"
        elif fence == "console" and line.startswith("$ "):
            end = _EXIT.search(line)
            shown = itertools.takewhile(lambda said: not said.startswith(("$ ", "```")), lines[number:])
            yield Step(number, _EXIT.sub("", line[2:]), int(end[1]) if end else 0, tuple(shown))
        elif fence == "python":
            # A block goes on where the one before it ended, so those run again; but a whole file is its own.
            program = [line] if line.startswith("# SPDX") else [*program, line]
            if lines[number].startswith("```"):
                yield Step(number, f"python - <<'END'\n{chr(10).join(program)}\nEND")
        elif not fence and (by_hand := _BY_HAND.fullmatch(line)):
            yield Step(number, by_hand[1])


def tree_of(text: str) -> Tree:
    """What a page's commands run in; by default the campaign that the tutorial leaves behind."""
    found = _TREE.search(text)
    chosen = found[1] if found else "tutorial"
    return "empty" if chosen == "empty" else "demonstration" if chosen == "demonstration" else "tutorial"


def play(page: Path, folder: Path) -> Path:
    """Run a page's commands one after the other; the folder in which the last one left the reader."""
    remembered = folder.parent / "where"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "W4R_"))},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DOCS": str(DOCS),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "kea"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "kea@example.org"),
        "NO_COLOR": "1",
    }
    for step in steps(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-c", f'{step.command}\ncode=$?; pwd > "$0"; exit $code', str(remembered)],
            cwd=folder, env=environment, timeout=TIMEOUT_S, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        where = f"{name_of(page)}:{step.line}: {step.command}"
        assert done.returncode == step.code, f"{where}\nends {done.returncode}:\n{done.stdout}"
        missing = first_not_in(step.shown, done.stdout)
        assert missing is None, f"{where}\ndoes not say (or not there): {missing!r}\n{done.stdout}"
        folder = Path(remembered.read_text().strip())
    return folder


def first_not_in(shown: tuple[str, ...], output: str) -> str | None:
    """The first shown line that the output has not, in that order; `…` at a line's end is the rest."""
    said = iter(line.rstrip() for line in output.split("\n"))
    for line in shown:
        wanted = line.rstrip()
        begins = wanted.endswith("…")
        wanted = wanted.rstrip("… ")
        if not wanted:
            continue
        if not any(each.startswith(wanted) if begins else each == wanted for each in said):
            return line
    return None


@pytest.fixture(scope="session")
def finished_tutorial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign that a reader of the tutorial has at its end."""
    start = tmp_path_factory.mktemp("tutorial") / "start"
    start.mkdir()
    return play(TUTORIAL, start)


def copy_of_the_demonstration(folder: Path) -> None:
    parts = {"w4r.toml", "sources", "locales", "sections"}
    kept = [path for path in tracked() if path.relative_to(ROOT).parts[0] in parts]
    for path in kept:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def with_commands(path: Path) -> bool:
    return path != TUTORIAL and any(steps(path.read_text(encoding="utf-8")))


def test_the_tutorial_goes_as_it_says(finished_tutorial: Path) -> None:
    assert (finished_tutorial / "build/documents/en/2025-lina-fictive/communique.html").is_file()


@pytest.mark.parametrize("page", [page for page in PAGES if with_commands(page)], ids=name_of)
def test_the_commands_of_a_page_do_what_it_says(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "campaign"
    tree = tree_of(page.read_text(encoding="utf-8"))
    if tree == "tutorial":
        finished: Path = request.getfixturevalue("finished_tutorial")
        shutil.copytree(finished, folder)
    else:
        folder.mkdir()
    if tree == "demonstration":
        copy_of_the_demonstration(folder)
    play(page, folder)


def test_a_shown_line_that_is_not_said_is_found() -> None:
    assert first_not_in(("a", "…", "c …"), "a\nb\nc d\n") is None
    assert first_not_in(("b", "a"), "a\nb\n") == "a"
    assert first_not_in(("a …",), "b a\n") == "a …"


# The command line

CLI_PAGE = DOCS / "reference" / "cli.md"
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for each in group.list_commands(context):
        found = group.get_command(context, each)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, f"{name} {each}")
        else:
            yield f"{name} {each}", found


COMMANDS = dict(commands(w4r, "w4r")) if isinstance(w4r, click.Group) else {}


def sections(path: Path, mark: str = "## ") -> dict[str, str]:
    """Heading to text, of the headings of one level."""
    parts = re.split(rf"^{re.escape(mark)}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].strip("` "): part.partition("\n")[2] for part in parts}


def test_the_reference_has_the_commands_of_the_program_and_no_other() -> None:
    described = [name for name in sections(CLI_PAGE) if name.startswith("w4r ")]
    assert sorted(described) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_options_are_those_that_the_reference_lists(name: str) -> None:
    options = {
        spelling
        for parameter in COMMANDS[name].params
        if isinstance(parameter, click.Option)
        for spelling in parameter.opts
    }
    text = sections(CLI_PAGE)[name]
    rows = "\n".join(re.split(r"(?<!\\)\|", line)[1] for line in text.split("\n") if line.startswith("| `-"))
    assert set(_OPTION.findall(rows)) == options
    unsaid = [
        choice
        for each in COMMANDS[name].params
        if isinstance(each.type, click.Choice)
        for choice in each.type.choices
        if str(choice) not in (rows if isinstance(each, click.Option) else text)
    ]
    assert unsaid == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_and_so_does_each_option(name: str) -> None:
    assert COMMANDS[name].help
    options = [each for each in COMMANDS[name].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_name_only_commands_that_there_are(page: Path) -> None:
    first = {name.split()[1] for name in COMMANDS}
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|\$ |'|^)w4r ([a-z][a-z-]*)", text, re.MULTILINE))
    assert named <= first


# JSON, checks and configuration


def test_every_field_of_the_json_of_status_and_check_is_described(finished_tutorial: Path) -> None:
    command = [str(Path(sys.executable).with_name("w4r")), "status", "--format", "json"]
    done = subprocess.run(command, cwd=finished_tutorial, capture_output=True, check=True)
    status = json.loads(done.stdout)
    finding = Diagnostic("number", Severity.ERROR, "figure 34 became 35", Place("en.po", 20))
    checked = json.loads(registry.find("report", "json").render([finding]))
    assert undescribed({**status, **status["reports"][0]}, "status.md") == []
    assert undescribed({**checked, **checked["findings"][0]}, "json.md") == []


def undescribed(fields: Iterable[str], page: str) -> list[str]:
    text = (DOCS / "reference" / page).read_text(encoding="utf-8")
    return [field for field in fields if f"`{field}`" not in text and f'"{field}"' not in text]


def test_the_page_of_checks_is_what_the_checks_say_of_themselves() -> None:
    from docs.reference.make_checks import page

    made = page([registry.find("check", name) for name in registry.names("check")])
    shown = (DOCS / "reference" / "checks.md").read_text(encoding="utf-8")
    assert shown == made, "run: python docs/reference/make_checks.py"


def tables() -> dict[str, tuple[str, ...]]:
    """Table to keys, as w4r.toml spells them."""
    one = {f"[{name}]": kind.__struct_fields__ for name, kind in config._ONE.items()}
    many = {f"[{name}.…]": kind.__struct_fields__ for name, kind in config._MANY.items()}
    return one | many


def test_every_key_of_the_configuration_is_described_and_no_other() -> None:
    described = {
        heading: tuple(re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE))
        for heading, text in sections(DOCS / "reference" / "configuration.md").items()
        if heading.startswith("[")
    }
    assert described == tables()


@pytest.mark.parametrize("table", tables())
def test_the_configuration_page_gives_the_defaults_that_there_are(table: str) -> None:
    kinds = {**config._ONE, **config._MANY}
    kind = kinds[table.strip("[]").partition(".")[0]]
    text = sections(DOCS / "reference" / "configuration.md")[table]
    for field in msgspec.structs.fields(kind):
        row = next(line for line in text.split("\n") if line.startswith(f"| `{field.name}` |"))
        assert f"| `{as_toml(field.default)}` |" in row, field.name


def as_toml(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return str(value).lower()
    return "[]" if value == () else f'"{value}"' if isinstance(value, str) else str(value)


# The map of the house

MAP = ROOT / "CONTRIBUTING.md"


def committed(folder: str) -> set[str]:
    done = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_every_room_is_on_the_map_and_every_module_that_the_map_names_is_there() -> None:
    text = MAP.read_text(encoding="utf-8")
    drawn = set(re.findall(r"^(?:floor \d| {7}) {3}([a-z]+)(?:/|\.py) ", text, re.MULTILINE))
    inner = [name.removeprefix("src/w4r_i18n/") for name in committed("src/w4r_i18n")]
    rooms = {name.partition("/")[0].removesuffix(".py") for name in inner} - {"__init__", "py.typed"}
    assert drawn == rooms
    for row in re.findall(r"^\| .+ \| (`.+) \|$", text, re.MULTILINE):
        for name in re.findall(r"`([^`]+)`", row):
            assert (ROOT / "src" / "w4r_i18n" / name).exists(), name


# Links, and what a tracked file must not hold

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    """What a heading can be linked by: its words in small letters with hyphens."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=name_of)
def test_every_link_within_the_project_leads_to_something(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in _LINK.findall(_FENCED.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), target


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            targets = _LINK.findall(page.read_text(encoding="utf-8"))
            waiting += [
                (page.parent / target.partition("#")[0]).resolve() for target in targets if ":" not in target
            ]
    assert [name_of(page) for page in DOCS.rglob("*.md") if page not in reached] == []


# In parts, so that this file does not hold them itself.
FOREIGN = {
    "a path of one machine": ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "C:\\" + "Users", "/tm" + "p/"),
    "the host of a package registry": (
        "pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "deb." + "debian.org", "crates" + ".io",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FOREIGN)
def test_no_tracked_file_holds(what: str) -> None:
    found = [
        f"{name_of(path)}: {pattern}"
        for path in tracked()
        for pattern in FOREIGN[what]
        if pattern.encode() in path.read_bytes()
    ]
    assert found == []
