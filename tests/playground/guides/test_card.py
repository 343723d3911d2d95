"""A card in rows: nothing is wider than its pane, and the answers stand side by side where they can."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.guides.card import Card, as_key, choice_at, key_in, pages
from mgtui.text.rows import cut, plain

CHOICES = ("up", "down", "flat", "no slope")


def lines(card, width, height):
    return [[plain(row) for row in page] for page in pages(card, width, height)]


@pytest.mark.parametrize(("width", "rows"), [
    (60, ["   1 up   ▸ 2 down     3 flat     4 no slope"]),
    (30, ["   1 up   ▸ 2 down     3 flat", "   4 no slope"]),
    (14, ["   1 up", " ▸ 2 down", "   3 flat", "   4 no slope"]),
])  # fmt: skip
def test_the_answers_stand_side_by_side_three_columns_apart_with_a_mark_before_the_picked_one(width, rows):
    (page,) = lines(Card("n", "title", "", "", CHOICES, 1), width, 9)
    assert page[1:] == rows


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(12, 60))
def test_a_row_of_text_takes_as_many_words_as_fit_between_a_blank_on_either_side(words, width):
    (page,) = lines(Card("n", "title", " ".join(words)), width, 40)
    rows = [row.removeprefix(" ") for row in page[1:]]
    assert " ".join(rows) == " ".join(words)
    assert max(map(len, rows)) <= width - 2
    assert all(len(row) + 1 + len(after.split()[0]) > width - 2 for row, after in itertools.pairwise(rows))


def test_answers_that_just_fit_share_a_row():
    inner = len("  1 up") + 3 + len("  2 down")
    assert len(lines(Card("n", "t", "", "", ("up", "down")), inner + 2, 9)[0]) == 2
    assert len(lines(Card("n", "t", "", "", ("up", "down")), inner + 1, 9)[0]) == 3


def test_the_title_stands_left_and_as_many_keys_as_fit_right():
    card = Card("n", "title", "text", keys=("Enter|go on", "L|leave"))
    assert lines(card, 40, 4)[0][0] == " title ─────────── Enter go on  L leave "
    least = len("title") + 4 + len(" Enter go on ") + len(" L leave ")
    assert "leave" in lines(card, least, 4)[0][0]
    assert "leave" not in lines(card, least - 1, 4)[0][0]
    assert "go on" in lines(card, 20, 4)[0][0]


def test_a_title_without_room_is_shortened_by_words():
    card = Card("n", "Guess 1, score 0, streak 0, best 0", "text", keys=("Enter|answer", "G|leave"))
    assert lines(card, 40, 4)[0][0].startswith(" Guess 1, score 0, … ")
    assert "Enter answer" in lines(card, 40, 4)[0][0]


def test_the_key_under_a_column_of_a_card():
    ((title, *text),) = pages(
        Card("n", "title", f"Press {as_key('=')} now.", keys=("Enter|go on", "← →|choose")), 50, 4
    )
    keys = [key_in(title, column) for column in range(50)]
    shown = plain(title)
    assert keys[: shown.index("Enter") - 1] == [None] * (shown.index("Enter") - 1)
    assert {keys[shown.index("Enter")], keys[shown.index("on ") + 1]} == {"enter"}
    assert (keys[shown.index("←")], keys[shown.index("→")]) == ("left", "right")
    assert [key_in(text[0], plain(text[0]).index(part)) for part in ("Press", "=", "now")] == [
        None, "equals_sign", None,
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [
    [("Enter", "key", ["enter"] * 5), (" on ", "label", ["enter"] * 4), ("rest", "value", [None] * 4)],
    [("Press ", "value", [None] * 6), ("=", "key", ["equals_sign"]), (" now", "value", [None] * 4)],
    [("── ", "dim", [None] * 3), ("1-6", "key", [*"116"]), (" ", "label", ["6"]), ("Esc", "key", ["escape"] * 3)],
])  # fmt: skip
def test_a_key_is_meant_from_its_first_column_to_its_last_and_by_the_word_behind_it(parts):
    row = tuple((text, role) for text, role, _ in parts)
    wanted = [key for _, _, keys in parts for key in keys]
    found = [key_in(row, column) for column in range(-1, len(wanted) + 1)]
    assert found == [None, *wanted, None]


@given(st.integers(10, 60), st.none() | st.integers(0, 4))
def test_an_answer_is_meant_by_each_of_its_columns_and_by_no_other(width, pick):
    card = Card("n", "title", "1 up", "2 down", (*CHOICES, "u₂ = |sin(u₁) + x|"), pick)
    (page,) = pages(card, width, 40)
    seen = []
    for row in page[1:]:
        shown = plain(row)
        found = [choice_at(card, row, column) for column in range(-1, len(shown) + 1)]
        assert found[0] is found[-1] is None
        for number in [n for n in dict.fromkeys(found) if n is not None]:
            columns = [column for column, at in enumerate(found, -1) if at == number]
            assert columns == list(range(columns[0], columns[-1] + 1))
            mark = "▸" if number == pick else " "
            assert shown[columns[0] : columns[-1] + 1] == cut(f"{mark} {number + 1} {card.choices[number]}", width - 2)
            seen.append(number)
    assert seen == [0, 1, 2, 3, 4]


def test_what_is_asked_stands_on_the_last_page_and_the_others_say_read_on():
    card = Card("n", "title", "one two three four five six", "what then?", ("up",), keys=("Enter|answer", "L|leave"))
    shown = lines(card, 16, 4)
    assert len(shown) > 1
    assert all("read on" in page[0] and "answer" not in page[0] for page in shown[:-1])
    assert "answer" in shown[-1][0]
    assert "what then?" in "".join(shown[-1])
    words = " ".join(" ".join(page[1:]) for page in shown).split()
    assert words == ["one", "two", "three", "four", "five", "six", "what", "then?", "1", "up"]


@pytest.mark.parametrize("height", [4, 5, 6, 7])
def test_all_answers_stand_on_the_last_page_below_the_end_of_a_long_question(height):
    card = Card("n", "title", "", "Pick an answer with the arrows and then press Enter to give it.", CHOICES)
    *_, last = lines(card, 30, height)
    assert [line.strip() for line in last[-2:]] == ["1 up     2 down     3 flat", "4 no slope"]
    assert len(last) == min(height, 6)


WORDS = st.lists(st.sampled_from(["a", "bcd", "x + h", "longerword", "é" * 30, as_key("Page up"), "2"]), max_size=30)


@given(WORDS, WORDS, st.integers(0, 4), st.integers(20, 70), st.integers(1, 12))
def test_no_row_is_longer_than_the_pane_and_no_page_higher(text, ask, choices, width, height):
    card = Card("n", "a title", " ".join(text), " ".join(ask), CHOICES[:choices], None, ("Enter|go",))
    shown = lines(card, width, height)
    assert all(len(row) <= width for page in shown for row in page)
    assert all(len(page) <= max(2, height) for page in shown)
    told = "".join("".join(page[1:]) for page in shown).replace(" ", "")
    answers = [f"{number} {answer}" for number, answer in enumerate(CHOICES[:choices], 1)]
    assert told == "".join([*text, *ask, *answers]).translate(dict.fromkeys((0xE000, 0xE001, 0xA0, 32)))


def test_a_card_without_words_is_a_page_with_its_title():
    assert lines(Card("n", "title", "", keys=("Enter|done",)), 30, 5) == [[" title ─────────── Enter done "]]
