"""What a program's function sets its parameters to, `2` for w of `def f(x, w=2): …`; nothing of it is executed."""

import ast
import math
import warnings

from mgtui.engine.language.python_code import variables_of, without_prompts
from mgtui.engine.language.spans import Typed


def defaults_in_code(typed: Typed) -> dict[str, float]:
    """Return the numbers that the last function of a program sets its parameters to, by their names in its formula."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of doubtful escapes in strings
            tree = ast.parse(without_prompts(typed).text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    last = max(functions, key=lambda node: (node.lineno, node.col_offset), default=None)
    return {} if last is None else _defaults(last.args)


def _defaults(parameters: ast.arguments) -> dict[str, float]:
    called = variables_of(parameters)
    ordered = [each.arg for each in (*parameters.posonlyargs, *parameters.args)]
    given = dict(zip(reversed(ordered), reversed(parameters.defaults), strict=False))
    by_name = zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)
    given |= {each.arg: node for each, node in by_name if node is not None}
    numbers = {called[name]: _number(node) for name, node in given.items()}
    return {name: number for name, number in numbers.items() if math.isfinite(number)}


def _number(node: ast.expr) -> float:
    """Return the number that stands there; nan where there is none."""
    try:
        value = ast.literal_eval(node)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    except (ValueError, TypeError, SyntaxError, OverflowError, MemoryError, RecursionError):
        return math.nan
