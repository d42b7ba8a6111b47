# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001  # a script beside the pictures that it takes
"""Takes the pictures of the README from the demonstration: `w4r run`, then `python docs/pictures/make.py`.

It asks for chromium and the Noto fonts (Debian: chromium fonts-noto-core fonts-noto-cjk).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES: Mapping[str, tuple[str, int, int, int]] = {
    "letter-ar.png": ("ar/2025-exemple-amina-exemple/letter.html", 640, 900, 0),
    "communique-ja.png": ("ja/2025-ecrire-pour-les-droits/communique.html", 640, 900, 0),
    "half-done-ca.png": ("ca/2025-ecrire-pour-les-droits/communique.html", 640, 900, 1250),
}
"""Picture to (page, width, height, pixels left out at the top)."""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-color-profile=srgb",
)  # fmt: skip
TIMEOUT_S = 90


def photograph(page: Path, picture: Path, *, width: int, height: int, skipped: int) -> None:
    """A screenshot by a browser that has no past and calls nobody."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        # Without a window there is nothing to scroll: the page is moved up instead.
        shift = f"<style>body {{ margin-top: -{skipped}px }}</style></head>"
        copy.write_text(page.read_text(encoding="utf-8").replace("</head>", shift, 1), encoding="utf-8")
        command = ["chromium", *QUIET, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}",
                   f"--screenshot={picture}", copy.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, timeout=TIMEOUT_S, capture_output=True)  # noqa: S603


def main() -> int:
    for name, (page, width, height, skipped) in PAGES.items():
        page_file = ROOT / "build" / "documents" / page
        photograph(page_file, HERE / name, width=width, height=height, skipped=skipped)
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
