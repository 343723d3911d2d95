"""The edit of a session's expression: how it began, the expressions typed before, and whether letters still come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from mgtui.engine import LONGEST_TEXT, VARIABLE, complete, may_go_on
from mgtui.playground.changes import values as to
from mgtui.playground.history import History
from mgtui.playground.own_functions import own_called
from mgtui.playground.state import State
from mgtui.playground.store import Saved

_TYPING = "typing"  # all of an edit is one entry of the history


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit, from when the expression gets the keys until it is taken or given up.

    Attributes:
        before: the history to go back to.
        earlier: the expressions typed before, the latest last, without the one being edited.
        back: how many of them back the input has gone.
        draft: what stood there before the first of them was asked for.
        typing: whether there has been no pause since the last letter.
    """

    before: History
    earlier: tuple[str, ...] = ()
    back: int = 0
    draft: str = ""
    typing: bool = False

    def recalled(self, direction: int, text: str) -> tuple["Edit", str]:
        """Return the edit and the text after going to an earlier expression (-1) or a later one, at last the draft."""
        back = min(len(self.earlier), max(0, self.back - direction))
        draft = self.draft if self.back else text
        return replace(self, back=back, draft=draft), self.earlier[-back] if back else draft

    def ended(self, history: History) -> History:
        """Return the history after the edit: as before where it comes to nothing, else closed to further letters."""
        return self.before if history.present == self.before.present else history._replace(doing="")


def _begun(history: History, expressions: tuple[str, ...]) -> Edit:
    """Return an edit of the present expression."""
    state = history.present
    return Edit(history, tuple(text for text in expressions if text not in (state.text, state.expression)))


class Edited(Protocol):
    """What an edit needs of a session."""

    history: History
    saved: Saved
    notice: str

    @property
    def state(self) -> State:
        """The present state."""
        ...

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""

    def go_to(self, history: History) -> None:
        """Make a history the present one."""


class ExpressionEdit:
    """Takes an expression letter by letter: all of an edit is one entry of the history."""

    def __init__(self, session: Edited) -> None:
        self._session = session
        self._edit: Edit | None = None

    def begin(self) -> None:
        """Note what the expression is before it is edited."""
        if self._edit is None:
            self._edit = _begun(self._session.history, self._session.saved.expressions)
            self._session.history = self._session.history._replace(doing="")

    def type(self, text: str) -> None:
        """Take the text as it is after a letter, a deletion or a paste."""
        self.begin()
        self._note(typing=True)
        self._session.change(_typed(self._session.state, text), _TYPING)

    def take_values(self, values: Mapping[str, float]) -> None:
        """Take the values that a pasted function has for its variables."""
        if values:
            self._session.change(to.with_values(self._session.state, values), _TYPING)

    def pause(self) -> None:
        """Take the text for finished: no letter has come for a while, or Enter has."""
        if self._edit is not None and self._edit.typing:
            self._note(typing=False)
            self._session.change(to.set_text(self._session.state, self._session.state.text), _TYPING)

    def is_half(self, cursor: int) -> bool:
        """Tell whether what is wrong with the text is not to be said yet: letters come, and may mend it."""
        return self._edit is not None and self._edit.typing and _is_half(self._session.state, cursor)

    def cancel(self) -> None:
        """Go back to where the edit began; from a broken text, to what is drawn."""
        edit, self._edit = self._edit, None
        self._session.notice = ""
        if edit is not None:
            self._session.go_to(edit.before)
        if self._session.state.stale:
            self._session.change(to.set_text(self._session.state, self._session.state.expression))

    def submit(self) -> bool:
        """Take the expression, with its brackets closed, and tell whether it is one; a broken text stays as it is."""
        self.pause()
        if self._session.state.stale:
            return False
        if self._session.state.closing:
            self._session.change(to.close_brackets(self._session.state), _TYPING)
        edit, self._edit = self._edit, None
        if edit is not None:
            self._session.history = edit.ended(self._session.history)
            if edit.before is not self._session.history:
                self._remember(edit.before.present.expression)
            self._remember(self._session.state.expression)
        return True

    def leave(self) -> bool:
        """End the edit, for the keys go elsewhere, and tell whether there was one; a broken text stays as it is."""
        if self._edit is None:
            return False
        if not self.submit():
            self._edit = None
            self._session.history = self._session.history._replace(doing="")
        return True

    def recall(self, direction: int) -> None:
        """Go through the expressions typed before: one further back (-1) or nearer (1)."""
        self.begin()
        if self._edit is not None:
            self._edit, text = self._edit.recalled(direction, self._session.state.text)
            self._session.change(to.set_text(self._session.state, text), _TYPING)

    def refuse_paste(self, length: int) -> None:
        """Say that a paste of so many characters is too long."""
        self._session.notice = (
            f"That paste of {length:,} characters is too long: an expression has at most {LONGEST_TEXT:,}."
        )

    def _note(self, *, typing: bool) -> None:
        if self._edit is not None:
            self._edit = replace(self._edit, typing=typing)

    def _remember(self, expression: str) -> None:
        if own_called(expression) is None:
            self._session.saved = self._session.saved.with_expression(expression)


def _typed(state: State, text: str) -> State:
    """Return the state after a letter; a name on its way brings no variable that would be gone with its next letter."""
    after = to.set_text(state, text)
    return replace(state, text=text) if _is_on_its_way(state, after) else after


def _is_half(state: State, cursor: int) -> bool:
    """Tell whether the text is merely not finished: more letters at the cursor may make an expression of it."""
    return state.stale and (state.error is None or may_go_on(state.text, cursor))


def _is_on_its_way(before: State, after: State) -> bool:
    new = set(after.function.variables) - set(before.function.variables)
    start, end = _inserted(before.text, after.text)
    if not new or end - start > 1:  # a paste is no typing
        return False
    touched = [node for node in after.function.tree if node.op == VARIABLE and node.start <= end <= node.end]
    if not any(node.name in new for node in touched):
        return False
    word = complete(after.text, end)
    return any(len(name) > word.end - word.start for name, _ in word.candidates)


def _inserted(before: str, after: str) -> tuple[int, int]:
    """Return where the part of a text begins and ends that was put into another."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    same = next((count for count in range(most - start) if before[-1 - count] != after[-1 - count]), most - start)
    return start, len(after) - same
