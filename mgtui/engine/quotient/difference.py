"""The difference quotient: push x by a small step h and divide the rise by the run.

Three schemes, each a row of one table: the two points it compares, as multiples of h from x, and its order (by
which power of h the truncation error shrinks). Order 1 forgives less than order 2, but needs only one side of x.
"""

import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeGuard

import numpy as np

from mgtui.engine.own.returned import COMPLEX, MASKED, returned

ScalarFunction: TypeAlias = Callable[[float], Any]


class Differentiable(Protocol):
    """A function that knows its exact slope, as a parsed one does; a plain Python callable does not."""

    def __call__(self, x: Any, /) -> Any:
        """Return f(x) for a float, or elementwise for an array."""

    def jet(self, x: Any, /) -> Any:
        """Return f's value, slope and curvature at x, as attributes of these names."""


class Scheme(NamedTuple):
    """A two-point difference quotient (f(x + end·h) - f(x + start·h)) / ((end - start)·h).

    Attributes:
        name: what callers ask for.
        start: where the secant starts, in steps of h from x.
        end: where it ends.
        order: the truncation error is a multiple of h to this power, to leading order.
        formula: the quotient as one writes it.
    """

    name: str
    start: int
    end: int
    order: int
    formula: str

    @property
    def span(self) -> int:
        """How many steps h the run is long."""
        return self.end - self.start


