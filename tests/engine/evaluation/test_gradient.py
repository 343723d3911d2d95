"""`Function.gradient`: value and all partial derivatives in one sweep back, as forward mode has them one by one."""

import math
import random
import re
import tracemalloc

import mpmath
import numpy as np
import pytest

from mgtui.engine import ExpressionError, difference, parse
from mgtui.engine.calculus.function_row import SELECTIVE
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.evaluation.reverse import run_backward
from mgtui.engine.evaluation.tape import Operation
from tests.engine.evaluation.test_bounds import expression, point
from tests.engine.real_arithmetic import UndefinedError, real_jet
from tests.quick import partly_slow

NEURON = "tanh(a*0.5 - b*1.5 + c*w + x*y + 0.25)"
AT = {"a": 0.3, "b": -0.7, "c": 1.25, "w": -2.0, "x": 0.5, "y": 0.125}


def functions(rng, count):
    """Random functions of x, y and z, with a point for each."""
    while count:
        text = re.sub(r"\bx\b", lambda _: rng.choice("xxyz"), expression(rng, rng.randint(1, 4)))
        try:
            f = parse(text)
        except ExpressionError:
            continue  # a pole whatever x is
        count -= 1
        yield f, {name: point(rng) for name in f.variables}


def test_value_and_slopes_come_as_floats_by_name():
    found = parse("a*b + c").gradient(a=2.0, b=-3.0, c=10.0)
    assert found.value == 4.0
    assert dict(found.partials) == {"a": -3.0, "b": 2.0, "c": 1.0}
    assert found["a"] == -3.0
    assert all(type(slope) is float for slope in found.partials.values())


def test_the_lecture_s_parabola():
    assert parse("3x^2 - 4x + 5").gradient(3.0)["x"] == 14.0


def test_a_greek_variable_goes_by_its_name():
    assert dict(parse("θ²").gradient(θ=3.0).partials) == {"theta": 6.0}


@pytest.mark.parametrize(("text", "slope"), [("x", 1.0), ("7", 0.0), ("x - x", 0.0), ("x^0", 0.0), ("0*x", 0.0)])
def test_the_least_of_expressions(text, slope):
    assert parse(text).gradient(5.0)["x"] == slope


def test_a_part_that_is_used_twice_hears_from_both():
    assert parse("sin(x)^2 + sin(x)").gradient(0.7)["x"] == pytest.approx(
        2 * math.sin(0.7) * math.cos(0.7) + math.cos(0.7), rel=1e-15
    )
    assert parse("x^x").gradient(2.0)["x"] == pytest.approx(4 * (math.log(2) + 1), rel=1e-15)


@pytest.mark.parametrize("seed", partly_slow(range(10), 10))
def test_it_is_what_forward_mode_gives_to_within_both_bounds(seed):
    # 10,000 expressions in all, at ordinary points, on breaks and beside them, tiny and huge
    rng, vouched_for, compared, unlike = random.Random(seed), 0, 0, 0
    for f, at in functions(rng, 1000):
        found = f.gradient(**at)
        for name in f.variables:
            jet = f.jet(wrt=name, **at)
            backward, forward, room = found[name], jet.slope, found.bounds[name] + jet.bounds[1]
            if math.isfinite(backward):
                compared += 1
                vouched_for += room < math.inf
            if room < math.inf:
                assert abs(backward - forward) <= room, (f.text, at, name, backward, forward)
            elif str(backward) != str(forward):
                unlike += not math.isclose(backward, forward, rel_tol=1e-9)
    assert vouched_for >= 0.9 * compared
    assert unlike <= 3


def test_ordinary_expressions_agree_to_the_last_bits():
    rng = random.Random(7)
    ratios = []
    for f, at in functions(rng, 2000):
        found = f.gradient(**at)
        for name in f.variables:
            backward, forward = found[name], f.jet(wrt=name, **at).slope
            if found.bounds[name] < 1e-12 * abs(backward):
                ratios.append(abs(backward - forward) / math.ulp(forward))
    assert len(ratios) > 1000
    assert np.quantile(ratios, 0.9) <= 2


