"""What each operation of the language does to power series of balls: the rules of the exact layer, by name.

Series in, series out, as far as `Expansion.terms` goes. At the very point where an operation breaks, a rule gives the
value alone; on a side of it, the branch that is taken there. A rule is only asked for arguments that are series, unless
it is one that chooses: what is undefined or undecided stays so without asking.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from flint import arb

from mgtui.engine.calculus import ball_functions as functions
from mgtui.engine.calculus import ball_pieces as pieces
from mgtui.engine.calculus import ball_powers as powers
from mgtui.engine.calculus.ball_functions import smooth
from mgtui.engine.calculus.balls import Followed

BallRule: TypeAlias = Callable[..., Followed]  # the arguments' series and the place, to the result's


class Costed(NamedTuple):
    """A ball rule and what it costs.

    Attributes:
        rule: the rule.
        cost: how many times as much as a sine, about.
        chooses: whether it looks at arguments that are lost too, since it may not need them.
    """

    rule: BallRule
    cost: int = 1
    chooses: bool = False


BALL_RULES: Mapping[str, Costed] = MappingProxyType(
    {
        "neg": Costed(smooth(lambda u: -u)),
        "add": Costed(lambda u, v, at: u + v),
        "sub": Costed(lambda u, v, at: u - v),
        "mul": Costed(powers.multiply),
        "div": Costed(powers.divide),
        "pow": Costed(powers.power, 2),
        "sin": Costed(smooth(lambda u: u.sin())),
        "cos": Costed(smooth(lambda u: u.cos())),
        "tan": Costed(smooth(lambda u: u.tan())),
        "sec": Costed(smooth(lambda u: 1 / u.cos())),
        "csc": Costed(lambda u, at: powers.inverse(u.sin(), at)),
        "cot": Costed(lambda u, at: powers.divide(u.cos(), u.sin(), at), 2),
        "asin": Costed(functions.asin),
        "acos": Costed(functions.acos),
        "atan": Costed(smooth(lambda u: u.atan())),
        "asec": Costed(functions.of_inverse(functions.acos), 2),
        "acsc": Costed(functions.of_inverse(functions.asin), 2),
        "acot": Costed(functions.of_inverse(smooth(lambda u: u.atan())), 2),
        "sinh": Costed(smooth(lambda u: functions.hyperbolic(u, -1))),
        "cosh": Costed(smooth(lambda u: functions.hyperbolic(u, 1))),
        "tanh": Costed(smooth(functions.tanh)),
        "sech": Costed(smooth(functions.sech)),
        "csch": Costed(functions.csch),
        "coth": Costed(functions.coth),
        "asinh": Costed(smooth(functions.asinh)),
        "acosh": Costed(functions.acosh),
        "atanh": Costed(functions.atanh),
        "asech": Costed(functions.of_inverse(functions.acosh), 2),
        "acsch": Costed(functions.of_inverse(smooth(functions.asinh)), 2),
        "acoth": Costed(functions.of_inverse(functions.atanh), 2),
        "exp": Costed(smooth(lambda u: u.exp())),
        "ln": Costed(functions.positive(lambda u: u.log())),
        "log2": Costed(functions.positive(lambda u: u.log() / arb.const_log2())),
        "log10": Costed(functions.positive(lambda u: u.log() / arb.const_log10())),
        "log": Costed(functions.log, 2),
        "sqrt": Costed(powers.square_root),
        "cbrt": Costed(powers.cube_root, 2),
        "root": Costed(powers.root, 2),
        "abs": Costed(pieces.absolute),
        "sign": Costed(pieces.sign_of),
        "floor": Costed(pieces.floor),
        "ceil": Costed(pieces.ceil),
        "round": Costed(pieces.nearest),
        "min": Costed(pieces.chosen(-1)),
        "max": Costed(pieces.chosen(1)),
        "mod": Costed(pieces.mod),
        "hypot": Costed(functions.hypot, 2),
        "atan2": Costed(functions.atan2, 2),
        "erf": Costed(smooth(lambda u: u.erf()), 8),
        "erfc": Costed(smooth(lambda u: u.erfc()), 8),
        "gamma": Costed(functions.gamma, 40),
        "lgamma": Costed(functions.lgamma, 40),
        "lambertw": Costed(functions.lambert_w, 8),
        "sinc": Costed(functions.sinc),
        "step": Costed(pieces.step),
        "sigmoid": Costed(smooth(functions.sigmoid)),
        "relu": Costed(pieces.relu),
        "softplus": Costed(smooth(functions.softplus), 2),
        "silu": Costed(smooth(lambda u: u * functions.sigmoid(u))),
        "gelu": Costed(smooth(functions.gelu), 8),
        "mish": Costed(smooth(functions.mish)),
        "elu": Costed(pieces.elu),
        "selu": Costed(pieces.selu),
        "leakyrelu": Costed(pieces.leaky_relu),
        "relu6": Costed(pieces.clipped(0.0, 6.0)),
        "hardtanh": Costed(pieces.clipped(-1.0, 1.0)),
        "softsign": Costed(pieces.softsign),
        "lt": Costed(pieces.comparison(lambda sign: sign < 0)),
        "le": Costed(pieces.comparison(lambda sign: sign <= 0)),
        "gt": Costed(pieces.comparison(lambda sign: sign > 0)),
        "ge": Costed(pieces.comparison(lambda sign: sign >= 0)),
        "eq": Costed(pieces.comparison(lambda sign: sign == 0)),
        "ne": Costed(pieces.comparison(lambda sign: sign != 0)),
        "not": Costed(lambda u, at: pieces.choose(u, 0 * u, 0 * u + 1, at)),
        "and": Costed(lambda u, v, at: pieces.choose(u, v, u, at), chooses=True),
        "or": Costed(lambda u, v, at: pieces.choose(u, u, v, at), chooses=True),
        "if": Costed(pieces.chosen_or_nothing, chooses=True),
    }
)
