"""Contrast: that it is measured as WCAG 2.2 has it, and that every role can be read in every theme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from mgtui.playground.changes import values as to
from mgtui.tui.app import HIGH_CONTRAST, MgtuiApp
from mgtui.tui.contrast import contrast, readable
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.role_styles import ROLE_STYLES, style_of
from tests.quick import partly_slow

TRUE = ColorSystem.TRUECOLOR
BYTE = st.integers(0, 255)
COLOURS = st.builds(Color, BYTE, BYTE, BYTE)
OWN = [name for name in (*BUILTIN_THEMES, HIGH_CONTRAST.name) if not name.startswith(("ansi", "textual-ansi"))]


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.478), ("#0000ff", "#ffffff", 8.592), ("red", "red", 1.0)],
)
def test_contrasts_that_are_published(a, b, wanted):
    assert contrast(Color.parse(a), Color.parse(b)) == pytest.approx(wanted, abs=1e-3)


@given(COLOURS, COLOURS, st.sampled_from([3.0, 4.5]))
def test_what_is_made_readable_is_and_what_is_stays(colour, behind, least):
    made = readable(colour, behind, least)
    assert contrast(made, behind) >= least
    if contrast(colour, behind) >= least:
        assert made == colour


@pytest.mark.parametrize(("colours", "system"), [("truecolor", ColorSystem.TRUECOLOR), ("", ColorSystem.EIGHT_BIT)])
@pytest.mark.parametrize("theme", partly_slow(OWN, 5))
async def test_every_role_can_be_read_in_every_theme(theme, colours, system, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", colours)
    app = MgtuiApp(to.start())
    app.theme = theme
    async with app.run_test() as pilot:
        await pilot.pause()
        behind = app.screen.query_one("#plot", PlotPane).background_colors[1]
        shown_behind = shown(behind.rich_color, system)
        for role, wanted in ROLE_STYLES.items():
            colour = style_of(role, app.theme_variables, behind).color
            assert colour is not None
            assert contrast(shown(colour, system), shown_behind) >= wanted.contrast, role


def shown(colour: RichColor, system: ColorSystem) -> Color:
    """What a terminal of so many colours shows."""
    return Color(*colour.downgrade(system).get_truecolor())


@pytest.mark.parametrize("theme", partly_slow(OWN, 5))
async def test_no_cell_of_a_screen_is_hard_to_read(theme, monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")
    app = MgtuiApp(to.toggle(to.start("sin(x) + abs(x)", pane="ladder"), "grid"))
    app.theme = theme
    async with app.run_test(size=(120, 35)) as pilot:
        await pilot.press("e", "end", "plus", "q", "q")
        await pilot.pause()
        seen = 0
        for widget in app.screen.query("*"):
            for row in range(widget.size.height if not widget.children else 0):
                for text, style, _ in widget.render_line(row):
                    if text.strip() and style is not None and style.color and style.bgcolor:
                        front, behind = shown(style.color, system=TRUE), shown(style.bgcolor, system=TRUE)
                        assert contrast(front, behind) >= 3.0, (widget, text)
                        seen += 1
        assert seen > 100
