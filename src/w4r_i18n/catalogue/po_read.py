# SPDX-License-Identifier: GPL-3.0-or-later
"""A PO file as text or bytes to a Catalogue; what is wrong with it is in its diagnostics, never raised."""

from __future__ import annotations

import re
from functools import lru_cache

from w4r_i18n.catalogue.header import fields_of, header_faults
from w4r_i18n.catalogue.po_bytes import decoded
from w4r_i18n.catalogue.po_comments import MAX_FLAGS, fuzzy_is_forgotten, read_comments
from w4r_i18n.catalogue.po_filled import Filled, collector_paused
from w4r_i18n.catalogue.po_grammar import HEAD, OBSOLETE, PLAIN, marked, unescape, unmarked
from w4r_i18n.catalogue.po_lines import LineError, read_entry
from w4r_i18n.model.catalogue import Catalogue, Entry, Header, Junk
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.text.plural import PluralError, plural_rule

MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 500_000
MAX_FAULTS = 1000
"""Beyond it the rest of the file is one Junk: a hostile file shall not cost a message a line."""


def read_po(text: str, *, path: str = "") -> Catalogue:
    """Read a PO or POT file strictly, and keep whatever is readable of a broken one.

    Law: `read_po(write_po(c)) == c` for every catalogue that `write_po` can have written. Raises nothing:
    faults of the file (FORMATS 6) are diagnostics with `fault="file"` and the line; a broken entry is kept
    verbatim as Junk. A path that ends in `.pot` may hold a template's placeholders in its header.
    Linear in the length of the text, whatever it holds.
    """
    if len(text) > MAX_BYTES:
        return _refused(text, path, "bound", f"the file is longer than {MAX_BYTES} characters")
    return _Reading(text.removeprefix("\ufeff"), path).catalogue()


def read_po_bytes(data: bytes, *, path: str = "") -> Catalogue:
    """As `read_po`, from a file's bytes: UTF-8 alone; a byte order mark is dropped.

    What is no UTF-8 text at all (UTF-16, gzip, a compiled catalogue) is named, and no entry is read.
    """
    if len(data) > MAX_BYTES:
        return _refused("", path, "bound", f"the file has more than {MAX_BYTES} bytes")
    text, fault, line = decoded(data)
    if not fault:
        return read_po(text, path=path)
    if not text:
        return _refused(text, path, "encoding", fault)
    found = read_po(text, path=path)
    # A broken byte shows in the text as a broken escape; once is enough.
    others = tuple(
        other for other in found.diagnostics if (other.check, other.place.line) != ("escape", line)
    )
    return Catalogue(
        found.header, found.entries, (_fault(Place(path, line), "encoding", fault), *others), path
    )


def _refused(text: str, path: str, check: str, message: str) -> Catalogue:
    junk = (Junk(text, 1),) if text else ()
    return Catalogue(entries=junk, diagnostics=(_fault(Place(path, 1), check, message),), path=path)


