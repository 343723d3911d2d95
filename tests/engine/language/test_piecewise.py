"""Functions made of pieces: five notations of one tree, what they read as, and where a condition has no place."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine.language.readings import reading
from mgtui.engine.language.syntax import ExpressionError, parse_tree
from tests.engine.language.test_errors import error_of
from tests.engine.language.test_readings import flat_reading
from tests.engine.language.test_syntax import check_fit_to_show, outcome
from tests.quick import examples

# reading | texts of that reading
READ = """
{x < 0: −x, x²}                    | {x<0: -x, x^2}; if(x<0, -x, x^2); -x if x<0 else x^2; x<0 ? -x : x^2
{x < 0: −x, x²}                    | where(x<0, -x, x^2); IF (X<0, -X, X²); (-x) if (x<0) else (x^2); {(x<0): -x, x^2}
{x < 0: −x, x ≥ 0: x²}             | {x<0: -x, x>=0: x^2}; {x<0:-x,{x≥0:x^2}}; if(x<0, -x, if(x>=0, x^2))
{x < 0: −x, x ≥ 0: x²}             | -x if x<0 else x^2 {x>=0}; x<0 ? -x : {x⩾0: x^2}
{x < −1: 1, x < 1: x, 2}           | 1 if x<-1 else x if x<1 else 2; x<-1 ? 1 : x<1 ? x : 2; if(x<-1,1,if(x<1,x,2))
{x < −1: 1, x < 1: x, 2}           | x<-1 ? 1 : x if x<1 else 2; 1 if x<-1 else x<1 ? x : 2
{x < 0: {x < −1: 1, 2}, 3}         | x<0 ? x<-1 ? 1 : 2 : 3; (1 if x<-1 else 2) if x<0 else 3; if(x<0, {x<-1: 1, 2}, 3)
{0 < x < 1: x²}                    | x^2 {0<x<1}; {0<x<1: x^2}; if(0<x<1, x^2); x²{0 < x < 1}
{x > 0 and x < 1: x + 1}           | x+1 {x>0}{x<1}; {x>0 and x<1: x+1}; {x>0 && x<1: x+1}; {(x>0) & (x<1): x+1}
{x < 0 or x > 1: 2}                | {x<0 or x>1: 2}; {x<0 || x>1: 2}; {x<0 | x>1: 2}; {(x<0) | (x>1): 2}; 2 {x<0 ∨ x>1}
{x < −1 or |x| < 2 or x = 3: x}    | {x<-1 | |x|<2 | x=3: x}; {x<-1 || |x|<2 || x==3: x}; {x<-1|(|x|<2)|x=3: x}
{x < 2·|x|: 1}                     | {x<2|x|: 1}; {x < 2 |x| : 1}
{x < 2·||x| − 1|: 1}               | {x<2||x|-1|: 1}
{x < max(|x|, 1)·|x|: 1}           | {x<max(|x|,1)|x|: 1}
{not x < 0 and not x = 1: 5}       | {not x<0 and not x=1: 5}; 5 {not x < 0 ∧ ¬ x = 1}
{not (x < 0 or x > 1): 5}          | {not (x<0 or x>1): 5}
{x < 0 or x > 1 and x < 2: 5}      | {x<0 or (x>1 and x<2): 5}; {x<0 or x>1 and x<2: 5}
{(x < 0 or x > 1) and x < 2: 5}    | {(x<0 or x>1) and x<2: 5}
{0 < x ≤ 1 < a: 3}                 | {0<x<=1<a: 3}
{x ≠ 0: 1/x, 0}                    | {x != 0: 1/x, 0}; 1/x if x≠0 else 0; x!=0?1/x:0
{sin(x) < 0.5: 1, x}               | {sin x<.5: 1, x}; 1 if sin x < 0.5 else x
(x < 0)·x                          | (x<0)*x; (x<0)x
x·(x < 0)                          | x(x<0); x*(x<0)
(0 < x < 1)·(x + 1)                | (0<x<1)(x+1)
(x < 0)·x + (x ≥ 0)·x²             | (x<0)*x + (x>=0)*x^2
(x < 0 and x > −1)·x               | ((x<0)&(x>-1))*x; (x<0 and x>-1)x
(x < 0)·(x > −1)                   | (x<0)*(x>-1)
(x < 0)·x/2                        | (x<0)*x/2
−(x < 0)·x                         | -(x<0)*x
2·{x < 0: 1, 2} + 1                | 2{x<0: 1, 2}+1; 2*if(x<0, 1, 2)+1
{x < 0: 1, 2}²                     | {x<0: 1, 2}^2; if(x<0, 1, 2)²
sin({x < 0: 1, 2})                 | sin {x<0: 1, 2}; sin(1 if x<0 else 2); sin(x<0 ? 1 : 2)
{x > 0: sin(x)}                    | sin x {x>0}
max({x < 0: 1, 2}, x)              | max(1 if x<0 else 2, x); max(if(x<0,1,2), x)
|{x < 0: x, 2}|                    | |x if x<0 else 2|; |{x<0: x, 2}|
{{x < 0: 1, 2} < x: 5, 6}          | {{x<0: 1, 2}<x: 5, 6}; 5 if if(x<0,1,2)<x else 6
{x < 0: x} + 1                     | (x {x<0})+1
2^{x < 0: 1, 2}                    | 2^{x<0: 1, 2}
{x < e: e, x·e}                    | e if x<e else xe; if(x<e, e, x*e)
"""


@pytest.mark.parametrize("row", READ.strip().splitlines())
def test_all_notations_of_a_function_made_of_pieces_read_alike(row):
    read, texts = row[:34].strip(), row[37:].split("; ")
    trees = [parse_tree(text) for text in texts]
    assert {reading(tree) for tree in trees} == {read}
    assert len(set(trees)) == 1
    assert parse_tree(read) == parse_tree(reading(trees[0], ascii=True)) == trees[0]


def test_keyboards_without_signs_for_comparisons_have_them_in_two_characters():
    assert reading(parse_tree("{x≤0: 1, x≥2: -2, x≠1: 3}"), ascii=True) == "{x <= 0: 1, x >= 2: -2, x != 1: 3}"


def test_a_chain_and_two_conditions_that_say_the_same_are_told_apart():
    assert reading(parse_tree("{0<x and x<1: 2}")) == "{0 < x and x < 1: 2}"
    assert reading(parse_tree("{0<x<1: 2}")) == "{0 < x < 1: 2}"


def test_a_left_side_is_dropped_before_pieces_too():
    assert parse_tree("f(x) = {x<0: -x, x^2}") == parse_tree("y = {x<0: -x, x^2}") == parse_tree("{x<0: -x, x^2}")


# text | the part that is pointed at | words of the message
POINTS = """
x<0                 | <          | if(x<0, -x, x^2)
(x<0)               | <          | {x<0: -x, x^2}
0<x<1               | <          | (0<x<1)*x
x<0 and x>1         | <          | {x<0 and x>1: -x, x^2}
not x<0             | <          | {not x<0: -x, x^2}
(x<0)+1             | <          | no number
1-(x<0)             | <          | no number
(x<0)^2             | <          | no number
2^(x<0)             | <          | no number
1/(x<0)             | <          | no number
-(x<0)              | <          | no number
sin(x<0)            | <          | no number
sin(x ≤ 0)          | ≤          | no number
|x<0|               | <          | no number
max(x, x>=1)        | >=         | no number
{x<0: x>1, 2}       | >          | no number
((x<0)<1)*x         | <          | no number
{x<0: 1, x>1}       | >          | no number
x<0{x>1}            | <          | no number
{}                  | {}         | nothing between
{x<0}               | {x<0}      | {x<0: x^2}
2*{x<0}             | {x<0}      | x^2 {x<0}
{x<0: , 1}          | :          | missing after ':'
{x<0: 1,}           | ,          | missing after the comma
{x<0: }             | :          | missing after ':'
{x<: 1}             | <          | missing after '<'
{: 1}               | :          | missing before ':'
{x<0 1: 2}          | 0 1        | lacks an operator
{x: 1, 2}           | x          | no condition
{x<0: 1, 2, 3}      | 2          | last piece
{x<0: 1, 2, x>3: 4} | 2          | last piece
{x<0, -x, x^2}      | ,          | followed by :
{x<0: 1, x<2, 3}    | ,          | followed by :
{x<0: 1             | {          | never closed
x {x<0              | {          | never closed
(x<0: 1)            | :          | after a condition
{x<0: 1)            | {          | never closed
{x<0: 1}}           | }          | round brackets
if(x<0)             | if(x<0)    | if(x<0, -x, x^2)
if(x<0, 1, 2, 3)    | ,          | a condition and one or two expressions
if                  | if         | if(x<0, -x, x^2)
if x<0              | if         | if(x<0, -x, x^2)
if(x, 1, 2)         | x          | x > 0
where(x, 1, 2)      | x          | x > 0
x if x else 1       | x          | x > 0
x ? 1 : 2           | x          | x > 0
x^2 {x} {x<1}       | x          | no condition
x^2 {x<1} {x}       | x          | no condition
x {x {              | {          | never closed
x if x<0            | if x<0     | -x if x<0 else x^2
x<0 ? 1             | ?          | x<0 ? -x : x^2
x<0 ? 1 2 : 3       | 1 2        | lacks an operator
x else 2            | else       | no if
{x<0: 1, else: 2}   | else:      | {x<0: -x, x^2}
x if else 2         | else       | no if
x not 2             | not        | before a condition
x and x>1           | and        | joins comparisons
x>1 or x            | or         | joins comparisons
x>1 || x            | |          | joins comparisons
x^2 {x<0} + 1       | +          | write {x<0: x^2}
x<0 or              | or         | missing after 'or'
< x                 | <          | missing before '<'
x < < 1             | <          | '<' cannot follow '<'
{x=>0: 1}           | =>         | >=
"""


@pytest.mark.parametrize("row", POINTS.strip().splitlines())
def test_an_error_of_conditions_points_at_the_offending_part_and_says_why(row):
    text, place, words = (part.strip() for part in (row[:20], row[22:33], row[35:]))
    error = error_of(text)
    assert text[error.start : error.end] == place
    assert words in error.message
    assert len(error.message) < 200


@pytest.mark.parametrize(("typed", "meant"), [("=>", ">="), ("=<", "<="), ("<>", "!=")])
def test_a_comparison_of_other_languages_is_replaced_by_ours(typed, meant):
    text = f"{{x{typed}1: 2, 3}}"
    error = error_of(text)
    assert text[: error.start] + error.suggestion + text[error.end :] == f"{{x{meant}1: 2, 3}}"


def test_a_comma_after_a_condition_is_replaced_by_a_colon():
    text = "{x<0, -x, x^2}"
    error = error_of(text)
    assert parse_tree(text[: error.start] + error.suggestion + text[error.end :]) == parse_tree("{x<0: -x, x^2}")


def test_an_equals_sign_that_is_no_condition_is_told_of_left_sides_and_of_pieces():
    message = error_of("(x = 3)").message
    assert "y = or f(x) =" in message
    assert "{x<0: -x, x^2}" in message


NUMBERS = st.sampled_from(["x", "-x", "x^2", "2", "a", "1/x", "|x|", "sin x", "x+1", "(x-a)", "x|x|", "2x", "√x"])
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!=", "≤", " ≥ ", "≠", " == "])


COMPARED = st.builds(
    lambda first, rest: first + "".join(sign + number for sign, number in rest),
    NUMBERS, st.lists(st.tuples(SIGNS, NUMBERS), min_size=1, max_size=3),
)  # fmt: skip
CONDITIONS = st.recursive(
    COMPARED,
    lambda inner: st.one_of(
        st.builds("not {}".format, inner),
        st.builds("({})".format, inner),
        st.builds("{} {} {}".format, inner, st.sampled_from(["and", "or", "&&", "||", "|"]), inner),
    ),
    max_leaves=4,
)


def chosen(texts):
    c = st.builds("{}<{}".format, texts, texts) | CONDITIONS
    return st.one_of(
        st.builds("{{{}: {}, {}}}".format, c, texts, texts),
        st.builds("{{{}: {}, {}: {}}}".format, c, texts, c, texts),
        st.builds("if({}, {})".format, c, texts),
        st.builds("if({}, {}, {})".format, c, texts, texts),
        st.builds("({} if {} else {})".format, texts, c, texts),
        st.builds("({} ? {} : {})".format, c, texts, texts),
        st.builds("({} {{{}}})".format, texts, c),
        st.builds("({})*{}".format, c, texts),
        st.builds("2{} + 1".format, texts.map("({})".format)),
    )


PIECES = st.recursive(NUMBERS, chosen, max_leaves=8)


@examples(300)
@given(PIECES, st.booleans())
@example("{x<a|a|: 1, x>a| |x|>2: 3}", False)
@example("(1 if x|x|<2|x| | x=0 else 2)", True)
def test_what_is_read_reads_back_as_the_same_tree(text, ascii):
    tree = outcome(text)
    if isinstance(tree, ExpressionError):
        assert "|" in text  # where a bar may be an `or` there are texts that nobody can read
        return
    assert parse_tree(reading(tree, ascii=ascii)) == tree
    assert parse_tree(flat_reading(tree, ascii)) == tree


@examples(300)
@given(st.text("x12<>=!{}:,?|&() ifelsandortw", max_size=40))
def test_no_text_of_signs_and_words_of_conditions_is_too_odd(text):
    if isinstance(result := outcome(text), ExpressionError):
        check_fit_to_show(result, text)


@pytest.mark.parametrize(
    "text",
    [
        "x" + "{x<0}" * 199,
        "1" + "if x<0else 1" * 80,
        "x<0?1:" * 160 + "1",
        "{x<0:" * 64 + "1" + "}" * 64,
        "1 {" + "not " * 240 + "x<0}",
        "{0" + "<x" * 450 + ": 1}",
        "x" + "|" * 990,
        "{x<0" + "|x<0" * 230 + ": 1}",
    ],
)
def test_long_and_deep_texts_are_read_or_refused_without_a_deep_stack(text):
    assert len(text) <= 1000
    result = outcome(text)
    if isinstance(result, ExpressionError):
        check_fit_to_show(result, text)
    else:
        assert len(reading(result)) > 0


def test_pieces_nest_as_deep_as_brackets_and_no_deeper():
    deep = "{x<0:" * 65 + "1" + "}" * 65
    assert "More than 64" in error_of(deep).message
    assert "More than 64" in error_of("x<0?" * 65 + "1" + ":1" * 65).message
