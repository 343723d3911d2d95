"""What a program's function sets its parameters to comes with its formula; nothing of it is executed."""

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import parse, pasted_code, pasted_defaults


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("def f(x, w=2, b=-0.5): return w*x + b", {"w": 2.0, "b": -0.5}),
        ("lambda x, a=3: a*x", {"a": 3.0}),
        ("def f(x=4): return x**2", {"x": 4.0}),
        ("def loss(x1, weight=1.5, *, bias=2):\n    z = weight*x1 + bias\n    return z**2", {"w": 1.5, "b": 2.0}),
        ("```python\ndef f(x, w=1e-3):\n    return w*x\n```", {"w": 0.001}),
        (">>> def f(x, w=7):\n...     return w*x", {"w": 7.0}),
        ("def g(x, a=1): return a*x\ndef f(x, b=2): return b*x", {"b": 2.0}),
        ("def f(x, n='k', t=True, m=None, k=[1], q=2j): return x", {}),
        ("def f(x, w=1e999): return w*x", {}),
        ("def f(x, w=print('never')): return w*x", {}),
        ("def f(x, w): return w*x", {}),
        ("x^2 = 4", {}),
        ("def f(x, w=2: return", {}),
        ("def f(x, w=" + "9" * 400 + "): return w*x", {}),
        ("def f(x, w=" + "-" * 5000 + "1): return w*x", {}),
    ],
)
def test_the_values_are_those_of_numbers_by_the_names_in_the_formula(text, values):
    assert pasted_defaults(text) == values


@given(
    st.lists(st.sampled_from(["w", "b", "x1", "weight", "bias", "t0", "rate"]), min_size=1, max_size=4, unique=True),
    st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4),
)
def test_with_its_values_the_formula_is_what_python_computes(names, numbers):
    given_values = dict(zip(names, numbers, strict=False))
    sets = ", ".join(f"{name}={value!r}" for name, value in given_values.items())
    body = " + ".join(f"{name}*x" for name in names)
    text = f"def f(x, {sets}):\n    # the sum\n    return {body}"
    formula = pasted_code(text)
    assert formula is not None
    f = parse(formula)
    values = pasted_defaults(text)
    assert set(values) | {"x"} == set(f.variables)
    python: dict[str, object] = {}
    exec(compile(ast.parse(text), "typed", "exec"), python)  # the text is ours
    true = python["f"](2.0)
    assert math.isclose(f(x=2.0, **values), true, rel_tol=1e-12, abs_tol=1e-6)
