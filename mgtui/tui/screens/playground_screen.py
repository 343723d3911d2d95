"""The playground on the screen: keys become actions, actions change the session, and the panes show it."""

import asyncio
from contextlib import ExitStack
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
from mgtui.playground.deeds import Action, Focus, check_deeds, deeds_of
from mgtui.playground.own_functions import own_called
from mgtui.playground.own_values import NotYetError, Points
from mgtui.playground.session import Session
from mgtui.playground.state import H_NAME, ZEN, State
from mgtui.playground.store import Saved
from mgtui.terminal import key_order
from mgtui.terminal.caret import PlacesCursor
from mgtui.terminal.first_frame import hold_back, style_once
from mgtui.tui.screens.commands import Commands
from mgtui.tui.screens.modal import Modal
from mgtui.tui.screens.own_worker import OwnWorker
from mgtui.tui.screens.panels import Panels
from mgtui.tui.screens.patience import Patience, patient
from mgtui.tui.screens.room import Room
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.slider_row import SliderRow

_DRAGGING, _WHEEL, _POINTING = "dragging", "wheel", "pointing"  # each run of them is one entry of the history
_LOOK = 0.2  # seconds between two looks at how long somebody's own function has been running
_ROUNDS = 2  # of the event loop, in which every widget finds out that it was changed, and says so
_REST = 0.005  # seconds between two slices of what a picture lacks, in which keys are dealt with
_LINES = {"curve": "edit", "tangent": "tangent", "secant": "secant"}  # what a click on a line's name does
_PAUSE = 1.0  # seconds without a letter after which a text is taken for finished
_TO_COME = "That needs values of f which are still to come: do it again."


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
        self._room = Room()
        self._had_keys: Widget | None = None
        self._drawn_soon = False
        self.patience = Patience(self._lack)
        self.commands = Commands(self, self.session, self.action_perform, self.draw_soon, self._columns, self.patience)
        self._chain_opened = False
        self._going_on = False
        self._pause: Timer | None = None
        self._let_go = hold_back(self)
        style_once(self)
        self.worker = OwnWorker(self.draw_soon)
        self._deeds = deeds_of(ACTIONS, (self, self.commands))

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
            self._refuse()
            self.draw_soon()
        elif isinstance(focused, ExpressionInput):
            self.session.begin_edit()
        elif focused is not None and self.session.leave_edit():
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

    def on_resize(self) -> None:
        """Lay the panes out for the new size."""
        was_tiny, self._room = self._room.tiny, Room(*self.size)
        if self._room.tiny and not was_tiny:
            self._had_keys = self.focused
        for name, holds in self._room.classes.items():
            self.set_class(holds, name)
        self.panels.fit(self._room)
        if was_tiny and not self._room.tiny:
            self.call_after_refresh(self._give_focus_back)

    def _give_focus_back(self) -> None:
        """Focus what had the keys before the terminal was too small: what is hidden loses the focus."""
        if self.focused is None:
            there = self._had_keys is not None and self._had_keys.is_attached and self._had_keys.focusable
            self.set_focus(self._had_keys if there else self.panels.sliders.first)

    @property
    def cursor_place(self) -> Offset | None:
        """Where the terminal's cursor stands while nothing is typed: at the slider that the keys move, if in sight.

        At its name: from the end of a frame the first column is nearer than any other.
        """
        return self.panels.sliders.place_of(self._variable())

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting: a held key never outruns the screen."""
        if not self._drawn_soon:
            self._drawn_soon = True
            typing = isinstance(self.focused, ExpressionInput)  # a nudge has no echo, and its keys come by the hundred
            self.call_later(self._draw_as_one_frame if typing else self.draw)

    async def _draw_as_one_frame(self) -> None:
        """Draw, and let no frame go before every widget has said what changed.

        Else the letter's echo is a frame by itself, for which a timer has been set, and the curve waits for the next.
        """
        held = ExitStack()
        held.enter_context(self.app.batch_update())
        try:
            self.draw()
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
        finally:
            self.call_later(held.close)  # after what they said, which waits to be dealt with

    def draw(self) -> None:
        """Hand every pane what it shows."""
        self._drawn_soon = False
        self.set_class(ZEN in self.session.state.shown, "-zen")
        self.set_class(self.session.state.pane == "chain", "-chain")
        self._show_panels()
        if self._chain_opened:
            self.call_after_refresh(self._enter_chain)
        if isinstance(self.focused, PaneView) and self.focused is not self.panels.chain:
            self.set_focus(self.home)
        self._show_hints()
        if isinstance(self.focused, SliderRow) and self.focused.variable not in self.session.state.slider_names:
            self.set_focus(self.panels.plot)
        self._go_on_soon()
        self._let_go()

    def _show_panels(self) -> None:
        """Show the state, or as long as values of somebody's own function are still to come, that they are."""
        self.panels.said_of_values = self.worker.said_of(self.session.state)
        state, dots = self.session.state, self.panels.plot.dots
        whole = self.worker.has(state, dots)
        self.panels.is_draft = not whole and self.worker.has_draft(state, dots)
        known = whole or self.panels.is_draft
        try:
            if whole:
                self.session.watch()
            if known:
                self.panels.show(self.session, self._room)
            if self.panels.lacking is not None:
                self.worker.ask_for(self.panels.lacking)
        except NotYetError as missing:
            self.worker.ask_for(missing.points)
            known = False
        if not known:
            self.panels.show_waiting(self.session, self._room, self.worker.sentence)

    def _go_on_soon(self) -> None:
        """Go on, when there is time, with what the picture lacks; ends by itself."""
        if not self._going_on and self.panels.lacks:
            self._going_on = True
            self.set_timer(_REST, self._go_on)

    def _go_on(self) -> None:
        self._going_on = False
        try:
            more = self.panels.go_on()
        except NotYetError as missing:  # nobody has asked for it: nothing is said
            self.worker.ask_for(missing.points)
            return
        if more:
            self.draw_soon()
        else:
            self._go_on_soon()

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
            self._refuse()
        elif name in self._deeds:
            self._deeds[name]()
        else:
            state = self.session.state
            self.session.perform(action, self._focus())
            self.session.tell_values(state, self.panels.sliders.out_of_sight)
            if action.group == PANES and not self.session.notice:
                self._tell_pane(action)
        if self.session.shown != before:
            self.draw_soon()

    def _lack(self, points: Points) -> None:
        """Ask for values of somebody's own function without which something could not be done, and say so."""
        self.worker.ask_for(points)
        self.session.notice = _TO_COME
        self.draw_soon()

    def _refuse(self) -> None:
        """Say that a question is open, and give it the keys, or its own would do nothing."""
        self.session.refuse_for_question()
        self.set_focus(self.home)

    def _tell_pane(self, action: Action) -> None:
        """Say what a pane tells that was opened, where one does not see that it was."""
        zen = ZEN in self.session.state.shown
        self.session.notice = self._room.said_of_panes(f"{action.label}: {action.help}", zen=zen)

    def on_key(self, event: events.Key) -> None:
        """Answer a key that does nothing; the inputs have keys of their own."""
        if not isinstance(self.focused, Input) and key_order.looks_up(self.app):
            event.stop()
            self.session.answer_unbound()
            self.draw_soon()

    def _focus(self) -> Focus:
        return self.panels.focus_on(self._variable())

    def _variable(self) -> str:
        """Return whose slider has the keys: the focused one's, or else that of the variable along the axis."""
        return self.focused.variable if isinstance(self.focused, SliderRow) else self.session.state.along

    def _columns(self) -> int:
        """Return how wide the plot is."""
        return self.panels.plot.dots[0] // 2

    def _change(self, state: State, doing: str = "") -> None:
        if self.session.asks:
            self.session.refuse_for_question()
        else:
            self.session.change(state, doing)
        self.draw_soon()

    # -- deeds that move the focus; the others are the commands' ----------------------------------------------------

    def do_edit(self) -> None:
        """Give the keys to the expression, all of it selected: a letter replaces it, an arrow keeps it."""
        self._give_keys(self.query_one(ExpressionInput))

    def _give_keys(self, widget: Widget) -> None:
        self.set_focus(widget)
        if isinstance(widget, ExpressionInput):
            widget.select_all()

    def do_next_pane(self, direction: int = 1) -> None:
        """Give the keys to the next pane or slider that is in sight."""
        stops = [self.query_one(ExpressionInput), self.home, *self.query(SliderRow)]
        if self.panels.chain is not None:
            stops.insert(2, self.panels.chain)
        stops = [stop for stop in stops if stop.display and stop.region.height]
        here = stops.index(self.focused) if self.focused in stops else 0
        if len(stops) > 1:
            self._give_keys(stops[(here + direction) % len(stops)])
        else:
            self.session.notice = "There is no other pane in sight."

    def do_previous_pane(self) -> None:
        """Give the keys to the pane or slider before."""
        self.do_next_pane(-1)

    def do_leave(self) -> None:
        """Leave whatever has the keys, and go back to the plot or to the guide's card."""
        if isinstance(self.focused, GuidePane):
            self.session.leave_guide()
            self._guided()
            return
        if isinstance(self.focused, ExpressionInput):
            self.session.cancel_edit()
        elif self.focused is self.home or (self.focused is not None and not self.focused.region.height):
            self.session.notice = "Nothing is open here; q leaves mgtui."
        elif self._room.narrow and self.session.state.pane == "chain":  # there it stands in the plot's place
            self._change(to.show_pane(self.session.state, "slope"), "pane_slope")
        self.panels.prompt.close()
        self.set_focus(self.home)

    def do_chain(self) -> None:
        """Show the chain, and give it the keys that go through its steps; left and right go on nudging x."""
        self._change(to.show_pane(self.session.state, "chain"), "pane_chain")
        self._chain_opened = True  # until it is drawn there is nothing to give the keys to
        if not self._room.narrow:  # or it stands in the plot's place
            self._tell_pane(BY_NAME["pane_chain"])

    def _enter_chain(self) -> None:
        chain = self.panels.chain
        if chain is not None and not isinstance(self.focused, ExpressionInput):
            self.set_focus(chain)
        # In the plot's place it has no height yet; once it has, it asks for a draw.
        self._chain_opened = chain is None and self.session.state.pane == "chain" and self.panels.chain_to_come

    def do_type_value(self) -> None:
        """Ask for the value of the slider that has the keys."""
        self.session.ask_for_value(self._variable())
        self._ask()

    def do_type_x(self) -> None:
        """Ask for the value of the variable along the axis."""
        self.session.ask_for_value(self.session.state.along)
        self._ask()

    def do_type_h(self) -> None:
        """Ask for h."""
        self.session.ask_for_value(H_NAME)
        self._ask()

    def do_next_variable(self) -> None:
        """Give the axis to the next variable, and the arrows too where another slider has them."""
        self.session.next_variable(self._focus())
        if isinstance(self.focused, SliderRow):
            self.set_focus(self.panels.sliders.of(self.session.state.along))

    def do_type_window(self) -> None:
        """Ask for the ends of the slider that has the keys."""
        self.session.ask_for_window(self._variable())
        self._ask()

    def do_export(self) -> None:
        """Ask over which range to save the table, and where."""
        self.session.ask_for_table()
        self._ask()

    def do_save(self) -> None:
        """Ask where to save the plot, or the screen as it is before it asks."""
        from mgtui.tui.screens.pictures import picture_maker  # not needed for the first frame

        self.session.ask_for_picture(picture_maker(self.session, self.app))
        self._ask()

    def do_settings(self) -> None:
        """Say where the file of settings is, or ask whether to write one."""
        from mgtui.playground.settings import settings_file  # not needed for the first frame

        self.session.ask_for_settings(settings_file())
        if self.session.question is not None:
            self._ask()

    def do_printed(self) -> None:
        """Open what somebody's own function has printed."""
        self.commands.show_printed(self.worker.printed)

    def do_lesson(self) -> None:
        """Open the lesson, or leave it."""
        self.toggle_guide("lesson")

    def do_guess(self) -> None:
        """Open the game, or leave it."""
        self.toggle_guide("game")

    # -- the guide and the prompt ----------------------------------------------------------------------------------

    @property
    def home(self) -> Widget:
        """Where the keys are when nothing else wants them."""
        return self.panels.guide if self.session.guide is not None else self.panels.plot

    def toggle_guide(self, name: str) -> None:
        """Open the `lesson` or the `game`, or leave it."""
        self.panels.prompt.close()  # the palette opens over it
        self.session.toggle_guide(name)
        self._guided()

    def _guided(self) -> None:
        """Show what has come of the guide, and give the keys to the pane they belong to."""
        self.commands.stop()  # or h would go on to 0 in the next step
        guided = self.session.guide is not None
        if self.panels.guide.display != guided:
            self.panels.guide.display = guided
        self.set_class(guided, "-guided")
        self.panels.plot.can_focus = not guided
        self.set_focus(self.home)
        self._ask()
        self.draw_soon()

    def _ask(self) -> None:
        """Ask what the session wants to know, if anything."""
        question = self.session.take_question()
        if question is not None:
            self.add_class("-asking")
            take = question.take

            def answer(text: str) -> None:
                try:
                    take(text)
                except NotYetError as missing:  # it is asked by the prompt, which says what is wrong
                    self.worker.ask_for(missing.points)
                    raise ValueError(_TO_COME) from None

            self.panels.prompt.ask(question.label, question.text, question.note, answer)

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self.remove_class("-asking")
        self.draw_soon()
        if not isinstance(self.focused, ExpressionInput):
            self._guided()

    def on_guide_pane_forward(self) -> None:
        """Answer the guide, or go on."""
        self.session.forward()
        self._guided()

    def on_guide_pane_back(self) -> None:
        """Do the guide's step once more, or go to the one before."""
        self.session.back()
        self._guided()

    def on_guide_pane_picked(self, event: GuidePane.Picked) -> None:
        """Pick another of the guide's answers; a click gives it."""
        self.session.choose(event.number)
        if event.given:
            self.on_guide_pane_forward()
        self.draw_soon()

    def on_guide_pane_skipped(self) -> None:
        """Go on without an answer."""
        self.session.skip()
        self._guided()

    # -- what the other panes report -------------------------------------------------------------------------------

    def _take_text(self, text: str) -> None:
        """Take the text in the very step in which it is edited.

        By a message it would come later, and a draw in between would put the text of before back over the letters.
        """
        if text == self.session.state.text:
            return
        self.session.type(text)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._finish_text) if self.session.state.stale else None
        self.draw_soon()

    def _finish_text(self) -> None:
        self.session.pause()
        self.draw_soon()

    def on_input_submitted(self) -> None:
        """Leave the expression, unless it is none yet: then say what is wrong with it."""
        if self.session.submit_expression():
            self.set_focus(self.home)
        self.draw_soon()  # its brackets may have been closed

    def on_expression_input_recalled(self, event: ExpressionInput.Recalled) -> None:
        """Go through the expressions typed before."""
        self.session.recall(event.direction)
        self.draw_soon()

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self.session.refuse_paste(event.length)
        self.draw_soon()

    def on_pane_view_pointed(self, event: PaneView.Pointed) -> None:
        """Point at another step of the chain."""
        from mgtui.playground.changes.chain_rows import move_row  # not needed before the chain is shown

        self._change(move_row(self.session.state, event.direction), _POINTING)

    def on_pane_view_chosen(self, event: PaneView.Chosen) -> None:
        """Point at the step of the chain that was clicked, and give the chain the keys."""
        from mgtui.playground.changes.chain_rows import point_at

        self._change(point_at(self.session.state, event.row), _POINTING)
        self._enter_chain()

    def on_pane_view_asked(self) -> None:
        """Tell the rule behind the step of the chain that is pointed at."""
        self.session.tell_rule(self._room.width - 2)
        self.draw_soon()

    def on_slider_row_dragged(self, event: SliderRow.Dragged) -> None:
        """Move a slider to where it was dragged."""
        name = event.slider.variable
        self._change(to.drag(self.session.state, name, event.fraction, event.reach), _DRAGGING + name)

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
        self._change(to.set_value(state, state.along, event.x), _DRAGGING + state.along)

    def on_plot_pane_turned(self, event: PlotPane.Turned) -> None:
        """Zoom at the place over which the wheel was turned."""
        state = self.session.state
        view = self.panels.focus_on(state.along).view(state)
        self._change(windows.zoom(state, view, CLOSER if event.closer else WIDER, event.x), _WHEEL)

    def on_rows_view_resized(self) -> None:
        """Draw for another size of a pane."""
        self.draw_soon()


check_deeds(ACTIONS, (PlaygroundScreen, Commands))
