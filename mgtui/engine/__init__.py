"""The mathematics of mgtui: functions from text, exact slopes, difference quotients and what f does at a point."""

from mgtui.engine.behaviour import behaviour
from mgtui.engine.curve import Curve, curve
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function, parse
from mgtui.engine.landmarks import Landmark, Landmarks, landmarks
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.syntax import LONGEST_TEXT
from mgtui.engine.local.kinds import Behaviour
from mgtui.engine.quotient.difference import Difference, difference
from mgtui.engine.quotient.sweep import BestStep, Sweep, best_step, sweep

__all__ = [
    "LONGEST_TEXT",
    "Behaviour",
    "BestStep",
    "Curve",
    "Difference",
    "ExpressionError",
    "Function",
    "Jet",
    "Landmark",
    "Landmarks",
    "Sweep",
    "behaviour",
    "best_step",
    "curve",
    "difference",
    "landmarks",
    "parse",
    "sweep",
]
