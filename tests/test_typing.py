"""No letter typed is lost: real bytes at the pace of a machine, of a fast typist, and of a line that stutters."""

import sys
import time

import pytest

from tests.pty_driver import Terminal, key
from tests.typed import mistakes

RUNS = 12


@pytest.mark.slow
def test_what_is_typed_into_any_input_stands_there_and_is_what_is_drawn():
    assert mistakes(RUNS, seed=7, gaps=(None, 0)) == []


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0, 50, 100, 200, 300, 400, 500])
def test_keys_pressed_before_the_first_frame_are_played_in_order(delay):
    with Terminal([sys.executable, "-m", "mgtui", "--at", "1"], size=(80, 24)) as terminal:
        time.sleep(delay / 1000)
        # No Enter and no ctrl+u: until the program has the terminal, its driver acts on them.
        terminal.send(key("right") * 2 + "e" + key("right") + "+1")
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
        terminal.wait_for("f is 5 ")
        assert terminal.row(0).strip() == "f(x) = 3x^2 - 4x + 5+1"


@pytest.mark.slow
@pytest.mark.parametrize("delay", range(60, 400, 20))
def test_ctrl_c_while_the_program_starts_ends_it_without_a_word_or_is_a_key(delay):
    with Terminal([sys.executable, "-m", "mgtui"], size=(80, 24)) as terminal:
        time.sleep(delay / 1000)
        terminal.send("\x03")
        terminal.wait_for(lambda terminal: "ctrl+c again leaves" in terminal.text or not terminal.alive())
        # Python itself, before it comes to us, cannot be kept from speaking.
        assert b"/mgtui/" not in terminal.output
        if not terminal.alive():
            assert terminal.wait() == 130
            assert terminal.restored


@pytest.mark.slow
def test_half_a_formula_is_quiet_until_a_pause_and_then_red_with_one_frame():
    with Terminal([sys.executable, "-m", "mgtui"], size=(80, 24)) as terminal:
        terminal.wait_for("tangent")
        terminal.press("e", key("right"))
        terminal.send("^")
        terminal.settle(0.4)
        assert "missing" not in terminal.text
        assert terminal.row(1).strip() == "…"
        terminal.wait_for("Something is missing after '^'", limit=5)
        terminal.settle(0.3)
        sent = len(terminal.output)
        terminal.settle(2)
        assert len(terminal.output) == sent  # nothing more comes
        terminal.press("escape", settle=0.3)
        assert terminal.row(0).strip() == "f(x) = 3x^2 - 4x + 5"
        assert "missing" not in terminal.text
