"""The playground on the screen: the one writer. Keys become actions, actions states, states what the panes show."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from mgtui.playground import transitions as to
from mgtui.playground import windows
from mgtui.playground.actions import ACTIONS, BY_NAME, CLOSER, PANES, WIDER, Action
from mgtui.playground.state import H_LEAST, H_MOST, State
from mgtui.playground.store import Saved, command_line
from mgtui.tui.asking_view import AskingView
from mgtui.tui.expression_input import ExpressionInput
from mgtui.tui.lesson_pane import LessonPane
from mgtui.tui.look import Drawn
from mgtui.tui.playground_view import NARROW, STEP
from mgtui.tui.plot_pane import PlotPane
from mgtui.tui.prompt import Prompt
from mgtui.tui.slider import Slider

_TYPING, _DRAGGING = "typing", "dragging"


def _binding(action: Action) -> Binding:
    keys, doing = ",".join(action.keys), f"perform('{action.name}')"
    return Binding(keys, doing, action.label, show=False)


class PlaygroundScreen(AskingView):
    """Expression, plot, numbers and sliders, all of one state."""

    BINDINGS: ClassVar[list[BindingType]] = [_binding(action) for action in ACTIONS]

    def __init__(self, state: State, saved: Saved, *, restricted: bool = False) -> None:
        super().__init__(state, saved, restricted=restricted)
        self._interrupted = False

    # -- from keys to states ---------------------------------------------------------------------------------------

    def action_perform(self, name: str) -> None:
        """Do what an action says: change the state, or something of the screen's own."""
        action = BY_NAME[name]
        if self.stop_shrinking() and name == "shrink_h":
            return
        self._interrupted = self._interrupted and name == "interrupt"
        if action.change is not None:
            variable = self.variable()
            if variable == STEP:
                self._perform_on_h(action)
            else:
                self.change(action.change(self.state, self.focus_on(variable)), action.name)
            if action.group == PANES and self.has_class("-narrow"):
                self.say(f"There is room for the panes from {NARROW} columns on.")
            return
        own: dict[str, Callable[[], None]] = {
            "type_value": self.ask_for_value,
            "type_window": self.ask_for_window,
            "edit": self._edit,
            "undo": lambda: self.travel(self.history.undo()),
            "redo": lambda: self.travel(self.history.redo()),
            "next_pane": lambda: self._focus_next(1),
            "previous_pane": lambda: self._focus_next(-1),
            "leave": self._leave,
            "help": self.open_help,
            "lesson": lambda: self.toggle_guide("lesson"),
            "guess": lambda: self.toggle_guide("game"),
            "examples": self.open_examples,
            "export": self.ask_for_file,
            "palette": self._open_palette,
            "theme": self._next_theme,
            "shrink_h": self.start_shrinking,
            "search": self.open_search,
            "share": lambda: self.say(command_line(self.state)),
            "interrupt": self._interrupt,
            "redraw": self._redraw,
            "suspend": self._suspend,
            "quit": self.app.exit,
        }
        own[name]()

    def _perform_on_h(self, action: Action) -> None:
        """The keys of a slider, while h's has them: left and right are tens."""
        decades = {"nudge_left": -1, "nudge_right": 1, "page_left": -3, "page_right": 3}.get(action.name)
        if decades is not None:
            self.change(to.scale_h(self.state, decades), action.name)
        elif action.name in ("left_end", "right_end"):
            self.change(to.set_h(self.state, H_LEAST if action.name == "left_end" else H_MOST), action.name)
        elif action.change is not None:
            self.change(action.change(self.state, self.focus_on(self.state.along)), action.name)

    # -- the screen's own affairs ----------------------------------------------------------------------------------

    def _focus_next(self, direction: int) -> None:
        stops = [self.query_one(ExpressionInput), self.home, *self.query(Slider)]
        stops = [stop for stop in stops if stop.display and stop.region.height]
        here = stops.index(self.focused) if self.focused in stops else 0
        if stops:   # none in a terminal too small to show any
            self.set_focus(stops[(here + direction) % len(stops)])

    def _open_palette(self) -> None:
        from mgtui.playground.choosing.subjects import actions  # not needed for the first frame

        self.choose(actions(Drawn.charset), lambda number: self.action_perform(ACTIONS[number].name))

    def _edit(self) -> None:
        self.set_focus(self.query_one(ExpressionInput))

    def _leave(self) -> None:
        if isinstance(self.focused, LessonPane):
            self.leave_guide()
            return
        if isinstance(self.focused, ExpressionInput):
            if self.state.stale:
                self.change(to.set_text(self.state, self.state.expression), "")
                self.say("Back to what was drawn; u brings back what was typed.")
            self.remember()
        self.query_one(Prompt).close()
        self.set_focus(self.home)

    def _next_theme(self) -> None:
        themes = sorted(self.app.available_themes)
        self.app.theme = themes[(themes.index(self.app.theme) + 1) % len(themes)]
        self._redraw()   # all of it looks different
        self.saved = replace(self.saved, theme=self.app.theme)
        self.say(f"Theme: {self.app.theme}")

    def _interrupt(self) -> None:
        if self._interrupted:
            self.app.exit()
        self._interrupted = True
        self.say("ctrl+c again leaves mgtui, and so does q.")

    def _redraw(self) -> None:
        self.call_later(self.app.run_action, "redraw")

    def _suspend(self) -> None:
        if self._restricted:
            self.say("No shell to go back to: mgtui runs restricted.")
        else:
            self.app.action_suspend_process()

    def on_expression_input_recalled(self, event: ExpressionInput.Recalled) -> None:
        """Go through the expressions typed before."""
        known = self.saved.expressions
        back = min(len(known), max(0, self._recalled - event.direction))
        if back and known:
            self._recalled = back
            self.type_expression(known[-back])

    def to_save(self) -> Saved:
        """What is worth keeping of this session."""
        return replace(self.saved.with_expression(self.state.expression), state=self.state, lesson=self.lesson_kept)

    # -- what the panes report -------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """The expression was edited."""
        self.change(to.set_text(self.state, event.value), _TYPING)

    def on_input_submitted(self) -> None:
        """Done with the expression, unless it is none yet."""
        if self.state.stale:
            return
        self.remember()
        self.set_focus(self.home)

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self.say(f"That paste of {event.length:,} characters is too long: an expression has at most 1,000.")

    def on_slider_dragged(self, event: Slider.Dragged) -> None:
        """A slider was pulled."""
        name = event.slider.variable
        if name == STEP:
            decade = round(math.log10(H_LEAST) + event.fraction * math.log10(H_MOST / H_LEAST))
            self.change(to.set_h(self.state, float(f"1e{decade}")), _DRAGGING)
        else:
            self.change(to.drag(self.state, name, event.fraction), _DRAGGING + name)

    def on_plot_pane_pointed(self, event: PlotPane.Pointed) -> None:
        """A place in the plot was pointed at."""
        self.change(to.set_value(self.state, self.state.along, event.x), _DRAGGING + self.state.along)

    def on_plot_pane_turned(self, event: PlotPane.Turned) -> None:
        """The wheel was turned over the plot."""
        view = self.focus_on(self.state.along).view(self.state)
        self.change(windows.zoom(self.state, view, CLOSER if event.closer else WIDER, event.x), "wheel")

    def on_drawn_resized(self) -> None:
        """A pane has another size."""
        self.draw_soon()
