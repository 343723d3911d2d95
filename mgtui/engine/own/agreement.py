"""Whether an expression gives what a callable does: held against each other at a few dozen points, twice."""

import itertools
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from mgtui.engine.expression import Function
from mgtui.engine.own.source import CallableSource
from mgtui.engine.search.breaks import breaks
from mgtui.engine.search.probe import scatter
from mgtui.text.numbers import short

_USUAL = (0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 0.1, -1e-3, 1e-3, 7.25, -7.25, 30.0, -30.0, 100.0, -100.0)
_NEAR, _FAR, _EACH = 4.0, 25.0, 12  # how far the scattered points lie from 0, and how many
_WIDE, _MOST_BREAKS = 100.0, 16  # where breaks are looked for, and how many at most
_LEAST = 8  # points that are looked at, however long each takes
_SECONDS = 0.5
_ULPS = 4.0
_UNBOUNDED = 64.0  # ulps, where no bound on the rounding is known
_ENOUGH = 2  # values that must agree; a formula that was never held against one is not believed


def disagreement(f: Function, own: Callable[..., Any], names: Sequence[str], defaults: Mapping[str, float]) -> str:
    """Return at which point an expression and a callable differ, and how; "" where they do not.

    They may differ by the rounding that each step on the way is good for, and where a number on the way is beyond
    doubles: Python raises an error there.

    Args:
        f: the expression; it may lack some of the variables.
        own: the callable.
        names: its variables, in its order.
        defaults: values that some of them have by default.
    """
    source, agreed = CallableSource(own, len(names)), 0
    began = time.monotonic()
    for count, point in enumerate(itertools.chain(_points(names, defaults), _critical(f))):
        if count >= _LEAST and time.monotonic() - began > _SECONDS:
            break
        place = np.array([point])
        value = float(source.values(place)[0])
        at = ", ".join(f"{name} = {short(number)}" for name, number in zip(names, point, strict=True))
        again = float(source.values(place)[0])
        if value != again and not (math.isnan(value) and math.isnan(again)):
            return f"at {at} it gave {short(value)}, and then {short(again)}"
        fault = source.faults.get(point, "")
        if fault.startswith("raised OverflowError"):
            continue
        ours, allowed = _ours(f, dict(zip(names, point, strict=True)))
        if not math.isfinite(value) and not math.isfinite(ours):
            continue
        if not abs(value - ours) <= allowed + _ULPS * math.ulp(value):
            gives = f"it {fault}" if fault else f"it gives {short(value, 9)}"
            return f"at {at} {gives}, and its steps as a formula {short(ours, 9)}"
        agreed += 1
    return "" if agreed >= _ENOUGH else "it has too few values to hold a formula against"


def _ours(f: Function, point: Mapping[str, float]) -> tuple[float, float]:
    """Return the expression's value, and how far another's may lie from it by rounding."""
    used: dict[str, Any] = {name: number for name, number in point.items() if name in f.variables}
    jet = f.jet(**used) if used else f.jet(0.0)
    bound = 2.0 * float(jet.bounds[0])
    return float(jet.value), bound if math.isfinite(bound) else _UNBOUNDED * math.ulp(jet.value)


def _critical(f: Function) -> Iterator[tuple[float, ...]]:
    """Yield the points where an expression of one variable may break: a callable may catch an error just there."""
    if len(f.variables) == 1:
        for point in breaks(f, -_WIDE, _WIDE)[:_MOST_BREAKS]:
            yield (point.x,)


def _points(names: Sequence[str], defaults: Mapping[str, float]) -> Iterator[tuple[float, ...]]:
    """Yield points: at the defaults, at usual numbers, and scattered without pattern."""
    if len(defaults) == len(names):
        yield tuple(defaults[name] for name in names)
    count = len(names)
    for k in range(len(_USUAL)):
        yield tuple(_USUAL[(k + 5 * i) % len(_USUAL)] for i in range(count))
    random = scatter(2 * _EACH * count).reshape(2 * _EACH, count)
    for row, reach in zip(random.tolist(), itertools.cycle((_NEAR, _FAR)), strict=False):
        yield tuple(defaults.get(name, 0.0) + reach * number for name, number in zip(names, row, strict=True))
