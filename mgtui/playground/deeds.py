"""What an action does: a change of the state, or something the screen does by a method of its own."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from mgtui.playground import analysis
from mgtui.playground.changes import jumps, windows
from mgtui.playground.changes import values as to
from mgtui.playground.framing import Rows
from mgtui.playground.own_values import NotYetError
from mgtui.playground.picture import picture_of, window_of
from mgtui.playground.picture_making import Picture
from mgtui.playground.scene import Window
from mgtui.playground.sliders import End, Size
from mgtui.playground.state import State


class Focus(NamedTuple):
    """What an action is about, besides the state.

    Attributes:
        variable: the name of the slider that has the keys.
        dots: the canvas of the plot, for actions that depend on the picture.
        rows: those of the plot proper.
    """

    variable: str
    dots: tuple[int, int] = (160, 96)
    rows: Rows | None = None

    def picture(self, state: State) -> Picture:
        """Return the picture on screen, remembered since it was drawn."""
        return picture_of(state, *self.dots, self.rows)

    def view(self, state: State) -> Window:
        """Return the window on screen."""
        try:
            return window_of(state, *self.dots, self.rows)
        except NotYetError:
            from mgtui.playground.drafts import drafted_picture  # needed where f takes long alone

            return drafted_picture(state, *self.dots, self.rows).scene.window


class OnScreen(NamedTuple):
    """A deed that needs the screen (the focus, a prompt, leaving): `do_` and this name are its method."""

    name: str


Change: TypeAlias = Callable[[State, Focus], State]
Deed: TypeAlias = Change | OnScreen


class Action(NamedTuple):
    """Something a person can do.

    Attributes:
        name: what it is called in bindings.
        keys: the keys that do it, as Textual names them.
        label: two or three words for hints and the palette.
        help: one line for the help screen.
        group: under which heading the help shows it.
        deed: what it does.
        hint: how it is shown in the row of hints, "" when it is not.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    deed: Deed
    hint: str = ""

    @property
    def change(self) -> Change | None:
        """The deed where it is a change of the state; None where it needs the screen."""
        return None if isinstance(self.deed, OnScreen) else self.deed


def check_deeds(actions: Sequence[Action], owners: Sequence[type]) -> None:
    """Complain unless each deed on screen is a `do_` method of one of the owners, and each such method a deed.

    It is called where the screen is defined, so that a row without its method fails at import, not at the keypress.

    Raises:
        TypeError: a deed has no method, or a method no action.
    """
    names = " and ".join(owner.__name__ for owner in owners)
    wanted = {f"do_{action.deed.name}" for action in actions if isinstance(action.deed, OnScreen)}
    there = {name for owner in owners for name in dir(owner) if name.startswith("do_")}
    if missing := sorted(wanted - there):
        raise TypeError(f"actions name deeds that {names} do not have: {', '.join(missing)}")
    if spare := sorted(there - wanted):
        raise TypeError(f"no action names these methods of {names}: {', '.join(spare)}")


def deeds_of(actions: Sequence[Action], owners: Sequence[object]) -> dict[str, Callable[[], None]]:
    """Return the methods that do the actions on screen, by the actions' names."""
    found: dict[str, Callable[[], None]] = {}
    for action in actions:
        if isinstance(action.deed, OnScreen):
            method = f"do_{action.deed.name}"
            owner = next(owner for owner in owners if hasattr(owner, method))
            found[action.name] = getattr(owner, method)
    return found


def nudge(count: int, size: Size) -> Change:
    """Return the change that nudges the slider with the keys."""
    return lambda state, focus: to.nudge(state, focus.variable, count, size=size)


def page(tenths: int) -> Change:
    """Return the change that moves the slider with the keys by tenths of its length."""
    return lambda state, focus: to.page(state, focus.variable, tenths)


def to_end(end: End) -> Change:
    """Return the change that takes the slider with the keys to one of its ends."""
    return lambda state, focus: to.to_end(state, focus.variable, end)


def only(change: Callable[[State], State]) -> Change:
    """Return a change that depends on the state alone."""
    return lambda state, _: change(state)


def scale_h(decades: int) -> Change:
    """Return the change that multiplies h by a power of ten."""
    return lambda state, _: to.scale_h(state, decades)


def step_h(direction: int) -> Change:
    """Return the change that moves h through 1, 2 and 5, up (1) or down (-1)."""
    return lambda state, _: to.step_h(state, direction)


def toggle(part: str) -> Change:
    """Return the change that shows or hides a part of the plot."""
    return lambda state, _: to.toggle(state, part)


def pane(name: str) -> Change:
    """Return the change that shows another pane."""
    return lambda state, _: to.show_pane(state, name)


def zoom(factor: float, axes: str = "xy") -> Change:
    """Return the change that zooms at the point."""
    return lambda state, focus: windows.zoom(state, focus.view(state), factor, state.x, axes=axes)


def pan(right: float, up: float) -> Change:
    """Return the change that moves the window by parts of its size."""
    return lambda state, focus: windows.pan(state, focus.view(state), right, up)


def landmark(direction: int) -> Change:
    """Return the change that takes x to the next landmark, right (1) or left (-1)."""
    return lambda state, focus: jumps.jump(state, focus.picture(state).landmarks, direction)


def hold_y(state: State, focus: Focus) -> State:
    """Return the state with the height of the window held, or following the curve again."""
    return windows.hold(state, focus.view(state))


def straighten(state: State, focus: Focus) -> State:
    """Return the state zoomed in until the curve is as straight as its tangent."""
    numbers = analysis.moment_of(state).numbers
    return windows.straighten(state, focus.view(state), numbers.slope, numbers.curvature)


def best_h(state: State, _: Focus) -> State:
    """Return the state with h where truncation and round-off balance."""
    return jumps.to_best_h(state, analysis.moment_of(state))
