"""What the terminal shows, and the shortest text that turns it into something else.

`Memory` holds the cells the terminal was last sent, and those it should show. Whoever draws calls `put` with the cells
a row should show, as often as they change, then `changes` for what must be sent: nothing, where nothing differs.
Textual is not known here, nor any other library that draws; `cell_diff` brings the two together.

A row is a list of one `Cell` per column.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from operator import attrgetter, is_not
from typing import TypeAlias

from rich.cells import cell_len

from mgtui.terminal.escapes import PLAIN, Cell, CellStyle, Place, cells_of, erase_inside, is_single, move, switch
from mgtui.terminal.runs import Run, alternates, by_style, lend_styles, run_of

PlacesByRow: TypeAlias = dict[int, set[int]]
"""Some columns of some rows."""

UNKNOWN = Cell("\0", PLAIN)
"""A cell of which nobody knows what the terminal shows; it equals none that is ever sent."""

_TEXT = attrgetter("text")
_SHORTEST_ERASED = 6


class Memory:
    """The cells a terminal shows, and what of them is still to be sent.

    Args:
        erases: whether the terminal fills what it erases with the background of the style in use, so that a long
            blank may be sent as an erasure.
        tabs: whether a vertical tab takes its cursor a row down.
    """

    def __init__(self, erases: bool = False, tabs: bool = False) -> None:
        self.erases = erases
        self.tabs = tabs
        self.width = self.height = 0
        self._rows: list[list[Cell]] = []
        self._shown: list[list[Cell]] = []
        self._changed: PlacesByRow = {}
        self._left: PlacesByRow = {}  # what was to be sent with the piece before, and had no room in it
        self._wide: set[int] = set()  # rows that have held a wide character
        self._is_first = True  # nothing was sent yet
        self._drawing: CellStyle | None = None  # the style the terminal draws with; None where nobody knows

    def forget(self) -> None:
        """Count on nothing that the terminal shows."""
        self.resize(self.width, self.height)

    def resize(self, width: int, height: int) -> None:
        """Count on nothing that the terminal shows; it has this size now."""
        self.width, self.height = width, height
        self._rows = [[UNKNOWN] * width for _ in range(height)]
        self._shown = [[UNKNOWN] * width for _ in range(height)]
        self._changed.clear()
        self._left.clear()
        self._wide.clear()
        self._drawing = None

    def put(self, row: int, column: int, cells: Sequence[Cell]) -> None:
        """Have the terminal show these cells from (row, column) on; what lies outside it is dropped."""
        if not 0 <= row < self.height:
            return
        known = self._rows[row]
        end = min(column + len(cells), self.width)
        differ = list(compress(range(column, end), map(is_not, known[column:end], cells)))
        if differ:
            known[column:end] = cells[: end - column]
            self._changed.setdefault(row, set()).update(differ)
            if row not in self._wide and "" in [known[at].text for at in differ]:
                self._wide.add(row)

    @property
    def is_drawing(self) -> bool:
        """Whether a style has been left set."""
        return self._drawing is not None

    @property
    def differs(self) -> bool:
        """Whether the terminal may show something else than it should."""
        return bool(self._changed or self._left)

    def changes(self, cursor: Place, most: int | None = None) -> str:
        """Return the text that shows all put since the last call and leaves the cursor at `cursor`; "" for nothing.

        With `most`, a text of about so many bytes at most that shows a part of it; what was left over before comes
        first, so that nothing waits for ever while other cells go on changing.
        """
        opening = self._erase() if self._is_first and self._changed else ""
        wanted = self._to_send(self._left)
        if not wanted or most is None:
            for row, columns in self._to_send(self._changed).items():
                wanted.setdefault(row, set()).update(columns)
            self._changed.clear()
        runs = self._runs(wanted)
        if alternates(runs):
            lend_styles(runs)
            runs = by_style(runs, self._drawing)
        text, sent = self._encode(runs, cursor, most)
        if opening and not text:
            text = move(None, cursor)
        self._left = {}
        for number, run in enumerate(runs):
            if number < sent:
                self._shown[run.row][run.column : run.end] = self._rows[run.row][run.column : run.end]
            else:
                self._left.setdefault(run.row, set()).update(range(run.column, run.end))
        return opening + text

    def _erase(self) -> str:
        """Return the text that makes the screen blank as most of its blanks are: a sixth less for a first frame.

        For no later one: a screen that is drawn again over what it shows does not flicker. "" where nothing erases so.
        """
        self._is_first = False
        blanks = Counter(known.style for row in self._rows for known in row if known.text == " ")
        style = blanks.most_common(1)[0][0] if blanks else PLAIN
        if style.shows_on_blank or (style.background and not self.erases):
            return ""
        self._shown = [list(cells_of(" " * self.width, style)) for _ in range(self.height)]
        turn, self._drawing = switch(self._drawing, style), style
        rows = [move((row - 1, 0), (row, 0), self.tabs) for row in range(1, self.height)]
        return turn + "\x1b[K".join(["\x1b[H", *rows, ""])

    def _to_send(self, changed: PlacesByRow) -> PlacesByRow:
        """Return those of some places that show something else: a cell may have changed and changed back since."""
        rows = ((row, self._rows[row], self._shown[row], columns) for row, columns in changed.items())
        differ = {row: {at for at in columns if cells[at] is not shown[at]} for row, cells, shown, columns in rows}
        return {row: columns for row, columns in differ.items() if columns}

    def _runs(self, changed: PlacesByRow) -> list[Run]:
        runs: list[Run] = []
        for row, differ in sorted(changed.items()):
            cells = self._rows[row]
            if row in self._wide:  # the right half of a wide character is sent with its left half
                differ = {half for at in differ for half in range(_left_half(cells, at), _right_end(cells, at))}
            start, end, style, blank = 0, -1, PLAIN, True
            for at in sorted(differ):
                cell = cells[at]
                if at == end and (cell.style is style or cell.style == style):
                    blank = blank and cell.text == " "
                elif at == end and cell.text == " " and style.for_blank == cell.style:
                    pass
                elif at == end and blank and cell.style.for_blank == style:
                    style, blank = (
                        cell.style,
                        False,
                    )  # blanks so far: they can as well be drawn in the style that follows
                else:
                    if end > 0:
                        runs.append(run_of(row, start, style, cells[start:end], blank))
                    start, style, blank = at, cell.style, cell.text == " "
                end = at + 1
            runs.append(run_of(row, start, style, cells[start:end], blank))
        return runs

    def _encode(self, runs: Sequence[Run], cursor: Place, most: int | None) -> tuple[str, int]:
        """Return the text of as many runs as go into `most` bytes, one at least, and how many these are."""
        if not runs:
            return "", 0
        out: list[str] = []
        size = sent = 0
        place: Place | None = None
        drawing = runs[0].style if self._drawing is None else self._drawing
        if drawing is not self._drawing:
            out.append(switch(None, drawing))
        for run in runs:
            # A run of blanks needs no foreground: stay with the style in use if it draws a blank as well.
            wanted = drawing if run.is_blank and run.style == drawing.for_blank else run.style
            turn, go = switch(drawing, wanted), move(place, (run.row, run.column), self.tabs)
            bridge = None
            if place is not None and place[0] == run.row and 0 < run.column - place[1] <= len(go):
                bridge = self._bridge(place, run, drawing, wanted, len(turn) + len(go))
            if bridge is not None and place is not None:  # in a piece, these cells may have been due themselves
                self._shown[run.row][place[1] : run.column] = self._rows[run.row][place[1] : run.column]
            out.append(turn + go if bridge is None else bridge)
            drawing = wanted
            text, place = self._draw(run, drawing)
            out.append(text)
            sent += 1
            size += len(out[-1]) + len(out[-2]) if most is None else len((out[-1] + out[-2]).encode())
            if most is not None and size >= most:
                break
        # The colours stay set for the next frame, which most often goes on with them: 15 to 25 bytes a nudge.
        self._drawing = drawing._replace(link="")
        out += (switch(drawing, self._drawing), move(place, cursor, self.tabs))
        return "".join(out), sent

    def _bridge(self, place: Place, run: Run, drawing: CellStyle, wanted: CellStyle, cost: int) -> str | None:
        """Return the cells before a run as text, if sending them again is no dearer than the move; else None."""
        gap = self._rows[run.row][place[1] : run.column]
        text = "".join(map(_TEXT, gap))
        turn = switch(drawing, wanted)
        if len(text.encode()) + len(turn) > cost or len(text) != len(gap) or not is_single(text):
            return None
        if all(_same(cell, drawing) for cell in gap):
            return text + turn
        return turn + text if all(_same(cell, wanted) for cell in gap) else None

    def _draw(self, run: Run, drawing: CellStyle) -> tuple[str, Place | None]:
        """Return the text of a run, and where the cursor is after it."""
        if run.is_odd:
            return self._draw_odd(run), None
        text, end = run.text, run.end
        place = (run.row, end) if end < self.width else None
        if len(text) < _SHORTEST_ERASED or not self.erases or drawing.shows_on_blank:
            return text, place
        tail = len(text) - len(text.rstrip(" "))
        if tail < _SHORTEST_ERASED:
            return erase_inside(text), place
        erase = "\x1b[K" if end == self.width else f"\x1b[{tail}X"
        return erase_inside(text[:-tail]) + erase, (run.row, end - tail)

    def _draw_odd(self, run: Run) -> str:
        """Return the text of a run with characters whose widths are in dispute: each is placed for itself."""
        out: list[str] = []
        place: Place | None = (run.row, run.column)
        for at, cell in enumerate(run.cells, run.column):
            if cell.text == "":
                continue
            here = (run.row, at)
            out.append(move(place, here, self.tabs))
            width = cell_len(cell.text)
            # A terminal that draws it narrower than we think would leave what was there before beside it.
            out.append(" " * width + "\b" * width + cell.text if cell.is_odd else cell.text)
            place = None if cell.is_odd or at + width >= self.width else (run.row, at + width)
        return "".join(out)


def _same(cell: Cell, using: CellStyle) -> bool:
    """Tell whether a cell drawn with `using` is the same to the eye as with its own style."""
    return cell.style is using or cell.style == using or (cell.text == " " and cell.style == using.for_blank)


def _left_half(cells: Sequence[Cell], at: int) -> int:
    while at and cells[at].text == "":
        at -= 1
    return at


def _right_end(cells: Sequence[Cell], at: int) -> int:
    at += 1
    while at < len(cells) and cells[at].text == "":
        at += 1
    return at
