"""The diff: a terminal fed by the cell diff shows what a terminal fed by Textual shows, for fewer bytes."""

import asyncio
import re
from typing import Any, ClassVar

import pyte
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text
from textual import _compositor as compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Footer, Header, Input, Label, Static

from mgtui.terminal import cell_diff, frames
from mgtui.terminal.escapes import PLAIN, Cell, CellStyle, cells_of, columns, move, read_style, switch
from mgtui.terminal.memory import Memory
from mgtui.text.charset import look_alike

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
    """What an eye sees of a cell: a space has no foreground, so its colour and weight do not count."""
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


class Finder(ModalScreen[None]):
    """A list that follows what is typed, over the toy, as our sheets do."""

    CSS = "Finder { align: center top; } Finder Input { width: 90%; } Finder Static { width: 90%; height: 8; }"
    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]
    NAMES: ClassVar = ("sin", "cos", "tan", "exp", "世界", "é́tude", "sinh", "x²")

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static("\n".join(self.NAMES))

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(Static).update("\n".join(name for name in self.NAMES if event.value in name) or "none")


class Toy(App[None]):
    # Textual's palette can crash on a screen of five columns, and that is no business of these tests.
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
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
        ("ctrl+p", "push_screen('finder')", "Find"),
    ]
    SCREENS: ClassVar = {"ask": Ask, "other": Other, "finder": Finder}

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
    for cursor in pilot.app.screen.query(Input):
        cursor.cursor_blink = False
    quiet = 0
    while quiet < 4:
        before = len(glass.sent)
        await pilot.pause(0.017)
        quiet = quiet + 1 if len(glass.sent) == before else 0


def toy(glass: Glass) -> Toy:
    return Toy(driver_class=type("Driver", (GlassDriver,), {"glass": glass}))


async def journey(
    steps: list[Step], *, diff: bool, erases: bool = False, tabs: bool = False, size: tuple[int, int] = (60, 20)
) -> tuple[list[Snapshot], Glass]:
    glass = Glass(size)
    app = toy(glass)
    if diff:
        assert cell_diff.install(app, erases=erases, tabs=tabs) is not None
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


KEYS = [f"f{number}" for number in range(1, 9)]
KEYS += ["tab", "x", "世", "é", "backspace", "left", "home", "down", "pagedown"]
STEPS = st.sampled_from([*KEYS, "escape", "ctrl+p"]) | st.tuples(st.integers(5, 90), st.integers(3, 30))


@pytest.mark.slow
@settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate))  # a step takes a tenth of a second
@given(st.lists(STEPS, max_size=8), st.booleans(), st.booleans())
@example(["f1", (30, 10), (70, 22), "escape"], True, True)
@example(["ctrl+p", "x", "down", "escape", "f4", "f8"], False, True)
@example(["f3", "f3", "f7", "f3", "tab", "pagedown", "f2", "escape"], True, False)
def test_after_any_journey_the_screen_is_the_same_with_and_without_the_diff(
    steps: list[Step], erases: bool, tabs: bool
) -> None:
    stock, full = asyncio.run(journey(steps, diff=False))
    diffed, thin = asyncio.run(journey(steps, diff=True, erases=erases, tabs=tabs))
    for number, (expected, found) in enumerate(zip(stock, diffed, strict=True)):
        assert found == expected, f"after {steps[: number + 1]}"
    assert len(thin.sent) < len(full.sent)


async def test_a_repaint_of_what_is_there_sends_nothing() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    cell_diff.install(app)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        sent = len(glass.sent)
        app.refresh(layout=True)
        await still(pilot, glass)
        assert len(glass.sent) == sent


async def test_a_screen_that_something_else_drew_on_is_cleared_up_by_repaint() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    thin = cell_diff.install(app)
    assert thin is not None
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        before = glass.snapshot()
        glass.stream.feed("\x1b[5;5Hwall: the system goes down")
        thin.repaint()
        await still(pilot, glass)
        assert glass.snapshot() == before


async def test_a_window_that_shrank_and_grew_back_unnoticed_is_drawn_again() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    thin = cell_diff.install(app)
    assert thin is not None
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        before = glass.snapshot()
        for columns_now in (20, 60):  # the terminal forgets what it cuts off; the app sees the last size only
            glass.screen.resize(20, columns_now)
        assert glass.snapshot() != before
        thin.repaint()
        await still(pilot, glass)
        assert glass.snapshot() == before


async def test_a_driver_that_started_anew_is_sent_everything() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    cell_diff.install(app)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        before = glass.snapshot()
        glass.screen.reset()
        glass.screen.reset_mode(pyte.modes.DECAWM)
        app._driver._writer_thread = object()
        app.refresh(layout=True)
        await still(pilot, glass)
        assert glass.snapshot() == before


