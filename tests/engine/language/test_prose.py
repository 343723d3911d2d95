"""A formula told in words, or with words around it, is offered in signs, and none is taken for words that is not."""

import time

import pytest

from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.syntax import parse_tree

# What is typed, what was meant, and a part of what is said.
MEANT = """
x squared                                ~ x^2                     ~ 'squared' is written ^2 here.
x cubed minus 3x                         ~ x^3 - 3x                ~ written
x minus 3                                ~ x - 3                   ~ 'minus' is written - here.
x plus three                             ~ x + 3                   ~ 'plus' is written + here.
two x times x                            ~ 2 x * x                 ~ 'times' is written * here.
x over 2                                 ~ x / 2                   ~ 'over' is written / here.
x divided by 2                           ~ x / 2                   ~ 'divided by' is written / here.
e to the power of x                      ~ e ^ x                   ~ 'to the power of' is written ^ here.
2 to the x                               ~ 2 ^ x                   ~ 'to the' is written ^ here.
the square root of x                     ~ sqrt x                  ~ written sqrt here
square root of x squared minus 3         ~ sqrt x^2 - 3            ~ written sqrt here
absolute value of x                      ~ abs x                   ~ written abs here
sin of x                                 ~ sin x                   ~ 'sin of' is written sin here.
sine of x                                ~ sin x                   ~ 'sine of' is written sin here.
negative x squared                       ~ - x^2                   ~ 'negative' is written - here.
Plot X Squared                           ~ X^2                     ~ without 'Plot'
a) x^2 + 1                               ~ x^2 + 1                 ~ without 'a)'
(iii) x^2 + 1                            ~ x^2 + 1                 ~ without '(iii)'
12b) f(x) = x^2                          ~ f(x) = x^2              ~ without '12b)'
b. sin x                                 ~ sin x                   ~ without 'b.'
Exercise 3: f(x) = x^2                   ~ f(x) = x^2              ~ without 'Exercise 3:'
f: R → R, x ↦ x^2                        ~ x ↦ x^2                 ~ without 'f: R → R,'
y = x^2 [0, 2]                           ~ y = x^2 {0<=x<=2}       ~ in braces behind the formula
plot x^2                                 ~ x^2                     ~ without 'plot'
plot(x^2)                                ~ (x^2)                   ~ without 'plot'
graph y = x^2                            ~ y = x^2                 ~ without 'graph'
what is the square root of x             ~ sqrt x                  ~ without 'what is'
derivative of x^3                        ~ x^3                     ~ The slope is worked out for you
differentiate x^2 sin(x)                 ~ x^2 sin(x)              ~ The slope is worked out for you
what is the derivative of x^3            ~ x^3                     ~ The slope is worked out for you
the slope of the curve y = x^2 at x = 1  ~ y = x^2                 ~ where x stands is given apart
one half x squared                       ~ 1/2 x^2                 ~ written 1/2
maximum of 4 - x^2                       ~ 4 - x^2                 ~ without 'maximum of'
tangent of x^2 at 3                      ~ x^2                     ~ without 'at 3'
tangent line to x^2 at 3                 ~ x^2                     ~ without 'at 3'
x^2 at x=3                               ~ x^2                     ~ without 'at x=3'
x^2 with x=pi/4                          ~ x^2                     ~ without 'with x=pi/4'
f(x) = x^2, x = 3                        ~ f(x) = x^2              ~ without 'x = 3'
a x^2, a=2, x=-3                         ~ a x^2                   ~ without 'a=2, x=-3'
x^2 from -3 to 3                         ~ x^2 {-3<=x<=3}          ~ in braces behind the formula
x^2 between 0 and 1                      ~ x^2 {0<=x<=1}           ~ in braces behind the formula
t^2 from 0 to 2pi                        ~ t^2 {0<=t<=2pi}         ~ in braces behind the formula
x y from 0 to 2                          ~ x y {0<=x<=2}           ~ in braces behind the formula
f = x^2 from -3 to 3               ~ f = x^2 {-3<=x<=3}      ~ in braces behind the formula
y = x^2 from -3 to 3                     ~ y = x^2 {-3<=x<=3}      ~ in braces behind the formula
x^2 on [-3,3]                            ~ x^2 {-3<=x<=3}          ~ in braces behind the formula
x^2 on (0; 2]                            ~ x^2 {0<x<=2}            ~ in braces behind the formula
x^2, x ∈ [0, 1)                          ~ x^2 {0<=x<1}            ~ in braces behind the formula
x^2 for x in [0,1]                       ~ x^2 {0<=x<=1}           ~ in braces behind the formula
x^2 over [0,2]                           ~ x^2 {0<=x<=2}           ~ in braces behind the formula
h(t) = 20t - 4.9t^2 on [0, 4]            ~ h(t) = 20t - 4.9t^2 {0<=t<=4} ~ in braces behind the formula
x^2 + 1 for 0 < x <= 2                   ~ x^2 + 1 {0 < x <= 2}    ~ in braces behind the formula
x^2 where x>0                            ~ x^2 {x>0}               ~ in braces behind the formula
x^2 when x > 0                           ~ x^2 {x > 0}             ~ in braces behind the formula
x^2, -3<x<3                              ~ x^2 {-3<x<3}            ~ in braces behind the formula
x^2; x>0                                 ~ x^2 {x>0}               ~ in braces behind the formula
x^2 | x > 0                              ~ x^2 {x > 0}             ~ in braces behind the formula
x squared from minus two to two          ~ x^2 {- 2<=x<=2}         ~ in braces behind the formula
1/x, x ≠ 0                               ~ 1/x {x ≠ 0}             ~ in braces behind the formula
1/x for x != 0                           ~ 1/x {x != 0}            ~ in braces behind the formula
f(x) = √x, x ≥ 0                         ~ f(x) = √x {x ≥ 0}       ~ in braces behind the formula
f(x) = x^2, x ∈ ℝ                        ~ f(x) = x^2              ~ without 'x ∈ ℝ'
x^2 for x in R                           ~ x^2                     ~ without 'for x in R'
x^2 for all x ∈ R                        ~ x^2                     ~ without 'for all x ∈ R'
|x-1| for all x                          ~ |x-1|                   ~ without 'for all x'
x^2 = 4                                  ~ x^2 - 4                 ~ holds where x^2 - 4 is 0
x^2 = 2x + 1                             ~ x^2 - (2x + 1)          ~ holds where x^2 - (2x + 1) is 0
x^2 - 4 = 0                              ~ x^2 - 4                 ~ holds where x^2 - 4 is 0
x = cos(x)                               ~ x - cos(x)              ~ holds where x - cos(x) is 0
y = x^2 = 4                              ~ y = x^2 - 4             ~ holds where x^2 - 4 is 0
E = m c^2                                ~ m c^2                   ~ leave E = out
V = 4/3 π r^3                            ~ 4/3 π r^3               ~ leave V = out
z = x*y                                  ~ x*y                     ~ leave z = out
x^2 = x                                  ~ x^2 - x                 ~ holds where x^2 - x is 0
solve x^2 = -4                           ~ x^2 - (-4)              ~ holds where x^2 - (-4) is 0
x^2 equals 4                             ~ x^2 - 4                 ~ holds where x^2 - 4 is 0
x^2?                                     ~ x^2                     ~ Leave '?' out.
"""

