"""What leaves the screen, read back from the text: dots against the engine's values, not against the module's own."""

import math
import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import plotext
import pytest

from mgtui.engine import parse
from mgtui.playground.changes import values as to
from mgtui.playground.framing import Rows
from mgtui.playground.picture import picture_of
from mgtui.plot import axes
from mgtui.plot.figure import figure
from tests.quick import partly_slow, slow_case

TEXTS = [
    "3x^2 - 4x + 5",
    "sin(x)/x",
    "1/x",
    "tan(x)",
    "|x|",
    "floor(x)",
    "ln(x)",
    "x^100",
    "1e-9*x",
    "7",
    "sqrt(-1-x^2)",
    "a*x^2 + b*x + c",
    "e^(3x)",
]
BLUE = "38;5;12"  # the curve's colour, as a terminal is told it
BITS = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
SIGNS = "●◆▲•○×▾▴~◇"


def state_of(text, x=1.0, h=0.001):
    state = to.start(text)
    return to.set_h(to.set_value(state, state.along, x), h)


def colored(text):
    """Rows of (character, colour), from a text with escape sequences."""
    rows = []
    for line in text.split("\n"):
        row, color = [], ""
        for part in re.split(r"(\x1b\[[0-9;]*m)", line):
            if part.startswith("\x1b"):
                color = "" if part == "\x1b[0m" else part[2:-1]
            else:
                row += [(character, color) for character in part]
        rows.append(row)
    return rows


class Inside:
    """The cells within a figure's frame and below its legend, and the dots of the curve in them."""

    def __init__(self, state, width=80, height=22, charset="braille"):
        rows = colored(figure(state, width, height, charset=charset).text(color=True))
        top = next(y for y, row in enumerate(rows) if row and "┌" in (character for character, _ in row))
        bottom = next(y for y, row in enumerate(rows) if "└" in (character for character, _ in row))
        left, right = ([character for character, _ in rows[top]].index(corner) for corner in "┌┐")
        inner = [row[left + 1 : right] for row in rows[top + 1 : bottom]]
        legend = sum(re.search("[a-z]", "".join(character for character, _ in row)) is not None for row in inner)
        self.rows = inner[legend:]
        self.wide, self.high = 2 * len(self.rows[0]), 4 * len(self.rows)
        self.window = figure(state, width, height, charset=charset).scene.window

    def curve(self):
        """The places of the curve's dots, from the left and from the bottom."""
        for y, row in enumerate(self.rows):
            for x, (character, color) in enumerate(row):
                if color == BLUE and 0x2800 < ord(character) < 0x2900:
                    for down, pair in enumerate(BITS):
                        for across, bit in enumerate(pair):
                            if (ord(character) - 0x2800) & bit:
                                yield 2 * x + across, self.high - 1 - (4 * y + down)

    def signs(self):
        """Columns of dots that landmarks, points and ends of pieces stand before."""
        cells = {x for row in self.rows for x, (character, _) in enumerate(row) if character in SIGNS}
        return {2 * x + side for x in cells for side in (-1, 0, 1, 2)}

    def x_of(self, dot):
        return self.window.x_min + (self.window.x_max - self.window.x_min) * dot / (self.wide - 1)

    def v_of(self, y):
        return (y - self.window.y_min) / (self.window.y_max - self.window.y_min) * (self.high - 1)


SMOOTH = ["3x^2 - 4x + 5", "sin(x)/x", "1/x", "tan(x)", "|x|", "ln(x)", "1e-9*x", "e^(3x)", "sin(3x)", "sqrt(x)"]