@pytest.mark.parametrize(("key", "brackets"), [("f8", True), ("f3", False)])
async def test_a_frame_is_one_write_with_synchronized_output_around_it_unless_it_fits_a_packet(
    key: str, brackets: bool
) -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    cell_diff.install(app)
    writes: list[str] = []
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        app._sync_available = True
        glass.feed = writes.append  # type: ignore[assignment, method-assign]
        await pilot.press(key)
        await pilot.pause(0.1)
    assert len(writes) == 1
    assert writes[0].startswith(frames.SYNC_START) is brackets
    assert writes[0].endswith(frames.SYNC_END) is brackets


async def test_a_poor_font_is_sent_look_alikes_only() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    cell_diff.install(app, look_alike=look_alike("ascii"))
    async with app.run_test(headless=False, size=(60, 20), notifications=True) as pilot:
        for key in ("f3", "f4", "f1", "escape", "f2"):
            await pilot.press(key)
            await still(pilot, glass)
    assert glass.sent.isascii()


# Without what it relies on


@pytest.mark.parametrize(
    ("owner", "name", "instead"),
    [
        (App, "_display", lambda self, renderable: None),
        (cell_diff, "compositor", None),
        (compositor, "ChopsUpdate", None),
        (compositor.ChopsUpdate, "__init__", lambda self, chops, regions: None),
        (compositor.LayoutUpdate, "__init__", lambda self, strips: None),
        (Strip, "render_ansi", None),
    ],
)
def test_where_textual_is_another_its_own_path_stays(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, instead: Any
) -> None:
    app = toy(Glass((60, 20)))
    monkeypatch.setattr(owner, name, instead)
    assert cell_diff.install(app) is None
    assert "_display" not in vars(app)


def test_where_the_app_lacks_an_attribute_its_own_path_stays() -> None:
    app = toy(Glass((60, 20)))
    del app._sync_available
    assert cell_diff.install(app) is None
    assert "_display" not in vars(app)


def test_a_crash_is_reported_where_textual_lets_it_be(monkeypatch: pytest.MonkeyPatch) -> None:
    app = toy(Glass((60, 20)))
    assert cell_diff.on_crash(app, lambda error: None)
    other = toy(Glass((60, 20)))
    monkeypatch.setattr(App, "_handle_exception", lambda self: None)
    assert not cell_diff.on_crash(other, lambda error: None)
    assert "_handle_exception" not in vars(other)


async def test_a_driver_of_an_unknown_kind_is_fed_by_textual() -> None:
    glass = Glass((60, 20))
    app = toy(glass)
    cell_diff.install(app)
    no_thread = property(lambda self: None, set_ignored)
    app.driver_class = type("Unknown", (app.driver_class,), {"_writer_thread": no_thread})
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await still(pilot, glass)
        await pilot.press("f3")
        await still(pilot, glass)
    stock, _ = await journey(["f3"], diff=False)
    assert (glass.snapshot()) == stock[-1]


def set_ignored(driver: object, value: object) -> None:
    """A property that cannot be set."""


# The words


PENS = st.builds(
    CellStyle,
    st.frozensets(st.sampled_from(["1", "3", "4", "7", "9"])),
    st.sampled_from(["", "31", "38;5;208", "38;2;1;2;3"]),
    st.sampled_from(["", "44", "48;5;17", "48;2;9;8;7"]),
    st.just(""),
)


def attributes_after(text: str) -> Any:
    screen = pyte.Screen(5, 1)
    pyte.Stream(screen).feed(text)
    return screen.cursor.attrs


@given(st.lists(PENS, min_size=1, max_size=5))
def test_switching_from_style_to_style_ends_with_the_last_one(styles: list[CellStyle]) -> None:
    text = "".join(switch(old, new) for old, new in zip([PLAIN, *styles], styles, strict=False))
    assert attributes_after(text) == attributes_after(switch(PLAIN, styles[-1]))
    assert attributes_after(text + switch(styles[-1], PLAIN)) == attributes_after("")


@given(PENS)
def test_a_style_is_read_back_from_its_own_sequence(drawn: CellStyle) -> None:
    assert read_style(";".join([*drawn.attributes, *filter(None, (drawn.foreground, drawn.background))])) == drawn


def test_bold_survives_the_end_of_dim() -> None:
    both, bold = CellStyle(frozenset({"1", "2"})), CellStyle(frozenset({"1"}))
    assert switch(both, bold) in ("\x1b[22;1m", "\x1b[;1m")


PLACES = st.tuples(st.integers(0, 29), st.integers(0, 99))


