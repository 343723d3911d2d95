"""Signs one can trust: those that stand clear of round-off, and do not do so by chance."""

import numpy as np

from mgtui.engine.search.probe import Doubles, Samples, Signs, Truths

CLEAR = 4.0  # times the measured round-off: below that a sign means nothing
_REACH = 3  # round-off is taken from so many neighbours to either side


def clear_signs(parts: Doubles, noise: Doubles) -> Signs:
    """Return -1, 0 or 1: the sign where it stands clear of round-off, else 0 (for nan too)."""
    clear = np.abs(parts) > CLEAR * noise
    signs: Signs = np.where(clear, np.sign(parts), 0.0).astype(np.int64)
    return signs


def trusted_signs(samples: Samples, settled: Truths) -> Signs:
    """Return signs of neighbouring points that do not stand clear of round-off by chance; shape (3, n).

    Args:
        samples: of points that ascend.
        settled: which of the points are known for a zero of some part: that of another part there is no doubt.
    """
    noise = _smoothed(samples.parts, samples.noise)
    signs = clear_signs(samples.parts, noise)
    doubtful = (signs == 0) & (noise > 0) & ~settled
    same = signs[:, 1:] == signs[:, :-1]
    trusted = np.ones(signs.shape, bool)  # at the ends, where only one neighbour could object
    trusted[:, 1:-1] = same[:, :-1] | same[:, 1:] | ~(doubtful[:, :-2] | doubtful[:, 2:])
    return np.where(trusted, signs, 0)


def _smoothed(parts: Doubles, noise: Doubles) -> Doubles:
    """Return the round-off of each point, at least the mean of that to its left and right; (3, n) all.

    One estimate may come out low. The mean is geometric, since towards a pole round-off grows as a power; and of two,
    absolute and relative to the values, the less counts: a valley between huge values is no less sure of its digits.
    """
    known = np.where(np.isfinite(noise), noise, 0.0)
    with np.errstate(all="ignore"):
        share = np.fmin(known / np.abs(parts), 1.0)  # 1 where both are 0
        around = np.minimum(_mean_beside(known), np.abs(parts) * _mean_beside(share))
    return np.fmax(noise, around)


def _mean_beside(values: Doubles) -> Doubles:
    """Return the geometric mean of the largest values to the left and to the right of each point."""
    roots = np.sqrt(values)
    left, right = np.zeros_like(roots), np.zeros_like(roots)
    for shift in range(1, _REACH + 1):
        np.maximum(left[:, shift:], roots[:, :-shift], out=left[:, shift:])
        np.maximum(right[:, :-shift], roots[:, shift:], out=right[:, :-shift])
    product: Doubles = left * right
    return product
