"""A callable of somebody's own is opened: traced in another process, or known by samples from then on."""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from mgtui.terminal.child import Child
from mgtui.terminal.streams import WRITE_ERROR, say

if TYPE_CHECKING:
    from mgtui.engine import AnyFunction, Own
    from mgtui.playground.own_functions import OwnFunction
    from mgtui.playground.own_values import RememberedSource
    from mgtui.playground.state import State

_TRACING = 5.0  # seconds
_SILENT = 30.0  # seconds without a value, after which a report does not wait any longer
_MOST_TOLD = 8  # functions of a program
_LEAVES = "raised SystemExit"


class ExploreError(Exception):
    """The playground cannot be opened; says why."""


def opened(f: Callable[..., Any], origin: str = "") -> "tuple[OwnFunction, dict[str, float]]":
    """Let a text stand for a callable from now on; return it, and the values its signature gives to variables.

    What tracing takes is done in another process: a callable may do anything when it is called.

    Raises:
        ExploreError: it is no callable of a fixed number of floats.
    """
    from mgtui.engine import ExpressionError, Sampled, label_of, parameters, parse
    from mgtui.playground.own_functions import OwnFunction, know, know_traced
    from mgtui.playground.own_values import RememberedSource

    if not hasattr(os, "fork"):
        raise ExploreError("a function of your own runs in a process made by fork, which this system does not have")
    try:
        found = parameters(f)
    except TypeError as error:
        raise ExploreError(str(error)) from None
    own = _traced(f)
    name = _free_name(label_of(f))
    label = f"{name}({', '.join(found.names)})"
    if isinstance(own, str):
        source = RememberedSource(f, len(found.names))
        function: AnyFunction = Sampled(source, found.names, name)
        known = OwnFunction(label, function, own, source, origin)
    else:
        function = own.function
        try:
            readable = parse(function.text).variables == function.variables == found.names
        except ExpressionError:
            readable = False
        known = OwnFunction(function.text if readable else label, function, own.why, None, origin)
        if readable:
            know_traced(known.text)
            return known, dict(found.defaults)
    know(known)
    return known, dict(found.defaults)


def _free_name(name: str) -> str:
    """Return a name that stands for no function yet: `sin` and what was opened before have a meaning."""
    from mgtui.engine import tokens
    from mgtui.playground.own_functions import own_names

    taken = own_names()
    if any(kind == "function" for kind, _, _ in tokens(name)):
        name = f"own_{name}"
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _traced(f: Callable[..., Any]) -> "Own | str":
    """Return a callable as tracing finds it, or why only samples tell."""
    from mgtui.engine import own_function

    def trace(_: Any, send: Callable[[Any], None]) -> None:
        own = own_function(f)
        send(own if own.how == "traced" else own.why)

    child = Child(trace)
    try:
        child.ask(None)
        answers = first_answers(child, _TRACING)
        printed = child.ended or f"f did not return within {_TRACING:g} s"
    finally:
        child.end()
    return answers[0] if answers else f"sampled: {printed}, so only samples tell"


def first_answers(child: Child, seconds: float) -> list[Any]:
    """Return the first answers that a child gives; none where it ends, or takes too long."""
    end = time.monotonic() + seconds
    found: list[Any] = []
    while not found and not child.ended and time.monotonic() < end:
        found += child.wait(0.1)
        child.printed()
    return found


def with_values(state: "State", report: Callable[[], int]) -> int:
    """Return what a report returns that waits for values of a state's function, which a process of its own computes.

    What f prints goes to standard error. Where f gives no values any more that is said, and the status is that of it.
    """
    from mgtui.playground.own_computing import compute
    from mgtui.playground.own_functions import own_called

    own = own_called(state.expression)
    source = own.source if own is not None else None
    if source is None:
        return report()
    child = Child(partial(compute, source))
    source.fetch = partial(_fetch, source, child)
    try:
        return report()
    except _NoValuesError as error:
        say(str(error))
        return WRITE_ERROR
    finally:
        source.fetch = None
        child.end()


