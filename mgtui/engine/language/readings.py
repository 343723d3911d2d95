"""Tree to text: how an expression was understood, in plain mathematics that reads back as the same tree.

A reading has brackets where the tree needs them, and in a few places for the eye: around a quotient that is then
multiplied, `(1/2)·x`, around a sign or root after an operator, `x^(−y)`, and around a power in an exponent, `2^(3²)`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from mgtui.engine.calculus.function_row import Notation
from mgtui.engine.calculus.functions import CONSTANT_ROWS, SPELLINGS, TABLE, signs
from mgtui.engine.language.limits import DEEPEST_NESTING, LONGEST_TEXT
from mgtui.engine.language.names import lettered
from mgtui.engine.language.tree import (
    ADD,
    CONSTANT,
    DIVIDE,
    MULTIPLY,
    NUMBER,
    VARIABLE,
    Node,
    Tree,
    is_factorial,
)
from mgtui.text.numbers import MINUS, exact

# How tightly a text holds together. A sign is loose before a product, `−x·y`, and tight before a factor, `2^−x`.
_OR, _AND, _NOT, _COMPARED, _SUM, _NEGATED, _PRODUCT, _SIGNED, _ROOT, _POWER, _ATOM = range(11)

_RAISED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MOST_RAISED = 4  # digits in a superscript; more are hard to read
_DEGREE = "pi/180", "π/180"  # what ° stands for, as the factor reads


class _Style(NamedTuple):
    """How to write: `airy` has spaces and brackets for the eye; without them a text is as short as can be read back."""

    minus: str
    times: str
    comparisons: Mapping[str, str]
    letters: Mapping[str, str]
    roots: bool
    raised: bool
    degree: str
    airy: bool = True

    def spaced(self, sign: str) -> str:
        return f" {sign} " if self.airy else sign


_SIGNS = {name: sign for sign, name in signs("comparison").items()}
_MATHEMATICS = _Style(
    "−",
    "·",
    _SIGNS | {"le": "≤", "ge": "≥", "ne": "≠"},
    {row.name: row.letter for row in CONSTANT_ROWS},
    roots=True,
    raised=True,
    degree="°",
)
_ASCII = _Style("-", "*", _SIGNS, {}, roots=False, raised=False, degree=" deg")


class _Written(NamedTuple):
    """What a node reads as.

    Attributes:
        node: the node.
        text: its text.
        rank: how tightly the text holds together.
        depth: brackets, bars, functions and roots inside one another, as the parser counts them.
        link: of a comparison, its sign and what stands after that: `< 1`.
        last: of a comparison, or a chain of them, the place of its last operand.
    """

    node: Node
    text: str
    rank: int = _ATOM
    depth: int = 0
    link: str = ""
    last: int = -1

    def within(self, least: int) -> "_Written":
        """Put the piece in brackets unless its rank is at least `least`, as its place asks for."""
        return self if self.rank >= least else _Written(self.node, f"({self.text})", _ATOM, self.depth + 1)


_Writer: TypeAlias = Callable[[Node, list[_Written], _Style], _Written]


def reading(tree: Tree, ascii: bool = False) -> str:
    """Write an expression in plain mathematics, which `parse_tree` reads back as the same tree.

    >>> from mgtui.engine.language.syntax import parse_tree
    >>> reading(parse_tree("1/2x + log x"), ascii=True)
    '(1/2)*x + ln(x)'

    Where spaces and brackets for the eye would make the reading longer or deeper than a text may be, it goes without.
    Only what was typed with next to no signs and brackets and fills all of a text is still too long to be read back.

    Args:
        tree: an expression.
        ascii: write with the characters that every keyboard and terminal has.
    """
    style = _ASCII if ascii else _MATHEMATICS
    airy = _write(tree, style)
    if len(airy.text) <= LONGEST_TEXT and airy.depth <= DEEPEST_NESTING:
        return airy.text
    return _write(tree, style._replace(airy=False)).text


def _write(tree: Tree, style: _Style) -> _Written:
    pieces: list[_Written] = []
    for node in tree:
        if style.airy and is_factorial(tree, node):
            pieces.append(_factorial(node, pieces[tree[node.args[0]].args[0]]))
            continue
        write = _WRITERS[node.op]
        pieces.append(write(node, [pieces[place] for place in node.args], style))
    return pieces[-1]


def _number(node: Node, _: list[_Written], style: _Style) -> _Written:
    if node.value >= 0:
        return _Written(node, _digits(node.value, style))
    return _Written(node, style.minus + _digits(-node.value, style), _NEGATED if style.airy else _SIGNED)  # bound


def _digits(value: float, style: _Style) -> str:
    """Return the shortest decimals of a number: 3, 0.5, 1e−7, 25e11 as 2.5e12."""
    return exact(value).replace(MINUS, style.minus)


def _name(node: Node, _: list[_Written], style: _Style) -> _Written:
    if node.op == VARIABLE:
        if style.raised:
            return _Written(node, lettered(node.name))
        if node.name in SPELLINGS:  # gamma alone between brackets is the letter
            return _Written(node, f"({node.name})", depth=1)
    return _Written(node, style.letters.get(node.name, node.name))


def _negative(node: Node, args: list[_Written], style: _Style) -> _Written:
    inner = args[0].within(_PRODUCT if style.airy else _NEGATED)
    tight = not style.airy and inner.rank >= _SIGNED
    return _Written(node, style.minus + inner.text, _SIGNED if tight else _NEGATED, inner.depth)


def _sum(node: Node, args: list[_Written], style: _Style) -> _Written:
    left, right = args[0], args[1].within(_PRODUCT if style.airy else _NEGATED)
    sign = style.spaced("+" if node.op == ADD else style.minus)
    return _Written(node, left.text + sign + right.text, _SUM, max(left.depth, right.depth))


def _product(node: Node, args: list[_Written], style: _Style) -> _Written:
    """Write a product or quotient; a sign in front would be taken for that of the whole: (−2)·x. x·(π/180) is x°."""
    if node.op == MULTIPLY and args[1].node.op == DIVIDE and args[1].text in _DEGREE:
        angle = args[0].within(_ATOM)
        return _Written(node, angle.text + style.degree, _POWER, angle.depth)
    quotient = style.airy and node.op == MULTIPLY and args[0].node.op == DIVIDE
    left = args[0].within(_ATOM if quotient or args[0].rank == _SIGNED else _PRODUCT)
    right = args[1].within(_ROOT if style.airy else _SIGNED)
    sign = "/" if node.op == DIVIDE else style.times
    if not style.airy and node.op == MULTIPLY and _may_touch(left.text[-1], right.text):
        sign = ""
    return _Written(node, left.text + sign + right.text, _PRODUCT, max(left.depth, right.depth))


def _may_touch(last: str, text: str) -> bool:
    """Tell whether a product needs no sign between these: not after a letter but x, nor before e, as in 2e+1."""
    first = text[0]
    if last == "x":
        return first == "(" or (first == "x" and not text[1:2].isalpha())  # xxi_2 is no x*xi_2
    return last in "0123456789)⁰¹²³⁴⁵⁶⁷⁸⁹" and first in "abcdhjklmnopqrstuvwxyz("


def _power(node: Node, args: list[_Written], style: _Style) -> _Written:
    base, exponent = args[0].within(_ATOM), args[1]
    if style.raised and (raised := _superscript(exponent)):
        return _Written(node, base.text + raised, _POWER, base.depth)
    exponent = exponent.within(_ATOM if style.airy else _SIGNED)
    return _Written(node, f"{base.text}^{exponent.text}", _POWER, max(base.depth, exponent.depth))


def _superscript(exponent: _Written) -> str:
    """Write a whole number as a superscript; "" for any other."""
    whole = exponent.text.removeprefix("−")
    short = whole.isascii() and whole.isdigit() and len(whole) <= _MOST_RAISED
    return exponent.text.translate(_RAISED) if short else ""


def _absolute(node: Node, args: list[_Written], _: _Style) -> _Written:
    return _Written(node, f"|{args[0].text}|", _ATOM, args[0].depth + 1)


def _root(node: Node, args: list[_Written], style: _Style) -> _Written:
    if not style.roots:
        return _call(node, args, style)
    inner = args[0].within(_ATOM if style.airy else _SIGNED)
    return _Written(node, TABLE[node.op].symbol + inner.text, _ROOT, inner.depth + 1)


def _factorial(node: Node, of: _Written) -> _Written:
    """Write a factorial, where there is room for spaces: in x!=1 the sign would be taken for that of a comparison."""
    inner = of.within(_ATOM)
    return _Written(node, f"{inner.text}!", _POWER, inner.depth)


def _call(node: Node, args: list[_Written], style: _Style) -> _Written:
    comma = style.spaced(",").lstrip()
    if TABLE[node.op].most is None and args[0].node.op == node.op:  # the tree holds min(a, b, c) as min(min(a, b), c)
        first, second = args
        return _Written(node, f"{first.text[:-1]}{comma}{second.text})", _ATOM, max(first.depth, second.depth + 1))
    texts, depth = [arg.text for arg in args], max(arg.depth for arg in args)
    return _Written(node, f"{node.op}({comma.join(texts)})", _ATOM, depth + 1)


def _comparison(node: Node, args: list[_Written], style: _Style) -> _Written:
    left, right = args
    link = style.spaced(style.comparisons[node.op]) + right.text
    return _Written(node, left.text + link, _COMPARED, max(left.depth, right.depth), link, node.args[1])


def _not(node: Node, args: list[_Written], _: _Style) -> _Written:
    inner = args[0].within(_NOT)
    return _Written(node, f"not {inner.text}", _NOT, inner.depth)


def _and(node: Node, args: list[_Written], _: _Style) -> _Written:
    """Write two conditions, which are a chain, a < b < c, where they share what stands between."""
    left, right = args
    depth = max(left.depth, right.depth)
    if left.rank == right.rank == _COMPARED and left.last == right.node.args[0]:
        return _Written(node, left.text + right.link, _COMPARED, depth, right.link, right.last)
    left, right = left.within(_AND), right.within(_NOT)
    return _Written(node, f"{left.text} and {right.text}", _AND, max(left.depth, right.depth))


def _or(node: Node, args: list[_Written], _: _Style) -> _Written:
    left, right = args[0], args[1].within(_AND)
    return _Written(node, f"{left.text} or {right.text}", _OR, max(left.depth, right.depth))


def _pieces(node: Node, args: list[_Written], style: _Style) -> _Written:
    """Write pieces, as one list where the rest of them is made of pieces too."""
    colon, comma = (f"{sign} " if style.airy else sign for sign in ":,")
    condition, value, *rest = args
    text, depth = condition.text + colon + value.text, max(condition.depth, value.depth) + 1
    for other in rest:
        opened = other.node.op == node.op
        text += comma + (other.text[1:-1] if opened else other.text)
        depth = max(depth, other.depth if opened else other.depth + 1)
    return _Written(node, f"{{{text}}}", _ATOM, depth)


_NOTATIONS: Mapping[Notation, _Writer] = {
    "call": _call,
    "bars": _absolute,
    "root": _root,
    "sign": _negative,
    "sum": _sum,
    "product": _product,
    "power": _power,
    "comparison": _comparison,
    "not": _not,
    "and": _and,
    "or": _or,
    "pieces": _pieces,
}
_WRITERS: Mapping[str, _Writer] = {
    NUMBER: _number,
    VARIABLE: _name,
    CONSTANT: _name,
    **{row.name: _NOTATIONS[row.notation] for row in TABLE.values()},
}
