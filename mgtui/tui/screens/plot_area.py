"""The plots, one above the other: f, below it f′, f″ or the trail of h → 0, and above all the names of the lines."""

import math

from textual.app import ComposeResult
from textual.containers import Vertical

from mgtui.playground.analysis import moving_of
from mgtui.playground.deeds import Focus
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.panes import summary
from mgtui.playground.scene import Moving
from mgtui.playground.state import State, label_of
from mgtui.tui.screens.shown import Shown
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.rows_view import RowsView

_GUTTER = 7  # columns for the numbers beside the plot in h → 0, or the curve would jump from beat to beat


class PlotArea:
    """Holds the plots, which share the axis of x, and the legend.

    Attributes:
        plot: f.
    """

    def __init__(self) -> None:
        self.plot = PlotPane(id="plot")
        self._legend = Legend(id="legend")
        self._slope_plot = PlotPane(id="slope-plot", classes="below")
        self._bend_plot = PlotPane(id="bend-plot", classes="below")
        self._trail_plot = PlotPane(id="trail-plot", classes="below")

    def compose(self) -> ComposeResult:
        """Yield the legend and the plots, from top to bottom."""
        with Vertical(id="plot-area"):
            yield self._legend
            yield self.plot
            yield self._slope_plot
            yield self._bend_plot
            yield self._trail_plot

    def focus_on(self, variable: str) -> Focus:
        """Return what an action is about whose keys go to the slider of a variable."""
        alone = not (self._slope_plot.display or self._bend_plot.display)  # else the numbers are below these
        return Focus(variable, self.plot.dots, self.plot.rows(numbers_below=alone))

    def fade(self, faded: bool) -> None:
        """Show f, f′ and f″ as what is not up to date, or as what is."""
        for plot in (self.plot, self._slope_plot, self._bend_plot):
            plot.fade(faded)

    def open_plots(self, shown: Shown) -> None:
        """Give room to the plots below f that a state asks for."""
        # In h → 0 the trail stands in the place of f′ and f″: f would be left with a row.
        below = ((self._slope_plot, "slope curve"), (self._bend_plot, "bend curve"))
        wanted = [(plot, part in shown.state.shown and not (shown.trail or shown.draft)) for plot, part in below]
        for plot, there in (*wanted, (self._trail_plot, shown.trail)):
            if plot.display != there:  # setting it has the screen laid out anew
                plot.display = there

    def show(self, shown: Shown, names: int) -> None:
        """Show the plots.

        Args:
            shown: what follows from the state.
            names: columns of the sliders' names, 0 where their tracks need not lie below the plot.
        """
        state, moment, picture = shown[:3]
        moving = self.show_legend(shown, stale=state.stale, role="dim" if shown.half else "bad")
        below = ((1, self._slope_plot, moment.numbers.slope), (2, self._bend_plot, moment.numbers.curvature))
        drawn = [(self.plot, picture.scene, moving)]
        last = next((plot for _, plot, _ in reversed(below) if plot.display), self.plot)  # that shares the axis of x
        for order, plot, height in below:
            if plot.display:
                scene = derived_scene(picture, order, plot.rows(numbers_below=plot is last))
                drawn.append((plot, scene, Moving(moment.x, height)))
        if self._trail_plot.display:
            from mgtui.playground.trail import trail_of  # needed in h → 0 alone

            drawn.append((self._trail_plot, *trail_of(state, moment, self._trail_plot.rows(numbers_below=True))))
        gutter = max(plot.numbers_width(scene) for plot, scene, _ in drawn)
        if gutter and self._trail_plot.display:
            gutter = max(gutter, _GUTTER)
        if gutter and names <= _GUTTER:
            gutter = max(gutter, names)  # so that the sliders' tracks lie below the plot
        for plot, scene, moves in drawn:
            order = {self._slope_plot: 1, self._bend_plot: 2}.get(plot, 0)
            formula = _formula(state, order) if order else ""
            plot.show(scene, moves, gutter, numbers_below=plot in (last, self._trail_plot), formula=formula)

    def show_legend(self, shown: Shown, *, stale: bool, role: str) -> Moving:
        """Name the lines, `stale` saying that the text above is not what is drawn; return what moves."""
        state, moment, picture, guide = shown[:4]
        guess = guide.guessed(moment.x, moment.behaviour.value, picture.scene.window) if guide else None
        moving = moving_of(state, moment)._replace(guess=guess)
        warning = f"still showing {summary.reading_in(state.function, RowsView.charset)}" if stale else ""
        # A guess that is a mere way has no equation to name.
        named = moving if guide and guide.guess_is_a_slope else moving._replace(guess=None)
        self._legend.show(named, label_of(moment.name), warning, role=role)
        return moving

    def show_still(self, state: State, before: Shown) -> None:
        """Show x alone, and of what state all else still is."""
        still = (
            f"still showing {label_of(before.moment.name)} = {before.moment.place} of {before.state.function.reading}"
        )
        self.plot.show_alone(state.x)
        self._legend.show(Moving(state.x, math.nan), label_of(state.along), still, "dim")


def _formula(state: State, order: int) -> str:
    """Return the formula of f′ or f″ for the legend of its plot; "" where there is none to show."""
    from mgtui.playground.panes.formula import formula_of

    formula = formula_of(state.expression, state.along, order)
    return formula.text(RowsView.charset) if formula.function else ""