SCHEMES = {
    row.name: row
    for row in (
        Scheme("forward", 0, 1, 1, "(f(x + h) - f(x)) / h"),
        Scheme("backward", -1, 0, 1, "(f(x) - f(x - h)) / h"),
        Scheme("central", -1, 1, 2, "(f(x + h) - f(x - h)) / (2h)"),
    )
}
POINT_LABELS = {-1: "f(x - h)", 0: "f(x)", 1: "f(x + h)"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference quotient with everything that went into it; `slope == rise / run` for every scheme.

    `x_plus_h` and `f_x_plus_h` are always what their names say, also where the scheme does not look there. The
    secant runs from (`x_from`, `f_from`) to (`x_to`, `f_to`): from x to x + h (forward), x - h to x (backward) or
    x - h to x + h (central).

    Attributes:
        x: the point.
        h: the step as asked for; negative steps are allowed and turn forward into backward.
        scheme: `forward`, `backward` or `central`.
        x_plus_h: x + h in doubles.
        f_x: f(x), nan where undefined.
        f_x_plus_h: f(x + h), nan where undefined.
        x_from: x of the secant's start.
        x_to: x of the secant's end.
        f_from: f at the secant's start.
        f_to: f at its end.
        rise: f_to - f_from.
        run: h, or 2h for the central scheme: the divisor as one writes it, not x_to - x_from.
        slope: rise / run; nan where either point is undefined or too large for a double.
        h_used: the step the doubles really took, (x_to - x_from) over the number of steps: (x + h) - x for the
            forward scheme. It differs from h since x + h is rounded.
        h_lost: whether a point the scheme steps to is x itself, that is x + h == x.
    """

    x: float
    h: float
    scheme: str
    x_plus_h: float
    f_x: float
    f_x_plus_h: float
    x_from: float
    x_to: float
    f_from: float
    f_to: float
    rise: float
    run: float
    slope: float
    h_used: float
    h_lost: bool

    @property
    def labels(self) -> tuple[str, str]:
        """How the secant's two values are called, e.g. `("f(x)", "f(x + h)")`."""
        row = SCHEMES[self.scheme]
        return POINT_LABELS[row.start], POINT_LABELS[row.end]

    @property
    def undefined(self) -> str | None:
        """Which values the quotient lacks (nan or infinite): `f(x)`, `f(x + h)`, both joined by `and`, or None."""
        values = zip(self.labels, (self.f_from, self.f_to), strict=True)
        return " and ".join(label for label, value in values if not math.isfinite(value)) or None


def difference(f: ScalarFunction, x: float, h: float = 0.001, scheme: str = "forward") -> Difference:
    """Return the difference quotient of f at x with step h.

    >>> difference(lambda x: 3 * x**2 - 4 * x + 5, 3.0, h=0.001).slope
    14.00300000000243

    The slope is the textbook's formula in IEEE doubles as written, division by the h asked for included: the
    error that rounding x + h brings in is part of what there is to see (`h_used` shows it). Dividing by `h_used`
    would hide it, which is what Press et al., Numerical Recipes, section 5.7, recommend to those who only want
    the number.

    Args:
        f: any callable from float to float. One of several variables needs the others bound first.
        x: the point, finite.
        h: the step: finite, not zero, and not below the smallest normal double (2.2e-308).
        scheme: `forward`, `backward` or `central`.

    Returns:
        The quotient and its parts. A plain callable that raises ArithmeticError or ValueError, or returns a
        complex number, is undefined there (nan); a parsed function says so itself.

    Raises:
        ValueError: x or h is not usable, or the scheme is unknown.
    """
    row = find_scheme(scheme)
    x, h = checked_point(x), _checked_step(h)
    x_from, x_to, run = step(x, h, row.start), step(x, h, row.end), row.span * h
    if not (math.isfinite(x_from) and math.isfinite(x_to) and math.isfinite(run)):
        raise ValueError(f"h = {h!r} is too large: it leads from x = {x!r} beyond the largest double")
    values = evaluate_all(f, (x, x + h, x_from, x_to))
    f_from, f_to = values[x_from], values[x_to]
    return Difference(
        x=x,
        h=h,
        scheme=scheme,
        x_plus_h=x + h,
        f_x=values[x],
        f_x_plus_h=values[x + h],
        x_from=x_from,
        x_to=x_to,
        f_from=f_from,
        f_to=f_to,
        rise=f_to - f_from,
        run=run,
        slope=quotient(f_from, f_to, run),
        h_used=(x_to - x_from) / row.span,
        h_lost=is_lost(x, h, row),
    )


def quotient(f_from: float, f_to: float, run: float) -> float:
    """Return rise over run; nan where either value is undefined or too large for a double."""
    return (f_to - f_from) / run if math.isfinite(f_from) and math.isfinite(f_to) else math.nan


def is_lost(x: float, h: float, scheme: Scheme) -> bool:
    """Tell whether a point the scheme steps to is x itself."""
    return any(step(x, h, offset) == x for offset in (scheme.start, scheme.end) if offset)


def evaluate(f: ScalarFunction, x: float) -> float:
    """Return f(x) as a float; nan where f has no real value.

    Only a plain callable may raise for a numeric reason (`math.log(-1.0)`); from a parsed function an exception is
    a mistake of the caller's or a bug, and passes through.

    Raises:
        TypeError: a plain callable returns no number, as one that lacks its `return` does.
    """
    if knows_slope(f):
        return float(f(x))
    try:
        with np.errstate(all="ignore"):  # a callable made of numpy's functions warns where ours do not
            return _real(f(x), x)
    except (ArithmeticError, ValueError):
        return math.nan


def _real(value: Any, x: float) -> float:
    """Return what a callable gave for x as a float; TypeError if it is no number at all."""
    number, reason = returned(value)
    if reason in ("", COMPLEX, MASKED):
        return number
    raise TypeError(f"f is to return a real number, and for {x!r} it {reason}")


def evaluate_all(f: ScalarFunction, points: Iterable[float]) -> dict[float, float]:
    """Return f at each of the points, bit for bit as `evaluate` has it."""
    wanted = list(dict.fromkeys(points))
    one_by_one = getattr(f, "one_by_one", None)  # a parsed function has it
    values = one_by_one(wanted) if one_by_one else [evaluate(f, point) for point in wanted]
    return dict(zip(wanted, values, strict=True))


def knows_slope(f: ScalarFunction) -> TypeGuard[Differentiable]:
    """Tell whether f is a parsed function, so that its exact slope is to be had."""
    return hasattr(f, "jet")  # isinstance against a protocol costs more than a whole evaluation of f


def find_scheme(name: str) -> Scheme:
    """Return the scheme of this name; ValueError if there is none."""
    if name not in SCHEMES:
        raise ValueError(f"unknown scheme {name!r}: choose one of {', '.join(SCHEMES)}")
    return SCHEMES[name]


def step(x: float, h: float, offset: int) -> float:
    """Return x + offset·h; x itself, sign of zero included, when offset is 0."""
    return x + offset * h if offset else x


def checked_point(x: float) -> float:
    """Return x as a finite float; ValueError if it is none."""
    return _finite("x", x)


def _checked_step(h: float) -> float:
    h = _finite("h", h)
    if h == 0:
        raise ValueError("h must not be 0: the quotient would be 0/0")
    if abs(h) < sys.float_info.min:
        raise ValueError(f"h = {h!r} underflows: it is below the smallest normal double, {sys.float_info.min:.1e}")
    return h


def _finite(name: str, number: float) -> float:
    try:
        value = float(number)
    except OverflowError:  # an int beyond doubles
        value = math.inf
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, not {value!r}")
    return value
