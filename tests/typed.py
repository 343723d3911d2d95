"""Formulas typed into every input as people type them: slips mended, pieces pasted, letters put in later, at any pace.

    python tests/typed.py --runs 1000 --seed 1

Every run follows from its seed. It fails where what stands in the input in the end, or the function that is drawn, is
not what was typed.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mgtui.engine import parse
from tests.pty_driver import Terminal, key

COMMAND = (sys.executable, "-m", "mgtui")
SIZE = (240, 24)  # whatever is typed is seen whole in each of the inputs
INPUTS = ("expression", "prompt", "palette", "search")
GAPS = (0, 1, 2, 5, 10, 20, 40)  # milliseconds between two keys
FORMULAS = (
    "sin(x)*cos(2x)+3x^2-4x+5", "exp(-x^2)/7+abs(x-1)", "x^3-3x+sqrt(x^2+1)", "ln(x+7)-2atan(x)/3", "tanh(2x-1)+0.25x",
    "(x-1)(x+2)(x-3)/10", "|x-1|+|x+1|", "2^x-x^2+1",
)  # fmt: skip
_PATIENCE = 3.0  # seconds for the screen to follow on a busy machine
_SLIPS = "xsin(c)o2+3^*-7ea"


def keys_for(formula: str, rng: random.Random) -> Iterator[str]:
    """Yield what a keyboard sends for a formula, from an empty line: by detours, all of which lead to it."""
    at = 0
    while at < len(formula):
        rest = len(formula) - at
        match rng.choice(("letter",) * 8 + ("slip", "slip", "retype", "look back", "later", "paste", "home")):
            case "slip":
                slip = rng.choices(_SLIPS, k=rng.randint(1, 3))
                yield from slip
                if rng.random() < 0.5:
                    yield from [key("backspace")] * len(slip)
                else:
                    yield from [key("left")] * len(slip) + [key("delete")] * len(slip)
            case "retype" if at:
                back = rng.randint(1, min(at, 4))
                yield from [key("backspace")] * back
                at -= back
            case "look back" if at:
                steps = rng.randint(1, min(at, 5))
                yield from [key("left")] * steps + [key("right")] * steps
            case "later" if rest > 3:  # a letter that was left out is put in afterwards
                yield from formula[at + 1 : at + 4]
                yield from [key("left")] * 3 + [formula[at]] + [key("right")] * 3
                at += 4
            case "paste":
                piece = formula[at : at + rng.randint(1, 6)]
                yield f"\x1b[200~{piece}\x1b[201~"
                at += len(piece)
            case "home":
                yield from (key("home"), key("end"))
            case _:
                yield formula[at]
                at += 1


class Typist:
    """A program in a terminal, and someone who types into each of its inputs."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        terminal.wait_for("tangent")

    def run(self, where: str, formula: str, rng: random.Random, gap: int | None) -> tuple[str, str]:
        """Type a formula into an input; return what stands there, and for f the reading of the function drawn.

        Args:
            where: one of `INPUTS`.
            formula: what is to stand there.
            rng: where the detours come from.
            gap: milliseconds between two keys; None for another one each time.
        """
        self._open(where)
        for sent in keys_for(formula, rng):
            self._terminal.send(sent)
            wait = (rng.choice(GAPS) if gap is None else gap) / 1000
            end = time.monotonic() + wait
            while (left := end - time.monotonic()) > 0:
                self._terminal.read(left)
            self._terminal.read(0)
        end = time.monotonic() + _PATIENCE
        while (found := self._shown(where)) != self._wanted(where, formula) and time.monotonic() < end:
            self._terminal.read(0.02)
        self._terminal.press("escape", settle=0.2)  # it counts as the key once nothing has followed it for a moment
        self._terminal.wait_for(lambda terminal: "nudge" in terminal.row(-1))
        return found

    def _shown(self, where: str) -> tuple[str, str]:
        reading = self._terminal.row(1).strip().partition("   ")[0] if where == "expression" else ""
        return self._text(where), reading

    def _wanted(self, where: str, formula: str) -> tuple[str, str]:
        return formula, parse(formula).reading if where == "expression" else ""

    def _open(self, where: str) -> None:
        opening, sign = {
            "expression": ("e", "Esc cancel"),
            "prompt": ("=", " x ="),
            "palette": (":", "│> "),
            "search": ("ctrl+r", "│> "),
        }[where]
        self._terminal.send(key(opening))
        self._terminal.wait_for(sign)
        self._terminal.press("end", "ctrl+u")

    def _text(self, where: str) -> str:
        screen = self._terminal.text.splitlines()
        if where == "expression":
            return self._terminal.row(0).partition("= ")[2].rstrip()
        if where == "prompt":
            return screen[-1].partition("= ")[2].partition("   ")[0].rstrip()
        return next((row for row in screen if "│> " in row), "").partition("│> ")[2].partition("│")[0].rstrip()


def mistakes(runs: int, seed: int, gaps: tuple[int | None, ...]) -> list[str]:
    """Return what was not as it was typed; the runs go through the inputs, and for each through the gaps."""
    wrong: list[str] = []
    with Terminal(COMMAND, size=SIZE) as terminal:
        typist = Typist(terminal)
        for number in range(runs):
            where, gap = INPUTS[number % len(INPUTS)], gaps[number // len(INPUTS) % len(gaps)]
            rng = random.Random(f"{seed}/{number}")
            formula = rng.choice(FORMULAS)
            text, reading = typist.run(where, formula, rng, gap)
            if text != formula:
                wrong.append(f"run {number}: {formula!r} typed into the {where} at {gap} ms became {text!r}")
            elif where == "expression" and reading != parse(formula).reading:
                wrong.append(f"run {number}: {formula!r} is drawn as {reading!r}")
    return wrong


def main() -> int:
    """Type as many formulas as are wanted, at every gap; the status is 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = mistakes(options.runs, options.seed, (*GAPS, None))
    print(*wrong, f"{options.runs} runs, {len(wrong)} damaged", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
