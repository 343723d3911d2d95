"""Reports as text for people: numbers and a plotext figure, the steps of a slope, tables."""

import sys
from collections.abc import Sequence

from mgtui.playground import analysis
from mgtui.playground.own_functions import own_called
from mgtui.playground.panes.formula import formula_of, name_of
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.summary import reading_in, sentence
from mgtui.playground.state import State, label_of
from mgtui.reports.tables import Listed
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import exact
from mgtui.text.rows import in_ascii, plain

_NUMBERS_WIDTH = 44
_PLOT_HEIGHT = 22
_PANE_WIDTH = 80


def as_text(
    state: State, width: int, charset: CharsetName, *, color: bool = False, beside: Sequence[State] = ()
) -> str:
    """Write expression, numbers and plot for people, `width` columns wide, the plot in colours if asked.

    A pane that was asked for stands under the numbers. What stands beside has its numbers told, too; the curves are
    those that the state keeps for comparison.
    """
    from mgtui.plot.figure import figure  # not needed for JSON and CSV
    from mgtui.reports.pane_texts import pane_rows

    lines: list[str] = []
    for one in (state, *beside):
        moment = analysis.moment_of(one)
        formula = formula_of(one.expression, one.along)
        sign = " =" if formula.function else ":"
        lines += [*_heading(one, charset), f"{name_of(one)}{sign} {formula.text(charset)}"]
        lines += [f"{label_of(name)} = {exact(value)}" for name, value in one.others]
        lines += ["", sentence(moment), *_fault(one), ""]
        lines += [plain(row) for row in slope_rows(moment, _NUMBERS_WIDTH)]
        lines.append("")
        if rows := pane_rows(one, min(width, _PANE_WIDTH), charset):
            lines += [*(plain(row) for row in rows), ""]
    lines += [*figure(state, width, _PLOT_HEIGHT, charset=charset).text(color=color).split("\n")]
    return "\n".join(_shown(line, charset).rstrip() for line in lines) + "\n"


def _fault(state: State) -> list[str]:
    """Return why somebody's own function has no value here, where it says so."""
    own = own_called(state.expression)
    fault = own.fault_at({**dict(state.others), state.along: state.x}) if own is not None else ""
    return [f"Here f {fault}."] if fault else []


def as_steps(state: State, charset: CharsetName) -> str:
    """Write how f's slope comes about: every step with its numbers and the rule that gave them."""
    from mgtui.playground.panes.written_steps import written_steps  # not needed for the others

    lines = _heading(state, charset)
    lines += [f"{label_of(name)} = {exact(state.slider(name).value)}" for name in state.function.variables]
    lines += ["", *written_steps(state, charset)]
    return "\n".join(_shown(line, charset).rstrip() for line in lines) + "\n"


def _shown(line: str, charset: CharsetName) -> str:
    return plain(in_ascii(((line, ""),), sys.maxsize)) if charset == "ascii" else line


def _heading(state: State, charset: CharsetName) -> list[str]:
    return [f"f({', '.join(map(label_of, state.function.variables))}) = {reading_in(state.function, charset)}"]


def as_listed(state: State, listed: Listed, charset: CharsetName) -> str:
    """Write rows under the names of their columns, every number to its last digit; no column that says nothing."""
    lines = _heading(state, charset)
    lines += [f"{label_of(name)} = {exact(value)}" for name, value in state.others]
    if "x" in listed.about:
        lines.append(f"{label_of(state.along)} = {exact(listed.about['x'])}, slope {exact(listed.about['slope'])}")
    names = [label_of(name) if name in state.function.variables else name for name in listed.columns]
    columns = zip(names, *(map(_cell, row) for row in listed.rows), strict=True)
    filled = [cells for cells in columns if any(cells[1:])]
    widths = [max(map(len, cells)) for cells in filled]
    lines += ["", *("  ".join(map(str.ljust, row, widths)) for row in zip(*filled, strict=True))]
    lines += ["", listed.note] if listed.note else []
    return "\n".join(_shown(line, charset).rstrip() for line in lines) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else exact(value)
    return str(value)
