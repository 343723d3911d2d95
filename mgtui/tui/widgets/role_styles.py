"""The styles of roles: for each a colour of the theme that can be read, and what makes it stand out beyond that.

A table rather than a style sheet: Textual keeps a node with styles of its own for every component class of every
widget, which for forty roles in twenty widgets took a tenth of the start and 7 MB.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.content import Content

from mgtui.text.rows import Row
from mgtui.tui.contrast import readable

TEXT, LINE = 4.5, 3.0
"""The least contrast of what is read, and of lines and marks: levels AA of WCAG 2.2, 1.4.3 and 1.4.11."""


class RoleStyle(NamedTuple):
    """What a role is drawn with: a variable of the theme, attributes in Rich's words, and the contrast it needs.

    Attributes:
        colour: the variable.
        attributes: such as `bold`.
        contrast: the least contrast to the background; where the theme's colour has less, it is lightened or darkened.
    """

    colour: str
    attributes: str = ""
    contrast: float = TEXT


ROLE_STYLES: Mapping[str, RoleStyle] = {
    # text
    "label": RoleStyle("text-muted"),
    "dim": RoleStyle("text-muted"),
    "value": RoleStyle("text"),
    "quotient": RoleStyle("warning"),
    "slope": RoleStyle("success", "bold"),
    "words": RoleStyle("text", "bold"),
    "bad": RoleStyle("error", "bold"),
    "key": RoleStyle("accent", "bold"),
    "track": RoleStyle("panel-lighten-2", "", LINE),
    "fill": RoleStyle("primary", "", LINE),
    "knob": RoleStyle("text", "bold"),
    "heading": RoleStyle("accent", "bold"),
    "cancelled": RoleStyle("text-disabled", "strike"),
    "marked": RoleStyle("accent", "bold"),
    "caret": RoleStyle("text", "reverse"),
    # the expression, by kind of token; the words of the language stand out
    "number": RoleStyle("text"),
    "variable": RoleStyle("primary-lighten-3", "bold"),
    "constant": RoleStyle("secondary-lighten-2"),
    "function": RoleStyle("accent"),
    "operator": RoleStyle("text-muted"),
    "bracket": RoleStyle("text-muted"),
    "unknown": RoleStyle("error", "underline"),
    "partner": RoleStyle("text", "reverse bold"),
    # the plot
    "blank": RoleStyle("text"),
    "grid": RoleStyle("panel-lighten-1", "", LINE),
    "axis": RoleStyle("panel-lighten-3", "", LINE),
    "asymptote": RoleStyle("error-darken-2", "", LINE),
    "tick": RoleStyle("text-muted"),
    "ghost": RoleStyle("text-muted"),
    "curve": RoleStyle("primary-lighten-2", "", LINE),
    "slope curve": RoleStyle("success", "", LINE),
    "bend curve": RoleStyle("text", "", LINE),
    "mark": RoleStyle("text"),
    "guess": RoleStyle("accent", "", LINE),
    "secant": RoleStyle("warning"),
    "run": RoleStyle("warning", "", LINE),
    "rise": RoleStyle("warning", "", LINE),
    "tangent": RoleStyle("success"),
    "cursor": RoleStyle("text", "bold"),
    "point": RoleStyle("text", "bold"),
}


def role_colours(variables: Mapping[str, str], system: ColorSystem = ColorSystem.TRUECOLOR) -> dict[str, str]:
    """Return the colours of all roles in a theme, as variables `role-label` and so on of a style sheet.

    Args:
        variables: the theme's colours by name. In a theme of the terminal's own colours, which nobody knows, roles
            have just these.
        system: the colours that the terminal has: of 256 it shows the nearest, which may be harder to read.
    """

    def shown(colour: Color) -> Color:
        return Color(*colour.rich_color.downgrade(system).get_truecolor())

    behind = Color.parse(variables["background"])
    found = {}
    for role, style in ROLE_STYLES.items():
        value = variables[style.colour]
        if behind.ansi is None:
            value = readable(behind + _colour(value, behind), behind, style.contrast, shown).hex
        found[variable_of(role)] = value
    return found


def variable_of(role: str) -> str:
    """Return what the colour of a role is called in a style sheet."""
    return f"role-{role.replace(' ', '-')}"


def style_of(role: str, variables: Mapping[str, str], background: Color) -> Style:
    """Return a role's style on a background.

    Args:
        role: a key of `ROLE_STYLES`.
        variables: the colours by name, those of the roles among them, as `App.theme_variables` has them.
        background: the colour behind the text.
    """
    colour = background + _colour(variables[variable_of(role)], background)
    return Style.parse(ROLE_STYLES[role].attributes) + Style.from_color(
        colour.rich_color, background.rich_color if background.a else None
    )


def content_of(row: Row) -> Content:
    """Return a row as content for a widget of Textual's own, which looks the theme's colours up when it draws."""
    styled = [(text, f"{ROLE_STYLES[role].attributes} ${variable_of(role)}".strip()) for text, role in row]
    return Content.assemble(*styled)


def _colour(value: str, background: Color) -> Color:
    """Read `#539EFF`, `ansi_default 50%`, or `auto 60%`: black or white, whichever stands out from the background."""
    name, _, share = value.partition(" ")
    alpha = float(share.strip(" %")) / 100 if share else 1.0
    return background.get_contrast_text(alpha) if name == "auto" else Color.parse(name).multiply_alpha(alpha)
