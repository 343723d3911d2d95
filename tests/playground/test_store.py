"""What outlives a session."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgtui.arguments import read
from mgtui.opening import opened_by
from mgtui.playground.changes import values as to
from mgtui.playground.command_line import command_line
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.store import Saved, load, merged, place, save
from tests.playground.changes.test_values import after, journeys

DAMAGED = [
    "", "{", "[]", "3", "\x00\xff", '"x"', "[" * 100_000, '{"a":' * 100_000, '{"theme": ' + "1" * 5000 + "}", "null",
    '{"state": 3}', '{"state": {"expression": "x^"}}', '{"state": []}', '{"expressions": 5}', '{"expressions": [5]}',
    '{"expressions": ["\\u001b]0;gone\\u0007"]}', '{"theme": []}', '{"lesson": 5}', '{"lesson": {"a": {"b": {}}}}',
    '{"lesson": ' + '{"a":' * 900 + "1" + "}" * 901, '{"theme": "' + "x" * 300_000 + '"}',
]  # fmt: skip


@given(journeys)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_loaded(tmp_path, names):
    saved = Saved(after(names), ("x^2", "sin(x)"), "dracula", {"step": 3})
    path = tmp_path / "deep" / "session.json"
    path.unlink(missing_ok=True)
    save(path, saved, Saved())
    assert load(path) == saved


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_file_counts_as_none_and_is_set_aside(tmp_path, text):
    path = tmp_path / "session.json"
    path.write_text(text)
    saved = load(path)
    assert replace(saved, complaint="") == Saved()
    assert "damaged. It is kept as session-damaged.json." in saved.complaint
    assert (tmp_path / "session-damaged.json").read_text() == text
    assert load(path) == Saved()


@pytest.mark.parametrize("text", DAMAGED)
def test_a_session_is_saved_whatever_has_come_into_the_files_place(tmp_path, text):
    path = tmp_path / "session.json"
    path.write_text(text)
    save(path, Saved(theme="nord"), Saved())
    assert load(path) == Saved(theme="nord")
    assert (tmp_path / "session-damaged.json").read_text() == text


@pytest.mark.parametrize(
    "make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to("/dev/null")]
)
def test_what_is_no_file_at_all_is_set_aside_and_never_waited_for(tmp_path, make):
    path = tmp_path / "session.json"
    make(path)
    assert "It is kept as session-damaged.json." in load(path).complaint
    save(path, Saved(theme="nord"), Saved())
    assert load(path) == Saved(theme="nord")


def test_a_second_damaged_file_leaves_the_first_where_it_is(tmp_path):
    path = tmp_path / "session.json"
    for text in ("first", "second"):
        path.write_text(text)
        load(path)
    assert {file.read_text() for file in tmp_path.glob("*damaged*")} == {"first", "second"}


def test_what_still_holds_of_a_damaged_file_is_kept(tmp_path):
    path = tmp_path / "session.json"
    path.write_text('{"state": {}, "expressions": ["x", "x^2"], "theme": "nord", "lesson": {"at": "rise"}}')
    saved = load(path)
    assert (saved.state, saved.expressions, saved.theme) == (None, ("x", "x^2"), "nord")
    assert saved.lesson == {"at": "rise"}
    assert saved.complaint.startswith("A part of the saved session is damaged.")


def test_no_file_is_nothing_to_complain_of(tmp_path):
    assert load(tmp_path / "none" / "session.json") == Saved()
    (tmp_path / "file").touch()
    assert load(tmp_path / "file" / "session.json") == Saved()


def test_the_file_and_its_folder_are_their_owners_alone(tmp_path):
    path = tmp_path / "mgtui" / "session.json"
    save(path, Saved(theme="nord"), Saved())
    assert [oct(place.stat().st_mode & 0o777) for place in (path, path.parent)] == ["0o600", "0o700"]


def test_what_is_written_is_never_too_large_to_be_read(tmp_path):
    path = tmp_path / "session.json"
    texts = tuple(f"{number}+" + "π" * 990 for number in range(200))
    save(path, Saved(to.start(), texts), Saved())
    saved = load(path)
    assert saved.complaint == ""
    assert saved.state == to.start()
    assert len(saved.expressions) > 30
    assert saved.expressions == texts[-len(saved.expressions) :]


@given(st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_on_screen_of_any_characters_is_saved_and_never_damages_the_file(tmp_path, text):
    path = tmp_path / "session.json"
    save(path, Saved(to.set_text(to.start(), text)), Saved())
    saved = load(path)
    assert saved.complaint == ""
    assert saved.state is not None
    assert saved.state.expression == to.set_text(to.start(), text).expression


# -- two sessions at a time ----------------------------------------------------------------------------------------

names = st.sampled_from("abcdefgh")
histories = st.lists(names, max_size=6, unique=True).map(tuple)


def used(saved: Saved, texts: list[str]) -> Saved:
    for text in texts:
        saved = saved.with_expression(text)
    return saved


@given(histories, st.lists(names, max_size=6), st.lists(names, max_size=6))
def test_the_expressions_of_two_sessions_are_all_kept_those_of_the_later_one_last(before, first, second):
    since = Saved(expressions=before)
    both = merged(used(since, second), since, used(since, first)).expressions
    assert set(both) == {*before, *first, *second}
    assert len(both) == len(set(both))
    changed = used(since, second).expressions != before
    if changed:
        assert both[-1] == second[-1]
    else:
        assert both == used(since, first).expressions


@given(histories, st.lists(names, max_size=6))
def test_a_session_alone_saves_just_what_it_has_come_to(before, texts):
    since = Saved(expressions=before, theme="nord", lesson={"at": "rise", "outcomes": {}})
    ours = replace(used(since, texts), theme="dracula")
    assert merged(ours, since, since) == ours


@given(st.integers(0, 400), st.integers(0, 400))
def test_no_more_expressions_are_kept_than_fit(first, second):
    since = used(Saved(), [f"x+{number}" for number in range(150)])
    theirs, ours = (used(since, [f"{name}+{n}" for n in range(count)]) for name, count in (("a", first), ("b", second)))
    both = merged(ours, since, theirs).expressions
    assert len(both) == min(200, 150 + first + second)
    assert both[-min(second, 200) :] == tuple(f"b+{n}" for n in range(second))[-200:] or not second


@pytest.mark.parametrize(
    ("ours", "theirs", "kept"),
    [("", "", ""), ("nord", "", "nord"), ("", "nord", "nord"), ("gruvbox", "nord", "gruvbox")],
)
def test_a_theme_is_kept_that_one_of_two_sessions_has_chosen(ours, theirs, kept):
    assert merged(Saved(theme=ours), Saved(), Saved(theme=theirs)).theme == kept


def lesson(at, **outcomes):
    return Progress(at, tuple(outcomes.items())).to_dict()


def test_the_place_in_the_lesson_is_the_further_one_where_two_sessions_took_it():
    first, second, third = (step.name for step in built_in().steps[:3])
    since = lesson(first)
    far = lesson(third, **{first: "right", second: "wrong"})
    near = lesson(second, **{first: "skipped"})
    for ours, theirs in ((far, near), (near, far)):
        assert merged(Saved(lesson=ours), Saved(lesson=since), Saved(lesson=theirs)).lesson == far
    for one in (far, near):
        assert merged(Saved(lesson=since), Saved(lesson=since), Saved(lesson=one)).lesson == one
        assert merged(Saved(lesson=one), Saved(lesson=since), Saved(lesson=since)).lesson == one


SAVES = """
import sys
from pathlib import Path
from mgtui.playground import files
from mgtui.playground.changes import values as to
from mgtui.playground.store import Saved, load, save
files._LOCK_WAIT = 60.0  # whoever has to wait longer than a session may is told so: not what is asked here
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
since = load(path)
print("ready", flush=True)
sys.stdin.readline()
ours = since
for number in range(count):
    ours = ours.with_expression(f"{name}+{number}")
    save(path, ours, since)
    print("saved", flush=True)
