"""The loop that reads the terminal, in the place of Textual's.

Textual's ends the program at the first byte that is not UTF-8 and at the first report of a key it cannot read, waits
for the end of a paste for ever, types whatever it does not know, and paints its own traceback past the life cycle.
"""

import os
import select
import time
from collections.abc import Callable, Iterable
from threading import Event

from textual import constants
from textual.message import Message

from mgtui.terminal.input_events import InputEvents
from mgtui.terminal.input_parser import InputParser
from mgtui.terminal.input_tokens import InputToken
from mgtui.terminal.key_sequences import own_keys

_LOOKS_AROUND = 0.1  # seconds between two looks whether to end
_PIECE = 4096


def read_input(
    keys: int,
    ended: Event,
    take: Callable[[Message], None],
    failed: Callable[[Exception], None],
    *,
    term: str = "",
    longest_paste: int = 100_000,
) -> None:
    """Read what the terminal sends until the program ends, and hand on what it means.

    Args:
        keys: the file that the terminal is read from.
        ended: set by whoever wants the reading to end.
        take: called with every event.
        failed: called with an error in reading or handing on a single event, which is then left out.
        term: the terminal's name.
        longest_paste: characters of a paste that matter; more may be handed on.

    Raises:
        OSError: the line is gone.
    """
    own = own_keys(term)
    parser = InputParser(constants.ESCAPE_DELAY, 4 * longest_paste, x10="[M" not in own)
    meaning = InputEvents(own, lambda: os.get_terminal_size(keys))
    poller = select.poll()
    poller.register(keys, select.POLLIN)

    def hand_on(tokens: Iterable[InputToken]) -> None:
        for token in tokens:
            try:
                for event in meaning.of(token):
                    take(event)
            except Exception as error:
                if not ended.is_set():  # then the app takes nothing more
                    failed(error)

    fed = time.monotonic()
    while not ended.is_set():
        patience = parser.patience
        left = _LOOKS_AROUND if patience is None else min(_LOOKS_AROUND, max(0.0, fed + patience - time.monotonic()))
        # A whole millisecond at least, or it looks for the last one again and again.
        if poller.poll(1 + left * 1000):
            data = os.read(keys, _PIECE)
            if not data:  # the end of a file: there is nothing to wait for in it
                ended.wait(_LOOKS_AROUND)
            fed = time.monotonic()
            hand_on(parser.feed(data))
        elif patience is not None and time.monotonic() - fed >= patience:
            hand_on(parser.silence())
