"""Functions worth a look, by theme; each with where to stand and why. Adding one is one line."""

from typing import NamedTuple

from mgtui.playground.changes import values as to
from mgtui.playground.defaults import PARABOLA, H
from mgtui.playground.state import State
from mgtui.playground.typed_numbers import number_of


class Example(NamedTuple):
    """A named function.

    Attributes:
        theme: the heading it stands under.
        text: the expression.
        note: what there is to see.
        at: where to stand, as typed.
        window: the ends of the window, as typed.
        values: the other variables' values.
        h: the step to start with.
    """

    theme: str
    text: str
    note: str
    at: str = "1"
    window: tuple[str, str] = ("-5", "5")
    values: tuple[tuple[str, float], ...] = ()
    h: float = H


FIRST, POWERS, WAVES = "The lecture", "Polynomials and powers", "Waves and growth"
BREAKS, NEURONS, FLOATS, SEVERAL = "Corners and breaks", "Machine learning", "Floating-point traps", "Several variables"

EXAMPLES: tuple[Example, ...] = (
    Example(FIRST, PARABOLA, "slope 14 at 3, −22 at −3, flat at 2/3", "3"),
    Example(POWERS, "x^2", "the slope is 2x"),
    Example(POWERS, "x^3 - 3x", "a hill and a valley", "-1", ("-3", "3")),
    Example(POWERS, "x^4 - 4x^3 + 4x^2", "two valleys of one depth", "1", ("-1", "3")),
    Example(POWERS, "1/x", "no value at 0: two arms", "1"),
    Example(POWERS, "sqrt(x)", "starts upright at 0", "1", ("-1", "9")),
    Example(POWERS, "x^x", "only for x > 0, lowest at 1/e", "1", ("0", "3")),
    Example(WAVES, "sin(x)", "its slope is the cosine", "0", ("-2pi", "2pi")),
    Example(WAVES, "e^x", "its own slope", "0", ("-3", "3")),
    Example(WAVES, "e^(-x^2) cos(5x)", "a wave packet", "0.3", ("-3", "3")),
    Example(WAVES, "sin(x)/x", "a hole at 0, and the curve does not know", "0", ("-15", "15")),
    Example(WAVES, "tan(x)", "poles at odd multiples of π/2", "0", ("-5", "5")),
    Example(BREAKS, "|x|", "a corner: two slopes, and none", "0"),
    Example(BREAKS, "cbrt(x^2)", "a cusp", "0"),
    Example(BREAKS, "cbrt(x)", "upright at 0", "0"),
    Example(BREAKS, "floor(x)", "jumps at every whole number", "2"),
    Example(BREAKS, "x|x|", "looks like a corner and is none", "0"),
    Example(BREAKS, "{x<0: x^2, x^3}", "two pieces that meet smoothly: f″ jumps", "0", ("-1.5", "1.5")),
    Example(BREAKS, "1/(1 + e^(1/x))", "a jump made of smooth parts", "0"),
    Example(BREAKS, "x^2 sin(1/x)", "wiggles without end near 0", "0.1", ("-0.5", "0.5")),
    Example(NEURONS, "sigmoid(x)", "steepest at 0, flat far out", "0", ("-8", "8")),
    Example(NEURONS, "tanh(x)", "the neuron of the lecture's network", "0.5"),
    Example(NEURONS, "relu(x)", "cheap, with a corner at 0", "0"),
    Example(NEURONS, "softplus(x)", "relu with the corner rounded", "0"),
    Example(NEURONS, "gelu(x)", "dips before it rises", "-0.75"),
    Example(NEURONS, "-ln(sigmoid(x))", "a loss: the slope pushes x up", "-1"),
    Example(FLOATS, "(1 - cos(x))/x^2", "digits cancel near 0", "1e-4", ("-0.001", "0.001"), h=1e-5),
    Example(FLOATS, "(x + 1e8)^2", "big values, few digits left for the rise", "1", h=1e-6),
    Example(FLOATS, "sqrt(x^2 + 1) - x", "two large numbers, a small difference", "1e5", ("99990", "100010")),
    Example(SEVERAL, "a*b + c", "what does each input do to the output?", "2", values=(("b", -3.0), ("c", 10.0))),
    Example(SEVERAL, "tanh(w x + b)", "one neuron: try its weight and bias", "1", values=(("b", 0.5), ("w", 1.5))),
    Example(SEVERAL, "tanh(w_1 x_1 + w_2 x_2 + b)", "the neuron with two inputs", "6.8813735870195432", ("2", "12"),
            (("w_1", -3.0), ("w_2", 1.0), ("x_1", 2.0), ("x_2", 0.0))),
    Example(SEVERAL, "a sin(b x + c)", "height, pace and shift", "1", ("-2pi", "2pi"),
            (("a", 2.0), ("b", 1.0), ("c", 0.0))),
)  # fmt: skip


def state_of(example: Example, now: State) -> State:
    """Return the state an example opens on; what is shown stays as it is now."""
    state = to.start(example.text, shown=now.shown, pane=now.pane, h=example.h)
    state = to.set_range(state, state.along, *map(number_of, example.window))
    for name, value in example.values:
        state = to.set_value(state, name, value)
    return to.set_value(state, state.along, number_of(example.at))
