"""A slider on the screen: its knob stands at the part of the track where its number stands between its ends."""

import re
from itertools import pairwise

import pytest

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp

TRACK = re.compile(r"((?:[−\de.]+ )?━*)●(─*(?: [−\d.]+(?= {3}\S))?)")  # with the numbers on its ends, if any


async def shown(state, *keys, size=(80, 24)):
    """Return the row of the slider that has the keys, after some keys."""
    app = MgtuiApp(state)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.focused.render_line(0).text


def knob(row):
    """Return the cells before and after the knob."""
    before, after = TRACK.search(row).groups()
    return len(before), len(after)


def assert_the_knob_has_reached_both_ends(low, high):
    (before, after), (whole, nothing) = knob(low), knob(high)
    assert (before, nothing) == (0, 0)
    assert after == whole >= 3
    assert low.index("●") == 4


@pytest.mark.parametrize("size", [(30, 8), (40, 12), (80, 24), (120, 35)])
async def test_the_knob_reaches_both_ends_of_its_track(size):
    low, high = await shown(to.start(), "home", size=size), await shown(to.start(), "end", size=size)
    assert low.startswith("▶x")
    assert_the_knob_has_reached_both_ends(low, high)


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_the_knob_of_the_least_and_the_largest_h_does_so_too(size):
    low, high = [await shown(to.set_h(to.start(), h), "tab", size=size) for h in (1e-17, 10.0)]
    assert low.startswith("▶h")
    assert_the_knob_has_reached_both_ends(low, high)


async def test_the_knob_stands_in_proportion_between_the_ends():
    state = to.set_range(to.start(), "x", -4.0, 4.0)
    whole = sum(knob(await shown(state)))
    for x in (-2.0, 1.0):
        before, _ = knob(await shown(to.set_value(state, "x", x)))
        assert abs(before - whole * (x + 4) / 8) <= 0.5


async def test_the_knob_of_h_moves_alike_for_each_three_powers_of_ten():
    places = [knob(await shown(to.set_h(to.start(), 10.0**power), "tab"))[0] for power in range(-17, 2, 3)]
    steps = [after - before for before, after in pairwise(places)]
    assert max(steps) - min(steps) <= 1
    assert min(steps) >= 1


async def test_beside_the_track_stand_the_name_and_the_whole_number():
    row = await shown(to.set_value(to.start(), "x", 2 / 3))
    assert re.fullmatch(r"▶x +−5 ━+●─+ 5 {3}0\.6666666666666666 *", row)


@pytest.mark.parametrize("keys", [(), ("7",), ("d", "D"), ("space",), ("plus", "plus", "plus")])
@pytest.mark.parametrize("size", [(80, 24), (110, 30), (120, 35), (200, 60), (100, 20)])
@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "sin(1000x)/1000 + 1", "1e6x"])
async def test_the_knob_stands_below_the_place_of_x_in_the_plot(text, size, keys):
    app = MgtuiApp(to.set_value(to.start(text), "x", 1.3))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()
        plot, slider = app.screen.query_one("#plot"), app.screen.query_one("#x")
        rows = [plot.render_line(y).text for y in range(plot.size.height)]
        # The point is in the same column, and stands before the ▲ where it is on the axis.
        assert {row.index(mark) for row in rows for mark in "▲●" if mark in row} == {
            slider.render_line(0).text.index("●")
        }


@pytest.mark.parametrize(
    ("at", "ends"),
    [(1.0, "−5 ━*●─* 5 "), (-5.0, "●─* 5 "), (-4.7, "━+●─* 5 "), (5.0, "−5 ━*● "), (4.8, "−5 ━*●─+ ")],
)
async def test_the_numbers_on_the_ends_give_way_to_the_knob(at, ends):
    row = await shown(to.set_value(to.start(), "x", at))
    assert re.match(f"▶x +{ends} *{str(at).replace('-', '−').removesuffix('.0')} *$", row)


async def test_an_end_with_many_digits_is_left_out():
    row = await shown(to.set_range(to.start(), "x", -1.23456789, 5.0))
    assert re.match("▶x +━+●─+ 5 ", row)


@pytest.mark.parametrize("size", [(40, 12), (30, 8)])
async def test_a_short_track_has_no_numbers_on_its_ends(size):
    assert re.match("▶x  ━+●─+ 3", await shown(to.start(), size=size))
