"""The line over the plot: which line is which, with its values."""

from mgtui.playground.panes.rows import Part
from mgtui.playground.scene import Moving
from mgtui.plot import legend_parts
from mgtui.tui.look import Drawn


class Legend(Drawn):
    """Names the lines, each after a piece of it, so that shape alone tells them apart."""

    def show(self, moving: Moving, variable: str, stale: str) -> None:
        """Show what is drawn; `stale` warns that the text above is not it."""
        parts: list[Part] = [(f" {stale} ", "bad")] if stale else []
        parts += [
            (f" {text} ", style)
            for text, style in legend_parts(moving, self.charset, variable=variable, samples=True)
        ]
        self.show_rows([tuple(parts)])
