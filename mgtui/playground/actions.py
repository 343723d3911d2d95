"""Every action once: its keys, its words, and what it does. Bindings, hints, palette and help read this.

Adding a key that changes the state is one line here. An action that needs the screen names its method: `OnScreen`.
"""

from collections.abc import Mapping, Sequence

from mgtui.playground.changes import keeping, windows
from mgtui.playground.changes import values as to
from mgtui.playground.changes.gradient_steps import gradient_step
from mgtui.playground.deeds import (
    Action,
    OnScreen,
    best_h,
    hold_y,
    landmark,
    nudge,
    only,
    page,
    pan,
    pane,
    scale_h,
    step_h,
    straighten,
    to_end,
    toggle,
    zoom,
)
from mgtui.playground.state import NO_MARKS, ZEN
from mgtui.playground.state import PANES as PANE_NAMES

CLOSER, WIDER = 1 / windows.ZOOM, windows.ZOOM
X, H, PLOT, PANES, GENERAL = "Move x", "The step h", "The plot", "The panes", "General"

ACTIONS: tuple[Action, ...] = (
    Action("nudge_left", ("left",), "nudge left", "x one nudge left", X, nudge(-1, "normal"), "←→|nudge"),
    Action("nudge_right", ("right",), "nudge right", "x one nudge right", X, nudge(1, "normal")),
    Action("finer_left", ("shift+left", "comma"), "finer left", "a tenth of a nudge left", X, nudge(-1, "fine"),
           ", .|finer"),
    Action("finer_right", ("shift+right", "full_stop"), "finer right", "a tenth of a nudge right", X,
           nudge(1, "fine")),
    Action("coarser_left", ("ctrl+left", "less_than_sign"), "coarser left", "ten nudges left", X,
           nudge(-1, "coarse")),
    Action("coarser_right", ("ctrl+right", "greater_than_sign"), "coarser right", "ten nudges right", X,
           nudge(1, "coarse")),
    Action("page_left", ("pageup",), "page left", "a tenth of the window left", X, page(-1)),
    Action("page_right", ("pagedown",), "page right", "a tenth of the window right", X, page(1)),
    Action("left_end", ("home",), "left end", "to the left end of the window", X, to_end("low")),
    Action("right_end", ("end",), "right end", "to the right end of the window", X, to_end("high")),
    Action("type_value", ("equals_sign", "enter"), "type a value", "type x, a number or an expression: 2/3, pi/4", X,
           OnScreen("type_value"), "=|type x"),
    Action("type_x", ("x",), "type x", "type a value for the variable along the axis", X, OnScreen("type_x")),
    Action("next_point", ("n",), "next point", "x to the next root, extremum or break, exactly", X, landmark(1),
           "n|next"),
    Action("previous_point", ("N",), "previous point", "x to the one before", X, landmark(-1)),
    Action("next_variable", ("v",), "next variable", "the axis, and the arrows, to the next variable", X,
           OnScreen("next_variable")),
    Action("gradient_step", ("A",), "gradient step", "push all inputs by −0.01 × their slope: f goes down", X,
           only(gradient_step)),

    Action("smaller_h", ("left_square_bracket", "r"), "smaller h", "divide h by ten", H,
           scale_h(-1), "[ ]|h"),
    Action("larger_h", ("right_square_bracket", "B"), "larger h", "multiply h by ten", H,
           scale_h(1)),
    Action("finer_h", ("left_curly_bracket", "shift+down"), "a little smaller h", "h down through 1, 2, 5", H,
           step_h(-1)),
    Action("coarser_h", ("right_curly_bracket", "shift+up"), "a little larger h", "h up through 1, 2, 5", H,
           step_h(1)),
    Action("approach", ("space",), "h → 0", "watch h go to 0 and the secant become the tangent; any key stops it", H,
           OnScreen("approach"), "space|watch h → 0"),
    Action("bring_back", ("backspace",), "bring back", "bring back what was there before h → 0", H,
           OnScreen("bring_back")),
    Action("type_h", ("h",), "type h", "type the step h: 1e-5, 1/1000", H, OnScreen("type_h")),
    Action("best_h", ("b",), "best h", "h where truncation and round-off balance", H, best_h),
    Action("scheme", ("m",), "scheme", "forward, backward or central difference", H, only(to.next_scheme)),

    Action("zoom_in", ("plus",), "closer", "zoom in at the point", PLOT, zoom(CLOSER), "+ -|zoom"),
    Action("zoom_out", ("minus",), "wider", "zoom out at the point", PLOT, zoom(WIDER)),
    Action("zoom_in_x", ("right_parenthesis",), "closer in x", "zoom in along x alone", PLOT, zoom(CLOSER, "x")),
    Action("zoom_out_x", ("left_parenthesis",), "wider in x", "zoom out along x alone", PLOT, zoom(WIDER, "x")),
    Action("zoom_in_y", ("V", "alt+plus"), "closer in y", "zoom in along y alone", PLOT, zoom(CLOSER, "y")),
    Action("zoom_out_y", ("F", "alt+minus"), "wider in y", "zoom out along y alone", PLOT, zoom(WIDER, "y")),
    Action("straighten", ("z",), "straighten", "zoom until the curve is as straight as its tangent", PLOT, straighten),
    Action("whole", ("W",), "whole", "back to the whole window", PLOT, only(windows.whole), "W|whole"),
    Action("pan_left", ("j", "alt+left"), "pan left", "look a tenth further left", PLOT, pan(-0.1, 0)),
    Action("pan_right", ("l", "alt+right"), "pan right", "look a tenth further right", PLOT, pan(0.1, 0)),
    Action("pan_up", ("I", "alt+up"), "pan up", "look a tenth further up", PLOT, pan(0, 0.1)),
    Action("pan_down", ("J", "alt+down"), "pan down", "look a tenth further down", PLOT, pan(0, -0.1)),
    Action("hold_y", ("a",), "hold y", "hold the height of the window, or let it follow the curve", PLOT,
           hold_y),
    Action("type_window", ("w",), "type the window",
           "type the slider's ends, step 0:1:1/8, and x's with the height: -5:5, 0:50", PLOT,
           OnScreen("type_window")),
    Action("tangent", ("t",), "tangent", "show or hide the tangent", PLOT, toggle("tangent")),
    Action("secant", ("s",), "secant", "show or hide the secant with its rise and run", PLOT, toggle("secant")),
    Action("slope_curve", ("d",), "slope curve", "show or hide f′, the slope at every x", PLOT, toggle("slope curve")),
    Action("bend_curve", ("D",), "curvature", "show or hide f″, the curvature at every x", PLOT, toggle("bend curve")),
    Action("keep", ("k",), "keep", "keep the tangent and its point for comparison; again: the curve", PLOT,
           only(keeping.keep)),
    Action("let_go", ("K",), "let go", "let go of all that is kept for comparison", PLOT, only(keeping.let_go)),
    Action("grid", ("g",), "grid", "show or hide the grid", PLOT, toggle("grid")),
    Action("marks", ("M",), "marks", "hide or show the marks of roots, extrema and the like", PLOT, toggle(NO_MARKS)),
    Action("pi_ticks", ("i",), "ticks of pi", "count x in multiples of π", PLOT, toggle("pi")),

    Action("pane_slope", ("1",), "slope pane", "rise over run beside the slope", PANES, pane("slope"),
           f"1-{len(PANE_NAMES)}|panes"),
    Action("pane_ladder", ("2",), "h → 0 pane", "the ladder of steps and its errors", PANES, pane("ladder")),
    Action("pane_error", ("3",), "error curve", "the error over h: a V", PANES, pane("error")),
    Action("pane_table", ("4",), "table pane", "f, f′ and f″ around the point", PANES, pane("table")),
    Action("pane_points", ("5",), "points pane", "roots, extrema and breaks of the window", PANES, pane("points")),
    Action("pin", ("p",), "pin", "keep this x in the table, or let it go", PANES, only(to.pin)),
    Action("unpin", ("P",), "unpin all", "let all pinned rows go", PANES, only(to.unpin)),
    Action("pane_digits", ("6",), "digits pane", "which digits cancel, and what is left", PANES, pane("digits")),
    Action("pane_chain", ("7",), "chain pane", "f as small steps: ↑ ↓ go through them, Enter tells the rule", PANES,
           OnScreen("chain")),

    Action("export", ("E",), "export table", "save the table over a range as a CSV file", PANES, OnScreen("export")),

    Action("edit", ("e", "slash"), "edit f", "type another expression", GENERAL, OnScreen("edit"), "e|edit f"),
    Action("examples", ("o",), "examples", "open an example by theme", GENERAL, OnScreen("examples"), "o|examples"),
    Action("undo", ("u",), "undo", "take back the last change", GENERAL, OnScreen("undo"), "u|undo"),
    Action("redo", ("U",), "redo", "do it again", GENERAL, OnScreen("redo")),
    Action("reset", ("R",), "reset", "back to how this expression started", GENERAL, only(to.reset)),
    Action("zen", ("f",), "full plot", "zen: the plot on the whole screen, and back", GENERAL, toggle(ZEN)),
    Action("palette", ("colon", "ctrl+p"), "all actions", "find any action by its name", GENERAL, OnScreen("palette")),
    Action("theme", ("T",), "themes", "another theme, seen as it is chosen", GENERAL, OnScreen("theme")),
    Action("next_pane", ("tab", "down"), "next pane", "to the next pane or slider", GENERAL, OnScreen("next_pane")),
    Action("previous_pane", ("shift+tab", "up"), "previous pane", "to the one before", GENERAL,
           OnScreen("previous_pane")),
    Action("leave", ("escape",), "back to the plot", "leave whatever is open; back to the plot", GENERAL,
           OnScreen("leave")),
    Action("lesson", ("L",), "lesson", "the lesson, step by step: open it, or leave it", GENERAL,
           OnScreen("lesson"), "L|learn"),
    Action("guess", ("G",), "guess", "guess slopes for points: open the game, or leave it", GENERAL,
           OnScreen("guess"), "G|guess"),
    Action("help", ("question_mark",), "help", "every key, and the language", GENERAL, OnScreen("help"), "?|help"),
    Action("printed", ("C",), "what f prints", "what your own function has printed", GENERAL, OnScreen("printed")),
    Action("search", ("ctrl+r",), "earlier expressions", "find an expression typed before", GENERAL,
           OnScreen("search")),
    Action("copy", ("c",), "copy", "copy the number of the slider with the keys, else the slope", GENERAL,
           OnScreen("copy")),
    Action("share", ("y",), "share", "copy and show the command that opens just this", GENERAL, OnScreen("share")),
    Action("copy_sentence", ("Y",), "copy the sentence", "copy what is said of x", GENERAL,
           OnScreen("copy_sentence")),
    Action("save", ("S",), "save the picture", "save the plot as text, in colour, as HTML or SVG, or the screen",
           GENERAL, OnScreen("save")),
    Action("settings", ("O",), "open settings", "where the file of your own settings is, and what may stand in it",
           GENERAL, OnScreen("settings")),
    Action("interrupt", ("ctrl+c",), "interrupt", "pressed twice, leave mgtui; copies where text is selected", GENERAL,
           OnScreen("interrupt")),
    Action("redraw", ("ctrl+l",), "redraw", "draw the whole screen again, as after noise on the line", GENERAL,
           OnScreen("redraw")),
    Action("suspend", ("ctrl+z",), "suspend", "back to the shell for a while; fg returns here", GENERAL,
           OnScreen("suspend")),
    Action("quit", ("q", "ctrl+q"), "quit", "leave mgtui", GENERAL, OnScreen("quit"), "q|quit"),
)  # fmt: skip

