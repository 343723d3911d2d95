"""What stands in a pane for which somebody's own function, whose calls take long, has not given its values yet."""

from mgtui.playground.actions import BY_NAME
from mgtui.text.rows import Row, wrapped


def lack_rows(name: str, count: int, width: int, *, is_asked_for: bool) -> list[Row]:
    """Return which values a pane waits for, when they come, and what is known meanwhile.

    Args:
        name: the pane.
        count: how many values it lacks, of those that it asked for first.
        width: columns there are.
        is_asked_for: whether it is the pane that was chosen, for which values are computed.
    """
    values = "a value" if count == 1 else f"{count} values"
    if is_asked_for:
        text = f"Waiting for {values} of f, which takes long: first come those of the curve, then these."
        known = "Known so far: f and its slope at x, told above, and as much of the curve as is drawn."
        return [*wrapped(text, width, "words"), *wrapped(known, width, "dim")]
    key = BY_NAME[f"pane_{name}"].keys[0]
    text = f"Lacks {values} of f, which takes long: {key} opens this pane and has them computed."
    return wrapped(text, width, "words")
