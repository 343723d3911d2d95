"""What the terminal shows, and the shortest text that turns it into something else.

`Memory` holds the cells the terminal was last sent. Whoever draws calls `put` with the cells a row should show, then
`changes` for what must be sent: nothing, where nothing differs. Textual is not known here, nor any other library that
draws; `tui.wire` brings the two together.

A row is two lists of one entry per column: the character (an empty string under the right half of a wide one) and
the `Pen` it is drawn with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from mgtui.tui.ansi import PLAIN, Pen, Place, erase_inside, is_odd, move, switch

UNKNOWN = "\0"
"""Text of a cell of which nobody knows what the terminal shows; it equals no character that is ever sent."""

_MANY_RUNS = 400  # a frame of more is a new screen, where sorting by pen never pays
_WIDE_GAP = 16
_SHORTEST_ERASED = 6


@dataclass(slots=True)
class Run:
    """Neighbouring cells to be sent with one pen: `texts` from (row, column) on, one entry per column."""

    row: int
    column: int
    pen: Pen
    texts: list[str]

    @property
    def end(self) -> int:
        """One past the last column."""
        return self.column + len(self.texts)

    def take(self, text: str, pen: Pen) -> bool:
        """Append a cell if this run's pen draws it as `pen` would; say whether it did."""
        if pen != self.pen:
            blank = Pen(paper=self.pen.paper)
            if text == " " and pen == blank and not self.pen.shows_on_blank:
                pass
            elif self.pen == blank and pen.paper == blank.paper and not pen.shows_on_blank and self._is_blank():
                self.pen = pen  # blanks so far: they can as well be drawn with the ink that follows
            else:
                return False
        self.texts.append(text)
        return True

    def _is_blank(self) -> bool:
        return all(text == " " for text in self.texts)


