"""Zeros of f, f' and f'' as a proof takes and gives them."""

from typing import NamedTuple

from mgtui.engine.search.density import Stretch


class Zero(NamedTuple):
    """A zero of a part.

    Attributes:
        part: of VALUE, SLOPE and CURVATURE.
        x: where.
        rising: whether the sign changes from - to +.
    """

    part: int
    x: float
    rising: bool = True


class ProofResult(NamedTuple):
    """What a proof has shown.

    Attributes:
        open: the stretches where there may be more.
        missing: zeros that are there and were not known.
        invented: zeros that are not there.
    """

    open: tuple[Stretch, ...]
    missing: tuple[Zero, ...]
    invented: tuple[Zero, ...]

    @property
    def differs(self) -> bool:
        """Whether the zeros that are there are others than those known."""
        return bool(self.missing or self.invented)
