"""The slope pane: both points, rise over run, and the exact slope beside it."""

import math
from collections.abc import Sequence

from mgtui.engine import Landmark
from mgtui.playground.analysis import Moment
from mgtui.playground.panes.proven import NOT_TOLD, doubt, rounded, text_of
from mgtui.playground.panes.summary import slope_of_what, tangent_equation, words
from mgtui.playground.state import label_of
from mgtui.text.numbers import aligned, fitted, short, signed, typeset
from mgtui.text.rows import Row, wrapped

LABEL_WIDTH = 12


def slope_rows(
    moment: Moment,
    width: int,
    landmarks: Sequence[Landmark] = (),
    before: Moment | None = None,
    *,
    tangent: bool = True,
) -> list[Row]:
    """Return both points, rise over run, the exact slope below it, and in words what f does.

    Args:
        moment: the numbers.
        width: columns there are.
        landmarks: those at this very x, whose notes are shown.
        before: the moment before the last change of x, to say by how much f and its slope have changed.
        tangent: whether to give the tangent's equation; where the plot's legend does, once is enough.
    """
    d, name = moment.difference, label_of(moment.name)
    numbers: list[tuple[str, float | str, str]] = [(name, d.x, "value"), ("h", d.h, "value")]
    points = {
        "forward": [(name, d.f_from), (f"{name} + h", d.f_to)],
        "backward": [(f"{name} − h", d.f_from), (name, d.f_to)],
        "central": [(f"{name} − h", d.f_from), (f"{name} + h", d.f_to)],
    }[d.scheme]
    places = dict(zip((label for label, _ in points), (d.x_from, d.x_to), strict=True))
    numbers += [(label, place, "value") for label, place in places.items() if label != name]
    numbers += [(f"f({label})", value, "value" if math.isfinite(value) else "bad") for label, value in points]
    numbers += [("rise", d.rise, "value"), ("run", d.run, "value"), ("rise/run", d.slope, "quotient")]
    numbers += _slope_numbers(moment)
    label_width = max(LABEL_WIDTH, *(len(label) + 1 for label, _, _ in numbers))
    room = width - label_width
    texts = _fit_aligned([value for _, value, _ in numbers], room)
    labels = [(label.ljust(label_width), role) for label, _, role in numbers]
    rows: list[Row] = []
    for (label, role), text in zip(labels, texts, strict=True):
        if "…" in text and (place := (places | {name: d.x}).get(label.rstrip())) is not None:
            text = fitted(place, room)  # of x all digits count, and more than that they line up
        rows += _number_row(label, text, role, _owner(moment, label), width)
    sentences = [*wrapped(words(moment), width, "words"), *_truly(moment, width)]
    equation = tangent_equation(moment, width - label_width) if tangent else ""
    if equation:
        sentences.append((("tangent ".ljust(label_width), "label"), (equation, "tangent")))
    for mark in landmarks:
        if mark.note != moment.behaviour.sentence:  # which is said already
            sentences += wrapped(mark.note, width, "heading")
    return [*rows, *sentences, *_change(moment, before)]


def _truly(moment: Moment, width: int) -> list[Row]:
    """Return what f(x) truly is, where its digits are lost in doubles, and why a true number is not told."""
    value, slope, _ = moment.numbers.parts
    if moment.behaviour.kind not in ("smooth", "unknown"):
        return []
    rows = wrapped(doubt((value, slope)), width, "words")
    in_doubles, truly = short(moment.difference.f_x), text_of(value)
    if value.digits and math.isfinite(value.number) and in_doubles != truly:
        rows += wrapped(f"f({label_of(moment.name)}) in doubles {in_doubles}, truly {truly}", width, "bad")
    return rows


def _change(moment: Moment, before: Moment | None) -> list[Row]:
    if before is None or before.name != moment.name or before.x == moment.x:
        return []
    changed = []
    for place, what in enumerate(("f", "slope")):
        new, old = moment.numbers.parts[place], before.numbers.parts[place]
        change = new.number - old.number
        # Two digits of a change are told where rounding leaves them.
        if math.isfinite(change) and not math.isnan(moment.slope) and abs(change) >= 100 * (new.error + old.error):
            changed.append(f"{what} {signed(change, 2)}")
    return [(("nudge".ljust(LABEL_WIDTH), "label"), (", ".join(changed), "dim"))] if changed else []


def _slope_numbers(moment: Moment) -> list[tuple[str, float | str, str]]:
    slope = moment.numbers.parts[1]
    if slope.beyond and moment.behaviour.kind == "smooth":
        return [("slope", typeset(slope.beyond), "slope")]
    if not math.isnan(moment.slope):
        unknown = math.isnan(moment.error) and not math.isnan(moment.difference.slope)
        off = NOT_TOLD if unknown else _rounded(moment.error)
        known: list[tuple[str, float | str, str]] = [("slope", rounded(slope), "slope")]
        if slope.estimated:
            known.append(("known to ±", _at_least(slope.error), "dim"))
        return [*known, ("off by", off, "dim")]
    what = moment.behaviour
    if what.kind == "hole" and what.left == what.right:
        return [("slope", what.left, "slope")]
    sides = (("left", what.left), ("right", what.right))
    return [(f"slope {side}", slope, "slope") for side, slope in sides if not math.isnan(slope)]


def _owner(moment: Moment, label: str) -> str:
    """Return what has the slope of this label, where that is not f."""
    if not math.isnan(moment.slope) or not label.startswith("slope"):
        return ""
    return slope_of_what(moment.behaviour, "right" if label.rstrip().endswith("right") else "left")


def _number_row(label: str, text: str, role: str, owner: str, width: int) -> list[Row]:
    """Return a number with its label, and what it belongs to beside it, or below where there is no room."""
    row: Row = ((label, "label"), (text, role))
    if not owner:
        return [row]
    text = text.rstrip()
    if len(label) + len(text) + 1 + len(owner) <= width:
        return [((label, "label"), (text, role), (f" {owner}", "dim"))]
    return [row, *wrapped(owner, width, "dim")]


def _rounded(error: float) -> float:
    """Return an error to three digits: how large it is, is all it says."""
    return float(f"{error:.2e}")


def _at_least(error: float) -> float:
    """Return an uncertainty to one digit, rounded up: it is never stated smaller than it is."""
    shown = float(f"{error:.0e}")
    return shown if shown >= error else float(f"{error * 1.5:.0e}")


def _fit_aligned(values: list[float | str], room: int) -> list[str]:
    """Return number texts aligned on the point within `room` columns, giving up digits only as far as needed."""
    for digits in range(room, 3, -1):
        texts = aligned([_fitted(value, digits) for value in values])
        if all(len(text.rstrip()) <= room for text in texts):
            return texts
    return [_fitted(value, room) for value in values]


def _fitted(value: float | str, width: int) -> str:
    return value if isinstance(value, str) else fitted(value, width)
