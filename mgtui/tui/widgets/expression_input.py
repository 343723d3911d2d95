"""The line one types an expression into: coloured by kind, brackets matched, names completed, pastes kept in bounds."""

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar, TypeAlias

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from mgtui.engine import (
    LONGEST_TEXT,
    Completion,
    ExpressionError,
    complete,
    matching_bracket,
    pasted_code,
    pasted_defaults,
    tokens,
    without_invisible,
)
from mgtui.playground.own_functions import own_called
from mgtui.playground.state import closing_of
from mgtui.playground.typing_help import Correction
from mgtui.tui.widgets.line_input import LONGEST_PASTE, LineInput

Spans: TypeAlias = tuple[tuple[int, int], ...]  # first and one past the last character of parts of a text

_KINDS = ("number", "variable", "constant", "function", "operator", "bracket", "unknown")


class ExpressionInput(LineInput):
    """An input for an expression, which asks for those typed before and refuses a paste that can be none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"kind--{kind}" for kind in _KINDS), "kind--partner", "kind--lit"}

    lit: Spans = ()  # of the class, for the text is highlighted before its box is made

    class Refused(Message):
        """A paste was too long to be an expression."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    class Valued(Message):
        """A function of a program was pasted, which has values for some of its variables."""

        def __init__(self, values: Mapping[str, float]) -> None:
            super().__init__()
            self.values = values

    class Recalled(Message):
        """An expression typed before is wanted: one further back (-1) or nearer (1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+@", "complete", "complete", show=False),
        Binding("up", "recall(-1)", "earlier", show=False),
        Binding("down", "recall(1)", "later", show=False),
    ]

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        self.half = False  # before the rest: the text is coloured at once
        super().__init__(
            text,
            id=id,
            highlighter=_ByKind(self),
            suggester=_Names(),
        )
        self.correction: Correction | None = None

    def light(self, spans: Spans) -> None:
        """Light some parts of the text, and no others."""
        if spans != self.lit:
            self.lit = spans
            self.refresh()

    @property
    def completion(self) -> Completion | None:
        """What the word before the cursor may become, while one is being typed at the end of the text."""
        if not self.has_focus or not self.cursor_at_end:
            return None
        found = complete(self.value, self.cursor_position)
        word = self.value[found.start : found.end]
        return found if len(word) > 1 and any(name != word.lower() for name, _ in found.candidates) else None

    def write(self, text: str) -> None:
        """Put another text in the place of what stands there: one taken back, recalled or corrected."""
        if self.value != text:
            self.value = text
            self.cursor_position = len(text)

    def show_half(self, half: bool) -> None:
        """Mark what is unknown in the text, or not, while it is only half typed."""
        if half != self.half:
            self.half = half
            self.refresh()

    def action_complete(self) -> None:
        """Write the completion that is offered, or else the correction; where there is none, leave the input.

        Raises:
            SkipAction: nothing is offered for the text as it is now.
        """
        more = ending_of(self.value) if self.cursor_at_end and self.selection.is_empty else ""
        offered = self.correction
        if more:
            self.insert_text_at_cursor(more)
        elif offered is not None and offered.text == self.value:
            self.correction = None
            self.value = offered.corrected
            self.cursor_position = offered.start + len(offered.replacement)
        else:
            raise SkipAction

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor; at the end of the text, write the completion that stands there."""
        more = ending_of(self.value) if self.cursor_at_end and self.selection.is_empty and not select else ""
        if more:
            self.insert_text_at_cursor(more)
        else:
            super().action_cursor_right(select)

    def action_recall(self, direction: int) -> None:
        """Ask for an expression typed before."""
        self.post_message(self.Recalled(direction))

    def on_paste(self, event: events.Paste) -> None:
        """Insert a paste, its lines as one, without what cannot be seen; refuse what no expression can be."""
        event.prevent_default()
        event.stop()
        pasted = without_invisible(event.text[:LONGEST_PASTE])
        values = pasted_defaults(pasted) if self.selected_text == self.value else {}
        with suppress(ExpressionError):  # what has no formula stands there as it was pasted, and its error below
            pasted = pasted_code(pasted) or pasted
        text = " ".join(pasted.split())
        if len(event.text) > LONGEST_PASTE or len(self.value) - len(self.selected_text) + len(text) > LONGEST_TEXT:
            self.post_message(self.Refused(len(event.text)))
            return
        self.replace(text, *self.selection)
        if values:
            self.post_message(self.Valued(values))


class _ByKind(Highlighter):
    """Colours tokens by kind, and the partner of the bracket at the cursor."""

    def __init__(self, box: "ExpressionInput") -> None:
        self._box = box

    def highlight(self, text: Text) -> None:
        for kind, start, end in tokens(text.plain):
            unfinished = self._box.half or own_called(text.plain) is not None
            if kind in _KINDS and not (kind == "unknown" and unfinished):
                text.stylize(self._style(f"kind--{kind}"), start, end)
        for start, end in self._box.lit:
            text.stylize(self._style("kind--lit"), start, end)
        if self._box.has_focus:
            partner = matching_bracket(text.plain, self._box.cursor_position)
            if partner is not None:
                text.stylize(self._style("kind--partner"), partner, partner + 1)

    def _style(self, name: str) -> Style:
        # Its width is asked for before it is mounted, and then it has no styles.
        return self._box.get_component_rich_style(name, partial=True, default=Style.null())


class _Names(Suggester):
    """Suggests the rest of the name at the end of the text, or the brackets it lacks; the right arrow takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        more = ending_of(value)
        return value + more if more else None


def ending_of(text: str) -> str:
    """Return the rest of the name that a text ends in, or the brackets it lacks; "" where it lacks nothing."""
    found = complete(text, len(text))
    word = text[found.start : found.end]
    names = [name for name, _ in found.candidates]
    if len(word) > 1 and word.lower() not in names:
        for name in names:
            if name.startswith(word):
                return name[len(word) :]
    return closing_of(text)
