"""How true numbers are written: with the digits that are proven and no others, or as what stands in for them."""

import math

from mgtui.engine import SHOWN, Proven
from mgtui.text.numbers import short, squeezed, typeset

MOST_DIGITS = 15  # which a double is sure to hold
NOT_TOLD = "?"  # there is a number, but it cannot be told


def rounded(part: Proven) -> float:
    """Return a true number with the digits that are proven, at most 15; nan where none is."""
    digits = min(part.digits, MOST_DIGITS)
    if not digits or not math.isfinite(part.number):
        return part.number if digits else math.nan
    return float(f"{part.number:.{digits - 1}e}")


def text_of(part: Proven, digits: int = SHOWN) -> str:
    """Return a true number to some significant digits; one that no double holds too: `3.66787e−348`."""
    return typeset(part.beyond) if part.beyond else short(rounded(part), digits)


def text_within(part: Proven, width: int, digits: int = 7) -> str:
    """Return the same in `width` columns; `-` where there is none."""
    if part.beyond and len(part.beyond) <= width:
        return typeset(part.beyond)
    return squeezed(rounded(part), width, digits)


def doubt(parts: tuple[Proven, Proven], names: tuple[str, str] = ("f", "its slope")) -> str:
    """Return why value or slope is not told in full, as a sentence; "" where both are."""
    for part, name in zip(parts, names, strict=True):
        if 0 < part.digits < SHOWN:
            plural = "digit" if part.digits == 1 else "digits"
            return f"Only {part.digits} {plural} of {name} can be proven."
        if not part.digits and part.withheld:
            return f"What {name} is cannot be told: {part.reason}."
    return ""
