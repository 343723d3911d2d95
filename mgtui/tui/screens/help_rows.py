"""Help: every key by group, and the language from its table."""

from itertools import groupby

from mgtui.engine import COMPOSED, LANDMARK_KINDS, SPELLINGS, TABLE, parse
from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.text.charset import in_charset, keys_in
from mgtui.text.rows import Row, wrapped
from mgtui.tui.widgets.rows_view import RowsView

_NAMES_WIDTH = 17
_LEAST_BESIDE = 24  # columns below which a text stands under its name
_LANGUAGE = (
    "Type as on paper: 3x^2 - 4x + 5, 2sin x, xe^-x, |x-1|, sqrt(x), x^(1/3), 2πx.",
    "Also 45°, n!, root(x, 3), ⌊x⌋, names such as θ or w_1, and what is pasted from Python or LaTeX.",
    "1/2x means (1/2)·x; sin x/2 means sin(x)/2; -x^2 means -(x^2); log is natural.",
    "In pieces: {x<0: -x, x^2}, if(x<0, -x, x^2), x^2 {0<x<1}, (x<0)*x; <= != and or not.",
    "The line under the input shows how the text was read; Tab writes the completion or correction offered.",
    "Enter takes what is typed, Esc goes back, ↑ recalls; ctrl+u, ctrl+w, alt+b ... as in a shell.",
)


def help_rows(width: int) -> list[Row]:
    """List every key by group, then the marks of the plot and the language, in rows of `width` columns."""
    rows: list[Row] = []
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        rows += [(), ((group, "words"),)]
        for action in actions:
            rows += _entry(keys_in(spoken_keys(action), RowsView.charset), action.help, width)
    rows += [(), (("The marks", "words"),)]
    for sign, kinds in groupby(filter(lambda kind: kind.sign, LANDMARK_KINDS.values()), key=lambda kind: kind.sign):
        rows += _entry(in_charset(sign, RowsView.charset), ", ".join(kind.name for kind in kinds), width)
    rows += _entry(in_charset("•  ○", RowsView.charset), "a piece of f ends here, with its value or without", width)
    rows += [(), (("The language", "words"),)]
    for line in _LANGUAGE:
        rows += [(("  ", "value"), *row) for row in wrapped(line, width - 2, "value")]
    rows.append(())
    for row in TABLE.values():
        spellings = sorted({word for word, name in SPELLINGS.items() if name == row.name} - {row.name})
        if row.name in SPELLINGS.values():
            rows += _entry(", ".join([row.name, *spellings[:1]]), row.help, width, _slopes(row.derivatives.texts))
    for composed in COMPOSED.values():
        slope = parse(composed.example).derivative().plain_reading
        rows += _entry(composed.name, composed.help, width, f"{composed.example} has the slope {slope}")
    return rows


def _slopes(texts: tuple[str, ...]) -> str:
    """Return the derivatives of a function in words; "" where it has none, or none but 0."""
    if not texts or texts[0] == texts[-1] == "0":
        return ""
    if len(texts) == 1:
        return f"slope {texts[0]}"
    return ", ".join(f"d/d{name} {slope}" for name, slope in zip("uv", texts, strict=False))


def _entry(name: str, text: str, width: int, aside: str = "") -> list[Row]:
    """Return a name with its text beside it, or below where there is no room, and so with what is said aside."""
    beside = width - _NAMES_WIDTH - 2
    if beside < _LEAST_BESIDE or len(name) >= _NAMES_WIDTH:
        below = [
            (("    ", "value"), *row) for row in (*wrapped(text, width - 4, "value"), *wrapped(aside, width - 4, "dim"))
        ]
        return [*[(("  ", "key"), *row) for row in wrapped(name, width - 2, "key")], *below]
    first, *others = wrapped(text, beside, "value") or [()]
    if aside and not others and len(text) + 2 + len(aside) <= beside:
        first = (*first, (f"  {aside}", "dim"))
    else:
        others += wrapped(aside, beside, "dim")
    return [
        ((f"  {name:<{_NAMES_WIDTH}}", "key"), *first),
        *[((" " * (_NAMES_WIDTH + 2), "key"), *row) for row in others],
    ]
