"""An edit of the expression: what it began with, the expressions typed before, and whether letters still come."""

from dataclasses import dataclass, replace

from mgtui.engine import VARIABLE, complete, may_go_on
from mgtui.playground.changes import values as to
from mgtui.playground.history import History
from mgtui.playground.state import State

TYPING = "typing"  # all of an edit is one entry of the history


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


def begun(history: History, expressions: tuple[str, ...]) -> Edit:
    """Return an edit of the present expression."""
    state = history.present
    return Edit(history, tuple(text for text in expressions if text not in (state.text, state.expression)))


def typed(state: State, text: str) -> State:
    """Return the state after a letter; a name on its way brings no variable that would be gone with its next letter."""
    after = to.set_text(state, text)
    return replace(state, text=text) if _is_on_its_way(state, after) else after


def is_half(state: State, cursor: int) -> bool:
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
