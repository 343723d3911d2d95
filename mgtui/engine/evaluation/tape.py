"""An expression as a tape: one entry per distinct value, in the order they are computed.

Equal subexpressions share an entry (value numbering, so `sin(x)^2 + sin(x)` takes one sine) and constant ones are
folded. Running a tape is one loop, whatever the depth of the expression.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np

from mgtui.engine.calculus.function_row import SELECTIVE, FunctionRow
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.calculus.rules import Reals
from mgtui.engine.evaluation.folding import fold_error
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE, Tree


class Operation(NamedTuple):
    """An entry that applies an operation to earlier entries.

    Attributes:
        row: the operation.
        args: the entries of its arguments.
    """

    row: FunctionRow
    args: tuple[int, ...]


TapeEntry: TypeAlias = float | str | Operation  # a constant, a variable by its name, an operation
Instruction: TypeAlias = tuple[int, Callable[..., Reals], Callable[..., Any], tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Tape:
    """A compiled expression; the last entry is its value.

    Attributes:
        entries: constants, variables and operations, each after what it needs.
        pole: place in the tree of a constant at a pole (1/0, ln(0)), if the expression holds one.
        rounding: bounds on how far constants lie from the numbers they stand for (e, pi, 1/3), by their entries; what
            is typed in digits stands for its double.
        place: where in `entries` each node of the tree is; -1 for what was computed away.
        code: the operations alone, ready to run: where the result goes, the rule's value and slopes, the arguments, and
            the entries nobody needs any more. Letting go of their arrays at once keeps the next ones in warm memory,
            which is worth several times their arithmetic.
        inputs: the entries of the variables, by name.
        constants: what a run starts from: the constants, and None for what it fills in.
        constant_triples: the same for runs over triples.
        selective: the entries of operations that take one argument and leave another.
    """

    entries: tuple[TapeEntry, ...]
    pole: int | None = None
    rounding: Mapping[int, float] = field(default_factory=dict)
    place: tuple[int, ...] = ()
    code: tuple[Instruction, ...] = field(init=False)
    inputs: Mapping[str, int] = field(init=False)
    constants: tuple[float | None, ...] = field(init=False)
    constant_triples: tuple[Any, ...] = field(init=False)
    selective: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find out when each entry is needed for the last time, and where the variables are."""
        last = {arg: i for i, entry in enumerate(self.entries) if isinstance(entry, Operation) for arg in entry.args}
        spent: list[list[int]] = [[] for _ in self.entries]
        for arg, i in last.items():
            spent[i].append(arg)
        code = tuple(
            (i, entry.row.rule.value, entry.row.rule.slopes, entry.args, tuple(spent[i]))
            for i, entry in enumerate(self.entries)
            if isinstance(entry, Operation)
        )
        inputs = {entry: i for i, entry in enumerate(self.entries) if isinstance(entry, str)}
        selective = (i for i, e in enumerate(self.entries) if isinstance(e, Operation) and e.row.notation in SELECTIVE)
        constants = tuple(entry if isinstance(entry, float) else None for entry in self.entries)
        triples = tuple(None if number is None else (number, None, None) for number in constants)
        found = code, inputs, constants, triples, frozenset(selective)
        for name, value in zip(("code", "inputs", "constants", "constant_triples", "selective"), found, strict=True):
            object.__setattr__(self, name, value)


