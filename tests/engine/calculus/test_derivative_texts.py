"""Every row's derivatives as texts against the jet, and what it says of where it is defined."""

import numpy as np
import pytest

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.expression import parse

WRITTEN = {"neg": "-u", "add": "u + v", "sub": "u - v", "mul": "u*v", "div": "u/v", "pow": "u^v"}
TRUTHS = {"lt", "le", "gt", "ge", "eq", "ne", "not", "and", "or", "if"}
MISSING = {"gamma", "lgamma"}
U = np.concatenate([np.linspace(-8.0, 8.0, 161), np.random.default_rng(1).uniform(-9.0, 9.0, 500)])
V = np.random.default_rng(2).uniform(-4.0, 4.0, U.size)
WHOLE = np.where(np.arange(U.size) % 2, 3.0, 2.0)
SECOND = {"pow": np.where(np.arange(U.size) % 2, 3.0, V), "root": WHOLE, "log": np.abs(V)}
ROWS = [row for row in TABLE.values() if row.name not in TRUTHS | MISSING]


def _values(function, v):
    given = {"u": U, "v": v, "x": U}
    return {name: given[name] for name in function.variables}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_has_the_slope_that_its_text_says(row):
    texts = row.derivatives.texts
    call = WRITTEN.get(row.name) or f"{row.name}({'u, v' if len(texts) == 2 else 'u'})"
    f = parse(call)
    for name, text in zip("uv", texts, strict=False):
        v = V if (row.name, name) == ("root", "v") else SECOND.get(row.name, V)
        g = parse(text)
        with np.errstate(all="ignore"):
            slope, said = f.jet(wrt=name, **_values(f, v)).slope, g(**_values(g, v))
        there = np.isfinite(slope)
        assert there.any()
        np.testing.assert_allclose(said[there], slope[there], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("row", [row for row in ROWS if row.name not in ("root", "pow")], ids=lambda row: row.name)
def test_a_row_has_a_value_where_it_says_so_and_nowhere_else(row):
    f = parse(WRITTEN.get(row.name) or f"{row.name}({'u, v' if len(row.derivatives.texts) == 2 else 'u'})")
    v = SECOND.get(row.name, V)
    held = parse(f"if({row.derivatives.defined or '0 = 0'}, 1, 0)")
    holds = np.broadcast_to(held(**_values(held, v)), U.shape) == 1.0
    assert np.array_equal(np.isfinite(f(**_values(f, v))), holds)


@pytest.mark.parametrize("row", [row for row in ROWS if row.derivatives.smooth], ids=lambda row: row.name)
def test_where_a_row_jumps_it_has_no_slope(row):
    f = parse(f"{row.name}({'u, v' if len(row.derivatives.texts) == 2 else 'u'})")
    at = np.array([-2.5, -2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0])
    v = np.full(at.shape, -1.0) if row.name == "atan2" else np.full(at.shape, 1.0)
    smooth = parse(f"if({row.derivatives.smooth}, 1, 0)")
    values = {"u": at, "v": v, "x": at}
    held = smooth(**{name: values[name] for name in smooth.variables}) == 1.0
    slope = f.jet(wrt="u", **{name: values[name] for name in f.variables}).slope
    assert not np.isfinite(slope[~held]).any()
    assert np.isfinite(slope[held & np.isfinite(f(**{name: values[name] for name in f.variables}))]).all()


@pytest.mark.parametrize("name", sorted(MISSING))
def test_what_the_language_has_no_words_for_says_why(name):
    assert "digamma" in TABLE[name].derivatives.missing


def test_every_row_has_derivatives_by_all_its_arguments_or_a_reason():
    for row in TABLE.values():
        count = 3 if row.name == "if" else row.least
        assert bool(row.derivatives.missing) or len(row.derivatives.texts) == count
