"""What tests of the screen start from: a pilot that sees soon when the program has nothing more to do."""

from collections.abc import Iterator
from time import monotonic

import pytest
from textual import _wait, app, pilot
from textual._context import active_app

from mgtui.playground.variable_names import names_in

LOOKS = 0.004  # seconds between two looks whether the program is idle; Textual's pilot leaves 0.02


@pytest.fixture(scope="module", autouse=True)
def idle_is_seen_soon() -> Iterator[None]:
    """Draw what waits for the next frame as soon as all else is done, and take the program as idle after that.

    By itself a pilot waits for three frames at each key, which was most of the time that these tests took.
    """

    async def idle(min_sleep: float = LOOKS, max_sleep: float = 1) -> None:
        await _wait.wait_for_idle(min_sleep, max_sleep)
        running, end = active_app.get(None), monotonic() + max_sleep
        while running and running.screen_stack and running.screen._update_timer._active.is_set() and monotonic() < end:
            running.screen._on_timer_update()
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
