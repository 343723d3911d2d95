"""What the function table says of an operation: the columns of a row, where it may break, and its traits.

And what the table of constants says of a number.
"""

import math
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine.calculus.derivative_texts import UNWRITTEN, Derivatives
from mgtui.engine.calculus.rules import Rule
from mgtui.engine.germs.germ import Germ


class ConstantRow(NamedTuple):
    """A number with a name.

    Attributes:
        name: as it is typed, and as trees have it.
        value: the double next to it.
        letter: the letter it is written with in mathematics, and may be typed with.
        help: one line for people.
    """

    name: str
    value: float
    letter: str
    help: str


class ComposedRow(NamedTuple):
    """A function of three arguments, read as a formula of rows that take one or two.

    Attributes:
        name: as it is typed.
        formula: of its arguments u, v and w.
        help: one line for people.
        example: a call of it.
        least: the number of its arguments.
        most: the same.
    """

    name: str
    formula: str
    help: str
    example: str
    least: int = 3
    most: int = 3


class Break(NamedTuple):
    """Where an operation may break: when `of`, a combination of its arguments u and v, hits a critical level.

    The levels are `at`, and with a `period` also `at + k*period` for every whole k; none is above `last`. With a
    `base` they count only for such a first argument: where it is zero on both sides, or negative wherever one looks.
    """

    of: Literal["u", "v", "u-v", "u/v"]
    at: float = 0.0
    period: float = 0.0
    last: float = math.inf
    base: Literal["any", "zero", "negative"] = "any"


Breaks: TypeAlias = tuple[Break, ...]
Notation: TypeAlias = Literal[
    "call", "bars", "root", "sign", "sum", "product", "power", "comparison", "not", "and", "or", "pieces"
]
TRUTHS = frozenset({"comparison", "not", "and", "or"})
"""The notations of operations that give a truth, 0 or 1, and not a number to compute with."""
SELECTIVE = frozenset({"not", "and", "or", "pieces"})
"""Those of operations that take one argument and leave another, which may then have no slope; all else needs all."""


class Traits(NamedTuple):
    """What a search or a decision may take for granted of an operation.

    Only `own_values` has no default: to forget it would let a jump pass for a smooth point. To forget one of the
    others costs time or digits, and claims nothing that is untrue.

    Attributes:
        own_values: whether its value at a break may lie apart from where it tends on some side, as that of floor and
            of 0^v does; f tends to its value wherever it has one, unless one of its operations is of this kind.
        exact: whether its result is never rounded, given arguments that are not.
        polynomial: whether it makes polynomials of polynomials.
        arithmetic: whether a constant among its arguments may be moved by its own round-off like any number. False
            where rules know a constant by its being a float (an exponent).
        scale: how much its last argument must change between neighbouring points for something narrow to hide there;
            0 where it is the relative change that counts, None where nothing narrow can.
    """

    own_values: bool
    exact: bool = False
    polynomial: bool = False
    arithmetic: bool = False
    scale: float | None = 1.0


class Variant(NamedTuple):
    """What constant operands rule out.

    Attributes:
        applies: takes the operands, None for every one that is no constant, and tells whether `row` serves instead.
        row: the row to compute with.
    """

    applies: Callable[..., bool]
    row: "FunctionRow"


class FunctionRow(NamedTuple):
    """One operation of the language.

    Attributes:
        name: the one name used in trees and readings; `a` and the name of another function is that one's inverse,
            and what is typed as its power -1.
        rule: value, slopes and the bounds on their rounding, see `rules.Rule`.
        germ: what it does to functions infinitely close to a point, see `germ.Germ`.
        breaks: where it may fail to be smooth; () when it is smooth wherever it is defined.
        traits: what may be taken for granted of it.
        help: one line for people.
        aliases: other spellings people may type.
        least: the smallest number of arguments, 1 or 2.
        most: the largest; None when there is no limit: then three and more are a chain of two at a time.
        notation: how a reading writes it.
        symbol: the sign it is typed with, where it has one; two where they enclose its argument.
        base: of the logarithm it is, 0 for all else: log(u, base) is read as this row.
        degree: of the root it is, 0 for all else: root(u, degree) is read as this row.
        variants: rows that know more where some operands are constant; the first that applies is taken.
        at_pole: what is wrong with it where constants hit a pole, said of the text that does.
        is_pole: takes constants that give nan, and tells whether they hit a pole; by default, where one lies on a
            break.
        ball: name of its rule in `ball_rules`, by default its own.
        derivatives: its derivatives as texts of the language, which the table takes from `derivative_texts`.
    """

    name: str
    rule: Rule
    germ: Callable[..., Germ]
    breaks: Breaks
    traits: Traits
    help: str
    aliases: tuple[str, ...] = ()
    least: int = 1
    most: int | None = 1
    notation: Notation = "call"
    symbol: str = ""
    base: float = 0.0
    degree: float = 0.0
    variants: tuple[Variant, ...] = ()
    at_pole: str = "has no value"
    is_pole: Callable[..., bool] | None = None
    ball: str = ""
    derivatives: Derivatives = UNWRITTEN
