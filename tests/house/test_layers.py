# SPDX-License-Identifier: GPL-3.0-or-later
"""The house stands as it is drawn: floors, doors to the outside, sizes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "w4r_i18n"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")
TRADES = {
    "ingest", "segment", "catalogue", "memory", "draft", "review", "exchange", "check", "render", "publish",
}  # fmt: skip
FLOOR = {
    "model": 1, "text": 2, "registry": 2, **dict.fromkeys(TRADES, 3),
    "project": 4, "flow": 5, "cli": 6, "web": 6,
}  # fmt: skip

STARTS = {"cli/review_server.py": "web"}
"""The two faces know nothing of each other, but one command starts the other."""

OUTSIDE = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "stat",
    "mkdir", "unlink", "exists", "is_file", "is_dir",
}  # fmt: skip
CLOCK = {"now", "today", "getenv", "fromtimestamp"}
NOT_OUTSIDE = {"text/zips.py": "open"}
"""`ZipFile.open` on bytes in memory."""
OUTSIDE_MODULES = {
    "socket",
    "subprocess",
    "random",
    "secrets",
    "time",
    "tempfile",
    "shutil",
    "urllib.request",
}
ALLOWED_OUTSIDE = ("project/", "draft/engines/", "publish/pull", "publish/stores/", "memory/index",
                   "memory/server", "render/channels/pdf", "registry", "cli/", "web/")  # fmt: skip

LONG_MODULES: dict[str, str] = {}
"""Modules over 300 lines, each with its reason."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions over 50 lines (module:name), each with its reason."""


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_from_lower_floors_or_its_own_room(path: Path) -> None:
    room = room_of(path)
    for name in imports(ast.parse(path.read_text())):
        if not name.startswith("w4r_i18n."):
            continue
        other = name.split(".")[1]
        if other in {room, "__version__"} or STARTS.get(name_of(path)) == other:
            continue
        assert FLOOR[other] < FLOOR[room], f"{room} (floor {FLOOR[room]}) imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_edges_touch_files_clock_network_and_processes(path: Path) -> None:
    if name_of(path).startswith(ALLOWED_OUTSIDE):
        return
    tree = ast.parse(path.read_text())
    found = {
        name for name in imports(tree) if name.split(".")[0] in OUTSIDE_MODULES or name in OUTSIDE_MODULES
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            is_method = isinstance(called, ast.Attribute)
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            excused = NOT_OUTSIDE.get(name_of(path)) == name
            if (name in OUTSIDE and not excused) or (is_method and name in CLOCK):
                found.add(name)
        elif isinstance(node, ast.Attribute) and node.attr == "environ":
            found.add("environ")
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_registry_and_its_users_look_behind_doors(path: Path) -> None:
    if room_of(path) in {"flow", "cli", "registry", "web"}:
        return
    assert not [name for name in imports(ast.parse(path.read_text())) if name.startswith("w4r_i18n.registry")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_at_most_300_lines_and_a_function_50(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 300 or name_of(path) in LONG_MODULES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            lines = node.end_lineno - node.lineno + 1
            assert lines <= 50 or f"{name_of(path)}:{node.name}" in LONG_FUNCTIONS, f"{node.name}: {lines}"


@pytest.mark.parametrize("path", [*MODULES, SOURCE / "__init__.py"], ids=name_of)
def test_a_module_begins_with_its_licence_and_one_sentence(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("# SPDX-License-Identifier: GPL-3.0-or-later\n")
    caption = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert caption
    assert not caption.startswith("This module")


def test_the_exceptions_to_the_sizes_are_still_needed() -> None:
    for name in LONG_MODULES:
        assert len((SOURCE / name).read_text().splitlines()) > 300, name


def test_nothing_prints_but_the_command_line() -> None:
    for path in MODULES:
        if room_of(path) == "cli":
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        names = {node.func.id for node in calls if isinstance(node.func, ast.Name)}
        assert not names & {"print", "exit", "quit", "input", "eval", "exec"}, path
