"""What a session asks to have typed, and what comes of the answer: where the table goes."""

import errno
import os
import stat
from pathlib import Path

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.session import Session


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return Session(to.start())


def asked(session, ends="0:6:1"):
    """Return the question where to save the table over a range."""
    session.ask_for_table()
    session.take_question().take(ends)
    return session.take_question()


def test_the_table_goes_where_it_is_asked_for_and_the_notice_says_where(session, tmp_path):
    asked(session).take(" a table.csv ")
    lines = (tmp_path / "a table.csv").read_text().splitlines()
    assert lines[0] == "x,f,slope,curvature"
    assert "3.0,20.0,14.0,6.0" in lines
    assert session.notice == "The table is in a table.csv."
    assert session.take_question() is None


@pytest.mark.parametrize(
    ("ends", "places"),
    [
        ("0:1:1/4", ["0.0", "0.25", "0.5", "0.75", "1.0"]),
        ("-0.3:0.3:0.1", ["-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3"]),
        ("0:1:0.4", ["0.0", "0.4", "0.8"]),
    ],
)
def test_the_table_has_just_the_range_that_was_asked_for_and_the_pinned_places(session, tmp_path, ends, places):
    session.change(to.pin(session.state))
    asked(session, ends).take("t.csv")
    rows = (tmp_path / "t.csv").read_text().splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == [*places, "3.0"]


def test_the_window_and_a_step_are_offered_and_without_a_step_there_are_about_a_hundred_rows(session, tmp_path):
    session.ask_for_table()
    question = session.take_question()
    assert question.text == "-5:5:0.1"
    asked(session, "0:10").take("t.csv")
    assert len((tmp_path / "t.csv").read_text().splitlines()) == 102


@pytest.mark.parametrize(
    ("ends", "why"),
    [("", "Two ends"), ("1:0", "below the right end"), ("0:1:0", "above 0"), ("0:1:-1", "above 0"),
     ("0:1:1e-9", "1,000,000,001 rows, and 10,000 are the most"), ("0:x", "variable")],
)  # fmt: skip
def test_what_is_no_range_for_a_table_is_refused_with_the_reason(session, ends, why):
    with pytest.raises(ValueError, match=why):
        asked(session, ends)


def test_a_full_disk_and_a_folder_that_takes_no_file_are_told(session, tmp_path, monkeypatch):
    for number, why in ((errno.ENOSPC, "No space left on device"), (errno.EROFS, "Read-only file system")):

        def refuse(*_, error=number):
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(ValueError, match=why):
            asked(session).take("t.csv")
        assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_asked_for_anew_with_the_next_one_that_is_free(session, tmp_path):
    (tmp_path / "kept.csv").write_text("kept")
    asked(session).take("kept.csv")
    assert (tmp_path / "kept.csv").read_text() == "kept"
    again = session.take_question()
    assert (again.text, again.note) == ("kept-2.csv", "kept.csv is there already")
    again.take(again.text)
    assert "3.0,20.0,14.0,6.0" in (tmp_path / "kept-2.csv").read_text()
    assert session.take_question() is None


def test_the_name_offered_at_first_is_free(session):
    for name in ("mgtui-table.csv", "mgtui-table-2.csv", "mgtui-table-3.csv"):
        question = asked(session)
        assert question.text == name
        question.take(question.text)


def test_a_tilde_is_the_home_directory(session, tmp_path):
    (tmp_path / "home").mkdir()
    asked(session).take("~/t.csv")
    assert (tmp_path / "home" / "t.csv").exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "needs a name"),
        ("  \t ", "needs a name"),
        ("~nosuchuser/x", "no file"),
        ("a\0b", "no file"),
        ("\udc80\ud800", "no file"),
        (".", "a folder"),
        ("folder", "a folder"),
        ("new/", "a folder"),
        ("missing/t.csv", "No such file"),
        ("x" * 300, "too long"),
        ("file/t.csv", "Not a directory"),
        ("\x1b[31m/x", r"No such file or directory: \\x1b\[31m/x"),
    ],
)
def test_what_can_be_no_file_is_refused_with_the_reason(session, tmp_path, text, why):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    question = asked(session)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ValueError, match=why) as refused:
        question.take(text)
    assert str(refused.value).isprintable()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).symlink_to("/dev/zero")])
def test_a_pipe_or_a_device_is_neither_waited_for_nor_written_to(session, tmp_path, make):
    make(tmp_path / "t.csv")
    asked(session).take("t.csv")
    assert not stat.S_ISREG((tmp_path / "t.csv").lstat().st_mode)
    assert session.take_question().text == "t-2.csv"
