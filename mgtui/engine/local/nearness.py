"""Whether the breaks of an operation lie so near x that x stands for them, proven in ball arithmetic.

A double stands for what rounds to it: π/2 for where cos is 0, and 0.1 for a tenth. So a break is at x where a move of x
by half an ulp reaches it. The number that an operation breaks at carries rounding, and near a double root a rounding of
r is worth a move of sqrt(r): that x is at the break is then neither shown nor ruled out by doubles.

Loads python-flint, so it is imported when there is such a doubt.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.proving import BallStep, applied, exactly, followed, numbered_program
from mgtui.engine.language.tree import Tree
from mgtui.engine.search.budget import spend

_TERMS = 20
_COST = 20.0  # microseconds, about: of a step
_BITS = (256, 1024)
_WIDE = 64.0  # ulps of x: constants that move a break further than this say nothing of where it is
_BESIDE = 2.0**-900  # what has no value at x alone has some this far from it
_SLACK = 1.0 + 2.0**-20
_PARTS = 8  # of the stretch that x stands for: a double root a few ulps away is told from one at x
_MEETING = frozenset({"min", "max", "lt", "le", "gt", "ge", "eq", "ne"})  # these break where their arguments meet


class Verdict(NamedTuple):
    """What is proven of the breaks of an operation.

    Attributes:
        near: whether one is at x; None where neither is proven.
        series: the coefficients of the operation's result at x, where none is.
        args: where one is, those of its arguments, each with how far its value may be off for x and for constants.
    """

    near: bool | None
    series: tuple[float, ...] = ()
    args: tuple[tuple[tuple[float, ...], float], ...] = ()


class Neighbourhood:
    """A double, and what is proven of the breaks that lie near it."""

    def __init__(
        self, tree: Tree, point: Mapping[str, float], wrt: str, move: float, doubt: Callable[[float], float]
    ) -> None:
        """Take a point.

        Args:
            tree: the expression.
            point: the value of every variable.
            wrt: the variable that moves.
            move: how far x may lie from what it stands for.
            doubt: the same of a typed number.
        """
        self._numbered = numbered_program(tree)
        self._point, self._wrt = point, wrt
        x = point[wrt]
        self._move, self._doubt = (move or _BESIDE * (abs(x) or 1.0)) * _SLACK, doubt
        self._wide = _WIDE * (math.ulp(x) if x else 2.0**-52)
        self._known: dict[tuple[int, bool], list[balls.Followed]] = {}

    def verdict(self, node: int) -> Verdict:
        """Tell whether the operation at a place in the tree breaks at x."""
        if self._numbered is None:
            return Verdict(None)
        program, places = self._numbered
        for bits in _BITS:
            spend(len(program) * _COST)  # not within: nobody else is to compute with so many bits
            with balls.working(bits, _TERMS):
                found = self._verdict(program[places[node]], places[node], bits)
            if found.near is not None:
                return found
        return Verdict(None)

    def _verdict(self, step: BallStep, place: int, bits: int) -> Verdict:
        series = self._followed(bits, doubtful=False)
        here, args = series[place], [series[i] for i in step.args]
        if step.ball is None or any(isinstance(arg, balls.Lost) for arg in args) or here is balls.UNDECIDED:
            return Verdict(None)
        doubtful = [self._followed(bits, doubtful=True)[i] for i in step.args]
        if step.op in _MEETING:
            compared, wide = args[0] - args[1], _difference(*doubtful)
            spans = [self._span(compared, wide), _Span(balls.number(0.0, _TERMS), 0)]
        else:
            spans = [self._span(arg, wide) for arg, wide in zip(args, doubtful, strict=True)]
        for parts in (1, _PARTS):
            around = [self._around(step, spans, k, parts) for k in range(parts)]
            if all(what is balls.UNDEFINED for what in around):
                return Verdict(False)
            if not any(isinstance(what, balls.Lost) or any(map(balls.is_nan, what)) for what in around):
                fitting = all(balls.fits(here[k]) for k in (0, 1))
                return Verdict(False, balls.middles(here, _TERMS)) if fitting else Verdict(None)
        reaches = [
            balls.reach(arg, self._move, _TERMS) + self._constants(arg, wide)
            for arg, wide in zip(args, doubtful, strict=True)
        ]
        told = {i: (balls.middles(arg, _TERMS), float(r)) for i, arg, r in zip(step.args, args, reaches, strict=True)}
        known = tuple(told[i] for i in step.args)
        sharp = all(balls.is_sharp(arg[0], reach) for arg, reach in zip(args, reaches, strict=True))
        return Verdict(True, args=known) if sharp else Verdict(None)

    def _span(self, u: balls.Series, doubtful: balls.Followed) -> "_Span":
        return _Span(u, self._constants(u, doubtful))

    def _around(self, step: BallStep, spans: Sequence["_Span"], part: int, parts: int) -> balls.Followed:
        """Return what a step makes of its arguments in one of the equal parts of the stretch that x stands for."""
        half = self._move / parts
        middle = (2 * part + 1 - parts) * half
        args = [balls.around(span.series, middle, half, span.width, _TERMS) for span in spans]
        return applied(step.ball, args, balls.Expansion(0, _TERMS), True) if step.ball else balls.UNDECIDED

    def _followed(self, bits: int, *, doubtful: bool) -> list[balls.Followed]:
        """Return the series of all steps, of numbers as they are or with what they may stand for."""
        key = bits, doubtful
        if key not in self._known and self._numbered:
            at, doubt = balls.Expansion(0, _TERMS), self._doubt if doubtful else exactly
            self._known[key] = followed(self._numbered[0], self._point, self._wrt, at, doubt)
        return self._known[key]

    def _constants(self, u: balls.Series, doubtful: balls.Followed) -> balls.Ball:
        """Return how far the value of a series may be off for what the constants in it may stand for.

        That counts where it moves a zero of u by no more than some ulps, and at a double root: there nothing else tells
        0.01 from a hundredth.
        """
        if isinstance(doubtful, balls.Lost):
            return 0
        for k in range(1, _TERMS - 1):
            slope = (k + 1) * balls.size(u[k + 1]) * self._move
            if balls.size(u[k]) > balls.width(doubtful[k]) + slope:
                explained = balls.width(doubtful[k - 1]) <= k * balls.size(u[k]) * self._wide
                return balls.width(doubtful[0]) if explained else 0
        return 0


class _Span(NamedTuple):
    """An argument on its way past x.

    Attributes:
        series: its series.
        width: how far its value may be off for the constants in it.
    """

    series: balls.Series
    width: balls.Ball


def _difference(u: balls.Followed, v: balls.Followed) -> balls.Followed:
    return next((arg for arg in (u, v) if isinstance(arg, balls.Lost)), None) or u - v
