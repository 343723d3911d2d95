"""The table of actions: each name and each key once, and no change that leads out of what a session may be."""

import itertools
import math
from dataclasses import replace
from typing import Any

import pytest

from mgtui.playground import actions
from mgtui.playground.actions import ACTIONS, BY_NAME, HINTS, acts, key_called, spoken_keys
from mgtui.playground.changes import values as to
from mgtui.playground.deeds import Focus
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.state import PANES, PARTS, SCHEMES, State
from tests.playground.states import H_LOST, LECTURE, STATES, at

CHANGING = [action for action in ACTIONS if action.change is not None]
EXTREMES = STATES | {
    "the least h": at("x^2", 1.0, 1e-17),
    "the largest h": at("x^2", 1.0, 10.0),
    "as narrow as doubles are": at("x", 1e15),
    "overflowing": at("e^(x^3)", 5.0),
    "beyond most doubles": at("x^2", 1e299),
}


def done(name: str, state: State, variable: str | None = None) -> State:
    """Return the state after an action."""
    change = BY_NAME[name].change
    assert change is not None
    return change(state, Focus(variable or state.along))


def complaints(state: State) -> list[str]:
    """Return what is wrong with a state; nothing where a session may be in it."""
    sliders = dict(state.sliders)
    checks = {
        "a slider is out of order": all(
            slider.low < slider.high and slider.low <= slider.value <= slider.high for slider in sliders.values()
        ),
        "a number is not finite": all(
            math.isfinite(number) for slider in sliders.values() for number in (slider.value, slider.low, slider.high)
        ),
        "h is no step": 0 < state.h < math.inf,
        "the scheme is none": state.scheme in SCHEMES,
        "the pane is none": state.pane in PANES,
        "a part is none": state.shown <= set(PARTS),
        "the axis is no variable": state.along in state.function.variables,
        "the held height is none": state.y_held is None or state.y_held[0] < state.y_held[1],
        "it cannot be saved and read again": state_from(state_to(state)) == state,
    }
    return [complaint for complaint, holds in checks.items() if not holds]


@pytest.mark.parametrize("state", EXTREMES.values(), ids=EXTREMES)
def test_the_states_to_start_from_are_valid(state):
    assert complaints(state) == []


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.name)
def test_every_change_leads_from_a_valid_state_to_a_valid_state(action):
    for name, state in EXTREMES.items():
        for times in range(3):
            state = done(action.name, state)
            assert complaints(state) == [], f"{action.name} at {name}, {times + 1} times"


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.name)
def test_every_change_changes_something_somewhere(action):
    moved = at("x^3 - 3x", 0.5)
    assert any(done(action.name, state) != state for state in (LECTURE, moved, STATES["several variables"])) or (
        action.name in {"unpin", "let_go", "pane_slope", "whole", "reset"}
    )


@pytest.mark.parametrize(
    ("first", "name", "back"),
    [
        ("pin", "unpin", True),
        ("keep", "let_go", True),
        ("pane_table", "pane_slope", True),
        ("zoom_in", "whole", True),
        ("end", "reset", True),
    ],
)
def test_what_undoes_another_action_leads_back(first, name, back):
    first = "right_end" if first == "end" else first
    assert (done(name, done(first, LECTURE)) == LECTURE) is back


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("nudge_right", "nudge_left"),
        ("finer_right", "finer_left"),
        ("coarser_left", "coarser_right"),
        ("page_left", "page_right"),
        ("larger_h", "smaller_h"),
        ("coarser_h", "finer_h"),
        ("tangent", "tangent"),
        ("grid", "grid"),
        ("pin", "pin"),
        ("hold_y", "hold_y"),
    ],
)
def test_there_and_back_is_the_same_state(there, back):
    before, after = LECTURE, done(back, done(there, LECTURE))
    assert (after.x, after.h, after.shown, after.pins, after.y_held) == (
        before.x,
        before.h,
        before.shown,
        before.pins,
        before.y_held,
    )


def test_an_action_on_another_variable_leaves_the_one_along_the_axis_alone():
    state = STATES["several variables"]
    after = done("nudge_right", state, "b")
    assert after.slider("a") == state.slider("a")
    assert after.slider("b").value == 1.1


@pytest.mark.parametrize("name", ["nudge_right", "smaller_h", "best_h"])
def test_what_is_done_to_x_or_h_leaves_the_text_the_pane_and_the_window_alone(name):
    after = done(name, H_LOST)
    for kept in ("text", "expression", "pane", "shown", "y_held", "scheme"):
        assert getattr(after, kept) == getattr(H_LOST, kept)


def test_each_name_stands_once():
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names)) == len(BY_NAME)


def test_each_key_does_one_thing():
    keys = list(itertools.chain.from_iterable(action.keys for action in ACTIONS))
    assert all(action.keys for action in ACTIONS)
    assert len(keys) == len(set(keys))


def test_every_action_has_a_key_that_every_terminal_sends():
    # Arrows with modifiers, and alt with anything, arrive as they like or not at all; docker and editors take ctrl+p.
    there = [action.name for action in ACTIONS if any("+" not in key for key in action.keys)]
    assert {action.name for action in ACTIONS} - set(there) == {"search", "interrupt", "redraw", "suspend"}
    assert all(BY_NAME[name].keys[0].startswith("ctrl+") for name in ("search", "interrupt", "redraw", "suspend"))


# What needs AltGr, or has no key at all: `<` and `>` where the key beside the left shift is missing.
HARD_TO_TYPE = {
    "azerty": set("[]{}<>@#|\\~^`"),
    "qwertz": set("[]{}<>@#|\\~^`"),
}
CHARACTERS = {
    "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "less_than_sign": "<", "greater_than_sign": ">", "at": "@", "number_sign": "#", "vertical_line": "|",
    "backslash": "\\", "tilde": "~", "circumflex_accent": "^", "grave_accent": "`",
}  # fmt: skip


