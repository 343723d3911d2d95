"""The playground with a guide: opening the lesson and the guessing game, and doing what they ask."""

import random
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from mgtui.playground.state import State
from mgtui.tui.lesson_pane import LessonPane
from mgtui.tui.plot_pane import PlotPane
from mgtui.tui.prompt import Prompt
from mgtui.tui.session_view import SessionView

if TYPE_CHECKING:   # not needed before someone wants to learn
    from mgtui.playground.lesson.guide import Guide


class GuidedView(SessionView):
    """Remembers where the learner stands, in the lesson and in the game, whether they are open or not.

    Attributes:
        lesson_kept: the place in the lesson as plain data, for the next session; empty before the first step.
    """

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.lesson_kept: Mapping[str, Any] = {}
        self._game: Guide | None = None
        self._left_for_game: State | None = None   # what the player was looking at before

    @property
    def home(self) -> Widget:
        """Where the keys are when nothing else wants them."""
        return self.lesson_pane if self.lesson_pane.open else self.query_one("#plot", PlotPane)

    def toggle_guide(self, name: str) -> None:
        """Open the `lesson` or the `game` where it was left, or leave it if it is open."""
        pane = self.lesson_pane
        if pane.open and pane.guide is not None and pane.guide.name == name:
            self.leave_guide()
            return
        self.query_one(Prompt).close()   # the palette opens over it
        if name == "game" and self._left_for_game is None:
            self._left_for_game = self.state
        pane.follow(self._resumed(name).entered())
        self._give_keys()

    def leave_guide(self) -> None:
        """Leave whichever is open; its place is remembered."""
        pane = self.lesson_pane
        if pane.open and pane.guide is not None:
            pane.close(pane.guide.parting())

    def _resumed(self, name: str) -> "Guide":
        if name == "lesson":
            from mgtui.playground.lesson.progress import Progress

            return Progress.from_dict(self.lesson_kept).resumed()
        if self._game is None:
            from mgtui.playground.predict import new_game

            self._game = new_game(random.randrange(2**32))
        return self._game

    def _give_keys(self) -> None:
        """Give the keys to whoever has them by right, and room to the card on a small screen."""
        self.set_class(self.lesson_pane.open, "-guided")
        self.query_one("#plot", PlotPane).can_focus = not self.has_class("-guided")
        self.set_focus(self.home)

    def on_lesson_pane_went(self, event: LessonPane.Went) -> None:
        """Go where the guide wants to go, and remember its own place."""
        guide = event.guide
        if guide.name == "lesson":
            self.lesson_kept = guide.to_dict()
        else:
            self._game = guide
        if event.parting:
            self._give_keys()
            before, self._left_for_game = self._left_for_game, None
            if guide.name == "game" and before is not None:
                self.change(before, "")
            self.say(event.parting)
        elif event.place is not None:
            self.stop_shrinking()   # or h would go on shrinking in the next step
            self.change(event.place, "")
        else:
            self.draw_soon()

    def on_lesson_pane_asked(self, event: LessonPane.Asked) -> None:
        """Let a number be typed."""
        self.add_class("-asking")
        self.query_one(Prompt).ask(event.label, "", event.note, event.take)
