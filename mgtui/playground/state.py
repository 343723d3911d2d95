"""The state of a session: everything on the screen answers to one frozen value."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from mgtui.engine import AnyFunction, ExpressionError, parse, unclosed
from mgtui.playground import defaults
from mgtui.playground.own_functions import own_called, when_known
from mgtui.playground.sliders import H_LEAST, H_MOST, HSlider, Slider
from mgtui.playground.variable_names import variable_label

__all__ = [
    "H_LEAST",
    "H_MOST",
    "H_NAME",
    "NO_MARKS",
    "PANES",
    "PARTS",
    "SCHEMES",
    "ZEN",
    "Approach",
    "Kept",
    "Scheme",
    "Slider",
    "State",
    "closing_of",
    "function_of",
    "label_of",
    "parsed",
]

Scheme = Literal["forward", "backward", "central"]
SCHEMES: tuple[Scheme, ...] = ("forward", "backward", "central")

PANES = ("slope", "ladder", "error", "table", "points", "digits", "chain")  # in the order of their keys

ZEN = "zen"
NO_MARKS = "no marks"  # marks are there unless they are hidden, also in what earlier versions have saved
PARTS = ("tangent", "secant", "slope curve", "bend curve", "grid", "pi", NO_MARKS, ZEN)
"""What may be shown: lines and curves, how the plot is drawn, and whether it has the whole screen."""

H_NAME = "step"  # h's slider among those of the variables, one of which may be h, too; no variable is called so


@dataclass(frozen=True, slots=True)
class Approach:
    """What h → 0 began with, while it is on screen: see `changes.approach`.

    Attributes:
        h: its first step.
        h_before: the step that it brings back.
        ends: the ends of the window that it brings back.
        y_held: the y-range that it brings back.
    """

    h: float
    h_before: float
    ends: tuple[float, float]
    y_held: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept on screen for comparison: the tangent and the point at one x, or a whole curve.

    Attributes:
        expression: of the function that it was taken of; it parses.
        values: of all variables of that, by name.
        along: which of them lay along the axis; along another axis nothing of it is seen.
        curve: whether it is the whole curve.
    """

    expression: str
    values: tuple[tuple[str, float], ...]
    along: str
    curve: bool = False


@dataclass(frozen=True)  # without slots: what follows from a state is kept in its __dict__
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
        approach: h → 0 while it is on screen.
        row: the step of the chain that is pointed at; None for the last, which is f.
        kept: what is drawn faintly for comparison, the latest last.
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
    approach: Approach | None = None
    row: int | None = None
    kept: tuple[Kept, ...] = ()

    @cached_property
    def function(self) -> AnyFunction:
        """The last good function."""
        return function_of(self.expression)

    @property
    def stale(self) -> bool:
        """Whether the text on screen is not (yet) an expression, not even with its open brackets closed."""
        return self.text != self.expression and self.text + self.closing != self.expression

    @property
    def closing(self) -> str:
        """The brackets that are open at the end of the text and were closed in the expression; "" for most."""
        return closing_of(self.text) if self.text != self.expression else ""

    @property
    def error(self) -> ExpressionError | None:
        """What is wrong with the text in the expression pane, or None."""
        found = parsed(self.text) if self.stale else None
        return found if isinstance(found, ExpressionError) else None

    @cached_property
    def along(self) -> str:
        """The variable along the axis: the one asked for if f has it, else f's first."""
        variables = self.function.variables
        return self.axis if self.axis in variables else variables[0]

    @property
    def slider_names(self) -> tuple[str, ...]:
        """The names of the sliders on screen, in their order: f's variables, then h's."""
        return (*self.function.variables, H_NAME)

    def slider(self, name: str) -> Slider:
        """Return the slider of a variable, or of h."""
        if name == H_NAME:
            return HSlider(self.h)
        return dict(self.sliders).get(name) or Slider(defaults.X if name == "x" else defaults.OTHER)

    def with_slider(self, name: str, slider: Slider) -> "State":
        """Return the state with one slider replaced."""
        if name == H_NAME:
            return replace(self, h=slider.value)
        return replace(self, sliders=tuple(sorted({**dict(self.sliders), name: slider}.items())))

    @cached_property
    def x(self) -> float:
        """The value of the variable along the axis."""
        return self.slider(self.along).value

    @cached_property
    def others(self) -> tuple[tuple[str, float], ...]:
        """The variables that hold still, with their values."""
        return tuple((name, self.slider(name).value) for name in self.function.variables if name != self.along)


def label_of(name: str) -> str:
    """Return what a slider is called on screen.

    >>> label_of("x"), label_of(H_NAME)
    ('x', 'h')
    """
    return "h" if name == H_NAME else variable_label(name)


@lru_cache(maxsize=64)
def parsed(text: str) -> AnyFunction | ExpressionError:
    """Return the function a text stands for, or what is wrong with it; each text is read once.

    A function of somebody's own comes before whatever else its text may mean.

    A letter typed asks three times: whether it may become the expression, for the function, and for the complaint.
    """
    if own := own_called(text):
        return own.function
    try:
        return parse(text)
    except ExpressionError as error:
        return error.with_traceback(None)  # or it would keep the frames of the parser alive


@lru_cache(maxsize=8)
def closing_of(text: str) -> str:
    """Return the brackets that a text lacks at its end to be an expression."""
    return unclosed(text) if isinstance(parsed(text), ExpressionError) else ""


when_known(parsed.cache_clear)
when_known(closing_of.cache_clear)


def function_of(text: str) -> AnyFunction:
    """Return the function of a text known to parse.

    Raises:
        ValueError: it does not; a state was made of an expression that is none.
    """
    function = parsed(text)
    if isinstance(function, ExpressionError):
        raise ValueError(f"{text!r} is no expression: {function}")  # anew: the one remembered must collect no frames
    return function
