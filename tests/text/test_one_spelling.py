"""A number is spelled one way for people, wherever it stands, and another way for programs."""

import csv
import io
import json
import re
import shlex
from itertools import chain
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mgtui.engine import behaviour, landmarks, parse
from mgtui.playground.analysis import moment_of, moving_of
from mgtui.playground.changes import values as to
from mgtui.playground.command_line import command_line
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.guides.facts import Facts
from mgtui.playground.panes.cancelling import digits_rows
from mgtui.playground.panes.formula import name_of
from mgtui.playground.panes.ladder import ladder_rows
from mgtui.playground.panes.points import point_rows
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.summary import numbers_line, sentence
from mgtui.playground.panes.table import table_csv, table_rows
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Line, Moving, Secant
from mgtui.plot import legend
from mgtui.plot.glyphs import BRAILLE
from mgtui.plot.ticks import choose
from mgtui.reports.forms import as_csv, as_json
from mgtui.reports.texts import as_text
from mgtui.text.numbers import exact, fitted, short, squeezed, typed
from mgtui.text.rows import plain

NUMBER = re.compile(r"(?<![\w.^])[−-]?\d+(?:\.\d+)?(?:e[−-]?\d+)?(?![\d…])")
FEW_DIGITS = st.builds(lambda unit, power: float(f"{unit}e{power}"), st.integers(1, 999), st.integers(-12, 10))
STATES = [
    ("3x^2 - 4x + 5", 3.0, 1e-3), ("3x^2 - 4x + 5", 2e-5, 2e-5), ("x^2", 1e6, 0.1), ("x^2/1e7", -0.00012, 1e-8),
    ("|x - 2e-5|", 2e-5, 1e-5), ("1/x", 0.0, 1e-3), ("floor(x)", 2000000.0, 1e-4), ("a*x + c", 123456.5, 1e-12),
    ("sqrt(x)", 0.0, 1e-17), ("1e12 x", 1e-12, 1e-6),
]  # fmt: skip


def stood(text, x, h=1e-3):
    state = to.start(text)
    reach = max(1.0, abs(x) / 2)
    state = to.set_range(state, state.along, x - reach, x + reach)
    return to.set_h(to.set_value(state, state.along, x), h)


def texts_for_people(state):
    moment = moment_of(state)
    picture = picture_of(state, 120, 72)
    expression, at, numbers, *_ = as_text(state, 80, "braille").split("\n\n")  # then the plot
    yield from (expression, at, *numbers.splitlines())
    rows = [
        slope_rows(moment, 60, list(picture.landmarks)), ladder_rows(state, moment, 60, 22),
        table_rows(state, moment, 60, 22), point_rows(moment, picture, 60, 22),
        digits_rows(moment, 60)[4:],  # those above are digits under digits, all of them, not numbers to read
    ]  # fmt: skip
    yield from map(plain, chain.from_iterable(rows))
    yield from (sentence(moment), numbers_line(moment, 80), moment.behaviour.sentence, state.function.reading)
    yield legend(moving_of(state, moment), variable=moment.name)
    facts = Facts(state)
    yield from (facts.x, facts.h, facts.f, facts.rise, facts.quotient, facts.slope, facts.off, facts.little, facts.gap)
    yield from (facts.best_h, facts.step, facts.low, facts.first_values, facts.left, facts.f_plus_h)


def read(text):
    return float(text.replace("−", "-"))


def spelled_by_the_rule(text):
    """As `exact` spells the number, or as a whole number rounded to fewer digits than it has."""
    digits = len(text.partition("e")[0].strip("−").replace(".", ""))
    return text == exact(read(text)) or ("e" in text and abs(read(text)) >= 10**digits)


def check_texts(state):
    seen: dict[Any, Any] = {}
    for text in texts_for_people(state):
        for found in NUMBER.findall(text):
            assert spelled_by_the_rule(found), f"{found} in {text!r} should be {exact(read(found))}"
            if "e" not in found:
                assert seen.setdefault(read(found), found) == found
    assert len(seen) > 3


@pytest.mark.parametrize(("text", "x", "h"), STATES)
def test_a_report_and_a_screen_spell_every_number_one_way(text, x, h):
    check_texts(stood(text, x, h))


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(["3x^2 - 4x + 5", "|x|", "1/x"]), FEW_DIGITS, st.booleans(), FEW_DIGITS.filter(lambda h: h < 10))
def test_whatever_the_place_and_step_every_number_is_spelled_one_way(text, x, negative, h):
    check_texts(stood(text, -x if negative else x, h))


