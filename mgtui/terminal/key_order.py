"""Keys one after the other: each has done what it does before the next is looked at.

Textual hands a key to the widget with the focus and looks up its binding once the key has come back up from there,
while the keys behind it are handed on already. Over a slow line keys arrive together: of `=2⏎` the 2 went to the plot,
and in an input letters overtook the deletions before them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input

_ROUNDS = 200  # turns of the event loop after which a message that goes round in circles is waited for no longer


async def press(app: App[Any], event: events.Key) -> bool:
    """Do what a key does, at once; False where Textual must see to it, because nothing here is bound to it."""
    app.app_focus = True  # whoever presses a key is there, though the terminal may have told of leaving only
    box = app.focused
    if not isinstance(box, Input):
        return await _bound(app, event.key)
    if event.is_printable and event.character is not None:
        box.replace(event.character, *box.selection)
        return True
    await heard(app, box)  # what was typed before
    done = await _bound(app, event.key)
    await heard(app, box)  # and what comes of this: an answer, say, after which the keys go elsewhere
    return done


async def heard(app: App[Any], widget: Widget) -> None:
    """Wait until everybody above a widget has dealt with what it said."""
    above = [node for node in widget.ancestors_with_self if node is not app]
    for _ in range(_ROUNDS):
        if not any(node.message_queue_size for node in above):
            return
        await asyncio.sleep(0)


async def _bound(app: App[Any], key: str) -> bool:
    """Do what a key is bound to: by what comes before all else, or from the focus up."""
    check: Callable[..., Awaitable[bool]] | None = getattr(app, "_check_bindings", None)
    return check is not None and (await check(key, priority=True) or await check(key))
