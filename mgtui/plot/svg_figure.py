"""The picture for a notebook or a program: an expression, where to stand and what to look at, as an SVG to save."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mgtui.engine import ExpressionError, Function
from mgtui.playground.changes import values as to
from mgtui.playground.files import replace_file, write_new_file
from mgtui.playground.state import PARTS, State, parsed
from mgtui.plot.vector import USUAL_SIZE, svg_of

_OTHER_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".avif", ".pdf", ".ps", ".eps"}
)


def wrong_ending(path: str | Path) -> str | None:
    """Return why an SVG is not to be called so: no viewer opens one that ends as another kind of picture does.

    >>> wrong_ending("plot.png"), wrong_ending("plot.svg"), wrong_ending("plot")
    ('the picture is an SVG: call it plot.svg, not plot.png', None, None)
    """
    path = Path(path)
    if path.suffix.lower() not in _OTHER_PICTURES:
        return None
    return f"the picture is an SVG: call it {path.with_suffix('.svg').name}, not {path.name}"


@dataclass(frozen=True, slots=True)
class SvgFigure:
    """A picture of a state, which notebooks show.

    Attributes:
        svg: the document; so is `str` of the figure.
        state: what it shows.
    """

    svg: str = field(repr=False)
    state: State

    def __str__(self) -> str:
        return self.svg

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return self.svg

    def save(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the picture to a file, whole or not at all.

        Raises:
            FileExistsError: there is something of that name, and it is not to be overwritten.
            OSError: the file cannot be written.
            ValueError: the name ends as that of another kind of picture.
        """
        if wrong := wrong_ending(path):
            raise ValueError(wrong)
        write = replace_file if overwrite else write_new_file
        write(Path(path), self.svg.encode())


def figure_of(
    expression: str | Function | State,
    *,
    at: float | None = None,
    h: float | None = None,
    window: tuple[float, float] | None = None,
    size: tuple[int, int] = USUAL_SIZE,
    show: tuple[str, ...] = (),
    variables: Mapping[str, float] | None = None,
) -> SvgFigure:
    """Return the picture of a function: its curve, the tangent at a point, and the secant where h can be seen.

    Args:
        expression: what to draw; of a state, everything as it is there.
        at: where to stand, along the first variable.
        h: the step of the difference quotient.
        window: from where to where to look.
        size: width and height in pixels.
        show: what else to draw: "slope curve" for f′, "bend curve" for f″, "grid", "pi".
        variables: the values of other variables, by name.

    Raises:
        ExpressionError: the expression is none.
        TypeError: f has no variable of that name, or something is of no kind that is known here.
        ValueError: a number or a size is none that can be drawn.
    """
    state = expression if isinstance(expression, State) else to.start(_text_of(expression))
    if unknown := [name for name in variables or {} if name not in state.function.variables]:
        raise TypeError(f"no variable {unknown[0]!r} in {state.expression!r}")
    if wrong := [part for part in show if part not in PARTS]:
        raise ValueError(f"show knows {', '.join(PARTS)}, not {wrong[0]!r}")
    if window is not None:
        state = to.set_range(state, state.along, *map(float, window))
    for name, value in (variables or {}).items():
        state = to.set_value(state, name, _finite(name, value))
    if at is not None:
        state = to.set_value(state, state.along, _finite("at", at))
    if h is not None:
        state = to.set_h(state, float(h))
    if isinstance(size, str) or len(size) != 2:
        raise TypeError("a size is two numbers: width and height")
    state = replace(state, shown=state.shown | frozenset(show))
    return SvgFigure(svg_of(state, *size), state)


def svg_of_function(value: object) -> str | None:
    """Return the picture of a function at the usual place, or None for anything else."""
    return figure_of(value).svg if isinstance(value, Function) else None


def _finite(name: str, value: float) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name} is a finite number, not {number}")
    return number


def _text_of(expression: str | Function) -> str:
    """Return a text that is read as this very function: what was typed, or the reading where variables are bound."""
    if isinstance(expression, str):
        return expression
    if not isinstance(expression, Function):
        raise TypeError(f"an expression or a function that was parsed is wanted, not {type(expression).__name__}")
    typed = parsed(expression.text)
    if isinstance(typed, ExpressionError) or typed != expression:
        return expression.plain_reading
    return expression.text
