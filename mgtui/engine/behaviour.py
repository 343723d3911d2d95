"""What f does at one x: smooth, corner, jump, pole, hole, edge ... decided from the expression, not from samples."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mgtui.engine.callables import roughly_seen, sampled_behaviour, seen_in_samples
from mgtui.engine.evaluation.exact import CANNOT_TELL, NO_SLOPE, NOT_DEFINED, SURE, Exact, Proven
from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.germs.germ import ANALYTIC, UNDEFINED, Germ
from mgtui.engine.local.judging import Judge
from mgtui.engine.local.kinds import Behaviour, assembled, kind_of, overflows
from mgtui.engine.local.naming import name_of
from mgtui.engine.local.one_sided import ORDERS, OneSided, germs_of, one_sided
from mgtui.engine.local.place import values_at_place
from mgtui.engine.local.reach import cancels, leaves_doubles
from mgtui.engine.local.real_roots import real_root
from mgtui.engine.local.seams import is_seam, owned_pole
from mgtui.engine.local.sentences import unproven
from mgtui.engine.local.sides import SAME, Sides
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.quotient.difference import checked_point
from mgtui.engine.true_numbers import true_numbers
from mgtui.text.numbers import exact

_COARSE = 2.0**32  # from here on an expansion takes x for exact, and a whole x for one that may be none
_OUTSIDE = 2.0**-20  # of x
_NOTHING = OneSided(UNDEFINED, math.nan, math.nan, math.nan, (0.0, 0.0, 0.0))
_ALIKE = 1e-9  # values that differ by more, relatively, are not the same but for rounding


def behaviour(f: Callable[[float], Any], x: float, /, **others: float) -> Behaviour:
    """Return what f does at x.

    >>> behaviour(parse("|x|"), 0.0).sentence
    'f has a corner at 0: slope −1 from the left, 1 from the right.'

    A break within an ulp of x counts as being at x: tan has its pole at the double next to π/2, and 1/(x - 0.3) at
    0.1 + 0.2. But x is no break's that is at a number meant as it stands, when it is only that one's neighbour.

    Args:
        f: a parsed function, or any callable from float to float; of the latter samples are all there is to go by.
        x: the point, finite.
        others: the values of a parsed function's other variables.

    Raises:
        TypeError: a variable is missing or unknown.
        ValueError: x is not finite.
    """
    x = checked_point(x)
    if isinstance(f, Function):
        f = _alone(f, others)
        here = _seen(f, x, "")[1]
        place = name_of(here, lambda at: _seen(f, at, "")[1])
        return here if place == exact(x) else _seen(f, x, place)[1]
    if isinstance(f, Sampled):
        return seen_in_samples(f.bind(**others), x)[1]
    if others:
        raise TypeError("other variables are for parsed functions")
    return sampled_behaviour(f, x)


def behaviour_at(f: Function, x: float, place: str) -> Behaviour:
    """Return what a function of one variable does at x, which its sentence writes as `place`, by default in full.

    x is a break's if that lies within an ulp or so: no proof tells which of the doubles there is the break's own.
    """
    return _seen(f, x, place, strict=False)[1]


def numbers_and_behaviour(f: AnyFunction, x: float, place: str) -> tuple[Exact, Behaviour]:
    """Return the true value, slope and curvature of f at x and what f does there; see `behaviour_at`."""
    if isinstance(f, Sampled):
        return seen_in_samples(f, checked_point(x), place)
    numbers, what = _seen(f, x, place)
    numbers = true_numbers(f, x) if numbers is None else numbers
    if what.kind == "smooth":  # what proof does not know, as beside 0^x, both sides agree on
        value, slope, curvature = numbers.parts
        numbers = Exact((_agreed(value, what.value), _agreed(slope, what.slope), curvature))
    return numbers, what


def rough_numbers_and_behaviour(f: AnyFunction, x: float, place: str) -> tuple[Exact, Behaviour]:
    """Return the same; of a function that is known by samples from a few values, for it takes long."""
    return roughly_seen(f, checked_point(x), place) if isinstance(f, Sampled) else numbers_and_behaviour(f, x, place)


def _agreed(part: Proven, number: float) -> Proven:
    if part.digits or part.withheld or math.isnan(number):
        return part
    return Proven(number, SURE, error=SAME * abs(number))


def _seen(f: Function, x: float, place: str, *, strict: bool = True) -> tuple[Exact | None, Behaviour]:
    """Return what f does at x, and its true numbers if that took them: at a break they prove nothing, and cost most."""
    x, wrt = checked_point(x), f.variables[0]
    judge = Judge(f, x, strict=strict)
    right = one_sided(f.tape, {wrt: x}, wrt, 1, judge=judge)
    numbers = true_numbers(f, x, smooth=right) if right.state == ANALYTIC else None
    if numbers and _is_told(numbers):
        return numbers, _smooth(x, numbers, place)
    value = f(x)  # what lies within rounding of a break has the value there
    sides = Sides(x, value, one_sided(f.tape, {wrt: x}, wrt, -1, judge=judge), right)
    if numbers and numbers.reasons[0] != NOT_DEFINED:  # too large, or lost to cancellation
        return numbers, _unknown(sides.unknown(), numbers, place)
    there = values_at_place(f.tape, x, _germs(f, x, judge))[-1]
    if any(sides.defined) and (math.isnan(there) or (math.isnan(value) and math.isfinite(there))):
        sides = sides._replace(value=there)
    own_values = there not in sides.limits and any(
        isinstance(entry, Operation) and entry.row.traits.own_values for entry in f.tape.entries
    )
    kind = kind_of(lambda at: float(f(at)), sides, own_values)
    if kind == "unknown" or (kind in ("undefined", "hole", "pole") and leaves_doubles(f.tape, x)):
        proven = f.exact(x)  # smooth where nothing on the way was at a break: a number on the way is beyond doubles
        if _is_told(proven):
            return proven, _smooth(x, proven, place)
        if proven.digits[0]:
            kind, sides = "unknown", sides._replace(value=proven.value)
        elif proven.parts[0].withheld:
            kind = "unknown"
        if proven.reasons[0] == NOT_DEFINED and _is_outside(f, x):
            return proven, assembled("undefined", Sides(x, math.nan, _NOTHING, _NOTHING), place=place)
        if kind == "unknown":
            return numbers, _unknown(sides.unknown() if overflows(sides) else sides, proven, place)
    if kind == "undefined" and cancels(f.tape, x) and _is_told(proven := f.exact(x)):
        return proven, _smooth(x, proven, place)
    if kind == "smooth":  # the expansion takes a step that is a whole number for a number nearby
        proven = f.exact(x)
        if proven.reasons[0] == NOT_DEFINED and _is_outside(f, x):
            return proven, assembled("undefined", Sides(x, math.nan, _NOTHING, _NOTHING), place=place)
        if proven.reasons[1] == NO_SLOPE:
            kind, sides = "unknown", sides.unknown()
        elif proven.digits[0] and not math.isclose(proven.value, value, rel_tol=_ALIKE):
            told = _is_told(proven)
            return proven, _smooth(x, proven, place) if told else _unknown(sides.unknown(), proven, place)
        elif proven.reasons[0] == CANNOT_TELL and leaves_doubles(f.tape, x):
            return proven, _unknown(sides.unknown(), proven, place)
    if kind == "jump" and math.isfinite(there) and there != sides.value and f.exact(x).reasons[0] == CANNOT_TELL:
        sides = sides._replace(value=there)  # sin(3π) is 0, and no digit of its double is
    if kind == "undefined" or not any(sides.defined):
        held = there if kind == "undefined" else value
        if strict and not math.isnan(held) and _is_denied(f, x):
            sides, held = sides._replace(value=math.nan), math.nan
        if math.isnan(held) or kind == "undefined":
            return numbers, _undefined(f, sides, held, place)
    if kind in ("smooth", "corner") or (kind == "pole" and owned_pole(f, sides)):
        sides = sides._replace(seam=is_seam(f.tape, {wrt: x}, wrt))
    return numbers, assembled(kind, sides, place=place)


def _unknown(sides: Sides, numbers: Exact, place: str) -> Behaviour:
    """Return that it cannot be told what f does, nor what it is where no digit of the value is proven."""
    what = assembled("unknown", sides, place=place)
    if not numbers.parts[0].withheld or not math.isfinite(sides.value):
        return what
    return replace(what, sentence=unproven(sides.value, place or exact(sides.x)))


def _is_outside(f: Function, x: float) -> bool:
    """Tell whether f is proven to have no value on either side of x, further off than what x may stand for."""
    away = _OUTSIDE * (abs(x) or 1.0)
    return all(f.exact(at).reasons[0] == NOT_DEFINED for at in (x - away, x + away) if math.isfinite(at))


def _is_denied(f: Function, x: float) -> bool:
    """Tell whether f is proven to have no value at x, nor at what x may stand for."""
    judge = Judge(f, x, strict=True, thorough=True)
    return judge.denies(values_at_place(f.tape, x, _germs(f, x, judge)))


def _germs(f: Function, x: float, judge: Judge) -> list[Germ]:
    """Return the expansions of all entries right of x."""
    return germs_of(f.tape, {f.variables[0]: x}, f.variables[0], 1, ORDERS[0], exact=False, judge=judge)


def _undefined(f: Function, sides: Sides, held: float, place: str) -> Behaviour:
    """Return what is to be said where f has no value: that rounding alone denies it, or how to get the real root."""
    found = assembled("undefined" if math.isnan(held) else "edge", sides, held, place)
    root = real_root(f.text, f.tree, {f.variables[0]: sides.x}) if math.isnan(held) else None
    return replace(found, sentence=f"{found.sentence} The real root is {root.replacement}.") if root else found


def _is_told(numbers: Exact) -> bool:
    """Tell whether value and slope are known; the slope may be beyond doubles."""
    return math.isfinite(numbers.value) and not math.isnan(numbers.slope)


def _smooth(x: float, numbers: Exact, place: str) -> Behaviour:
    side = OneSided(ANALYTIC, numbers.value, numbers.slope, numbers.curvature, (0.0, 0.0, 0.0))
    return assembled("smooth", Sides(x, numbers.value, side, side), place=place)


def _alone(f: Function, others: Mapping[str, float]) -> Function:
    """Return f as a function of the one variable that `others` leaves free."""
    if len(others) != len(f.variables) - 1 or not set(others) <= set(f.variables):
        raise TypeError(f"values are wanted for all variables of {f.text!r} but one: {', '.join(f.variables)}")
    return f.bind(**{name: checked_point(number) for name, number in others.items()}) if others else f
