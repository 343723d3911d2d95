"""A function of a program as a formula: what is pasted from an editor is read, never executed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import ExpressionError, parse, pasted_code

READ = [
    ("def f(x):\n    return 3*x**2 - 4*x + 5\n", "3·x² − 4·x + 5"),
    ('def f(x):\n    """Square."""\n    return x**2', "x²"),
    ("def f(x: float) -> float:  # a square\n    # here\n    return x**2  # done", "x²"),
    ("def f(x):\n    y = x**2\n    return y + 1", "x² + 1"),
    ("def f(x):\n    u = np.exp(-x)\n    v = 1 + u\n    return 1/v", "1/(1 + exp(−x))"),
    ("def f(x):\n    u = x\n    u = u + 1\n    u *= 2\n    return u", "(x + 1)·2"),
    ("import numpy as np\n\ndef f(x):\n    return np.sin(x)", "sin(x)"),
    ("from math import sin\nf = lambda x: sin(x)", "sin(x)"),
    ("a = 2\ndef f(x):\n    return a*x", "2·x"),
    ("def f(a):\n    return a*x\na = 2", "a·x"),
    ("def f(x):\n    if x < 0:\n        return -x\n    return x**2", "{x < 0: −x, x²}"),
    ("def f(x):\n    if x < 0:\n        return -x\n    elif x < 1:\n        return 0\n    else:\n        return x",
     "{x < 0: −x, x < 1: 0, x}"),
    ("def f(x):\n    if x < 0:\n        y = -x\n    else:\n        y = x\n    return y**2", "{x < 0: −x, x}²"),
    ("    def f(x):\n        return x**2", "x²"),
    (">>> def f(x):\n...     return x**2\n", "x²"),
    ("def g(x):\n    return x\n\ndef f(x):\n    return x**3", "x³"),
    ("def f(weight):\n    return weight**2", "w²"),
    ("lambda weight: weight**2", "w²"),
    ("def f(x1, x2): return x1*x2", "x₁·x₂"),
    ("def f(x):\n    return (x +\n            1)", "x + 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reading"), READ)
def test_a_function_over_several_lines_is_read_as_its_formula(text, reading):
    assert parse(text).reading == reading


@pytest.mark.parametrize(("text", "reading"), [row for row in READ if "\n" in row[0]])
def test_pasted_into_one_line_it_is_the_same_formula(text, reading):
    formula = pasted_code(text)
    assert formula is None or parse(" ".join(formula.split())).reading == reading


@pytest.mark.parametrize(
    ("text", "marked", "reason"),
    [
        ("@jit\ndef f(x):\n    return x", "jit", "A function with a decorator has no formula"),
        ("def f(x):\n    for i in x:\n        x += 1\n    return x", "for i in x:", "A function with a loop"),
        ("def f(*x):\n    return x", "x", "any number of arguments"),
        ("def f(x):\n    x, y = 1, 2\n    return x", "x, y = 1, 2", "such an assignment"),
        ("def f(x):\n    if x:\n        y = 1\n    return y", "if x:", "y assigned in one branch alone"),
        ("def f(x):\n    print(x)\n    return x", "print(x)", "such a statement"),
        ("def f(x):\n    y = x", "def f(x):", "f returns nothing"),
    ],
)
def test_what_has_no_formula_is_refused_where_it_stands(text, marked, reason):
    with pytest.raises(ExpressionError, match=reason) as refused:
        parse(text)
    assert text[refused.value.start : refused.value.end] == marked


def test_an_error_in_the_formula_points_into_the_text_as_it_was_typed():
    text = "def f(x):\n    u = x +* 2\n    return u"
    with pytest.raises(ExpressionError):
        parse(text)
    text = "def f(x):\n    u = foo(x)\n    return u + 1"
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    assert text[refused.value.start : refused.value.end] == "foo"


def test_names_that_stand_for_twice_as_much_each_time_are_refused_not_written_out():
    lines = [
        "def f(x):",
        "    a = x + x",
        *[f"    {b} = {a} + {a}" for a, b in zip("abcdghijk", "bcdghijkl", strict=True)],
    ]
    with pytest.raises(ExpressionError, match="more than 1,000 characters"):
        parse("\n".join([*lines, "    return l"]))


NAMES = st.sampled_from("xuv")
EXPRESSIONS = st.recursive(
    NAMES | st.integers(1, 9).map(str),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
    max_leaves=5,
)


@given(st.lists(st.tuples(st.sampled_from("uv"), EXPRESSIONS), max_size=4), EXPRESSIONS, st.floats(-3, 3))
def test_a_program_of_assignments_gives_what_python_gives(assignments, returned, x):
    lines = [
        "def f(x, u=1.5, v=-0.5):",
        *[f"    {name} = {text}" for name, text in assignments],
        f"    return {returned}",
    ]
    code = "\n".join(lines)
    scope: dict[str, object] = {}
    exec(code, scope)
    wanted = scope["f"](x)
    f = parse(code)
    values = {"x": x, "u": 1.5, "v": -0.5}
    got = f(**{name: values[name] for name in f.variables})
    np.testing.assert_allclose(got, wanted, rtol=1e-12, atol=1e-12)


@given(st.text("def f(x):\n \treturnifelse=+*#>.@lambda1x0", max_size=60))
def test_whatever_looks_like_a_program_is_read_or_refused(text):
    try:
        parse("def f(x):\n" + text)
    except ExpressionError as error:
        assert 0 <= error.start <= error.end  # noqa: PT017  (either may happen)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("def f(e): return e*2", "a·2"),  # e is Euler's number, and here it is a name like any other
        ("def f(E): return E*2", "a·2"),
        ("lambda e, x: e*x", "a·x"),
        ("def f(i): return i*2", "a·2"),
        ("def f(x): y = x*2; return y", "x·2"),
        ("def f(x):\n    return x**2 \\\n        + 1", "x² + 1"),
        ("```python\ndef f(x):\n    return x**2\n```", "x²"),
        ("```py\nx**2\n```", "x²"),
        ("def f(x):\n    return np.sinc(x)", "sinc(π·x)"),
    ],
)
def test_programs_are_read_however_they_are_laid_out_and_named(text, reading):
    assert parse(text).reading == reading


@pytest.mark.parametrize(
    "text", ["e => e*e", "(x, e) => e*x", "const f = (e) => e", "e -> e^2", "function f(e) { return e; }"]
)
def test_a_parameter_called_as_eulers_number_is_never_taken_for_it(text):
    with pytest.raises(ExpressionError, match="Euler's number") as refused:
        parse(text)
    assert text[refused.value.start : refused.value.end] == "e"
