"""A callable made of arithmetic and known functions becomes the expression that somebody would have typed."""

import abc
import functools
import math
import pickle
import random
from math import sin, tanh

import mpmath
import numpy as np
import pytest

from mgtui.engine import own_function, parse, traced
from mgtui.engine.own.traced import TracedNet

WEIGHTS = np.array([[0.5, -1.0], [2.0, 0.25], [0.125, 0.75]])
OUT = np.array([1.0, -2.0, 0.5])


def bump(u):
    return math.exp(-u * u)


def helped(x):
    return bump(x) + sin(x) * tanh(x)


def looped(x):
    y = 0.0
    for k in range(1, 4):
        y += x**k / k
    return y


def filled_in(x):
    h = np.zeros(3)
    for k in range(3):
        h[k] = x * k
    h[0] += 1
    return h[1] + h[2] + h[0]


def imports(x):
    import math as m

    from numpy import cos

    return m.sqrt(x) + cos(x)


@functools.lru_cache
def cached(x):
    return x * x


def pieces(x):
    return np.where(x < 0, -x, np.where(x > 2, x**2, np.sqrt(x)))


class Parabola:
    def __init__(self):
        self.factor = 2.0
        self.last = None

    def __call__(self, x):
        self.last = x
        return self.factor * x**2

    def wave(self, x):
        return math.sin(self.factor * x)


PARABOLA = Parabola()


class Layer(abc.ABC):
    def __init__(self, weight):
        self.weight = weight

    @abc.abstractmethod
    def squashed(self, u):
        raise NotImplementedError

    def __call__(self, x):
        return self.squashed(self.weight * x)


class Soft(Layer):
    def __init__(self, weight):
        super().__init__(weight)
        self.inner = [weight, 3.0]

    def squashed(self, u):
        return math.tanh(u) + self.inner[1]


