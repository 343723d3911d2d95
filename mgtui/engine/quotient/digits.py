"""The floating-point view of one quotient: what is left of f(x + h) and f(x) once they are subtracted.

Both values carry about 16 digits. The closer they are, the more leading digits they share; these cancel, and the
rise is made of the few that remain, the last of which were rounded (Goldberg, What Every Computer Scientist Should
Know About Floating-Point Arithmetic, 1991, section 1.4: cancellation).
"""

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from mgtui.engine.expression import Function
from mgtui.engine.own.sampled_function import AnyFunction
from mgtui.engine.quotient.difference import Difference
from mgtui.engine.quotient.doubts import Doubts, doubts

DIGITS = 17  # decimal digits that tell any two doubles apart
FULL = -math.log10(2**-53)  # decimal digits a double is worth
MAX_GAP = 17  # further apart than this, the smaller value is lost on the larger and need not be read
FIXED = range(-3, 16)  # exponents of ten written without a power of ten
_WORTH_SAYING = 3.0  # digits that a value must have lost
EXACT = Context(prec=1200, rounding=ROUND_HALF_EVEN)  # holds every double exactly, so digits are rounded once


@dataclass(frozen=True, slots=True)
class DigitsView:
    """Two values under each other, digit by digit, and what their subtraction leaves.

    `text_from`, `text_to` and `text_rise` are equally long and have the decimal point at the same index; each is to
    be read times 10^`exponent`. They show at least 17 significant digits of the two values, unless one is more than
    10^17 times the other: then the smaller one's digits are cut off. A value that is not finite is `nan`, `inf`
    or `-inf`, padded on the left.

    Attributes:
        labels: what the two values are called, e.g. `("f(x)", "f(x + h)")`.
        text_from: digits of the value at the secant's start.
        text_to: digits of the value at its end.
        text_rise: digits of their difference as doubles have it.
        exponent: power of ten the texts are to be multiplied by; 0 for values of everyday size.
        shared: (start, end) of the shared leading digits in both texts, a half-open range of indices that may span
            the decimal point; start == end where there are none.
        shared_digits: how many digits that range holds.
        surviving: significant decimal digits of the rise that the values' own rounding leaves, from 0.0 to about 16;
            nan where a value is not finite.
        sure: significant decimal digits of each value that are those of the true one, likewise; nan where that cannot
            be told.
        ulp_x: distance from |x| to the next larger double.
        h: the step as asked for.
        h_used: the step the doubles took.
        h_lost: whether x + h == x.
        sentence: the same in one plain sentence.
    """

    labels: tuple[str, str]
    text_from: str
    text_to: str
    text_rise: str
    exponent: int
    shared: tuple[int, int]
    shared_digits: int
    surviving: float
    sure: tuple[float, float]
    ulp_x: float
    h: float
    h_used: float
    h_lost: bool
    sentence: str


def digits_view(quotient: Difference, f: AnyFunction | None = None) -> DigitsView:
    """Return the floating-point view of a difference quotient; of a parsed f, with how many of its digits are sure.

    >>> from mgtui.engine import difference
    >>> view = digits_view(difference(lambda x: 3 * x**2 - 4 * x + 5, 3.0, h=1e-8))
    >>> view.text_from, view.text_to, view.shared_digits
    ('20.000000000000000', '20.000000140000001', 8)

    Surviving digits are log10(|rise| / noise), where noise is half an ulp from each value, the rounding no double
    escapes. A formula that cancels inside has more; of a parsed f that is counted too.
    """
    doubt = doubts(f, quotient) if isinstance(f, Function) else Doubts(math.nan, math.nan, math.nan)
    a, b = quotient.f_from, quotient.f_to
    exponent, decimals = _layout(a, b)
    text_from, text_to, text_rise = _aligned([_digits(v, exponent, decimals) for v in (a, b, quotient.rise)])
    shared = _shared(text_from, text_to) if quotient.undefined is None else (0, 0)
    shared_digits = sum(character.isdigit() for character in text_from[slice(*shared)])
    surviving = _surviving(quotient, doubt.rise)
    return DigitsView(
        labels=quotient.labels,
        text_from=text_from,
        text_to=text_to,
        text_rise=text_rise,
        exponent=exponent,
        shared=shared,
        shared_digits=shared_digits,
        surviving=surviving,
        sure=(_sure(a, doubt.start), _sure(b, doubt.end)),
        ulp_x=math.ulp(quotient.x),
        h=quotient.h,
        h_used=quotient.h_used,
        h_lost=quotient.h_lost,
        sentence=_sentence(quotient, shared_digits, surviving) + _cancels(quotient, doubt),
    )


