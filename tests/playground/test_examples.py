"""Every example opens, its point lies in its window, and there is to see what its note says."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from mgtui.engine import Landmark, behaviour, difference, parse
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.examples import EXAMPLES, Example, state_of
from mgtui.playground.panes.proven import rounded
from mgtui.playground.picture import picture_of
from mgtui.playground.typed_numbers import number_of
from tests.engine.evaluation.test_exact import NOISE, is_nearest, true_numbers
from tests.playground.states import LECTURE

BY_TEXT = {example.text: example for example in EXAMPLES}


def slopes(text, xs):
    return parse(text).jet(np.asarray(xs, dtype=float)).slope


def at_zero(text):
    return behaviour(parse(text), 0.0)


def marks(text, kind) -> list[Landmark]:
    """Return the landmarks of a kind in the window that the example opens on."""
    state = state_of(BY_TEXT[text], LECTURE)
    return [mark for mark in picture_of(state, 160, 96).landmarks if mark.kind == kind]


def relative_error(text, x, true):
    return abs(float(parse(text)(x)) / true - 1)


def _has_a_hill_and_a_valley() -> bool:
    (hill,), (valley,) = marks("x^3 - 3x", "maximum"), marks("x^3 - 3x", "minimum")
    return hill.x < valley.x and hill.y > valley.y


def _has_two_valleys_of_one_depth() -> bool:
    left, right = marks("x^4 - 4x^3 + 4x^2", "minimum")
    return left.x < right.x and left.y == right.y


def _is_lowest_at_1_over_e() -> bool:
    (lowest,) = marks("x^x", "minimum")
    below = np.asarray(parse("x^x")(np.linspace(-2.9, -0.05, 50)))
    return math.isclose(lowest.x, 1 / math.e) and bool(np.all(np.isnan(below)))


def _is_a_packet() -> bool:
    f = parse("e^(-x^2) cos(5x)")
    peaks = [mark.y for mark in marks("e^(-x^2) cos(5x)", "maximum")]
    return len(peaks) >= 3 and max(peaks) == 1.0 and abs(float(f(3.0))) < 1e-3


def _jumps_between_smooth_parts() -> bool:
    what = at_zero("1/(1 + e^(1/x))")
    return what.kind == "jump" and (what.left_limit, what.right_limit) == (1.0, 0.0)


def _wiggles_without_end() -> bool:
    xs = np.array([1 / ((k + 0.5) * math.pi) for k in range(1, 1000)])
    signs = np.sign(np.asarray(parse("x^2 sin(1/x)")(xs)))
    return bool(np.all(signs[1:] == -signs[:-1]))


def _is_steepest_in_the_middle() -> bool:
    xs = np.linspace(-8, 8, 161)
    steep = slopes("sigmoid(x)", xs)
    return bool(xs[steep.argmax()] == 0 and steep[0] < 1e-3 and steep[-1] < 1e-3)


def _rounds_the_corner_of_relu() -> bool:
    xs = np.linspace(-5, 5, 101)
    above = np.asarray(parse("softplus(x)")(xs)) - np.asarray(parse("relu(x)")(xs))
    return at_zero("softplus(x)").kind == "smooth" and bool(xs[above.argmax()] == 0 and above[0] < 0.01 > above[-1])


def _dips_before_it_rises() -> bool:
    (dip,) = marks("gelu(x)", "minimum")
    return abs(dip.x + 0.75) < 0.01 and dip.y < 0 and bool(np.all(slopes("gelu(x)", [0, 1, 2]) > 0))


def _leaves_the_rise_a_few_steps_of_the_values_last_digit() -> bool:
    example = BY_TEXT["(x + 1e8)^2"]
    quotient = difference(parse(example.text), 1.0, example.h)
    return 0 < quotient.rise / math.ulp(quotient.f_x) < 1000


def _has_one_sine_with_three_handles() -> bool:
    f = parse("a sin(b x + c)")
    return float(f(a=2.0, b=1.0, c=0.0, x=math.pi / 2)) == 2.0 and float(f(a=3.0, b=2.0, c=1.0, x=-0.5)) == 0.0


CLAIMS: dict[str, Callable[[], bool]] = {
    "slope 14 at 3, −22 at −3, flat at 2/3": lambda: (
        [*slopes("3x^2 - 4x + 5", [3, -3])] == [14, -22] and [m.x for m in marks("3x^2 - 4x + 5", "minimum")] == [2 / 3]
    ),
    "the slope is 2x": lambda: [*slopes("x^2", [-3, 0, 0.5, 7])] == [-6, 0, 1, 14],
    "a hill and a valley": _has_a_hill_and_a_valley,
    "two valleys of one depth": _has_two_valleys_of_one_depth,
    "no value at 0: two arms": lambda: at_zero("1/x").kind == "pole" and math.isnan(float(parse("1/x")(0.0))),
    "starts upright at 0": lambda: (at_zero("sqrt(x)").kind, at_zero("sqrt(x)").right) == ("edge", math.inf),
    "only for x > 0, lowest at 1/e": _is_lowest_at_1_over_e,
    "its slope is the cosine": lambda: np.allclose(slopes("sin(x)", [-2, 0, 1, 5]), np.cos([-2, 0, 1, 5]), 1e-15),
    "its own slope": lambda: np.allclose(slopes("e^x", [-2, 0, 1, 3]), np.exp([-2, 0, 1, 3]), 1e-14),
    "a wave packet": _is_a_packet,
    "a hole at 0, and the curve does not know": lambda: (
        (at_zero("sin(x)/x").kind, at_zero("sin(x)/x").limit) == ("hole", 1.0)
    ),
    "poles at odd multiples of π/2": lambda: (
        [m.x for m in marks("tan(x)", "pole")] == pytest.approx([k * math.pi / 2 for k in (-3, -1, 1, 3)])
    ),
    "a corner: two slopes, and none": lambda: (
        (at_zero("|x|").kind, at_zero("|x|").left, at_zero("|x|").right) == ("corner", -1.0, 1.0)
    ),
    "a cusp": lambda: at_zero("cbrt(x^2)").kind == "cusp",
    "upright at 0": lambda: at_zero("cbrt(x)").kind == "vertical",
    "jumps at every whole number": lambda: {m.x for m in marks("floor(x)", "jump")} >= set(range(-4, 5)),
    "looks like a corner and is none": lambda: (at_zero("x|x|").kind, at_zero("x|x|").slope) == ("smooth", 0.0),
    "two pieces that meet smoothly: f″ jumps": lambda: "f″ jumps from 2 to 0" in at_zero("{x<0: x^2, x^3}").sentence,
    "a jump made of smooth parts": _jumps_between_smooth_parts,
    "wiggles without end near 0": _wiggles_without_end,
    "steepest at 0, flat far out": _is_steepest_in_the_middle,
    "the neuron of the lecture's network": lambda: math.isclose(float(parse("tanh(x)")(0.5)), math.tanh(0.5)),
    "cheap, with a corner at 0": lambda: (at_zero("relu(x)").left, at_zero("relu(x)").right) == (0.0, 1.0),
    "relu with the corner rounded": _rounds_the_corner_of_relu,
    "dips before it rises": _dips_before_it_rises,
    "a loss: the slope pushes x up": lambda: bool(np.all(slopes("-ln(sigmoid(x))", [-5, -1, 0, 5]) < 0)),
    "digits cancel near 0": lambda: relative_error("(1 - cos(x))/x^2", 1e-4, 0.49999999958333333) > 1e-10,
    "big values, few digits left for the rise": _leaves_the_rise_a_few_steps_of_the_values_last_digit,
    "two large numbers, a small difference": lambda: relative_error("sqrt(x^2 + 1) - x", 1e5, 4.999999999875e-6) > 1e-8,
    "what does each input do to the output?": lambda: (
        [moment_of(to_axis("a*b + c", name)).slope for name in "abc"] == [-3.0, 2.0, 1.0]
    ),
    "the neuron with two inputs": lambda: math.isclose(
        moment_of(state_of(BY_TEXT["tanh(w_1 x_1 + w_2 x_2 + b)"], LECTURE)).slope, 0.5
    ),
    "one neuron: try its weight and bias": lambda: set(parse("tanh(w x + b)").variables) == {"x", "w", "b"},
    "height, pace and shift": _has_one_sine_with_three_handles,
}


def to_axis(text, name):
    """Return the state of an example with another of its variables along the axis."""
    state = state_of(BY_TEXT[text], LECTURE)
    while state.along != name:
        state = to.next_variable(state)
    return state


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_its_note_is_true(example: Example) -> None:
    assert CLAIMS[example.note]()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_it_parses_and_opens_with_its_point_in_its_window(example: Example) -> None:
    state = state_of(example, LECTURE)
    slider = state.slider(state.along)
    assert state.expression == state.text == example.text
    assert slider.low <= state.x <= slider.high
    assert state.h == example.h
    assert {name for name, _ in example.values} <= set(state.function.variables)
    assert all(state.slider(name).value == value for name, value in example.values)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_its_window_is_the_one_it_names_so_that_the_picture_opens_as_meant(example: Example) -> None:
    state = state_of(example, LECTURE)
    slider = state.slider(state.along)
    assert (slider.low, slider.high) == tuple(map(number_of, example.window))
    assert len(picture_of(state, 160, 96).scene.pieces) > 0


def test_what_is_shown_stays_as_it_is() -> None:
    now = to.show_pane(to.toggle(LECTURE, "grid"), "table")
    state = state_of(BY_TEXT["|x|"], now)
    assert (state.pane, state.shown) == ("table", now.shown)


def test_each_expression_stands_once() -> None:
    assert len(BY_TEXT) == len(EXAMPLES)
    assert len({example.note for example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_at_its_own_place_an_example_shows_true_numbers(example):
    moment = moment_of(state_of(example, LECTURE))
    if moment.behaviour.kind != "smooth":
        return
    exact = moment.function.exact(moment.x)
    true = true_numbers(moment.function, moment.x)
    if true is None:  # f″ jumps here
        return
    assert all(map(is_nearest, (exact.value, exact.slope, exact.curvature), true))
    for part, truth in zip(moment.numbers.parts, true, strict=True):
        assert part.digits >= 6
        assert abs(rounded(part) - truth) <= abs(truth) * 10.0 ** (1 - min(part.digits, 15)) + NOISE, (part, truth)


@pytest.mark.parametrize(("text", "point", "value", "slope"), [
    ("a*b + c", {"a": 2.0, "b": -3.0, "c": 10.0}, 4.0, -3.0),
    ("tanh(w x + b)", {"x": 1.0, "w": 1.5, "b": 0.5}, 0.9640276, 0.1059762),
    ("tanh(w_1 x_1 + w_2 x_2 + b)", {"b": 6.8813735870195432, "w_1": -3.0, "w_2": 1.0, "x_1": 2.0, "x_2": 0.0},
     0.7071068, 0.5),
    ("a sin(b x + c)", {"x": 1.0, "a": 2.0, "b": 1.0, "c": 0.0}, 1.682942, 1.0806046),
])  # fmt: skip
def test_an_example_of_several_variables_opens_on_these_values(text, point, value, slope):
    state = state_of(BY_TEXT[text], LECTURE)
    assert {name: state.slider(name).value for name in state.function.variables} == point
    moment = moment_of(state)
    assert (moment.behaviour.value, moment.slope) == pytest.approx((value, slope), rel=1e-6)


@pytest.mark.parametrize(("text", "h"), [
    ("(1 - cos(x))/x^2", 1e-5), ("(x + 1e8)^2", 1e-6), ("sqrt(x^2 + 1) - x", 1e-3), ("x^3 - 3x", 1e-3),
])  # fmt: skip
def test_an_example_of_lost_digits_opens_with_an_h_at_which_they_are_seen(text, h):
    assert state_of(BY_TEXT[text], LECTURE).h == h
