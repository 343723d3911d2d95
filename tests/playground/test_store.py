"""What outlives a session."""

import json
import shlex

import pytest
from hypothesis import HealthCheck, given, settings

from mgtui import cli
from mgtui.playground.changes import values as to
from mgtui.playground.sliders import Slider
from mgtui.playground.store import Saved, command_line, load, place, save, state_from, state_to
from tests.playground.changes.test_values import after, journeys


@given(journeys)
def test_every_state_comes_back_from_plain_data(names):
    state = after(names)
    assert state_from(json.loads(json.dumps(state_to(state)))) == state


@given(journeys)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_loaded(tmp_path, names):
    saved = Saved(after(names), ("x^2", "sin(x)"), "dracula", {"step": 3})
    save(tmp_path / "deep" / "session.json", saved)
    assert load(tmp_path / "deep" / "session.json") == saved


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
    assert json.loads(json.dumps(state_to(state))) == json.loads(written)["state"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"state": 3}', '{"state": {"expression": "x^"}}', '{"expressions": 5}', "\x00\xff"]
)
def test_a_damaged_file_counts_as_none(tmp_path, text):
    path = tmp_path / "session.json"
    path.write_text(text)
    assert load(path) == Saved()


def test_a_state_that_breaks_a_promise_is_not_let_in():
    data = state_to(to.start())
    outside = {"x": {"value": 9.0, "low": -5.0, "high": 5.0, "home": None, "step": None}}
    for change in (
        {"h": 0.0},
        {"scheme": "sideways"},
        {"y_held": [2.0, 1.0]},
        {"expression": "sni(x)"},
        {"sliders": outside},
        {"pane": "nonsense"},
    ):
        with pytest.raises((ValueError, KeyError, TypeError)):
            state_from({**data, **change})


def test_an_expression_is_kept_once_and_the_latest_is_last():
    saved = Saved().with_expression("x").with_expression("x^2").with_expression("x")
    assert saved.expressions == ("x^2", "x")


def test_the_file_lies_where_the_xdg_rules_say():
    assert str(place({"XDG_STATE_HOME": "/s"})) == "/s/mgtui/session.json"
    assert str(place({"HOME": "/home/u"})) == "/home/u/.local/state/mgtui/session.json"


@given(journeys)
def test_the_line_to_share_opens_the_same_place(names):
    state = after(names)
    parser = cli._parser()
    words = shlex.split(command_line(state))[1:]
    opened = cli._state_of(parser.parse_args(cli._forgiving(parser, words)))
    along = state.along
    assert opened.expression == state.expression
    assert (opened.x, opened.h, opened.scheme) == (state.x, state.h, state.scheme)
    assert opened.slider(opened.along).low == state.slider(along).low or opened.along != along


def test_names_of_variables_are_saved_under_the_one_name_they_have(tmp_path):
    state = to.set_value(to.start("θ + w₁x"), "w_1", 4.0)
    assert state.function.variables == ("x", "theta", "w_1")
    save(tmp_path / "state.json", Saved(to.set_value(state, "theta", 2.0)))
    assert load(tmp_path / "state.json").state == to.set_value(state, "theta", 2.0)
    assert "--set=w_1=4.0" in command_line(state)
    data = state_to(state)
    for name in ("θ", "w₁", "ab", "X"):
        with pytest.raises(ValueError, match="outside its slider"):
            state_from({**data, "sliders": {**data["sliders"], name: data["sliders"]["x"]}})
