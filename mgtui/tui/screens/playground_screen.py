"""The playground on the screen: keys become actions, actions change the session, and the panes show it."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from mgtui.playground import analysis
from mgtui.playground.actions import ACTIONS, BY_NAME, CLOSER, PANES, WIDER, Action, Focus
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.examples import EXAMPLES, state_of
from mgtui.playground.panes.table import table_csv
from mgtui.playground.session import Question, Session
from mgtui.playground.state import H_LEAST, H_MOST, State
from mgtui.playground.store import Saved, command_line
from mgtui.tui.screens.playground_view import NARROW, STEP, PlaygroundView
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import LessonPane
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import Slider

if TYPE_CHECKING:  # not needed for the first frame
    from mgtui.playground.choosing.choices import Subject

T = TypeVar("T")
_TYPING, _DRAGGING = "typing", "dragging"
_BEAT = 0.5  # seconds between the steps of an h that shrinks by itself


def _binding(action: Action) -> Binding:
    keys, doing = ",".join(action.keys), f"perform('{action.name}')"
    return Binding(keys, doing, action.label, show=False)


class PlaygroundScreen(PlaygroundView):
    """Expression, plot, numbers and sliders, all of one session."""

    BINDINGS: ClassVar[list[BindingType]] = [_binding(action) for action in ACTIONS]

    def __init__(self, state: State, saved: Saved, *, restricted: bool = False) -> None:
        super().__init__(state)
        self.session = Session(state, saved)
        self._restricted = restricted
        self._interrupted = False
        self._beat: Timer | None = None
        self._drawn_soon = False

    # -- from keys to the session ----------------------------------------------------------------------------------

    def action_perform(self, name: str) -> None:
        """Do what an action says: change the state, or something of the screen's own."""
        action = BY_NAME[name]
        if self._stop_shrinking() and name == "shrink_h":
            return
        self._interrupted = self._interrupted and name == "interrupt"
        if action.change is None:
            getattr(self, f"_do_{name}")()
        elif self._variable() == STEP:
            self._perform_on_h(action)
        else:
            self._change(action.change(self.session.state, self._focus_on(self._variable())), action.name)
        if action.group == PANES and action.change is not None and self.has_class("-narrow"):
            self._say(f"There is room for the panes from {NARROW} columns on.")

    def _perform_on_h(self, action: Action) -> None:
        """The keys of a slider, while h's has them: left and right are tens."""
        state = self.session.state
        decades = {"nudge_left": -1, "nudge_right": 1, "page_left": -3, "page_right": 3}.get(action.name)
        if decades is not None:
            state = to.scale_h(state, decades)
        elif action.name in ("left_end", "right_end"):
            state = to.set_h(state, H_LEAST if action.name == "left_end" else H_MOST)
        elif action.change is not None:
            state = action.change(state, self._focus_on(state.along))
        self._change(state, action.name)

    def _variable(self) -> str:
        """Whose slider has the keys: the focused one's, or else the variable along the axis."""
        return self.focused.variable if isinstance(self.focused, Slider) else self.session.state.along

    def _focus_on(self, variable: str) -> Focus:
        return Focus(variable, self.query_one("#plot", PlotPane).dots)

    def _change(self, state: State, doing: str = "") -> None:
        self.session.change(state, doing)
        self.draw_soon()

    def _say(self, notice: str) -> None:
        self.session.notice = notice
        self.draw_soon()

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting: a held key never outruns the screen."""
        if not self._drawn_soon:
            self._drawn_soon = True
            self.call_later(self.draw)

    def draw(self) -> None:
        """Hand every pane what it shows."""
        self._drawn_soon = False
        self.show(self.session)

    # -- the screen's own actions, by name -------------------------------------------------------------------------

    def _do_undo(self) -> None:
        self.session.travel(self.session.history.undo())
        self.draw_soon()

    def _do_redo(self) -> None:
        self.session.travel(self.session.history.redo())
        self.draw_soon()

    def _do_edit(self) -> None:
        self.set_focus(self.query_one(ExpressionInput))

    def _do_next_pane(self, direction: int = 1) -> None:
        stops = [self.query_one(ExpressionInput), self.home, *self.query(Slider)]
        stops = [stop for stop in stops if stop.display and stop.region.height]
        here = stops.index(self.focused) if self.focused in stops else 0
        if stops:  # none in a terminal too small to show any
            self.set_focus(stops[(here + direction) % len(stops)])

    def _do_previous_pane(self) -> None:
        self._do_next_pane(-1)

    def _do_leave(self) -> None:
        if isinstance(self.focused, LessonPane):
            self.session.leave_guide()
            self._guided()
            return
        if isinstance(self.focused, ExpressionInput):
            if self.session.state.stale:
                self._change(to.set_text(self.session.state, self.session.state.expression))
                self._say("Back to what was drawn; u brings back what was typed.")
            self.session.remember()
        self.query_one(Prompt).close()
        self.set_focus(self.home)

    def _do_theme(self) -> None:
        themes = sorted(self.app.available_themes)
        self.app.theme = themes[(themes.index(self.app.theme) + 1) % len(themes)]
        self._do_redraw()  # all of it looks different
        self.session.saved = replace(self.session.saved, theme=self.app.theme)
        self._say(f"Theme: {self.app.theme}")

    def _do_share(self) -> None:
        self._say(command_line(self.session.state))

    def _do_interrupt(self) -> None:
        if self._interrupted:
            self.app.exit()
        self._interrupted = True
        self._say("ctrl+c again leaves mgtui, and so does q.")

    def _do_redraw(self) -> None:
        self.call_later(self.app.run_action, "redraw")

    def _do_suspend(self) -> None:
        if self._restricted:
            self._say("No shell to go back to: mgtui runs restricted.")
        else:
            self.app.action_suspend_process()

    def _do_quit(self) -> None:
        self.app.exit()

    # -- h that shrinks by itself ----------------------------------------------------------------------------------

    def _do_shrink_h(self) -> None:
        if self.session.state.pane not in ("ladder", "error", "digits"):
            self._change(to.show_pane(self.session.state, "ladder"), "shrink_h")
        self._beat = self.set_interval(_BEAT, self._shrink)

    def _shrink(self) -> None:
        before = self.session.state
        self._change(to.scale_h(before, -1), "shrink_h")
        if self.session.state is before:
            self._stop_shrinking()

    def _stop_shrinking(self) -> bool:
        """Stop, and say whether there was anything to stop."""
        beat, self._beat = self._beat, None
        if beat is not None:
            beat.stop()
        return beat is not None

    # -- questions -------------------------------------------------------------------------------------------------

    def _do_type_value(self) -> None:
        name = self._variable()
        if name == STEP:
            self.session.ask_for_h()
        else:
            self.session.ask_for_value(name)
        self._ask()

    def _do_type_window(self) -> None:
        name = self._variable()
        self.session.ask_for_window(self.session.state.along if name == STEP else name)
        self._ask()

    def _do_export(self) -> None:
        if self._restricted:
            self._say("No file is written here: mgtui runs restricted.")
            return
        self.session.question = Question("save the table as", "mgtui-table.csv", "a CSV file", self._save_table)
        self._ask()

    def _save_table(self, text: str) -> None:
        path, state = Path(text).expanduser(), self.session.state
        try:
            path.write_text(table_csv(state, analysis.moment_of(state)), encoding="utf-8")
        except OSError as error:
            raise ValueError(f"{error.strerror or error}: {path}") from None
        self.call_later(self._say, f"The table is in {path}.")

    def _ask(self) -> None:
        """Ask what the session wants to know, if anything."""
        question, self.session.question = self.session.question, None
        if question is not None:
            self.add_class("-asking")
            self.query_one(Prompt).ask(question.label, question.text, question.note, question.take)

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self.remove_class("-asking")
        self.draw_soon()
        if not isinstance(self.focused, ExpressionInput):
            self._guided()

    # -- sheets over the playground --------------------------------------------------------------------------------

    def _do_help(self) -> None:
        from mgtui.tui.screens.help_screen import HelpScreen  # its texts are not needed for the first frame

        self._open(HelpScreen())

    def _do_examples(self) -> None:
        from mgtui.playground.choosing.subjects import examples  # not needed for the first frame

        self._choose(examples(), lambda number: self._change(state_of(EXAMPLES[number], self.session.state)))

    def _do_search(self) -> None:
        from mgtui.playground.choosing.subjects import expressions  # not needed for the first frame

        known = self.session.saved.expressions
        self._choose(expressions(known), lambda number: self._change(to.set_text(self.session.state, known[number])))

    def _do_palette(self) -> None:
        from mgtui.playground.choosing.subjects import actions  # not needed for the first frame

        self._choose(actions(RowsView.charset), lambda number: self.action_perform(ACTIONS[number].name))

    def _choose(self, subject: "Subject", take: Callable[[int], None]) -> None:
        from mgtui.tui.screens.chooser import Chooser  # not needed for the first frame

        self._open(Chooser(subject), lambda number: None if number is None else take(number))

    def _open(self, screen: Screen[T], closed: Callable[[T | None], None] | None = None) -> None:
        """Open a screen over the playground, and only there: its key may have been pressed twice."""
        if self.app.screen is self:
            self.app.push_screen(screen, closed)

    # -- the guide -------------------------------------------------------------------------------------------------

    @property
    def home(self) -> Widget:
        """Where the keys are when nothing else wants them."""
        return self.lesson_pane if self.session.guide is not None else self.query_one("#plot", PlotPane)

    def _do_lesson(self) -> None:
        self.toggle_guide("lesson")

    def _do_guess(self) -> None:
        self.toggle_guide("game")

    def toggle_guide(self, name: str) -> None:
        """Open the `lesson` or the `game`, or leave it."""
        self.query_one(Prompt).close()  # the palette opens over it
        self.session.toggle_guide(name)
        self._guided()

    def _guided(self) -> None:
        """Show what has come of the guide, and give the keys to whoever has them by right."""
        self._stop_shrinking()  # or h would go on shrinking in the next step
        guided = self.session.guide is not None
        if self.lesson_pane.display != guided:
            self.lesson_pane.display = guided
        self.set_class(guided, "-guided")
        self.query_one("#plot", PlotPane).can_focus = not guided
        self.set_focus(self.home)
        self._ask()
        self.draw_soon()

    def on_lesson_pane_forward(self) -> None:
        """Answer, or go on."""
        if self.session.guide is not None:
            self.session.follow(self.session.guide.forward(self.session.state))
            self._guided()

    def on_lesson_pane_back(self) -> None:
        """Once more, or to the one before."""
        if self.session.guide is not None:
            self.session.follow(self.session.guide.back(self.session.state))
            self._guided()

    def on_lesson_pane_picked(self, event: LessonPane.Picked) -> None:
        """Pick another answer."""
        self.session.pick(event.direction)
        self.draw_soon()

    # -- what the panes report -------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """The expression was edited."""
        self._change(to.set_text(self.session.state, event.value), _TYPING)

    def on_input_submitted(self) -> None:
        """Done with the expression, unless it is none yet."""
        if not self.session.state.stale:
            self.session.remember()
            self.set_focus(self.home)

    def on_expression_input_recalled(self, event: ExpressionInput.Recalled) -> None:
        """Go through the expressions typed before."""
        self.session.recall(event.direction)
        self.draw_soon()

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self._say(f"That paste of {event.length:,} characters is too long: an expression has at most 1,000.")

    def on_slider_dragged(self, event: Slider.Dragged) -> None:
        """A slider was pulled."""
        name, state = event.slider.variable, self.session.state
        if name == STEP:
            decade = round(math.log10(H_LEAST) + event.fraction * math.log10(H_MOST / H_LEAST))
            self._change(to.set_h(state, float(f"1e{decade}")), _DRAGGING)
        else:
            self._change(to.drag(state, name, event.fraction), _DRAGGING + name)

    def on_plot_pane_pointed(self, event: PlotPane.Pointed) -> None:
        """A place in the plot was pointed at."""
        state = self.session.state
        self._change(to.set_value(state, state.along, event.x), _DRAGGING + state.along)

    def on_plot_pane_turned(self, event: PlotPane.Turned) -> None:
        """The wheel was turned over the plot."""
        state = self.session.state
        view = self._focus_on(state.along).view(state)
        self._change(windows.zoom(state, view, CLOSER if event.closer else WIDER, event.x), "wheel")

    def on_rows_view_resized(self) -> None:
        """A pane has another size."""
        self.draw_soon()
