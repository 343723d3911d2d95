"""Colours that can be read: moved towards white or black until they stand out enough from what is behind them.

Contrast is that of WCAG 2.2, (L1 + 0.05) / (L2 + 0.05) for the relative luminances L1 >= L2 in sRGB: from 1 for the
same colour to 21 for black on white.
"""

from collections.abc import Callable

from textual.color import Color

_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 48  # of the way to white or black


def contrast(a: Color, b: Color) -> float:
    """Return the contrast of two opaque colours.

    >>> contrast(Color(0, 0, 0), Color(255, 255, 255))
    21.0
    """
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Color, behind: Color, least: float, shown: Callable[[Color], Color] = lambda same: same) -> Color:
    """Return the colour, or the first on its way to white or black that has this contrast to what is behind it.

    Args:
        colour: opaque, and so is what is behind it.
        behind: the background.
        least: the contrast. Where not even white and black have it, the better of the two is returned.
        shown: what a terminal makes of a colour: one of few colours shows the nearest it has.
    """
    ground = shown(behind)
    end = max(_WHITE, _BLACK, key=lambda one: contrast(one, ground))
    way = (colour.blend(end, step / _STEPS) for step in range(_STEPS))
    return next((one for one in way if contrast(shown(one), ground) >= least), end)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
