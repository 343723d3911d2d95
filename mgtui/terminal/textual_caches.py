"""Have Textual forget what it knows of sizes and colours gone by.

It remembers its arithmetic on regions, colours and strips in caches of some thousand results each, which fill up over
hours of new windows, themes and sheets; a blank strip keeps all that was ever cut from it, and the cache of a widget's
two colours keeps the widget's lines. Together they came to some 20 MB.
"""

from collections.abc import Callable, Iterator
from typing import Any

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.css.scalar import Scalar
from textual.geometry import Offset, Region, Size, Spacing
from textual.strip import Strip

try:
    from textual._styles_cache import StylesCache
except ImportError:  # then it has no such cache
    StylesCache = None  # type: ignore[assignment,misc]

_OWNERS: tuple[Any, ...] = (Offset, Region, Size, Spacing, Scalar, Color, Strip, Style, RichColor, StylesCache)


def _clearers() -> Iterator[Callable[[], None]]:
    for owner in filter(None, _OWNERS):
        for value in vars(owner).values():
            clear = getattr(getattr(value, "__func__", value), "cache_clear", None)
            if clear is not None:
                yield clear


_CLEARERS = tuple(_clearers())


def forget() -> None:
    """Forget; what is needed again is computed again, within a frame or two."""
    for clear in _CLEARERS:
        clear()
