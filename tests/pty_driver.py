"""A program in a terminal of its own: start it, press keys, read its screen, pull the plug.

    with Terminal([sys.executable, "-m", "mgtui", "x^2"], size=(80, 24)) as terminal:
        terminal.wait_for("x²")
        terminal.press("right", "right")
        assert "f(3.2)" in terminal.text
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.restored

The terminal is a pseudo-terminal with pyte as its screen. It answers the queries that a modern terminal answers, and
keeps the private modes (mouse, bracketed paste, alternate screen ...) that pyte leaves alone. Times are generous
limits for what should happen at once, never a measure. The program has a home directory of its own, empty and gone
with the terminal: a session saved or resumed is never the developer's.
"""

import codecs
import contextlib
import copy
import fcntl
import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "backspace": "\x7f",
    "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
    "tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "escape": "\x1b", "space": " ",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
}  # fmt: skip

ALTERNATE_SCREEN, CURSOR_SHOWN, PASTE, FOCUS, LINE_WRAP = 1049, 25, 2004, 1004, 7
_SAME_SCREEN = frozenset({47, 1047})  # numbers that terminals know the one alternate screen by as well
MOUSE = frozenset({1000, 1002, 1003, 1006, 1015, 1016})

_QUERY = re.compile(rb"\x1b\[(\?2026\$p|\?2048\$p|6n|c)")
_PRIVATE_MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
# pyte 0.8.2 prints the ends of these on its screen: kitty's keyboard modes, mode queries, and what OSC carries.
_MISREAD = re.compile(r"\x1b\[[<>=?][0-9;]*\$?[pqu]|\x1b\[<u|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;<>=?$]*|\][^\x07\x1b]*\x1b?)?$")


def key(name: str) -> str:
    """Return what a terminal sends for a key: a name of `KEYS`, `ctrl+q`, or the text itself."""
    if name.startswith("ctrl+") and len(name) == 6:
        return chr(ord(name[5]) & 0x1F)
    return KEYS.get(name, name)


