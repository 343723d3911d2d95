"""A sign counts where it stands clear of round-off, and where no neighbour makes it doubtful."""

import math

import numpy as np
import pytest

from mgtui.engine.search.density import Stretch, merged
from mgtui.engine.search.probe import Samples
from mgtui.engine.search.signs import clear_signs, trusted_signs


def test_a_sign_is_clear_from_four_times_the_round_off_on():
    parts = np.array([[1.0, 1.0, -1.0, -1.0, 0.0, 0.0, math.nan]])
    noise = np.array([[0.25, 0.2499, 0.25, 0.2499, 0.0, 1.0, 0.1]])
    assert clear_signs(parts, noise).tolist() == [[0, 1, 0, -1, 0, 0, 0]]


def signs(values, noise, settled=None):
    rows = np.array([values] * 3, dtype=float)
    x = np.arange(rows.shape[1], dtype=float)
    known = np.zeros(rows.shape, bool) if settled is None else np.array([settled] * 3)
    return trusted_signs(Samples(x, rows, np.array([noise] * 3, dtype=float)), known)[0].tolist()


@pytest.mark.parametrize(("values", "noise", "wanted"), [
    ([1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]), ([1, 1, -1, -1, 1], [0, 0, 0, 0, 0], [1, 1, -1, -1, 1]),
    ([1, 0.1, -1, 0.1, 1], [0.1] * 5, [1, 0, 0, 0, 1]),  # between two that are doubtful a sign may be chance
    ([1, -1, -1, 0.1, 1], [0.1] * 5, [1, -1, -1, 0, 1]),  # one beside it says the same
])  # fmt: skip
def test_a_sign_between_doubtful_ones_counts_where_a_neighbour_has_it_too(values, noise, wanted):
    assert signs(values, noise) == wanted


def test_round_off_that_comes_out_low_is_taken_from_three_neighbours_to_either_side():
    values, low = [1.0] * 9, [0.5, 0.5, 0.5, 0.5, 1e-9, 0.5, 0.5, 0.5, 0.5]
    assert signs(values, low) == [0] * 9
    assert signs(values, [0.5] + [1e-9] * 7 + [0.5])[4] == 1


def test_stretches_that_touch_are_one():
    stretches = [Stretch(2.0, 3.0), Stretch(0.0, 1.0), Stretch(1.0, 1.5), Stretch(4.0, 6.0), Stretch(5.0, 5.5)]
    assert merged(stretches) == [Stretch(0.0, 1.5), Stretch(2.0, 3.0), Stretch(4.0, 6.0)]
    assert Stretch(1.0, 2.0).joined(None) == Stretch(1.0, 2.0)
    assert Stretch(1.0, 2.0).joined(Stretch(0.0, 1.5)) == Stretch(0.0, 2.0)