@pytest.mark.parametrize("width", partly_slow([40, 80, 120], 3, 1))
@pytest.mark.parametrize("text", SMOOTH)
def test_every_dot_of_the_curve_is_within_a_dot_of_the_engine_s_value(text, width):
    inside, f = Inside(state_of(text), width), parse(text)
    dots = list(inside.curve())
    assert len(dots) > width / 4
    for column, row in dots:
        # Around a dot the curve passes all heights between its values half a dot to the left and to the right.
        heights = [inside.v_of(f(inside.x_of(column + part))) for part in np.linspace(-1, 1, 41)]
        heights = [height for height in heights if math.isfinite(height)]
        assert min(heights) - 1 <= row <= max(heights) + 1


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("text", SMOOTH)
def test_every_column_with_a_value_in_the_window_has_a_dot(text, width):
    inside, f = Inside(state_of(text), width), parse(text)
    lit = {column for column, _ in inside.curve()}
    for column in set(range(inside.wide)) - inside.signs() - lit:
        height = inside.v_of(f(inside.x_of(column)))
        assert not 1 < height < inside.high - 2


def test_where_f_is_undefined_there_is_no_dot():
    inside = Inside(state_of("sqrt(x)"))
    assert min(inside.x_of(column) for column, _ in inside.curve()) > -0.1
    assert not list(Inside(state_of("sqrt(-1-x^2)")).curve())


@pytest.mark.parametrize(("text", "pole"), [("1/x", 0.0), ("tan(x)", math.pi / 2), ("1/(x-2)^3", 2.0)])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_nothing_joins_the_two_sides_of_a_pole(text, pole, width):
    inside, f = Inside(state_of(text, 1.0), width), parse(text)
    for column, row in inside.curve():
        x = inside.x_of(column)
        if abs(x - pole) < 0.5 and f(x) and math.isfinite(f(x)) and abs(x - pole) > 0.15:
            assert (row > inside.v_of(0)) == (f(x) > 0)
    beside = [row for column, row in inside.curve() if abs(inside.x_of(column) - pole) < 10 / inside.wide / 2]
    assert len(beside) < inside.high / 4  # an upright from side to side would light them all


def test_a_jump_leaves_its_ends_apart():
    inside = Inside(state_of("floor(x)", 1.5))
    for level in range(-5, 5):
        xs = [inside.x_of(column) for column, row in inside.curve() if abs(row - inside.v_of(level)) < 1]
        assert level <= min(xs) <= max(xs) <= level + 1
    levels = [inside.v_of(level) for level in range(-5, 6)]
    assert all(min(abs(row - level) for level in levels) < 1 for _, row in inside.curve())


def test_a_curve_that_leaves_the_window_and_comes_back_is_not_joined_along_its_edge():
    inside = Inside(replace(state_of("x^2", 4.0), y_held=(4.0, 30.0)))
    places = [inside.x_of(column) for column, _ in inside.curve()]
    assert min(abs(x) for x in places) > 1.9
    assert min(places) < -4 < 4 < max(places)


