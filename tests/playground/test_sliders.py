"""The sliders of variables and of h: one set of questions, answered evenly or by powers of ten."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.changes import values as to
from mgtui.playground.sliders import H_LEAST, H_MOST, HSlider, Slider
from mgtui.playground.state import H_NAME, label_of

fractions = st.floats(0.0, 1.0)


@pytest.mark.parametrize("slider", [Slider(3.0), HSlider(1e-3)])
def test_the_ends_stand_at_0_and_1(slider):
    assert slider.at_end("low").fraction == 0.0
    assert slider.at_end("high").fraction == 1.0
    assert slider.dragged(0.0).value == slider.at_end("low").value
    assert slider.dragged(1.0).value == slider.at_end("high").value


@pytest.mark.parametrize("slider", [Slider(3.0), HSlider(1e-3)])
@given(fraction=fractions)
def test_a_knob_stands_where_it_was_dragged_to(slider, fraction):
    assert slider.dragged(fraction).fraction == pytest.approx(fraction, abs=1 / 36 + 1e-9)


@pytest.mark.parametrize("slider", [Slider(3.0), HSlider(1e-3)])
@pytest.mark.parametrize("fraction", [-0.5, 1.5])
def test_a_knob_dragged_off_the_track_stays_on_it(slider, fraction):
    assert 0.0 <= slider.dragged(fraction).fraction <= 1.0


@given(st.integers(-17, 1))
def test_h_stands_in_proportion_to_its_power_of_ten(power):
    assert HSlider(float(f"1e{power}")).fraction == pytest.approx((power + 17) / 18)


def test_a_typed_h_outside_its_slider_lies_beyond_the_end_and_may_only_come_nearer():
    slider = HSlider(1e-3).typed(1e-30)
    assert slider.fraction < 0
    assert slider.nudged(-1) is slider
    assert slider.nudged(1).value == 1e-29


@pytest.mark.parametrize(
    ("size", "count", "h"),
    [("normal", -1, 1e-4), ("normal", 2, 0.1), ("coarse", -1, 1e-6), ("fine", -1, 5e-4), ("fine", 2, 5e-3)],
)
def test_nudges_of_h_are_tens_thousands_and_1_2_5(size, count, h):
    assert HSlider(1e-3).nudged(count, size).value == h


def test_a_page_of_h_is_three_powers_of_ten_and_stops_at_the_ends():
    assert HSlider(1e-3).paged(-1).value == 1e-6
    assert HSlider(1.0).paged(1).value == 1.0
    assert (HSlider(1.0).low, HSlider(1.0).high) == (H_LEAST, H_MOST)


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_a_typed_h_must_be_above_0(value):
    with pytest.raises(ValueError, match="h must be"):
        HSlider(1e-3).typed(value)


def test_the_ends_of_the_slider_of_h_stand():
    with pytest.raises(ValueError, match="stand"):
        to.set_range(to.start(), H_NAME, 1e-3, 1.0)


def test_the_state_answers_for_h_by_name_as_for_any_variable():
    state = to.start("a x")
    assert state.slider_names == ("x", "a", H_NAME)
    assert [label_of(name) for name in state.slider_names] == ["x", "a", "h"]
    assert state.slider(H_NAME).value == state.h
    for change in (
        lambda name: to.nudge(state, name, 1),
        lambda name: to.page(state, name, -1),
        lambda name: to.to_end(state, name, "low"),
        lambda name: to.drag(state, name, 0.25),
        lambda name: to.set_value(state, name, 2.0),
    ):
        for name in state.slider_names:
            changed = change(name)
            moved = {other for other in state.slider_names if changed.slider(other) != state.slider(other)}
            assert moved == {name}


def test_a_variable_may_be_called_h_beside_the_step():
    state = to.nudge(to.start("h x"), "h", 1)
    assert state.slider_names == ("x", "h", H_NAME)
    assert state.slider("h").value == 1.1
    assert state.h == 1e-3


def test_a_step_far_finer_than_the_window_makes_a_page_no_slower_and_no_error():
    for low, high, step in ((0.0, 1e300, 0.5), (-5.0, 1e9, 1e-3), (0.0, 1.0, 5e-324), (-1e300, 1e300, 1e-300)):
        slider = Slider(high, low, high).between(low, high, step)
        paged = slider.paged(-1)
        assert low + 0.85 * (high - low) < paged.value < low + 0.95 * (high - low)
        assert slider.nudged(-1).value <= slider.value
        assert slider.dragged(0.5).value == pytest.approx((low + high) / 2, abs=(high - low) * 1e-9)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1e-320), (0.0, 5e-324), (-1e-322, 1e-322), (-1e-301, 1e-301)])
def test_in_a_window_whose_parts_are_no_doubles_the_point_moves_or_stays_but_never_leaves_the_doubles(low, high):
    slider = Slider(low).between(low, high)
    for moved in (slider.nudged(1), slider.nudged(-1), slider.paged(1), slider.paged(-1), slider.dragged(0.5)):
        assert moved.low <= moved.value <= moved.high
        assert math.isfinite(moved.fraction)


@pytest.mark.parametrize("h", [5e-324, 1e-320, 2.2e-308])
def test_an_h_so_small_that_a_double_has_lost_digits_of_it_is_refused(h):
    with pytest.raises(ValueError, match="too small"):
        HSlider(1e-3).typed(h)


def test_at_its_end_already_a_slider_stays_as_it_is():
    typed = Slider(0.0, -5.0, 5.0).typed(-5.0)
    assert typed.at_end("low") is typed