class _NoValuesError(Exception):
    """A function gives no values any more; says how."""


def _fetch(source: "RememberedSource", child: Child, points: Any) -> None:
    """Wait for values.

    Raises:
        _NoValuesError: f ends the process, or wants to, or takes too long.
    """
    from mgtui.engine import escaped
    from mgtui.playground.own_computing import Finished
    from mgtui.playground.own_values import Values

    child.ask(points)
    end = time.monotonic() + _SILENT
    while True:
        answers = child.wait(0.1)
        if printed := child.printed():
            print(printed, end="", file=sys.stderr, flush=True)
        for answer in answers:
            if isinstance(answer, Values):
                source.learn(answer)
                end = time.monotonic() + _SILENT
                if fault := next((why for why in answer.faults.values() if why.startswith(_LEAVES)), ""):
                    raise _NoValuesError(f"f {escaped(fault)}")
        if any(isinstance(answer, Finished) for answer in answers):
            return
        if child.ended:
            raise _NoValuesError(f"f {child.ended}")
        if time.monotonic() > end:
            raise _NoValuesError(f"f gave no value within {_SILENT:g} s")


def opened_from(place: str) -> tuple[str, list[str]]:
    """Open what `--python FILE:NAME` or `MODULE:NAME` names: return the text that stands for it, and values to set.

    Raises:
        ExploreError: there is nothing of that kind; says why.
    """
    where, colon, name = place.rpartition(":")
    if not colon and place.endswith(".py"):
        where = place
    elif not colon or not where or not name.isidentifier():
        raise ExploreError(f"--python wants FILE:NAME or MODULE:NAME, not {place!a}")
    try:
        module = _module(where)
    except BaseException as error:  # whatever a program of somebody's own does when it is run
        raise ExploreError(f"--python {place!a}: {_fault(error, where)}") from None
    if not colon:
        told = _functions_told(where, module)
        raise ExploreError(f"--python wants the name of a function behind the file{': ' if told else ''}{told}")
    f = getattr(module, name, None)
    if f is None:
        told = _functions_told(where, module)
        raise ExploreError(f"--python: {where!a} has no {name}{', but ' if told else ''}{told}")
    if not callable(f):
        raise ExploreError(f"--python: {name} of {where!a} is no function, but {type(f).__name__}")
    own, starts = opened(f, place)
    return own.text, [f"{one}={value!r}" for one, value in starts.items()]


def _functions_told(where: str, module: Any) -> str:
    """Return which functions there are of a program's own, as they are asked for; some of them, if many."""
    from types import FunctionType

    names = [name for name, value in vars(module).items() if isinstance(value, FunctionType)]
    own = [name for name in names if not name.startswith("_") and vars(module)[name].__module__ == _run_as(where)]
    return ", ".join(f"{ascii(where)[1:-1]}:{name}" for name in own[:_MOST_TOLD])


def _run_as(where: str) -> str:
    """Return what a file, or a module, is called while it runs."""
    from pathlib import Path

    return Path(where).stem if _is_file(where) else where


def _is_file(where: str) -> bool:
    return where.endswith(".py") or "/" in where


def _module(where: str) -> Any:
    """Run a file, or import a module; what it prints goes to standard error: standard output is the report's."""
    import importlib
    import runpy
    from pathlib import Path
    from types import SimpleNamespace

    with contextlib.redirect_stdout(sys.stderr):
        if _is_file(where):
            sys.path.insert(0, str(Path(where).resolve().parent))
            return SimpleNamespace(**runpy.run_path(where, run_name=_run_as(where)))
        sys.path.insert(0, "")
        return importlib.import_module(where)


def _fault(error: BaseException, where: str) -> str:
    """Return what went wrong when a file was run, with the line where it did."""
    import traceback

    if isinstance(error, FileNotFoundError) and os.path.abspath(str(error.filename)) == os.path.abspath(where):
        return "there is no such file"
    if isinstance(error, SystemExit):
        return "it ends the program when it is imported"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(where)]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    at = f" in line {line}" if line else ""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}{at}: {ascii(said)[1:-1]}"
