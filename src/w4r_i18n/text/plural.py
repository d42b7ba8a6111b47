# SPDX-License-Identifier: GPL-3.0-or-later
"""Plural rules: a C expression over n, read without evaluating anything of the file, and proved total.

A rule is accepted when no n divides by zero, goes below zero or picks a form that is not there. msgfmt tries
n = 0 to 1000 and lets `1/(n!=1729)` pass; here the range of every part is bounded by interval arithmetic
over all n, and where that is too coarse, over n beyond the rule's largest constant, with each n up to there
tried one by one. What neither proves is refused.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

MAX_FORMS = 6
_MAX_LENGTH = 1000  # characters; CPython's gettext has the same bound
_MAX_DEPTH = 60
_MAX_CONSTANT = 2**31 - 1
_MAX_VALUE = 2**63
_MAX_TRIED = 5000

_HEADER = re.compile(r"\s*nplurals=\s*([0-9]{1,3})\s*;\s*plural=([^;]*)[;\s]*")
_TOKEN = re.compile(r"\s*(?:([0-9]+)|(n)(?![A-Za-z0-9_])|(\|\||&&|[=!<>]=|[-+*/%<>!?:()]))")
_LEVELS = {
    "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
}  # fmt: skip


class PluralError(ValueError):
    """A rule that is invalid or not total; `str()` says why."""


@dataclass(frozen=True, slots=True)
class _Node:
    op: str
    """`n`, `number`, `!`, `?`, or the operator."""
    parts: tuple[_Node, ...] = ()
    value: int = 0
    depth: int = 1


@dataclass(frozen=True, slots=True)
class PluralRule:
    """A valid, total rule: `index(n)` answers with 0 <= index < forms, for every n >= 0."""

    forms: int
    tree: _Node

    def index(self, n: int) -> int:
        return _evaluate(self.tree, n)


@lru_cache(maxsize=256)
def plural_rule(value: str) -> PluralRule:
    """Read the value of a `Plural-Forms` field.

    Raises PluralError when it is malformed, has not 1 to 6 forms, or cannot be proved total.
    """
    found = _HEADER.fullmatch(value) if len(value) <= _MAX_LENGTH else None
    if not found:
        raise PluralError("Plural-Forms is not 'nplurals=N; plural=EXPRESSION;' of at most 1000 characters")
    forms = int(found[1])
    if not 1 <= forms <= MAX_FORMS:
        raise PluralError(f"nplurals is {forms}; 1 to {MAX_FORMS} was wanted")
    tree = _Parser(found[2]).tree()
    _must_be_total(tree, forms)
    return PluralRule(forms, tree)


class _Parser:
    """Precedence climbing over C's operators; depth and length are bounded, so is the recursion."""

    def __init__(self, expression: str) -> None:
        self.tokens = _tokens(expression)
        self.at = 0
        self.open = 0

    def tree(self) -> _Node:
        tree = self._conditional()
        if self.at < len(self.tokens):
            raise PluralError(f"the plural expression has '{self.tokens[self.at]}' where it should end")
        return tree

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> str:
        found = self._peek()
        if not found or (wanted and found != wanted):
            raise PluralError(f"the plural expression lacks {wanted or 'an operand'}")
        self.at += 1
        return found

    def _enter(self) -> None:
        self.open += 1
        if self.open > _MAX_DEPTH:
            raise PluralError(f"the plural expression is nested deeper than {_MAX_DEPTH}")

    def _conditional(self) -> _Node:
        self._enter()
        node = self._binary(1)
        if self._peek() == "?":
            self._take()
            yes = self._conditional()
            self._take(":")
            node = _node("?", node, yes, self._conditional())
        self.open -= 1
        return node

    def _binary(self, level: int) -> _Node:
        left = self._unary()
        while _LEVELS.get(self._peek(), 0) >= level:
            sign = self._take()
            left = _node(sign, left, self._binary(_LEVELS[sign] + 1))
        return left

    def _unary(self) -> _Node:
        found = self._take()
        if found == "!":
            self._enter()
            node = _node("!", self._unary())
            self.open -= 1
            return node
        if found == "(":
            node = self._conditional()
            self._take(")")
            return node
        if found == "n":
            return _Node("n")
        if found.isdigit():
            return _Node("number", value=int(found))
        raise PluralError(f"the plural expression has '{found}' where an operand was wanted")


def _tokens(expression: str) -> list[str]:
    tokens: list[str] = []
    at, expression = 0, expression.rstrip()
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if not found:
            raise PluralError("the plural expression has more than n, numbers, parentheses and C's operators")
        symbol = found[found.lastindex or 0]
        if found[1] and (len(symbol) > 10 or int(symbol) > _MAX_CONSTANT):
            raise PluralError("the plural expression has a number above 2147483647")
        tokens.append(symbol)
        at = found.end()
    return tokens


def _node(op: str, *parts: _Node) -> _Node:
    depth = 1 + max(part.depth for part in parts)
    if depth > _MAX_DEPTH:
        raise PluralError(f"the plural expression is nested deeper than {_MAX_DEPTH}")
    return _Node(op, parts, depth=depth)


