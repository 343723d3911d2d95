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
_CHECK_BINDINGS = "_check_bindings"
"""The one private part of Textual used here: where an app lacks it, keys go Textual's own way."""

PassOn = Callable[[events.Event], Awaitable[None]]


def looks_up(app: App[Any]) -> bool:
    """Tell whether keys are looked up here, so that one that comes up to the screen is bound to nothing."""
    return hasattr(app, _CHECK_BINDINGS)


async def deliver(app: App[Any], event: events.Event, pass_on: PassOn) -> None:
    """Do whatever there is to do with a key or a paste before the next one comes; pass every other event on.

    Args:
        app: the app that got the event.
        event: as `App.on_event` gets it.
        pass_on: what Textual does with an event, `super().on_event`.
    """
    if isinstance(event, events.Key) and not event.is_forwarded:
        if not await _press(app, event):
            await pass_on(event)
    elif isinstance(event, events.Paste) and not event.is_forwarded:
        await _wait_for_screen(app)
        await pass_on(event)
        if app.focused is not None:
            await _wait_for_messages(app, app.focused)
    else:
        await pass_on(event)


async def _press(app: App[Any], event: events.Key) -> bool:
    """Do what a key does, at once; False where Textual must see to it, because nothing here is bound to it."""
    app.app_focus = True  # whoever presses a key is there, though the terminal may have reported the opposite
    await _wait_for_screen(app)
    box = app.focused
    if not isinstance(box, Input):
        return await _run_binding(app, event.key)
    if event.is_printable and event.character is not None:
        box.replace(event.character, *box.selection)
        return True
    await _wait_for_messages(app, box)  # of what was typed before
    done = await _run_binding(app, event.key)
    await _wait_for_messages(app, box)  # of what comes of this: an answer, say, after which the keys go elsewhere
    return done


async def _wait_for_screen(app: App[Any]) -> None:
    """Wait until the screen on top has its widgets: the key before may just have opened it."""
    for _ in range(_ROUNDS):
        if app.screen.is_mounted:
            return
        await asyncio.sleep(0)


async def _wait_for_messages(app: App[Any], widget: Widget) -> None:
    """Wait until everybody above a widget has dealt with the messages it sent."""
    above = [node for node in widget.ancestors_with_self if node is not app]
    for _ in range(_ROUNDS):
        if not any(node.message_queue_size for node in above):
            return
        await asyncio.sleep(0)


async def _run_binding(app: App[Any], key: str) -> bool:
    """Do what a key is bound to: by what comes before all else, or from the focus up; False where it is not bound."""
    check: Callable[..., Awaitable[bool]] | None = getattr(app, _CHECK_BINDINGS, None)
    return check is not None and (await check(key, priority=True) or await check(key))
