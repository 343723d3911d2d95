"""A state as plain data: every one comes back, and nothing comes back that breaks a promise."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import LONGEST_TEXT
from mgtui.playground import analysis
from mgtui.playground.changes import values as to
from mgtui.playground.saved_state import is_text, state_from, state_to
from mgtui.playground.session import Session
from mgtui.playground.sliders import Slider
from mgtui.playground.state import State
from tests.playground.changes.test_values import CHANGES, after, journeys


def through_json(data):
    return json.loads(json.dumps(data))


@given(journeys)
def test_every_state_comes_back_from_plain_data(names):
    state = after(names)
    assert state_from(through_json(state_to(state))) == state


def test_a_session_saved_by_an_earlier_version_is_read():
    written = """{"state": {"text": "a x^", "expression": "a x", "sliders": {
        "a": {"value": 1.5, "low": -5.0, "high": 5.0, "home": null, "step": 0.5},
        "x": {"value": 3.1, "low": -2.5, "high": 7.5, "home": 3.0, "step": null}},
        "axis": "x", "h": 1e-05, "scheme": "central", "y_held": [-1.0, 9.0], "shown": ["grid", "tangent"],
        "pane": "ladder", "pins": [3.0]}}"""
    state = state_from(json.loads(written)["state"])
    assert (state.text, state.expression, state.stale) == ("a x^", "a x", True)
    assert state.slider("x") == Slider(3.1, -2.5, 7.5, 3.0)
    assert state.slider("a") == Slider(1.5, step=0.5)
    assert (state.h, state.scheme, state.y_held, state.pins) == (1e-5, "central", (-1.0, 9.0), (3.0,))
    assert through_json(state_to(state)) == json.loads(written)["state"]


def test_a_text_too_long_or_with_escapes_in_it_gives_way_to_the_expression():
    for text in ("(" * (LONGEST_TEXT + 1), "x\x1b[31m", "\x9b31m"):
        state = to.set_text(to.start("x^2"), text)
        assert state_from(state_to(state)).text == "x^2"


SLIDER = {"value": 3.0, "low": -5.0, "high": 5.0, "home": None, "step": None}
NO_NUMBERS = [math.nan, math.inf, -math.inf, 10**400, -(10**400), True, "3", None, [], {}]
NO_SLIDERS: list[Any] = [None, [], 3, {"x": None}, {"x": [3.0]}, {"x": {"value": 3.0}}]
BROKEN = [
    *({"h": h} for h in (0.0, -1.0, 1e301, *NO_NUMBERS)),
    *({"sliders": {"x": {**SLIDER, part: n}}} for part in ("value", "low", "high") for n in NO_NUMBERS),
    *({"sliders": {"x": {**SLIDER, part: n}}} for part in ("home", "step") for n in NO_NUMBERS if n is not None),
    *({"sliders": {"x": {**SLIDER, "step": step}}} for step in (0.0, -1.0, 11.0)),
    *({"sliders": {"x": {**SLIDER, **ends}}} for ends in ({"value": 9.0}, {"low": 4.0}, {"low": 5.0, "value": 5.0})),
    *({"sliders": {name: SLIDER}} for name in ("", "xx", "X", "π", "e", "step", "1")),
    *({"sliders": sliders} for sliders in NO_SLIDERS),
    *({"y_held": held} for held in ([2.0, 1.0], [1.0, 1.0], [1.0], [1.0, 2.0, 3.0], [math.nan, 1.0], "01", 3.0)),
    *({"pins": pins} for pins in ([math.nan], ["3"], [None], [10**400], 3.0, None, {"3": 3})),
    *({"shown": shown} for shown in ("grid", [3], None, {"grid": 1}, [["grid"]])),
    *({"text": text, "expression": text} for text in ("sni(x)", "", "x^", 3, None, ["x"], "x" * 2000)),
    *({"text": text} for text in ("\x1b[31m", "(" * 2000, 3, None, "x^3")),
    {"scheme": "sideways"}, {"scheme": []}, {"scheme": None},
    {"pane": "nonsense"}, {"pane": {}}, {"pane": None},
    {"axis": ""}, {"axis": "xx"}, {"axis": 3}, {"axis": None},
]  # fmt: skip


@pytest.mark.parametrize("change", BROKEN, ids=lambda change: repr(change)[:60])
def test_a_state_that_breaks_a_promise_is_not_let_in(change):
    data = state_to(to.start())
    assert isinstance(state_from(data), State)
    with pytest.raises(ValueError, match=r"\w"):
        state_from({**data, **change})


@pytest.mark.parametrize("part", sorted(state_to(to.start())))
def test_a_state_with_a_part_missing_is_not_let_in(part):
    data = state_to(to.start())
    del data[part]
    with pytest.raises(ValueError, match=part):
        state_from(data)


@pytest.mark.parametrize("data", [None, [], 3, "state", [("text", "x")]])
def test_what_is_no_table_of_parts_is_no_state(data):
    with pytest.raises(ValueError, match="dict"):
        state_from(data)


numbers = st.one_of(st.floats(), st.integers(-(10**18), 10**18), st.sampled_from([0.0, 5e-324, 1e300, -1e300, 1e-300]))
anything = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=5,
)
finite = st.floats(-1e300, 1e300) | st.integers(-10, 10) | st.sampled_from([5e-324, 1e300, -1e300, 1e-300])
sliders: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda ends, home, step: {
        **dict(zip(("low", "value", "high"), sorted(ends), strict=True)),
        "home": home,
        "step": step,
    },
    st.tuples(finite, finite, finite),
    st.none() | finite,
    st.none() | st.floats(0, 1) | finite,
)
parts = {
    "h": numbers,
    "sliders": st.dictionaries(st.sampled_from("xab"), sliders, max_size=3),
    "y_held": st.none() | st.tuples(numbers, numbers).map(list),
    "pins": st.lists(numbers, max_size=3),
    "pane": st.sampled_from(["slope", "ladder", "error", "table", "points", "digits"]),
    "text": st.text(max_size=5),
}


@given(st.fixed_dictionaries({}, optional=parts), st.sampled_from(sorted(parts)), anything, st.booleans())
def test_whatever_is_let_in_can_be_worked_with(changes, part, value, odd):
    data = {**state_to(to.start("a x^2")), **changes, **({part: value} if odd else {})}
    try:
        state = state_from(data)
    except ValueError:
        return
    assert state_from(through_json(state_to(state))) == state
    analysis.moment_of(state)
    for change in CHANGES.values():
        change(state)
    Session(state).share()


@pytest.mark.parametrize(("value", "legible"), [
    ("x" * LONGEST_TEXT, True), ("x" * (LONGEST_TEXT + 1), False), ("", True), ("x\t+\n1\r", True), ("x\x1f", False),
    ("x\x7f", False), ("x\x80", False), ("x\x9f", False), ("x\xa0", True), ("x\u200b", True), (3, False), (None, False),
])  # fmt: skip
def test_a_text_is_one_that_is_not_too_long_and_drives_no_terminal(value, legible):
    assert is_text(value) == legible


@pytest.mark.parametrize("row", [-1, True, 1.5, "1"])
def test_a_step_that_is_none_is_not_let_in(row):
    with pytest.raises(ValueError, match=r"no such step|int is missing"):
        state_from({**state_to(to.start()), "row": row})


def test_the_first_step_of_a_chain_is_one():
    assert state_from({**state_to(to.start()), "row": 0}).row == 0
