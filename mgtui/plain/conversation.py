"""One line typed, some lines said: the same session as on the screen, by the same actions."""

from collections.abc import Callable, Mapping

from mgtui.engine import pasted_defaults
from mgtui.plain import speech
from mgtui.plain.guide_talk import GuideTalk
from mgtui.plain.orders import Order, order_of
from mgtui.plain.session_said import change_said, error_said, function_and_place, place, told_notice
from mgtui.playground.actions import ACTIONS, PANES, acts, spoken_keys
from mgtui.playground.changes import values as to
from mgtui.playground.deeds import Action, Focus
from mgtui.playground.examples import EXAMPLES, state_of
from mgtui.playground.questions import Question
from mgtui.playground.session import Session
from mgtui.playground.state import H_NAME
from mgtui.playground.typed_numbers import number_of

GREETING = "mgtui, a derivative playground, a line at a time. help tells what to type, quit leaves."
_TYPED = "f and an expression, as in: f sin(x)/x"
_STEPS = {"up": -1, "down": 1}  # in the chain
_COLUMNS = 80  # of the plot that h → 0 is paced by

_HELP = (
    "Type a value behind its name: x 2/3, h 0.001, a = 5.",
    "Type a function behind f: f sin(x)/x. sqrt, pi, |x|, x^2 and pieces such as {x<0: -x, x^2} are known.",
    "right and left nudge x; right 5 does so five times. shift right is a tenth of it, ctrl right ten times it.",
    "next and previous go to the next root, extremum or break, exactly.",
    "slope, ladder, error, table, points, digits and chain tell more of where you are; up and down go through a chain.",
    "smaller h, larger h, best h and scheme change the push; go lets h go to 0, a beat for each go, back ends that.",
    "lesson and game open those: an empty line is Enter there, a number chooses; back, skip and leave are words, too.",
    "An empty line says again where you are. undo and redo. share tells the command that opens just this. quit leaves.",
    "help all lists every action.",
)


