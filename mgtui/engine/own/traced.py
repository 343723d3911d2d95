"""Tracing: a callable run once on symbols that write down what is done to them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mgtui.engine.expression import Function, parse
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.limits import MOST_NODES
from mgtui.engine.language.tree import Node, Tree
from mgtui.engine.own.agreement import disagreement
from mgtui.engine.own.copies import Copies, TooManyError
from mgtui.engine.own.recorder import Recorder, UntraceableError
from mgtui.engine.own.returned import raised, returned
from mgtui.engine.own.symbol_arrays import CALLS, symbolic
from mgtui.engine.own.symbols import Symbol, number_at

if TYPE_CHECKING:
    from mgtui.engine.symbolic.derivative import Formula

_READABLE = 300  # steps that a formula has at most, written out
_NOT_READABLE = "it has too many steps to be read"


class TracedNet(Function):
    """An expression whose steps are used so often, as those of a neural net are, that it is too long to be read.

    Its name stands for it, and it has no formula of its slope.
    """

    @cached_property
    def reading(self) -> str:
        """What stands for the formula: `loss(x)`."""
        return self.text

    @cached_property
    def plain_reading(self) -> str:
        """The same."""
        return self.text

    def slope_formula(self, wrt: str | None = None) -> "Formula":
        """Return that the slope has no formula to show."""
        from mgtui.engine.symbolic.derivative import Formula  # the first frame does without

        self._along(wrt)
        return Formula(None, _NOT_READABLE)

    def bind(self, **values: float) -> "TracedNet":
        """Hold some variables at fixed values, and return the function that is left."""
        return TracedNet(self.text, super().bind(**values).tree, None, self.variables)

    def __reduce__(self) -> tuple[type[Function], tuple[str, Tree, None, tuple[str, ...]]]:
        return TracedNet, (self.text, self.tree, None, self.variables)


def traced(
    f: Callable[..., Any], names: Sequence[str] = ("x",), name: str = "f", defaults: Mapping[str, float] | None = None
) -> Function | str:
    """Return a callable as an expression, or the reason why it is known by samples alone.

    >>> traced(lambda x: 3 * x**2 - 4 * x + 5)
    parse('3*x^2 - 4*x + 5')

    Args:
        f: the callable.
        names: what its variables are called, in its order.
        name: what it is called.
        defaults: values of some of its variables, at which it is surely meant to be computed.
    """
    recorder = Recorder(CALLS)
    symbols = [Symbol(recorder, recorder.variable(one)) for one in names]
    try:
        with np.errstate(all="ignore"):
            root = _place_of(recorder, Copies().copy(f)(*symbols))
    except UntraceableError as refused:
        return recorder.refusal or str(refused)
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except TooManyError:
        return "more hangs on f than can be followed"
    except RecursionError:
        return "f calls itself too deeply to be followed"
    except BaseException as error:  # whatever a callable may raise
        return f"f does what cannot be followed (it {raised(error)})"
    if recorder.refusal:
        return recorder.refusal
    tree = recorder.tree_of(root)
    if len(tree) > MOST_NODES:
        return f"its formula would have {len(tree):,} steps, and {MOST_NODES:,} are the most"
    function = _function(f"{name}({', '.join(names)})", tree, names)
    return disagreement(function, f, names, dict(defaults or {})) or function


def _place_of(recorder: Recorder, result: Any) -> int:
    """Return the place of what a callable has returned."""
    if isinstance(result, np.ndarray) and result.size == 1:
        result = symbolic(result.reshape(()).astype(object))
    if isinstance(result, np.ndarray | list | tuple):
        raise recorder.refuse(f"f returns {len(result)} values")
    if not isinstance(result, Symbol) and (reason := returned(result).reason):
        raise recorder.refuse(f"f {reason}")
    return number_at(recorder, result)


def _function(label: str, tree: Tree, names: Sequence[str]) -> Function:
    """Return an expression that reads as people write it, if it can be read at all; its variables in a given order."""
    sizes: list[int] = []
    for node in tree:
        sizes.append(1 + sum(sizes[i] for i in node.args))
    if sizes[-1] > _READABLE:
        return TracedNet(label, tree, None, names)
    function = Function(label, _written_out(tree), None, names)
    try:
        read = parse(function.plain_reading)
    except ExpressionError:  # the name of a variable is a word
        return function
    if read.tree != function.tree:
        return function
    return read if read.variables == function.variables else Function(read.text, read.tree, None, names)


def _written_out(tree: Tree) -> Tree:
    """Return a tree in which each step is written anew at every use, as in a text."""
    nodes: list[Node] = []
    todo = [(len(tree) - 1, False)]
    done: list[int] = []  # places of arguments in the new tree
    while todo:
        place, ready = todo.pop()
        node = tree[place]
        if not ready and node.args:
            todo.append((place, True))
            todo.extend((arg, False) for arg in reversed(node.args))
            continue
        args = tuple(done[len(done) - len(node.args) :])
        del done[len(done) - len(node.args) :]
        done.append(len(nodes))
        nodes.append(Node(node.op, args, node.value, node.name))
    return tuple(nodes)
