"""The first frame is the one that shows something: until a screen has been drawn, nothing of it is sent.

Textual draws a screen as soon as it is laid out. But what the widgets show depends on their sizes, which are known
from then on: that frame would be blank, and a fifth of all that is to be done until there is something to see.
"""

import inspect
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

_REFRESH = "_compositor_refresh"
"""The one private part of Textual used here: where a screen lacks it, the blank frame comes first."""


_STYLES = "update_node_styles"


def style_once(screen: Screen[Any]) -> None:
    """Have a new screen's first request for new styles do nothing: Textual makes it when the screen is mounted.

    Every node got its styles at that very moment, so those would be the same again, a fortieth of a start.
    """
    if not callable(getattr(screen, _STYLES, None)):
        return

    def no_more(animate: bool = True) -> None:
        vars(screen).pop(_STYLES, None)

    setattr(screen, _STYLES, no_more)


def hold_back(screen: Screen[Any]) -> Callable[[], None]:
    """Have a screen draw nothing, until what is returned is called; calling it again does nothing."""
    method = getattr(screen, _REFRESH, None)
    if not callable(method) or inspect.signature(method).parameters:
        return lambda: None
    setattr(screen, _REFRESH, lambda: None)

    def let_go() -> None:
        if vars(screen).pop(_REFRESH, None) is not None:
            screen.refresh()

    return let_go