@given(PLACES, PLACES)
def test_a_move_arrives_and_is_never_longer_than_an_address(start: tuple[int, int], end: tuple[int, int]) -> None:
    screen = pyte.Screen(100, 30)
    pyte.Stream(screen).feed(move(None, start) + move(start, end))
    assert (screen.cursor.y, screen.cursor.x) == end
    assert len(move(start, end)) <= len(move(None, end))


def test_a_control_character_never_reaches_the_terminal() -> None:
    assert columns("a\x1b[31mb\x07\x9b") == tuple("a[31mb")


ROWS = st.text(st.sampled_from("ab 世é·⣿"), max_size=12)


@given(ROWS, ROWS, st.booleans())
def test_a_row_turns_into_any_other(old: str, new: str, erases: bool) -> None:
    screen = pyte.Screen(30, 2)
    screen.reset_mode(pyte.modes.DECAWM)
    stream, memory = pyte.Stream(screen), Memory(erases)
    memory.resize(30, 2)
    for text in (old, new):
        cells = cells_of(text + " " * 30, CellStyle(foreground="31", background="44"))[:30]
        memory.put(1, 0, cells)
        stream.feed(memory.changes((0, 0)))
    assert [screen.buffer[1][column].data for column in range(30)] == [cell.text for cell in cells]
    assert {screen.buffer[1][column].bg for column in range(30)} == {"blue"}
    assert memory.changes((0, 0)) == ""


@given(st.lists(st.tuples(st.integers(0, 3), ROWS, PENS), max_size=12), st.integers(1, 60))
def test_a_screen_sent_in_pieces_ends_as_it_should_be(puts: list[tuple[int, str, CellStyle]], most: int) -> None:
    (pieces, start), (whole, _) = blank_memory(30, 4), blank_memory(30, 4)
    in_pieces, at_once = (pyte.Screen(30, 4) for _ in range(2))
    in_pieces_stream = pyte.Stream(in_pieces)
    in_pieces_stream.feed(start)
    for row, text, pen in puts:
        for memory in (pieces, whole):
            memory.put(row, 0, cells_of(text, pen) + cells_of(" " * (30 - len(columns(text))), pen))
        in_pieces_stream.feed(pieces.changes((0, 0), most))  # a piece, while more goes on changing
    for _ in range(200):
        in_pieces_stream.feed(pieces.changes((0, 0), most))
    assert not pieces.differs
    pyte.Stream(at_once).feed(start + whole.changes((0, 0)))
    for row in range(4):
        shown, wanted = in_pieces.buffer[row], at_once.buffer[row]
        assert [seen(shown[column]) for column in range(30)] == [seen(wanted[column]) for column in range(30)]


def test_cells_sent_by_the_way_in_a_piece_are_known_to_be_shown() -> None:
    memory, text = blank_memory(80, 2)
    memory.put(0, 0, coloured("first", "31"))
    memory.put(1, 10, coloured("x", "32"))
    memory.put(1, 13, coloured("y", "32"))
    text += memory.changes((0, 0), 1)
    memory.put(1, 11, coloured("57", "32"))
    text += memory.changes((0, 0), 100)  # what was left over, and what lies between
    memory.put(1, 11, cells_of("  ", PLAIN))
    while memory.differs:
        text += memory.changes((0, 0), 100)
    screen = pyte.Screen(80, 2)
    pyte.Stream(screen).feed(text)
    assert screen.display[1].strip() == "x  y"


def test_a_piece_holds_what_it_may_and_what_was_left_over_comes_first() -> None:
    memory, _ = blank_memory(80, 3)
    for row in range(3):
        memory.put(row, 10, coloured("abc" * 10, "31"))
    first = memory.changes((0, 0), 20)
    memory.put(0, 10, coloured("xyz" * 10, "32"))
    second, third, fourth = (memory.changes((0, 0), 20) for _ in range(3))
    assert [text.count("abc") for text in (first, second, third)] == [10, 10, 10]
    assert "xyz" in fourth
    assert not memory.differs


def test_what_changed_and_changed_back_is_not_sent() -> None:
    memory, _ = blank_memory(80, 1)
    memory.put(0, 10, coloured("abc", "31"))
    memory.put(0, 10, cells_of("   ", PLAIN))
    assert memory.changes((0, 0)) == ""


def blank_memory(width: int, height: int, style: CellStyle = PLAIN, *, erases: bool = False) -> tuple[Memory, str]:
    memory = Memory(erases)
    memory.resize(width, height)
    for row in range(height):
        memory.put(row, 0, cells_of(" " * width, style))
    return memory, memory.changes((0, 0))


def coloured(text: str, foreground: str) -> tuple[Cell, ...]:
    return cells_of(text, CellStyle(foreground=foreground))


