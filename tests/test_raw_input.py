"""Whatever bytes come from the terminal: the program stays, types none of them, and its keys go on working."""

import random
import sys

import pytest

from tests.pty_driver import Terminal, key
from tests.terminal.test_input_parser import REPLIES, random_input

pytestmark = pytest.mark.slow

LATE = 0.14  # seconds: after 0.1 an escape would count as the key

COMMAND = (sys.executable, "-m", "mgtui", "x^2", "--at", "1")

NOISE = (
    b"\xe9", b"\xff\xfe", b"\x80\x9b", b"\xc2\x9b", b"\x1b[M\x20\x90\x30", b"\x1b[M#!!", b"\x1b[96;2;2M",
    b"\x1b[35;2;2M",
    b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m",
    b"\x1b[<0;-3;2M", b"\x1b[<128;5;5M", b"\x1b[13;1:3u", b"\x1b[57:93;5u",
    b"\x1b[113;1:3u", b"\x1b[57441;2u", b"\x1b[1114112u", b"\x1b[55296;;55296u", b"\x1b[99999999999u",
    b"\x1b[1;1:3C", b"\x1b[?9999;2$y", b"\x1b[48;9;40;0;0t", b"\x1b[201~", b"\x1b[999~", b"\x1b[=q", b"\x1b[;;q",
)  # fmt: skip


@pytest.fixture(scope="module")
def terminal():
    with Terminal(COMMAND) as terminal:
        terminal.wait_for("tangent")
        yield terminal


def leave(terminal):
    """Leave whatever is open: an escape counts as the key once nothing has followed it for a moment."""
    terminal.press("escape", "escape", settle=0.25)


@pytest.fixture
def typing(terminal):
    """The program with an empty expression that has the keys."""
    if terminal.screen.cursor.y != 0:  # the expression lost them
        leave(terminal)
        terminal.press("e")
    terminal.send(key("end") + "\x15")
    terminal.wait_for(lambda terminal: terminal.row(0).strip() == "f(x) =")
    return terminal


def expression(terminal, wanted):
    terminal.wait_for(lambda terminal: terminal.row(0).partition("=")[2].strip() == wanted)


@pytest.mark.parametrize("noise", [*REPLIES, *NOISE], ids=lambda noise: repr(noise[:30]))
def test_what_is_no_key_types_nothing(typing, noise):
    typing.send(b"2" + noise + b"3)")
    expression(typing, "23)")


@pytest.mark.parametrize("reply", [reply for reply in REPLIES if len(reply) < 40], ids=lambda reply: repr(reply[:30]))
def test_a_reply_that_comes_late_and_in_pieces_types_nothing(typing, reply):
    typing.send("2")
    typing.settle()  # its frame asks where the cursor is, and a terminal does not answer in the middle of a reply
    for piece in (reply[:2], reply[2:7], reply[7:]):
        typing.send(piece)
        typing.settle(LATE, 0.3)
    typing.send("3)")
    expression(typing, "23)")


def test_a_paste_is_text_to_its_end_whatever_is_in_it(typing):
    typing.send(b"\x1b[200~x\x1b^3\x03\r\x1a\x1b[201~")
    expression(typing, "x^3")
    typing.send(b"+1)")
    expression(typing, "x^3+1)")


def test_the_end_of_a_paste_may_come_late_and_in_pieces(typing):
    typing.send(b"\x1b[200~x^3\x1b[20")
    typing.settle(0.3, 0.3)
    typing.send(b"1~")
    expression(typing, "x^3")


def test_a_paste_that_never_ends_is_taken_and_ctrl_c_works(typing):
    # A second after the line was cleared it is marked as empty; that frame asks where the cursor is, and a terminal
    # does not answer in the middle of a paste.
    typing.settle(1.3)
    typing.send(b"\x1b[200~x^3\x1b[20")
    expression(typing, "x^3")
    leave(typing)
    typing.send(b"\x03")
    typing.wait_for("ctrl+c again leaves")


@pytest.mark.parametrize(
    "sent", [b"\r", b"\n", b"\x1bOM", b"\x1b[13u", b"\x1b[57414u", b"\x1b[106;5u", b"\x1b[27;5;109~"]
)
def test_whatever_is_sent_for_enter_ends_the_expression(typing, sent):
    typing.send(b"x^2")
    expression(typing, "x^2")
    typing.send(sent)
    typing.settle()
    typing.send(b"=")
    typing.wait_for("x = ")
    typing.send(b"\x15" + b"3" + sent)
    typing.wait_for("At x = 3,")
    typing.press("=")
    typing.send(b"\x151" + sent)
    typing.wait_for("At x = 1,")


def test_a_russian_keyboard_types_its_letters_and_presses_the_keys_of_their_places(terminal):
    leave(terminal)
    terminal.send(b"\x1b[1091::101;;1091u")  # the key of e
    terminal.send(b"\x1b[H\x0b" + b"\x1b[1078::59;;1078u")
    terminal.wait_for(lambda terminal: terminal.row(0).partition("=")[2].strip().startswith("ж"))
    terminal.send("\x7fx^2\r")
    assert b"\x1b[>29u" in terminal.output


def test_the_program_survives_a_thousand_random_inputs():
    rng = random.Random(4)
    with Terminal(COMMAND, size=(60, 20)) as terminal:
        terminal.wait_for("x²")
        for _ in range(1000):
            # No letter of these leaves the program or its screen.
            terminal.send(bytes(byte for byte in random_input(rng) if byte not in b"qQEZ\x03\x11\x1a"))
            terminal.read(0)
        terminal.settle(1.5)
        terminal.send(b"\x1b\x1b[201~")
        terminal.settle(0.5)
        assert terminal.alive()
        leave(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.restored
