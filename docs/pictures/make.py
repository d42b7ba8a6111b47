# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001  # a script beside the pictures that it takes
"""Takes the pictures of the docs from the demonstration: `make pictures` builds it, and its sections' packs.

It asks for chromium, pdftoppm and the Noto fonts (Debian: chromium poppler-utils fonts-noto-core
fonts-noto-cjk).
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES: Mapping[str, tuple[str, int, int, int]] = {
    "letter-ar.png": ("ar/2025-exemple-amina-exemple/letter.html", 640, 900, 0),
    "communique-ja.png": ("ja/2025-ecrire-pour-les-droits/communique.html", 640, 860, 0),
    "half-done-ca.png": ("ca/2025-ecrire-pour-les-droits/communique.html", 640, 900, 1250),
}
"""Picture to (page, width, height, pixels left out at the top)."""
LETTERS = ("es/{}/es/letter-writer-f.pdf", "mena/{}/ar/letter-writer-f.pdf", "jp/{}/ja/letter.pdf",
           "ua/{}/uk/letter.pdf")  # fmt: skip
"""As they are printed, side by side in letters.png."""
CASE = "2025-exemple-amina-exemple"
PACK = ("es/index.html", 760, 640)
"""What a section finds in its pack, in pack-es.png: page, width, height."""
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


def beside_one_another(pages: list[Path], folder: Path) -> Path:
    """A page that shows the first page of each PDF."""
    shown = []
    for number, page in enumerate(pages):
        out = folder / str(number)
        command = ["pdftoppm", "-r", "44", "-gray", "-png", "-singlefile", page, out]
        subprocess.run(command, check=True, timeout=TIMEOUT_S, capture_output=True)  # noqa: S603
        picture = base64.b64encode(out.with_suffix(".png").read_bytes()).decode()
        shown.append(f'<div><img src="data:image/png;base64,{picture}" alt=""></div>')
    sheet = folder / "letters.html"
    # Below their last line the pages are empty: cut there.
    style = (
        "<style>body { margin: 10px; display: flex; flex-wrap: wrap; gap: 10px; background: #bbb }"
        " div { height: 404px; overflow: hidden }</style>"
    )
    sheet.write_text(f"<!doctype html><html><head>{style}</head><body>{''.join(shown)}</body></html>")
    return sheet


def main() -> int:
    packs = ROOT / "build" / "sections"
    with tempfile.TemporaryDirectory() as folder:
        sheet = beside_one_another([packs / page.format(CASE) for page in LETTERS], Path(folder))
        photograph(sheet, HERE / "letters.png", width=762, height=838, skipped=-10)
    page, width, height = PACK
    photograph(packs / page, HERE / "pack-es.png", width=width, height=height, skipped=0)
    for name, (page, width, height, skipped) in PAGES.items():
        page_file = ROOT / "build" / "documents" / page
        photograph(page_file, HERE / name, width=width, height=height, skipped=skipped)
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
