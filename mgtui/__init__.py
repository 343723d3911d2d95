"""A derivative playground for the terminal: push x by a small h and watch how f responds.

>>> import mgtui
>>> mgtui.parse("3x^2 - 4x + 5").jet(3.0).slope
14.0
"""

from typing import TYPE_CHECKING, Any

from mgtui.playground.defaults import PARABOLA

if TYPE_CHECKING:
    from mgtui.engine import Function

__version__ = "0.1.0"
__all__ = ["__version__", "explore", "parse", "report"]


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


def explore(expression: str = PARABOLA, *arguments: str) -> int:
    """Open the playground on an expression, as the command `mgtui` does, and return its exit status.

    Args:
        expression: what to look at.
        arguments: more of the command line, such as "--at=2/3".
    """
    from mgtui.cli import main

    return main([expression, *arguments])
