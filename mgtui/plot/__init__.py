"""Draws what the playground describes: a scene becomes rows of styled cells.

`base` draws what a nudge leaves alone, once; `compose` lays over it what moves, as often as keys come. What leaves the
screen is made by `mgtui.plot.figure`, which loads plotext and is imported by those who need it alone.
"""

from mgtui.plot.axes import rows_in
from mgtui.plot.base_layer import Base, base, gutter_width
from mgtui.plot.cells import STYLES, Cells, Span, changed
from mgtui.plot.glyphs import CHARSETS
from mgtui.plot.layout import Layout
from mgtui.plot.legend import legend, legend_parts
from mgtui.plot.overlay import Frame, compose
from mgtui.text.charset import CharsetName

__all__ = [
    "CHARSETS",
    "STYLES",
    "Base",
    "Cells",
    "CharsetName",
    "Frame",
    "Layout",
    "Span",
    "base",
    "changed",
    "compose",
    "gutter_width",
    "legend",
    "legend_parts",
    "rows_in",
]
