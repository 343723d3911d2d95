"""The playground with a session behind it: the one writer of the state, and the one who draws it."""

from textual.timer import Timer

from mgtui.playground import transitions as to
from mgtui.playground.actions import Focus
from mgtui.playground.history import History
from mgtui.playground.state import State
from mgtui.tui.playground_view import PlaygroundView
from mgtui.tui.plot_pane import PlotPane
from mgtui.tui.slider import Slider

_BEAT = 0.5   # seconds between the steps of an h that shrinks by itself


class SessionView(PlaygroundView):
    """Holds the history of states, and shows the present one.

    Attributes:
        history: the present state between those before and those taken back.
    """

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.history = History(state)
        self._drawn_soon = False
        self._notice = ""
        self._beat: Timer | None = None

    @property
    def state(self) -> State:
        """The state on screen."""
        return self.history.present

    def change(self, state: State, doing: str) -> None:
        """Make `state` the present one and draw it soon."""
        self._notice = ""
        self.history = self.history.then(state, doing)
        self.draw_soon()

    def focus_on(self, variable: str) -> Focus:
        """What an action on a variable is about."""
        return Focus(variable, self.query_one("#plot", PlotPane).dots)

    def variable(self) -> str:
        """Whose slider has the keys: the focused one's, or else the variable along the axis."""
        return self.focused.variable if isinstance(self.focused, Slider) else self.state.along

    def travel(self, history: History) -> None:
        """Go where undo or redo leads, or say that it leads nowhere."""
        if history is self.history:
            self.say("There is nothing to redo." if self.history.past else "There is nothing to take back.")
            return
        self._notice = ""
        self.history = history
        self.draw_soon()

    def say(self, notice: str) -> None:
        """Say something in place of the sentence, until the next change."""
        self._notice = notice
        self.draw_soon()

    def start_shrinking(self) -> None:
        """Let h shrink by itself, with a pane in sight that shows what comes of it."""
        if self.state.pane not in ("ladder", "error", "digits"):
            self.change(to.show_pane(self.state, "ladder"), "shrink_h")
        self._beat = self.set_interval(_BEAT, self._shrink)

    def _shrink(self) -> None:
        before = self.state
        self.change(to.scale_h(before, -1), "shrink_h")
        if self.state is before:
            self.stop_shrinking()

    def stop_shrinking(self) -> bool:
        """Stop, and say whether there was anything to stop."""
        beat, self._beat = self._beat, None
        if beat is not None:
            beat.stop()
        return beat is not None

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting: a held key never outruns the screen."""
        if not self._drawn_soon:
            self._drawn_soon = True
            self.call_later(self.draw)

    def draw(self) -> None:
        """Hand every pane what it shows, all from one state."""
        self._drawn_soon = False
        self.show(self.state, self._notice)