"""


def saver(path, name, count):
    process = subprocess.Popen(
        [sys.executable, "-c", SAVES, str(path), name, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"ready\n"
    return process


def go(process):
    process.stdin.write(b"\n")
    process.stdin.flush()


@pytest.mark.slow
def test_many_that_save_at_the_same_time_lose_nothing(tmp_path):
    path = tmp_path / "session.json"
    save(path, Saved(expressions=("x", "x^2")), Saved())
    savers = [saver(path, name, 8) for name in "abcd"]
    for process in savers:
        go(process)
    for process in savers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert set(load(path).expressions) == {"x", "x^2", *(f"{name}+{n}" for name in "abcd" for n in range(8))}
    assert {file.name for file in tmp_path.iterdir()} == {"session.json", "session.lock"}


@pytest.mark.slow
def test_one_that_is_killed_while_it_saves_leaves_the_file_whole_and_the_lock_free(tmp_path):
    path = tmp_path / "session.json"
    save(path, Saved(expressions=("x",)), Saved())
    for delay in (0.0, 0.001, 0.003, 0.01, 0.02):
        process = saver(path, "a", 10_000)
        go(process)
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert load(path).complaint == ""
        assert load(path).expressions[:1] == ("x",) or len(load(path).expressions) == 200
        save(path, load(path), load(path))
        assert {file.name for file in tmp_path.iterdir()} == {"session.json", "session.lock"}


def test_an_expression_is_kept_once_and_the_latest_is_last():
    saved = Saved().with_expression("x").with_expression("x^2").with_expression("x")
    assert saved.expressions == ("x^2", "x")


def test_the_file_lies_where_the_system_keeps_the_state_of_programs(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", "/home/u")
    assert str(place()) == "/home/u/.local/state/mgtui/session.json"
    monkeypatch.setenv("XDG_STATE_HOME", "/s")
    assert str(place()) == "/s/mgtui/session.json"


@given(journeys)
def test_the_line_to_share_opens_the_same_place(names):
    state = after(names)
    opened = opened_by(read(shlex.split(command_line(state))[1:]))
    along = state.along
    assert opened.expression == state.expression
    assert (opened.x, opened.h, opened.scheme) == (state.x, state.h, state.scheme)
    assert opened.slider(opened.along).low == state.slider(along).low or opened.along != along


def test_names_of_variables_are_saved_under_the_one_name_they_have(tmp_path):
    state = to.set_value(to.start("θ + w₁x"), "w_1", 4.0)
    assert state.function.variables == ("x", "theta", "w_1")
    save(tmp_path / "state.json", Saved(to.set_value(state, "theta", 2.0)), Saved())
    assert load(tmp_path / "state.json").state == to.set_value(state, "theta", 2.0)
    assert "--set w_1=4" in command_line(state)
    data = state_to(state)
    for name in ("θ", "w₁", "ab", "X"):
        with pytest.raises(ValueError, match="no such variable"):
            state_from({**data, "sliders": {**data["sliders"], name: data["sliders"]["x"]}})


def test_the_longest_streak_of_two_sessions_is_kept(tmp_path):
    path = tmp_path / "session.json"
    save(path, Saved(best=7), Saved())
    save(path, Saved(best=4), Saved())
    assert load(path).best == 7


@pytest.mark.parametrize("data", ["-1", "true", '"7"', "1e9", "7.5", "[7]"])
def test_a_streak_that_is_none_is_left_out(tmp_path, data):
    path = tmp_path / "session.json"
    path.write_text(f'{{"theme": "nord", "best": {data}}}')
    loaded = load(path)
    assert (loaded.best, loaded.theme) == (0, "nord")
    assert "damaged" in loaded.complaint


@pytest.mark.parametrize(("best", "kept"), [(0, 0), (1, 1), (999_999, 999_999), (1_000_000, 0)])
def test_a_streak_below_a_million_is_one(tmp_path, best, kept):
    path = tmp_path / "session.json"
    path.write_text(f'{{"best": {best}}}')
    assert load(path).best == kept


@pytest.mark.parametrize(("size", "read"), [(256 * 1024, True), (256 * 1024 + 1, False)])
def test_a_file_of_up_to_256_kilobytes_is_read(tmp_path, size, read):
    path = tmp_path / "session.json"
    path.write_text('{"theme": "nord"}'.ljust(size))
    assert load(path).theme == ("nord" if read else "")


@pytest.mark.parametrize(("number", "kept"), [(50, 50), (51, 0)])
def test_the_progress_of_up_to_fifty_lessons_is_read(tmp_path, number, kept):
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"lessons": {f"lesson {number}": {"at": "one"} for number in range(number)}}))
    assert len(load(path).lessons) == kept


def test_of_fifty_one_lessons_the_one_followed_longest_ago_is_forgotten():
    saved = Saved()
    for number in range(51):
        saved = saved.with_lesson(f"lesson {number}", {"at": "one"})
    saved = saved.with_lesson("lesson 1", {"at": "two"})
    assert [*saved.lessons][:2] == ["lesson 2", "lesson 3"]
    assert ([*saved.lessons][-1], len(saved.lessons)) == ("lesson 1", 50)


@pytest.mark.parametrize(("lesson", "kept"), [
    ({"at": "one", "outcomes": {"one": "right"}}, True), ({"at": None, "count": 3, "share": 0.5}, True),
    ({"outcomes": {"one": {"deep": 1}}}, False), ({"outcomes": ["right"]}, False),
])  # fmt: skip
def test_the_progress_of_a_lesson_is_as_deep_as_it_is_written(tmp_path, lesson, kept):
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"lesson": lesson}))
    assert load(path).lesson == (lesson if kept else {})


def test_the_last_two_hundred_expressions_are_kept():
    saved = Saved()
    for number in range(201):
        saved = saved.with_expression(f"x+{number}")
    assert saved.expressions == tuple(f"x+{number}" for number in range(1, 201))


def test_a_file_that_would_be_too_large_goes_without_the_oldest_eighth_of_its_expressions(tmp_path):
    path = tmp_path / "session.json"
    texts = tuple(f"{number}+" + "x" * 990 for number in range(200))
    save(path, Saved(expressions=texts), Saved())
    assert load(path).expressions == texts
    texts = tuple(f"{number}+" + "π" * 240 for number in range(190))
    save(tmp_path / "other.json", Saved(expressions=texts), Saved())
    assert load(tmp_path / "other.json").expressions == texts[190 // 8 + 1 :]