@given(FEW_DIGITS, st.booleans())
def test_all_writers_spell_a_number_alike(size, negative):
    value = -size if negative else size
    text = exact(value)
    assert short(value) == fitted(value, 24) == squeezed(value, 24) == text
    assert parse("x").bind(x=value).reading == text
    assert f"at {text}:" in behaviour(parse("2x"), value).sentence
    assert legend(Moving(value, 0.0, (Line(value, 0.0, float("inf")),))) == f"f  ·  tangent x = {text}"
    assert legend(Moving(0.0, 0.0, secant=Secant(0.0, 0.0, 1.0, value))) == f"f  ·  secant slope {text}"
    assert legend(Moving(0.0, value, (Line(0.0, value, 0.0),))) == f"f  ·  tangent y = {text}"
    state = stood("2x", value)
    assert Facts(state).x == text
    assert sentence(moment_of(state)).startswith(f"At x = {text}, ")


@given(FEW_DIGITS.filter(lambda size: size < 1e9))
def test_a_note_of_a_landmark_spells_its_place_as_the_points_pane_does(x):
    (mark,) = (mark for mark in landmarks(parse("|x - a|").bind(a=x), x - 1, x + 1) if mark.kind == "corner")
    assert f"at {exact(x)}:" in mark.note


def test_a_note_about_a_crowd_of_landmarks_spells_its_place_alike():
    assert landmarks(parse("sin(1/x)"), -1e-4, 2e-4).note.endswith(f"near x = {exact(4.89e-5)}.")


@example(0.00015, 0.6)
@given(FEW_DIGITS, st.sampled_from([0.0, 0.6, -1.0]))
def test_an_axis_spells_its_numbers_alike_or_all_of_them_with_powers_of_ten(high, part):
    ticks = choose(high * part, high, "decimal", 5.0, lambda ticks: True, BRAILLE)
    alone = [exact(tick.value) for tick in ticks]
    if any("+" in tick.label for tick in ticks):  # written off the roundest of them
        assert part > 0
    elif any("e" in text for text in alone):
        assert all("e" in tick.label or tick.value == 0 for tick in ticks)
        assert all(tick.label == text for tick, text in zip(ticks, alone, strict=True) if "e" in text)
    else:  # as many decimals as the step has
        labels = [tick.label.rstrip("0").rstrip(".") if "." in tick.label else tick.label for tick in ticks]
        assert labels == alone


@given(FEW_DIGITS, FEW_DIGITS.filter(lambda h: 1e-17 < h < 10))
def test_programs_get_doubles_as_python_writes_them(x, h):
    state = stood("3x^2 - 4x + 5", x, h)
    words = shlex.split(command_line(state))
    assert float(words[words.index("--at") + 1]) == x == float(typed(x))
    assert h == 0.001 or float(words[words.index("--step") + 1]) == h  # the first of them goes without saying
    assert len(typed(x)) <= len(repr(x))
    assert not typed(x).endswith(".0")
    (row,) = csv.DictReader(io.StringIO(as_csv(state)))
    assert (row["x"], row["h"]) == (repr(x), repr(h))
    assert json.loads(as_json(state))["x"] == x
    assert f'"x": {x!r}, "h": {h!r}' in as_json(state)
    assert any(line.startswith(f"{x!r},") for line in table_csv(state, moment_of(state), [x]).splitlines())


@pytest.mark.parametrize("width", [24, 34, 60])
@pytest.mark.parametrize(
    ("text", "scheme", "row", "word"),
    [("1e-30/x", "backward", 1, "undefined"), ("-1e308 - 9e307(x - 3)", "forward", 0, "−∞")],
)
def test_digit_by_digit_too_what_is_no_number_is_named_as_everywhere_else(text, scheme, row, word, width):
    state = to.set_scheme(stood(text, 3.0, 3.0), scheme)
    rows = [plain(row) for row in digits_rows(moment_of(state), width)]
    assert rows[row].split()[-1] == word
    assert len(rows[0]) == len(rows[1]) <= width
    assert not any(re.search(r"nan|inf|x ?- ?h", row) for row in rows)


def test_the_derivatives_are_called_alike_in_the_table_the_plots_and_the_formulas():
    state = stood("x^3", 1.0)
    plots = [derived_scene(picture_of(state, 160, 96), order).name for order in (1, 2)]
    head = plain(table_rows(state, moment_of(state), 60, 12)[0]).split()[2:]
    assert plots == head == [name_of(state, order).removesuffix("(x)") for order in (1, 2)] == ["f′", "f″"]
