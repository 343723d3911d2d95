"""The card of a learner's place in the lesson: templates filled with facts, and what the keys do now."""

from typing import NamedTuple

from mgtui.playground.guides.card import Card, as_key
from mgtui.playground.guides.facts import KEYS, facts_of
from mgtui.playground.guides.lesson_step import Choose, Do, Step, Type, at_home, is_near, is_right
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName

END_TITLE = "The end"
END_TEXT = (
    "That is all a derivative is: push an input a little and see how strongly f responds. However large the machine, "
    "you can ask it that."
)
END_SCORE = "Guesses right at the first try: {right} of {asked}."
END_ASK = "{key[guess]} lets you guess on. {key[edit]} takes a function of your own. {key[examples]} has more of them."
STRAYED = "This is a function of your own: have fun. {key[repeat]} takes you back."
CHOOSE_FIRST = (
    "Choose with {key[choice_before]} {key[next_choice]}, a number or a first letter, and answer with {key[answer]}. "
    "{key[skip]} skips."
)
SKIP = "{key[skip]} skips this."
NUMBER_NOTE = "a number; Esc goes back"
NO_NUMBER = "Type a number; Esc goes back to the question."
DRAWN = "The broken line is your guess."
FAREWELL = "Well done! The playground is yours. {key[lesson]} opens the lesson again, {key[guess]} lets you guess on."
LEFT = "The lesson remembers its place: {key[lesson]} goes on with it."

_MARKED_KEYS = {name: as_key(key) for name, key in KEYS.items()}


class LearnerPlace(NamedTuple):
    """Where a learner stands, as far as a card shows it.

    Attributes:
        step: the present step; None at the end.
        number: how many steps lie before it.
        steps: how many steps there are.
        pick: the index of the answer that would be given now, or None.
        said: the answer given, "" while there is none.
        seen: the state that did what was asked, or None.
        warned: whether the learner wanted to go on without an answer, and got a hint.
        guess_drawn: whether a wrong guess is drawn beside the tangent.
        touched: whether anything has happened since the step began.
        right: how many questions were answered right at the first try.
        asked: how many were answered.
    """

    step: Step | None
    number: int
    steps: int
    pick: int | None
    said: str
    seen: State | None
    warned: bool
    guess_drawn: bool
    touched: bool
    right: int
    asked: int

    @property
    def answered(self) -> bool:
        """Tell whether the step's task is behind the learner."""
        return bool(self.said) or self.seen is not None


def filled(template: str, **values: object) -> str:
    """Fill a template with its keys, and with these values."""
    return template.format(key=_MARKED_KEYS, **values)


def card(place: LearnerPlace, state: State, charset: CharsetName) -> Card:
    """Return the card for a learner's place, beside a state."""
    step = place.step
    if step is None:
        return _end_card(place)
    title = f"{place.number + 1}/{place.steps} {step.title}"
    at, target = facts_of(step.place, charset), facts_of(step.target or step.place, charset)
    now = facts_of(place.seen or state, charset)
    if place.answered:
        text = filled(_feedback(place, step), at=at, to=target, now=now, said=place.said)
        return Card(f"{step.name} answered", title, text, keys=_keys(place, state, "next"))
    if not at_home(step, state):
        now = at  # a text about the state on screen speaks of the step's own function
    ask = filled(_ask(place, step, state), at=at, to=target, now=now)
    choices = step.task.choices if isinstance(step.task, Choose) else ()
    keys = _keys(place, state, _forward_word(place, step))
    return Card(step.name, title, filled(step.text, at=at, to=target, now=now), ask, choices, place.pick, keys)


def _forward_word(place: LearnerPlace, step: Step) -> str:
    """Name what Enter does while the task is open."""
    if isinstance(step.task, Type):
        return "type it"
    return "answer" if isinstance(step.task, Choose) else "hint"


def _ask(place: LearnerPlace, step: Step, state: State) -> str:
    """Return what is asked now: the task, a hint for who is stuck, or the last bit when it is nearly done."""
    task = step.task
    if not at_home(step, state):
        return STRAYED
    if isinstance(task, Do) and is_near(step, state):
        return task.nearly
    if place.warned and isinstance(task, Do):
        return f"{task.hint} {SKIP}"
    if place.warned and isinstance(task, Choose) and place.pick is None:
        return CHOOSE_FIRST
    return task.ask


def _feedback(place: LearnerPlace, step: Step) -> str:
    answer = step.right if place.seen is not None or is_right(step, place.said) else step.wrong
    return f"{answer} {DRAWN}" if place.guess_drawn else answer


def _keys(place: LearnerPlace, state: State, forward: str) -> tuple[str, ...]:
    """Return what the keys do now, for the title row."""
    task = place.step.task if place.step else None
    choosing = isinstance(task, Choose) and not place.answered
    hinted = place.warned and isinstance(task, Do) and not place.answered
    skip = f"{KEYS['skip']}|skip"
    back = "again" if place.step and place.touched else "back"
    return (
        *((skip,) if hinted else (f"{KEYS['answer']}|{forward}",)),
        *((f"{KEYS['choice_before']} {KEYS['next_choice']}|choose",) if choosing else ()),
        *((f"{KEYS['repeat']}|{back}",) if place.number or back == "again" else ()),
        f"{KEYS['lesson']}|leave",
        *((skip,) if not place.answered and not hinted else ()),
    )


def _end_card(place: LearnerPlace) -> Card:
    text = filled(f"{END_TEXT} {END_SCORE}" if place.asked else END_TEXT, right=place.right, asked=place.asked)
    keys = (f"{KEYS['answer']}|done", f"{KEYS['repeat']}|back")
    return Card(END_TITLE, END_TITLE, text, filled(END_ASK), keys=keys)
