"""The steps of a chain as a tree of lines: what a step takes stands above it, one level further in."""

from collections.abc import Sequence

from mgtui.engine import ChainStep

_FIRST, _NEXT, _THROUGH, _NOTHING = "┌─ ", "├─ ", "│  ", "   "


def branches(steps: Sequence[ChainStep]) -> Sequence[str]:
    """Return what stands before each step; nothing at all where lines would cross.

    A shared step hangs on the one that takes it first, and variables, which many take, on none.
    """
    first = {step.user: row for row, step in reversed(list(enumerate(steps))) if not step.variable}
    texts = [""] * len(steps)
    for row in range(len(steps) - 1, -1, -1):
        user = steps[row].user
        if steps[row].variable or user is None:
            continue
        if any((steps[other].user or 0) > user for other in range(row, user)):
            return ()  # the lines would cross
        above = texts[user]
        inner = above[:-3] + (_THROUGH if above.endswith(_NEXT) else _NOTHING) if above else ""
        texts[row] = inner + (_FIRST if first[user] == row else _NEXT)
    return texts