def _evaluate(node: _Node, n: int) -> int:
    """As C with unsigned numbers does, save that nothing may go below zero."""
    op, parts = node.op, node.parts
    if op == "n":
        return n
    if op == "number":
        return node.value
    left = _evaluate(parts[0], n)
    if op == "?":
        return _evaluate(parts[1] if left else parts[2], n)
    if op == "!":
        return int(not left)
    if (op == "&&" and not left) or (op == "||" and left):
        return int(op == "||")
    right = _evaluate(parts[1], n)
    if op in "/%" and right == 0:
        raise PluralError(f"the plural expression divides by zero at n={n}")
    if op == "-" and right > left:
        raise PluralError(f"the plural expression goes below zero at n={n}")
    value = int(_COMPUTE[op](left, right))
    if value > _MAX_VALUE:
        raise PluralError(f"the plural expression overflows at n={n}")
    return value


_COMPUTE: dict[str, Callable[[int, int], int]] = {
    "||": lambda _, right: right != 0,
    "&&": lambda _, right: right != 0,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.floordiv,
    "%": operator.mod,
}
"""Of a short-circuit operator whose left side has not decided."""


def _must_be_total(tree: _Node, forms: int) -> None:
    try:
        if _range(tree, 0)[1] < forms:
            return
    except PluralError:
        pass  # too coarse, or really wrong: the finer way tells which, and at which n
    largest = max(_largest_constant(tree), forms) + 1
    if largest > _MAX_TRIED:
        raise PluralError("the plural expression cannot be proved to pick a form for every n")
    for n in range(largest + 1):
        if _evaluate(tree, n) >= forms:
            raise PluralError(f"the plural expression picks form {_evaluate(tree, n)} of {forms} at n={n}")
    if _range(tree, largest)[1] >= forms:
        raise PluralError(f"the plural expression cannot be proved to pick one of {forms} forms for every n")


def _largest_constant(node: _Node) -> int:
    return max((node.value, *(_largest_constant(part) for part in node.parts)))


Range = tuple[float, float]
"""Lowest and highest value; the highest may be infinite."""


def _range(node: _Node, least: int) -> Range:
    """Bounds of a part's value over all n >= `least`. Raises PluralError where a step may fail."""
    op, parts = node.op, node.parts
    if op == "n":
        return (least, math.inf)
    if op == "number":
        return (node.value, node.value)
    left = _range(parts[0], least)
    if op == "?":
        taken = _branches(left, parts[1], parts[2])
        ranges = [_range(branch, least) for branch in taken]
        return (min(low for low, _ in ranges), max(high for _, high in ranges))
    if op == "!":
        return _truth(not left[1], not left[0])
    if (op == "&&" and not left[1]) or (op == "||" and left[0]):
        return (op == "||", op == "||")
    return _range_of(op, left, _range(parts[1], least))


def _branches(condition: Range, yes: _Node, no: _Node) -> tuple[_Node, ...]:
    if condition[0]:
        return (yes,)
    return (yes, no) if condition[1] else (no,)


def _truth(always: bool, maybe: bool) -> Range:
    return (always, always or maybe)


def _range_of(op: str, left: Range, right: Range) -> Range:
    (low, high), (other_low, other_high) = left, right
    match op:
        case "||":
            return _truth(bool(low or other_low), bool(high or other_high))
        case "&&":
            return _truth(bool(low and other_low), bool(high and other_high))
        case "==" | "!=":
            same = low == high == other_low == other_high
            apart = high < other_low or other_high < low
            return _truth(same, not apart) if op == "==" else _truth(apart, not same)
        case "<":
            return _truth(high < other_low, low < other_high)
        case "<=":
            return _truth(high <= other_low, low <= other_high)
        case ">" | ">=":
            return _range_of("<" if op == ">" else "<=", right, left)
    return _range_of_sum(op, left, right) if op in "+-*" else _range_of_division(op, left, right)


def _range_of_sum(op: str, left: Range, right: Range) -> Range:
    (low, high), (other_low, other_high) = left, right
    if op == "-":
        if other_high > low:
            raise PluralError("the plural expression may go below zero")
        return (low - other_high, high - other_low)
    if math.inf in (high, other_high):
        # C's numbers wrap around: n+1 is 0 for the largest n, and 1/(n+1) ends the program.
        raise PluralError("the plural expression adds to or multiplies an unbounded n")
    low, high = (low + other_low, high + other_high) if op == "+" else (low * other_low, high * other_high)
    if high > _MAX_VALUE:
        raise PluralError("the plural expression may overflow")
    return (low, high)


def _range_of_division(op: str, left: Range, right: Range) -> Range:
    (low, high), (other_low, other_high) = left, right
    if other_low <= 0:
        raise PluralError("the plural expression may divide by zero")
    if op == "/":
        return (low // other_high, high if high == math.inf else high // other_low)
    return left if high < other_low else (0, min(high, other_high - 1))
