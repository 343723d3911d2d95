"""What is wrong with the arguments is said in plain words, with what was probably meant."""

import io
import sys

import pytest

from mgtui.arguments import BadArgumentError, read
from mgtui.opening import opened_by

WRONG = [
    (["x^2", "--jsn"], "There is no option --jsn: did you mean --json?"),
    (["--tabel", "x^2"], "There is no option --tabel: did you mean --table?"),
    (["x^2", "--bogus=3"], "There is no option --bogus; mgtui --help lists all."),
    (["x^2", "--at"], "--at wants a value after it."),
    (["x^2", "--h"], "--step wants a value after it."),
    (["x^2", "--js"], "--js may mean --json or --jsonl."),
    (["x^2", "--json=3"], "--json takes no value, and '3' is one."),
    (["x^2", "--csv", "--json"], "--json is not allowed with --csv."),
    (["--scheme", "middle"], "--scheme knows forward, backward, central, not 'middle'"),
    (["x^2", "--svg", "pictures/plot.png"], "--svg: the picture is an SVG: call it plot.svg, not plot.png"),
    (["x^2", "--svg", "x.PDF"], "--svg: the picture is an SVG: call it x.svg, not x.PDF"),
    (["--completion", "tcsh"], "--completion knows bash, zsh, fish, not 'tcsh'"),
]
PARTED = ["3x^2 - 4x + 5", "x ^ 2", "sin x", "a b + c", "2 / x", "sin(x) cos( x )", "3x^2 -4x +5"]
WHOLE = [["x^2", "2x"], ["x^2", "-x^2"], ["x^2"], ["x^2", "-"], ["-", "x^2"], ["x^2", "-", "2x"], ["2", "x"], []]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_will_not_do_is_said_in_words(arguments, said):
    with pytest.raises(BadArgumentError) as caught:
        read(arguments)
    assert str(caught.value) == said


@pytest.mark.parametrize("expression", PARTED)
def test_an_expression_that_the_shell_has_parted_is_told_to_go_in_quotes(expression):
    with pytest.raises(BadArgumentError, match="goes in quotes") as caught:
        read([*expression.split(), "--at", "2"])
    assert f"mgtui '{expression}'" in str(caught.value)


@pytest.mark.parametrize("arguments", WHOLE)
def test_several_expressions_and_standard_input_are_taken_as_they_are(arguments):
    assert read(arguments).expressions == arguments


def test_a_minus_between_two_expressions_is_one_where_nothing_comes_from_standard_input(monkeypatch):
    class Keyboard(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard())
    with pytest.raises(BadArgumentError, match="mgtui '2x - 1'"):
        read(["2x", "-", "1"])
    assert read(["2x", "-"]).expressions == ["2x", "-"]


@pytest.mark.parametrize("path", ["plot.svg", "plot", "plot.txt", "-", "/dev/stdout"])
def test_a_picture_may_have_any_name_but_that_of_another_kind(path):
    assert str(read(["x^2", "--svg", path]).svg) == path


def test_an_expression_that_is_wrong_in_any_case_is_left_to_its_own_complaint():
    assert read(["x^2", "foo"]).expressions == ["x^2", "foo"]


def test_a_parted_expression_drives_no_terminal():
    with pytest.raises(BadArgumentError) as caught:
        read(["sin", "x\n"])
    assert str(caught.value).isprintable()


def complaint_about(*arguments):
    with pytest.raises(BadArgumentError) as caught:
        opened_by(read(arguments))
    return str(caught.value).splitlines()


def test_what_was_meant_is_told_where_the_complaint_does_not_say_it():
    assert complaint_about("x^2 from -3 to 3")[1:] == [
        "  x^2 from -3 to 3", "      ^^^^^^^^^^^^", "Did you mean: x^2 {-3<=x<=3}",
    ]  # fmt: skip
    assert complaint_about("plot x^2")[-1] == "Did you mean: x^2"
    assert complaint_about("d/dx x^3")[-1] == "Did you mean: x^3"


@pytest.mark.parametrize("expression", ["sinn(x)", "3,5x^2", "x^2 +", "x -" * 50])
def test_what_the_complaint_says_or_nobody_knows_is_not_told_again(expression):
    assert complaint_about(expression)[-1].strip("^ ") == ""


@pytest.mark.parametrize("text", ["foo", "inf", "ab", "foo(2)"])
def test_a_word_where_a_number_is_wanted_is_told_to_be_none(text):
    word = text.partition("(")[0]
    assert complaint_about("x^2", "--at", text)[0] == (
        f"--at: A number is wanted here, such as 2/3 or pi/4, and {word} is none."
    )


@pytest.mark.parametrize(
    ("text", "front", "number"),
    [("x = 3", "x =", "3"), ("x=pi/4", "x =", "pi/4"), ("h= 0.1", "h =", "0.1"), ("=3", "=", "3")],
)
def test_a_name_before_a_number_is_told_to_be_left_out(text, front, number):
    found = complaint_about("x^2", "--at", text)
    assert found[0] == f"--at: A number is wanted here, such as 2/3 or pi/4: leave {front} out."
    assert found[-1] == f"Did you mean: {number}"


def test_what_makes_a_number_of_the_text_is_told_as_it_is_of_expressions():
    assert complaint_about("x^2", "--at", "minus 3")[0] == "--at: 'minus' is written - here."
    assert "did you mean sqrt?" in complaint_about("x^2", "--at", "sqr(2)")[0]


def test_no_text_at_all_and_a_name_without_a_value_are_told_what_is_wanted():
    assert complaint_about("x^2", "--at", " ")[0].endswith("A number is wanted here, such as 2/3 or pi/4.")
    assert complaint_about("x^2", "--set", "x") == ["--set wants NAME=VALUE, not 'x'"]
    assert complaint_about("x^2", "--range", "x") == ["--range wants NAME=A:B, not 'x'"]
