"""Containers that draw themselves once: nothing of theirs changes from frame to frame but what lies on them.

Textual asks every container on the screen for all its lines in every frame, and looks twenty styles up each time. At
80x24 seven of them took a third of the time a nudge's frame took to put together.
"""

from typing import TYPE_CHECKING, Self

from textual import containers
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # Textual takes style sheets and bindings from the first base that is a widget: not from this one


class Ground(Widget):
    """Mixed into a container: its lines are kept until Textual refreshes it or gives it other styles."""

    _ground: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region of the container."""
        if self._ground is None or self._ground[0] != crop:
            self._ground = crop, super().render_lines(crop)
        return self._ground[1]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw it anew."""
        self._ground = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw it anew in other styles."""
        self._ground = None
        super().notify_style_update()


class Horizontal(Ground, containers.Horizontal):
    """Widgets side by side."""


class Vertical(Ground, containers.Vertical):
    """Widgets one above the other."""
