"""What a session asks to have typed: a value, a window, the name of a file; and what is done with the answer."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from mgtui.engine import escaped
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.files import free_name, write_new_file
from mgtui.playground.state import H_NAME, State, label_of
from mgtui.playground.typed_numbers import number_of, range_of, window_of
from mgtui.text.numbers import typed


class Question(NamedTuple):
    """Something to be typed; `take` gets the answer, and raises ValueError with what is wrong with it."""

    label: str
    text: str
    note: str
    take: Callable[[str], None]


class Asker(Protocol):
    """What a question needs of a session."""

    notice: str
    question: Question | None

    @property
    def state(self) -> State:
        """The present state; by the time of the answer it may be another."""
        ...

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""


def value(asker: Asker, name: str) -> Question:
    """Return the question for the value of a slider."""
    slider = asker.state.slider(name)

    def take(text: str) -> None:
        asker.change(to.set_value(asker.state, name, number_of(text)))

    return Question(f"{label_of(name)} =", typed(slider.value), slider.prompt, take)


def window(asker: Asker, name: str) -> Question:
    """Return the question for the ends of a slider; h's stand, and the window's are asked for instead.

    The window has a height as well: it is held where one is typed, and follows the curve where none is.
    """
    name = asker.state.along if name == H_NAME else name
    slider = asker.state.slider(name)
    ends = f"{typed(slider.low)}:{typed(slider.high)}" + (f":{typed(slider.step)}" if slider.step else "")
    if name != asker.state.along:

        def take_ends(text: str) -> None:
            asker.change(to.set_range(asker.state, name, *range_of(text)))

        return Question(
            f"{label_of(name)} from:to", ends, "two ends, and a step if you like: -2pi:2pi, 0:1:1/8", take_ends
        )

    def take_window(text: str) -> None:
        across, up = window_of(text)
        asker.change(windows.hold_between(to.set_range(asker.state, name, *across), up))

    held = asker.state.y_held
    height = f", {typed(held[0])}:{typed(held[1])}" if held else ""
    return Question(
        f"{label_of(name)} from:to", ends + height, "a step and the height if you like: -2pi:2pi:1/8, 0:50", take_window
    )


def table_range(asker: Asker) -> Question:
    """Return the question over which range to write the table; where to is asked next."""
    from mgtui.playground.panes.table import MOST_ROWS, places_between, table_csv  # not needed for the first frame

    slider = asker.state.slider(asker.state.along)

    def take(text: str) -> None:
        low, high, step = range_of(text)
        places = places_between(low, high, step)

        def content(_: Path) -> bytes:
            state = asker.state
            return table_csv(state, moment_of(state), places).encode()

        asker.question = new_file(asker, "save the table as", "mgtui-table.csv", "a CSV file", "The table", content)

    ends = f"{typed(slider.low)}:{typed(slider.high)}:{typed(float(slider.nudge_size))}"
    return Question("table from:to:step", ends, f"up to {MOST_ROWS:,} rows, and the pinned ones", take)


def picture_file(asker: Asker, content: Callable[[Path], bytes]) -> Question:
    """Return the question where to save a picture; `content` makes it, in the form that the name asks for."""
    forms = ".txt .ans .html .svg plot, .screen.svg screen"
    return new_file(asker, "save as", "mgtui-plot.txt", forms, "The picture", content)


def settings_file(asker: Asker, path: Path, template: str) -> Question:
    """Return the question whether to write a file of settings to begin with."""

    def content(path: Path) -> bytes:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return template.encode()

    note = "Enter writes it: theme, keys, h ..."
    return new_file(asker, "settings", str(path), note, "The file to edit", content)


def new_file(asker: Asker, label: str, name: str, note: str, what: str, content: Callable[[Path], bytes]) -> Question:
    """Return the question where to save something; a name that is taken is answered with the next one that is free."""

    def take(text: str) -> None:
        path = _file_named(text)
        try:
            write_new_file(path, content(path))
        except FileExistsError:
            taken = f"{escaped(path.name)} is there already"
            asker.question = new_file(asker, label, str(free_name(path)), taken, what, content)
        except OSError as error:
            raise ValueError(f"{error.strerror or error}: {escaped(str(path))}") from None
        else:
            asker.notice = f"{what} is in {escaped(str(path))}."

    return Question(label, str(free_name(Path(name))), note, take)


def _file_named(text: str) -> Path:
    """Return the file a person means.

    Raises:
        ValueError: this is the name of none.
    """
    if not text.strip():
        raise ValueError("A file needs a name.")
    try:
        path = Path(text.strip()).expanduser()
        os.fsencode(path)
    except (RuntimeError, UnicodeError):
        raise ValueError(f"This can be the name of no file: {escaped(text)}") from None
    if "\0" in text:
        raise ValueError(f"This can be the name of no file: {escaped(text)}")
    if os.path.isdir(path) or text.strip().endswith("/"):
        raise ValueError(f"This is a folder, and a file is wanted: {escaped(str(path))}")
    return path
