# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publish.crash_points import seen
from tests.publish.published import DAY, LETTERS, Published, lying, serving_folder

from w4r_i18n.model.errors import ServiceError

NEW = {**LETTERS, "index.html": b"new\n", "a/new.txt": b"new too\n"}
FEW = {"a/a.txt": b"a\n", "b.txt": b"b\n"}
FEWER = {"a/a.txt": b"a new\n"}
SCRIPT = Path(__file__).with_name("crash_points.py")


@pytest.mark.parametrize("first", [True, False], ids=["the first pull", "a later pull"])
def test_a_pull_killed_at_any_step_leaves_one_whole_set_and_the_next_one_ends_it(
    tmp_path: Path, *, first: bool
) -> None:
    campaign = Published(tmp_path / "published")
    campaign.release(files=FEW)
    into = tmp_path / "letters"
    into.mkdir()
    if not first:
        campaign.pull(into)
    (tmp_path / "root.json").write_bytes(campaign.first_root)
    before = seen(into)
    campaign.release(files=FEWER)
    command = [sys.executable, *map(str, (SCRIPT, campaign.root, tmp_path / "root.json", into, DAY))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    campaign.pull(into)
    after = seen(into)
    assert lying(into) == FEWER
    assert rows[-1][0] == "0"
    assert len(rows) > 40
    assert {crashed for _, crashed, _ in rows} == {before, after}
    assert {ended for _, _, ended in rows} == {after}


def test_a_disk_that_takes_no_more_leaves_the_set_in_use(tmp_path: Path) -> None:
    campaign = Published(tmp_path / "published")
    campaign.release()
    into = tmp_path / "letters"
    campaign.pull(into)
    campaign.release(files=NEW)
    arrived = into / ".pull" / "files"
    shutil.rmtree(arrived)
    arrived.write_bytes(b"no folder")
    with pytest.raises(ServiceError, match="cannot write"):
        campaign.pull(into)
    assert lying(into) == LETTERS
    arrived.unlink()
    campaign.pull(into)
    assert lying(into) == NEW


def test_two_pulls_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    campaign = Published(tmp_path / "published")
    campaign.release()
    into = tmp_path / "letters"
    code = (
        "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); "
        "print('held', flush=True); "
        "sys.stdin.read()"
    )
    campaign.pull(into)
    lock = into / ".pull" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", code, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(ServiceError, match="another pull"):
            campaign.pull(into)
        other.communicate()
    assert campaign.pull(into).files == len(LETTERS)


def test_a_publication_cut_short_is_not_seen_and_the_next_one_ends_it(tmp_path: Path) -> None:
    campaign = Published(tmp_path / "published")
    campaign.release()
    old = campaign.metadata("timestamp").read_bytes()
    campaign.release(files=NEW)
    campaign.metadata("timestamp").write_bytes(old)
    with serving_folder(campaign.root) as server:
        campaign.pull(tmp_path / "letters", url=server.url)
    assert lying(tmp_path / "letters") == LETTERS
    assert os.listdir(tmp_path / "letters" / "sets") == ["1"]  # noqa: PTH208