@pytest.mark.parametrize("layout", HARD_TO_TYPE)
def test_every_action_has_a_key_on_every_keyboard(layout):
    for action in ACTIONS:
        assert any(CHARACTERS.get(key, key) not in HARD_TO_TYPE[layout] for key in action.keys), action.name


def test_every_action_has_words_for_the_palette_and_the_help():
    for action in ACTIONS:
        assert action.label, action.name
        assert action.help, action.name
        assert action.group, action.name
        assert "_" not in spoken_keys(action), action.name  # a key's name of Textual's, not one of people's


def test_the_hints_are_actions_that_have_a_hint():
    assert len(set(HINTS)) == len(HINTS)
    assert {name for name in HINTS if BY_NAME[name].hint} == {action.name for action in ACTIONS if action.hint}
    assert HINTS[-2:] == ("help", "quit")


DONE = {
    "nudge_left": {"x": 0.4}, "nudge_right": {"x": 0.6}, "finer_left": {"x": 0.49}, "finer_right": {"x": 0.51},
    "coarser_left": {"x": -0.5}, "coarser_right": {"x": 1.5}, "page_left": {"x": -0.5}, "page_right": {"x": 1.5},
    "left_end": {"x": -5.0}, "right_end": {"x": 5.0}, "next_point": {"x": 1.0}, "previous_point": {"x": 0.0},
    "gradient_step": {"x": 0.5225}, "smaller_h": {"h": 1e-4}, "larger_h": {"h": 1e-2}, "finer_h": {"h": 5e-4},
    "coarser_h": {"h": 2e-3}, "best_h": {"h": 5e-9}, "scheme": {"scheme": "backward"},
    "zoom_in": {"window": (-2.25, 2.75)}, "zoom_out": {"window": (-10.5, 9.5)}, "zoom_in_x": {"window": (-2.25, 2.75)},
    "zoom_out_x": {"window": (-10.5, 9.5)}, "zoom_in_y": {"y": (-3.875, 1.125)},
    "zoom_out_y": {"y": (-11.375, 8.625)},
    "pan_left": {"window": (-6.0, 4.0)}, "pan_right": {"window": (-4.0, 6.0)}, "pan_up": {"y": (-8.0, 12.0)},
    "pan_down": {"y": (-12.0, 8.0)}, "hold_y": {"y": None}, "tangent": {"shown": {"tangent"}},
    "secant": {"shown": {"secant"}}, "slope_curve": {"shown": {"slope curve"}}, "bend_curve": {"shown": {"bend curve"}},
    "grid": {"shown": {"grid"}}, "marks": {"shown": {"no marks"}}, "pi_ticks": {"shown": {"pi"}},
    "zen": {"shown": {"zen"}}, "whole": {"y": None}, "pin": {"pins": (0.5,)},
}  # fmt: skip


@pytest.mark.parametrize("name", DONE)
def test_an_action_moves_what_its_words_say_by_what_they_say_and_nothing_else(name):
    state = to.set_range(at("x^3 - 3x", 0.5), "x", -5.0, 5.0)
    held = (-6.375, 3.625) if name.startswith("zoom") else (-10.0, 10.0)
    before = seen(replace(state, y_held=held))
    after = seen(done(name, replace(state, y_held=held)))
    changed = {what: new for what, new in after.items() if new != before[what]}
    if "shown" in changed:
        changed["shown"] = changed["shown"] ^ before["shown"]
    if name.startswith("zoom") and not name.endswith("_y"):
        changed.pop("y", None)
    assert changed == DONE[name]


def seen(state: State) -> dict[str, Any]:
    slider = state.slider("x")
    return {
        "x": state.x, "h": state.h, "window": (slider.low, slider.high), "y": state.y_held, "scheme": state.scheme,
        "pane": state.pane, "shown": state.shown, "pins": state.pins,
    }  # fmt: skip


def test_what_acts_on_the_playground_is_told_from_what_belongs_to_the_program():
    names = {action.name for action in ACTIONS if not acts(action)}
    assert {"palette", "theme", "lesson", "guess", "help", "copy", "save", "quit"} <= names
    assert not names & {"nudge_left", "type_value", "approach", "type_window", "edit", "examples", "undo", "redo"}


@pytest.mark.parametrize(("spoken", "key"), [
    ("←", "left"), ("Enter", "enter"), ("e", "e"), ("N", "N"), ("7", "7"), ("?", "question_mark"), ("nudge", None),
    ("", None), ("§", None), ("ab", None),
])  # fmt: skip
def test_a_key_is_called_by_its_sign_or_its_letter(spoken, key):
    assert key_called(spoken) == key


def test_other_keys_are_bound_and_the_first_of_them_is_named_in_the_hint(monkeypatch):
    monkeypatch.setattr(actions, "ACTIONS", ACTIONS)
    monkeypatch.setattr(actions, "BY_NAME", dict(BY_NAME))
    actions.rebind({"zoom_in": ("Z", "plus"), "pan_up": ("full_stop",)})
    assert (actions.BY_NAME["zoom_in"].keys, actions.BY_NAME["zoom_in"].hint) == (("Z", "plus"), "Z -|zoom")
    assert (actions.BY_NAME["pan_up"].keys, actions.BY_NAME["pan_up"].hint) == (("full_stop",), "")
    assert actions.BY_NAME["undo"] is BY_NAME["undo"]
    assert [action.name for action in actions.ACTIONS] == [action.name for action in ACTIONS]
