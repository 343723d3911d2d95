"""Files that are written whole or not at all, never over another one unasked, and read without trust."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from itertools import count
from pathlib import Path

_UNFINISHED = ".mgtui-"  # what the name of a file begins with while it is being written
_LOCK_WAIT = 0.4  # seconds; a program that is told to end has 0.6 for everything
_LOCK_BEAT = 0.005


def read_regular(path: Path, most: int) -> bytes:
    """Return what is in a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no regular file (a named pipe would keep the reader waiting, a device may have no end), or
            holds more than `most` bytes.
    """
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with open(file, "rb", buffering=0) as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise ValueError("it is no regular file")
        # A regular file gives all that is asked for in one read, until it ends or grows meanwhile.
        data = stream.read(most + 1) or b""
    if len(data) > most:
        raise ValueError(f"it has more than {most:,} bytes")
    return data


def replace_file(path: Path, data: bytes) -> None:
    """Write a file that its owner alone may read, in place of whatever was there; cut off, it leaves what was.

    A device or a pipe stays what it is, and takes the bytes: root would put a file in the place of /dev/null.

    Raises:
        OSError: it cannot be written.
    """
    if _is_written_into(path):
        with open(os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC), "wb", buffering=0) as stream:
            _write_all(stream, data)
        return
    path = Path(os.path.realpath(path))  # a link stays one
    beside = _write_beside(path, data, 0o600)
    try:
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _flush_names(path.parent)


def write_again(path: Path, data: bytes, alike: bytes) -> None:
    """Write a file where there is none, an empty one, or one made before, which begins alike; that one's mode stays.

    A device or a pipe takes the bytes.

    Raises:
        FileExistsError: there is another file of that name.
        OSError: the file cannot be read or written.
    """
    if _is_written_into(path):
        replace_file(path, data)
        return
    path = Path(os.path.realpath(path))  # a link stays one
    try:
        with open(path, "rb") as stream:
            if stream.read(len(alike)) not in (b"", alike):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
    except FileNotFoundError:
        write_new_file(path, data)
        return
    beside = _write_beside(path, data, 0o600)
    try:
        beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _flush_names(path.parent)


def write_new_file(path: Path, data: bytes) -> None:
    """Write a file where there is none; cut off, it leaves none.

    Raises:
        FileExistsError: there is something of that name.
        OSError: it cannot be written.
    """
    beside = _write_beside(path, data, 0o666)
    try:
        _give_name(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    _flush_names(path.parent)


def free_name(path: Path) -> Path:
    """Return the path, or the first of `name-2.csv`, `name-3.csv` ... of which there is nothing yet."""
    names = (path.with_stem(f"{path.stem}-{number}") if number > 1 else path for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other program that asks for the same lock waiting; a program that dies lets go of it.

    Raises:
        OSError: another program has held it for too long (TimeoutError), or there can be no file of that name.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC, 0o600)
    try:
        if _lock(file):
            for left in path.parent.glob(f"{_UNFINISHED}*"):  # by a program killed while it wrote
                with suppress(OSError):
                    left.unlink()
        yield
    finally:
        os.close(file)


def _lock(file: int) -> bool:
    """Take the lock, and tell whether there is one: some network file systems know none."""
    end = time.monotonic() + _LOCK_WAIT
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, "another program holds the lock") from None
            time.sleep(_LOCK_BEAT)
        except OSError:
            return False
        else:
            return True


def _write_beside(path: Path, data: bytes, mode: int) -> Path:
    """Write a file in the same folder, under a name of its own, down to the disk."""
    beside = path.parent / f"{_UNFINISHED}{os.urandom(8).hex()}"
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with open(file, "wb", buffering=0) as stream:
            _write_all(stream, data)
            os.fsync(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _write_all(stream: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) or 0 :]


def _is_written_into(path: Path) -> bool:
    """Tell whether there is something of that name that is neither a regular file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _give_name(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError as error:  # which names both
        raise FileExistsError(error.errno, error.strerror, str(path)) from None
    except OSError:  # a file system without hard links: take the name first, then put the content under it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666))
        beside.replace(path)


def _flush_names(folder: Path) -> None:
    """Have the disk know the new name too; not every file system can be asked to."""
    with suppress(OSError):
        names = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(names)
        finally:
            os.close(names)
