"""How much the values of a callable scatter: by more than a double is rounded, where it computes roughly.

Hamming's table of differences: the values of a smooth function at evenly spaced points have differences that vanish
with their order, those of noise do not. Moré and Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011):
the level is taken from orders at which three in turn agree.
"""

import math

import numpy as np

from mgtui.engine.search.probe import Doubles

_AGREE = 4.0  # levels of three orders in turn that differ by no larger factor
_ALIKE_BOTH = 30.0  # times as much noise on one side as on the other is a jump or a corner there


def noise_level(values: Doubles) -> float:
    """Return the standard deviation of the noise in evenly spaced values; 0 where none shows, nan if that is not known.

    A jump or corner among the values counts as noise.

    Args:
        values: seven or more.
    """
    if not np.all(np.isfinite(values)):
        return math.nan
    size = float(np.max(np.abs(values), initial=0.0))
    if size == 0.0:
        return 0.0
    differences, factor = values / size, 1.0
    levels: list[float] = []
    turns: list[bool] = []
    for order in range(1, values.size):
        differences = np.diff(differences)
        factor *= order / (2.0 * (2 * order - 1))
        if order == 1 and np.count_nonzero(differences) * 2 < differences.size:
            return math.nan  # these points lie too close together: f takes steps
        levels.append(math.sqrt(factor * float(np.mean(differences * differences))))
        turns.append(bool(np.any(differences[1:] * differences[:-1] <= 0.0)) or differences.size == 1)
    for k in range(len(levels) - 2):
        low, high = min(levels[k : k + 3]), max(levels[k : k + 3])
        if turns[k] and high <= _AGREE * low:
            return levels[k] * size
    return 0.0


def noise_throughout(values: Doubles) -> float:
    """Return the same of noise that shows on both sides of the middle: a single jump or corner is none."""
    middle = values.size // 2
    sides = noise_level(values[: middle + 1]), noise_level(values[middle:])
    if math.isnan(min(sides)) or math.isnan(max(sides)):
        return math.nan
    return max(sides) if max(sides) <= _ALIKE_BOTH * min(sides) else min(sides)