def test_a_pole_has_a_broken_upright_and_a_hole_an_open_dot():
    pole = Inside(state_of("1/(x-2)"))
    uprights = [{x for x, (sign, _) in enumerate(row) if sign == "╎"} for row in pole.rows]
    assert sum(map(bool, uprights)) > len(pole.rows) - 3  # the tangent may cover one or two
    assert set().union(*uprights) == {round((2 - pole.window.x_min) / 10 * (pole.wide - 1)) // 2}
    hole = Inside(state_of("sin(x)/x", 3.0))
    places = [(x, y) for y, row in enumerate(hole.rows) for x, (sign, _) in enumerate(row) if sign == "○"]
    assert places == [(round((0 - hole.window.x_min) / 10 * (hole.wide - 1)) // 2, places[0][1])]
    assert len(hole.rows) - 1 - places[0][1] == round(hole.v_of(1.0)) // 4


def test_without_numbers_below_every_dot_keeps_its_place(monkeypatch):
    state = state_of("x^2 - 8")
    dots = list(Inside(state).curve())
    monkeypatch.setattr(axes, "x_ticks", lambda *_: ())
    assert list(Inside(state).curve()) == dots


def test_the_curve_stands_before_its_tangent_where_they_share_a_cell():
    inside = Inside(state_of("2x + 1"))
    colors = {color for row in inside.rows for character, color in row if 0x2800 < ord(character) < 0x2900}
    assert colors == {BLUE}


def test_every_number_beside_the_figure_stands_in_the_row_of_its_value():
    state = to.start("x^2 - 8")
    inside = Inside(state, 80, 30)
    framed = [line for line in figure(state, 80, 30).text().split("\n") if re.match("[^│┤]*[│┤]", line)]
    lines = framed[-len(inside.rows) :]
    ticks = {row: re.match(r"(\S+) ┤", line.strip()) for row, line in enumerate(lines)}
    values = {row: float(found[1].replace("−", "-")) for row, found in ticks.items() if found}
    assert len(values) >= 3
    for row, value in values.items():
        assert round(inside.v_of(value)) // 4 == len(lines) - 1 - row


def test_numbers_are_lined_up_at_the_frame_and_below_it():
    rows = figure(state_of("x/10", 1.0), 60, 20).text().split("\n")
    labels = [row.split("┤")[0] for row in rows if "┤" in row[:8]]
    assert len(labels) > 2
    assert len({len(label) for label in labels}) == 1
    assert all(label.endswith(" ") for label in labels)
    below = rows[-2]
    for label in ("−4", "0", "4"):
        assert rows[-3][below.index(label) + label.startswith("−")] == "┬"


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "1/x", "sqrt(-1-x^2)", slow_case("x^100")])
@pytest.mark.parametrize(
    ("widths", "heights"),
    [((1, 3, 19, 20), (1, 2, 5, 9, 10)), slow_case(((1, 2, 3, 7, 18, 19, 20, 21, 40), (1, 2, 3, 5, 8, 9, 10, 12)))],
)
def test_any_size_is_filled_exactly(text, charset, widths, heights):
    state = state_of(text)
    for width in widths:
        for height in heights:
            rows = figure(state, width, height, charset=charset).text().split("\n")
            assert [len(row) for row in rows] == [width] * height


@pytest.mark.parametrize(("low", "high"), [(-5.0, 5.0), (-1.0, 7.0), (-9.0, 2.0), (1.0, 5.0)])
def test_an_axis_stands_where_x_is_0_and_nowhere_else(low, high):
    state = to.set_range(to.start("1000 + 0x"), "x", low, high)  # a curve far from the axis along x
    rows = figure(state, 80, 22).text().split("\n")
    top, bottom = (next(y for y, row in enumerate(rows) if corner in row) for corner in "┌└")
    left, right = rows[top].index("┌") + 1, rows[top].index("┐")
    upright = [column for column in range(left, right) if sum(row[column] == "│" for row in rows[top:bottom]) > 8]
    at_0 = round((right - left - 1) * -low / (high - low)) + left
    assert upright == ([at_0] if low < 0 else [])


def test_a_figure_may_be_larger_than_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("LINES", "5")
    rows = figure(state_of("x"), 300, 60).text().split("\n")
    assert [len(row) for row in rows] == [300] * 60


@pytest.mark.parametrize("text", [*TEXTS, "sqrt(x)*pi*a", "cbrt(x)"])
@pytest.mark.parametrize("width", partly_slow([12, 40, 80], 3, 1))
def test_ascii_is_plain_ascii(text, width):
    drawn = figure(state_of(text, 1.0, 1.0), width, 20, charset="ascii")
    assert drawn.text().isascii()
    assert drawn.text(color=True).isascii()
    assert "\x1b" not in drawn.text()


def test_block_uses_no_braille():
    characters = set(figure(state_of("sin(x)", 1.0, 1.0), 80, 22, charset="block").text())
    assert characters & set("▀▄▌▐▚▞")
    assert not [character for character in characters if 0x2800 <= ord(character) < 0x2900]


@pytest.mark.parametrize("charset", partly_slow(["braille", "block", "ascii"], 3))
@pytest.mark.parametrize("text", TEXTS)
def test_colours_come_only_when_asked_and_change_no_character(text, charset):
    drawn = figure(state_of(text, 1.0, 1.0), 60, 20, charset=charset)
    assert "\x1b" not in str(drawn)
    assert f"\x1b[{BLUE}m" in drawn.text(color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", drawn.text(color=True)) == drawn.text() == str(drawn)


def test_curve_tangent_and_secant_have_colours_of_their_own_which_the_legend_repeats():
    rows = colored(figure(state_of("x^2 - 2", 1.5, 1.0), 80, 22).text(color=True))
    words = {}
    for name in ("f", "tangent", "secant"):
        row = next(row for row in rows[2:] if re.search(rf"\b{name}\b", "".join(sign for sign, _ in row)))
        words[name] = row[re.search(rf"\b{name}\b", "".join(sign for sign, _ in row)).start()][1]
    assert len(set(words.values())) == 3
    dots = {color for row in rows for character, color in row if 0x2800 < ord(character) < 0x2900}
    assert dots >= set(words.values())


def test_the_title_says_what_f_is_and_the_label_what_runs_along_the_axis():
    state = state_of("a*x^2 + b")
    first, *_, last = figure(state, 80, 20).text().split("\n")
    assert first.strip() == "f(x, a, b) = a·x² + b   (a = 1, b = 1)"
    assert last.strip() == "x"
    assert figure(state, 50, 20).text().split("\n")[0].strip() == "f(x, a, b) = a·x² + b"
    assert figure(state_of("x" + " + x" * 40), 50, 20).text().split("\n")[0].strip().endswith("…")


def test_an_undefined_f_has_axes_and_a_title_and_no_curve():
    rows = figure(state_of("sqrt(-1-x^2)"), 60, 14).text().split("\n")
    assert "√(−1 − x²)" in rows[0]
    assert "▲" in "".join(rows)
    assert "0 ┤─" in "".join(rows)


def test_a_grid_stands_at_the_ticks_on_request():
    state = state_of("x^2")
    ruled = replace(state, shown=state.shown | {"grid"})
    assert "┊" in figure(ruled, 60, 20).text()
    assert "┊" not in figure(state, 60, 20).text()


def test_one_figure_leaves_nothing_behind_for_the_next():
    first, second = figure(state_of("tan(x)"), 70, 20), figure(state_of("7"), 40, 12, charset="ascii")
    before = first.text(color=True), second.text(color=True)
    assert (first.text(color=True), second.text(color=True)) == before
    plotext.clear_figure()
    plotext.scatter([0, 1], [0, 1])
    alone = plotext.build()
    first.text()
    plotext.scatter([0, 1], [0, 1])
    assert plotext.build() == alone
    plotext.title("left over")
    plotext.ylim(0, 1e-9)
    plotext.xscale("log")
    assert first.text(color=True) == before[0]


def test_a_figure_that_fails_leaves_nothing_behind_either(monkeypatch):
    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr(plotext, "uncolorize", fails)
    with pytest.raises(RuntimeError):
        figure(state_of("x"), 60, 20).text()
    plotext.scatter([0, 1], [0, 1])
    after = plotext.build()
    plotext.clear_figure()
    plotext.scatter([0, 1], [0, 1])
    assert plotext.build() == after
    plotext.clear_figure()


HOSTILE = """
import sys, warnings
warnings.simplefilter("error")
from mgtui.playground.changes import values as to
from mgtui.plot.figure import figure
for text, low, high, x in zip(*[iter(sys.argv[1:])] * 4, strict=True):
    state = to.start(text)
    state = to.set_value(to.set_range(state, state.along, float(low), float(high)), state.along, float(x))
    for width in (40, 100):
        for charset in ("braille", "ascii"):
            rows = figure(state, width, 20, charset=charset).text().split("\\n")
            assert [len(row) for row in rows] == [width] * 20, text
"""


HOSTILE_CASES = [
    ("1/x", "-5", "5", "1e-300"),
    ("1/x^9", "-1e-30", "1e-30", "1e-31"),
    ("1e308*x", "-5", "5", "3"),
    ("1e8*x", "-1e299", "1e299", "1e299"),
    ("x", "1", "1.000000001", "1"),
    ("x", "-1e-320", "1e-320", "0"),
    ("e^(e^x)", "-5", "5", "3"),
    ("sin(1e6x)", "-5", "5", "0"),
    ("sin(1/x)", "-1", "1", "0"),
    ("tan(x^2)", "-10", "10", "1"),
    ("x^x^x", "-5", "5", "2"),
    ("floor(1e9x)", "-5", "5", "0"),
    ("1/sin(100x)", "-5", "5", "0"),
]


@pytest.mark.slow
def test_hostile_functions_are_drawn_all_the_same_and_soon():
    # One process for all: most of the time is its start. The time is a limit for each of the functions together.
    arguments = [argument for case in HOSTILE_CASES for argument in case]
    done = subprocess.run([sys.executable, "-c", HOSTILE, *arguments], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_plotext_is_loaded_when_a_figure_is_drawn_and_textual_never():
    code = """import sys
import mgtui.plot
from mgtui.playground.changes.values import start
from mgtui.plot.figure import figure
drawn = figure(start("x^2"), 60, 20)
loaded = [name in sys.modules for name in ("plotext", "textual", "rich")]
str(drawn)
print(loaded, [name in sys.modules for name in ("plotext", "textual", "rich")])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[False, False, False] [True, False, False]"


@pytest.mark.parametrize("charset", ["braille", "ascii"])
def test_a_figure_is_saved_as_text_or_as_a_page(charset, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    drawn = figure(state_of("x^2"), 60, 20, charset=charset)
    for name in ("plain.txt", "page.html", "colored.txt"):
        drawn.save(type(tmp_path)(name), color=name.startswith("colored"))
    assert (tmp_path / "plain.txt").read_text() == drawn.text() + "\n"
    assert (tmp_path / "colored.txt").read_text() == drawn.text(color=True) + "\n"
    page = (tmp_path / "page.html").read_text()
    assert "<span" in page
    assert page.isascii() == (charset == "ascii")
    assert capsys.readouterr().out == ""
    with pytest.raises(OSError, match="nowhere"):
        drawn.save(tmp_path / "nowhere" / "page.html")


PICTURES = {
    "braille": """\
                 f(x) = x² − 2
   ┌───────────────────────────────────────┐
   │ ⠤⠤ f  ·  ⠤⠄⠠ tangent y = 3x − 4.25    │
   │ ⠄⠄ secant slope 4                     │
   │⢄                  │                  ⡠│
20 ┤ ⢣                 │                 ⡜ │
   │  ⠑⡄               │               ⢠⠊  │
   │   ⠈⢆              │              ⡰⠁ ⡀⠂│
10 ┤     ⠑⢄            │            ⡠⠊⡀⠂⠁⡠⠔│
   │       ⠱⢄          │          ⡠⠎⠂⠁⠔ ⠁  │
   │         ⠑⢄        │        ⡠◆⠁ ⠁      │
 0 ┤───────────⠉⠒⢄×────┼────×●⠒⠉⣀⡇─────────│
   │               ⠉⠑⠒⠒▾⠒⠒⠊⠉⠁              │
   └┬──────────────────┬──────────────────┬┘
   −5                  0                  5
                       x
""",
    "block": """\
                 f(x) = x² − 2
   ┌───────────────────────────────────────┐
   │ ▄▄ f  ·  ▄▖▗ tangent y = 3x − 4.25    │
   │ ▖▖ secant slope 4                     │
   │▖                  │                  ▗│
20 ┤▝▚                 │                 ▞▘│
   │  ▀▖               │               ▗▀  │
   │   ▝▄              │              ▄▘ ▖▖│
10 ┤     ▀▄            │            ▄▀▖▘▘▄▞│
   │       ▀▄          │          ▄▀▘▘▞ ▘  │
   │         ▀▄▖       │       ▗▄◆▘        │
 0 ┤───────────▝▀▄×▖───┼───▗×●▀▘▄▌─────────│
   │               ▝▀▀▀▾▀▀▀▘               │
   └┬──────────────────┬──────────────────┬┘
   −5                  0                  5
                       x
""",
    "ascii": """\
                f(x) = x^2 - 2
   +---------------------------------------+
   | ** f    .. tangent y = 3x - 4.25      |
   | ++ secant slope 4                     |
   |*                  |                  *|
20 + *                 |                 * |
   |  **               |               **  |
   |    **             |             ** +++|
10 +      **           |           **+++...|
   |        **         |         O*+...    |
   |          ****     |     @***|         |
 0 +--------------x****v****x--------------|
   |                ..++++                 |
   ++------------------+------------------++
   -5                  0                  5
                       x
""",
}


@pytest.mark.parametrize("charset", PICTURES)
def test_a_parabola_with_tangent_and_secant_is_drawn_like_this(charset):
    rows = figure(state_of("x^2 - 2", 1.5, 1.0), 44, 16, charset=charset).text().split("\n")
    assert "\n".join(row.rstrip() for row in rows) + "\n" == PICTURES[charset]


@pytest.mark.parametrize(
    ("low", "high", "has_line"), [(-1.0, 1.0, True), (-4.0, 0.0, False), (0.0, 4.0, False), (1.0, 4.0, False)]
)
def test_the_x_axis_is_drawn_within_the_frame_and_not_beside_it(low, high, has_line):
    state = replace(state_of("7"), y_held=(low, high))
    rows = figure(state, 60, 20, charset="ascii").text(color=False).split("\n")
    assert any(row.count("-") > 20 and "|" in row for row in rows[1:-2]) == has_line


@pytest.mark.parametrize(("low", "high", "height"), [(-1.0, 3.0, 0.0), (2.0, 3.0, 2.0), (-3.0, -2.0, -2.0)])
def test_where_f_leaves_the_window_x_is_shown_on_its_axis_or_on_the_edge_nearest_to_it(low, high, height):
    rows = figure(replace(state_of("x^2 + 20"), y_held=(low, high)), 60, 20).text().split("\n")
    (row,) = [row for row in rows if "▲" in row]
    assert float(row.split("┤")[0].replace("−", "-")) == height


@pytest.mark.parametrize(
    ("width", "height", "framed"), [(20, 22, True), (19, 22, False), (60, 9, True), (60, 8, False)]
)
def test_a_figure_has_a_frame_and_numbers_from_twenty_columns_and_nine_rows_on(width, height, framed):
    text = figure(state_of("x^2"), width, height).text()
    assert ("┌" in text) == framed
    assert ("0" in text) == framed


@pytest.mark.parametrize(("size", "rows"), [((40, 20), 14), ((40, 9), 3), ((40, 8), 8), ((15, 6), 6)])
def test_a_figure_is_the_picture_of_eight_dots_a_cell_whose_window_suits_its_rows(size, rows):
    state = state_of("x^2 - 2", 1.5)
    assert figure(state, *size).scene is picture_of(state, size[0] * 2, size[1] * 4, Rows(rows, 4)).scene


def test_a_figure_has_colours_in_a_file_only_where_they_are_asked_for(tmp_path):
    drawn = figure(state_of("x"), 30, 10)
    assert drawn.content(".txt") == drawn.text() + "\n" != drawn.content(".txt", color=True)
    drawn.save(tmp_path / "plot.txt")
    assert (tmp_path / "plot.txt").read_text() == drawn.content(".txt")


@pytest.mark.parametrize(("width", "values"), [(52, ""), (53, "   (a = 1, b = 1)")])
def test_the_values_of_other_variables_stand_in_the_title_where_sixteen_columns_are_left(width, values):
    assert figure(state_of("a*x + b"), width, 20).title == "f(x, a, b) = a·x + b" + values
