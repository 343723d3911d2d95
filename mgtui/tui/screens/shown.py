"""One state with all that follows from it, as the panes are handed it."""

from typing import TYPE_CHECKING, NamedTuple

from mgtui.playground.analysis import Moment
from mgtui.playground.picture_making import Picture
from mgtui.playground.state import State

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide


class Shown(NamedTuple):
    """One state with all that follows from it, computed once a draw.

    Attributes:
        state: the session's, without what the mask hides.
        moment: its numbers.
        picture: its curve and landmarks.
        guide: the lesson or the game while one is open.
        masked: whether f(x + h) and the slope are hidden.
        half: whether the text on screen is not finished, and nothing is said of it.
        draft: whether f takes long, and not all that is shown of it is there.
    """

    state: State
    moment: Moment
    picture: Picture
    guide: "Guide | None"
    masked: bool
    half: bool
    draft: bool

    @property
    def trail(self) -> bool:
        """Whether h goes to 0, and the trail of its slopes stands below the plot."""
        return self.state.approach is not None and not self.masked
