"""The styles of roles: for each a colour of the theme, and what makes it stand out beyond that.

A table rather than a style sheet: Textual keeps a node with styles of its own for every component class of every
widget, which for forty roles in twenty widgets took a tenth of the start and 7 MB.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.content import Content

from mgtui.text.rows import Row


class RoleStyle(NamedTuple):
    """What a role is drawn with: a variable of the theme, and attributes in Rich's words."""

    colour: str
    attributes: str = ""


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
    "track": RoleStyle("panel-lighten-2"),
    "fill": RoleStyle("primary"),
    "knob": RoleStyle("text", "bold"),
    "heading": RoleStyle("accent", "bold"),
    "cancelled": RoleStyle("text-disabled", "strike"),
    "marked": RoleStyle("accent", "bold"),
    "caret": RoleStyle("text", "reverse"),
    # the plot
    "blank": RoleStyle("text"),
    "grid": RoleStyle("panel-lighten-1"),
    "axis": RoleStyle("panel-lighten-3"),
    "asymptote": RoleStyle("error-darken-2"),
    "tick": RoleStyle("text-muted"),
    "curve": RoleStyle("primary-lighten-2"),
    "mark": RoleStyle("text"),
    "guess": RoleStyle("accent"),
    "secant": RoleStyle("warning"),
    "run": RoleStyle("warning"),
    "rise": RoleStyle("warning"),
    "tangent": RoleStyle("success"),
    "cursor": RoleStyle("text", "bold"),
    "point": RoleStyle("text", "bold"),
}


def style_of(role: str, variables: Mapping[str, str], background: Color) -> Style:
    """Return a role's style on a background.

    Args:
        role: a key of `ROLE_STYLES`.
        variables: the theme's colours by name, as `App.theme_variables` has them.
        background: the colour behind the text.
    """
    wanted = ROLE_STYLES[role]
    colour = background + _colour(variables[wanted.colour], background)
    return Style.parse(wanted.attributes) + Style.from_color(
        colour.rich_color, background.rich_color if background.a else None
    )


def content_of(row: Row) -> Content:
    """Return a row as content for a widget of Textual's own, which looks the theme's colours up when it draws."""
    styled = [(text, f"{ROLE_STYLES[role].attributes} ${ROLE_STYLES[role].colour}".strip()) for text, role in row]
    return Content.assemble(*styled)


def _colour(value: str, background: Color) -> Color:
    """Read `#539EFF`, `ansi_default 50%`, or `auto 60%`: black or white, whichever stands out from the background."""
    name, _, share = value.partition(" ")
    alpha = float(share.strip(" %")) / 100 if share else 1.0
    return background.get_contrast_text(alpha) if name == "auto" else Color.parse(name).multiply_alpha(alpha)
