"""What the guide leads to, and what is asked in the prompt: a value, a window, a file, an answer."""

from collections.abc import Callable

from mgtui.playground.own_values import NotYetError
from mgtui.playground.state import H_NAME
from mgtui.tui.screens.patience import TO_COME, patient
from mgtui.tui.screens.screen_parts import ScreenParts
from mgtui.tui.widgets.expression_input import ExpressionInput


@patient
class GuideDeeds:
    """Holds deeds of a screen that open the prompt or a guide, which asks in it.

    Attributes:
        patience: the screen's.
    """

    def __init__(self, parts: ScreenParts, stop: Callable[[], bool]) -> None:
        self.patience = parts.patience
        self._parts = parts
        self._screen, self._session, self._panels = parts[:3]
        self._stop_approach = stop

    # -- the prompt ------------------------------------------------------------------------------------------------

    def do_type_value(self) -> None:
        """Ask for the value of the slider that has the keys."""
        self._session.ask_for_value(self._parts.variable)
        self._ask()

    def do_type_x(self) -> None:
        """Ask for the value of the variable along the axis."""
        self._session.ask_for_value(self._session.state.along)
        self._ask()

    def do_type_h(self) -> None:
        """Ask for h."""
        self._session.ask_for_value(H_NAME)
        self._ask()

    def do_type_window(self) -> None:
        """Ask for the ends of the slider that has the keys."""
        self._session.ask_for_window(self._parts.variable)
        self._ask()

    def do_export(self) -> None:
        """Ask over which range to save the table, and where."""
        self._session.ask_for_table()
        self._ask()

    def do_save(self) -> None:
        """Ask where to save the plot, or the screen as it is before it asks."""
        from mgtui.tui.screens.pictures import picture_maker  # not needed for the first frame

        self._session.ask_for_picture(picture_maker(self._session, self._screen.app))
        self._ask()

    def do_settings(self) -> None:
        """Say where the file of settings is, or ask whether to write one."""
        from mgtui.playground.settings import settings_file  # not needed for the first frame

        self._session.ask_for_settings(settings_file())
        if self._session.question is not None:
            self._ask()

    def _ask(self) -> None:
        """Ask what the session wants to know, if anything."""
        question = self._session.take_question()
        if question is not None:
            self._screen.add_class("-asking")
            take = question.take

            def answer(text: str) -> None:
                try:
                    take(text)
                except NotYetError as missing:  # it is asked by the prompt, which says what is wrong
                    self._parts.worker.ask_for(missing.points)
                    raise ValueError(TO_COME) from None

            self._panels.prompt.ask(question.label, question.text, question.note, answer)

    def prompt_closed(self) -> None:
        """Give the keys back."""
        self._screen.remove_class("-asking")
        self._parts.draw_soon()
        if not isinstance(self._parts.focused, ExpressionInput):
            self.follow()

    # -- the guide -------------------------------------------------------------------------------------------------

    def do_lesson(self) -> None:
        """Open the lesson, or leave it."""
        self._toggle("lesson")

    def do_guess(self) -> None:
        """Open the game, or leave it."""
        self._toggle("game")

    def _toggle(self, name: str) -> None:
        self._panels.prompt.close()  # the palette opens over it
        self._session.guides.toggle(name)
        self.follow()

    def leave(self) -> None:
        """Leave the guide."""
        self._session.guides.leave()
        self.follow()

    def refuse(self) -> None:
        """Say that a question is open, and give it the keys, or its own would do nothing."""
        self._session.guides.refuse()
        self._screen.set_focus(self._parts.home)

    def follow(self) -> None:
        """Show what has come of the guide, and give the keys to the pane they belong to."""
        self._stop_approach()  # or h would go on to 0 in the next step
        guided = self._session.guide is not None
        if self._panels.guide.display != guided:
            self._panels.guide.display = guided
        self._screen.set_class(guided, "-guided")
        self._panels.plot.can_focus = not guided
        self._screen.set_focus(self._parts.home)
        self._ask()
        self._parts.draw_soon()
