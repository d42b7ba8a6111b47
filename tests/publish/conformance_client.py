# SPDX-License-Identifier: GPL-3.0-or-later
"""Our pull's client behind the three commands by which a TUF client is tested: init, refresh, download."""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from tuf.ngclient import Updater

from w4r_i18n.model.errors import W4RError
from w4r_i18n.publish.pull_session import client, source, told


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("metadata-dir", "metadata-url", "target-dir", "target-base-url"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--target-name", action="append", default=[])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root")
    commands.add_parser("refresh")
    commands.add_parser("download")
    asked = parser.parse_args()
    state = Path(asked.metadata_dir)
    anchor = state.parent / "anchor.json"
    if asked.command == "init":
        shutil.copyfile(asked.root, anchor)
        shutil.copyfile(asked.root, state / "root.json")
        return 0
    try:
        with told("kept"):
            updater = opened(state, anchor, asked.metadata_url, asked.target_base_url or "")
            updater.refresh()
            for name in asked.target_name:
                download(updater, name, asked.target_dir)
    except W4RError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def opened(state: Path, anchor: Path, metadata: str, targets: str) -> Updater:
    fetcher, _ = source(metadata, timeout_s=60)
    base = metadata.rstrip("/").removesuffix("metadata")
    return client(state, base, fetcher, root=anchor.read_bytes(), now=datetime.now(UTC), targets=targets)


def download(updater: Updater, name: str, folder: str) -> None:
    updater.target_dir = folder
    found = updater.get_targetinfo(name)
    if found is None:
        raise W4RError(f"no target {name!a}")
    if updater.find_cached_target(found) is None:
        updater.download_target(found)


if __name__ == "__main__":
    sys.exit(main())
