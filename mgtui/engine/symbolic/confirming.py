"""Whether a formula is f' all over f's domain, by numbers: the rules know seams as single points, and not all are."""

import math
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from mgtui.engine.evaluation.exact import NOT_DEFINED, Exact
from mgtui.engine.evaluation.jet import Jet

_COUNT, _REACH = 48, 6.0  # places asked, and how far from 0
_RATIOS = (0.6180339887498949, 0.4142135623730951, 0.7320508075688772, 0.2360679774997898, 0.6457513110645907)
_CLOSE = 1e-6


class Computed(Protocol):
    """What is asked of a function."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables."""

    def __call__(self, value: Any = None, /, **values: Any) -> Any:
        """Return the value."""

    def jet(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Jet:
        """Return value and slope."""

    def exact(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Exact:
        """Return both, proven."""


def is_confirmed(f: Computed, slope: Computed, name: str) -> bool:
    """Tell whether a formula has the slopes of f at places that lie on no seam that is a single point.

    It lacks some where a seam is an interval: of {|x| > x: 1, 2} the second piece holds where |x| = x.

    Args:
        f: the function.
        slope: the formula of its slope.
        name: the variable that moves.
    """
    places = _places(f)
    jet = f.jet(wrt=name, **places)
    said = np.broadcast_to(slope(**_for(slope, places)), jet.value.shape)
    there = np.isfinite(jet.value) & np.isfinite(jet.slope)
    with np.errstate(all="ignore"):
        unlike = there & ~(np.abs(said - jet.slope) <= _CLOSE * (1.0 + np.abs(jet.slope)))
    return not any(
        _is_wrong(f, slope, name, {variable: float(numbers[at]) for variable, numbers in places.items()})
        for at in np.flatnonzero(unlike)
    )


def has_slopes(f: Computed, name: str) -> bool:
    """Tell whether f has a slope at some of the places."""
    jet = f.jet(wrt=name, **_places(f))
    return bool(np.any(np.isfinite(jet.value) & np.isfinite(jet.slope)))


def _for(slope: Computed, point: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a formula's variables; x stands in one without any, though f may have none of that name."""
    return {variable: point.get(variable, next(iter(point.values()))) for variable in slope.variables}


def _places(f: Computed) -> dict[str, Any]:
    """Return places to look at, by variables; spread as evenly as the multiples of an irrational number are."""
    turns = np.arange(1, _COUNT + 1)
    return {
        variable: _REACH * (2.0 * ((turns * (_RATIOS[number % len(_RATIOS)] + number)) % 1.0) - 1.0)
        for number, variable in enumerate(f.variables)
    }


def _is_wrong(f: Computed, slope: Computed, name: str, point: Mapping[str, float]) -> bool:
    """Tell whether it is proven that a formula lacks f's slope or has another: doubles may overflow on the way."""
    said = slope.exact(**_for(slope, point)).parts[0]
    if said.reason:
        return said.reason == NOT_DEFINED
    truth = f.exact(wrt=name, **point).slope
    return not (math.isnan(truth) or math.isclose(said.number, truth, rel_tol=_CLOSE, abs_tol=_CLOSE))
