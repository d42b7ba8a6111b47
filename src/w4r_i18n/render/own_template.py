# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's own template in a fence: it may show the letter, test and repeat over it, and nothing else.

Jinja's sandbox keeps a template from Python, not from taking for ever. So the template's tree is held to a
list of constructs, each of them bounded by the letter: no call, no arithmetic, no range, no macro, no
include; a loop goes over a list of the letter's own, and there are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jinja2 import TemplateError, nodes
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import block_text, line_text
from w4r_i18n.render.sheet import Block, clean

MAX_CHARACTERS = 200_000
"""Of a template, pictures included."""
MAX_OUTPUT = 2_000_000
_LOOPS, _WITHIN, _DEPTH = 20, 2, 40
_LISTS = frozenset({"notices", "recipient", "emails", "body", "copies", "foot"})
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If,
    nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.Test,
    nodes.Filter,
)  # fmt: skip
_FILTERS = frozenset({"e", "escape", "first", "last", "length", "count", "join"})
_TESTS = frozenset({"defined", "undefined", "equalto", "eq", "ne"})


class RefusedError(Exception):
    """What the template may not do, and in which line it does."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


class Fenced(ImmutableSandboxedEnvironment):
    """An environment that runs no template of which it does not know every part."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        loops = list(tree.find_all(nodes.For))
        if len(loops) > _LOOPS:
            raise RefusedError(f"{len(loops)} loops, at most {_LOOPS} wanted", loops[_LOOPS].lineno)
        _hold(tree, loops=0, depth=0)
        return tree


@lru_cache(maxsize=1)
def fenced() -> Fenced:
    environment = Fenced(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.clear()
    return environment


def _hold(node: nodes.Node, *, loops: int, depth: int) -> None:
    if fault := _fault(node, loops, depth):
        raise RefusedError(f"{fault} in a section's template", node.lineno)
    for child in node.iter_child_nodes():
        _hold(child, loops=loops + isinstance(node, nodes.For), depth=depth + 1)


def _fault(node: nodes.Node, loops: int, depth: int) -> str:
    if not isinstance(node, _ALLOWED):
        return f"{type(node).__name__.lower()} is not allowed"
    if depth > _DEPTH:
        return f"more than {_DEPTH} levels are not allowed"
    if isinstance(node, nodes.Filter) and (node.name not in _FILTERS or node.kwargs or node.dyn_args):
        return f"filter {node.name[:40]!a} is not allowed"
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        return f"test {node.name[:40]!a} is not allowed"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return "a name that begins with _ is not allowed"
    if isinstance(node, nodes.For):
        over = node.iter.name if isinstance(node.iter, nodes.Name) else ""
        if over not in _LISTS or node.recursive:
            return f"a loop over something else than {', '.join(sorted(_LISTS))} is not allowed"
        if loops >= _WITHIN:
            return f"more than {_WITHIN} loops in one another are not allowed"
    return ""


def filled(source: str, values: Mapping[str, object], *, path: str) -> str:
    """The template with the letter's values. Raises InputError with its line for what is refused."""
    if len(source) > MAX_CHARACTERS:
        raise InputError(f"a template of more than {MAX_CHARACTERS:,} characters", place=Place(path))
    try:
        return _bounded(fenced().from_string(source).generate(values), path)
    except RefusedError as error:
        raise InputError(str(error), place=Place(path, error.line)) from None
    except TemplateError as error:
        line = getattr(error, "lineno", None) or 1
        shown = ascii(str(error.message or "").partition("\n")[0][:120])
        raise InputError(f"the template cannot be filled: {shown}", place=Place(path, line)) from None
    except (TypeError, ValueError, AttributeError, SyntaxError, RecursionError):
        raise InputError("the template cannot be filled", place=Place(path)) from None


def _bounded(pieces: Iterator[str], path: str) -> str:
    out: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MAX_OUTPUT:
            raise InputError(f"the template writes more than {MAX_OUTPUT:,} characters", place=Place(path))
        out.append(piece)
    return "".join(out)


def values_of(letter: Letter, blocks: tuple[Block, ...]) -> dict[str, object]:
    """What a template may name: each kind of block as a text or as a list of texts, clean."""
    several = {"notice": "notices", "email": "emails", "copy": "copies"}
    found: dict[str, object] = {
        "lang": letter.locale.tag, "dir": letter.locale.direction, "title": clean(letter.title),
        "notices": [], "place_date": "", "recipient": [], "emails": [], "subject": "", "salutation": "",
        "body": [], "closing": "", "signature": "", "copies_label": "", "copies": [], "foot": [],
    }  # fmt: skip
    for block in blocks:
        if block.role in {"recipient", "foot"}:
            found[block.role] = [line_text(line) for line in block.lines]
        elif block.role in several:
            _append(found, several[block.role], [line_text(line) for line in block.lines])
        elif block.role in found:
            found[block.role] = block_text(block)
        else:
            part = {
                "role": block.role,
                "number": block.number,
                "text": "\n".join(map(line_text, block.lines)),
            }
            _append(found, "body", [part])
    return found


def _append(found: dict[str, object], key: str, values: Sequence[object]) -> None:
    held = found[key]
    assert isinstance(held, list)
    held.extend(values)


def left_out(blocks: tuple[Block, ...], shown: str) -> Iterator[str]:
    """Roles of the blocks of which a filled template does not show every word."""
    text = "".join(shown.split())
    for block in blocks:
        for line in block.lines:
            if any("".join(span.text.split()) not in text for span in line):
                yield block.role
                break
