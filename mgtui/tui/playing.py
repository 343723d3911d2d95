"""Runs the playground on a terminal until the person leaves, and sees to what is kept and said then."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mgtui.playground.changes.values import brought_back
from mgtui.playground.command_line import command_line
from mgtui.playground.settings import Settings
from mgtui.playground.state import State
from mgtui.playground.store import Saved, save
from mgtui.terminal import caret, cell_diff, lifecycle
from mgtui.terminal.examine import Terminal, printable
from mgtui.terminal.streams import complain, put, say, takes
from mgtui.text.charset import CharsetName, in_words, look_alike
from mgtui.tui.app import MgtuiApp

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.lesson_step import Lesson


class PlayOptions(NamedTuple):
    """How the playground is opened.

    Attributes:
        state: what to open on.
        charset: what to draw with, None to go by the terminal.
        saved: what an earlier session kept.
        file: where to keep this one; None to keep nothing.
        mouse: whether the mouse is listened to.
        restricted: whether to keep from files, clipboard and suspension.
        tour: whether to open the lesson at once.
        lesson: the lesson where it is not that of the package.
        motion: whether h may go to 0 by itself.
        debug: a file for the traceback of an internal error.
        theme: the name of a theme for this session.
        settings: what the person's own file asks for.
        last: takes the state that was left; the command that opens it is not printed then.
    """

    state: State
    charset: CharsetName | None
    saved: Saved
    file: Path | None
    mouse: bool
    restricted: bool
    tour: bool
    lesson: "Lesson | None"
    motion: bool
    debug: Path | None
    theme: str | None
    settings: Settings
    last: Callable[[State], None] | None


def play(wanted: PlayOptions, terminal: Terminal) -> int:
    """Run the playground until the user leaves, and return the exit status."""
    drawn_with = wanted.charset or terminal.charset
    app = MgtuiApp(
        wanted.state,
        charset=drawn_with,
        saved=wanted.saved,
        restricted=wanted.restricted,
        tour=wanted.tour,
        lesson=wanted.lesson,
        motion=wanted.motion,
    )
    app.suit(terminal)
    if wanted.theme is not None and wanted.theme not in app.available_themes:
        known = ", ".join(sorted(app.available_themes))
        return complain(f"--theme knows {known}, not {printable(repr(wanted.theme))}")
    theme = wanted.settings.theme if wanted.theme is None else wanted.theme
    if theme in app.available_themes:
        app.choose_theme(theme)
    app.tell_of(wanted.settings)
    if terminal.clipboard == "none" and not wanted.restricted:
        app.playground.session.no_clipboard = "Not copied, this terminal has no clipboard"
    app.cell_diff = cell_diff.install(
        app,
        erases=terminal.erases,
        tabs=terminal.tabs,
        look_alike=look_alike(drawn_with),
        if_wide=None if drawn_with == "ascii" else app.draw_narrow,
        cursor=caret.cursor_of,
    )
    unsaved: list[OSError] = []
    status = lifecycle.run(
        app,
        on_leave=lambda: unsaved.extend(_keep(app, wanted)),
        mouse="buttons" if wanted.mouse else "none",
        suspend=not wanted.restricted,
        debug=wanted.debug,
        frames=app.cell_diff,
        queries=terminal.queries,
        clipboard=terminal.clipboard,
        background=app.suit_background if terminal.tells_background else None,
    )
    app.playground.worker.end()
    state = app.playground.session.state
    if wanted.last is not None:
        wanted.last(state)
        return status
    for error in unsaved:
        say(f"this session was not saved: {error.strerror}")
    return status or _print_command(state)


def _keep(app: MgtuiApp, wanted: PlayOptions) -> list[OSError]:
    """Keep the session, and return what went wrong: a full disk or a missing home must not keep anyone from leaving."""
    if wanted.file is not None:
        try:
            save(wanted.file, app.playground.session.to_save(), wanted.saved)
        except OSError as error:
            return [error]
    return []


def _print_command(state: State) -> int:
    """Print the command that opens a state, and return the exit status."""
    line = command_line(brought_back(state))
    if not line:
        say("f is not saved: no text brings a function of your own back.")
        return 0
    return put((line if takes(sys.stdout, line) else in_words(line, "ascii")) + "\n")
