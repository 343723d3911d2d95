"""What is said in words: where f goes, the sentence, the tangent's equation, and a line of numbers."""

import math
from typing import Literal

from mgtui.engine import Behaviour, Function
from mgtui.playground.analysis import Moment, tangents_of
from mgtui.playground.panes.proven import text_of
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import equation, short

_SAME = 1e-9  # f(x) and a limit that differ by less, relatively, differ by rounding
_OF_A_LINE = 3  # digits that slope and value need at least
_ARROWS = {"up": "↗", "down": "↘", "stays": "→"}


def reading_in(function: Function, charset: CharsetName) -> str:
    """Return how a function was understood, in characters that this terminal has: `√x`, or `sqrt(x)` in ASCII."""
    return function.plain_reading if charset == "ascii" else function.reading


def words(moment: Moment) -> str:
    """Return whether f goes up, down or stays; where there is no slope, why; where pieces meet, how."""
    if math.isnan(moment.slope) or moment.behaviour.seam:
        return moment.behaviour.sentence
    way = moment.direction
    return f"f {'stays' if way == 'stays' else f'goes {way}'} {_ARROWS[way]}"


def sentence(moment: Moment) -> str:
    """Return one sentence with x, f and its slope, fit to be read aloud."""
    if math.isnan(moment.slope) or moment.behaviour.seam:
        return moment.behaviour.sentence
    value, slope = map(text_of, moment.numbers.parts[:2])
    how = {
        "up": f"rises with slope {slope}",
        "down": f"falls with slope {slope}",
        "stays": "is flat: its slope is 0" + (" up to rounding" if moment.slope else ""),
    }[moment.direction]
    return f"At {moment.name} = {moment.place}, f is {value} and {how}."


def slope_of_what(what: Behaviour, side: Literal["left", "right"]) -> str:
    """Return what has the one-sided slope where f itself does not, else "".

    Slopes are measured from the limit on. Where f(x) lies elsewhere, as that of floor at a whole number does on the
    left, rise over run grows like 1/h and says nothing of them.
    """
    limit = what.left_limit if side == "left" else what.right_limit
    if what.kind not in ("jump", "pole", "hole", "edge") or math.isclose(what.value, limit, rel_tol=_SAME):
        return ""
    return f"of the branch on the {side}" if what.kind in ("jump", "pole") else "of the filled function"


def tangent_equation(moment: Moment) -> str:
    """Return the tangent as `y = 14x − 22`, or nothing where there is none."""
    lines = tangents_of(moment)
    if len(lines) != 1 or lines[0].side != "both" or math.isinf(lines[0].slope):
        return ""
    if any(0 < part.digits < _OF_A_LINE for part in moment.numbers.parts[:2]):
        return ""
    return f"y = {equation(lines[0].slope, lines[0].intercept, moment.name)}"


def numbers_line(moment: Moment, width: int) -> str:
    """Return the numbers that matter most, as many as fit, for screens without room for a pane."""
    parts = [f"{moment.name} {moment.place}"]
    if math.isnan(moment.slope):
        parts += [f"f {short(moment.behaviour.value)}", moment.behaviour.kind]
    else:
        value, slope = map(text_of, moment.numbers.parts[:2])
        parts += [f"f {value}", f"slope {slope}", f"rise/run {short(moment.difference.slope)}"]
    while len(parts) > 1 and len("  ".join(parts)) > width:
        parts.pop()
    return "  ".join(parts)
