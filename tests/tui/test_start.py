"""A start lays the screen out once: what is shown afterwards fits the layout that stands."""

import sys
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.playground_screen import PlaygroundScreen
from tests.pty_driver import Terminal

FRAME_START, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"


@pytest.mark.parametrize("text", ["x^3/5 - 2x", "a*x + b"])
async def test_showing_a_state_lays_nothing_out_anew(monkeypatch, text):
    app = MgtuiApp(to.start(text))
    shown: list[Any] = []
    laid_out: list[Any] = []
    show, refresh = app.playground.panels.show, Widget.refresh

    def counted(widget, *regions, layout=False, **options):
        if layout and shown and shown[-1] == "begun":
            laid_out.append(widget)
        return refresh(widget, *regions, layout=layout, **options)

    def record(*args):
        shown.append("begun")
        show(*args)
        shown.append("done")

    monkeypatch.setattr(Widget, "refresh", counted)
    monkeypatch.setattr(app.playground.panels, "show", record)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("right", "left", "]", "n", "2", "1")
        assert shown.count("done") > 4
        assert laid_out == []


async def test_at_80x24_the_screen_gets_its_styles_once_at_the_start_and_anew_when_a_class_changes(monkeypatch):
    styled: list[Any] = []
    apply = Stylesheet.apply

    def counted(sheet, node, **options):
        if isinstance(node, PlaygroundScreen):
            styled.append(node)
        return apply(sheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    async with MgtuiApp(to.start("x^2")).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(styled) == 1
        await pilot.press("f")
        await pilot.pause()
        assert len(styled) > 1


def test_the_first_frame_is_complete():
    for _ in range(5):
        with Terminal([sys.executable, "-m", "mgtui", "x^2"]) as terminal:
            while FRAME_END not in terminal.output and terminal.read(3):
                pass
            if FRAME_END not in terminal.output:
                continue  # on a busy machine the answer that the terminal knows frames came after the first
            first = terminal.text
            terminal.settle(0.5)
            assert terminal.text == first
            assert b"f(x)" not in terminal.output.partition(FRAME_START)[0]
            return
    pytest.fail("five starts drew nothing as a frame")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what a process has loaded is read from /proc")
def test_a_session_carries_no_tls():
    with Terminal([sys.executable, "-m", "mgtui", "x^2"]) as terminal:
        terminal.wait_for(lambda shown: "slope" in shown.text)
        loaded = Path(f"/proc/{terminal.pid}/maps").read_text()
    assert "_multiarray_umath" in loaded
    assert "_ssl." not in loaded
    assert "libcrypto" not in loaded
