"""What a step of the lesson is made of, and how an answer is judged.

Texts are templates: `{at.slope}` is a fact of the state the step goes to, `{to.x}` one of its target, `{now.x}` one of
the state on screen (or, once the task is done, the state that did it), `{key[zoom_in]}` the key of an action,
`{said}` what the learner answered. No text holds a number of its own: a number that is not computed may be wrong.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mgtui.playground.guides.facts import Facts, facts_of
from mgtui.playground.state import State
from mgtui.playground.typed_numbers import number_of


@dataclass(frozen=True, slots=True)
class Choose:
    """A question with answers to choose from.

    Attributes:
        ask: the question.
        choices: the answers.
        answer: which of them is right, from the facts of the target.
    """

    ask: str
    choices: tuple[str, ...]
    answer: Callable[[Facts], str]


@dataclass(frozen=True, slots=True)
class Type:
    """A question for a number.

    Attributes:
        ask: the question.
        label: what stands before the number being typed.
        answer: the right number, from the facts of the target.
        within: how far off the number may be, as a part of it.
    """

    ask: str
    label: str
    answer: Callable[[Facts], float]
    within: float = 0.05


@dataclass(frozen=True, slots=True)
class Do:
    """Something to do in the playground; noticed as soon as it is done.

    Attributes:
        ask: what to do.
        done: whether it is done, from the facts of where the step began and of the state on screen.
        hint: said to who wants to go on without having done it.
        near: whether it is nearly done.
        nearly: what is asked then.
    """

    ask: str
    done: Callable[[Facts, Facts], bool]
    hint: str
    near: Callable[[Facts, Facts], bool] | None = None
    nearly: str = ""


Task: TypeAlias = Choose | Type | Do


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the lesson.

    Attributes:
        name: what progress remembers it by; never shown, never changed.
        title: two to five words.
        text: what there is to know.
        place: the state the playground goes to.
        task: what the learner is asked.
        right: said after the right answer, or when it is done.
        wrong: said after a wrong one; it tells the right answer too.
        target: the state the playground goes to with the answer, and what `{to...}` is about; `place` if None.
        masked: whether f(x + h) and the slope are hidden until the answer.
    """

    name: str
    title: str
    text: str
    place: State
    task: Task
    right: str
    wrong: str = ""
    target: State | None = None
    masked: bool = False

    @property
    def at(self) -> Facts:
        """The facts of where the step begins."""
        return facts_of(self.place)

    @property
    def to(self) -> Facts:
        """The facts of where it leads."""
        return facts_of(self.target or self.place)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its steps, in order.

    Attributes:
        title: what it is called.
        steps: at least one.
    """

    title: str
    steps: tuple[Step, ...]

    def number_of(self, name: str) -> int:
        """Return how many steps lie before the one of this name; all of them before one that there is not."""
        return next((number for number, step in enumerate(self.steps) if step.name == name), len(self.steps))


def is_right(step: Step, answer: str) -> bool:
    """Tell whether an answer to a step's question is right.

    Raises:
        ValueError: a number is wanted, and the answer is none.
    """
    if isinstance(step.task, Choose):
        return answer == step.task.answer(step.to)
    if isinstance(step.task, Type):
        wanted = step.task.answer(step.to)
        return math.isclose(number_of(answer), wanted, rel_tol=step.task.within, abs_tol=step.task.within / 10)
    return False


def is_done(step: Step, state: State) -> bool:
    """Tell whether a state is what the step asked to bring about."""
    return isinstance(step.task, Do) and at_home(step, state) and step.task.done(step.at, facts_of(state))


def is_near(step: Step, state: State) -> bool:
    """Tell whether a state is nearly that."""
    task = step.task
    return (
        isinstance(task, Do) and task.near is not None and at_home(step, state) and task.near(step.at, facts_of(state))
    )


def at_home(step: Step, state: State) -> bool:
    """Tell whether the playground still shows the step's function."""
    return state.expression == step.place.expression
