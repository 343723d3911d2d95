"""What the lesson and the guessing game have in common for a screen: a card, a few keys, and perhaps a mask."""

from dataclasses import dataclass
from typing import Any, Optional, Protocol

from mgtui.playground.guides.card import Card
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from a key.

    Attributes:
        guide: the guide from now on; None when it takes its leave.
        place: the state the playground goes to, or None to stay.
        label: what stands before a number that is to be typed, "" when none is wanted.
        note: what is said of that number.
        parting: said when the guide takes its leave.
    """

    guide: Optional["Guide"]
    place: State | None = None
    label: str = ""
    note: str = ""
    parting: str = ""


class Guide(Protocol):
    """A frozen value that leads through the playground; each of its methods gives the next one."""

    @property
    def name(self) -> str:
        """`lesson` or `game`."""
        ...

    def hides_slope(self, state: State) -> bool:
        """Tell whether f(x + h) and the slope of a state are to be hidden."""
        ...

    @property
    def guess_is_a_slope(self) -> bool:
        """Tell whether the guess was a number, not just a way."""
        ...

    def guessed(self, x: float, y: float, view: Window) -> Line | None:
        """Return the learner's guess as a line to draw, or None."""
        ...

    def card(self, state: State, charset: CharsetName) -> Card:
        """Return the card to show beside a state, on a terminal that draws with this."""
        ...

    def entered(self) -> Turn:
        """Open it, or open it again."""
        ...

    def forward(self, state: State) -> Turn:
        """Answer, or go on: the key is Enter."""
        ...

    def back(self, state: State) -> Turn:
        """Begin the step again, or go to the one before: the key is Backspace."""
        ...

    def picked(self, direction: int) -> "Guide":
        """Pick another of the answers to choose from: the next (1) or the one before (-1)."""
        ...

    def chose(self, number: int) -> "Guide":
        """Pick an answer by its number, counted from 0."""
        ...

    def asks(self, state: State) -> bool:
        """Tell whether a question is open, and nothing but its answer is to be given."""
        ...

    def skipped(self, state: State) -> Turn:
        """Go on without an answer: the key is k."""
        ...

    def typed(self, text: str) -> Turn:
        """Take a number that was typed.

        Raises:
            ValueError: it is none; says why.
        """
        ...

    def watched(self, state: State) -> "Guide":
        """Notice that the playground is in another state."""
        ...

    def parting(self) -> str:
        """Return what is said when the learner leaves."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """Return what is worth keeping, as plain data."""
        ...