def _layout(a: float, b: float) -> tuple[int, int]:
    """Return the common power of ten and the number of decimals that show both values in full."""
    exponents = [_exponent(v) for v in (a, b) if v != 0 and math.isfinite(v)] or [0]
    largest = max(exponents)
    smallest = max(min(exponents), largest - MAX_GAP)
    power = 0 if largest in FIXED else largest
    return power, max(1, DIGITS - 1 + power - smallest)


def _exponent(value: float) -> int:
    return Decimal(value).adjusted()


def _digits(value: float, exponent: int, decimals: int) -> str:
    if not math.isfinite(value):
        return str(value)
    scaled = Decimal(value + 0.0).scaleb(-exponent, EXACT)  # + 0.0 drops the sign of -0.0
    return f"{scaled.quantize(Decimal(1).scaleb(-decimals), context=EXACT):f}"


def _aligned(texts: list[str]) -> list[str]:
    """Pad on the left, which keeps the decimal points under each other: all have as many decimals."""
    width = max(map(len, texts))
    return [text.rjust(width) for text in texts]


def _shared(a: str, b: str) -> tuple[int, int]:
    """Return the range of the leading digits two aligned texts share, without zeros before the first digit."""
    end = next((i for i, (p, q) in enumerate(zip(a, b, strict=True)) if p != q), len(a))
    start = next((i for i, character in enumerate(a[:end]) if character in "123456789"), end)
    return (start, end) if start < end else (0, 0)


def _surviving(quotient: Difference, doubt: float) -> float:
    if quotient.undefined is not None:
        return math.nan
    noise = max(math.ulp(quotient.f_from), math.ulp(quotient.f_to), 0.0 if math.isnan(doubt) else doubt)
    return _within(quotient.rise, noise) if quotient.rise else 0.0


def _sure(value: float, error: float) -> float:
    """Return how many digits of a value are sure."""
    return math.nan if math.isnan(error) else FULL if error == 0.0 else _within(value, error) if value else 0.0


def _within(value: float, noise: float) -> float:
    """Return how many digits a value has above noise."""
    return min(max(math.log10(abs(value)) - math.log10(noise), 0.0), FULL) if noise < math.inf else 0.0


def _cancels(quotient: Difference, doubt: Doubts) -> str:
    """Return how many digits of f are sure, where it has lost some."""
    values = zip(quotient.labels, (quotient.f_from, quotient.f_to), (doubt.start, doubt.end), strict=True)
    sure = {label: _sure(value, error) for label, value, error in values}
    lost = [f"of {label} {_number_of(digits)} sure" for label, digits in sure.items() if digits < FULL - _WORTH_SAYING]
    return f" f itself cancels: {', '.join(lost)}." if lost else ""


def _number_of(digits: float) -> str:
    number = round(digits)
    return f"about {_count(number, 'digit')} {'is' if number == 1 else 'are'}" if number else "no digit is"


def _cancelled(quotient: Difference) -> int:
    """Return how many digits the subtraction of two different values cancels, digits hidden by a carry included."""
    largest = max(abs(quotient.f_from), abs(quotient.f_to))
    return round(max(math.log10(largest) - math.log10(min(abs(quotient.rise), largest)), 0.0))


def _sentence(quotient: Difference, shared_digits: int, surviving: float) -> str:
    if quotient.undefined is not None:
        return f"{_missing(quotient)}, so there is no quotient."
    first, second = quotient.labels
    if quotient.h_lost:
        forward_lost = quotient.scheme != "backward" and quotient.x_plus_h == quotient.x
        return f"{'x + h' if forward_lost else 'x - h'} is the same double as x: the step is lost before f is asked."
    if quotient.f_from == quotient.f_to:
        return f"{first} and {second} are the same double: nothing survives the subtraction, and the quotient is 0."
    cancelled, left = _cancelled(quotient), round(surviving)
    if shared_digits > 0 or cancelled < 3:
        common = f"share {_count(shared_digits, 'leading digit')}"
    else:  # 19.99999 and 20.00001
        common = f"are as close as numbers that share {cancelled} digits"
    kept = f"about {_count(left, 'significant digit')}" if left else "less than one significant digit"
    return f"{first} and {second} {common}; {kept} {'survive' if left > 1 else 'survives'} the subtraction."


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _missing(quotient: Difference) -> str:
    """Return what is wrong with the values the quotient lacks, e.g. `f(x + h) is undefined`."""
    values = zip(quotient.labels, (quotient.f_from, quotient.f_to), strict=True)
    flaws = {
        label: "undefined" if math.isnan(v) else "too large for a double" for label, v in values if not math.isfinite(v)
    }
    if len(flaws) == 2 and len(set(flaws.values())) == 1:
        return f"{' and '.join(flaws)} are {next(iter(flaws.values()))}"
    return " and ".join(f"{label} is {flaw}" for label, flaw in flaws.items())
