"""What roles look like, beside what Textual's own style sheet makes of the same colours."""

from typing import ClassVar

import pytest
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from mgtui.playground.changes import values as to
from mgtui.plot import STYLES
from mgtui.tui.app import HIGH_CONTRAST, MgtuiApp
from mgtui.tui.widgets.role_styles import ROLE_STYLES, style_of, variable_of
from tests.quick import partly_slow


class Sample(Widget):
    """A widget with a component class for each role."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{variable_of(role)}" for role in ROLE_STYLES}
    DEFAULT_CSS = "\n".join(
        f"Sample > .role--{variable_of(role)} {{ color: ${variable_of(role)}; }}" for role in ROLE_STYLES
    )


def test_each_style_of_a_plot_has_an_ink() -> None:
    assert set(STYLES) <= set(ROLE_STYLES)


@pytest.mark.parametrize("theme", partly_slow([*BUILTIN_THEMES, HIGH_CONTRAST.name], 5))
async def test_a_role_has_the_colours_that_the_style_sheet_would_give_it(theme: str) -> None:
    app = MgtuiApp(to.start())
    app.theme = theme
    async with app.run_test() as pilot:
        await app.screen.mount(sample := Sample())
        await pilot.pause()
        for role, style_of_role in ROLE_STYLES.items():
            style = style_of(role, app.theme_variables, sample.background_colors[1])
            wanted = sample.get_component_rich_style(f"role--{variable_of(role)}")
            assert (style.color, style.bgcolor) == (wanted.color, wanted.bgcolor), role
            assert bool(style.bold) == ("bold" in style_of_role.attributes)
