"""An expression as a tape: one cell per distinct value, in the order they are computed.

Equal subexpressions share a cell (value numbering, so `sin(x)^2 + sin(x)` takes one sine) and constant ones are
folded. Running a tape is one loop, whatever the depth of the expression.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np

from mgtui.engine.calculus.functions import EXPONENTIAL, NATURAL_POWER, TABLE, Row
from mgtui.engine.calculus.rules import Reals
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE, Tree


class Step(NamedTuple):
    """A cell that applies an operation to earlier cells.

    Attributes:
        row: the operation.
        args: the cells of its arguments.
    """

    row: Row
    args: tuple[int, ...]


Cell: TypeAlias = float | str | Step  # a constant, a variable by its name, an operation
Instruction: TypeAlias = tuple[int, Callable[..., Reals], Callable[..., Any], tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Tape:
    """A compiled expression; the last cell is its value.

    Attributes:
        cells: constants, variables and steps, each after what it needs.
        pole: place in the tree of a constant at a pole (1/0, ln(0)), if the expression holds one.
        code: the steps alone, ready to run: where the result goes, the rule's value and slopes, the arguments, and
            the cells nobody needs any more. Letting go of their arrays at once keeps the next ones in warm memory,
            which is worth several times their arithmetic.
    """

    cells: tuple[Cell, ...]
    pole: int | None = None
    code: tuple[Instruction, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find out when each cell is needed for the last time."""
        last = {arg: i for i, cell in enumerate(self.cells) if isinstance(cell, Step) for arg in cell.args}
        spent: list[list[int]] = [[] for _ in self.cells]
        for arg, i in last.items():
            spent[i].append(arg)
        code = tuple(
            (i, cell.row.rule.value, cell.row.rule.slopes, cell.args, tuple(spent[i]))
            for i, cell in enumerate(self.cells)
            if isinstance(cell, Step)
        )
        object.__setattr__(self, "code", code)


def compile_tree(tree: Tree) -> Tape:
    """The tape of a tree, with equal subexpressions shared and constant ones computed."""
    cells: list[Cell] = []
    numbered: dict[object, int] = {}
    place: list[int] = []
    pole: int | None = None

    def cell_of(cell: Cell, key: object) -> int:
        if key not in numbered:
            numbered[key] = len(cells)
            cells.append(cell)
        return numbered[key]

    def constant(value: float) -> int:
        return cell_of(value, (NUMBER, value, math.copysign(1.0, value)))  # 0.0 and -0.0 differ

    for index, node in enumerate(tree):
        if node.op == VARIABLE:
            place.append(cell_of(node.name, (VARIABLE, node.name)))
        elif node.op in (NUMBER, CONSTANT):
            place.append(constant(node.value))
        else:
            args = tuple(place[i] for i in node.args)
            operands = [cells[i] for i in args]
            row = _specialised(TABLE[node.op], operands)
            numbers = [operand for operand in operands if isinstance(operand, float)]
            if len(numbers) == len(operands):
                value = _folded(row, numbers)
                if pole is None and _is_pole(TABLE[node.op], numbers, value):
                    pole = index
                place.append(constant(value))
            else:
                place.append(cell_of(Step(row, args), (node.op, args)))
    return Tape(_reachable(cells, place[-1]), pole)


def _specialised(row: Row, operands: list[Cell]) -> Row:
    """The row that knows what a constant exponent or base rules out."""
    if row.name != "pow":
        return row
    base, exponent = operands
    if isinstance(exponent, float) and exponent.is_integer() and exponent >= 0:
        return NATURAL_POWER
    return EXPONENTIAL if isinstance(base, float) and base > 0 else row


def _folded(row: Row, numbers: list[float]) -> float:
    # The first operand goes in as a numpy scalar, for Python's own floats raise where IEEE gives inf.
    with np.errstate(all="ignore"):
        return float(row.rule.value(np.float64(numbers[0]), *numbers[1:]))


def _is_pole(row: Row, numbers: list[float], value: float) -> bool:
    """Whether constants hit a pole of an operation: 1/0, ln(0). What merely lacks a value (ln(-1), 0/0) is none."""
    if not math.isnan(value) or any(map(math.isnan, numbers)):
        return False
    if row.name == "div":
        return numbers[0] != 0.0
    hits = {"u": numbers[0], "v": numbers[-1]}
    return any(
        (number := hits.get(at.of)) is not None
        and number <= at.last
        and (number == at.at or (at.period != 0.0 and (number - at.at) % at.period == 0.0))
        for at in row.breaks
    )


def _reachable(cells: list[Cell], last: int) -> tuple[Cell, ...]:
    """The cells that `last` needs, renumbered, `last` at the end."""
    needed = {last}
    for index in range(last, -1, -1):
        cell = cells[index]
        if index in needed and isinstance(cell, Step):
            needed.update(cell.args)
    order = sorted(needed)
    renumbered = {old: new for new, old in enumerate(order)}
    kept = (cells[old] for old in order)
    return tuple(Step(c.row, tuple(renumbered[a] for a in c.args)) if isinstance(c, Step) else c for c in kept)


def run(tape: Tape, inputs: Mapping[str, Reals]) -> Reals:
    """The value of the last cell, given every variable's value. To be called under `np.errstate(all="ignore")`."""
    slots: list[Any] = [inputs[cell] if type(cell) is str else cell for cell in tape.cells]
    for at, value, _, args, spent in tape.code:
        slots[at] = value(slots[args[0]]) if len(args) == 1 else value(slots[args[0]], slots[args[1]])
        for i in spent:
            slots[i] = None
    return cast(Reals, slots[-1])