def compile_tree(tree: Tree) -> Tape:
    """Compile a tree to a tape, with equal subexpressions shared and constant ones computed."""
    entries: list[TapeEntry] = []
    numbered: dict[object, int] = {}
    place: list[int] = []
    pole: int | None = None
    rounding: dict[int, float] = {}

    def entry_of(entry: TapeEntry, key: object) -> int:
        if key not in numbered:
            numbered[key] = len(entries)
            entries.append(entry)
        return numbered[key]

    def constant(value: float, error: float) -> int:
        index = entry_of(value, (NUMBER, value, math.copysign(1.0, value), error))  # 0.0 and -0.0 differ
        if error:
            rounding[index] = error
        return index

    for index, node in enumerate(tree):
        if node.op == VARIABLE:
            place.append(entry_of(node.name, (VARIABLE, node.name)))
        elif node.op in (NUMBER, CONSTANT):
            place.append(constant(node.value, 0.5 * math.ulp(node.value) if node.op == CONSTANT else 0.0))
        else:
            args = tuple(place[i] for i in node.args)
            operands = [entries[i] for i in args]
            row = _specialised(TABLE[node.op], operands)
            numbers = [operand for operand in operands if isinstance(operand, float)]
            if len(numbers) == len(operands):
                value = _folded(row, numbers)
                if pole is None and _is_pole(TABLE[node.op], numbers, value):
                    pole = index
                place.append(constant(value, fold_error(row, value, numbers, [rounding.get(i, 0.0) for i in args])))
            else:
                place.append(entry_of(Operation(row, args), (node.op, args)))
    kept, renumbered = _reachable(entries, place[-1])
    errors = {renumbered[i]: error for i, error in rounding.items() if i in renumbered}
    return Tape(kept, pole, errors, tuple(renumbered.get(i, -1) for i in place))


def _specialised(row: FunctionRow, operands: list[TapeEntry]) -> FunctionRow:
    """Return the row that knows what constant operands rule out."""
    if row.variants:
        constants = [operand if isinstance(operand, float) else None for operand in operands]
        for applies, variant in row.variants:
            if applies(*constants):
                return variant
    return row


def _folded(row: FunctionRow, numbers: list[float]) -> float:
    # The first operand goes in as a numpy scalar, for Python's own floats raise where IEEE gives inf.
    with np.errstate(all="ignore"):
        return float(row.rule.value(np.float64(numbers[0]), *numbers[1:]))


def _is_pole(row: FunctionRow, numbers: list[float], value: float) -> bool:
    """Tell whether constants hit a pole: 1/0, ln(0). What merely lacks a value (ln(-1), 0/0) is none."""
    if not math.isnan(value) or any(map(math.isnan, numbers)):
        return False
    if row.is_pole is not None:
        return row.is_pole(*numbers)
    hits = {"u": numbers[0], "v": numbers[-1]}
    return any(
        (number := hits.get(at.of)) is not None
        and number <= at.last
        and (number == at.at or (at.period != 0.0 and (number - at.at) % at.period == 0.0))
        for at in row.breaks
    )


def _reachable(entries: list[TapeEntry], last: int) -> tuple[tuple[TapeEntry, ...], dict[int, int]]:
    """Return the entries that `last` needs, renumbered, `last` at the end, and their new numbers by the old ones."""
    needed = {last}
    for index in range(last, -1, -1):
        entry = entries[index]
        if index in needed and isinstance(entry, Operation):
            needed.update(entry.args)
    order = sorted(needed)
    renumbered = {old: new for new, old in enumerate(order)}
    kept = (entries[old] for old in order)
    return tuple(
        Operation(c.row, tuple(renumbered[a] for a in c.args)) if isinstance(c, Operation) else c for c in kept
    ), renumbered


def run(tape: Tape, inputs: Mapping[str, Reals]) -> Reals:
    """Run a tape to the value of its last entry; to be called under `np.errstate(all="ignore")`."""
    slots: list[Any] = list(tape.constants)
    for name, at in tape.inputs.items():
        slots[at] = inputs[name]
    for at, value, _, args, spent in tape.code:
        if len(args) == 1:
            slots[at] = value(slots[args[0]])
        elif len(args) == 2:
            slots[at] = value(slots[args[0]], slots[args[1]])
        else:
            slots[at] = value(*[slots[i] for i in args])
        for i in spent:
            slots[i] = None
    return cast(Reals, slots[-1])
