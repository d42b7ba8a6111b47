# SPDX-License-Identifier: GPL-3.0-or-later
"""Mode files by somebody who wants more than a translation: each is refused before anything runs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.simulators.apertium import plant

from w4r_i18n.draft.engines import apertium
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import EngineError
from w4r_i18n.model.locale import locale

HOSTILE = {
    "a second command": "lt-proc '{data}'; touch {mark}",
    "a command in the background": "lt-proc '{data}' & touch {mark}",
    "a command in backticks": "lt-proc `touch {mark}`",
    "a command in an argument": "lt-proc '{data}' $(touch {mark})",
    "a variable": "lt-proc $HOME",
    "a third parameter": "lt-proc $3 '{data}'",
    "a file to write": "lt-proc '{data}' > {mark}",
    "two lines with a bracket": "lt-proc '{data}'\n(touch {mark})",
    "another program": "touch {mark}",
    "a shell": "sh -c 'touch {mark}'",
    "a program by its path": "/bin/touch {mark}",
    "a program in this folder": "./lt-proc '{data}'",
    "a relative path": "lt-proc fra-cat.bin",
    "a path through its parent": "lt-proc '/usr/../{data}'",
    "no such file": "lt-proc '/nonexistent/fra-cat.bin'",
    "a folder": "lt-proc '/usr'",
    "a device": "lt-proc /dev/zero",
    "what the kernel makes up": "lt-proc /proc/kmsg",
    "a second file, to write": "lt-proc '{data}' '{data}' '{data}'",
    "a file too many for its program": "apertium-pretransfer '{data}'",
    "training": "apertium-tagger -t 8 '{data}'",
    "a long option": "lt-proc --help '{data}'",
    "no program between two bars": "lt-proc '{data}' | | lt-proc '{data}'",
    "a bar at the end": "lt-proc '{data}' |",
    "nothing": "",
    "a quotation mark alone": "lt-proc '{data}",
    "stages without end": "lt-proc '{data}'" + " | lt-proc '{data}'" * 64,
    "a megabyte": "lt-proc '{data}'" + " " * 1_000_000,
    "a NUL": "lt-proc '{data}'\0",
    "another alphabet": "lt-рroc '{data}'",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_mode_that_is_no_plain_pipe_is_refused_and_runs_nothing(tmp_path: Path, what: str) -> None:
    settings = plant(tmp_path)
    mark = tmp_path / "mark"
    line = HOSTILE[what].format(data=tmp_path / "data/fra-cat.bin", mark=mark)
    (tmp_path / "modes/fra-cat.mode").write_text(line, encoding="utf-8")
    with pytest.raises(EngineError) as caught, opened(settings):
        pass
    assert caught.value.whole
    assert "fra-cat" in str(caught.value)
    assert str(caught.value).isprintable()
    assert not mark.exists()


def test_a_mode_in_another_encoding_is_refused(tmp_path: Path) -> None:
    settings = plant(tmp_path)
    (tmp_path / "modes/fra-cat.mode").write_bytes(b"lt-proc '\xff'")
    with pytest.raises(EngineError, match="not UTF-8"), opened(settings):
        pass


def test_a_program_that_is_not_installed_is_named_with_its_package(tmp_path: Path) -> None:
    settings = plant(tmp_path)
    line = f"lt-proc '{tmp_path / 'data/fra-cat.bin'}' | cg-proc '{tmp_path / 'data/fra-cat.bin'}'"
    (tmp_path / "modes/fra-cat.mode").write_text(line, encoding="utf-8")
    with pytest.raises(EngineError, match="cg-proc is not installed") as caught, opened(settings):
        pass
    assert caught.value.hint == "apt-get install cg3"


def test_a_stage_sees_nothing_of_the_environment(tmp_path: Path) -> None:
    settings = plant(tmp_path)
    with opened(settings) as session:
        session.translate(["le"])
        for process in session._pipes[0]._processes:
            environment = Path(f"/proc/{process.pid}/environ")
            if not environment.exists():
                pytest.skip("this system does not tell")
            names = {entry.partition(b"=")[0] for entry in environment.read_bytes().split(b"\0") if entry}
            assert names == {b"LC_ALL", b"PATH"}
            assert Path(f"/proc/{process.pid}/cwd").readlink() == Path("/")


def opened(settings: EngineSettings) -> AbstractContextManager[apertium.Session]:
    return apertium.opened(locale("fr"), locale("ca"), settings)
