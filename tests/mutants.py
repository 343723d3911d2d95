"""Single changes of the program, drawn at random, and whether the tests notice: what survives shows what is not tested.

    python tests/mutants.py --rooms playground plot --count 60 --seed 1

Each changes one operator, comparison, number, condition or call of `min` and `max` in a copy of the repository, and
runs the quick tests of its room there: those of its own module first, then those of its folder, then all of the
room's. It takes some ten seconds a change. A change that alters nothing anyone can see survives, too: read the list.
"""

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
OTHERS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Mutant(NamedTuple):
    """A module with one change in it."""

    path: Path
    line: int
    before: str
    after: str
    text: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every single change of a module that a test could notice."""
    for number in changeable(ast.parse(path.read_text())):
        yield mutant_at(path, number)


def mutant_at(path: Path, number: int) -> Mutant:
    """Return a module with one of its nodes changed, counted as `ast.walk` comes by."""
    tree = ast.parse(path.read_text())
    node = next(found for at, found in enumerate(ast.walk(tree)) if at == number)
    before, after = ast.unparse(node), changed(node)
    assert isinstance(node, ast.expr)
    assert after is not None
    line, shown = node.lineno, ast.unparse(after)
    text = ast.unparse(ast.fix_missing_locations(Replaced(node, after).visit(tree)))
    return Mutant(path, line, before, shown, text)


def changeable(tree: ast.Module) -> list[int]:
    """Return the numbers of the nodes to change; none in annotations and decorators: a cache may be any size."""
    spared: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                parts = [*node.decorator_list, node.returns]
            case ast.ClassDef():
                parts = [*node.decorator_list]
            case ast.AnnAssign() | ast.arg():
                parts = [node.annotation]
            case ast.keyword(arg="strict"):
                parts = [node.value]
            case _:
                continue
        spared |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return [
        number
        for number, node in enumerate(ast.walk(tree))
        if isinstance(node, ast.expr) and id(node) not in spared and changed(node) is not None
    ]


def changed(node: ast.AST) -> ast.expr | None:
    """Return another expression in the place of this one, or None where there is no change to make."""
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in OTHERS:
            return ast.Compare(node.left, [OTHERS[type(op)](), *rest], node.comparators)  # type: ignore[list-item]
        case ast.BinOp(op=op) if type(op) in OTHERS and not holds_text(node):
            return ast.BinOp(node.left, OTHERS[type(op)](), node.right)  # type: ignore[arg-type]
        case ast.BoolOp(op=op):
            return ast.BoolOp(OTHERS[type(op)](), node.values)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            return node.operand
        case ast.IfExp():
            return ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.Constant(value=bool(value)):
            return ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            return ast.Constant(value + 1)
        case ast.Call(func=ast.Name(id="min" | "max" as name)):
            return ast.Call(ast.Name("max" if name == "min" else "min", ast.Load()), node.args, node.keywords)
    return None


def holds_text(node: ast.BinOp) -> bool:
    """Tell whether texts may be added here: a difference of them would be no program."""
    return any(isinstance(getattr(part, "value", None), str) for part in ast.walk(node))


class Replaced(ast.NodeTransformer):
    """Puts one expression in the place of another."""

    def __init__(self, old: ast.AST, new: ast.expr) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().visit(node)


def runs_for(path: Path, *, near: bool = False) -> list[list[str]]:
    """Return what to run for a module, the likeliest to notice a change first; `near` leaves out the room's."""
    parts = path.relative_to(ROOT / "mgtui").parts
    folder = Path("tests", *parts[:-1])
    own = [str(found.relative_to(ROOT)) for found in ROOT.glob(f"tests/**/test_{path.stem}.py")]
    runs = [own, [str(folder)], *([] if near else [[f"tests/{parts[0]}"]])]
    return [run for at, run in enumerate(runs) if run and run not in runs[:at] and (ROOT / run[0]).exists()]


def noticed_by(mutant: Mutant, where: Path, longest: Callable[[Sequence[str]], float], *, near: bool = False) -> str:
    """Run the tests with a change made in a copy of the repository, and return what failed first; "" if nothing did.

    Args:
        mutant: the change.
        where: the copy.
        longest: how long some tests may take, in seconds; a change may have made a loop endless, and that is noticed.
        near: whether the tests of its module and of its folder are enough.
    """
    there = where / mutant.path.relative_to(ROOT)
    before = there.read_text()
    for run in runs_for(mutant.path, near=near):
        limit = longest(run)
        there.write_text(mutant.text)
        try:
            done = run_tests(run, where, limit)
        except subprocess.TimeoutExpired:
            return "the time it takes"
        finally:
            there.write_text(before)
        if done.returncode not in (0, 5):  # 5: none was collected
            found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
            return found[1].removeprefix("tests/") if found else "pytest, which ends otherwise"
    return ""


def run_tests(run: Sequence[str], where: Path, longest: float | None = None) -> "subprocess.CompletedProcess[str]":
    """Run some quick tests in a copy of the repository, up to the first that fails."""
    # In CI hypothesis takes the same examples each time and all the time it needs: neither chance nor load counts.
    env = {**os.environ, "PYTHONPATH": str(where), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", *run]
    return subprocess.run(command, cwd=where, env=env, capture_output=True, text=True, timeout=longest)


class Limits:
    """How long tests may take: some times what they take unchanged, or a busy machine would seem to notice all."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self.known: dict[tuple[str, ...], float] = {}

    def __call__(self, run: Sequence[str]) -> float:
        """Return the limit of a run in seconds, measured when it is first asked for."""
        if (key := tuple(run)) not in self.known:
            started = time.monotonic()
            done = run_tests(run, self.where)
            if done.returncode not in (0, 5):
                raise SystemExit(f"{' '.join(run)} fails without a change:\n{done.stdout[-2000:]}")
            self.known[key] = 20.0 + 4.0 * (time.monotonic() - started)
        return self.known[key]


def main() -> None:
    """Draw changes, try them, and print which survive."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rooms", nargs="+", default=["playground", "plot"], help="folders, or files, of mgtui/")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--near", action="store_true", help="only the tests of the module and its folder: the engine's")
    options = parser.parse_args()
    named = [ROOT / "mgtui" / room for room in options.rooms]
    paths = [path for room in named for path in ([room] if room.is_file() else sorted(room.rglob("*.py")))]
    every = [(path, number) for path in paths for number in changeable(ast.parse(path.read_text()))]
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "copy"
        shutil.copytree(ROOT, where, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".hypothesis"))
        limits = Limits(where)
        for number, mutant in enumerate([mutant_at(*place) for place in drawn], 1):
            by = noticed_by(mutant, where, limits, near=options.near)
            survived += not by
            place = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
            verdict = f"noticed by {by}" if by else "SURVIVED"
            print(f"{number:3} {place}: {mutant.before[:60]}  ->  {mutant.after[:60]}  {verdict}", flush=True)
    print(f"{len(drawn) - survived} of {len(drawn)} noticed, of {len(every)} possible changes")


if __name__ == "__main__":
    main()
