# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML: the prose of a page as blocks with exact spans; what runs or leads away is refused or dropped."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath

from w4r_i18n.ingest import directives, front
from w4r_i18n.ingest.bounds import DEPTH_LIMIT, Lines, decode, direction_findings, refuse_depth
from w4r_i18n.ingest.directives import Said
from w4r_i18n.ingest.readers import _html_rules as rules
from w4r_i18n.ingest.readers._html_runs import Item, paragraphs, pieces, text_items
from w4r_i18n.ingest.readers._html_tokens import Token, tokens
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import PLACEHOLDER

SUFFIXES = (".html", ".htm", ".xhtml")

_RUN_OF_BLANKS = re.compile(r"\A[ \t\r\n\f]+|[ \t\r\n\f]+\Z|[ \t\r\n\f]{2,}|[\t\r\n\f]")
_LINE_BREAK = re.compile(r"[\r\n]\s*")
_PAGE_IN_FORM = re.compile(r"<(?:h1|main|article)[\s>]", re.IGNORECASE)
_FORM_END = re.compile(r"</form[\s/>]", re.IGNORECASE)


def read(data: bytes, *, path: str) -> Document:
    """Law 1. Each stretch between two block tags is a block, inline tags are its codes.

    Scripts, styles and handlers make no block and are reported; `sanitised` takes them out of the page.
    Raises InputError for <base>, refresh, forms, frames, links to scripts, elements nested more than
    DEPTH_LIMIT deep, and tags that never end.
    """
    return _read(data, path, is_page=False)


def read_page(data: bytes, *, path: str) -> Document:
    """A page from the web: as `read`, but what that refuses is dropped and reported."""
    return _read(data, path, is_page=True)


def spell(text: str) -> str:
    """Law: as the whole text of a block it reads as this very text, whatever it looks like.

    A line break becomes a blank; blanks that a browser would level become references.
    """
    text = html.escape(_LINE_BREAK.sub(" ", text), quote=False)
    text = PLACEHOLDER.sub(r"&#123;\1}", text)
    return _RUN_OF_BLANKS.sub(lambda found: "".join(f"&#{ord(blank)};" for blank in found.group()), text)


def sanitised(data: bytes, *, path: str) -> bytes:
    """The page without scripts, styles, drawings, embedded objects and handlers; all else byte for byte."""
    text = decode(data, path=path)
    kept: list[str] = []
    at = 0
    for start, end in _harmful_spans(text, path):
        if start >= at:
            kept.append(text[at:start])
            at = end
    kept.append(text[at:])
    return "".join(kept).encode()


