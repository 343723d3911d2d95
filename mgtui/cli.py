"""The command line: arguments to a playground, or to a one-shot report."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from mgtui.arguments import BadArgumentError, read, state_of
from mgtui.terminal.streams import complain, put, takes

if TYPE_CHECKING:
    from mgtui.playground.settings import Settings
    from mgtui.playground.state import State
    from mgtui.text.charset import CharsetName

_WIDEST_REPORT = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Run mgtui and return the exit status."""
    # Nothing here is worth numpy's threads, and starting them costs as much as loading numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # modules are loaded to stay; the app has the collector back once its first frame is out
    try:
        return _main(argv)
    finally:
        gc.enable()


def _main(argv: Sequence[str] | None) -> int:
    try:
        options = read(sys.argv[1:] if argv is None else argv)
        state = state_of(options)
        report = options.format or ("" if sys.stdout is not None and sys.stdout.isatty() else "text")
        if report and (options.resume or options.tour or options.debug):
            raise BadArgumentError("--resume, --tour and --debug are for a screen, and the output is not a terminal.")
    except BadArgumentError as error:
        return complain(str(error))
    if report:
        return _report(state, report, _charset(options))
    return _play(state, options)


def _charset(options: argparse.Namespace) -> "CharsetName | None":
    return None if options.charset == "auto" else options.charset


def _report(state: "State", form: str, charset: "CharsetName | None") -> int:
    from mgtui import report
    from mgtui.terminal.examine import behind
    from mgtui.terminal.size import screen_size

    terminal = behind(sys.stdout)
    width = min(_WIDEST_REPORT, screen_size(_descriptor(sys.stdout), os.environ)[0])
    shows_colors = terminal.refusal is None and not terminal.no_color

    def written(charset: "CharsetName") -> str:
        if form == "steps":
            return report.as_steps(state, charset)
        if form == "text":
            return report.as_text(state, width, charset, color=shows_colors)
        return report.as_json(state) if form == "json" else report.as_csv(state, charset)

    text = written(charset or (terminal.charset if takes(sys.stdout, "⠿−·²") else "ascii"))
    return put(text if takes(sys.stdout, text) else written("ascii"))


def _play(state: "State", options: argparse.Namespace) -> int:
    from mgtui.playground.settings import Settings, load_settings, settings_file
    from mgtui.playground.store import Saved, load, place
    from mgtui.terminal.examine import here, prepare

    terminal = here()
    if terminal.refusal:
        return complain(f"{terminal.refusal}; with --print the numbers come without a screen.")
    prepare(os.environ, terminal, restricted=options.restricted)
    # asyncio goes without TLS where there is none; nobody here speaks it, and loading it costs 5 ms and 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    settings = Settings() if options.restricted else load_settings(settings_file())
    state = _with_settings(state, options, settings)
    from mgtui.tui.app import play

    file = None if options.restricted or options.no_state else place()
    saved = load(file) if file and not options.fresh else Saved()
    return play(
        saved.state if options.resume and saved.state else state,
        terminal,
        _charset(options),
        saved=saved,
        file=file,
        mouse=settings.mouse and not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour,
        motion=settings.motion and not options.no_motion,
        theme=options.theme,
        debug=None if options.restricted else options.debug,
        settings=settings,
    )


def _with_settings(state: "State", options: argparse.Namespace, settings: "Settings") -> "State":
    """Let the settings count where the command line is silent, and return the state they ask for."""
    if settings.keys:
        from mgtui.playground.actions import rebind  # before the screen makes its bindings of the table

        rebind(settings.keys)
    if options.charset == "auto" and settings.charset is not None:
        options.charset = settings.charset
    wanted = {name: getattr(settings, name) for name in ("h", "window") if getattr(options, name) is None}
    if not any(wanted.values()):
        return state
    for name, text in wanted.items():
        setattr(options, name, text)
    return state_of(options)


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream that is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None
