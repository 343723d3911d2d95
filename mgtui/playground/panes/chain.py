"""The chain pane: the expression as its small steps, each with its value, its slope, and how f answers it."""

import math
from collections.abc import Sequence
from functools import lru_cache

from mgtui.engine import Chain, ChainStep, Proven, Sampled, blame, chain, parse, rule, to_blame
from mgtui.playground.analysis import Moment
from mgtui.playground.panes.proven import NOT_TOLD, text_of, text_within
from mgtui.playground.panes.step_tree import branches
from mgtui.playground.state import State, function_of, label_of
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import MINUS, short
from mgtui.text.rows import Part, Row, cut, wrapped

NOTHING_MOVES = "f is a constant: nothing in it moves."
NO_STEPS = "f is known by its samples alone: it has no steps to show."
NO_NUMBER = "–"
_NARROWEST, _WIDEST = 7, 11  # columns for a number
_TREE = 56  # columns from which on there is room for the tree, and for the nudge in a column of its own
_LONGEST_RULE = 3  # lines
_FEWEST = 6  # steps that are worth more than the rule below them


@lru_cache(maxsize=8)
def _chain(expression: str, values: tuple[tuple[str, float], ...], along: str) -> Chain:
    function = function_of(expression)
    return chain(parse("0") if isinstance(function, Sampled) else function, dict(values), along)


def chain_of(state: State) -> Chain:
    """Return the chain of a state, remembered: a pane and a lesson ask for it at every key."""
    values = tuple((name, state.slider(name).value) for name in state.function.variables)
    return _chain(state.expression, values, state.along)


def steps_in(state: State) -> tuple[ChainStep, ...]:
    """Return the steps of a state's function."""
    return chain_of(state).steps


def row_of(state: State) -> int:
    """Return the step pointed at; -1 where there is none."""
    last = len(steps_in(state)) - 1
    return last if state.row is None else min(state.row, last)


def lit_spans(state: State) -> tuple[tuple[int, int], ...]:
    """Return which parts of the text the step pointed at was read from; none unless the chain is shown."""
    row = row_of(state) if state.pane == "chain" and not state.stale else -1
    return steps_in(state)[row].spans if row >= 0 else ()


def rule_line(state: State, width: int = 80) -> str:
    """Return the rule behind the step pointed at, in one line; without its symbols where there is no room for them."""
    row = row_of(state)
    if row < 0:
        return _nothing(state)
    shown = chain_of(state)
    said = rule(shown, row)
    step = f"{labelled(shown, row, 'braille').partition(' = ')[0]}: " if shown.steps[row].args else ""
    if len(step + said) <= width:
        return step + said
    name, _, equation = said.partition(": ")
    symbols, *numbers = equation.split(" = ")
    return f"{name}: {' = '.join(numbers)}" if numbers and "′" in symbols else said


def _nothing(state: State) -> str:
    return NO_STEPS if isinstance(state.function, Sampled) else NOTHING_MOVES


def chain_rows(
    state: State, width: int, height: int, charset: CharsetName = "braille", before: Moment | None = None
) -> list[Row]:
    """Return the steps, the one pointed at marked, and under them its rule as far as there is room.

    Args:
        state: the state.
        width: columns there are.
        height: rows there are.
        charset: what the terminal can show.
        before: the moment before the last change of x: then the nudge is shown running down the steps.
    """
    shown, here = chain_of(state), row_of(state)
    if here < 0:
        return wrapped(_nothing(state), width, "dim")[:height]
    rows, told = _laid_out(state, width, height)
    nudged = before is not None and before.name == state.along and before.x != state.x
    columns = _Columns(shown, width, charset, nudged)
    drawn = [columns.heading(), *(columns.row(row, row == here) if row >= 0 else _fold(-row) for row in rows)]
    return [*drawn, (), *told] if told else drawn


def step_at(state: State, width: int, height: int, line: int) -> int | None:
    """Return the step on a line of the pane, which has its heading on line 0; None where there is none."""
    rows = _laid_out(state, width, height)[0] if steps_in(state) else []
    return rows[line - 1] if 0 < line <= len(rows) and rows[line - 1] >= 0 else None


def _laid_out(state: State, width: int, height: int) -> tuple[list[int], list[Row]]:
    """Return the rows of steps as `_folded` has them, and the lines below them where there is room."""
    shown, here = chain_of(state), row_of(state)
    told = _told_below(state, width)
    room = height - 1 - len(told) - 1
    if room < min(len(shown.steps), _FEWEST):
        told, room = [], height - 1
    return _folded(shown, here, room), told


def _told_below(state: State, width: int) -> list[Row]:
    shown, here = chain_of(state), row_of(state)
    lines = wrapped(rule(shown, here), width, "words")[:_LONGEST_RULE]
    for row in to_blame(shown):
        if row != here:
            lines += wrapped(f"To blame: {blame(shown, row)}", width, "bad")[:2]
            break
    return lines


def _fold(count: int) -> Row:
    return ((f"  … {count} {'step' if count == 1 else 'steps'} …", "dim"),)


