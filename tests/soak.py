"""Random keys, pastes, clicks and resizes against the real program, for as long as one likes.

    python tests/soak.py --keys 20000 --seed 1

Every run follows from its seed. It fails when the program ends or stops answering, when its memory grows by more than
5 MB once it has warmed up, or when the numbers on the screen at the end are not the engine's.
"""

import argparse
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mgtui.engine import difference, parse, true_numbers
from mgtui.playground.panes.proven import rounded
from mgtui.text.numbers import exact
from tests.pty_driver import Terminal, key

MOST_GROWTH = 5.0  # megabytes
WARM = 3000  # events after which everything is loaded, and every cache full
SIZES = ((80, 24), (120, 35), (200, 60), (60, 16), (40, 10), (20, 5), (100, 30))
TEXTS = (
    "x^2", "sin(x)/x", "|x|", "1/x", "a*x + b", "tan x", "e^-x", "sqrt(x)", "floor(x)", "x^", "((", "sni(x)", "2 3", "",
    "x sin x", "gamma(x)", "max(x, 1-x)", "x^x", "日本", "√x+1", "\x07\x08", "1e308x", "ln|x|",
)  # fmt: skip
# q, ctrl+q and ctrl+c leave, ctrl+z stops, E writes a file; words typed as keys, and the palette, may still leave.
KEYS = (
    *["right", "left"] * 12, *["shift+right", "shift+left"] * 3, "pageup", "pagedown", "home", "end",
    *"[]{}bm+-()z0asdDgi",
    *"123456pPnNvtuUURfTTw=eo?LG", "tab", "shift+tab", "enter", "escape", "escape", "space", "up", "down", "backspace",
    "delete", "ctrl+p", "ctrl+r", "ctrl+l", *".,<>xyz019/*^",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What a soak showed: megabytes gained after warming up, and each number at the end beside the engine's."""

    growth: float
    compared: tuple[tuple[str, str, str], ...]

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """The numbers that are not the engine's."""
        return [row for row in self.compared if row[1] != row[2]]


def events(seed: int, count: int) -> Iterator[tuple[str, object]]:
    """Yield what a cat, a child and a flaky window manager do together."""
    chance = random.Random(seed)
    for _ in range(count):
        dice = chance.random()
        if dice < 0.90:
            yield "key", chance.choice(KEYS)
        elif dice < 0.93:
            yield "type", chance.choice(TEXTS)
        elif dice < 0.95:
            yield "paste", chance.choice(TEXTS) * chance.choice((1, 1, 1, 40, 4000))
        elif dice < 0.98:
            yield "mouse", (chance.choice((0, 0, 32, 64, 65)), chance.randrange(1, 200), chance.randrange(1, 60))
        else:
            yield "size", chance.choice(SIZES)


def soak(seed: int, count: int, folder: Path) -> Outcome:
    """Run the program through `count` events; where they happen to quit it, go on with the session resumed.

    Raises:
        AssertionError: it ended otherwise, or did not answer.
    """
    log, growth, done = folder / "log", 0.0, 0
    todo = events(seed, count)
    while True:
        with _started(folder, log, resumed=done > 0) as terminal:
            warm = age = 0.0
            for age, (kind, what) in enumerate(todo, start=1):
                done += 1
                _do(terminal, kind, what)
                terminal.read(0.002)
                if done % 50 == 0 and not _answers(terminal, log, f"seed {seed}, event {done}"):
                    break
                if age == min(WARM, count // 2):
                    warm = terminal.memory()["Rss"]
                if age > WARM and age % 500 == 0:
                    growth = max(growth, terminal.memory()["Rss"] - warm)
            if done == count and _answers(terminal, log, f"seed {seed}, at the end"):
                compared = tuple(_compared(terminal))
                assert _answers(terminal, log, f"seed {seed}, after the end"), "it left while it was read"
                return Outcome(growth, compared)
        if done == count:
            todo = iter([("key", "right")])  # quit by the very last event: look at the session resumed
            count += 1


def _started(folder: Path, log: Path, *, resumed: bool) -> Terminal:
    env = {"XDG_STATE_HOME": str(folder), "HOME": str(folder)}
    command = [sys.executable, "-m", "mgtui", "--debug", str(log), *(["--resume"] if resumed else [])]
    terminal = Terminal(command, env=env, cwd=folder)
    terminal.wait_for(lambda shown: len(shown.output) > 500)  # whatever the session left on the screen
    terminal.settle(0.5)
    return terminal


def _do(terminal: Terminal, kind: str, what: object) -> None:
    if kind == "key":
        terminal.send(key(str(what)))
    elif kind == "type":
        terminal.send(str(what))
    elif kind == "paste":
        terminal.paste(str(what))
    elif kind == "mouse" and isinstance(what, tuple):
        button, column, row = what
        terminal.send(f"\x1b[<{button};{column};{row}M\x1b[<{button % 32};{column};{row}m")
    elif kind == "size" and isinstance(what, tuple):
        terminal.resize(*what)


def _answers(terminal: Terminal, log: Path, when: str) -> bool:
    """Wait until it has drawn what it was asked to draw anew; return False where the keys have led out of it."""
    terminal.settle(0.1)
    sent = len(terminal.output)
    terminal.resize(terminal.screen.columns ^ 1, terminal.screen.lines)
    terminal.wait_for(lambda shown: len(shown.output) > sent or not shown.alive(), limit=30)
    why = log.read_text() if log.exists() else terminal.text
    alive = terminal.alive()
    assert alive or terminal.status == 0, f"{when}: it ended with {terminal.status}:\n{why}"
    return alive


def _compared(terminal: Terminal) -> Iterator[tuple[str, str, str]]:
    """Read the slope pane of an expression and an x typed at the end; yield it beside the engine's numbers."""
    terminal.resize(80, 24)
    for _ in range(6):  # out of whatever is open
        terminal.press("escape", settle=0.3)
    expression = "x^3 - 2x + sin(x)"
    terminal.press("e", "end", "ctrl+u")
    terminal.send(expression)
    terminal.settle()
    terminal.press("enter", settle=0.3)
    terminal.press("R", "1", settle=0.4)  # or f comes before it is seen whether there are panes
    if "1 slope 2" not in terminal.text:
        terminal.press("f")  # the plot had the whole screen
    terminal.press("=", "end", "ctrl+u")
    terminal.send("1.25")
    terminal.press("enter", settle=0.4)
    f = parse(expression)
    quotient = difference(f, 1.25, 0.001)
    wanted = {
        "x": 1.25,
        "f(x)": quotient.f_x,
        "f(x + h)": quotient.f_x_plus_h,
        "rise": quotient.rise,
        "rise/run": quotient.slope,
        # As many digits as its bound vouches for.
        "slope": rounded(true_numbers(f, 1.25).parts[1]),
    }
    for label, value in wanted.items():
        found = re.search(rf" {re.escape(label)} +([−\d.e∞]+)", terminal.text.partition("1 slope 2")[2])
        yield label, found[1] if found else f"not on the screen:\n{terminal.text}", exact(value)


def main() -> int:
    """Run one soak and say how it went; return 1 when it failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=20_000, help="how many events")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parents[1]))
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(options.seed, options.keys, Path(folder))
    print(f"{options.keys} events of seed {options.seed}: {outcome.growth:+.1f} MB")
    for label, shown, true in outcome.compared:
        print(f"  {label:<10} {shown:<24} {'agrees' if shown == true else f'but the engine says {true}'}")
    return 1 if outcome.wrong or outcome.growth > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
