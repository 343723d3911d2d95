"""f′ as a formula: `f′(x) = 6·x − 4`, with the numbers in it `6·3 − 4`, or why there is none."""

import math
from functools import lru_cache
from typing import NamedTuple

from mgtui.engine import VARIABLE, AnyFunction
from mgtui.playground.analysis import Moment
from mgtui.playground.panes.slope import LABEL_WIDTH
from mgtui.playground.panes.summary import reading_in
from mgtui.playground.state import State, function_of, label_of
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import exact
from mgtui.text.rows import Row, plain, wrapped

_WIDEST_NUMBER = 8  # digits of x that are put into the formula
_MOST_ROWS = 3


class SlopeFormula(NamedTuple):
    """The derivative of an expression as a function; None, with a reason, where there is none or it is too long."""

    function: AnyFunction | None
    reason: str

    def text(self, charset: CharsetName) -> str:
        """Return the formula in characters that this terminal has; where there is none, the reason."""
        return self.reason if self.function is None else reading_in(self.function, charset)


@lru_cache(maxsize=32)
def formula_of(expression: str, name: str, order: int = 1) -> SlopeFormula:
    """Return the derivative of some order of an expression by one of its variables."""
    function = function_of(expression)
    for _ in range(order):
        if name not in function.variables:
            return SlopeFormula(function_of("0"), "")
        formula = function.slope_formula(name)
        if formula.reason:
            return SlopeFormula(None, formula.reason)
        function = function.derivative(name)
    return SlopeFormula(function, "")


def name_of(state: State, order: int = 1) -> str:
    """Return what the derivative is called: `f′(x)`, with several variables `∂f/∂a`."""
    if state.others:
        power = "²" if order == 2 else ""
        return f"∂{power}f/∂{label_of(state.along)}{power}"
    return f"{'f′' if order == 1 else 'f″'}({label_of(state.along)})"


def formula_rows(state: State, moment: Moment, width: int, height: int, charset: CharsetName) -> list[Row]:
    """Return the formula of f′, below it the same with the numbers in it; nothing where there is no room.

    Args:
        state: whose function it is.
        moment: the numbers.
        width: columns there are.
        height: rows there are.
        charset: the characters there are.
    """
    formula = formula_of(state.expression, state.along)
    label = name_of(state).ljust(LABEL_WIDTH)
    rows = _labelled(label, formula.text(charset), width, "slope" if formula.function else "dim")
    if len(rows) > min(height, _MOST_ROWS) or any(len(plain(row)) > width for row in rows):
        return []
    numbers = _with_numbers(formula, state, moment, charset)
    if numbers and LABEL_WIDTH + len(numbers) <= width and len(rows) < height:
        rows.append((("".ljust(LABEL_WIDTH), "label"), (numbers, "dim")))
    return rows


def _labelled(label: str, text: str, width: int, role: str) -> list[Row]:
    lines = wrapped(text, max(1, width - LABEL_WIDTH), role)
    return [((label if not place else " " * LABEL_WIDTH, "label"), *line) for place, line in enumerate(lines)]


def _with_numbers(formula: SlopeFormula, state: State, moment: Moment, charset: CharsetName) -> str:
    """Return the formula with numbers for its variables, `= 6·3 − 4`; "" where that says no more, or too much."""
    if formula.function is None or math.isnan(moment.slope):
        return ""
    values = {state.along: moment.x, **dict(state.others)}
    used = {node.name for node in formula.function.tree if node.op == VARIABLE}
    bound = {name: value for name, value in values.items() if name in used}
    if not bound or any(len(exact(value)) > _WIDEST_NUMBER for value in bound.values()):
        return ""
    return f"= {reading_in(formula.function.bind(**bound), charset)}"
