"""The sliders: each one row with a name, a track, a knob and a value."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from mgtui.playground.state import H_NAME, State, label_of
from mgtui.text.numbers import fitted
from mgtui.text.rows import Row
from mgtui.tui.widgets.rows_view import RowsView

_LEAST_NAME_WIDTH, _VALUE_WIDTH = 3, 22
_NOTED_VALUE = 12  # columns of a value before the note, or it would move with each digit
_NOTE_WIDTH, _ROOM_FOR_NOTES = 10, 72  # columns more for value and note, and from which width on
_HALF = 0.5001  # of a cell: a round number on the border of two belongs to both


class SliderRow(RowsView, can_focus=True):
    """Shows where a number stands between two ends. It moves nothing itself: dragging it sends a message."""

    DEFAULT_CSS: ClassVar[str] = """
    SliderRow { height: 1; }
    """

    class Dragged(Message):
        """The knob was pulled to a fraction of the track, give or take what a cell cannot tell."""

        def __init__(self, slider: "SliderRow", fraction: float, reach: float) -> None:
            super().__init__()
            self.slider = slider
            self.fraction = fraction
            self.reach = reach

    class Clicked(Message):
        """Something beside the track was clicked: the `value`, or the `note`."""

        def __init__(self, slider: "SliderRow", part: str) -> None:
            super().__init__()
            self.slider = slider
            self.part = part

    def __init__(self, name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.variable = name
        self._label = label_of(name)
        self.name_width = _LEAST_NAME_WIDTH
        self.noted = False
        self._shown: tuple[float, float, tuple[str, ...], bool, int, bool] | None = None

    def show(self, fraction: float, value: float, notes: tuple[str, ...], along: bool) -> None:
        """Show the knob at a fraction of the track, the value, and the first of some notes that has room."""
        shown = (fraction, value, notes, along, self.name_width, self.noted)
        if shown != self._shown:
            self._shown = shown
            self.show_rows([self._row()])

    def _track(self) -> tuple[int, int]:
        """Return where the track starts, and its width."""
        beside = _VALUE_WIDTH + _NOTE_WIDTH * (self.noted and self.size.width >= _ROOM_FOR_NOTES)
        return self.name_width + 1, max(4, self.size.width - self.name_width - beside - 3)

    def _row(self) -> Row:
        if self._shown is None or self.size.width < 8:
            return ()
        fraction, _, _, along, *_ = self._shown
        start, width = self._track()
        knob = min(width - 1, max(0, round(fraction * (width - 1))))
        name = f"{'▶' if self.has_focus else ' '}{self._label}".ljust(start)
        tail, note = self._beside_track()
        return (
            (name, "key" if self.has_focus else "label"),
            ("━" * knob, "fill" if along else "track"),
            ("●", "knob"),
            ("─" * (width - knob - 1), "track"),
            (tail, "value"),
            (note, "dim"),
        )

    def _beside_track(self) -> tuple[str, str]:
        """Return the value, and the note in its place: h's at the right end, a slope where it moves with no digit."""
        assert self._shown is not None
        _, value, notes, *_ = self._shown
        tail = f" {fitted(value, _VALUE_WIDTH - 2)}"
        room = self.size.width - sum(self._track()) - len(tail) - 1
        note = next((note for note in notes if len(note) < room), "")
        if self.variable == H_NAME:
            return tail, note.rjust(room)
        indent = max(1, min(_NOTED_VALUE - len(tail), room - len(note)))
        return tail, (" " * indent + note).ljust(room)

    def on_resize(self) -> None:
        """Lay the track out for the new width, or ask what to show for the first time."""
        self.show_rows([self._row()])
        if self._shown is None:
            self.post_message(self.Resized())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the keys go here."""
        super().watch_has_focus(has_focus)
        self.show_rows([self._row()])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the knob; beside the track there is none."""
        start, width = self._track()
        if start <= event.x < start + width:
            self.capture_mouse()
            self._drag(event.x)

    def on_click(self, event: events.Click) -> None:
        """Report a click on the value, or on h's note behind it."""
        start, width = self._track()
        if self._shown is None or event.x < start + width or self.app.mouse_captured is self:
            return
        tail, note = self._beside_track()
        noted = self.variable == H_NAME and note.strip() and event.x >= self.size.width - 1 - len(note.strip())
        if noted or event.x < start + width + len(tail):
            self.post_message(self.Clicked(self, "note" if noted else "value"))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull the knob while a button is down."""
        if event.button and self.app.mouse_captured is self:
            self._drag(event.x)

    def on_mouse_up(self) -> None:
        """Let go."""
        self.release_mouse()

    def _drag(self, column: int) -> None:
        start, width = self._track()
        cells = max(1, width - 1)
        self.post_message(self.Dragged(self, min(1.0, max(0.0, (column - start) / cells)), _HALF / cells))


class SliderRows(Vertical):
    """A slider for each of f's variables, and one for h."""

    def __init__(self, first: State, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = {name: SliderRow(name, id=name) for name in first.slider_names}

    def compose(self) -> ComposeResult:
        """Yield the sliders of the first state."""
        yield from self._rows.values()

    @property
    def first(self) -> SliderRow:
        """The uppermost slider."""
        return next(iter(self._rows.values()))

    def of(self, name: str) -> SliderRow:
        """Return the slider of a variable."""
        return self._rows[name]

    @property
    def out_of_sight(self) -> list[str]:
        """The names of the sliders that have no row on the screen."""
        places = {name: row.region for name, row in self._rows.items()}
        return [name for name, at in places.items() if not at.height or at.bottom > self.screen.size.height]

    def show(self, state: State, notes: Mapping[str, tuple[str, ...]]) -> None:
        """Show every slider of a state, and beside some a note, each in several lengths, the longest first."""
        if tuple(self._rows) != state.slider_names:
            self._change_rows(state.slider_names)
        width = max(_LEAST_NAME_WIDTH, *(len(label_of(name)) + 1 for name in self._rows))
        for name, row in self._rows.items():
            slider = state.slider(name)
            row.name_width, row.noted = width, bool(notes)
            own = (state.scheme,) if name == H_NAME else notes.get(name, ())
            row.show(slider.fraction, slider.value, own, along=name == state.along)

    def _change_rows(self, wanted: tuple[str, ...]) -> None:
        """Bring the rows in line with the names wanted; those that stay keep the focus."""
        before, self._rows = self._rows, {name: self._rows.get(name) or SliderRow(name) for name in wanted}
        for name, row in before.items():
            if name not in wanted:
                row.remove()
        place = self._rows[H_NAME]
        for name in reversed(wanted[:-1]):
            row = self._rows[name]
            if name not in before:
                self.mount(row, before=place)
            place = row
