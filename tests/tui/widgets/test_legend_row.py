"""The line over the plot says as much of each line as fits, the first lines first."""

import pytest
from textual.app import App

from mgtui.playground.scene import Line, Moving, Secant
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.role_styles import role_colours

MOVING = Moving(1.5, 0.5, (Line(1.5, 0.5, 0.16735),), Secant(1.5, 0.5, 1.501, 0.50016715))
STILL = "still showing x²"


class Alone(App[None]):
    """A legend alone on the screen."""

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_colours(variables)}
        return self.theme_variables

    def compose(self):
        yield Legend(id="legend")


async def shown(width, stale=""):
    app = Alone()
    async with app.run_test(size=(width, 3)) as pilot:
        row = app.query_one(Legend)
        row.show(MOVING, "x", stale)
        await pilot.pause()
        return row.render_line(0).text.rstrip()


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, " ⠤⠤ f  ⠤⠄⠠ tangent y = 0.16735x + 0.24898  ⠄⠄ secant slope 0.16715"),
        (50, " ⠤⠤ f  ⠤⠄⠠ tangent 0.16735  ⠄⠄ secant 0.16715"),
        (44, " ⠤⠤ f  ⠤⠄⠠ tangent y = 0.16735x + 0.24898"),
        (40, " ⠤⠤ f  ⠤⠄⠠ tangent 0.16735"),
        (20, " ⠤⠤ f"),
        (3, ""),
    ],
)
async def test_what_fits_is_shown_the_equation_before_a_slope_alone(width, text):
    assert await shown(width) == text


async def test_that_the_picture_is_not_of_the_text_above_comes_before_all_else():
    assert await shown(40, STILL) == " still showing x²  ⠤⠤ f"
    assert await shown(18, STILL) == " still showing x²"
