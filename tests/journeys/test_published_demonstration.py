# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration as a section gets it: built again from git to the same bytes, and without a secret."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.checkouts import git

from w4r_i18n.publish.pull import pull

ROOT = Path(__file__).parents[2]
DAY = "2030-01-02"
AMINA = "2025-exemple-amina-exemple"
MORE = {"W4R_KEY_PASSPHRASE": "canari-passphrase-29"}


def copied(folder: Path, section: str, channels: str) -> Path:
    """The invented cases of the demonstration, for one section."""
    for name in ("sources", "locales", "sections"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "w4r.toml", folder)
    for path in (folder / "sources" / "2025").iterdir():
        if "exemple" not in path.name:
            shutil.rmtree(path)
    own = folder / "sections" / f"{section}.toml"
    head, bracket, tables = own.read_text(encoding="utf-8").partition("\n[")
    head = re.sub(r"(?m)^channels = .*\n", "", head)
    own.write_text(f"{head}\nchannels = [{channels}]\n{bracket}{tables}", encoding="utf-8")
    return folder


def w4r(root: Path, *arguments: str) -> tree.Ran:
    done = tree.w4r(root, *arguments, env={"W4R_KEYS": str(root.parent / "keys"), **MORE})
    assert done.code == 0, done.said
    return done


def publish(root: Path, section: str) -> Path:
    """The folder that the section pulled into."""
    w4r(root, "compile", "--section", section, "--as-of", DAY)
    if not (root.parent / "keys").exists():
        w4r(root, "keys", "new", "--section", section, "--as-of", DAY)
    w4r(root, "publish", "--section", section, "--as-of", DAY)
    anchor = (root.parent / "keys" / "root.json").read_bytes()
    now = datetime.fromisoformat(DAY).replace(tzinfo=UTC)
    pull(section, str(root / "build" / "published"), root.parent / "pulled", root=anchor, now=now)
    return root.parent / "pulled"


