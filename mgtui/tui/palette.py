"""Every action in Textual's command palette, with its key."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from mgtui.playground.actions import ACTIONS, Action, spoken_keys


class Actions(Provider):
    """Finds actions by their words; what is chosen is done as if its key had been pressed."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action in ACTIONS:
            yield DiscoveryHit(_title(action), self._performer(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """The actions whose words match."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = matcher.match(f"{action.label} {action.help}")
            if score > 0:
                yield Hit(score, _title(action), self._performer(action), help=action.help)

    def _performer(self, action: Action) -> IgnoreReturnCallbackType:
        return partial(self.screen.run_action, f"perform('{action.name}')")


def _title(action: Action) -> str:
    return f"{action.label}  ({spoken_keys(action)})"
