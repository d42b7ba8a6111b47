# SPDX-License-Identifier: GPL-3.0-or-later
"""Two sides with a real web server between them: published there, pulled here, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.nginx import serving
from tests.publish.published import LETTERS, Published, lying

BAKARY, AMINA = "2025-bakary/nl/letter.txt", "2025-amina/nl/letter.txt"


@pytest.mark.system("nginx")
def test_an_edition_a_difference_and_a_recall_come_through_a_web_server(tmp_path: Path) -> None:
    campaign, into = Published(tmp_path / "published"), tmp_path / "nl"
    campaign.release()
    with serving(campaign.root, tmp_path / "nginx") as address:
        first = campaign.pull(into, url=address)
        assert lying(into) == LETTERS

        campaign.release(files={**LETTERS, BAKARY: b"Laat Bakary nu vrij.\n"})
        second = campaign.pull(into, url=address)
        assert second.changed == (BAKARY,)
        assert second.fetched_bytes < first.fetched_bytes

        nothing = campaign.pull(into, url=address)
        assert (nothing.swapped, nothing.requests) == (False, 2)

        campaign.recall("amina", "C6")
        last = campaign.pull(into, url=address)
        assert AMINA in last.withdrawn
        assert lying(into)[AMINA] == LETTERS["stop/nl.txt"]
