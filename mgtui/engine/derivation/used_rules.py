"""The rule by which a step got its slope, in one line with the numbers in it."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from mgtui.engine.calculus.function_row import TRUTHS
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.derivation.blame import blame
from mgtui.engine.derivation.chain_numbers import Chain
from mgtui.engine.derivation.steps import ChainStep, subtree
from mgtui.engine.evaluation.exact import Proven
from mgtui.engine.language.readings import reading
from mgtui.engine.language.tree import ADD, DIVIDE, IF, MULTIPLY, NEGATE, POWER, SUBTRACT, Tree
from mgtui.engine.symbolic.derivative import differentiate
from mgtui.text.numbers import MINUS, short, typeset

_DIGITS = 4
_LONGEST_SLOPE = 24  # characters of a formula within a rule
NOT_TOLD = "?"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Taken(NamedTuple):
    """What a step takes, in texts: a step before it, or a constant.

    Attributes:
        name: u₁; of a constant the number.
        number: its value.
        slope: its slope along the variable; "" for a constant, and for a step that holds still.
    """

    @property
    def squared(self) -> str:
        """Its value to the power 2."""
        return f"({self.number})²" if "e" in self.number and self.number[0] != "(" else f"{self.number}²"

    name: str
    number: str
    slope: str


def rule(chain: Chain, row: int) -> str:
    """Return the rule that gave a step its slope along the variable that is nudged, with its numbers.

    >>> rule(chain(parse("x^2 sin(x)"), {"x": 3.0}, "x"), 3)
    'product rule: u₁′·u₂ + u₁·u₂′ = 6·0.1411 + 9·(−0.99) = −8.063'
    """
    step = chain.steps[row]
    if step.variable:
        moved = step.variable == chain.along
        return f"{step.name} is nudged: {step.name}′ = 1" if moved else f"{step.name} holds still: {step.name}′ = 0"
    if why := blame(chain, row):
        return f"no rule tells: {why}"
    op = chain.f.tree[chain.steps[row].node]
    result = number_text(chain.forward(row))
    if TABLE[op.op].notation in TRUTHS:
        return f"a condition: it moves nothing by itself, {step.name}′ = 0"
    if not chain.moves(row):
        return f"nothing in it moves: {step.name}′ = 0"
    taken = [_taken(chain, arg) for arg in op.args]
    own = _RULES.get(op.op)
    name, symbols, numbers = (own(taken) if own else None) or _by_chain(chain, row)
    if not _has_slope(chain, row):
        lacking = next((chain.steps[arg].name for arg in step.args if not _has_slope(chain, arg)), step.name)
        return f"{name}: {symbols}, but {lacking} has no slope here"
    parts = [symbols, *([numbers] if numbers not in ("", symbols, result) else []), result]
    return f"{name}: {' = '.join(parts)}"


def _has_slope(chain: Chain, row: int) -> bool:
    """Tell whether a step has a slope, be it one that cannot be told."""
    part = chain.forward(row)
    return not math.isnan(part.number) or bool(part.reason)


def number_text(part: Proven, digits: int = _DIGITS) -> str:
    """Return a number to a few digits, no more than are proven; ? where it cannot be told."""
    if part.beyond:
        return typeset(part.beyond)
    if not part.digits:
        return short(part.number, digits) if math.isinf(part.number) else NOT_TOLD
    return short(float(f"{part.number:.{min(part.digits, 15) - 1}e}"), digits)


def _taken(chain: Chain, node: int) -> _Taken:
    entry = chain.f.tape.place[node]
    for row, step in enumerate(chain.steps):
        if step.entry == entry:
            slope = number_text(chain.forward(row)) if chain.moves(row) else ""
            return _Taken(step.name, _bracketed(number_text(chain.value(row))), slope)
    constant = short(float(chain.back.values[entry]), _DIGITS)
    return _Taken(_bracketed(constant), _bracketed(constant), "")


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


_ONE_OF_TWO = {"min": "the smaller one counts", "max": "the larger one counts"}
_Said = tuple[str, str, str]  # the rule's name, its symbols, its numbers


def _sum(taken: list[_Taken], sign: str) -> _Said:
    u, v = taken
    if u.slope and v.slope:
        name = "sum rule" if sign == "+" else "difference rule"
        return name, f"{u.name}′ {sign} {v.name}′", f"{u.slope} {sign} {_bracketed(v.slope)}"
    if u.slope:
        return "what holds still adds nothing", f"{u.name}′", u.slope
    return (
        "what holds still adds nothing",
        f"{'' if sign == '+' else sign}{v.name}′",
        (v.slope if sign == "+" else f"{sign}{_bracketed(v.slope)}"),
    )


def _product(taken: list[_Taken]) -> _Said:
    u, v = taken
    if not u.slope or not v.slope:
        constant, moving = (u, v) if v.slope else (v, u)
        return "constant factor", f"{constant.name}·{moving.name}′", f"{constant.number}·{_bracketed(moving.slope)}"
    symbols = f"{u.name}′·{v.name} + {u.name}·{v.name}′"
    return "product rule", symbols, f"{u.slope}·{v.number} + {u.number}·{_bracketed(v.slope)}"


def _quotient(taken: list[_Taken]) -> _Said:
    u, v = taken
    if not v.slope:
        return "constant divisor", f"{u.name}′/{v.name}", f"{u.slope}/{v.number}"
    if not u.slope:
        symbols = f"{MINUS}{u.name}·{v.name}′/{v.name}²"
        return "quotient rule", symbols, f"{MINUS}{u.number}·{_bracketed(v.slope)}/{v.squared}"
    symbols = f"({u.name}′·{v.name} {MINUS} {u.name}·{v.name}′)/{v.name}²"
    numbers = f"({u.slope}·{v.number} {MINUS} {u.number}·{_bracketed(v.slope)})/{v.squared}"
    return "quotient rule", symbols, numbers


def _power(taken: list[_Taken]) -> _Said | None:
    """Say the power rule for a whole exponent from 2 on; other powers go by the chain rule."""
    u, n = taken
    if n.slope or not n.name.isdecimal() or int(n.name) < 2:
        return None
    raised = "" if n.name == "2" else str(int(n.name) - 1).translate(_RAISED)
    return "power rule", f"{n.name}·{u.name}{raised}·{u.name}′", f"{n.name}·{u.number}{raised}·{_bracketed(u.slope)}"


def _opposite(taken: list[_Taken]) -> _Said:
    return "sign rule", f"{MINUS}{taken[0].name}′", f"{MINUS}{_bracketed(taken[0].slope)}"


_RULES: Mapping[str, Callable[[list[_Taken]], _Said | None]] = {
    ADD: lambda taken: _sum(taken, "+"),
    SUBTRACT: lambda taken: _sum(taken, MINUS),
    MULTIPLY: _product,
    DIVIDE: _quotient,
    POWER: _power,
    NEGATE: _opposite,
}


def _by_chain(chain: Chain, row: int) -> _Said:
    """Say that the step's own slopes are multiplied by those of what it takes, and added up."""
    step = chain.steps[row]
    op = chain.f.tree[step.node].op
    moving = {arg: local for arg, local in chain.locals(row).items() if chain.moves(arg) and local.number != 0.0}
    numbers = " + ".join(
        f"{number_text(local)}·{_bracketed(number_text(chain.forward(arg)))}" for arg, local in moving.items()
    )
    names = [chain.steps[arg].name for arg in moving]
    if op == IF:
        return "the piece that is taken", " + ".join(f"{name}′" for name in names) or "0", ""
    if not names:
        return "flat here", f"{step.name}′", ""
    if op in _ONE_OF_TWO:
        return _ONE_OF_TWO[op], f"{names[0]}′", ""
    parts = [f"{_own_slope(step, chain.steps[arg])}·{chain.steps[arg].name}′" for arg in moving]
    return "chain rule", " + ".join(parts), numbers


def _own_slope(step: ChainStep, arg: ChainStep) -> str:
    """Return the formula of a step's slope along one it takes: cos(u₁) of sin(u₁); its name where it is long."""
    if formula := _formula_of_slope(step.tree, arg.key):
        return formula
    if step.formula == (call := f"{step.tree[-1].op}({arg.name})"):
        return call.replace("(", "′(")
    return f"d({step.formula})/d{arg.name}" if len(step.args) == 1 else f"∂({step.formula})/∂{arg.name}"


@lru_cache(maxsize=256)
def _formula_of_slope(tree: Tree, key: str) -> str:
    """Return the slope of a tree as a factor before others, without where it holds; "" for pieces and what is long."""
    slope = differentiate(tree, key).tree
    if slope is not None and slope[-1].op == IF and len(slope[-1].args) == 2:  # 1/u₁ where u₁ > 0
        slope = subtree(slope, slope[-1].args[1])
    if slope is None or any(node.op == IF for node in slope):
        return ""
    formula = reading(slope)
    if len(formula) > _LONGEST_SLOPE:
        return ""
    return f"({formula})" if slope[-1].op in (ADD, SUBTRACT, DIVIDE, NEGATE) else formula
