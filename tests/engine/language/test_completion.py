"""Help while typing: kinds of tokens, names that begin like a word, and brackets that belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.language.completion import complete, matching_bracket, tokens


def kinds(text):
    return [(kind, text[start:end]) for kind, start, end in tokens(text)]


def names(text, cursor=None):
    return [name for name, _ in complete(text, len(text) if cursor is None else cursor).candidates]


def test_every_piece_has_its_kind():
    assert kinds("2πx² − max(sin t, |y|)") == [
        ("number", "2"),
        ("constant", "π"),
        ("variable", "x"),
        ("number", "²"),
        ("space", " "),
        ("operator", "−"),
        ("space", " "),
        ("function", "max"),
        ("bracket", "("),
        ("function", "sin"),
        ("space", " "),
        ("variable", "t"),
        ("separator", ","),
        ("space", " "),
        ("bracket", "|"),
        ("variable", "y"),
        ("bracket", "|"),
        ("bracket", ")"),
    ]


def test_runs_of_letters_are_shown_in_the_pieces_they_are_read_in():
    assert kinds("xsinx") == [("variable", "x"), ("function", "sin"), ("variable", "x")]
    assert kinds("√log2x") == [("function", "√"), ("function", "log2"), ("variable", "x")]
    assert kinds("2³√x") == [("number", "2"), ("number", "³"), ("function", "√"), ("variable", "x")]


def test_what_is_not_read_is_unknown():
    assert kinds("foo -> f$") == [
        ("unknown", "foo"),
        ("space", " "),
        ("unknown", "->"),
        ("space", " "),
        ("unknown", "f"),
        ("unknown", "$"),
    ]


def test_a_left_side_is_no_mistake():
    assert kinds("f(x) = x")[:4] == [("function", "f"), ("bracket", "("), ("variable", "x"), ("bracket", ")")]
    assert kinds(" y=1") == [("space", " "), ("variable", "y"), ("operator", "="), ("number", "1")]
    assert kinds("y=x -> 1")[4] == ("unknown", "->")


def test_conditions_have_kinds_and_their_braces_are_brackets():
    assert [kind for kind, _ in kinds("{x<=0:1,2}")] == [
        "bracket", "variable", "operator", "number", "separator", "number", "separator", "number", "bracket",
    ]  # fmt: skip
    assert [kind for kind, text in kinds("1 if not x = 2 and t ≥ 1 else 3") if kind != "space"] == [
        "number", "function", "function", "variable", "operator", "number", "function", "variable", "operator",
        "number", "function", "number",
    ]  # fmt: skip


@given(st.text(max_size=50) | st.text("xsinπ²()|,=+ \n√2.5", max_size=50))
def test_the_pieces_cover_any_text_without_gaps(text):
    pieces = tokens(text)
    assert "".join(text[start:end] for _, start, end in pieces) == text
    assert all(start < end for _, start, end in pieces)


def test_what_is_too_long_to_be_read_is_one_unknown_piece():
    assert tokens("x+" * 1000)[-1] == ("unknown", 1000, 2000)


def test_the_word_before_the_cursor_is_completed():
    assert names("2 + sin") == ["sin", "sinh", "sinc"]
    assert names("2 + si(x)", 6)[:2] == ["sin", "sinh"]
    assert names("LO")[:2] == ["log2", "log10"]
    assert names("log1") == ["log10"]
    assert names("p") == ["pow", "pi"]


def test_in_a_run_of_letters_the_last_word_is_completed():
    completion = complete("3xsinhco", 8)
    assert (completion.start, completion.end) == (6, 8)
    assert [name for name, _ in completion.candidates][:2] == ["cos", "cot"]
    assert complete("2xe", 3).start == 2


def test_another_spelling_is_offered_where_the_tables_own_name_begins_differently():
    assert names("arcs") == ["arcsin", "arcsec", "arcsinh", "arcsech", "arcsch"]
    assert "arcsin" not in names("a")
    assert "sgn" in names("sg")


@pytest.mark.parametrize("text", ["", "2", "x ", "sin(", "qq", "x+", "@"])
def test_where_no_word_is_there_is_nothing_to_complete(text):
    assert complete(text, len(text)).candidates == ()


def test_every_candidate_comes_with_its_line_of_help():
    for word in (*SPELLINGS, *CONSTANTS):
        helps = dict(complete(word, len(word)).candidates)
        assert word in helps
        assert helps[word]
        assert word in CONSTANTS or helps[word] == TABLE[SPELLINGS[word]].help


@given(st.text(), st.integers(-5, 50))
def test_no_text_and_no_cursor_is_too_odd(text, cursor):
    completion = complete(text, cursor)
    assert 0 <= completion.start <= completion.end <= len(text)
    partner = matching_bracket(text, cursor)
    assert partner is None or text[partner]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("(x+(y))", {0: 6, 3: 5}),
        ("||x|-1|", {0: 6, 1: 3}),
        ("x|x|", {1: 3}),
        ("|x||y|", {0: 2, 3: 5}),
        ("|(x|x|)|", {0: 7, 1: 6, 3: 5}),
        ("sin|x|", {3: 5}),
        ("|x²|", {0: 3}),
        ("f(x)=|x|", {1: 3, 5: 7}),
        ("(|x)", {0: 3}),
        ("(x", {}),
        ("x)", {}),
        ("||", {}),
        ("{x<0: (x), {x>1: 2}}", {0: 19, 6: 8, 11: 18}),
        ("(x}", {}),
        ("{x<0 | x>1 | |x|=2: 1}", {0: 21, 13: 15}),
    ],
)
def test_brackets_and_bars_find_their_partners(text, pairs):
    both_ways = pairs | {closing: opening for opening, closing in pairs.items()}
    for place in (place for place, char in enumerate(text) if char in "()|{}"):
        if place in both_ways or place - 1 not in both_ways:  # or else the bracket before it answers
            assert matching_bracket(text, place) == both_ways.get(place)


def test_a_bracket_just_before_the_cursor_counts_too():
    assert matching_bracket("(x)", 3) == 0
    assert matching_bracket("((x))", 4) == 0
    assert matching_bracket("x + 1", 2) is None
    assert matching_bracket("(x", 0) is None
    assert matching_bracket("(", 5) is None