# What the words for it would also match, and another reason stands for.
OTHERWISE = """
at^2/2           ~ a*t
x^2 at           ~ a*t
x = 3            ~ where x stands is given apart from it
sin(x = 3)       ~ is no number
max(a, x=3)      ~ is no number
|x| > 0          ~ is no number
y' = 2x          ~ The slope is worked out
x^2 if x>0       ~ otherwise
y = 2x + 1, y = 3 ~ comma
2 + foo minus 3  ~ 'foo'
x^2 is great     ~ 'is'
= x^2            ~ begins without '='
x^2 =            ~ missing after
maximum(x 1)     ~ may mean x*1
max(x, 1         ~ never closed
"""


def error_of(text):
    with pytest.raises(ExpressionError) as caught:
        parse_tree(text)
    return caught.value


def rows(table):
    return [tuple(part.strip() for part in row.split("~")) for row in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "meant", "said"), rows(MEANT))
def test_a_formula_in_words_is_offered_in_signs(text, meant, said):
    error = error_of(text)
    assert said in error.message
    assert (text[: error.start] + error.suggestion + text[error.end :]).strip() == meant
    parse_tree(meant)


@pytest.mark.parametrize(("text", "said"), rows(OTHERWISE))
def test_what_is_wrong_for_another_reason_is_told_so(text, said):
    assert said in error_of(text).message


@pytest.mark.parametrize(("text", "offered"), [("minus 3x + foo", "- 3x + foo"), ("plot x + foo", "x + foo")])
def test_a_single_word_is_corrected_whatever_else_is_wrong(text, offered):
    error = error_of(text)
    assert (text[: error.start] + error.suggestion + text[error.end :]).strip() == offered


def test_long_texts_of_such_words_cost_no_time():
    texts = [
        "x squared " * 19,
        "for all " * 25,
        "x, " * 66,
        "from 1 to " * 19,
        " " * 199 + "x y=",
        "=" * 199,
        "<x" * 99,
    ]
    begun = time.process_time()
    for text in texts:
        error_of(text)
    assert time.process_time() - begun < 2
