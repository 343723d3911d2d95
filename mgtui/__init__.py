"""A derivative playground for the terminal: push x by a small h and watch how f responds.

>>> import mgtui
>>> mgtui.parse("3x^2 - 4x + 5").jet(3.0).slope
14.0
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mgtui.playground.defaults import PARABOLA
from mgtui.text.drawing import draw_with

if TYPE_CHECKING:
    from mgtui.engine import Function
    from mgtui.plot.svg_figure import SvgFigure

__version__ = "0.1.0"
__all__ = ["__version__", "explore", "figure", "parse", "report"]


def parse(text: str) -> "Function":
    """Read an expression; `mgtui.engine` has this and all the rest of the mathematics.

    Raises:
        ExpressionError: the text is not an expression.
    """
    from mgtui.engine import parse as read  # numpy loads when something is computed, not when mgtui is imported

    return read(text)


def report(f: "str | Function", /, *, at: float | str | None = None, **options: Any) -> dict[str, Any]:
    """Return what a report in JSON says, as a dict: numbers, behaviour, slopes; with `table=True` and the like, rows.

    >>> mgtui.report("3x^2 - 4x + 5", at=3)["slope"]
    14.0

    Args:
        f: an expression, or a function that was parsed.
        at: where to stand.
        options: the options of the command (`h`, `window=(-5, 5)`, `scheme`, `table`, `every`, `sweep`, `landmarks`),
            and values of variables by their names; `set={"h": 1}` for one that is called as an option is.

    Raises:
        ExpressionError: `f` is no expression.
        ValueError: an option will not do; says why.
    """
    from mgtui.asked import report_of

    return report_of(f, {"at": at, **options})


def figure(
    expression: "str | Function",
    *,
    at: float | None = None,
    h: float | None = None,
    window: tuple[float, float] | None = None,
    size: tuple[int, int] = (640, 400),
    show: tuple[str, ...] = (),
    set: Mapping[str, float] | None = None,
    **variables: float,
) -> "SvgFigure":
    """Return the picture of a function, which notebooks show, and `save` writes.

    >>> mgtui.figure("a x^2", at=1.5, a=2).save("parabola.svg")   # doctest: +SKIP

    Args:
        expression: what to draw.
        at: where to stand, along the first variable.
        h: the step of the difference quotient; the secant is drawn where it can be seen.
        window: from where to where to look.
        size: width and height in pixels.
        show: what else to draw: "slope curve" for f′, "bend curve" for f″, "grid", "pi".
        set: the values of variables, by name; for those whose name is that of an argument here.
        variables: the values of variables, by name.

    Raises:
        ExpressionError: the expression is none.
        TypeError: f has no variable of that name.
        ValueError: a number or a size is none that can be drawn.
    """
    from mgtui.plot.svg_figure import figure_of

    values = {**(set or {}), **variables}
    return figure_of(expression, at=at, h=h, window=window, size=size, show=show, variables=values)


def explore(expression: str = PARABOLA, *arguments: str) -> int:
    """Open the playground on an expression, as the command `mgtui` does, and return its exit status.

    Args:
        expression: what to look at.
        arguments: more of the command line, such as "--at=2/3".
    """
    from mgtui.cli import main

    return main([expression, *arguments])


def _picture(value: object) -> str | None:
    from mgtui.plot.svg_figure import svg_of_function

    return svg_of_function(value)


draw_with(_picture)