class Terminal:
    """A pseudo-terminal with one program in it; a context manager that leaves no process behind.

    Args:
        command: the program and its arguments.
        size: columns and rows.
        env: variables to set, or with None to remove, on top of a plain UTF-8 xterm with 256 colours, a HOME that is
            empty, and no XDG_* variable: all directories of that kind lie in HOME.
        sync: whether the terminal says that it knows synchronized output.
        ignore_hangup: start the program as nohup does.
        stdin: a file in place of the terminal as the program's standard input; "" closes it.
        stdout: the same for its standard output.
        stderr: the same for its standard error.
        cwd: the program's directory.
        rate: bytes a second that the terminal takes in; None for all there are.
        answers: whether the terminal answers what it is asked.
        alternate: whether there is an alternate screen.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
        sync: bool = True,
        ignore_hangup: bool = False,
        stdin: str | None = None,
        stdout: str | None = None,
        stderr: str | None = None,
        cwd: Path | None = None,
        rate: float | None = None,
        answers: bool = True,
        alternate: bool = True,
    ) -> None:
        self.rate = rate
        self._taken_until = 0.0
        self.screen = pyte.Screen(*size)
        self.modes: set[int] = {CURSOR_SHOWN, LINE_WRAP}
        self.output = bytearray()
        self.chunks: list[tuple[float, int]] = []
        """When each read ended (monotonic seconds), and how many bytes it brought."""
        self.status: int | None = None
        self._sync = sync
        self._answers = answers
        self._alternate = alternate
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._main = copy.deepcopy(self.screen.buffer), copy.copy(self.screen.cursor)
        self._text = ""
        self._queries = b""
        self._master, slave = pty.openpty()
        self._before = termios.tcgetattr(slave)
        self._set_size(size)
        self._home = tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True)
        files = [(0, stdin, os.O_RDONLY), (1, stdout, os.O_WRONLY), (2, stderr, os.O_WRONLY)]
        self.started = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover - the child
            _become(command, slave, _environment(self._home.name, env or {}), files, ignore_hangup, cwd)
        os.close(slave)
        os.set_blocking(self._master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What a person does

    def press(self, *names: str, settle: float = 0.1) -> None:
        """Press keys one after the other, each once the screen is still."""
        for name in names:
            self.send(key(name))
            self.settle(settle)

    def send(self, text: str | bytes) -> None:
        """Type a text, or any bytes, at once."""
        data = text.encode() if isinstance(text, str) else text
        while data and self._master >= 0:
            try:
                data = data[os.write(self._master, data) :]
            except BlockingIOError:
                self.read(0.01)
            except OSError:
                return

    def paste(self, text: str) -> None:
        """Paste a text the way terminals do when a program asked for bracketed paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Press and release the left mouse button over a cell, both counted from 0."""
        self.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the program is told by SIGWINCH."""
        self.screen.resize(rows, columns)
        self._set_size((columns, rows))

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Drop the line: the terminal is gone."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # What a person sees

    @property
    def text(self) -> str:
        """The screen, a line for each row, without the blanks on the right."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def row(self, number: int) -> str:
        """Return one row of the screen, counted from 0, from -1 at the bottom."""
        return self.screen.display[number].rstrip()

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Return a copy of the screen, cell by cell."""
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        return [[self.screen.buffer[row][column] for column in columns] for row in rows]

    @property
    def cooked(self) -> bool:
        """Whether the line discipline is as the program found it."""
        return termios.tcgetattr(self._master)[:4] == self._before[:4]

    @property
    def restored(self) -> bool:
        """Whether the terminal is as the program found it: cooked, main screen, cursor, no mouse, no paste mode."""
        return self.cooked and self.modes - {2026} == {CURSOR_SHOWN, LINE_WRAP}

    # Waiting

    def read(self, timeout: float) -> bytes:
        """Take in what arrives within `timeout` seconds; b"" when nothing did."""
        if self._master < 0 or not select.select([self._master], [], [], max(0.0, timeout))[0]:
            return b""
        try:
            data = os.read(self._master, self._room())
        except BlockingIOError:
            return b""
        except OSError:  # the last process that had the terminal open is gone
            time.sleep(min(timeout, 0.01))
            return b""
        self.chunks.append((time.monotonic(), len(data)))
        self.output += data
        self._answer(data)
        self._show(self._decode(data))
        return data

    def _room(self) -> int:
        """Wait until a slow terminal takes another piece; return how many bytes it takes."""
        if self.rate is None:
            return 1 << 16
        piece = max(1, round(self.rate / 50))
        time.sleep(max(0.0, self._taken_until - time.monotonic()))
        self._taken_until = max(self._taken_until, time.monotonic()) + piece / self.rate
        return piece

    def settle(self, quiet: float = 0.15, limit: float = 20.0) -> None:
        """Wait until nothing has arrived for `quiet` seconds."""
        end = time.monotonic() + limit
        still_since = time.monotonic()
        while (now := time.monotonic()) < end and now - still_since < quiet:
            if self.read(quiet - (now - still_since)):
                still_since = time.monotonic()

    def wait_for(self, wanted: str | Callable[["Terminal"], bool], limit: float = 20.0) -> None:
        """Wait until the screen shows a text, or until a condition holds.

        Raises:
            AssertionError: it did not happen; the message holds the screen.
        """
        end = time.monotonic() + limit
        while not (wanted in self.text if isinstance(wanted, str) else wanted(self)):
            assert time.monotonic() < end, f"no {wanted!r} on this screen:\n{self.text}"
            self.read(0.05)

    def wait(self, limit: float = 20.0) -> int:
        """Wait for the program's end; return its status as a shell gives it (128 + n for a signal).

        Raises:
            AssertionError: it still runs; the message holds the screen.
        """
        end = time.monotonic() + limit
        while self.alive():
            assert time.monotonic() < end, f"still running after {limit} s:\n{self.text}"
            if not self.read(0.02) and self._master < 0:
                time.sleep(0.01)
        while self.read(0.02):
            pass
        assert self.status is not None
        return self.status

    def wait_stopped(self, limit: float = 10.0) -> None:
        """Wait until the program is stopped, as after ctrl+z."""
        end = time.monotonic() + limit
        stat = Path(f"/proc/{self.pid}/stat")
        while stat.read_text().rpartition(")")[2].split()[0] not in "Tt":
            assert time.monotonic() < end, f"not stopped:\n{self.text}"
            self.read(0.02)

    def alive(self) -> bool:
        """Tell whether the program still runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self.status = code if code >= 0 else 128 - code
        return self.status is None

    def cpu(self) -> float:
        """Return the seconds of processor time the program has used, all its threads together."""
        total = 0.0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                total += int((task / "schedstat").read_text().split()[0]) / 1e9
        return total

    def memory(self) -> dict[str, float]:
        """Return the megabytes the program holds: `Rss`, and `Pss` (shared pages counted in part)."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return {kind: int(re.search(rf"^{kind}:\s+(\d+)", rollup, re.M)[1]) / 1024 for kind in ("Rss", "Pss")}

    def close(self) -> None:
        """End the program, whatever it does, and drop the line."""
        if self.alive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = 128 + signal.SIGKILL
        self.hang_up()
        self._home.cleanup()

    # Inside

    def _set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def _answer(self, data: bytes) -> None:
        known = len(self._queries)
        seen = self._queries + data
        for found in _QUERY.finditer(seen):
            if found.end() > known and self._answers:
                self.send(self._reply(found[1]))
        self._queries = seen[-12:]

    def _reply(self, query: bytes) -> bytes:
        if query == b"6n":
            return b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
        return {
            b"?2026$p": b"\x1b[?2026;%d$y" % (2 if self._sync else 0),
            b"?2048$p": b"\x1b[?2048;0$y",
            b"c": b"\x1b[?62;22c",
        }[query]

    def _show(self, text: str) -> None:
        text = self._text + text
        unfinished = _UNFINISHED.search(text)
        self._text = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._text)]
        start = 0
        for found in _PRIVATE_MODE.finditer(text):
            self._stream.feed(_MISREAD.sub("", text[start : found.end()]))
            start = found.end()
            for number in map(int, found[1].split(";")):
                self._set_mode(number, found[2] == "h")
        self._stream.feed(_MISREAD.sub("", text[start:]))

    def _set_mode(self, number: int, on: bool) -> None:
        number = ALTERNATE_SCREEN if number in _SAME_SCREEN else number
        if number == ALTERNATE_SCREEN and self._alternate and on != (number in self.modes):
            # pyte has one screen only.
            shown = copy.deepcopy(self.screen.buffer), copy.copy(self.screen.cursor)
            if on:
                self._main = shown
                self.screen.erase_in_display(2)
            else:
                self.screen.buffer, self.screen.cursor = self._main
        (self.modes.add if on else self.modes.discard)(number)


def _environment(home: str, changes: Mapping[str, str | None]) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    for name in ("COLORTERM", "NO_COLOR", "COLUMNS", "LINES", "LC_ALL", "LC_CTYPE", "PYTEST_CURRENT_TEST"):
        env.pop(name, None)
    env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home}
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


def _reset_signals() -> None:
    """Undo what whoever runs the tests (nohup, a job in the background, Python itself) has blocked or ignored."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with contextlib.suppress(OSError):  # the C library keeps some for itself
            signal.signal(number, signal.SIG_DFL)


def _become(
    command: Sequence[str],
    terminal: int,
    env: dict[str, str],
    files: list[tuple[int, str | None, int]],
    ignore_hangup: bool,
    cwd: Path | None,
) -> None:  # pragma: no cover - the child
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for number, path, flags in files:
            os.dup2(terminal if path is None else os.open(path or os.devnull, flags | os.O_CREAT, 0o600), number)
        for number, path, _ in files:
            if path == "":
                os.close(number)
        os.closerange(3, 256)
        _reset_signals()
        if ignore_hangup:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if cwd is not None:
            os.chdir(cwd)
        os.execvpe(command[0], list(command), env)
    except BaseException as error:
        os.write(2, repr(error).encode())
    os._exit(127)
