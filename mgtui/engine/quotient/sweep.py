"""Why h matters: the same quotient down a ladder of steps, and the step at which its two errors balance.

A large h misses the tangent since the curve bends within the step (truncation); a small h leaves few correct digits
in f(x + h) - f(x) (round-off). Shrinking h trades one for the other, so the error falls, turns and grows again.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.expression import Function
from mgtui.engine.quotient.difference import (
    ScalarFunction,
    checked_point,
    evaluate_all,
    find_scheme,
    is_lost,
    quotient,
    step,
)
from mgtui.engine.quotient.error_laws import ErrorLaws, error_laws
from mgtui.engine.true_numbers import errors_of, true_slope

LADDER = tuple(float(f"1e-{k}") for k in range(1, 18))  # as typed: 10.0**-k is an ulp off for some k

ErrorSource: TypeAlias = Literal["truncation", "round-off", "unknown"]


@dataclass(frozen=True, slots=True)
class Rung:
    """The difference quotient at one h of the ladder.

    Attributes:
        h: the step.
        slope: the quotient; nan where f is undefined at one of its points.
        error: |slope - true slope|; None for a plain callable, nan where either is undefined or cannot be told.
        truncation: size of the truncation error to expect, to leading order; nan where unknown.
        round_off: size of the round-off error to expect, a root mean square; nan where unknown.
        h_lost: whether x + h == x (or x - h == x, where the scheme steps there).
    """

    h: float
    slope: float
    error: float | None
    truncation: float
    round_off: float
    h_lost: bool

    @property
    def part(self) -> ErrorSource:
        """The part most of the error is to be blamed on."""
        if math.isnan(self.truncation) or math.isnan(self.slope):
            return "unknown"
        return "truncation" if self.truncation > self.round_off else "round-off"


@dataclass(frozen=True, slots=True)
class Sweep:
    """The ladder of quotients at one x; a sequence of rungs, the largest h first.

    Attributes:
        x: the point.
        scheme: `forward`, `backward` or `central`.
        exact: f'(x) for a parsed function (nan where it has none), None for a plain callable.
        rungs: one for each h.
    """

    x: float
    scheme: str
    exact: float | None
    rungs: tuple[Rung, ...]

    def __len__(self) -> int:
        return len(self.rungs)

    def __iter__(self) -> Iterator[Rung]:
        return iter(self.rungs)

    def __getitem__(self, index: int) -> Rung:
        return self.rungs[index]

    @property
    def h(self) -> NDArray[np.float64]:
        """The steps, descending; shape (17,) unless other steps were asked for."""
        return self._column(lambda rung: rung.h)

    @property
    def slope(self) -> NDArray[np.float64]:
        """The quotients; shape (17,)."""
        return self._column(lambda rung: rung.slope)

    @property
    def error(self) -> NDArray[np.float64] | None:
        """The errors, shape (17,); None for a plain callable, whose exact slope nobody knows."""
        if self.exact is None:
            return None
        return self._column(lambda rung: math.nan if rung.error is None else rung.error)

    @property
    def truncation(self) -> NDArray[np.float64]:
        """The truncation errors to expect; shape (17,)."""
        return self._column(lambda rung: rung.truncation)

    @property
    def round_off(self) -> NDArray[np.float64]:
        """The round-off errors to expect; shape (17,)."""
        return self._column(lambda rung: rung.round_off)

    @property
    def h_lost(self) -> NDArray[np.bool_]:
        """Where x + h == x; shape (17,)."""
        return np.array([rung.h_lost for rung in self.rungs])

    @property
    def best(self) -> int | None:
        """Index of the rung with the smallest error, the largest h among equals; None where no error is known.

        A rung that lost its h does not count: where the slope is 0 its quotient is right without having looked.
        """
        known = [
            (rung.error, i)
            for i, rung in enumerate(self.rungs)
            if rung.error is not None and math.isfinite(rung.error) and not rung.h_lost
        ]
        return min(known)[1] if known else None

    def _column(self, read: Callable[[Rung], float]) -> NDArray[np.float64]:
        return np.array([read(rung) for rung in self.rungs])


@dataclass(frozen=True, slots=True)
class BestStep:
    """The step at which truncation and round-off balance.

    Attributes:
        h: the step; nan where f has no finite slope, or no quotient is defined.
        error: the error to expect there (a root mean square of both parts).
        truncation: the part that is truncation.
        round_off: the part that is round-off.
    """

    h: float
    error: float
    truncation: float
    round_off: float


def sweep(f: ScalarFunction, x: float, scheme: str = "forward", steps: Sequence[float] = LADDER) -> Sweep:
    """Return the quotients of f at x for h = 1e-1, 1e-2, ... 1e-17, or for other steps, the largest first.

    >>> [f"{rung.slope:.6f}" for rung in sweep(lambda x: x * x, 3.0).rungs[:3]]
    ['6.100000', '6.010000', '6.001000']

    Each is what `difference` gives, bit for bit. Truncation and round-off are estimates from laws measured at x
    (see `error_laws`), also for a plain callable, where the slope they are measured against is extrapolated.

    Raises:
        ValueError: x is not finite, or the scheme is unknown.
    """
    return sweep_and_best_step(f, x, scheme, steps)[0]


def sweep_and_best_step(
    f: ScalarFunction, x: float, scheme: str = "forward", steps: Sequence[float] = LADDER
) -> tuple[Sweep, BestStep]:
    """Return what `sweep` and `best_step` do, at the price of one: both rest on the same laws."""
    row = find_scheme(scheme)
    x = checked_point(x)
    known = true_slope(f, x) if isinstance(f, Function) else None
    laws = error_laws(f, x, row, None if known is None else known.number)
    ends = [(step(x, h, row.start), step(x, h, row.end)) for h in steps]
    values = evaluate_all(f, chain.from_iterable(ends))
    quotients = [quotient(values[a], values[b], row.span * h) for h, (a, b) in zip(steps, ends, strict=True)]
    errors: list[float | None] = [None] * len(steps)
    if isinstance(f, Function) and known is not None:
        errors = list(map(abs, errors_of(quotients, f, x, known)))
    rungs = []
    for h, slope, error in zip(steps, quotients, errors, strict=True):
        lost = is_lost(x, h, row)
        rungs.append(Rung(h, slope, error, laws.truncation(h), laws.round_off(h, lost), lost))
    return Sweep(x, scheme, None if known is None else known.number, tuple(rungs)), _best_step(laws)


def best_step(f: ScalarFunction, x: float, scheme: str = "forward") -> BestStep:
    """Return the h at which the errors of f's quotient at x balance, and the error to expect there.

    >>> best = best_step(lambda x: x * x, 3.0)
    >>> 1e-9 < best.h < 1e-7 and best.error < 1e-6
    True

    With truncation C·h^p and round-off R/h that is h = (R / 3C)^(1/(p+1)): for f'' not 0 and the forward scheme
    about 2·sqrt(u(|f| + |x f'|) / |f''|), for the central one about the cube root of 3u(|f| + |x f'|) / |f'''|, u being
    2^-53 (Press et al., Numerical Recipes, section 5.7). C, p and R are measured at x, not taken from derivatives
    (see `error_laws`), so that a flat f, cancellation inside f and the domain's edges are accounted for. Where one
    of the errors does not show at all (a line, x² at 0), it is the h with the smallest error, at most 0.1·max(1, |x|).

    Raises:
        ValueError: x is not finite, or the scheme is unknown.
    """
    return _best_step(error_laws(f, checked_point(x), find_scheme(scheme)))


def _best_step(laws: ErrorLaws) -> BestStep:
    h = laws.best_h
    return BestStep(h, laws.best_error, laws.truncation(h), laws.round_off(h))
