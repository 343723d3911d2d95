"""The lesson itself: its steps, in order. To add one, add it to `STEPS`; `lesson_step.py` tells what its parts mean."""

from dataclasses import replace

from mgtui.playground import defaults
from mgtui.playground.changes import values as to
from mgtui.playground.guides.facts import Facts
from mgtui.playground.guides.lesson_chain_steps import CHAIN_STEPS, three_inputs
from mgtui.playground.guides.lesson_step import Choose, Do, Step, Type
from mgtui.playground.state import Slider, State

NETWORK = "tanh(2tanh(x - 1) - 3tanh(2x + 1) + tanh(x/2) + 1)"
FIRST_CALL = defaults.X
UP, DOWN, FLAT, NONE = "up", "down", "flat", "no slope"
WAYS = (UP, DOWN, FLAT)
PUSH, CANNOT = "push x a little and look", "there is no other way"
ON_THE_MARK, CLOSER, FAR_OFF = "on the mark", "closer still", "far off"


def _at(x: float, h: float = defaults.H, expression: str = defaults.PARABOLA, pane: str = "slope") -> State:
    """Return the playground at an x, in its first window."""
    return to.set_value(to.start(expression, h=h, pane=pane), "x", x)


def _row_of_inputs() -> State:
    """Return the playground at the start of the lecture's grid, whose step is that of the nudges."""
    return replace(_at(-5.0, pane="table"), sliders=(("x", Slider(-5.0, -5.0, 5.0, step=0.25)),))


def _width(facts: Facts) -> float:
    """Return how wide the window is."""
    slider = facts.state.slider(facts.along)
    return slider.high - slider.low


def way(facts: Facts) -> str:
    """Name where f goes at the point: up, down or flat."""
    return FLAT if facts.moment.direction == "stays" else facts.moment.direction


def way_or_none(facts: Facts) -> str:
    """Name where f goes at the point, or that it has no slope there."""
    return way(facts) if facts.moment.slope == facts.moment.slope else NONE


def quality(facts: Facts) -> str:
    """Name how near the quotient is to the slope."""
    error = abs(facts.moment.error)
    return FAR_OFF if error > 0.01 * abs(facts.moment.slope) else CLOSER if error else ON_THE_MARK


