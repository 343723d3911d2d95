"""Asks a child process for the values of somebody's own callable: one request at a time, while keys go on."""

import asyncio
import math
import mmap
import struct
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from mgtui.playground.actions import BY_NAME
from mgtui.playground.own_computing import Drafted, Drawing, Finished, compute, drawing_of
from mgtui.playground.own_functions import OwnFunction, is_traced, own_called
from mgtui.playground.own_values import Points, RememberedSource, Values
from mgtui.playground.state import State, label_of
from mgtui.terminal.child import Child
from mgtui.text.numbers import short

DEADLINE = 5.0  # seconds for one call of f
_LATE = 0.4  # seconds after which something is said of it
_MOST_ENDS = 3  # of calls that do not return or end the process, after which f is not called any more
_MOST_DRAWN = 256  # states whose values are all known
_MOST_PRINTED = 20_000  # characters kept of what f prints
_EXACT = "traced: exact"
_DROPPED = mmap.PAGESIZE - 1  # where the child is told that nobody waits for what it computes


class OwnWorker:
    """Has the values of a callable computed, and says how that goes.

    Attributes:
        printed: what f has printed, the end of it.
    """

    def __init__(self, changed: Callable[[], None], deadline: float = DEADLINE) -> None:
        self.printed = ""
        self._changed = changed
        self._deadline = deadline
        self._wanted: Drawing | None = None
        self._own: OwnFunction | None = None
        self._child: Child | None = None
        self._watched: tuple[int, ...] = ()
        self._request: Drawing | Points | None = None
        self._asked = 0.0
        self._drawn: dict[Drawing, None] = {}
        self._drafts: dict[Drawing, bool] = {}  # of functions that take long: whether that is all
        self._stopped: Drawing | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ends = 0
        self._call = mmap.mmap(-1, mmap.PAGESIZE)  # shared with the child: when the last call began, and where

    @property
    def late(self) -> bool:
        """Whether a request has been open for so long that it shows."""
        return self._request is not None and time.monotonic() - self._asked > _LATE

    @property
    def sentence(self) -> str:
        """What to say while f is late; "" while there is nothing."""
        source, own = self._source(), self._own
        if source is None or own is None:
            return ""
        if source.given_up:
            return source.given_up
        if self._stopped is not None:
            return "f was stopped; the next change asks it again."
        if not self.late:
            return ""
        began, at = self._last_call(own)
        since = time.monotonic() - max(began, self._asked)
        if since > _LATE:
            return f"f has been running for {since:.0f} s at {at}; Esc stops it."
        return f"f is slow: {len(source.known)} values are known, the picture follows; Esc stops it."

    def said_of(self, state: State) -> str:
        """Return how the values of a state's function are known, where it is somebody's own; else ""."""
        own = own_called(state.expression)
        if own is None:
            return f"   {_EXACT}" if is_traced(state.expression) else ""
        lines = self.printed.count("\n")
        printed = (
            f", {lines} {'line' if lines == 1 else 'lines'} printed: {BY_NAME['printed'].keys[0]}" if lines else ""
        )
        fault = own.fault_at({**dict(state.others), state.along: state.x})
        follows = isinstance(self._request, Drawing) and self._request in self._drafts
        more = ", more follows: Esc stops" if follows else ", f was stopped" if self._stopped is not None else ""
        how = own.why.partition(":")[0] if own.source else _EXACT
        return f"   {how}{f', here f {fault}' if fault else ''}{more}{printed}"

    def has(self, state: State, dots: tuple[int, int]) -> bool:
        """Tell whether all that a draw of this state needs is known; if not, it is asked for as soon as can be."""
        own = own_called(state.expression)
        if own is None or own.source is None or own.source.given_up:
            return True
        if own is not self._own:
            self.end()
            self._own, self._ends = own, 0
        drawing = drawing_of(state, dots)
        if drawing in self._drawn:
            return True
        if drawing != self._stopped and not self._drafts.get(drawing):
            self._stopped = None
            self._wanted = drawing
            self._ask(drawing)
        return False

    def has_draft(self, state: State, dots: tuple[int, int]) -> bool:
        """Tell whether f takes long, and there is something to see of a state."""
        return drawing_of(state, dots) in self._drafts

    def ask_for(self, points: Points) -> None:
        """Have f computed at some points that a pane lacks."""
        self._ask(points)

    def stop(self) -> bool:
        """End a call that is late, and call f no more for this state; tell whether there was one."""
        if not self.late:
            return False
        self.end()
        self._stopped = self._wanted
        self._changed()
        return True

    def end(self) -> None:
        """Leave no process behind."""
        self._unwatch()
        if self._child is not None:
            self._child.end()
        self._child = self._request = None

    def look(self) -> None:
        """Take what has come, and end a call that has had its time."""
        child, source = self._child, self._source()
        if child is None or source is None:
            return
        self.printed = (self.printed + child.printed())[-_MOST_PRINTED:]
        finished = False
        for answer in child.answers():
            if isinstance(answer, Values):
                source.learn(answer)
            elif isinstance(answer, Drafted) and isinstance(self._request, Drawing):
                self._drafts.setdefault(self._request, False)
                self._changed()
            elif isinstance(answer, Finished):
                finished = True
                self._note(self._request, answer)
        if finished:
            self._request = None
            self._changed()
        elif child.ended:
            self._fail(child.ended)
        elif self._request is not None and self._own is not None:
            began, _ = self._last_call(self._own)
            if time.monotonic() - max(began, self._asked) > self._deadline:
                self._fail(f"did not return within {self._deadline:g} s")
            elif self.late:
                self._changed()

    def _note(self, request: Drawing | Points | None, how: Finished) -> None:
        if not isinstance(request, Drawing):
            return
        if how.whole:
            self._drawn[request] = None
        elif not how.dropped:
            self._drafts[request] = True
        for kept in (self._drawn, self._drafts):
            for oldest in list(kept)[:-_MOST_DRAWN]:
                del kept[oldest]

    def _source(self) -> RememberedSource | None:
        return self._own.source if self._own is not None else None

    def _ask(self, request: Drawing | Points) -> None:
        source = self._source()
        if self._request is not None or source is None:
            drafted = isinstance(self._request, Drawing) and self._request in self._drafts
            if drafted and isinstance(request, Drawing) and request != self._request:
                self._call[_DROPPED] = 1  # its value and slope are there, and are not looked at any more
            return  # the newest state asks again when this is done
        if self._child is None:
            source.begin, source.is_dropped = partial(_begin, self._call), lambda: bool(self._call[_DROPPED])
            self._child = Child(partial(compute, source))
            source.begin, source.is_dropped = lambda point: None, lambda: False
            self._watch(self._child)
        self._request, self._asked = request, time.monotonic()
        self._call[_DROPPED] = 0
        self._child.ask(request)

    def _fail(self, how: str) -> None:
        """Take the call that runs for one without a value, and do without the process."""
        source, own, request = self._source(), self._own, self._request
        if source is None or own is None:
            return
        _, at = self._last_call(own)
        point = self._point(own)
        self.end()
        self._ends += 1
        source.learn(Values(np.array([point]), np.array([math.nan]), {point: how}))
        if self._ends >= _MOST_ENDS:
            source.given_up = f"f {how} at {at}: it is not called any more."
        elif request is not None:
            self._ask(request)
        self._changed()

    def _last_call(self, own: OwnFunction) -> tuple[float, str]:
        began = float(struct.unpack_from("d", self._call)[0])
        names = own.function.variables
        return began, ", ".join(f"{label_of(n)} = {short(v)}" for n, v in zip(names, self._point(own), strict=True))

    def _point(self, own: OwnFunction) -> tuple[float, ...]:
        return struct.unpack_from(f"{len(own.function.variables)}d", self._call, 8)

    def _watch(self, child: Child) -> None:
        self._loop = asyncio.get_running_loop()
        self._watched = child.descriptors
        for descriptor in self._watched:
            self._loop.add_reader(descriptor, self.look)

    def _unwatch(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            for descriptor in self._watched:
                self._loop.remove_reader(descriptor)
        self._watched = ()


def _begin(call: mmap.mmap, point: tuple[float, ...]) -> None:
    struct.pack_into(f"{1 + len(point)}d", call, 0, time.monotonic(), *point)