TRACED = [
    (lambda x: 3 * x**2 - 4 * x + 5, "3x^2 - 4x + 5"),
    (lambda x: 5, "5"),
    (lambda x: x / 2 - 1 / x, "x/2 - 1/x"),
    (lambda x: 2**x + math.pow(x, 3) + pow(x, 2), "2^x + x^3 + x^2"),
    (lambda x: abs(x) + math.fabs(x - 1), "|x| + |x - 1|"),
    (lambda x: x // 2 + x % 3, "floor(x/2) + mod(x, 3)"),
    (lambda x: round(x) + math.floor(x) + math.ceil(x), "round(x) + floor(x) + ceil(x)"),
    (lambda x: math.log(x) + math.log(x, 3) + math.log(x, 2) + np.log10(x), "ln(x) + log(x, 3) + log2(x) + log10(x)"),
    (lambda x: max(0.0, min(x, 1.0)), "max(0, min(x, 1))"),
    (lambda x: np.clip(x, -1, 6), "min(max(x, -1), 6)"),
    (lambda x: np.maximum(0, x) + np.sign(x), "max(0, x) + sign(x)"),
    (lambda x: np.heaviside(x, 1.0), "step(x)"),
    (lambda x: x * (x > 0), "x*if(x > 0, 1, 0)"),
    (lambda x: np.log1p(np.exp(x)), "softplus(x)"),
    (lambda x: math.expm1(x), "2exp(x/2)sinh(x/2)"),
    (lambda x: float(np.float64(2.0) * np.tanh(x)), "2tanh(x)"),
    (lambda x: math.sin(math.pi * x) + math.e, "sin(pi*x) + e"),
    (lambda x: np.mean(np.array([x, x**2, 3.0])), "(x + x^2 + 3)/3"),
    (lambda x: np.array([x, x**2]).max(), "max(x, x^2)"),
    (lambda x: np.linalg.norm([x, 1.0]), "sqrt(x*x + 1)"),
    (lambda x: math.fsum(x**k for k in range(1, 3)), "x + x^2"),
    (lambda x: OUT @ np.tanh(WEIGHTS[:, 0] * x), "tanh(0.5x) - 2tanh(2x) + 0.5tanh(0.125x)"),
    (filled_in, "x + x*2 + (x*0 + 1)"),
    (helped, "exp(-x*x) + sin(x)*tanh(x)"),
    (looped, "x + x^2/2 + x^3/3"),
    (imports, "sqrt(x) + cos(x)"),
    (cached, "x*x"),
    (pieces, "if(x < 0, -x, if(x > 2, x^2, sqrt(x)))"),
    (PARABOLA, "2x^2"),
    (PARABOLA.wave, "sin(2x)"),
    (Soft(0.5), "tanh(0.5x) + 3"),
    (functools.partial(lambda a, x: a * x, 3.0), "3x"),
    (math.erf, "erf(x)"),
    (np.arctan, "atan(x)"),
    (np.vectorize(lambda t: math.cos(t)), "cos(x)"),
]


@pytest.mark.parametrize(("f", "text"), TRACED, ids=[text for _, text in TRACED])
def test_what_a_callable_does_is_written_down(f, text):
    found = traced(f)
    expected = parse(text)
    assert not isinstance(found, str), found
    grid = np.concatenate([np.arange(-8, 8.01, 0.25), [0.1, -0.1, 1e-3]])
    assert found.reading == expected.reading
    np.testing.assert_allclose(found(grid), expected(grid), rtol=1e-15)


def kept(x):
    HELD.append(x)
    return HELD[0] * x


HELD: list[float] = []


def rooted(x):
    try:
        return math.sqrt(x)
    except ValueError:
        return 0.0


def filled(x):
    try:
        return 1 / (x - 57)
    except ZeroDivisionError:
        return 0.0


REFUSED = [
    (filled, "57"),
    (lambda x: x if x > 0 else -x, "x > 0"),
    (lambda x: 1.0 if x == 2 else 0.0, "x = 2"),
    (lambda x: int(x), "whole number"),
    (lambda x: [1.0, 2.0, 3.0][int(x) % 3], "whole number"),
    (lambda x: {1.0: 2.0}.get(x, 0.0), "looks its input up"),
    (lambda x: np.interp(x, [0, 1, 2], [0, 1, 0]), "cannot be followed"),
    (lambda x: x // 0.1, "may round"),
    (lambda x: round(x, 2), "decimals"),
    (lambda x: random.random() * x, "and then"),
    (lambda x: np.float32(x) * np.float32(0.1), "numbers alone"),
    (lambda x: None, "f returned None"),
    (lambda x: "3", "str"),
    (lambda x: [x, x], "2 values"),
    (lambda x: 1j * x, "cannot be followed"),
    (rooted, "its steps as a formula"),
    (lambda x: sum(math.sin(k * x) for k in range(9_000)), "steps"),
]


@pytest.mark.parametrize(("f", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_has_no_formula_is_refused_with_the_reason(f, reason):
    assert reason in traced(f)


def test_nothing_of_the_users_is_changed():
    before = dict(vars(PARABOLA)), dict(globals())
    cached.cache_clear()
    traced(PARABOLA)
    traced(kept)
    traced(cached)
    assert isinstance(PARABOLA.last, float)  # from the calls that check the formula
    assert all(isinstance(x, float) for x in HELD)
    assert before[1] == globals()
    assert cached(2.0) == 4.0


def test_a_net_too_deep_to_be_read_is_traced_all_the_same_and_its_slope_exact():
    layers = [np.cos(np.arange(64.0).reshape(8, 8) * (k + 1)) for k in range(3)]

    def net(x):
        h = np.array([x] * 8)
        for layer in layers:
            h = np.tanh(layer @ h)
        return h.sum()

    def true_net(x):
        h = [x] * 8
        for layer in layers:
            h = [
                mpmath.tanh(mpmath.fsum(mpmath.mpf(float(w)) * u for w, u in zip(row, h, strict=True))) for row in layer
            ]
        return mpmath.fsum(h)

    f = traced(net)
    assert f.reading == "f(x)"
    for x in (0.3, -1.25, 2.0):
        with mpmath.workdps(40):
            assert math.isclose(f.jet(x).slope, float(mpmath.diff(true_net, x)), rel_tol=1e-12)
    assert f.slope_formula().reason


def test_several_variables_are_called_as_in_the_signature():
    f = traced(lambda a, weight: a * math.sin(weight), ("a", "weight"))
    assert f.variables == ("a", "weight")
    assert f.reading == "a·sin(weight)"
    assert f.gradient(a=2.0, weight=0.0)["weight"] == 2.0


def test_variables_stand_in_the_order_of_the_parameters():
    function = own_function(lambda w2, x, w1, b: math.tanh(w2 * x) + w1 * b**2).function
    assert function.variables == ("w2", "x", "w1", "b")
    assert function.bind(x=1.0).variables == ("w2", "w1", "b")
    assert function.derivative("b").variables == ("w1", "b")
    assert pickle.loads(pickle.dumps(function)).variables == function.variables


def test_variables_of_what_is_too_long_to_be_read_stand_in_that_order_too():
    def net(w, x):
        for _ in range(9):
            x = x * x + w * x
        return x

    function = own_function(net).function
    assert isinstance(function, TracedNet)
    assert function.variables == pickle.loads(pickle.dumps(function)).variables == ("w", "x")
    assert function.bind(x=0.5).variables == ("w",)


def test_another_order_is_no_other_function():
    function = own_function(lambda w, x: w * x).function
    assert function == parse(function.text)
    assert (function.variables, parse(function.text).variables) == (("w", "x"), ("x", "w"))


def test_a_formula_whose_order_is_that_of_the_language_is_its_text():
    assert own_function(lambda x, w: x * w).function == parse("x*w")
