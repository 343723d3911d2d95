"""A slider on the screen: its knob stands at the part of the track where its number stands between its ends."""

import re
from itertools import pairwise

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.slider_row import SliderRow
from tests.quick import slow_case

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


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ((), "▶  "), (("escape",), "▸  "), (("escape", "v"), " ▸ "), (("tab", "tab"), "  ▶"), (("e",), "   "),
        (("escape", "equals_sign"), "   "), (("escape", "equals_sign", "1", "enter"), "▸  "),
    ],
)  # fmt: skip
async def test_a_slider_shows_that_the_arrows_move_it_though_the_plot_has_the_keys(keys, marks):
    app = MgtuiApp(to.start("a*x"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert [slider.render_line(0).text[0] for slider in app.screen.query(SliderRow)] == list(marks)


async def test_beside_the_track_stand_the_name_and_the_whole_number():
    row = await shown(to.set_value(to.start(), "x", 2 / 3))
    assert re.fullmatch(r"▶x +−5 ━+●─+ 5 {3}0\.6666666666666666 *", row)


@pytest.mark.parametrize(
    "size", [(80, 24), *(slow_case((size,)) for size in [(110, 30), (120, 35), (200, 60), (100, 20)])]
)
@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", slow_case("sin(1000x)/1000 + 1"), slow_case("1e6x")])
async def test_the_knob_stands_below_the_place_of_x_in_the_plot(text, size):
    app = MgtuiApp(start := to.set_value(to.start(text), "x", 1.3))
    async with app.run_test(size=size) as pilot:
        for keys in [(), ("7",), ("d", "D"), ("space",), ("plus", "plus", "plus")]:
            app.playground.session.change(start)
            app.playground.draw()
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.pause()
            plot, slider = app.screen.query_one("#plot"), app.screen.query_one("#x")
            rows = [plot.render_line(y).text for y in range(plot.size.height)]
            # The point is in the same column, and stands before the ▲ where it is on the axis.
            places = {row.index(mark) for row in rows for mark in "▲●" if mark in row}
            assert places == {slider.render_line(0).text.index("●")}, keys


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


@pytest.mark.parametrize(
    ("low", "high", "row"),
    [
        (999995.0, 1000005.0, "▶x +999995 ━+●─+ 1000005 "),
        (0.9995, 1.0005, "▶x +0.9995 ━+●─+ 1.0005 "),
        (1e9, 1e9 + 1.0, "▶x  +1e9 ━+●─+   "),
        (1e9 - 10.5, 1e9 + 1.0, "▶x  +━+●─+   "),
    ],
)
async def test_an_end_is_written_as_no_other_number(low, high, row):
    state = to.set_value(to.set_range(to.start(), "x", low, high), "x", (low + high) / 2)
    assert re.match(row, await shown(state))


@pytest.mark.parametrize("size", [(40, 12), (30, 8)])
async def test_a_short_track_has_no_numbers_on_its_ends(size):
    assert re.match("▶x  ━+●─+ 3", await shown(to.start(), size=size))


async def rows(state, *keys, size=(80, 24), saved=None):
    """Return the rows of all sliders after some keys."""
    app = MgtuiApp(state, saved=saved)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return [row.render_line(0).text.rstrip() for row in app.screen.query(SliderRow) if row.region.height]


def lecture_of_three():
    state = to.start("a*b + c")
    for name, value in {"a": 2.0, "b": -3.0, "c": 10.0}.items():
        state = to.set_value(state, name, value)
    return state


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (60, 20), (40, 12)])
async def test_with_several_variables_each_row_tells_its_own_slope(size):
    found = [re.search(r"(\S+) +(∂f/∂\w = \S+)$", row) for row in await rows(lecture_of_three(), size=size)]
    told = [each.groups() for each in found if each]
    assert told == [("2", "∂f/∂a = −3"), ("−3", "∂f/∂b = 2"), ("10", "∂f/∂c = 1")]


async def test_a_nudge_of_one_changes_the_slopes_of_those_it_is_multiplied_with():
    before = await rows(lecture_of_three())
    after = await rows(lecture_of_three(), "right")
    assert after[0].endswith(" 2.1        ∂f/∂a = −3")
    assert after[1] == before[1].replace("∂f/∂b = 2", "∂f/∂b = 2.1")
    assert after[2:] == before[2:]


async def test_a_slope_stands_in_its_place_and_gives_way_to_a_long_value():
    long = to.set_value(lecture_of_three(), "a", 2 / 3)
    assert {row.index("∂") for row in await rows(lecture_of_three()) if "∂" in row} == {57}
    assert (await rows(long))[0].endswith(" 0.6666666666666666 ∂f/∂a = −3")
    assert (await rows(long, size=(60, 20)))[0].endswith(" 0.6666666666666666")


async def test_one_variable_has_its_slope_in_the_pane_alone():
    assert not any("∂" in row for row in await rows(to.start()))


async def test_the_slopes_are_hidden_while_a_guide_hides_the_slope():
    state = lecture_of_three()
    saved = Saved(lesson=Progress("inputs").to_dict())
    hidden = await rows(state, "L", saved=saved, size=(80, 30))
    assert [row.split()[0].strip("▶") for row in hidden] == ["a", "b", "c", "h"]
    assert not any("∂" in row for row in hidden)


async def test_a_click_on_a_slope_does_nothing_and_one_on_the_scheme_takes_the_next():
    app = MgtuiApp(lecture_of_three())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.playground.session.state
        await pilot.click("#b", offset=(64, 0))
        assert app.playground.session.state == before
        await pilot.click("#step", offset=(78, 0))
        assert app.playground.session.state.scheme == "backward"


@pytest.mark.parametrize("size", [(30, 8), (40, 12), (80, 24)])
async def test_of_many_sliders_the_one_that_has_the_keys_is_seen_and_so_is_the_plot(size):
    app = MgtuiApp(to.start("a x^4 + b x^3 + c x^2 + d x + k"))
    async with app.run_test(size=size) as pilot:
        sliders, plot, hints = (app.screen.query_one(name).region for name in ("#sliders", "#plot", "#hints"))
        assert plot.height >= 2
        assert sliders.bottom <= hints.y < size[1]
        for name in ("x", "a", "b", "c", "d", "k"):
            await pilot.pause()
            assert app.focused.variable == name
            assert sliders.contains_region(app.focused.region)
            assert name not in app.playground.panels.sliders.out_of_sight
            await pilot.press("down")
