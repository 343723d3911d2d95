"""What tests of the screen start from: a pilot that sees soon when the program has nothing more to do."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from textual import _wait, app, pilot
from textual._context import active_app

from mgtui.playground.variable_names import names_in

LOOKS = 0.004  # seconds between two looks whether the program is idle; Textual's pilot leaves 0.02


def done_before_its_frame(running: app.App[Any] | None) -> bool:
    """Do what waits for the next frame, a new size or what is to be drawn, and tell whether there was any."""
    if running is None or not running.screen_stack:
        return False
    if running._resize_event is not None:
        running._check_resize()
    elif running.screen._update_timer._active.is_set():
        running.screen._on_timer_update()
    else:
        return False
    return True


@pytest.fixture(scope="module", autouse=True)
def idle_is_seen_soon() -> Iterator[None]:
    """Take the program as idle when nothing waits for the next frame, neither, and look often.

    By itself a pilot waits for three frames at each key, which was most of the time that these tests took.
    """

    async def idle(min_sleep: float = LOOKS, max_sleep: float = 1) -> None:
        end = monotonic() + max_sleep
        await _wait.wait_for_idle(min_sleep, max_sleep)
        while monotonic() < end and done_before_its_frame(active_app.get(None)):
            await _wait.wait_for_idle(min_sleep, max_sleep)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", LOOKS)
        patch.setattr(_wait, "SLEEP_IDLE", LOOKS / 8)
        patch.setattr(app, "wait_for_idle", idle)
        patch.setattr(pilot, "wait_for_idle", idle)
        yield


@pytest.fixture(autouse=True)
def names_as_before() -> Iterator[None]:
    """Have variables called afterwards as before: an app sets that for its process."""
    with names_in("ascii"):
        yield
