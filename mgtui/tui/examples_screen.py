"""The picker of examples: a list by theme; Enter opens one, Esc leaves."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mgtui.playground.charset import in_charset
from mgtui.playground.examples import EXAMPLES, Example
from mgtui.tui.look import Drawn
from mgtui.tui.modal import Modal

_TEXT_WIDTH = 22


class ExamplesScreen(Modal[Example | None]):
    """Gives the example that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,o", "dismiss", "close", show=False)]
    DEFAULT_CSS: ClassVar[str] = """
    ExamplesScreen { align: center middle; }
    ExamplesScreen OptionList { width: 74; max-width: 100%; height: 90%; border: round $accent; }
    """

    def compose(self) -> ComposeResult:
        """The list."""
        chosen = OptionList(*_options())
        chosen.border_title = "Examples: Enter opens, Esc closes"
        yield chosen

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand over what was chosen."""
        self.dismiss(EXAMPLES[int(event.option_id or 0)])


def _options() -> list[Option]:
    options: list[Option] = []
    theme = ""
    for number, example in enumerate(EXAMPLES):
        if example.theme != theme:
            theme = example.theme
            options.append(Option(Text(theme, style="bold"), disabled=True))
        line = f"  {example.text:<{_TEXT_WIDTH}} {in_charset(example.note, Drawn.charset)}"
        options.append(Option(Text(line, no_wrap=True, overflow="ellipsis"), id=str(number)))
    return options