# In this order as many hints are shown as there is room for; the last four always, where there is room for any.
HINTS = (
    "approach",
    "nudge_left",
    "edit",
    "type_value",
    "pane_slope",
    "next_point",
    "smaller_h",
    "examples",
    "zoom_in",
    "whole",
    "undo",
    "finer_left",
    "lesson",
    "guess",
    "help",
    "quit",
)

BY_NAME = {action.name: action for action in ACTIONS}

_SPOKEN_KEYS = {
    "left": "←", "right": "→", "shift+left": "shift ←", "shift+right": "shift →", "ctrl+left": "ctrl ←",
    "ctrl+right": "ctrl →", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "enter": "Enter",
    "equals_sign": "=", "left_square_bracket": "[", "right_square_bracket": "]", "comma": ",", "full_stop": ".",
    "less_than_sign": "<", "greater_than_sign": ">", "slash": "/", "tab": "Tab", "shift+tab": "shift Tab",
    "escape": "Esc", "up": "↑",
    "down": "↓", "question_mark": "?", "ctrl+q": "ctrl q", "plus": "+", "minus": "-", "right_parenthesis": ")",
    "left_parenthesis": "(", "alt+plus": "alt +", "alt+minus": "alt -", "alt+left": "alt ←", "alt+right": "alt →",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "ctrl+p": "ctrl p", "ctrl+r": "ctrl r", "ctrl+c": "ctrl c",
    "colon": ":", "ctrl+l": "ctrl l", "ctrl+z": "ctrl z", "alt+up": "alt ↑", "alt+down": "alt ↓",
    "shift+up": "shift ↑", "shift+down": "shift ↓",
}  # fmt: skip