class Conversation:
    """Answers lines; whatever is said comes from the session's state.

    Attributes:
        session: what the lines change.
        ended: whether one of them was `quit`.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ended = False
        self._question: Question | None = None
        self._guide = GuideTalk(session)
        self._screenless: Mapping[str, Callable[[str], list[str]]] = {
            "type_value": self._type_value,
            "type_x": self._type_value,
            "type_h": self._type_h,
            "type_window": self._type_window,
            "next_variable": self._next_variable,
            "approach": self._approach,
            "bring_back": self._bring_back,
            "undo": self._undo,
            "redo": self._redo,
            "edit": lambda _: [_TYPED],
            "examples": self._examples,
            "search": self._search,
            "export": self._export,
            "chain": self._chain,
            "copy": lambda _: self._noticed(self.session.copy_number, None),
            "copy_sentence": lambda _: self._noticed(self.session.copy_sentence),
            "share": lambda _: self._noticed(self.session.share),
            "lesson": lambda _: self._open_guide("lesson"),
            "guess": lambda _: self._open_guide("game"),
            "leave": lambda _: self._leave(),
            "help": self._help,
            "palette": lambda _: self._help("all"),
            "quit": lambda _: self._quit(),
        }

    @property
    def asks_for(self) -> str:
        """What stands before the next line: the label of an open question, else nothing."""
        return speech.said(self._question.label) if self._question is not None else ""

    def opened(self, *, lesson: bool = False) -> list[str]:
        """Return what is said first."""
        told = [GREETING, *self._told_notice(), *self._where()]
        return [*told, *self._open_guide("lesson")] if lesson else told

    def answer(self, line: str) -> list[str]:
        """Do what a line asks for, and return what is said then."""
        line = line.strip()
        if self._question is not None:
            return self._answered(line)
        if self._guide.takes(line):
            return self._led()
        if not line:
            return self._where()
        if line in _STEPS and self.session.state.pane == "chain":
            return self._step(_STEPS[line])
        order = order_of(line, self.session.state)
        if order.complaint:
            return [speech.said(order.complaint)]
        if self.session.asks and (order.action is None or acts(order.action)):
            self.session.guides.refuse()
            return self._told_notice()
        if order.function:
            return self._take_function(order.text)
        if order.variable:
            return self._set(order.variable, order.text)
        return self._perform(order)

    # -- values and functions ----------------------------------------------------------------------------------------

    def _take_function(self, text: str) -> list[str]:
        self.session.edit.type(text)
        self.session.edit.take_values(pasted_defaults(text))
        if not self.session.edit.submit():
            error = self.session.state.error
            self.session.edit.cancel()
            return [error_said(error, text)] if error is not None else self._where()
        return self._guided(self._where())

    def _set(self, name: str, text: str) -> list[str]:
        try:
            value = number_of(text)
            before = self.session.state
            self.session.change(to.set_h(before, value) if name == H_NAME else to.set_value(before, name, value))
        except ValueError as error:
            return [error_said(error, text)]
        return self._guided(change_said(self.session, before))

    def _type_value(self, text: str) -> list[str]:
        return self._asked(self.session.ask_for_value, self.session.state.along, text)

    def _type_h(self, text: str) -> list[str]:
        return self._asked(self.session.ask_for_value, H_NAME, text)

    def _type_window(self, text: str) -> list[str]:
        return self._asked(self.session.ask_for_window, self.session.state.along, text)

    def _asked(self, ask: Callable[[str], None], name: str, text: str) -> list[str]:
        ask(name)
        self._question = self.session.take_question()
        return self._answered(text) if text else self._question_said()

    def _question_said(self) -> list[str]:
        if self._question is None:
            return []
        label, now, note = self._question.label, self._question.text, self._question.note
        asked = f"{label}, now {now}" if now else label
        if label.endswith("="):
            asked = f"{label.removesuffix(' =')} is {now}"
        return [speech.said(f"{asked}: {note}; an empty line leaves it as it is.")]

    def _answered(self, line: str) -> list[str]:
        question, self._question = self._question, None
        if question is None or not line:
            return ["Left as it was."]
        before = self.session.state
        try:
            question.take(line)
        except ValueError as error:
            order = order_of(line, before)
            if order.complaint or order.text == line:  # no order but an answer that will not do
                self._question = question
                return [error_said(error, line)]
            return ["Left as it was.", *self.answer(line)]
        self._question = self.session.take_question()
        if self._question is not None:
            return self._question_said()
        return self._guided(change_said(self.session, before))

    # -- actions -----------------------------------------------------------------------------------------------------

    def _perform(self, order: Order) -> list[str]:
        action = order.action
        if action is None:
            return []
        if action.change is None:
            name = getattr(action.deed, "name", "")
            if name not in self._screenless:
                return [f"{action.label}: that is for a screen."]
            return self._screenless[name](order.text)
        before = self.session.state
        for _ in range(order.times):
            last = self.session.state
            self.session.perform(action, Focus(last.along))
            if self.session.state is last:
                break
        if action.group == PANES and action.name.startswith("pane_"):
            self.session.notice = ""
            return self._pane()
        return self._guided(change_said(self.session, before))

    def _pane(self) -> list[str]:
        return speech.pane_said(self.session.state, masked=self.session.masked)

    def _chain(self, _: str) -> list[str]:
        self.session.change(to.show_pane(self.session.state, "chain"), "pane_chain")
        return self._pane()

    def _step(self, direction: int) -> list[str]:
        from mgtui.playground.changes.chain_rows import move_row
        from mgtui.playground.panes.chain import row_of

        self.session.change(move_row(self.session.state, direction), "chain_row")
        return self._guided(self._pane()[max(0, row_of(self.session.state)) :][:1])

    def _next_variable(self, _: str) -> list[str]:
        self.session.next_variable(Focus(self.session.state.along))
        return [*self._told_notice(), *place(self.session)]

    def _approach(self, _: str) -> list[str]:
        session = self.session
        if session.state.approach is not None and not session.go_on(_COLUMNS):
            return ["h has come to its end; back brings back what was there."]
        if session.state.approach is None and not session.begin_approach():
            return self._told_notice()
        return self._guided(place(self.session))

    def _bring_back(self, _: str) -> list[str]:
        self.session.bring_back()
        return [*self._told_notice(), *self._where()]

    def _undo(self, _: str) -> list[str]:
        self.session.undo()
        return [*self._told_notice(), *self._where()]

    def _redo(self, _: str) -> list[str]:
        self.session.redo()
        return [*self._told_notice(), *self._where()]

    def _examples(self, text: str) -> list[str]:
        if text.isdecimal() and 1 <= int(text) <= len(EXAMPLES):
            self.session.change(state_of(EXAMPLES[int(text) - 1], self.session.state))
            return self._where()
        listed = [f"{number}: {example.text}. {example.note}" for number, example in enumerate(EXAMPLES, 1)]
        return [*map(speech.said, listed), "examples and a number opens one."]

    def _search(self, _: str) -> list[str]:
        known = self.session.saved.expressions
        return [*map(speech.said, known), _TYPED] if known else ["No expression was typed before."]

    def _export(self, _: str) -> list[str]:
        self.session.ask_for_table()
        self._question = self.session.take_question()
        return self._question_said() if self._question else self._told_notice()

    def _noticed(self, deed: Callable[..., object], *arguments: object) -> list[str]:
        deed(*arguments)
        return self._told_notice()

    def _help(self, text: str) -> list[str]:
        if text == "all":
            return [
                speech.said(f"{action.label}: {action.help}. Key {speech.said_key(_first_key(action))}")
                for action in ACTIONS
                if action.change is not None or getattr(action.deed, "name", "") in self._screenless
            ]
        return list(_HELP)

    def _quit(self) -> list[str]:
        self.ended = True
        return []

    # -- the lesson and the game -------------------------------------------------------------------------------------

    def _open_guide(self, name: str) -> list[str]:
        self.session.guides.toggle(name)
        return self._led()

    def _leave(self) -> list[str]:
        if self.session.guide is None:
            return ["Nothing is open here; quit leaves mgtui."]
        self.session.guides.leave()
        return self._led()

    def _led(self) -> list[str]:
        """Return what is said where a guide has led: what it asks, its card, or its parting."""
        self._question = self.session.take_question()
        return self._question_said() if self._question is not None else self._guide.card_or_parting()

    def _guided(self, told: list[str]) -> list[str]:
        """Return what is said of a change, and what the guide says to it if it has noticed one."""
        return [*told, *self._guide.card()]

    # -- what is said ------------------------------------------------------------------------------------------------

    def _told_notice(self) -> list[str]:
        return told_notice(self.session)

    def _where(self) -> list[str]:
        return function_and_place(self.session)


def _first_key(action: Action) -> str:
    return spoken_keys(action).split("  ")[0]
