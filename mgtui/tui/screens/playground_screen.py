"""The playground on the screen: what Textual reports goes to the session, or to what has the deed of a key."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from mgtui.playground.actions import ACTIONS, BY_NAME, CLOSER, PANES, WIDER, acts
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.deeds import Action, check_deeds, deeds_of
from mgtui.playground.own_functions import own_called
from mgtui.playground.own_values import Points
from mgtui.playground.session import Session
from mgtui.playground.state import ZEN, State
from mgtui.playground.store import Saved
from mgtui.terminal import key_order
from mgtui.terminal.caret import PlacesCursor
from mgtui.terminal.first_frame import hold_back, style_once
from mgtui.tui.screens.commands import Commands
from mgtui.tui.screens.draw_loop import DrawLoop
from mgtui.tui.screens.focus_deeds import FocusDeeds
from mgtui.tui.screens.guide_deeds import GuideDeeds
from mgtui.tui.screens.modal import Modal
from mgtui.tui.screens.own_worker import OwnWorker
from mgtui.tui.screens.panels import Panels
from mgtui.tui.screens.patience import TO_COME, Patience, patient
from mgtui.tui.screens.room import Room
from mgtui.tui.screens.screen_parts import ScreenParts
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.slider_row import SliderRow

_DRAGGING, _WHEEL, _POINTING = "dragging", "wheel", "pointing"  # each run of them is one entry of the history
_LOOK = 0.2  # seconds between two looks at how long somebody's own function has been running
_LINES = {"curve": "edit", "tangent": "tangent", "secant": "secant"}  # what a click on a line's name does
_PAUSE = 1.0  # seconds without a letter after which a text is taken for finished


def _binding(action: Action) -> Binding:
    return Binding(",".join(action.keys), f"perform('{action.name}')", action.label, show=False)


@patient
class PlaygroundScreen(PlacesCursor, Screen[None]):
    """Shows one session, and hands it what the keys and the mouse do.

    Attributes:
        session: whatever changes.
        panels: the panes that show it.
        commands: what the keys do beside the panes.
        worker: computes the values of somebody's own function.
        patience: encloses what is done, for it may need such values.
    """

    AUTO_FOCUS: ClassVar[str | None] = "SliderRow"
    BINDINGS: ClassVar[list[BindingType]] = [_binding(action) for action in ACTIONS]

    def __init__(self, state: State, saved: Saved, *, restricted: bool = False) -> None:
        super().__init__()
        self.session = Session(state, saved, restricted=restricted)
        self.panels = Panels(state)
        self.patience = Patience(self._lack)
        self.worker = OwnWorker(self.draw_soon)
        parts = ScreenParts(self, self.session, self.panels, self.worker, self.patience, self.draw_soon)
        self.commands = Commands(parts, self.action_perform)
        self._parts = parts
        self._guide_deeds = GuideDeeds(parts, self.commands.stop)
        self._focus_deeds = FocusDeeds(parts, self._guide_deeds)
        self._deeds = deeds_of(ACTIONS, (self._focus_deeds, self._guide_deeds, self.commands))
        self._drawing = DrawLoop(parts, self.draw)
        self._pause: Timer | None = None
        self._let_go = hold_back(self)
        style_once(self)

    def compose(self) -> ComposeResult:
        """Yield the panes, from top to bottom."""
        yield from self.panels.compose()

    def on_mount(self) -> None:
        """Follow the expression's input, and the keys from widget to widget."""
        self.watch(self.query_one(ExpressionInput), "value", self._take_text, init=False)
        self.watch(self, "focused", self._follow_keys, init=False)
        if own_called(self.session.state.expression):
            self.set_interval(_LOOK, self.worker.look)

    def _follow_keys(self, focused: Widget | None) -> None:
        """Begin or end an edit with the focus; that of a terminal which looks elsewhere, None, does neither."""
        if isinstance(focused, ExpressionInput | SliderRow) and self.session.asks:  # by a click
            self._guide_deeds.refuse()
            self.draw_soon()
        elif isinstance(focused, ExpressionInput):
            self.session.edit.begin()
        elif focused is not None and self.session.edit.leave():
            self.draw_soon()
        self._show_hints()

    def on_screen_suspend(self) -> None:
        """Name the keys of the sheet that opens."""
        if isinstance(sheet := self.app.screen, Modal):
            self.panels.hints.show(sheet.HINTS)

    def on_screen_resume(self) -> None:
        """Name the playground's keys again."""
        self._show_hints()

    def _show_hints(self) -> None:
        self.panels.show_hints(self.session, self.focused, runs=self.commands.running)
        arrows_move_x = not isinstance(self.focused, Input) and not self.session.asks
        self.panels.sliders.mark(self._parts.variable if arrows_move_x else "")

    def on_resize(self) -> None:
        """Lay the panes out for the new size."""
        was_tiny, room = self.panels.room.tiny, Room(*self.size)
        if room.tiny and not was_tiny:
            self._focus_deeds.keep()
        for name, holds in room.classes.items():
            self.set_class(holds, name)
        self.panels.fit(room)
        if was_tiny and not room.tiny:
            self.call_after_refresh(self._focus_deeds.give_back)

    @property
    def cursor_place(self) -> Offset | None:
        """Where the terminal's cursor stands while nothing is typed."""
        return self._focus_deeds.cursor_place

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting."""
        self._drawing.draw_soon()

    def draw(self) -> None:
        """Hand every pane what it shows."""
        self.set_class(ZEN in self.session.state.shown, "-zen")
        self.set_class(self.session.state.pane == "chain", "-chain")
        self._drawing.show_panels()
        self._focus_deeds.settle()
        self._show_hints()
        self._drawing.go_on_soon()
        self._let_go()

    # -- from keys to the session ----------------------------------------------------------------------------------

    def action_perform(self, name: str) -> None:
        """Do what an action says: change the state, or something of the screen's own."""
        if name == "leave" and self.worker.stop():
            return
        action = BY_NAME[name]
        if self.commands.stop() and name == "approach":
            self.session.stop_approach()
            self.draw_soon()
            return
        if name != "interrupt":
            self.commands.forget_interrupt()
        before = self.session.shown
        if self.session.asks and acts(action):
            self._guide_deeds.refuse()
        elif name in self._deeds:
            self._deeds[name]()
        else:
            state = self.session.state
            self.session.perform(action, self.panels.plots.focus_on(self._parts.variable))
            self.session.tell_values(state, self.panels.sliders.out_of_sight)
            if action.group == PANES and not self.session.notice:
                self._parts.tell_pane(action)
        if self.session.shown != before:
            self.draw_soon()

    def _lack(self, points: Points) -> None:
        """Ask for values of somebody's own function without which something could not be done, and say so."""
        self.worker.ask_for(points)
        self.session.notice = TO_COME
        self.draw_soon()

    def on_key(self, event: events.Key) -> None:
        """Answer a key that does nothing; the inputs have keys of their own."""
        if not isinstance(self.focused, Input) and key_order.looks_up(self.app):
            event.stop()
            self.session.answer_unbound(event.character if event.is_printable and event.character else event.key)
            self.draw_soon()

    # -- what the prompt and the guide's card report ---------------------------------------------------------------

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self._guide_deeds.prompt_closed()

    def on_guide_pane_forward(self) -> None:
        """Answer the guide, or go on."""
        self.session.guides.forward()
        self._guide_deeds.follow()

    def on_guide_pane_back(self) -> None:
        """Do the guide's step once more, or go to the one before."""
        self.session.guides.back()
        self._guide_deeds.follow()

    def on_guide_pane_picked(self, event: GuidePane.Picked) -> None:
        """Pick another of the guide's answers; a click gives it."""
        self.session.guides.choose(event.number)
        if event.given:
            self.on_guide_pane_forward()
        self.draw_soon()

    def on_guide_pane_skipped(self) -> None:
        """Go on without an answer."""
        self.session.guides.skip()
        self._guide_deeds.follow()

    # -- what the other panes report -------------------------------------------------------------------------------

    def _take_text(self, text: str) -> None:
        """Take the text in the very step in which it is edited.

        By a message it would come later, and a draw in between would put the text of before back over the letters.
        """
        if text == self.session.state.text:
            return
        self.session.edit.type(text)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._finish_text) if self.session.state.stale else None
        self.draw_soon()

    def _finish_text(self) -> None:
        self.session.edit.pause()
        self.draw_soon()

    def on_input_submitted(self) -> None:
        """Leave the expression, unless it is none yet: then say what is wrong with it."""
        if self.session.edit.submit():
            self._focus_deeds.go_home()
        self.draw_soon()  # its brackets may have been closed

    def on_expression_input_recalled(self, event: ExpressionInput.Recalled) -> None:
        """Go through the expressions typed before."""
        self.session.edit.recall(event.direction)
        self.draw_soon()

    def on_expression_input_valued(self, event: ExpressionInput.Valued) -> None:
        """Set variables to what a pasted function sets them to."""
        self.session.edit.take_values(event.values)
        self.draw_soon()

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self.session.edit.refuse_paste(event.length)
        self.draw_soon()

    def on_pane_view_pointed(self, event: PaneView.Pointed) -> None:
        """Point at another step of the chain."""
        from mgtui.playground.changes.chain_rows import move_row  # not needed before the chain is shown

        self._parts.change(move_row(self.session.state, event.direction), _POINTING)

    def on_pane_view_chosen(self, event: PaneView.Chosen) -> None:
        """Point at the step of the chain that was clicked, and give the chain the keys."""
        from mgtui.playground.changes.chain_rows import point_at

        self._parts.change(point_at(self.session.state, event.row), _POINTING)
        self._focus_deeds.enter_chain()

    def on_pane_view_asked(self) -> None:
        """Tell the rule behind the step of the chain that is pointed at."""
        self.session.tell_rule(self.panels.room.width - 2)
        self.draw_soon()

    def on_slider_row_dragged(self, event: SliderRow.Dragged) -> None:
        """Move a slider to where it was dragged."""
        name = event.slider.variable
        self._parts.change(to.drag(self.session.state, name, event.fraction, event.reach), _DRAGGING + name)

    def on_slider_row_clicked(self, event: SliderRow.Clicked) -> None:
        """Ask for the value that was clicked, or take the next scheme."""
        self.set_focus(event.slider)
        self.action_perform("type_value" if event.part == "value" else "scheme")

    def on_pane_view_picked(self, event: PaneView.Picked) -> None:
        """Show the pane whose tab was clicked."""
        self.action_perform(f"pane_{event.pane}")

    def on_legend_picked(self, event: Legend.Picked) -> None:
        """Show or hide the line that was clicked; f is edited."""
        if event.style in _LINES:
            self.action_perform(_LINES[event.style])

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """Press the key that was clicked."""
        self.app.simulate_key(event.key)

    def on_plot_pane_pointed(self, event: PlotPane.Pointed) -> None:
        """Move x to where the mouse points."""
        state = self.session.state
        self._parts.change(to.set_value(state, state.along, event.x), _DRAGGING + state.along)

    def on_plot_pane_turned(self, event: PlotPane.Turned) -> None:
        """Zoom at the place over which the wheel was turned."""
        state = self.session.state
        view = self.panels.plots.focus_on(state.along).view(state)
        self._parts.change(windows.zoom(state, view, CLOSER if event.closer else WIDER, event.x), _WHEEL)

    def on_rows_view_resized(self) -> None:
        """Draw for another size of a pane."""
        self.draw_soon()


check_deeds(ACTIONS, (FocusDeeds, GuideDeeds, Commands))
