"""The card of a learner's place in the lesson: templates filled with facts, and what the keys do now."""

from typing import TYPE_CHECKING

from mgtui.playground.guides.card import Card, as_key
from mgtui.playground.guides.facts import KEYS, facts_of
from mgtui.playground.guides.lesson_step import Choose, Do, Step, Type, at_home, is_near, is_right
from mgtui.playground.guides.lesson_steps import STEPS
from mgtui.playground.state import State
from mgtui.text.charset import CharsetName

if TYPE_CHECKING:
    from mgtui.playground.guides.lesson_progress import Progress

END_TITLE = "The end"
END_TEXT = (
    "That is all a derivative is: push an input a little and see how strongly f responds. However large the machine, "
    "you can ask it that."
)
END_SCORE = "Guesses right at the first try: {right} of {asked}."
END_ASK = "{key[guess]} lets you guess on. {key[edit]} takes a function of your own. {key[examples]} has more of them."
STRAYED = "This is a function of your own: have fun. {key[repeat]} takes you back."
CHOOSE_FIRST = (
    "Choose with {key[choice_before]} {key[next_choice]} and answer with {key[answer]}. Or {key[answer]} again to skip."
)
SKIP = "Or {key[answer]} again to skip this."
EMPTY_SKIPS = "a number; nothing skips it"
DRAWN = "The broken line is your guess."
FAREWELL = "Well done! The playground is yours. {key[lesson]} opens the lesson again, {key[guess]} lets you guess on."
LEFT = "The lesson remembers its place: {key[lesson]} goes on with it."

_MARKED_KEYS = {name: as_key(key) for name, key in KEYS.items()}


def filled(template: str, **values: object) -> str:
    """A template with its keys, and with these values."""
    return template.format(key=_MARKED_KEYS, **values)


def card(progress: "Progress", state: State, charset: CharsetName) -> Card:
    """What the lesson shows of a learner's place, beside a state."""
    step = progress.step
    if step is None:
        return _end_card(progress)
    title = f"{progress.number + 1}/{len(STEPS)} {step.title}"
    at, target = facts_of(step.place, charset), facts_of(step.target or step.place, charset)
    now = facts_of(progress.seen or state, charset)
    if progress.answered:
        text = filled(_feedback(progress, step), at=at, to=target, now=now, said=progress.said)
        return Card(f"{step.name} answered", title, text, keys=_keys(progress, state, "next"))
    if not at_home(step, state):
        now = at  # a text about the state on screen speaks of the step's own function
    ask = filled(_ask(progress, step, state), at=at, to=target, now=now)
    choices = step.task.choices if isinstance(step.task, Choose) else ()
    keys = _keys(progress, state, _forward_word(progress, step))
    return Card(step.name, title, filled(step.text, at=at, to=target, now=now), ask, choices, progress.pick, keys)


def _forward_word(progress: "Progress", step: Step) -> str:
    """What Enter does while the task is open."""
    if isinstance(step.task, Type):
        return "type it"
    if isinstance(step.task, Choose) and (progress.pick is not None or not progress.warned):
        return "answer"
    return "skip" if progress.warned else "hint"


def _ask(progress: "Progress", step: Step, state: State) -> str:
    """What is asked now: the task, a hint for who is stuck, or the last bit when it is nearly done."""
    task = step.task
    if not at_home(step, state):
        return STRAYED
    if isinstance(task, Do) and is_near(step, state):
        return task.nearly
    if progress.warned and isinstance(task, Do):
        return f"{task.hint} {SKIP}"
    if progress.warned and isinstance(task, Choose) and progress.pick is None:
        return CHOOSE_FIRST
    return task.ask


def _feedback(progress: "Progress", step: Step) -> str:
    told = step.right if progress.seen is not None or is_right(step, progress.said) else step.wrong
    return f"{told} {DRAWN}" if progress.draws else told


def _keys(progress: "Progress", state: State, forward: str) -> tuple[str, ...]:
    """What the keys do now, for the title row."""
    task = progress.step.task if progress.step else None
    choosing = isinstance(task, Choose) and not progress.answered
    back = "again" if progress.step and progress.touched(state) else "back"
    return (
        f"{KEYS['answer']}|{forward}",
        *((f"{KEYS['choice_before']} {KEYS['next_choice']}|choose",) if choosing else ()),
        *((f"{KEYS['repeat']}|{back}",) if progress.number or back == "again" else ()),
        f"{KEYS['lesson']}|leave",
    )


def _end_card(progress: "Progress") -> Card:
    outcomes = [outcome for _, outcome in progress.outcomes]
    right = outcomes.count("right")
    asked = right + outcomes.count("wrong")
    text = filled(f"{END_TEXT} {END_SCORE}" if asked else END_TEXT, right=right, asked=asked)
    keys = (f"{KEYS['answer']}|done", f"{KEYS['repeat']}|back")
    return Card(END_TITLE, END_TITLE, text, filled(END_ASK), keys=keys)