_KEYS_SPOKEN = {spoken: key for key, spoken in _SPOKEN_KEYS.items()} | {"Backspace": "backspace", "space": "space"}


_NAMED_TOGETHER = (
    ("nudge_left", "nudge_right"), ("finer_left", "finer_right"), ("smaller_h", "larger_h"), ("zoom_in", "zoom_out"),
    tuple(f"pane_{name}" for name in PANE_NAMES),
)  # fmt: skip
"""Actions that the last row names as one: the hint of the first has the keys of all."""


def rebind(keys: Mapping[str, Sequence[str]]) -> None:
    """Give actions, by their names, other keys; before the bindings, hints and help are made of the table."""
    global ACTIONS
    rebound = {name for name, other in keys.items() if name in BY_NAME and BY_NAME[name].keys != tuple(other)}
    BY_NAME.update({name: BY_NAME[name]._replace(keys=tuple(keys[name])) for name in rebound})
    for name in BY_NAME:
        together = next((names for names in _NAMED_TOGETHER if names[0] == name), (name,))
        if BY_NAME[name].hint and rebound.intersection(together):
            BY_NAME[name] = BY_NAME[name]._replace(hint=_hint([BY_NAME[each] for each in together]))
    ACTIONS = tuple(BY_NAME[action.name] for action in ACTIONS)


def _hint(together: Sequence[Action]) -> str:
    keys = [_SPOKEN_KEYS.get(action.keys[0], action.keys[0]) for action in together]
    apart = "" if all(len(key) == 1 and (key.isalnum() or key in "←→↑↓") for key in keys) else " "
    return f"{apart.join(keys)}|{together[0].hint.partition('|')[2]}"


def spoken_keys(action: Action) -> str:
    """Return the keys of an action as people know them: `← `, `shift →`, `?`."""
    return "  ".join(_SPOKEN_KEYS.get(key, key) for key in action.keys)


def key_called(spoken: str) -> str | None:
    """Return the key that people know by this name; None for what is none.

    >>> key_called("←"), key_called("e"), key_called("nudge")
    ('left', 'e', None)
    """
    return _KEYS_SPOKEN.get(spoken) or (spoken if len(spoken) == 1 and spoken.isalnum() else None)


_ACTING = frozenset({"edit", "examples", "undo", "redo", "search", "next_pane", "previous_pane"})


def acts(action: Action) -> bool:
    """Tell whether an action does something to the playground, rather than to the program around it."""
    return action.change is not None or action.group in (X, H, PLOT, PANES) or action.name in _ACTING
