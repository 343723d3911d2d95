"""The state of a session: everything on the screen answers to one frozen value."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mgtui.engine import Function, parse
from mgtui.playground import defaults

Scheme = Literal["forward", "backward", "central"]
SCHEMES: tuple[Scheme, ...] = ("forward", "backward", "central")

PANES = ("slope", "ladder", "error", "table", "points", "digits")  # in the order of their keys

H_LEAST, H_MOST = 1e-17, 10.0


@dataclass(frozen=True, slots=True)
class Slider:
    """One variable: where it stands and between which ends its slider runs.

    Attributes:
        value: finite.
        low: left end, below `high`; of the variable along the axis, the left border of the window.
        high: right end.
        home: the value last typed or jumped to, one more stop on the way of a nudge.
        step: the size of a nudge when the user has set one; otherwise it follows the slider's length.
    """

    value: float
    low: float = defaults.LOW
    high: float = defaults.HIGH
    home: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A whole session at one moment. Undo, share lines, lesson steps and tests are all just states.

    Attributes:
        text: what stands in the expression pane, whether it parses or not.
        expression: the last text that parsed; what every other pane shows.
        sliders: a slider for each variable ever used, by name, so that a variable that comes back finds its place.
        axis: the variable the user wants along the axis; `along` is the one that is.
        h: the step, above 0.
        scheme: how the difference quotient is taken.
        y_held: the y-range when the user holds it, None while it follows the curve.
        shown: names of the optional parts that are drawn.
        pane: which pane stands beside the plot.
        pins: places the table keeps.
    """

    text: str
    expression: str
    sliders: tuple[tuple[str, Slider], ...] = (("x", Slider(defaults.X)),)
    axis: str = "x"
    h: float = defaults.H
    scheme: Scheme = "forward"
    y_held: tuple[float, float] | None = None
    shown: frozenset[str] = frozenset({"tangent", "secant"})
    pane: str = "slope"
    pins: tuple[float, ...] = ()

    @property
    def function(self) -> Function:
        """The last good function."""
        return parse_good(self.expression)

    @property
    def stale(self) -> bool:
        """Whether the text on screen is not (yet) an expression."""
        return self.text != self.expression

    @property
    def along(self) -> str:
        """The variable along the axis: the one asked for if f has it, else f's first."""
        variables = self.function.variables
        return self.axis if self.axis in variables else variables[0]

    def slider(self, name: str) -> Slider:
        """The slider of a variable."""
        return dict(self.sliders).get(name) or Slider(defaults.X if name == "x" else defaults.OTHER)

    @property
    def x(self) -> float:
        """The value of the variable along the axis."""
        return self.slider(self.along).value

    @property
    def others(self) -> tuple[tuple[str, float], ...]:
        """The variables that hold still, with their values."""
        return tuple((name, self.slider(name).value) for name in self.function.variables if name != self.along)


@lru_cache(maxsize=64)
def parse_good(text: str) -> Function:
    """`parse` of a text known to parse, remembered: a state is asked for its function on every key."""
    return parse(text)
