"""What a session asks to have typed: a value, a window, the name of a file; and what is done with the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.state import H_NAME, State, label_of
from mgtui.playground.typed_numbers import number_of, range_of


class Question(NamedTuple):
    """Something to be typed; `take` gets the answer, and raises ValueError with what is wrong with it."""

    label: str
    text: str
    note: str
    take: Callable[[str], None]


class Asker(Protocol):
    """What a question needs of a session."""

    notice: str

    @property
    def state(self) -> State:
        """The present state; by the time of the answer it may be another."""

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""


def value(asker: Asker, name: str) -> Question:
    """Return the question for the value of a slider."""
    slider = asker.state.slider(name)

    def take(text: str) -> None:
        asker.change(to.set_value(asker.state, name, number_of(text)))

    return Question(f"{label_of(name)} =", repr(slider.value), slider.prompt, take)


def window(asker: Asker, name: str) -> Question:
    """Return the question for the ends of a slider; h's stand, and the window's are asked for instead."""
    name = asker.state.along if name == H_NAME else name
    slider = asker.state.slider(name)
    ends = f"{slider.low!r}:{slider.high!r}" + (f":{slider.step!r}" if slider.step else "")

    def take(text: str) -> None:
        asker.change(to.set_range(asker.state, name, *range_of(text)))

    return Question(f"{name} from:to", ends, "two ends, and a step if you like: -2pi:2pi, 0:1:1/8", take)


def table_file(asker: Asker) -> Question:
    """Return the question where to save the table."""

    def take(text: str) -> None:
        from mgtui.playground.panes.table import table_csv  # not needed for the first frame

        path = Path(text).expanduser()
        try:
            path.write_text(table_csv(asker.state, moment_of(asker.state)), encoding="utf-8")
        except OSError as error:
            raise ValueError(f"{error.strerror or error}: {path}") from None
        asker.notice = f"The table is in {path}."

    return Question("save the table as", "mgtui-table.csv", "a CSV file", take)
