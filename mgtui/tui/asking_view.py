"""The playground with its questions: prompts for values, windows and files, and the sheets that open over it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from mgtui.playground import analysis
from mgtui.playground import transitions as to
from mgtui.playground.entry import number_of, range_of
from mgtui.playground.examples import EXAMPLES, state_of
from mgtui.playground.panes.table import table_csv
from mgtui.playground.state import State
from mgtui.playground.store import Saved
from mgtui.tui.expression_input import ExpressionInput
from mgtui.tui.guided_view import GuidedView
from mgtui.tui.playground_view import STEP
from mgtui.tui.prompt import Prompt

if TYPE_CHECKING:   # not needed for the first frame
    from mgtui.playground.choosing.sheet import Subject

T = TypeVar("T")


class AskingView(GuidedView):
    """Asks, and makes a state of the answer.

    Attributes:
        saved: what outlives the session.
    """

    def __init__(self, state: State, saved: Saved, *, restricted: bool) -> None:
        super().__init__(state)
        self.saved = saved
        self.lesson_kept = saved.lesson
        self._restricted = restricted
        self._recalled = 0   # how many expressions back the input has gone

    def open_help(self) -> None:
        """Open the help sheet."""
        from mgtui.tui.help_screen import HelpScreen  # its texts are not needed for the first frame

        self._open(HelpScreen())

    def ask_for_value(self) -> None:
        """Ask for a value of the variable whose slider has the keys, or for h."""
        name = self.variable()
        if name == STEP:
            note = "a number above 0: 1e-5, 1/1000"
            self._ask("h =", repr(self.state.h), note, lambda text: to.set_h(self.state, number_of(text)))
        else:
            value = repr(self.state.slider(name).value)
            note = "a number or an expression: 2/3, pi/4"
            self._ask(f"{name} =", value, note, lambda text: to.set_value(self.state, name, number_of(text)))

    def ask_for_window(self) -> None:
        """Ask for the ends of a slider."""
        name = self.variable() if self.variable() != STEP else self.state.along
        slider = self.state.slider(name)
        ends = f"{slider.low!r}:{slider.high!r}" + (f":{slider.step!r}" if slider.step else "")
        note = "two ends, and a step if you like: -2pi:2pi, 0:1:1/8"
        self._ask(f"{name} from:to", ends, note, lambda text: to.set_range(self.state, name, *range_of(text)))

    def _ask(self, question: str, text: str, note: str, change: Callable[[str], State]) -> None:
        self.add_class("-asking")
        self.query_one(Prompt).ask(question, text, note, lambda answer: self.change(change(answer), ""))

    def ask_for_file(self) -> None:
        """Ask where to save the table."""
        if self._restricted:
            self.say("No file is written here: mgtui runs restricted.")
            return

        def save(text: str) -> State:
            path = Path(text).expanduser()
            try:
                path.write_text(table_csv(self.state, analysis.moment_of(self.state)), encoding="utf-8")
            except OSError as error:
                raise ValueError(f"{error.strerror or error}: {path}") from None
            self.call_later(self.say, f"The table is in {path}.")
            return self.state

        self._ask("save the table as", "mgtui-table.csv", "a CSV file", save)

    def open_examples(self) -> None:
        """Open the list of examples."""
        from mgtui.playground.choosing.subjects import examples  # not needed for the first frame

        self.choose(examples(), lambda number: self.change(state_of(EXAMPLES[number], self.state), ""))

    def open_search(self) -> None:
        """Look for an expression typed before."""
        from mgtui.playground.choosing.subjects import expressions  # not needed for the first frame

        known = self.saved.expressions
        self.choose(expressions(known), lambda number: self.type_expression(known[number]))

    def choose(self, subject: "Subject", take: Callable[[int], None]) -> None:
        """Let one be chosen; `take` gets its number, unless none is."""
        from mgtui.tui.chooser import Chooser  # not needed for the first frame

        self._open(Chooser(subject), lambda number: None if number is None else take(number))

    def _open(self, screen: Screen[T], closed: Callable[[T | None], None] | None = None) -> None:
        """Open a screen over the playground, and only there: its key may have been pressed twice."""
        if self.app.screen is self:
            self.app.push_screen(screen, closed)

    def type_expression(self, text: str) -> None:
        """Put an expression into the input, as if it had been typed."""
        self.change(to.set_text(self.state, text), "")

    def remember(self) -> None:
        """Keep the present expression among those typed before."""
        self.saved = self.saved.with_expression(self.state.expression)
        self._recalled = 0

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self.remove_class("-asking")
        if not isinstance(self.focused, ExpressionInput):
            self.set_focus(self.home)
