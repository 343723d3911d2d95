"""The rows of a pane as a report has them: as the screen shows them where it has room for all."""

from collections.abc import Callable, Mapping

from mgtui.playground.analysis import Moment, moment_of
from mgtui.playground.picture import finished_picture
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName
from mgtui.text.rows import Row

_ROOM = 60  # rows: more than the ladder or the table of a page has
_ERROR_HEIGHT = 12
_DOTS = (160, 96)  # of the picture whose landmarks are told


def pane_rows(state: State, width: int, charset: CharsetName) -> list[Row]:
    """Return what the pane of a state says; of the slope pane nothing, whose numbers every report has."""
    make = _MAKERS.get(state.pane)
    return make(state, moment_of(state), width, charset) if make is not None else []


def _ladder(state: State, moment: Moment, width: int, _: CharsetName) -> list[Row]:
    from mgtui.playground.panes.ladder import ladder_rows

    return ladder_rows(state, moment, width, _ROOM)


def _error(state: State, moment: Moment, width: int, charset: CharsetName) -> list[Row]:
    from mgtui.playground.panes.ladder import ladder_of
    from mgtui.plot.error_plot import error_rows

    return error_rows(state, *ladder_of(moment, state.scheme), width, _ERROR_HEIGHT, charset)


def _table(state: State, moment: Moment, width: int, _: CharsetName) -> list[Row]:
    from mgtui.playground.panes.table import table_rows

    return table_rows(state, moment, width, _ROOM)


def _points(state: State, moment: Moment, width: int, _: CharsetName) -> list[Row]:
    from mgtui.playground.panes.points import point_rows

    return point_rows(moment, finished_picture(state, *_DOTS), width, _ROOM)


def _digits(_: State, moment: Moment, width: int, __: CharsetName) -> list[Row]:
    from mgtui.playground.panes.cancelling import digits_rows

    return digits_rows(moment, width)


def _chain(state: State, _: Moment, width: int, charset: CharsetName) -> list[Row]:
    from mgtui.playground.panes.chain import chain_rows

    return chain_rows(state, width, _ROOM, charset)


_MAKERS: Mapping[str, Callable[[State, Moment, int, CharsetName], list[Row]]] = {
    "ladder": _ladder,
    "error": _error,
    "table": _table,
    "points": _points,
    "digits": _digits,
    "chain": _chain,
}