@pytest.mark.system("git")
def test_a_pack_is_built_again_from_git_to_the_same_bytes_and_another_one_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path / "tree", "es", '"text", "html"')
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("build/\n.w4r/\n", encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Der Stand.")
    pulled = publish(root, "es")
    done = w4r(root, "verify", "--rebuild", str(pulled), "--format", "json")
    assert done.json["same"] > 3
    assert [done.json[what] for what in ("differing", "only_signed", "only_built")] == [[], [], []]

    tree.rewrite(root / "sections" / "es.toml", 'name = "', 'name = "Otra ')
    publish(root, "es")
    told = tree.w4r(root, "verify", "--rebuild", str(pulled))
    assert told.code == 5
    assert "index.json: differs" in told.out
    assert w4r(root, "status").code == 0


def planted(root: Path) -> Mapping[str, str]:
    """Thirty secrets, each where people or tools leave such things; by the place, what must not go out."""
    sources, locales = root / "sources" / "2025", root / "locales" / "es"
    canaries: dict[str, str] = {}

    def word(place: str) -> str:
        return canaries.setdefault(place, f"canari{len(canaries):02}zzz")

    def add(path: Path, place: str, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text.format(word(place)), encoding="utf-8")

    amina = sources / AMINA[5:]
    add(amina / "case.toml", "a comment in case.toml", "\n# {}\n")
    add(amina / "original.html", "the page that came", "<p>{}</p>")
    add(amina / "ingest.json", "what ingest noted", '{{"note": "{}"}}')
    add(amina / ".case.md.swp", "an editor's file", "{}")
    add(amina / "case.md", "a directive's note", '\n<!-- w4r: note="{}" -->\n')
    add(root / "sections" / "es.toml", "a comment in a section", "\n# {}\n")
    add(root / "w4r.toml", "a comment in w4r.toml", "\n# {}\n")
    add(locales / "GUIDE.md", "the guide", "{}\n")
    add(locales / "terms.csv", "a term's note", "")
    add(locales / "memory" / "old.txt", "a file beside the memory", "{}")
    add(locales / "LC_MESSAGES" / "2025-orphan.po.orig", "a leftover of a merge", "{}")
    add(root / "build" / "documents" / "es" / "stray.html", "a stray output", "{}")
    add(root / ".w4r" / "drafts.jsonl", "a cached draft", '{{"key": "{}"}}\n')
    add(root / "recalls.md", "a note about recalls", "{}")
    add(root / ".env", "a key in the environment's file", "KEY={}")
    add(root / "build" / "sections" / "other" / "x.txt", "another section's pack", "{}")
    _plant_in_po(locales / "LC_MESSAGES" / f"{AMINA}.po", word)
    _plant_in_ledger(root, word)
    _plant_cases(sources, word)
    canaries["the passphrase"] = MORE["W4R_KEY_PASSPHRASE"]
    canaries["the folder on this machine"] = str(root.parent)
    canaries["who signed"] = "canari-person"
    canaries["git's author"] = "essai@example.org"
    return canaries


def _plant_in_po(path: Path, word: object) -> None:
    assert callable(word)
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition('\nmsgctxt "')
    header = head.replace('"Last-Translator: \\n"', f'"Last-Translator: {word("the last translator")}\\n"')
    text = f'{header}\n# {word("a translator’s comment")}\nmsgctxt "{rest}'
    text += f'\n#~ msgid "{word("an obsolete source")}"\n#~ msgstr "{word("an obsolete text")}"\n'
    path.write_text(text, encoding="utf-8")


def _plant_in_ledger(root: Path, word: object) -> None:
    assert callable(word)
    note = word("a note in the ledger")
    ids = tree.ids(root, "es", AMINA)
    first = next(iter(ids.values()))
    done = tree.w4r(
        root, "review", "comment", first, "--locale", "es", "--by", "canari-person", "--note", note
    )
    assert done.code == 0, done.said


def _plant_cases(sources: Path, word: object) -> None:
    assert callable(word)
    instant = "embargo = 2031-01-01T00:00:00+01:00\n"
    for slug, tier, more in (("secret-un", "embargoed", instant), ("secret-deux", "restricted", "")):
        name = word(f"the name in a case that is {tier}")
        folder = sources / slug
        folder.mkdir()
        (folder / "case.toml").write_text(
            f'id = "{word(f"the id of a case that is {tier}")}"\ntier = "{tier}"\nstatus = "open"\n{more}'
            f'\n[[names]]\nfull = "{name}"\ngender = "f"\n', encoding="utf-8",
        )  # fmt: skip
        front = f'+++\ntier = "{tier}"\nkind = "case"\n+++\n'
        text = f"{front}\n# {name}\n\n{word(f'the text of a case that is {tier}')} attend.\n"
        (folder / "case.md").write_text(text, encoding="utf-8")


def everything_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every name and every byte that is published; packed things unpacked."""
    for path in sorted(folder.rglob("*")):
        yield "name", path.relative_to(folder).as_posix().encode()
        if path.is_file():
            yield path.name, path.read_bytes()
            yield from _unpacked(path.name, path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for each in archive.namelist():
                yield f"{name}/{each}", archive.read(each)
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            try:
                yield f"{name} (stream)", zlib.decompress(stream)
            except zlib.error:
                continue


@pytest.mark.system("git")
@pytest.mark.module("typst")
def test_no_secret_of_the_tree_is_in_anything_that_is_published(tmp_path: Path) -> None:
    root = copied(tmp_path / "tree", "es", '"text", "markdown", "html", "docx", "pdf", "mail"')
    git(root, "init", "--quiet")
    canaries = planted(root)
    assert len(canaries) >= 30, len(canaries)
    assert tree.w4r(root, "run").code in {0, 1}
    publish(root, "es")
    found = dict.fromkeys(canaries, "")
    kinds = set()
    for name, content in everything_in(root / "build" / "published"):
        kinds.add(name.rpartition(".")[2])
        for place, canary in canaries.items():
            if canary.encode() in content or canary.encode("utf-16-be") in content:
                found[place] = name
    assert {place: name for place, name in found.items() if name} == {}


def recalled(root: Path, change: str, old: str, new: str) -> Path:
    """A case is withdrawn, its `case.toml` says so, and all is published again: what the section has then."""
    publish(root, "es")
    w4r(root, "recall", AMINA, "--class", change, "--why", "x", "--as-of", DAY)
    tree.rewrite(root / "sources" / "2025" / AMINA[5:] / "case.toml", old, new)
    return publish(root, "es") / "current"


def test_after_a_recall_the_index_is_back_and_says_of_the_case_that_it_is_over(tmp_path: Path) -> None:
    root = copied(tmp_path / "tree", "es", '"text"')
    current = recalled(root, "C6", 'status = "open"', 'status = "recalled"')
    page = (current / "index.html").read_text(encoding="utf-8")
    assert "esta acción está cerrada" in page
    assert "Amina Exemple" not in page
    assert "collectif-riviere" in page


def test_after_a_recall_for_safety_the_index_is_back_and_says_nothing_of_the_case(tmp_path: Path) -> None:
    root = copied(tmp_path / "tree", "es", '"text"')
    current = recalled(root, "C5", 'tier = "public"', 'tier = "restricted"')
    assert (current / "index.html").is_file()
    for path in current.rglob("*"):
        assert "amina" not in path.name
        assert not path.is_file() or b"amina" not in path.read_bytes().lower(), path
