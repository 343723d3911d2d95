"""The guessing game: the slope is hidden, the learner says how f runs, the answer is shown beside the guess.

Frozen values and pure functions; chance comes from the game's seed alone, so that a game can be played again.
"""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mgtui.playground.analysis import Moment, moment_of
from mgtui.playground.guides.answers import next_to
from mgtui.playground.guides.card import Card, unmarked
from mgtui.playground.guides.chain_questions import ChainQuestion, question_about
from mgtui.playground.guides.facts import KEYS, Facts, facts_of
from mgtui.playground.guides.game_rounds import DOWN, FLAT, NONE, UP, pick, truth
from mgtui.playground.guides.guide import Turn
from mgtui.playground.guides.lesson_card import DRAWN, STRAYED, filled
from mgtui.playground.panes.slope_mask import guess_line
from mgtui.playground.picture import window_of
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import State
from mgtui.playground.typed_numbers import number_of
from mgtui.text.charset import CharsetName

A_NUMBER = "type the slope"
CHOICES = (UP, DOWN, FLAT, NONE, A_NUMBER)
_CLOSE, _FAIR = 0.1, 0.3  # how far off a typed slope may be, as a part of it
_LEAST = 0.25  # ... or of this slope along the picture's diagonal, for slopes near 0
_FOR_CLOSE, _FOR_FAIR, _FOR_WAY = 3, 2, 1

TITLE = "Guess {round}, score {points}, streak {streak}, best {best}"
RULE = "Right is worth {way}, a typed slope {close} if very close, {fair} if not far off; a wrong one ends the streak."
TEXT = "f(x) = {at.reading}, and x is {at.x}: f is {at.f}. The slope is hidden, and so is where a small push takes f."
ASK = "Look at the curve: how does f run through this point?"
PICK_FIRST = (
    "Pick an answer with {key[choice_before]} {key[next_choice]}, its number or its first letter, and give it with "
    "{key[answer]}. {key[skip]} asks about another place."
)
NUMBER_NOTE = "your guess at the slope"
NO_NUMBER = "Type a number; Esc goes back to the question."
PARTING = "Points: {points}, guesses: {rounds}, best streak {best}. {key[guess]} goes on guessing."
PARTING_EARLY = "{key[guess]} opens the guessing game again."
REVEALED = {
    UP: "f goes up here, with slope {at.slope}.",
    DOWN: "f goes down here: its slope is {at.slope}.",
    FLAT: "f is flat here: its slope is {at.slope}.",
    NONE: "f has no slope here. {at.sentence}",
}
RIGHT, WRONG = "Right: ", "You said {said}, but "
CLOSE, FAIR = "You said {said}. Very close: ", "You said {said}. Not far off: "
TOO_FLAT = "You said {said}. The right way, but steeper: "
TOO_STEEP = "You said {said}. The right way, but less steep: "
EARNED = "Points for this: {earned}."


