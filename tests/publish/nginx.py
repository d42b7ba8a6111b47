# SPDX-License-Identifier: GPL-3.0-or-later
"""A real nginx over a published folder, on loopback, for as long as it is asked."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

_SETTINGS = """\
{user}
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  sendfile on; tcp_nopush on; keepalive_requests 100000;
  server {{ listen 127.0.0.1:{port}; root {root}; default_type application/octet-stream; }}
}}
"""
_READY_S = 10


@contextlib.contextmanager
def serving(root: Path, folder: Path) -> Iterator[str]:
    """The address under which nginx serves the files below `root`; its own files lie in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    settings = folder / "nginx.conf"
    # Its workers would else be somebody who may not read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    settings.write_text(_SETTINGS.format(user=user, folder=folder, root=root, port=port), encoding="utf-8")
    process = subprocess.Popen(["nginx", "-c", str(settings), "-e", str(folder / "error.log")])
    try:
        _until_it_answers(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=_READY_S)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def _until_it_answers(port: int) -> None:
    """Each try waits for the last one's answer; the bound is a count, since nobody here looks at a clock."""
    for _ in range(20_000):
        with socket.socket() as door:
            door.settimeout(_READY_S)
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise TimeoutError(f"nginx does not answer on port {port}")
