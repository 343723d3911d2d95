"""What mgtui costs a terminal, beside an empty Textual app and what people use instead.

`python benchmarks/terminal.py`: every program runs in a pseudo-terminal of its own and is measured from outside. mgtui
and an empty Textual app, whose one label counts, take turns key by key and start by start: on a shared machine only
the ratio of the two counts, not the milliseconds. The status is 1 when a budget is missed. Needs the packages of the
`test` extra; peers that are not installed are named and left out (gnuplot; `pip install uniplot graphing-tui`).
"""

import argparse
import importlib.util
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from pty_driver import Terminal, key

EXPRESSION = "x^3/5 - 2x"
MGTUI = [sys.executable, "-m", "mgtui", EXPRESSION]
MOST_SENT = {  # bytes of a nudge at 80x24 and 120x35; of sin(x)/x every number has 17 digits
    "3x^2 - 4x + 5": (450, 800),
    "sin(x)/x": (480, 850),
}
EMPTY = [
    sys.executable,
    "-c",
    """
from textual.app import App
from textual.widgets import Label
class Empty(App):
    BINDINGS = [("right", "count"), ("left", "count")]
    count = 0
    def compose(self):
        yield Label("0")
    def action_count(self):
        self.count += 1
        self.query_one(Label).update(str(self.count))
Empty().run()
""",
]
WITH_NUMPY = [*EMPTY[:-1], "import numpy" + EMPTY[-1]]
LETTERS = (
    "x^3/5-2x", "3x^2-4x+5", "sin(x)/x", "e^x", "x^5-3x^3+x", "1/(1+e^(-x))", "x^2", "1/x", "sqrt(x)", "tan(x)", "x^x",
)  # fmt: skip
NUDGES = ("right", "right", "right", "left")
SIZES = ((80, 24), (120, 35), (200, 60))
QUIET = 0.06  # seconds without a byte: the answer to a key is complete