def _harmful_spans(text: str, path: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth, name, start = 0, "", 0
    for token in tokens(text, 0, path=path):
        if depth and rules.leaves_drawing(name, token):
            spans.append((start, token.start))
            depth = 0
        if depth:
            depth += _depth_change(token, name)
            if not depth:
                spans.append((start, token.end))
        elif token.kind == "open" and token.name in rules.HARMFUL:
            if token.inner_end or token.name in rules.VOID:
                spans.append((token.start, token.end))
            else:
                depth, name, start = 1, token.name, token.start
        elif token.kind == "open":
            spans += [(first, last) for key, _, first, last in token.attributes if rules.is_handler(key)]
    if depth:
        spans.append((start, len(text)))
    return spans


def _depth_change(token: Token, name: str) -> int:
    if token.name != name:
        return 0
    return 1 if token.kind == "open" else -1


def _read(data: bytes, path: str, *, is_page: bool) -> Document:
    text = decode(data, path=path)
    name = PurePosixPath(path).stem
    matter, body, blocks, doubts = front.read(text, path=path, name=name)
    reading = _Reading(text, path, is_page=is_page)
    for token in tokens(text, body, path=path):
        reading.take(token)
    reading.finish()
    findings = (*doubts, *reading.findings, *direction_findings(text, path))
    return Document(name, path, "html", text, (*blocks, *reading.blocks), matter, body, findings)


class _Reading:
    """One pass over a page's tokens: which elements are open, and the run that is being gathered."""

    def __init__(self, text: str, path: str, *, is_page: bool) -> None:
        self.text = text
        self.path = path
        self.is_page = is_page
        self.lines = Lines(text)
        self.open: list[str] = []
        self.run: list[Item] = []
        self.dropping = ""
        """The element that is being dropped, with how many of its name are open in `depth`."""
        self.depth = 0
        self.drop_start = 0
        self.said: Said | None = None
        self.has_title = False
        self.blocks: list[Block] = []
        self.findings: list[Diagnostic] = []

    def take(self, token: Token) -> None:
        if self.dropping and rules.leaves_drawing(self.dropping, token):
            self._end_drop(token.start)
        if self.dropping:
            self.depth += _depth_change(token, self.dropping)
            if not self.depth:
                self._end_drop(token.end)
        elif token.kind == "text":
            self.run.extend(text_items(self.text, token.start, token.end))
        elif token.kind == "comment":
            self._comment(token)
        elif token.kind == "open":
            self._open(token)
        else:
            self._close(token)

    def _end_drop(self, end: int) -> None:
        self.run.append(Item("single", self.drop_start, end, self.dropping))
        self.dropping = ""

    def finish(self) -> None:
        self._flush()
        if self.dropping:
            place = self._place(self.drop_start)
            raise InputError(f"a <{self.dropping}> that never ends", place=place)
        if self.said:
            self.findings.append(directives.nothing_follows(self.said, self.path))

    def _place(self, at: int) -> Place:
        return Place(self.path, self.lines.number(at))

    def _report(self, message: str, at: int) -> None:
        self.findings.append(Diagnostic("dropped", Severity.INFO, message, self._place(at)))

    def _comment(self, token: Token) -> None:
        found = directives.COMMENT.fullmatch(self.text, token.start, token.end)
        if not found:
            self.run.append(Item("single", token.start, token.end, "!--"))
            return
        self._flush()
        if self.said:
            hint = "write them as one"
            raise InputError("two directives before one block", hint=hint, place=self._place(token.start))
        self.said = directives.parse(found[1], self._place(token.start))

    def _open(self, token: Token) -> None:
        if why := rules.refusal(token):
            if not self.is_page:
                raise InputError(why, hint="take it out of the page", place=self._place(token.start))
            self._report(why, token.start)
        handlers = [name for name, _, _, _ in token.attributes if rules.is_handler(name)]
        if handlers:
            self._report(f"the attribute {handlers[0][:20]} is dropped", token.start)
        if token.name in rules.DROPPED or self._is_dropped_form(token):
            self._drop(token)
        elif token.name == "title" and token.inner_end:
            self._flush()
            self.run.extend(text_items(self.text, token.inner_start, token.inner_end))
            self.open.append("title")
            self._flush()
            self.open.pop()
        elif token.inner_end:
            self.run.append(Item("single", token.start, token.end, token.name))
        elif token.name in rules.BLOCK:
            self._open_block(token)
        else:
            kind = token.name in rules.VOID
            self.run.append(Item("single" if kind else "open", token.start, token.end, token.name))
            self._push(token)

    def _is_dropped_form(self, token: Token) -> bool:
        """Some sites wrap the whole page in a form: then only its tag is dropped, else its text too."""
        if token.name != "form" or not self.is_page:
            return False
        end = _FORM_END.search(self.text, token.end)
        return bool(end) and not _PAGE_IN_FORM.search(self.text, token.end, end.start() if end else 0)

    def _drop(self, token: Token) -> None:
        if token.name != "noscript":
            self._report(f"<{token.name}> is dropped", token.start)
        if token.name in rules.BLOCK:
            self._flush()
        if token.inner_end or token.name in rules.VOID:
            self.run.append(Item("single", token.start, token.end, token.name))
        else:
            self.dropping, self.depth, self.drop_start = token.name, 1, token.start

    def _open_block(self, token: Token) -> None:
        self._flush()
        self._close_implied(token.name)
        self._push(token)

    def _push(self, token: Token) -> None:
        if token.name in rules.VOID:
            return
        self.open.append(token.name)
        if len(self.open) > DEPTH_LIMIT:
            raise refuse_depth(self.path, self.lines.number(token.start), "elements")

    def _close_implied(self, name: str) -> None:
        closes, stops = rules.IMPLIED_END.get(name, ({"p"}, rules.BLOCK - {"p"}))
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index] in closes:
                del self.open[index:]
                return
            if self.open[index] in stops:
                return

    def _close(self, token: Token) -> None:
        if token.name in rules.BLOCK or token.name in rules.DROPPED:
            self._flush()
        elif token.name == "br":  # browsers read </br> as <br>
            self.run.append(Item("single", token.start, token.end, "br"))
            return
        else:
            self.run.append(Item("close", token.start, token.end, token.name))
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index] == token.name:
                del self.open[index:]
                return
            if self.open[index] in rules.BLOCK and token.name not in rules.BLOCK:
                return

    def _flush(self) -> None:
        run, self.run = self.run, []
        if not run:
            return
        for part in paragraphs(run):
            if found := pieces(part):
                start, end = found[0].start, found[-1].end
                role, level, ordered = self._role()
                block = Block(role, start, end, found, self.lines.number(start), level, ordered)
                self.blocks.append(directives.applied(block, self.said))
                self.said = None

    def _role(self) -> tuple[str, int, bool]:
        for name in reversed(self.open):
            if name in rules.HEADINGS:
                is_title = name == "h1" and not self.has_title
                self.has_title |= is_title
                return "title" if is_title else "heading", rules.HEADINGS[name], False
            if name == "li":
                lists = [each for each in self.open if each in {"ul", "ol", "menu", "dir"}]
                return "item", max(1, len(lists)), bool(lists) and lists[-1] == "ol"
            if name in rules.ROLES:
                return rules.ROLES[name], 0, False
        return "paragraph", 0, False
