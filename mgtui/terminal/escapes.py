"""The control sequences that a frame is made of: changes of style, cursor moves, characters in columns.

Only sequences that every terminal in use obeys alike: SGR, CUP, CUU, CUD, CUF, CUB, CR and BS;
VT only where the terminal is known for taking it as the VT100 did.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, split_graphemes

Place: TypeAlias = tuple[int, int]
"""A row and a column, both from 0."""

_SEEN_ON_BLANK = frozenset({"4", "7", "9", "21", "51", "52", "53"})
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_OFF |= {"51": "54", "52": "54", "53": "55"}
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)))
_LONG_BLANK = re.compile(" {6,}")
_FEW = 3  # rows down from which on counting them is no longer than stepping
_END_LINK = "\x1b]8;;\x1b\\"
_SURE_RANGES = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2010, 0x2027), (0x2032, 0x2033), (0x2190, 0x22FF),
    (0x2500, 0x25FC), (0x2800, 0x28FF),
)  # fmt: skip
_SURE = frozenset(chr(code) for first, last in _SURE_RANGES for code in range(first, last + 1))
_UNSEEN = frozenset({"Cf", "Cs", "Zl", "Zp"})  # categories: formats, halves of surrogate pairs, ends of lines
_JOINER = "\u200d"
_FIRST_EMOJI = "\U0001f000"
_FIRST_SYMBOL, _FIRST_IDEOGRAPH = "\u2300", "\u2e80"


class CellStyle(NamedTuple):
    """How a cell is drawn: SGR codes of its attributes, of the foreground and of the background, and an OSC 8 opener.

    Empty strings stand for the terminal's own colours and for no link.
    """

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""
    link: str = ""

    @property
    def shows_on_blank(self) -> bool:
        """Whether a space drawn with this style shows more than its background (an underline, say)."""
        return bool(self.link) or not self.attributes.isdisjoint(_SEEN_ON_BLANK)

    @property
    def for_blank(self) -> "CellStyle":
        """The simplest style that draws a space as this one does: of the foreground a space shows nothing."""
        return _for_blank(self)


@lru_cache(maxsize=4096)
def _for_blank(style: CellStyle) -> CellStyle:
    return style if style.shows_on_blank else CellStyle(background=style.background)


PLAIN = CellStyle()


@lru_cache(maxsize=4096)
def read_style(sgr: str, link: str = "") -> CellStyle:
    """Read a `CellStyle` from SGR parameters (`1;38;5;208;40`) as a style renders them."""
    attributes, foreground, background = set(), "", ""
    codes = iter(sgr.split(";") if sgr else ())
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes)
            colour = ";".join((code, kind, *(next(codes) for _ in range(1 if kind == "5" else 3))))
            foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif code == "39":
            foreground = ""
        elif code == "49":
            background = ""
        elif 30 <= int(code) <= 37 or 90 <= int(code) <= 97:
            foreground = code
        elif 40 <= int(code) <= 47 or 100 <= int(code) <= 107:
            background = code
        else:
            attributes.add(code)
    return CellStyle(frozenset(attributes), foreground, background, link)


@lru_cache(maxsize=4096)
def switch(old: CellStyle | None, new: CellStyle) -> str:
    """Return the shortest text that makes a terminal drawing with `old` (None: nobody knows) draw with `new`."""
    afresh = ["", *sorted(new.attributes), *(colour for colour in (new.foreground, new.background) if colour)]
    if old is None:
        return f"{new.link}\x1b[{';'.join(afresh)}m"
    link = "" if old.link == new.link else new.link or _END_LINK
    gone, come = old.attributes - new.attributes, new.attributes - old.attributes
    off = {_OFF.get(code, "0") for code in gone}
    # 22 ends bold and dim alike, so what it took along by the way is switched on again.
    come |= {code for code in old.attributes & new.attributes if _OFF.get(code) in off}
    step = [*sorted(off), *sorted(come)]
    if old.foreground != new.foreground:
        step.append(new.foreground or "39")
    if old.background != new.background:
        step.append(new.background or "49")
    if not step:
        return link
    ways = [afresh] if "0" in off else [step, afresh]
    return link + min((f"\x1b[{';'.join(way)}m" for way in ways), key=len)


@lru_cache(maxsize=1024)
def move(old: Place | None, new: Place, tabs: bool = False) -> str:
    """Return the shortest text that moves the cursor from `old` (None: nobody knows where it is) to `new`.

    With `tabs`, a vertical tab goes a row down. Never a line feed, which it stands for: the terminal driver turns that
    into a return as well. On the last row either would scroll, but nothing lies below it.
    """
    row, column = new
    away = "\x1b[H" if new == (0, 0) else f"\x1b[{row + 1}H" if column == 0 else f"\x1b[{row + 1};{column + 1}H"
    if old is None:
        return away
    down, right = row - old[0], column - old[1]
    step = "\v" * down if tabs and 0 < down <= _FEW else _step(down, "B", "A")
    ways = [step + _step(right, "C", "D"), step + "\r" + _step(column, "C", "D"), away]
    if right < 0:
        ways.append(step + "\b" * -right)
    return min(ways, key=len)


def _step(count: int, ahead: str, back: str) -> str:
    if count == 0:
        return ""
    return f"\x1b[{'' if abs(count) == 1 else abs(count)}{ahead if count > 0 else back}"


def is_single(text: str) -> bool:
    """Tell whether each character takes one column on every terminal: quick, and true of nearly every text."""
    return _SURE.issuperset(text)


def columns(text: str) -> tuple[str, ...]:
    """Split a text into columns: a wide character is followed by an empty string; controls are dropped.

    A program that draws a screen has no use for a control character inside a text, and a terminal would obey it: of
    those that Unicode calls format characters, which turn the order of a line round, say, joiners alone stay.
    """
    if is_single(text):
        return tuple(text)
    text = text.translate(_CONTROLS)
    cells: list[str] = []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            cells += [_without_formats(text[start:end]), *[""] * (width - 1)]
    return tuple(cells)


def _without_formats(grapheme: str) -> str:
    if grapheme.isprintable():
        return grapheme
    kept = [each for each in grapheme if each == _JOINER or unicodedata.category(each) not in _UNSEEN]
    return "".join(kept) or "?" * cell_len(grapheme)


class Cell(NamedTuple):
    """One column of a row: its character ("" under the right half of a wide one) and the style it is drawn with."""

    text: str
    style: CellStyle

    @property
    def is_odd(self) -> bool:
        """Whether terminals differ about how many columns this character takes: joined ones and emoji."""
        if len(self.text) > 1 or self.text >= _FIRST_EMOJI:
            return True
        return _FIRST_SYMBOL <= self.text < _FIRST_IDEOGRAPH and cell_len(self.text) == 2


@lru_cache(maxsize=1 << 16)
def cell(text: str, style: CellStyle) -> Cell:
    """Return a cell. Equal cells are one object, so that rows are compared by identity, at the speed of C."""
    simplest = style.for_blank if text == " " else style
    return Cell(text, style) if simplest == style else cell(text, simplest)


def cells_of(text: str, style: CellStyle) -> tuple[Cell, ...]:
    """Return the cells of a text drawn with one style; of blanks, see `CellStyle.for_blank`."""
    return tuple(cell(column, style) for column in columns(text))


def erase_inside(text: str) -> str:
    """Replace blanks so long that erasing them and stepping over them is shorter."""

    def shorter(found: re.Match[str]) -> str:
        count = len(found[0])
        return min(found[0], f"\x1b[{count}X\x1b[{count}C", key=len)

    return _LONG_BLANK.sub(shorter, text)
