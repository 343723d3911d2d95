"""The command line: arguments to a playground, or to a one-shot report."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from mgtui.arguments import BadArgumentError, read, state_of
from mgtui.terminal.streams import complain, put, takes

if TYPE_CHECKING:
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
    charset = None if options.charset == "auto" else options.charset
    if report:
        if options.python:
            from mgtui.opening import compute_here  # not needed without it

            compute_here(state)
        return _report(state, report, charset)
    return play(state, options, charset)


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


def play(
    state: "State",
    options: argparse.Namespace,
    charset: "CharsetName | None",
    last: "Callable[[State], None] | None" = None,
) -> int:
    """Open the playground, and return the exit status; `last` is handed the state that was left."""
    from mgtui.playground.store import Saved, load, place
    from mgtui.terminal.examine import here, prepare

    terminal = here()
    if terminal.refusal:
        return complain(f"{terminal.refusal}; with --print the numbers come without a screen.")
    prepare(os.environ, terminal, restricted=options.restricted)
    # asyncio goes without TLS where there is none; nobody here speaks it, and loading it costs 5 ms and 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    from mgtui.tui.app import play as run

    file = None if options.restricted else place()
    saved = load(file) if file else Saved()
    return run(
        saved.state if options.resume and saved.state else state,
        terminal,
        charset,
        saved=saved,
        file=file,
        mouse=not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour,
        motion=not options.no_motion,
        theme=options.theme,
        debug=None if options.restricted else options.debug,
        last=last,
    )


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream that is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None
