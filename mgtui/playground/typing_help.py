"""What Tab writes while an expression is typed: the correction of what is wrong, or the real root."""

from typing import NamedTuple

from mgtui.engine import RealRoot, real_root
from mgtui.playground.analysis import Moment
from mgtui.playground.own_functions import own_called
from mgtui.playground.state import State


class Correction(NamedTuple):
    """What to write in a text.

    Attributes:
        text: the text it is for.
        start: where the part begins whose place it takes.
        end: one past the last code point of that part.
        replacement: what to write there.
    """

    text: str
    start: int
    end: int
    replacement: str

    @property
    def corrected(self) -> str:
        """The text with the correction in its place."""
        before, after = self.text[: self.start], self.text[self.end :]
        if not self.replacement:  # what is left out takes a blank along
            after = after.lstrip() if not before or before[-1].isspace() else after
            before = before if after else before.rstrip()
        return before + self.replacement + after


def correction_of(state: State, moment: Moment) -> Correction | None:
    """Return what may be corrected in the text on screen; None where nothing is, or nobody knows."""
    error = state.error
    if error is not None:
        return None if error.suggestion is None else Correction(state.text, error.start, error.end, error.suggestion)
    root = _root_at(state, moment) if state.text == state.expression else None
    return Correction(state.text, *root) if root else None


def _root_at(state: State, moment: Moment) -> RealRoot | None:
    if moment.behaviour.kind != "undefined" or own_called(state.expression):
        return None
    function = state.function
    return real_root(function.text, function.tree, {**dict(state.others), state.along: moment.x})
