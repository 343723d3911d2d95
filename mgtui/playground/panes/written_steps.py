"""The whole derivation as text: every step with its numbers and its rule, and what comes of it."""

from mgtui.engine import Chain, blame, rule, to_blame
from mgtui.playground.analysis import moment_of
from mgtui.playground.panes.chain import NOTHING_MOVES, chain_of, labelled, told_number
from mgtui.playground.panes.summary import sentence
from mgtui.playground.state import State, label_of
from mgtui.text.charset import CharsetName

_DIGITS = 6
_WIDEST_STEP = 48


def written_steps(state: State, charset: CharsetName) -> list[str]:
    """Return the derivation of f's slope at x, line by line."""
    shown = chain_of(state)
    if not shown.steps:
        return [NOTHING_MOVES]
    table = [(("step", "value", f"d/d{label_of(state.along)}", "∂f/∂"), "rule")]
    for row in range(len(shown.steps)):
        parts = (shown.value(row), shown.forward(row), shown.backward(row))
        value, forward, backward = (told_number(part, _DIGITS) for part in parts)
        table.append(((labelled(shown, row, charset), value, forward, backward), rule(shown, row)))
    widths = [min(_WIDEST_STEP, max(map(len, column))) for column in zip(*(cells for cells, _ in table), strict=True)]
    lines = ["  ".join([*map(str.ljust, cells, widths), said]) for cells, said in table]
    return [*lines, "", *_outcome(state, shown)]


def steps_told(state: State, charset: CharsetName) -> list[str]:
    """Return the same for the ear: of each step its numbers by name, then the rule; last what comes of it."""
    shown = chain_of(state)
    if not shown.steps:
        return [NOTHING_MOVES]
    lines = []
    for row in range(len(shown.steps)):
        names = ("value", f"slope along {label_of(state.along)}", "slope of f along it")
        numbers = zip(names, (shown.value(row), shown.forward(row), shown.backward(row)), strict=True)
        told = ", ".join(f"{name} {told_number(number, _DIGITS)}" for name, number in numbers)
        lines.append(f"{labelled(shown, row, charset)}: {told}. {rule(shown, row)}")
    return [*lines, *_outcome(state, shown)]


def _outcome(state: State, shown: Chain) -> list[str]:
    lines = [sentence(moment_of(state))]
    if len(shown.f.variables) > 1:
        rows = {step.variable: row for row, step in enumerate(shown.steps) if step.variable}
        slopes = (
            f"∂f/∂{shown.steps[rows[name]].name} = {told_number(shown.backward(rows[name]), _DIGITS)}"
            for name in shown.f.variables
        )
        lines.append(f"The gradient: {', '.join(slopes)}.")
    return lines + [f"To blame: {blame(shown, row)}." for row in to_blame(shown)]
