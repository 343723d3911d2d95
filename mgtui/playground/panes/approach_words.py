"""What is said while h goes to 0: how far off the quotient is, how close the window, and where rounding wins."""

import math

from mgtui.engine import best_step
from mgtui.playground.analysis import Moment
from mgtui.playground.changes.approach import magnification
from mgtui.playground.panes.proven import text_of
from mgtui.playground.state import State, label_of
from mgtui.text.numbers import short

_ON_THE_MARK = 1e-13  # of the slope: less is no error that is seen
_ONE_ROW = 78  # columns of a sentence that has the row over the plot to itself in 80


def approach_sentence(state: State, moment: Moment) -> str:
    """Return what a beat of h → 0 shows."""
    d = moment.difference
    start = f"{_scale(state)}h = {short(d.h)}: "
    if d.h_lost:
        name = label_of(moment.name)
        return f"{start}{name} + h is {name}, so the push is lost. Backspace goes back."
    if math.isnan(d.slope):
        return f"{start}there is no rise over run. {moment.behaviour.sentence}"
    quotient, error = f"rise/run is {short(d.slope, 9)}", moment.error
    if math.isnan(moment.slope):
        return f"{start}{quotient}. {moment.behaviour.sentence.partition(':')[0].removesuffix('.')}."
    if math.isnan(error):
        return f"{start}{quotient}."
    if abs(error) <= _ON_THE_MARK * max(1.0, abs(moment.slope)):
        return f"{start}{quotient}, the slope itself."
    way, slope = "above" if error > 0 else "below", text_of(moment.numbers.parts[1])
    off = f"{short(abs(error), 2)} {way} the"
    if state.approach is not None and d.h == state.approach.h:  # whoever sees it for the first time learns the words
        secant = f"has slope {short(d.slope)}, {off} tangent's {slope}."
        long, brief = (f"{start}the secant{through} {secant}" for through in (" through both points", ""))
        return long if len(long) <= _ONE_ROW else brief
    best = best_step(moment.function, moment.x, state.scheme).h
    if d.h < best:  # also where it is not known: then no h is below it
        return f"{start}below {short(best, 1)} rounding wins, {quotient}."
    return f"{start}{quotient}, {off} slope {slope}."


def approach_line(state: State, moment: Moment, width: int) -> str:
    """Return the same as numbers, for screens without room for a sentence."""
    d = moment.difference
    parts = [f"h {short(d.h)}", "h is lost" if d.h_lost else f"rise/run {short(d.slope)}"]
    if not math.isnan(moment.slope):
        parts.append(f"slope {text_of(moment.numbers.parts[1])}")
    parts.append(_scale(state).strip())
    while len(parts) > 2 and len("  ".join(parts)) > width:
        parts.pop()
    return "  ".join(filter(None, parts))


def _scale(state: State) -> str:
    """Return how many times closer the window is than at first, as `×1,000 `; "" for the first."""
    times = magnification(state)
    if times < 1.5:
        return ""
    return f"×{times:,.0f} " if round(times) < 10**6 else f"×{short(times, 1)} "
