"""How numbers are written, everywhere: shortest text that is true, no noise, lined up on the decimal point."""

import math
from collections.abc import Sequence

MINUS = "−"
_PLAIN_FROM, _PLAIN_BELOW = 1e-5, 1e16  # outside, powers of ten


def exact(value: float) -> str:
    """The shortest decimal that is this very double: `0.1`, `14.00300000000243`, `1e−16`; `undefined` for nan."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if value == 0:
        return "0"
    text = repr(float(value))
    plain = "e" in text and _PLAIN_FROM <= abs(value) < _PLAIN_BELOW
    return _tidy(_plain(text) if plain else text)


def short(value: float, digits: int = 6) -> str:
    """The value to some significant digits, without trailing zeros: `0.666667`, `14.003`, `2.5e−7`."""
    if not math.isfinite(value) or value == 0:
        return exact(value)
    rounded = float(f"{value:.{digits - 1}e}")
    if math.isinf(rounded):  # the largest doubles round up to none: round them down
        return short(value * (1 - 0.5 * 10.0 ** (1 - digits)), digits)
    if rounded != value and abs(rounded) >= 10**digits:  # 123457000 would claim zeros that are not there
        return _tidy(f"{value:.{digits - 1}e}")
    return exact(rounded)


def fitted(value: float, width: int) -> str:
    """`exact` where it fits in `width` columns, else as many digits as do and an ellipsis."""
    text = exact(value)
    # More digits than columns fit only where the last of them are zeros, and then fewer digits say the same.
    digits = min(17, max(2, width))
    while len(text) > width and digits > 1:
        digits -= 1
        text = short(value, digits) + "…"
    return text


def squeezed(value: float, width: int, digits: int = 7) -> str:
    """`short` with as many digits, up to `digits`, as fit in `width` columns; "-" for nan."""
    if math.isnan(value):
        return "-"
    for kept in range(digits, 0, -1):
        text = short(value, kept)
        if len(text) <= width:
            return text
    return text[: max(0, width - 1)] + "…"


def signed(value: float, digits: int = 3) -> str:
    """A change, with its sign: `+1.43`, `−0.6`, `0`."""
    return short(value, digits) if value <= 0 else f"+{short(value, digits)}"


def equation(slope: float, intercept: float, variable: str = "x", digits: int = 6) -> str:
    """A line in the form `14x − 22`, `−x`, `5`."""
    leading, constant = short(slope, digits), short(abs(intercept), digits)
    term = {"1": variable, f"{MINUS}1": f"{MINUS}{variable}"}.get(leading, f"{leading}{variable}")
    if "e" in leading:
        term = f"{leading}·{variable}"
    if leading == "0":
        return short(intercept, digits)
    if constant == "0":
        return term
    return f"{term} {MINUS if intercept < 0 else '+'} {constant}"


def aligned(texts: Sequence[str]) -> list[str]:
    """Number texts padded so that their decimal points stand under one another."""
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


def _plain(text: str) -> str:
    """A repr in powers of ten written out: 1.5e-05 -> 0.000015."""
    mantissa, _, exponent = text.partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    shift = int(exponent)
    digits = whole + fraction
    point = len(whole) + shift
    if point <= 0:
        return f"{sign}0.{'0' * -point}{digits}".rstrip("0").rstrip(".")
    return f"{sign}{digits.ljust(point, '0')[:point]}.{digits[point:]}".rstrip("0").rstrip(".")


def _tidy(text: str) -> str:
    mantissa, mark, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = f"e{int(exponent)}" if mark else ""
    return (mantissa + power).replace("-", MINUS)
