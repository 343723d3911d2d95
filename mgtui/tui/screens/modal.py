"""A screen over the playground that closes itself alone, however fast the keys come."""

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from mgtui.playground.hints import CHOOSING, HintList
from mgtui.terminal import textual_caches


class Modal(ModalScreen[ScreenResultType]):
    """Textual closes whatever is on top when a screen is dismissed; this one waits until that is itself."""

    HINTS: ClassVar[HintList] = CHOOSING

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, unless it is closed already or covered by another screen."""
        if self.app.screen is not self:
            return AwaitComplete()
        textual_caches.forget()  # or the lines of its widgets are kept until a thousand others have come and gone
        return super().dismiss(result)
