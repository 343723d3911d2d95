"""The wire: a terminal fed by the cell diff shows what a terminal fed by Textual shows, for fewer bytes."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text
from textual import _compositor as compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Header, Input, Label, Static

from mgtui.tui import wire
from mgtui.tui.ansi import PLAIN, Pen, columns, move, pen, switch
from mgtui.tui.cells import Memory

# A terminal to compare with


class Glass:
    """A terminal emulator that keeps what it is sent."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self.stream = pyte.Stream(self.screen)
        self.sent = ""

    def feed(self, text: str) -> None:
        self.sent += text
        self.stream.feed(re.sub(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?2026[hl]", "", text))

    def cells(self) -> list[list[Any]]:
        rows, across = range(self.screen.lines), range(self.screen.columns)
        return [[seen(self.screen.buffer[row][column]) for column in across] for row in rows]

    def snapshot(self) -> tuple[list[list[Any]], tuple[int, int]]:
        return self.cells(), (self.screen.cursor.y, self.screen.cursor.x)


def seen(cell: Any) -> Any:
    """What an eye sees of a cell: a space has no ink, so its colour and weight do not count."""
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
        return (" ", cell.bg)
    return cell


class GlassDriver(HeadlessDriver):
    """A driver that writes to a `Glass`."""

    glass: ClassVar[Glass]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._writer_thread = object()

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.glass.feed(data)


# A toy with everything that ends up on a screen


class Ask(ModalScreen[None]):
    CSS = "Ask { align: center middle; } Ask Static { width: 30; height: 7; border: round $primary; }"
    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        yield Static("Really 世界? Or café?")


class Other(Screen[None]):
    BINDINGS: ClassVar = [("escape", "app.pop_screen", "Back")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static(Text.from_markup("[bold red]other[/] [underline]screen[/]\n[reverse]漢字[/] plain"))
        yield Footer()


class Toy(App[None]):
    CSS = "VerticalScroll { height: 8; } #wide { width: 1fr; background: $boost; } Input { height: 3; }"
    BINDINGS: ClassVar = [
        ("f1", "push_screen('ask')", "Ask"),
        ("f2", "push_screen('other')", "Other"),
        ("f3", "step", "Step"),
        ("f4", "say", "Say"),
        ("f5", "refresh_all", "Repaint"),
        ("f6", "app.bell", "Bell"),
        ("f7", "paint", "Colours"),
        ("f8", "toggle_dark", "Dark"),
    ]
    SCREENS: ClassVar = {"ask": Ask, "other": Other}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.animation_level = "none"
        self.count = 0

    def compose(self) -> ComposeResult:
        yield Header()
        yield Input(id="input")
        yield Label("count 0", id="count")
        yield Static("", id="wide")
        with VerticalScroll(id="scroll"):
            for number in range(30):
                yield Label(f"line {number} " + "日本" * (number % 5) + "é" * (number % 3))
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False

    def action_step(self) -> None:
        self.count += 1
        self.query_one("#count", Label).update(f"count {self.count} {'界' * (self.count % 4)}")
        marks = "".join("⠁⣿·━世"[(self.count * place) % 5] for place in range(1, 12))
        self.query_one("#wide", Static).update(Text(marks, Style(color="color(208)", bold=self.count % 2 == 0)))

    def action_say(self) -> None:
        self.notify(f"said {self.count}", timeout=600)

    def action_refresh_all(self) -> None:
        self.refresh(repaint=True, layout=True)

    def action_paint(self) -> None:
        self.count += 1
        for number, label in enumerate(self.query("VerticalScroll Label")):
            label.styles.color = ("red", "green", "ansi_blue")[(number + self.count) % 3]
            label.styles.text_style = ("bold", "none", "underline")[number % 3]

    def action_toggle_dark(self) -> None:
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"


Step = str | tuple[int, int]
Snapshot = tuple[list[list[Any]], tuple[int, int]]


async def still(pilot: Pilot[None], glass: Glass) -> None:
    """Wait until the app has nothing more to send."""
    quiet = 0
    while quiet < 3:
        before = len(glass.sent)
        await pilot.pause(0.017)
        quiet = quiet + 1 if len(glass.sent) == before else 0


async def journey(steps: list[Step], diff: bool, size: tuple[int, int] = (60, 20)) -> tuple[list[Snapshot], Glass]:
    glass = Glass(size)
    app = Toy(driver_class=type("Driver", (GlassDriver,), {"glass": glass}))
    installed = wire.install(app) if diff else None
    assert (installed is not None) == diff
    snapshots = []
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        await still(pilot, glass)
        for step in steps:
            if isinstance(step, tuple):
                glass.screen.resize(step[1], step[0])
                await pilot.resize_terminal(*step)
            else:
                await pilot.press(step)
            await still(pilot, glass)
            snapshots.append(glass.snapshot())
    return snapshots, glass


KEYS = [f"f{number}" for number in range(1, 9)] + ["tab", "x", "世", "é", "backspace", "left", "home", "down", "pagedown"]
STEPS = st.sampled_from([*KEYS, "escape", "ctrl+p"]) | st.tuples(st.integers(5, 90), st.integers(3, 30))


@settings(max_examples=12, deadline=None)
@given(st.lists(STEPS, max_size=9))
def test_after_any_journey_the_screen_is_the_same_with_and_without_the_diff(steps: list[Step]) -> None:
    stock, full = asyncio.run(journey(steps, diff=False))
    diffed, thin = asyncio.run(journey(steps, diff=True))
    for number, (expected, found) in enumerate(zip(stock, diffed, strict=True)):
        assert found == expected, f"after {steps[: number + 1]}"
    assert len(thin.sent) < len(full.sent)
