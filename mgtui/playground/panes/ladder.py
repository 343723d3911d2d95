"""The h → 0 pane: the ladder of steps with the error of each, and the same as a V-shaped curve."""

import math
from typing import Literal

import numpy as np

from mgtui.engine import BestStep, Rung, Sweep, sweep, sweep_and_best_step
from mgtui.playground.analysis import Moment
from mgtui.playground.panes.summary import slope_of_what
from mgtui.playground.scene import Mark, Moving, Scene, Window
from mgtui.playground.state import State
from mgtui.text.numbers import fitted, short
from mgtui.text.rows import Part, Row

_H_WIDTH, _ERROR_WIDTH = 7, 8
_DIGITS_WIDTH = 24
_BRIEF_WIDTH, _LEAST_BRIEF = 12, 8  # brief, for each nudge changes the last digits of every rung
_WHOLE_ERROR = 4  # digits before the point of an error that is not written with a power of ten
_BAR_WIDTH, _BRIEF_BAR, _LEAST_BAR = 18, 8, 4
_HALF_A_DECADE = 0.5 + 1e-9  # how far the best h may lie from the rung that has its dot
_LEAST_ERROR = 1e-17  # what an error of 0 counts as on a logarithmic scale
_POWERS = tuple(float(f"1e{power}") for power in range(1, -18, -1))


def steps_around(h: float) -> tuple[float, ...]:
    """Return the steps of a ladder, the largest first: h among the powers of ten from above it down to 1e-17.

    >>> steps_around(0.5)[:3], steps_around(0.001)[:3]
    ((1.0, 0.5, 0.1), (0.1, 0.01, 0.001))
    """
    above = min((power for power in _POWERS if power > h), default=_POWERS[0])
    return tuple(sorted({h, *(power for power in _POWERS if power <= max(above, 0.1))}, reverse=True))


def ladder_of(moment: Moment, scheme: str) -> tuple[Sweep, BestStep]:
    """Return the quotients at the moment's x for its h and the powers of ten, and the h where the error is least."""
    steps = steps_around(moment.difference.h)
    if math.isnan(moment.slope):  # a double next to a pole has a slope, the pole has none

        def samples(x: float) -> float:
            return float(moment.function(x))

        unknown = math.nan
        return sweep(samples, moment.x, scheme, steps), BestStep(unknown, unknown, unknown, unknown)
    return sweep_and_best_step(moment.function, moment.x, scheme, steps)


