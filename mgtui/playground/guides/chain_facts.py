"""What a lesson or the game may say of the chain of a state: its steps and their numbers, and which is to blame."""

from collections.abc import Sequence

from mgtui.engine import blame, to_blame
from mgtui.playground.panes.chain import chain_of, labelled, row_of, told_number
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName

_FEW = 4  # digits


class ChainFacts:
    """The part of `Facts` that is about the chain; everything is computed when it is asked for.

    Attributes:
        state: the state.
        charset: what the terminal can show.
    """

    def __init__(self, state: State, charset: CharsetName = "braille") -> None:
        self.state = state
        self.charset: CharsetName = charset

    @property
    def steps(self) -> Sequence[str]:
        """The steps of the chain, as `u₁ = x²`; a variable by its name."""
        shown = chain_of(self.state)
        return [labelled(shown, row, self.charset) for row in range(len(shown.steps))]

    @property
    def names(self) -> Sequence[str]:
        """What the steps are called."""
        return [step.partition(" = ")[0] for step in self.steps]

    @property
    def forward(self) -> Sequence[str]:
        """How each step answers a nudge of the variable along the axis."""
        shown = chain_of(self.state)
        return [told_number(shown.forward(row), _FEW) for row in range(len(shown.steps))]

    @property
    def backward(self) -> Sequence[str]:
        """How f answers each step."""
        shown = chain_of(self.state)
        return [told_number(shown.backward(row), _FEW) for row in range(len(shown.steps))]

    @property
    def blamed(self) -> str:
        """The first step to blame for a missing slope, and what its two sides would be."""
        shown = chain_of(self.state)
        return blame(shown, to_blame(shown)[0])

    @property
    def here(self) -> int:
        """The step pointed at."""
        return row_of(self.state)

    @property
    def step_here(self) -> str:
        """The same, as it is written."""
        return self.steps[self.here]

    @property
    def forward_here(self) -> str:
        """How it answers a nudge."""
        return self.forward[self.here]

    @property
    def backward_here(self) -> str:
        """How f answers it."""
        return self.backward[self.here]
