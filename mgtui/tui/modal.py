"""A screen over the playground that closes itself alone, however fast the keys come."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Modal(ModalScreen[ScreenResultType]):
    """Textual closes whatever is on top when a screen is dismissed; this one waits until that is itself."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, unless it is closed already or covered by another screen."""
        if self.app.screen is not self:
            return AwaitComplete()
        for widget in self.walk_children(with_self=True):
            widget.refresh()   # forgets the lines it drew: Textual remembers widgets for their colours, long after this
        return super().dismiss(result)
