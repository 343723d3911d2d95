"""The error of the difference quotient over h, drawn: what the error pane and a report of it show."""

from mgtui.engine import BestStep, Sweep
from mgtui.playground.panes.ladder import error_point, error_scene
from mgtui.playground.state import State
from mgtui.plot import base, compose
from mgtui.text.charset import CharsetName
from mgtui.text.rows import Row


def error_rows(state: State, ladder: Sweep, best: BestStep, width: int, height: int, charset: CharsetName) -> list[Row]:
    """Return the curve of the error between the lines that say what it is; where there is none, that."""
    scene = error_scene(ladder, best)
    if scene is None:
        return [(("no exact slope here, so no error", "dim"),)]
    inner = height - 2
    frame = compose(base(scene, width, inner, charset), error_point(state, ladder))
    sides = "← round-off" + "truncation →".rjust(width - 11)
    return [
        (("powers of ten: error over h", "dim"),),
        *(tuple(frame.row(y)) for y in range(inner)),
        ((sides, "words"),),
    ]
