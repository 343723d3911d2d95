"""Choosing without a screen: what matches, and what stands in the rows of a list of any width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.actions import ACTIONS
from mgtui.playground.choosing import subjects
from mgtui.playground.choosing.choice_rows import choice_row, columns_of, note_height, note_rows
from mgtui.playground.choosing.choices import Choice
from mgtui.playground.choosing.find import ranked, recent
from mgtui.playground.examples import EXAMPLES
from mgtui.text.rows import cut, plain

PALETTE = subjects.actions("braille")


def first_for(query):
    return ACTIONS[ranked(query, PALETTE.choices)[0].number].name


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
    assert ranked("  ", PALETTE.choices) == list(PALETTE.choices)


def test_a_word_that_is_nowhere_finds_nothing():
    assert ranked("curvature screenshot", PALETTE.choices) == []
    assert ranked("zzz", PALETTE.choices) == []


def test_every_action_is_found_first_by_its_own_label_and_key():
    for line in PALETTE.choices:
        assert ranked(f"{line.label} {line.keys}", PALETTE.choices)[0] == line


def test_expressions_are_found_by_their_parts_the_latest_first():
    known = subjects.expressions(["sin(x)", "x^2", "2 sin(x)", "cos(x)"])
    assert [line.label for line in recent("SIN", known.choices)] == ["2 sin(x)", "sin(x)"]
    assert [line.label for line in recent("x 2", known.choices)] == ["2 sin(x)", "x^2"]
    assert [line.label for line in recent("cx", known.choices)] == ["cos(x)"]
    assert [line.number for line in recent("", known.choices)] == [3, 2, 1, 0]


def labels(subject, query):
    return [line.label for line in subject.find(query, subject.choices)]


def test_examples_are_found_without_their_headings_and_stand_under_them_while_nothing_is_typed():
    examples = subjects.examples()
    assert labels(examples, "lecture") == ["3x^2 - 4x + 5", "tanh(x)"]
    assert labels(examples, "  ") == [line.label for line in examples.choices]
    assert labels(examples, "tanh neuron")[0] == "tanh(x)"
    assert labels(examples, "zzz") == []


def test_themes_stand_apart_by_light_and_dark_the_terminals_own_first():
    dark = {"nord": True, "ansi-dark": True, "ansi-light": False, "latte": False, "textual-dark": True}
    themes = subjects.themes(list(dark), dark.__getitem__, "nord")
    assert [line.label for line in themes.choices] == [
        "as my terminal", "as my terminal, if light", "dark", "textual-dark", "nord", "light", "latte",
    ]  # fmt: skip
    assert themes.first == 0
    assert labels(themes, "light") == ["as my terminal, if light", "latte"]
    assert labels(themes, "ansi") == ["as my terminal", "as my terminal, if light"]


def test_what_comes_from_a_file_drives_no_terminal():
    assert subjects.expressions(["x\x1b[31m\n2"]).choices[0].label == "x?[31m?2"


# What stands in a row


def lines_of(subject, width, choices=None):
    columns = columns_of(subject.choices, width)
    return [plain(choice_row(choice, columns)).rstrip() for choice in choices or subject.choices]


def test_where_there_is_room_help_and_keys_stand_beside_every_label():
    [line, *_] = lines_of(PALETTE, 94, ranked("curvature", PALETTE.choices))
    assert re.split(" {2,}", line) == ["curvature", "D", "show or hide f″, the curvature at every x"]


def test_in_a_narrow_place_the_keys_stand_at_the_right_and_the_help_below():
    columns = columns_of(PALETTE.choices, 36)
    assert lines_of(PALETTE, 36)[:2] == ["nudge left                         ←", "nudge right                        →"]
    assert [plain(row) for row in note_rows("x one nudge left", columns, note_height(columns, 6))] == [
        "x one nudge left"
    ]


def test_a_note_that_is_cut_beside_its_label_stands_in_full_below():
    [choice, *_] = ranked("type the window", PALETTE.choices)
    columns = columns_of(PALETTE.choices, 76)
    assert plain(choice_row(choice, columns)).endswith("…")
    [row] = note_rows(choice.note, columns, note_height(columns, 18))
    assert plain(row) == choice.note


def test_a_note_that_has_room_beside_its_label_does_not_stand_below_as_well():
    columns = columns_of(PALETTE.choices, 76)
    assert note_rows("x one nudge left", columns, 1) == []


@pytest.mark.parametrize(("width", "height", "rows"), [(200, 20, 0), (76, 20, 1), (36, 20, 2), (36, 7, 1), (36, 1, 0)])
def test_notes_get_rows_of_their_own_only_where_they_need_them(width, height, rows):
    assert note_height(columns_of(PALETTE.choices, width), height) == rows


def test_the_examples_stand_under_their_themes():
    lines = lines_of(subjects.examples(), 70)
    themes = [line for line, choice in zip(lines, subjects.examples().choices, strict=True) if choice.number is None]
    assert themes == list(dict.fromkeys(example.theme for example in EXAMPLES))
    assert lines[0] == themes[0]
    assert lines[1].startswith("3x^2 - 4x + 5")


@given(
    st.sampled_from([PALETTE, subjects.actions("ascii"), subjects.examples(), subjects.expressions(["x" * 500])]),
    st.integers(0, 130),
    st.integers(0, 50),
)
def test_a_row_and_a_note_fit_any_place(subject, width, height):
    columns = columns_of(subject.choices, width)
    assert note_height(columns, height) < max(1, height)
    for choice in subject.choices:
        assert len(note_rows(choice.note, columns, note_height(columns, height))) <= note_height(columns, height)
        if width >= 28:
            assert len(plain(choice_row(choice, columns))) <= width


def test_cut_says_that_something_is_left_out():
    assert [cut("abcdef", width) for width in (6, 5, 1, 0)] == ["abcdef", "abcd…", "…", ""]


def choice(number, label, keys="", note=""):
    return Choice(label, note, keys, number)


def test_a_key_counts_most_and_letters_in_their_order_least():
    lines = [
        choice(0, "bacon and cheese"), choice(1, "over", note="tabcd"), choice(2, "about", note="starts abcs"),
        choice(3, "abcde"), choice(4, "say abc"), choice(5, "other", "abc"), choice(6, "nothing"),
    ]  # fmt: skip
    assert [line.number for line in ranked("abc", lines)] == [5, 4, 3, 2, 1]
    assert [line.number for line in ranked("bcn", lines)] == [0]
    assert [line.number for line in ranked("a", [choice(0, "xay", ""), choice(1, "x a"), choice(2, "b", "A")])] == [
        1,
        0,
    ]
    assert ranked("abc zzz", lines) == []


def test_of_equals_a_label_that_begins_with_the_query_comes_first():
    lines = [choice(0, "slope curve"), choice(1, "curvature"), choice(2, "Curvature of g"), choice(3, "a curved line")]
    assert [line.number for line in ranked("curv", lines)] == [1, 2, 0, 3]
    assert first_for("curv") == "bend_curve"


def test_a_part_of_a_label_counts_more_than_its_letters():
    assert [line.number for line in ranked("abc", [choice(0, "a bc"), choice(1, "xabcx")])] == [1, 0]


@pytest.mark.parametrize(("keys", "width", "label"), [("", 32, 8), ("", 31, 0), ("k", 35, 8), ("k", 34, 0)])
def test_a_note_stands_beside_its_label_from_24_columns_on(keys, width, label):
    columns = columns_of([choice(0, "labels", keys, "n" * 30), choice(None, "a long heading over it")], width)
    assert (columns.width, columns.label, columns.keys) == (width, label, len(keys) and 3)
    assert columns.note == (24 if label else 0)


@pytest.mark.parametrize(("height", "rows"), [(0, 0), (1, 0), (2, 1), (7, 1), (8, 2), (30, 2)])
def test_a_note_below_has_one_row_and_in_a_tall_list_two(height, rows):
    assert note_height(columns_of([choice(0, "labels", "k", "n" * 30)], 20), height) == rows


def test_without_room_beside_it_a_row_is_the_label_and_its_keys_at_the_right_end():
    columns = columns_of([choice(0, "labels", "key", "n" * 30), choice(1, "more")], 12)
    assert plain(choice_row(choice(0, "labels", "key"), columns)) == "labels   key"
    assert plain(choice_row(choice(0, "longer labels", "key"), columns)) == "longer … key"
    assert plain(choice_row(choice(1, "more"), columns)) == "more        "


@pytest.mark.parametrize(("query", "found"), [
    ("f1", [0, 1]), ("F1", [0, 1]), ("n", [2, 3, 4]), ("N", [3, 2, 4]), ("ctrl+p", [4]), ("c", [3]), ("elp", [0]),
    ("hlp", [0]),
])  # fmt: skip
def test_a_key_of_one_letter_is_that_letter_alone_and_a_longer_one_may_be_written_small(query, found):
    lines = [
        choice(0, "help", "F1 ?"), choice(1, "x", "", "as f1 does"), choice(2, "on", "n"),
        choice(3, "back", "N", "not"), choice(4, "open", "Ctrl+P"),
    ]  # fmt: skip
    assert [line.number for line in ranked(query, lines)] == found
