"""Undo and redo: the states a session has been through."""

from typing import NamedTuple

from mgtui.playground.state import State

_KEPT = 1000


class History(NamedTuple):
    """The present state between those before and those taken back.

    Attributes:
        present: the state on screen.
        past: states to go back to, the latest last.
        future: states taken back, the next one last.
        doing: the action that led to the present, "" when the next action starts a new entry whatever it is.
    """

    present: State
    past: tuple[State, ...] = ()
    future: tuple[State, ...] = ()
    doing: str = ""

    def then(self, state: State, doing: str) -> "History":
        """Return the history after an action; a run of one action (a held key, typing) is one entry to take back."""
        if state == self.present:
            return self
        past = self.past if doing and doing == self.doing else (*self.past, self.present)[-_KEPT:]
        return History(state, past, (), doing)

    def undo(self) -> "History":
        """Return the history one entry back, or the same where there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (*self.future, self.present))

    def redo(self) -> "History":
        """Return the history one entry forth, or the same where there is none."""
        if not self.future:
            return self
        return History(self.future[-1], (*self.past, self.present), self.future[:-1])
