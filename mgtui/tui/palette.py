"""Every action in Textual's command palette, with its key."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.geometry import Region
from textual.types import IgnoreReturnCallbackType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.worker import Worker

from mgtui.playground.actions import ACTIONS, Action, spoken_keys
from mgtui.playground.store import Saved

_LONGEST_QUERY = 100   # Textual's matching takes seconds over a paste, and keys would wait for it


class Palette(CommandPalette):
    """Textual's palette, held steady: its own keys fail before the list is there, and page a list that is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"go('{key}')", show=False) for key in ("up", "down", "pageup", "pagedown")
    ]

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, once it is open and on top: keys on the heels of the one that opens it would come too soon."""
        return super().dismiss(result) if self.is_mounted and self.app.screen is self else AwaitComplete()

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """What is under a place; the palette itself where a click comes from a window that was larger."""
        try:
            return super().get_widget_at(x, y)
        except NoWidget:
            return self, self.region

    def run_worker(self, *work: Any, **options: Any) -> Worker[Any]:
        """Search without ending the program over a list that is gone: a key may come in while the palette closes."""
        return super().run_worker(*work, **options | {"exit_on_error": False})

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let no other failure of a search go unnoticed."""
        error = event.worker.error
        if error is not None and not isinstance(error, NoMatches):
            raise error

    def action_go(self, key: str) -> None:
        """Go up or down the list, where there is one."""
        for found in self.query(OptionList):
            moves: dict[str, Callable[[], None]] = {
                "up": found.action_cursor_up, "down": found.action_cursor_down,
                "pageup": found.action_page_up, "pagedown": found.action_page_down,
            }  # fmt: skip
            if found.option_count:
                with suppress(KeyError):   # not laid out yet
                    moves[key]()


class Actions(Provider):
    """Finds actions by their words; what is chosen is done as if its key had been pressed."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action in ACTIONS:
            yield DiscoveryHit(_title(action), self._performer(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """The actions whose words match."""
        if len(query) > _LONGEST_QUERY:
            return
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = matcher.match(f"{action.label} {action.help}")
            if score > 0:
                yield Hit(score, _title(action), self._performer(action), help=action.help)

    def _performer(self, action: Action) -> IgnoreReturnCallbackType:
        return partial(self.screen.run_action, f"perform('{action.name}')")


def _title(action: Action) -> str:
    return f"{action.label}  ({spoken_keys(action)})"


@runtime_checkable
class Remembers(Protocol):
    """A screen that knows the expressions typed before and takes one up again."""

    saved: Saved

    def type_expression(self, text: str) -> None:
        """Put an expression where it is typed."""


class Expressions(Provider):
    """Finds expressions typed before, the latest first."""

    async def discover(self) -> Hits:
        """All of them."""
        for text in self._known():
            yield DiscoveryHit(Content(text), self._opener(text), text=text)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        if len(query) > _LONGEST_QUERY:
            return
        matcher = self.matcher(query)
        for text in self._known():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, Content(text), self._opener(text))

    def _known(self) -> list[str]:
        return list(reversed(self._memory.saved.expressions))

    def _opener(self, text: str) -> IgnoreReturnCallbackType:
        return partial(self._memory.type_expression, text)

    @property
    def _memory(self) -> Remembers:
        screen = self.screen
        assert isinstance(screen, Remembers)
        return screen
