"""How true numbers are written: with the digits that are proven and no others, or as what stands in for them."""

import math

from mgtui.engine import SHOWN, Proven
from mgtui.text.numbers import short, squeezed, typeset

MOST_DIGITS = 15  # which a double is sure to hold
_ENOUGH = 40  # digits of a double and what lies beyond it
NOT_TOLD = "?"  # there is a number, but it cannot be told


def rounded(part: Proven, most: int = MOST_DIGITS) -> float:
    """Return a true number with the digits that are proven, at most so many; nan where none is.

    It is rounded once, from all that is known of it: 0.50000000125 is a double just below, and the true number of
    (√(1 + x) − 1)/x at −1e−8 lies just above.
    """
    digits = min(part.digits, most)
    if not digits or not math.isfinite(part.number):
        return part.number if digits else math.nan
    if not part.rest:
        return float(f"{part.number:.{digits - 1}e}")
    from decimal import Decimal, localcontext  # 2 ms, and needed for what is proven alone

    with localcontext(prec=_ENOUGH):
        return float(f"{Decimal(part.number) + Decimal(part.rest):.{digits - 1}e}")


def text_of(part: Proven, digits: int = SHOWN) -> str:
    """Return a true number to some significant digits; one that no double holds too: `3.66787e−348`."""
    return typeset(part.beyond) if part.beyond else _short(part, digits)


def _short(part: Proven, digits: int) -> str:
    shown = rounded(part, digits)
    return short(shown, digits, is_rounded=shown != part.number or bool(part.rest))


def text_within(part: Proven, width: int, digits: int) -> str:
    """Return the same in `width` columns; `-` where there is none."""
    if part.beyond and len(part.beyond) <= width:
        return typeset(part.beyond)
    for kept in range(digits, 1, -1):
        text = _short(part, kept)
        if len(text) <= width and not math.isnan(part.number):
            return text
    return squeezed(rounded(part), width, 1)


def doubt(parts: tuple[Proven, Proven], names: tuple[str, str] = ("f", "its slope")) -> str:
    """Return why value or slope is not told in full, as a sentence; "" where both are."""
    for part, name in zip(parts, names, strict=True):
        if 0 < part.digits < SHOWN and not part.estimated:  # an estimate has its uncertainty beside it
            plural = "digit" if part.digits == 1 else "digits"
            return f"Only {part.digits} {plural} of {name} can be proven."
        if not part.digits and part.withheld:
            return f"What {name} is cannot be told: {part.reason}."
    return ""
