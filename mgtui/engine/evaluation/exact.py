"""True numbers: value, slope and curvature as the doubles nearest to what they are, each with its proven digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

SURE = 17  # significant digits that tell any double from its neighbours

NOT_DEFINED = "f is not defined here"
NO_SLOPE = "f has no slope here"
NO_CURVATURE = "f′ has no slope here"
NOT_SMOOTH = "f is not smooth here"  # it may have a slope all the same
CANNOT_TELL = "its digits cancel, and more than can be proven"
NOT_INSTALLED = "python-flint, which proves digits, is not installed"


@dataclass(frozen=True, slots=True)
class Exact:
    """What f truly does at x, each number the double nearest to it.

    Attributes:
        value: f(x); nan where f has no value, or none that can be proven.
        slope: f'(x), likewise.
        curvature: f''(x), likewise.
        digits: how many significant digits of each are proven; 17 says that it is the nearest double, 0 that nothing is
            known.
        reasons: why each is not told, where it is not; else "".
        beyond: each as text, `3.67157e-348`, where it is too large or too small for a double; else "".
    """

    value: float
    slope: float
    curvature: float
    digits: tuple[int, int, int]
    reasons: tuple[str, str, str] = ("", "", "")
    beyond: tuple[str, str, str] = ("", "", "")


class Proven(NamedTuple):
    """One number of an `Exact`: itself, its proven digits, why it is missing, its text where no double holds it."""

    number: float
    digits: int
    reason: str = ""
    beyond: str = ""


def joined(parts: Sequence[Proven]) -> Exact:
    """Return value, slope and curvature as one."""
    value, slope, curvature = parts
    return Exact(
        value.number,
        slope.number,
        curvature.number,
        (value.digits, slope.digits, curvature.digits),
        (value.reason, slope.reason, curvature.reason),
        (value.beyond, slope.beyond, curvature.beyond),
    )
