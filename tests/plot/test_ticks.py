import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.plot.glyphs import ASCII, BRAILLE
from mgtui.plot.ticks import choose

ENDS = st.floats(-1e7, 1e7) | st.sampled_from([0.0, 1e150, -1e150, 3e-150, 1.7e308, -1.7e308, 1e9, 1e9 + 1])
WINDOWS = (
    st.tuples(ENDS, ENDS)
    .map(sorted)
    .filter(lambda ends: ends[1] / 2 - ends[0] / 2 > 1e3 * math.ulp(max(map(abs, ends))))
)


def labels(low, high, kind="decimal", ideal=6.0, charset=ASCII):
    return [tick.label for tick in choose(low, high, kind, ideal, lambda ticks: True, charset)]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-5, 5, ["-4", "-2", "0", "2", "4"]),
        (12345678, 12345679, ["12345678", "+0.2", "+0.4", "+0.6", "+0.8", "+1.0"]),
        (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-0.1, 0.1, ["-0.10", "-0.05", "0", "0.05", "0.10"]),
        (-3e5, 3e5, ["-300000", "-200000", "-100000", "0", "100000", "200000", "300000"]),
        (0, 1e6, ["0", "2e5", "4e5", "6e5", "8e5", "1e6"]),
        (-1e150, 2e150, ["-1e150", "-5e149", "0", "5e149", "1e150", "1.5e150", "2e150"]),
        (1e-150, 3e-150, ["1e-150", "1.5e-150", "2e-150", "2.5e-150", "3e-150"]),
        (-1.7e308, 1.7e308, ["-1.5e308", "-1e308", "-5e307", "0", "5e307", "1e308", "1.5e308"]),
    ],
)
def test_labels_are_as_short_as_they_can_be(low, high, expected):
    assert labels(low, high) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1e9, 1e9 + 1, ["1e9", "+0.2", "+0.4", "+0.6", "+0.8", "+1.0"]),
        (3 - 1e-7, 3 + 1e-7, ["-1e-7", "-5e-8", "3", "+5e-8", "+1e-7"]),
        (1000.1, 1000.5, ["1000.1", "1000.2", "1000.3", "1000.4", "1000.5"]),  # six characters are read at a glance
        (-1000.5, -1000.1, ["-1000.5", "-1000.4", "-1000.3", "-1000.2", "-1000.1"]),
        (10000.1, 10000.5, ["10000.1", "+0.1", "+0.2", "+0.3", "+0.4"]),
        (12345.1, 12345.5, ["12345.1", "+0.1", "+0.2", "+0.3", "+0.4"]),
        (math.pi - 1e-10, math.pi + 1e-10, ["3.1415926~", "+5e-11", "+1e-10", "+1.5e-10"]),
        (0.5123456, 0.51234561, ["0.5123456", "+2e-9", "+4e-9", "+6e-9", "+8e-9", "+1e-8"]),
        (-0.0123456, -0.01234559, ["-0.0123456", "+2e-9", "+4e-9", "+6e-9", "+8e-9", "+1e-8"]),
        (1.5e-5, 1.50001e-5, ["1.5e-5", "+2e-11", "+4e-11", "+6e-11", "+8e-11", "+1e-10"]),
        (9999999.5, 9999999.9, ["9999999.5", "+0.1", "+0.2", "+0.3", "+0.4"]),
        (99999999.5, 99999999.9, ["99999999~", "+0.1", "+0.2", "+0.3", "+0.4"]),
        (123450000.0, 123450001.0, ["1.2345e8", "+0.2", "+0.4", "+0.6", "+0.8", "+1.0"]),
        (7582682300000.0, 7582682300010.0, ["7.5826823e12", "+2", "+4", "+6", "+8", "+10"]),
        (-123456789.05, -123456788.95, ["-0.04", "-0.02", "-1.2345678~e8", "+0.02", "+0.04"]),
        (123456789012345.0, 123456789012347.0, ["1.2345678~e14", "+0.5", "+1.0", "+1.5", "+2.0"]),
    ],
)
def test_far_from_zero_differences_are_written(low, high, expected):
    assert labels(low, high) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-2 * math.pi, 2 * math.pi, ["-2π", "-π", "0", "π", "2π"]),
        (0, math.pi / 2, ["0", "π/12", "π/6", "π/4", "π/3", "5π/12", "π/2"]),
        (-1, 7, ["0", "π/2", "π", "3π/2", "2π"]),
        (0, 100, ["0", "5π", "10π", "15π", "20π", "25π", "30π"]),
    ],
)
def test_multiples_of_pi_are_named(low, high, expected):
    assert labels(low, high, "pi", charset=BRAILLE) == [label.replace("-", "−") for label in expected]
    assert labels(low, high, "pi") == [label.replace("π", "pi") for label in expected]


@pytest.mark.parametrize("turns", [-998, -300, -7, 4, 60, 300, 998])
def test_a_window_far_from_0_has_the_multiples_of_pi_that_one_about_0_has(turns):
    here = labels((turns - 2) * math.pi, (turns + 2) * math.pi, "pi")
    multiples = [label.removesuffix("pi") for label in here]
    assert [int({"": "1", "-": "-1"}.get(number, number)) for number in multiples] == [*range(turns - 2, turns + 3)]


