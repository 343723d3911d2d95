"""What f does at one x: smooth, corner, jump, pole, hole, edge ... decided from the expression, not from samples."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mgtui.engine.callables import sampled_behaviour
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.germs.germ import ANALYTIC
from mgtui.engine.local.kinds import Behaviour, assembled, kind_of, overflows
from mgtui.engine.local.one_sided import OneSided, one_sided
from mgtui.engine.local.real_roots import real_root
from mgtui.engine.local.seams import is_seam, owned_pole
from mgtui.engine.local.sides import Sides
from mgtui.engine.quotient.difference import checked_point


def behaviour(f: Callable[[float], Any], x: float, /, **others: float) -> Behaviour:
    """Return what f does at x.

    >>> behaviour(parse("|x|"), 0.0).sentence
    'f has a corner at 0: slope −1 from the left, 1 from the right.'

    A break within an ulp of x counts as being at x: tan has its pole at the double next to π/2, and 1/(x - 0.3) at
    0.1 + 0.2.

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
        return _behaviour(f, x, others)
    if others:
        raise TypeError("other variables are for parsed functions")
    return sampled_behaviour(f, x)


def jet_and_behaviour(f: Function, x: float) -> tuple[Jet, Behaviour]:
    """Return f's jet at x and what f does there, from one run of the rules; f has one variable."""
    jet = f.jet(x)
    return jet, _behaviour(f, checked_point(x), {}, jet)


def _behaviour(f: Function, x: float, others: Mapping[str, float], jet: Jet | None = None) -> Behaviour:
    """Return what a parsed function does at x; `jet` spares it another run where f is smooth."""
    wrt, point = _moving(f, x, others)
    value = f(**point)
    right = one_sided(f.tape, point, wrt, 1)
    if right.state == ANALYTIC and math.isfinite(value):
        smooth = OneSided(ANALYTIC, value, (jet or f.jet(wrt=wrt, **point)).slope, right.curvature, right.errors)
        return assembled("smooth", Sides(x, value, smooth, smooth))
    sides = Sides(x, value, one_sided(f.tape, point, wrt, -1), right)
    own_values = any(isinstance(entry, Operation) and entry.row.traits.own_values for entry in f.tape.entries)

    def value_at(at: float) -> float:
        return float(f(**{**point, wrt: at}))

    kind = kind_of(value_at, sides, own_values)
    if kind in ("smooth", "corner") or (kind == "pole" and owned_pole(value_at, sides)):
        sides = sides._replace(seam=is_seam(f.tape, point, wrt))
    if kind == "unknown" and overflows(sides):
        return assembled(kind, sides.unknown())
    found = assembled(kind, sides)
    root = real_root(f.text, f.tree, point) if kind == "undefined" else None
    return replace(found, sentence=f"{found.sentence} The real root is {root.replacement}.") if root else found


def _moving(f: Function, x: float, others: Mapping[str, float]) -> tuple[str, dict[str, float]]:
    """Return the variable that moves and the value of every variable."""
    free = [name for name in f.variables if name not in others]
    if len(free) != 1 or len(others) != len(f.variables) - 1:
        raise TypeError(f"values are wanted for all variables of {f.text!r} but one: {', '.join(f.variables)}")
    return free[0], {free[0]: x, **{name: checked_point(number) for name, number in others.items()}}
