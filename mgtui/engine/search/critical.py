"""The quantities inside an expression whose critical levels matter: where its operations may break."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.calculus.function_row import Break
from mgtui.engine.calculus.rules import DIVIDE, Triple, minus
from mgtui.engine.evaluation.tape import Operation, TapeEntry
from mgtui.engine.search.budget import spend
from mgtui.engine.search.probe import VALUE, Doubles, Pick, Probe, Truths
from mgtui.engine.search.sorted_sets import union

_LOOKED_AT, _TAKEN = 0.2, 2.0  # microseconds an entry, about


def counts(base: Probe, kind: str, x: Doubles) -> Truths:
    """Tell at which x the levels for a base of some kind count, see `Break.base`."""
    if kind == "any" or x.size == 0:
        return np.ones(x.shape, bool)
    height = base.parts(x)[VALUE]
    return np.asarray(height == 0.0 if kind == "zero" else height < 0.0)


class Critical(NamedTuple):
    """A quantity whose levels matter.

    Attributes:
        probe: the quantity.
        levels: where an operation may break.
        base: the operation's first argument, if that says where the levels count.
        kind: of that base, as in `Break.base`.
    """

    probe: Probe
    levels: list[Break]
    base: Probe | None
    kind: str

    def counts_at(self, x: Doubles) -> Truths:
        """Tell at which x the levels count."""
        return np.ones(x.shape, bool) if self.base is None else counts(self.base, self.kind, x)

    def counts_between(self, found: Doubles, a: float, b: float) -> bool:
        """Tell whether the levels count anywhere in a..b; of a negative base, everywhere.

        Where the base also has other signs, f has a curve, and (-1)^(-1) is no part of that of x^x. The base keeps its
        sign between neighbouring breaks, for its own zeros and breaks are among those found.
        """
        if self.base is None:
            return True
        ends = union(found[(a < found) & (found < b)], [a, b])
        counts = self.counts_at(0.5 * ends[1:] + 0.5 * ends[:-1])
        return bool(counts.any() if self.kind == "zero" else counts.all())


def critical(entries: Sequence[TapeEntry]) -> Iterator[Critical]:
    """List the quantities whose levels matter, each once, innermost operations first."""
    wanted: dict[tuple[str, int, int, str, int], list[Break]] = {}
    for entry in entries:
        if not isinstance(entry, Operation):
            continue
        u, v = entry.args[0], entry.args[-1]
        for level in entry.row.breaks:
            of, i, j = {"u": ("u", u, u), "v": ("u", v, v)}.get(level.of, (level.of, u, v))
            key = (of, i, j, level.base, -1 if level.base == "any" else u)
            if not (isinstance(entries[i], float) and isinstance(entries[j], float)) and level not in wanted.get(
                key, []
            ):
                wanted.setdefault(key, []).append(level)
    for (of, i, j, kind, at), levels in wanted.items():
        base = None if at < 0 else Probe(_needed(entries, at)[0])
        needed, place = _needed(entries, i, j)
        yield Critical(Probe(needed, _pick(of, place[i], place[j])), levels, base, kind)


def _needed(entries: Sequence[TapeEntry], *wanted: int) -> tuple[tuple[TapeEntry, ...], dict[int, int]]:
    """Return the entries that some entries need, and their new places by the old ones: the last one wanted ends it."""
    needed = set(wanted)
    for index in range(max(wanted), -1, -1):
        entry = entries[index]
        if index in needed and isinstance(entry, Operation):
            needed.update(entry.args)
    spend(max(wanted) * _LOOKED_AT + len(needed) * _TAKEN)
    place = {old: new for new, old in enumerate(sorted(needed))}
    kept = (entries[old] for old in place)
    return tuple(
        entry._replace(args=tuple(place[i] for i in entry.args)) if isinstance(entry, Operation) else entry
        for entry in kept
    ), place


def difference(u: int, v: int) -> Pick:
    """Return what picks the difference of two entries."""

    def picked(slots: Sequence[Triple]) -> Triple:
        a, b = slots[u], slots[v]
        return a[0] - b[0], minus(a[1], b[1]), minus(a[2], b[2])

    return picked


def _pick(of: str, u: int, v: int) -> Pick:
    def single(slots: Sequence[Triple]) -> Triple:
        return slots[u]

    def ratio(slots: Sequence[Triple]) -> Triple:
        value = DIVIDE.value(slots[u][0], slots[v][0])
        return value, *DIVIDE.slopes(value, slots[u], slots[v])

    return {"u": single, "u-v": difference(u, v), "u/v": ratio}[of]
