"""What can be taken along as a text: a number, the sentence; and what is said of a copy."""

import math

from mgtui.playground import analysis
from mgtui.playground.panes import summary
from mgtui.playground.panes.proven import rounded
from mgtui.playground.panes.slope_mask import masked_sentence
from mgtui.playground.state import State, label_of
from mgtui.text.numbers import typed


def number(value: float) -> str:
    """Return a number as it is copied: fit to be typed anywhere."""
    return typed(value)


def slope(state: State) -> str:
    """Return the slope with the digits that are proven; "" where there is none to tell."""
    moment = analysis.moment_of(state)
    part = moment.numbers.parts[1]
    if math.isnan(moment.slope):
        return ""
    told = rounded(part)
    return part.beyond or ("" if math.isnan(told) else number(told))


def sentence(state: State, *, masked: bool) -> str:
    """Return what is said of x, in full."""
    moment = analysis.moment_of(state)
    return masked_sentence(moment) if masked else summary.sentence(moment)


def name_of(variable: str | None) -> str:
    """Return what a copied number is called: a slider's, or the slope."""
    return "slope" if variable is None else label_of(variable)
