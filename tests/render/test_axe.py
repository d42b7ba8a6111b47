# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of letters as axe sees them, in a real browser: no fault that a machine can find."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
from tests.render.letters import letter

from w4r_i18n.render.channels import html, petition

AXE = Path(__file__).parents[2] / ".venv" / "axe" / "axe.min.js"
"""From the npm package axe-core, which `.ci/run` fetches."""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RUN = """<script>axe.run(document, {}).then(found => {
  const told = document.createElement("pre"); told.id = "told";
  const faults = found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
  told.textContent = JSON.stringify(faults);
  document.body.replaceChildren(told);
})</script></body>"""


def faults(page: bytes, folder: Path) -> object:
    """The page's own policy lets no script run, so it is taken out for the visit."""
    text = _POLICY.sub("", page.decode()).replace("</head>", f"<script>{AXE.read_text()}</script></head>", 1)
    (folder / "page.html").write_text(text.replace("</body>", _RUN, 1), encoding="utf-8")
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run", "--virtual-time-budget=10000",
        f"--user-data-dir={folder}/profile", "--dump-dom", (folder / "page.html").as_uri(),
    ]  # fmt: skip
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=90).stdout
    told = re.search(r'<pre id="told">(.*?)</pre>', said, re.DOTALL)
    assert told, said[-500:]
    return json.loads(unescape(told[1]))


@pytest.mark.system("chromium")
@pytest.mark.system(str(AXE))
@pytest.mark.parametrize("what", ["html", "petition", "facing"])
def test_axe_finds_nothing_in_a_page(what: str, tmp_path: Path) -> None:
    pages = {
        "html": html.render(letter("ar")),
        "petition": petition.render(letter("ja")),
        "facing": html.facing(letter("es"), letter("ar")),
    }
    assert faults(pages[what], tmp_path) == []


@pytest.mark.system("chromium")
@pytest.mark.system(str(AXE))
def test_axe_would_find_a_fault(tmp_path: Path) -> None:
    page = html.render(letter("fr")).replace(b"</main>", b'<img src="data:,"></main>')
    assert faults(page, tmp_path) != []
