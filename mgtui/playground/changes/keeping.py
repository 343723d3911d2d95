"""What is kept for comparison, a tangent with its point or a curve; pure functions from a state to the next."""

import math
from dataclasses import replace

from mgtui.playground.analysis import moment_of
from mgtui.playground.state import Kept, State

MOST = 6
"""How many are kept; then the oldest goes."""


def keep(state: State) -> State:
    """Return the state with the present tangent and point kept; in the same place again, the curve; then neither.

    Where f has no value there is no point, and the curve comes first. A curve is kept once, wherever that was.
    """
    tangent = kept_of(state)
    curve = replace(tangent, curve=True)
    others = tuple(kept for kept in state.kept if kept != tangent and not _same_curve(kept, curve))
    if tangent in state.kept:
        return replace(state, kept=(*others, curve))
    if curve in state.kept:
        return replace(state, kept=others)
    if math.isfinite(moment_of(state).behaviour.value):
        return replace(state, kept=(*state.kept, tangent)[-MOST:])
    return replace(state, kept=(*others, curve)[-MOST:])


def kept_of(state: State) -> Kept:
    """Return the present tangent and point as they are kept."""
    names = state.function.variables
    return Kept(state.expression, tuple((name, state.slider(name).value) for name in names), state.along)


def _same_curve(kept: Kept, curve: Kept) -> bool:
    still = {name: value for name, value in curve.values if name != curve.along}
    return replace(kept, values=()) == replace(curve, values=()) and still.items() <= dict(kept.values).items()


def let_go(state: State) -> State:
    """Return the state with nothing kept for comparison."""
    return replace(state, kept=())
