"""Calls of functions: a name, perhaps a base and a power, and arguments in brackets or bare; a level of the grammar."""

from abc import abstractmethod
from dataclasses import replace

from mgtui.engine.calculus.functions import COMPOSED, CONSTANTS, ENCLOSED, SPELLINGS, TABLE, signs
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.piecewise import Conditional
from mgtui.engine.language.postfixes import composed
from mgtui.engine.language.refusals import digit_of_name, inverse_meant, needs_argument, surplus, wrong_count
from mgtui.engine.language.tokens import FRACTION, FUNCTION, ROOT_DEGREE, SUBSCRIPT, SUPERSCRIPT, UNKNOWN, Token
from mgtui.engine.language.tree import CONSTANT, IF, NEGATE, NUMBER, POWER, VARIABLE, Node, Tree
from mgtui.engine.language.typed_examples import argument_typed

LEAVES = frozenset({NUMBER, FRACTION, VARIABLE, CONSTANT})
STARTS = LEAVES | {FUNCTION, "(", "|", "{", ROOT_DEGREE, *signs("root"), *ENCLOSED}
"""What may follow a factor without a sign, multiplied."""
_ARGUMENTS = STARTS | {"-", UNKNOWN}  # what a bare argument may begin with: sin + 1 lacks one
_ONE_BASE, _TWO_BASES, ANY_ROOT = "ln", "log", "root"  # `log` is typed for the first two
_OWN_NAMES = {  # of what takes a number, for some numbers
    _TWO_BASES: {(CONSTANT if row.base in CONSTANTS.values() else NUMBER, row.base): name
                 for name, row in TABLE.items() if row.base},
    ANY_ROOT: {(NUMBER, row.degree): name for name, row in TABLE.items() if row.degree},
}  # fmt: skip


class Calls(Conditional):
    """The calls; each method returns the place of its node."""

    @abstractmethod
    def _formula(self, text: str) -> Tree: ...

    @abstractmethod
    def _primary(self) -> int: ...

    @abstractmethod
    def _product(self, bare: bool = False) -> int: ...

    @abstractmethod
    def _minuses(self) -> list[int]: ...

    @abstractmethod
    def _negated(self, root: int, minuses: list[int]) -> int: ...

    def call(self) -> int:
        """Read a function's name, its power and what it works on."""
        function = self.take()
        if self.kind == "-" and (inverse := inverse_meant(function, self.text, self.tokens, self.at)):
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
        elif self.kind in LEAVES:
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
            argument = argument_typed(self.text, self.tokens, self.at)
            message = (
                f"{function.value}^-1 may mean 1/{function.value}({argument}) or the inverse function: write which."
            )
            raise ExpressionError(message, function.start, self.end)
        return "a" + name, []

    def _small_exponent(self) -> None:
        """Read what may stand between a function's name and its argument: sin^2 x, sin^-1 x, sin^(n+1) x."""
        minuses = self._minuses()
        if self.kind not in LEAVES | {"("}:
            raise self.refuse(operand=True)
        self._negated(self._primary(), minuses)

    def _apply(self, function: Token, name: str, base: Node | None) -> int:
        """Put the function on its arguments, in brackets or bare."""
        row, mark = TABLE.get(name) or COMPOSED[name], len(self.nodes)
        least, most = (1, 2) if function.value == _TWO_BASES and base is None else (row.least, row.most)
        args = self._arguments(function, name, least, most) if self.kind == "(" else [self._bare(function, least, most)]
        if name in COMPOSED:
            return composed(self, self._formula(COMPOSED[name].formula), args, mark, function.start)
        if base is not None:
            self.nodes.append(base)
            args.append(len(self.nodes) - 1)
        if name == IF:
            self.has_conditions = True
        if len(args) == 2 and name == _ONE_BASE:
            name = _TWO_BASES
        return self.named(name, args, function.start)

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
            raise wrong_count(function, least, most, self.text, self.tokens, (function.start, self.end))
        return args

    def _bare(self, function: Token, least: int, most: int | None) -> int:
        if self.kind not in _ARGUMENTS:
            raise needs_argument(function, self.text, self.tokens)
        if self.tokens[self.at].start == self.end and self.tokens[self.at + 1].kind == "(" and self.kind == NUMBER:
            raise digit_of_name(function, self.text, self.tokens, self.at)
        if least > 1:
            raise wrong_count(function, least, most, self.text, self.tokens, (function.start, function.end))
        self.deeper(function)
        root = self._product(bare=True)
        self.depth -= 1
        return root

    def named(self, name: str, args: list[int], start: int) -> int:
        """Put a function; log(x, b) and root(x, n) have names of their own for some b and n."""
        last = self.nodes[-1]
        own = _OWN_NAMES.get(name, {}).get((last.op, last.value))
        if own and args[1] == args[0] + 1:
            self.nodes.pop()
            return self.put(own, (args[0],), start)
        return self.put(name, tuple(args), start)
