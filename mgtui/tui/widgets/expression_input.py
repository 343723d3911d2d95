"""The line one types an expression into: coloured by kind, brackets matched, names completed, pastes kept in bounds."""

from typing import ClassVar, TypeAlias

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from mgtui.engine import LONGEST_TEXT, Completion, complete, matching_bracket, tokens, without_invisible
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

    class Recalled(Message):
        """An expression typed before is wanted: one further back (-1) or nearer (1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+@", "correct", "correct", show=False),
        Binding("up", "recall(-1)", "earlier", show=False),
        Binding("down", "recall(1)", "later", show=False),
    ]

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
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
        if not self.has_focus or self.cursor_position != len(self.value):
            return None
        found = complete(self.value, self.cursor_position)
        word = self.value[found.start : found.end]
        return found if len(word) > 1 and any(name != word.lower() for name, _ in found.candidates) else None

    def action_correct(self) -> None:
        """Write the correction that is offered; where none is, the key means what it means elsewhere.

        Raises:
            SkipAction: nothing is offered for the text as it is now.
        """
        offered = self.correction
        if offered is None or offered.text != self.value:
            raise SkipAction
        self.correction = None
        self.value = offered.corrected
        self.cursor_position = offered.start + len(offered.replacement)

    def action_recall(self, direction: int) -> None:
        """Ask for an expression typed before."""
        self.post_message(self.Recalled(direction))

    def on_paste(self, event: events.Paste) -> None:
        """Insert a paste, its lines as one, without what cannot be seen; refuse what no expression can be."""
        event.prevent_default()
        event.stop()
        text = " ".join(without_invisible(event.text[:LONGEST_PASTE]).split())
        if len(event.text) > LONGEST_PASTE or len(self.value) + len(text) > LONGEST_TEXT:
            self.post_message(self.Refused(len(event.text)))
            return
        self.insert_text_at_cursor(text)


class _ByKind(Highlighter):
    """Colours tokens by kind, and the partner of the bracket at the cursor."""

    def __init__(self, box: "ExpressionInput") -> None:
        self._box = box

    def highlight(self, text: Text) -> None:
        for kind, start, end in tokens(text.plain):
            if kind in _KINDS:
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
        found = complete(value, len(value))
        word = value[found.start : found.end]
        for name, _ in found.candidates:
            if len(word) > 1 and name.startswith(word) and name != word:
                return value[: found.start] + name
        return value + closing_of(value) if closing_of(value) else None
