"""Which step is to blame where a slope is missing, and what its own two sides would have."""

import math

from mgtui.engine.behaviour import behaviour
from mgtui.engine.calculus.function_row import TRUTHS
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.derivation.chain_numbers import Chain
from mgtui.engine.expression import Function
from mgtui.engine.language.tree import NUMBER, VARIABLE, Node
from mgtui.text.numbers import short

_WORDS = {
    "jump": "a jump",
    "pole": "no value",
    "hole": "no value",
    "undefined": "no value",
    "vertical": "upright",
    "cusp": "a cusp",
    "unknown": "no slope",
}


def blame(chain: Chain, row: int) -> str:
    """Return why a step has no slope though what it takes has one; "" where it is not to blame.

    >>> blame(chain(parse("|x|"), {"x": 0.0}, "x"), 1)
    '|x| at x = 0: −1 or 1'
    """
    step = chain.steps[row]
    numbers = {arg: _number(chain, arg) for arg in step.args}
    if step.entry not in chain.back.partials or not all(map(math.isfinite, numbers.values())):  # f hears nothing of it
        return ""
    if not math.isfinite(_number(chain, row)):
        where = ", ".join(f"{chain.steps[arg].name} = {short(number)}" for arg, number in numbers.items())
        return f"{step.formula} at {where}: {'no value' if math.isnan(_number(chain, row)) else 'beyond doubles'}"
    if chain.moves(row) and math.isfinite(chain.forward(row).number):  # as of max(x, |x|) at 3: both sides agree
        return ""
    for arg, partial in chain.back.partials[step.entry].items():
        if partial[0] is None or math.isfinite(partial[0]):
            continue
        other = step.args[step.places.index(arg)]
        return f"{step.formula} at {chain.steps[other].name} = {short(numbers[other])}: {_sides(chain, row, arg)}"
    return ""


def to_blame(chain: Chain) -> list[int]:
    """Return the steps to blame, in their order; none where f has all its slopes."""
    return [row for row in range(len(chain.steps)) if blame(chain, row)]


def _number(chain: Chain, row: int) -> float:
    """Return the value of a step as it was computed."""
    return float(chain.back.values[chain.steps[row].entry])


def _sides(chain: Chain, row: int, entry: int) -> str:
    """Return the slopes a step has along what it finds at a place of the tape, on either side, or what else it has."""
    op = chain.f.tree[chain.steps[row].node]
    if TABLE[op.op].notation in TRUTHS:
        return "here it changes"
    place, nodes = chain.f.tape.place, []
    for at in op.args:
        if place[at] == entry:
            nodes.append(Node(VARIABLE, name="x"))
        else:
            nodes.append(Node(NUMBER, value=float(chain.back.values[place[at]])))
    tree = (*nodes, Node(op.op, tuple(range(len(nodes)))))
    what = behaviour(Function("", tree), float(chain.back.values[entry]))
    sides = [slope for slope in (what.left, what.right) if not math.isnan(slope)]
    if what.kind in ("corner", "edge", "cusp") and sides:
        return " or ".join(dict.fromkeys(map(short, sides)))
    return _WORDS.get(what.kind, "no slope")
