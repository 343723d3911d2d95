"""What is said in words: where f goes, the sentence, the tangent's equation, and a line of numbers."""

import math
import sys
from typing import Literal

from mgtui.engine import SHOWN, AnyFunction, Behaviour
from mgtui.playground.analysis import Moment, tangents_of
from mgtui.playground.panes.proven import text_of
from mgtui.playground.state import label_of
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import equation, short

_SAME = 1e-9  # f(x) and a limit that differ by less, relatively, differ by rounding
_OF_A_LINE = 3  # digits that slope and value need at least
_ARROWS = {"up": "↗", "down": "↘", "stays": "→"}


def reading_in(function: AnyFunction, charset: CharsetName) -> str:
    """Return how a function was understood, in characters that this terminal has: `√x`, or `sqrt(x)` in ASCII.

    The font of the console has signs, but not all Greek letters.
    """
    plainly = charset == "ascii" or (charset == "block" and any(len(name) > 1 for name in function.variables))
    return function.plain_reading if plainly else function.reading


def words(moment: Moment) -> str:
    """Return whether f goes up, down or stays; where there is no slope, why; where pieces meet, how."""
    if math.isnan(moment.slope) or moment.behaviour.seam:
        return moment.behaviour.sentence
    way = moment.direction
    return f"f {'stays' if way == 'stays' else f'goes {way}'} {_ARROWS[way]}"


def sentence(moment: Moment) -> str:
    """Return one sentence with x, f and its slope, fit to be read aloud."""
    lost = f" {h_lost(moment)}." if moment.difference.h_lost else ""
    if math.isnan(moment.slope) or moment.behaviour.seam:
        return moment.behaviour.sentence + lost
    value, slope = map(text_of, moment.numbers.parts[:2])
    how = {
        "up": f"rises with slope {slope}",
        "down": f"falls with slope {slope}",
        "stays": "is flat: its slope is 0" + (" up to rounding" if moment.slope else ""),
    }[moment.direction]
    return f"At {label_of(moment.name)} = {moment.place}, f is {value} and {how}.{lost}"


def h_lost(moment: Moment) -> str:
    """Return in words that h is too small for x: in floating point the push leads nowhere."""
    name, quotient = label_of(moment.name), moment.difference
    up = quotient.scheme != "backward" and quotient.x_plus_h == quotient.x
    return f"h is lost: {name} {'+' if up else '−'} h = {name}"


def slope_of_what(what: Behaviour, side: Literal["left", "right"]) -> str:
    """Return what has the one-sided slope where f itself does not, else "".

    Slopes are measured from the limit on. Where f(x) lies elsewhere, as that of floor at a whole number does on the
    left, rise over run grows like 1/h and says nothing of them.
    """
    limit = what.left_limit if side == "left" else what.right_limit
    if what.kind not in ("jump", "pole", "hole", "edge") or math.isclose(what.value, limit, rel_tol=_SAME):
        return ""
    return f"of the branch on the {side}" if what.kind in ("jump", "pole") else "of the filled function"


def tangent_equation(moment: Moment, width: int = sys.maxsize) -> str:
    """Return the tangent as `y = 14x − 22`, with as many digits as fit; nothing where there is none, or no room."""
    lines = tangents_of(moment)
    if len(lines) != 1 or lines[0].side != "both" or math.isinf(lines[0].slope):
        return ""
    if any(0 < part.digits < _OF_A_LINE for part in moment.numbers.parts[:2]):
        return ""
    slope, intercept = lines[0].slope, lines[0].intercept
    texts = (f"y = {equation(slope, intercept, label_of(moment.name), digits)}" for digits in range(SHOWN, 2, -1))
    return next((text for text in texts if len(text) <= width), "")


def numbers_line(moment: Moment, width: int) -> str:
    """Return the numbers that matter most, as many as fit, for screens without room for a pane.

    The slope, or what stands in its place, is there to the last; x has its slider.
    """
    place, value = f"{label_of(moment.name)} {moment.place}", f"f {short(moment.behaviour.value)}"
    steep, quotient = moment.behaviour.kind, ""
    if steep == "undefined":
        value, steep = "", value
    elif not math.isnan(moment.slope):
        true_value, slope, _ = moment.numbers.parts
        value, steep = f"f {text_of(true_value)}", f"slope {text_of(slope)}"
        if slope.beyond and len(steep) > width:  # its exponent alone may have hundreds of digits
            steep = f"slope {'−' * slope.beyond.startswith('-')}{'10^−…' if 'e-' in slope.beyond else '10^…'}"
        quotient = f"rise/run {short(moment.difference.slope)}"
    if moment.difference.h_lost:
        choices = [(place, value, steep, "h lost"), (place, steep, "h lost"), (steep, "h lost"), (steep,)]
    else:
        choices = [(place, value, steep, quotient), (place, value, steep), (place, steep), (steep,)]
    lines = ["  ".join(filter(None, choice)) for choice in choices]
    return next((line for line in lines if len(line) <= width), lines[-1])
