"""Any quantity inside an expression as a function of x: its value, slope and curvature, each with its round-off.

Round-off is measured, not bounded: the tape runs a few times more with the result of every entry nudged by an ulp or
so, and what the answer moves by is what no search may read anything into (Monte-Carlo arithmetic; Vignes, A stochastic
arithmetic for reliable scientific computation, 1993). It needs no rule of its own for any operation.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.calculus.rules import Derivative, Reals, Triple
from mgtui.engine.evaluation.tape import Operation, TapeEntry
from mgtui.engine.search.budget import charge, cost_of, spend

Doubles: TypeAlias = NDArray[np.float64]  # or long doubles, where more digits are wanted for a few points
Signs: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]
Pick: TypeAlias = Callable[[Sequence[Triple]], Triple]

VALUE, SLOPE, CURVATURE = range(3)

_NUDGED_RUNS = 3
_PARTS = 3.0  # value, slope and curvature: each takes as much as it is counted as
_SHORT = 32  # binary digits
_MOST_AT_ONCE = 1 << 20  # numbers: all entries' triples of more points would take more than some 30 MB


class Samples(NamedTuple):
    """What a quantity does at n points.

    Attributes:
        x: the points, shape (n,).
        parts: value, slope, curvature: shape (3, n); nan where the value is.
        noise: how far round-off may have moved each of them: shape (3, n); inf where that cannot be told.
    """

    x: Doubles
    parts: Doubles
    noise: Doubles


class Probe(NamedTuple):
    """A quantity computed from the entries of a tape.

    Attributes:
        entries: the entries it needs, in the tape's order.
        pick: the triples of all entries to the triple of the quantity; the last one by default.
    """

    entries: tuple[TapeEntry, ...]
    pick: Pick = itemgetter(-1)

    def triple(self, x: Doubles, nudges: Doubles | None = None) -> Triple:
        """Return the quantity's triple; parts as the rules leave them (None is zero, constants are scalars)."""
        return self.pick(self.slots(x, nudges))

    def slots(self, x: Doubles, nudges: Doubles | None = None) -> list[Triple]:
        """Return the triples of all entries."""
        return _triples(self.entries, x, nudges)

    def parts(self, x: Doubles) -> Doubles:
        """Return value, slope and curvature at x: shape (3, n)."""
        with np.errstate(all="ignore"):
            some = self._at_once(3)
            if x.ndim == 1 and x.size > some:
                return np.concatenate([self.parts(x[k : k + some]) for k in range(0, x.size, some)], axis=1)
            return _stacked(self.triple(x), x.shape, x.dtype)

    def nudged(self, x: Doubles, factors: Sequence[float]) -> Doubles:
        """Return the value at x, with the result of every entry multiplied by its factor."""
        slots: list[Any] = []
        with np.errstate(all="ignore"):
            for entry, factor in zip(self.entries, factors, strict=True):
                if isinstance(entry, Operation):
                    slots.append(entry.row.rule.value(*[slots[i] for i in entry.args]) * factor)
                else:
                    slots.append(x if isinstance(entry, str) else entry)
        return slots[-1] if np.shape(slots[-1]) == x.shape else np.broadcast_to(slots[-1], x.shape)

    def samples(self, x: Doubles) -> Samples:
        """Return value, slope and curvature at x, with their round-off in the precision of x."""
        rows = 1 + _NUDGED_RUNS
        some = self._at_once(3 * rows)
        if x.size > some:
            pieces = [self.samples(x[k : k + some]) for k in range(0, x.size, some)]
            parts, noise = (np.concatenate(arrays, axis=1) for arrays in zip(*[p[1:] for p in pieces], strict=True))
            return Samples(x, parts, noise)
        nudges = _nudges(x.size, len(self.entries), x.dtype)
        with np.errstate(all="ignore"):
            repeated = np.broadcast_to(x, (rows, x.size))
            runs = _stacked(self.triple(repeated, nudges), repeated.shape, x.dtype)
            parts = runs[:, 0]
            moved = np.abs(runs[:, 1:] - parts[:, None]).max(axis=1)
            noise = np.where(np.isnan(moved), np.inf, moved) + 0.5 * np.finfo(x.dtype).eps * np.abs(parts)
        return Samples(x, parts, noise)

    def _at_once(self, numbers: int) -> int:
        """Return how many points are computed at once, if each takes so many numbers of every entry."""
        return max(64, _MOST_AT_ONCE // (numbers * len(self.entries)))

    def is_parabola(self, x: Doubles) -> bool:
        """Tell whether this is a parabola or straight line: a polynomial, of one curvature at all of a few x."""
        if not all(_is_polynomial(entry) for entry in self.entries):
            return False
        curvature = self.parts(x)[CURVATURE]
        return bool(np.all(curvature == curvature[0]))

    def loses_range(self, x: Doubles) -> bool:
        """Tell whether computing the quantity at some x over- or underflows, so that a zero may be no zero."""
        try:
            with np.errstate(all="ignore", under="raise", over="raise"):
                self.triple(x)
        except FloatingPointError:
            return True
        return False


def _triples(entries: Sequence[TapeEntry], x: Doubles, nudges: Doubles | None) -> list[Triple]:
    """Return the triples of all entries; with `nudges`, each result moved a little, and each rounded constant."""
    charge(len(entries), x.size)
    slots: list[Triple] = []
    each = _PARTS * cost_of(x.size)
    rounded = frozenset[int]() if nudges is None else rounded_constants(entries)
    for index, entry in enumerate(entries):
        if isinstance(entry, Operation):
            spend(each)
            rule = entry.row.rule
            args = [slots[i] for i in entry.args]
            value = rule.value(*[arg[0] for arg in args])
            if entry.row.notation == "comparison":
                slots.append(_steadied(value, *args))
            elif nudges is None or entry.row.traits.exact:
                slots.append((value, *rule.slopes(value, *args)))
            else:
                # Overlapping stretches of one table: as good as fresh numbers, and no copy.
                first, second, third = (nudges[:, k : k + x.shape[-1]] for k in range(3 * index, 3 * index + 3))
                value = value * first
                slope, curvature = rule.slopes(value, *args)
                slots.append((value, _scaled(slope, second), _scaled(curvature, third)))
        elif isinstance(entry, str):
            seed: Derivative = 1.0  # type: ignore[assignment]   # a float: `times` skips it
            slots.append((x, seed, None))
        elif nudges is not None and index in rounded:
            # As if it were rounded to a double, in whatever precision the rest is computed.
            off = (nudges[:, 3 * index : 3 * index + 1] - 1.0) / np.finfo(x.dtype).eps
            slots.append((entry * (1.0 + 0.5 * np.finfo(np.float64).eps * off), None, None))
        else:
            slots.append((entry, None, None))  # type: ignore[arg-type]   # rules know a constant by its type
    return slots


def _steadied(truth: Reals, u: Triple, v: Triple) -> Triple:
    """Return a comparison, without slope at a tie, but for one where both sides are one line.

    There round-off must not upset it either. Elsewhere it may differ from run to run, so that nothing is read into
    points that close to where it changes.
    """
    tie = np.equal(u[0], v[0])
    if not np.any(tie):
        return truth, None, None
    level = tie & np.equal(0.0 if u[1] is None else u[1], 0.0 if v[1] is None else v[1])
    slope = np.where(tie & ~level, np.nan, 0.0)
    if np.ndim(truth) == 2:
        truth = np.where(np.broadcast_to(level, truth.shape)[:1], truth[:1], truth)
    return truth, slope, None


def _is_polynomial(entry: TapeEntry) -> bool:
    return not isinstance(entry, Operation) or entry.row.traits.polynomial


def rounded_constants(entries: Sequence[TapeEntry]) -> frozenset[int]:
    """Find constants that stand for other numbers, as 0.1 does for 1/10, where they are terms, factors or divisors."""
    constants = {k for k, entry in enumerate(entries) if isinstance(entry, float) and not _is_short(entry)}
    for entry in entries:
        if constants and isinstance(entry, Operation) and not entry.row.traits.arithmetic:
            constants.difference_update(entry.args)  # rules know a constant exponent by its being a float
    return frozenset(constants)


def _is_short(number: float) -> bool:
    """Tell whether so few binary digits make the number up that it was hardly rounded."""
    return not math.isfinite(number) or (math.frexp(number)[0] * 2.0**_SHORT).is_integer()


def _scaled(part: Derivative, factor: Doubles) -> Derivative:
    return None if part is None else part * factor


def _stacked(triple: Triple, shape: tuple[int, ...], dtype: Any) -> Doubles:
    result: Doubles = np.empty((3, *shape), dtype)
    for row, part in zip(result, triple, strict=True):
        row[...] = 0.0 if part is None else part
    result[:, np.isnan(result[0])] = np.nan
    return result


def _nudges(points: int, entries: int, dtype: Any) -> Doubles:
    """Return factors within two ulps of 1: shape (1 + runs, at least points + 3 * entries); the first row is ones."""
    width = points + 3 * entries
    return _nudge_table(1 << (width - 1).bit_length(), np.dtype(dtype))


@lru_cache(maxsize=32)
def _nudge_table(width: int, dtype: "np.dtype[Any]") -> Doubles:
    table: Doubles = np.ones((1 + _NUDGED_RUNS, width), dtype)
    random = scatter(_NUDGED_RUNS * width).reshape(_NUDGED_RUNS, width)
    # From half an ulp to two: a smaller nudge is rounded away, and a cancellation would look exact.
    table[1:] += np.finfo(dtype).eps * (np.copysign(0.5, random) + 1.5 * random)
    return table


def scatter(count: int) -> Doubles:
    """Return numbers in -1..1 without pattern, always the same (splitmix64; Steele, Lea and Flood 2014)."""
    z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    numbers: Doubles = (z >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0
    return numbers
