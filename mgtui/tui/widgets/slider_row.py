"""The sliders: each one row with a name, a track, a knob and a value."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import NULL_REGION, Offset
from textual.message import Message

from mgtui.playground.state import H_NAME, State, label_of
from mgtui.text.numbers import fitted, told
from mgtui.text.rows import Row
from mgtui.tui.widgets.rows_view import RowsView

_LEAST_NAME_WIDTH, _VALUE_WIDTH = 3, 22
_NOTED_VALUE = 11  # columns of a value before the note, or it would move with each digit
_NOTE_WIDTH, _ROOM_FOR_NOTES = 10, 72  # columns more for value and note, and from which width on
_BESIDE = _VALUE_WIDTH + 2  # columns for the value and the note beside a track below the plot
_OFF_AT_MOST = 0.01  # of the track's length, by which the number on an end of it may be rounded
_END_WIDTH = 7  # columns of the number on an end of the track, at most; one with more digits is left out
_LEAST_WITH_ENDS = 20  # columns of a track that has numbers on its ends
_HALF = 0.5001  # of a cell: a round number on the border of two belongs to both


class Axis(NamedTuple):
    """Where the plot's axis of x lies on the screen, for the sliders below it to keep to.

    Attributes:
        start: its first column.
        width: how many columns it has.
        column: the one in which x stands, from `start`; None where x is outside.
    """

    start: int
    width: int
    column: int | None


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
        self._is_moved = False
        self._axis: Axis | None = None
        self._ends = ("", "")
        self._shown: tuple[object, ...] = ()
        self._fraction, self._number, self._along = 0.0, 0.0, False
        self._notes: tuple[str, ...] = ()

    def show(
        self,
        fraction: float,
        value: float,
        notes: tuple[str, ...],
        along: bool,
        axis: Axis | None = None,
        ends: tuple[float, float] | None = None,
    ) -> None:
        """Show the knob at a fraction of the track, the value, and the first of some notes that has room.

        The track keeps to the plot's `axis` where one is given, the knob of the variable along it to x there; the
        numbers at the `ends` stand on the track's.
        """
        self._fraction, self._number, self._notes, self._along, self._axis = fraction, value, notes, along, axis
        self._ends = (_end(*ends), _end(*reversed(ends))) if ends else ("", "")
        shown = (fraction, value, notes, along, self.name_width, self.noted, axis, self._ends)
        if shown != self._shown:
            self._shown = shown
            self.show_rows([self._row()])

    def mark(self, is_moved: bool) -> None:
        """Show whether the arrows move this slider though something else has the keys, as the plot does."""
        if is_moved != self._is_moved:
            self._is_moved = is_moved
            self.show_rows([self._row()])

    def _track(self) -> tuple[int, int]:
        """Return where the track starts, and its width."""
        if self._axis is not None:
            return self._axis.start, self._axis.width
        beside = _VALUE_WIDTH + _NOTE_WIDTH * (self.noted and self.size.width >= _ROOM_FOR_NOTES)
        return self.name_width + 1, max(4, self.size.width - self.name_width - beside - 3)

    @property
    def _gap(self) -> int:
        """Blanks between the track and the value: more where the number on the track's end must be told from it."""
        return 3 if self._track()[1] >= _LEAST_WITH_ENDS else 1

    def _row(self) -> Row:
        if not self._shown or self.size.width < 8:
            return ()
        start, width = self._track()
        knob = min(width - 1, max(0, round(self._fraction * (width - 1))))
        if self._along and self._axis is not None and self._axis.column is not None:
            knob = self._axis.column
        mark = "▶" if self.has_focus else "▸" if self._is_moved else " "
        name = f"{mark}{self._label}".ljust(start)
        tail, note = self._beside_track()
        return (
            (name, "key" if self.has_focus else "label"),
            *self._line(knob, width, "fill" if self._along else "track"),
            (tail, "value"),
            (note, "dim"),
        )

    def _beside_track(self) -> tuple[str, str]:
        """Return the value, and the note in its place: h's at the right end, a slope where it moves with no digit."""
        tail = f"{' ' * self._gap}{fitted(self._number, _VALUE_WIDTH - 2)}"
        room = self.size.width - sum(self._track()) - len(tail) - 1
        note = next((note for note in self._notes if len(note) < room), "")
        if self.variable == H_NAME:
            return tail, note.rjust(room)
        indent = max(1, min(_NOTED_VALUE + self._gap - len(tail), room - len(note)))
        return tail, (" " * indent + note).ljust(room)

    def _line(self, knob: int, width: int, role: str) -> Row:
        """Return the track with its knob, which passes over the numbers on the ends."""
        low, high = self._ends if width >= _LEAST_WITH_ENDS else ("", "")
        low = f"{low} " if low and len(low) < knob else ""
        high = f" {high}" if high and knob + len(high) < width - 1 else ""
        return (
            (low, "dim"),
            ("━" * (knob - len(low)), role),
            ("●", "knob"),
            ("─" * (width - knob - 1 - len(high)), "track"),
            (high, "dim"),
        )

    def on_resize(self) -> None:
        """Lay the track out for the new width, or ask what to show for the first time."""
        self.show_rows([self._row()])
        if not self._shown:
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
        """Report a click on the value or on the note behind it."""
        start, width = self._track()
        if not self._shown or event.x < start + width or self.app.mouse_captured is self:
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


def _end(number: float, other: float) -> str:
    """Return the number at an end of the track, told from the one at the other; "" where it has too many digits."""
    text = told(number, (other,), _OFF_AT_MOST * abs(number - other))
    return text if len(text) <= _END_WIDTH else ""


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

    def mark(self, moved: str) -> None:
        """Show which slider the arrows move, by its name; "" for none."""
        for name, row in self._rows.items():
            row.mark(name == moved)

    def place_of(self, name: str) -> Offset | None:
        """Return the cell of the screen where a slider begins; None where there is none, or none in sight."""
        region = self._rows[name].region if name in self._rows else NULL_REGION
        return region.offset if region.height else None

    @property
    def out_of_sight(self) -> list[str]:
        """The names of the sliders that have no row on the screen."""
        seen, places = self.region, {name: row.region for name, row in self._rows.items()}
        bottom = min(seen.bottom, self.screen.size.height)
        return [name for name, at in places.items() if not at.height or at.y < seen.y or at.bottom > bottom]

    def name_room(self, state: State) -> int:
        """Return the columns that the longest name of a state's sliders takes, with its mark and a blank behind it."""
        return max(len(label_of(name)) + 2 for name in state.slider_names)

    def show(self, state: State, notes: Mapping[str, tuple[str, ...]], axis: Axis | None = None) -> None:
        """Show every slider of a state, along the plot's axis where that leaves room for names and values.

        Beside some stands a note, given in several lengths, the longest first.
        """
        if axis is not None and not self.name_room(state) <= axis.start <= self.size.width - axis.width - _BESIDE:
            axis = None
        if tuple(self._rows) != state.slider_names:
            self._change_rows(state.slider_names)
        width = max(_LEAST_NAME_WIDTH, *(len(label_of(name)) + 1 for name in self._rows))
        for name, row in self._rows.items():
            slider = state.slider(name)
            own = (state.scheme,) if name == H_NAME else notes.get(name, ())
            row.name_width, row.noted = width, bool(notes)
            row.show(slider.fraction, slider.value, own, name == state.along, axis, (slider.low, slider.high))

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
