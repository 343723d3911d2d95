"""Ball arithmetic, by python-flint (FLINT's arb): numbers known to lie in an interval, and power series of them.

The only module that imports flint, and loaded when a proven digit is first asked for: it costs some 60 ms and 13 MB.
A `Series` holds c0 + c1·t + c2·t² + …, each coefficient a ball that is proven to hold the true number: f(x + t) for
the function that a tree has been followed to. Johansson, Arb: efficient arbitrary-precision midpoint-radius interval
arithmetic, IEEE Trans. Computers 66 (2017).
"""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from flint import arb, arb_poly, arb_series, ctx

Ball: TypeAlias = Any  # flint's arb: it has no types of its own
Series: TypeAlias = Any  # flint's arb_series
SERIES = arb_series


class Lost(Enum):
    """Why there is no series."""

    UNDEFINED = "no value here: that is proven"
    UNDECIDED = "the balls are too wide to tell"


UNDEFINED, UNDECIDED = Lost.UNDEFINED, Lost.UNDECIDED
Followed: TypeAlias = Any  # a Series, or a Lost


@dataclass(frozen=True, slots=True)
class Expansion:
    """How a tree is followed.

    Attributes:
        side: 0 to stand at the point, where a piece of a function may have a value and no slope; 1 or -1 to stand just
            right or left of it, where the branch of that side is taken.
        terms: how many coefficients are kept.
    """

    side: int
    terms: int


@contextmanager
def working(bits: int, terms: int) -> Iterator[None]:
    """Compute with so many bits and terms: flint keeps both in a global place."""
    before = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = bits, terms
    try:
        yield
    finally:
        ctx.prec, ctx.cap = before


def nothing_at(at: Expansion) -> Lost:
    """Return what there is where a function grows without bound: no value; on a side of it, one that no series has."""
    return UNDECIDED if at.side else UNDEFINED


def number(value: float, terms: int, doubt: float = 0.0) -> Series:
    """Return a double as a constant series, exactly, or with all that lies no further from it than a doubt."""
    return arb_series([arb(value, doubt)], terms)


_ENDLESS = 64  # terms: more than are ever kept


def steady(value: Ball, doubt: float = 0.0) -> Series:
    """Return what stays the same near a point: all terms of it are known, as those of a series cut off are not.

    Args:
        value: a ball, or a double that is it exactly, or with all that lies no further from it than a doubt.
        doubt: that.
    """
    return arb_series([arb(value, doubt) if doubt else arb(value)], _ENDLESS)


def is_steady(u: Followed) -> bool:
    """Tell whether this is a series of what stays the same near the point."""
    return not isinstance(u, Lost) and u.prec >= _ENDLESS


def moving(value: float, terms: int) -> Series:
    """Return x + t."""
    return arb_series([arb(value), arb(1)], terms)


_CONSTANTS: Mapping[str, Callable[[], Ball]] = {
    "e": arb.const_e,
    "pi": arb.pi,
    "tau": lambda: 2 * arb.pi(),
}


def constant(name: str, terms: int) -> Series:
    """Return a named number of the language, to the bits there are."""
    return arb_series([_CONSTANTS[name]()], terms)


def size(ball: Ball) -> Ball:
    """Return the middle of a ball without its sign."""
    return abs(ball.mid())


def width(ball: Ball) -> Ball:
    """Return how far a ball reaches to either side of its middle."""
    return ball.rad()


def middles(u: Series, terms: int) -> tuple[float, ...]:
    """Return the doubles nearest the middles of a series' coefficients."""
    return tuple(_nearest(u[k].mid()) if u[k].is_finite() else math.nan for k in range(terms))


def is_sharp(ball: Ball, allowed: Ball) -> bool:
    """Tell whether a ball is known to a double, or to what is allowed."""
    return bool(ball.rad() <= allowed + abs(ball.mid()) * 2.0**-64)


def fits(ball: Ball) -> bool:
    """Tell whether a ball is known to a double, and is one: no number that a double is too small or too coarse for."""
    return is_zero(ball) or (is_sharp(ball, arb(0)) and _nearest(ball.mid()) not in (0.0, math.inf, -math.inf))


def reach(u: Series, move: float, terms: int) -> Ball:
    """Return how far the value of a series goes where its argument moves so far to both sides."""
    return sum((abs(u[k].mid()) * arb(move) ** k for k in range(1, terms)), start=arb(0))


def around(u: Series, middle: float, half: float, width: Ball, terms: int) -> Series:
    """Return a series with all values that it takes within `half` of a place beside the point, known to a width."""
    if middle:
        there = arb_poly([u[k] for k in range(terms)])(arb_poly([arb(middle), arb(1)]))
        u = arb_series([there[k] for k in range(terms)], terms)
    return arb_series([u[0] + arb(0, reach(u, half, terms) + width), *[u[k] for k in range(1, terms)]], terms)


