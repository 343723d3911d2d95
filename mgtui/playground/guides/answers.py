"""Answers to choose from: the next one, or the one that a number or a first letter means."""

from collections.abc import Sequence


def next_to(pick: int | None, direction: int, count: int) -> int:
    """Return the answer after (1) or before (-1) the one picked, round and round; from none, the first or the last."""
    if pick is None:
        return 0 if direction > 0 else count - 1
    return (pick + direction) % count


def called(key: str, choices: Sequence[str], pick: int | None) -> int | None:
    """Return the answer with a number, counted from 1, or a first letter: of several, the next after the one picked.

    >>> called("2", ("up", "down"), None), called("d", ("up", "down"), 0), called("x", ("up", "down"), 0)
    (1, 1, None)
    """
    if key.isdigit():
        return int(key) - 1 if 1 <= int(key) <= len(choices) else None
    after = -1 if pick is None else pick
    order = sorted(range(len(choices)), key=lambda number: (number - after - 1) % len(choices))
    return next((number for number in order if choices[number].casefold().startswith(key.casefold())), None)
