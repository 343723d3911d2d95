"""The playground from Python: on an expression, or on a callable of one's own."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mgtui.terminal.child import Child

if TYPE_CHECKING:
    from mgtui.engine import AnyFunction, Function, Own
    from mgtui.playground.own_functions import OwnFunction
    from mgtui.playground.state import State

_TRACING = 5.0  # seconds
_SETTLING = 10.0


class ExploreError(Exception):
    """The playground cannot be opened; says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the playground showed when it was left.

    Attributes:
        variable: which variable lay along the axis.
        x: its value.
        values: the values of all variables, by name.
        h: the step.
        value: f(x); nan where there is none.
        slope: of f at x; nan where there is none.
        left: the slope on the left.
        right: the slope on the right.
        sentence: what was said of x.
        command: opens the same in a shell; "" where no command does.
    """

    variable: str
    x: float
    values: Mapping[str, float]
    h: float
    value: float
    slope: float
    left: float
    right: float
    sentence: str
    command: str


def explore(f: "str | Function | Callable[..., Any]", options: Mapping[str, Any]) -> Facts:
    """Open the playground, and return what it showed when it was left; `mgtui.explore` says more.

    Raises:
        ExploreError: f or an option will not do, or there is no terminal.
    """
    from mgtui import cli
    from mgtui.arguments import BadArgumentError, read
    from mgtui.asked import text_of_function
    from mgtui.engine import Function
    from mgtui.opening import state_of
    from mgtui.terminal.examine import here

    if refusal := here().refusal:
        raise ExploreError(refusal)
    names: tuple[str, ...] = ()
    starts: dict[str, float] = {}
    if isinstance(f, str):
        text = f
    elif isinstance(f, Function):
        text = text_of_function(f)
    else:
        own, starts = opened(f)
        text, names = own.text, own.function.variables
    try:
        chosen = read(_arguments(options, names, starts))
        return _played(state_of(chosen, text), chosen, cli.play)
    except BadArgumentError as error:
        raise ExploreError(str(error)) from None


def opened(f: Callable[..., Any], origin: str = "") -> "tuple[OwnFunction, dict[str, float]]":
    """Let a text stand for a callable from now on; return it, and the values its signature gives to variables.

    What tracing takes is done in another process: a callable may do anything when it is called.

    Raises:
        ExploreError: it is no callable of a fixed number of floats.
    """
    from mgtui.engine import ExpressionError, Sampled, parse
    from mgtui.engine.own.parameters import label_of, parameters
    from mgtui.playground.own_functions import OwnFunction, know
    from mgtui.playground.own_values import RememberedSource

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
        answers = _first(child, _TRACING)
        printed = child.ended or f"f did not return within {_TRACING:g} s"
    finally:
        child.end()
    return answers[0] if answers else f"sampled: {printed}, so only samples tell"


def _first(child: Child, seconds: float) -> list[Any]:
    import time

    end = time.monotonic() + seconds
    found: list[Any] = []
    while not found and not child.ended and time.monotonic() < end:
        found += child.wait(0.1)
        child.printed()
    return found


def _arguments(options: Mapping[str, Any], names: Sequence[str], starts: Mapping[str, float]) -> list[str]:
    """Return options as the command line has them; what is no option is a variable's value."""
    from mgtui.arguments import BadArgumentError, option_of

    arguments = [f"--set={name}={value!r}" for name, value in starts.items() if name not in options]
    for name, value in options.items():
        option = None if name in names else option_of(name)
        if isinstance(value, Mapping):
            arguments += [f"{option}={key}={_written(one)}" for key, one in value.items()]
        elif option is None:
            arguments.append(f"--set={name}={_written(value)}")
        elif isinstance(value, bool):
            arguments += [option] * value
        elif isinstance(value, list):
            arguments += [f"{option}={_written(one)}" for one in value]
        else:
            arguments.append(f"{option}={_written(value)}")
    if wanted := {"form", "content", "json", "print", "csv", "svg", "table", "sweep", "landmarks"} & options.keys():
        raise BadArgumentError(f"explore opens a screen: mgtui.report has {min(wanted)}")
    return arguments


def _written(value: Any) -> str:
    return ":".join(map(_written, value)) if isinstance(value, tuple) else str(value)


def _played(state: "State", chosen: Any, play: Callable[..., int]) -> Facts:
    last = [state]
    status = play(state, chosen, None, last.append)
    if status:
        raise ExploreError(f"the playground ended with status {status}")
    return facts_of(last[-1])


