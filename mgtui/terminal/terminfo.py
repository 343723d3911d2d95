"""What the terminfo database says of a terminal: the three things that its name alone does not.

Python's curses reads one terminal a process; the files are read here instead. Their layout is in term(5).
"""

import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_PLACES = ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/local/share/terminfo", "/usr/lib/terminfo")
_BACK_COLOR_ERASE, _MAX_COLORS, _CURSOR_ADDRESS = 28, 13, 10  # places in the tables of flags, numbers and strings
_OF_16_BITS, _OF_32_BITS = 0o432, 0o1036
_LARGEST = 32768  # bytes of an entry


class Entry(NamedTuple):
    """What is of use here.

    Attributes:
        colours: how many there are.
        erases: whether erased cells take the background in use.
        is_ansi: whether the cursor is placed as in ANSI X3.64.
    """

    colours: int
    erases: bool
    is_ansi: bool


def look_up(term: str, environ: Mapping[str, str]) -> Entry | None:
    """Return the entry of a terminal; None where there is none, or none that can be read."""
    if not term or "/" in term or "\0" in term:
        return None
    places = [environ.get("TERMINFO", ""), os.path.join(environ["HOME"], ".terminfo") if environ.get("HOME") else ""]
    for place in [*places, *environ.get("TERMINFO_DIRS", "").split(":"), *_PLACES]:
        for letter in (term[0], f"{ord(term[0]):x}"):
            path = Path(place, letter, term)
            if place and path.is_file():
                try:
                    with path.open("rb") as file:
                        return _read(file.read(_LARGEST))
                except (OSError, ValueError, IndexError, struct.error):
                    continue
    return None


def _read(data: bytes) -> Entry | None:
    magic, names, flags, numbers, strings, _ = struct.unpack_from("<6h", data)
    if magic not in (_OF_16_BITS, _OF_32_BITS):
        return None
    width = 2 if magic == _OF_16_BITS else 4
    flags_at = 12 + names
    numbers_at = flags_at + flags + (flags_at + flags) % 2
    strings_at = numbers_at + numbers * width
    table_at = strings_at + strings * 2
    colours = -1
    if numbers > _MAX_COLORS:
        (colours,) = struct.unpack_from("<h" if width == 2 else "<i", data, numbers_at + _MAX_COLORS * width)
    start = -1
    if strings > _CURSOR_ADDRESS:
        (start,) = struct.unpack_from("<h", data, strings_at + _CURSOR_ADDRESS * 2)
    address = data[table_at + start : data.index(0, table_at + start)] if start >= 0 else b""
    return Entry(
        colours=max(0, colours),
        erases=flags > _BACK_COLOR_ERASE and data[flags_at + _BACK_COLOR_ERASE] == 1,
        is_ansi=address.startswith(b"\x1b["),
    )
