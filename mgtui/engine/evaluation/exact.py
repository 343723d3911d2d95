"""True numbers: value, slope and curvature as the doubles nearest to what they are, each with its proven digits."""

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

SURE = 17  # significant digits that tell any double from its neighbours
NOTHING = 1e-300  # what lies nearer to 0 is 0 to a double that has gone through a few operations
_MOST_BOUNDED = 15  # digits that any double holds

NOT_DEFINED = "f is not defined here"
NO_SLOPE = "f has no slope here"
NO_CURVATURE = "f′ has no slope here"
NOT_SMOOTH = "f is not smooth here"  # it may have a slope all the same
CANNOT_TELL = "its digits cancel, and more than can be proven"
UNPROVEN = "its digits are lost to rounding"
NO_RULE = "for a function in it no digits can be proven"
NOT_SETTLED = "samples of f do not settle on it"
NOT_INSTALLED = "python-flint, which proves digits, is not installed"


class Proven(NamedTuple):
    """A true number, as far as it is known.

    Attributes:
        number: the double nearest to it; nan where there is none, or none that can be proven.
        digits: how many significant digits are proven; 17 says that it is the nearest double, 0 that nothing is known.
        reason: why it is not told, where it is not; else "".
        beyond: it as text, `3.67157e-348`, where it is too large or too small for a double; else "".
        rest: how much the true number lies above the double, as far as that is known.
        error: how far it may lie from both together; inf where nothing is known.
        estimated: whether it comes from samples alone: its error then is an uncertainty, and its digits are as sure.
    """

    number: float
    digits: int
    reason: str = ""
    beyond: str = ""
    rest: float = 0.0
    error: float = math.inf
    estimated: bool = False

    @property
    def withheld(self) -> bool:
        """Whether there may be a number that is not told, and not for f having none."""
        return not self.digits and self.reason in (CANNOT_TELL, UNPROVEN, NO_RULE, NOT_SETTLED, NOT_INSTALLED)


Parts: TypeAlias = tuple[Proven, Proven, Proven]  # value, slope, curvature


@dataclass(frozen=True, slots=True)
class Exact:
    """What f truly does at x.

    Attributes:
        parts: f(x), f'(x) and f''(x), each with what is known of it.
    """

    parts: Parts

    @property
    def value(self) -> float:
        """The double nearest f(x); nan where f has no value, or none that can be proven."""
        return self.parts[0].number

    @property
    def slope(self) -> float:
        """The double nearest f'(x), likewise."""
        return self.parts[1].number

    @property
    def curvature(self) -> float:
        """The double nearest f''(x), likewise."""
        return self.parts[2].number

    @property
    def digits(self) -> tuple[int, int, int]:
        """How many significant digits of the three are proven."""
        value, slope, curvature = self.parts
        return value.digits, slope.digits, curvature.digits

    @property
    def reasons(self) -> tuple[str, str, str]:
        """Why each is not told, where it is not; else ""."""
        value, slope, curvature = self.parts
        return value.reason, slope.reason, curvature.reason


def alike(part: Proven) -> Exact:
    """Return an `Exact` of which the same is to be said of all three numbers."""
    return Exact((part, part, part))


def bounded(number: float, bound: float) -> Proven:
    """Return a double that is known to lie no further than `bound` from the true number.

    As many digits are proven as both ends of that interval round to alike: those then are the true number's.
    """
    if not math.isfinite(number):
        return Proven(math.nan, 0, UNPROVEN)
    if bound == 0.0 or (number == 0.0 and bound < NOTHING):
        return Proven(number + 0.0, SURE, error=bound)  # + 0.0: no -0
    if not bound < abs(number):  # nan too
        return Proven(math.nan, 0, UNPROVEN)
    digits = int(min(_MOST_BOUNDED, math.log10(abs(number) / bound)))  # the ratio may be infinite
    low, high = math.nextafter(number - bound, -math.inf), math.nextafter(number + bound, math.inf)
    while digits > 0 and f"{low:.{digits - 1}e}" != f"{high:.{digits - 1}e}":
        digits -= 1
    return Proven(number, digits, error=bound) if digits else Proven(math.nan, 0, UNPROVEN)
