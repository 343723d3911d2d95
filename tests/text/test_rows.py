"""Rows of text with roles, and texts fitted into columns."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mgtui.text
from mgtui.text.rows import cut, cut_at_word, in_ascii, plain, shortened, wrapped, wrapped_within

WORDS = st.lists(st.text("abc−", min_size=1, max_size=9), max_size=20).map(" ".join)


def test_a_row_is_its_parts_one_after_the_other():
    assert plain((("slope ", "label"), ("14", "slope"))) == "slope 14"
    assert plain(()) == ""


def test_a_text_is_broken_at_blanks():
    assert wrapped("f goes up at 3", 9, "words") == [(("f goes up", "words"),), (("at 3", "words"),)]
    assert wrapped("", 9, "words") == []


@given(WORDS, st.integers(9, 40))
def test_a_wrapped_text_keeps_its_words_and_fits(text, width):
    lines = [plain(row) for row in wrapped(text, width, "dim")]
    assert " ".join(lines) == text
    assert all(len(line) <= width for line in lines)
    assert all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines))


@given(st.text(st.characters(exclude_categories=["Z", "C"])), st.integers(1, 9))
def test_a_word_longer_than_a_row_goes_on_in_the_next(word, width):
    lines = [plain(row) for row in wrapped(word, width, "dim")]
    assert "".join(lines) == word
    assert all(len(line) == width for line in lines[:-1])


def test_blanks_inside_a_row_stay_as_they_are():
    assert wrapped("mgtui 'x  +  1'\n--at 2", 24, "words") == [(("mgtui 'x  +  1' --at 2", "words"),)]


@given(WORDS, st.integers(11, 40), st.integers(1, 4))
def test_what_has_no_room_is_left_out_by_words_and_that_is_seen(text, width, height):
    lines = [plain(row) for row in wrapped_within(text, width, height, "dim")]
    assert len(lines) <= height
    assert all(len(line) <= width for line in lines)
    if " ".join(lines) != text:
        assert lines[-1].endswith("…")
        assert text.startswith(" ".join(lines).removesuffix(" …"))
        assert text[len(" ".join(lines).removesuffix(" …"))] == " "


@given(st.text(), st.integers(0, 20))
def test_a_cut_text_fits_and_shows_that_it_was_cut(text, width):
    short = cut(text, width)
    assert len(short) <= width
    assert short == text if len(text) <= width else width == 0 or short == text[: width - 1] + "…"


WORDS = st.text("ab ", max_size=12)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["dim", "key"])), min_size=1, max_size=5), st.integers(1, 40))
def test_a_row_that_is_shortened_fits_begins_as_it_did_and_shows_that_words_are_left_out(parts, width):
    row = tuple(parts)
    shown = shortened(row, width)
    if len(plain(row)) <= width:
        assert shown == row
        return
    assert len(plain(shown)) <= width
    assert plain(shown).endswith("…")
    kept = plain(shown)[:-1].rstrip()
    assert plain(row).startswith(kept)
    goes_on = plain(row)[len(kept)] != " "
    assert not goes_on or len(kept.split()) <= 1


def test_the_parts_of_a_row_that_is_shortened_keep_their_roles():
    row = (("   → sin", "key"), (" sine of an angle", "dim"))
    assert shortened(row, 20) == (("   → sin", "key"), (" sine of", "dim"), (" …", "dim"))
    assert shortened(row, 7) == (("   →", "key"), (" …", "key"))


def test_text_stands_below_everything_else():
    for path in Path(mgtui.text.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert all(name and (not name.startswith("mgtui") or name.startswith("mgtui.text")) for name in names)


@pytest.mark.parametrize(
    ("parts", "width", "shown"),
    [
        (["it tends to −∞"], 20, "it tends to -inf"),
        (["it tends to −∞"], 15, "it tends to -I"),
        (["f(x)        ", "∞"], 20, "f(x)        inf"),
        (["∞   ∞"], 20, "I   inf"),
        (["∞  ", "∞"], 20, "I  inf"),
        (["∞", "  ∞"], 20, "I  inf"),
        (["from ∞ ", "to ", "∞", "   "], 20, "from inf to inf"),
        (["x²", "·π"], 20, "x^2*pi"),
        (["x²", "·π   "], 5, "x2*p"),
    ],
)
def test_in_ascii_signs_are_words_in_the_last_column_of_a_row_that_still_fits(parts, width, shown):
    row = in_ascii(tuple((part, str(at)) for at, part in enumerate(parts)), width)
    assert plain(row).rstrip() == shown
    assert [role for _, role in row] == [str(at) for at in range(len(parts))]


@given(st.lists(st.tuples(st.text("a ∞π→² −", max_size=9), st.just("")), max_size=4).map(tuple), st.integers(0, 40))
def test_a_row_in_ascii_is_ascii_and_grows_past_its_width_only_where_it_was_past_it(row, width):
    shown = plain(in_ascii(row, width))
    assert shown.isascii()
    assert len(shown.rstrip()) <= max(width, len(plain(row)))


@given(st.text("ab ,", max_size=30), st.integers(0, 30))
def test_a_sentence_is_cut_behind_a_word_and_fits(text, width):
    found = cut_at_word(text, width)
    assert len(found) <= width or found == text
    assert found == text or not found or found.endswith("…")
    assert text.startswith(found.removesuffix("…").rstrip())


def test_a_sentence_is_cut_within_a_word_only_where_that_is_most_of_it():
    assert cut_at_word("to the next root, extremum", 20) == "to the next root …"
    assert cut_at_word("antidisestablishmentarianism", 10) == "antidises…"
    assert cut_at_word("it is whole", 11) == "it is whole"
