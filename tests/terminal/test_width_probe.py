"""A terminal that draws characters of ambiguous width in two columns is found out, and shown none."""

import sys
import unicodedata

import pytest

from mgtui.text.charset import narrow
from tests.pty_driver import Terminal

MGTUI = [sys.executable, "-m", "mgtui"]
WIDE = b"\x1b[1;3R"


class Probed(Terminal):
    """A terminal whose first report of the cursor's place says that a character was wide."""

    probed = False

    def _reply(self, query: bytes) -> bytes:
        if query == b"6n" and not self.probed:
            self.probed = True
            return WIDE
        return super()._reply(query)


class Late(Probed):
    """The same, over a line on which no report has come in yet."""

    held_back = b""

    def _reply(self, query: bytes) -> bytes:
        reply = super()._reply(query)
        if query != b"6n":
            return reply
        self.held_back += reply
        return b""


def ambiguous(terminal: Terminal) -> set[str]:
    return {character for character in terminal.text if unicodedata.east_asian_width(character) == "A"}


def ready(terminal: Terminal) -> None:
    terminal.wait_for("quit")
    terminal.settle()


@pytest.mark.parametrize("character", "●─│→π²·×█±")
def test_a_character_of_ambiguous_width_has_a_look_alike_in_one_column(character: str) -> None:
    assert narrow("braille")(character).isascii()
    assert narrow("block")(character).isascii()


@pytest.mark.parametrize("character", "⠿−▾世x")
def test_other_characters_stay(character: str) -> None:
    assert narrow("braille")(character) == character


@pytest.mark.slow
def test_where_they_are_wide_none_is_shown_and_the_plot_keeps_its_dots() -> None:
    with Probed(MGTUI) as terminal:
        ready(terminal)
        assert not ambiguous(terminal)
        assert "3*x^2 - 4*x + 5" in terminal.text
        assert any("\u2800" < character <= "\u28ff" for character in terminal.text)
        for name in ("right", "2", "3", "?"):
            terminal.press(name)
            assert not ambiguous(terminal)


@pytest.mark.slow
def test_an_answer_that_comes_after_the_first_frame_has_all_drawn_again() -> None:
    with Late(MGTUI) as terminal:
        ready(terminal)
        assert ambiguous(terminal)
        terminal.send(terminal.held_back)
        terminal.settle()
        assert not ambiguous(terminal)
        assert "rises with slope 14" in terminal.text


@pytest.mark.slow
def test_where_they_are_narrow_they_are_shown_and_a_second_report_is_neither_typed_nor_believed() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        before = terminal.text
        assert ambiguous(terminal)
        terminal.send(WIDE * 3)
        terminal.settle()
        assert terminal.text == before


@pytest.mark.slow
@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"TERM": "linux"}])
def test_where_they_are_never_shown_nothing_is_drawn_to_find_out(env: dict[str, str]) -> None:
    with Terminal(MGTUI, env=env) as terminal:
        ready(terminal)
        assert terminal.output.isascii()
