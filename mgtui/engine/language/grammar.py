"""Tokens to tree: the grammar of the language, by recursive descent with one method per level of precedence.

    sum      = product (("+" | "-") product)*
    product  = "-"* factor (("*" | "/")? factor)*      left to right; without a sign it is a product: 1/2x is (1/2)·x
    factor   = ("-" | "√" | "∛")* power                a sign in the middle: 2^-x, x/-2; a root binds like one
    power    = primary superscript* ("^" factor)?      right to left, and tighter than a sign before it
    primary  = number | letter | constant | "(" sum ")" | "|" sum "|" | call
    call     = name base? exponent? ("(" sum ("," sum)* ")" | bare)
    base     = "_" leaf | subscript                    of log alone
    exponent = superscript | "^" "-"* (leaf | "(" sum ")")
    bare     = "-"* factor factor*                     stops at operators and before the next function's name

`+` as a sign is read wherever `-` is, and vanishes. A bar closes when the innermost open bracket is a bar and an
operand stands before it; otherwise it opens. Methods call each other as deep as brackets, bars, functions and roots
are nested, which is limited; signs, powers, products and sums are loops. Every method leaves its node last, so that
the nodes are in post-order.
"""

from dataclasses import replace

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS, TABLE, signs
from mgtui.engine.language.builder import Builder
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.refusals import needs_argument, never_closed, surplus, wrong_count
from mgtui.engine.language.tokens import END, FUNCTION, SUBSCRIPT, SUPERSCRIPT, UNKNOWN, Token
from mgtui.engine.language.tree import (
    CONSTANT,
    MULTIPLY,
    NEGATE,
    NUMBER,
    POWER,
    VARIABLE,
    Node,
    Tree,
)

_SUMS, _PRODUCTS, _ROOTS, _BARS = signs("sum"), signs("product"), signs("root"), signs("bars")
_SIGNS = frozenset("+-")
_PREFIXES = {"-": NEGATE, "+": "", **_ROOTS}
_LEAVES = frozenset({NUMBER, VARIABLE, CONSTANT})
_STARTS = _LEAVES | {FUNCTION, "(", "|", *_ROOTS}  # what may follow a factor without a sign, and be multiplied
_ONE_BASE, _TWO_BASES = "ln", "log"  # the two rows that are typed `log`
_BASES = {
    (CONSTANT if row.base in CONSTANTS.values() else NUMBER, row.base): name for name, row in TABLE.items() if row.base
}


