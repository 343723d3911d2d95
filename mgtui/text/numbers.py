"""How numbers are written for people, everywhere: the shortest text that is true, lined up on the decimal point.

One rule decides between fixed and scientific: from 0.0001 up and below 10^16 a number is written out, unless it ends
in six zeros or more, which nobody counts; everything else has a power of ten. The minus is U+2212, also in exponents.
A number written to a few digits follows the same rule, so that it is spelled alike wherever it shows those digits.

Programs get Python's `repr` instead, which reads back as the same double in any tool: JSON and CSV. What is typed or
edited, the command line to share and prompts, has it without the point and the zeros that say nothing. Both keep to
fixed and scientific at the same places but for the zeros at the end.
"""

import math
from collections.abc import Iterable, Sequence

MINUS = "−"
_DIGITS, _ALL_DIGITS = 6, 17  # that are shown where nothing asks for more; that make any double up
_MANY_ZEROS = 6  # at the end of a whole number, from which on it is written with a power of ten


def exact(value: float) -> str:
    """Return the shortest decimal that is this very double, as in `0.1`, `1e−16`; `undefined` for nan."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if value == 0:
        return "0"
    # Python's repr writes powers of ten below 0.0001 and from 10^16 on: that is the rule, but for the zeros.
    text = repr(float(value)).removesuffix(".0")
    if text.endswith("0" * _MANY_ZEROS) and text.lstrip("-").isdigit():
        return scientific(int(text), 0)
    return typeset(text)


def typed(value: float) -> str:
    """Return a number as one would type it, in the fewest characters that make this very double: `3`, `-1e-5`."""
    mantissa, mark, exponent = repr(float(value)).partition("e")
    return mantissa.removesuffix(".0") + (f"e{int(exponent)}" if mark else "")


def short(value: float, digits: int = _DIGITS, *, is_rounded: bool = False) -> str:
    """Return the value to some significant digits, without trailing zeros: `0.666667`, `14.003`, `2.5e−7`.

    Args:
        value: the number.
        digits: the most that are shown.
        is_rounded: whether the value stands for one with more digits.
    """
    if not math.isfinite(value) or value == 0:
        return exact(value)
    rounded = float(f"{value:.{digits - 1}e}")
    if math.isinf(rounded):  # the largest doubles round up to none: round them down
        return short(value * (1 - 0.5 * 10.0 ** (1 - digits)), digits)
    if (is_rounded or rounded != value) and abs(
        rounded
    ) >= 10**digits:  # 123457000 would claim zeros that are not there
        return typeset(f"{value:.{digits - 1}e}")
    return exact(rounded)


def told(value: float, others: Iterable[float] = (), within: float = math.inf, digits: int = _DIGITS) -> str:
    """Return the value to a few digits, or to as many more as tell it from others: `1` may be 0.9999999, beside 1 not.

    Args:
        value: the number.
        others: numbers it must not be taken for, itself apart: what is written lies ten times nearer to the value.
        within: how far what is written may lie off at most.
        digits: the fewest.
    """
    if float(f"{value:.{digits - 1}e}") == value or not math.isfinite(value):
        return short(value, digits)
    room = min([within, *[0.1 * abs(value - other) for other in others if other != value]])
    for more in range(digits, _ALL_DIGITS):
        if abs(float(f"{value:.{more - 1}e}") - value) <= room:
            return short(value, more)
    return exact(value)


def is_scientific(unit: int, power: int) -> bool:
    """Tell whether unit * 10**power is written with a power of ten when it stands alone."""
    return unit != 0 and "e" in exact(float(f"{unit}e{power}"))


def fixed(unit: int, power: int) -> str:
    """Return unit * 10**power written out, with all of the unit's decimals: `−0.50` for (−50, −2); `0` is `0`."""
    if unit == 0:
        return "0"
    sign, digits = MINUS if unit < 0 else "", str(abs(unit))
    if power >= 0:
        return sign + digits + "0" * power
    digits = digits.rjust(1 - power, "0")
    return f"{sign}{digits[:power]}.{digits[power:]}"


def scientific(unit: int, power: int) -> str:
    """Return unit * 10**power with a power of ten and no zero too many: `2.5e−7` for (250, −9)."""
    if unit == 0:
        return "0"
    digits = str(abs(unit))
    first, rest = digits[0], digits[1:].rstrip("0")
    exponent = power + len(digits) - 1
    return f"{'-' * (unit < 0)}{first}{'.' if rest else ''}{rest}e{exponent}".replace("-", MINUS)


def fraction(value: float, largest: int = 1000) -> str:
    """Return a number as the fraction it is, `2/3`, where the denominator is at most `largest`, else as a decimal."""
    from fractions import Fraction  # 1.5 ms that importing the engine need not pay: only a lesson asks

    near = Fraction(value).limit_denominator(largest)
    return str(near).replace("-", MINUS) if float(near) == value else exact(value)


def fitted(value: float, width: int) -> str:
    """Return `exact` where it fits in `width` columns, else as many digits as do and an ellipsis."""
    text = exact(value)
    # More digits than columns fit only where the last of them are zeros, and then fewer digits say the same.
    digits = min(17, max(2, width))
    while len(text) > width and digits > 1:
        digits -= 1
        text = short(value, digits) + "…"
    return text


def squeezed(value: float, width: int, digits: int = 7) -> str:
    """Return `short` with as many digits, up to `digits`, as fit in `width` columns; "-" for nan.

    >>> squeezed(0.00548, 6), squeezed(0.00548, 4), squeezed(123456.0, 4)
    ('0.0055', '5e−3', '1e5')
    """
    if math.isnan(value):
        return "-"
    text = ""
    for kept in range(digits, 0, -1):
        text = short(value, kept)
        if len(text) <= width:
            return text
    if math.isfinite(value):
        unit, _, power = f"{value:.0e}".partition("e")
        power_of_ten = scientific(int(unit), int(power))  # 0.005 as 5e−3
        text = power_of_ten if len(power_of_ten) <= width else text
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def signed(value: float, digits: int = 3) -> str:
    """Return a change with its sign: `+1.43`, `−0.6`, `0`."""
    return f"+{short(value, digits)}" if value > 0 else short(value, digits)


def equation(slope: float, intercept: float, variable: str = "x", digits: int = 6) -> str:
    """Return a line in the form `14x − 22`, `−x`, `5`."""
    leading, constant = short(slope, digits), short(abs(intercept), digits)
    term = {"1": variable, f"{MINUS}1": f"{MINUS}{variable}"}.get(leading, f"{leading}{variable}")
    if "e" in leading or (len(variable) > 1 and leading not in ("1", f"{MINUS}1")):
        term = f"{leading}·{variable}"
    if leading == "0":
        return short(intercept, digits)
    if constant == "0":
        return term
    return f"{term} {MINUS if intercept < 0 else '+'} {constant}"


def aligned(texts: Sequence[str]) -> list[str]:
    """Return number texts padded so that their decimal points stand under one another."""
    before = [_before_point(text) for text in texts]
    widest = max(before, default=0)
    padded = [" " * (widest - place) + text for place, text in zip(before, texts, strict=True)]
    width = max(map(len, padded), default=0)
    return [text.ljust(width) for text in padded]


def _before_point(text: str) -> int:
    for mark in (".", "e", "…"):
        if mark in text:
            return text.index(mark)
    return len(text)


def typeset(text: str) -> str:
    """Return a number as Python writes it the way people do: `−3.5e−7` for `-3.50e-07`."""
    mantissa, mark, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = f"e{int(exponent)}" if mark else ""
    return (mantissa + power).replace("-", MINUS)
