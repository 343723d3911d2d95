"""The points of an interval that matter: roots, extrema, inflections, and wherever f breaks.

Breaks come from the expression (`breaks`), everything else from the signs of f, f' and f'' on a mesh that no sign can
hide from (`mesh`). A sign counts only where it stands clear of round-off measured on the spot: no tolerance here is
absolute.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mgtui.engine.evaluation.tape import Tape, TapeEntry
from mgtui.engine.expression import Function
from mgtui.engine.landmark_kinds import FIRST_TO_GO, RANKS
from mgtui.engine.own.sampled_function import AnyFunction
from mgtui.engine.search.breaks import BreakPoints, breaks, check_window
from mgtui.engine.search.budget import is_spent, limited
from mgtui.engine.search.density import Stretch
from mgtui.engine.search.features import Landmark, View, broken, roots, turns
from mgtui.engine.search.landmark_proof import LandmarkProof
from mgtui.engine.search.listing import Listing
from mgtui.engine.search.mesh import mesh_of
from mgtui.engine.search.probe import Probe
from mgtui.engine.search.sampled import NOTE, sampled_landmarks
from mgtui.engine.search.zero_stretches import flats
from mgtui.text.numbers import short

__all__ = ["Landmark", "Landmarks", "breaks_alone", "landmarks"]

_MOST = 500
_BUDGET = 80_000.0  # microseconds, about
_LOOKING = "Roots, extrema and inflections are still looked for."


@dataclass(frozen=True, slots=True)
class Landmarks(Listing[Landmark]):
    """The landmarks of an interval, by ascending x.

    Attributes:
        items: the landmarks; a point may have several.
        shortfall: why these are known not to be all, if they are; else "".
        proof: what can tell whether they are all; None where there is nothing to ask.
    """

    shortfall: str = ""
    proof: LandmarkProof | None = field(default=None, repr=False, compare=False)

    @property
    def decided(self) -> bool:
        """Whether it is known if these are all: `complete` then takes no time."""
        return bool(self.shortfall) or self.proof is None or self.proof.is_done

    @property
    def complete(self) -> bool:
        """Whether these are all, and that is proven: takes up to a tenth of a second when it is first asked for."""
        return not self.note

    @property
    def note(self) -> str:
        """Why these may not be all, if they may; else ""."""
        if self.shortfall or self.proof is None:
            return self.shortfall
        found = self.proof.found()
        return self.proof.note() or ("Proof has found others: ask for `proved`." if found.differs else "")

    def proved(self) -> "Landmarks":
        """Return these with what a proof finds besides, and without what it shows to be none."""
        if self.shortfall or self.proof is None or not self.proof.found().differs:
            return self
        return Landmarks(tuple(sorted(self.proof.marks(), key=_order)), self.proof.note())


def landmarks(f: Callable[[float], Any], a: float, b: float, known: BreakPoints | None = None) -> Landmarks:
    """Find roots, extrema, inflections and breaks of f in a..b.

    >>> [(mark.kind, mark.x) for mark in landmarks(parse("3x^2 - 4x + 5"), -5.0, 5.0)]
    [('minimum', 0.6666666666666666)]

    Simple roots and extrema are exact to the last digits. Ends of a..b are no landmarks for being ends. Of a callable
    that was not parsed, samples are all there is to go by: the result is never `complete`, and its note says which
    kinds are not looked for.

    Args:
        f: a function of one variable.
        a: left end, finite.
        b: right end, finite, above a.
        known: the breaks of f in a..b, if they are at hand.

    Raises:
        ValueError: a..b is no interval, or f has several variables (bind all but one first).
    """
    check_window(f, a, b)
    if not isinstance(f, Function):
        marks = sorted(sampled_landmarks(f, a, b), key=_order)
        return Landmarks(tuple(marks), NOTE)
    points = breaks(f, a, b) if known is None else known
    with limited(_BUDGET) as budget, np.errstate(all="ignore"):
        probe = Probe(_entries(f.tape))
        view = View(f, probe, mesh_of(probe, a, b, points.splits), points, a, b)
        crowded = [*points.crowded, *([view.mesh.crowded] if view.mesh.crowded else [])]
        found = [] if is_spent() or _covered(crowded, a, b) else list(_between_breaks(view))
        if is_spent():
            crowded.append(Stretch(a, b))
    found = [mark for mark in found if not any(some.low < mark.x < some.high for some in crowded)]
    crowded = [some for some in crowded if some.high >= a and some.low <= b]
    kept, shortfall = _presented([*broken(probe, points), *found], crowded, a, b)
    cuts = [split.x for split in points.splits if split.smoothness < 2]
    return Landmarks(kept, shortfall, None if shortfall else LandmarkProof(f, a, b, kept, cuts, 2.0 * budget.left))


def breaks_alone(f: AnyFunction, a: float, b: float, known: BreakPoints) -> Landmarks:
    """Return the landmarks that are breaks, which are there before the others are looked for.

    Of a function that only samples tell of, all are looked for together.
    """
    if not isinstance(f, Function):
        return Landmarks((), _LOOKING)
    with np.errstate(all="ignore"):
        marks = _presented(list(broken(Probe(_entries(f.tape)), known)), [], a, b)[0]
    return Landmarks(marks, _LOOKING)


def _between_breaks(view: View) -> Iterator[Landmark]:
    """Find the landmarks that are no breaks."""
    zeros = flats(view)
    yield from zeros
    for mark in (*roots(view), *turns(view)):
        if view.a <= mark.x <= view.b and not (mark.kind == "root" and _is_within(zeros, mark.x)):
            yield mark


def _covered(crowded: Sequence[Stretch], a: float, b: float) -> bool:
    return any(some.low <= a and some.high >= b for some in crowded)


def _entries(tape: Tape) -> tuple[TapeEntry, ...]:
    """Return the entries of a tape, with 0 for constants that cannot be told from it: sin(π) comes out as 1e-16."""
    return tuple(
        0.0 if isinstance(entry, float) and abs(entry) <= tape.rounding.get(index, 0.0) < math.inf else entry
        for index, entry in enumerate(tape.entries)
    )


def _is_within(zeros: Sequence[Landmark], x: float) -> bool:
    return any(flat.x <= x <= flat.x_end for flat in zeros)


def _order(mark: Landmark) -> tuple[float, int]:
    return mark.x, RANKS[mark.kind]


def _presented(
    marks: Sequence[Landmark], crowded: Sequence[Stretch], a: float, b: float
) -> tuple[tuple[Landmark, ...], str]:
    """Put the landmarks in order, keep as many as a person can use, and say what is known to be left out."""
    kept, dropped = list(marks), []
    for kind in FIRST_TO_GO:
        if len(kept) > _MOST:
            kept = [mark for mark in kept if mark.kind != kind.name]
            dropped.append(kind.plural)
    note = f"There are more than {_MOST}: {', '.join(dropped)} are left out." if dropped else ""
    if _covered(crowded, a, b):
        note = "There may be more: to look for all would take too long."
    elif crowded:
        middle = crowded[len(crowded) // 2]
        near = 0.5 * middle.low + 0.5 * middle.high
        note = f"There are more than can be told apart, near x = {short(near, 3)}."
    return tuple(sorted(kept[:_MOST], key=_order)), note
