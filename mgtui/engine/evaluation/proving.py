"""The digits of f, proven: its tree followed in ball arithmetic until nothing is in doubt.

Twice the bits are taken each time, until both ends of each ball round to the same double: Ziv, Fast evaluation of
elementary mathematical functions with correctly rounded last bit, ACM TOMS 17 (1991). x and the numbers in the
expression are the doubles they are; e, π and what is made of constants are the real numbers they stand for.

Loads python-flint, so it is imported when the first digit is to be proven.
"""

import math
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from mgtui.engine.calculus import balls
from mgtui.engine.calculus.ball_rules import BALL_RULES, Costed
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.evaluation.exact import (
    CANNOT_TELL,
    NO_CURVATURE,
    NO_SLOPE,
    NOT_DEFINED,
    NOT_SMOOTH,
    SURE,
    Exact,
    Parts,
    Proven,
    bounded,
)
from mgtui.engine.language.tree import LEAVES, NUMBER, POWER, VARIABLE, Tree

_LEAST_BITS, _MOST_BITS = 128, 4096
_TELLING_BITS = 2200  # these tell any double from a sum of it and any other
_MOST_WORK = 600.0  # in sines at 128 bits, of some 1.2 us each
_GROWTH = 1.3  # of the work with the bits
_E, _EXP = "e", "exp"
_TERMS = (3, 6, 12)  # coefficients kept, in turn: beside a hole some cancel

Point: TypeAlias = Mapping[str, float]
Expanded: TypeAlias = tuple[balls.Ball, balls.Ball, balls.Ball] | balls.Lost
_UNKNOWN = Proven(math.nan, 0, CANNOT_TELL)
_BROKEN = Proven(math.nan, 0, NOT_SMOOTH)


class BallStep(NamedTuple):
    """One node of a tree, ready to be followed.

    Attributes:
        op: name of the row of the function table, or `number`, `constant`, `variable`.
        args: places of the arguments.
        value: of a number.
        name: of a constant or variable.
        ball: the operation's rule; None for the others.
    """

    op: str
    args: tuple[int, ...]
    value: float
    name: str
    ball: Costed | None


def program_of(tree: Tree) -> tuple[BallStep, ...] | None:
    """Return a tree's nodes with equal ones shared; None where an operation has no ball rule.

    Constants are not folded, for a folded one is rounded.
    """
    numbered = numbered_program(tree)
    return numbered[0] if numbered else None


@lru_cache(maxsize=64)
def numbered_program(tree: Tree) -> tuple[tuple[BallStep, ...], tuple[int, ...]] | None:
    """Return a tree's program and the step of every node; see `program_of`."""
    steps: list[BallStep] = []
    numbered: dict[BallStep, int] = {}
    place: list[int] = []
    for node in tree:
        ball = None if node.op in LEAVES else BALL_RULES.get(TABLE[node.op].ball or node.op)
        if ball is None and node.op not in LEAVES:
            return None
        args = tuple(place[i] for i in node.args)
        if node.op == POWER and steps[args[0]].name == _E:  # as a power of a ball around e its coefficients are rounded
            ball = BALL_RULES[_EXP]
            step = BallStep(_EXP, args[1:], node.value, node.name, ball)
        else:
            step = BallStep(node.op, args, node.value, node.name, ball)
        if step not in numbered:
            numbered[step] = len(steps)
            steps.append(step)
        place.append(numbered[step])
    return tuple(steps), tuple(place)


def exactly(_number: float) -> float:
    """Return no doubt: a number stands for its double."""
    return 0.0


def at_point(program: Sequence[BallStep], point: Point, wrt: str) -> Exact:
    """Return value, slope and curvature of a program at a point, differentiated by `wrt`.

    Where some operation breaks, slope and curvature are told if both sides agree, and at an edge of f's domain those of
    the one side there is.

    Args:
        program: the expression.
        point: the value of every variable.
        wrt: the variable to differentiate by.
    """

    def at_break(bits: int) -> Parts:
        there, *sides = (_expanded(program, point, wrt, side, bits) for side in (0, -1, 1))
        if isinstance(there, balls.Lost):
            return _parts(there)
        return (_proven(there[0]), *_agreed(there[0], [side for side in sides if side is not balls.UNDEFINED]))

    def parts(bits: int) -> Parts:
        there = _expanded(program, point, wrt, 0, bits)
        if isinstance(there, balls.Lost) or not any(map(balls.is_nan, there)):
            return _parts(there)
        found = at_break(bits)
        finer = found[1].digits and at_break(_TELLING_BITS)  # what differs by less than these bits came out alike, too
        return (found[0], *finer[1:]) if finer else found

    return _refined(program, parts)


def beside(program: Sequence[BallStep], point: Point, wrt: str, side: int) -> Exact:
    """Return what value, slope and curvature tend to just right (side 1) or left (side -1) of a point."""
    return _refined(program, lambda bits: _parts(_expanded(program, point, wrt, side, bits)))


def _refined(program: Sequence[BallStep], parts: Callable[[int], Parts]) -> Exact:
    """Return the parts at the least precision that settles them, or at the last that the work allows."""
    work = sum(step.ball.cost for step in program if step.ball)
    bits = _LEAST_BITS
    while True:
        with balls.working(bits, _TERMS[0]):
            found = parts(bits)
        bits *= 2
        if all(map(_is_settled, found)) or bits > _MOST_BITS or work * (bits / _LEAST_BITS) ** _GROWTH > _MOST_WORK:
            return Exact(found)


