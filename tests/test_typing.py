"""No letter typed is lost: real bytes at the pace of a machine, of a fast typist, and of a line that stutters."""

import random
import sys
import time

import pytest

from tests.pty_driver import Terminal, key

GAPS = (0, 1, 2, 5, 10, 20, 40)  # milliseconds between two keys
LETTERS = "sin(x)*cos(2x)+3x^2-4x+5-exp(-x^2)/7+abs(x-1)*"
ROUNDS = 4


def edits(rng):
    """Return keys as they are sent, and what a line holds after them: letters, deletions, moves to and fro."""
    line: list[str] = []
    keys: list[str] = []
    at = 0
    for letter in rng.choices(LETTERS, k=40):
        roll = rng.random()
        if roll < 0.1 and at:
            keys.append("\x7f")
            at -= 1
            del line[at]
        elif roll < 0.2 and at:
            keys.append(key("left"))
            at -= 1
        elif roll < 0.3 and at < len(line):
            keys.append(key("right"))
            at += 1
        else:
            keys.append(letter)
            line.insert(at, letter)
            at += 1
    # The bracket ends the word before it: no completion is shown behind the text.
    return [*keys, key("end"), ")"], "".join([*line, ")"])


@pytest.mark.slow
@pytest.mark.parametrize("gap", GAPS)
def test_what_is_typed_into_the_expression_stands_there(gap):
    rng = random.Random(gap)
    with Terminal([sys.executable, "-m", "mgtui"], size=(80, 24)) as terminal:
        terminal.wait_for("tangent")
        terminal.press("e")
        for _ in range(ROUNDS):
            keys, wanted = edits(rng)
            terminal.press("end", "ctrl+u")
            for sent in keys:
                terminal.send(sent)
                time.sleep(gap / 1000)
                terminal.read(0)
            terminal.settle(0.3)
            assert terminal.row(0).partition("= ")[2].rstrip() == wanted


@pytest.mark.slow
@pytest.mark.parametrize("gap", GAPS)
def test_the_function_drawn_is_the_one_typed(gap):
    with Terminal([sys.executable, "-m", "mgtui", "--at", "1"], size=(80, 24)) as terminal:
        terminal.wait_for("tangent")
        terminal.press("e")
        for sent in ("\x15", *"x^2+7x-3x+13"):
            terminal.send(sent)
            time.sleep(gap / 1000)
        terminal.wait_for("f is 18")
        assert "rises with slope 6" in terminal.text


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0, 50, 100, 200, 300, 400, 500])
def test_keys_pressed_before_the_first_frame_are_played_in_order(delay):
    with Terminal([sys.executable, "-m", "mgtui", "--at", "1"], size=(80, 24)) as terminal:
        time.sleep(delay / 1000)
        # No Enter and no ctrl+u: until the program has the terminal, its driver acts on them.
        terminal.send(key("right") * 2 + "e+1")
        terminal.wait_for("At x = 1.2, f is 5.52 and rises with slope 3.2.")


@pytest.mark.slow
def test_a_letter_right_behind_a_recalled_expression_belongs_to_it():
    with Terminal([sys.executable, "-m", "mgtui", "--at", "1"], size=(80, 24)) as terminal:
        terminal.wait_for("tangent")
        terminal.press("e", "end", "ctrl+u")
        terminal.send("x^2\r")
        terminal.wait_for("f is 1 ")
        terminal.press("e", "end", "ctrl+u")
        terminal.send(key("up") + "+1")  # one packet: no draw in between
        terminal.wait_for("f is 2 ")
        assert terminal.row(0).strip() == "f(x) = x^2+1"


@pytest.mark.slow
@pytest.mark.parametrize("delay", range(60, 400, 20))
def test_ctrl_c_while_the_program_starts_ends_it_without_a_word_or_is_a_key(delay):
    with Terminal([sys.executable, "-m", "mgtui"], size=(80, 24)) as terminal:
        time.sleep(delay / 1000)
        terminal.send("\x03")
        terminal.settle(1.5)
        # Python itself, before it comes to us, cannot be kept from speaking.
        assert b"/mgtui/" not in terminal.output
        if not terminal.alive():
            assert terminal.wait() == 130
            assert terminal.restored
