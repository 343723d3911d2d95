"""Through a real sshd on loopback: keys up, cells down, and nothing left behind when the line goes."""

import contextlib
import getpass
import grp
import os
import selectors
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.pty_driver import Terminal, key

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MGTUI = f"{sys.executable} -m mgtui"


def _pty_trouble() -> str:
    """Return why sshd could hand out no pseudo-terminal here, "" when it can: it gives each to the group tty."""
    master, slave = os.openpty()
    try:
        os.chown(os.ttyname(slave), os.geteuid(), grp.getgrnam("tty").gr_gid)
    except KeyError:  # no such group: then it leaves them as they are
        return ""
    except OSError as error:
        group = os.fstat(slave).st_gid
        return f"sshd cannot give a pseudo-terminal of the group {group} to the group tty: {error.strerror}"
    finally:
        os.close(master)
        os.close(slave)
    return ""


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        SSHD is None or shutil.which("ssh") is None or shutil.which("ssh-keygen") is None,
        reason="needs OpenSSH's server and client: apt-get install openssh-server",
    ),
    pytest.mark.skipif(bool(_pty_trouble()), reason=_pty_trouble()),
]


@dataclass
class Host:
    """An sshd of our own, with keys for this test alone."""

    folder: Path
    port: int

    def ssh(self, *command: str, port: int | None = None, **terminal: object) -> Terminal:
        """Return a terminal with an ssh in it that runs a command there."""
        options = {
            "IdentityFile": self.folder / "user",
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": self.folder / "known",
            "StrictHostKeyChecking": "no",
            "LogLevel": "ERROR",
            "ControlPath": "none",
            "BatchMode": "yes",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        words = ["ssh", "-F", "none", "-tt", "-p", str(port or self.port), *given]
        return Terminal([*words, f"{getpass.getuser()}@127.0.0.1", *command], **terminal)  # type: ignore[arg-type]


@contextlib.contextmanager
def serving(folder: Path, *more: str) -> Iterator[Host]:
    """Run an sshd on a free port of the loopback until the block ends."""
    folder.chmod(0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    port = _free_port()
    settings = [
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'host'}",
        f"PidFile {folder / 'pid'}",
        f"AuthorizedKeysFile {folder / 'authorized'}",
        "StrictModes no",
        "PasswordAuthentication no",
        "UsePAM no",
        "PrintMotd no",
        "PrintLastLog no",
        "AcceptEnv LANG LC_* TEXTUAL*",
        f"SetEnv XDG_STATE_HOME={folder / 'state'} PYTHONPATH={Path(__file__).parents[1]}",
        *more,
    ]
    (folder / "config").write_text("\n".join(settings) + "\n")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd run by root asks for it
    assert SSHD is not None
    log = (folder / "log").open("wb")
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "config"], stderr=log)
    try:
        _wait_for_port(port, server, folder / "log")
        yield Host(folder, port)
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_port(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with serving(tmp_path) as started:
        yield started


def children(folder: Path) -> list[int]:
    """Return the programs that a server of ours started, known by the variable it set for them."""
    mark = f"XDG_STATE_HOME={folder / 'state'}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes():
                found.append(int(entry.name))
    return found


def test_a_journey_through_ssh(host: Host) -> None:
    with host.ssh(f"{MGTUI} 'x^3 - 2x'") as terminal:
        terminal.wait_for("rises with slope 25")
        terminal.press("right", "right", "[")
        terminal.wait_for("slope 28.72")
        assert "0.0001" in terminal.text
        terminal.resize(120, 35)
        terminal.wait_for("4 table 5 points")
        terminal.press("e", "ctrl+u")
        terminal.send("sin(x)")
        terminal.wait_for("falls with slope")
        terminal.press("escape", settle=0.4)
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored


def test_a_line_dropped_in_the_middle_leaves_no_orphan_and_a_session_to_resume(host: Host) -> None:
    with host.ssh(f"{MGTUI} 'x^3 - 2x'") as terminal:
        terminal.wait_for("rises with slope 25")
        terminal.press("right", "right")
        terminal.wait_for("slope 28.72")
        assert children(host.folder)
    end = time.monotonic() + 20
    while children(host.folder):
        assert time.monotonic() < end, "the program outlived its line"
        time.sleep(0.05)
    with host.ssh(f"{MGTUI} --resume") as terminal:
        terminal.wait_for("slope 28.72")
        terminal.press("q")
        assert terminal.wait() == 0


def test_a_forced_command_is_all_there_is(tmp_path: Path) -> None:
    with serving(tmp_path, f"ForceCommand {MGTUI} --restricted") as host:
        log = tmp_path / "textual-log"
        with host.ssh(f"touch {tmp_path / 'escaped'}", env={"TEXTUAL_LOG": str(log)}) as terminal:
            terminal.wait_for("rises with slope 14")
            terminal.press("ctrl+z", "right")
            terminal.wait_for("rises with slope 14.6")
            terminal.press("ctrl+c", "ctrl+c")
            assert terminal.wait() == 0
            assert terminal.restored
        assert not (tmp_path / "escaped").exists()
        assert not (tmp_path / "state").exists()
        assert not log.exists()


@dataclass
class Delay:
    """A relay that holds every byte back for a while, in both directions."""

    to: int
    seconds: float
    port: int = field(default_factory=_free_port)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Delay":
        self._door = socket.create_server(("127.0.0.1", self.port))
        self._thread = threading.Thread(target=self._relay)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._door.close()

    def _relay(self) -> None:
        self._door.settimeout(10)
        near, _ = self._door.accept()
        far = socket.create_connection(("127.0.0.1", self.to))
        other = {near: far, far: near}
        held: deque[tuple[float, socket.socket, bytes]] = deque()
        with near, far, selectors.DefaultSelector() as ready:
            for end in other:
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                ready.register(end, selectors.EVENT_READ)
            while not self._ended.is_set():
                wait = max(0.0, held[0][0] - time.monotonic()) if held else 0.1
                for event, _ in ready.select(min(wait, 0.1)):
                    data = event.fileobj.recv(1 << 16)
                    if not data:
                        return
                    held.append((time.monotonic() + self.seconds, other[event.fileobj], data))
                while held and held[0][0] <= time.monotonic():
                    _, target, data = held.popleft()
                    with contextlib.suppress(OSError):
                        target.sendall(data)


def test_a_key_held_over_a_slow_line_stops_the_screen_with_its_release(host: Host) -> None:
    round_trip = 0.15
    with Delay(host.port, round_trip / 2) as line, host.ssh(MGTUI, port=line.port) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.settle(0.5)
        for press in range(120):  # two seconds at the rate of auto-repeat
            terminal.send(key("right" if press < 15 else "left"))
            until = time.monotonic() + 1 / 60
            while (rest := until - time.monotonic()) > 0:
                terminal.read(rest)
        released = time.monotonic()
        terminal.settle(0.6)
        last = terminal.chunks[-1][0] - released
        frames = len([when for when, _ in terminal.chunks if when > released - 2])
        assert "rises with slope" in terminal.text or "falls with slope" in terminal.text
        assert frames > 20, "the screen did not follow the key"
        # What is on its way when the key is let go takes one round trip; the rest is for a busy machine.
        assert last < round_trip + 0.5


def test_after_the_last_key_a_slow_line_has_one_frame_to_come_whatever_ssh_holds(host: Host) -> None:
    with host.ssh(f"{MGTUI} 'x^3/5 - 2x'") as terminal:
        terminal.wait_for("quit")
        terminal.settle(0.5)
        terminal.rate = 960  # bytes a second: 9,600 baud
        begun, sent = time.monotonic(), len(terminal.output)
        for number in range(120):
            terminal.send(key("right" if number // 12 % 2 == 0 else "left"))
            while (rest := begun + number / 30 - time.monotonic()) > 0:
                terminal.read(rest)
        assert len(terminal.output) - sent > 2000
        held = len(terminal.output)
        terminal.settle(1.5)
        assert len(terminal.output) - held < 1300  # a frame between states far apart, and a piece