@pytest.mark.parametrize("seed", range(4))
def test_no_bound_is_smaller_than_the_error(seed):
    rng, checked = random.Random(100 + seed), 0
    while checked < 40:
        text = expression(rng, rng.randint(1, 3))
        try:
            f = parse(text)
        except ExpressionError:
            continue
        x = point(rng)
        found = f.gradient(x) if f.variables == ("x",) else None
        if found is None or not found.bounds["x"] < math.inf:
            continue
        checked += 1
        try:
            truth = real_jet(f.tree, x)[1]
        except UndefinedError:
            pytest.fail(f"{text} at {x!r} has no value, and its slope {found['x']} the bound {found.bounds['x']}")
        if truth is not None:
            error = abs(mpmath.mpf(found["x"]) - truth)
            assert error <= found.bounds["x"], (text, x)


def test_bounds_are_close_enough_to_vouch_for_many_digits():
    found = parse(NEURON).gradient(**AT)
    assert all(found.bounds[name] < 1e-14 * abs(found[name]) for name in AT)


def test_a_neuron_hears_from_all_its_inputs():
    found, step = parse(NEURON).gradient(**AT), 1e-5
    gate = 1 - found.value**2
    by_hand = {"a": 0.5, "b": -1.5, "c": AT["w"], "w": AT["c"], "x": AT["y"], "y": AT["x"]}
    for name, weight in by_hand.items():
        others = {other: value for other, value in AT.items() if other != name}
        measured = difference(parse(NEURON).bind(**others), AT[name], step, "central").slope
        assert found[name] == pytest.approx(gate * weight, rel=1e-13)
        assert found[name] == pytest.approx(measured, rel=1e-8)


def test_arrays_give_arrays_of_their_common_shape():
    f, xs, ys = parse("|x| y + sqrt(x)"), np.array([[-1.0], [0.0], [4.0]]), np.array([2.0, 3.0])
    found = f.gradient(x=xs, y=ys)
    assert found.value.shape == found["x"].shape == found["y"].shape == (3, 2)
    for row, column in np.ndindex(3, 2):
        alone = f.gradient(x=xs[row, 0], y=ys[column])
        for name in "xy":
            assert np.array_equal(found[name][row, column], alone[name], equal_nan=True)


def test_each_slope_is_an_array_of_its_own():
    xs = np.linspace(-1.0, 1.0, 5)
    for text in ("exp(a)", "e^(a + b)", "sin(a + b)", "|a + b|", "a + b", "a*b", "a"):
        f = parse(text)
        given = {name: xs.copy() for name in f.variables}
        found = f.gradient(**given)
        arrays = [found.value, *found.partials.values(), *given.values()]
        assert not any(np.shares_memory(one, other) for at, one in enumerate(arrays) for other in arrays[at + 1 :])


