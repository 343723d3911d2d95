"""The floating-point pane: f at both points digit by digit, the digits that cancel dimmed, and what is left."""

from mgtui.engine import DigitsView, digits_view
from mgtui.playground.analysis import Moment
from mgtui.playground.state import label_of
from mgtui.text.numbers import MINUS, exact, short
from mgtui.text.rows import Part, Row, wrapped

_LABEL = 9


def digits_rows(moment: Moment, width: int) -> list[Row]:
    """Return both values, the rise under them, h as asked and as used, and in words how many digits are left."""
    view = digits_view(moment.difference, moment.function)
    room = width - _LABEL
    cut = max(0, len(view.text_to) - room)
    rows: list[Row] = [
        _value_row(view.labels[1].replace("x", label_of(moment.name)), view.text_to, view, cut),
        _value_row(f"−{view.labels[0].replace('x', label_of(moment.name))}", view.text_from, view, cut),
        ((" " * _LABEL + "─" * min(room, len(view.text_to)), "dim"),),
        (("rise".ljust(_LABEL), "label"), (_written(view.text_rise, cut), "value")),
    ]
    if view.exponent:
        rows.append(((f"{'':<{_LABEL}}times 10^{exact(view.exponent)}", "dim"),))
    name = label_of(moment.name)
    rows += [
        (),
        (("h asked", "label"), (f"  {exact(view.h)}", "value")),
        (("h used", "label"), (f"   {exact(view.h_used)}", "bad" if view.h_lost else "value")),
        ((f"ulp of {name}", "label"), (f" {short(view.ulp_x, 3)}", "value")),
        (),
    ]
    if view.h_lost:
        rows += wrapped(f"{name} + h == {name}", width, "bad")
    return [*rows, *wrapped(view.sentence.replace(" - ", f" {MINUS} "), width, "value")]


def _value_row(label: str, text: str, view: DigitsView, cut: int) -> Row:
    start, end = view.shared
    parts: list[Part] = [
        (label.replace(" ", "").replace("-", MINUS)[: _LABEL - 1].ljust(_LABEL), "label"),
        (_written(text[:start]), "value"),
        (text[start:end], "cancelled"),
        (_written(text[end:], cut), "slope"),
    ]
    return tuple(part for part in parts if part[0])


def _written(digits: str, cut: int = 0) -> str:
    """Return the engine's digits but the last `cut`, or its `nan` and `inf`, as other numbers on screen are written."""
    if digits.strip().lstrip("-") in ("nan", "inf"):
        return exact(float(digits)).rjust(len(digits) - cut)
    return digits[: len(digits) - cut].replace("-", MINUS)