def _fault(place: Place, check: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(check, Severity.ERROR, message, place, hint, fault="file")


class _Reading:
    """One pass over one text: entries and diagnostics gather."""

    def __init__(self, text: str, path: str) -> None:
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        self.text = text if text.endswith("\n") or not text else f"{text}\n"
        self.path = path
        self.template = path.endswith(".pot")
        self.header: Header | None = None
        self.entries: list[Entry | Junk] = []
        self.diagnostics: list[Diagnostic] = []
        self.lines: dict[str | tuple[str, str], int] = {}
        """Line of each live key; without a context the msgid alone is the key."""
        self.read_comments = lru_cache(maxsize=1024)(read_comments)  # in our files most heads are alike

    def catalogue(self) -> Catalogue:
        with collector_paused():
            self._scan()
        if self.header is None:
            self._report(1, "header", "there is no header; an entry with an empty msgid was wanted first")
        else:
            self._check_plurals(self.header)
        found = tuple(sorted(self.diagnostics, key=lambda diagnostic: diagnostic.place.line))
        return Catalogue(self.header or Header(), tuple(self.entries), found, self.path)

    def _report(self, line: int, check: str, message: str, *, hint: str = "", column: int = 0) -> None:
        self.diagnostics.append(_fault(Place(self.path, line, column), check, message, hint))

    def _scan(self) -> None:
        text, end, match_plain = self.text, len(self.text), PLAIN.match
        at, line = 0, 1
        while at < end:
            if len(self.entries) > MAX_ENTRIES or len(self.diagnostics) >= MAX_FAULTS:
                self._give_up(text[at:], line)
                return
            found = match_plain(text, at)
            if found:
                stop = found.end()
                line += self._take_plain(found, text[at:stop], line)
            else:
                stop = self._take_other(at, line)
                line += text.count("\n", at, stop)
            at = stop

    def _take_other(self, at: int, line: int) -> int:
        """What is no plain entry: the end of the file, obsolete lines, or what is read token by token."""
        head = HEAD.match(self.text, at)
        start = head.end() if head else at
        line += self.text.count("\n", at, start)
        if start == len(self.text):
            self._keep_comments(self.text[at:], line)
            return start
        if self.text.startswith("#~", start):
            return self._take_obsolete(self.text[at:start], start, line)
        return self._take_odd(self.text, start, self.text[at:start], line)

    def _keep_comments(self, tail: str, line: int) -> None:
        """Comments after the last entry belong to none, and are no fault; they stay."""
        raw = tail.strip("\n")
        if raw.strip():
            self.entries.append(Junk(f"{raw}\n", line - tail.rstrip("\n").count("\n") - 1))

    def _give_up(self, rest: str, line: int) -> None:
        much = f"{MAX_ENTRIES} entries" if len(self.entries) > MAX_ENTRIES else f"{MAX_FAULTS - 1} faults"
        self.entries.append(Junk(rest, line))
        self._report(line, "bound", f"the file has more than {much}; the rest was not read")

    def _take_plain(
        self, found: re.Match[str], raw: str, line: int, *, head: str = "", obsolete: bool = False
    ) -> int:
        """The common case, kept short: it is what reading costs. The number of lines taken."""
        inner, context, msgid, msgstr = found.groups()
        starts = line + inner.count("\n")
        lines = starts - line + 2 + msgid.count("\n") + msgstr.count("\n")
        if "\\" in msgid or "\n" in msgid:
            msgid = unescape(msgid)
        if "\\" in msgstr or "\n" in msgstr:
            msgstr = unescape(msgstr)
        if context is not None:
            lines += 1 + context.count("\n")
            context = unescape(context)
        flags, comments, extracted, references = self.read_comments(head + inner)
        entry = Filled(
            msgid,
            msgstr,
            context,
            None,
            (),
            flags,
            comments,
            extracted,
            references,
            None,
            obsolete,
            starts,
            raw,
        )
        entry.__class__ = Entry
        key = (context, msgid) if context else msgid
        if obsolete or flags or not msgid or key in self.lines:
            self._add(entry)
        else:
            self.lines[key] = starts
            self.entries.append(entry)
        return lines

    def _take_odd(self, text: str, at: int, head: str, line: int, *, obsolete: bool = False) -> int:
        """Read token by token; `line` is that of `at`. The end of the entry, or of its Junk."""
        try:
            found, previous, stop = read_entry(text, at)
        except LineError as fault:
            where = line + text.count("\n", at, fault.at)
            column = fault.at - text.rfind("\n", 0, fault.at)
            self._report(where, fault.check, fault.message, hint=fault.hint, column=column)
            self.entries.append(Junk(_as_found(head, text[at : fault.ends], obsolete=obsolete), line))
            return fault.ends
        raw = _as_found(head, text[at:stop].rstrip(" \t\n") + "\n", obsolete=obsolete)
        self._add(
            Entry(
                found.msgid or "",
                found.msgstr if found.msgstr is not None else found.forms[0],
                found.msgctxt,
                found.plural,
                tuple(found.forms),
                *read_comments(head),
                previous,
                obsolete,
                line + text.count("\n", at, found.starts),
                raw,
            )
        )
        return stop

    def _take_obsolete(self, head: str, at: int, line: int) -> int:
        """Read a run of `#~` lines, which may hold several entries, as the lines they hide."""
        run = OBSOLETE.match(self.text, at)
        if not run:
            return self._take_odd(self.text, at, head, line)
        text = unmarked(run[0])
        start = 0
        while start < len(text):
            found = PLAIN.match(text, start)
            if found:
                raw = _as_found(head, found[0], obsolete=True)
                line += self._take_plain(found, raw, line, head=head, obsolete=True)
                start = found.end()
            else:
                inner = HEAD.match(text, start)
                stop = inner.end() if inner else start
                line += text.count("\n", start, stop)
                head += text[start:stop]
                if stop == len(text):
                    self._refuse_loose_comments(head, line)
                    break
                start = self._take_odd(text, stop, head, line, obsolete=True)
                line += text.count("\n", stop, start)
            head = ""
        return run.end()

    def _refuse_loose_comments(self, head: str, line: int) -> None:
        """Obsolete comments without an entry: msgfmt gives them and their flags to the next live one."""
        if head.strip():
            self._report(line - 1, "syntax", "obsolete comments; an obsolete entry below them was wanted")
            self.entries.append(Junk(head, line - head.count("\n")))

    def _add(self, entry: Entry) -> None:
        if len(entry.flags) > MAX_FLAGS:
            self._reject(entry, "bound", f"an entry has more than {MAX_FLAGS} flags")
        elif entry.fuzzy and fuzzy_is_forgotten(entry.raw):
            self._reject(
                entry, "syntax", "fuzzy stands before the last line of flags; all on one line was wanted"
            )
        elif not entry.msgid and not entry.msgctxt:
            self._add_header(entry)
        elif entry.obsolete:
            self.entries.append(entry)
        elif (key := _key(entry)) in self.lines:
            message = f"the msgid of line {self.lines[key]} again; once in a file was wanted"
            self._reject(entry, "duplicate", message)
        else:
            self.lines[key] = entry.line
            self.entries.append(entry)

    def _reject(self, entry: Entry, check: str, message: str) -> None:
        self._report(entry.line, check, message)
        self.entries.append(Junk(entry.raw, entry.line))

    def _add_header(self, entry: Entry) -> None:
        if self.header is not None:
            first = self.header.line
            self._reject(entry, "duplicate", f"a second header; that of line {first} alone was wanted")
        elif entry.obsolete or entry.plural is not None or entry.previous or entry.msgctxt is not None:
            self._reject(entry, "header", "an empty msgid that is no header; a plain entry was wanted")
        else:
            if self.entries:
                self._report(entry.line, "header", "the header stands after other entries; first was wanted")
            self._read_header(entry)

    def _read_header(self, entry: Entry) -> None:
        self.header = Header(fields_of(entry.msgstr), entry.comments, entry.fuzzy, entry.line, entry.raw)
        for check, message, name in header_faults(entry.msgstr, template=self.template):
            before = entry.raw.partition(name)[0] if name else ""
            head_lines = entry.raw.partition("msgid")[0].count("\n")
            line = entry.line + (before.count("\n") - head_lines if name else 0)
            self._report(line, check, message)

    def _check_plurals(self, header: Header) -> None:
        """The number of forms is the header's, in every live entry that has them."""
        plurals = [entry for entry in self.entries if isinstance(entry, Entry) and entry.plural is not None]
        if not plurals or self.template:
            return
        value = header.get("Plural-Forms")
        try:
            wanted = plural_rule(value).forms
        except PluralError:
            if not value:
                message = "a plural entry without Plural-Forms in the header; a rule was wanted"
                self._report(plurals[0].line, "plural", message)
            return
        for entry in plurals:
            if len(entry.forms) != wanted and not entry.obsolete:
                self._report(entry.line, "plural", f"{len(entry.forms)} plural forms; {wanted} were wanted")


def _key(entry: Entry) -> str | tuple[str, str]:
    return (entry.msgctxt, entry.msgid) if entry.msgctxt else entry.msgid


def _as_found(head: str, body: str, *, obsolete: bool) -> str:
    return head + (marked(body) if obsolete else body)