@dataclass(frozen=True)
class Figure:
    """A measured figure and its budget."""

    what: str
    measured: float
    budget: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether it is within the budget."""
        return self.measured <= self.budget

    def __str__(self) -> str:
        mark = "kept" if self.kept else "MISSED"
        return f"  {self.what:<52} {self.measured:>9,.2f} {self.unit:<6} (<= {self.budget:,g}) {mark}"


@dataclass(frozen=True)
class Answer:
    """What one key brought: milliseconds to the last byte, bytes, and the least number of bytes for these cells."""

    wait: float
    sent: int
    floor: int


def percentile(values: Sequence[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def started(command: Sequence[str], size: tuple[int, int]) -> tuple[Terminal, float]:
    """Start a program; milliseconds until its first screen was complete."""
    terminal = Terminal(command, size=size)
    while not terminal.chunks and terminal.alive():
        terminal.read(0.05)
    terminal.settle(0.4)
    if not terminal.alive():
        raise SystemExit(f"{' '.join(command)[:60]} ended at once:\n{terminal.text}")
    return terminal, (terminal.chunks[-1][0] - terminal.started) * 1e3


def pressed(terminal: Terminal, name: str) -> Answer:
    before, chunks = terminal.cells(), len(terminal.chunks)
    sent_at = time.monotonic()
    terminal.send(key(name))
    while len(terminal.chunks) == chunks and time.monotonic() < sent_at + 2:
        terminal.read(0.05)
    terminal.settle(QUIET)
    new = terminal.chunks[chunks:]
    wait = (new[-1][0] - sent_at) * 1e3 if new else 0.0
    return Answer(wait, sum(count for _, count in new), floor_of(before, terminal.cells()))


def floor_of(before: list[list], after: list[list]) -> int:  # type: ignore[type-arg]
    """Bytes of the changed cells row by row, a move for each run of them and a colour for each change of style."""
    total, style = 0, None
    for old, new in zip(before, after, strict=True):
        end = None
        for column, (a, b) in enumerate(zip(old, new, strict=True)):
            if a == b:
                continue
            if column != end:
                total += 7 if end is None else 4
            style_there = (b.fg, b.bg, b.bold, b.underscore, b.reverse)
            if style_there != style and (b.data != " " or style is None or b.bg != style[1]):
                total += 11 if style is not None and b.bg == style[1] else 20
                style = style_there
            total += len(b.data.encode())
            end = column + 1
    return total + 3


def nudges(size: tuple[int, int], count: int) -> Iterator[Figure]:
    """Keys in turn to mgtui and to the empty app."""
    (ours, _), (empty, _) = started(MGTUI, size), started(EMPTY, size)
    with ours, empty:
        ours_answers, empty_answers = [], []
        for number in range(count + 5):
            name = NUDGES[number % len(NUDGES)]
            empty_answer, our_answer = pressed(empty, name), pressed(ours, name)
            if number >= 5:
                ours_answers.append(our_answer)
                empty_answers.append(empty_answer)
    sent = [answer.sent for answer in ours_answers]
    waits, others = [a.wait for a in ours_answers], [a.wait for a in empty_answers]
    where = f"{size[0]}x{size[1]}"
    small = size == (80, 24)
    most = {80: 450, 120: 800, 200: 1300}[size[0]]
    yield Figure(f"{where} bytes of a nudge, median", statistics.median(sent), most, "bytes")
    if small:
        yield Figure(f"{where} bytes of a nudge, 95 %", percentile(sent, 95), 650, "bytes")
        yield Figure(f"{where} bytes over changed cells", sum(sent) / sum(a.floor for a in ours_answers), 1.15, "x")
    if size[0] < 200:
        ratio = statistics.median(waits) / statistics.median(others)
        yield Figure(f"{where} key to frame over the empty app's, median", ratio, 2.5 if small else 3.0, "x")
    if small:
        ratio = percentile(waits, 95) / percentile(others, 95)
        yield Figure(f"{where} key to frame over the empty app's, 95 %", ratio, 3.0, "x")


def bytes_of_nudges(count: int) -> Iterator[Figure]:
    """Of other expressions than the one that all else is measured with."""
    for expression, budgets in MOST_SENT.items():
        for size, most in zip(SIZES, budgets, strict=False):
            terminal, _ = started([*MGTUI[:-1], expression], size)
            with terminal:
                sent = [pressed(terminal, NUDGES[number % len(NUDGES)]).sent for number in range(count + 5)][5:]
            what = f"{size[0]}x{size[1]} bytes of a nudge of {expression}, median"
            yield Figure(what, statistics.median(sent), most, "bytes")


def processor(terminal: Terminal) -> float:
    """Return the milliseconds of processor a program has used, its threads' among them, to the microsecond."""
    tasks = Path(f"/proc/{terminal.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def letters(rounds: int) -> Iterator[Figure]:
    """Compare the last letter of expressions, which brings a new curve, with a key to the empty app: processor time."""
    (ours, _), (empty, _) = started(MGTUI, (80, 24)), started(EMPTY, (80, 24))
    with ours, empty:
        ours.press("e")
        typed, keys = [], []
        for number in range(rounds * len(LETTERS)):
            *begun, last = LETTERS[number % len(LETTERS)]
            ours.send(key("ctrl+u"))
            ours.settle(0.15)
            for letter in begun:
                ours.send(letter)
            ours.settle(0.3)
            for terminal, name, used in ((ours, last, typed), (empty, "right", keys)):
                before = processor(terminal)
                pressed(terminal, name)
                used.append(processor(terminal) - before)
    usual = statistics.median(keys)
    yield Figure("80x24 letter to new curve over the empty app's key, median", statistics.median(typed) / usual, 3, "x")
    yield Figure("80x24 letter to new curve over the empty app's key, 95 %", percentile(typed, 95) / usual, 5, "x")


def starts(count: int) -> Iterator[Figure]:
    """In turn: the empty app, the same with numpy loaded, which is as fast as mgtui can be, and mgtui."""
    waits: list[list[float]] = []
    used: list[list[float]] = []
    for _ in range(count):
        terminals = []
        for command in (EMPTY, WITH_NUMPY, MGTUI):
            terminal, wait = started(command, (80, 24))
            terminals.append((wait, terminal.cpu()))
            terminal.close()
        waits.append([wait / terminals[0][0] for wait, _ in terminals])
        used.append([cpu / terminals[0][1] for _, cpu in terminals])
    for ratios, of in ((waits, ""), (used, ", processor")):
        _, floor, ours = (statistics.median(column) for column in zip(*ratios, strict=True))
        yield Figure(f"start to the first screen over the empty app's{of}", ours, 1.35, "x")
        yield Figure(f"start of the empty app with numpy over its own{of}", floor, 1.35, "x")


def idle(seconds: float) -> Iterator[Figure]:
    """Silence with each pane focused in turn, the input among them."""
    terminal, _ = started(MGTUI, (80, 24))
    with terminal:
        yield Figure("resident memory", terminal.memory()["Rss"], 48, "MB")
        for stop in range(4):
            terminal.settle(0.5)
            sent, used = len(terminal.output), terminal.cpu()
            terminal.settle(seconds, limit=seconds)
            yield Figure(f"idle after {stop} x tab, bytes", len(terminal.output) - sent, 0, "bytes")
            yield Figure(f"idle after {stop} x tab, processor", (terminal.cpu() - used) / seconds * 100, 0.2, "%")
            terminal.press("tab")


def slow_line(count: int) -> Iterator[Figure]:
    """Hold a key, down a line of 9,600 baud, whose pseudo-terminal holds 12 KB as sshd and the network would."""
    terminal = Terminal(MGTUI, rate=960)
    with terminal:
        terminal.wait_for("quit")
        terminal.settle(1.0)
        stops = []
        for number in range(count):
            begun = time.monotonic()
            for press in range(60 + 7 * number % 24):
                terminal.send(key("right" if press // 12 % 2 == 0 else "left"))
                while (rest := begun + press / 30 - time.monotonic()) > 0:
                    terminal.read(rest)
            released = time.monotonic()
            terminal.settle(1.0)
            stops.append(max(0.0, terminal.chunks[-1][0] - released))
    yield Figure("9,600 baud, a key held: until the screen stops, median", statistics.median(stops), 1, "s")
    yield Figure("9,600 baud, a key held: until the screen stops, most", max(stops), 1.2, "s")


def many(count: int, seconds: int, most_held: float, most_used: float) -> Iterator[Figure]:
    """Sessions side by side, each nudged once a second."""
    terminals = [started(MGTUI, (80, 24))[0] for _ in range(count)]
    try:
        held = statistics.median(t.memory()["Pss"] for t in terminals)
        yield Figure(f"{count} sessions, memory of each", held, most_held, "MB")
        used, begun = sum(t.cpu() for t in terminals), time.monotonic()
        for number in range(count * seconds):
            while (wait := begun + number / count - time.monotonic()) > 0:
                time.sleep(wait)
            terminal = terminals[number % count]
            terminal.send(key(NUDGES[number // count % len(NUDGES)]))
            for each in terminals:
                each.read(0)
        share = (sum(t.cpu() for t in terminals) - used) / (time.monotonic() - begun) * 100
        yield Figure(f"{count} sessions nudged once a second, of one core", share, most_used, "%")
    finally:
        for terminal in terminals:
            terminal.close()


@dataclass(frozen=True)
class Peer:
    """What people use instead: how to start it, whether it is there, what it draws first, and what steps it."""

    name: str
    command: Sequence[str]
    found: bool
    first: str
    step: Callable[[int], str]


# Beside this Python, or wherever a shell would find it.
SCRIPTS = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
GRAPHING_TUI = shutil.which("graphing-tui", path=SCRIPTS)
PEERS = (
    Peer(
        "gnuplot", ["gnuplot"], shutil.which("gnuplot") is not None,
        "set term dumb 80 24; plot x**3/5 - 2*x\r", lambda n: f"set xrange [{n / 10 - 5}:{n / 10 + 5}]; replot\r",
    ),
    Peer(
        "uniplot",
        [sys.executable, "-c", "import numpy as n; from uniplot import plot; x = n.linspace(-5, 5, 400);"
         "plot(x**3/5 - 2*x, x, interactive=True, lines=True)"],
        importlib.util.find_spec("uniplot") is not None, "", lambda n: "l",
    ),
    Peer("graphing-tui", [GRAPHING_TUI or ""], GRAPHING_TUI is not None, "", lambda n: key("right")),
)  # fmt: skip


def beside(peer: Peer, count: int) -> str:
    if not peer.found:
        return f"  {peer.name:<14} not installed"
    terminal, start = started(peer.command, (80, 24))
    with terminal:
        terminal.send(peer.first)
        terminal.settle(0.3)
        answers = [pressed(terminal, peer.step(number)) for number in range(count)]
    wait, sent = (statistics.median(getattr(answer, part) for answer in answers) for part in ("wait", "sent"))
    return f"  {peer.name:<14} start {start:6.0f} ms   step {wait:6.1f} ms   {sent:8,.0f} bytes a step"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, shorter silences, 5 sessions")
    quick = parser.parse_args().quick
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start would compile mgtui anew
    count = 20 if quick else 60
    lines: list[Figure] = []

    def report(measured: Iterator[Figure]) -> None:
        for line in measured:
            lines.append(line)
            print(line, flush=True)

    print(f"mgtui, {EXPRESSION}, TERM=xterm-256color")
    for size in SIZES:
        report(nudges(size, count))
    report(bytes_of_nudges(count))
    report(letters(1 if quick else 3))
    report(starts(5 if quick else 15))
    report(idle(3 if quick else 10))
    report(slow_line(5 if quick else 15))
    report(many(5 if quick else 30, 3 if quick else 10, 32, 35))
    report(many(10 if quick else 100, 3 if quick else 10, 32, 60))
    print("beside it, 80x24")
    ours = Peer("mgtui", MGTUI, True, "", lambda n: key(NUDGES[n % len(NUDGES)]))
    empty = Peer("an empty app", EMPTY, True, "", lambda n: key("right"))
    for peer in (ours, empty, *PEERS):
        print(beside(peer, count), flush=True)
    missed = [line for line in lines if not line.kept]
    print(f"{len(lines) - len(missed)} of {len(lines)} budgets kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
