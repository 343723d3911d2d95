"""One line that says which line is which, with the values they stand for."""

import math
from collections.abc import Sequence

from mgtui.playground.scene import Line, Moving, Secant
from mgtui.text.charset import CharsetName, in_charset
from mgtui.text.numbers import equation, short

DIGITS = 5  # a legend names a line; the slope pane has its numbers in full
_MOST_DIGITS = 9  # of a secant next to its tangent: 14.00003 beside 14
BETWEEN = "  ·  "
SAMPLES: dict[CharsetName, dict[str, str]] = {
    "braille": {"curve": "⠤⠤", "tangent": "⠤⠄⠠", "secant": "⠄⠄", "guess": "⠤⠄⠂", "ghost": "⠒⠒"},
    "block": {"curve": "▄▄", "tangent": "▄▖▗", "secant": "▖▖", "guess": "▄▖▘", "ghost": "▀▀"},
    "ascii": {"curve": "**", "tangent": "..", "secant": "++", "guess": "??", "ghost": "**"},
}
"""How each line is drawn, for screens where only its shape tells it apart."""
SIDES = {"both": "tangent", "left": "left tangent", "right": "right tangent"}


def legend(
    moving: Moving, charset: CharsetName = "braille", *, name: str = "f", variable: str = "x", samples: bool = False
) -> str:
    """Return what is drawn and nothing that is not: `f  ·  tangent y = 14x − 22  ·  secant slope 14.003`."""
    parts = legend_parts(moving, charset, name=name, variable=variable, samples=samples)
    return in_charset(BETWEEN, charset).join(text for text, _ in parts)


def legend_parts(
    moving: Moving,
    charset: CharsetName = "braille",
    *,
    name: str = "f",
    variable: str = "x",
    samples: bool = False,
    brief: bool = False,
) -> list[tuple[str, str]]:
    """Return the legend as (text, name of its style).

    Args:
        moving: what is drawn.
        charset: with which characters.
        name: of the curve.
        variable: along the axis.
        samples: whether a piece of each line stands before its text.
        brief: whether tangents and secant have their slope alone: the words stay, and two slopes compare.
    """
    parts = [(name, "curve")]
    for line in moving.tangents:
        value = short(line.slope, DIGITS) if brief and math.isfinite(line.slope) else _line(line, variable)
        parts.append((f"{SIDES[line.side]} {value}", "tangent"))
    if moving.secant and math.isfinite(slope := _slope(moving.secant)):
        told = _told_apart(slope, [line.slope for line in moving.tangents])
        parts.append((f"secant {'' if brief else 'slope '}{told}", "secant"))
    if moving.guess:
        parts.append((f"guess {_line(moving.guess, variable)}", "guess"))
    shown = SAMPLES[charset] if samples else {}
    return [
        (f"{shown[style]} {in_charset(text, charset)}" if shown else in_charset(text, charset), style)
        for text, style in parts
    ]


def _line(line: Line, variable: str) -> str:
    if math.isinf(line.slope):
        return f"{variable} = {short(line.x)}"
    return f"y = {equation(line.slope, line.intercept, variable, DIGITS)}"


def _told_apart(slope: float, others: Sequence[float]) -> str:
    """Return a slope with the digits that show it to be another than the others, where so few do."""
    for digits in range(DIGITS, _MOST_DIGITS + 1):
        if (told := short(slope, digits)) not in [short(other, digits) for other in others]:
            return told
    return short(slope, DIGITS)


def _slope(secant: Secant) -> float:
    if not math.isnan(secant.quotient):
        return secant.quotient
    run = secant.x_end - secant.x
    return (secant.y_end - secant.y) / run if run else math.nan