def test_the_parts_of_a_long_sum_are_not_kept_for_the_way_back():
    f = parse(" + ".join(f"0.{number} x" for number in range(11, 41)))
    xs = np.linspace(0.5, 1.5, 10_000)
    f.gradient(xs)
    tracemalloc.start()
    f.gradient(xs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * xs.nbytes  # of 59 parts


@pytest.mark.parametrize("seed", range(3))
def test_an_array_has_the_slopes_and_bounds_of_its_numbers(seed):
    rng = random.Random(200 + seed)
    for f, _ in functions(rng, 60):
        at = {name: np.array([point(rng) for _ in range(8)]) for name in f.variables}
        found = f.gradient(**at)
        for place in range(8):
            alone = f.gradient(**{name: float(numbers[place]) for name, numbers in at.items()})
            for name in f.variables:
                both = found[name][place], alone[name]
                if all(map(math.isfinite, both)):
                    bounds = np.broadcast_to(found.bounds[name], 8)[place], alone.bounds[name]
                    assert bounds[0] >= bounds[1] * (1 - 1e-9) or math.isnan(bounds[1]), (f.text, at, name, place)
                    room = alone.bounds[name] if alone.bounds[name] < math.inf else 1e-10 * abs(both[0]) + 1e-290
                    assert abs(both[0] - both[1]) <= 2 * room, (f.text, at, name, place)
                else:
                    assert both[0] == both[1] or all(map(math.isnan, both)), (f.text, at, name, place)


@pytest.mark.parametrize(
    ("text", "at", "slopes"),
    [
        ("|x| + y", {"x": 0.0, "y": 1.0}, {"x": math.nan, "y": 1.0}),
        ("x|x|", {"x": 0.0}, {"x": 0.0}),  # a corner times 0
        ("max(x, y)", {"x": 2.0, "y": 2.0}, {"x": math.nan, "y": math.nan}),
        ("max(x, x)", {"x": 2.0}, {"x": 1.0}),
        ("floor(x) + y", {"x": 2.0, "y": 1.0}, {"x": math.nan, "y": 1.0}),
        ("sqrt(x) + y", {"x": 0.0, "y": 1.0}, {"x": math.inf, "y": 1.0}),  # an edge
        ("x sqrt(x)", {"x": 0.0}, {"x": 0.0}),  # 0·inf
        ("sqrt(x) sqrt(x)", {"x": 0.0}, {"x": 1.0}),
        ("ln(x) + y", {"x": -1.0, "y": 1.0}, {"x": math.nan, "y": math.nan}),  # no value, so no slope at all
        ("1/x", {"x": 0.0}, {"x": math.nan}),
        ("y/x", {"x": 0.0, "y": 1.0}, {"x": math.nan, "y": math.nan}),
        ("{x > 0: ln(x), x^2}", {"x": -1.0}, {"x": -2.0}),  # the piece that is not taken has no slope there
        ("{x >= 0: x, -x}", {"x": 0.0}, {"x": math.nan}),  # the condition is at a tie
        ("{x >= 0: x^2, -x^2}", {"x": 0.0}, {"x": 0.0}),
        ("{y > 0: sqrt(x), x}", {"x": -1.0, "y": -1.0}, {"x": 1.0, "y": 0.0}),
    ],
)
def test_where_the_rules_know_no_slope_both_sides_decide(text, at, slopes):
    found = parse(text).gradient(**at)
    assert {name: str(slope) for name, slope in found.partials.items()} == {n: str(s) for n, s in slopes.items()}


def test_nothing_is_vouched_for_where_there_is_no_slope():
    assert parse("|x| + y").gradient(x=0.0, y=1.0).bounds["x"] == math.inf
    assert parse("ln(x) + y").gradient(x=-1.0, y=1.0).bounds["y"] == math.inf


@np.errstate(all="ignore")
def test_an_argument_without_a_slope_is_a_loss_to_all_but_choices():
    # what the sweep takes for granted: 0 times nothing is nothing known, unless the rule looks elsewhere
    for row in TABLE.values():
        rule = row.rule
        for some in ((0.5, 2.0, 3.0), (1.0, 0.75, 0.25), (0.0, 2.0, 1.0)):
            numbers = [np.float64(number) for number in some[: max(row.least, row.most or 2)]]
            w = row.rule.value(*numbers)
            for moving in range(len(numbers)):
                seeds = (math.nan if i == moving else None for i in range(len(numbers)))
                triples = [(number, seed, None) for number, seed in zip(numbers, seeds, strict=True)]
                slope, _ = rule.slopes(w, *triples)
                if row.notation not in SELECTIVE:
                    assert slope is None or math.isnan(slope), row.name


def test_each_operation_is_asked_once_an_argument():
    # ten inputs or one: what the sweep costs follows from the operations alone
    f = parse("(a + b)(c + d)")
    with np.errstate(all="ignore"):
        back = run_backward(f.tape, {name: np.array(2.0) for name in f.variables})
    operations = [at for at, entry in enumerate(f.tape.entries) if isinstance(entry, Operation)]
    assert sorted(back.partials) == operations
    assert all(len(partials) == 2 for partials in back.partials.values())
    assert {name: back.slopes[at] for name, at in f.tape.inputs.items()} == dict.fromkeys("abcd", 4.0)


def test_a_missing_value_is_complained_of():
    with pytest.raises(TypeError, match="no value for 'b'"):
        parse("a b").gradient(a=1.0)
