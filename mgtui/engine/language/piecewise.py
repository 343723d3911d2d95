"""Conditions and functions made of pieces: the loosest levels of the grammar.

    expression = chosen
    chosen     = limited ("if" condition "else" chosen)?  |  condition "?" expression ":" chosen
    limited    = sum ("{" condition "}")*                       undefined wherever the condition does not hold
    pieces     = "{" piece ("," piece)* ("," expression)? "}"   a primary of the grammar
    piece      = condition ":" expression
    condition  = both ("or" both)*
    both       = single ("and" single)*
    single     = "not"* sum (("<" | "<=" | ">" | ">=" | "=" | "!=") sum)*

All of them, and `if(c, u, v)`, become the operation `if` on a condition, what holds then, and perhaps the rest; a chain
a < b < c is a < b and b < c, and its b is one node that both use. A condition in brackets is read wherever an operand
is; where it makes no sense is found by `condition_refusals.check_conditions` when all is read.
"""

from abc import abstractmethod
from collections.abc import Sequence

from mgtui.engine.calculus.functions import CONDITIONS, signs
from mgtui.engine.language.builder import Builder
from mgtui.engine.language.condition_refusals import no_pieces, not_last, unfinished_choice
from mgtui.engine.language.refusals import never_closed
from mgtui.engine.language.tokens import ELSE, END, SUPERSCRIPT, Token
from mgtui.engine.language.tree import (
    AND,
    CONSTANT,
    IF,
    NOT,
    NUMBER,
    OR,
    VARIABLE,
    Node,
)

_COMPARED = signs("comparison")
_GOES_ON = frozenset({*_COMPARED, AND, OR, IF, "|", "?", "{"})  # what may follow the first sum of an expression
_OPENING, _CLOSING = frozenset("({"), frozenset(")}")
_NOT_IN_BARS = frozenset({END, AND, OR, *_COMPARED})
_OPERANDS = frozenset({NUMBER, VARIABLE, CONSTANT, SUPERSCRIPT, ")", "}"})


