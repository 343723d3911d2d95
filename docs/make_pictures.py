"""Make the README's pictures anew from the program itself: `python docs/make_pictures.py`."""

import asyncio
import re
from pathlib import Path

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp

HERE = Path(__file__).parent
SIZE = (100, 30)
PICTURES = {
    "playground.svg": (),
    "secant.svg": ("space",),  # the first beat of h → 0: secant and tangent are apart
}
"""Which keys are pressed on the first screen for each picture."""


async def picture(*keys: str) -> str:
    """Return the screen after some keys as SVG."""
    app = MgtuiApp(to.start(), motion=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        svg = app.export_screenshot(title="mgtui")
    # The ids of an SVG of Rich's are drawn by lot; a fixed one keeps the file the same from run to run.
    return re.sub(r"terminal-\d+", "terminal-mgtui", svg)


if __name__ == "__main__":
    for name, keys in PICTURES.items():
        (HERE / name).write_text(asyncio.run(picture(*keys)), encoding="utf-8")
