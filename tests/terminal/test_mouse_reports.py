"""The mouse in three encodings: each press, drag, turn and release once, and none that cannot be."""

import pytest
from textual import events

from tests.terminal.test_key_sequences import events_of

SGR = b"\x1b[<0;3;5M\x1b[<32;4;5M\x1b[<0;4;5m\x1b[<65;4;5M"
URXVT = b"\x1b[32;3;5M\x1b[64;4;5M\x1b[35;4;5M\x1b[97;4;5M"
X10 = b"\x1b[M #%\x1b[M@$%\x1b[M#$%\x1b[Ma$%"


@pytest.mark.parametrize("sent", [SGR, URXVT, X10], ids=["sgr", "urxvt", "x10"])
def test_a_drag_and_a_turn_are_the_same_in_every_encoding(sent):
    press, drag, release, turn = events_of(sent)
    assert [type(event) for event in (press, drag, release, turn)] == [
        events.MouseDown, events.MouseMove, events.MouseUp, events.MouseScrollDown,
    ]  # fmt: skip
    assert (press.x, press.y, press.button) == (2, 4, 1)
    assert (drag.x, drag.y, drag.button, drag.delta_x) == (3, 4, 1, 1)
    assert (release.x, release.y, release.button) == (3, 4, 1)


def test_modifiers_come_with_a_press():
    (press,) = events_of(b"\x1b[<22;1;1M")
    assert (press.button, press.shift, press.meta, press.ctrl) == (3, True, False, True)


@pytest.mark.parametrize(
    "sent",
    [b"\x1b[<0;81;1M", b"\x1b[<0;1;25M", b"\x1b[<0;0;1M", b"\x1b[<0;-4;1M", b"\x1b[<128;1;1M", b"\x1b[<0;1;1m",
     b"\x1b[<64;1;1m", b"\x1b[M\x00!!", b"\x1b[<0;99999999999;1M", b"\x1b[M#!!"],
)  # fmt: skip
def test_reports_of_what_cannot_be_are_dropped(sent):
    assert not [event for event in events_of(sent) if not isinstance(event, events.MouseMove)]


def test_a_drag_may_end_beyond_the_screen():
    press, release = events_of(b"\x1b[<0;80;1M\x1b[<0;95;1m")
    assert isinstance(press, events.MouseDown)
    assert isinstance(release, events.MouseUp)


def test_where_the_size_comes_with_pixels_the_mouse_counts_in_them():
    _, resize, press = events_of(b"\x1b[?2048;2$y\x1b[48;24;80;480;800t\x1b[<0;26;46M")
    assert resize.size == (80, 24)
    assert (press.pointer_x, press.pointer_y) == (2.5, 2.25)


def test_a_size_that_nobody_asked_for_is_dropped():
    assert events_of(b"\x1b[48;24;80;480;800t") == []
