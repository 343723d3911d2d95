"""Where a learner stands in the lesson, and every way that can change."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, get_args

from mgtui.playground.guides import lesson_card
from mgtui.playground.guides.answers import next_to
from mgtui.playground.guides.card import Card, unmarked
from mgtui.playground.guides.guide import Turn
from mgtui.playground.guides.judges import WAYS
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_step import Choose, Do, Lesson, Step, Type, at_home, is_done, is_right
from mgtui.playground.panes.slope_mask import guess_line
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName

Outcome: TypeAlias = Literal["right", "wrong", "done", "skipped"]
END = "end"  # stands for a step's name after the last one


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's place in the lesson.

    Attributes:
        at: the name of the present step, `END` after the last, "" for the first.
        outcomes: how each step went the first time, by name, in the order it was met.
        pick: the index of the answer that would be given now, or None.
        said: the answer given, "" while there is none.
        seen: the state that did what was asked, or None.
        warned: whether the learner wanted to go on without an answer, and was told how to find one.
        lesson: the lesson that is taken.
    """

    at: str = ""
    outcomes: tuple[tuple[str, Outcome], ...] = ()
    pick: int | None = None
    said: str = ""
    seen: State | None = None
    warned: bool = False
    lesson: Lesson = field(default_factory=built_in)

    def __post_init__(self) -> None:
        if not self.at:
            object.__setattr__(self, "at", self.lesson.steps[0].name)

    @property
    def step(self) -> Step | None:
        """The present step, or None at the end."""
        return None if self.at == END else self.lesson.steps[self.number]

    @property
    def number(self) -> int:
        """How many steps lie before the present one."""
        return self.lesson.number_of(self.at)

    @property
    def answered(self) -> bool:
        """Tell whether the present step's task is behind the learner."""
        return bool(self.said) or self.seen is not None

    def hides_slope(self, state: State) -> bool:
        """Tell whether f(x + h) and the slope are hidden now: for the step's function, never for the learner's own."""
        return self.step is not None and self.step.masked and not self.answered and at_home(self.step, state)

    @property
    def name(self) -> str:
        """Which of the guides this is."""
        return "lesson"

    @property
    def guess_is_a_slope(self) -> bool:
        """A guess in the lesson is a way: up, down or flat."""
        return False

    @property
    def draws_guess(self) -> bool:
        """Tell whether there is a guess to draw."""
        step = self.step
        if step is None or not isinstance(step.task, Choose):
            return False
        return self.said in WAYS and not is_right(step, self.said)

    def guessed(self, x: float, y: float, view: Window) -> Line | None:
        """Return a wrong way the learner said f goes, as a line beside the tangent."""
        return guess_line(self.said, x, y, view) if self.draws_guess else None

    def card(self, state: State, charset: CharsetName = "braille") -> Card:
        """Return the card to show beside a state."""
        results = [outcome for _, outcome in self.outcomes]
        right = results.count("right")
        place = lesson_card.LearnerPlace(
            self.step,
            self.number,
            len(self.lesson.steps),
            self.pick,
            self.said,
            self.seen,
            self.warned,
            guess_drawn=self.draws_guess,
            touched=self.touched(state),
            right=right,
            asked=right + results.count("wrong"),
        )
        return lesson_card.card(place, state, charset)

    def resumed(self) -> "Progress":
        """Return the place to go on from: the start, once the end has been seen."""
        return Progress(lesson=self.lesson) if self.at == END else self

    def parting(self) -> str:
        """Return what is said to who leaves."""
        return unmarked(lesson_card.filled(lesson_card.FAREWELL if self.at == END else lesson_card.LEFT))

    def joined(self, later: "Progress") -> "Progress":
        """Return how far one has come who took the lesson twice at a time: the further place, and every outcome."""
        outcomes = dict(self.outcomes)
        for name, outcome in later.outcomes:
            if outcomes.get(name, "skipped") == "skipped":
                outcomes[name] = outcome
        further = max(self, later, key=lambda progress: progress.number)
        return Progress(further.at, tuple(outcomes.items()), lesson=self.lesson)

    # -- the keys --------------------------------------------------------------------------------------------------

    def entered(self) -> Turn:
        """Begin the present step from its start."""
        fresh = self._fresh()
        return Turn(fresh, fresh.step.place if fresh.step else None)

    def forward(self, state: State) -> Turn:
        """Answer, or go on to the next step; without an answer, a hint."""
        step = self.step
        if step is None:
            return Turn(None, parting=self.parting())
        if self.answered:
            return self._go(1)
        if isinstance(step.task, Choose) and self.pick is not None:
            return self.typed(step.task.choices[self.pick])
        if isinstance(step.task, Type):
            return Turn(self, label=step.task.label, note=lesson_card.NUMBER_NOTE)
        return Turn(replace(self, warned=True))

    def asks(self, state: State) -> bool:
        """Tell whether a question is open: until it is answered, unless the learner is at a function of their own."""
        step = self.step
        if step is None or self.answered or not isinstance(step.task, Choose | Type):
            return False
        return at_home(step, state)

    def skipped(self, state: State) -> Turn:
        """Go on to the next step without an answer."""
        if self.step is None:
            return self.forward(state)
        return (self if self.answered else self._noted("skipped"))._go(1)

    def back(self, state: State) -> Turn:
        """Begin the present step once more, or go to the one before when nothing has happened in it yet."""
        if self.step is not None and self.touched(state):
            return self.entered()
        return self._go(-1)

    def touched(self, state: State) -> bool:
        """Tell whether anything has happened since the present step began."""
        return self != self._fresh() or (self.step is not None and state != self.step.place)

    def picked(self, direction: int) -> "Progress":
        """Pick another of the answers to choose from."""
        task = self.step.task if self.step else None
        if not isinstance(task, Choose) or self.answered:
            return self
        return replace(self, pick=next_to(self.pick, direction, len(task.choices)))

    def chose(self, number: int) -> "Progress":
        """Pick an answer by its number, counted from 0."""
        task = self.step.task if self.step else None
        return replace(self, pick=number) if isinstance(task, Choose) and not self.answered else self

    def typed(self, text: str) -> Turn:
        """Take an answer.

        Raises:
            ValueError: a number is wanted, and this is none.
        """
        step = self.step
        if step is None or self.answered:
            return Turn(self)
        if not text.strip():
            raise ValueError(lesson_card.NO_NUMBER)
        noted = self._noted("right" if is_right(step, text) else "wrong")
        return Turn(replace(noted, said=text.strip()), step.target or step.place)

    def watched(self, state: State) -> "Progress":
        """Notice that what was asked has been done."""
        step = self.step
        if step is None or self.answered or not isinstance(step.task, Do) or not is_done(step, state):
            return self
        return replace(self._noted("done"), seen=state)

    def _go(self, by: int) -> Turn:
        number = max(0, self.number + by)
        steps = self.lesson.steps
        return replace(self, at=steps[number].name if number < len(steps) else END).entered()

    def _fresh(self) -> "Progress":
        """Return the progress as the present step begins."""
        return Progress(self.at, self.outcomes, lesson=self.lesson)

    def _noted(self, outcome: Outcome) -> "Progress":
        """Return the progress with the present step's outcome, unless it has one: the first answer counts."""
        before = dict(self.outcomes)
        if before.get(self.at, "skipped") != "skipped":
            return self
        return replace(self, outcomes=tuple({**before, self.at: outcome}.items()))

    # -- to and from plain data ------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Return what is worth keeping until the next session, as JSON takes it."""
        return {"at": self.at, "outcomes": dict(self.outcomes)}

    @classmethod
    def from_dict(cls, kept: object, lesson: Lesson | None = None) -> "Progress":
        """Read the progress that was kept; what cannot be understood (an older lesson, a damaged file) is left out."""
        lesson = built_in() if lesson is None else lesson
        names = {step.name for step in lesson.steps}
        if not isinstance(kept, dict):
            return cls(lesson=lesson)
        at, outcomes = kept.get("at"), kept.get("outcomes")
        known = tuple(
            (name, outcome)
            for name, outcome in (outcomes.items() if isinstance(outcomes, dict) else ())
            if name in names and outcome in get_args(Outcome)
        )
        return cls(at if isinstance(at, str) and (at in names or at == END) else "", known, lesson=lesson)
