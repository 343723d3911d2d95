"""States that the tests share: the lecture's, and one for each thing that can be wrong with a slope."""

from collections.abc import Sequence

from mgtui.playground.changes import values as to
from mgtui.playground.state import State
from mgtui.text.rows import Row, plain


def at(text: str, x: float, h: float = 1e-3) -> State:
    """Return the state of an expression at an x, with a step h."""
    state = to.start(text)
    return to.set_h(to.set_value(state, state.along, x), h)


LECTURE = to.start()
CORNER = at("|x|", 0.0)
POLE = at("1/x", 0.0)
JUMP = at("floor(x)", 1.0)
H_LOST = at("3x^2 - 4x + 5", 3.0, 1e-16)
SEVERAL = at("a*b + c", 2.0)
STATES = {
    "lecture": LECTURE,
    "corner": CORNER,
    "pole": POLE,
    "jump": JUMP,
    "h lost": H_LOST,
    "several variables": SEVERAL,
    "far out": at("tan(x)", 1e9),
    "nowhere defined": at("sqrt(-1 - x^2)", 0.0),
    "constant": at("5", 3.0),
}


def texts(rows: Sequence[Row]) -> list[str]:
    """Return the rows' text, without the blanks on the right."""
    return [plain(row).rstrip() for row in rows]


def in_roles(rows: Sequence[Row]) -> list[str]:
    """Return the rows' text with the role of each part before it: `<label>h   <value>0.001`."""
    return ["".join(f"<{role}>{text}" for text, role in row).rstrip() for row in rows]
