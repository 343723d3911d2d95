"""Choosing without a screen: what matches, where the marker goes, how a sheet looks in any size."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.actions import ACTIONS
from mgtui.playground.choosing import subjects
from mgtui.playground.choosing.choices import Choice, choices
from mgtui.playground.choosing.find import ranked, recent
from mgtui.playground.choosing.line import Line
from mgtui.playground.choosing.rows import layout_of, sheet_rows
from mgtui.playground.choosing.sheet import sheet_of
from mgtui.playground.examples import EXAMPLES
from mgtui.text.rows import cut, plain

PALETTE = subjects.actions("braille")


def first_for(query):
    return ACTIONS[ranked(query, PALETTE.lines)[0].number].name


# What matches


@pytest.mark.parametrize(
    ("query", "name"),
    [("curvature", "bend_curve"), ("n", "next_point"), ("N", "previous_point"), ("export table", "export"),
     ("slope pane", "pane_slope"), ("pane slope", "pane_slope"), ("?", "help"), ("PgDn", "page_right"),
     ("pgdn", "page_right"), ("ctrl r", "search"), ("zoom in y alone", "zoom_in_y"), ("QUIT", "quit"),
     ("ndgl", "nudge_left"), ("csv", "export"), ("[", "smaller_h")],
)  # fmt: skip
def test_words_of_the_label_the_help_or_the_keys_find_an_action(query, name):
    assert first_for(query) == name


def test_nothing_typed_finds_everything_in_the_order_of_the_help():
    assert ranked("  ", PALETTE.lines) == list(PALETTE.lines)


def test_a_word_that_is_nowhere_finds_nothing():
    assert ranked("curvature screenshot", PALETTE.lines) == []
    assert sheet_of(PALETTE).pasted("zzz").choices.chosen is None


def test_every_action_is_found_first_by_its_own_label_and_key():
    for line in PALETTE.lines:
        assert ranked(f"{line.label} {line.keys}", PALETTE.lines)[0] == line


def test_expressions_are_found_by_their_parts_the_latest_first():
    known = subjects.expressions(["sin(x)", "x^2", "2 sin(x)", "cos(x)"])
    assert [line.label for line in recent("SIN", known.lines)] == ["2 sin(x)", "sin(x)"]
    assert [line.label for line in recent("x 2", known.lines)] == ["2 sin(x)", "x^2"]
    assert [line.label for line in recent("cx", known.lines)] == ["cos(x)"]
    assert [line.number for line in recent("", known.lines)] == [3, 2, 1, 0]


def test_what_comes_from_a_file_drives_no_terminal():
    assert subjects.expressions(["x\x1b[31m\n2"]).lines[0].label == "x?[31m?2"


# Where the marker goes

LISTED = [Choice("A"), Choice("a1", number=0), Choice("a2", number=1), Choice("B"), Choice("C"), Choice("c1", number=2)]
MOVES = st.sampled_from(["up", "down", "pageup", "pagedown", "home", "end"])


def test_the_marker_passes_headings_and_goes_round_the_ends():
    seen, now = [], choices(LISTED)
    for _ in range(4):
        seen.append(now.chosen.label)
        now = now.moved(1, 10)
    assert seen == ["a1", "a2", "c1", "a1"]
    assert choices(LISTED).moved(-1, 10).chosen.label == "c1"


def test_the_headings_above_a_choice_come_into_sight_with_it_where_there_is_room():
    assert choices(LISTED).to_end(1, 3).top == 3
    assert choices(LISTED).to_end(1, 2).top == 4
    assert choices(LISTED).to_end(1, 2).to_end(-1, 2).top == 0


def test_the_wheel_takes_the_marker_along_as_far_as_needed():
    turned = choices(PALETTE.lines).scrolled(7, 5)
    assert (turned.top, turned.at) == (7, 7)
    assert turned.scrolled(-1, 5).at == 7


def test_a_page_ends_at_the_ends():
    now = choices(PALETTE.lines)
    assert now.paged(-1, 10) == now
    assert now.paged(1, 10).at == 9
    assert now.paged(1, 1000).at == len(PALETTE.lines) - 1


@given(
    st.sampled_from([PALETTE, subjects.examples(), subjects.expressions([])]),
    st.lists(st.tuples(MOVES | st.sampled_from(["wheel", "x", "s", "backspace"]), st.integers(0, 30)), max_size=30),
)
def test_the_marker_is_always_on_a_choice_in_sight(subject, steps):
    sheet = sheet_of(subject)
    for key, height in steps:
        typed = key if len(key) == 1 else None
        sheet = sheet.turned(1, height) if key == "wheel" else sheet.pressed(key, typed, height)
        now = sheet.fitted(height).choices
        assert (now.chosen is None) == all(line.number is None for line in now.all)
        assert now.chosen is None or now.chosen.number is not None
        assert now.chosen is None or now.top <= now.at < now.top + max(1, height)


# Typing


def test_a_line_is_edited_where_its_cursor_is():
    line = Line().typed("abd")
    for key, text in [("left", "abd"), ("left", "abd"), ("right", "abd"), ("delete", "ab"), ("backspace", "a")]:
        line = line.pressed(key)
        assert line.text == text
    assert line.typed("b c").pressed("ctrl+w") == Line("ab ", 3)
    assert line.typed("bc").pressed("left").pressed("ctrl+u") == Line("c", 0)
    assert line.pressed("tab") is None


@given(st.text(max_size=5000), st.lists(st.sampled_from(["left", "right", "backspace", "delete", "ctrl+w", "ctrl+u"])))
def test_a_line_stays_one_line_of_sane_length_with_the_cursor_in_it(text, keys):
    line = Line().typed(text)
    for key in keys:
        line = line.pressed(key)
    assert line.text.isprintable()
    assert len(line.text) <= 1000
    assert 0 <= line.cursor <= len(line.text)


def test_a_blank_may_be_typed():
    assert Line().typed("a").typed(" ").typed("b").text == "a b"


def test_of_a_long_line_the_part_before_the_cursor_is_shown():
    assert Line().typed("0123456789").shown(5) == ("6789", " ", "")
    assert Line().typed("日本日本").shown(5) == ("日本", " ", "")
    assert Line("0123456789", 2).shown(5) == ("01", "2", "3456789")


def test_a_paste_of_megabytes_is_cut():
    sheet = sheet_of(PALETTE).pasted("zoom\nin " + "y" * 1_000_000)
    assert len(sheet.line.text) == 1000
    assert sheet.line.text.startswith("zoom in y")


def test_where_nothing_is_typed_letters_change_nothing():
    sheet = sheet_of(subjects.examples())
    assert sheet.pressed("x", "x", 10) == sheet
    assert sheet.pasted("sin") == sheet


# How it looks


def lines_of(sheet, width, height):
    return [plain(row).rstrip() for row in sheet_rows(sheet, layout_of(sheet, width, height))]


def test_where_there_is_room_help_and_keys_stand_beside_every_label():
    shown = lines_of(sheet_of(PALETTE).pasted("curvature"), 96, 10)
    assert shown[0] == "> curvature"
    assert re.split(" {2,}", shown[1]) == ["▶ curvature", "D", "show or hide f″, the curvature at every x"]


def test_in_a_narrow_place_the_help_of_the_marked_one_stands_below():
    shown = lines_of(sheet_of(PALETTE), 38, 7)
    assert shown[1:3] == ["▶ nudge left                         ←", "  nudge right                        →"]
    assert shown[-1] == "  x one nudge left"


def test_a_note_that_is_cut_beside_its_label_is_told_in_full_below():
    sheet = sheet_of(PALETTE).pasted("type the window")
    shown = lines_of(sheet, 78, 18)
    assert shown[1].endswith("…")
    assert shown[-1] == "  type the slider's ends, and its step: -2pi:2pi, 0:1:1/8"


def test_it_says_when_nothing_matches():
    assert lines_of(sheet_of(PALETTE).pasted("svg"), 78, 5)[:3] == ["> svg", "  No action is called that.", ""]
    assert "No expression was typed before." in lines_of(sheet_of(subjects.expressions([])), 78, 5)[1]


def test_the_examples_stand_under_their_themes():
    shown = lines_of(sheet_of(subjects.examples()), 72, 60)
    assert [line.strip() for line in shown if line and not line.startswith(("  ", "▶ "))] == list(
        dict.fromkeys(example.theme for example in EXAMPLES)
    )
    assert shown[1].startswith("▶ 3x^2 - 4x + 5")


@given(
    st.sampled_from([PALETTE, subjects.actions("ascii"), subjects.examples(), subjects.expressions(["x" * 500])]),
    st.integers(0, 130),
    st.integers(0, 50),
    st.text(max_size=200),
)
def test_a_sheet_fits_any_place(subject, width, height, typed):
    for sheet in (sheet_of(subject), sheet_of(subject).pasted(typed)):
        rows = sheet_rows(sheet, layout_of(sheet, width, height))
        assert len(rows) <= height
        list_and_foot = rows[1:] if subject.find else rows
        if width >= 30:
            assert all(len(plain(row)) <= width for row in list_and_foot)


def test_cut_says_that_something_is_left_out():
    assert [cut("abcdef", width) for width in (6, 5, 1, 0)] == ["abcdef", "abcd…", "…", ""]
