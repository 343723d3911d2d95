"""What f does at a point, in one plain sentence."""

import math

from mgtui.text.numbers import short


def number(value: float, digits: int = 6) -> str:
    """Return the value to so many significant digits, without trailing zeros: `−0.5`, `2.5e−7`, `∞`."""
    return short(value, digits)


def sentence(
    kind: str,
    x: float,
    value: float,
    slopes: tuple[float, float],
    limits: tuple[float, float],
    defined: tuple[bool, bool],
) -> str:
    """Return the sentence for a kind of behaviour.

    Args:
        kind: one of `behaviour.KINDS`.
        x: the point.
        value: f(x), nan where undefined.
        slopes: on the left and on the right.
        limits: of f, from the left and from the right.
        defined: whether f is defined on the left and on the right.
    """
    at = number(x)
    left, right = _apart(*slopes)
    match kind:
        case "smooth":
            return f"f is smooth at {at}: f = {number(value)}, slope {left}."
        case "corner" | "cusp":
            return f"f has a {kind} at {at}: slope {left} from the left, {right} from the right."
        case "vertical":
            return f"f has a vertical tangent at {at}: slope {left} from both sides."
        case "hole":
            return f"f has a hole at {at}: no value there, but it tends to {number(limits[0])} from both sides."
        case "jump":
            return f"f jumps at {at}: {_tends(limits, defined)}, {_value(value)}."
        case "pole":
            return f"f has a pole at {at}: {_tends(limits, defined)}."
        case "edge":
            return _edge(at, value, slopes, limits, defined)
        case "undefined":
            return f"f is not defined at {at}."
    if math.isinf(value):
        return f"f comes out too large at {at} for its slope to be told."
    if math.isnan(value):
        return f"What f does beside {at} cannot be told."
    return f"f = {number(value)} at {at}, but what it does beside it cannot be told."


def _apart(left: float, right: float) -> tuple[str, str]:
    """Return two numbers as texts that differ if the numbers do."""
    for digits in (6, 9, 12, 17):
        texts = number(left, digits), number(right, digits)
        if texts[0] != texts[1] or left == right:
            break
    return texts


def _value(value: float) -> str:
    return "no value there" if math.isnan(value) else f"f = {number(value)} there"


def _tends(limits: tuple[float, float], defined: tuple[bool, bool]) -> str:
    """Return where f tends from either side."""
    if all(defined) and limits[0] == limits[1]:
        return f"it tends to {number(limits[0])} from both sides"
    known = [
        f"{text} from the {side}"
        for limit, text, side in zip(limits, _apart(*limits), ("left", "right"), strict=True)
        if not math.isnan(limit)
    ]
    nothing = ", not defined on the left" if not defined[0] else ", not defined on the right" if not defined[1] else ""
    return f"it tends to {', '.join(known)}{nothing}"


def _edge(
    at: str, value: float, slopes: tuple[float, float], limits: tuple[float, float], defined: tuple[bool, bool]
) -> str:
    if not any(defined):
        return f"f is defined at {at} alone, not beside it: f = {number(value)}, no slope."
    place = 0 if defined[0] else 1
    side, verb = (("left", "ends"), ("right", "begins"))[place]
    slope = "" if math.isnan(slopes[place]) else f", slope {number(slopes[place])} from the {side}"
    if math.isnan(value):
        return f"f {verb} at {at}: no value there, but it tends to {number(limits[place])}{slope}."
    return f"f {verb} at {at}: f = {number(value)}{slope}."
