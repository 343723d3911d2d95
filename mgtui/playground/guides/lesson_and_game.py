"""The lesson and the game: which of them is open, how it leads a session, and what is kept of it."""

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from mgtui.playground.questions import Asker, Question
from mgtui.playground.state import State
from mgtui.playground.store import Saved

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide, Turn
    from mgtui.playground.guides.lesson_step import Lesson


class Learner(Asker, Protocol):
    """What a guide needs of a session."""

    saved: Saved


class LessonAndGame:
    """Holds the guide that is open, and the place where the other was left.

    Attributes:
        lesson: the lesson from a file; None for that of the package.
        guide: the lesson or the game while one is open, else None.
    """

    def __init__(self, session: Learner) -> None:
        self._session = session
        self.lesson: Lesson | None = None
        self.guide: Guide | None = None
        self._game: Guide | None = None
        self._before_game: State | None = None  # what the player had on screen

    @property
    def asks(self) -> bool:
        """Whether a question is open."""
        return self.guide is not None and self.guide.asks(self._session.state)

    @property
    def hides_slope(self) -> bool:
        """Whether the slope is hidden until someone has guessed it."""
        return self.guide is not None and self.guide.hides_slope(self._session.state)

    def watch(self) -> None:
        """Let the guide notice the present state.

        Raises:
            NotYetError: it asks for values of somebody's own function that are still to come.
        """
        guide = self.guide.watched(self._session.state) if self.guide is not None else None
        if guide is not self.guide:
            self.guide = guide
            self._keep()

    def toggle(self, name: str) -> None:
        """Open the `lesson` or the `game` where it was left, or leave it if it is open."""
        if self.guide is not None and self.guide.name == name:
            self.leave()
            return
        if name == "game" and self._before_game is None:
            self._before_game = self._session.state
        self._follow(self._resumed(name).entered())

    def leave(self) -> None:
        """Leave whichever is open; its place is remembered."""
        if self.guide is not None:
            self._part(self.guide.parting())

    def forward(self) -> None:
        """Answer the guide, or go on."""
        if self.guide is not None:
            self._follow(self.guide.forward(self._session.state))

    def back(self) -> None:
        """Do the guide's step once more, or go to the one before."""
        if self.guide is not None:
            self._follow(self.guide.back(self._session.state))

    def pick(self, direction: int) -> None:
        """Pick another of the guide's answers."""
        if self.guide is not None:
            self.guide = self.guide.picked(direction)
            self._keep()

    def choose(self, number: int) -> None:
        """Pick one of the guide's answers by its number, counted from 0."""
        if self.guide is not None:
            self.guide = self.guide.chose(number)
            self._keep()

    def skip(self) -> None:
        """Go on with the guide without an answer."""
        if self.guide is not None:
            self._follow(self.guide.skipped(self._session.state))

    def refuse(self) -> None:
        """Say that a question is open."""
        self._session.notice = "A question is open: answer it; k skips it, Esc leaves."

    def answer(self, text: str) -> None:
        """Give the guide a typed answer.

        Raises:
            ValueError: it is no answer; says why.
        """
        if self.guide is not None:
            self._follow(self.guide.typed(text))

    def _follow(self, turn: "Turn") -> None:
        """Let a guide lead on, ask, or take its leave."""
        if turn.guide is None:
            self._part(turn.parting)
            return
        self.guide = turn.guide
        self._keep()
        if turn.label:
            self._session.question = Question(turn.label, "", turn.note, self.answer)
        elif turn.place is not None:
            self._session.change(turn.place)

    def _part(self, parting: str) -> None:
        gone, self.guide = self.guide, None
        before, self._before_game = self._before_game, None
        if gone is not None and gone.name == "game" and before is not None:
            self._session.change(before)
        self._session.notice = parting

    def _keep(self) -> None:
        guide, saved = self.guide, self._session.saved
        if guide is not None and guide.name == "lesson":
            kept, own = guide.to_dict(), self.lesson
            self._session.saved = saved.with_lesson(own.title, kept) if own else replace(saved, lesson=kept)
        else:
            self._game = guide
            if guide is not None:
                self._session.saved = replace(saved, best=max(saved.best, int(guide.to_dict()["best"])))

    def _resumed(self, name: str) -> "Guide":
        saved = self._session.saved
        if name == "lesson":
            from mgtui.playground.guides.lesson_progress import Progress

            kept = saved.lessons.get(self.lesson.title) if self.lesson else saved.lesson
            return Progress.from_dict(kept, self.lesson).resumed()
        if self._game is None:
            from mgtui.playground.guides.game import new_game

            self._game = new_game(random.randrange(2**32), saved.best)
        return self._game
