"""Make the pictures anew from the program itself: `python docs/make_pictures.py`.

`playground.svg` is the first screen, `approach.svg` what `space` shows, beat by beat. Both are drawn from the cells
of a screen without a terminal: text as text, braille as the dots it is made of, for few fonts have it.
"""

import asyncio
import re
import xml.etree.ElementTree as Xml
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp

HERE = Path(__file__).parent
FIRST = "playground.svg"
MOVING = "approach.svg"
_BEATS = 22
_SECONDS, _SECONDS_FIRST, _SECONDS_LAST = 1.1, 2.5, 4.0  # a frame is shown so long
_WIDTH, _HEIGHT = 12.2, 24.4  # of a cell in an SVG of Rich's
_CELL_WIDTH, _CELL_HEIGHT = 9, 18  # of one in ours
_BASELINE = 14
_FONTS = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace"
_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))  # columns and rows of braille's bits


class Run(NamedTuple):
    """Some cells of a row that look alike; `background` is "" where it is the screen's."""

    column: int
    text: str
    color: str
    bold: bool
    background: str


Frame = list[list[Run]]


async def frames(size: tuple[int, int], keys: Sequence[str]) -> list[Frame]:
    """Return the first screen, and the screen after each of some keys."""
    app = MgtuiApp(to.start(), motion=False)
    drawn = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        for key in ("", *keys):
            if key:
                await pilot.press(key)
                await pilot.pause(0.1)
            drawn.append(_frame(app.export_screenshot(title=""), size))
    return drawn


def _frame(svg: str, size: tuple[int, int]) -> Frame:
    """Return the rows of a screen that Rich has written as SVG."""
    tree = Xml.fromstring(svg)
    styles = dict(re.findall(r"\.([\w-]+-r\d+) \{ ([^}]*) \}", svg))
    rows: list[list[Run]] = [[] for _ in range(size[1])]
    grounds: dict[tuple[int, int], str] = {}
    for node in tree.iter():
        tag = node.tag.rpartition("}")[2]
        if tag == "rect" and node.get("shape-rendering"):
            row, start = round(float(node.get("y", 0)) / _HEIGHT), round(float(node.get("x", 0)) / _WIDTH)
            for column in range(start, start + round(float(node.get("width", 0)) / _WIDTH)):
                grounds[row, column] = node.get("fill", "")
    usual = max(grounds.values(), key=list(grounds.values()).count)
    for (row, ground), cells in groupby(sorted(grounds), key=lambda at: (at[0], grounds[at])):
        columns = [column for _, column in cells]
        if ground != usual:  # blanks among them have a ground, too, and no text
            rows[row].append(Run(columns[0], " " * (columns[-1] - columns[0] + 1), "", False, ground))
    for node in tree.iter():
        if node.tag.rpartition("}")[2] == "text" and node.get("clip-path"):
            row = round((float(node.get("y", 0)) - 20) / _HEIGHT)
            column = round(float(node.get("x", 0)) / _WIDTH)
            style = styles[node.get("class", "")]
            text = (node.text or "").replace("\xa0", " ")
            color = re.findall(r"fill: (#\w+)", style)[0]
            rows[row].append(Run(column, text, color, "bold" in style, ""))
    return rows


def drawn(pictures: Sequence[Frame], size: tuple[int, int], title: str) -> str:
    """Return one picture as SVG, or several that follow each other, the first again after the last."""
    width, height = size[0] * _CELL_WIDTH, size[1] * _CELL_HEIGHT
    rows: dict[str, str] = {}
    bodies = []
    for picture in pictures:
        uses = []
        for number, row in enumerate(picture):
            if text := _row(row):
                name = rows.setdefault(text, f"r{len(rows)}")
                uses.append(f'<use href="#{name}" y="{number * _CELL_HEIGHT}"/>')
        bodies.append("".join(uses))
    styles = [f"text{{white-space:pre;font:15px {_FONTS}}}.b{{font-weight:bold}}"]
    if len(pictures) > 1:
        styles += _motion(len(pictures))
        bodies = [f'<g class="f f{number}">{body}</g>' for number, body in enumerate(bodies)]
    shared = "".join(f'<g id="{name}">{text}</g>' for text, name in rows.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 {width + 24} {height + 24}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{''.join(styles)}</style>\n<defs>{shared}</defs>\n"
        f'<rect x="-12" y="-12" width="{width + 24}" height="{height + 24}" rx="8" fill="#121212"/>\n'
        + "\n".join(bodies)
        + "\n</svg>\n"
    )


def _motion(count: int) -> list[str]:
    """Return the rules by which frames take turns; the last stands still for who wants no motion, or has none."""
    shown = [_SECONDS_FIRST, *[_SECONDS] * (count - 2), _SECONDS_LAST]
    whole = sum(shown)
    moves = [f".f{{animation:{whole:g}s step-end infinite}}"]
    start = 0.0
    for number, seconds in enumerate(shown):
        begin, end = 100 * start / whole, 100 * (start + seconds) / whole
        steps = f"0%{{visibility:{'visible' if number == 0 else 'hidden'}}}"
        steps += f"{begin:.2f}%{{visibility:visible}}" if number else ""
        steps += f"{end:.2f}%{{visibility:hidden}}" if number < count - 1 else ""
        moves.append(f"@keyframes k{number}{{{steps}}}.f{number}{{animation-name:k{number}}}")
        start += seconds
    still = f".f{{visibility:hidden}}.f{count - 1}{{visibility:visible}}"
    return [still, f"@media(prefers-reduced-motion:no-preference){{{''.join(moves)}}}"]


def _row(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        left, text = run.column * _CELL_WIDTH, run.text
        if run.background:
            wide = len(text) * _CELL_WIDTH
            parts.append(f'<rect x="{left}" width="{wide}" height="{_CELL_HEIGHT}" fill="{run.background}"/>')
        if dots := _dots(run):
            parts.append(f'<path fill="{run.color}" d="{dots}"/>')
        for found in re.finditer(r"[^\s\u2800-\u28ff]+(?: [^\s\u2800-\u28ff]+)*", text):
            x, length = left + found.start() * _CELL_WIDTH, len(found[0]) * _CELL_WIDTH
            bold = ' class="b"' if run.bold else ""
            parts.append(
                f'<text x="{x}" y="{_BASELINE}" fill="{run.color}"{bold} textLength="{length}" '
                f'lengthAdjust="spacingAndGlyphs">{escape(found[0])}</text>'
            )
    return "".join(parts)


def _dots(run: Run) -> str:
    """Return the dots of braille as the path of so many squares."""
    squares = []
    for number, char in enumerate(run.text):
        if "\u2800" <= char <= "\u28ff":
            for bit, (column, row) in enumerate(_DOTS):
                if ord(char) - 0x2800 & 1 << bit:
                    x, y = (run.column + number) * _CELL_WIDTH + 1 + column * 4.5, 1.2 + row * 4.5
                    squares.append(f"M{x:g} {y:g}h2.6v2.6h-2.6z")
    return "".join(squares)


def pictures() -> dict[str, str]:
    """Return every picture by the name of its file."""
    wide, usual = (120, 35), (80, 24)
    first = asyncio.run(frames(wide, []))
    beats = asyncio.run(frames(usual, ["space"] * _BEATS))
    return {
        FIRST: drawn(first, wide, "mgtui: a parabola, its tangent at x = 3, the numbers of the difference quotient"),
        MOVING: drawn(beats, usual, "mgtui: h goes to 0, and the secant turns into the tangent"),
    }


if __name__ == "__main__":
    for name, svg in pictures().items():
        (HERE / name).write_text(svg, encoding="utf-8")
