"""Which breaks that an expansion finds are at x: where doubles leave that open, it is asked to be proven."""

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mgtui.engine.evaluation import proof
from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.germs.germ import (
    ANALYTIC,
    EXACT,
    LINE,
    LOST,
    ONE,
    SHORT,
    UNDEFINED,
    UNIT,
    UNKNOWN,
    Found,
    Germ,
    constant,
    packed,
    settle,
)
from mgtui.engine.local.one_sided import ORDERS, doubt_of, germs_of, number_doubt, unit_of
from mgtui.engine.local.place import needed

if TYPE_CHECKING:
    from mgtui.engine.local.nearness import Neighbourhood, Verdict

_HARDLY = 16.0
_FRACTION = 0.25  # of the way that x may be off


class Judge:
    """Judges the breaks of a function at one point, for `one_sided.germs_of`."""

    def __init__(self, f: Function, x: float, *, strict: bool, thorough: bool = False) -> None:
        """Take a point.

        Args:
            f: a function of one variable.
            x: the point.
            strict: whether to prove too that x is no mere neighbour of the double that a break is at.
            thorough: whether to prove even what has no value on either side.
        """
        self._f, self._wrt, self._x, self._strict = f, f.variables[0], x, strict
        self._thorough = thorough
        self._verdicts: dict[int, Verdict | None] = {}
        self._shown: dict[int, list[Germ]] = {}

    def __call__(self, index: int, args: Sequence[Germ], germ: Germ, side: int) -> Germ:
        """Return the germ of an operation that breaks though its arguments do not, or its series where x is apart."""
        if index not in self._verdicts:
            self._verdicts[index] = self._verdict(index, args, germ)
        verdict = self._verdicts[index]
        entry = self._f.tape.entries[index]
        assert isinstance(entry, Operation)
        if verdict is None and germ.state in (SHORT, UNKNOWN) and index in self._shown:
            tight = self._shown[index]
            return entry.row.germ(*(tight if side > 0 else _each(_mirrored, tight)))
        if verdict is None or verdict.near is None:
            return germ
        order, unit = args[0].order, side * unit_of(self._x)
        if not verdict.near:
            if not verdict.series:
                return LOST[UNDEFINED]
            return self._series(verdict.series, 0.0, order, unit)
        whole = {id(told): arg.rest == EXACT for told, arg in zip(verdict.args, args, strict=True)}

        def settled(told: tuple[Sequence[float], float]) -> Germ:
            return _settled(self._series(told[0], told[1], order, unit, whole[id(told)]))

        here = _each(settled, verdict.args)
        result = entry.row.germ(*here)
        grows = bool(result.terms) and result.terms[0][:2] < ONE
        return LOST[UNKNOWN] if grows and any(map(_is_hardly_known, here)) else result

    def denies(self, values: Sequence[float]) -> bool:
        """Tell whether an operation that f needs is proven to have no value, neither at the point nor beside it.

        Args:
            values: those of all entries at the point, as far as doubles know them: they say which pieces f needs.
        """
        denied: list[bool] = []
        for index, entry in enumerate(self._f.tape.entries):
            verdict = self._verdicts.get(index)
            nowhere = verdict is not None and verdict.near is False and not verdict.series
            wanted = needed(entry, values) if isinstance(entry, Operation) else ()
            denied.append(nowhere or any(denied[i] for i in wanted))
        return denied[-1]

    def _verdict(self, index: int, args: Sequence[Germ], germ: Germ) -> "Verdict | None":
        """Return what is proven of the breaks of an operation; None where there is nothing to prove."""
        entry = self._f.tape.entries[index]
        assert isinstance(entry, Operation)
        if germ.state not in (SHORT, UNKNOWN):
            if not self._strict:
                return None
            if not self._thorough and germ.state == UNDEFINED == entry.row.germ(*_each(_mirrored, args)).state:
                return None
        if self._is_shown(index, entry) or not proof.available():
            return None
        return self._neighbourhood.verdict(self._f.tape.place.index(index))

    def _is_shown(self, index: int, entry: Operation) -> bool:
        """Tell whether doubles show a break at x: half a move reaches it, and what is rounded is a fraction of that."""
        args = [self._exactly[i] for i in entry.args]
        if any(u.state != ANALYTIC or not self._is_sharp(u) for u in args):
            return False
        tight = _each(lambda u: self._moved(u, 0.0, 0.5), args)
        if entry.row.germ(*tight).state in (ANALYTIC, SHORT, UNKNOWN):
            return False
        shifted = [_each(lambda u: self._moved(u, away, 0.0), args) for away in (-0.75, 0.75)]  # noqa: B023
        if doubt_of(self._x) and any(entry.row.germ(*moved).state != ANALYTIC for moved in shifted):
            return False
        self._shown[index] = tight
        return True

    def _is_sharp(self, u: Germ) -> bool:
        """Tell whether the rounding of a number is a fraction of what a move of x makes of it."""
        rounding = next((r for e, n, _, r in u.terms if (e, n) == ONE), 0.0)
        return rounding <= _FRACTION * abs(self._move(u))

    def _moved(self, u: Germ, away: float, doubt: float) -> Germ:
        """Return a germ where x lies so many moves away, and is in doubt by so many."""
        found = {(e, n): (c, r) for e, n, c, r in u.terms}
        number, _ = found.get(ONE, (0.0, 0.0))
        found[ONE] = number + away * self._move(u), doubt * abs(self._move(u))
        return packed(found, u.rest, u.growth, u.state, u.order)

    def _move(self, u: Germ) -> float:
        slope = next((c for e, n, c, _ in u.terms if (e, n) == LINE), 0.0)
        return slope * doubt_of(self._x) / unit_of(self._x)

    @cached_property
    def _exactly(self) -> list[Germ]:
        return germs_of(self._f.tape, {self._wrt: self._x}, self._wrt, 1, ORDERS[0], exact=True)

    @cached_property
    def _neighbourhood(self) -> "Neighbourhood":
        from mgtui.engine.local.nearness import Neighbourhood  # loads python-flint: 60 ms

        return Neighbourhood(self._f.tree, {self._wrt: self._x}, self._wrt, doubt_of(self._x), number_doubt)

    def _series(
        self, coefficients: Sequence[float], reach: float, order: int, unit: float, whole: bool = False
    ) -> Germ:
        """Return the germ of a series at x, of which the value may be off by a reach; with no rest if it is whole."""
        if not any(coefficients[1:]):
            return constant(coefficients[0], order, reach)
        move = doubt_of(self._x)
        found: Found = {}
        for k, (c, above) in enumerate(pairwise(coefficients)):
            error = math.ulp(c) + max((k + 1) * abs(above) * move, 0.0 if k else reach)
            try:
                scale = unit**k
            except OverflowError:
                break
            found[k * UNIT, 0] = (c * scale, error * abs(scale))
        return packed(found, EXACT if whole else (len(found) * UNIT, 0), (), ANALYTIC, order)


def _settled(u: Germ) -> Germ:
    """Return a germ at the place that x stands for: so that what is 0 there divides what is 0 too."""
    settled = settle(u)
    return settled if settled.state == u.state else u


def _is_hardly_known(u: Germ) -> bool:
    """Tell whether u at the point is not much more than its doubt: over what is 0 there it need not grow."""
    return bool(u.terms) and u.terms[0][:2] == ONE and abs(u.terms[0][2]) <= _HARDLY * u.terms[0][3]


def _each(change: Callable[[Any], Germ], args: Sequence[Any]) -> list[Germ]:
    """Return changed arguments; those that are the same stay the same, for u/u is 1."""
    changed = {id(arg): change(arg) for arg in args}
    return [changed[id(arg)] for arg in args]


def _mirrored(u: Germ) -> Germ:
    """Return what a germ of whole powers is on the other side."""
    return u._replace(terms=tuple((e, n, -c if e // UNIT % 2 else c, r) for e, n, c, r in u.terms))
