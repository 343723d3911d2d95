"""Masked arrays: whatever is computed of them lies under the same mask."""

import numpy as np
import pytest

from mgtui.engine import parse

MASKED = np.ma.array([[-1.0, 0.0], [2.0, np.nan]], mask=[[False, True], [False, True]])


@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "x", "5", "1/x", "x|x|", "ln(x)", "mod(x, x)"])
def test_a_masked_array_keeps_its_mask_in_every_part_of_the_result(text):
    f = parse(text)
    jet = f.jet(MASKED)
    for part in (f(MASKED), *jet.parts, *jet.bounds):
        assert isinstance(part, np.ma.MaskedArray)
        assert part.mask.tolist() == MASKED.mask.tolist()
        assert not np.shares_memory(part.mask, MASKED.mask)
    for at in ((0, 0), (1, 0)):
        scalar = f.jet(float(MASKED[at]))
        assert f(MASKED)[at] == pytest.approx(f(float(MASKED[at])), nan_ok=True)
        assert [part[at] for part in jet.parts] == pytest.approx(scalar.parts, nan_ok=True)
        assert [bound[at] for bound in jet.bounds] == pytest.approx(scalar.bounds)


def test_masks_of_several_variables_are_joined_and_broadcast():
    rows, columns = np.ma.array([1.0, 2.0, 3.0], mask=[True, False, False]), np.ma.array([[1.0], [2.0]])
    columns[1] = np.ma.masked
    for values in (parse("a b")(a=rows, b=columns), parse("a + b").jet(a=rows, b=columns).slope):
        assert values.mask.tolist() == [[True, False, False], [True, True, True]]
    assert not parse("a b")(a=np.arange(3.0), b=np.ma.array([1.0, 2.0, 3.0])).mask.any()


def test_a_plain_array_stays_one():
    assert type(parse("x^2")(np.arange(3.0))) is np.ndarray
    assert type(parse("x^2").jet(np.arange(3.0)).bounds[0]) is np.ndarray
