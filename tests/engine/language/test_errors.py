"""What is said of a text that is no expression: where, why, and what to write instead."""

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.calculus.functions import SPELLINGS, TABLE
from mgtui.engine.language.errors import ExpressionError, described, escaped, quoted, visible
from mgtui.engine.language.syntax import parse_tree


def error_of(text):
    with pytest.raises(ExpressionError) as caught:
        parse_tree(text)
    return caught.value


# text | the part that is pointed at | words of the message
POINTS = """
x*                  | *          | missing after '*'
x+                  | +          | missing after '+'
x**                 | **         | missing after '**'
-                   | -          | missing after '-'
(x+)                | +          | missing after '+'
max(x,)             | ,          | missing after the comma
max(,x)             | ,          | missing before ','
*x                  | *          | missing before '*'
(*x)                | *          | missing before '*'
x+*2                | *          | '*' cannot follow '+'
x^^2                | ^          | '^' cannot follow '^'
()                  | ()         | nothing between
(x+1                | (          | never closed
sin(                | (          | never closed
sin(x               | (          | never closed
(x+1))              | )          | closes no bracket
x|                  | |          | never closed
|x                  | |          | never closed
(|x)                | |          | bar is never closed
sin                 | sin        | such as sin(x)
2 cos               | cos        | such as cos(x)
sin^2               | sin        | such as sin(x)
sin * x             | sin        | such as sin(x)
|sin|               | |          | never closed
log_                | _          | missing after '_'
log_(2) x           | (          | cannot follow '_'
²                   | ²          | missing before '²'
min()               | min()      | two or more
min(x)              | min(x)     | two or more
min x               | min        | two or more
exp()               | exp()      | one argument
mod(x)              | mod(x)     | two arguments
sin(x, 2)           | ,          | one argument
log(x,2,3)          | ,          | one or two
log_2(x,3)          | ,          | one argument
ln^-1 x             | ln^-1      | 1/ln(x) or the inverse
x,y                 | ,          | between the arguments
1.2.3               | .3         | one decimal point
1..2                | .2         | one decimal point
x.real              | .          | dot belongs in a number
1e400               | 1e400      | too large
1e-400              | 1e-400     | too small
x²⁰ + 1e999         | 1e999      | too large
x == 1              | ==         | {x == 1: -x, x^2}
x<1                 | <          | if(x<1, -x, x^2)
x ≤ 1               | ≤          | (x ≤ 1)*x
x != 1              | !=         | is no number
x ≈ 1               | ≈          | <, <=
x << 1              | <<         | and, or
a = 3               | =          | '=' is not offered
x^2 = 4             | =          | '=' is not offered
y = y + 1           | y          | both sides
y =                 | =          | Nothing stands after =
f(x)=               | =          | Nothing stands after =
x -> 1              | ->         | '->' is not offered
x := 2              | :=         | ':=' is not offered
50%                 | %          | mod(a, b)
x//2                | //         | floor(x/2)
x'                  | '          | slope is worked out
x;y                 | ;          | one formula at a time
x && 1              | &&         | Logic
∞                   | ∞          | Infinity
-inf                | inf        | Infinity
nan                 | nan        | not a number
None                | None       | not a number
5 km                | km         | Units
import os           | import     | Python
x and 1             | and        | Logic
x if x else 1       | x          | no condition
__import__('os')    | __import__ | as in x_1
print(x)            | print      | Python
log1p(x)            | log1p      | write ln(1 + x)
exp2(x)             | exp2       | write 2^x
expm1(x)            | expm1      | write exp(x) - 1
foo                 | foo        | not known here
e⁻                  | ⁻          | no meaning
e⁻ˣ²                | ⁻          | no meaning
x²⁺¹                | ²⁺¹        | write ^(2+1)
e^x⁻³⁻²⁺¹ + 1       | ⁻³⁻²⁺¹     | write ^(-3-2+1)
f(x)                | f          | kept back as the name of a function
eps*x               | eps        | called epsilon
lam*x               | lam        | called lambda
2i                  | i          | imaginary unit
x + G               | G          | kept back
x∈ℝ                 | ∈          | element of
∑x                  | ∑          | slope is worked out
"""


@pytest.mark.parametrize("row", POINTS.strip().splitlines())
def test_an_error_points_at_the_offending_part_and_says_why(row):
    text, place, words = (part.strip() for part in (row[:20], row[22:33], row[35:]))
    text, place = text.replace("\\\\", "\\"), place.replace("\\\\", "\\")
    error = error_of(text)
    assert text[error.start : error.end] == place
    assert words in error.message


