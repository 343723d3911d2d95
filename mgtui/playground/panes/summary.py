"""What is said in words: where f goes, the sentence, the tangent's equation, and a line of numbers."""

import math

from mgtui.engine import Function
from mgtui.playground.analysis import Moment
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import equation, short

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
    slope, value = short(moment.slope), short(moment.behaviour.value)
    how = {
        "up": f"rises with slope {slope}",
        "down": f"falls with slope {slope}",
        "stays": "is flat: its slope is 0" + (" up to rounding" if moment.slope else ""),
    }[moment.direction]
    return f"At {moment.name} = {short(moment.x)}, f is {value} and {how}."


def tangent_equation(moment: Moment) -> str:
    """Return the tangent as `y = 14x − 22`, or nothing where there is none."""
    if not math.isfinite(moment.slope) or not math.isfinite(moment.behaviour.value):
        return ""
    slope = 0.0 if moment.direction == "stays" else moment.slope
    return f"y = {equation(slope, moment.behaviour.value - slope * moment.x, moment.name)}"


def numbers_line(moment: Moment, width: int) -> str:
    """Return the numbers that matter most, as many as fit, for screens without room for a pane."""
    parts = [f"{moment.name} {short(moment.x)}", f"f {short(moment.behaviour.value)}"]
    if math.isnan(moment.slope):
        parts.append(moment.behaviour.kind)
    else:
        parts += [f"slope {short(moment.slope)}", f"rise/run {short(moment.difference.slope)}"]
    while len(parts) > 1 and len("  ".join(parts)) > width:
        parts.pop()
    return "  ".join(parts)
