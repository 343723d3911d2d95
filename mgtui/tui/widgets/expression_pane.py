"""The expression pane: what is typed, and under it how it was read, or what is wrong and where."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.scalar import Scalar

from mgtui.engine import ExpressionError, escaped
from mgtui.playground.typing_help import Correction
from mgtui.text.rows import Part, Row, shortened
from mgtui.tui.widgets.expression_input import ExpressionInput, Spans
from mgtui.tui.widgets.rows_view import RowsView


class ExpressionPane(Vertical):
    """Text in, text out: the pane knows nothing of functions, and is handed what to say of them."""

    DEFAULT_CSS: ClassVar[str] = """
    ExpressionPane { height: 2; }
    ExpressionPane Horizontal { height: 1; }
    ExpressionPane #lead { width: auto; }
    ExpressionPane ExpressionInput { width: 1fr; height: 1; }
    ExpressionPane #reading { height: 1; }
    """

    def __init__(self, left_side: str, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left_side, self._text = left_side, text  # known at once, so that the first layout is the last

    def compose(self) -> ComposeResult:
        """Put the left side before the input, and the reading under both."""
        with Horizontal():
            lead = _Lead(id="lead")
            lead.say(f" {self._left_side} ")
            yield lead
            yield ExpressionInput(self._text, id="expression")
        yield RowsView(id="reading")

    @property
    def cursor(self) -> int:
        """Where letters are typed."""
        return self.query_one(ExpressionInput).cursor_position

    def show(
        self,
        left_side: str,
        text: str,
        reading: str,
        error: ExpressionError | None,
        correction: Correction | None = None,
        lit: Spans = (),
        *,
        half: bool = False,
    ) -> None:
        """Show the left side (`f(x) =`), the text, and under it its reading or a mark under what is wrong.

        Of a text that is only half typed nothing is said. Parts of it may be lit: what a step of the chain was read
        from.
        """
        box = self.query_one(ExpressionInput)
        lead = self.query_one(_Lead)
        lead.say(f" {left_side} ")
        box.write(text)
        box.correction = correction
        box.light(lit)
        box.show_half(half)
        indent: Part = (" " * (len(left_side) + 2), "dim")
        under = self._caret(error, box) if error else (("…" if half else reading, "dim"),)
        said: Row = (indent, *under, *self._correction(box), *self._candidates(box))
        below = self.query_one("#reading", RowsView)
        below.show_rows([shortened(said, below.size.width) if below.size.width else said])

    def _caret(self, error: ExpressionError, box: ExpressionInput) -> Iterable[Part]:
        scrolled = round(box.scroll_offset.x)
        start, end = max(0, error.start - scrolled), max(1, error.end - scrolled)
        return ((" " * start, "dim"), ("^" * max(1, end - start), "bad"))

    def _correction(self, box: ExpressionInput) -> Iterable[Part]:
        """Tell what Tab writes."""
        if box.correction is not None and box.has_focus:
            yield ("   tab", "key")
            yield (f" {escaped(box.correction.corrected)}", "dim")

    def _candidates(self, box: ExpressionInput) -> Iterable[Part]:
        """List the names that the word being typed may become, with the first one's help."""
        found = box.completion
        if found is None:
            return
        (name, help_line), *others = found.candidates
        yield (f"   → {name}", "key")
        yield (f" {help_line}", "dim")
        if others:
            yield (f"; also {', '.join(other for other, _ in others[:5])}", "dim")


class _Lead(RowsView):
    """The left side of the equation, as wide as it is."""

    def say(self, text: str) -> None:
        row: Row = ((text, "label"),)
        if self.styles.width != Scalar.from_number(len(text)):  # setting it has the screen laid out anew
            self.styles.width = len(text)
        self.show_rows([row])
