"""What an action answers where the picture alone does not: what it did, or why there is nothing to see."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from mgtui.playground import analysis
from mgtui.playground.actions import ACTIONS, BY_NAME, spoken_keys
from mgtui.playground.changes.gradient_steps import RATE, slopes_of
from mgtui.playground.deeds import Action, Focus
from mgtui.playground.panes.proven import text_of
from mgtui.playground.state import H_NAME, NO_MARKS, State, label_of
from mgtui.text.numbers import exact, short, told

REVEALING = frozenset({"tangent", "secant", "slope_curve", "bend_curve", "best_h"})
"""Actions whose answer tells something of the slope."""
WITHHELD = frozenset({"gradient_step"})
"""Actions that show the slope by what they do."""

Reply: TypeAlias = Callable[[State, State, Focus], str]  # of the states before and after


def unbound(key: str) -> str:
    """Return the answer to a key that does nothing, `Z` or `ctrl+k`, as Textual or a person calls it."""
    named = " ".join(key.replace("_", " ").split("+")) if len(key) > 1 else key
    return f"{named} does nothing here; {_key('help')} shows every key."


def reply(action: Action, before: State, after: State, focus: Focus) -> str:
    """Return what an action answers, "" where what it changed is seen."""
    if after == before:
        return _STILL[action.name](before, after, focus)
    answer = _DONE.get(action.name)
    return answer(before, after, focus) if answer else ""


def values_told(before: State, after: State, names: Iterable[str], *, masked: bool) -> str:
    """Return those of these sliders that have moved, with what has come of another h; x is in the sentence."""
    others = [name for name in names if name != after.along]
    moved = [name for name in others if before.slider(name).value != after.slider(name).value]
    said = [f"{label_of(name)} = {exact(after.slider(name).value)}" for name in moved]
    if H_NAME in moved and not masked:
        moment = analysis.moment_of(after)
        lost = moment.difference.h_lost
        said[-1] += " is lost" if lost else ""  # h comes last
        said += [] if lost else [f"rise/run {short(moment.difference.slope)}"]
        said += [] if math.isnan(moment.slope) else [f"slope {text_of(moment.numbers.parts[1])}"]
    return ", ".join(said)


def _key(name: str) -> str:
    return spoken_keys(BY_NAME[name]).split("  ")[0]


def _always(text: str) -> Reply:
    return lambda before, after, focus: text


# -- nothing has changed ---------------------------------------------------------------------------------------------


def _stuck(before: State, _: State, focus: Focus) -> str:
    if focus.variable == H_NAME:
        return _h_stops(before, before, focus)
    return f"{focus.variable} stays: no double is a step away."


def _at_end(before: State, _: State, focus: Focus) -> str:
    return f"{label_of(focus.variable)} is at that end already."


def _h_stops(before: State, _: State, focus: Focus) -> str:
    return f"h stops at {short(before.h)}."


def _no_further_point(before: State, _: State, focus: Focus) -> str:
    if len(focus.picture(before).landmarks):
        return "There is no further point in this window."
    return f"There is no root, extremum or break in this window: zoom out with {_key('zoom_out')}."


def _best_h_stays(before: State, _: State, focus: Focus) -> str:
    if math.isnan(analysis.moment_of(before).slope):
        return "There is no best h here: f has no slope."
    return f"h = {short(before.h)} is the best already."


def _cannot_straighten(before: State, _: State, focus: Focus) -> str:
    if math.isfinite(analysis.moment_of(before).numbers.curvature):
        return "It is as straight as doubles can show."
    return "There is nothing to straighten: f has no curvature here."


def _pane_open(before: State, _: State, focus: Focus) -> str:
    return f"The {BY_NAME[f'pane_{before.pane}'].label} is open already."


def _no_gradient_step(before: State, _: State, focus: Focus) -> str:
    slopes = slopes_of(before)
    without = [name for name, slope in slopes.items() if not math.isfinite(slope)]
    if without:
        return f"No step: f has no finite slope along {', '.join(without)} here."
    if any(slopes.values()):
        return "No step: no double is one away, or it leads too far."
    return "No step: every slope is 0, so f is flat here."


_FARTHEST = _always("No further: here the doubles end.")
_STILL: Mapping[str, Reply] = {
    **dict.fromkeys(("nudge_left", "nudge_right", "finer_left", "finer_right", "coarser_left", "coarser_right",
                     "page_left", "page_right"), _stuck),
    **dict.fromkeys(("left_end", "right_end"), _at_end),
    **dict.fromkeys(("next_point", "previous_point"), _no_further_point),
    "next_variable": lambda before, after, focus: f"{label_of(before.along)} is the only variable.",
    "gradient_step": _no_gradient_step,
    **dict.fromkeys(("smaller_h", "larger_h", "finer_h", "coarser_h"), _h_stops),
    "best_h": _best_h_stays,
    **dict.fromkeys(("zoom_in", "zoom_out", "zoom_in_x", "zoom_out_x", "zoom_in_y", "zoom_out_y", "pan_left",
                     "pan_right", "pan_up", "pan_down", "hold_y"), _FARTHEST),
    "straighten": _cannot_straighten,
    "whole": _always("This is the whole window already."),
    **dict.fromkeys([action.name for action in ACTIONS if action.name.startswith("pane_")], _pane_open),
    "let_go": _always(f"Nothing is kept for comparison. {_key('keep')} keeps the tangent, again the curve."),
    "unpin": _always(f"Nothing is pinned. {_key('pin')} pins a place in the table."),
    "reset": _always("This is how this expression started."),
}  # fmt: skip


# -- something has changed that need not be seen ---------------------------------------------------------------------


def _toggled(part: str, name: str, unseen: Reply | None = None) -> Reply:
    def answer(before: State, after: State, focus: Focus) -> str:
        if part not in after.shown:
            return f"{name} off"
        why = unseen(before, after, focus) if unseen else ""
        return f"{name} on: {why}" if why else f"{name} on"

    return answer


def _no_tangent(_: State, after: State, focus: Focus) -> str:
    moment = analysis.moment_of(after)
    return "" if analysis.tangents_of(moment) else f"there is none where {label_of(moment.name)} stands"


def _no_secant(_: State, after: State, focus: Focus) -> str:
    moment = analysis.moment_of(after)
    if analysis.moving_of(after, moment).secant is not None:
        return ""
    if moment.difference.undefined is not None:
        return "f has no value at one of its points"
    return f"h is too small to see here: {_key('larger_h')}"


def _pinned(before: State, after: State, _: Focus) -> str:
    table = _key("pane_table")
    if len(after.pins) > len(before.pins):
        return f"{label_of(after.along)} = {exact(after.x)} is pinned in the table: {table}"
    return f"{label_of(after.along)} = {exact(after.x)} is no longer pinned in the table: {table}"


def _kept(before: State, after: State, _: Focus) -> str:
    keep, all_go = _key("keep"), _key("let_go")
    if len(after.kept) < len(before.kept):
        return "The curve is kept no longer."
    if after.kept[-1].curve:
        return f"Kept: the curve, to compare. {keep} again lets it go, {all_go} all."
    what = "tangent" if analysis.tangents_of(analysis.moment_of(after)) else "point"
    place = f"{label_of(after.along)} = {exact(after.x)}"
    return f"Kept: the {what} at {place}. {keep} again: the curve instead; {all_go} lets go."


def _held(_: State, after: State, focus: Focus) -> str:
    if after.y_held is None:
        return "The height of the window follows f."
    return f"The height of the window is held; {_key('hold_y')} lets it follow f."


def _stepped(before: State, after: State, _: Focus) -> str:
    old, new = (analysis.moment_of(state).behaviour.value for state in (before, after))
    inputs = "All inputs are" if len(before.function.variables) > 1 else f"{label_of(before.along)} is"
    change = f"from {told(old, [new])} to {told(new, [old])}"
    if new < old:
        there = f"f goes down {change}"
    elif new > old:
        there = f"f goes up {change}, for the step is too long"
    else:
        there = f"f stays {short(new)}" if new == old else f"f was {short(old)} and has no value there"
    return f"{inputs} pushed by −{RATE} × slope: {there}."


_DONE: Mapping[str, Reply] = {
    "next_variable": lambda before, after, focus: f"The axis and the arrows are those of {label_of(after.along)} now.",
    "gradient_step": _stepped,
    "scheme": lambda before, after, focus: f"{after.scheme} difference",
    "tangent": _toggled("tangent", "tangent", _no_tangent),
    "secant": _toggled("secant", "secant", _no_secant),
    "slope_curve": _toggled("slope curve", "slope curve f′"),
    "bend_curve": _toggled("bend curve", "curvature f″"),
    "grid": _toggled("grid", "grid"),
    "marks": lambda before, after, focus: f"marks {'off' if NO_MARKS in after.shown else 'on'}",
    "pi_ticks": _toggled("pi", "ticks of π"),
    "pin": _pinned,
    "unpin": _always("All pinned places are let go."),
    "hold_y": _held,
    "keep": _kept,
    "let_go": _always("All that was kept for comparison is let go."),
    "reset": _always("Back to how this expression started."),
}
