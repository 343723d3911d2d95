"""The proof that the landmarks of an interval are all there are: made a few steps at a time, kept when it is done."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from mgtui.engine.evaluation.exact import NO_RULE, NOT_INSTALLED
from mgtui.engine.evaluation.proof import available
from mgtui.engine.expression import Function
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.search.density import Stretch
from mgtui.engine.search.features import CROSSES, Landmark
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE
from mgtui.engine.search.zeros_found import ProofResult, Zero
from mgtui.text.numbers import told

_PARTS = {"root": VALUE, "minimum": SLOPE, "maximum": SLOPE, "inflection": CURVATURE}


class LandmarkProof:
    """Proves landmarks of a function to be all there are, or finds out what is missing, and what is none.

    Attributes:
        reason: why nothing can be proven, where that is so; else "".
    """

    def __init__(
        self, f: Function, a: float, b: float, marks: Sequence[Landmark], cuts: Sequence[float], budget: float
    ) -> None:
        self.reason = ""
        self._f, self._ends, self._marks = f, (a, b), tuple(marks)
        self._steps = self._proving(cuts, budget)
        self._found: ProofResult | None = None

    def __getstate__(self) -> dict[str, object]:
        """Return what a copy in another process needs: the end of the proof, for its steps cannot be taken there."""
        self.found()
        return {**self.__dict__, "_steps": iter(())}

    def advance(self, steps: int) -> bool:
        """Take some steps of the proof, each well below a millisecond; return whether it is done."""
        while steps > 0 and self._found is None:
            self._found = next(self._steps)
            steps -= 1
        return self._found is not None

    @property
    def is_done(self) -> bool:
        """Whether the proof has come to its end."""
        return self._found is not None

    def found(self) -> ProofResult:
        """Return what it has shown, at its end."""
        while self._found is None:
            self._found = next(self._steps)
        return self._found

    def marks(self) -> list[Landmark]:
        """Return the landmarks, with those that were missing and without those that are none."""
        found = self.found()
        invented = {(zero.part, zero.x) for zero in found.invented}
        kept = [mark for mark in self._marks if (_PARTS.get(mark.kind), mark.x) not in invented]
        return kept + [self._mark(zero) for zero in found.missing]

    def note(self) -> str:
        """Return where there may be more; "" where that is nowhere."""
        open_, (a, b) = self.found().open, self._ends
        if self.reason:
            return f"There may be more: {self.reason}."
        if not open_:
            return ""
        widest = max(open_, key=lambda stretch: stretch.high - stretch.low)
        low, high = max(widest.low, a), min(widest.high, b)
        others = (
            f" and in {len(open_) - 1} more places" if len(open_) > 2 else " and elsewhere" if len(open_) > 1 else ""
        )
        return f"There may be more between {told(low, [high])} and {told(high, [low])}{others}."

    def _shows(self, zero: Zero) -> bool:
        """Tell whether doubles show anything of a zero's part beside it: far down its tails e^(-x²) lies below them.

        So do the slope and the maximum of tanh(1e4·sin(x)) at π/2, where doubles have nothing but 1.
        """
        (a, b), jet = self._ends, self._f.jet
        beside = (b - a) * 2.0 ** -np.arange(20.0, 51.0, 5.0)
        around = jet(np.concatenate([zero.x - beside, zero.x + beside]))
        return bool(np.any((around.value, around.slope, around.curvature)[zero.part]))

    def _mark(self, zero: Zero) -> Landmark:
        kinds = {VALUE: "root", SLOPE: "minimum" if zero.rising else "maximum", CURVATURE: "inflection"}
        kind = kinds[zero.part]
        return Landmark(kind, zero.x, self._f(zero.x), CROSSES if kind == "root" else LANDMARK_KINDS[kind].note)

    def _proving(self, cuts: Sequence[float], budget: float) -> Iterator[ProofResult | None]:
        if not available():
            self.reason = NOT_INSTALLED
            yield ProofResult((Stretch(*self._ends),), (), ())
            return
        from mgtui.engine.evaluation.enclosing import Enclosed  # loads python-flint: 60 ms
        from mgtui.engine.evaluation.proving import program_of
        from mgtui.engine.search.completeness import proof

        program = program_of(self._f.tree)
        if program is None:
            self.reason = NO_RULE
            yield ProofResult((Stretch(*self._ends),), (), ())
            return
        zeros = [
            Zero(_PARTS[mark.kind], mark.x, mark.kind != "maximum")
            for mark in self._marks
            if mark.kind in _PARTS and not math.isnan(mark.y)
        ]
        yield from proof(Enclosed(program), *self._ends, zeros, cuts, budget, self._shows)