def facts_of(state: "State") -> Facts:
    """Return the facts of a state."""
    from mgtui.playground.analysis import moment_of
    from mgtui.playground.changes.values import brought_back
    from mgtui.playground.command_line import command_line
    from mgtui.playground.panes.summary import sentence

    state = brought_back(state)
    moment = computed(lambda: moment_of(state), state)
    names = state.function.variables
    values = {name: state.slider(name).value for name in names}
    command = command_line(state)
    if moment is None:
        lost = math.nan
        return Facts(state.along, state.x, values, state.h, lost, lost, lost, lost, "f gave no values.", command)
    what, (value, slope, _) = moment.behaviour, moment.numbers.parts
    known = math.nan if math.isnan(moment.slope) else slope.number
    number = value.number if value.digits else what.value
    return Facts(state.along, state.x, values, state.h, number, known, what.left, what.right, sentence(moment), command)


def compute_here(state: "State") -> None:
    """Have a state's function called in this very process from now on, as for a report; it prints to standard error."""
    import contextlib
    import sys

    from mgtui.playground.own_functions import own_called

    own = own_called(state.expression)
    source = own.source if own is not None else None
    if source is not None:
        f = source.f

        def quiet(*point: Any) -> Any:
            with contextlib.redirect_stdout(sys.stderr):
                return f(*point)

        source.f, source.tell = quiet, lambda new: None


def computed(make: Callable[[], Any], state: "State") -> Any:
    """Return what needs values of a state's function, which are computed in another process; None if it takes long."""
    from mgtui.playground.own_computing import Finished, compute
    from mgtui.playground.own_functions import own_called
    from mgtui.playground.own_values import NotYetError, RememberedSource, Values

    own = own_called(state.expression)
    source = own.source if own is not None else None
    if source is None:
        return make()
    found: RememberedSource = source
    child: Child | None = None
    try:
        while True:
            try:
                return make()
            except NotYetError as missing:
                child = child or Child(lambda request, send: compute(found, request, send))
                child.ask(missing.points)
                done = False
                while not done:
                    answers = _first(child, _SETTLING)
                    if not answers:
                        return None
                    for answer in answers:
                        if isinstance(answer, Values):
                            found.learn(answer)
                        done = done or isinstance(answer, Finished)
    finally:
        if child is not None:
            child.end()


def opened_from(place: str) -> tuple[str, list[str]]:
    """Open what `--python FILE:NAME` or `MODULE:NAME` names: return the text that stands for it, and values to set.

    Raises:
        BadArgumentError: there is nothing of that kind; says why.
    """
    from mgtui.arguments import BadArgumentError

    where, colon, name = place.rpartition(":")
    if not colon or not where or not name.isidentifier():
        raise BadArgumentError(f"--python wants FILE:NAME or MODULE:NAME, not {place!a}")
    try:
        f = getattr(_module(where), name, None)
    except BaseException as error:  # whatever a program of somebody's own does when it is run
        raise BadArgumentError(f"--python {place!a}: {_fault(error, where)}") from None
    if f is None:
        raise BadArgumentError(f"--python: {where!a} has no {name}")
    if not callable(f):
        raise BadArgumentError(f"--python: {name} of {where!a} is no function, but {type(f).__name__}")
    try:
        own, starts = opened(f, place)
    except ExploreError as error:
        raise BadArgumentError(f"--python: {error}") from None
    return own.text, [f"{one}={value!r}" for one, value in starts.items()]


def _module(where: str) -> Any:
    """Run a file, or import a module; what it prints goes to standard error: standard output is the report's."""
    import contextlib
    import importlib
    import runpy
    import sys
    from pathlib import Path
    from types import SimpleNamespace

    with contextlib.redirect_stdout(sys.stderr):
        if Path(where).suffix == ".py" or "/" in where:
            sys.path.insert(0, str(Path(where).resolve().parent))
            return SimpleNamespace(**runpy.run_path(where, run_name=Path(where).stem))
        sys.path.insert(0, "")
        return importlib.import_module(where)


def _fault(error: BaseException, where: str) -> str:
    """Return what went wrong when a file was run, with the line where it did."""
    import traceback
    from pathlib import Path

    if isinstance(error, FileNotFoundError) and not Path(where).exists():
        return "there is no such file"
    if isinstance(error, SystemExit):
        return "it ends the program when it is imported"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(where)]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    at = f" in line {line}" if line else ""
    return f"{type(error).__name__}{at}: {ascii(str(error))[1:-1]}"
