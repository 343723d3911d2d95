"""The last steps of the lesson: several inputs, a chain by hand and in its pane, and the way back."""

from mgtui.playground.changes import values as to
from mgtui.playground.guides.lesson_step import Choose, Do, Step, Type
from mgtui.playground.state import State

_CHAIN = "(3x)^2"
_SQUARED = "(a*b + c)^2"


def three_inputs(expression: str = "a*b + c", pane: str = "slope") -> State:
    """Return the playground on a product and a sum, or what is made of them, along the first of three inputs."""
    state = to.start(expression, h=1e-4, pane=pane)
    for name, value in {"a": 2.0, "b": -3.0, "c": 10.0}.items():
        state = to.set_value(state, name, value)
    return state


CHAIN_STEPS: tuple[Step, ...] = (
    Step(
        "matters", "What matters most?",
        "f = {at.reading} once more, at a = {at.value[a]}, b = {at.value[b]} and c = {at.value[c]}. Its slopes, one "
        "for each input, are together called the gradient.",
        three_inputs(),
        Choose(
            "Guess first: push each input alike. Which moves f the most, up or down?",
            ("a", "b", "c"),
            lambda facts: facts.strongest,
        ),
        "Yes, {to.strongest}. The gradient is {to.slope_of[a]} for a, {to.slope_of[b]} for b, {to.slope_of[c]} for c. "
        "The sign tells which way f goes; the size, how much the input matters.",
        "It is {to.strongest}. The gradient is {to.slope_of[a]} for a, {to.slope_of[b]} for b, {to.slope_of[c]} for c. "
        "The sign tells which way f goes; the size, how much the input matters.",
        masked=True,
    ),
    Step(
        "chain", "A chain by hand",
        "A long formula is small steps. Those of f(x) = {at.reading} are {at.steps[1]}, then {at.steps[2]}. At "
        "x = {at.x}, when x moves, {at.names[1]} moves {at.forward[1]} times as far; when {at.names[1]} moves, f moves "
        "{at.backward[1]} times as far.",
        to.set_value(to.start(_CHAIN), "x", 2.0),
        Type("So how many times as far as x does f move?", "slope =", lambda facts: facts.moment.slope, within=1e-6),
        "Yes: the slopes along the way are multiplied. {to.forward[1]} times {to.backward[1]} is {to.slope}. That is "
        "the chain rule, all of it.",
        "You said {said}. The slopes along the way are multiplied: {to.forward[1]} times {to.backward[1]} is "
        "{to.slope}. That is the chain rule, all of it.",
        target=to.set_value(to.start(_CHAIN, pane="chain"), "x", 2.0),
        masked=True,
    ),
    Step(
        "steps", "The chain in a pane",
        "So a machine does it, here for f(x) = {at.reading}: step after step, each with its value and with how it "
        "answers a push of x. The slope runs down from x to f.",
        to.start(),
        Do(
            "Press {key[pane_chain]}, then go through the steps with {key[choice_before]} and {key[next_choice]}: each "
            "lights its part of f.",
            lambda _, now: now.state.pane == "chain" and now.state.row is not None,
            "{key[pane_chain]} opens the chain and gives it the keys; {key[choice_before]} goes one step up.",
        ),
        "{now.step_here}: it answers a push of x {now.forward_here} times, and f answers it {now.backward_here} times. "
        "Both columns end in {now.slope}, at f the one, at x the other. {key[answer]} tells the rule; {key[leave]} "
        "brings the keys back here.",
    ),
    Step(
        "backwards", "Backwards",
        "Now go back from f = {at.reading}, which is {at.f}. f answers {at.steps[4]} {at.backward[4]} times. A sum "
        "passes that on: f answers {at.steps[3]} as much. And b is {at.value[b]}.",
        three_inputs(_SQUARED),
        Type("Then how many times does f answer a?", "slope of a =", lambda facts: facts.moment.slope, within=1e-6),
        "Yes: {to.backward[3]} times {to.value[b]} is {to.slope}. On the same way lie {to.slope_of[b]} for b and "
        "{to.slope_of[c]} for c. However many inputs, one way back gives them all. That is how networks learn.",
        "You said {said}. It is {to.backward[3]} times {to.value[b]}, {to.slope}. On the same way lie {to.slope_of[b]} "
        "for b and {to.slope_of[c]} for c. However many inputs, one way back gives them all. That is how networks "
        "learn.",
        target=three_inputs(_SQUARED, "chain"),
        masked=True,
    ),
)  # fmt: skip
