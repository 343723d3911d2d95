"""h → 0: which steps h goes through, how the window follows, and what comes back."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import difference
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.changes.approach import begun, magnification, next_beat, steps_until_now
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.scene import Window

COLUMNS = 42


def ends(state):
    slider = state.slider(state.along)
    return slider.low, slider.high


def run(state, columns=COLUMNS):
    """All beats of a run, from the first to the last."""
    beats = [begun(state)]
    while (after := next_beat(beats[-1], columns)) is not beats[-1]:
        beats.append(after)
        assert len(beats) < 200
    return beats


def test_the_run_of_the_lecture_begins_with_a_push_of_one_in_a_window_of_its_own():
    first = begun(to.start())
    assert (first.h, ends(first)) == (1.0, (2.0, 5.5))
    assert difference(first.function, 3.0, first.h).slope == 17.0


def test_h_goes_down_by_one_two_and_five_and_then_by_tens_until_it_is_lost():
    steps = list(dict.fromkeys(beat.h for beat in run(to.start())))
    assert steps[:10] == [1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
    assert steps[10:21] == [float(f"1e-{n}") for n in range(4, 15)]
    assert 3.0 + steps[-1] == 3.0 != 3.0 + steps[-2]


def test_h_is_never_below_three_columns_for_more_than_a_beat_and_the_window_only_closes_in():
    beats = run(to.start())
    for before, after in itertools.pairwise(beats):
        width, closer = (high - low for low, high in (ends(before), ends(after)))
        assert closer <= width
        if before.h / width * COLUMNS < 2.99 and closer == width:
            assert before.h < 24 * math.ulp(3.0)  # doubles are as wide as columns


def test_a_closer_window_is_a_beat_of_its_own_while_the_secant_can_be_told_from_the_tangent():
    for before, after in itertools.pairwise(run(to.start())):
        if before.h > 1e-3:
            assert (before.h == after.h) != (ends(before) == ends(after))


@pytest.mark.parametrize(("scheme", "window"), [("backward", (0.5, 4.0)), ("central", (1.25, 4.75))])
def test_the_window_leaves_room_where_the_secant_goes(scheme, window):
    assert ends(begun(to.start(scheme=scheme))) == window


def test_an_h_that_is_large_already_stays():
    first = begun(to.start(h=2.0))
    assert (first.h, ends(first)) == (2.0, (1.0, 8.0))


def test_the_run_begins_with_the_largest_h_that_has_a_quotient():
    first = begun(to.set_value(to.start("sqrt(1 - x^2)"), "x", 0.95))
    assert first.h == 0.05


def test_a_run_that_begins_again_begins_as_it_did():
    beats = run(to.start())
    assert begun(beats[-1]) == begun(beats[5]) == beats[0]


def test_the_scale_says_how_much_closer_the_window_is_than_at_first():
    beats = run(to.start())
    assert magnification(to.start()) == magnification(beats[0]) == 1.0
    assert list(dict.fromkeys(round(magnification(beat)) for beat in beats))[:6] == [1, 5, 50, 500, 10**4, 10**5]


def test_the_steps_until_now_are_those_of_the_beats():
    beats = run(to.start())
    assert steps_until_now(to.start()) == ()
    for at, beat in enumerate(beats):
        assert list(steps_until_now(beat)) == list(dict.fromkeys(earlier.h for earlier in beats[: at + 1]))


def test_what_a_run_changed_comes_back_and_what_else_was_changed_stays():
    start = to.start(y_held=(-1.0, 50.0))
    beat = to.show_pane(run(start)[7], "ladder")
    assert to.brought_back(beat) == to.show_pane(start, "ladder")
    assert to.brought_back(start) is start


def test_an_x_that_was_moved_out_of_the_window_of_before_is_in_the_window_that_comes_back():
    back = to.brought_back(to.set_value(begun(to.start()), "x", 5.25))
    assert back.x == 5.25
    assert ends(back) == (-2.5, 7.5)


@pytest.mark.parametrize(
    "leave", [lambda s: to.set_text(s, "sin(x)"), lambda s: state_from(state_to(s)), to.next_variable]
)
def test_another_expression_another_variable_and_another_session_come_with_the_window_of_before(leave):
    left = leave(run(to.start())[12])
    assert left.approach is None
    assert (left.h, ends(left)) == (0.001, (-5.0, 5.0))


def test_letters_typed_that_leave_the_expression_alone_leave_the_run_alone():
    beat = begun(to.start())
    assert to.set_text(beat, beat.text + " ").approach == beat.approach or to.set_text(beat, "3x^").approach


def test_the_whole_window_and_the_start_end_the_run():
    beat = run(to.start())[4]
    assert windows.whole(beat).approach is None
    assert ends(windows.whole(beat)) == (-5.0, 5.0)
    assert to.reset(beat) == to.start()


@given(
    st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.sampled_from(["forward", "backward", "central"]),
    st.integers(10, 200), st.sampled_from(["x^2", "sin(x)", "sqrt(x)", "|x|", "1/x", "tan(x)", "e^x"]),
)  # fmt: skip
def test_every_run_ends_and_holds_x_in_a_window_that_can_be_drawn(x, width, scheme, columns, text):
    state = to.set_range(to.start(text, scheme=scheme), "x", x - width, x + width)
    for beat in run(to.set_value(state, "x", x), columns):
        low, high = ends(beat)
        assert low < beat.x < high
        assert math.isfinite(high - low)
        assert Window(low, high, 0.0, 1.0).x_min == low
        assert beat.h > 0
    assert to.brought_back(beat) == to.set_value(state, "x", x)


@pytest.mark.parametrize(("scheme", "low", "high"), [
    ("forward", 2.0, 5.5), ("backward", 0.5, 4.0), ("central", 1.25, 4.75),
])  # fmt: skip
def test_the_window_is_three_and_a_half_h_wide_and_holds_one_beside_the_secant(scheme, low, high):
    assert ends(begun(replace(to.start(), scheme=scheme))) == (low, high)


def test_each_beat_is_a_smaller_h_or_where_less_than_three_columns_show_it_a_closer_window():
    beats = [(state.h, round((ends(state)[1] - ends(state)[0]) / state.h, 3)) for state in run(to.start())]
    assert beats[:12] == [
        (1.0, 3.5), (0.5, 7.0), (0.2, 17.5), (0.2, 3.5), (0.1, 7.0), (0.05, 14.0), (0.02, 35.0), (0.02, 3.5),
        (0.01, 7.0), (0.005, 14.0), (0.002, 35.0), (0.002, 3.5),
    ]  # fmt: skip
    assert beats[12:18] == [(0.001, 7.0), (1e-4, 3.5), (1e-5, 3.5), (1e-6, 3.5), (1e-7, 3.5), (1e-8, 3.5)]
    assert [h for h, _ in beats[-5:]] == [5e-15, 2e-15, 1e-15, 5e-16, 2e-16]
    assert len(beats) == 29


@pytest.mark.parametrize(("columns", "widths"), [
    (42, [3.5, 7.0, 17.5, 3.5]), (21, [3.5, 7.0, 17.5, 3.5]), (20, [3.5, 7.0, 3.5, 8.75]), (60, [3.5, 7.0, 17.5, 35.0]),
])  # fmt: skip
def test_how_soon_the_window_closes_in_depends_on_the_columns_of_the_plot(columns, widths):
    beats = run(to.start(), columns)[:4]
    assert [round((ends(state)[1] - ends(state)[0]) / state.h, 3) for state in beats] == widths


@pytest.mark.parametrize(
    ("window", "h", "first"), [((-5.0, 5.0), 1e-3, 1.0), ((-5.0, 5.0), 4.0, 4.0), ((-1.0, 2.0), 1e-3, 0.2)]
)
def test_the_first_h_is_a_tenth_of_the_window_or_the_one_there_is_if_that_is_larger(window, h, first):
    state = to.set_h(to.set_range(to.set_value(to.start(), "x", 1.0), "x", *window), h)
    assert begun(state).h == first
    assert steps_until_now(begun(state)) == (first,)


def test_the_steps_until_now_are_those_of_the_ladder_down_to_the_present_one():
    assert steps_until_now(run(to.start())[12]) == (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
    assert steps_until_now(to.start()) == ()
