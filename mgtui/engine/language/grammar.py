"""Tokens to tree: the grammar of the language, by recursive descent with one method per level of precedence.

Conditions and what is made of pieces, an `expression`, are looser than a sum: see `piecewise`.

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

from dataclasses import replace
from functools import cache

from mgtui.engine.calculus.functions import COMPOSED, CONSTANTS, ENCLOSED, SPELLINGS, TABLE, signs
from mgtui.engine.language.condition_refusals import check_conditions
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.piecewise import Conditional
from mgtui.engine.language.postfixes import POSTFIXES, composed, postfix
from mgtui.engine.language.refusals import (
    digit_of_name,
    inverse_meant,
    needs_argument,
    never_closed,
    surplus,
    wrong_count,
)
from mgtui.engine.language.tokens import (
    END,
    FRACTION,
    FUNCTION,
    ROOT_DEGREE,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNKNOWN,
    Token,
    scan,
)
from mgtui.engine.language.tree import (
    CONSTANT,
    IF,
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
_LEAVES = frozenset({NUMBER, FRACTION, VARIABLE, CONSTANT})
_AMBIGUOUS = frozenset("{|")
_STARTS = _LEAVES | {
    FUNCTION,
    "(",
    "|",
    "{",
    ROOT_DEGREE,
    *_ROOTS,
    *ENCLOSED,
}  # what may follow a factor without a sign, multiplied
_ARGUMENTS = _STARTS | {"-", UNKNOWN}  # what a bare argument may begin with: sin + 1 lacks one
_CLOSING = frozenset({")", "}", *(closing for closing, _ in ENCLOSED.values())})
_ONE_BASE, _TWO_BASES, _ANY_ROOT = "ln", "log", "root"  # `log` is typed for the first two
_OWN_NAMES = {  # of what takes a number, for some numbers
    _TWO_BASES: {(CONSTANT if row.base in CONSTANTS.values() else NUMBER, row.base): name
                 for name, row in TABLE.items() if row.base},
    _ANY_ROOT: {(NUMBER, row.degree): name for name, row in TABLE.items() if row.degree},
}  # fmt: skip


class Parser(Conditional):
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
            check_conditions(self.nodes, self.tokens)
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
        if self.kind in _LEAVES:
            return self.leaf()
        if self.kind == "(":
            return self._group()
        if self.kind == FUNCTION or self.kind == IF:
            return self._call()
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
        return self._named(_ANY_ROOT, [root, index], degree.start)

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

    # Functions.

    def _call(self) -> int:
        function = self.take()
        if self.kind == "-" and (inverse := inverse_meant(function, self.tokens, self.at)):
            raise inverse
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
        name, mark = SPELLINGS.get(function.value, function.value), len(self.nodes)
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
        row, mark = TABLE.get(name) or COMPOSED[name], len(self.nodes)
        least, most = (1, 2) if function.value == _TWO_BASES and base is None else (row.least, row.most)
        args = self._arguments(function, name, least, most) if self.kind == "(" else [self._bare(function, least, most)]
        if name in COMPOSED:
            return composed(self, _template(COMPOSED[name].formula), args, mark, function.start)
        if base is not None:
            self.nodes.append(base)
            args.append(len(self.nodes) - 1)
        if name == IF:
            self.has_conditions = True
        if len(args) == 2 and name == _ONE_BASE:
            name = _TWO_BASES
        return self._named(name, args, function.start)

    def _arguments(self, function: Token, name: str, least: int, most: int | None) -> list[int]:
        """Read arguments in brackets; where any number may stand, they become a chain of two at a time."""
        opening, outer = self._open(in_bars=False)
        args = [] if self.kind == ")" else [self.expression()]
        given = len(args)
        while self.kind == "," and args:
            if most is not None and given == most:
                raise surplus(function, least, most, self.text, self.tokens, self.at)
            if len(args) == 2 and most is None:
                args = [self.put(name, tuple(args), function.start)]
            self.take()
            args.append(self.expression())
            given += 1
        self._close(opening, ")", outer)
        if given < least:
            raise wrong_count(function, least, most, function.start, self.end)
        return args

    def _bare(self, function: Token, least: int, most: int | None) -> int:
        if self.kind not in _ARGUMENTS:
            raise needs_argument(function)
        if self.tokens[self.at].start == self.end and self.tokens[self.at + 1].kind == "(" and self.kind == NUMBER:
            raise digit_of_name(function, self.tokens[self.at])
        if least > 1:
            raise wrong_count(function, least, most, function.start, function.end)
        self.deeper(function)
        root = self._product(bare=True)
        self.depth -= 1
        return root

    def _named(self, name: str, args: list[int], start: int) -> int:
        """Put a function; log(x, b) and root(x, n) have names of their own for some b and n."""
        last = self.nodes[-1]
        own = _OWN_NAMES.get(name, {}).get((last.op, last.value))
        if own and args[1] == args[0] + 1:
            self.nodes.pop()
            return self.put(own, (args[0],), start)
        return self.put(name, tuple(args), start)


@cache
def _template(formula: str) -> Tree:
    return Parser(formula, scan(formula), "").parse()
