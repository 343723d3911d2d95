"""A computation done in slices: it stands still between them, so that whoever waits for it can do something else.

The same code does it in one go or in slices: wherever work is counted (`charge` and `spend` of `budget`) it may stop.
A thread of its own keeps the place, and never runs beside the one that asks for a slice: one of the two always waits.
"""

import math
import threading
from collections.abc import Callable
from contextvars import Context
from typing import Generic, TypeVar

from mgtui.engine.search import budget

T = TypeVar("T")


class _DroppedError(BaseException):
    """Unwinds a computation that nobody wants any more."""


class _Turns:
    """Whose turn it is, the computation's or that of the one who asks.

    Attributes:
        left: what the computation may spend before it stops, in counted microseconds.
        dropped: whether it is to end.
    """

    def __init__(self) -> None:
        self.left = 0.0
        self.dropped = False
        self._asker, self._worker = threading.Lock(), threading.Lock()
        self._asker.acquire()
        self._worker.acquire()

    def spend(self, cost: float) -> None:
        """Count some work; stop where the slice ends."""
        self.left -= cost
        if self.left <= 0.0:
            self.give_back()
            self.wait()

    def grant(self, most: float) -> None:
        """Let the computation go on, and wait until it stops."""
        self.left = most
        self._worker.release()
        self._asker.acquire()

    def give_back(self) -> None:
        """Let the one who asks go on."""
        self._asker.release()

    def wait(self) -> None:
        """Wait for a slice."""
        self._worker.acquire()
        if self.dropped:
            raise _DroppedError

    def drop(self) -> None:
        """Have the computation end where it stands."""
        self.dropped = True
        self._worker.release()


class Sliced(Generic[T]):
    """A computation to be done in slices, or in one go where there is time."""

    def __init__(self, compute: Callable[[], T]) -> None:
        self._compute: Callable[[], T] | None = compute
        self._turns: _Turns | None = None
        self._outcome: list[T] = []
        self._failure: list[BaseException] = []

    @property
    def is_done(self) -> bool:
        """Whether the result is there."""
        return bool(self._outcome)

    @property
    def is_begun(self) -> bool:
        """Whether anything has been done."""
        return self._compute is None

    def advance(self, most: float) -> bool:
        """Do some of it; return whether it is done.

        Args:
            most: what may be done, in microseconds as they are counted; what is counted at once goes beyond it.
        """
        if not self.is_done:
            self._go_on(most)
        return self.is_done

    def result(self) -> T:
        """Do the rest of it, and return the result."""
        if self._compute is not None:
            compute, self._compute = self._compute, None
            self._outcome.append(compute())  # no need of a thread
        elif not self.is_done:
            self._go_on(math.inf)
        return self._outcome[0]

    def _go_on(self, most: float) -> None:
        if self._failure:
            raise self._failure[0]
        if self._compute is not None:
            compute, self._compute = self._compute, None
            self._turns = _Turns()
            args = compute, self._turns, self._outcome, self._failure  # not self: a thread would keep it alive
            threading.Thread(target=_run, args=args, daemon=True).start()
        if self._turns is not None:
            self._turns.grant(most)
        if self._failure:
            raise self._failure[0]

    def __del__(self) -> None:
        """End a computation that nobody can ask for any more."""
        if self._turns is not None and not (self._outcome or self._failure):
            self._turns.drop()


def _run(compute: Callable[[], T], turns: _Turns, outcome: list[T], failure: list[BaseException]) -> None:
    """Compute in a context of its own: neither budget nor numpy's error state is shared with the one that asks."""
    try:
        turns.wait()
        outcome.append(Context().run(_counted, compute, turns))
    except _DroppedError:
        return
    except BaseException as error:  # it belongs to the one who asked
        failure.append(error)
    turns.give_back()


def _counted(compute: Callable[[], T], turns: _Turns) -> T:
    budget.SPENDER.set(turns.spend)
    return compute()