def value_only(ball: Ball, terms: int) -> Series:
    """Return a series of which the value is known and nothing else: what a break leaves at the point itself."""
    return arb_series([ball] + [arb.nan()] * (terms - 1), terms)


def is_bare(u: Series) -> bool:
    """Tell whether of a series the value alone is known; see `value_only`."""
    return len(u) > 1 and is_nan(u[1])


def from_slope(value: Ball, slope: Series) -> Series:
    """Return the series with this value and this derivative."""
    return slope.integral() + value


def is_zero(ball: Ball) -> bool:
    """Tell whether a ball is the number 0 and nothing beside it."""
    return bool(ball.is_zero())


def differ(a: Ball, b: Ball) -> bool:
    """Tell whether two balls are proven to hold different numbers."""
    return not a.overlaps(b)


def alike(a: Ball, b: Ball) -> bool:
    """Tell whether two balls came out the very same, as the same number does when it is computed in the same way."""
    return bool(a.mid() == b.mid() and a.rad() == b.rad())


def is_nan(ball: Ball) -> bool:
    """Tell whether a ball is no number at all, as the slope is at a break."""
    return bool(ball.is_nan())


_LARGE = 2**53  # whole numbers from here on are not written out: 2^x at 1e18 would take an exabyte


def small_whole(ball: Ball) -> int | None:
    """Return the whole number that a ball is; None where it is none, not known, or large."""
    return int(ball.unique_fmpz()) if ball.is_integer() and abs(ball) < _LARGE else None


def valuation(u: Series) -> int | None:
    """Return the place of the first coefficient that is not proven zero; None where all that are kept are."""
    return next((k for k in range(len(u)) if not is_zero(u[k])), None)


def sign(ball: Ball) -> int | None:
    """Return the sign of all numbers in a ball; None where they have different ones."""
    if ball > 0:
        return 1
    if ball < 0:
        return -1
    return 0 if is_zero(ball) else None


def side_sign(u: Series, at: Expansion) -> int | Lost:
    """Return the sign of a series at the point, or on the side where one stands; 0 where it is 0."""
    there = sign(u[0])
    if there is None:
        return UNDECIDED
    if there or not at.side:
        return there
    first = valuation(u)
    leading = None if first is None else sign(u[first])
    return UNDECIDED if first is None or leading is None else leading * at.side**first


def shifted(u: Series, places: int, terms: int) -> Series:
    """Return u / t^places; its first coefficients must be zero."""
    return arb_series([u[k] for k in range(places, max(terms, places + 1))], max(1, terms - places))


def doubles(ball: Ball) -> tuple[float, float]:
    """Return the doubles nearest a ball's two ends: the same number twice where the nearest double is proven."""
    if not ball.is_finite():
        return -math.inf, math.inf
    return _nearest(ball.lower()), _nearest(ball.upper())


def _nearest(end: Ball) -> float:
    """Return the double nearest an exact number, by whole numbers: their quotient is rounded once."""
    mantissa, exponent = map(int, end.man_exp())
    top = mantissa.bit_length() + exponent  # the number lies below 2^top
    if top < -1080:
        return 0.0
    if top <= 1024:
        try:
            return float(mantissa << exponent) if exponent >= 0 else mantissa / (1 << -exponent)
        except OverflowError:  # it rounds up to 2^1024
            pass
    return math.inf if mantissa > 0 else -math.inf


def rest(ball: Ball, double: float) -> tuple[float, float]:
    """Return what a ball's number has beyond a double, and how far it may lie from both together."""
    beyond = ball - double
    middle = _nearest(beyond.mid())
    return middle, 0.0 if is_zero(beyond) else _nearest(beyond.rad()) + math.ulp(middle)


def digits(ball: Ball) -> int:
    """Return to how many significant decimal digits a ball is known; 0 where it is not."""
    if not ball.is_finite():
        return 0
    return max(0, int(ball.rel_accuracy_bits() * math.log10(2)) - 1)


_WRITABLE = 1 << 16  # exponents beyond this take their time to write in decimal


def decimal(ball: Ball, places: int = 6) -> str:
    """Return a ball's number with so many significant digits, `3.67157e-348`; "" where it cannot be written.

    For what no double holds.
    """
    if not ball.is_finite() or is_zero(ball) or digits(ball) < places + 1:
        return ""
    far = 0
    if abs(int(ball.mid().man_exp()[1])) > _WRITABLE:
        far = int((abs(ball).log() / arb(10).log()).mid().floor().unique_fmpz())
        ball = ball / arb(10) ** far
        if digits(ball) < places + 1:
            return ""
    mantissa, _, power = map(int, ball.mid().mid_rad_10exp(places + 6))
    drop = len(str(abs(mantissa))) - places
    rounded = (abs(mantissa) + 5 * 10 ** (drop - 1)) // 10**drop
    figures = str(rounded).rstrip("0")
    exponent = far + power + drop + len(str(rounded)) - 1
    return f"{'-' * (mantissa < 0)}{figures[0]}{'.' * (len(figures) > 1)}{figures[1:]}e{exponent}"
