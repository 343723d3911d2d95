"""The whole tour in a pseudo-terminal, answered right and answered wrong; every figure on its cards is the engine's."""

import re
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from mgtui.engine import best_step, difference, parse
from tests.pty_driver import Terminal

MGTUI = shutil.which("mgtui", path=str(Path(sys.executable).parent)) or "mgtui"
NUMBER = re.compile(r"−?\d+(?:\.\d+)?(?:e−?\d+)?")
ANSWER = re.compile(r"(?:(?<= {2})|(?<=▸ ))\d(?= [a-z])")  # the number by which an answer is chosen
CARD = slice(3, 9)  # the rows of the card at 80 x 24: a title and five rows

pytestmark = pytest.mark.slow

PARABOLA = parse("3x^2 - 4x + 5")
NETWORK = parse("tanh(2tanh(x - 1) - 3tanh(2x + 1) + tanh(x/2) + 1)")
PRODUCT = parse("a*b + c")
INPUTS = {"a": 2.0, "b": -3.0, "c": 10.0}
SQUARE = parse("(a*b + c)^2").gradient(**INPUTS)
GRID = np.arange(-5, 5, 0.25)
FLAT = 2 / 3


def figures(x, h=0.001, f=PARABOLA):
    """Return what the engine says of f at x: x, h, f(x), f(x + h), rise, run, quotient, slope and error."""
    d, slope = difference(f, x, h), f.jet(x).slope
    return [x, h, d.f_x, d.f_x_plus_h, d.rise, d.run, d.slope, slope, about(abs(d.slope - slope), 2)]


def about(value, digits):
    """Return a value that is shown to a few digits only."""
    return float(value), digits


def operations(f):
    return sum(1 for node in f.tree if node.args)