STEPS: tuple[Step, ...] = (
    Step(
        "machine", "A function is a machine",
        "A number goes in, a number comes out. This machine is f({at.along}) = {at.reading}. "
        "Right now {now.x} goes in and {now.f} comes out.",
        _at(1.0),
        Do(
            "Call it at {to.x}: press {key[type_value]} then type {to.x} then press {key[answer]}.",
            lambda _, now: now.moment.x == FIRST_CALL,
            "Press {key[type_value]} and a line opens at the bottom that asks for {at.along}. "
            "Or walk to {to.x} with {key[nudge_right]}.",
        ),
        "In went {now.x}, out came {now.f}. The point on the curve is this one call, and the numbers beside it "
        "speak of it too. Whatever you change, everything follows.",
        target=_at(FIRST_CALL),
    ),
    Step(
        "grid", "Many calls make a shape",
        "One call is one point. So call f on a whole row of inputs, from {at.low} up to but not including {at.high}, "
        "{at.step} apart: {at.count} of them. Out come {at.first_values} and so on. Drawn, they make a bowl: "
        "a parabola.",
        _row_of_inputs(),
        Do(
            "Walk along the row with {key[nudge_right]} and watch the point.",
            lambda at, now: now.moment.x - at.moment.x >= 1,
            "Press {key[nudge_right]} a few times: each press is one step along the row.",
        ),
        "At {now.x} the machine says {now.f}. The curve is nothing but calls of f, side by side. "
        "Keep walking if you like: where is the bottom of the bowl?",
    ),
    Step(
        "formula", "No formula needed",
        "At school you would now work out a formula for the slope. But this is a toy neural network: its "
        "{at.operations} operations make a formula far longer than f. For a real one it would fill books, and "
        "no one writes it.",
        replace(_at(1.5, expression=NETWORK), shown=frozenset()),
        Choose(
            "How else could you learn how steep f is at x = {at.x}?",
            (PUSH, CANNOT),
            lambda _: PUSH,
        ),
        "Just so. Push x a little, call f again, and compare: that works for anything you can call. Here it says "
        "about {to.roughly}, and no formula was written. How does that work? Slowly now.",
        "There is one, and it is simple: push x a little, call f again, and compare. That works for anything you can "
        "call. Here it says about {to.roughly}, and no formula was written. How does that work? Slowly now.",
        target=_at(1.5, expression=NETWORK),
        masked=True,
    ),
    Step(
        "definition", "What it means",
        "Push x by a step h. See by how much f responds. Divide the response by the push: (f(x + h) − f(x)) / h. "
        "Then let h shrink. What this comes to is the derivative: the slope of f at x.",
        _at(1.0, 1.0),
        Do(
            "Here h is {at.h}: a big push. Press {key[approach]} and watch the dotted secant turn into the tangent.",
            lambda at, now: now.state.h <= at.state.h / 1000,
            "Press {key[approach]} and h goes on by itself; {key[smaller_h]} makes it ten times smaller.",
        ),
        "With h = {now.h} the quotient is {now.quotient}, and the secant lies on the tangent. Its slope is what f does "
        "at this very point: up or down, and how strongly.",
    ),
    Step(
        "push", "Push, and guess",
        "Let us do it carefully at x = {at.x}, where f is {at.f}, with a small step: h = {at.h}. "
        "The response is hidden for now, and so is the slope.",
        _at(3.0),
        Choose("Guess first, from the curve alone: x goes a little to the right. Where does f go?", WAYS, way),
        "Yes, up: f(x + h) is {to.f_plus_h}, slightly more than {to.f}. Right of the point the curve climbs, "
        "so a push to the right lifts f.",
        "Good that you dared. Look just right of the point: the curve climbs there. So f goes up, to "
        "{to.f_plus_h}, slightly more than {to.f}.",
        masked=True,
    ),
    Step(
        "response", "Rise over run",
        "f rose by {at.rise} while x ran by {at.run}. On its own the rise says little: a longer push makes a larger "
        "rise. What counts is the rise for each bit of run.",
        _at(3.0),
        Type(
            "So divide: rise over run. About how much is it?", "rise/run =", lambda facts: facts.moment.difference.slope
        ),
        "Yes: {to.rise} / {to.run} = {to.quotient}. Wherever x goes from here, f goes about that many times as far. "
        "That is the slope.",
        "You said {said}. It is {to.rise} / {to.run} = {to.quotient}: wherever x goes from here, f goes about "
        "that many times as far. That is the slope.",
        masked=True,
    ),
    Step(
        "smaller", "A smaller push",
        "{at.quotient} is the slope from the point to its neighbour at x + h, and on the way there the curve bends. "
        "The nearer the neighbour, the less it bends.",
        _at(3.0),
        Do(
            "Make h smaller with {key[smaller_h]} until rise/run is off by no more than {at.little}. "
            "With h = {now.h} it is off by {now.off}.",
            lambda at, now: abs(now.moment.error) <= 1.01 * at.little_error,
            "Press {key[smaller_h]} some more. Should the error grow again, go back up with {key[larger_h]}.",
        ),
        "With h = {now.h} rise/run is {now.quotient}, off by only {now.off}. It closes in on {now.slope}, and that is "
        "the slope of f at {now.x}: the limit.",
    ),
    Step(
        "tiny", "Too small",
        "If smaller is better, why not take h really tiny, say {to.h}? One thing to know: the computer keeps only some "
        "{at.digits} digits of each number.",
        _at(3.0, 1e-6),
        Choose(
            "Guess first: with h = {to.h}, how good will rise/run be?", (ON_THE_MARK, CLOSER, FAR_OFF), quality
        ),
        "Far off indeed: it is {to.quotient}! The doubles next to {to.x} are {to.gap} away, so x + h is rounded back "
        "to x and f never moved. The digits show it. Press {key[pane_ladder]} to see every h, {key[best_h]} for "
        "the best: {to.best_h}.",
        "One would think so, but it is {to.quotient}! The doubles next to {to.x} are {to.gap} away, so x + h is "
        "rounded back to x and f never moved. The digits show it. Press {key[pane_ladder]} to see every h, "
        "{key[best_h]} for the best: {to.best_h}.",
        target=_at(3.0, 1e-16, pane="digits"),
        masked=True,
    ),
    Step(
        "check", "Check it by hand",
        "For a parabola the rules are quick: the derivative of {at.reading} is {at.slope_line}. "
        "Do they agree with our pushes?",
        _at(3.0),
        Type("What is {at.slope_line} at x = {at.x}?", "slope =", lambda facts: facts.moment.slope, within=1e-6),
        "Right: {to.slope_sum} = {to.slope}, just what the pushes closed in on. The pane shows it beside rise/run.",
        "You said {said}. It is {to.slope_sum} = {to.slope}, just what the pushes closed in on. The pane shows it "
        "beside rise/run.",
        masked=True,
    ),
    Step(
        "minus", "On the other side",
        "Now x is {at.x}, and f is {at.f}. How large the slope is here is hard to tell. Its sign is not.",
        _at(-3.0),
        Choose("Guess first: x goes a little to the right. Where does f go?", WAYS, way),
        "Yes, down: f(x + h) is {to.f_plus_h}, a little less than {to.f}. So the slope is negative. Exactly it is "
        "{to.slope}; rise/run says {to.quotient}.",
        "Look again just right of the point: the curve falls. f(x + h) is {to.f_plus_h}, a little less than {to.f}. "
        "So the slope is negative: exactly {to.slope}; rise/run says {to.quotient}.",
        masked=True,
    ),
    Step(
        "zero", "Where is it flat?",
        "On the left f falls, on the right it rises. In between there must be a place where it does neither.",
        _at(2.0),
        Do(
            "Nudge x with {key[nudge_left]} and {key[nudge_right]}, then finer with {key[finer_left]} and "
            "{key[finer_right]}, until the slope is almost nothing. Now it is {now.slope}.",
            lambda _, now: now.moment.direction == "stays",
            "Where the slope is positive, go left; where it is negative, right. {key[next_point]} jumps to the place "
            "at once.",
            lambda now: abs(now.moment.slope) <= 0.1,
            "So close: at {now.x} the slope is {now.slope}. Nudges step over the place, but {key[next_point]} finds "
            "it exactly: press it.",
        ),
        "There: x = {now.x}, that is {now.fraction}, with slope {now.slope}. Push x here and f stays the same, almost. "
        "The tangent lies flat.",
    ),
    Step(
        "zoom", "Look closer",
        "How can a curve have the slope of a line? Look closer. A smooth curve, seen from near enough, is a line.",
        _at(3.0),
        Do(
            "Zoom in with {key[zoom_in]} until you cannot tell f from its tangent; {key[straighten]} goes all the way. "
            "Now the window is {now.width} wide.",
            lambda at, now: _width(now) <= _width(at) / 30,
            "Press {key[zoom_in]} a few more times: the window halves each time. {key[whole]} shows the whole again.",
        ),
        "In a window {now.width} wide f is its tangent, a line of slope {now.slope}. The derivative is the slope of "
        "the line that f becomes. ({key[whole]} shows the whole again.)",
    ),
    Step(
        "corner", "A corner",
        "Not every place has a slope. Here is another function, f(x) = {at.reading}, and x is {at.x}.",
        _at(0.0, expression="|x|"),
        Choose("Guess first: how does f run through this point?", (*WAYS, NONE), way_or_none),
        "Well seen: it has none. From the left the slope is {to.left}, from the right {to.right}, and they never "
        "agree. Zoom as you like, a corner stays a corner.",
        "It is tempting. But from the left the slope is {to.left}, from the right {to.right}, and they never "
        "agree: f has no slope here. Zoom as you like, a corner stays a corner.",
        masked=True,
    ),
    Step(
        "inputs", "Several inputs",
        "A machine may have several inputs. f = {at.reading}, with a = {at.value[a]}, b = {at.value[b]} and "
        "c = {at.value[c]}, gives {at.f}. Push one input and hold the others still: each has a slope of its own.",
        three_inputs(),
        Choose("Guess first: a goes up a little. Where does f go?", WAYS, way),
        "Yes, down: a is multiplied by b, so its slope is b, {to.slope_of[a]}. The slope of b is a, {to.slope_of[b]}. "
        "And c is just added: {to.slope_of[c]}. Press {key[next_variable]} to go round.",
        "It goes down: a is multiplied by b, and b is negative. So the slope of a is b, {to.slope_of[a]}; that of b "
        "is a, {to.slope_of[b]}; and c is just added: {to.slope_of[c]}. Press {key[next_variable]} to go "
        "round.",
        masked=True,
    ),
    *CHAIN_STEPS,
)  # fmt: skip
