"""The mathematics of mgtui: functions from text, exact slopes, difference quotients and what f does at a point.

This is the engine's face: whatever the rest of mgtui uses of it stands here, and nobody outside imports past it. What
the first frame does without is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mgtui.engine.behaviour import behaviour, numbers_and_behaviour, rough_numbers_and_behaviour
from mgtui.engine.calculus.functions import COMPOSED, SPELLINGS, TABLE
from mgtui.engine.curve import Curve, Piece, curve
from mgtui.engine.derived import derived
from mgtui.engine.derived_bands import with_bands
from mgtui.engine.evaluation.exact import SURE, Exact, Proven
from mgtui.engine.evaluation.gradient import Gradient
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function, parse
from mgtui.engine.landmark_kinds import LANDMARK_KINDS, LandmarkKind
from mgtui.engine.landmarks import Landmark, Landmarks, breaks_alone, landmarks
from mgtui.engine.language.errors import ExpressionError, escaped
from mgtui.engine.language.limits import MOST_COUNTED
from mgtui.engine.language.names import lettered
from mgtui.engine.language.pasted import pasted_code, pasted_defaults, without_invisible
from mgtui.engine.language.syntax import LONGEST_TEXT, unclosed, variable_name
from mgtui.engine.language.tree import VARIABLE
from mgtui.engine.local.kinds import Behaviour
from mgtui.engine.local.real_roots import RealRoot, real_root
from mgtui.engine.own.breaks_in_samples import breaks_of as breaks
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.quotient.difference import Difference, difference
from mgtui.engine.quotient.sweep import BestStep, Rung, Sweep, best_step, sweep, sweep_and_best_step
from mgtui.engine.search.breaks import BreakPoints
from mgtui.engine.search.columns import Band
from mgtui.engine.search.extent import Framing, with_margin
from mgtui.engine.search.slices import Sliced
from mgtui.engine.search.sorted_sets import among
from mgtui.engine.true_numbers import SHOWN, errors_of, intercept, true_numbers

if TYPE_CHECKING:
    from mgtui.engine.derivation.blame import blame, to_blame
    from mgtui.engine.derivation.chain_numbers import Chain, chain
    from mgtui.engine.derivation.steps import ChainStep
    from mgtui.engine.derivation.used_rules import rule
    from mgtui.engine.language.completion import Completion, complete, matching_bracket, tokens
    from mgtui.engine.language.continuations import may_go_on
    from mgtui.engine.own.own_function import Own, own_function
    from mgtui.engine.own.parameters import label_of, parameters
    from mgtui.engine.own.source import CallableSource, ValueSource
    from mgtui.engine.own.traced import traced
    from mgtui.engine.quotient.digits import DigitsView, digits_view

__all__ = [
    "COMPOSED",
    "LANDMARK_KINDS",
    "LONGEST_TEXT",
    "MOST_COUNTED",
    "SHOWN",
    "SPELLINGS",
    "SURE",
    "TABLE",
    "VARIABLE",
    "AnyFunction",
    "Band",
    "Behaviour",
    "BestStep",
    "BreakPoints",
    "CallableSource",
    "Chain",
    "ChainStep",
    "Completion",
    "Curve",
    "Difference",
    "DigitsView",
    "Exact",
    "ExpressionError",
    "Framing",
    "Function",
    "Gradient",
    "Jet",
    "Landmark",
    "LandmarkKind",
    "Landmarks",
    "Own",
    "Piece",
    "Proven",
    "RealRoot",
    "Rung",
    "Sampled",
    "Sliced",
    "Sweep",
    "ValueSource",
    "among",
    "behaviour",
    "best_step",
    "blame",
    "breaks",
    "breaks_alone",
    "chain",
    "complete",
    "curve",
    "derived",
    "difference",
    "digits_view",
    "errors_of",
    "escaped",
    "intercept",
    "label_of",
    "landmarks",
    "lettered",
    "matching_bracket",
    "may_go_on",
    "numbers_and_behaviour",
    "own_function",
    "parameters",
    "parse",
    "pasted_code",
    "pasted_defaults",
    "real_root",
    "rough_numbers_and_behaviour",
    "rule",
    "sweep",
    "sweep_and_best_step",
    "to_blame",
    "tokens",
    "traced",
    "true_numbers",
    "unclosed",
    "variable_name",
    "with_bands",
    "with_margin",
    "without_invisible",
]

_LATER = {
    **dict.fromkeys(("blame", "to_blame"), "mgtui.engine.derivation.blame"),
    **dict.fromkeys(("Chain", "chain"), "mgtui.engine.derivation.chain_numbers"),
    "rule": "mgtui.engine.derivation.used_rules",
    "ChainStep": "mgtui.engine.derivation.steps",
    **dict.fromkeys(("Completion", "complete", "matching_bracket", "tokens"), "mgtui.engine.language.completion"),
    "may_go_on": "mgtui.engine.language.continuations",
    **dict.fromkeys(("Own", "own_function"), "mgtui.engine.own.own_function"),
    **dict.fromkeys(("parameters", "label_of"), "mgtui.engine.own.parameters"),
    **dict.fromkeys(("CallableSource", "ValueSource"), "mgtui.engine.own.source"),
    "traced": "mgtui.engine.own.traced",
    **dict.fromkeys(("DigitsView", "digits_view"), "mgtui.engine.quotient.digits"),
}


def __getattr__(name: str) -> Any:
    """Load what the first frame does without, once it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value