@dataclass(frozen=True, slots=True)
class Game:
    """A game at one moment.

    Attributes:
        seed: where all chance comes from.
        place: the state that is asked about.
        asked: expression and x of the rounds before.
        points: the score.
        answered: how many rounds were answered, rather than passed over.
        choice: the index of the answer that would be given now, or None.
        said: the answer given, "" while there is none.
        slope: the slope the learner typed, nan when none was.
        earned: the points the answer brought.
        warned: whether the learner wanted to go on without an answer, and was told how to give one.
        streak: how many answers in a row were worth something.
        best: the longest streak.
    """

    seed: int
    place: State
    asked: tuple[tuple[str, float], ...] = ()
    points: int = 0
    answered: int = 0
    choice: int | None = None
    said: str = ""
    slope: float = math.nan
    earned: int = 0
    warned: bool = False
    streak: int = 0
    best: int = 0

    @property
    def name(self) -> str:
        """Which of the guides this is."""
        return "game"

    def hides_slope(self, state: State) -> bool:
        """Tell whether f(x + h) and the slope are hidden now: for the round's function, never for the learner's own."""
        return not self.said and state.expression == self.place.expression

    @property
    def question(self) -> ChainQuestion | None:
        """What is asked, where it is about a chain and not about the slope."""
        return question_about(self.place)

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from."""
        return self.question.choices if self.question else CHOICES

    @property
    def guess_is_a_slope(self) -> bool:
        """Tell whether a slope was typed."""
        return not math.isnan(self.slope)

    def guessed(self, x: float, y: float, view: Window) -> Line | None:
        """Return the guess as a line through the place of this round; None where none is drawn."""
        if x != self.place.x or not math.isfinite(y):
            return None
        return Line(x, y, self.slope) if self.guess_is_a_slope else guess_line(self.said, x, y, view)

    # -- the keys --------------------------------------------------------------------------------------------------

    def entered(self) -> Turn:
        """Begin this round again, from its place."""
        return Turn(self, self.place)

    def forward(self, state: State) -> Turn:
        """Answer, or on to the next round; without an answer, a hint how to give one."""
        if self.said:
            return next_round(self).entered()
        if self.choice is None:
            return Turn(replace(self, warned=True))
        if self.choices[self.choice] == A_NUMBER:
            return Turn(self, label="slope =", note=NUMBER_NOTE)
        return answered(self, self.choices[self.choice]).entered()

    def back(self, state: State) -> Turn:
        """Go back to the place of this round, from wherever the learner has wandered."""
        return Turn(self if self.said else replace(self, choice=None, warned=False), self.place)

    def picked(self, direction: int) -> "Game":
        """Pick another of the answers to choose from."""
        return self.chose(next_to(self.choice, direction, len(self.choices)))

    def chose(self, number: int) -> "Game":
        """Pick an answer by its number, counted from 0."""
        return self if self.said else replace(self, choice=number)

    def asks(self, state: State) -> bool:
        """Tell whether the question is open: until it is answered, unless the learner is at a function of their own."""
        return not self.said and state.expression == self.place.expression

    def skipped(self, state: State) -> Turn:
        """Go on to another place."""
        return next_round(self).entered()

    def typed(self, text: str) -> Turn:
        """Take a slope that was typed.

        Raises:
            ValueError: it is no number.
        """
        if not text.strip():
            raise ValueError(NO_NUMBER)
        return answered(self, text.strip(), number_of(text)).entered()

    def watched(self, state: State) -> "Game":
        """Keep the round as it is, wherever the learner wanders."""
        return self

    # -- what is shown ---------------------------------------------------------------------------------------------

    def card(self, state: State, charset: CharsetName = "braille") -> Card:
        """Show the question, or the answer beside the guess."""
        at = facts_of(self.place, charset)
        title = filled(TITLE, round=len(self.asked) + 1, points=self.points, streak=self.streak, best=self.best)
        wandered = state != self.place
        back = (f"{KEYS['repeat']}|again",) if wandered or self.choice is not None else ()
        leave = f"{KEYS['guess']}|leave"
        if self.said:
            told = self.question.told if self.question else REVEALED[truth(at.moment)]
            values = {"at": at, "said": self.said, "earned": self.earned, **self._values}
            text = filled(f"{_judged(self, at)}{told} {EARNED}", **values)
            text = f"{text} {DRAWN}" if self._draws(at) and state.x == self.place.x else text
            return Card("answered", title, text, keys=(f"{KEYS['answer']}|next", *back, leave))
        question = self.question.ask if self.question else ASK
        ask = filled(PICK_FIRST if self.warned and self.choice is None else question)
        if state.expression != self.place.expression:
            ask = filled(STRAYED)
        choose, skip = f"{KEYS['choice_before']} {KEYS['next_choice']}|choose", f"{KEYS['skip']}|skip"
        keys = (f"{KEYS['answer']}|answer", choose, *back, leave, skip)
        text = filled(self.question.text if self.question else TEXT, at=at, **self._values)
        if not self.answered:
            text += filled(f" {RULE}", way=_FOR_WAY, close=_FOR_CLOSE, fair=_FOR_FAIR)
        shown = question_about(self.place, charset)
        return Card("asked", title, text, ask, shown.choices if shown else CHOICES, self.choice, keys)

    @property
    def _values(self) -> Mapping[str, str]:
        return self.question.values if self.question else {}

    def _draws(self, at: Facts) -> bool:
        return self.guess_is_a_slope or (math.isfinite(at.moment.behaviour.value) and self.said in (UP, DOWN, FLAT))

    def parting(self) -> str:
        """Return what is said to who leaves."""
        if not self.answered:
            return unmarked(filled(PARTING_EARLY))
        return unmarked(filled(PARTING, points=self.points, rounds=self.answered, best=self.best))

    def to_dict(self) -> dict[str, Any]:
        """Return what is worth keeping, as plain data: nothing but the score."""
        return {"points": self.points, "answered": self.answered, "best": self.best}


def new_game(seed: int, best: int = 0) -> Game:
    """Return a game before its first answer, by a player whose longest streak so far is `best`."""
    return Game(seed, _place(seed, ()), best=best)


def next_round(game: Game) -> Game:
    """Return the game at its next place."""
    asked = (*game.asked, (game.place.expression, game.place.x))
    place = _place(game.seed, asked)
    return Game(game.seed, place, asked, game.points, game.answered, streak=game.streak, best=game.best)


def answered(game: Game, said: str, slope: float = math.nan) -> Game:
    """Return the game after an answer: one of `CHOICES`, or the text of a slope and the slope itself."""
    moment = moment_of(game.place)
    if game.question:
        earned = _FOR_WAY if said == game.question.answer else 0
    elif math.isnan(slope):
        earned = _FOR_WAY if said == truth(moment) else 0
    else:
        earned = points_for(slope, moment, window_of(game.place, 160, 96))
    streak = game.streak + 1 if earned else 0
    return replace(
        game,
        said=said,
        slope=slope,
        earned=earned,
        points=game.points + earned,
        answered=game.answered + 1,
        streak=streak,
        best=max(game.best, streak),
    )


def points_for(slope: float, moment: Moment, view: Window) -> int:
    """Return what a typed slope is worth: most when it is close, something when it goes the right way."""
    if math.isnan(moment.slope):
        return 0
    diagonal = (view.y_max - view.y_min) / (view.x_max - view.x_min)
    off = abs(slope - moment.slope) / max(abs(moment.slope), _LEAST * diagonal)
    if off <= _CLOSE:
        return _FOR_CLOSE
    if off <= _FAIR:
        return _FOR_FAIR
    return _FOR_WAY if slope * moment.slope > 0 else 0


def _place(seed: int, asked: tuple[tuple[str, float], ...]) -> State:
    number = len(asked)
    return pick(number, asked, random.Random(f"{seed}/{number}"))


def _judged(game: Game, at: Facts) -> str:
    """Return the words before the answer."""
    if not game.guess_is_a_slope:
        return RIGHT if game.earned else WRONG
    steeper = abs(at.moment.slope) > abs(game.slope)
    return {_FOR_CLOSE: CLOSE, _FOR_FAIR: FAIR, _FOR_WAY: TOO_FLAT if steeper else TOO_STEEP, 0: WRONG}[game.earned]
