# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL of one's own: started in a new folder, reached by a socket there, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.programs import found

PROGRAMS = ("initdb", "pg_ctl", "postgres")
needs_postgres = pytest.mark.system(*PROGRAMS)
_FASTER = "-c fsync=off -c full_page_writes=off -c max_connections=20 -c shared_buffers=256MB"
_ACCESS = """\
local all all trust
host all all 127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True)
class Cluster:
    """A server in a folder. Whoever comes by the socket is believed; over TCP a password is asked for."""

    folder: Path
    port: int
    _as: Mapping[str, Any] = field(default_factory=dict)

    def url(self, database: str = "w4r", role: str = "w4r") -> str:
        return f"postgresql:///{database}?host={self.folder}&port={self.port}&user={role}"

    def network_url(self, role: str = "w4r") -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/w4r"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {_FASTER}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        """`immediate` is what a crash is: it recovers at the next start."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "stop")

    def make(self) -> None:
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", "w4r", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        (self.folder / "data" / "pg_hba.conf").write_text(_ACCESS)
        self.start()
        self.run("CREATE DATABASE w4r", database="postgres")

    def run(self, statement: str, *, database: str = "w4r") -> list[tuple[Any, ...]]:
        """As the one who may do everything."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []

    def _run(self, program: str, *arguments: str) -> None:
        path = found(program)
        assert path is not None
        # The server's output would keep a pipe open for as long as it runs.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [path, *arguments], cwd=self.folder, stdout=said, stderr=said, check=False, **self._as
            )
            said.seek(0)
            assert done.returncode == 0, said.read().decode()


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Initialised and running; not as root, whom PostgreSQL refuses."""
    folder = Path(tempfile.mkdtemp(prefix="w4r-pg-"))
    other: dict[str, Any] = {}
    if os.geteuid() == 0:
        other = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Cluster(folder, port, other)
    try:
        made.make()
        yield made
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder)
