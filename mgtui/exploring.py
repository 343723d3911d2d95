"""The playground from Python: on an expression, or on a callable of one's own."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mgtui.own_opening import ExploreError, first_answers, opened
from mgtui.terminal.child import Child

if TYPE_CHECKING:
    from mgtui.engine import Function
    from mgtui.playground.state import State

_SETTLING = 10.0
_REPORTS = frozenset({"print", "json", "jsonl", "csv", "table", "sweep", "landmarks", "steps", "every", "svg"})


@dataclass(frozen=True, slots=True)
class FinalFacts:
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


def explore(f: "str | Function | Callable[..., Any]", keywords: Mapping[str, Any]) -> FinalFacts:
    """Open the playground, and return what it showed when it was left; `mgtui.explore` says more.

    Raises:
        ExploreError: f or an option will not do, or there is no terminal.
    """
    from mgtui.arguments import BadArgumentError, read
    from mgtui.asked import split, text_of_function, words_of
    from mgtui.engine import Function, parse
    from mgtui.opening import state_of
    from mgtui.play_command import play
    from mgtui.terminal.examine import here

    if refusal := here().refusal:
        raise ExploreError(refusal)
    if reports := _REPORTS & keywords.keys():
        raise ExploreError(f"explore opens a screen: {min(reports)} is for mgtui.report")
    starts: dict[str, float] = {}
    try:
        if isinstance(f, str | Function):
            text = text_of_function(f)
            names = parse(text).variables
        else:
            own, starts = opened(f)
            text, names = own.text, own.function.variables
        options, values = split(keywords, names)
        chosen = read(words_of(options, {**starts, **values}))
        return _played(state_of(chosen, text), chosen, play)
    except (BadArgumentError, ValueError) as error:
        raise ExploreError(str(error)) from None


def _played(state: "State", chosen: Any, play: Callable[..., int]) -> FinalFacts:
    last = [state]
    status = play(state, chosen, None, last.append)
    if status:
        raise ExploreError(f"the playground ended with status {status}")
    return facts_of(last[-1])


def facts_of(state: "State") -> FinalFacts:
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
        return FinalFacts(state.along, state.x, values, state.h, lost, lost, lost, lost, "f gave no values.", command)
    what, (value, slope, _) = moment.behaviour, moment.numbers.parts
    known = math.nan if math.isnan(moment.slope) else slope.number
    number = value.number if value.digits else what.value
    return FinalFacts(
        state.along, state.x, values, state.h, number, known, what.left, what.right, sentence(moment), command
    )


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
                    answers = first_answers(child, _SETTLING)
                    if not answers:
                        return None
                    for answer in answers:
                        if isinstance(answer, Values):
                            found.learn(answer)
                        done = done or isinstance(answer, Finished)
    finally:
        if child is not None:
            child.end()
