"""The picture for a page: a state as an SVG of our own layout, light or dark as its reader likes.

It has no script, no font and no file besides itself, and stays below 30 KB. What it shows is said in words too, for
those who cannot see it.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from zlib import crc32

from mgtui.playground import analysis
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.ghosts import with_ghosts
from mgtui.playground.panes.summary import sentence
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Moving
from mgtui.playground.state import State, label_of
from mgtui.playground.variable_names import names_in
from mgtui.plot.legend import legend_parts
from mgtui.plot.vector_plot import CELL_HIGH, LEAST_CELLS, Panel, gutter_of, panel_elements
from mgtui.text.numbers import exact
from mgtui.text.rows import Part, cut, plain, wrapped_within

BEGINNING = '<svg xmlns="http://www.w3.org/2000/svg" class="mgtui"'
"""How every picture begins: by this one is known that may be written over."""
USUAL_SIZE = (640, 400)
LEAST_SIZE, LARGEST_SIZE = 120, 4_000
"""Pixels either way: below there is no room for a plot, and above nobody looks."""
_TITLE_WIDE, _TEXT_WIDE, _HIGH = 8.8, 6.9, 18  # pixels of a character of the title and of other text, and of a row
_SAMPLE = 24  # pixels of the piece of a line in the legend
_MARGIN = 16
_BETWEEN = 17  # pixels from plot to plot
_NUMBERS = _HIGH + 8  # pixels of the numbers below the last
_ROWS = 3  # at most, of the sentence and of the legend
_LATER = 0.5  # the height of f′ and f″ beside that of f
_SHOWN = {"slope curve": 1, "bend curve": 2}

# Contrast with the background is at least 4.5 for text and 3 for lines, in either scheme; tangent and secant differ
# from the curve in their dashes too, for those who see no colours and for print.
_STYLE = (
    ".mgtui text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:#222}"
    ".mgtui .mgtui-title{font-size:16px;font-weight:600}"
    ".mgtui .mgtui-tick{font-size:12px;fill:#555}"
    ".mgtui path{fill:none;stroke-linecap:round;stroke-linejoin:round}"
    ".mgtui-paper{fill:#fff}"
    ".mgtui .mgtui-grid{stroke:#e6e6e6}"
    ".mgtui .mgtui-axis{stroke:#8a8a8a}"
    ".mgtui .mgtui-pole{stroke:#c22f2f;stroke-dasharray:2 6}"
    ".mgtui .mgtui-curve{stroke:#1f5fd0;stroke-width:2.4}"
    ".mgtui .mgtui-slope-curve{stroke:#0b7a3b;stroke-width:2.2}"
    ".mgtui .mgtui-bend-curve{stroke:#8b3fb8;stroke-width:2.2}"
    ".mgtui .mgtui-band{fill:#1f5fd0;fill-opacity:.55}"
    ".mgtui .mgtui-tangent{stroke:#0b7a3b;stroke-width:1.8;stroke-dasharray:9 6}"
    ".mgtui .mgtui-secant{stroke:#b35900;stroke-width:1.6;stroke-dasharray:3 4}"
    ".mgtui .mgtui-legs{stroke:#b35900;stroke-width:1.2}"
    ".mgtui .mgtui-ghost{fill:none;stroke:#8a8a8a;stroke-width:1.4;stroke-dasharray:1 4}"
    ".mgtui .mgtui-ghost-band{fill:#8a8a8a;fill-opacity:.4}"
    ".mgtui .mgtui-sign{stroke:#222;stroke-width:1.6}"
    ".mgtui .mgtui-solid{fill:#fff}"
    ".mgtui .mgtui-filled{fill:#1f5fd0;stroke:#1f5fd0;stroke-width:2}"
    ".mgtui .mgtui-open{fill:#fff;stroke:#1f5fd0;stroke-width:2}"
    ".mgtui .mgtui-end{fill:#b35900}"
    ".mgtui .mgtui-point{fill:#222;stroke:#fff;stroke-width:1.5}"
    ".mgtui .mgtui-cursor{fill:#222}"
    "@media(prefers-color-scheme:dark){"
    ".mgtui text{fill:#e8e8e8}"
    ".mgtui .mgtui-tick{fill:#b0b0b0}"
    ".mgtui-paper{fill:#16181d}"
    ".mgtui .mgtui-grid{stroke:#2b2e36}"
    ".mgtui .mgtui-axis{stroke:#858a94}"
    ".mgtui .mgtui-pole{stroke:#ff7b72}"
    ".mgtui .mgtui-curve{stroke:#6ea8ff}"
    ".mgtui .mgtui-slope-curve,.mgtui .mgtui-tangent{stroke:#56d38a}"
    ".mgtui .mgtui-bend-curve{stroke:#d29bf5}"
    ".mgtui .mgtui-band{fill:#6ea8ff}"
    ".mgtui .mgtui-secant,.mgtui .mgtui-legs{stroke:#ffab5e}"
    ".mgtui .mgtui-sign{stroke:#e8e8e8}"
    ".mgtui .mgtui-solid{fill:#16181d}"
    ".mgtui .mgtui-filled{fill:#6ea8ff;stroke:#6ea8ff}"
    ".mgtui .mgtui-open{fill:#16181d;stroke:#6ea8ff}"
    ".mgtui .mgtui-end{fill:#ffab5e}"
    ".mgtui .mgtui-point{fill:#e8e8e8;stroke:#16181d}"
    ".mgtui .mgtui-cursor{fill:#e8e8e8}"
    "}"
)


@names_in("braille")  # a page has every letter
def svg_of(state: State, width: int = USUAL_SIZE[0], height: int = USUAL_SIZE[1]) -> str:
    """Return the picture of a state as an SVG document.

    Args:
        state: what to show.
        width: pixels from edge to edge, as the picture is meant to be seen; it can be shown at any size.
        height: likewise.

    Raises:
        ValueError: a size that is none.
    """
    if not all(LEAST_SIZE <= side <= LARGEST_SIZE for side in (width, height)):
        raise ValueError(f"a picture is {LEAST_SIZE} to {LARGEST_SIZE:,} pixels wide and high")
    moment = analysis.moment_of(state)
    names = ", ".join(map(label_of, state.function.variables))
    values = ", ".join(f"{label_of(name)} = {exact(value)}" for name, value in state.others)
    title = f"f({names}) = {state.function.reading}" + (f"   ({values})" if values else "")
    said = sentence(moment)
    panels = _panels(state, moment, width, height)
    while True:
        legend = list(_legend(panels, label_of(moment.name)))
        header, top = _header(title, said, legend, width, height)
        shares = _shares(height - top, len(panels))
        if len(panels) == 1 or shares[-1] >= LEAST_CELLS * CELL_HIGH:
            break
        panels = panels[:-1]  # there is no room for all of f, f′ and f″
    body = "".join([*header, *_plots(panels, shares, top, width)])
    key = f"mgtui-{crc32(body.encode()):08x}"  # several pictures may stand in one page
    told = " ".join([said, *(f"{text}." for text, _ in legend)])
    return (
        f'{BEGINNING} role="img" aria-labelledby="{key}-t {key}-d"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}" style="max-width:100%;height:auto">'
        f'<title id="{key}-t">{_xml(title)}</title><desc id="{key}-d">{_xml(told)}</desc>'
        f"<style>{_STYLE}</style>{body.replace('mgtui-frame', f'{key}-f')}</svg>\n"
    )


def _panels(state: State, moment: analysis.Moment, width: int, height: int) -> list[Panel]:
    """Return the plot of f, and those of f′ and f″ where the state shows them."""
    picture = picture_of(state, width, height)
    orders = [order for part, order in _SHOWN.items() if part in state.shown]
    heights = {1: moment.numbers.slope, 2: moment.numbers.curvature}
    below = [Panel(derived_scene(picture, order), Moving(moment.x, heights[order])) for order in orders]
    if state.kept and state.approach is None:
        picture = with_ghosts(picture, state)
    return [Panel(picture.scene, analysis.moving_of(state, moment)), *below]


def _legend(panels: Sequence[Panel], variable: str) -> Iterator[Part]:
    """Yield what each line is, and its class: f, its tangents and secant, f′ and f″, what is kept for comparison."""
    first, *below = panels
    yield from (part for part in legend_parts(first.moving, variable=variable) if part[1] != "curve" or below)
    yield from ((panel.scene.name, panel.scene.style) for panel in below)
    yield from ((ghost.labels[0], "ghost") for ghost in first.scene.ghosts)


def _header(title: str, said: str, legend: Sequence[Part], width: int, height: int) -> tuple[list[str], int]:
    """Return paper, title, sentence and legend, and the pixels from the upper edge to the plots."""
    elements = [f'<rect class="mgtui-paper" width="{width}" height="{height}" rx="6"/>']
    room, top = width - 2 * _MARGIN, 8
    rows = max(1, (height - 40) // (4 * _HIGH))  # most of the height is the plot's
    for row in wrapped_within(title, int(room / _TITLE_WIDE), 1 if rows < _ROWS else 2, ""):
        top += 20
        elements.append(f'<text class="mgtui-title" x="{_MARGIN}" y="{top}">{_xml(plain(row))}</text>')
    for row in wrapped_within(said, int(room / _TEXT_WIDE), min(_ROWS, rows), ""):
        top += _HIGH
        elements.append(f'<text x="{_MARGIN}" y="{top}">{_xml(plain(row))}</text>')
    for parts in _packed(legend, room)[: min(_ROWS, rows - 1)]:
        top += _HIGH
        at = float(_MARGIN)
        for text, style in parts:
            data = f"M{at:.0f},{top - 4}h{_SAMPLE}"
            elements.append(f'<path class="mgtui-{style.replace(" ", "-")}" d="{data}"/>')
            elements.append(f'<text x="{at + _SAMPLE + 6:.0f}" y="{top}">{_xml(text)}</text>')
            at += _wide(text)
    return elements, top + 14


def _shares(height: int, count: int) -> list[int]:
    """Return the pixels of each plot, from top to bottom, without the numbers below the last."""
    free = height - _NUMBERS - _BETWEEN * (count - 1)
    unit = free / (1 + _LATER * (count - 1))
    return [int(unit * (_LATER if number else 1)) for number in range(count)]


def _plots(panels: Sequence[Panel], shares: Sequence[int], top: int, width: int) -> Iterator[str]:
    """Yield the plots one above the other, their y axes in line; the last has the numbers of the x axis."""
    last = len(panels) - 1
    shown = [panel._replace(numbers_below=number == last) for number, panel in enumerate(panels)]
    heights = [share + CELL_HIGH * panel.numbers_below for share, panel in zip(shares, shown, strict=True)]
    gutter = max(gutter_of(panel, width, high) for panel, high in zip(shown, heights, strict=True)) + 1
    for number, (panel, high) in enumerate(zip(shown, heights, strict=True)):
        yield from panel_elements(panel, top, width, high, gutter, f"mgtui-frame{number}")
        top += high + _BETWEEN


def _packed(parts: Sequence[Part], room: int) -> list[list[Part]]:
    """Return the parts of a legend in rows that are wide enough for them."""
    rows: list[list[Part]] = []
    for text, style in parts:
        short = cut(text, int((room - _SAMPLE - 6) / _TEXT_WIDE))
        if not rows or sum(_wide(before) for before, _ in rows[-1]) + _wide(short) > room + 18:
            rows.append([])
        rows[-1].append((short, style))
    return rows


def _wide(text: str) -> float:
    """Return the pixels that a part of the legend takes, with the blank behind it."""
    return _SAMPLE + 6 + len(text) * _TEXT_WIDE + 18


def _xml(text: str) -> str:
    """Return a text as it may stand in a document, without the control characters that XML cannot hold."""
    return escape(re.sub(r"[\x00-\x1f]", " ", text))
