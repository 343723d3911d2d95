"""Everything that is known of a state at one x, as plain data: what JSON and CSV are made of, and `mgtui.report`.

`report.schema.json` beside this file says what each key means.
"""

import math
from collections.abc import Mapping
from typing import Any

from mgtui.playground import analysis
from mgtui.playground.panes.formula import formula_of
from mgtui.playground.panes.proven import rounded
from mgtui.playground.panes.summary import sentence
from mgtui.playground.state import State


def facts_at(state: State) -> dict[str, Any]:
    """Return the numbers of a state by name; nan and infinities are numbers here, and stay ones."""
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
        "variables": _variables(state, moment),
    }


def _variables(state: State, moment: analysis.Moment) -> Mapping[str, Mapping[str, float]]:
    """Return the value of every variable, and the slope of f along it."""
    names = state.function.variables
    if len(names) == 1:
        slopes = {moment.name: rounded(moment.numbers.parts[1]) if not math.isnan(moment.slope) else math.nan}
    else:
        from mgtui.playground.partials import partials_of  # needed with several variables alone

        slopes = {name: rounded(part) for name, part in partials_of(state).items()}
    return {name: {"value": state.slider(name).value, "slope": slopes[name]} for name in names}


def without_nan(value: Any) -> Any:
    """Return plain data with null for what is no finite number: JSON has no word for those."""
    if isinstance(value, Mapping):
        return {name: without_nan(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