class Parser(Builder):
    """The levels of precedence, loosest first; each returns the place of its node."""

    in_bars = False  # whether the innermost open bracket is a bar

    def parse(self) -> Tree:
        """Parse all tokens into a tree.

        Raises:
            ExpressionError: they are not an expression.
        """
        self._sum()
        if self.kind != END:
            raise self.refuse(operand=False)
        return tuple(self.nodes)

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
            elif self.kind in _STARTS and not self._ends_here(bare):
                self.check_neighbours()
                op = MULTIPLY
            else:
                return left
            left = self.put(op, (left, self._factor()), start)

    def _ends_here(self, bare: bool) -> bool:
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
            while self.kind == SUPERSCRIPT:
                root = self.put(POWER, (root, self.superscript()), start)
            if self.kind != "^":
                break
            self.take()
            pending.append((POWER, (root,), start))
        for op, left, start in reversed(pending):
            root = self.put(op, (*left, root), start)
        self.depth = depth
        return root

    def _primary(self) -> int:
        if self.kind in _LEAVES:
            return self.leaf()
        if self.kind == "(":
            return self._group()
        if self.kind == FUNCTION:
            return self._call()
        if self.kind == "|":
            return self._bars()
        raise self.refuse(operand=True)

    def _group(self) -> int:
        opening, outer = self._open(in_bars=False)
        inner = self._sum()
        self._close(opening, ")", outer)
        return inner

    def _bars(self) -> int:
        opening, outer = self._open(in_bars=True)
        inner = self._sum()
        self._close(opening, "|", outer)
        return self.put(_BARS[opening.kind], (inner,), opening.start)

    def _open(self, in_bars: bool) -> tuple[Token, bool]:
        opening, outer = self.take(), self.in_bars
        self.deeper(opening)
        self.in_bars = in_bars
        return opening, outer

    def _close(self, opening: Token, closing: str, outer: bool) -> None:
        if self.kind != closing:
            raise never_closed(opening) if self.kind in {END, ")"} else self.refuse(operand=False)
        self.take()
        self.depth -= 1
        self.in_bars = outer

    # Functions.

    def _call(self) -> int:
        function = self.take()
        base = self._base(function)
        mark = len(self.nodes)
        name, exponent = self._exponent(function)
        root = self._apply(function, name, base)
        if not exponent:
            return root
        moved = len(self.nodes) - mark  # the exponent was read before the argument and is written after it
        self.nodes += [replace(node, args=tuple(place + moved for place in node.args)) for node in exponent]
        return self.put(POWER, (root, len(self.nodes) - 1), function.start)

    def _base(self, function: Token) -> Node | None:
        """Read the base of `log_2` or `log₂`."""
        if function.value != _TWO_BASES or self.kind not in {"_", SUBSCRIPT}:
            return None
        token = self.take()
        if token.kind == SUBSCRIPT:
            self.number(token, token.value)
        elif self.kind in _LEAVES:
            self.leaf()
        else:
            raise self.refuse(operand=True)
        return self.nodes.pop()

    def _exponent(self, function: Token) -> tuple[str, list[Node]]:
        """Read the power a function is raised to; return its row's name and the power's nodes: `sin^-1` is asin."""
        name, mark = SPELLINGS[function.value], len(self.nodes)
        if self.kind == SUPERSCRIPT:
            self.superscript()
        elif self.kind == "^":
            self.take()
            self._small_exponent()
        else:
            return name, []
        exponent = self.nodes[mark:]
        del self.nodes[mark:]
        if [node.op for node in exponent] != [NUMBER, NEGATE] or exponent[0].value != 1.0:
            return name, exponent
        if "a" + name not in TABLE:
            message = f"{function.value}^-1 may mean 1/{function.value}(x) or the inverse function: write which."
            raise ExpressionError(message, function.start, self.end)
        return "a" + name, []

    def _small_exponent(self) -> None:
        """Read what may stand between a function's name and its argument: sin^2 x, sin^-1 x, sin^(n+1) x."""
        minuses = self._minuses()
        if self.kind not in _LEAVES | {"("}:
            raise self.refuse(operand=True)
        self._negated(self._primary(), minuses)

    def _apply(self, function: Token, name: str, base: Node | None) -> int:
        """Put the function on its arguments, in brackets or bare."""
        row = TABLE[name]
        least, most = (1, 2) if function.value == _TWO_BASES and base is None else (row.least, row.most)
        args = self._arguments(function, name, least, most) if self.kind == "(" else [self._bare(function, least, most)]
        if base is not None:
            self.nodes.append(base)
            args.append(len(self.nodes) - 1)
        if len(args) == 2 and name == _ONE_BASE:
            return self._logarithm(args, function.start)
        return self.put(name, tuple(args), function.start)

    def _arguments(self, function: Token, name: str, least: int, most: int | None) -> list[int]:
        """Read arguments in brackets; where any number may stand, they become a chain of two at a time."""
        opening, outer = self._open(in_bars=False)
        args = [] if self.kind == ")" else [self._sum()]
        given = len(args)
        while self.kind == "," and args:
            if most is not None and given == most:
                raise surplus(function, least, most, self.tokens, self.at)
            if len(args) == 2:
                args = [self.put(name, tuple(args), function.start)]
            self.take()
            args.append(self._sum())
            given += 1
        self._close(opening, ")", outer)
        if given < least:
            raise wrong_count(function, least, most, function.start, self.end)
        return args

    def _bare(self, function: Token, least: int, most: int | None) -> int:
        if self.kind not in _STARTS | _SIGNS | {UNKNOWN}:
            raise needs_argument(function)
        if least > 1:
            raise wrong_count(function, least, most, function.start, function.end)
        self.deeper(function)
        root = self._product(bare=True)
        self.depth -= 1
        return root

    def _logarithm(self, args: list[int], start: int) -> int:
        """Put log(x, b), which has a name of its own for some b."""
        base = self.nodes[-1]
        if args[1] == args[0] + 1 and (name := _BASES.get((base.op, base.value))):
            self.nodes.pop()
            return self.put(name, (args[0],), start)
        return self.put(_TWO_BASES, tuple(args), start)
