"""The same content without a screen: numbers and a plotext figure as text, or the numbers as JSON or CSV."""

import csv
import io
import json
import math
import sys
from typing import Any

from mgtui.playground import analysis
from mgtui.playground.panes.formula import formula_of, name_of
from mgtui.playground.panes.proven import rounded
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.summary import reading_in, sentence
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName, in_words
from mgtui.text.numbers import exact
from mgtui.text.rows import in_ascii, plain

_NUMBERS_WIDTH = 44
_PLOT_HEIGHT = 22


def as_text(state: State, width: int, charset: CharsetName, *, color: bool = False) -> str:
    """Write expression, numbers and plot for people, `width` columns wide, the plot in colours if asked."""
    from mgtui.plot.figure import figure  # not needed for JSON and CSV

    moment = analysis.moment_of(state)
    variables = ", ".join(state.function.variables)
    lines = [f"f({variables}) = {reading_in(state.function, charset)}"]
    lines += [f"{name_of(state)} = {formula_of(state.expression, state.along).text(charset)}"]
    lines += [f"{name} = {exact(value)}" for name, value in state.others]
    lines += ["", sentence(moment), ""]
    lines += [plain(row) for row in slope_rows(moment, _NUMBERS_WIDTH)]
    lines += ["", *figure(state, width, _PLOT_HEIGHT, charset=charset).text(color=color).split("\n")]
    return "\n".join(_shown(line, charset).rstrip() for line in lines) + "\n"


def as_steps(state: State, charset: CharsetName) -> str:
    """Write how f's slope comes about: every step with its numbers and the rule that gave them."""
    from mgtui.playground.panes.written_steps import written_steps  # not needed for the others

    variables = ", ".join(state.function.variables)
    lines = [f"f({variables}) = {reading_in(state.function, charset)}"]
    lines += [f"{name} = {exact(state.slider(name).value)}" for name in state.function.variables]
    lines += ["", *written_steps(state, charset)]
    return "\n".join(_shown(line, charset).rstrip() for line in lines) + "\n"


def as_json(state: State) -> str:
    """Write the numbers as one JSON object in ASCII; what is undefined or infinite is null: JSON has no word for it."""
    return json.dumps({name: _plain(value) for name, value in _facts(state).items()}) + "\n"


def as_csv(state: State, charset: CharsetName = "braille") -> str:
    """Write the numbers as a CSV header and one row; what is undefined is empty."""
    facts = {name: "" if _plain(value) is None else value for name, value in _facts(state).items()}
    facts["reading"] = reading_in(state.function, charset)
    if (formula := formula_of(state.expression, state.along)).function:
        facts["derivative"] = formula.text(charset)
    shown = {name: in_words(value, charset) if isinstance(value, str) else value for name, value in facts.items()}
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(shown), lineterminator="\n")
    writer.writeheader()
    writer.writerow(shown)
    return out.getvalue()


def _facts(state: State) -> dict[str, Any]:
    moment = analysis.moment_of(state)
    d, what = moment.difference, moment.behaviour
    value, slope, curvature = moment.numbers.parts
    formula = formula_of(state.expression, state.along)
    return {
        "expression": state.expression,
        "reading": state.function.reading,
        "derivative": formula.text("braille") if formula.function else None,
        "derivative_reason": formula.reason or None,
        "variable": moment.name,
        "x": d.x,
        "h": d.h,
        "scheme": d.scheme,
        "x_plus_h": d.x_plus_h,
        "f_x": d.f_x,
        "f_x_plus_h": d.f_x_plus_h,
        "rise": d.rise,
        "run": d.run,
        "difference_quotient": d.slope,
        "value": rounded(value) if math.isfinite(what.value) else math.nan,
        "slope": rounded(slope) if not math.isnan(moment.slope) else math.nan,
        # Where f is beyond doubles nothing is said of it, though its curvature may be an ordinary number.
        "curvature": rounded(curvature) if math.isfinite(what.value) else math.nan,
        "digits": [part.digits for part in moment.numbers.parts],
        "behaviour": what.kind,
        "slope_left": what.left,
        "slope_right": what.right,
        "sentence": sentence(moment),
    }


def _shown(line: str, charset: CharsetName) -> str:
    return plain(in_ascii(((line, ""),), sys.maxsize)) if charset == "ascii" else line


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
