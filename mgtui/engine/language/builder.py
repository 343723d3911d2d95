"""What the grammar stands on: a place among the tokens, the nodes written so far, and the limits of the language."""

import math

from mgtui.engine.calculus.functions import CONSTANTS
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.limits import DEEPEST_NESTING, MOST_VARIABLES
from mgtui.engine.language.number_refusals import lost_exponent, number_after
from mgtui.engine.language.refusals import refuse
from mgtui.engine.language.tokens import DEGREE, FRACTION, SUPERSCRIPT, Token
from mgtui.engine.language.tree import CONSTANT, DIVIDE, NEGATE, NUMBER, VARIABLE, Node

_NO_NUMBER_AFTER = frozenset({NUMBER, FRACTION, VARIABLE, CONSTANT, SUPERSCRIPT, DEGREE})
_DIGITS = frozenset({NUMBER, FRACTION})


class Builder:
    """Takes tokens from the left and puts nodes in post-order.

    Attributes:
        kind: the kind of the token to be taken next.
        end: where the token taken last ended.
        depth: how many brackets, bars, functions and roots are open.
        missing: the brackets that were closed for want of any, see `lenient`.
        nodes: the tree so far; a method that puts nodes leaves the root of what it read last.
    """

    def __init__(self, text: str, tokens: list[Token], value_name: str, lenient: bool = False) -> None:
        """Begin at the first token.

        Args:
            text: what is read.
            tokens: all of it.
            value_name: the letter before `=` that the expression cannot hold.
            lenient: whether brackets that are open at the end are closed there.
        """
        self.text = text
        self.tokens = tokens
        self.value_name = value_name
        self.lenient = lenient
        self.missing: list[str] = []
        self.at = 0
        self.kind = tokens[0].kind
        self.end = 0
        self.depth = 0
        self.nodes: list[Node] = []
        self._variables: set[str] = set()
        self._has_lines = "\n" in text or "\r" in text

    def take(self) -> Token:
        """Take the next token, and return it."""
        token = self.tokens[self.at]
        self.at += 1
        self.kind = self.tokens[self.at].kind
        self.end = token.end
        return token

    def put(self, op: str, args: tuple[int, ...], start: int) -> int:
        """Add the node of an operation on earlier nodes, read from `start` on; its place."""
        self.nodes.append(Node(op, args, 0.0, "", start, self.end))
        return len(self.nodes) - 1

    def refuse(self, operand: bool) -> ExpressionError:
        """Return the error for the next token, which is not the operand (or operator, or end) expected there."""
        return refuse(self.text, self.tokens, self.at, operand)

    def deeper(self, token: Token) -> None:
        """Count one more level of nesting.

        Raises:
            ExpressionError: there are too many.
        """
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            message = f"More than {DEEPEST_NESTING} brackets, functions or roots inside one another."
            raise ExpressionError(message, token.start, token.end)

    def leaf(self) -> int:
        """Put the number, fraction, constant or variable that comes next."""
        token = self.take()
        if token.kind == NUMBER:
            return self.number(token, token.value)
        if token.kind == FRACTION:
            above, below = map(float, token.value.split("/"))
            for value in (above, below):
                self.nodes.append(Node(NUMBER, (), value, "", token.start, token.end))
            return self.put(DIVIDE, (len(self.nodes) - 2, len(self.nodes) - 1), token.start)
        if token.kind != CONSTANT:
            return self.variable(token)
        self.nodes.append(Node(CONSTANT, (), CONSTANTS[token.value], token.value, token.start, token.end))
        return len(self.nodes) - 1

    def variable(self, token: Token) -> int:
        """Put a variable.

        Raises:
            ExpressionError: it is the one that stands for the value, or one too many.
        """
        self._check_variable(token)
        self.nodes.append(Node(VARIABLE, (), 0.0, token.value, token.start, token.end))
        return len(self.nodes) - 1

    def superscript(self) -> int:
        """Put the whole number of a superscript."""
        token = self.take()
        number = self.number(token, token.value.lstrip("+-"))
        return self.put(NEGATE, (number,), token.start) if token.value[0] == "-" else number

    def number(self, token: Token, digits: str) -> int:
        """Put a number.

        Raises:
            ExpressionError: no double is near it.
        """
        value = float(digits)
        lost = value == 0.0 and any(digit in "123456789" for digit in digits.lower().partition("e")[0])
        if lost or value == math.inf:
            message = f"This number is too {'small' if lost else 'large'} to compute with."
            raise ExpressionError(message, token.start, token.end)
        self.nodes.append(Node(NUMBER, (), value, "", token.start, token.end))
        return len(self.nodes) - 1

    def check_neighbours(self) -> None:
        """Check that what comes next may be multiplied with what stands before it, without a sign between.

        Raises:
            ExpressionError: it is a number after a number or letter, or begins a new line.
        """
        before, token = self.tokens[self.at - 1], self.tokens[self.at]
        if token.kind in _DIGITS and before.kind in _NO_NUMBER_AFTER:
            raise number_after(self.text, self.tokens, self.at)
        if token.kind == "(" and before.value == "e" and (lost := lost_exponent(self.text, self.tokens, self.at)):
            raise lost
        if self._has_lines and not {"\n", "\r"}.isdisjoint(self.text[before.end : token.start]):
            raise ExpressionError("A new line begins here: type one formula at a time.", token.start, token.end)

    def _check_variable(self, token: Token) -> None:
        if token.value == self.value_name:
            message = f"{token.value} stands on both sides of =: type a formula for it in other letters."
            raise ExpressionError(message, token.start, token.end)
        self._variables.add(token.value)
        if len(self._variables) > MOST_VARIABLES:
            message = f"{token.value} is one variable too many: {MOST_VARIABLES} are the most."
            raise ExpressionError(message, token.start, token.end)
