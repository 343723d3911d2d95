"""Help: every key by group, and the language from its table."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from mgtui.engine import COMPOSED, SPELLINGS, TABLE
from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.text.charset import keys_in
from mgtui.text.rows import Row
from mgtui.tui.screens.modal import Modal
from mgtui.tui.widgets.rows_view import RowsView

_KEYS_WIDTH, _NAMES_WIDTH = 17, 17
_LANGUAGE = (
    "Type as on paper: 3x^2 - 4x + 5, 2sin x, xe^-x, |x-1|, sqrt(x), x^(1/3), 2πx.",
    "Also 45°, n!, root(x, 3), ⌊x⌋, names such as θ or w_1, and what is pasted from Python or LaTeX.",
    "1/2x means (1/2)·x; sin x/2 means sin(x)/2; -x^2 means -(x^2); log is natural.",
    "In pieces: {x<0: -x, x^2}, if(x<0, -x, x^2), x^2 {0<x<1}, (x<0)*x; <= != and or not.",
    "The line under the input shows how the text was read; Tab writes the completion or correction offered.",
    "Enter takes what is typed, Esc goes back, ↑ recalls; ctrl+u, ctrl+w, alt+b ... as in a shell.",
)


class HelpScreen(Modal[None]):
    """A sheet over the playground; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter,ctrl+c", "dismiss", "close", show=False)
    ]
    DEFAULT_CSS: ClassVar[str] = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll { width: 84; max-width: 100%; height: 90%; border: round $accent; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Put all the rows into one long sheet that scrolls."""
        rows = help_rows()
        sheet = RowsView(id="help")
        sheet.styles.height = len(rows)
        sheet.show_rows(rows)
        with VerticalScroll() as scroll:
            scroll.border_title = "Help: arrows scroll, Esc closes"
            yield sheet


def help_rows() -> list[Row]:
    """List every key by group, then the language."""
    rows: list[Row] = []
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        rows += [(), ((group, "words"),)]
        for action in actions:
            keys = keys_in(spoken_keys(action), RowsView.charset)
            rows.append(((f"  {keys:<{_KEYS_WIDTH}}", "key"), (action.help, "value")))
    rows += [(), (("The language", "words"),), *(((f"  {line}", "value"),) for line in _LANGUAGE), ()]
    for row in TABLE.values():
        spellings = sorted({word for word, name in SPELLINGS.items() if name == row.name} - {row.name})
        if row.name in SPELLINGS.values():
            names = ", ".join([row.name, *spellings[:1]])
            rows.append(((f"  {names:<{_NAMES_WIDTH}}", "key"), (row.help, "value")))
    rows += [((f"  {row.name:<{_NAMES_WIDTH}}", "key"), (row.help, "value")) for row in COMPOSED.values()]
    return rows
