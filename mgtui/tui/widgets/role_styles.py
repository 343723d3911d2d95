"""How roles look: for each a colour of the theme, and what makes it stand out beyond that. The one place that says so.

A table rather than a style sheet: Textual keeps a node with styles of its own for every component class of every
widget, which for forty roles in twenty widgets took a tenth of the start and 7 MB.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Ink(NamedTuple):
    """What a role is drawn with: a variable of the theme, and attributes in Rich's words."""

    colour: str
    attributes: str = ""


INKS: Mapping[str, Ink] = {
    # text
    "label": Ink("text-muted"),
    "dim": Ink("text-muted"),
    "value": Ink("text"),
    "quotient": Ink("warning"),
    "slope": Ink("success", "bold"),
    "words": Ink("text", "bold"),
    "bad": Ink("error", "bold"),
    "key": Ink("accent", "bold"),
    "track": Ink("panel-lighten-2"),
    "fill": Ink("primary"),
    "knob": Ink("text", "bold"),
    "heading": Ink("accent", "bold"),
    "cancelled": Ink("text-disabled", "strike"),
    "marked": Ink("accent", "bold"),
    "caret": Ink("text", "reverse"),
    # the plot
    "blank": Ink("text"),
    "grid": Ink("panel-lighten-1"),
    "axis": Ink("panel-lighten-3"),
    "asymptote": Ink("error-darken-2"),
    "tick": Ink("text-muted"),
    "curve": Ink("primary-lighten-2"),
    "mark": Ink("text"),
    "guess": Ink("accent"),
    "secant": Ink("warning"),
    "run": Ink("warning"),
    "rise": Ink("warning"),
    "tangent": Ink("success"),
    "cursor": Ink("text", "bold"),
    "point": Ink("text", "bold"),
}


def style_of(role: str, variables: Mapping[str, str], ground: Color) -> Style:
    """A role's style on a ground.

    Args:
        role: a key of `INKS`.
        variables: the theme's colours by name, as `App.theme_variables` has them.
        ground: the colour behind the text.
    """
    ink = INKS[role]
    colour = ground + _colour(variables[ink.colour], ground)
    return Style.parse(ink.attributes) + Style.from_color(colour.rich_color, ground.rich_color if ground.a else None)


def _colour(value: str, ground: Color) -> Color:
    """`#539EFF`, `ansi_default 50%`, or `auto 60%`: black or white, whichever reads better on the ground."""
    name, _, share = value.partition(" ")
    alpha = float(share.strip(" %")) / 100 if share else 1.0
    return ground.get_contrast_text(alpha) if name == "auto" else Color.parse(name).multiply_alpha(alpha)
