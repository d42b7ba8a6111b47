# SPDX-License-Identifier: GPL-3.0-or-later
"""What is imported when: counted in modules, not in milliseconds."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "lxml", "httpx", "docx", "sqlite3", "babel", "typst", "rich", "jinja2", "markdown_it", "selectolax",
    "rapidfuzz", "deep_translator", "requests", "polib", "msgspec", "asyncio", "multiprocessing",
    "tuf", "securesystemslib", "cryptography", "urllib3", "starlette", "uvicorn", "anyio", "argon2",
}  # fmt: skip


def imported(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()}


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert not imported("import w4r_i18n") & HEAVY


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
sys.argv = ["w4r", "--help"]
from w4r_i18n.cli.main import main
try: main()
except SystemExit: pass
"""
    assert not imported(code) & HEAVY


PULLING = {
    "w4r_i18n", "w4r_i18n.model", "w4r_i18n.model.errors", "w4r_i18n.model.release", "w4r_i18n.publish",
    "w4r_i18n.publish.manifest", "w4r_i18n.publish.names", "w4r_i18n.publish.pull",
    "w4r_i18n.publish.pull_session", "w4r_i18n.publish.pull_sets", "w4r_i18n.publish.serving",
    "w4r_i18n.publish.stores", "w4r_i18n.publish.stores.folder", "w4r_i18n.publish.stores.https",
}  # fmt: skip
TUF = {"tuf", "securesystemslib", "cryptography", "urllib3", "_cffi_backend"}


def test_pulling_imports_tuf_its_crypto_and_nothing_else_of_the_house_but_what_it_says() -> None:
    program = "import w4r_i18n\nw4r_i18n.pull\nimport sys\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    plain = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules, sep='\\n')"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = set(done.stdout.splitlines()) - set(plain.stdout.splitlines())
    assert {name for name in names if name.split(".")[0] == "w4r_i18n"} - {
        "w4r_i18n.model.diagnostic"
    } == PULLING
    foreign = {name.partition(".")[0] for name in names} - {"w4r_i18n"} - sys.stdlib_module_names
    # The finder of an editable installation, and what other packages hang into every start of Python.
    assert {name for name in foreign if not name.startswith(("__editable__", "_"))} <= TUF
