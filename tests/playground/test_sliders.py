"""The sliders of variables and of h: one set of questions, answered evenly or by powers of ten."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.changes import values as to
from mgtui.playground.sliders import H_LEAST, H_MOST, HSlider, Slider, check_range
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


@pytest.mark.parametrize(("value", "low", "high"), [
    (5.0, -5.0, 5.0), (5.1, -2.5, 7.5), (7.5, -2.5, 7.5), (7.6, 0.0, 10.0), (15.0, 5.0, 15.0), (15.1, 10.1, 20.1),
    (-5.0, -5.0, 5.0), (-5.1, -7.5, 2.5), (-7.5, -7.5, 2.5), (-7.6, -10.0, 0.0), (-15.0, -15.0, -5.0),
    (-15.1, -20.1, -10.1),
])  # fmt: skip
def test_a_slider_follows_a_value_by_quarters_up_to_its_length_and_stands_around_one_farther_away(value, low, high):
    slider = Slider(0.0).typed(value)
    assert (slider.low, slider.high) == pytest.approx((low, high))
    assert (slider.value, slider.home) == (value, value)


def test_far_out_a_slider_is_as_long_as_doubles_can_tell():
    slider = Slider(0.0).typed(1e17)
    assert (slider.low - 1e17, slider.high - 1e17) == pytest.approx((-2e5, 2e5))


@pytest.mark.parametrize(("low", "high", "size"), [
    (-5, 5, "0.1"), (0, 1, "0.01"), (0, 3, "0.02"), (0, 0.9, "0.005"), (0, 199, "1"), (0, 200, "2"),
    (0, 1e-322, "5E-324"),
])  # fmt: skip
def test_a_nudge_is_the_largest_of_1_2_5_up_to_a_hundredth_of_the_slider(low, high, size):
    assert str(Slider(low, low, high).nudge_size) == size


@pytest.mark.parametrize(("count", "size", "value"), [
    (1, "normal", 0.1), (-1, "fine", -0.01), (3, "coarse", 3.0), (-51, "normal", -5.1), (0, "normal", 0.0),
])  # fmt: skip
def test_a_fine_nudge_is_a_tenth_and_a_coarse_one_ten(count, size, value):
    assert Slider(0.0).nudged(count, size).value == value


@pytest.mark.parametrize(("step", "tenths", "value"), [
    (None, 1, 0.1), (None, -1, -0.1), (0.25, 1, 0.25), (0.06, 1, 0.12), (0.001, 3, 0.3), (0.0001, 1, 0.1),
    (0.00009, 1, 0.1), (0.1 / 1000.4, 1, 0.1),
])  # fmt: skip
def test_a_page_is_a_tenth_of_the_slider_on_the_grid_of_its_steps_and_one_step_at_least(step, tenths, value):
    assert Slider(0.0, 0.0, 1.0, step=step).paged(tenths).value == pytest.approx(value)


@pytest.mark.parametrize(("fraction", "reach", "step", "value"), [
    (-0.1, 0, None, -5.0), (0.0, 0, None, -5.0), (0.001, 0, None, -5.0), (0.333, 0, None, -1.7), (0.5, 0, None, 0.0),
    (0.9999, 0, None, 5.0), (1.0, 0, None, 5.0), (0.333, 0.05, None, -2.0), (0.52, 0.05, None, 0.0),
    (0.99, 0.05, None, 5.0), (0.51, 0, 3.0, 0.0), (0.66, 0, 3.0, 3.0), (0.96, 0, 3.0, 5.0), (0.04, 0, 3.0, -5.0),
    (0.9, 0, 3.0, 3.0),
])  # fmt: skip
def test_a_knob_is_dragged_to_the_roundest_number_within_reach_or_a_multiple_of_its_step(fraction, reach, step, value):
    assert Slider(1.0, step=step).dragged(fraction, reach).value == value


@pytest.mark.parametrize(("start", "count", "size", "h"), [
    (1e-3, -4, "fine", 5e-5), (1e-3, 1, "fine", 2e-3), (1e-3, 3, "fine", 1e-2), (3e-3, 1, "fine", 5e-3),
    (3e-3, -1, "fine", 2e-3), (3e-3, 1, "normal", 3e-2), (1e-3, 4, "normal", 10.0), (1e-3, 5, "normal", 1e-3),
    (1e-3, -14, "normal", 1e-17), (1e-3, -15, "normal", 1e-3), (1e20, -1, "normal", 1e19), (1e20, 1, "normal", 1e20),
    (1e-3, -2, "coarse", 1e-9),
])  # fmt: skip
def test_h_is_nudged_up_to_its_ends_and_from_beyond_them_only_back(start, count, size, h):
    assert HSlider(start).nudged(count, size).value == h


@pytest.mark.parametrize(("fraction", "h"), [
    (-1.0, 1e-17), (0.0, 1e-17), (0.02, 1e-17), (0.03, 1e-16), (0.5, 1e-8), (0.97, 1.0), (0.98, 10.0), (2.0, 10.0),
])  # fmt: skip
def test_h_is_dragged_to_the_nearest_power_of_ten(fraction, h):
    assert HSlider(1e-3).dragged(fraction).value == h


@pytest.mark.parametrize(("low", "high", "complaint"), [
    (0.0, 1.0, ""), (1.0, 1.0, "left end must be below"), (2.0, 1.0, "left end must be below"),
    (0.0, math.inf, "finite"), (math.nan, 1.0, "finite"), (1.0, 1.0 + 0.9e-12, "too close"), (1.0, 1.0 + 1.1e-12, ""),
    (-1.0 - 0.9e-12, -1.0, "too close"), (-1e300, 1e300, ""), (-1.1e300, 0.0, "too far"), (0.0, 1.1e300, "too far"),
])  # fmt: skip
def test_ends_make_a_range_where_doubles_tell_them_apart_and_their_difference(low, high, complaint):
    if not complaint:
        check_range(low, high)
        return
    with pytest.raises(ValueError, match=complaint):
        check_range(low, high)


@pytest.mark.parametrize(("step", "taken"), [(0.0, False), (-1.0, False), (1.0, True), (1.1, False), (1e-9, True)])
def test_a_step_fits_between_the_ends(step, taken):
    slider = Slider(0.5, -1.0, 9.0)
    if taken:
        assert slider.between(0.0, 1.0, step).step == step
        return
    with pytest.raises(ValueError, match="step must be above 0 and fit"):
        slider.between(0.0, 1.0, step)


@pytest.mark.parametrize(("low", "high", "value"), [(0.0, 1.0, 0.5), (0.6, 1.0, 0.6), (0.0, 0.4, 0.4)])
def test_between_other_ends_the_value_stays_or_stands_at_the_nearer_one(low, high, value):
    slider = Slider(0.5).between(low, high)
    assert (slider.low, slider.high, slider.value, slider.step) == (low, high, value, None)


def test_the_ends_of_the_track_are_the_ends_of_the_slider_however_many_digits_these_have():
    slider = Slider(0.0, -5.03, 5.03)
    assert [slider.dragged(fraction).value for fraction in (0.0, 1.0)] == [-5.03, 5.03]