# Every number that a step may show besides the names of keys, and those it must, with the task open and answered.
AT_3, AT_MINUS_3, TINY = figures(3.0), figures(-3.0), figures(3.0, 1e-16)
GAP, BEST_H = about(np.spacing(3.0), 2), about(best_step(PARABOLA, 3.0).h, 1)
STEEPNESS = about(difference(NETWORK, 1.5).slope, 2)
SLOPES = [PRODUCT.jet(wrt=name, **INPUTS).slope for name in INPUTS]
LINE = [PARABOLA.jet(0.0).curvature, abs(PARABOLA.jet(0.0).slope), 2]  # 6x − 4; the 2 is the power in f's reading
READING = [3, 2, 4, 5]  # 3·x² − 4·x + 5
TOUR = [
    # title, may show, must show while open, must show once answered, right keys, wrong keys
    ("A function is a machine", [*READING, *figures(1.0), *AT_3], [1, PARABOLA(1.0), 3], [3, PARABOLA(3.0)],
     ["=", "3", "enter"], None),
    ("Many calls make a shape", [*GRID, *PARABOLA(GRID), 5, 0.25, len(GRID)],
     [-5, 5, 0.25, len(GRID), *PARABOLA(GRID[:3])], [-4, PARABOLA(-4.0)], ["right"] * 4, None),
    ("No formula needed", [operations(NETWORK), 1.5, STEEPNESS], [operations(NETWORK), 1.5],
     [STEEPNESS], ["down", "enter"], ["up", "enter"]),
    ("What it means", [1, *figures(1.0, 1e-3)], [1], [1e-3, difference(PARABOLA, 1.0).slope], ["["] * 3, None),
    ("Push, and guess", AT_3, [3, AT_3[2], 0.001], [AT_3[2], AT_3[3]], ["down", "enter"], ["down", "down", "enter"]),
    ("Rise over run", [*AT_3, 50], [AT_3[4], 0.001], [AT_3[4], 0.001, AT_3[6]], ["enter", "1", "4", "enter"],
     ["enter", "5", "0", "enter"]),
    ("A smaller push", [*AT_3, 3e-6, *figures(3.0, 1e-6), *figures(3.0, 1e-4), *figures(3.0, 1e-5)],
     [AT_3[6], 0.001, AT_3[8]], [1e-6, difference(PARABOLA, 3.0, 1e-6).slope, 14], ["["] * 3, None),
    ("Too small", [*TINY, sys.float_info.dig, GAP, 2, BEST_H],
     [1e-16, sys.float_info.dig], [TINY[6], GAP, BEST_H], ["up", "enter"], ["down", "enter"]),
    ("Check it by hand", [*READING, *LINE, *AT_3, 50], [*LINE, 3], [6, 3, 4, AT_3[7]], ["enter", "1", "4", "enter"],
     ["enter", "5", "0", "enter"]),
    ("On the other side", AT_MINUS_3, [-3, AT_MINUS_3[2]], [AT_MINUS_3[3], AT_MINUS_3[2], -22, AT_MINUS_3[6]],
     ["down", "down", "enter"], ["down", "enter"]),
    ("Where is it flat?", [*figures(2.0), *figures(FLAT), 2, 3], [PARABOLA.jet(2.0).slope], [FLAT, 2, 3, 0],
     ["left"] * 13 + ["shift+left"] * 3 + ["n"], None),
    ("Look closer", [*AT_3, 10, about(10 / 32, 2), 0], [10], [about(10 / 32, 2), 14], ["+"] * 5, None),
    ("A corner", [0, -1, 1], [0], [-1, 1], ["up", "enter"], ["down", "enter"]),
    ("Several inputs", [*INPUTS.values(), PRODUCT(**INPUTS), *SLOPES], [*INPUTS.values(), PRODUCT(**INPUTS)], SLOPES,
     ["down", "down", "enter"], ["down", "enter"]),
    ("What matters most?", [*INPUTS.values(), PRODUCT(**INPUTS), *SLOPES], [*INPUTS.values()], SLOPES,
     ["down", "enter"], ["down", "down", "enter"]),
    ("A chain by hand", [3, 2, 12, 36, 50], [2, 3, 12], [3, 12, 36], ["enter", "3", "6", "enter"],
     ["enter", "5", "0", "enter"]),
    ("The chain in a pane", [*READING, 1, 14, 7], [], [1, 14, PARABOLA.jet(3.0).slope],
     ["7", "up", "escape"], None),
    ("Backwards", [*INPUTS.values(), 16, 8, SQUARE["a"], SQUARE["b"], SQUARE["c"], 2, 50],
     [SQUARE.value, -3, 8], [8, -3, *SQUARE.partials.values()], ["enter", "-", "2", "4", "enter"],
     ["enter", "5", "0", "enter"]),
]  # fmt: skip
GUESSES = sum(wrong is not None for *_, wrong in TOUR)


def same(text, value):
    """Tell whether a number on the screen is this one: in full, to as many digits as are shown, or as `about` says."""
    shown = float(text.replace("−", "-"))
    value, *roundings = value if isinstance(value, tuple) else (value, 17, 10, 6)
    return any(shown == float(f"{float(value):.{digits}g}") for digits in roundings)


def card_of(terminal):
    return terminal.text.splitlines()[CARD]


def assert_every_figure_is_the_engines(terminal, allowed, wanted):
    title, *body = card_of(terminal)
    text = ANSWER.sub("", "\n".join(body)).replace("²", "2")
    shown = NUMBER.findall(text)
    for number in shown:
        assert any(same(number, value) for value in allowed), f"{number} in {title}\n{text}"
    for value in wanted:
        assert any(same(number, value) for number in shown), f"no {value} in {title}\n{text}"


def play(terminal, keys, title):
    """Press keys, and wait for a card with this in its title."""
    terminal.press(*keys)
    terminal.wait_for(lambda screen: title in card_of(screen)[0])
    terminal.settle(0.1)


def title_of(number):
    return f"{number}/{len(TOUR)} {TOUR[number - 1][0]}" if number <= len(TOUR) else "The end"


@pytest.fixture
def tour():
    with Terminal([MGTUI, "--tour"], size=(80, 24)) as terminal:
        terminal.wait_for(f"1/{len(TOUR)} A function is a machine")
        terminal.settle(0.3)
        yield terminal


