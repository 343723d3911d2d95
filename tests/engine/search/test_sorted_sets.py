"""The sets of doubles, beside numpy's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.search.sorted_sets import among, distinct, union, without

FEW = st.sampled_from([-np.inf, -2.0, -0.0, 0.0, 5e-324, 1.0, 1.0 + 2**-52, 3.0, np.inf])
ARRAYS = st.lists(st.one_of(FEW, st.floats(allow_nan=False)), max_size=12).map(np.array)


@given(ARRAYS, ARRAYS)
def test_sets_are_what_numpy_makes_of_them(x: np.ndarray, other: np.ndarray) -> None:
    assert np.array_equal(distinct(x), np.unique(x))
    assert np.array_equal(union(x, other), np.union1d(x, other))
    assert np.array_equal(without(x, other), np.setdiff1d(x, other))
    assert np.array_equal(among(x, other), np.isin(x, other))
