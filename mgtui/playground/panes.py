"""What the panes say, as rows of text with a role each; how a role looks is the screen's affair."""

import math
from typing import TypeAlias

from mgtui.playground.analysis import Moment
from mgtui.playground.numbers import aligned, equation, fitted, short
from mgtui.playground.state import State

Part: TypeAlias = tuple[str, str]      # text and its role: label, value, slope, bad, dim, words
Row: TypeAlias = tuple[Part, ...]

LABEL_WIDTH = 9
_ARROWS = {"up": "↗", "down": "↘", "stays": "→"}


def direction(slope: float) -> str:
    """`up`, `down` or `stays`, by the sign of a slope."""
    if slope == 0:
        return "stays"
    return "up" if slope > 0 else "down"


def words(moment: Moment) -> str:
    """Whether f goes up, down or stays; where there is no slope, why."""
    if math.isnan(moment.slope):
        return moment.behaviour.sentence
    way = direction(moment.slope)
    return f"f {'stays' if way == 'stays' else f'goes {way}'} {_ARROWS[way]}"


def sentence(moment: Moment) -> str:
    """One sentence that says it all, fit to be read aloud."""
    if math.isnan(moment.slope):
        text = moment.behaviour.sentence
        return text[:1].upper() + text[1:]
    slope, value = short(moment.slope), short(moment.behaviour.value)
    how = {
        "up": f"rises with slope {slope}",
        "down": f"falls with slope {slope}",
        "stays": "is flat: its slope is 0",
    }[direction(moment.slope)]
    return f"At {moment.name} = {short(moment.x)}, f is {value} and {how}."


def tangent_equation(moment: Moment) -> str:
    """The tangent as `y = 14x − 22`, or nothing where there is none."""
    if not math.isfinite(moment.slope) or not math.isfinite(moment.behaviour.value):
        return ""
    return f"y = {equation(moment.slope, moment.behaviour.value - moment.slope * moment.x, moment.name)}"


def slope_rows(moment: Moment, width: int) -> list[Row]:
    """The slope pane: both points, rise over run, the exact slope beside it, and in words what f does."""
    d, name = moment.difference, moment.name
    numbers: list[tuple[str, float, str]] = [(name, d.x, "value"), ("h", d.h, "value")]
    points = {
        "forward": [(name, d.f_from), (f"{name} + h", d.f_to)],
        "backward": [(f"{name} − h", d.f_from), (name, d.f_to)],
        "central": [(f"{name} − h", d.f_from), (f"{name} + h", d.f_to)],
    }[d.scheme]
    places = dict(zip((label for label, _ in points), (d.x_from, d.x_to), strict=True))
    numbers += [(label, place, "value") for label, place in places.items() if label != name]
    numbers += [(f"f({label})", value, "value" if math.isfinite(value) else "bad") for label, value in points]
    numbers += [("rise", d.rise, "value"), ("run", d.run, "value"), ("rise/run", d.slope, "quotient")]
    numbers += _slope_numbers(moment)
    room = width - LABEL_WIDTH
    texts = _fit_aligned([value for _, value, _ in numbers], room)
    labels = [(label.ljust(LABEL_WIDTH), role) for label, _, role in numbers]
    rows = [((label, "label"), (text, role)) for (label, role), text in zip(labels, texts, strict=True)]
    verdict: list[Row] = [((line, "words"),) for line in _wrapped(words(moment), width)]
    tangent = tangent_equation(moment)
    if tangent:
        verdict.append((("tangent ".ljust(LABEL_WIDTH), "label"), (tangent, "tangent")))
    return [*rows, *verdict]


def _slope_numbers(moment: Moment) -> list[tuple[str, float, str]]:
    if not math.isnan(moment.slope):
        return [("slope", moment.slope, "slope"), ("off by", moment.error, "dim")]
    sides = (("left", moment.behaviour.left), ("right", moment.behaviour.right))
    return [(f"{side}", slope, "slope") for side, slope in sides if not math.isnan(slope)]


def _fit_aligned(values: list[float], room: int) -> list[str]:
    """Number texts aligned on the point within `room` columns, giving up digits only as far as needed."""
    for digits in range(room, 3, -1):
        texts = aligned([fitted(value, digits) for value in values])
        if max(map(len, (text.rstrip() for text in texts)), default=0) <= room:
            return texts
    return [fitted(value, room) for value in values]


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def numbers_line(moment: Moment) -> str:
    """The numbers that matter most, for screens without room for a pane."""
    parts = [f"{moment.name} {short(moment.x)}", f"f {short(moment.behaviour.value)}"]
    if math.isnan(moment.slope):
        return "  ".join([*parts, moment.behaviour.kind])
    return "  ".join([*parts, f"slope {short(moment.slope)}", f"rise/run {short(moment.difference.slope)}"])


def legend_row(state: State, moment: Moment) -> Row:
    """What is drawn in which style, with its values; says so when the text on screen is not (yet) what is drawn."""
    parts: list[Part] = []
    if state.stale:
        parts.append((f" still showing {state.function.reading} ", "bad"))
    parts.append((" f ", "curve"))
    tangent = tangent_equation(moment)
    if "tangent" in state.shown and tangent:
        parts.append((f" tangent {tangent} ", "tangent"))
    if "secant" in state.shown and math.isfinite(moment.difference.slope):
        parts.append((f" secant {short(moment.difference.slope)} ", "secant"))
    return tuple(parts)