@pytest.mark.parametrize("ideal", [2.5, 4.0, 6.0, 9.0])
@pytest.mark.parametrize("width", [0.7, 3.0, 10.0, 41.0])
def test_where_a_window_lies_does_not_change_how_many_ticks_it_has_room_for(width, ideal):
    for kind, unit in (("decimal", 1.0), ("pi", math.pi)):
        counts = [len(labels(k * 100 * unit, (k * 100 + width) * unit, kind, ideal)) for k in (-3, -1, 0, 1, 3)]
        assert len(set(counts)) == 1
        assert ideal / 3 <= counts[0] <= ideal * 3


@pytest.mark.parametrize(("low", "high"), [(-0.1, 0.1), (1e9, 1e9 + 1), (-1e200, 1e200), (-7000, 0), (0, 7000)])
def test_a_window_without_room_for_multiples_of_pi_has_decimals(low, high):
    assert labels(low, high, "pi") == labels(low, high)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-3.3, 0.3, ["0.001", "0.01", "0.1", "1"]),
        (-17.5, 1.5, ["1e-15", "1e-10", "1e-5", "1"]),
        (-6.1, 3.2, ["1e-6", "0.0001", "0.01", "1", "100"]),
        (0.2, 0.8, []),
        (-3.0, 0.0, ["0.001", "0.01", "0.1", "1"]),
        (-0.2, 8.0, ["1", "100", "10000", "1e6", "1e8"]),
        (-300.0, 300.0, ["1e-300", "1e-200", "1e-100", "1", "1e100", "1e200", "1e300"]),
    ],
)
def test_logarithms_are_named_by_their_powers_of_ten(low, high, expected):
    assert labels(low, high, "powers", ideal=4.5) == expected
    assert [tick.value for tick in choose(low, high, "powers", 4.5, lambda ticks: True, ASCII)] == [
        pytest.approx(math.log10(float(label))) for label in expected
    ]


@settings(deadline=None)
@given(WINDOWS, st.floats(2.5, 12))
def test_ticks_are_inside_and_whole_multiples_of_one_two_or_five(window, ideal):
    low, high = window
    ticks = choose(low, high, "decimal", ideal, lambda ticks: True, ASCII)
    slack = (Fraction(high) - Fraction(low)) / 10**8 + 2 * Fraction(math.ulp(max(abs(low), abs(high))))
    assert 2 <= len(ticks) <= 3 * ideal
    assert all(low - slack <= Fraction(tick.value) <= high + slack for tick in ticks)
    steps = [Fraction(b.value) - Fraction(a.value) for a, b in pairwise(ticks)]
    assert max(steps) - min(steps) <= slack
    size = math.floor(math.log10(steps[0]) + 1e-9)
    assert min(abs(steps[0] / Fraction(10) ** size - digit) for digit in (1, 2, 5, 10)) < 1e-2


@settings(deadline=None)
@given(WINDOWS)
def test_a_label_read_back_is_its_tick(window):
    low, high = window
    ticks = choose(low, high, "decimal", 6, lambda ticks: True, ASCII)
    written_off = [tick for tick in ticks if tick.label.startswith("+")]
    if written_off or any("~" in tick.label for tick in ticks):
        assert len({tick.label for tick in ticks}) == len(ticks)
    elif low < 0 < high or not any(tick.label.startswith("-") for tick in ticks):
        assert [float(tick.label) for tick in ticks] == [tick.value for tick in ticks]


def test_the_number_of_ticks_is_the_nearest_that_fits():
    def at_most_three(ticks):
        return len(ticks) <= 3

    assert [tick.label for tick in choose(-5, 5, "decimal", 6, at_most_three, ASCII)] == ["-5", "0", "5"]
    assert choose(-5, 5, "decimal", 6, lambda ticks: False, ASCII) == ()


def test_a_window_of_two_neighbouring_doubles_has_ticks():
    assert labels(1, math.nextafter(1, 2))[0] == "1"


@pytest.mark.parametrize(("kind", "unit"), [("decimal", 1.0), ("pi", math.pi)])
@pytest.mark.parametrize(("ideal", "steps", "considered"), [(2.5, 10, True), (2.5, 11, False), (5.0, 20, True)])
def test_steps_with_more_than_four_times_the_wanted_number_of_ticks_are_not_considered(
    kind, unit, ideal, steps, considered
):
    def all_of_them(ticks):
        return [tick.value for tick in ticks] == [pytest.approx(unit * number) for number in range(steps + 1)]

    found = choose(0.0, steps * unit, kind, ideal, all_of_them, ASCII)
    assert len(found) == (steps + 1 if considered else 0)


@pytest.mark.parametrize(("cost", "number"), [(0.0, 5), (0.06, 5), (0.07, 3)])  # 5/4 is e^0.223, and 4/3 e^0.288
def test_a_cost_counts_as_much_as_a_number_of_ticks_that_is_off_by_its_power_of_e(cost, number):
    ticks = choose(0.0, 4.0, "decimal", 4.0, lambda _: True, ASCII, cost=lambda ticks: cost * (len(ticks) == 5))
    assert len(ticks) == number


@pytest.mark.parametrize("high", [2 * math.pi, 1.0, 1e3])
def test_other_digits_than_one_two_and_five_lead_a_step_where_they_are_asked_for(high):
    ticks = choose(0.0, high, "decimal", 3.0, lambda ticks: True, ASCII, steps=(4,))
    size = ticks[1].value / 10 ** math.floor(math.log10(ticks[1].value))
    assert size == pytest.approx(4)
