"""What f does at a point, in one plain sentence."""

import math

from mgtui.engine.local.sides import Sides, same
from mgtui.text.numbers import short


def sentence(kind: str, sides: Sides, limit: float, at: str) -> str:
    """Return the sentence for a kind of behaviour, one of `kinds.KINDS`; `limit` as in `Behaviour`, `at` names x."""
    _, value, left_side, _, seam = sides
    left, right = _apart(*sides.slopes)
    match kind:
        case "smooth" if seam:
            return f"The pieces meet at {at} with slopes {left} and {right}: smooth there{_bend(sides)}."
        case "smooth":
            slope = "but its slope is too large for a double" if math.isnan(sides.left.slope) else f"slope {left}"
            return f"f is smooth at {at}: f = {short(value)}, {slope}."
        case "corner" | "cusp":
            return f"f has a {kind} at {at}: slope {left} from the left, {right} from the right."
        case "vertical":
            return f"f has a vertical tangent at {at}: slope {left} from both sides."
        case "hole":
            return f"f has a hole at {at}: no value there, but it tends to {short(left_side.limit)} from both sides."
        case "jump":
            return f"f jumps at {at}: {_tends(sides)}, {_value(value)}."
        case "pole":
            own = "" if math.isnan(value) else f", {_value(value)}"
            return f"f has a pole at {at}: {_tends(sides)}{own}."
        case "edge":
            return _edge(at, sides, limit)
        case "undefined":
            return f"f is not defined at {at}."
    if math.isinf(value):
        return f"f comes out too large at {at} for its slope to be told."
    if math.isnan(value):
        return f"What f does beside {at} cannot be told."
    return f"f = {short(value)} at {at}, but what it does beside it cannot be told."


def unproven(value: float, at: str) -> str:
    """Return the sentence for a value that floating point gives, and of which no digit can be proven."""
    return f"f comes out as {short(value)} at {at}, but what it truly is cannot be told."


def _apart(left: float, right: float) -> tuple[str, str]:
    """Return two numbers as texts that differ if the numbers do."""
    for digits in (6, 9, 12, 17):
        texts = short(left, digits), short(right, digits)
        if texts[0] != texts[1] or left == right:
            break
    return texts


def _value(value: float) -> str:
    return "no value there" if math.isnan(value) else f"f = {short(value)} there"


def _tends(sides: Sides) -> str:
    """Return where f tends from either side."""
    limits, defined = sides.limits, sides.defined
    if all(defined) and limits[0] == limits[1]:
        return f"it tends to {short(limits[0])} from both sides"
    known = [
        f"{text} from the {side}"
        for limit, text, side in zip(limits, _apart(*limits), ("left", "right"), strict=True)
        if not math.isnan(limit)
    ]
    nothing = ", not defined on the left" if not defined[0] else ", not defined on the right" if not defined[1] else ""
    return f"it tends to {', '.join(known)}{nothing}"


def _bend(sides: Sides) -> str:
    """Return that the curvature jumps, where it does."""
    left, right = sides.left.curvature, sides.right.curvature
    if same(sides.left, sides.right, 2) or math.isnan(left) or math.isnan(right):
        return ""
    texts = _apart(left, right)
    return f"; f″ jumps from {texts[0]} to {texts[1]}"


def _edge(at: str, sides: Sides, limit: float) -> str:
    value, slopes, limits, defined = sides.value, sides.slopes, sides.limits, sides.defined
    if not any(defined):
        alone = f"f is defined at {at} alone, not beside it: f = {short(limit if math.isnan(value) else value)}"
        return f"{alone} but for rounding, no slope." if math.isnan(value) else f"{alone}, no slope."
    place = 0 if defined[0] else 1
    side, verb = (("left", "ends"), ("right", "begins"))[place]
    slope = "" if math.isnan(slopes[place]) else f", slope {short(slopes[place])} from the {side}"
    if math.isnan(value):
        return f"f {verb} at {at}: no value there, but it tends to {short(limits[place])}{slope}."
    return f"f {verb} at {at}: f = {short(value)}{slope}."
