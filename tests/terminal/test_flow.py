"""Frames wait for a line that does not keep up, and for no other."""

from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.terminal.flow import ASK, Flow

FRAME, PER_SECOND = 430, 30


class Line:
    """A line of so many bytes a second and so many seconds there and back, and a terminal that answers at once."""

    def __init__(self, rate: float, trip: float, *, answers: bool = True, start: int = 2000) -> None:
        self.rate, self.trip, self.answers = rate, trip, answers
        self.now = self.busy_until = 0.0
        self.frames: list[float] = []
        self.questions = 0
        self.under_way: deque[float] = deque()  # when each frame will have arrived
        self._replies: deque[float] = deque()
        self.flow = Flow(lambda: self.now)
        self.flow.forget()
        self.put(170, self.flow.begin())
        self.wait(1.0)
        self.put(start, self.flow.send(start))
        self.wait(start / rate + trip + 1.5)

    def put(self, count: int, question: str) -> None:
        self.busy_until = max(self.busy_until, self.now) + count / self.rate
        if question:
            assert question == ASK
            self.questions += 1
            if self.answers:
                self._replies.append(self.busy_until + self.trip)

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self._replies and self._replies[0] <= end:
            self.now = self._replies.popleft()
            self.flow.answered(self.now)
        self.now = end

    def frame(self, count: int = FRAME) -> bool:
        """Send a frame, or as much of it as a piece holds, if the line takes it."""
        if not self.flow.takes_more():
            return False
        count = min(count, self.flow.piece or count)
        self.frames.append(self.now)
        self.put(count, self.flow.send(count))
        return True

    def hold_a_key(self, seconds: float) -> None:
        for _ in range(round(seconds * PER_SECOND)):
            self.frame()
            self.wait(1 / PER_SECOND)

    @property
    def backlog(self) -> float:
        """Seconds until the terminal has taken all it was sent."""
        return max(0.0, self.busy_until - self.now)


@pytest.mark.parametrize("trip", [0.0, 0.02, 0.2, 0.3])
def test_a_line_that_keeps_up_gets_every_frame_and_few_questions(trip: float) -> None:
    line = Line(1e6, trip)
    line.frames.clear()
    line.questions = 0
    line.hold_a_key(3)
    assert len(line.frames) >= 3 * PER_SECOND - 1
    assert line.questions <= len(line.frames) / 2


@given(st.floats(120, 8000), st.floats(0, 0.6))
@settings(max_examples=200)
def test_a_line_that_does_not_keep_up_is_two_frames_and_a_round_trip_behind_at_most(rate: float, trip: float) -> None:
    line = Line(rate, trip)
    line.hold_a_key(2)
    behind = [line.backlog]
    for _ in range(60):
        line.hold_a_key(0.1)
        behind.append(line.backlog)
    if rate < FRAME * PER_SECOND / 2:
        assert max(behind) <= 2 * FRAME / rate + trip + 0.1
    assert line.frames[-1] > line.now - 3 - FRAME / rate - trip


def test_at_9600_baud_pieces_are_short_and_the_line_is_not_left_idle() -> None:
    line = Line(960, 0.0)
    assert line.flow.piece is not None
    assert line.flow.piece < 300
    line.frames.clear()
    line.hold_a_key(4)
    assert line.backlog < 0.35
    assert len(line.frames) > 10


def test_a_line_that_becomes_quick_is_used_in_full_again() -> None:
    line = Line(960, 0.0)
    line.hold_a_key(2)
    line.rate = 1e6
    line.wait(1)
    line.hold_a_key(1)
    line.frames.clear()
    line.hold_a_key(2)
    assert len(line.frames) == 2 * PER_SECOND
    assert line.flow.piece is None


def test_a_line_that_becomes_slow_is_found_out_within_two_seconds_of_frames() -> None:
    line = Line(1e6, 0.02)
    line.hold_a_key(2)
    line.rate = 960
    line.hold_a_key(1)
    assert line.backlog < 2.5
    line.hold_a_key(3)
    assert line.backlog < 0.5


def test_small_frames_down_a_slow_line_do_not_make_it_look_quick() -> None:
    line = Line(960, 0.0)
    for _ in range(20):
        line.frame(12)
        line.wait(0.5)
    line.frame(2000)
    assert line.backlog < 0.5


def test_a_terminal_that_never_answers_is_not_waited_for_and_soon_not_asked() -> None:
    line = Line(1e6, 0.0, answers=False)
    line.frames.clear()
    line.hold_a_key(3)
    assert len(line.frames) == 3 * PER_SECOND
    assert line.questions <= 3


def test_an_answer_that_is_lost_is_waited_for_a_few_seconds_at_most() -> None:
    line = Line(1e6, 0.02)
    line.wait(2)
    line.answers = False
    line.hold_a_key(1)
    held = line.now
    assert not line.frame()
    line.wait(line.flow.patience)
    assert line.frame()
    assert line.now - held < 5


def test_a_stray_answer_holds_up_a_mute_terminal_once_at_most() -> None:
    line = Line(1e6, 0.0, answers=False)
    line.flow.answered(line.now)
    line.hold_a_key(10)
    line.frames.clear()
    line.hold_a_key(3)
    assert len(line.frames) == 3 * PER_SECOND


def test_an_answer_that_nobody_waits_for_changes_nothing() -> None:
    line = Line(960, 0.0)
    piece = line.flow.piece
    for _ in range(5):
        line.flow.answered(line.now)
    assert line.flow.piece == piece


def test_after_a_suspension_no_old_answer_is_waited_for() -> None:
    line = Line(960, 0.0)
    line.frame()
    assert not line.flow.takes_more()
    line.flow.forget()
    assert line.flow.takes_more()
