"""How much of what was sent the terminal has received.

No buffer on the way tells: a pseudo-terminal takes 12 KB before a writer has to wait, sshd and the network take more,
and at 9,600 baud that is half a minute of frames gone by. So the terminal itself is asked, by the report of its
cursor's place (CPR), which every terminal answers in the order in which things reach it.

A line that keeps up is asked once in some frames and after a pause. One that does not gets a piece of a frame at a
time, each with a question, and each of what is to be seen by then: it stops a frame and a round trip after the last
key.
Nothing is held back where no answer ever came.
"""

import math
import time
from collections import deque
from collections.abc import Callable

ASK = "\x1b[6n"

_JITTER = 0.03  # seconds that an answer may take longer than the quickest did, with half as long again as that one
_MOST = 8000  # bytes under way on a quick line: at 300 ms and 60 frames a second
_QUESTIONS = 6  # to a full line
_PAUSE = 1.0  # seconds after which the line is tried anew: it may have become another
_PATIENCE = 2.0  # seconds for an answer, and for the bytes before it
_SLOWEST = 240.0  # bytes a second, 2,400 baud
_PIECE, _SHORTEST = 0.2, 160  # seconds, and bytes, of a piece that is sent at once down a slow line
_OPENING = 170  # bytes, about, of modes
_UNHEARD = 3  # questions to a terminal that has answered none


class Flow:
    """What is under way to the terminal.

    Args:
        clock: seconds, from anywhere.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._heard = False
        self._quickest, self._behind = math.inf, 0  # seconds of the quickest answer, and bytes before its question
        self.forget()
        self._is_open = False

    def forget(self) -> None:
        """Count on nothing that was asked before: the answers may have gone elsewhere."""
        self._is_open = True
        self._asked: deque[tuple[float, int, int]] = deque()  # when, bytes sent until then, bytes under way then
        self._sent = self._received = self._asked_at = 0
        self._allowed = 0  # bytes that may be under way while another frame is sent
        self._rate: float | None = None  # bytes a second, of a line that does not keep up
        self._last = -math.inf

    def begin(self) -> str:
        """Return the first question, which is to be sent behind what a driver begins with."""
        self._sent += _OPENING
        return self._ask()

    def _ask(self) -> str:
        """Return the question, which is to be sent now."""
        self._asked.append((self._clock(), self._sent, self._sent - self._received))
        self._asked_at = self._sent
        return ASK

    def send(self, count: int) -> str:
        """Count a frame of so many bytes; return what is to be sent behind it, the question or nothing."""
        now = self._clock()
        paused, self._last = now - self._last > _PAUSE, now
        self._sent += count
        if not self._is_open or (not self._heard and len(self._asked) >= _UNHEARD):
            return ""
        return self._ask() if paused or self._sent - self._asked_at >= self._allowed // _QUESTIONS else ""

    def answered(self, when: float) -> None:
        """Take in an answer that came at `when`; one that nobody waits for tells no more than that there are any."""
        self._heard = True
        if not self._asked:
            return
        asked, self._received, under_way = self._asked.popleft()
        took = when - asked
        if took < self._quickest:
            self._quickest, self._behind = took, under_way
        if took > self._in_time:
            self._allowed, self._rate = 0, under_way / (took - self._trip)
        elif self._rate is None or self._trip + under_way / self._rate > self._in_time:
            # As many bytes would have been late at the rate of before; few come in time down any line.
            self._allowed, self._rate = max(self._allowed, min(2 * under_way, _MOST)), None

    @property
    def piece(self) -> int | None:
        """How many bytes to send at once; None for as many as there are."""
        return None if self._rate is None else max(_SHORTEST, round(self._rate * max(_PIECE, 2 * self._trip)))

    def takes_more(self) -> bool:
        """Tell whether another frame may be sent; from then on, no answer that is overdue is waited for."""
        if not self._asked or not self._heard:
            return True
        if self.patience <= 0:
            self._heard = False  # until it answers again: what was heard may have been asked by somebody else
            self.forget()
            return True
        late = self._clock() - self._asked[0][0] > self._in_time
        return not late and self._sent - self._received <= self._allowed

    @property
    def patience(self) -> float:
        """Seconds left until the answer that is waited for counts as lost."""
        if not self._asked:
            return 0.0
        asked, _, under_way = self._asked[0]
        return asked + _PATIENCE + under_way / _SLOWEST - self._clock()

    @property
    def _in_time(self) -> float:
        return 1.5 * self._trip + _JITTER

    @property
    def _trip(self) -> float:
        """Seconds there and back, without those that the bytes before the question took."""
        return max(0.0, self._quickest - (self._behind / self._rate if self._rate else 0.0))
