"""A derivative playground for the terminal: push x by a small h and watch how f responds.

>>> import mgtui
>>> mgtui.parse("3x^2 - 4x + 5").jet(3.0).slope
14.0
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mgtui.playground.defaults import PARABOLA

if TYPE_CHECKING:
    from mgtui.engine import Function
    from mgtui.exploring import FinalFacts

__version__ = "0.1.0"
__all__ = ["__version__", "explore", "parse"]


def parse(text: str) -> "Function":
    """Read an expression; `mgtui.engine` has this and all the rest of the mathematics.

    Raises:
        ExpressionError: the text is not an expression.
    """
    from mgtui.engine import parse as read  # numpy loads when something is computed, not when mgtui is imported

    return read(text)


def explore(f: "str | Function | Callable[..., Any]" = PARABOLA, /, **options: Any) -> "FinalFacts":
    """Open the playground, and return what it showed when it was left: x, slope, h and more.

    A function of several floats gets a slider for each; `explore(f, a=2.0, b=-3.0)` says where they stand.

    Args:
        f: what to look at: an expression, one that has been parsed, or a Python function of one or more floats.
        options: those of the command `mgtui`, such as `at=3, h=1e-3, window=(-2, 2), theme="ansi-dark"`; whatever else
            is named is a variable and its value. `set={"h": 1}` is for variables that are called as an option is.

    Raises:
        ExploreError: f or an option will not do, or there is no terminal.
    """
    from mgtui.exploring import explore as open_on

    return open_on(f, options)
