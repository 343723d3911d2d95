"""Which keys the last row names: those that matter for what one is doing now, each as `Enter|done`."""

from collections.abc import Sequence
from typing import NamedTuple

from mgtui.playground.actions import BY_NAME, HINTS, key_called, spoken_keys
from mgtui.playground.state import H_NAME, State, label_of


class HintList(NamedTuple):
    """Hints in the order of their weight.

    Attributes:
        hints: as `Enter|done`, the key before the word.
        last: how many at the end stay when others must go.
        roomy: how many stay where there is room.
    """

    hints: tuple[str, ...]
    last: int = 0
    roomy: int = 0


def _key(name: str) -> str:
    return spoken_keys(BY_NAME[name]).split("  ")[0]


def _keys_of(name: str) -> str:
    """Return the keys that an action's hint names."""
    return BY_NAME[name].hint.partition("|")[0]


_NUDGE = _keys_of("nudge_left")
_ALL = tuple(BY_NAME[name].hint for name in HINTS)
_ENDING = (BY_NAME["help"].hint, BY_NAME["quit"].hint)
AT_PLOT = HintList(_ALL, 2, 4)
EDITING = HintList(("Enter|done", "Esc|cancel", "Tab|complete", "↑|earlier"))
ASKED = HintList(("Enter|done", "Esc|cancel"))
CHOOSING = HintList(("Enter|choose", "Esc|close", "↑↓|up, down"))
READING = HintList(("↑↓|scroll", "Esc|close"))
_AT_H = (
    f"{_NUDGE}|h by tens",
    f"{_keys_of('finer_left')}|by 1, 2, 5",
    f"{_key('approach')}|h → 0",
    f"{_key('type_value')}|type h",
    f"{_key('best_h')}|best h",
    f"{_key('scheme')}|scheme",
)


def at_slider(name: str, state: State) -> HintList:
    """Return the hints for a slider that has the keys: those of x are the plot's."""
    if name == state.along:
        return AT_PLOT
    if name == H_NAME:
        return HintList((*_AT_H, *_ENDING), 2, 2)
    own = (
        f"{_NUDGE}|nudge {label_of(name)}",
        f"{_key('type_value')}|type {label_of(name)}",
        f"{_key('type_window')}|its ends",
    )
    all_of_them = (f"{_key('next_variable')}|along the axis", f"{_key('gradient_step')}|gradient step")
    return HintList((*own, *all_of_them, *_ENDING), 2, 2)


def at_chain(state: State) -> HintList:
    """Return the hints for the chain while it has the keys."""
    nudge = f"{_NUDGE}|nudge {label_of(state.along)}"
    return HintList(("↑↓|step", "Enter|its rule", nudge, "Esc|back", *_ENDING), 2, 2)


def in_approach(runs: bool) -> HintList:
    """Return the hints in h → 0, which goes on by itself or has stopped."""
    return AT_PLOT._replace(hints=(f"{_key('approach')}|stop" if runs else _ALL[0], "Backspace|bring back", *_ALL[1:]))


def at_guide(keys: Sequence[str], asks: bool) -> HintList:
    """Return the hints beside a card: its own keys, and the playground's unless a question is open."""
    return HintList((*keys, *(() if asks else _ALL[:-4]), *_ENDING), 2, 2)


def key_at(spoken: str, column: int) -> str | None:
    """Return the key that is meant by a column of a hint's keys, of `[ ]` or `1-6`, as Textual names it.

    >>> key_at("←→", 1), key_at("Enter", 3), key_at("1-6", 1)
    ('right', 'enter', '1')
    """
    start = 0
    for word in spoken.split(" "):
        end = start + len(word)
        if start <= column <= end:
            one = word[min(column - start, len(word) - 1) :][:1]
            return key_called(word) or (key_called(one) if one != "-" else None) or key_called(word[:1])
        start = end + 1
    return key_called(spoken[:1])