def ladder_rows(state: State, moment: Moment, width: int, height: int, *, brief: bool = False) -> list[Row]:
    """Return the ladder as a table: h, quotient, error and a bar as long as the error's power of ten.

    The digits come first, and the bar has the room they leave. `brief` keeps to the first digits, for a ladder beside
    the pane that was asked for.
    """
    ladder, best = ladder_of(moment, state.scheme)
    h_width = max(_H_WIDTH, *(len(short(rung.h)) + 1 for rung in ladder.rungs))
    room = max(1, width - h_width - _ERROR_WIDTH - 3)
    digits_width = slope_width = min(room, _DIGITS_WIDTH)
    if brief:
        digits_width = min(room, _BRIEF_WIDTH, max(_LEAST_BRIEF, room - _BRIEF_BAR - 2))
        slope_width = min(room, digits_width + 2)
    bar_width = min(_BAR_WIDTH, room - slope_width) if room - slope_width >= _LEAST_BAR else 0
    heading: Row = ((f"  {'h':<{h_width}}{'rise/run':<{slope_width}} {'error':<{_ERROR_WIDTH}}"[:width], "dim"),)
    count = height - 2
    current = ladder.rungs.index(next(rung for rung in ladder.rungs if rung.h == moment.difference.h))
    first = max(0, min(current - count // 2, len(ladder.rungs) - count))
    dotted = None if math.isnan(best.error) else _nearest_to(best.h, ladder)
    if dotted is not None and abs(math.log10(ladder[dotted].h / best.h)) > _HALF_A_DECADE:
        dotted = None
    rows: list[Row] = [heading]
    for index, rung in enumerate(ladder.rungs[first : first + count], start=first):
        here = index == current
        mark = "▸" if here else " "
        tail = "•" if index == dotted else " "
        role = "marked" if here else "value"
        parts: list[Part] = [
            (f"{mark}{tail}{short(rung.h):<{h_width}}", "key" if here else "label"),
            (f"{fitted(rung.slope, digits_width):<{slope_width}} ", role),
            (f"{_error_text(rung, 1 if brief else 2):<{_ERROR_WIDTH}}", "dim"),
            (_bar(rung, ladder, bar_width), "bad" if rung.round_off > rung.truncation else "quotient"),
        ]
        rows.append(tuple(parts))
    rows.append(((f" • best h near {short(best.h, 1)}", "words"),) if best.error == best.error else _aside(moment))
    return rows


def _nearest_to(h: float, ladder: Sweep) -> int:
    """Return which rung of a ladder is nearest to h, by ratio."""
    return min(range(len(ladder)), key=lambda index: abs(math.log10(ladder[index].h / h)))


def _aside(moment: Moment) -> Row:
    """Return the slope on the quotients' side, if it is not f's: they do not tend to it."""
    what = moment.behaviour
    sides: dict[str, tuple[Literal["left", "right"], float]] = {
        "forward": ("right", what.right),
        "backward": ("left", what.left),
    }
    side, slope = sides.get(moment.difference.scheme, ("left", what.left))
    owner = slope_of_what(what, side)
    return (
        ((f" {owner.removeprefix('of the ')}: slope {short(slope)}", "words"),)
        if owner and not math.isnan(slope)
        else ()
    )


def error_scene(ladder: Sweep, best: BestStep) -> Scene | None:
    """Return the error over h, both as powers of ten: a V, round-off on its left and truncation on its right."""
    known = [(math.log10(r.h), _log_error(r)) for r in reversed(ladder.rungs) if _has_error(r)]
    if len(known) < 2:
        return None
    xs, ys = (np.array(column) for column in zip(*known, strict=True))
    low, high = float(ys.min()), float(ys.max())
    margin = max(1.0, (high - low) * 0.1)
    at_best = math.log10(best.h)
    marks = (Mark("minimum", at_best, float(np.interp(at_best, xs, ys))),) if xs[0] <= at_best <= xs[-1] else ()
    window = Window(float(xs[0]) - 0.5, float(xs[-1]) + 0.5, low - margin, high + margin)
    return Scene(window, ((xs, ys),), marks, ticks="powers", heights="powers")


def error_point(state: State, ladder: Sweep) -> Moving:
    """Return where the present h stands on that V; the error is nan where there is none."""
    rung = ladder[_nearest_to(state.h, ladder)]
    return Moving(math.log10(state.h), _log_error(rung) if _has_error(rung) else math.nan)


def _has_error(rung: Rung) -> bool:
    return rung.error is not None and math.isfinite(rung.error)


def _log_error(rung: Rung) -> float:
    return math.log10(max(abs(rung.error or 0.0), _LEAST_ERROR))


def _error_text(rung: Rung, digits: int) -> str:
    if not _has_error(rung) or rung.error is None:
        return ""
    whole = math.floor(math.log10(max(abs(rung.error), 1.0))) + 1  # digits before the point: 14 is no 1e1
    text = short(abs(rung.error), max(digits, min(whole, _WHOLE_ERROR)))
    return text if len(text) < _ERROR_WIDTH else short(abs(rung.error), 1)  # a blank stands before the bar


def _bar(rung: Rung, ladder: Sweep, width: int) -> str:
    """Return a bar: one cell for the least error of the ladder but 0, `width` for the largest, their powers between."""
    if not _has_error(rung) or not rung.error or width == 0:
        return ""
    powers = [_log_error(each) for each in ladder.rungs if _has_error(each) and each.error]
    low, high = min(powers), max(powers)
    part = (_log_error(rung) - low) / (high - low) if high > low else 1.0
    return "━" * (1 + round(part * (width - 1)))