# text | the example in the message: what was typed, with what it lacks and without what is too much
EXAMPLES = """
x mod 3             | write mod(x, 3).
2t mod 3 + 1        | write mod(2t, 3).
1 - x mod 3         | write mod(x, 3).
-x mod 3            | write mod(-x, 3).
(x-1) mod 2x        | write mod((x-1), 2x).
x mod               | such as mod(x, 2).
t mod               | such as mod(t, 2).
mod t               | write mod(t, 2).
mod(x+1)            | write mod(x+1, 2).
atan2(y)            | write atan2(y, 2).
log(t^2, 2, 3)      | write log(t^2, 2).
log_2(x, 3)         | write log_2(x).
sin^2(t, 2)         | write sin^2(t).
min()               | write min(x, 2).
max(y^2)            | write max(y^2, 2).
max(x^2 - 3x + 1 - 7x) | write max(x, 2).
clamp(t)            | write clamp(t, 0, 1).
if(x>1)             | write if(x>1, -x, x^2).
if(t>1)             | write if(t>1, -t, t^2).
exp()               | write exp(x).
2 sin + t           | such as sin(t).
t % 3               | mod(t, 3) for a remainder
t % (t+1)           | mod(t, t+1) for a remainder
(t+1)//2y           | write floor((t+1)/(2y))
log1p(3t)           | write ln(1 + 3t).
log1p(t-1)          | write ln(1 + (t-1)).
square(t+1)         | write (t+1)^2.
factorial(2n)       | write (2n)!.
sind(30)            | write sin(30°).
int(t/2)            | write sign(t/2)*floor(abs(t/2)).
fmod(t, 3)          | mod(t, 3) is, whose result has the sign of 3.
fmod(t)             | mod(t, 2) is
print(t)            | such as t^2 + 1.
sum(t)              | as in t + t^2.
t, 3                | as in max(t, 1).
t.^2                | write t^2 instead of t.^2.
2 + (t>3)           | write {t>3: -t, t^2}, if(t>3, -t, t^2), (t>3)*t.
if(t, 1, 2)         | as in t > 0.
{t>2}               | write t^2 {t>2}, or {t>2: t^2}.
t^2 if t>0          | write -t if t>0 else t^2, or t^2 {t>0}
sin2(t+1)           | write sin^2(t+1) or sin(2*(t+1)).
sqrt2(t)            | write sqrt(2)*(t) or sqrt(2*t).
tan-1(2t)           | write atan(2t) or tan(2t) - 1.
ln^-1(2t)           | 1/ln(2t) or the inverse
12°15'              | write 12.25° for 12°15'.
t + foo_bar         | as in t_1.
t and 1             | as in 0 < t and t < 1.
piecewise(t)        | {t<0: -t, t^2}
"""


@pytest.mark.parametrize("row", EXAMPLES.strip().splitlines())
def test_an_example_is_made_of_what_was_typed(row):
    text, example = (part.strip() for part in row.split("|"))
    assert example in error_of(text).message


# text | what it becomes when the suggestion takes the place of the offending part
CORRECTED = """
sni(x)              | sin(x)
2 cso x             | 2 cos x
sqr(x)              | sqrt(x)
sinn(x)             | sin(x)
sine(x)             | sin(x)
TNA(x)              | tan(x)
arcsine(x)          | asin(x)
arcsni(x)           | arcsin(x)
ab                  | a*b
ab(x)               | a*b(x)
ax^2 + bx + c       | a*x^2 + bx + c
xyt                 | x*y*t
2pir                | 2pi*r
sint                | sin(t)
x2                  | x^2
3!!                 | (3!)!
x + (2x)!!          | x + ((2x)!)!
sin2(x)             | sin^2(x)
sqrt2(x)            | sqrt(2)*(x)
4E(3.5)             | 4*10^(3.5)
3x2 - 4x            | 3x^2 - 4x
x 2                 | x*2
π2                  | pi^2
2 3                 | 2*3
x²3                 | x²*3
1 000x              | 1000x
1 000 000 + x       | 1000000 + x
1,5                 | 1.5
1,5x + 2            | 1.5x + 2
sin(1,5)            | sin(1.5)
1,000               | 1000
12,345,678x         | 12345678x
1_000               | 1000
0x10                | 16
0b101               | 5
0x                  | 0*x
1j                  | 1*j
xⁿ                  | x^n
eˣ                  | e^x
2e⁻ˣ/x              | 2e^(-x)/x
e⁻ᵏˣ + 1            | e^(-k*x) + 1
e⁺ˣ                 | e^(x)
३x                  | 3x
2х                  | 2x
tg x                | tan x
sn(x)               | sin(x)
2sn(t) + 1          | 2sin(t) + 1
sn x                | sin x
tn(x)               | tan(x)
cs(x)               | cos(x)
nl(x)               | ln(x)
co(x)               | cos(x)
xsn(x)              | x*sin(x)
2xcso(3x) + 1       | 2x*cos(3x) + 1
si(x)               | sin(x)
ep(-x)              | exp(-x)
mx(x, 1)            | max(x, 1)
mx(1 - x)           | m*x(1 - x)
ct + d              | c*t + d
x mod 3             | mod(x, 3)
2t mod 3 + 1        | mod(2t, 3) + 1
"""


