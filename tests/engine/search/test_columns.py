"""Columns of dots: their middles reach from border to border of a window, and half columns lie beyond."""

import numpy as np
import pytest

from mgtui.engine.search.columns import DotColumns
from mgtui.engine.search.tracing import DotGrid


@pytest.mark.parametrize(("a", "b"), [(-5.0, 5.0), (1e6, 1e6 + 3.0), (-1e-200, 2e-200)])
@pytest.mark.parametrize(("width", "height"), [(2, 2), (11, 5), (160, 96)])
def test_each_middle_of_a_column_is_a_dot_between_the_borders_and_the_ends_are_the_borders(a, b, width, height):
    dots = DotColumns.of(a, b, DotGrid.of((-2.0, 6.0), (a, b), (width, height)), width, height)
    middles = np.linspace(a, b, width)
    assert (dots.edges[0], dots.edges[-1], len(dots.edges)) == (a, b, width + 1)
    assert np.allclose(dots.edges[1:-1], (middles[:-1] + middles[1:]) / 2, rtol=1e-12, atol=0.0)
    assert np.allclose(dots.rows_of(np.linspace(-2.0, 6.0, height)), np.arange(height), atol=1e-9)
    assert np.allclose(dots.height_of(np.arange(height)), np.linspace(-2.0, 6.0, height), atol=1e-9)


def test_heights_outside_are_kept_to_a_dot_around_the_canvas():
    dots = DotColumns.of(0.0, 1.0, DotGrid.of((0.0, 9.0), (0.0, 1.0), (4, 10)), 4, 10)
    assert dots.rows_of(np.array([-1e300, -0.5, 4.25, 9.5, np.inf])).tolist() == [-1.0, -0.5, 4.25, 9.5, 10.0]