@pytest.mark.parametrize(("tabs", "down"), [(True, "\v"), (False, "\x1b[B")])
def test_what_differs_costs_what_it_must(tabs: bool, down: str) -> None:
    memory, _ = blank_memory(80, 2)
    memory.tabs = tabs
    memory.put(0, 10, coloured("abc", "31"))
    memory.put(0, 14, coloured("d", "31"))
    memory.put(1, 14, coloured("e", "31"))
    assert memory.changes((0, 0)) == f"\x1b[31m\x1b[1;11Habc d{down}\be\x1b[H"


def test_colours_that_alternate_on_many_rows_are_sent_one_after_the_other() -> None:
    memory, _ = blank_memory(80, 8)
    for row in range(8):
        memory.put(row, 10, coloured("a", "38;5;208"))
        memory.put(row, 20, coloured("b", "38;5;110"))
    text = memory.changes((0, 0))
    assert (text.count("38;5;208"), text.count("38;5;110")) == (1, 1)


def test_a_frame_goes_on_with_the_colours_of_the_one_before() -> None:
    memory, _ = blank_memory(80, 2)
    for text, sent in (("abc", "\x1b[31m\x1b[1;11Habc\r"), ("xyz", "\x1b[1;11Hxyz\r")):
        memory.put(0, 10, coloured(text, "31"))
        assert memory.changes((0, 0)) == sent


def test_colours_begin_with_those_in_use_and_weights_change_beside_their_colour() -> None:
    memory, _ = blank_memory(80, 8)
    bold = CellStyle(frozenset({"1"}), "31")
    for letter, turns in (("a", ["\x1b[32m", "\x1b[31m", "\x1b[1m"]), ("b", ["\x1b[22m", "\x1b[32m"])):
        for row in range(8):
            memory.put(row, 10, coloured(letter, "31"))
            memory.put(row, 20, cells_of(letter, bold))
            memory.put(row, 30, coloured(letter, "32"))
        assert re.findall(r"\x1b\[[\d;]*m", memory.changes((0, 0))) == turns


def test_a_link_ends_with_its_frame() -> None:
    memory, _ = blank_memory(80, 1)
    memory.put(0, 10, cells_of("there", CellStyle(link="\x1b]8;;http://there\x1b\\")))
    assert memory.changes((0, 0)).endswith("there\x1b]8;;\x1b\\\r")


def test_after_something_else_drew_in_its_own_style_the_screen_is_right_again() -> None:
    screen = pyte.Screen(10, 1)
    stream = pyte.Stream(screen)
    memory, text = blank_memory(10, 1, CellStyle(background="44"))
    stream.feed(text + "\x1b[1;31;42mnoise")
    memory.forget()
    memory.put(0, 0, cells_of(" here     ", CellStyle(background="44")))
    stream.feed(memory.changes((0, 0)))
    assert {screen.buffer[0][column] for column in range(10)} == {pyte.screens.Char(c, bg="blue") for c in " her"}


@pytest.mark.parametrize(("erases", "longest"), [(True, 20), (False, 100)])
def test_a_long_blank_is_erased_where_erasing_paints(erases: bool, longest: int) -> None:
    _, text = blank_memory(80, 1, CellStyle(background="44"), erases=erases)
    assert len(text) <= longest


@pytest.mark.parametrize("erases", [True, False])
@pytest.mark.parametrize("background", ["", "44"])
def test_the_first_frame_alone_erases_and_ends_as_it_should_be(background: str, erases: bool) -> None:
    screen = pyte.Screen(20, 6)
    stream = pyte.Stream(screen)
    memory = Memory(erases)
    memory.resize(20, 6)
    rows = [cells_of(text.ljust(20), CellStyle(background=background)) for text in ("one", "", " two", "", "", "six")]
    stream.feed("\x1b[41mnoise")
    for repeat in range(2):
        for row, cells in enumerate(rows):
            memory.put(row, 0, cells)
        text = memory.changes((0, 0))
        assert ("\x1b[H\x1b[K\x1b[B\x1b[K" in text) == (repeat == 0 and (erases or not background))
        stream.feed(text)
        assert [row.rstrip() for row in screen.display] == ["one", "", " two", "", "", "six"]
        assert {screen.buffer[y][x].bg for y in range(6) for x in range(20)} == {"blue" if background else "default"}
        memory.forget()


def test_what_lies_outside_the_screen_is_dropped() -> None:
    memory, _ = blank_memory(10, 2)
    memory.put(2, 0, coloured("below", "31"))
    memory.put(1, 8, coloured("abcd", "31"))
    assert memory.changes((0, 0)) == "\x1b[31m\x1b[2;9Hab\x1b[H"