@pytest.mark.parametrize("row", CORRECTED.strip().splitlines())
def test_a_suggestion_takes_the_place_of_the_offending_part(row):
    text, corrected = (part.strip() for part in row.split("|"))
    error = error_of(text)
    assert error.suggestion is not None
    assert text[: error.start] + error.suggestion + text[error.end :] == corrected


def test_a_name_with_two_letters_swapped_is_recognised_for_every_long_name():
    for name in SPELLINGS:
        if len(name) >= 5 and name.isalpha():
            typed = name[:2] + name[3] + name[2] + name[4:]
            if typed not in SPELLINGS and typed != name:
                assert error_of(f"{typed}({', '.join('xy'[: TABLE[SPELLINGS[name]].least])})").suggestion in SPELLINGS


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_an_empty_line_is_told_what_to_type(text):
    error = error_of(text)
    assert "type a formula" in error.message
    assert (error.start, error.end) == (0, 0)


@pytest.mark.parametrize("text", ["x\ny", "x^2\nx+1", "3x\r\n\r\nsin x"])
def test_a_second_line_is_refused_not_multiplied(text):
    error = error_of(text)
    assert "one formula at a time" in error.message
    assert "\n" in text[: error.start]


def test_a_text_of_one_endless_word_is_refused_in_a_short_message():
    for letter in "aqsx_":
        error = error_of("q" + letter * 999)
        assert (error.start, error.end) == (0, 1000)
        assert len(error.message) < 150


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\x1b", "U+001B (a control character)"), ("\ud800", "U+D800 (half of a surrogate pair)"),
     ("\ue000", "U+E000 (a private character)"), ("\u0301", "U+0301 (combining acute accent)"),
     ("\u05e9", "U+05E9 (hebrew letter shin)"), ("\u0378", "U+0378 (no character)"),
     ("\udc80", "Byte 80 (no text in the encoding of the input)"), ("\udcff", "Byte FF (no text in"),
     ("\udc7f", "U+DC7F (half of a surrogate pair)"), ("\udd00", "U+DD00 (half of a surrogate pair)")],
)  # fmt: skip
def test_a_character_that_cannot_be_shown_is_named(char, shown):
    error = error_of(f"x + {char}")
    assert shown in error.message
    assert (error.start, error.end) == (4, 5)


def test_quotes_are_escaped_and_cut():
    assert quoted("a\x07b") == "'a\\x07b'"
    assert escaped("\u202e\U000e0001é") == "\\u202e\\U000e0001é"
    assert quoted("q" * 25) == "'" + "q" * 23 + "…'"
    assert described("!") == "'!'"


@given(st.text())
def test_nothing_that_moves_hides_or_breaks_is_left_in_an_escaped_text(text):
    shown = escaped(text)
    assert shown.isprintable()
    assert shown.encode().decode() == shown
    assert not any(unicodedata.bidirectional(char) in {"R", "AL", "RLO", "LRO", "RLE", "RLI"} for char in shown)
    assert all(visible(char) for char in shown)


def test_an_error_survives_pickling_and_is_a_value_error():
    error = pickle.loads(pickle.dumps(error_of("sni x")))
    assert isinstance(error, ValueError)
    assert isinstance(error, ExpressionError)
    assert (str(error), error.start, error.end, error.suggestion) == (error.message, 0, 3, "sin")


def test_a_message_is_never_longer_than_a_line_or_two():
    assert len(ExpressionError("q" * 5000, 0, 1).message) == 200