class Conditional(Builder):
    """The levels above a sum; each returns the place of its node."""

    in_bars = False  # whether the innermost open bracket is a bar
    has_conditions = False  # whether there may be a condition anywhere
    _compared = False  # whether a comparison stands before, so that a bar may mean `or`

    @abstractmethod
    def _sum(self) -> int: ...

    @abstractmethod
    def _open(self, in_bars: bool) -> tuple[Token, bool]: ...

    @abstractmethod
    def _close(self, opening: Token, closing: str, outer: bool) -> None: ...

    def expression(self) -> int:
        """Read what may stand alone, in brackets, or between commas."""
        start, mark = self.tokens[self.at].start, len(self.nodes)
        if self.kind == NOT:
            return self._chosen(None, mark, start)
        root = self._sum()
        if self.kind not in _GOES_ON or (self.kind == "|" and not self.ends_operand()):
            return root
        return self._chosen(root, mark, start)

    def choice(self, pieces: Sequence[tuple[int, int]], rest: int | None, start: int) -> int:
        """Put a function made of pieces.

        Args:
            pieces: the places of each condition and of what holds there. The nodes of a condition stand before those
                of its piece, and those of one piece before the next one's, or the reading would be another tree;
                `swapped` brings in order what was typed the other way round.
            rest: the place of what holds elsewhere; None where nothing does.
            start: where the text of the whole begins.
        """
        self.has_conditions = True
        root = rest
        for condition, value in reversed(pieces):
            root = self.put(IF, (condition, value) if root is None else (condition, value, root), start)
        assert root is not None
        return root

    def swapped(self, mark: int, middle: int) -> tuple[int, int]:
        """Move a condition, typed last, before its piece; return the places of both.

        Args:
            mark: where the nodes of the piece begin.
            middle: where those of the condition begin; they are the last.
        """
        piece, condition = self.nodes[mark:middle], self.nodes[middle:]
        self.nodes[mark:] = [*_moved(condition, mark - middle), *_moved(piece, len(condition))]
        return mark + len(condition) - 1, len(self.nodes) - 1

    def _chosen(self, first: int | None, mark: int, start: int) -> int:
        """Read an expression that may hold more than a sum; its `first` operand may be read already."""
        self.has_conditions = True
        pieces: list[tuple[int, int]] = []
        whole = start
        while True:
            root = self._condition(first, start)
            if self.kind == "{":
                root = self._limited(mark, start)
            if self.kind == IF:
                opening, middle = self.take(), len(self.nodes)
                self._condition()
                pieces.append(self.swapped(mark, middle))
                self._expect(ELSE, opening)
            elif self.kind == "?":
                opening = self.take()
                self.deeper(opening)
                pieces.append((root, self.expression()))
                self.depth -= 1
                self._expect(":", opening)
            else:
                return self.choice(pieces, root, whole) if pieces else root
            first, start, mark = None, self.tokens[self.at].start, len(self.nodes)

    def _expect(self, kind: str, opening: Token) -> None:
        if self.kind in {END, ")", "}", ","}:
            raise unfinished_choice(opening, self.text, self.tokens, self.tokens[self.at])
        if self.kind != kind:
            raise self.refuse(operand=False)
        self.take()

    def _limited(self, mark: int, start: int) -> int:
        """Read conditions in braces after what they limit."""
        middle, conditions = len(self.nodes), 0
        while self.kind == "{":
            opening, outer = self._open(in_bars=False)
            condition = self._condition()
            if self.kind == "{":
                raise never_closed(opening)
            self._close(opening, "}", outer)
            if conditions:
                condition = self.put(AND, (conditions, condition), opening.start)
            conditions = condition
        return self.choice([self.swapped(mark, middle)], None, start)

    def _pieces(self) -> int:
        """Read pieces in braces."""
        opening, outer = self._open(in_bars=False)
        pieces: list[tuple[int, int]] = []
        rest = None
        while True:
            root = self.expression()
            if self.kind != ":":
                rest = root
                break
            self.take()
            pieces.append((root, self.expression()))
            if self.kind != ",":
                break
            self.take()
        if rest is not None and self.kind == ",":
            raise not_last(self.text, self.nodes[rest], self.tokens, self.at)
        self._close(opening, "}", outer)
        if not pieces:
            raise no_pieces(opening, self.nodes[-1].op in CONDITIONS, self.text, self.tokens, self.end)
        return self.choice(pieces, rest, opening.start)

    def _condition(self, first: int | None = None, start: int = 0) -> int:
        """Read conditions joined by `or`; `first` is an operand that is read already, from `start` on."""
        start = self.tokens[self.at].start if first is None else start
        left = self._both(first, start)
        while self.kind == OR or (self.kind == "|" and self.ends_operand()):
            bar = self.take()
            if bar.kind == "|" and self.kind == "|" and not _holds_bars(self.tokens, self.at):
                self.take()
            left = self.put(OR, (left, self._both(None, self.tokens[self.at].start)), start)
        return left

    def _both(self, first: int | None, start: int) -> int:
        left = self._single(first, start)
        while self.kind == AND:
            self.take()
            left = self.put(AND, (left, self._single(None, self.tokens[self.at].start)), start)
        return left

    def _single(self, first: int | None, start: int) -> int:
        opposites = []
        while first is None and self.kind == NOT:
            opposites.append(self.take().start)
        begin = start if first is not None else self.tokens[self.at].start
        left = self._sum() if first is None else first
        outer, root = self._compared, left
        while self.kind in _COMPARED:
            op = _COMPARED[self.take().kind]
            self._compared = True
            right = self._sum()
            link = self.put(op, (left, right), begin)
            root = link if root == left else self.put(AND, (root, link), begin)
            left = right
        self._compared = outer
        for at in reversed(opposites):
            root = self.put(NOT, (root,), at)
        return root

    def ends_operand(self) -> bool:
        """Tell whether the brace or bar that comes next belongs to a condition, and begins no factor."""
        if self.kind == "{":
            return _holds_condition(self.tokens, self.at)
        after_condition = self._compared or self.nodes[-1].op in CONDITIONS
        return after_condition and not self.in_bars and not _holds_bars(self.tokens, self.at)


def _moved(nodes: Sequence[Node], by: int) -> list[Node]:
    return [
        Node(node.op, tuple([place + by for place in node.args]), node.value, node.name, node.start, node.end)
        if node.args
        else node
        for node in nodes
    ]


def _holds_condition(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the brace at that place limits what stands before it, and holds no pieces."""
    depth = 0
    for token in tokens[at:]:
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if depth <= 0 or (depth == 1 and token.kind in {":", ","}):
            return depth <= 0
    return True


def _holds_bars(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the bar at that place opens bars around something that is no condition, nor holds one."""
    bars = depth = 0
    operand = False
    for token in tokens[at:]:
        closes = token.kind == "|" and operand and bars > 0
        bars += (token.kind == "|") - 2 * closes
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if not bars or depth < 0 or token.kind in _NOT_IN_BARS or (token.kind == "," and not depth):
            return not bars
        operand = closes or token.kind in _OPERANDS
    return False
