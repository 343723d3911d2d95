"""Where f, f' and f'' lie over an interval: proven enclosures, in doubles rounded outwards.

The expression is followed in ball arithmetic as `proving` does, with a ball for x that covers the whole interval.
"""

import math
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mgtui.engine.calculus.hulls import WHOLE_LINE, Hull
from mgtui.engine.evaluation.proof import available
from mgtui.engine.language.tree import Tree


class Ranges(NamedTuple):
    """What is proven of a function over an interval, its ends included.

    Attributes:
        value: where its values lie; None where it has none at all. The whole line where nothing is known.
        slope: where its slopes lie, likewise; the whole line too where f breaks.
        curvature: likewise.
    """

    value: Hull | None
    slope: Hull | None
    curvature: Hull | None

    @property
    def smooth(self) -> bool:
        """Whether f, f' and f'' are proven to exist at every point."""
        return not {None, WHOLE_LINE} & {self.value, self.slope, self.curvature}


UNKNOWN = Ranges(WHOLE_LINE, WHOLE_LINE, WHOLE_LINE)
NOWHERE = Ranges(None, None, None)

RangesOf: TypeAlias = Callable[[float, float], Ranges]


def ranges_of(tree: Tree) -> RangesOf | None:
    """Return what encloses an expression of one variable over intervals; None where nothing can be proven.

    That is so without python-flint, and for a function that has no ball rule.

    >>> ranges_of(parse("floor(x)").tree)(1.2, 3.5).value
    Hull(low=1.0, high=3.0)

    Args:
        tree: the expression.
    """
    if not available():
        return None
    from mgtui.engine.evaluation.enclosing import Enclosed  # loads python-flint: 60 ms
    from mgtui.engine.evaluation.proving import program_of

    program = program_of(tree)
    if program is None:
        return None
    enclosed = Enclosed(program)

    def over(low: float, high: float) -> Ranges:
        return Ranges(*enclosed.ranges(low, high)) if math.isfinite(low) and math.isfinite(high) else UNKNOWN

    return over