def test_the_whole_tour_answered_right(tour):
    for number, (_, allowed, asked, answered, keys, _) in enumerate(TOUR, start=1):
        assert title_of(number) in card_of(tour)[0]
        assert_every_figure_is_the_engines(tour, allowed, asked)
        play(tour, keys, "Enter next")
        assert_every_figure_is_the_engines(tour, allowed, answered)
        play(tour, ["enter"], title_of(number + 1))
    assert f"{GUESSES} of {GUESSES}" in "\n".join(card_of(tour))
    tour.press("enter")
    tour.wait_for("Well done")
    tour.press("q")
    assert tour.wait() == 0
    assert tour.restored


def test_the_whole_tour_answered_wrong_or_left_undone(tour):
    for number, (_, allowed, _, answered, _, keys) in enumerate(TOUR, start=1):
        assert title_of(number) in card_of(tour)[0]
        if keys is None:  # nothing done: a hint, then on
            tour.press("enter")
            assert_every_figure_is_the_engines(tour, allowed, [])
            play(tour, ["k"], title_of(number + 1))
        else:
            play(tour, keys, "Enter next")
            assert_every_figure_is_the_engines(tour, allowed, answered)
            play(tour, ["enter"], title_of(number + 1))
    assert f"0 of {GUESSES}" in "\n".join(card_of(tour))


def test_a_tour_broken_off_goes_on_there_the_next_time(tmp_path):
    env = {"XDG_STATE_HOME": str(tmp_path)}
    with Terminal([MGTUI, "--tour"], size=(80, 24), env=env) as terminal:
        terminal.wait_for(f"1/{len(TOUR)}")
        terminal.press("k", "k")
        terminal.wait_for(f"3/{len(TOUR)}")
        terminal.press("q")
        assert terminal.wait() == 0
    with Terminal([MGTUI, "--tour"], size=(80, 24), env=env) as terminal:
        terminal.wait_for(f"3/{len(TOUR)}")


@pytest.mark.parametrize(
    ("size", "env", "arguments"),
    [((40, 12), {}, []), ((120, 35), {"NO_COLOR": "1"}, []), ((80, 24), {"TERM": "linux"}, ["--charset", "ascii"]),
     ((80, 24), {"LC_ALL": "C", "LANG": "C"}, [])],
)  # fmt: skip
def test_every_terminal_can_take_the_first_steps(size, env, arguments):
    with Terminal([MGTUI, "--tour", *arguments], size=size, env=env) as terminal:
        terminal.wait_for(f"1/{len(TOUR)}")
        terminal.press("=", "3", "enter")
        terminal.wait_for("In went 3, out came 20")
        for _ in range(12):
            if f"2/{len(TOUR)}" in terminal.text:
                break
            terminal.press("enter")
        terminal.wait_for(f"2/{len(TOUR)}")
        assert "?" not in "".join(card_of(terminal)[1:])


def test_the_guessing_game_in_a_terminal():
    with Terminal([MGTUI], size=(80, 24)) as terminal:
        terminal.wait_for("G guess")
        terminal.press("G")
        terminal.wait_for("Guess 1, score 0")
        for number in range(1, 4):  # after these there are flat places: the sign alone no longer does
            text = re.search(r"f\(x\) = (.+?)\s*$", terminal.row(0))[1]
            x = float(re.search(r"At x = (\S+),", terminal.text)[1].replace("−", "-"))
            slope = parse(text).jet(x).slope
            assert re.search(r"rise/run\s+\?", terminal.text)
            play(terminal, ["down", "enter"] if slope > 0 else ["down", "down", "enter"], "Enter next")
            assert f"slope {slope:g}".replace("-", "−") in " ".join(card_of(terminal)).replace("its slope is", "slope")
            assert f"score {number}" in card_of(terminal)[0]
            play(terminal, ["enter"], f"Guess {number + 1}")
        terminal.press("G")
        terminal.wait_for("Points: 3")
