"""The rows on top: the expression with its reading, and the sentence about x or what there is to say besides."""

from textual.css.scalar import Scalar

from mgtui.engine import ExpressionError
from mgtui.playground.panes import slope_mask, summary
from mgtui.playground.state import State, label_of
from mgtui.playground.typing_help import Correction, correction_of
from mgtui.text.rows import Part, wrapped_within
from mgtui.tui.screens.room import Room
from mgtui.tui.screens.shown import Shown
from mgtui.tui.widgets.expression_input import Spans
from mgtui.tui.widgets.expression_pane import ExpressionPane
from mgtui.tui.widgets.rows_view import RowsView

_WIDEST_LEFT_SIDE = 24


class TopRows:
    """Holds the expression and the sentence.

    Attributes:
        expression: the text and its reading.
        sentence: about x, in rows of its own where one is not enough.
        said_of_values: how the values of somebody's own function are known, beside its name.
    """

    def __init__(self, first: State) -> None:
        self.expression = ExpressionPane(_left_side(first), first.text, id="expression-pane")
        self.sentence = RowsView(id="sentence")
        self.said_of_values = ""

    def show(self, shown: Shown, notice: str, room: Room) -> None:
        """Show the text of a state, and a sentence: what is wrong with it, what there is to say, or what f does."""
        state, error = shown.state, None if shown.half else shown.state.error
        correction = None if shown.half else correction_of(state, shown.moment)
        self._show_text(state, error, correction, _lit(shown), half=shown.half)
        text, role = _sentence(shown, room)
        if error is not None:
            text, role = str(error), "bad"
        elif notice:
            text, role = notice, "heading"
        self._show_sentence(text, role, room)

    def show_waiting(self, state: State, notice: str, said: str | None, room: Room, *, half: bool) -> None:
        """Show the text of a state of which there is no more yet, and what is said; None leaves the sentence."""
        self._show_text(state, None if half else state.error, half=half)
        if notice:
            self._show_sentence(notice, "heading", room)
        elif said is not None:
            self._show_sentence(said, "words", room)

    def _show_text(
        self,
        state: State,
        error: ExpressionError | None,
        correction: Correction | None = None,
        lit: Spans = (),
        *,
        half: bool,
    ) -> None:
        reading = f"{summary.reading_in(state.function, RowsView.charset)}{self.said_of_values}"
        self.expression.show(_left_side(state), state.text, reading, error, correction, lit, half=half)

    def _show_sentence(self, text: str, role: str, room: Room) -> None:
        """Show a text over the plot, in rows of its own where one is not enough."""
        rows = wrapped_within(text, room.width - 1, room.sentence_height, role)
        height = max(1, len(rows))
        if self.sentence.styles.height != Scalar.from_number(height):  # setting it has the screen laid out anew
            self.sentence.styles.height = height
        self.sentence.show_rows([((" ", role), *row) for row in rows])


def _lit(shown: Shown) -> Spans:
    """Return which parts of the text the chain's cursor points at."""
    if shown.state.pane != "chain" or shown.masked:
        return ()
    from mgtui.playground.panes.chain import lit_spans  # not needed before the pane is opened

    return lit_spans(shown.state)


def _sentence(shown: Shown, room: Room) -> Part:
    """Return the sentence about x, for when there is nothing else to report."""
    if shown.masked:
        return slope_mask.masked_sentence(shown.moment), "words"
    if shown.state.approach is not None:
        from mgtui.playground.panes.approach_words import approach_line, approach_sentence  # needed in a run alone

        if room.narrow:
            return approach_line(shown.state, shown.moment, room.width - 2), "words"
        return approach_sentence(shown.state, shown.moment), "words"
    if not room.narrow:
        return summary.sentence(shown.moment), "words"
    still = _still(shown, room.width // 2)  # there is no legend to say it
    return f"{still}{summary.numbers_line(shown.moment, room.width - 2 - len(still))}", "dim" if still else "words"


def _still(shown: Shown, most: int) -> str:
    """Return a warning, in `most` columns, that the numbers are those of another text than the one on top; or ""."""
    if not shown.state.stale:
        return ""
    still = f"still {summary.reading_in(shown.state.function, RowsView.charset)}: "
    return still if len(still) <= most else "still: "


def _left_side(state: State) -> str:
    first, *others = map(label_of, state.function.variables)
    left_side = f"f({', '.join([first, *others])}) ="
    return left_side if len(left_side) <= _WIDEST_LEFT_SIDE else f"f({first}, …) ="