class Memory:
    """The cells a terminal shows, and what of them is still to be sent.

    Args:
        erases: whether the terminal fills what it erases with the paper of the pen in use, so that a long blank may
            be sent as an erasure.
    """

    def __init__(self, erases: bool = False) -> None:
        self.erases = erases
        self.width = self.height = 0
        self._texts: list[list[str]] = []
        self._pens: list[list[Pen]] = []
        self._changed: dict[int, set[int]] = {}

    def forget(self) -> None:
        """Nothing is known of what the terminal shows."""
        self.resize(self.width, self.height)

    def resize(self, width: int, height: int) -> None:
        """Nothing is known of what the terminal shows, and it has this size."""
        self.width, self.height = width, height
        self._texts = [[UNKNOWN] * width for _ in range(height)]
        self._pens = [[PLAIN] * width for _ in range(height)]
        self._changed.clear()

    def put(self, row: int, column: int, texts: Sequence[str], pens: Sequence[Pen]) -> None:
        """Have the terminal show these cells from (row, column) on; what lies outside it is dropped."""
        if not 0 <= row < self.height or column < 0:
            return
        end = min(column + len(texts), self.width)
        new_texts, new_pens = list(texts[: end - column]), list(pens[: end - column])
        old_texts, old_pens = self._texts[row], self._pens[row]
        if old_texts[column:end] == new_texts and old_pens[column:end] == new_pens:
            return
        cells = zip(old_texts[column:end], new_texts, old_pens[column:end], new_pens, strict=True)
        differ = {column + at for at, (a, b, p, q) in enumerate(cells) if a != b or (p is not q and p != q)}
        old_texts[column:end], old_pens[column:end] = new_texts, new_pens
        self._changed.setdefault(row, set()).update(differ)

    def changes(self, cursor: Place) -> str:
        """The text that shows everything put since the last call and leaves the cursor at `cursor`; "" for nothing.

        Two orders are tried: row by row, and pen by pen, which wins when a few colours alternate on many rows.
        """
        runs = self._runs()
        self._changed.clear()
        if not runs:
            return ""
        by_row = self._encode(runs, cursor)
        if len(runs) > _MANY_RUNS:
            return by_row
        by_pen = self._encode(sorted(runs, key=_pen_order), cursor)
        return min(by_row, by_pen, key=lambda text: len(text.encode()))

    def _runs(self) -> list[Run]:
        runs: list[Run] = []
        for row, differ in sorted(self._changed.items()):
            texts, pens = self._texts[row], self._pens[row]
            # The right half of a wide character is sent with its left half.
            places = sorted(differ if "" not in texts else {_left_half(texts, at) for at in differ})
            run: Run | None = None
            for at in places:
                if run is None or run.end != at or not run.take(texts[at], pens[at]):
                    run = Run(row, at, pens[at], [texts[at]])
                    runs.append(run)
                run.texts += texts[at + 1 : _right_end(texts, at)]
        return runs

    def _encode(self, runs: Sequence[Run], cursor: Place) -> str:
        out: list[str] = []
        place: Place | None = None
        drawing = PLAIN
        for run in runs:
            # A run of blanks needs no ink: stay with the pen in use if it draws a blank as well.
            wanted = drawing if _draws_blank(drawing, run) else run.pen
            turn = switch(drawing, wanted)
            go = move(place, (run.row, run.column))
            bridge = self._bridge(place, run, drawing, wanted)
            if bridge is not None and len(bridge.encode()) <= len(go) + len(turn):
                out.append(bridge)
            else:
                out += (turn, go)
            drawing = wanted
            text, place = self._draw(run, drawing)
            out.append(text)
        out += (switch(drawing, PLAIN), move(place, cursor))
        return "".join(out)

    def _bridge(self, place: Place | None, run: Run, drawing: Pen, wanted: Pen) -> str | None:
        """The cells between `place` and `run` as text, if sending them again can replace the move; else None."""
        if place is None or place[0] != run.row or not 0 < run.column - place[1] <= _WIDE_GAP:
            return None
        gap = slice(place[1], run.column)
        texts, pens = self._texts[run.row][gap], self._pens[run.row][gap]
        if not all(len(text) == 1 and text != UNKNOWN and cell_len(text) == 1 for text in texts):
            return None
        for using, lead in ((drawing, ""), (wanted, switch(drawing, wanted))):
            if all(_same(text, cell, using) for text, cell in zip(texts, pens, strict=True)):
                return lead + "".join(texts) + ("" if lead else switch(drawing, wanted))
        return None

    def _draw(self, run: Run, drawing: Pen) -> tuple[str, Place | None]:
        """The text of a run, and where the cursor is after it."""
        text = "".join(run.texts)
        if any(is_odd(cell) for cell in run.texts):
            return self._draw_odd(run), None
        place = (run.row, run.end) if run.end < self.width else None
        if not self.erases or drawing.shows_on_blank:
            return text, place
        tail = len(text) - len(text.rstrip(" "))
        if tail < _SHORTEST_ERASED:
            return erase_inside(text), place
        erase = "\x1b[K" if run.end == self.width else f"\x1b[{tail}X"
        return erase_inside(text[:-tail]) + erase, (run.row, run.end - tail)

    def _draw_odd(self, run: Run) -> str:
        """A run with characters of whose width terminals hold different opinions: each is placed for itself."""
        out: list[str] = []
        place: Place | None = (run.row, run.column)
        for at, text in enumerate(run.texts, run.column):
            if text == "":
                continue
            here = (run.row, at)
            out.append(move(place, here))
            width = cell_len(text)
            # A terminal that draws it narrower than we think would leave what was there before beside it.
            out.append(" " * width + "\b" * width + text if is_odd(text) else text)
            place = None if is_odd(text) or at + width >= self.width else (run.row, at + width)
        return "".join(out)


def _same(text: str, cell: Pen, using: Pen) -> bool:
    """Whether a cell drawn with `using` looks as it does with its own pen."""
    return cell == using or (text == " " and cell == using.for_blank)


def _draws_blank(drawing: Pen, run: Run) -> bool:
    return run.pen == drawing.for_blank and all(text == " " for text in run.texts)


def _left_half(texts: Sequence[str], at: int) -> int:
    while at and texts[at] == "":
        at -= 1
    return at


def _right_end(texts: Sequence[str], at: int) -> int:
    at += 1
    while at < len(texts) and texts[at] == "":
        at += 1
    return at


def _pen_order(run: Run) -> tuple[str, ...]:
    return (run.pen.paper, run.pen.link, ";".join(sorted(run.pen.attributes)), run.pen.ink)