def _is_settled(part: Proven) -> bool:
    """Tell whether more bits would tell no more: what rounds to 0 may still be told as text."""
    if part.digits == SURE:
        return part.number != 0.0 or part.error == 0.0 or part.beyond != ""
    return part.reason not in ("", CANNOT_TELL)


def _expanded(program: Sequence[BallStep], point: Point, wrt: str, side: int, bits: int) -> Expanded:
    """Return value, slope and curvature of a program at a point, or on a side of it, computed with so many bits."""
    for terms in _TERMS:
        with balls.working(bits, terms):
            series = followed(program, point, wrt, balls.Expansion(side, terms))[-1]
            if series is balls.UNDEFINED:
                return balls.Lost.UNDEFINED
            if series is not balls.UNDECIDED and series.prec >= _TERMS[0]:
                return series[0], series[1], 2 * series[2]
            if side == 0:
                break
    return balls.Lost.UNDECIDED


def followed(
    program: Sequence[BallStep], point: Point, wrt: str, at: balls.Expansion, doubt: Callable[[float], float] = exactly
) -> list[balls.Followed]:
    """Return the series of every step at x + t, or why there is none.

    Args:
        program: the expression.
        point: the value of every variable.
        wrt: the variable that moves.
        at: how it is followed.
        doubt: how far a typed number may lie from what it stands for.
    """
    slots: list[balls.Followed] = []
    varies: list[bool] = []
    for step in program:
        moves = step.name == wrt if step.op == VARIABLE else any(varies[i] for i in step.args)
        if step.ball is not None:
            slots.append(applied(step.ball, [slots[i] for i in step.args], at, moves))
        elif step.op == VARIABLE:
            there = point[step.name]
            slots.append(balls.moving(there, at.terms) if moves else balls.steady(there))
        elif step.op == NUMBER:
            slots.append(balls.steady(step.value, doubt(step.value)))
        else:
            slots.append(balls.constant(step.name, at.terms))
        varies.append(moves)
    return slots


def applied(ball: Costed, args: Sequence[balls.Followed], at: balls.Expansion, moves: bool) -> balls.Followed:
    """Return what a rule makes of its arguments; without one, if an argument is lost, and constant if none moves.

    None moves where all stay the same near the point either, as relu(x) does left of 0.
    """
    moves = moves and not all(map(balls.is_steady, args))
    if not ball.chooses:
        for lost in (balls.UNDEFINED, balls.UNDECIDED):
            if lost in args:
                return lost
        if moves and not at.side and any(map(balls.is_bare, args)):  # it may jump here, past what it is compared with
            there = applied(ball, [balls.steady(arg[0]) for arg in args], at, False)
            return there if isinstance(there, balls.Lost) else balls.value_only(there[0], at.terms)
    try:
        series = ball.rule(*args, at if moves else balls.Expansion(0, at.terms))
    except ValueError:  # flint divides by no series that may begin with 0
        return balls.UNDECIDED
    if isinstance(series, balls.Lost):
        return series
    if not series[0].is_finite():
        return balls.UNDECIDED
    return series if moves else balls.steady(series[0])


def _agreed(value: balls.Ball, sides: Sequence[Expanded]) -> tuple[Proven, Proven]:
    """Return slope and curvature at a break, where f has `value`, from what they are on the sides that f has."""
    known = [side for side in sides if not isinstance(side, balls.Lost)]
    if len(known) < len(sides):
        return _UNKNOWN, _UNKNOWN
    if not known or any(balls.differ(side[0], value) for side in known):
        return Proven(math.nan, 0, NO_SLOPE), Proven(math.nan, 0, NO_SLOPE)
    if not all(balls.alike(side[0], value) for side in known):
        return _UNKNOWN, _UNKNOWN
    slope = _common([side[1] for side in known], NO_SLOPE)
    return slope, _common([side[2] for side in known], NO_CURVATURE) if slope.digits else slope


def _common(sides: Sequence[balls.Ball], otherwise: str) -> Proven:
    """Return the number that all sides agree on; else why there is none."""
    if any(map(balls.is_nan, sides)):
        return _BROKEN
    if balls.alike(sides[0], sides[-1]):
        return _proven(sides[0])
    return Proven(math.nan, 0, otherwise) if balls.differ(sides[0], sides[-1]) else _UNKNOWN


def _parts(there: Expanded) -> Parts:
    """Return an expansion as numbers with their proven digits."""
    if isinstance(there, balls.Lost):
        lost = _UNKNOWN if there is balls.UNDECIDED else Proven(math.nan, 0, NOT_DEFINED)
        return lost, lost, lost
    value, slope, curvature = there
    return _proven(value), _proven(slope), _proven(curvature)


def _proven(ball: balls.Ball) -> Proven:
    """Return a ball as a number with its proven digits."""
    if balls.is_nan(ball):
        return _BROKEN
    low, high = balls.doubles(ball)
    if low != high:
        told = bounded(0.5 * low + 0.5 * high, high - low) if math.isfinite(high - low) else _UNKNOWN
        return told if told.digits else _UNKNOWN
    if sys.float_info.min <= abs(low) <= sys.float_info.max or balls.is_zero(ball):
        rest, error = balls.rest(ball, low)
        return Proven(low + 0.0, SURE, rest=rest, error=error)  # + 0.0: no -0
    beyond = balls.decimal(ball)  # a ball around 0 has no digits to write, and 0 is the nearest double
    return Proven(low + 0.0, SURE, beyond=beyond, error=math.ulp(0.0) if abs(low) < 1.0 else math.inf)
