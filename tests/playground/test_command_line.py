"""The command that opens a state: pasted into a shell it gives the same state."""

import shlex
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.arguments import BadArgumentError, read
from mgtui.opening import opened_by
from mgtui.playground.actions import ACTIONS, BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.command_line import command_line
from mgtui.playground.deeds import Focus
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.state import Kept, State
from tests.playground.test_actions import EXTREMES

CHANGING = sorted(action.name for action in ACTIONS if action.change is not None)
TEXTS = [
    "x^2",
    "a*b + c",
    "-x",
    "--x",
    "-h",
    "x' y",
    "π θ",
    "5",
    "{x<0: -x, x^2}",
    "e^(-x^2) w_1",
    "x\n+ 1",
    "$x",
    "!x",
]
numbers = st.floats(-1e9, 1e9) | st.sampled_from([0.0, 1 / 3, 5e-324, 1e299, -1e-300])


def opened(line: str) -> State:
    return opened_by(read(shlex.split(line)[1:]))


def seen(state: State) -> tuple[object, ...]:
    """Return everything a state shows: not the text that was left unfinished, nor where a nudge back would stop."""
    sliders = [replace(state.slider(name), home=None) for name in state.function.variables]
    expression = state.expression.replace("\n", " ")
    return (expression, sliders, state.along, state.h, state.scheme, state.y_held, state.shown, state.pane, state.pins)


@st.composite
def states(draw):
    """Draw a state that a person may have come to."""
    text = draw(st.sampled_from(TEXTS))
    state = to.set_text(to.start(), text)
    for name in state.function.variables:
        state = to.set_value(state, name, draw(numbers))
        if draw(st.booleans()):
            low, width = draw(st.floats(-1e6, 1e6)), draw(st.floats(1e-3, 1e6))
            state = to.set_range(state, name, low, low + width, draw(st.sampled_from([None, width / 8])))
    for name in draw(st.lists(st.sampled_from(CHANGING), max_size=12)):
        variable = draw(st.sampled_from(state.slider_names))
        change = BY_NAME[name].change
        assert change is not None
        state = change(state, Focus(variable))
    for _ in range(draw(st.integers(0, 2))):
        state = to.next_variable(state)
    return state


@given(states())
def test_pasted_back_the_line_opens_the_same_state(state):
    assert seen(opened(command_line(state))) == seen(state)


@given(states())
def test_what_a_session_may_come_to_can_be_saved(state):
    assert state_from(state_to(state)) == state


@pytest.mark.parametrize("state", EXTREMES.values(), ids=EXTREMES)
def test_every_odd_state_is_opened_by_its_line(state):
    assert seen(opened(command_line(state))) == seen(state)


def test_what_goes_without_saying_is_left_out():
    assert command_line(to.start()) == "mgtui '3x^2 - 4x + 5' --at 3"
    assert command_line(to.start("-x")) == "mgtui --at 3 -- -x"


def test_a_number_is_as_short_as_it_can_be_and_a_value_with_a_minus_is_joined_to_its_option():
    state = to.set_value(to.set_range(to.start("x^2"), "x", -2.5, 1e16, 0.5), "x", -1e-5)
    state = replace(to.set_value(to.set_h(state, 1e-07), "x", 0.5), pins=(-3.0, 2.0))
    assert command_line(state) == "mgtui 'x^2' --at 0.5 --step 1e-7 --window=-2.5:1e16:0.5 --pin=-3 --pin 2"


@given(states())
def test_a_shell_takes_it_apart_as_it_was_put_together(state):
    line = command_line(state)
    assert "\n" not in line
    assert shlex.join(shlex.split(line)) == line


def test_a_real_shell_reads_it():
    line = command_line(to.start("{x<0: -x, 3!·π x*2}"))
    shown = line.replace("mgtui", "printf '%s|'", 1)
    said = subprocess.run(["sh", "-c", shown], capture_output=True, text=True, check=True)
    assert said.stdout.split("|")[:-1] == shlex.split(line)[1:]


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (["def f(x, w=2, b=-0.5): return w*x + b"], {"x": 3.0, "w": 2.0, "b": -0.5}),
        (["lambda x, a=3: a*x", "--set", "a=4"], {"x": 3.0, "a": 4.0}),
        (["lambda x=5: x^2"], {"x": 5.0}),
        (["lambda x=5: x^2", "--at", "2"], {"x": 2.0}),
    ],
)
def test_a_function_of_a_program_brings_its_values_and_options_come_before_them(arguments, values):
    state = opened_by(read(arguments))
    assert {name: state.slider(name).value for name in state.function.variables} == values


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--axis=b"], "--axis wants one of x, not 'b'"),
        (["--range=a=1:2"], "--range NAME=A:B wants one of x"),
        (["--range=y"], "--range wants NAME=A:B, not 'y'"),
        (["--range=x=2:1"], "left end must be below"),
        (["--height=2:1"], "left end must be below"),
        (["--height=2"], "Two ends are wanted"),
        (["--show=dots"], "--show knows tangent, secant, slope-curve"),
        (["--pane=\x1b[31m"], "--pane knows slope"),
        (["--pin=x"], "x is a variable"),
    ],
)
def test_what_will_not_do_is_refused_in_words(arguments, complaint):
    with pytest.raises(BadArgumentError) as refused:
        opened_by(read(arguments))
    assert complaint in str(refused.value)
    assert str(refused.value).replace("\n", "").isprintable()


def test_a_function_of_a_program_is_shared_as_its_formula():
    state = opened_by(read(["def f(x):\n    u = x + 1\n    return u**2"]))
    assert state.expression == "(x + 1)**2"
    assert seen(opened(command_line(state))) == seen(state)


def curves(state):
    """What is seen of the kept curves: their place on their own axis is not."""
    return [(one.expression, [pair for pair in one.values if pair[0] != one.along], one.along) for one in state.kept]


CURVES = ["x^2", "-x", "--x", "5", "a*b + x", "{x<0: -x, x^2}", "w_1 e^(-x^2)"]


@given(states(), st.lists(st.sampled_from(CURVES), max_size=3))
def test_curves_kept_at_the_present_values_are_opened_too(state, others):
    kept = []
    for one in map(to.start, others):
        names = one.function.variables
        if state.along in names and set(names) - {state.along} <= set(state.function.variables):
            values = tuple((name, state.slider(name).value) for name in names)
            kept.append(Kept(one.expression, values, state.along, curve=True))
    state = replace(state, kept=tuple(kept))
    assert curves(opened(command_line(state))) == curves(state)


def test_a_kept_tangent_and_a_curve_of_other_values_are_left_out_of_the_line():
    state = to.start("a*x")
    tangent = Kept("x^2", (("x", 1.0),), "x")
    other = Kept("a*x", (("x", 1.0), ("a", 7.0)), "x", curve=True)
    assert opened(command_line(replace(state, kept=(tangent, other)))).kept == ()


def test_a_curve_is_kept_wherever_along_it_the_point_stood():
    state = replace(to.start("x^3"), kept=(Kept("x^2", (("x", 1.0),), "x", curve=True),))
    assert state.x != 1.0
    assert [one.expression for one in opened(command_line(state)).kept] == ["x^2"]