def _folded(shown: Chain, here: int, room: int) -> list[int]:
    """Return the rows to show, and for those left out between them how many they are, as a negative number.

    The variables and f stay: there stands the gradient, and the two columns meet.
    """
    count = len(shown.steps)
    if count <= room:
        return list(range(count))
    variables = [row for row, step in enumerate(shown.steps) if step.variable]
    nudged = next(row for row in variables if shown.steps[row].variable == shown.along)
    near = [row for away in range(1, count) for row in (here - away, here + away) if 0 <= row < count]
    kept = {here}
    for row in (count - 1, nudged, *(variables if 2 * len(variables) <= room else ()), *near):
        if len(_with_folds(kept | {row}, count)) <= room:
            kept.add(row)
    return _with_folds(kept, count)[:room] if room > 2 else [here]


def _with_folds(kept: set[int], count: int) -> list[int]:
    rows: list[int] = []
    last = -1
    for row in sorted(kept):
        if row - last > 1:
            rows.append(last + 1 - row)
        rows.append(row)
        last = row
    return rows


class _Columns:
    """The columns of the pane: the step, its value, its slope or the nudge, and how f answers it."""

    def __init__(self, shown: Chain, width: int, charset: CharsetName, nudged: bool) -> None:
        self._chain, self._charset, self._nudged = shown, charset, nudged
        self._wide = width >= _TREE
        count = 4 if self._wide else 3
        self._cell = min(_WIDEST, max(_NARROWEST, (width - 2) * 3 // 5 // count))
        self._first = max(4, width - count * self._cell - 1)
        self._branches = self._tree() if self._wide else ()

    def _tree(self) -> Sequence[str]:
        """Return what stands before each step; nothing where a step would be cut short by it."""
        found = branches(self._chain.steps)
        labels = (labelled(self._chain, row, self._charset) for row in range(len(found)))
        fits = all(len(branch + label) < self._first for branch, label in zip(found, labels, strict=True))
        return found if fits else ()

    def heading(self) -> Row:
        """Return the names of the columns."""
        name = label_of(self._chain.along)
        slope = f"d/d{name}"
        names = ["value", slope, "∂f/∂"]
        if self._wide:
            names.insert(1, f"{name} + h")
        elif self._nudged:
            names[1] = f"{name} + h"
        texts = "".join(f"{text[: self._cell - 1]:<{self._cell}}" for text in names)
        return ((f" {'step':<{self._first}}{texts}".rstrip(), "dim"),)

    def row(self, row: int, here: bool) -> Row:
        """Return one step."""
        shown = self._chain
        why = blame(shown, row)
        mark: Part = ("▸" if here else " ", "key")
        role = "marked" if here else "bad" if why else "label"
        value = (self._text(shown.value(row)), "value")
        forward, backward = (self._text(shown.forward(row)), "quotient"), (self._text(shown.backward(row)), "slope")
        nudge = (_nudge(shown.forward(row), self._cell - 1), "quotient")
        cells = (
            [value, nudge, forward, backward] if self._wide else [value, nudge if self._nudged else forward, backward]
        )
        if why:
            sides = why.rpartition(": ")[2]
            room = (len(cells) - 1) * self._cell
            return (mark, self._label(row, role), _cell(value, self._cell), (cut(sides, room), "bad"))
        return (mark, self._label(row, role), *(_cell(cell, self._cell) for cell in cells))

    def _label(self, row: int, role: str) -> Part:
        text = labelled(self._chain, row, self._charset)
        if self._branches:
            text = self._branches[row] + text
        return (f"{cut(text, self._first - 1):<{self._first}}", role)

    def _text(self, part: Proven) -> str:
        if not part.digits and not part.beyond:
            return told_number(part, self._cell - 1)
        return text_within(part, self._cell - 1, self._cell - 2)


def labelled(shown: Chain, row: int, charset: CharsetName) -> str:
    """Return a step as it is written: `u₁ = x²`, and `x` where it is a variable."""
    step = shown.steps[row]
    name, formula = (step.plain_name, step.plain) if charset == "ascii" else (step.name, step.formula)
    if row == len(shown.steps) - 1:
        return f"f = {formula}"
    return name if step.variable else f"{name} = {formula}"


def told_number(part: Proven, digits: int) -> str:
    """Return a number to some digits, no more than are known; – where there is none, ? where it cannot be told."""
    if part.digits or part.beyond:
        return text_of(part, digits)
    return short(part.number) if math.isinf(part.number) else NOT_TOLD if part.reason else NO_NUMBER


def _cell(part: Part, width: int) -> Part:
    return (f"{part[0]:<{width}}", part[1])


def _nudge(part: Proven, width: int) -> str:
    """Return where a nudge of h takes a step: `+6h`."""
    if not part.digits:
        return NO_NUMBER if not part.reason else NOT_TOLD
    if part.number == 0.0:
        return "0"
    text = text_within(part, width - 2 + (part.number < 0), width - 3)  # a minus has its sign with it
    sign, size = (MINUS, text[1:]) if text.startswith(MINUS) else ("+", text)
    return f"{sign}{'' if size == '1' else size}h"
