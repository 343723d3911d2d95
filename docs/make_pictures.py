"""Make the README's picture anew from the program itself: `python docs/make_pictures.py`."""

import asyncio
import re
from pathlib import Path

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp

HERE = Path(__file__).parent
SIZE = (100, 30)


async def picture() -> str:
    """Draw the playground on its first state, as SVG."""
    app = MgtuiApp(to.start())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        svg = app.export_screenshot(title="mgtui")
    # The ids of an SVG of Rich's are drawn by lot; a fixed one keeps the file the same from run to run.
    return re.sub(r"terminal-\d+", "terminal-mgtui", svg)


if __name__ == "__main__":
    (HERE / "playground.svg").write_text(asyncio.run(picture()), encoding="utf-8")
