"""Tokens to tree: the grammar of the language, by recursive descent with one method per level of precedence.

Conditions and what is made of pieces, an `expression`, are looser than a sum: see `piecewise`. For calls see `calls`.

    sum      = product (("+" | "-") product)*
    product  = "-"* factor (("*" | "/")? factor)*      left to right; without a sign it is a product: 1/2x is (1/2)·x
    factor   = ("-" | "√" | "∛")* power                a sign in the middle: 2^-x, x/-2; a root binds like one
    power    = primary postfix* ("^" factor)?          right to left, and tighter than a sign before it
    postfix  = superscript | "!" | "°"
    primary  = number | letter | constant | "(" expression ")" | "|" expression "|" | "⌊" expression "⌋" | call
             | pieces | degree "√" factor  the root of that degree
    call     = name base? exponent? ("(" expression ("," expression)* ")" | bare)
    base     = "_" leaf | subscript                    of log alone
    exponent = superscript | "^" "-"* (leaf | "(" expression ")")
    bare     = "-"* factor factor*                     stops at operators and before the next function's name

`+` as a sign is read wherever `-` is, and vanishes. A bar closes when the innermost open bracket is a bar and an
operand stands before it; otherwise it opens. Methods call each other as deep as brackets, bars, functions and roots
are nested, which is limited; signs, powers, products and sums are loops. Every method leaves its node last, so that
the nodes are in post-order.
"""

from functools import cache

from mgtui.engine.calculus.functions import ENCLOSED, signs
from mgtui.engine.language.calls import ANY_ROOT, LEAVES, STARTS, Calls
from mgtui.engine.language.condition_refusals import check_conditions
from mgtui.engine.language.postfixes import POSTFIXES, postfix
from mgtui.engine.language.refusals import (
    never_closed,
)
from mgtui.engine.language.tokens import (
    END,
    FUNCTION,
    ROOT_DEGREE,
    Token,
    scan,
)
from mgtui.engine.language.tree import (
    IF,
    MULTIPLY,
    NEGATE,
    POWER,
    Tree,
)

_SUMS, _PRODUCTS, _ROOTS, _BARS = signs("sum"), signs("product"), signs("root"), signs("bars")
_SIGNS = frozenset("+-")
_PREFIXES = {"-": NEGATE, "+": "", **_ROOTS}
_AMBIGUOUS = frozenset("{|")
_CLOSING = frozenset({")", "}", *(closing for closing, _ in ENCLOSED.values())})


class Parser(Calls):
    """The levels of precedence below conditions, loosest first; each returns the place of its node."""

    def parse(self) -> Tree:
        """Parse all tokens into a tree.

        Raises:
            ExpressionError: they are not an expression.
        """
        self.expression()
        if self.kind != END:
            raise self.refuse(operand=False)
        if self.has_conditions:
            check_conditions(self.nodes, self.text, self.tokens)
        return tuple(self.nodes)

    def _formula(self, text: str) -> Tree:
        return _template(text)

    def _sum(self) -> int:
        start = self.tokens[self.at].start
        left = self._product()
        while self.kind in _SUMS:
            op = _SUMS[self.take().kind]
            left = self.put(op, (left, self._product()), start)
        return left

    def _product(self, bare: bool = False) -> int:
        """Read a product with the signs before it, which are looser: -2x^2 is -(2·x^2)."""
        minuses = self._minuses()
        return self._negated(self._factors(bare), minuses)

    def _minuses(self) -> list[int]:
        starts = []
        while self.kind in _SIGNS:
            sign = self.take()
            if sign.kind == "-":
                starts.append(sign.start)
        return starts

    def _negated(self, root: int, minuses: list[int]) -> int:
        for start in reversed(minuses):
            root = self.put(NEGATE, (root,), start)
        return root

    def _factors(self, bare: bool) -> int:
        """Read factors from the left; those of a bare argument have no sign between them and begin with no name."""
        start = self.tokens[self.at].start
        left = self._factor()
        while True:
            if self.kind in _PRODUCTS and not bare:
                op = _PRODUCTS[self.take().kind]
            elif self.kind in STARTS and not self._ends_here(bare):
                self.check_neighbours()
                op = MULTIPLY
            else:
                return left
            left = self.put(op, (left, self._factor()), start)

    def _ends_here(self, bare: bool) -> bool:
        if self.kind in _AMBIGUOUS and self.ends_operand():
            return True
        return (self.in_bars and self.kind == "|") or (bare and self.kind == FUNCTION)

    def _factor(self) -> int:
        """Read signs, roots and powers: from the left, to be applied from the right."""
        pending: list[tuple[str, tuple[int, ...], int]] = []
        depth = self.depth
        while True:
            while self.kind in _PREFIXES:
                sign = self.take()
                if sign.kind not in _SIGNS:
                    self.deeper(sign)
                if op := _PREFIXES[sign.kind]:
                    pending.append((op, (), sign.start))
            start = self.tokens[self.at].start
            root = self._primary()
            while self.kind in POSTFIXES:
                root = postfix(self, root, start)
            if self.kind != "^":
                break
            self.take()
            pending.append((POWER, (root,), start))
        for op, left, start in reversed(pending):
            root = self.put(op, (*left, root), start)
        self.depth = depth
        return root

    def _primary(self) -> int:
        if self.kind in LEAVES:
            return self.leaf()
        if self.kind == "(":
            return self._group()
        if self.kind == FUNCTION or self.kind == IF:
            return self.call()
        if self.kind == "|":
            return self._bars()
        if self.kind in ENCLOSED:
            return self._enclosed()
        if self.kind == ROOT_DEGREE:
            return self._root_of_degree()
        if self.kind == "{":
            return self._pieces()
        raise self.refuse(operand=True)

    def _root_of_degree(self) -> int:
        degree = self.take()
        self.deeper(self.take())
        root = self._factor()
        self.depth -= 1
        index = self.variable(degree) if degree.value == "n" else self.number(degree, degree.value)
        return self.named(ANY_ROOT, [root, index], degree.start)

    def _enclosed(self) -> int:
        closing, name = ENCLOSED[self.kind]
        opening, outer = self._open(in_bars=False)
        inner = self.expression()
        self._close(opening, closing, outer)
        return self.put(name, (inner,), opening.start)

    def _group(self) -> int:
        opening, outer = self._open(in_bars=False)
        inner = self.expression()
        self._close(opening, ")", outer)
        return inner

    def _bars(self) -> int:
        opening, outer = self._open(in_bars=True)
        inner = self.expression()
        self._close(opening, "|", outer)
        return self.put(_BARS[opening.kind], (inner,), opening.start)

    def _open(self, in_bars: bool) -> tuple[Token, bool]:
        opening, outer = self.take(), self.in_bars
        self.deeper(opening)
        self.in_bars = in_bars
        return opening, outer

    def _close(self, opening: Token, closing: str, outer: bool) -> None:
        if self.lenient and self.kind == END:
            self.missing.append(closing)
        elif self.kind != closing:
            raise never_closed(opening) if self.kind == END or self.kind in _CLOSING else self.refuse(operand=False)
        else:
            self.take()
        self.depth -= 1
        self.in_bars = outer


@cache
def _template(formula: str) -> Tree:
    return Parser(formula, scan(formula), "").parse()
