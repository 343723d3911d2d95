"""Files are written whole or not at all, never over another unasked, and read without trust."""

import fcntl
import os
import stat
import threading
import time
from io import FileIO
from pathlib import Path
from typing import cast

import pytest

from mgtui.playground import files
from mgtui.playground.files import free_name, locked, read_regular, replace_file, write_again, write_new_file

WRITERS = [replace_file, write_new_file]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_written_is_read(tmp_path):
    data = os.urandom(100_000)
    replace_file(tmp_path / "a", data)
    write_new_file(tmp_path / "b", data)
    assert read_regular(tmp_path / "a", 100_000) == read_regular(tmp_path / "b", 100_000) == data


def test_a_file_may_be_as_large_as_is_said_and_no_larger(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular(tmp_path / "a", 5) == b"12345"
    with pytest.raises(ValueError, match="more than 4 bytes"):
        read_regular(tmp_path / "a", 4)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [make_pipe, make_endless, Path.mkdir])
def test_what_is_no_regular_file_is_neither_read_nor_waited_for(tmp_path, make):
    make(tmp_path / "a")
    with pytest.raises((ValueError, IsADirectoryError)):
        read_regular(tmp_path / "a", 1000)


def test_a_file_that_replaces_another_is_its_owners_alone_whoever_could_read_that(tmp_path):
    path = tmp_path / "a"
    path.write_text("before")
    path.chmod(0o644)
    replace_file(path, b"after")
    assert (path.read_text(), mode(path)) == ("after", 0o600)


@pytest.mark.parametrize("before", [b"", b"<svg mine"])
def test_what_was_made_before_is_written_again_and_stays_as_open_as_it_was(tmp_path, before):
    path = tmp_path / "a"
    path.write_bytes(before)
    path.chmod(0o644)
    (tmp_path / "link").symlink_to(path)
    write_again(tmp_path / "link", b"<svg new", b"<svg")
    assert (path.read_bytes(), mode(path), (tmp_path / "link").is_symlink()) == (b"<svg new", 0o644, True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "link"]


@pytest.mark.parametrize("before", [b"<sv", b"import this", b" <svg"])
def test_any_other_file_is_not_written_over(tmp_path, before):
    path = tmp_path / "a"
    path.write_bytes(before)
    with pytest.raises(FileExistsError):
        write_again(path, b"<svg new", b"<svg")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere" / "b")
    replace_file(tmp_path / "a", b"data")
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "elsewhere" / "b").read_bytes() == b"data"


@pytest.mark.parametrize(("mask", "open_to"), [(0o027, 0o640), (0o000, 0o666), (0o077, 0o600)])
def test_a_new_file_is_as_open_as_the_user_has_files(tmp_path, monkeypatch, mask, open_to):
    before = os.umask(mask)
    try:
        write_new_file(tmp_path / "a", b"")
        monkeypatch.setattr(os, "link", refuse)
        write_new_file(tmp_path / "b", b"")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == mode(tmp_path / "b") == open_to


def make_file(path: Path) -> None:
    path.write_bytes(b"mine")


def make_dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("hard_links", [True, False])
@pytest.mark.parametrize("make", [make_file, make_pipe, make_endless, make_dangling, Path.mkdir])
def test_a_new_file_never_takes_a_name_that_is_taken(tmp_path, monkeypatch, make, hard_links):
    if not hard_links:
        monkeypatch.setattr(os, "link", refuse)
    make(tmp_path / "a")
    before = (tmp_path / "a").lstat()
    with pytest.raises(FileExistsError):
        write_new_file(tmp_path / "a", b"data")
    assert (tmp_path / "a").lstat() == before
    assert os.listdir(tmp_path) == ["a"]


def refuse(*_):
    raise PermissionError(1, "Operation not permitted")


def test_a_new_file_is_written_where_there_are_no_hard_links(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", refuse)
    write_new_file(tmp_path / "a", b"data")
    assert (tmp_path / "a").read_bytes() == b"data"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("write", WRITERS)
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path, monkeypatch, write):
    def full(file):
        raise OSError(28, "No space left on device")

    (tmp_path / "kept").write_text("before")
    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / ("kept" if write is replace_file else "new")
    with pytest.raises(OSError, match="No space left"):
        write(path, b"after")
    assert os.listdir(tmp_path) == ["kept"]
    assert (tmp_path / "kept").read_text() == "before"


@pytest.mark.parametrize("write", WRITERS)
def test_the_content_is_on_the_disk_before_the_file_has_its_name(tmp_path, monkeypatch, write):
    seen = []
    fsync = os.fsync

    def watched(file):
        seen.append((stat.S_ISREG(os.fstat(file).st_mode), (tmp_path / "a").exists()))
        fsync(file)

    monkeypatch.setattr(os, "fsync", watched)
    write(tmp_path / "a", b"data")
    assert seen == [(True, False), (False, True)]


def test_names_are_counted_on_until_one_is_free(tmp_path):
    path = tmp_path / "table.csv"
    assert free_name(path) == path
    path.touch()
    (tmp_path / "table-2.csv").symlink_to("nowhere")
    assert free_name(path).name == "table-3.csv"


def test_a_lock_keeps_another_waiting_until_it_is_let_go(tmp_path):
    order = []

    def second():
        with locked(tmp_path / "lock"):
            order.append("second")

    with locked(tmp_path / "lock"):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.05)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    assert mode(tmp_path / "lock") == 0o600


def test_a_pipe_takes_the_bytes_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(pipe, b"new")
    assert os.read(reader, 9) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_lock_that_is_never_let_go_is_not_waited_for_long(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_LOCK_WAIT", 0.02)
    with locked(tmp_path / "lock"), pytest.raises(TimeoutError), locked(tmp_path / "lock"):
        pass


def test_what_a_killed_program_left_half_written_goes_with_the_next_lock(tmp_path):
    left = files._write_beside(tmp_path / "a", b"half", 0o600)
    assert left.exists()
    with locked(tmp_path / "lock"):
        assert not left.exists()


def test_where_nothing_can_be_locked_nothing_that_others_write_is_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(fcntl, "flock", refuse)
    left = files._write_beside(tmp_path / "a", b"half", 0o600)
    with locked(tmp_path / "lock"):
        assert left.exists()


def test_what_takes_a_part_or_nothing_at_first_is_given_the_rest():
    taken = bytearray()

    class Slow:
        def __init__(self):
            self.room = iter([None, 3, None, 1, 100])

        def write(self, data):
            room = next(self.room)
            if room is None:
                return None
            taken.extend(data[:room])
            return min(room, len(data))

    files._write_all(cast(FileIO, Slow()), b"abcdefgh")
    assert bytes(taken) == b"abcdefgh"
